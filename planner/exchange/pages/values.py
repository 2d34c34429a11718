"""Values out of a page: words on one line, absolute addresses, numbers."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_LONGEST_TEXT, _LONGEST_ADDRESS = 2_000, 2_000
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_DIGITS = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*", re.IGNORECASE)


def words_of(value: object) -> str:
    """Words on one line, without characters that nobody sees; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(_UNSEEN.sub("", value[: _LONGEST_TEXT * 4]).split())[:_LONGEST_TEXT]


def address_in(base: str, value: object) -> str:
    """An address as the page means it: absolute where the page's own is known; "" for none of the web."""
    written = re.sub(r"[\t\n\r]", "", _UNSEEN.sub("", value)).strip() if isinstance(value, str) else ""
    if not written or len(written) > _LONGEST_ADDRESS:
        return ""
    try:
        address = urljoin(base, written) if base else written
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    return address if scheme in ("", "http", "https") else ""


def number_of(value: object) -> int | None:
    """Pixels as written, such as 1200 or 1200px."""
    found = _DIGITS.fullmatch(str(value)[:40]) if isinstance(value, (str, int, float)) else None
    return int(found[1]) if found else None
