"""A chart in the window: seen, said as a table, copied and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import Chart, Table
from planner.ui.charts.painting import drawing, height_of, paint_chart, picture
from planner.ui.context import Context
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex


class ChartCanvas(QWidget):
    """Paints a chart over its whole width."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.chart: Chart | None = None
        context.theme.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Shows this chart from now on."""
        self.chart = chart
        self.setFixedHeight(height_of(chart))
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("; ".join(", ".join(row) for row in chart.table.rows))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        paint_chart(ChartInk(painter, self._context.theme), place, self.chart, self._context.when)

    def minimumSizeHint(self) -> QSize:
        """Narrower than this its words would run into each other."""
        return QSize(320, self.height())


class TableModel(QAbstractTableModel):
    """What a chart shows, in cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Table((), ())

    def show(self, table: Table) -> None:
        """Shows these cells instead of those before."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; those of the first column are names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        return self._table.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._table.headings[section]


class ChartView(QWidget):
    """A chart under its title, with the buttons for what is done with it; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("step", "body.strong")
        self._title.setWordWrap(True)
        self.canvas = ChartCanvas(context)
        self._model = TableModel(self)
        self.table = QTableView()
        self._stack = QStackedWidget()
        self.table_button = QPushButton(tr("As a table"))
        self.copy_button = QPushButton(tr("Copy"))
        self.save_button = QPushButton(tr("Save…"))
        self._lay_out()
        self.table_button.toggled.connect(self._turn)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_to_save)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self.canvas.chart

    def show_chart(self, chart: Chart) -> None:
        """Shows this chart and its table."""
        self._title.setText(breakable(chart.title))
        self.canvas.show_chart(chart)
        self._model.show(chart.table)
        self.table.setAccessibleName(tr("{chart}, as a table", chart=chart.title))
        self.table.resizeColumnsToContents()
        self._stack.setFixedHeight(height_of(chart))

    def save(self, path: Path) -> None:
        """Writes the chart as SVG or PNG, by the ending of the name."""
        assert self.chart is not None
        theme, when = self._context.theme, self._context.when
        if path.suffix.casefold() == ".svg":
            path.write_bytes(drawing(self.chart, theme, when))
        elif not picture(self.chart, theme, when).save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(tr("The picture could not be written."))

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(1))
        head.addWidget(self._title, 1)
        for button, hint in self._buttons():
            button.setProperty("kind", "quiet")
            button.setProperty("small", "true")
            button.setToolTip(hint)
            head.addWidget(button)
        self.table_button.setCheckable(True)
        self._set_table()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        column.addLayout(head)
        column.addWidget(self._stack)

    def _buttons(self) -> tuple[tuple[QPushButton, str], ...]:
        return (
            (self.table_button, tr("The same in numbers")),
            (self.copy_button, tr("Copy it as a picture")),
            (self.save_button, tr("Save it as PNG or SVG")),
        )

    def _set_table(self) -> None:
        self.table.setModel(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setTabKeyNavigation(False)

    # slots

    def _turn(self, table: bool) -> None:
        self._stack.setCurrentWidget(self.table if table else self.canvas)

    def _copy(self) -> None:
        if self.chart is not None:
            QGuiApplication.clipboard().setImage(picture(self.chart, self._context.theme, self._context.when))
            self.said.emit(tr("Copied as a picture."))

    def _ask_to_save(self) -> None:
        if self.chart is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the chart"), "chart.png", tr("Pictures (*.png *.svg)"))
        if not name:
            return
        path = Path(name) if Path(name).suffix.casefold() in (".png", ".svg") else Path(f"{name}.png")
        try:
            self.save(path)
        except OSError as error:
            self.said.emit(tr("The chart was not saved: {why}", why=str(error.strerror or error)))
            return
        self.said.emit(tr("Saved as {name}.", name=path.name))
