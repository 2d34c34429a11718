"""The pictures of a post in the editor: seen, ordered, described, found again, copied."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.app.media import MediaShelf
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.files import FileFacts, FileState
from planner.domain.platforms import Confidence, Fact, Platform
from planner.domain.records import Channel, Media, Post
from planner.ui.context import Context
from planner.ui.editor.media.alt_limit import AltLimit, alt_limit
from planner.ui.editor.media.dropped import DropLine, row_mime
from planner.ui.editor.media.file_words import file_words
from planner.ui.editor.media.picture_row import PictureRow
from planner.ui.editor.media.pictures import PictureList
from planner.ui.editor.media.sight import THUMB, FileSight
from planner.ui.editor.media.thumbnails import Thumb
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces import jobs
from tests.builders import a_channel, a_placement, a_post
from tests.media_files import a_picture, a_video
from tests.ui.drops import drop


class Stage:
    """A list of pictures over a plan, as the editor has it."""

    def __init__(self, qtbot: QtBot, context: Context, tmp_path: Path) -> None:
        self.qtbot, self.context, self.document, self.folder = qtbot, context, context.document, tmp_path
        self.brand = self.document.brands()[0]
        self.document.do(edits.add_channel(self.a_channel("instagram")))
        post = a_post(id="p1", brand_id=self.brand.id)
        self.document.do(edits.new_post(post, [a_placement(id="e1", post_id="p1", channel_id="instagram")]))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.open = OpenPost(context, self.window)
        self.open.edit_requested.connect(self.do)
        self.list = PictureList(self.open)
        self.list.setParent(self.window)
        self.list.resize(320, 600)
        self.window.resize(340, 640)
        self.open.changed.connect(lambda: self.list.show_record(self.open.shown_post))
        self.window.show()

    def a_channel(self, platform: str) -> Channel:
        return a_channel(id=platform, brand_id=self.brand.id, name=platform, platform=platform)

    def do(self, edit: Edit) -> None:
        self.document.do(edit)

    def show(self, *paths: Path | str, alts: tuple[str, ...] = ()) -> None:
        media = tuple(Media(str(path), *alts[at : at + 1]) for at, path in enumerate(paths))
        self.document.do(edits.edit_post(self.stored(), "media", media))
        self.open.open(self.brand, "p1", ())
        self.open.changed.emit()
        self.qtbot.waitUntil(lambda: all(self.context.media.known(str(path)) for path in paths))

    def stored(self) -> Post:
        return self.document.plan_of(self.brand, {"p1"}, set())[0].posts["p1"]

    def names(self) -> list[str]:
        return [Path(one.path).name for one in self.stored().media]

    def rows(self) -> list[PictureRow]:
        QApplication.processEvents()
        return self.list._rows

    def row(self, name: str) -> PictureRow:
        return next(row for row in self.list._rows if Path(row.path).name == name)

    def says(self, row: PictureRow, words: str) -> None:
        self.qtbot.waitUntil(lambda: row._facts.isVisible() and words in shown(row._facts.text()))

    def menu(self, row: PictureRow) -> QMenu:
        self.qtbot.mouseClick(row.more, Qt.MouseButton.LeftButton)
        return self.popup()

    def popup(self) -> QMenu:
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, menu: QMenu, words: str) -> None:
        action = next(action for action in menu.actions() if action.text() == words)
        assert action.isEnabled()
        action.trigger()
        menu.close()


@pytest.fixture
def stage(qtbot: QtBot, context: Context, tmp_path: Path) -> Stage:
    return Stage(qtbot, context, tmp_path)


def shown(words: str) -> str:
    """The words without the marks that keep width before height."""
    return words.replace("\u2066", "").replace("\u2069", "")


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def below(row: QWidget, of: QWidget) -> QPoint:
    QApplication.processEvents()
    return row.mapTo(of, QPoint(20, row.height() - 2))


def above(row: QWidget, of: QWidget) -> QPoint:
    QApplication.processEvents()
    return row.mapTo(of, QPoint(20, 2))


# what is seen


def test_a_picture_is_shown_small_in_its_ratio_with_what_is_known_of_it(stage: Stage) -> None:
    path = a_picture(stage.folder / "a.jpg", 1080, 1350)
    stage.show(path)
    row = stage.rows()[0]
    stage.says(row, f"1080 × 1350 · 4:5 · {round(path.stat().st_size / 1000)} kB")
    shown = row.findChildren(Thumb)[0].grab().toImage()
    middle, side = shown.pixelColor(THUMB // 2, THUMB // 2), shown.pixelColor(2, THUMB // 2)
    assert middle.red() < 16
    assert 112 < middle.green() < 144
    assert side != middle


def test_a_missing_file_is_said(stage: Stage) -> None:
    stage.show(stage.folder / "gone.jpg")
    stage.says(stage.rows()[0], "File not found")
    assert stage.rows()[0]._find.isVisible()


def test_a_bare_name_is_not_missing(stage: Stage) -> None:
    stage.show("oat.jpg")
    stage.says(stage.rows()[0], "Only the name is known")
    assert not stage.rows()[0]._find.isVisible()


def test_a_file_changed_by_another_program_is_seen_when_the_user_comes_back(stage: Stage) -> None:
    path = stage.folder / "a.png"
    stage.show(path)
    stage.says(stage.rows()[0], "File not found")
    a_picture(path, 100, 100)
    with stage.qtbot.waitSignal(FileSight.of(stage.open).seen):
        FileSight.of(stage.open).look_again()
    assert "1:1" in stage.rows()[0]._facts.text()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"width": 1080, "height": 1920, "seconds": 72.4},
            "1080 × 1920 · 9:16 · 1:12 · 24 MB",
        ),
        ({"width": 1080, "height": 566}, "1080 × 566 · 1.91:1 · 24 MB"),
        ({"width": 1000, "height": 377}, "1000 × 377 · 2.65:1 · 24 MB"),
        ({"format": "pdf"}, "PDF · 24 MB"),
        ({"state": FileState.UNREADABLE}, "This file cannot be read"),
    ],
)
def test_words_for_files(context: Context, values: dict[str, object], words: str) -> None:
    facts = FileFacts(**{"path": "/a", "state": FileState.THERE, "bytes": 24_000_000} | values)  # type: ignore[arg-type]
    assert shown(file_words(facts, context.when)) == words


# adding and ordering


def test_files_dropped_on_the_list_land_where_they_are_let_go(stage: Stage) -> None:
    a, b, c = (a_picture(stage.folder / name) for name in ("a.png", "b.png", "c.png"))
    stage.show(a, b, alts=("First", "Second"))
    event = drop(stage.list, files(c), below(stage.rows()[0], stage.list))
    assert stage.names() == ["a.png", "c.png", "b.png"]
    assert [one.alt for one in stage.stored().media] == ["First", "", "Second"]
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_files_dropped_on_an_alt_text_are_added_and_not_written_into_it(stage: Stage) -> None:
    a, b = (a_picture(stage.folder / name) for name in ("a.png", "b.png"))
    stage.show(a, alts=("Text",))
    drop(stage.rows()[0].alt.viewport(), files(b), QPoint(5, 5))
    assert stage.stored().media == (Media(str(a), "Text"), Media(str(b)))


def test_files_pasted_into_an_alt_text_are_added_and_words_stay_words(stage: Stage) -> None:
    stage.show("a.png", alts=("Text",))
    stage.rows()[0].alt.insertFromMimeData(files(stage.folder / "b.png"))
    assert stage.stored().media == (Media("a.png", "Text"), Media(str(stage.folder / "b.png")))


def test_an_address_of_the_web_is_not_taken(stage: Stage) -> None:
    stage.show()
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.jpg")])
    assert not drop(stage.list, mime, QPoint(5, 5)).isAccepted()
    assert stage.names() == []


def test_a_row_is_dragged_to_another_place(stage: Stage) -> None:
    paths = [a_picture(stage.folder / f"{name}.png") for name in "abc"]
    stage.show(*paths, alts=("A", "B", "C"))
    drop(stage.list, row_mime("p1", 0), below(stage.rows()[2], stage.list))
    assert stage.names() == ["b.png", "c.png", "a.png"]
    drop(stage.list, row_mime("p1", 2), above(stage.row("b.png"), stage.list))
    assert stage.stored().media[0] == Media(str(paths[0]), "A")
    drop(stage.list, row_mime("another post", 2), above(stage.row("a.png"), stage.list))
    assert stage.names() == ["a.png", "b.png", "c.png"]


def test_a_line_shows_where_it_would_land(stage: Stage) -> None:
    stage.show("a.png", "b.png")
    line = stage.list.findChildren(DropLine)[0]
    where = below(stage.rows()[1], stage.list)
    rest = files(Path("/c.png")), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(stage.list, QDragEnterEvent(where, Qt.DropAction.CopyAction, *rest))
    QApplication.sendEvent(stage.list, QDragMoveEvent(where, Qt.DropAction.CopyAction, *rest))
    assert line.isVisible()
    QApplication.sendEvent(stage.list, QDragLeaveEvent())
    assert not line.isVisible()


def test_the_pointer_takes_a_row_along(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.show("a.png", "b.png")
    carried: list[bytes] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, *_: carried.append(drag.mimeData().data(drag.mimeData().formats()[0]).data())
    )
    row = stage.rows()[1]
    for kind, y in ((QMouseEvent.Type.MouseButtonPress, 5), (QMouseEvent.Type.MouseMove, 60)):
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, QPointF(5, y), row.mapToGlobal(QPointF(5, y)), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(row, event)
    assert carried == [b"1 p1"]


def test_keys_move_a_row_and_the_typing_goes_on(stage: Stage) -> None:
    stage.show("a.png", "b.png")
    with stage.qtbot.waitActive(stage.window):
        stage.window.activateWindow()
    row = stage.row("a.png")
    row.alt.setFocus()
    stage.qtbot.keyClicks(row.alt, "A cu")
    stage.qtbot.keyClick(row.alt, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    stage.qtbot.waitUntil(lambda: stage.names() == ["b.png", "a.png"])
    assert row.alt.hasFocus()
    stage.qtbot.keyClicks(row.alt, "p")
    stage.qtbot.keyClick(row.alt, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stage.stored().media == (Media("a.png", "A cup"), Media("b.png"))


def test_the_menu_moves_a_row_and_undo_brings_it_back(stage: Stage) -> None:
    stage.show("a.png", "b.png")
    stage.choose(stage.menu(stage.row("a.png")), "Move down")
    assert stage.names() == ["b.png", "a.png"]
    menu = stage.menu(stage.row("b.png"))
    assert not next(action for action in menu.actions() if action.text() == "Move up").isEnabled()
    menu.close()
    stage.document.undo()
    assert stage.names() == ["a.png", "b.png"]


# alt texts


def facts_of(**most: int) -> Callable[[str], Platform | None]:
    """Networks with these limits of alt texts."""
    fact = {
        key: Fact(
            name="alt.max",
            value=number,
            source="test",
            checked=date(2026, 1, 1),
            confidence=Confidence.VERIFIED,
            unit="graphemes",
        )
        for key, number in most.items()
    }
    made = {key: Platform(key=key, name=key.title(), facts=(one,)) for key, one in fact.items()}
    return made.get


def test_the_count_is_live_against_the_smallest_limit(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.context.catalogue.platforms, "named", facts_of(instagram=1000, x=10))
    stage.show("a.png")
    row = stage.rows()[0]
    assert row.alt.toolTip() == "Up to 1,000 on Instagram"
    assert not row._count.isVisible()
    stage.document.do(edits.add_channel(stage.a_channel("x")))
    stage.document.do(edits.put_on(stage.stored(), stage.open.placements, stage.a_channel("x"), "Europe/London"))
    stage.open.read(stage.brand)
    stage.open.changed.emit()
    stage.qtbot.keyClicks(row.alt, "A cup of t")
    assert (row._count.text(), row._count.property("role")) == ("10 of 10 on X", "muted")
    stage.qtbot.keyClicks(row.alt, "ea")
    assert (row._count.text(), row._count.property("role")) == ("12 of 10 on X", "warning")


def test_a_channel_with_pictures_of_its_own_does_not_limit_the_common_ones(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.context.catalogue.platforms, "named", facts_of(instagram=1000))
    stage.show("a.png")
    assert alt_limit(stage.open, stage.stored()) == AltLimit(1000, "graphemes", "Instagram")
    stage.document.do(edits.edit_placement(stage.open.placements[0], "media", (Media("own.png"),)))
    stage.open.read()
    assert alt_limit(stage.open, stage.open.shown_post) is None
    assert alt_limit(stage.open, stage.open.placements[0]) is not None


# finding and copying


def test_a_missing_file_is_found_near_the_plan_and_keeps_its_alt_text(stage: Stage) -> None:
    stage.show("/elsewhere/a.png", alts=("A cup",))
    found = a_picture(stage.folder / "a.png")
    row = stage.rows()[0]
    stage.says(row, "File not found")
    stage.qtbot.mouseClick(row._find, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = stage.popup()
    assert menu.actions()[0].text().endswith("a.png")
    menu.actions()[0].trigger()
    menu.close()
    assert stage.stored().media == (Media(str(found), "A cup"),)


def test_what_is_not_found_is_asked_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = a_picture(stage.folder / "other.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    stage.show("/elsewhere/a.png")
    stage.says(stage.rows()[0], "File not found")
    stage.qtbot.mouseClick(stage.rows()[0]._find, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: stage.names() == ["other.png"])


def test_a_file_is_chosen_for_one_of_two_alt_texts_without_a_file(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/p/b.png", ""))
    stage.open.open(stage.brand, "p1", ())
    stage.document.do(edits.edit_post(stage.stored(), "media", (Media("", "One"), Media("", "Two"))))
    stage.open.read()
    stage.open.changed.emit()
    stage.choose(stage.menu(stage.rows()[1]), "Choose another file…")
    assert stage.stored().media == (Media("", "One"), Media("/p/b.png", "Two"))


def test_a_file_is_copied_next_to_the_plan_and_the_post_has_the_copy(stage: Stage) -> None:
    (stage.folder / "phone").mkdir()
    video = a_video(stage.folder / "phone" / "a.mp4")
    stage.show(video, alts=("A film",))
    stage.says(stage.rows()[0], "1080 × 1920 · 9:16 · 0:12 · ")
    stage.choose(stage.menu(stage.rows()[0]), "Copy next to the plan")
    copy = stage.folder / "plan files" / "a.mp4"
    stage.qtbot.waitUntil(lambda: stage.stored().media == (Media(str(copy), "A film"),))
    assert video.exists()
    stage.says(stage.rows()[0], "1080")
    menu = stage.menu(stage.rows()[0])
    assert not next(action for action in menu.actions() if action.text() == "Copy next to the plan").isEnabled()
    menu.close()


def test_a_copy_that_cannot_be_made_is_said_in_the_row(stage: Stage) -> None:
    picture = a_picture(stage.folder / "a.png")
    (stage.folder / "plan files").write_text("in the way")
    stage.show(picture)
    stage.says(stage.rows()[0], "40 × 50 · 4:5")
    stage.choose(stage.menu(stage.rows()[0]), "Copy next to the plan")
    stage.qtbot.waitUntil(lambda: stage.rows()[0]._facts.property("role") == "warning")
    assert stage.stored().media == (Media(str(picture)),)


# while a worker looks


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that answers once the event is set."""
    answers, look = threading.Event(), MediaShelf.look

    def slow(shelf: MediaShelf, paths: Iterable[str]) -> list[FileFacts]:
        answers.wait(5)
        return look(shelf, paths)

    monkeypatch.setattr(MediaShelf, "look", slow)
    yield answers
    answers.set()


def begin(stage: Stage, path: Path) -> None:
    """Opens the post with a file that a worker is looking at."""
    stage.document.do(edits.edit_post(stage.stored(), "media", (Media(str(path)),)))
    stage.open.open(stage.brand, "p1", ())
    stage.open.changed.emit()


def test_what_is_seen_after_another_post_was_opened_is_not_shown_there(
    stage: Stage, slow_disk: threading.Event
) -> None:
    path = a_picture(stage.folder / "a.png")
    stage.document.do(edits.new_post(a_post(id="p2", brand_id=stage.brand.id), []))
    begin(stage, path)
    stage.open.open(stage.brand, "p2", ())
    stage.open.changed.emit()
    slow_disk.set()
    stage.qtbot.waitUntil(lambda: FileSight.of(stage.open).picture(str(path)) is not None)
    assert stage.rows() == []


@pytest.mark.parametrize("end", ["the post is shut", "the editor is gone"])
def test_nobody_is_told_what_is_seen_too_late(stage: Stage, slow_disk: threading.Event, end: str) -> None:
    path = a_picture(stage.folder / "a.png")
    begin(stage, path)
    told: list[None] = []
    stage.open.changed.connect(lambda: told.append(None))
    if end == "the post is shut":
        stage.open.shut()
    else:
        stage.list.deleteLater()
        stage.open.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    slow_disk.set()
    stage.qtbot.waitUntil(lambda: stage.context.media.known(str(path)) is not None)
    stage.qtbot.waitUntil(lambda: not jobs._running)
    assert told == []
