"""A row that can be clicked and takes as many lines as its words need."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from planner.ui.icons import pixmap
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.pieces.plain import breakable
from planner.ui.theme import Theme

_ICON = 16


class WrappedRow(QPushButton):
    """An icon, if there is one (its name and its colour), a line in full, and quieter words under it."""

    def __init__(self, theme: Theme, text: str, under: str = "", icon: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.setAccessibleName(f"{text}: {under}" if under else text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        said, mark = QWidget(), QLabel()
        column = vertical(said, 0)
        column.addWidget(wrapped(text))
        if under:
            column.addWidget(wrapped(under, role="secondary"))
        self._inside = horizontal(self, 8)
        self._inside.setContentsMargins(4, 4, 4, 4)
        if icon is not None:
            mark.setPixmap(pixmap(theme, *icon, _ICON, self.devicePixelRatioF()))
            self._inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(said, 1)
        for part in (mark, said):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


def wrapped(text: str, step: str = "label", role: str = "") -> QLabel:
    """Words on as many lines as they need, at the side where the lines of the window begin."""
    label = words(breakable(text), step, role)
    label.setWordWrap(True)
    backwards = label.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
    return label
