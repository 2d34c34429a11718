"""Icons of `resources/icons`, tinted with colours of the theme and sharp at every pixel ratio."""

from __future__ import annotations

import re
import struct
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, qRegisterResourceData
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from planner.app.catalogue import RESOURCES

if TYPE_CHECKING:
    from planner.ui.theme import Theme

_GAP = 4
"""Qt leaves 4 pixels between the icon of a button and its words; with so many more they are 8."""

_SIDE = 256
"""The side of the square that the icons are drawn in."""

_REGISTERED: dict[str, tuple[bytes, bytes, bytes]] = {}
"""What Qt was given as resources; it reads them where they are, so they must stay."""


def pixmap(theme: Theme, name: str, token: str, px: int = 16, dpr: float = 1.0) -> QPixmap:
    """The icon in the colour of a token, ``px`` wide and high; raises KeyError when there is none of this name."""
    key = f"{theme.name}/{name}/{token}/{px}/{dpr}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _rendered(tinted_svg(name, theme.color(token).name()), px, dpr)
        QPixmapCache.insert(key, found)
    return found


def icon(theme: Theme, name: str, token: str = "text.secondary", px: int = 16) -> QIcon:
    """The icon for a button or an item, to be set anew when the theme changed; KeyError for an unknown name."""
    return QIcon(_icon(name, theme.color(token).name(), theme.color("text.disabled").name(), px))


def lead(button: QAbstractButton, theme: Theme, name: str, token: str = "text.secondary", px: int = 16) -> None:
    """Puts the icon before the words of a button, 8 pixels away from them."""
    before = -_GAP if button.layoutDirection() == Qt.LayoutDirection.RightToLeft else _GAP
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "text.disabled")):
        file = _address(f"{name}.{px}.{before}", theme.color(colour).name(), _spaced(_svg(name), before / px))
        made.addFile(file, QSize(px + _GAP, px), mode)
    button.setIcon(made)
    button.setIconSize(QSize(px + _GAP, px))


def tinted_file(name: str, colour: str) -> str:
    """An address at which Qt finds the icon in this colour."""
    return _address(name, colour, _svg(name))


def tinted_svg(name: str, colour: str) -> bytes:
    """The drawing of the icon in this colour; raises KeyError when there is none of this name."""
    return _in_colour(_svg(name), colour)


def _address(name: str, colour: str, svg: bytes) -> str:
    file = f"{name}.{colour.lstrip('#')}.svg"
    if file not in _REGISTERED:
        _REGISTERED[file] = _resource(file, _in_colour(svg, colour))
        qRegisterResourceData(1, *_REGISTERED[file])
    return f":/{file}"


def _spaced(svg: bytes, share: float) -> bytes:
    """The drawing with empty room after it, or before it when negative, as a share of its side."""
    room = round(_SIDE * share)
    box = f'viewBox="{min(room, 0)} 0 {_SIDE + abs(room)} {_SIDE}"'
    return svg.replace(b'viewBox="0 0 256 256"', box.encode())


def _in_colour(svg: bytes, colour: str) -> bytes:
    return svg.replace(b"currentColor", colour.encode())


@cache
def _icon(name: str, colour: str, disabled: str, px: int) -> QIcon:
    made = QIcon()
    modes = {QIcon.Mode.Normal: colour, QIcon.Mode.Selected: colour, QIcon.Mode.Disabled: disabled}
    for mode, tint in modes.items():
        made.addFile(tinted_file(name, tint), QSize(px, px), mode)
    return made


@cache
def _svg(name: str) -> bytes:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise KeyError(name)
    try:
        return (RESOURCES / "icons" / f"{name}.svg").read_bytes()
    except OSError as error:
        raise KeyError(name) from error


def _rendered(svg: bytes, px: int, dpr: float) -> QPixmap:
    side = round(px * dpr)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


def _resource(name: str, content: bytes) -> tuple[bytes, bytes, bytes]:
    """A file as tree, names and data of a Qt resource, format 1: a root folder with nothing but this file."""
    tree = struct.pack(">IHII", 0, 2, 1, 1) + struct.pack(">IHHHI", 0, 0, 0, 1, 0)
    names = struct.pack(">HI", len(name), _resource_hash(name)) + name.encode("utf-16-be")
    return tree, names, struct.pack(">I", len(content)) + content


def _resource_hash(name: str) -> int:
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
