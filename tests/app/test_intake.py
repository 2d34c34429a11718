"""Sheets coming into a plan: one edit, one step to undo, nothing twice, and only what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from planner.app.brands import brand_to_import_into, new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.failures import PlanError
from planner.app.handover import week_rows
from planner.app.intake import At, BadFile, Field, Intake, Meets, Taken, Wishes
from planner.domain.edits import add_brand, edit_placement, edit_post, note_export
from planner.domain.extras import texts_of
from planner.domain.plan import Plan
from planner.domain.records import Exported, Placement, Status
from planner.domain.span import Week
from planner.exchange.own import week_csv
from planner.store.errors import Conflict

TODAY = date(2026, 11, 23)
WEEK = Week(TODAY)

SHEET = """Our plan,,,,,
Date,Time,Channel,Caption,Status,Who
23/11/2026,9am,Instagram,Coffee on the house all morning long,Draft,Ida
,,Facebook,,,
24/11/2026,12:30,Instagram & Facebook,The new cups are here; come and see them,Ready,Nela
25/11/2026,17:00,Google,Open late on Thursday for the market,Draft,
TOTAL: 3,,,,,
"""


def intake_of(document: Document, catalogue: Catalogue, content: str | bytes = SHEET) -> Intake:
    intake = Intake(document, document.brands()[0], catalogue, TODAY)
    intake.open(content.encode() if isinstance(content, str) else content, "plan.csv")
    return intake


def taken_from(
    document: Document, catalogue: Catalogue, content: str | bytes = SHEET, wishes: Wishes | None = None
) -> Taken:
    return intake_of(document, catalogue, content).read(wishes or Wishes())


def brought_in(document: Document, catalogue: Catalogue, content: str | bytes = SHEET) -> Taken:
    taken = taken_from(document, catalogue, content)
    document.do(taken.imported.edit)
    return taken


def plan_in(document: Document) -> Plan:
    return document.plan(document.brands()[0])


def entry_on(document: Document, channel: str, words: str) -> Placement:
    """The one entry on a channel whose post says these words."""
    plan = plan_in(document)
    (found,) = (
        one
        for one in plan.placements.values()
        if one.channel_id and plan.channels[one.channel_id].name == channel and words in plan.post_of(one).text
    )
    return found


def test_a_sheet_becomes_one_edit(document: Document, catalogue: Catalogue) -> None:
    taken = brought_in(document, catalogue)
    assert (taken.imported.posts, taken.imported.placements) == (3, 5)
    plan = plan_in(document)
    assert sorted(one.name for one in plan.channels.values()) == ["Facebook", "Google Business Profile", "Instagram"]
    entry = entry_on(document, "Instagram", "new cups")
    assert (entry.date, entry.time, entry.status) == (date(2026, 11, 24), time(12, 30), Status.READY)
    assert any("TOTAL" in note.sentence or note.row == 7 for note in taken.reading.ignored)


def test_one_undo_takes_all_of_it_back(document: Document, catalogue: Catalogue) -> None:
    before = plan_in(document)
    brought_in(document, catalogue)
    document.undo()
    assert plan_in(document) == before
    assert document.next_undo is None


def test_the_same_sheet_again_changes_nothing(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    again = taken_from(document, catalogue)
    assert again.imported.edit.changes == ()
    assert [(ask.id, len(ask.rows), ask.must) for ask in again.asks if ask.id.startswith("there:")] == [
        ("there:same", 4, False)
    ]
    assert {meeting.how for met in again.met.values() for meeting in met} == {Meets.SAME}
    assert again.open == ()


def test_a_corrected_sheet_changes_only_what_was_corrected(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    entry = entry_on(document, "Instagram", "new cups")
    document.do(edit_post(plan_in(document).post_of(entry), "notes", "ask the potter"))
    corrected = SHEET.replace("come and see them", "come and see them today").replace("12:30", "12:40")
    taken = taken_from(document, catalogue, corrected)
    assert [ask.id for ask in taken.open] == ["there:differs"]
    assert taken.imported.edit.changes == ()
    taken = taken_from(document, catalogue, corrected, Wishes(answers={"there:differs": "update"}))
    document.do(taken.imported.edit)
    entry, post = entry_on(document, "Instagram", "today"), plan_in(document).posts[entry.post_id]
    assert (entry.time, post.notes, post.text) == (
        time(12, 40),
        "ask the potter",
        "The new cups are here; come and see them today",
    )
    assert entry_on(document, "Facebook", "today").time == time(12, 40)
    assert {type(change.record).__name__ for change in taken.imported.edit.changes} == {"Post", "Placement"}
    assert len(taken.imported.edit.changes) == 3


def test_each_row_can_be_answered(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    corrected = SHEET.replace("long", "long!").replace("see them", "see them!")
    said = {"there:differs": {"3": "update", "4": "update", "5": "skip"}}
    document.do(taken_from(document, catalogue, corrected, Wishes(answers=said)).imported.edit)
    texts = {post.text for post in plan_in(document).posts.values()}
    assert "Coffee on the house all morning long!" in texts
    assert "The new cups are here; come and see them" in texts


def test_both_can_be_kept(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    document.do(taken_from(document, catalogue, wishes=Wishes(answers={"there:same": "both"})).imported.edit)
    plan = plan_in(document)
    assert (len(plan.posts), len(plan.placements)) == (6, 10)


def test_a_failing_write_leaves_nothing(
    document: Document, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_in(document)
    edit = taken_from(document, catalogue).imported.edit

    def stop(done: int) -> None:
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        document.do(edit, lambda whole: document.write(whole, stop))
    assert plan_in(document) == before
    assert document.next_undo is None


def test_stopping_while_it_is_read_leaves_nothing(document: Document, catalogue: Catalogue) -> None:
    before = plan_in(document)

    def stop(done: int, of: int) -> None:
        if done == 2:
            raise PlanError("stopped")

    with pytest.raises(PlanError, match="stopped"):
        intake_of(document, catalogue).read(at_step=stop)
    assert plan_in(document) == before


def test_what_changed_meanwhile_is_not_overwritten(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    intake = intake_of(document, catalogue, SHEET.replace("12:30", "12:40"))
    wishes = Wishes(answers={"there:differs": "update"})
    late = intake.read(wishes).imported.edit
    document.do(edit_placement(entry_on(document, "Instagram", "new cups"), "time", time(8)))
    with pytest.raises(Conflict):
        document.do(late)
    intake.renew()
    document.do(intake.read(wishes).imported.edit)
    assert entry_on(document, "Facebook", "new cups").time == time(12, 40)


def test_a_file_that_cannot_be_read_says_why(document: Document, catalogue: Catalogue) -> None:
    intake = Intake(document, document.brands()[0], catalogue, TODAY)
    with pytest.raises(BadFile):
        intake.open(b"")
    with pytest.raises(BadFile):
        intake.read()


def test_what_was_copied_is_taken_like_a_file(document: Document, catalogue: Catalogue) -> None:
    intake = Intake(document, document.brands()[0], catalogue, TODAY)
    intake.paste(SHEET.replace(",", "\t"))
    assert intake.read().imported.placements == 5


# back from other tools


RETURNED = """Date,Time,Channel,Caption,State,Post URL
2026-11-24,12:31,Instagram,The new cups are here; come and see them,Sent,https://www.instagram.com/p/abc
2026-11-24,12:30,Facebook,The new cups are here; come and see them,Scheduled,
"""


def test_a_tool_tells_what_became_of_entries(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    taken = brought_in(document, catalogue, RETURNED)
    assert taken.open == ()
    entry = entry_on(document, "Instagram", "new cups")
    assert (entry.status, entry.address, entry.time) == (
        Status.POSTED,
        "https://www.instagram.com/p/abc",
        time(12, 30),
    )
    assert entry_on(document, "Facebook", "new cups").status is Status.SCHEDULED
    assert plan_in(document).post_of(entry).who == "Nela"
    assert taken_from(document, catalogue, RETURNED).imported.edit.changes == ()


def test_a_first_comment_goes_where_the_network_has_one(document: Document, catalogue: Catalogue) -> None:
    sheet = "Date,Time,Channel,Caption,First comment\n2026-11-24,12:30,Instagram,The new cups,#cups #ferrow\n"
    brought_in(document, catalogue, sheet)
    entry = entry_on(document, "Instagram", "new cups")
    assert texts_of(entry.extras) == {"first_comment": "#cups #ferrow"}
    assert plan_in(document).post_of(entry).notes == ""


def exported(document: Document) -> bytes:
    """The week as it leaves for a spreadsheet, noted as exported."""
    brand = document.brands()[0]
    rows = week_rows(document, brand, WEEK)
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    said = Exported(id="x", brand_id=brand.id, week=WEEK.monday, format="week-csv", at=at, rows=rows)
    document.do(note_export(said))
    return week_csv.written(map(week_csv.Cells._make, rows)).encode()


def test_changed_on_both_sides_is_shown_side_by_side(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    sheet = (
        exported(document)
        .decode()
        .replace("come and see them", "see them soon")
        .replace("placement_id", "Placement_ID")
    )
    post = plan_in(document).post_of(entry_on(document, "Instagram", "new cups"))
    document.do(edit_post(post, "text", "The new cups are here; come and see them both"))
    taken = taken_from(document, catalogue, sheet.replace("date,", "Date,"))
    assert [ask.id for ask in taken.open] == ["there:conflict"]
    (at,) = {at for at, met in taken.met.items() if met[0].how is Meets.CONFLICT and met[0].says.channel == "Instagram"}
    (meeting,) = taken.met[at]
    assert (meeting.says.text[-4:], meeting.row.text[-4:]) == ("both", "soon")


def test_our_own_file_is_taken_at_its_word(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    content = exported(document)
    intake = intake_of(document, catalogue, content)
    assert intake.asks_nothing
    assert intake.read().imported.edit.changes == ()
    changed = content.replace(b"come and see them", b"see them soon")
    taken = taken_from(document, catalogue, changed)
    assert taken.asks == ()
    document.do(taken.imported.edit)
    assert entry_on(document, "Instagram", "soon").time == time(12, 30)


def test_a_conflict_in_our_own_file_is_told_and_the_file_holds(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    content = exported(document).replace(b"come and see them", b"see them soon")
    post = plan_in(document).post_of(entry_on(document, "Instagram", "new cups"))
    document.do(edit_post(post, "text", "The new cups are here; come and see them both"))
    taken = taken_from(document, catalogue, content)
    assert [(ask.id, ask.must, ask.default) for ask in taken.asks] == [("there:conflict", False, "sheet")]
    document.do(taken.imported.edit)
    assert entry_on(document, "Instagram", "soon")


# layouts


def test_a_sheet_like_the_last_is_read_the_same(document: Document, catalogue: Catalogue) -> None:
    sheet = SHEET.replace("9am", "lunch")
    first = intake_of(document, catalogue, sheet)
    wishes = Wishes(answers={"time:lunch": "12:15"}, columns={"who": Field.NOTES})
    taken = first.read(wishes)
    document.do(taken.imported.edit)
    document.do(first.remember(wishes, taken.reading, "Nela's sheet"))
    again = taken_from(document, catalogue, sheet.replace("2026", "2027"))
    assert again.layout is not None
    assert again.layout.name == "Nela's sheet"
    assert again.open == ()
    (cells,) = (line.entries[0] for line in again.reading.lines if line.at == At(0, 3))
    assert (cells.time, cells.notes, cells.owner) == ("12:15", "Ida", "")


def test_nothing_new_said_is_nothing_to_remember(document: Document, catalogue: Catalogue) -> None:
    intake = intake_of(document, catalogue)
    taken = intake.read()
    assert intake.remember(Wishes(), taken.reading).changes == ()
    wishes = Wishes(columns={"who": Field.NOTES})
    document.do(intake.remember(wishes, taken.reading, "Nela's"))
    again = intake_of(document, catalogue)
    assert again.remember(Wishes(), again.read().reading).changes == ()
    assert document.next_undo is None


# brands


def test_a_new_brand_gets_its_own_ids(document: Document, catalogue: Catalogue, tmp_path: Path) -> None:
    brought_in(document, catalogue)
    brand, making = brand_to_import_into(document, "Quince Lane", "Europe/London", catalogue)
    intake = Intake(document, brand, catalogue, TODAY, making)
    intake.open(SHEET.encode(), "plan.csv")
    taken = intake.read()
    assert not any("another brand" in note.sentence for note in taken.imported.findings)
    document.do(taken.imported.edit)
    assert len(document.plan(brand).placements) == 5
    assert len(plan_in(document).placements) == 5


def test_the_zone_of_a_file_may_become_the_brands(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    content = exported(document).replace(b"Europe/London", b"Asia/Tokyo")
    tokyo = new_brand("Tokyo", "Europe/London")
    document.do(add_brand(tokyo, catalogue.kinds))
    intake = Intake(document, tokyo, catalogue, TODAY)
    intake.open(content, "week.csv")
    imported = intake.read().imported
    assert intake.other_zone(imported) == "Asia/Tokyo"
    document.do(intake.in_zone(imported.edit, "Asia/Tokyo"))
    assert next(one for one in document.brands() if one.id == tokyo.id).zone == "Asia/Tokyo"
    assert intake.other_zone(replace(imported)) == ""


def test_a_sheet_with_its_days_beside_each_other_is_shown_as_a_list(document: Document, catalogue: Catalogue) -> None:
    sheet = "Channel,Mon 30/11/2026,Tue 1/12/2026,Wed 2/12/2026\nInstagram,Launch,,Meet Mo\nFacebook,,Quiz,\n"
    intake = intake_of(document, catalogue, sheet)
    assert intake.book is not None
    assert [record.cells for record in intake.book.sheets[0].records][:2] == [
        ("Date", "Channel", "Text"),
        ("Mon 30/11/2026", "Instagram", "Launch"),
    ]
    assert any("days beside each other" in note for note in intake.book.notes)
    assert intake.read().reading.entries == 3


MORE = """Date,Time,Channel,Caption,Status,Who
24/11/2026,12:30,Threads & LinkedIn,The new cups are here; come and see them,Approved,Mo
25/11/2026,17:00,Threads,The new cups are here; come and see them,Approved,Mo
"""


def test_the_same_words_at_the_same_time_on_another_channel_are_of_one_post(
    document: Document, catalogue: Catalogue
) -> None:
    brought_in(document, catalogue)
    taken = brought_in(document, catalogue, MORE)
    plan = plan_in(document)
    post = plan.post_of(entry_on(document, "LinkedIn", "new cups"))
    assert {plan.channels[one.channel_id or ""].name for one in plan.placements_of(post.id)} == {
        *("Instagram", "Facebook", "Threads", "LinkedIn")
    }
    assert (post.who, len(plan.posts)) == ("Nela", 4)
    assert [(note.row, "of owner what the plan says stays" in note.sentence) for note in taken.imported.findings] == [
        (2, True),
    ]
    assert taken_from(document, catalogue, MORE).imported.edit.changes == ()


COMMENTED = """Date,Time,Channel,Caption,First comment
24/11/2026,12:30,Instagram,The new cups are here; come and see them,{}
24/11/2026,12:30,Threads,The new cups are here; come and see them,{}
"""


def test_a_first_comment_of_a_known_entry_is_a_difference(document: Document, catalogue: Catalogue) -> None:
    brought_in(document, catalogue)
    sheet = COMMENTED.format("#cups", "#cups")
    taken = taken_from(document, catalogue, sheet, Wishes(answers={"there:differs": "update"}))
    assert [(ask.id, [at.record for at in ask.rows]) for ask in taken.asks if ask.id.startswith("there")] == [
        ("there:differs", [2])
    ]
    document.do(taken.imported.edit)
    assert texts_of(entry_on(document, "Instagram", "new cups").extras) == {"first_comment": "#cups"}
    assert "#cups" not in plan_in(document).post_of(entry_on(document, "Instagram", "new cups")).notes
    assert taken_from(document, catalogue, sheet).imported.edit.changes == ()
    (meeting,) = taken_from(document, catalogue, COMMENTED.format("#mugs", "")).met[At(0, 2)]
    assert (meeting.how, meeting.comment, meeting.comment_says) == (Meets.DIFFERS, "#mugs", "#cups")
