"""What is asked of the words of a page: titles, descriptions, how they are written, what it says it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from planner.domain import graphemes
from planner.domain.pages.case import PageCase, Values
from planner.domain.pages.model import CharsetFrom
from planner.domain.quote import quoted

_BROKEN = re.compile("\ufffd|Ã[\u0080-\u00bf\u0152-\u2122]|â€|Â[\u00a0-\u00bf]")
"""The sign for a letter that could not be read, and how UTF-8 looks when it is taken for a Western encoding."""


def nothing_found(case: PageCase) -> Values | None:
    """A page of which nothing can be shown."""
    return {} if case.facts.empty else None


def needs_scripts(case: PageCase) -> Values | None:
    """A page that is a frame until a script fills it, and says nothing for links."""
    facts = case.facts
    bare = facts.words < case.figures["fewest_words"] and facts.scripts > 0
    return {} if bare and not facts.said("og:title", "og:image") else None


def hidden(case: PageCase) -> Values | None:
    """A page that asks to be left out."""
    robots = case.facts.said("robots")
    said = {part.strip() for part in robots.lower().split(",")}
    return {"robots": robots} if said.intersection(case.figures["hiding_words"]) else None


def without(*names: str) -> Callable[[PageCase], Values | None]:
    """A page that none of these tags says anything of."""
    return lambda case: None if case.facts.said(*names) else {}


def longer(read: Callable[[PageCase], str], most: str, field: str) -> Callable[[PageCase], Values | None]:
    """A text that is longer than the figure of this name; a shorter one is asked for in its tag."""

    def look(case: PageCase) -> Values | None:
        count, limit = graphemes.count(read(case)), case.figures[most]
        shorter = f"[the same in at most {limit} characters]"
        return {"count": count, "most": limit, field: shorter} if count > limit else None

    return look


def no_title(case: PageCase) -> Values | None:
    """A page without a title of its own."""
    return None if case.facts.title else {}


def named_not_property(case: PageCase) -> Values | None:
    """Open Graph tags that stand under the wrong attribute."""
    return {"names": ", ".join(case.facts.named)} if case.facts.named else None


def no_language(case: PageCase) -> Values | None:
    """A page that does not say its language."""
    return None if case.facts.language else {}


def letters_unsaid(case: PageCase) -> Values | None:
    """A page that says its encoding too late or not at all."""
    facts, most = case.facts, case.figures["charset_bytes"]
    if facts.charset_from in (CharsetFrom.MARK, CharsetFrom.HTTP):
        return None
    early = facts.charset_from is CharsetFrom.META and facts.charset_at is not None and facts.charset_at < most
    return None if early else {"most": f"{most:,}"}


def letters_broken(case: PageCase) -> Values | None:
    """A title or description with letters that were read wrongly."""
    broken = next((text for text in (case.shown.title, case.shown.description) if _BROKEN.search(text)), "")
    return {"text": f"{quoted(broken)}."} if broken else None


def not_for_phones(case: PageCase) -> Values | None:
    """A page that does not fit itself to a phone."""
    return None if case.facts.viewport else {}


def no_things(case: PageCase) -> Values | None:
    """A page without structured data."""
    return None if case.facts.things or case.facts.broken_things else {}


def broken_things(case: PageCase) -> Values | None:
    """Structured data that cannot be read."""
    count = case.facts.broken_things
    return {"places": "one place" if count == 1 else f"{count} places"} if count else None


def partly_described(case: PageCase) -> Values | None:
    """An article or product that is described without what is shown of it."""
    for thing in case.facts.things:
        wanted = case.figures["properties"].get(thing.type, ())
        missing = [name for name in wanted if name not in thing.properties]
        if missing:
            return {"sort": f"a thing of the sort {thing.type}", "names": ", ".join(missing)}
    return None
