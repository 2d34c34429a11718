"""The answer of whoever owns a content that somebody else wants to show."""

from __future__ import annotations

import re
from enum import StrEnum


class Answer(StrEnum):
    """What was said; the words of a permission begin with it."""

    NONE = ""
    ASKED = "asked"
    YES = "yes"
    NO = "no"


_ANSWER = re.compile(r"\s*(yes|asked|no)\b[\s,;:.–-]*", re.IGNORECASE)


def answer_of(permission: str) -> Answer | None:
    """The answer that the words of a permission begin with; None when they are others."""
    found = _ANSWER.match(permission)
    if found is not None:
        return Answer(found[1].lower())
    return None if permission.strip() else Answer.NONE


def with_answer(permission: str, answer: Answer) -> str:
    """The words of a permission with another answer; what they say besides stays."""
    found = _ANSWER.match(permission)
    rest = permission[found.end() :] if found else permission
    return ", ".join(part for part in (str(answer), rest) if part)
