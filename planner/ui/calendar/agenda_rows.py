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

from planner.ui.calendar import keyboard
from planner.ui.calendar.agenda_cells import ROW, CellPainter
from planner.ui.calendar.agenda_model import FACE_ROLE, AgendaModel, Index
from planner.ui.calendar.drag import mime_of
from planner.ui.calendar.ink import BAR, ChipInk, paint_ring
from planner.ui.calendar.landing import Landing, Place, bubble_rect, paint_landing

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
        rect = QRect(option.rect)
        theme, chip = self.view.theme, self.rows.chip(index)
        if chip is None:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.color("border.subtle"))
        inside = rect.adjusted(_RING_ROOM, _RING_ROOM - 1, -_RING_ROOM, 1 - _RING_ROOM)
        selected = chip is not None and chip.key in self.view.chosen
        if selected or (chip is not None and chip.key == self.view.hovered):
            painter.fillRect(inside, theme.color("bg.selected" if selected else "bg.hover"))
        if chip is not None and chip.key in self.view.dragged:
            painter.setOpacity(0.4)
        super().drawRow(painter, option, index)
        painter.setOpacity(1)
        if selected or (self.view.with_keyboard and self.hasFocus() and self._is_current(index)):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, inside, theme)

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
        """Selects as lists do."""
        self.view.with_keyboard = False
        super().mousePressEvent(event)
        self.view.take_over()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects alone what was clicked among several."""
        super().mouseReleaseEvent(event)
        self.view.take_over()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the chip, or makes a post on the day."""
        index = self.indexAt(event.position().toPoint())
        chip, day = self.rows.chip(index), self.rows.day(index)
        if chip is not None:
            self.view.open_requested.emit(chip.key)
        elif day is not None:
            self.view.create_requested.emit(day, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the row under the pointer."""
        chip = self.rows.chip(self.indexAt(event.position().toPoint()))
        self.view.hover(chip.key if chip else None)
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
