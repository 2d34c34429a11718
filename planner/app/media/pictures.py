"""Pictures whose headers Pillow reads without the rest: JPEG, PNG, TIFF, BMP."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from planner.domain.files import FileFacts

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112
_ON_THEIR_SIDE = (5, 6, 7, 8)
"""The orientations of EXIF 2.32 that swap width and height."""


def opened(file: BinaryIO, *formats: str) -> Image:
    """A picture of one of these formats whose pixels are not read yet; raises for what is none.

    Whoever reads the pixels decides how many are too many.
    """
    from PIL import Image  # noqa: PLC0415  not in the first frame

    Image.MAX_IMAGE_PIXELS = None
    return Image.open(file, formats=formats)


def read_picture(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Size as shown; raises for what is no such file."""
    with opened(file, facts.format.upper()) as image:
        width, height = image.size  # that of a TIFF is turned already
        if lies_on_its_side(image.info.get("exif", b"")):
            width, height = height, width
        frames = getattr(image, "n_frames", 1) if facts.format == "png" else 1
        return replace(facts, width=width, height=height, frames=frames)


def lies_on_its_side(exif: bytes) -> bool:
    """Whether the picture is shown with width and height swapped."""
    from PIL.Image import Exif  # noqa: PLC0415  not in the first frame

    found = Exif()
    found.load(exif)
    return found.get(_ORIENTATION) in _ON_THEIR_SIDE
