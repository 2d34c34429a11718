"""The head of the page: what is read, how, and in which order it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.app.intake import Workbook
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.importing.file_notes import FileNotes
from planner.ui.pieces.dialog_parts import button, segmented
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import Choice, LinkButton, Option, words
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_HIGH, _FEW = 32, 2
_LINE = 24
"""The height of a link; the page does not move when one appears."""

_SEPARATORS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))


class PageHead(QWidget):
    """Says what is read; encoding, separator and layout are seen only where there is something to choose."""

    file_asked = Signal()
    encoding_chosen = Signal(object)
    separator_chosen = Signal(object)
    order_chosen = Signal(bool)
    """Whether problems come first."""
    rename_asked = Signal(object)
    """The button beside which the name of the layout is asked for."""
    forget_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._title = words(tr("Import"), "display")
        self._file = Elided("", Qt.TextElideMode.ElideMiddle)
        self._file.setProperty("role", "secondary")
        self.another = button(tr("Another file…"))
        self.another.setToolTip(tr("Read another file in place of this one (Alt+F)"))
        self.another.setShortcut("Alt+F")
        self.problems, self.in_order = QPushButton(tr("Problems first")), QPushButton(tr("In order of the sheet"))
        self.encoding, self.separator = Choice(tr("Encoding")), Choice(tr("Separator"))
        self.notes = FileNotes(context)
        self._layout_words = Elided("", Qt.TextElideMode.ElideRight)
        self.rename, self.forget = LinkButton(tr("Rename")), LinkButton(tr("Forget"))
        self._lay_out()
        self._connect()
        self._paint_again()
        self._theme.changed.connect(self._paint_again)

    def show_file(self, name: str, brand: str) -> None:
        """Names the file and the brand that its posts go to; "" for no file."""
        self._file.setText(tr("{file}, for {brand}", file=name, brand=brand) if name else "")
        for part in (self.another, self._order):
            part.setVisible(bool(name))

    def show_book(self, book: Workbook, chosen: str) -> None:
        """Tells what the rows do not show, and offers other ways to read the file, where there are any.

        Another separator is offered where it may be the wrong one.
        """
        self.notes.show_notes(book.notes)
        encodings = [Option(one.key, one.name) for one in book.encodings]
        self.encoding.show_options(encodings, book.encodings[0].key if encodings else None)
        self._encoding.setVisible(len(encodings) > 1)
        said = book.separator or chosen
        known = [Option(one, tr(name)) for one, name in _SEPARATORS]
        known += [Option(said, said)] if said not in dict(_SEPARATORS) else []
        self.separator.show_options(known, said)
        columns = max((len(record.cells) for sheet in book.sheets for record in sheet.records), default=0)
        self._separator.setVisible(bool(book.separator) and (bool(chosen) or columns <= _FEW))
        self._show_line()

    def show_layout(self, sentence: str, *, named: bool = False, known: bool = False) -> None:
        """Says how the layout of the sheet is remembered; a named one can be renamed, a known one forgotten."""
        self._layout_words.setText(sentence)
        self._layout_words.setToolTip(plain_hint(sentence))
        self._layout_words.setVisible(bool(sentence))
        self.rename.setVisible(named)
        self.forget.setVisible(known)
        self._show_line()

    def show_nothing(self) -> None:
        """Nothing is read yet."""
        self.show_file("", "")
        self._line.hide()

    # private

    def _show_line(self) -> None:
        parts = (self.notes, self._encoding, self._separator, self._layout_words)
        self._line.setVisible(any(not part.isHidden() for part in parts))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 12, 0, 0)
        top.setSpacing(12)
        top.addWidget(self._title)
        self._title.setMinimumHeight(_HIGH)
        top.addWidget(self._file, 1)
        self._order = QWidget()
        beside = segmented((self.problems, self.in_order))
        beside.setContentsMargins(0, 0, 0, 0)
        self._order.setLayout(beside)
        top.addWidget(self._order)
        top.addWidget(self.another)
        self._encoding = _named(tr("Encoding"), self.encoding, 184)
        self._separator = _named(tr("Separator"), self.separator, 128)
        self._line = QWidget()
        self._line.setMinimumHeight(_LINE)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for part in (self.notes, self._encoding, self._separator):
            line.addWidget(part)
        line.addStretch()
        line.addWidget(self._layout_words, 4)
        line.addWidget(self.rename)
        line.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._line)

    def _connect(self) -> None:
        self._layout_words.setProperty("role", "muted")
        self._layout_words.setProperty("step", "label")
        self._layout_words.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.problems.setChecked(True)
        self.problems.setToolTip(tr("Rows that wait for an answer first, then those left out, then all others"))
        self.in_order.setToolTip(tr("All rows in the order of the sheet"))
        self.rename.setToolTip(tr("Give this layout another name"))
        self.forget.setToolTip(tr("Read the sheet as if none like it had come in before"))
        self.encoding.setToolTip(tr("How the letters of the file are written"))
        self.separator.setToolTip(tr("What stands between the cells"))
        self.another.clicked.connect(self.file_asked)
        self.problems.toggled.connect(self.order_chosen)
        self.encoding.chosen.connect(self.encoding_chosen)
        self.separator.chosen.connect(self.separator_chosen)
        self.rename.clicked.connect(lambda: self.rename_asked.emit(self.rename))
        self.forget.clicked.connect(self.forget_asked)

    def _paint_again(self) -> None:
        lead(self.another, self._theme, "folder-open")


def _named(text: str, field: QWidget, width: int) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    name = QLabel(text)
    name.setProperty("step", "label")
    name.setProperty("role", "secondary")
    name.setBuddy(field)
    field.setFixedWidth(width)
    row.addWidget(name)
    row.addWidget(field)
    return box
