"""What is remembered of sheets by their headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.layouts import (
    combined,
    forget_layout,
    keep_layout,
    layout_for,
    made_layout,
    rename_layout,
    wishes_of,
)
from planner.domain import edits
from planner.domain.records import SheetLayout
from planner.exchange.reading.model import At, Field, Wishes

HEADINGS = ("posting date", "where", "copy")
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
WISHES = Wishes(
    answers={"order": "day-first", "time:lunch": "12:30", "time:none": {"14": "09:00"}, "there:differs": "update"},
    columns={"copy": Field.TEXT},
    cells={(At(0, 14), Field.TIME): "09:00"},
)


def a_layout(document: Document, wishes: Wishes = WISHES, name: str = "") -> SheetLayout:
    layout = made_layout(document.brands()[0], HEADINGS, wishes, name=name, at=AT)
    assert layout is not None
    return layout


def test_answers_that_hold_for_the_next_sheet_are_kept(document: Document) -> None:
    kept = wishes_of(a_layout(document))
    assert kept == Wishes(answers={"order": "day-first", "time:lunch": "12:30"}, columns={"copy": Field.TEXT})


def test_a_sheet_with_the_same_headings_finds_it(document: Document) -> None:
    brand = document.brands()[0]
    document.do(keep_layout(a_layout(document)))
    found = layout_for(document, brand, HEADINGS)
    assert found is not None
    assert wishes_of(found).answers["order"] == "day-first"
    assert layout_for(document, brand, (*HEADINGS, "link")) is None
    assert layout_for(document, brand, ()) is None
    assert document.next_undo is None


def test_it_can_be_kept_anew_renamed_and_forgotten(document: Document) -> None:
    brand = document.brands()[0]
    first = a_layout(document)
    document.do(keep_layout(first))
    again = a_layout(document, Wishes(answers={"order": "month-first"}))
    document.do(keep_layout(again, before=first))
    (kept,) = document.layouts(brand)
    assert (kept.id, wishes_of(kept).answers) == (first.id, {"order": "month-first"})
    document.do(rename_layout(kept, " Nela's sheet "))
    (named,) = document.layouts(brand)
    assert named.name == "Nela's sheet"
    document.do(forget_layout(named))
    assert document.layouts(brand) == []


@pytest.mark.parametrize(
    "table", ["", "[]", "{", '{"answers": 3, "columns": {"copy": "no field"}}', '{"answers": {"order": 1}}']
)
def test_what_cannot_be_understood_is_left_out(document: Document, table: str) -> None:
    assert wishes_of(replace(a_layout(document), table=table)) == Wishes()


def test_nothing_said_is_nothing_to_remember(document: Document) -> None:
    brand = document.brands()[0]
    assert made_layout(brand, HEADINGS, Wishes(), name="", at=AT) is None
    assert made_layout(brand, (), WISHES, name="", at=AT) is None
    assert made_layout(brand, HEADINGS, Wishes(), name="Nela's", at=AT) is not None


def test_what_is_said_now_stands_before_what_was_remembered() -> None:
    before = Wishes(answers={"order": "day-first", "time:lunch": "12:30"}, columns={"copy": Field.TEXT})
    now = combined(before, Wishes(answers={"order": "month-first"}, columns={"where": Field.CHANNEL}))
    assert now.answers == {"order": "month-first", "time:lunch": "12:30"}
    assert now.columns == {"copy": Field.TEXT, "where": Field.CHANNEL}


def test_the_making_of_a_brand_whose_sheets_are_remembered_can_be_undone(
    document: Document, catalogue: Catalogue
) -> None:
    brand = new_brand("Marrow", "Europe/London")
    document.do(edits.add_brand(brand, catalogue.kinds))
    document.do(keep_layout(replace(a_layout(document), brand_id=brand.id)))
    document.undo()
    assert [one.name for one in document.brands()] == ["Ferrow"]
    document.redo()
    assert document.layouts(brand) == []
