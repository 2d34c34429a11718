"""A picture file, small, square or as a circle; looked at in a worker."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.app.media import MediaShelf, thumbnail
from planner.domain.files import FileState, file_name
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.jobs import run_in_background
from planner.ui.words import tr

_SHARP = 2
_ICON = 20


class Pictured(QWidget):
    """Shows the middle of a picture, as networks cut it; an icon for what is none."""

    def __init__(self, context: Context, width: int, height: int, *, round_: bool = False) -> None:
        super().__init__()
        self._context = context
        self._round = round_
        self._path = ""
        self._image: QImage | None = None
        self.setFixedSize(width, height)
        context.theme.changed.connect(self.update)

    def show_file(self, path: str) -> None:
        """Shows a file, "" for none."""
        if path == self._path:
            return
        self._path, self._image = path, None
        self.setAccessibleName(tr("Picture {file}", file=file_name(path)) if path else tr("No picture"))
        self.update()
        if path:
            shelf, side = self._context.media, max(self.width(), self.height()) * _SHARP
            run_in_background(self, "", lambda _: _seen(shelf, path, side), self._show, lambda _: None, only_looks=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture or the icon."""
        del event
        theme, place = self._context.theme, QRectF(self.rect())
        corners = QPainterPath()
        corner = self.height() / 2 if self._round else theme.radius("control")
        corners.addRoundedRect(place, corner, corner)
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillPath(corners, theme.color("bg.hover"))
            if self._image is None:
                icon = icons.pixmap(theme, "image-square", "text.muted", _ICON, self.devicePixelRatioF())
                painter.drawPixmap((self.width() - _ICON) // 2, (self.height() - _ICON) // 2, icon)
                return
            painter.setClipPath(corners)
            painter.drawImage(_filling(self._image, place), self._image)

    def _show(self, found: tuple[str, QImage | None]) -> None:
        path, image = found
        if path == self._path:
            self._image = image
            self.update()


def _seen(shelf: MediaShelf, path: str, side: int) -> tuple[str, QImage | None]:
    """What a worker sees of a file."""
    facts = shelf.look([path])[0]
    made = thumbnail(path, side) if facts.state is FileState.THERE else None
    if made is None:
        return path, None
    image = QImage(made.rgba, made.width, made.height, made.width * 4, QImage.Format.Format_RGBA8888)
    return path, image.copy()


def _filling(image: QImage, place: QRectF) -> QRectF:
    """Where a picture is drawn so that it fills the place and is cut on both sides equally."""
    size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    inner = QRectF(0, 0, size.width(), size.height())
    inner.moveCenter(place.center())
    return inner
