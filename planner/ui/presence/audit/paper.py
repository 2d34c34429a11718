"""The audit on paper: the result, what changed, and every check with its answer, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from planner.domain.files import file_name
from planner.domain.presence import Board, Standing, counted_of
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_LOOKS, titled
from planner.ui.presence.audit.changed import HEADINGS
from planner.ui.words import tr

_DOTS = 300
_MARGIN_MM = 2.0
"""Beside the 2 cm that a text document leaves by itself."""

_TITLE, _HEADING, _BODY = 18.0, 12.0, 9.0
_COLUMNS = (36, 17, 47)
"""Per cent of the width: check, state, what was found."""


def pdf_of(context: Context, board: Board) -> bytes:
    """The audit as a PDF file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(_layout())
    writer.setTitle(_title(board))
    writer.setCreator("Evenweek")
    document_of(context, board).print_(writer)
    del writer  # it ends the file
    buffer.close()
    return bytes(content.data())


def ask_and_print(context: Context, board: Board, parent: QWidget) -> QPrintDialog:
    """Opens the system's dialog; the audit is printed when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_title(board))
    printer.setPageLayout(_layout())
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_title(board))
    dialog.finished.connect(dialog.deleteLater)
    dialog.accepted.connect(lambda: document_of(context, board).print_(printer))
    QDialog.open(dialog)  # its own open takes a slot by name
    return dialog


def document_of(context: Context, board: Board) -> QTextDocument:
    """All pages; every word is put in as plain text."""
    document = QTextDocument()
    document.setDefaultFont(_font(context, _BODY))
    cursor = QTextCursor(document)
    page = _Page(context, cursor)
    page.line(_title(board), _TITLE, bold=True, first=True)
    page.line(context.when.long_day(board.today), _BODY)
    page.line(tr(board.counts.words), _HEADING, bold=True, above=8)
    page.line(tr(board.counts.rest_words), _BODY)
    page.changes(board)
    for profile in (*board.profiles, None):
        standings = board.of_profile(profile.id if profile else None)
        if standings:
            page.line(titled(context, profile), _HEADING, bold=True, above=12)
            page.line(tr(counted_of(standings).words), _BODY)
            page.table(standings)
    return document


class _Page:
    """Writes lines and tables where the cursor is."""

    def __init__(self, context: Context, cursor: QTextCursor) -> None:
        self._context, self._cursor = context, cursor

    def line(self, text: str, points: float, *, bold: bool = False, above: float = 2, first: bool = False) -> None:
        """A line of its own."""
        block, look = QTextBlockFormat(), self._look(points, bold=bold)
        block.setTopMargin(above)
        if first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, look)

    def changes(self, board: Board) -> None:
        """What is different from an earlier audit."""
        compared, changes = board.changes
        if compared is None or compared.finished is None or not changes:
            return
        day = self._context.when.short_dated(compared.finished.date())
        self.line(tr("Since the audit of {day}", day=day), _HEADING, bold=True, above=8)
        for sort, heading in HEADINGS.items():
            found = [one.standing for one in changes if one.sort is sort]
            if found:
                named = "; ".join(f"{titled(self._context, one.profile)}, {tr(one.check.title)}" for one in found)
                self.line(f"{tr(heading, len(found))}: {named}", _BODY)

    def table(self, standings: Sequence[Standing]) -> None:
        """A row for each check."""
        form = QTextTableFormat()
        form.setCellPadding(3)
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, one) for one in _COLUMNS])
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        made = self._cursor.insertTable(len(standings), len(_COLUMNS), form)
        for row, one in enumerate(standings):
            for column, text in enumerate(_cells(one)):
                cell = made.cellAt(row, column).firstCursorPosition()
                cell.insertText(text, self._look(_BODY, bold=column == 1))

    def _look(self, points: float, *, bold: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        font = _font(self._context, points)
        font.setBold(bold)
        look.setFont(font)
        return look


def _cells(one: Standing) -> tuple[str, str, str]:
    evidence = tr("Evidence: {file}", file=file_name(one.answer.evidence)) if one.answer and one.answer.evidence else ""
    return tr(one.check.title), tr(CHECK_LOOKS[one.state].word), " ".join(filter(None, (tr(one.sentence), evidence)))


def _title(board: Board) -> str:
    return tr("{brand}: audit of profiles", brand=board.brand.name)


def _font(context: Context, points: float) -> QFont:
    font = context.theme.font("body")
    font.setPointSizeF(points)
    return font


def _layout() -> QPageLayout:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )
