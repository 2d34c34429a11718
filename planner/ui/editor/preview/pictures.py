"""The media of an entry in the right shape, and what they say to those who do not see them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.app.media import MediaShelf
from planner.domain.files import FileSort, file_name, format_by_name, sort_of
from planner.domain.records import Media
from planner.ui import icons
from planner.ui.editor.preview.plain import shown_text
from planner.ui.pieces.parts import horizontal, vertical
from planner.ui.theme import Theme
from planner.ui.words import tr

_MOST = 4
_NARROWEST, _WIDEST = 0.5, 2.4
_SQUARE = 1.0
_ICONS = {FileSort.VIDEO: "video-camera", FileSort.DOCUMENT: "article"}


class Tile(QWidget):
    """A picture, or a sign in its place as long as there is none."""

    def __init__(self, theme: Theme, media: Media, ratio: float) -> None:
        super().__init__()
        self._theme, self._ratio = theme, ratio
        self._icon = _ICONS.get(sort_of(format_by_name(media.path)), "image")
        self._name = file_name(media.path)
        self._image: QImage | None = None
        self.setAccessibleName(media.alt or self._name)
        self.setToolTip(self._name)

    def show_image(self, image: QImage) -> None:
        """The picture has come."""
        self._image = image
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / self._ratio)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The middle of the picture, in this shape."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), self._theme.radius("control"), self._theme.radius("control"))
            painter.setClipPath(outline)
            painter.fillRect(self.rect(), self._theme.color("bg.sunken"))
            if self._image is not None:
                middle = _middle(self._image, self.width() / max(self.height(), 1))
                painter.drawImage(QRectF(self.rect()), self._image, middle)
                return
            icon = icons.pixmap(self._theme, self._icon, "text.muted", 24, self.devicePixelRatioF())
            painter.drawPixmap(self.width() // 2 - 12, self.height() // 2 - 20, icon)
            painter.setPen(self._theme.color("text.muted"))
            painter.setFont(self._theme.font("caption"))
            line = QRect(8, self.height() // 2 + 8, self.width() - 16, 16)
            name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), name)


class MediaShown(QWidget):
    """Up to four media side by side, and their alt texts on demand."""

    def __init__(self, theme: Theme, media: Sequence[Media], shelf: MediaShelf) -> None:
        super().__init__()
        ratio = _ratio(media[0].path, shelf)
        self.tiles = {one.path: Tile(theme, one, ratio) for one in media[:_MOST]}
        self._column = vertical(self, 8)
        box = QWidget()
        row = horizontal(box, 4)
        for tile in self.tiles.values():
            row.addWidget(tile, 1)
        self._column.addWidget(box)
        self._alts = [one.alt for one in media if one.alt]
        self._add_alts(len(media))

    def show_image(self, path: str, image: QImage) -> None:
        """The picture of a file has come."""
        if path in self.tiles:
            self.tiles[path].show_image(image)

    def _add_alts(self, count: int) -> None:
        said = tr("%n more file(s)", count - _MOST) if count > _MOST else ""
        foot = QWidget()
        row = horizontal(foot, 8)
        if self._alts:
            row.addWidget(self._alt_button())
        if said:
            row.addWidget(shown_text(said, "caption", "muted"))
        row.addStretch()
        foot.setVisible(bool(self._alts or said))
        self._column.addWidget(foot)
        self._alt = shown_text("\n".join(self._alts), "label", "secondary")
        self._alt.hide()
        self._column.addWidget(self._alt)

    def _alt_button(self) -> QPushButton:
        button = QPushButton(tr("ALT"))
        button.setProperty("small", True)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Alt text"))
        button.setToolTip(tr("Show what is said to those who do not see the picture"))
        button.toggled.connect(self._show_alt)
        return button

    def _show_alt(self, on: bool) -> None:
        self._alt.setVisible(on)


def _ratio(path: str, shelf: MediaShelf) -> float:
    """The shape of the first file, within what still looks like one; a square when it is not known."""
    known = shelf.known(path)
    ratio = known.ratio if known is not None else 0.0
    return min(max(ratio, _NARROWEST), _WIDEST) if ratio else _SQUARE


def _middle(image: QImage, ratio: float) -> QRectF:
    """The largest piece of this shape in the middle of a picture."""
    width = min(float(image.width()), image.height() * ratio)
    height = width / ratio
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
