"""The balance of the week in view, as it is and as it would be after changes that are not made yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.balance import OFF, EarlierNeeded, Entry, Ledger, Verdict, WeekBalance, concerned
from planner.domain.balance.changing import counts, entries_of, relabelled
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Placement, Post, RuleSort
from planner.domain.rulebook import Rulebook, earlier_regimes
from planner.domain.rules import MixRule
from planner.domain.span import Span, Week
from planner.domain.wording import balance_sentence

T = TypeVar("T")

_LOOK_BACK = timedelta(weeks=13)
_FARTHEST = timedelta(weeks=520)
"""When a verdict hangs on still earlier weeks, all are read."""

_LOOK_AHEAD = 6
"""Weeks after the judged one that are read with it, for days that are dragged over."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A week judged for the strip: the rule, the verdict and its sentence, and the ids of what is to be changed."""

    rule: MixRule | None
    balance: WeekBalance
    sentence: str
    concerned: tuple[str, ...] = ()

    @property
    def state(self) -> Verdict:
        """What is to be said first: that the week or its window is off, else what the window is."""
        own, window = self.balance.own.verdict, self.balance.window.verdict
        if own in OFF:
            return own
        return Verdict.ACCEPTED if own is Verdict.ACCEPTED and window not in OFF else window

    @property
    def off(self) -> bool:
        """Whether the rule is broken, as its window says."""
        return self.balance.window.verdict in OFF


class OnChannel(NamedTuple):
    """A channel judged by a rule that holds for every channel apart."""

    channel: Channel
    shown: Shown


@dataclass(frozen=True, slots=True)
class WholeWeek:
    """A week by all rules of the brand: the main one, those watched beside it, and those of every channel.

    ``until`` is the last week that is judged by this main rule, None when it still holds.
    """

    main: Shown
    watched: tuple[Shown, ...] = ()
    channels: tuple[OnChannel, ...] = ()
    until: Week | None = None

    @property
    def watched_off(self) -> tuple[Shown, ...]:
        """The watched rules that are broken."""
        return tuple(one for one in self.watched if one.off)

    @property
    def off(self) -> bool:
        """Whether any of the rules is broken, the main one also in the week alone."""
        return self.main.state in OFF or bool(self.watched_off) or any(one.shown.off for one in self.channels)


class LiveBalance:
    """Judges a week of one brand again and again; reads the plan only when told that it changed.

    Where it knows what ``today`` is, it says of weeks that are over only how they were.
    """

    def __init__(self, document: Document, catalogue: Catalogue, today: Callable[[Brand], date] | None = None) -> None:
        self._today = today
        self._document = document
        self._catalogue = catalogue
        self._brand: Brand | None = None
        self._settings: Plan | None = None
        self._book: Rulebook | None = None
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
        concerned = any(map(counts, changes))
        if concerned:
            self._forget()
        return concerned

    def _forget(self) -> None:
        self._settings = self._book = None
        self._read = Span(date.min, date.min)
        self._posts.clear()

    def judged(self, week: Week, changes: Sequence[Change] = ()) -> Shown:
        """The week by the brand's main rule, as it would be after changes of posts and placements.

        Changes of other records do not count yet. ``show_brand`` must have been called. Raises ValueError when the
        brand's rule is not known here.
        """
        return self.judged_by(self.book.main(week), week, changes)

    def judged_by(
        self, rule: MixRule | None, week: Week, changes: Sequence[Change] = (), *, channel_id: str | None = None
    ) -> Shown:
        """The week by any rule, over all channels or on one."""
        return self.asked(week, changes, lambda ledger: self._shown(ledger, rule, week, channel_id))

    def whole(self, week: Week, changes: Sequence[Change] = ()) -> WholeWeek:
        """The week by all rules of the brand; otherwise like ``judged``."""
        book = self.book
        main, watched, each, until = book.main(week), book.watched(week), book.of_channels(week), self._until(week)

        def judge(ledger: Ledger) -> WholeWeek:
            def shown(rule: MixRule | None, channel_id: str | None = None) -> Shown:
                return self._shown(ledger, rule, week, channel_id)

            channels = (OnChannel(one, shown(rule, one.id)) for rule in each for one in self.channels(rule))
            return WholeWeek(shown(main), tuple(map(shown, watched)), tuple(channels), until)

        return self.asked(week, changes, judge)

    def channels(self, rule: MixRule | None) -> list[Channel]:
        """The channels in use to which a rule applies."""
        there = (one for one in self.settings.channels.values() if not one.archived)
        return [one for one in there if rule is None or not rule.channels or one.id in rule.channels]

    def _shown(self, ledger: Ledger, rule: MixRule | None, week: Week, channel_id: str | None) -> Shown:
        balance = ledger.judge(rule, week, channel_id=channel_id, waivers=self.settings.waivers)
        ids = concerned(ledger, rule, balance, channel_id) if rule else ()
        today = self._today(self.settings.brand) if self._today else None
        return Shown(rule, balance, balance_sentence(rule, balance, today=today), ids)

    def _until(self, week: Week) -> Week | None:
        """The last week before another main rule holds, or another version of this one."""
        rule, settings = self.book.main(week), self.settings
        days = [until for until, _ in earlier_regimes(settings.brand)]
        days += [one.since for one in settings.own_rules if one.sort is RuleSort.MIX and one.since is not None]
        later = (Week.of(day) for day in sorted(days) if day > week.monday)
        return next((other.shifted(-1) for other in later if self.book.main(other) != rule), None)

    def asked(self, week: Week, changes: Sequence[Change], ask: Callable[[Ledger], T]) -> T:
        """What the entries around a week, after changes, say to a question; it may ask for earlier ones."""
        self._read_around(week)
        while True:
            ledger = self._ledger_after(self.settings, changes) if changes else self._ledger
            try:
                return ask(ledger)
            except EarlierNeeded:
                self._read_earlier()

    @property
    def book(self) -> Rulebook:
        """The rules of the brand."""
        if self._book is None:
            self._book = self._catalogue.rulebook(self.settings)
        return self._book

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
        known_from = None if span.start == date.min else Week.of(span.start)
        self._ledger = Ledger(entries, known_from=known_from, effort=self.book.effort)
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
        before = {change.before.id: change.before for change in changes if isinstance(change.before, Post)}
        new = [*entries_of(whole, there), *relabelled(whole, touched, before)]
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
