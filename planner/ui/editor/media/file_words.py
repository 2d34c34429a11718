"""What is said of a media file: its picture size, ratio, length and size."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from planner.domain.amounts import ratio_words
from planner.domain.files import FileFacts, FileState
from planner.ui.when import When
from planner.ui.words import tr

_MEGABYTE = 1_000_000

_FROM_LEFT, _SO_FAR = "\u2066", "\u2069"
"""Keep the width before the height where words run from the right."""


def file_words(facts: FileFacts | None, when: When) -> str:
    """``1080 × 1350 · 4:5 · 420 kB``, or what is wrong with the file; empty when nobody looked yet."""
    if facts is None or not facts.path:
        return ""
    if facts.state is FileState.MISSING:
        return tr("File not found")
    if facts.state is FileState.UNREADABLE:
        return tr("This file cannot be read")
    if facts.state is FileState.UNKNOWN:
        return tr("Only the name is known")
    return " · ".join(
        part for part in (_pixels(facts, when), _ratio(facts), _length(facts, when), _size(facts)) if part
    )


def _pixels(facts: FileFacts, when: When) -> str:
    if not facts.ratio:
        return facts.format.upper()
    size = f"{when.number(facts.width)} × {when.number(facts.height)}".replace(QLocale().groupSeparator(), "")
    return f"{_FROM_LEFT}{size}{_SO_FAR}"


def _ratio(facts: FileFacts) -> str:
    return ratio_words(facts.ratio).replace(".", QLocale().decimalPoint()) if facts.ratio else ""


def _length(facts: FileFacts, when: When) -> str:
    if not facts.seconds:
        return ""
    minutes, seconds = divmod(round(facts.seconds), 60)
    return f"{when.number(minutes)}:{seconds:02}" if facts.seconds >= 1 else tr("under a second")


def _size(facts: FileFacts) -> str:
    digits = 1 if _MEGABYTE <= facts.bytes < 10 * _MEGABYTE else 0
    return QLocale().formattedDataSize(facts.bytes, digits, QLocale.DataSizeFormat.DataSizeSIFormat)
