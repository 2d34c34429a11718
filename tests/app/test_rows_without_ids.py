"""Files with our own columns whose ids are gone: their rows are still the entries that they were."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from io import StringIO

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import week_rows
from planner.app.intake import Intake, Meets, Taken
from planner.domain.edits import edit_placement, edit_post, note_export
from planner.domain.records import Exported, Status
from planner.domain.span import Week
from planner.exchange.own.week_csv import COLUMNS
from tests.app.test_intake import entry_on, plan_in

TODAY = date(2026, 11, 23)
WEEK = Week(TODAY)
IDS = ("placement_id", "post_id")

SHEET = """Date,Time,Channel,Caption,Status,Who,Notes
23/11/2026,9am,Instagram,Coffee on the house all morning long,Draft,Ida,ask Bo
,,Facebook,,,,
24/11/2026,12:30,Instagram & Facebook,The new cups are here; come and see them,Approved,Nela,
25/11/2026,17:00,Google,Open late on Thursday for the market,Draft,,
"""


@pytest.fixture
def held(document: Document, catalogue: Catalogue) -> Document:
    """A plan with five entries of three posts."""
    document.do(taken(document, catalogue, SHEET).imported.edit)
    return document


def taken(document: Document, catalogue: Catalogue, content: str) -> Taken:
    intake = Intake(document, document.brands()[0], catalogue, TODAY)
    intake.open(content.encode(), "plan.csv")
    return intake.read()


def brought_in(document: Document, catalogue: Catalogue, content: str) -> Taken:
    found = taken(document, catalogue, content)
    assert found.asks == ()
    document.do(found.imported.edit)
    return found


def rows_of(document: Document, *, noted: bool = False) -> list[dict[str, str]]:
    """The rows of the week as they leave."""
    brand = document.brands()[0]
    rows = week_rows(document, brand, WEEK)
    if noted:
        at = datetime(2026, 11, 22, 9, tzinfo=UTC)
        said = Exported(id="x", brand_id=brand.id, week=WEEK.monday, format="week-csv", at=at, rows=rows)
        document.do(note_export(said))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def written(rows: list[dict[str, str]], without: tuple[str, ...] = ()) -> str:
    out = StringIO()
    names = [name for name in COLUMNS if name not in without]
    table = csv.DictWriter(out, names, extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def blank(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row | dict.fromkeys(IDS, "") for row in rows]


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("cells_only", [False, True])
def test_without_ids_the_same_changes_nothing(
    held: Document, catalogue: Catalogue, noted: bool, cells_only: bool
) -> None:
    rows = rows_of(held, noted=noted)
    content = written(blank(rows)) if cells_only else written(rows, IDS)
    found = taken(held, catalogue, content)
    assert (found.asks, found.imported.edit.changes, found.imported.skipped) == ((), (), ())


@pytest.mark.parametrize("noted", [False, True])
def test_what_was_corrected_holds(held: Document, catalogue: Catalogue, noted: bool) -> None:
    content = written(rows_of(held, noted=noted), IDS).replace("come and see them", "come and see them today")
    brought_in(held, catalogue, content.replace("Ida", "Mo"))
    plan = plan_in(held)
    assert (len(plan.posts), len(plan.placements)) == (3, 5)
    post = plan.post_of(entry_on(held, "Instagram", "see them today"))
    assert plan.post_of(entry_on(held, "Facebook", "see them today")) == post
    assert plan.post_of(entry_on(held, "Facebook", "Coffee")).who == "Mo"


def test_what_the_sheet_leaves_empty_stays(held: Document, catalogue: Catalogue) -> None:
    rows = [row | {"status": "", "notes": "", "timezone": ""} for row in blank(rows_of(held))]
    assert taken(held, catalogue, written(rows)).imported.edit.changes == ()


@pytest.mark.parametrize("change", [{"date": "2026-11-26"}, {"time": "18:00"}])
def test_what_was_moved_is_moved_and_told(held: Document, catalogue: Catalogue, change: dict[str, str]) -> None:
    rows = [row | change if "market" in row["text"] else row for row in blank(rows_of(held))]
    found = brought_in(held, catalogue, written(rows))
    entry = entry_on(held, "Google Business Profile", "market")
    assert entry.date
    assert entry.time
    stands = {"date": entry.date.isoformat(), "time": entry.time.isoformat("minutes")}
    assert stands.items() >= change.items()
    assert len(plan_in(held).placements) == 5
    assert any("is moved" in note.sentence for note in found.imported.findings)


def test_a_week_on_it_is_another_post(held: Document, catalogue: Catalogue) -> None:
    rows = [row | {"date": str(date.fromisoformat(row["date"]).replace(month=12, day=2))} for row in rows_of(held)]
    brought_in(held, catalogue, written([row for row in rows if "market" in row["text"]], IDS))
    plan = plan_in(held)
    assert sorted(one.date for one in plan.placements.values() if "market" in plan.post_of(one).text and one.date) == [
        date(2026, 11, 25),
        date(2026, 12, 2),
    ]


def test_rows_with_ids_come_first(held: Document, catalogue: Catalogue) -> None:
    """A row copied below the one with its id is a row more, and not the entry."""
    rows = rows_of(held)
    copied = [row for row in rows if "market" in row["text"]]
    brought_in(held, catalogue, written([*blank(copied), *rows]))
    assert len(plan_in(held).placements) == 6


def test_the_same_row_twice_is_refused_the_second_time(held: Document, catalogue: Catalogue) -> None:
    rows = [row for row in rows_of(held) if "market" in row["text"]]
    found = taken(held, catalogue, written([*rows, *rows], IDS))
    assert found.imported.edit.changes == ()
    assert [(note.row, "it repeats row 2" in note.sentence) for note in found.imported.skipped] == [(3, True)]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"time": "25:00"}, "not a time"), ({"timezone": "Mars"}, "no time zone"), ({"status": "so so"}, "not a status")],
)
def test_a_bad_row_is_refused_though_it_is_known(
    held: Document, catalogue: Catalogue, change: dict[str, str], words: str
) -> None:
    held.do(edit_placement(entry_on(held, "Google Business Profile", "market"), "time", None))
    rows = [row | change if "market" in row["text"] else row for row in blank(rows_of(held))]
    found = taken(held, catalogue, written(rows))
    assert [words in note.sentence for note in found.imported.skipped] == [True]


def test_changed_on_both_sides_is_told_and_the_sheet_holds(held: Document, catalogue: Catalogue) -> None:
    content = written(rows_of(held, noted=True), IDS).replace("come and see them", "come and see them soon")
    post = plan_in(held).post_of(entry_on(held, "Instagram", "new cups"))
    held.do(edit_post(post, "text", "The new cups are here; come and see them both"))
    found = taken(held, catalogue, content)
    assert [(ask.id, ask.must, ask.default) for ask in found.asks] == [("there:conflict", False, "sheet")]
    assert {meeting.how for met in found.met.values() for meeting in met} == {Meets.SAME, Meets.CONFLICT}
    held.do(found.imported.edit)
    assert entry_on(held, "Instagram", "soon")


def test_a_row_that_came_in_without_an_id_is_found_again_by_what_it_says(held: Document, catalogue: Catalogue) -> None:
    """As long as the row says the same it has the id that was made of it, wherever the entry stands by now."""
    row = rows_of(held)[0] | {"channel": "Instagram", "text": "Something entirely new for the winter", "time": "15:00"}
    content = written([row], IDS)
    brought_in(held, catalogue, content)
    entry = entry_on(held, "Instagram", "entirely new")
    held.do(edit_placement(entry, "time", time(16)))
    brought_in(held, catalogue, content)
    assert entry_on(held, "Instagram", "entirely new").time == time(15)


@pytest.mark.parametrize("noted", [False, True])
def test_with_its_id_an_empty_cell_is_empty(held: Document, catalogue: Catalogue, noted: bool) -> None:
    rows = [row | {"notes": ""} if "Coffee" in row["text"] else row for row in rows_of(held, noted=noted)]
    brought_in(held, catalogue, written(rows))
    assert plan_in(held).post_of(entry_on(held, "Instagram", "Coffee")).notes == ""


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("change", [{"notes": "ask Mo"}, {"time": "09:10"}, {"media": "door.jpg"}])
def test_with_its_id_what_is_out_can_be_corrected(
    held: Document, catalogue: Catalogue, noted: bool, change: dict[str, str]
) -> None:
    held.do(edit_placement(entry_on(held, "Instagram", "Coffee"), "status", Status.SCHEDULED))
    rows = rows_of(held, noted=noted)
    brought_in(held, catalogue, written([row | change if "Coffee" in row["text"] else row for row in rows]))
    (row,) = (row for row in rows_of(held) if row["channel"] == "Instagram" and "Coffee" in row["text"])
    assert row.items() >= change.items()


def test_a_channel_more_is_an_entry_of_its_post(held: Document, catalogue: Catalogue) -> None:
    rows = blank(rows_of(held))
    more = [row | {"channel": "Threads", "owner": "Mo"} for row in rows if "Coffee" in row["text"]][:1]
    found = brought_in(held, catalogue, written([*more, *rows]))
    plan = plan_in(held)
    entry = entry_on(held, "Threads", "Coffee")
    assert entry.post_id == entry_on(held, "Instagram", "Coffee").post_id
    assert (len(plan.posts), plan.post_of(entry).who) == (3, "Mo")
    assert any("becomes one with it" in note.sentence for note in found.imported.findings)
    again = taken(held, catalogue, written([*more, *rows]))
    assert (again.imported.edit.changes, again.imported.skipped) == ((), ())
