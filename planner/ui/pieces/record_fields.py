"""Fields that hold a value of a record: an amount, a whole number, and the path of a file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import IconButton, horizontal
from planner.ui.pieces.typed_amount import meant_amount, written_amount
from planner.ui.theme import Theme
from planner.ui.words import tr


class FigureField(LineField):
    """A line for a figure or nothing; what cannot be read stays as typed, is marked, and is no value.

    ``is_read`` says whether what stands in it can be read.
    """

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.typed.connect(self._mark)

    @property
    def is_read(self) -> bool:
        """Whether it is empty or a figure."""
        return not self.text().strip() or self._meant(self.text()) is not None

    def figure(self) -> Decimal | int | None:
        """The figure, None when it is empty or cannot be read."""
        return self._meant(self.text())

    def show_figure(self, figure: Any) -> None:
        """Shows a figure as it is written, or nothing; while it is typed, its own way to write it stays."""
        if self.hasFocus() and self.is_read and self.figure() == figure:
            return
        self.show_value("" if figure is None else self._written(figure))
        self._mark()

    def _meant(self, text: str) -> Decimal | int | None:
        return meant_amount(text, QLocale())

    def _written(self, figure: Any) -> str:
        return written_amount(figure, QLocale())

    def _mark(self) -> None:
        invalid = not self.is_read
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.setAccessibleDescription(tr("This cannot be read") if invalid else "")
            self.style().unpolish(self)
            self.style().polish(self)


class WholeField(FigureField):
    """A whole number or nothing."""

    def _meant(self, text: str) -> int | None:
        amount = meant_amount(text, QLocale())
        return int(amount) if amount is not None and amount == amount.to_integral_value() else None

    def _written(self, figure: Any) -> str:
        return QLocale().toString(int(figure))


class FileField(QWidget):
    """The path of a file, typed or chosen; it is only named, and shown in its folder when one wants to."""

    typed = Signal()
    left = Signal()
    folder_requested = Signal(str)

    def __init__(self, theme: Theme, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.line = LineField(name, placeholder or tr("Path or name of a file"))
        self.line.typed.connect(self.typed)
        self.line.left.connect(self.left)
        self._name = name
        choose = IconButton(theme, "folder-open", tr("Choose: {field}", field=name), tr("Choose a file"))
        choose.clicked.connect(self._choose)
        self._show = IconButton(theme, "arrow-square-out", tr("Show in its folder: {field}", field=name))
        self._show.setToolTip(tr("Show it in its folder"))
        self._show.clicked.connect(lambda: self.folder_requested.emit(self.line.text().strip()))
        row = horizontal(self, 4)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        row.addWidget(self._show)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._offer)
        self._offer()

    def value(self) -> str:
        """The path as typed."""
        return self.line.value()

    def show_value(self, text: str) -> None:
        """Shows another path."""
        self.line.show_value(text)

    def take(self, path: str) -> None:
        """Uses the path of a file that was chosen."""
        self.line.setText(path)
        self.typed.emit()
        self.left.emit()

    def _choose(self) -> None:
        beside = str(Path(self.line.text().strip()).parent) if self.line.text().strip() else ""
        chosen, _ = QFileDialog.getOpenFileName(self, self._name, beside)
        if chosen:
            self.take(chosen)

    def _offer(self) -> None:
        """A bare name leads to no folder."""
        text = self.line.text().strip()
        self._show.setVisible("/" in text or "\\" in text)
