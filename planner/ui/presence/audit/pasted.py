"""A picture of the screen that was copied, kept as a file beside the plan once it is pasted."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from planner.app.media import keep_beside
from planner.ui.context import Context
from planner.ui.pieces.file_drops import files_in
from planner.ui.words import tr

_FAST = 70
"""How Qt is asked for a PNG that is written at once and a little larger; no quality is lost."""


def pasted_picture(context: Context, mime: QMimeData) -> str:
    """The path of a file that was copied, or of a new one of the picture that was, "" for neither.

    Raises PlanError with a sentence when it cannot be written.
    """
    files, image = files_in(mime), mime.imageData() if mime.hasImage() else None
    if files or not isinstance(image, QImage) or image.isNull():
        return next(iter(files), "")
    name = tr("Evidence {day}.png", day=context.clock().date().isoformat())
    return str(keep_beside(context.document.path, name, _png(image)))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _FAST)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
