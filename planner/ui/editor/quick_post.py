"""A new post with one field: type what to post, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.edits import Change, Edit
from planner.domain.plan import KIND, Plan
from planner.domain.records import Brand, Channel, Placement, Post, Status
from planner.ui.context import Context
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.parts import Choice, Option, bar_icon, words
from planner.ui.pieces.pills import Pills, dashed_pill, pill
from planner.ui.pieces.reading_order import stops
from planner.ui.words import tr

T = TypeVar("T")

_WIDTH, _TEXT_HEIGHT, _EDGE = 352, 72, 8


class QuickPost(QFrame):
    """A small pane over the day; Enter creates, Escape cancels, and what was typed is offered again the next time."""

    created = Signal(object, str)
    """The edit, and the id of the post."""
    drafted = Signal(object)
    """The changes that Enter would make now, for the balance; () when the pane is closed."""
    new_channel_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._plan: Plan | None = None
        self._day: date | None = None
        self._clock: time | None = None
        self._post_id = ""
        self._pills: dict[str, QPushButton] = {}
        self._entry_ids: dict[str | None, str] = {}
        self.setProperty("surface", "quick")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("New post"))
        self._lay_out()
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def ask(self, brand: Brand, plan: Plan, day: date | None, clock: time | None, rect: QRect) -> None:
        """Asks for a post of the brand on this day and time, near ``rect`` of the screen."""
        self.cancel()
        self._plan, self._day, self._clock = plan, day, clock
        self._post_id, self._entry_ids = edits.new_id(), {}
        self._when.setText(self._when_words())
        self._show_channels(self._remembered(brand))
        self._show_kinds()
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))
        self._place(rect)
        self.show()
        self.raise_()
        self._text.show_value(self._kept(_words_name(brand), str, ""))
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)
        self._draft()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Offers channels and kinds that were added meanwhile; a new channel is switched on."""
        if self._plan is None or not any(isinstance(change.record, Channel) for change in changes):
            return
        on = [*self._chosen(), *(change.record.id for change in changes if change.before is None)]
        self._plan = self._context.document.settings_of(self._plan.brand)
        self._text.setFocus()
        self._show_channels(on)
        self._draft()

    def cancel(self) -> None:
        """Closes the pane; the words are kept for the next time."""
        if self._plan is not None:
            self._keep(self._text.value())
            self._plan = None
            self.hide()
            self.drafted.emit(())

    def hideEvent(self, event: QHideEvent) -> None:
        """The window is closed under the pane: cancels."""
        super().hideEvent(event)
        self.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels, from every part of the pane; Enter creates, but not from a button."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._create()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round within the pane, in the order in which one reads."""
        ways = [one for one in stops(self) if one.isVisible() and one.isEnabled()]
        if self._plan is None or not ways:  # Qt asks this way, too, where the keyboard goes when the pane is hidden
            return super().focusNextPrevChild(forwards)
        focus = self.focusWidget()
        at = ways.index(focus) if focus in ways else -1
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        ways[(at + (1 if forwards else -1)) % len(ways)].setFocus(reason)
        return True

    # making

    def _lay_out(self) -> None:
        self._when = words("", "label", "secondary")
        self._text = OneText(tr("What do you want to post?"))
        self._text.setFixedHeight(_TEXT_HEIGHT)
        self._text.entered.connect(self._create)
        self._text.escaped.connect(self.cancel)
        self._channels = Pills()
        self._kind = Choice(tr("Kind"))
        self._kind.chosen.connect(self._choose_kind)
        self._kind_id: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._when, self._text, self._channels):
            column.addWidget(widget)
        column.addLayout(self._last_row())

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        create = QPushButton(tr("Create"))
        create.setProperty("kind", "primary")
        create.setToolTip(tr("Create the post (Enter)"))
        create.clicked.connect(self._create)
        row.addWidget(self._kind, 1)
        row.addWidget(create)
        return row

    def _show_channels(self, on: Sequence[str]) -> None:
        plan = self._known
        channels = sorted((one for one in plan.channels.values() if not one.archived), key=lambda one: one.position)
        self._pills = {one.id: pill(self._context, one, one.name, on=one.id in on) for one in channels}
        for button in self._pills.values():
            button.toggled.connect(self._draft)
        self._channels.show_widgets([*self._pills.values(), self._add_button()])

    def _add_button(self) -> QPushButton:
        add = dashed_pill(self._context, tr("New channel…"))
        add.clicked.connect(self.new_channel_requested)
        return add

    def _show_kinds(self) -> None:
        kinds = [one for one in self._known.labels_of(KIND) if not one.archived]
        bars = [Option(one.id, one.name, bar_icon(self._context.theme, one.hue)) for one in kinds]
        self._kind_id = None
        self._kind.show_options([Option(None, tr("No kind")), *bars], None)

    def _when_words(self) -> str:
        if self._day is None:
            return tr("New idea")
        day = self._context.when.day(self._day)
        return tr("{day}, {time}", day=day, time=self._context.when.clock(self._clock)) if self._clock else day

    def _place(self, rect: QRect) -> None:
        """Beside the top of the cell, or wherever it fits into the window."""
        room = self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        corner = self._window.mapFromGlobal(rect.topLeft() + QPoint(0, _EDGE))
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)

    # doing

    @property
    def _known(self) -> Plan:
        assert self._plan is not None
        return self._plan

    def _choose_kind(self, kind_id: str | None) -> None:
        self._kind_id = kind_id
        self._draft()

    def _draft(self) -> None:
        if self._plan is not None:
            self.drafted.emit(self._edit().changes)

    def _edit(self) -> Edit:
        post = Post(id=self._post_id, brand_id=self._known.brand.id, text=self._text.value(), kind_id=self._kind_id)
        chosen: list[str | None] = [*self._chosen()] or [None]
        return edits.new_post(post, map(self._entry, chosen))

    def _entry(self, channel_id: str | None) -> Placement:
        return Placement(
            id=self._entry_ids.setdefault(channel_id, edits.new_id()),
            post_id=self._post_id,
            channel_id=channel_id,
            zone=self._known.brand.zone,
            date=self._day,
            time=self._clock if self._day else None,
            status=Status.DRAFT if self._day else Status.IDEA,
        )

    def _create(self) -> None:
        """Asks for the post; the pane stays open with its words when the plan did not take it."""
        if self._plan is None or not self._text.value().strip():
            self._text.setFocus()
            return
        brand, post_id, chosen = self._known.brand, self._post_id, self._chosen()
        self.created.emit(self._edit(), post_id)
        if post_id not in self._context.document.posts_of(brand, [post_id]).posts:
            return
        self._context.settings.memory.put(_channels_name(brand), chosen)
        self._context.settings.memory.put(_words_name(brand), "")
        if self._post_id == post_id:
            self._text.clear()
            self.cancel()

    def _chosen(self) -> list[str]:
        return [id_ for id_, button in self._pills.items() if button.isChecked()]

    def _remembered(self, brand: Brand) -> list[str]:
        """The channels of the last post that was made this way."""
        return [one for one in self._kept(_channels_name(brand), list, []) if isinstance(one, str)]

    def _keep(self, words: str) -> None:
        self._context.settings.memory.put(_words_name(self._known.brand), words)

    def _kept(self, name: str, kind: type[T], otherwise: T) -> T:
        kept = self._context.settings.memory.get(name)
        return kept if isinstance(kept, kind) else otherwise

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Closes the pane when the user goes on elsewhere in the same window."""
        del before
        if self._plan is None or now is None or now.window() is not self.window() or self.isAncestorOf(now):
            return
        self.cancel()


class OneText(TextField):
    """A text in which Enter is an answer; with Shift it makes a new line."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape are answers."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _channels_name(brand: Brand) -> str:
    return f"quick_post.channels.{brand.id}"


def _words_name(brand: Brand) -> str:
    return f"quick_post.words.{brand.id}"
