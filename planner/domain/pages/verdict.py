"""How a link to a page will show, in one sentence."""

from __future__ import annotations

from planner.domain.pages import asked_pictures, asked_words
from planner.domain.pages.case import PageCase
from planner.domain.pages.model import PageFacts, PageVerdict
from planner.domain.pages.requirements import Requirements
from planner.domain.pages.shown import guessed_image

_BARE = "This link will show as a bare address: the page says nothing of itself."
_SCRIPTS = "This link will show as a bare address: without scripts the page is almost empty."
_UNTITLED = "This link will show without a title."
_NO_PICTURE = "This link will show without a picture."
_PICKED = "This link will show without a picture, or with one that the network picks."
_TINY = "This link will show without a picture: the one that is named is too small."
_NOT_FOUND = "This link will show without a picture: the address of the picture is not complete."
_LOST = "This link will show without a picture: its file did not come."
_NOT_SHOWN = "This link will show without a picture: networks do not show {type}."
_ONLY_X = "This link will show with a picture on X alone."
_SMALL = "This link will show with a small picture."
_UNDESCRIBED = "This link will show with a picture and a title, but no description."
_WELL = "This link will show with a picture, a title and a description."


def verdict_of(facts: PageFacts, requirements: Requirements) -> PageVerdict:
    """The first thing that a reader would miss, as severe as that need; ``severity`` None for nothing."""
    case = PageCase(facts, requirements.figures)
    key, words = _words(case) or _picture(case) or _rest(case)
    return PageVerdict(requirements.needs[key].severity if key else None, words)


def _words(case: PageCase) -> tuple[str, str] | None:
    """The key of a need, and what is said of the link."""
    if asked_words.nothing_found(case) is not None:
        return "unreadable", _BARE
    if asked_words.needs_scripts(case) is not None and not case.shown.description:
        return "needs-script", _SCRIPTS
    return None if case.shown.title else ("og-title", _UNTITLED)


def _picture(case: PageCase) -> tuple[str, str] | None:
    if not case.image.address:
        return "og-image", _PICKED if guessed_image(case.facts) else _NO_PICTURE
    if asked_pictures.not_complete(case) is not None:
        return "image-relative", _NOT_FOUND
    if asked_pictures.did_not_come(case) is not None:
        return "image-lost", _LOST
    if asked_pictures.too_small(case) is not None:
        return "image-too-small", _TINY
    strange = asked_pictures.of_a_strange_type(case)
    return None if strange is None else ("image-type", _NOT_SHOWN.format_map(strange))


def _rest(case: PageCase) -> tuple[str, str]:
    if asked_pictures.only_for_x(case) is not None:
        return "image-for-x-only", _ONLY_X
    if asked_pictures.small(case) is not None:
        return "image-small", _SMALL
    return ("", _WELL) if case.shown.description else ("og-description", _UNDESCRIBED)
