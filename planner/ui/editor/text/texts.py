"""The text of the open post: one for all channels, and what a channel says in its own words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from planner.domain.edits import Edit, edit_placement
from planner.domain.records import Placement, Post
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.text.foot import TextFoot
from planner.ui.editor.text.marks import TextMarks
from planner.ui.editor.text.own_words import OwnWords
from planner.ui.editor.text.sheet import Sheet
from planner.ui.editor.text.tabs import Tab, TextTabs
from planner.ui.editor.text.writing import Writing
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.parts import a_line, vertical
from planner.ui.words import tr

_LEAST_HEIGHT = 168
"""Pixels; a text that needs more is higher, up to a bound."""

_SAME = "same"
"""The key of the sheet that shows the common text to channels without their own; no id is like it."""


class Texts(QFrame):
    """A tab for all channels and one for each; a tab without its own words shows the common text."""

    copy_requested = Signal(str, str)
    files_dropped = Signal(list)
    """Paths of files that were dropped on a text, or pasted into it."""
    sheet_made = Signal(object)

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._theme = open_post.context.theme
        self._sheets: dict[str, Sheet] = {}
        self._writings: dict[str, Writing] = {}
        self._shown: list[Tab] | None = None
        self.setProperty("card", "text")
        self._tabs = TextTabs(self._theme)
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(_LEAST_HEIGHT)
        self._own = OwnWords(self._theme)
        self._foot = TextFoot(open_post.context)
        self._marks = TextMarks(open_post, self._tabs, self._foot.counter)
        self._lay_out()
        self._connect_parts()

    @property
    def current(self) -> str:
        """The id of the entry whose tab is in front, "" for all channels."""
        return self._tabs.current

    @property
    def sheet(self) -> Sheet | None:
        """The text in front; None before a post was open."""
        return self._sheets.get(self._key())

    def start(self) -> None:
        """Shows the tab that fits the chip which was opened: a channel with its own words, else all channels."""
        self._choose("")
        self.bring_own()

    def bring_own(self) -> None:
        """Shows the own words of a chip that is one entry with such."""
        own = [one.id for one in self._open.chosen if one.text is not None]
        if len(own) == len(self._open.chosen) == 1:
            self._choose(own[0])

    def bring(self, id_: str) -> None:
        """Shows what an entry says: its own words, or the common ones."""
        placement = self._open.records.placements.get(id_)
        self._choose(id_ if placement is not None and placement.text is not None else "")

    def write_own(self, id_: str) -> None:
        """Shows what an entry says, with the cursor at its end."""
        self.bring(id_)
        self.focus()

    def focus(self) -> None:
        """Puts the cursor at the end of the text in front."""
        if self.sheet is not None:
            self.sheet.setFocus()
            cursor = self.sheet.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.sheet.setTextCursor(cursor)

    def select(self, id_: str, at: tuple[int, int] | None) -> None:
        """Shows what an entry says and selects a piece of it, in code points."""
        self.bring(id_)
        if self.sheet is not None:
            self.sheet.setFocus()
            if at is not None:
                self.sheet.select(*at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring of the text in front is painted around the card."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, 0)
        column.setContentsMargins(2, 2, 2, 2)
        self._line = a_line()
        for part in (self._tabs, self._line, self._own, self._stack, self._foot):
            column.addWidget(part)

    def _connect_parts(self) -> None:
        self._open.changed.connect(self._show)
        self._open.retyped.connect(self._look)
        self._theme.changed.connect(self._tabs.tint)
        self._tabs.turned.connect(self._turn)
        self._own.switch_requested.connect(self._switch_words)
        self._foot.insert_requested.connect(self._insert)
        self._foot.copy_requested.connect(self._copy_text)
        self._foot.emoji_requested.connect(lambda: self.sheet.setFocus() if self.sheet else None)

    def _made(self, key: str) -> Sheet:
        sheet = Sheet(self._theme)
        sheet.takes_files = True
        sheet.installEventFilter(self)
        for gives in (sheet.files_dropped, FileDrops(sheet.viewport()).dropped):
            gives.connect(self.files_dropped)
        sheet.cursorPositionChanged.connect(self._count)
        self._sheets[key] = sheet
        sheet.grown.connect(self._fit)
        if key == _SAME:
            sheet.typed.connect(self._begin_own)
        else:
            self._writings[key] = Writing(sheet, self._open, key)
        self._stack.addWidget(sheet)
        self.sheet_made.emit(sheet)
        return sheet

    def _drop(self, key: str) -> None:
        self._writings.pop(key).bound.let_go()
        sheet = self._sheets.pop(key)
        self._stack.removeWidget(sheet)
        sheet.deleteLater()

    # showing

    def _show(self) -> None:
        if self._open.post is None:
            return
        self._show_tabs()
        own = [one for one in self._open.placements if self._open.has_own_text(one)]
        for key in self._sheets.keys() - {"", _SAME, *(one.id for one in own)}:
            self._drop(key)
        self._show_text("", self._common_where(), self._open.shown_post.text)
        for placement in own:
            self._show_text(placement.id, self._own_where(placement), placement.text)
        self._bring_to_front()

    def _show_tabs(self) -> None:
        """A single channel needs no tabs, unless it says something of its own."""
        placements = self._open.placements
        tabs = [Tab(one.id, self._open.channel_name(one), one.text is not None) for one in placements]
        if len(tabs) == 1 and not tabs[0].own:
            tabs = []
        if tabs != self._shown:
            self._shown = tabs
            self._tabs.show_tabs(tabs)
            self._line.setVisible(bool(tabs))

    def _show_text(self, key: str, where: Where, stored: str | None) -> None:
        if key not in self._sheets:
            self._made(key)
        self._writings[key].bound.show(where, stored)
        self._writings[key].show_names()

    def _turn(self) -> None:
        """Another tab was chosen."""
        self._bring_to_front()
        self._look()

    def _bring_to_front(self) -> None:
        """Shows the text of the tab; what is found in it follows when it was looked at."""
        if self._open.post is None or "" not in self._sheets:
            return
        key = self._key()
        if key == _SAME:
            (self._sheets.get(_SAME) or self._made(_SAME)).show_value(self._common())
        self._stack.setCurrentWidget(self._sheets[key])
        self._say_whose(self._sheets[key])
        self._foot.insert.setEnabled(key != _SAME)
        self._fit()

    def _say_whose(self, sheet: Sheet) -> None:
        self._own.setVisible(bool(self.current))
        if self.current:
            self._own.show_words(self._common(), None if self._key() == _SAME else sheet.value())

    def _fit(self) -> None:
        """The card grows with the text in front, within bounds."""
        if self.sheet is not None:
            self._stack.setFixedHeight(max(self.sheet.wanted_height, _LEAST_HEIGHT))

    def _look(self) -> None:
        if self._open.post is not None and self.sheet is not None:
            self._say_whose(self.sheet)
            self._marks.look(self.sheet)

    def _count(self) -> None:
        if self._open.post is not None and self.sheet is not None:
            self._marks.count(self.sheet)

    def _key(self) -> str:
        """The key of the sheet for the tab in front."""
        placement = self._open.records.placements.get(self.current) if self._open.post is not None else None
        return _SAME if placement is not None and not self._open.has_own_text(placement) else self.current

    def _choose(self, id_: str) -> None:
        self._tabs.choose(id_)

    # doing

    def _switch_words(self) -> None:
        """Own words begin as the common ones; using the common ones again can be undone."""
        id_ = self.current

        def switched() -> Edit:
            placement = self._open.records.placements[id_]
            text = self._open.shown_post.text if placement.text is None else None
            return edit_placement(placement, "text", text).sealed()

        self._open.ask(switched)
        self._open.sitting_ended.emit()
        if id_ == self.current and self._key() != _SAME:
            self.focus()

    def _begin_own(self) -> None:
        """Words typed over the common text are the channel's own, which are typed on in their sheet."""
        common, id_ = self._sheets[_SAME], self.current
        text, position = common.value(), common.textCursor().position()
        self._open.note_typed(Where(Placement, id_, "text"), lambda: text)
        self._open.unsaved.save()
        self._open.changed.emit()
        if self.sheet is not None and id_ == self.current:
            cursor = self.sheet.textCursor()
            cursor.setPosition(position)
            self.sheet.setTextCursor(cursor)
            self.sheet.setFocus()

    def _insert(self) -> None:
        writing = self._writings.get(self._key())
        if writing is not None:
            writing.inserting.open()

    def _copy_text(self) -> None:
        placement = self._open.records.placements.get(self.current)
        what = tr("Text on {channel}", channel=self._open.channel_name(placement)) if placement else tr("Text")
        if self.sheet is not None:
            self.copy_requested.emit(self.sheet.value(), what)

    def _common(self) -> str:
        return str(self._open.unsaved.value(self._common_where(), self._open.shown_post.text))

    def _common_where(self) -> Where:
        return Where(Post, self._open.shown_post.id, "text")

    def _own_where(self, placement: Placement) -> Where:
        return Where(Placement, placement.id, "text")
