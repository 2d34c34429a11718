"""The balance of the week in view, as it is and as it would be after changes that are not made yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.balance import EarlierNeeded, Entry, Ledger, WeekBalance, entry_of
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Answer, Brand, Campaign, Exported, Placement, Post, Question
from planner.domain.rules import MixRule
from planner.domain.span import Span, Week
from planner.domain.wording import balance_sentence

_LOOK_BACK = timedelta(weeks=13)
_FARTHEST = timedelta(weeks=520)
"""When a verdict hangs on still earlier weeks, all are read."""

_LOOK_AHEAD = 6
"""Weeks after the judged one that are read with it, for days that are dragged over."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A week judged for the strip: the rule, the verdict and its sentence."""

    rule: MixRule | None
    balance: WeekBalance
    sentence: str


class LiveBalance:
    """Judges a week of one brand again and again; reads the plan only when told that it changed."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self._document = document
        self._catalogue = catalogue
        self._brand: Brand | None = None
        self._settings: Plan | None = None
        self._read = Span(date.min, date.min)
        self._entries_of_post: dict[str, list[Entry]] = {}
        self._posts: dict[str, Post] = {}
        self._ledger = Ledger(())

    def show_brand(self, brand: Brand) -> None:
        """Judges this brand from now on."""
        self._brand = brand
        self._forget()

    def refresh(self, changes: Iterable[Change]) -> bool:
        """Whether the changes that were made may change a verdict; the plan is then read again when asked next."""
        concerned = any(map(_counts, changes))
        if concerned:
            self._forget()
        return concerned

    def _forget(self) -> None:
        self._settings = None
        self._read = Span(date.min, date.min)
        self._posts.clear()

    def judged(self, week: Week, changes: Sequence[Change] = (), *, channel_id: str | None = None) -> Shown:
        """The week as it would be after changes of posts and placements; those of other records do not count yet.

        ``show_brand`` must have been called. Raises ValueError when the brand's rule is not known here.
        """
        plan = self.settings
        rule = self._catalogue.rule_of(plan.brand)
        self._read_around(week)
        while True:
            ledger = self._ledger_after(plan, changes) if changes else self._ledger
            try:
                balance = ledger.judge(rule, week, channel_id=channel_id, waivers=plan.waivers)
            except EarlierNeeded:
                self._read_earlier()
            else:
                return Shown(rule, balance, balance_sentence(rule, balance))

    @property
    def settings(self) -> Plan:
        """The brand with its channels, labels and waivers, and no posts."""
        if self._settings is None:
            shown = self._brand
            assert shown is not None, "show_brand comes first"
            brand = next((one for one in self._document.brands() if one.id == shown.id), shown)
            self._settings = self._document.settings_of(brand)
        return self._settings

    # reading

    def _read_around(self, week: Week) -> None:
        """A quarter before the week and a little after it, unless that is read already."""
        around = week.span.widened(before=_LOOK_BACK)
        if around.start < self._read.start or around.end > self._read.end:
            self._read_days(Span(around.start, week.shifted(_LOOK_AHEAD).span.end))

    def _read_earlier(self) -> None:
        """Four times as many weeks, ending with the same."""
        longer = 4 * (self._read.end - self._read.start)
        self._read_days(Span(self._read.end - longer if longer < _FARTHEST else date.min, self._read.end))

    def _read_days(self, span: Span) -> None:
        entries = self._document.entries(self.settings.brand, span)
        self._read = span
        self._ledger = Ledger(entries, known_from=None if span.start == date.min else Week.of(span.start))
        self._entries_of_post = {}
        for entry in entries:
            self._entries_of_post.setdefault(entry.post_id, []).append(entry)

    # what would be

    def _ledger_after(self, plan: Plan, changes: Sequence[Change]) -> Ledger:
        """The ledger with the entries of changed placements, and of all placements of changed posts, made anew."""
        posts = {change.record.id: change.after for change in changes if isinstance(change.record, Post)}
        placements = {change.record.id: change.after for change in changes if isinstance(change.record, Placement)}
        there = [one for one in placements.values() if isinstance(one, Placement)]
        whole = replace(plan, posts=self._posts_after(plan, posts, there))
        touched = [
            one for id_ in posts for one in self._entries_of_post.get(id_, ()) if one.placement_id not in placements
        ]
        new = [*_entries(whole, there), *_relabelled(whole, touched)]
        return self._ledger.with_others(placements.keys() | {entry.placement_id for entry in touched}, new)

    def _posts_after(
        self, plan: Plan, changed: Mapping[str, object], placements: Iterable[Placement]
    ) -> dict[str, Post]:
        """The posts as they would be: those that changed, and those of the placements as the plan has them."""
        missing = {one.post_id for one in placements} - changed.keys() - self._posts.keys()
        if missing:
            self._posts.update(self._document.posts_of(plan.brand, missing).posts)
        after = {id_: post for id_, post in changed.items() if isinstance(post, Post)}
        kept = {id_: post for id_, post in self._posts.items() if id_ not in changed}
        return {id_: post for id_, post in (kept | after).items() if post.brand_id == plan.brand.id}


_COUNTED = {
    Post: attrgetter("kind_id", "stance"),
    Placement: attrgetter("date", "channel_id", "format", "status", "trashed"),
}
"""What of a record the balance hangs on."""

_NOT_COUNTED = (Answer, Campaign, Exported, Question)


def _counts(change: Change) -> bool:
    counted = _COUNTED.get(type(change.record))
    if counted is None or change.before is None or change.after is None:
        return not isinstance(change.record, _NOT_COUNTED)
    return bool(counted(change.before) != counted(change.after))


def _entries(plan: Plan, placements: Iterable[Placement]) -> Iterator[Entry]:
    for placement in placements:
        if placement.post_id in plan.posts and (entry := entry_of(plan, placement)) is not None:
            yield entry


def _relabelled(plan: Plan, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with kind and stance of their posts as these are now, without those whose posts are gone."""
    for entry in entries:
        post = plan.posts.get(entry.post_id)
        if post is not None:
            kind = plan.kind_of(post)
            yield entry._replace(kind=kind.key if kind else "", stance=plan.stance_of(post))
