"""A painted view under the mouse: clicks, hover, and dragging chips away."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar.bar_words import several
from planner.ui.calendar.chip_painter import RING
from planner.ui.calendar.drag import mime_of
from planner.ui.calendar.hint import HOVER_DELAY, ghost_hint, show_hint
from planner.ui.calendar.receiving import ReceivingView
from planner.ui.calendar.scene import NOWHERE, BarMore, Barred, Ghosted, Placed, Silent, SilentMore, Thing
from planner.ui.context import Context


class Press(NamedTuple):
    """Where the mouse was pressed on which chip, and whether that was selected before."""

    pos: QPoint
    chip: Chip
    was_selected: bool


class Told(NamedTuple):
    """The head of a day with what the day is, such as a public holiday, which may be cut there."""

    rect: QRect
    words: str


Hinted = Silent | SilentMore | Told | Barred | BarMore

_HEAD = 32
"""How far from the top of a day its head reaches."""


class PointedView(ReceivingView):
    """Turns what the mouse does into what the view asks for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pressed: Press | None = None
        self._pressed_ghost: str | None = None
        self._hinted: Hinted | None = None
        """The bar or silence, or the head of a day with a name, under the pointer."""
        self._hint = QTimer(self, singleShot=True, interval=HOVER_DELAY)
        self._hint.timeout.connect(self._show_whole_text)
        self.setMouseTracking(True)

    def clock_for_new(self, pos: QPoint) -> time | None:
        """The clock time of a post that is made here."""
        raise NotImplementedError

    def scene_changed(self) -> None:
        """What was under the pointer may have gone."""
        self._hint.stop()
        self._hinted = None
        super().scene_changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects the chip, or the day; a suggestion is only held until it is let go."""
        self.with_keyboard = False
        self._hint.stop()
        QToolTip.hideText()
        pos = event.position().toPoint()
        thing = self.thing_at(pos)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._pressed_ghost = None
        if isinstance(thing, Placed):
            self._pressed = Press(pos, thing.chip, thing.key in self.chosen) if is_left else None
            if thing.key not in self.chosen:
                self.click(thing.chip, event.modifiers())
        elif (day := self.day_at(pos)) is not None:
            self.clear_selection()
            self.move_cursor(day)
        if isinstance(thing, Ghosted):
            self._pressed_ghost = thing.key if is_left else None
            self.focus_stop(thing.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clicks on what was selected already, which a drag would have taken along; takes up a suggestion; opens."""
        pos = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        held, self._pressed_ghost = self._pressed_ghost, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if pressed is not None:
            if pressed.was_selected:
                self.click(pressed.chip, event.modifiers())
        elif held is not None:
            if (ghost := self.ghost_at(pos)) and ghost.key == held:
                self.ghost_requested.emit(held)
        else:
            self._open_at(pos)

    def _open_at(self, pos: QPoint) -> None:
        """Opens "n more", a bar, or "Add post"."""
        more, bar = self.scene.more_at(pos), self.scene.bar_at(pos)
        if more is not None:
            self.day_requested.emit(more.day)
        elif bar is not None and self.thing_at(pos) is None:
            self.bar_requested.emit(bar.bar if isinstance(bar, Barred) else None)
        elif (day := self.day_at(pos)) is not None and self.slot_rect(day).contains(pos):
            self.create_requested.emit(day, None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the chip, or makes a post where there is none."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pos = event.position().toPoint()
        thing, day = self.thing_at(pos), self.day_at(pos)
        if isinstance(thing, Placed):
            self.click(thing.chip, Qt.KeyboardModifier.NoModifier)
            self.open_requested.emit(thing.key)
        elif day is not None and not self._is_button(thing, pos, day):
            self.create_requested.emit(day, self.clock_for_new(pos))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks what is under the pointer, or begins to drag."""
        pos = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (pos - self._pressed.pos).manhattanLength() >= QApplication.startDragDistance():
                pressed, self._pressed = self._pressed, None
                self._drag(pressed)
            return
        self._hover(pos)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu of the selected chips, or of the empty day."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.chip_rect(self.focused) if self.focused else self.day_rect(self.cursor)
            self.menu_requested.emit(self.selection, self.mapToGlobal(rect.center()))
            return
        chip = self.chip_at(event.pos())
        self.menu_requested.emit(self.selection if chip else (), event.globalPos())

    def _is_button(self, thing: Thing | None, pos: QPoint, day: date) -> bool:
        """Whether a click here does something else than to select."""
        opens = isinstance(thing, Ghosted) or self.scene.more_at(pos) is not None
        on_bar = thing is None and self.scene.bar_at(pos) is not None
        return opens or on_bar or self.slot_rect(day).contains(pos)

    def _hover(self, pos: QPoint | None) -> None:
        if pos is None:
            self._change_hovered(None, None, None)
            return
        thing, day = self.thing_at(pos), self.day_at(pos)
        scene = self.scene
        beside = None if thing else scene.bar_at(pos) or scene.silent_at(pos) or self._told_at(pos, day)
        self._change_hovered(thing.key if thing else None, day, beside)
        opens = day is not None and self._is_button(thing, pos, day)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _told_at(self, pos: QPoint, day: date | None) -> Told | None:
        words = self.overlaid.day_words(day) if day is not None else ""
        if day is None or not words:
            return None
        rect = self.day_rect(day)
        head = QRect(rect.left(), rect.top(), rect.width(), _HEAD)
        return Told(head, words) if head.contains(pos) else None

    def _change_hovered(self, key: ChipKey | str | None, day: date | None, beside: Hinted | None) -> None:
        if (key, beside) != (self.hovered, self._hinted):
            self._update_things(self.hovered, key)
            self.hovered, self._hinted = key, beside
            QToolTip.hideText()
            if key is None and beside is None:
                self._hint.stop()
            else:
                self._hint.start()
        if day != self.hovered_day:
            for one in (self.hovered_day, day):
                self.update(self.day_rect(one) if one else NOWHERE)
            self.hovered_day = day

    def _update_things(self, *keys: ChipKey | str | None) -> None:
        for key in keys:
            if key is not None:
                rect = self.ghost_rect(key) if isinstance(key, str) else self.chip_rect(key)
                self.update(rect.marginsAdded(RING))

    def _show_whole_text(self) -> None:
        thing = self.scene.thing(self.hovered)
        if isinstance(thing, Placed):
            show_hint(self, thing.rect, self.whole_text(thing.chip))
        elif thing is not None:
            show_hint(self, thing.rect, ghost_hint(thing.ghost))
        elif self._hinted is not None:
            show_hint(self, self._hinted.rect, self._words_of(self._hinted))

    def _words_of(self, hinted: Hinted) -> str:
        if not isinstance(hinted, Barred | BarMore):
            return hinted.words
        assert self._plan is not None
        bars = hinted.bars if isinstance(hinted, BarMore) else (hinted.bar,)
        return several(self.context, self._plan, bars)

    def _drag(self, pressed: Press) -> None:
        chip = pressed.chip
        placed = self.scene.by_key.get(chip.key)
        if placed is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(self.carried(chip)))
        drag.setPixmap(self._picture(placed))
        drag.setHotSpot(pressed.pos - placed.rect.topLeft())
        self._hover(None)
        self.held_at = drag.hotSpot().y()
        self.dragged = frozenset(self.selection if chip.key in self.chosen else (chip.key,))
        self._update_things(*self.dragged)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self.dragged, self.held_at = frozenset(), 0
        self.let_go()
        self.update()

    def _picture(self, placed: Placed) -> QPixmap:
        ratio = self.devicePixelRatioF()
        return self.ink.picture(placed.rect.size(), placed.face, placed.lines, ratio, mirrored=self.mirrored)
