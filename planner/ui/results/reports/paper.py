"""A report on the pages of a PDF file, of a printer, or of the window."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from planner.domain.reports import Report
from planner.ui.context import Context
from planner.ui.printing.flow import Row, pages
from planner.ui.printing.paper import MARGIN, Paper
from planner.ui.results.reports.rows import ReportRows
from planner.ui.words import tr

_DOTS_PER_INCH = 300
_HEAD, _FOOT = 22.0, 18.0
_A4, _LETTER = QSizeF(595, 842), QSizeF(612, 792)
"""Sizes of a page in points."""


def pdf_of(context: Context, report: Report, *, letter: bool | None = None) -> bytes:
    """The report as a PDF file, on the paper of the user's country unless said."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(f"{report.brand}: {report.about}")
    writer.setCreator("Evenweek")
    print_on(writer, context, report, letter=is_letter() if letter is None else letter)
    buffer.close()
    return bytes(content.data())


def ask_and_print(context: Context, report: Report, parent: QWidget) -> QPrintDialog:
    """Opens the system's dialog; the report is printed when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print the report"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: print_on(printer, context, report, letter=is_letter()))
    QDialog.open(dialog)  # its own open takes a slot by name
    return dialog


def print_on(device: QPagedPaintDevice, context: Context, report: Report, *, letter: bool) -> None:
    """Prints every page."""
    paper = Paper(device, context.theme, letter=letter)
    try:
        laid = Laid(context, paper, report, paper.turn(landscape=False))
        for number in range(laid.count):
            if number:
                paper.turn(landscape=False)
            laid.draw(paper, number)
    finally:
        paper.end()


def is_letter() -> bool:
    """Whether the user's country prints on Letter instead of A4."""
    return QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem


class Laid:
    """A report laid out on pages whose inner room is ``room``, in points."""

    def __init__(self, context: Context, paper: Paper, report: Report, room: QRectF) -> None:
        self._report, self._room = report, room
        self._inside = room.adjusted(0, _HEAD, 0, -_FOOT)
        rows = ReportRows(context, paper, report, self._inside.width()).rows()
        self._pages: list[list[Row]] = list(pages(rows, self._inside.height(), more=_HEAD))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def draw(self, paper: Paper, number: int) -> None:
        """Draws a page, the first being 0."""
        room, y = self._room, self._inside.y() if number else self._room.y()
        if number:
            head = QRectF(room.x(), room.y(), room.width(), _HEAD - 8)
            words = tr("{brand}: {about}", brand=self._report.brand, about=self._report.about)
            paper.words(head, words, paper.font(8), "text.secondary")
        for row in self._pages[number]:
            row.draw(paper, self._inside.x(), y)
            y += row.height
        foot = QRectF(room.x(), room.bottom() - _FOOT + 4, room.width(), _FOOT - 4)
        page = tr("Page {number} of {count}", number=number + 1, count=self.count)
        paper.words(foot, page, paper.font(8), "text.secondary", Qt.AlignmentFlag.AlignRight)


class ScreenPaper(Paper):
    """Paper whose pages are painted into a window; ``size`` is that of a page in points."""

    def __init__(self, context: Context, *, letter: bool) -> None:
        self._nowhere = QBuffer()
        super().__init__(QPdfWriter(self._nowhere), context.theme, letter=letter)
        self.size = _LETTER if letter else _A4

    @property
    def room(self) -> QRectF:
        """The room on a page, in points from its upper left corner."""
        return QRectF(0, 0, self.size.width(), self.size.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def paint(self, painter: QPainter, laid: Laid, number: int) -> None:
        """Paints a page with a painter that is scaled to points."""
        self.painter = painter
        laid.draw(self, number)
        self.painter = QPainter()  # none of a window may live on after its event
