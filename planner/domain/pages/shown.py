"""What a link to a page would be shown with, in the order in which networks look for it."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.link_form import host_of
from planner.domain.pages.model import PageFacts, PageImage, PageThing, Shown


def shown_of(facts: PageFacts) -> Shown:
    """Title, description, picture and host of a link to the page.

    Open Graph comes before the tags for X, those before structured data, and these before the page's own words.
    """
    thing = main_thing(facts)
    return Shown(
        title=facts.said("og:title", "twitter:title") or thing.name or facts.title or facts.heading,
        description=facts.said("og:description", "twitter:description", "description") or thing.description,
        image=image_of(facts),
        host=host_of(page_of(facts)),
    )


def image_of(facts: PageFacts) -> PageImage:
    """The picture that the page names for links; without an address when it names none. What was seen of it counts."""
    named = stated_image(facts)
    seen = facts.picture
    if seen is None or (named.address and seen.address not in ("", named.address)):
        return named
    return replace(named, width=seen.width, height=seen.height, type=seen.type or named.type)


def stated_image(facts: PageFacts) -> PageImage:
    """The picture as the page states it."""
    return facts.images[0] if facts.images else facts.x_image


def guessed_image(facts: PageFacts) -> str:
    """The picture that a network may pick where none is named, or ""."""
    return next((thing.image for thing in facts.things if thing.image), facts.article_image)


def page_of(facts: PageFacts) -> str:
    """The page's address: where it was read, else what it says itself."""
    said = (facts.address, *facts.canonical, facts.said("og:url"))
    return next((address for address in said if is_complete(address)), "")


def is_complete(address: str) -> bool:
    """Whether an address says all that is needed to find what it names."""
    return address.lower().startswith(("https://", "http://"))


def main_thing(facts: PageFacts) -> PageThing:
    """The first thing described that has a name and a picture or description, as an Article or Product has."""
    told = (one for one in facts.things if one.name and (one.image or one.description))
    return next(told, PageThing())
