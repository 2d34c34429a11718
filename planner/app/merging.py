"""Rows into the plan: which of it they mean, whose ids they have, and the one edit that they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from planner.app.brands import NOTHING
from planner.app.bulk import keeping_all
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, Label, LabelSet
from planner.exchange.format import Imported, RowNote
from planner.exchange.merging.merge import Beside, Merge
from planner.exchange.own.ids import ids_of, own_id, with_ids, with_own_ids
from planner.exchange.own.week_csv import Table, read


def read_plan(
    document: Document, brand: Brand, content: bytes, catalogue: Catalogue, making: Edit = NOTHING
) -> Imported:
    """What a file of our columns would do to the brand; raises BadFile when it is no such file.

    ``making`` makes the brand when it is new, and becomes part of the edit.
    """
    with keeping_all():
        return merged(document, brand, with_ids(read(content), brand.id), catalogue, making)


def merged(
    document: Document,
    brand: Brand,
    table: Table,
    catalogue: Catalogue,
    making: Edit = NOTHING,
    *,
    beside: Mapping[int, Beside] = MappingProxyType({}),
    row_words: Callable[[int], str] = str,
) -> Imported:
    """What a table with ids would do to the brand; ``beside`` and ``row_words`` are as in ``Merge``."""
    plan, foreign = document.plan_of(brand, *ids_of(table))
    if len(document.brands()) > 1:
        foreign |= _ids_replaced_before(document, brand, table, plan)
    if foreign:
        table = with_own_ids(table, foreign, brand.id)
        plan, _ = document.plan_of(brand, *ids_of(table))
    imported = Merge(with_labels(plan, making), catalogue.platforms, row_words).imported(table, beside)
    edit = replace(imported.edit, changes=(*making.changes, *imported.edit.changes))
    if not foreign:
        return replace(imported, edit=edit)
    sentence = f"{len(foreign)} ids belong to entries of another brand; the rows got ids of their own in {brand.name}"
    return replace(imported, edit=edit, findings=(RowNote(1, sentence), *imported.findings))


def with_labels(plan: Plan, making: Edit) -> Plan:
    """The plan of a brand with the label sets and labels that come with its making."""
    for change in making.changes:
        if isinstance(change.after, LabelSet):
            plan.sets[change.after.id] = change.after
        elif isinstance(change.after, Label):
            plan.labels[change.after.id] = change.after
    return plan


def _ids_replaced_before(document: Document, brand: Brand, table: Table, plan: Plan) -> set[str]:
    """The ids that an earlier import replaced by the brand's own, because another brand had them then."""
    posts, placements = ids_of(table)
    own_posts = document.post_ids_ending(brand, own_id("", brand.id))
    replaced = {id_ for id_ in posts if own_id(id_, brand.id) in own_posts} if own_posts else set()
    beside, _ = document.plan_of(brand, {own_id(id_, brand.id) for id_ in replaced}, set())
    there = {*plan.placements, *beside.placements}
    return replaced | ({id_ for id_ in placements if own_id(id_, brand.id) in there} if there else set())
