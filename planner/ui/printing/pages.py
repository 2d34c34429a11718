"""Puts the pictures and the list on the pages of a printer or of a PDF file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter

from planner.ui.printing.flow import Row, pages
from planner.ui.printing.grid import Grid
from planner.ui.printing.listing import Listing
from planner.ui.printing.paper import Paper
from planner.ui.printing.printed import Printed
from planner.ui.words import tr

_DOTS_PER_INCH = 300
_HEAD, _FOOT = 22.0, 18.0

AtPage = Callable[[int, int], None]


def pdf_of(printed: Printed, at_page: AtPage = lambda *_: None) -> bytes:
    """The pages as a PDF file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(f"{printed.plan.brand.name}, {printed.days_words}")
    writer.setCreator("Evenweek")
    print_on(writer, printed, at_page)
    buffer.close()
    return bytes(content.data())


def print_on(device: QPagedPaintDevice, printed: Printed, at_page: AtPage = lambda *_: None) -> None:
    """Prints the pictures and then the list; ``at_page`` is told pages done and pages in all, and may raise to stop."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    paper = Paper(device, printed.context.theme, letter=american)
    try:
        Grid(paper, printed).draw_all()
        _print_list(paper, printed, at_page)
    finally:
        paper.end()


def _print_list(paper: Paper, printed: Printed, at_page: AtPage) -> None:
    if not printed.chips:
        return
    room = paper.turn(landscape=False)
    inside = room.adjusted(0, _HEAD, 0, -_FOOT)
    listed = list(pages(Listing(paper, printed, inside.width()).rows(), inside.height()))
    for number, rows in enumerate(listed, 1):
        if number > 1:
            paper.turn(landscape=False)
        _draw_page(paper, printed, room, inside, rows)
        foot = QRectF(room.x(), room.bottom() - _FOOT, room.width(), _FOOT)
        words = tr("Page {number} of {count}", number=number, count=len(listed))
        paper.words(foot, words, paper.font(8), "text.secondary", Qt.AlignmentFlag.AlignRight)
        at_page(number, len(listed))


def _draw_page(paper: Paper, printed: Printed, room: QRectF, inside: QRectF, rows: list[Row]) -> None:
    head = QRectF(room.x(), room.y(), room.width(), _HEAD - 6)
    words = tr("{brand}, {days}", brand=printed.plan.brand.name, days=printed.days_words)
    paper.words(head, words, paper.font(8), "text.secondary")
    y = inside.y()
    for row in rows:
        row.draw(paper, inside.x(), y)
        y += row.height
