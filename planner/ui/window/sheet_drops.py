"""A sheet that is dragged over the window, wherever nothing else takes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.ui.icons import pixmap
from planner.ui.importing.sources import sheet_in
from planner.ui.theme import Theme
from planner.ui.words import tr

_FOLLOWED = (QEvent.Type.DragEnter, QEvent.Type.DragLeave, QEvent.Type.Drop)
_MARGIN, _SIGN, _GROUND = 16, 32, 0.92


class SheetDrops(QObject):
    """Says over the whole window that a sheet may be dropped, and tells which one was."""

    dropped = Signal(object)
    """The path of the file."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sign = _Sign(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes one file that may be a sheet; everything else is left alone."""
        if watched is not self._window or event.type() not in _FOLLOWED:
            return super().eventFilter(watched, event)
        self._sign.hide()
        path = sheet_in(event.mimeData()) if isinstance(event, QDropEvent) else None
        if path is None or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self._sign.show_over()
        else:
            self.dropped.emit(path)
        return True


class _Sign(QWidget):
    """Words over the window; whatever is under them keeps what is dragged."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Drop to import"))
        self.hide()

    def show_over(self) -> None:
        """Lies over the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil with an outline, an icon and three words."""
        del event
        theme, middle = self._theme, self.rect().center()
        ground = theme.color("bg.window")
        ground.setAlphaF(_GROUND)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(theme.color("border.focus"), 2))
            inside = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawRoundedRect(inside, theme.radius("card"), theme.radius("card"))
            sign = pixmap(theme, "download-simple", "accent.text", _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(middle.x() - _SIGN // 2, middle.y() - _SIGN - 4, sign)
            painter.setFont(theme.font("title"))
            painter.setPen(theme.color("text.primary"))
            words = QRect(0, middle.y() + 8, self.width(), 32)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), tr("Drop to import"))
