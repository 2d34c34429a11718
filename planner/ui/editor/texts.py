"""The text of the open post: one for all channels, and what a channel says in its own words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from planner.domain.edits import Edit, edit_placement
from planner.domain.records import Placement, Post
from planner.ui import icons
from planner.ui.editor.fields import Bound, TextField
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.parts import IconButton, LinkButton, horizontal, vertical, words
from planner.ui.editor.unsaved import Where
from planner.ui.plain import literal
from planner.ui.words import tr

_COUNT_AFTER = 120
"""Milliseconds after the last key until the characters are counted."""

_TEXT_HEIGHT = 168


class Texts(QFrame):
    """A tab for all channels and one for each; a tab without its own words shows the common text."""

    copy_requested = Signal(str, str)

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._theme = open_post.context.theme
        self._fields: dict[str, TextField] = {}
        self._bounds: dict[str, Bound] = {}
        self._shown: object = None
        self.setProperty("card", "text")
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setIconSize(QSize(14, 14))
        self._tabs.setAccessibleName(tr("Text for"))
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(_TEXT_HEIGHT)
        self._count = words("", "label", "secondary")
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._counting.timeout.connect(self._count_now)
        self._lay_out()
        open_post.changed.connect(self._show)
        self._theme.changed.connect(self._show_anew)

    @property
    def current(self) -> str:
        """The id of the entry whose tab is in front, "" for all channels."""
        return str(self._tabs.tabData(max(self._tabs.currentIndex(), 0)) or "")

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

    def focus(self) -> None:
        """Puts the cursor at the end of the text in front."""
        field = self._fields.get(self.current)
        if field is not None:
            field.setFocus()
            cursor = field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            field.setTextCursor(cursor)

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
        self._line = QFrame()
        self._line.setProperty("line", True)
        column.addWidget(self._tabs)
        column.addWidget(self._line)
        column.addWidget(self._own_words())
        column.addWidget(self._stack)
        column.addWidget(self._foot())

    def _own_words(self) -> QWidget:
        self._own = QWidget()
        row = horizontal(self._own, 4)
        row.setContentsMargins(11, 6, 8, 0)
        self._state = words("", "label", "muted")
        self._switch = LinkButton("")
        self._switch.clicked.connect(self._switch_words)
        row.addWidget(self._state)
        row.addStretch()
        row.addWidget(self._switch)
        return self._own

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = horizontal(foot, 4)
        row.setContentsMargins(4, 0, 12, 4)
        self._copy = IconButton(self._theme, "copy-simple", tr("Copy text"))
        self._copy.setProperty("small", True)
        self._copy.clicked.connect(self._copy_text)
        row.addWidget(self._copy)
        row.addStretch()
        row.addWidget(self._count)
        return foot

    # showing

    def _show_anew(self) -> None:
        self._shown = None
        if self._open.post is not None:
            self._show()

    def _show(self) -> None:
        placements = self._open.placements
        self._show_tabs(placements)
        for id_ in self._fields.keys() - {"", *(one.id for one in placements)}:
            self._drop(id_)
        self._show_text("", None)
        for placement in placements:
            self._show_text(placement.id, placement)
        self._turn()

    def _show_tabs(self, placements: list[Placement]) -> None:
        """A single channel needs no tabs, unless it says something of its own."""
        labels = [(one.id, self._open.channel_name(one), one.text is not None) for one in placements]
        if len(labels) == 1 and not labels[0][2]:
            labels = []
        if labels == self._shown:
            return
        current = self.current
        self._shown = labels
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for id_, name, own in [("", tr("All channels"), False), *labels]:
            self._add_tab(id_, name, own=own)
        self._tabs.setVisible(bool(labels))
        self._line.setVisible(bool(labels))
        self._choose(current)
        self._tabs.blockSignals(False)

    def _add_tab(self, id_: str, name: str, *, own: bool) -> None:
        index = self._tabs.addTab(literal(name))
        self._tabs.setTabData(index, id_)
        if own:
            self._tabs.setTabIcon(index, icons.icon(self._theme, "note-pencil"))
            self._tabs.setTabToolTip(index, tr("Has its own text"))

    def _show_text(self, id_: str, placement: Placement | None) -> None:
        field = self._fields.get(id_) or self._made(id_)
        own = placement is not None and (placement.text is not None or self._own_where(placement) in self._open.unsaved)
        field.setReadOnly(placement is not None and not own)
        if own and placement is not None:
            self._bounds[id_].show(self._own_where(placement), placement.text)
        elif placement is None:
            self._bounds[id_].show(self._common_where(), self._open.shown_post.text)
        else:
            field.show_value(self._common())

    def _made(self, id_: str) -> TextField:
        field = TextField(tr("Text"), tr("What do you want to post?"))
        field.setProperty("bare", True)
        field.installEventFilter(self)
        field.typed.connect(self._counting.start)
        self._fields[id_] = field
        self._bounds[id_] = Bound(field, self._open)
        self._stack.addWidget(field)
        return field

    def _drop(self, id_: str) -> None:
        self._bounds.pop(id_).let_go()
        field = self._fields.pop(id_)
        self._stack.removeWidget(field)
        field.deleteLater()

    def _turn(self) -> None:
        """Brings the text of the tab to the front, and says whose words they are."""
        if self._open.post is None:
            return
        placement = self._open.records.placements.get(self.current)
        if placement is not None and placement.text is None:
            self._fields[self.current].show_value(self._common())
        self._stack.setCurrentWidget(self._fields[self.current])
        self._own.setVisible(placement is not None)
        own = placement is not None and placement.text is not None
        self._state.setText(tr("Its own text") if own else tr("Same text as all channels"))
        self._switch.setText(tr("Use the common text") if own else tr("Write its own text"))
        self._count_now()

    def _choose(self, id_: str) -> None:
        ids = [self._tabs.tabData(index) or "" for index in range(self._tabs.count())]
        self._tabs.setCurrentIndex(ids.index(id_) if id_ in ids else 0)

    def _count_now(self) -> None:
        length = len(self._fields[self.current].value())
        number = self._open.context.when.number(length)
        self._count.setText(tr("{number} character(s)", length, number=number))

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
        if id_ == self.current and not self._fields[id_].isReadOnly():
            self.focus()

    def _copy_text(self) -> None:
        placement = self._open.records.placements.get(self.current)
        what = tr("Text on {channel}", channel=self._open.channel_name(placement)) if placement else tr("Text")
        self.copy_requested.emit(self._fields[self.current].value(), what)

    def _common(self) -> str:
        return str(self._open.unsaved.value(self._common_where(), self._open.shown_post.text))

    def _common_where(self) -> Where:
        return Where(Post, self._open.shown_post.id, "text")

    def _own_where(self, placement: Placement) -> Where:
        return Where(Placement, placement.id, "text")
