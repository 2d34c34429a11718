"""Reading files of our columns: what is taken, what is refused, and with which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import Channel, Stance, Status
from planner.exchange.format import BadFile, Imported
from planner.exchange.merging.merge import Merge
from planner.exchange.own.ids import with_ids
from planner.exchange.own.week_csv import COLUMNS, LONGEST_CELL, read
from planner.exchange.own.week_csv import cells as cells_of
from tests.exchange.plans import empty_plan, with_changes

CATALOGUE = Catalogue()


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    lines = [",".join(columns)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in columns) for row in rows]
    return "\r\n".join(lines).encode()


def a_row(**cells: str) -> dict[str, str]:
    defaults = {"placement_id": "P1-ig", "post_id": "P1", "date": "2026-11-23", "channel": "instagram", "text": "Hello"}
    return defaults | cells


def imported(plan: Plan, *rows: dict[str, str]) -> Imported:
    table = read(csv_of(*rows))
    return Merge(plan, CATALOGUE.platforms).imported(with_ids(table, plan.brand.id))


def after(plan: Plan, *rows: dict[str, str]) -> Plan:
    result = imported(plan, *rows)
    assert result.skipped == ()
    return with_changes(plan, result.edit.changes)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "UTF-8"),
        (b"date;channel;text\r\n1;2;3", "semicolons"),
        (b"2026-11-23,instagram,Hello", "no column “date”"),
        (b"date,date,channel,text\r\n", "twice"),
        (b'date,channel,text\r\n2026-11-23,instagram,"never closed', "Row 2"),
    ],
)
def test_files_that_are_no_plan(content: bytes, word: str) -> None:
    with pytest.raises(BadFile, match=word):
        read(content)


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"date": "2026-11-31"}, "not a day"),
        ({"date": "23/11/2026"}, "not a day"),
        ({"date": "2026-W48-1"}, "not a day"),
        ({"date": "9999-12-31"}, "not a day"),
        ({"time": "25:00"}, "not a time"),
        ({"time": "9am"}, "not a time"),
        ({"time": "09:00+05:00"}, "not an offset"),
        ({"timezone": "Europe/Atlantis"}, "no time zone"),
        ({"status": "done"}, "not a status"),
        ({"stance": "salesy"}, "not a stance"),
        ({"text": "x" * (LONGEST_CELL + 1)}, "100,001 characters"),
    ],
)
def test_rows_that_cannot_be_read_are_left_out_with_a_reason(cells: dict[str, str], word: str) -> None:
    result = imported(empty_plan(CATALOGUE), a_row(), a_row(placement_id="P2-ig", post_id="P2") | cells)
    assert (result.posts, result.placements) == (1, 1)
    assert [note.row for note in result.skipped] == [3]
    assert word in result.skipped[0].sentence


def test_rows_with_too_many_cells_are_left_out() -> None:
    table = read(b"date,channel,text\r\n2026-11-23,instagram,Hello,more\r\n")
    assert [note.row for note in table.unreadable] == [2]


def test_a_placement_named_twice_is_left_out_the_second_time() -> None:
    result = imported(empty_plan(CATALOGUE), a_row(), a_row(text="Other"))
    assert [(note.row, result.placements) for note in result.skipped] == [(3, 1)]


def test_blank_lines_and_short_rows_are_no_trouble() -> None:
    table = read(b"date,channel,text,title\r\n\r\n,,,\r\n2026-11-23,instagram,Hello\r\n")
    assert table.unreadable == []
    assert [(row, cells.title) for row, cells in table.rows] == [(4, "")]


def test_columns_in_any_order_and_strange_ones_left_out_and_said() -> None:
    table = read(b"\xef\xbb\xbfTEXT,likes,channel,date\r\nHello,12,instagram,2026-11-23\r\n")
    assert table.rows[0][1].text == "Hello"
    plan = empty_plan(CATALOGUE)
    result = Merge(plan, CATALOGUE.platforms).imported(with_ids(table, "brand"))
    assert [(note.row, "“likes”" in note.sentence) for note in result.findings] == [(1, True)]


def test_a_week_that_the_date_contradicts_is_said() -> None:
    result = imported(empty_plan(CATALOGUE), a_row(week_start="2026-11-16"))
    assert [(note.row, "2026-11-23" in note.sentence) for note in result.findings] == [(2, True)]


def test_two_spellings_of_a_network_are_one_new_channel() -> None:
    plan = after(empty_plan(CATALOGUE), a_row(), a_row(placement_id="P2", post_id="P2", channel="Insta"))
    assert [channel.name for channel in plan.channels.values()] == ["instagram"]


def test_rows_without_ids_are_found_again() -> None:
    plan = empty_plan(CATALOGUE)
    row = a_row(placement_id="", post_id="")
    after(plan, row)
    assert imported(plan, row).edit.changes == ()
    assert len(plan.posts) == 1


def test_published_and_cancelled_are_read_as_posted_and_skipped() -> None:
    plan = after(
        empty_plan(CATALOGUE), a_row(status="published"), a_row(placement_id="P2", post_id="P2", status="Cancelled")
    )
    assert [plan.placements[id_].status for id_ in ("P1-ig", "P2")] == [Status.POSTED, Status.SKIPPED]


def test_the_stance_of_the_kind_is_not_written_down_again() -> None:
    plan = after(
        empty_plan(CATALOGUE),
        a_row(kind="offer", stance="promotional"),
        a_row(placement_id="P2", post_id="P2", kind="offer", stance="engagement"),
    )
    assert [plan.posts[id_].stance for id_ in ("P1", "P2")] == [None, Stance.ENGAGEMENT]


def test_a_new_kind_takes_the_stance_of_the_file_or_says_what_it_takes() -> None:
    plan = empty_plan(CATALOGUE)
    result = imported(
        plan,
        a_row(kind="raffle", stance="promotional"),
        a_row(placement_id="P2", post_id="P2", kind="recipe"),
    )
    with_changes(plan, result.edit.changes)
    stances = {label.key: label.stance for label in plan.labels.values()}
    assert (stances["raffle"], stances["recipe"]) == (Stance.PROMOTIONAL, Stance.ENGAGEMENT)
    assert [(note.row, "no stance" in note.sentence) for note in result.findings] == [(2, False), (3, True)]


def test_a_network_finds_the_only_channel_on_it() -> None:
    plan = empty_plan(CATALOGUE)
    plan.channels["c"] = Channel(id="c", brand_id=plan.brand.id, name="Our café", platform="instagram")
    after(plan, a_row(channel="IG"))
    assert plan.placements["P1-ig"].channel_id == "c"


def test_a_network_with_two_channels_is_asked_about() -> None:
    plan = empty_plan(CATALOGUE)
    for name in ("Shop", "Café"):
        plan.channels[name] = Channel(id=name, brand_id=plan.brand.id, name=name, platform="instagram")
    result = imported(plan, a_row())
    assert "Shop, Café" in result.skipped[0].sentence


def test_an_unknown_network_is_made_and_said() -> None:
    plan = empty_plan(CATALOGUE)
    result = imported(plan, a_row(channel="Shop window"))
    assert result.placements == 1
    assert "Shop window" in result.findings[0].sentence


def test_the_hour_that_comes_twice_is_said_and_its_offset_is_kept() -> None:
    plan = empty_plan(CATALOGUE)
    result = imported(
        plan,
        a_row(date="2026-10-25", time="01:30"),
        a_row(placement_id="P2", post_id="P2", date="2026-10-25", time="01:30+01:00"),
    )
    assert [note.row for note in result.findings] == [2]
    with_changes(plan, result.edit.changes)
    assert [plan.placements[id_].fold for id_ in ("P1-ig", "P2")] == [None, 0]


def test_the_hour_that_does_not_exist_is_said_and_kept_as_written() -> None:
    plan = empty_plan(CATALOGUE)
    result = imported(plan, a_row(date="2026-03-29", time="01:30"))
    assert "does not exist" in result.findings[0].sentence
    with_changes(plan, result.edit.changes)
    assert str(plan.placements["P1-ig"].time) == "01:30:00"


def test_rows_of_a_post_that_disagree_are_said() -> None:
    result = imported(
        empty_plan(CATALOGUE), a_row(title="One"), a_row(placement_id="P1-fb", channel="facebook", title="Two")
    )
    assert [(note.row, "title" in note.sentence) for note in result.findings] == [(3, True)]


def test_a_text_on_one_channel_stays_on_it() -> None:
    plan = after(
        empty_plan(CATALOGUE),
        a_row(),
        a_row(placement_id="P1-fb", channel="facebook"),
        a_row(placement_id="P1-th", channel="threads", text="Hi"),
    )
    assert plan.posts["P1"].text == "Hello"
    assert [plan.placements[id_].text for id_ in ("P1-ig", "P1-fb", "P1-th")] == [None, None, "Hi"]


def test_a_text_changed_on_every_channel_becomes_the_posts() -> None:
    plan = after(empty_plan(CATALOGUE), a_row(), a_row(placement_id="P1-fb", channel="facebook"))
    after(plan, a_row(text="New"), a_row(placement_id="P1-fb", channel="facebook", text="New"))
    assert plan.posts["P1"].text == "New"
    assert {placement.text for placement in plan.placements.values()} == {None}


def test_a_placement_cannot_change_its_post() -> None:
    plan = after(empty_plan(CATALOGUE), a_row())
    result = imported(plan, a_row(post_id="P9"))
    assert "belongs to the post “P1”" in result.skipped[0].sentence


def test_a_nul_becomes_a_replacement_character() -> None:
    plan = after(empty_plan(CATALOGUE), a_row(text="a\0b"))
    assert plan.posts["P1"].text == "a\ufffdb"


# what a file does not say


def columns_of(plan: Plan, columns: tuple[str, ...], *rows: dict[str, str]) -> Imported:
    table = with_ids(read(csv_of(*rows, columns=columns)), plan.brand.id)
    return Merge(plan, CATALOGUE.platforms).imported(table)


def full_plan() -> Plan:
    full = {
        "title": "Title",
        "kind": "offer",
        "stance": "promotional",
        "pillar": "Shop",
        "campaign": "Launch",
        "owner": "Ida",
        "media": "a.jpg",
        "alt_text": "A cup",
        "time": "08:30",
        "format": "image",
        "status": "posted",
        "notes": "n",
    }
    return after(
        empty_plan(CATALOGUE), a_row() | full, a_row(placement_id="P1-th", channel="threads", text="Hi") | full
    )


def test_a_column_that_the_file_does_not_have_leaves_the_plan_as_it_is() -> None:
    plan = full_plan()
    columns = ("placement_id", "post_id", "date", "channel", "text")
    assert columns_of(plan, columns, a_row()).edit.changes == ()
    changes = columns_of(plan, columns, a_row(text="New")).edit.changes
    assert [(type(change.after).__name__, change.after.text) for change in changes] == [("Placement", "New")]


def test_a_new_row_of_a_post_takes_over_what_the_file_does_not_say_of_it() -> None:
    plan = full_plan()
    columns = ("placement_id", "post_id", "date", "channel", "text")
    result = columns_of(plan, columns, a_row(placement_id="P1-fb", channel="facebook"))
    with_changes(plan, result.edit.changes)
    assert plan.posts["P1"].title == "Title"
    new = plan.placements["P1-fb"]
    assert (new.status, new.media, new.text, new.time) == (Status.DRAFT, None, None, None)


def test_an_emptied_cell_empties() -> None:
    plan = full_plan()
    columns = ("placement_id", "post_id", "date", "channel", "text", "title")
    with_changes(plan, columns_of(plan, columns, a_row(title="")).edit.changes)
    assert plan.posts["P1"].title == ""


def test_one_row_of_a_post_changes_that_row_alone() -> None:
    plan = full_plan()
    before = plan.placements["P1-th"]
    result = columns_of(plan, COLUMNS, csv_row(plan, "P1-ig", text="New"))
    with_changes(plan, result.edit.changes)
    assert plan.placements["P1-ig"].text == "New"
    assert plan.placements["P1-th"] == before
    assert plan.posts["P1"].text == "Hello"


def csv_row(plan: Plan, placement_id: str, **cells: str) -> dict[str, str]:
    return cells_of(plan, plan.placements[placement_id])._asdict() | cells


def test_a_file_without_post_ids_finds_its_placements() -> None:
    plan = full_plan()
    columns = tuple(name for name in COLUMNS if name != "post_id")
    rows = [csv_row(plan, id_) for id_ in ("P1-ig", "P1-th")]
    assert columns_of(plan, columns, *rows).edit.changes == ()


def test_a_file_without_placement_ids_finds_them_by_post_and_channel() -> None:
    plan = empty_plan(CATALOGUE)
    rows = [
        a_row(placement_id=""),
        a_row(placement_id="", channel="threads"),
        a_row(placement_id="", date="2026-11-24"),
    ]
    after(plan, *rows)
    assert len(plan.placements) == 3
    after(plan, rows[0] | {"text": "Corrected"}, *rows[1:])
    assert len(plan.placements) == 3
    assert sorted(filter(None, (placement.text for placement in plan.placements.values()))) == ["Corrected"]


def test_a_nul_is_said() -> None:
    result = imported(empty_plan(CATALOGUE), a_row(), a_row(placement_id="P2", post_id="P2", text="a\0b"))
    assert [(note.row, "NUL" in note.sentence) for note in result.findings] == [(3, True)]


def test_formats_are_read_without_regard_to_case() -> None:
    plan = after(empty_plan(CATALOGUE), a_row(format=" Reel "))
    assert plan.placements["P1-ig"].format == "reel"


def test_an_archived_channel_is_not_meant_by_its_network() -> None:
    plan = empty_plan(CATALOGUE)
    plan.channels["old"] = Channel(id="old", brand_id=plan.brand.id, name="Old", platform="instagram", archived=True)
    after(plan, a_row())
    assert plan.placements["P1-ig"].channel_id != "old"


@pytest.mark.parametrize("columns", [COLUMNS, tuple(name for name in COLUMNS if name != "stance")])
def test_a_changed_kind_changes_the_stance_that_came_with_it(columns: tuple[str, ...]) -> None:
    plan = full_plan()
    rows = [csv_row(plan, id_, kind="question") for id_ in ("P1-ig", "P1-th")]
    result = columns_of(plan, columns, *rows)
    with_changes(plan, result.edit.changes)
    assert plan.posts["P1"].stance is None
    assert plan.stance_of(plan.posts["P1"]) is Stance.ENGAGEMENT
    assert any("counts as engagement" in note.sentence for note in result.findings) is ("stance" in columns)


def test_a_stance_of_the_posts_own_outlives_a_changed_kind() -> None:
    plan = full_plan()
    plan.posts["P1"] = replace(plan.posts["P1"], stance=Stance.NEUTRAL)
    columns = ("placement_id", "post_id", "date", "channel", "text", "kind")
    rows = [csv_row(plan, id_, kind="question") for id_ in ("P1-ig", "P1-th")]
    with_changes(plan, columns_of(plan, columns, *rows).edit.changes)
    assert plan.posts["P1"].stance is Stance.NEUTRAL


def test_a_changed_kind_with_a_changed_stance_takes_both() -> None:
    plan = full_plan()
    rows = [csv_row(plan, id_, kind="question", stance="neutral") for id_ in ("P1-ig", "P1-th")]
    with_changes(plan, columns_of(plan, COLUMNS, *rows).edit.changes)
    assert plan.stance_of(plan.posts["P1"]) is Stance.NEUTRAL


def test_a_row_for_a_post_that_stands_nowhere_keeps_what_the_post_says() -> None:
    plan = full_plan()
    plan.placements.clear()
    before = plan.posts["P1"]
    columns = ("post_id", "date", "channel", "text")
    with_changes(plan, columns_of(plan, columns, a_row(text="Hello")).edit.changes)
    assert plan.posts["P1"] == before
    assert [placement.status for placement in plan.placements.values()] == [Status.DRAFT]


def test_a_post_that_comes_again_another_week_is_not_moved() -> None:
    plan = empty_plan(CATALOGUE)
    columns = ("post_id", "date", "channel", "text")
    for day in ("2026-11-24", "2026-12-01", "2026-11-24"):
        with_changes(plan, columns_of(plan, columns, a_row(date=day)).edit.changes)
    assert sorted(str(placement.date) for placement in plan.placements.values()) == ["2026-11-24", "2026-12-01"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_channel_made_by_the_file_is_not_taken_for_its_network(order: int) -> None:
    rows = [a_row(channel="Instagram UK"), a_row(placement_id="P2", post_id="P2", channel="Instagram")]
    plan = after(empty_plan(CATALOGUE), *rows[::order])
    assert {channel.name for channel in plan.channels.values()} == {"Instagram", "Instagram UK"}


def test_a_moved_row_without_its_week_and_time_is_no_trouble() -> None:
    plan = after(empty_plan(CATALOGUE), a_row(date="2026-10-25", time="01:30+01:00", week_start="2026-10-19"))
    columns = tuple(name for name in COLUMNS if name not in ("time", "week_start"))
    result = columns_of(plan, columns, csv_row(plan, "P1-ig", date="2026-10-24"))
    assert (result.skipped, result.findings) == ((), ())
    with_changes(plan, result.edit.changes)
    assert str(plan.placements["P1-ig"].time) == "01:30:00"


def test_a_row_without_a_date_is_kept_as_an_idea_and_said() -> None:
    result = imported(empty_plan(CATALOGUE), a_row(date=""))
    assert result.placements == 1
    assert "without a day" in result.findings[0].sentence


def test_moving_a_row_leaves_the_texts_of_its_post_alone() -> None:
    plan = after(empty_plan(CATALOGUE), a_row())
    plan.posts["P1"] = replace(plan.posts["P1"], text="Master")
    plan.placements["P1-ig"] = replace(plan.placements["P1-ig"], text="Short")
    with_changes(plan, columns_of(plan, COLUMNS, csv_row(plan, "P1-ig", date="2026-11-24")).edit.changes)
    assert (plan.posts["P1"].text, plan.placements["P1-ig"].text) == ("Master", "Short")


def test_what_stands_in_cells_is_told_short_and_in_quotation_marks() -> None:
    result = imported(empty_plan(CATALOGUE), a_row(week_start="2026-\u2028" + "é" * 600))
    assert "week_start says “2026- ééé" in result.findings[0].sentence
    assert len(result.findings[0].sentence) < 200


def test_of_many_unknown_columns_only_some_are_named() -> None:
    names = [f"strange{number}" for number in range(50)]
    notes = read(("date,channel,text," + ",".join(names)).encode() + b"\n2026-11-23,instagram,Hi\n").notes
    assert notes[0].sentence.endswith("“strange4” and 45 more")


def test_a_broken_row_is_told_in_plain_words() -> None:
    with pytest.raises(BadFile, match="Row 2 cannot be read as CSV: something stands behind a quotation mark"):
        read(b'date,channel,text\n2026-11-23,instagram,"a"b\n')
