"""What a row says on a channel: its text with hashtags, its link, its media, and the format that these make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from planner.domain.files import FileSort, format_by_name, sort_of
from planner.domain.platforms import Platform, Platforms
from planner.domain.records import Media
from planner.exchange.reading.model import Field
from planner.exchange.reading.row import Row, Target

_PICTURE = ("image", "photo", "pin", "update")
_FORMATS = {
    FileSort.VIDEO: (("video", "reel"),),
    FileSort.DOCUMENT: (("document",), _PICTURE),
    FileSort.IMAGE: (_PICTURE,),
    FileSort.GIF: (_PICTURE,),
    FileSort.OTHER: (_PICTURE,),
}
_SEVERAL = (("carousel", "album", "pin"), _PICTURE)
_BARE = (("text", "update", "pin"),)
_LINK = (("link",), *_BARE)
"""Formats that are looked for one after the other; of several that a network has, its first."""

_BETWEEN_TAGS = re.compile(r"[\s,;]+")
_BETWEEN_FILES = re.compile(r"[;\n|]")
_BETWEEN_ALTS = "||"


def compose(rows: Iterable[Row]) -> None:
    """Sets texts, with the hashtags of their own column, and media; what a row leaves out is that of its post."""
    for row in rows:
        if row.taken:
            bare = not row[Field.TEXT] and row.head is not None
            row.text = row.first.text if bare else _tagged(row[Field.TEXT], row[Field.HASHTAGS])
            left_out = not row[Field.MEDIA] and row.head is not None
            row.media = row.first.media if left_out else _media(row[Field.MEDIA], row[Field.ALT])


def text_of(row: Row, target: Target) -> str:
    """The text on a channel, which may have a column of its own for it."""
    return _tagged(target.text, row[Field.HASHTAGS]) if target.text else row.text


def _tagged(text: str, tags: str) -> str:
    if not tags or tags.casefold() in text.casefold():
        return text
    told = " ".join(map(_tag, filter(None, _BETWEEN_TAGS.split(tags))))
    return f"{text}\n\n{told}" if text else told


def _tag(word: str) -> str:
    return word if word.startswith("#") else f"#{word}"


def link_of(row: Row) -> str:
    """The link; a row that names only a channel has that of its post."""
    bare = row.head is not None and not row.joined and not row[Field.TEXT]
    return row[Field.LINK] or (row.first[Field.LINK] if bare else "")


def media_of(row: Row, target: Target) -> tuple[Media, ...]:
    """The media on a channel, which may have a column of its own for them."""
    return _media(target.media, row[Field.ALT]) if target.media else row.media


def _media(cell: str, alt: str) -> tuple[Media, ...]:
    names = [name for part in _BETWEEN_FILES.split(cell) for name in _files(part)] if cell else []
    if not names:
        return (Media("", alt),) if alt else ()
    alts = [one.strip() for one in alt.split(_BETWEEN_ALTS)]
    if len(alts) > len(names):
        alts = [alt]
    return tuple(Media(name, alts[number] if number < len(alts) else "") for number, name in enumerate(names))


def _files(part: str) -> list[str]:
    """The names or addresses between commas; a comma that stands in a name parts nothing."""
    names = [name.strip() for name in part.split(",")]
    if len(names) == 1 or not all(map(_is_file, names)):
        names = [part.strip()]
    return [name for name in names if name]


def _is_file(name: str) -> bool:
    return name.startswith(("http://", "https://")) or sort_of(format_by_name(name)) is not FileSort.OTHER


def format_of(row: Row, target: Target, platforms: Platforms) -> str:
    """The format of an entry: the one that is said, else what its media and link make of it; "" when that is open."""
    network = platforms.named(target.platform) if target.platform else None
    if target.format or network is None:
        return target.format
    return concluded_format(media_of(row, target), link_of(row), network)


def concluded_format(media: Iterable[Media], link: str, network: Platform) -> str:
    """The format that media and a link make on a network; "" when that is open."""
    paths = [one.path for one in media if one.path]
    if len(paths) > 1:
        return _first(network.formats, _SEVERAL)
    if paths:
        return _first(network.formats, _FORMATS[sort_of(format_by_name(paths[0]))])
    return _first(network.formats, _LINK if link else _BARE)


@lru_cache(maxsize=256)
def _first(formats: tuple[str, ...], wanted: tuple[tuple[str, ...], ...]) -> str:
    """The first of a network's formats that is wanted most."""
    return next((form for some in wanted for form in formats if form in some), "")
