"""The rows of the list: how they are painted, dragged and dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from planner.domain.overlay import Ghost, Silence
from planner.domain.shown import Chip
from planner.ui.calendar import keyboard
from planner.ui.calendar.agenda_cells import ROW, CellPainter
from planner.ui.calendar.agenda_model import FACE_ROLE, AgendaModel, Index
from planner.ui.calendar.drag import mime_of
from planner.ui.calendar.ink import ChipInk
from planner.ui.calendar.landing import Landing, Place, bubble_rect, paint_landing
from planner.ui.calendar.tiles import BAR, FADED, GHOST_TOKEN, INSIDE, paint_dashed, paint_question
from planner.ui.pieces.ring import paint_ring

if TYPE_CHECKING:
    from planner.ui.calendar.agenda import AgendaView

_RING_ROOM = 3
_PICTURE_WIDTH = 160
_NATIVE = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class AgendaRows(QTreeView):
    """The list; its view holds selection and cursor."""

    def __init__(self, view: AgendaView, model: AgendaModel) -> None:
        super().__init__(view)
        self.view = view
        self.rows = model
        self.landing = Landing(view)
        self._ink = ChipInk(view.theme)
        self._pressed: str | None = None
        """The key of the suggestion on which the mouse was pressed."""
        self.setModel(model)
        self.setItemDelegate(CellPainter(self, view.theme))
        self.setProperty("calendar", True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        keyboard.Claims(self)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What marks the row as a whole, then its cells."""
        rect, line, theme = QRect(option.rect), self.rows.line(index), self.view.theme
        if line is None:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.color("border.subtle"))
        inside = rect.adjusted(_RING_ROOM, _RING_ROOM - 1, -_RING_ROOM, 1 - _RING_ROOM)
        key = line.key if isinstance(line, Chip) else None
        if key in self.view.chosen or (line is not None and line == self.view.hovered):
            painter.fillRect(inside, theme.color("bg.selected" if key in self.view.chosen else "bg.hover"))
        if key in self.view.dragged or key in self.view.overlaid.faded:
            painter.setOpacity(FADED)
        super().drawRow(painter, option, index)
        painter.setOpacity(1)
        self._draw_outlines(painter, inside, index)

    def _draw_outlines(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Dashes around a suggestion, the ring of a chip in question, and that of the row with the keyboard."""
        line, view = self.rows.line(index), self.view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Ghost):
            paint_dashed(painter, rect, view.theme, GHOST_TOKEN)
        key = line.key if isinstance(line, Chip) else None
        has_ring = key in view.chosen or (view.with_keyboard and self.hasFocus() and self._is_current(index))
        if key in view.overlaid.ringed and key not in view.overlaid.faded:
            paint_question(painter, rect, view.theme, inset=INSIDE if has_ring else 0)
        if has_ring:
            paint_ring(painter, rect, view.theme)

    def row_rect(self, index: Index) -> QRect:
        """The whole row in the viewport, empty when it is out of sight."""
        rect = self.visualRect(index)
        return QRect(0, rect.top(), self.viewport().width(), rect.height()) if not rect.isEmpty() else QRect()

    def _is_current(self, index: Index) -> bool:
        current = self.currentIndex()
        return (current.row(), current.parent()) == (index.row(), index.parent())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and above them where something would land."""
        super().paintEvent(event)
        place = self.landing.place
        if place is not None:
            target = self._day_rect(place)
            bubble = bubble_rect(self.view.theme, self.landing.words, target, self.viewport().rect())
            with QPainter(self.viewport()) as painter:
                paint_landing(painter, self.view.theme, self.landing.words, target, bubble)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """There are none."""

    # keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that go through the rows belong to the list, all others to the calendar."""
        self.view.with_keyboard = True
        native = event.key() in _NATIVE and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if native or not keyboard.pressed(self.view, event):
            super().keyPressEvent(event)
            self.view.take_over()

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's shortcuts."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects as lists do; what says that a channel is silent stands for its day."""
        self.view.with_keyboard = False
        index = self.indexAt(event.position().toPoint())
        line, day = self.rows.line(index), self.rows.day(index)
        self._pressed = line.key if isinstance(line, Ghost) and event.button() == Qt.MouseButton.LeftButton else None
        if isinstance(line, Silence) and day is not None:
            self.view.clear_selection()
            self.view.move_cursor(day)
            return
        super().mousePressEvent(event)
        self.view.take_over()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects alone what was clicked among several; takes up a suggestion."""
        super().mouseReleaseEvent(event)
        self.view.take_over()
        pressed, self._pressed = self._pressed, None
        line = self.rows.line(self.indexAt(event.position().toPoint()))
        if isinstance(line, Ghost) and line.key == pressed:
            self.view.ghost_requested.emit(line.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the chip, or makes a post on the day."""
        index = self.indexAt(event.position().toPoint())
        line, day = self.rows.line(index), self.rows.day(index)
        if isinstance(line, Chip):
            self.view.open_requested.emit(line.key)
        elif day is not None and not isinstance(line, Ghost):
            self.view.create_requested.emit(day, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the row under the pointer."""
        self.view.hover(self.rows.line(self.indexAt(event.position().toPoint())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self.view.hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu of the selected chips."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        pos = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_key else event.globalPos()
        self.view.menu_requested.emit(self.view.selection if self.rows.chip(index) else (), pos)

    # drag and drop

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carries the selected chips."""
        del supported
        chip = self.rows.chip(self.currentIndex())
        if chip is None:
            return
        face = self.currentIndex().data(FACE_ROLE)
        size = QSize(_PICTURE_WIDTH, self.view.theme.size("chip"))
        lines = self._ink.lines(face.title, _PICTURE_WIDTH, 1)
        drag = QDrag(self)
        drag.setMimeData(mime_of(self.view.carried(chip)))
        ratio, mirrored = self.devicePixelRatioF(), self.isRightToLeft()
        drag.setPixmap(self._ink.picture(size, face, lines, ratio, mirrored=mirrored))
        drag.setHotSpot(QPoint(BAR, size.height() // 2))
        self.view.dragged = frozenset(self.view.selection)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self.view.dragged = frozenset()
        self._let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Says whether what comes may be dropped here."""
        self.landing.entered(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where it would land and what would come of it."""
        place = self._place(event)
        if self.landing.moved(event, place, self._day_rect(place) if place else QRect()):
            self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Shows nothing of it any more."""
        del event
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        """Asks for the drop."""
        self.landing.dropped(event, self._place(event))
        self.viewport().update()

    def _let_go(self) -> None:
        self.landing.left()
        self.viewport().update()

    def _place(self, event: QDropEvent) -> Place | None:
        day = self.rows.day(self.indexAt(event.position().toPoint()))
        carried = self.landing.carried
        return (day, carried.clock) if day and carried else None

    def _day_rect(self, place: Place) -> QRect:
        index: QModelIndex | QPersistentModelIndex = self.rows.day_index(place[0])
        return QRect(0, self.visualRect(index).top(), self.viewport().width(), ROW)
