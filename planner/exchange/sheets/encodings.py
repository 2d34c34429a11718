"""Bytes of a text file as text: which encoding they are in, as well as that can be told, and which else they may be in.

Own order: byte order marks, UTF-16 by its zeros, UTF-8 to the letter, then the encoding whose text looks most like
writing.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from planner.domain.edits import REPLACEMENT
from planner.domain.quote import quoted
from planner.exchange.format import BadFile
from planner.exchange.sheets.cell_text import REPLACED_NOTE, storable
from planner.exchange.sheets.model import Encoding
from planner.exchange.sheets.plausible import Weight, weighed

NAMES = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
    "utf-32-le": "Unicode (UTF-32)",
    "utf-32-be": "Unicode (UTF-32, big-endian)",
    "cp1252": "Western European (Windows)",
    "mac_roman": "Western European (Mac)",
    "iso8859_15": "Western European (ISO 8859-15)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European (Windows)",
    "iso8859_2": "Central European (ISO 8859-2)",
    "mac_latin2": "Central European (Mac)",
    "cp1257": "Baltic (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "koi8_u": "Cyrillic (KOI8)",
    "mac_cyrillic": "Cyrillic (Mac)",
    "cp1253": "Greek (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "Chinese, simplified (GB)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows)",
}
"""Encodings that can be asked for, by Python's name for them, with a name for people."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_HANDICAPS = {
    "cp1252": 0.0, "mac_roman": 0.5, "iso8859_15": 0.5, "cp850": 0.8,
    "cp1250": 0.3, "iso8859_2": 0.8, "mac_latin2": 1.0, "cp1257": 0.5, "cp1254": 0.3,
    "cp1251": 0.3, "koi8_u": 0.5, "mac_cyrillic": 0.8, "cp1253": 0.3, "cp1255": 0.3, "cp1256": 0.3,
    "cp932": 0.3, "gb18030": 0.4, "big5": 0.6, "cp949": 0.4,
}  # fmt: skip
"""Points that an encoding has to be ahead of the most usual one."""

_SAMPLE_BYTES = 12_000
_SHOWN_BEFORE, _SHOWN = 24, 72
_OPEN = 1.2
"""Points by which another encoding may be behind and still be shown: less than one fault."""

_ZEROS_PER_PAIR = 0.08
_LEAST_ZEROS = 3
_MOST_STEERING = 0.02

_STRANGE_NOTE = f"Some bytes do not fit the encoding; {REPLACEMENT} stands in their place."

_NOT_TEXT = "The file is not text and not a sheet that can be read. Save it as XLSX, ODS or CSV and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the ways in which it can be read, the one taken first, and what to say of it."""

    text: str
    encodings: tuple[Encoding, ...]
    notes: tuple[str, ...] = ()


def decoded(content: bytes, wanted: str = "") -> Decoded:
    """The text of the bytes, in the encoding that is wanted, or the likeliest. Raises BadFile when it is no text."""
    keys, start = _candidates(content)
    if wanted:
        key = _known(wanted)
        keys = (key, *(one for one in keys if one != key))
    text, fits = _text(content[start:], keys[0])
    _check_is_text(text)
    clean = storable(text)
    notes = [] if fits else [_STRANGE_NOTE]
    notes += [REPLACED_NOTE] if clean != text else []
    return Decoded(clean, _shown(content[start:], keys), tuple(notes))


def _text(content: bytes, key: str) -> tuple[str, bool]:
    """The text, and whether all bytes fit the encoding; half characters of UTF-16 do."""
    try:
        return content.decode(key, "surrogatepass" if key.startswith("utf-16") else "strict"), True
    except UnicodeDecodeError:
        return content.decode(key, "replace"), False


def _known(wanted: str) -> str:
    try:
        key = codecs.lookup(wanted).name
        b"a".decode(key)
    except (LookupError, ValueError):
        raise BadFile(f"There is no encoding {quoted(wanted)}.") from None
    return next((name for name in NAMES if codecs.lookup(name).name == key), key)


def _candidates(content: bytes) -> tuple[tuple[str, ...], int]:
    """The encodings that the bytes may be in, the likeliest first, and where the text begins."""
    for mark, key in _MARKS:
        if content.startswith(mark):
            return (key,), len(mark)
    wide = _wide(content)
    if wide:
        return (wide,), 0
    return ("utf-8",) if _is_utf8(content) else _narrow(_telling(content)), 0


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, seen by the zeros in every other byte; empty when it is not."""
    pairs = len(content) // 2
    first, second = content[0 : 2 * pairs : 2].count(0), content[1 : 2 * pairs : 2].count(0)
    many, few, key = (second, first, "utf-16-le") if second > first else (first, second, "utf-16-be")
    return key if many >= _LEAST_ZEROS and many >= pairs * _ZEROS_PER_PAIR and few * 10 <= many else ""


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8, or were until a few of them were damaged."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        bad = text.count(REPLACEMENT)
        good = sum(map(len, text.split(REPLACEMENT))) - len(text.encode("ascii", "ignore"))
        return good > 3 * bad
    return True


def _telling(content: bytes) -> bytes:
    """The lines that are not plain ASCII, as many as tell enough."""
    lines: list[bytes] = []
    size = 0
    for line in content.replace(b"\r", b"\n").split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE_BYTES])
            size += len(lines[-1])
            if size > _SAMPLE_BYTES:
                break
    return b"\n".join(lines)


def _narrow(sample: bytes) -> tuple[str, ...]:
    """Encodings of one or two bytes whose text looks like writing, the likeliest first; cp1252 where none does."""
    weights: dict[str, Weight] = {}
    texts: dict[str, str] = {}
    for key, handicap in _HANDICAPS.items():
        try:
            texts[key] = sample.decode(key)
        except UnicodeDecodeError:
            continue
        weight = weighed(texts[key])
        weights[key] = weight._replace(points=weight.points - handicap)
    best = sorted(weights, key=lambda key: -weights[key].mean)
    return tuple(_different(_open(best, weights), texts)) or ("cp1252",)


def _open(keys: list[str], weights: dict[str, Weight]) -> list[str]:
    """The first, and those that so little speaks against that the bytes leave it open."""
    least = weights[keys[0]].points - _OPEN if keys else 0
    return [key for key in keys if key == keys[0] or (weights[key].points >= least and weights[key].mean > 0)]


def _different(keys: list[str], texts: dict[str, str]) -> list[str]:
    """The encodings without those that give the same text as one before them."""
    seen: set[str] = set()
    return [key for key in keys if not (texts[key] in seen or seen.add(texts[key]))]  # type: ignore[func-returns-value]


def _check_is_text(text: str) -> None:
    head = text[:100_000]
    steering = sum(1 for char in head if char < " " and char not in "\t\r\n\f\v\0\x1b")
    if steering > len(head) * _MOST_STEERING + 1 or head.count("\0") > len(head) // 10 + 2:
        raise BadFile(_NOT_TEXT)


def _shown(content: bytes, keys: tuple[str, ...]) -> tuple[Encoding, ...]:
    """The encodings with one line of the file as it looks in each."""
    wide = keys[0].startswith(("utf-16", "utf-32"))
    line = b"" if wide else _telling_line(content, keys)
    return tuple(Encoding(key, NAMES.get(key, key), _around(line, key)) for key in keys)


def _telling_line(content: bytes, keys: tuple[str, ...]) -> bytes:
    """The first line that looks different in two of the encodings, else the first that is not plain ASCII."""
    telling = _telling(content).split(b"\n")
    for line in telling:
        if len({line.decode(key, "replace") for key in keys}) == len(keys):
            return line
    return telling[0]


def _around(line: bytes, key: str) -> str:
    """The part of the line around its first character beside ASCII."""
    place = next((number for number, byte in enumerate(line) if byte > 0x7F), 0)
    start = max(place - _SHOWN_BEFORE, 0)
    text = storable(line[start:].decode(key, "replace"))
    return " ".join(text[:_SHOWN].split())
