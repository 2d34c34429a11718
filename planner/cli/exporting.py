"""Exporting on the command line: what leaves, as what, and where it goes."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.exporting import Export, Written
from planner.app.handover import Leaving
from planner.app.surroundings import own_facts, own_settings
from planner.app.targets import Made
from planner.app.written_files import WrittenFiles
from planner.cli import words
from planner.cli.export_words import export_facts, loss_words
from planner.cli.targets import chosen_target
from planner.cli.wanted import (
    Failed,
    WrongUsage,
    chosen_brand,
    in_zone_of,
    opened_store,
    pretended_now,
    say,
    span_in,
)
from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.shown import NO_FILTER, Filter
from planner.store.errors import Held, NotWritten

_STANDARD_OUTPUT = "-"


def export(wanted: argparse.Namespace) -> None:
    """Writes what is asked for, and notes it in the plan; to standard output it is only looked at."""
    target = chosen_target(wanted, Catalogue(own_facts=own_facts()))
    with opened_to_export(wanted) as (document, may_write):
        brand = chosen_brand(document, wanted.brand)
        now = in_zone_of(pretended_now(wanted), brand)
        span = span_in(wanted, now.date(), "An export")
        only = _filter(wanted, document, brand)
        leaving = Leaving(span=span, filter=only, only_changed=wanted.changed, only_waiting=wanted.waiting)
        exporting = Export(document, brand, leaving, target, now)
        made = exporting.made()
        if wanted.output == _STANDARD_OUTPUT:
            _print(wanted, exporting, made)
            return
        known = WrittenFiles(own_settings().with_name("exported.json"))
        written = exporting.write(made, Path(wanted.output), known)
        not_noted = exporting.note(made) if may_write else ""
    if not_noted:
        say(f"The files were written, but the export is not noted in the plan. {not_noted}")
    _tell(wanted, exporting, written, noted=may_write and not not_noted)


def _print(wanted: argparse.Namespace, exporting: Export, made: Made) -> None:
    """What is only looked at, or piped on, hands nothing over."""
    if wanted.json:
        print(words.as_json(export_facts(exporting, made)))
        return
    if len(made.files) > 1:
        names = ", ".join(one.name for one in made.files)
        raise Failed(f"These are several files ({names}). Name a folder with --output.")
    for sentence in loss_words(exporting, made):
        say(sentence)
    for one in made.files:
        sys.stdout.buffer.write(one.content)


def _tell(wanted: argparse.Namespace, exporting: Export, written: Written, *, noted: bool) -> None:
    for kept in written.kept:
        say(f"A file there had been changed since it was exported; it was kept as {kept}.")
    if wanted.json:
        facts = export_facts(exporting, written.made, paths=written.paths)
        print(words.as_json(facts | {"kept": [str(path) for path in written.kept], "noted": noted}))
        return
    for sentence in loss_words(exporting, written.made):
        say(sentence)
    count = words.many(written.made.goes, "entry") if written.made.goes else "The header alone (the week is empty)"
    where = str(written.paths[0]) if len(written.paths) == 1 else f"{len(written.paths)} files in {wanted.output}"
    print(f"{count} of {exporting.brand.name}, {exporting.leaving.span} written to {where}.")


def _filter(wanted: argparse.Namespace, document: Document, brand: Brand) -> Filter:
    """What hides all channels but the named ones."""
    if not wanted.channel:
        return NO_FILTER
    plan = document.settings_of(brand)
    named = {_channel(plan, name) for name in wanted.channel}
    return Filter(channels=frozenset({None, *plan.channels} - named))


def _channel(plan: Plan, name: str) -> str:
    for channel in plan.channels.values():
        if channel.name.casefold() == name.strip().casefold():
            return channel.id
    names = ", ".join(channel.name for channel in plan.channels.values())
    raise WrongUsage(f"There is no channel “{name}”; there are {names}.")


@contextlib.contextmanager
def opened_to_export(wanted: argparse.Namespace) -> Iterator[tuple[Document, bool]]:
    """The plan for writing, or for reading when it is held elsewhere: it can be exported all the same."""
    try:
        store, may_write = opened_store(wanted, write=True), True
    except (Held, NotWritten) as error:
        say(f"The export is not noted in the plan. {error}")
        store, may_write = opened_store(wanted, write=False), False
    with store:
        yield Document(store), may_write
