"""The places of the tour that are in the editor of a post."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QTabBar

from planner.ui.window.main_window import MainWindow
from tests.dictionaries import british
from tests.tour.place import WAIT_MS, Place, button, first, scroll, wait
from tests.tour.plans import odd
from tests.tour.rich_plans import MANY, RICH, many, rich

_LONG_MS = 4 * WAIT_MS
"""How long files and words are looked at in the background."""


def _open(window: MainWindow, post_id: str = RICH, about: str = "") -> None:
    british(window.context.settings.path.with_name("dictionaries"))
    window.show_place("calendar")
    chip = next(chip for chip in window.opening.chips_anywhere() if chip.post_id == post_id)
    window.opening.open_chip(chip.key)
    wait(_LONG_MS)
    if about:
        window.opening.edit(chip, about)
        wait()


def _at(about: str) -> Callable[[MainWindow], None]:
    return lambda window: _open(window, about=about)


def _scrolled(share: float) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _open(window)
        scroll(window.dock.editor, share)

    return act


def _tab(number: int) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _open(window)
        first(window.dock.editor, QTabBar).setCurrentIndex(number)
        wait()

    return act


def _hints(window: MainWindow) -> None:
    _open(window)
    links = window.dock.editor.findChildren(QPushButton)
    for link in links:
        if link.isCheckable() and "hint" in link.text():
            link.click()
    editor = window.dock.editor
    first(editor, QScrollArea).ensureWidgetVisible(next(one for one in links if "hint" in one.text()))


def _why(window: MainWindow) -> None:
    _open(window)
    why = button(window.dock.editor, "Why?")
    first(window.dock.editor, QScrollArea).ensureWidgetVisible(why)
    why.click()


def _insert(window: MainWindow) -> None:
    _open(window)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)


def _menu(window: MainWindow) -> None:
    _open(window)
    button(window.dock.editor, "More").click()


def _tabs(window: MainWindow) -> None:
    _many(window)
    button(window.dock.editor, "All texts").click()


def _preview(window: MainWindow) -> None:
    _open(window)
    button(window.dock.editor, "Preview").click()
    wait(_LONG_MS)


def _many(window: MainWindow) -> None:
    _open(window, MANY)


def _many_preview(window: MainWindow) -> None:
    _many(window)
    button(window.dock.editor, "Preview").click()


def _odd(window: MainWindow) -> None:
    window.show_place("calendar")
    faces = window.desk.view.faces
    assert faces is not None
    chip = next(chip for chip in window.desk.view.shown_chips() if "ق" in faces.title(chip))
    window.opening.open_chip(chip.key)


EDITOR_PLACES = (
    Place("post", rich, _open),
    Place("post-own-words", rich, _tab(1)),
    Place("post-bluesky", rich, _tab(2)),
    Place("post-hints", rich, _hints),
    Place("post-why", rich, _why),
    Place("post-insert", rich, _insert),
    Place("post-menu", rich, _menu),
    Place("post-link", rich, _at("link")),
    Place("post-pictures", rich, _at("pictures")),
    Place("post-networks", rich, _at("board")),
    Place("post-status", rich, _at("status")),
    Place("post-partner", rich, _at("partner")),
    Place("post-permission", rich, _at("permission")),
    Place("post-end", rich, _scrolled(1)),
    Place("post-preview", rich, _preview),
    Place("post-odd", odd, _odd),
    Place("many-post", many, _many),
    Place("many-tabs", many, _tabs),
    Place("many-preview", many, _many_preview),
    Place("mirrored-post", rich, _open, Qt.LayoutDirection.RightToLeft),
    Place("mirrored-post-pictures", rich, _at("pictures"), Qt.LayoutDirection.RightToLeft),
    Place("mirrored-post-preview", rich, _preview, Qt.LayoutDirection.RightToLeft),
)
