"""Pages of the brand that were not linked lately, in place of one that is linked too often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property, partial
from urllib.parse import urlsplit, urlunsplit

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Scope
from planner.domain.edits import Change
from planner.domain.link_form import own
from planner.domain.plan import link_of, name_of
from planner.domain.records import SETTLED, Placement
from planner.domain.tracking import tracked, values_of

_OFFERED = 2
"""How many pages are offered."""

_READ = 40
"""Posts of earlier days whose links are read."""


def address_of(link: str) -> str:
    """A link without its scheme, query, fragment and closing slash, as an address to compare."""
    split = urlsplit(link.strip()) if "[" not in link else None
    if split is None or not split.netloc:
        return ""
    return f"{split.netloc.casefold().removeprefix('www.')}{split.path.rstrip('/')}"


class Pages:
    """The brand's pages that were not linked for so many days, looked up when they are first asked for."""

    def __init__(self, scope: Scope, days: float) -> None:
        self._scope = scope
        self._days = days

    def replacing(self, placements: Sequence[Placement]) -> Iterator[Fix]:
        """For the last of the entries that is still to come, other pages in place of what it links."""
        last = next((one for one in reversed(placements) if _is_ahead(self._scope, one)), None)
        if last is None or not self._scope.plan.brand.domains:
            return
        name = name_of(self._scope.plan.post_of(last), last)
        for page in self._pages[:_OFFERED]:
            yield Fix(f"Replace by {address_of(page)} in “{name}”", partial(_linked, self._scope, last, page))

    @cached_property
    def _pages(self) -> list[str]:
        return _pages(self._scope, self._days)


def _is_ahead(scope: Scope, placement: Placement) -> bool:
    return placement.status not in SETTLED and placement.date is not None and placement.date >= scope.present


def _pages(scope: Scope, days: float) -> list[str]:
    """Own pages, those linked least lately first, that nothing linked in so many days before the span or since."""
    until = scope.span.start - timedelta(days=days)
    earlier = dict.fromkeys(entry.post_id for entry in reversed(scope.entries) if entry.link and entry.day < until)
    found = scope.elsewhere.records(list(earlier)[:_READ])
    if found is None:
        return []
    lately = {address_of(link_of(scope.plan.post_of(one), one)) for one in scope.ordered}
    pages: dict[str, str] = {}
    for post_id in earlier:
        link = found.posts[post_id].link if post_id in found.posts else ""
        if link and own(link, scope.plan.brand.domains) and address_of(link) not in lately:
            pages.setdefault(address_of(link), _bare(link))
    return list(reversed(pages.values()))


def _bare(link: str) -> str:
    """A link without query and fragment."""
    split = urlsplit(link.strip())
    return urlunsplit((split.scheme, split.netloc, split.path, "", ""))


def _linked(scope: Scope, placement: Placement, page: str) -> Changes:
    """The entry with the page as its link, and what the brand's template adds to it."""
    case = Case(scope.checked, placement)
    template = scope.plan.brand.tracking or scope.checked.tracking
    link = tracked(page, template, values_of(scope.plan, case.post, placement)) if template else page
    return (Change(placement, replace(placement, link=link)),)
