"""Weeks going out: what an export may replace, and what is kept of it."""

from __future__ import annotations

import os
from datetime import date, datetime, time
from pathlib import Path

import pytest

from planner.app.brands import brand_to_import_into
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import NotExported, note_exported, read_plan, week_rows, write_week
from planner.app.review import check
from planner.domain.checks import Item
from planner.domain.edits import add_channel, edit_post, new_post, schedule
from planner.domain.records import Brand, Placement, Post
from planner.domain.span import Week
from planner.exchange import FORMATS
from tests.app.test_review import NOW
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

CSV = FORMATS[0]
KEY = "week-exported-handed-over"


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
    return brand


@pytest.fixture
def post(document: Document, brand: Brand) -> Post:
    post = a_post(brand_id=brand.id)
    document.do(new_post(post, [a_placement(id="there", post_id=post.id)]))
    return post


def export(document: Document, brand: Brand) -> None:
    rows = week_rows(document, brand, WEEK, CSV)
    note_exported(document, brand, WEEK, CSV, rows=rows, now=datetime(2026, 11, 23, 9))


def item(document: Document, brand: Brand, catalogue: Catalogue) -> Item:
    return next(one for one in check(document, brand, WEEK.span, now=NOW, catalogue=catalogue) if one.key == KEY)


def placement(document: Document, brand: Brand) -> Placement:
    return document.plan(brand).placements["there"]


def test_a_changed_text_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    export(document, brand)
    assert item(document, brand, catalogue).state == "ok"
    document.do(edit_post(post, "text", "New"))
    assert "is changed" in item(document, brand, catalogue).sentence
    document.undo()
    assert item(document, brand, catalogue).state == "ok"


def test_an_entry_that_moved_away_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    export(document, brand)
    document.do(schedule([placement(document, brand)], WEEK.shifted(1).monday))
    told = item(document, brand, catalogue)
    assert told.placements == ("there",)
    assert "no longer in its week" in told.sentence


def test_a_new_entry_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    export(document, brand)
    document.do(new_post(a_post(id="late", brand_id=brand.id), [a_placement(id="late", post_id="late")]))
    assert item(document, brand, catalogue).placements == ("late",)


def test_a_second_export_takes_the_place_of_the_first(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    export(document, brand)
    document.do(edit_post(post, "text", "New"))
    export(document, brand)
    assert item(document, brand, catalogue).state == "ok"
    assert len(document.plan(brand).exports) == 1


def test_exports_are_read_for_their_weeks_only(document: Document, brand: Brand, post: Post) -> None:
    export(document, brand)
    assert len(document.plan(brand, WEEK.span).exports) == 1
    assert document.plan(brand, WEEK.shifted(1).span).exports == ()


def test_an_export_replaces_an_export_and_nothing_else(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "week.csv"
    for _ in range(2):
        write_week(target, CSV, (), plan=document.path)
    assert target.read_bytes() == CSV.written(()).encode()
    target.write_bytes(b"mine")
    for path in (target, document.path, tmp_path):
        with pytest.raises(NotExported, match="Nothing was written"):
            write_week(path, CSV, (), plan=document.path)
    assert target.read_bytes() == b"mine"
    assert not list(tmp_path.glob(".*"))


def test_a_link_to_the_plan_is_the_plan(document: Document, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(document.path)
    with pytest.raises(NotExported):
        write_week(link, CSV, (), plan=document.path)


@pytest.mark.skipif(os.name != "posix", reason="there is no such device")
def test_what_is_no_file_is_written_to_and_not_replaced(document: Document) -> None:
    device = Path("/dev/null")
    write_week(device, CSV, (), plan=document.path)
    assert device.is_char_device()


def test_a_folder_that_is_not_there_is_said(document: Document, tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="cannot be written"):
        write_week(tmp_path / "none" / "week.csv", CSV, (), plan=document.path)


def test_the_rows_of_a_week_are_its_own(document: Document, brand: Brand, post: Post) -> None:
    assert [row[0] for row in week_rows(document, brand, WEEK, CSV)] == ["there"]
    assert week_rows(document, brand, WEEK.shifted(1), CSV) == ()
    assert MONDAY in WEEK.span


def test_an_import_that_made_its_brand_can_be_undone_after_an_export(document: Document, catalogue: Catalogue) -> None:
    before = document.brands()
    new, making = brand_to_import_into(document, "Zebra", "Europe/London", catalogue)
    content = b"date,channel,text\r\n2026-11-23,instagram,Hello\r\n"
    document.do(read_plan(document, new, content, catalogue, making).edit)
    export(document, new)
    document.undo()
    assert document.brands() == before
    document.redo()
    assert len(document.plan(new).placements) == 1


def test_an_export_that_was_corrected_is_kept(document: Document, brand: Brand, post: Post, tmp_path: Path) -> None:
    target = tmp_path / "week.csv"
    rows = week_rows(document, brand, WEEK, CSV)
    assert write_week(target, CSV, rows, plan=document.path) is None
    export(document, brand)
    document.do(edit_post(post, "text", "New"))
    now = week_rows(document, brand, WEEK, CSV)
    assert write_week(target, CSV, now, plan=document.path, earlier=document.exports(brand)) is None
    corrected = target.read_bytes().replace(b"New", b"By hand")
    target.write_bytes(corrected)
    kept = write_week(target, CSV, now, plan=document.path, earlier=document.exports(brand))
    assert kept is not None
    assert kept.read_bytes() == corrected
    assert b"New" in target.read_bytes()


def test_rows_stand_in_order_of_time_where_the_clock_goes_back(document: Document, brand: Brand) -> None:
    day = date(2026, 10, 25)
    first, second = [("a", time(1, 30), 0), ("b", time(1, 50), 0)], [("c", time(1, 10), 1), ("d", time(2), None)]
    post = a_post(brand_id=brand.id)
    there = [
        a_placement(id=id_, post_id=post.id, date=day, time=clock, fold=fold)
        for id_, clock, fold in [*second, ("0", None, None), *first]
    ]
    document.do(new_post(post, there))
    assert [row[0] for row in week_rows(document, brand, Week.of(day), CSV)] == ["0", "a", "b", "c", "d"]
