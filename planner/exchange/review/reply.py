"""What a review sheet gives back: a small JSON file, or a text that holds the same between two lines."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from planner.domain.span import FIRST_YEAR, LAST_YEAR
from planner.exchange.format import BadFile
from planner.exchange.sheets.cell_text import storable

FORM = "evenweek-review-reply"
"""Names the format in the file; the page writes it too."""

BEGIN, END = "BEGIN EVENWEEK REPLY", "END EVENWEEK REPLY"
"""The lines between which a reply text holds the file."""

VERSION = 1
"""Of the format, which the page writes too."""

_MOST_BYTES = 5_000_000
_MOST_ANSWERS = 20_000
_LONGEST = 100_000
_BEGINS = re.compile(rb"^[>| \t]*" + BEGIN.encode() + rb"\s*$", re.MULTILINE)
"""A line of its own, maybe quoted in a mail."""

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_CUT_OFF = "The reply is not whole: some of it was lost on the way. Ask for the file, or for the whole text."


class Said(StrEnum):
    """What was said of a card besides the comment."""

    APPROVE = "approve"
    CHANGE = "change"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said of one card; ``entries`` are ids of placements with the marks that they had when it was sent."""

    entries: tuple[tuple[str, str], ...]
    said: Said
    comment: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; ``sent`` is when the sheet was made, ``at`` when it was answered, both aware and in UTC."""

    brand_id: str
    brand: str
    who: str
    sent: datetime
    at: datetime
    answers: tuple[Answered, ...]


def is_reply(content: bytes) -> bool:
    """Whether a file is a reply to a review sheet, whole or not."""
    start = content[:_MOST_BYTES]
    return f'"{FORM}"'.encode() in start[:2000] or _BEGINS.search(start) is not None


def read_reply(content: bytes) -> Reply:
    """The reply of a file or of a text, which may be quoted in a mail; raises BadFile with a sentence."""
    if len(content) > _MOST_BYTES:
        raise BadFile("The reply is larger than 5 MB, so it is none. Nothing was changed.")
    try:
        said = json.loads(_json_of(content.decode("utf-8-sig", "replace")))
        return _reply(said)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadFile(_CUT_OFF) from None


def _json_of(text: str) -> str:
    start = text.rfind(BEGIN, 0, max(text.rfind(END), 0))
    if start < 0:
        return text
    block = text[start + len(BEGIN) :].partition(END)[0]
    try:
        return base64.b64decode(_NOT_BASE64.sub("", block), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise ValueError("not base64") from None


def _reply(said: Any) -> Reply:
    if said["format"] != FORM or said["version"] != VERSION:
        raise BadFile("The reply comes from a newer version of Evenweek. Nothing was changed; read it with that one.")
    answers = said["answers"]
    if not isinstance(answers, list) or len(answers) > _MOST_ANSWERS:
        raise ValueError("too many answers")
    return Reply(
        brand_id=_text(said["brand_id"]),
        brand=_text(said["brand"]),
        who=_text(said["from"]).strip(),
        sent=_moment(said["sent"]),
        at=_moment(said["at"]),
        answers=tuple(map(_answered, answers)),
    )


def _answered(said: Any) -> Answered:
    entries = tuple((_text(id_), _text(mark)) for id_, mark in said["entries"])
    return Answered(entries, Said(said["say"]), _text(said["comment"]).strip())


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("no text")
    return storable(value)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None or not FIRST_YEAR < moment.year < LAST_YEAR:
        raise ValueError("no zone, or a year that no plan holds")
    return moment.astimezone(UTC)
