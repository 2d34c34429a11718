"""A tab with a list of records at the left, and the page of the chosen one beside it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QWidget

from planner.domain.records import Brand
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.parts import vertical, words
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.row_list import STEPS, RowList
from planner.ui.theme import Theme
from planner.ui.words import tr

_LIST, _NARROW_LIST, _NARROW = 384, 328, 1040
_PAGE, _SAID = 720, 480
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class RecordRows(RowList):
    """The arrows choose, Enter goes into the page, Delete asks to take out."""

    enter_requested = Signal()
    new_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setToolTip(tr("Up and Down choose, Enter goes into the page, Delete takes out"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step(STEPS[key])
        elif key in _OPENS:
            self.enter_requested.emit()
        elif key == Qt.Key.Key_Insert:
            self.new_requested.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen:
            self.menu_requested.emit(event.globalPos())


class ListTab(PlaceTab):
    """Reads the rows, keeps the chosen one over every change, and shows its page; what is typed there is handed over.

    ``new_words`` name the button that makes one more, ``purpose`` says in a sentence what the tab is for.
    """

    def __init__(self, context: Context, name: str, new_words: str, purpose: str) -> None:
        super().__init__(context, name)
        self.list = RecordRows(context.theme, name)
        self.new_button = QPushButton(new_words)
        self.first_button = QPushButton(new_words)
        self._stack = QStackedWidget()
        self._scroll = QScrollArea(widgetResizable=True)
        self._wanted = ""
        self._showing = False
        self._lay_out(name, purpose)
        self._connect_list()
        self._tint()

    # for who makes a tab of it

    @abstractmethod
    def made_page(self) -> QWidget:
        """The page of one record, to be put beside the list."""

    @abstractmethod
    def rows(self, brand: Brand) -> Sequence[Found]:
        """Reads the rows; their targets are the ids of the records."""

    @abstractmethod
    def show_page(self, id_: str) -> None:
        """Shows the record of this id on the page; it is among the rows."""

    @abstractmethod
    def make_new(self) -> None:
        """Makes one more record."""

    @abstractmethod
    def delete(self) -> None:
        """Takes the chosen record out."""

    @abstractmethod
    def offer_more(self, where: QPoint) -> None:
        """Shows what else can be done with the chosen record."""

    # as every tab

    def read_anew(self, brand: Brand) -> None:
        """Reads the rows, and shows the page of the chosen one, or of the first."""
        chosen = self._wanted or self.list.chosen
        rows = self.rows(brand)
        self._showing = True
        self.list.show_rows(rows)
        there = self.list.choose(chosen)
        if not there and any(row.target is not None for row in rows):
            self.list.step(1)
        self._showing = False
        self._wanted = "" if there else self._wanted
        self._stack.setCurrentIndex(0 if self.list.chosen else 1)
        self.setFocusProxy(self.list if self.list.chosen else self.first_button)
        if self.list.chosen:
            self.show_page(self.list.chosen)

    def show_record(self, id_: str) -> None:
        """Chooses this one as soon as it is there."""
        self._wanted = "" if self.list.choose(id_) else id_

    @property
    def chosen(self) -> str:
        """The id of the chosen record, or ""."""
        return self.list.chosen

    def enter(self) -> None:
        """Goes into the page."""
        self._page.setFocus(Qt.FocusReason.TabFocusReason)

    # making

    def _lay_out(self, name: str, purpose: str) -> None:
        self._page = self.made_page()
        self._page.setMaximumWidth(_PAGE)
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(5))
        row.addWidget(self._made_side())
        row.addWidget(self._made_scroll(), 1)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self._made_empty(name, purpose))
        self.column.addWidget(self._stack, 1)

    def _made_side(self) -> QWidget:
        self._side = QWidget()
        column = vertical(self._side, self.theme.space(2))
        self.new_button.setToolTip(tr("{words} (Insert, in the list)", words=self.new_button.text()))
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        return self._side

    def _made_scroll(self) -> QScrollArea:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(self.theme.space(1), 0, self.theme.space(3), self.theme.space(4))
        row.addWidget(self._page, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        return self._scroll

    def _made_empty(self, name: str, purpose: str) -> QWidget:
        empty = QWidget()
        column = vertical(empty, self.theme.space(3))
        said = words(purpose, "body", "secondary")
        said.setWordWrap(True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said.ensurePolished()
        said.setFixedSize(_SAID, said.heightForWidth(_SAID))
        self.first_button.setProperty("kind", "primary")
        self.first_button.setToolTip(self.first_button.text())
        column.addStretch(2)
        column.addWidget(words(name, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.first_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return empty

    def _connect_list(self) -> None:
        self.new_button.clicked.connect(self.make_new)
        self.first_button.clicked.connect(self.make_new)
        self.list.selectionModel().currentChanged.connect(self._turn)
        self.list.enter_requested.connect(self.enter)
        self.list.new_requested.connect(self.make_new)
        self.list.delete_requested.connect(self.delete)
        self.list.menu_requested.connect(self.offer_more)
        self.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        icons.lead(self.new_button, self.theme, "plus")
        icons.lead(self.first_button, self.theme, "plus", "accent.on")

    # slots

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where there is little room."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_LIST if self.width() >= _NARROW else _NARROW_LIST)

    def _turn(self) -> None:
        if self._showing:
            return
        self.flush()
        if self.list.chosen:
            self.show_page(self.list.chosen)
            self._scroll.verticalScrollBar().setValue(0)
