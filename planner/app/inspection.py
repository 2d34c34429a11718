"""What is found in single entries as they are typed, without asking the plan's file or the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from planner.app.catalogue import Catalogue
from planner.app.media.shelf import MediaShelf
from planner.app.page_addresses import added_names
from planner.app.pages_seen import Seen
from planner.domain.checks.case import Basis, Case
from planner.domain.checks.entries import entry_findings
from planner.domain.checks.finding import Finding
from planner.domain.plan import Plan, media_of
from planner.domain.records import SETTLED, Brand, Placement, Status
from planner.domain.rulebook import Rulebook

_MOST_KEPT = 2_000
"""Entries whose findings are remembered; more than a month shows."""


class Inspection:
    """The checks of single entries, remembered until one of the records that they look at is another.

    Of files it says what the shelf knows already; without a shelf nothing is known of them. ``pages`` gives what was
    seen of the pages of a brand.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shelf: MediaShelf | None = None,
        pages: Callable[[Brand], Seen | None] = lambda _: None,
    ) -> None:
        self._catalogue = catalogue
        self._shelf = shelf
        self._pages = pages
        self._basis: Basis | None = None
        self._held: dict[str, tuple[tuple[object, ...], tuple[Finding, ...]]] = {}

    def findings(self, plan: Plan, placement: Placement, now: datetime) -> tuple[Finding, ...]:
        """What is found in an entry; nothing in one that is out, skipped or in the trash.

        ``plan`` holds the brand's settings, the post and all its entries, as they are typed. ``now`` is aware.
        """
        if placement.status in SETTLED or placement.trashed is not None:
            return ()
        seen = self._seen(plan, placement, now)
        held = self._held.get(placement.id)
        if held is not None and held[0] == seen:
            return held[1]
        found = self._found(plan, placement, now)
        if len(self._held) >= _MOST_KEPT:
            self._held.clear()
        self._held[placement.id] = seen, found
        return found

    def _seen(self, plan: Plan, placement: Placement, now: datetime) -> tuple[object, ...]:
        """All that the checks look at."""
        post = plan.post_of(placement)
        entries = [one for one in plan.placements.values() if one.post_id == post.id]
        files = [self._shelf.known(one.path) for one in media_of(post, placement) if one.path] if self._shelf else []
        channel = plan.channels.get(placement.channel_id or "")
        data = self._catalogue.platforms, self._catalogue.checks, self._catalogue.lore
        settings = plan.brand, channel, plan.kind_of(post), plan.snippets, plan.own_rules
        agreed = plan.collaborations, plan.deliverables
        campaign = plan.campaigns.get(post.campaign_id or "")
        said = [one for one in plan.comments if one.post_id == post.id]
        pages = self._pages(plan.brand)
        return placement, post, entries, files, settings, agreed, campaign, said, now.date(), data, pages

    def _found(self, plan: Plan, placement: Placement, now: datetime) -> tuple[Finding, ...]:
        basis = self._basis
        if basis is None or not self._is_of(basis, plan, now):
            basis = self._basis = basis_of(self._catalogue, plan, now, self._shelf, page=self._pages(plan.brand))
        return tuple(entry_findings(Case(basis, placement), self._catalogue.checks))

    def _is_of(self, basis: Basis, plan: Plan, now: datetime) -> bool:
        same_day = basis.now.date() == now.date()
        same_data = basis.platforms is self._catalogue.platforms and basis.page is self._pages(plan.brand)
        return basis.plan is plan and same_day and same_data


def files_of(plan: Plan) -> tuple[str, ...]:
    """The paths of the media that the entries of a plan show, each once; what is skipped or in the trash shows none."""
    shown = (one for one in plan.placements.values() if one.trashed is None and one.status is not Status.SKIPPED)
    media = (file for placement in shown for file in media_of(plan.post_of(placement), placement))
    return tuple(dict.fromkeys(file.path for file in media if file.path))


def basis_of(  # noqa: PLR0917  a basis is made of many things
    catalogue: Catalogue,
    plan: Plan,
    now: datetime,
    shelf: MediaShelf | None,
    others: Callable[[str], Iterable[Placement]] | None = None,
    book: Rulebook | None = None,
    *,
    page: Seen | None = None,
) -> Basis:
    """What checks of entries look at besides the entry; without a shelf nothing is known of files."""
    return Basis(
        book=book or catalogue.rulebook(plan),
        plan=plan,
        now=now,
        platforms=catalogue.platforms,
        lore=catalogue.lore,
        tracking=catalogue.tracking,
        known=shelf.known if shelf else lambda _: None,
        page=page,
        added_names=added_names(),
        others=others,
    )
