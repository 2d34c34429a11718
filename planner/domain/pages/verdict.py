"""How a link to a page will show, in one sentence."""

from __future__ import annotations

from planner.domain.pages import asked_pictures, asked_words
from planner.domain.pages.case import PageCase
from planner.domain.pages.model import PageFacts, PageVerdict
from planner.domain.pages.requirements import Requirements
from planner.domain.pages.shown import guessed_image
from planner.domain.rules.facts import Severity

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
    """The first thing that a reader would miss; ``severity`` None where that is nothing."""
    case = PageCase(facts, requirements.figures)
    return _words(case) or _picture(case) or _rest(case)


def _words(case: PageCase) -> PageVerdict | None:
    if asked_words.nothing_found(case) is not None:
        return PageVerdict(Severity.MUST_FIX, _BARE)
    if asked_words.needs_scripts(case) is not None and not case.shown.description:
        return PageVerdict(Severity.MUST_FIX, _SCRIPTS)
    return None if case.shown.title else PageVerdict(Severity.ATTENTION, _UNTITLED)


def _picture(case: PageCase) -> PageVerdict | None:
    if not case.image.address:
        return PageVerdict(Severity.ATTENTION, _PICKED if guessed_image(case.facts) else _NO_PICTURE)
    if asked_pictures.not_complete(case) is not None:
        return PageVerdict(Severity.ATTENTION, _NOT_FOUND)
    if asked_pictures.did_not_come(case) is not None:
        return PageVerdict(Severity.ATTENTION, _LOST)
    if asked_pictures.too_small(case) is not None:
        return PageVerdict(Severity.ATTENTION, _TINY)
    strange = asked_pictures.of_a_strange_type(case)
    if strange is not None:
        return PageVerdict(Severity.ATTENTION, _NOT_SHOWN.format_map(strange))
    return None


def _rest(case: PageCase) -> PageVerdict:
    if asked_pictures.only_for_x(case) is not None:
        return PageVerdict(Severity.ATTENTION, _ONLY_X)
    if asked_pictures.small(case) is not None:
        return PageVerdict(Severity.HINT, _SMALL)
    if not case.shown.description:
        return PageVerdict(Severity.HINT, _UNDESCRIBED)
    return PageVerdict(None, _WELL)
