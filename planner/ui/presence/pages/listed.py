"""The pages of the list: those that entries lead to and those that were read, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from planner.app.document import Document
from planner.app.page_addresses import page_address
from planner.app.page_fetching import links_of
from planner.domain.link_form import host_of
from planner.domain.plan import Plan, link_of
from planner.domain.records import Brand, PageReading, Placement
from planner.domain.span import Span, Week

_WEEKS_AHEAD = 13


class Listed(NamedTuple):
    """A page: its address, what was last read of it, and the entries to come that lead to it."""

    address: str
    reading: PageReading | None
    entries: tuple[Placement, ...] = ()


class PageList(NamedTuple):
    """The pages of this week's entries, of later ones, and the others that were read."""

    plan: Plan
    this_week: tuple[Listed, ...]
    later: tuple[Listed, ...]
    others: tuple[Listed, ...]

    def all(self) -> Iterator[Listed]:
        """Every page once, in the order of the list."""
        yield from (*self.this_week, *self.later, *self.others)

    def page(self, address: str) -> Listed | None:
        """The page of this address."""
        return next((one for one in self.all() if one.address == address), None)

    @property
    def accounts(self) -> list[str]:
        """The addresses of the brand's profiles that are in use."""
        return [there for one in self.plan.profiles if not one.archived and (there := one.address.strip())]


def page_list(document: Document, brand: Brand, week: Week) -> PageList:
    """What the plan leads to from this week on, and what was read of pages."""
    span = Span(week.span.start, week.span.end + timedelta(weeks=_WEEKS_AHEAD))
    plan = document.plan(brand, span)
    readings = document.page_readings(brand)
    ahead = links_of(plan, span)
    this_week = links_of(plan, week.span)
    later = [address for address in ahead if address not in this_week]
    others = [one.address for one in readings if one.address not in ahead]
    known = {one.address: one for one in reversed(readings)}
    leading = _leading(plan, ahead)

    def listed(addresses: Sequence[str]) -> tuple[Listed, ...]:
        return tuple(Listed(one, known.get(one), tuple(leading.get(one, ()))) for one in addresses)

    return PageList(plan, listed(this_week), listed(later), listed(others))


def _leading(plan: Plan, addresses: Sequence[str]) -> dict[str, list[Placement]]:
    leading: dict[str, list[Placement]] = {address: [] for address in addresses}
    for placement in plan.in_order():
        address = page_address(link_of(plan.post_of(placement), placement).strip())
        if address in leading and placement.trashed is None:
            leading[address].append(placement)
    return leading


def short_name(address: str, main_host: str) -> str:
    """An address as people say it: without scheme, and without the host that most have."""
    path = address.partition("://")[2].partition("/")[2].rstrip("/")
    host = host_of(address)
    return f"/{path}" if path and host == main_host else f"{host}/{path}".rstrip("/")
