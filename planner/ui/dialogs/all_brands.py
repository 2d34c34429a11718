"""All brands in one table: how each stands this week, what waits, and what comes next; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTreeView, QVBoxLayout, QWidget

from planner.app.all_brands import BrandLine, Deadline, all_brands
from planner.domain.balance import Verdict
from planner.domain.wording import counts_words
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.jobs import run_in_background
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.states import STATES, State
from planner.ui.words import tr

_COLUMNS = (("Brand", 144), ("This week", 236), ("Gaps", 60), ("Waiting for approval", 148), ("Next", 200))
_BRAND, _WEEK, _GAPS, _WAITING, _NEXT = range(len(_COLUMNS))
_ROOM = {_NEXT: 720}
"""From which width on a column is shown; the hint of a line says all of it."""

_SIZE, _LEAST, _EDGE = QSize(920, 440), QSize(640, 320), 32
_NOT_JUDGED = State("question", "text.muted", "muted")
_PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Role = Qt.ItemDataRole


class AllBrands(QDialog):
    """Reads all brands in a thread; ``brand_requested`` tells the id of the one to go to."""

    brand_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: Sequence[BrandLine] = ()
        self.setWindowTitle(tr("All brands"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.setMinimumSize(_LEAST)
        self.said = words(tr("Reading…"), role="secondary")
        self.table = BrandTable(context)
        self.table.brand_requested.connect(self._go)
        self._lay_out()
        self.finished.connect(self.deleteLater)
        context.theme.changed.connect(self._show)
        self._read()

    def _lay_out(self) -> None:
        theme = self._context.theme
        close = button(tr("Close"))
        close.clicked.connect(self.reject)
        self.go = button(tr("Go to brand"), "primary")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.table.ask)
        foot = row(theme.space(2))
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [theme.space(5)])
        layout.setSpacing(theme.space(4))
        layout.addWidget(words(tr("All brands"), step="title"))
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _read(self) -> None:
        context = self._context
        work = partial(all_brands, context.document, context.clock, context.catalogue)
        run_in_background(self, "", work, self._take, self._say_trouble)

    def _take(self, lines: Sequence[BrandLine]) -> None:
        self._lines = lines
        pressing = sum(bool(line.soon) for line in lines)
        calm = tr("Nothing due within 48 hours waits for approval.")
        said = tr("%n brand(s) with posts that are due within 48 hours and not approved.", pressing)
        self.said.setText(said if pressing else calm)
        self._show()
        self.go.setEnabled(bool(lines))
        self.table.setFocus()

    def _show(self) -> None:
        self.table.show_lines(self._lines)

    def _say_trouble(self, error: Exception) -> None:
        self.said.setText(tr("The brands could not be read: {reason}", reason=str(error)))

    def _go(self, brand_id: str) -> None:
        self.accept()
        self.brand_requested.emit(brand_id)


class BrandTable(QTreeView):
    """A line for each brand, the most urgent first; a click or Enter asks for it."""

    brand_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self.setModel(self._model)
        self.setAccessibleName(tr("All brands"))
        self._set_up()
        self._set_header()
        self.clicked.connect(self.ask)

    def show_lines(self, lines: Sequence[BrandLine]) -> None:
        """Shows these brands; the one that was chosen stays so."""
        before = self._chosen()
        self._model.removeRows(0, self._model.rowCount())
        for line in lines:
            self._model.appendRow(self._items(line))
        ids = [line.brand.id for line in lines]
        at = ids.index(before) if before in ids else 0
        self.setCurrentIndex(self._model.index(at, 0))

    def ask(self) -> None:
        """Asks for the chosen brand."""
        brand_id = self._chosen()
        if brand_id:
            self.brand_requested.emit(brand_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the brand."""
        if event.key() in _PRESSED:
            event.accept()
            self.ask()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out what has no room."""
        super().resizeEvent(event)
        for column, least in _ROOM.items():
            self.setColumnHidden(column, event.size().width() < least)

    # private

    def _chosen(self) -> str:
        return str(self.currentIndex().siblingAtColumn(_BRAND).data(_Role.UserRole) or "")

    def _items(self, line: BrandLine) -> list[QStandardItem]:
        number = self._context.when.number
        state, week = self._week(line)
        gaps = number(line.gaps) if line.gaps else tr("None")
        texts = (line.brand.name, week, gaps, self._waiting(line), self._next(line.next))
        made = [QStandardItem(text) for text in texts]
        whole = "\n".join(f"{tr(name)}: {text}" for (name, _), text in zip(_COLUMNS, texts, strict=True))
        for item in made:
            item.setEditable(False)
            item.setData(plain_hint(whole), _Role.ToolTipRole)
            item.setForeground(QBrush(self._context.theme.color("text.secondary")))
        made[_BRAND].setForeground(QBrush(self._context.theme.color("text.primary")))
        made[_BRAND].setFont(self._context.theme.font("body.strong"))
        made[_BRAND].setData(line.brand.id, _Role.UserRole)
        made[_BRAND].setData(whole, _Role.AccessibleTextRole)
        made[_WEEK].setIcon(icon(self._context.theme, state.icon, state.colour))
        if line.soon:
            made[_WAITING].setIcon(icon(self._context.theme, "warning-fill", "status.ready"))
        return made

    def _week(self, line: BrandLine) -> tuple[State, str]:
        if line.judged is None:
            return _NOT_JUDGED, tr(line.trouble)
        main = line.judged.main
        counts = tr(counts_words(main.balance.own))
        others = sum(one.off for one in line.judged.watched) + sum(one.shown.off for one in line.judged.channels)
        verdict = tr(main.state)
        said = tr("{verdict} · {counts}", verdict=f"{verdict[:1].upper()}{verdict[1:]}", counts=counts)
        if others and not main.off:
            return STATES[Verdict.OVER], tr("{said}; %n other rule(s) off", others, said=said)
        return STATES[main.state], said

    def _waiting(self, line: BrandLine) -> str:
        number = self._context.when.number
        if not line.waiting:
            return tr("None")
        if not line.soon:
            return number(line.waiting)
        soon = tr("{soon} due in 48 h", soon=number(line.soon))
        return soon if line.soon == line.waiting else tr("{number}, {soon}", number=number(line.waiting), soon=soon)

    def _next(self, deadline: Deadline | None) -> str:
        if deadline is None:
            return tr("Nothing in the next 4 weeks")
        when = self._context.when
        day = when.day(deadline.at.date())
        clock = when.clock(deadline.at.time().replace(tzinfo=None)) if deadline.timed else ""
        return " · ".join(filter(None, [day, clock, deadline.what]))

    def _set_up(self) -> None:
        self.setProperty("table", True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _set_header(self) -> None:
        self._model.setHorizontalHeaderLabels([tr(name) for name, _ in _COLUMNS])
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, (_, width) in enumerate(_COLUMNS):
            header.resizeSection(column, width)
