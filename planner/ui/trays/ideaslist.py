"""The list of ideas: chips without a day, which can be carried to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.domain.records import Brand
from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar.drag import Carried, carried_in, carried_of, mime_of
from planner.ui.calendar.faces import Face, Faces
from planner.ui.calendar.ink import ChipInk
from planner.ui.context import Context
from planner.ui.pieces.ring import paint_ring
from planner.ui.trays.ideasmodel import CHIP, IdeasModel, Index
from planner.ui.words import tr

_GAP, _SIDE, _MOST_LINES = 8, 2, 2
_FADED = 0.4


class IdeasDelegate(QStyledItemDelegate):
    """Paints chips as the calendar does, over the whole width, with a title in two lines where it is long."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.carried: frozenset[ChipKey] = frozenset()
        """The chips that are on their way, which fade."""
        self.ink = ChipInk(self._theme)
        self._theme.changed.connect(self.ink.forget)

    def place(self, rect: QRect) -> QRect:
        """Where the chip is in its row; the ring has room around it."""
        return rect.adjusted(_SIDE, _SIDE, -_SIDE, _SIDE - _GAP)

    def lines(self, face: Face, width: int) -> tuple[str, ...]:
        """The title as it is broken in a chip of this width."""
        return self.ink.lines(face.title, width, _MOST_LINES)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The chip with the gap under it."""
        view = self.parent()
        assert isinstance(view, IdeasList)
        width = view.viewport().width()
        more = self.ink.is_long(view.ideas.face(index).title, width - 2 * _SIDE)
        return QSize(width, self._theme.size("chip.tall" if more else "chip") + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The chip, with its ring when it is selected or has the keyboard."""
        view = self.parent()
        assert isinstance(view, IdeasList)
        place, face = self.place(option.rect), view.ideas.face(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setOpacity(_FADED if index.data(CHIP).key in self.carried else 1)
        self.ink.begin(painter, mirrored=mirrored)
        self.ink.paint(painter, place, face, self.lines(face, place.width()))
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, place, self._theme)
        elif state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, place, self._theme, Qt.PenStyle.DotLine)
        painter.restore()


class IdeasList(QListView):
    """The chips; Enter or a double click opens one, a drag carries the selected ones away."""

    open_requested = Signal(object)
    unschedule_requested = Signal(object, bool)
    menu_requested = Signal(object, object)
    selection_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._brand: Brand | None = None
        self._invites = False
        self.ideas = IdeasModel(self)
        self._delegate = IdeasDelegate(context, self)
        self.setModel(self.ideas)
        self.setItemDelegate(self._delegate)
        self.setProperty("bare", "true")
        self.setAccessibleName(tr("Ideas"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self._open)

    def show_chips(self, chips: Sequence[Chip], faces: Faces, brand: Brand) -> None:
        """Shows these chips; those that were selected and are still there stay selected."""
        keys = {chip.key for chip in self.selected}
        self._brand = brand
        self.ideas.show(chips, faces)
        for row, chip in enumerate(chips):
            if chip.key in keys:
                self.selectionModel().select(self.ideas.index(row), QItemSelectionModel.SelectionFlag.Select)

    @property
    def selected(self) -> list[Chip]:
        """The selected chips, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.ideas.chips[row] for row in rows]

    # events

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(tuple(chip.key for chip in self.selected), event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carries the selected chips until they are dropped or Escape is pressed."""
        index = self.currentIndex()
        if not index.isValid():
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(self._held(index)))
        place = self._delegate.place(self.visualRect(index))
        drag.setPixmap(self._picture(index, place.size()))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - place.topLeft())
        self._delegate.carried = frozenset(chip.key for chip in self.selected)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._delegate.carried = frozenset()
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._invite(self._welcome(event.mimeData()) is not None)
        event.setAccepted(self._invites)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._invites)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        carried = self._welcome(event.mimeData())
        self._invite(False)
        if carried is not None:
            event.acceptProposedAction()
            self.unschedule_requested.emit(carried, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._invites:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, self.viewport().rect().adjusted(1, 1, -1, -1), self._context.theme)

    # private

    def _open(self, index: Index) -> None:
        self.open_requested.emit(index.data(CHIP).key)

    def _held(self, index: Index) -> Carried:
        """The selected chips, held at this one."""
        held = index.data(CHIP)
        chips = [held, *(chip for chip in self.selected if chip.key != held.key)]
        assert self._brand is not None
        return carried_of(str(self._context.document.path), self._brand, chips)

    def _picture(self, index: Index, size: QSize) -> QPixmap:
        face = self.ideas.face(index)
        lines = self._delegate.lines(face, size.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self._delegate.ink.picture(size, face, lines, self.devicePixelRatioF(), mirrored=mirrored)

    def _welcome(self, mime: QMimeData) -> Carried | None:
        """What is carried, if it comes from a day of this brand in this plan."""
        carried = carried_in(mime)
        if carried is None or self._brand is None or carried.day is None:
            return None
        here = str(self._context.document.path), self._brand.id
        return carried if (carried.plan_id, carried.brand_id) == here else None

    def _invite(self, on: bool) -> None:
        self._invites = on
        self.viewport().update()
