"""How the bytes of a page are to be read: by their mark, by what the server said, by the page itself, or by a guess.

The order and the labels are those of the web (encoding.spec.whatwg.org, and "encoding sniffing" of the HTML standard).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from planner.domain.pages.model import CharsetFrom
from planner.exchange.format import BadFile
from planner.exchange.sheets.encodings import decoded

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';/>]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/][^>]{0,500}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE)
_LOOKED_AT, _GUESSED_FROM = 16_384, 24_576
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "utf-16": "utf-16-le",
}  # fmt: skip
"""What browsers read some labels as."""

_KNOWN = {
    "utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp1254", "cp874", "gb18030", "cp932", "cp949", "cp866", "koi8-r",
    "koi8-u", "mac-roman", "mac-cyrillic", "big5", "big5hkscs", "euc_jp", "iso2022_jp",
    *(f"cp{number}" for number in range(1250, 1259)), *(f"iso8859-{number}" for number in range(2, 17)),
}  # fmt: skip
"""Encodings of the web by Python's names; others that Python knows, such as utf-7, are none of a page."""


class Read(NamedTuple):
    """The text of a page, how it was read, what said so, and the byte at which the page itself says it."""

    text: str
    charset: str
    by: CharsetFrom
    at: int | None


def text_of(content: bytes, content_type: str = "") -> Read:
    """The text of a page; bytes that do not fit are replaced."""
    found = _META.search(content[:_LOOKED_AT])
    at = found.start() if found else None
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return Read(content[len(mark) :].decode(charset, "replace"), charset, CharsetFrom.MARK, at)
    charset, by = _said(content_type, found)
    charset = charset or _guessed(content)
    return Read(content.decode(charset, "replace"), charset, by, at)


def _said(content_type: str, found: re.Match[bytes] | None) -> tuple[str, CharsetFrom]:
    by_http = _LABEL.search(content_type[:1000])
    if by_http and (charset := _named(by_http[1])):
        return charset, CharsetFrom.HTTP
    charset = _named(found[1].decode("ascii")) if found else ""
    if charset:
        # A page that can be searched for its label as ASCII is not in UTF-16, whatever the label says.
        return "utf-8" if charset.startswith("utf-16") else charset, CharsetFrom.META
    return "", CharsetFrom.GUESS


def _named(label: str) -> str:
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):
        return ""
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else ""


def _guessed(content: bytes) -> str:
    sample = content[:_GUESSED_FROM]
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return decoded(sample).encodings[0].key
    except BadFile:
        return "cp1252"
