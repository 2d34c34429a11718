"""Characters that XML and calendar files cannot hold, written as ``_x000B_``: Excel's rule (ECMA-376, ST_Xstring)."""

from __future__ import annotations

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff"
"""The byte order mark is among them, because readers take it away where a text begins."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(f"[{_CONTROLS}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROLS}])")


def escaped(text: str) -> str:
    """The text without control characters; tab and line feed stay, and what looks like an escape is escaped too."""
    return _TO_ESCAPE.sub(_code, text)


def unescaped(text: str) -> str:
    """The text as it was before ``escaped``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
