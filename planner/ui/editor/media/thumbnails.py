"""The small picture at the beginning of a file's row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.domain.files import FileFacts, FileSort, FileState
from planner.ui import icons
from planner.ui.editor.media.sight import THUMB
from planner.ui.theme import Theme
from planner.ui.words import tr

_ICON = 24
_BADGE, _BADGE_EDGE, _INSET = 16, 4, 4
_ICONS = {FileSort.VIDEO: "video-camera", FileSort.DOCUMENT: "file-text"}
_LOST = {FileState.MISSING, FileState.UNREADABLE}


class Thumb(QWidget):
    """Shows a picture in its ratio, or an icon for what has none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = "image-square"
        self._picture: QImage | None = None
        self._has_alt = False
        self.setFixedSize(THUMB, THUMB)
        theme.changed.connect(self.update)

    def show_file(self, facts: FileFacts | None, picture: QImage | None) -> None:
        """Shows what is known of a file."""
        icon = _icon(facts)
        if (icon, picture) != (self._icon, self._picture):
            self._icon, self._picture = icon, picture
            self.update()

    def show_alt(self, *, there: bool) -> None:
        """Says whether the file has an alt text."""
        if there != self._has_alt:
            self._has_alt = there
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture or the icon."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_tile(painter)
            if self._picture is None:
                self._paint_icon(painter)
            else:
                self._paint_picture(painter, self._picture)
            if self._has_alt:
                self._paint_badge(painter)

    def _paint_tile(self, painter: QPainter) -> None:
        """All tiles are equally large, whatever the ratio of their pictures is."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.hover"))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.radius("control"), self._theme.radius("control"))

    def _paint_badge(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        words = tr("ALT")
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * _BADGE_EDGE
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = THUMB - _INSET - width if mirrored else _INSET
        place = QRectF(x, THUMB - _INSET - _BADGE, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.surface"))
        painter.drawRoundedRect(place, self._theme.radius("chip"), self._theme.radius("chip"))
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_icon(self, painter: QPainter) -> None:
        edge = (THUMB - _ICON) // 2
        made = icons.pixmap(self._theme, self._icon, "text.secondary", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(edge, edge, made)

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        place = QRectF(self.rect())
        fitting = QSizeF(picture.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        inner = QRectF(0, 0, max(fitting.width(), 1), max(fitting.height(), 1))
        inner.moveCenter(place.center())
        corners = QPainterPath()
        corners.addRoundedRect(place, self._theme.radius("control"), self._theme.radius("control"))
        painter.setClipPath(corners)
        painter.drawImage(inner, picture)
        painter.setClipping(False)


def _icon(facts: FileFacts | None) -> str:
    if facts is not None and facts.state in _LOST:
        return "image-broken"
    return _ICONS.get(facts.sort, "image-square") if facts is not None else "image-square"
