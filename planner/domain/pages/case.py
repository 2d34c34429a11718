"""A page that is looked at, with what it is held to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planner.domain.link_form import joined
from planner.domain.pages.address import page_address
from planner.domain.pages.model import PageFacts, PageImage, Shown
from planner.domain.pages.shown import image_of, page_of, shown_of

Values = Mapping[str, object]
"""What is filled into a need's sentence and tag."""


@dataclass(frozen=True)
class PageCase:
    """One page. ``accounts`` are the addresses of its owner's profiles on networks."""

    facts: PageFacts
    figures: Mapping[str, Any]
    accounts: Collection[str] = ()

    @cached_property
    def shown(self) -> Shown:
        """What a link to it would be shown with."""
        return shown_of(self.facts)

    @cached_property
    def image(self) -> PageImage:
        """The picture that it names, with what was seen of it."""
        return image_of(self.facts)

    @property
    def url(self) -> str:
        """Its own address, complete and without tracking, or ""."""
        said = next(iter(self.facts.canonical), "") or self.facts.said("og:url")
        return self.plain(joined(self.facts.address, said)) or self.plain(page_of(self.facts))

    def plain(self, address: str) -> str:
        """An address without tracking, "" for none of the web."""
        return page_address(address, self.figures["added_names"])

    @property
    def is_article(self) -> bool:
        """Whether it says that it is an article."""
        kinds = self.figures["article_types"]
        of_type = self.facts.said("og:type").lower().partition(":")[0] in ("article", "blog")
        return of_type or any(thing.type in kinds for thing in self.facts.things)
