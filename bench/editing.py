"""The editor of a post: a key to all that is said about the text, and opening it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bench.measure import Action
from bench.screen import exposed
from planner.app.document import Document
from planner.domain.edits import add_channel, new_id, new_post
from planner.domain.records import Brand, Channel, Placement, Post
from planner.ui.editor.text.sheet import Sheet
from planner.ui.window.main_window import MainWindow

_LETTERS = 3_000
_BEGINNING = "A calm week for @ferrow, with #bread and #butter: see https://ferrow.example/today 🙂 "
_TEXT = (_BEGINNING + "A calm week. " * (_LETTERS // 13))[:_LETTERS]
_LINES = (_BEGINNING + "\n\nA calm week, with bread and butter, and nothing to do." * (_LETTERS // 50))[:_LETTERS]
_FEW, _MANY = 5, 20
_FIELD = QSize(318, 168)
_KEY_LIMIT, _MANY_LIMIT, _OPEN_LIMIT = 8, 16, 50
"""Milliseconds."""

_REST_MS = 300
"""Time after which the window has nothing else to do."""


class Editing:
    """Two posts of the same text, on five and on twenty channels of all networks, in the editor of a window."""

    def __init__(self, window: MainWindow, document: Document, brand: Brand, networks: list[str]) -> None:
        self._window, self._document, self._brand = window, document, brand
        self._networks = networks
        self._bare = QPlainTextEdit()
        self._bare.resize(_FIELD)
        exposed(self._bare)

    def actions(self) -> Iterator[Action]:
        """What is measured, each ready to be measured when it is given."""
        window = self._window
        window.opening.open_chip(window.desk.view.shown_chips()[0].key)
        few, many = self._made(_FEW), self._made(_MANY)
        yield self._key(few, f"editor key, 3,000 characters, {_FEW} channels", goal=4, limit=_KEY_LIMIT)
        yield self._key(many, f"editor key, 3,000 characters, {_MANY} channels", goal=None, limit=_MANY_LIMIT)
        lines = self._made(_FEW, _LINES), self._made(_MANY, _LINES)
        yield self._key(lines[0], f"editor key, short lines, {_FEW} channels", goal=4, limit=_KEY_LIMIT)
        yield self._key(lines[1], f"editor key, short lines, {_MANY} channels", goal=None, limit=_MANY_LIMIT)
        yield self._opening(few)

    def _key(self, post: Post, name: str, *, goal: float | None, limit: float) -> Action:
        """A key in the text, to count, findings and marks painted; the floor is a bare field with the same text."""
        self._window.dock.editor.open_post(self._brand, post.id)
        sheet = next(one for one in self._window.dock.editor.findChildren(Sheet) if one.isVisible())
        self._bare.setPlainText(post.text)
        for one in (sheet, self._bare):
            one.moveCursor(one.textCursor().MoveOperation.End)
        QApplication.processEvents()
        return Action(
            name,
            lambda: _press(self._bare),
            lambda: _press(sheet),
            rounds=41,
            goal=goal,
            limit=limit,
            before=self._rest,
        )

    def _rest(self) -> None:
        """What was typed is stored once a second, and the calendar shown again; that is no part of a key."""
        self._window.dock.editor.flush()
        QTest.qWait(_REST_MS)

    def _opening(self, post: Post) -> Action:
        """The editor turns from one post to another and is painted; the floor shows another text."""
        other = self._made(_FEW, "Other")
        posts, texts = cycle((other, post)), cycle(("Other", _TEXT))

        def ours() -> None:
            self._window.dock.editor.open_post(self._brand, next(posts).id)
            QApplication.processEvents()

        def floor() -> None:
            self._bare.setPlainText(next(texts))
            QApplication.processEvents()

        return Action("editor opened on a post", floor, ours, rounds=50, limit=_OPEN_LIMIT)

    def _made(self, channels: int, text: str = _TEXT) -> Post:
        """A post on so many new channels."""
        post = Post(id=new_id(), brand_id=self._brand.id, text=text)
        entries = []
        for number in range(channels):
            key = self._networks[number % len(self._networks)]
            name = f"{key} {new_id()}"
            channel = Channel(id=new_id(), brand_id=self._brand.id, name=name, platform=key, position=100 + number)
            self._document.do(add_channel(channel))
            entries.append(Placement(id=new_id(), post_id=post.id, channel_id=channel.id, zone=self._brand.zone))
        self._document.do(new_post(post, entries))
        return post


def _press(field: QPlainTextEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_A)
    QApplication.processEvents()
