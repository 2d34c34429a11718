"""Small pieces of which pages are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.ui import icons
from planner.ui.pieces.boxes import Box
from planner.ui.pieces.elided import Elided
from planner.ui.theme import Theme

STANDING_OUT = 4
"""How far the headings of folded sections stand out, so that their carets begin where the fields do."""

_LEAD = 28
_TAIL = -6


def words(text: str, step: str = "body", role: str = "") -> QLabel:
    """Words of a step of the type scale, as plain text."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("step", step)
    label.setProperty("role", role)
    return label


def heading(text: str, step: str = "label", role: str = "secondary") -> Elided:
    """A name over fields, such as a channel's; the end of a long one is cut off."""
    name = Elided(text, Qt.TextElideMode.ElideRight)
    name.setProperty("step", step)
    name.setProperty("role", role)
    return name


def a_line() -> QFrame:
    """A thin line from side to side."""
    line = QFrame()
    line.setProperty("line", True)
    return line


def labelled(text: str, field: QWidget) -> QWidget:
    """A field under its name."""
    box = QWidget()
    column = vertical(box, 4)
    name = heading(text)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    return box


def side_by_side(*widgets: QWidget) -> QWidget:
    """Widgets of the same width in a row."""
    box = QWidget()
    row = horizontal(box, 12)
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return box


def vertical(parent: QWidget, spacing: int) -> QVBoxLayout:
    """A column without margins."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def horizontal(parent: QWidget, spacing: int) -> QHBoxLayout:
    """A row without margins."""
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row


def emptied(layout: QLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class IconButton(QToolButton):
    """A button with nothing but an icon; ``name`` is for screen readers, with the hint also for the tooltip."""

    def __init__(self, theme: Theme, icon: str, name: str, hint: str = "") -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setAccessibleName(name)
        self.setToolTip(hint or name)
        self.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._theme, self._icon))


class Lead(IconButton):
    """An icon at the beginning of a line that is typed into; what it does can be done with the keyboard there."""

    def __init__(self, theme: Theme, icon: str, name: str, line: QLineEdit) -> None:
        super().__init__(theme, icon, name)
        self._line = line
        self.setParent(line)
        self.setProperty("lead", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(_LEAD, _LEAD)
        line.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays where lines begin."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        mirrored = self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (_TAIL, _LEAD - 6) if mirrored else (_LEAD - 6, _TAIL)
        self._line.setTextMargins(left, 0, right, 0)
        x = self._line.width() - _LEAD - 4 if mirrored else 4
        self.move(x, (self._line.height() - _LEAD) // 2)


class LinkButton(QPushButton):
    """A button that looks like a link."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Option(NamedTuple):
    """One thing to choose: its value, its words, and its icon if it has one."""

    value: object
    words: str
    icon: QIcon = QIcon()


class Choice(Box):
    """A list to choose from, that tells only what the user chose; the wheel scrolls the page unless it has focus."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(20)
        self._values: list[object] = []
        self._offered: list[tuple[object, str]] = []
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def show_options(self, options: Sequence[Option], value: object) -> None:
        """Offers these, with ``value`` chosen; a list that is open stays open when it offers the same."""
        offered = [(option.value, option.words) for option in options]
        if offered != self._offered:
            self.clear()
            self.addItems([option.words for option in options])
            self._offered = offered
        for index, option in enumerate(options):
            self.setItemIcon(index, option.icon)
        self._values = [option.value for option in options]
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Does nothing by accident."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def bar_icon(theme: Theme, hue: str) -> QIcon:
    """The bar of a kind in its colour."""
    side, ratio = theme.size("icon"), QGuiApplication.primaryScreen().devicePixelRatio()
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"kind.{hue or 'neutral'}"))
    painter.drawRoundedRect(QRectF(side / 2 - 2, 1, 4, side - 2), 1.5, 1.5)
    painter.end()
    return QIcon(made)
