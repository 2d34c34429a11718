"""How every check stands, in a table under the profiles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from planner.domain.presence import Board, CheckState, Standing, counted_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_LOOKS, titled
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (("Check", 312), ("State", 128), ("What was found", 0))
_STANDING = Qt.ItemDataRole.UserRole


class Shown(StrEnum):
    """Which checks the table shows."""

    ALL = "all"
    FAILED = "failed"
    OPEN = "open"


_STATES = {
    Shown.ALL: frozenset(CheckState),
    Shown.FAILED: frozenset({CheckState.FAIL}),
    Shown.OPEN: frozenset({CheckState.NOT_CHECKED}),
}


class AsWordsRun(QStyledItemDelegate):
    """Words keep their own order in a window that runs the other way."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Sets the words of a cell apart from what is around them."""
        super().initStyleOption(option, index)
        option.text = f"\u2068{option.text}\u2069"


class Results(QTreeView):
    """A heading for each profile with its own result, and its checks under it."""

    chosen = Signal()
    open_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        self._shown = Shown.ALL
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self._model.setHorizontalHeaderLabels([tr(name) for name, _ in _COLUMNS])
        self.setModel(self._model)
        self.setItemDelegate(AsWordsRun(self))
        self.setAccessibleName(tr("Checks of all profiles"))
        self.setToolTip(tr("Enter answers the chosen check, where a person answers it"))
        self._set_up()
        self.selectionModel().currentChanged.connect(self.chosen)
        self.activated.connect(self.open_requested)
        context.theme.changed.connect(self._fill)

    def show_board(self, board: Board, shown: Shown) -> None:
        """Shows these checks; the chosen one stays chosen, and the place where one reads."""
        self._board, self._shown = board, shown
        self._fill()

    def choose(self, key: str) -> None:
        """Chooses a check."""
        for item in self._items():
            if key and _key(item.index()) == key:
                self.setCurrentIndex(item.index())
                self.scrollTo(item.index())

    @property
    def current(self) -> Standing | None:
        """The check that is chosen."""
        return _standing(self.currentIndex())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self._model.rowCount() == 0

    def _fill(self) -> None:
        if self._board is None:
            return
        key, place = _key(self.currentIndex()), self.verticalScrollBar().value()
        self._model.removeRows(0, self._model.rowCount())
        for profile in (*self._board.profiles, None):
            standings = self._board.of_profile(profile.id if profile else None)
            rows = [one for one in standings if one.state in _STATES[self._shown]]
            if rows:
                self._add_group(titled(self._context, profile), tr(counted_of(standings).words))
                for one in rows:
                    self._model.appendRow(self._row(one))
        for row in range(self._model.rowCount()):
            if _standing(self._model.index(row, 0)) is None:
                self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.choose(key)
        self.verticalScrollBar().setValue(place)

    def _add_group(self, name: str, result: str) -> None:
        made = QStandardItem(f"{name}   {result}")
        made.setFont(self._context.theme.font("body.strong"))
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._model.appendRow([made])

    def _row(self, one: Standing) -> list[QStandardItem]:
        look, theme = CHECK_LOOKS[one.state], self._context.theme
        title, state, found = (QStandardItem(tr(text)) for text in (one.check.title, look.word, one.sentence))
        title.setData(one, _STANDING)
        title.setIcon(icons.icon(theme, look.icon, look.colour))
        title.setToolTip(tr(one.check.why))
        found.setToolTip(tr(one.sentence))
        found.setForeground(QBrush(theme.color("text.secondary")))
        spoken = f"{tr(one.check.title)}: {tr(look.word)}. {tr(one.sentence)}"
        title.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        return [title, state, found]

    def _items(self) -> Iterator[QStandardItem]:
        for row in range(self._model.rowCount()):
            item = self._model.item(row, 0)
            if item is not None:
                yield item

    def _set_up(self) -> None:
        self.setProperty("table", True)
        self.setProperty("checks", True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, (_, width) in enumerate(_COLUMNS):
            if width:
                header.resizeSection(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def _standing(index: QModelIndex) -> Standing | None:
    found = index.siblingAtColumn(0).data(_STANDING)
    return found if isinstance(found, Standing) else None


def _key(index: QModelIndex) -> str:
    one = _standing(index)
    return one.key if one else ""
