"""Files of exports: what they may replace, what is kept, and what is noted of them."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.failures import NotWritten
from planner.app.handoffs import Handoffs
from planner.app.handover import Leaving
from planner.app.targets import Made, OutFile, Refused, Target, file_stem, file_target, tool_target
from planner.app.written_files import NewFile, NotExported, WrittenFiles, write_files
from planner.domain.edits import add_channel, edit_post, new_post
from planner.domain.records import Brand, Post
from planner.domain.span import ONE_WEEK, Span
from planner.exchange import FORMATS
from planner.exchange.format import FileFormat, NotWritable, Outgoing, SheetStyle
from planner.exchange.handoff import Field, Quoting
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.exported import CSV, an_export, written

ALL = Leaving(span=WEEK.span)


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


def a_target(*names: str, refuses: tuple[str, ...] = ()) -> Target:
    """Makes files of these names, without a beginning by which they are known."""

    def made(out: Outgoing) -> Made:
        ids = tuple(one.id for one in out.placements if one.id not in refuses)
        content = " ".join(out.plan.post_of(out.plan.placements[id_]).text for id_ in ids).encode()
        files = tuple(OutFile(name, content, len(ids), name, len(ids), ids) for name in names)
        return Made(files=files, goes=len(ids), refused=tuple(Refused(id_, "no") for id_ in refuses))

    return replace(CSV, key="handoff:test", made=made, wrote=lambda _start: False)


def test_an_export_replaces_an_export_and_nothing_else(
    document: Document, brand: Brand, post: Post, tmp_path: Path
) -> None:
    target, export = tmp_path / "week.csv", an_export(document, brand, ALL)
    for _ in range(2):
        assert written(export, target).kept == ()
    assert target.read_bytes() == export.made().files[0].content
    target.write_bytes(b"mine")
    for path in (target, document.path, tmp_path):
        with pytest.raises(NotExported, match="Nothing was written"):
            written(export, path)
    assert target.read_bytes() == b"mine"
    assert not list(tmp_path.glob(".*"))


def test_a_link_to_the_plan_is_the_plan(document: Document, brand: Brand, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(document.path)
    with pytest.raises(NotExported, match="the plan itself"):
        written(an_export(document, brand, ALL), link)


@pytest.mark.skipif(os.name != "posix", reason="there is no such device")
def test_what_is_no_file_is_written_to_and_not_replaced(document: Document, brand: Brand) -> None:
    device = Path("/dev/null")
    written(an_export(document, brand, ALL), device)
    assert device.is_char_device()


def test_a_folder_that_is_not_there_is_said(document: Document, brand: Brand, tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="cannot be written"):
        written(an_export(document, brand, ALL), tmp_path / "none" / "week.csv")


def test_an_export_that_was_corrected_is_kept(document: Document, brand: Brand, post: Post, tmp_path: Path) -> None:
    target = tmp_path / "week.csv"
    written(an_export(document, brand, ALL), target)
    document.do(edit_post(post, "text", "New"))
    again = an_export(document, brand, ALL)
    assert written(again, target).kept == ()
    corrected = target.read_bytes().replace(b"New", b"By hand")
    target.write_bytes(corrected)
    (kept,) = written(again, target).kept
    assert kept.read_bytes() == corrected
    assert b"New" in target.read_bytes()


def test_an_export_of_another_computer_is_kept_too(
    document: Document, brand: Brand, post: Post, tmp_path: Path
) -> None:
    target = tmp_path / "week.csv"
    written(an_export(document, brand, ALL), target, tmp_path / "there.json")
    document.do(edit_post(post, "text", "New"))
    (kept,) = written(an_export(document, brand, ALL), target, tmp_path / "here.json").kept
    assert kept.name == "week.older.csv"


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b"[1, null]", b"[" * 100_000])
def test_marks_that_cannot_be_read_are_none(tmp_path: Path, content: bytes) -> None:
    known = WrittenFiles(tmp_path / "marks.json")
    (tmp_path / "marks.json").write_bytes(content)
    assert not known.knows(b"a")
    known.remember([b"a"])
    assert known.knows(b"a")


def test_marks_that_cannot_be_kept_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    WrittenFiles(tmp_path / "file" / "marks.json").remember([b"a"])


def test_several_files_go_into_a_folder(document: Document, brand: Brand, post: Post, tmp_path: Path) -> None:
    export = an_export(document, brand, ALL, a_target("a.csv", "b.csv"))
    assert [path.name for path in written(export, tmp_path).paths] == ["a.csv", "b.csv"]
    assert written(export, tmp_path).kept == ()
    with pytest.raises(NotExported, match="2 files"):
        written(export, tmp_path / "a.csv")


def test_files_that_nothing_marks_are_known_by_what_they_say(
    document: Document, brand: Brand, post: Post, tmp_path: Path
) -> None:
    written(an_export(document, brand, ALL, a_target("a.csv", "b.csv")), tmp_path)
    document.do(edit_post(post, "text", "New"))
    again = an_export(document, brand, ALL, a_target("a.csv", "b.csv"))
    (tmp_path / "b.csv").write_bytes(b"by hand")
    with pytest.raises(NotExported, match=r"b\.csv is there and is no earlier export"):
        written(again, tmp_path)
    assert (tmp_path / "a.csv").read_bytes() == b"Hello", "nothing was written"


def test_work_can_be_stopped_between_files(tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        if done == 1:
            raise KeyboardInterrupt(whole)

    files = [NewFile(tmp_path / name, b"x") for name in ("a", "b")]
    known = WrittenFiles(tmp_path / "marks.json")
    with pytest.raises(KeyboardInterrupt):
        write_files(files, lambda _: False, plan=tmp_path / "none", known=known, at_step=stop)
    assert not (tmp_path / "b").exists()


def test_a_file_after_which_the_disk_is_full_is_said(tmp_path: Path) -> None:
    files = [NewFile(tmp_path / "a", b"x"), NewFile(tmp_path / "none" / "b", b"x")]
    known = WrittenFiles(tmp_path / "marks.json")
    with pytest.raises(NotExported, match="Files written before it: 1"):
        write_files(files, lambda _: False, plan=tmp_path / "plan", known=known)


def test_what_is_refused_is_not_noted(document: Document, brand: Brand, post: Post) -> None:
    document.do(new_post(a_post(id="b", brand_id=brand.id), [a_placement(id="second", post_id="b")]))
    export = an_export(document, brand, ALL, a_target("a.csv", refuses=("second",)))
    assert export.note(export.made()) == ""
    assert [row[0] for row in document.exports(brand)[0].rows] == ["there"]


def test_an_export_that_cannot_be_noted_is_said(
    document: Document, brand: Brand, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotWritten("The disk is full.")

    export = an_export(document, brand, ALL)
    monkeypatch.setattr(document, "do", full)
    assert export.note(export.made()) == "The disk is full."


def test_nothing_to_write_is_said(document: Document, brand: Brand, tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="Nothing is left to write"):
        written(an_export(document, brand, ALL, a_target()), tmp_path)


def test_what_does_not_fit_is_a_sentence(document: Document, brand: Brand, post: Post) -> None:
    def fails(_: Outgoing) -> Made:
        raise NotWritable("It is too much.")

    with pytest.raises(NotExported, match="It is too much"):
        an_export(document, brand, ALL, replace(CSV, made=fails)).made()


# targets


def test_a_table_follows_its_style(document: Document, brand: Brand, post: Post) -> None:
    style = SheetStyle(separator=";", days="%d.%m.%Y", columns=("date", "text"))
    export = an_export(document, brand, ALL, file_target(FORMATS[0], style))
    made = export.made()
    assert made.files[0].content.decode("utf-8-sig") == "date;text\r\n23.11.2026;Hello\r\n"
    shown = export.preview(made)
    assert (shown.header, shown.rows) == (("date", "text"), (("23.11.2026", "Hello"),))


def test_files_without_a_table_show_their_entries(document: Document, brand: Brand, post: Post) -> None:
    form = next(one for one in FORMATS if not one.styled)
    export = an_export(document, brand, ALL, file_target(form))
    assert export.preview(export.target.report(export.out)).rows == (("2026-11-23", "09:00", "instagram", "A post"),)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_every_format_knows_its_own_files(document: Document, brand: Brand, post: Post, form: FileFormat) -> None:
    export = an_export(document, brand, ALL, file_target(form))
    assert export.target.wrote(export.made().files[0].content[:4096])


def test_a_tool_says_the_same_in_its_report_and_in_its_files(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    for preset in Handoffs().presets:
        target = tool_target(preset, catalogue.platforms)
        export = an_export(document, brand, ALL, target)
        made = export.made()
        assert target.report(export.out) == made
        assert target.key == f"handoff:{preset.key}"
        if preset.header and made.files:
            assert target.wrote(made.files[0].content[:4096])
        assert export.preview(made).rows


def test_a_file_that_only_begins_like_a_header_is_no_export(catalogue: Catalogue) -> None:
    buffer = Handoffs().preset("buffer")
    columns = tuple(one for one in buffer.columns if one.field is Field.TEXT)
    wrote = tool_target(replace(buffer, columns=columns, bom=False, quoting=Quoting.NEEDED), catalogue.platforms).wrote
    assert wrote(b"Text\r\nHello\r\n")
    assert not wrote(b"Texts of mine that nobody may replace")


@pytest.mark.parametrize(
    ("span", "stem"),
    [
        (WEEK.span, "2026-W48"),
        (Span(MONDAY, MONDAY + 2 * ONE_WEEK), "2026-11-23 to 2026-12-06"),
        (None, "2026-11-25"),
    ],
)
def test_files_are_named_by_their_days(span: Span | None, stem: str) -> None:
    assert file_stem("", span, date(2026, 11, 25)) == stem
    assert file_stem('A/B: "C"', span, date(2026, 11, 25)) == f"A B C {stem}"
