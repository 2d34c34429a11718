"""What differs between an export and now: changed, new, no longer there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from planner.domain.handed_over import (
    CELL_WORDS,
    CHANNEL_CELL,
    KIND_CELL,
    TEXT_CELL,
    TIME_CELL,
    TITLE_CELL,
    day_of,
    differences,
    name_of,
)
from planner.domain.records import Exported
from planner.exchange.own.week_csv import COLUMNS
from tests.builders import MONDAY

EMPTY = ("",) * len(COLUMNS)


def a_row(id_: str = "p", **cells: str) -> tuple[str, ...]:
    named = {"placement_id": id_, "date": "2026-11-23", "text": "Hello"} | cells
    return tuple(named.get(name, "") for name in COLUMNS)


def an_export(*rows: tuple[str, ...], whole: bool = True) -> Exported:
    return Exported(id="e", brand_id="b", week=MONDAY, format="csv", at=datetime(2026, 11, 23), whole=whole, rows=rows)


def test_the_cells_are_called_what_the_columns_hold() -> None:
    assert len(CELL_WORDS) == len(COLUMNS)
    cells = (CHANNEL_CELL, KIND_CELL, TEXT_CELL, TIME_CELL, TITLE_CELL)
    assert [COLUMNS[at] for at in cells] == ["channel", "kind", "text", "time", "title"]
    assert COLUMNS[CELL_WORDS.index("alt text")] == "alt_text"


def test_the_fields_that_changed_are_named() -> None:
    (found,) = differences(an_export(a_row()), [a_row(text="Bye", time="10:00")])
    assert [COLUMNS[at] for at in found.changed] == ["time", "text"]
    assert found.word == "changed: time, text"


def test_the_week_only_follows_from_the_day() -> None:
    (found,) = differences(an_export(a_row()), [a_row(date="2026-11-24", week_start="2026-11-24")])
    assert found.word == "changed: day"


def test_what_is_gone_and_what_is_new_have_no_fields() -> None:
    gone, new = differences(an_export(a_row("a")), [a_row("b")])
    assert (gone.placement_id, gone.word, gone.changed) == ("a", "no longer in its week", ())
    assert (new.placement_id, new.word, new.changed) == ("b", "new", ())


@pytest.mark.parametrize(
    ("whole", "unknown", "ids"), [(True, None, ["b"]), (False, None, []), (False, True, ["b"]), (True, False, [])]
)
def test_what_a_part_does_not_know_is_new_only_when_that_is_asked_for(
    whole: bool, unknown: bool | None, ids: list[str]
) -> None:
    found = differences(an_export(a_row("a"), whole=whole), [a_row("a"), a_row("b")], unknown=unknown)
    assert [one.placement_id for one in found] == ids


def test_without_an_export_all_is_new() -> None:
    assert [one.word for one in differences(None, [a_row()])] == ["new"]


def test_rows_of_older_exports_may_have_fewer_cells() -> None:
    (found,) = differences(an_export(("p", "post")), [a_row(post_id="post")])
    assert "text" in found.word


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (a_row(title="Launch"), "Launch"),
        (a_row(text="One\ntwo " + "x" * 60), "One two " + "x" * 32),
        (a_row(text=""), "p"),
        (("p",), "p"),
    ],
)
def test_an_entry_of_the_past_is_named_by_what_it_said(row: tuple[str, ...], name: str) -> None:
    assert name_of(row) == name


def test_the_day_of_a_row() -> None:
    assert day_of(a_row()) == date(2026, 11, 23)
    assert day_of(a_row(date="")) is None
    assert day_of(("p",)) is None


def test_a_difference_can_be_compared() -> None:
    (found,) = differences(an_export(a_row()), [a_row(text="Bye")])
    assert replace(found) == found
