"""Verdicts: all rules of four weeks and of a year on eight channels, and while something is dragged in a full plan."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path

from bench import data, floors
from bench.data import opened
from bench.measure import Action
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance
from planner.domain.balance import Entry, Ledger, WeekBalance
from planner.domain.edits import move_to
from planner.domain.records import Placement, Stance
from planner.domain.rules import MixRule
from planner.domain.span import ONE_DAY, Span, Week
from planner.store.store import Store

WINDOW, YEAR = 4, 52
"""Weeks that are judged together, and weeks that are judged one by one."""

_WEEK_ENTRIES = 90
_CHANNELS = tuple(f"channel {number}" for number in range(8))
_MAIN, _WATCHED, _ON_CHANNELS = "80-20", ("thirds", "70-20-10"), "channel-cap-40"
_WINDOW_LIMIT, _YEAR_LIMIT, _MOVE_LIMIT = 4, 50, 16
"""Milliseconds."""

_ENTRIES_OF_A_POST = (1, 2, 2, 3)
_FORMATS = ("image", "reel", "story")
_FIRST = Week(date(2026, 1, 5))


Asked = tuple[MixRule, str | None]
"""A rule, and the channel that it is asked for or None."""


class BalanceBench:
    """Verdicts of made-up weeks without a plan, and of the marked year of a plan."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._brand = data.first_brand()
        self._store = Store(path, opened(path), None)
        self._document = Document(self._store)
        self._rules = [catalogue.mix_rules[key] for key in (_MAIN, *_WATCHED)]
        self._on_channels = catalogue.mix_rules[_ON_CHANNELS]

    def close(self) -> None:
        """Closes the plan."""
        self._store.close()

    def actions(self) -> list[Action]:
        """All that is measured."""
        return [*self._of_weeks(), self._year(), *self._drags()]

    def _of_weeks(self) -> Iterable[Action]:
        """The last of four weeks by all rules, with the ledger made for it and with one that nothing was asked of."""
        entries = made_up(self._catalogue, WINDOW)
        last, ready = _FIRST.shifted(WINDOW - 1), Ledger(entries)
        name = f"verdicts, {WINDOW} weeks, {len(entries)} entries"

        def fresh() -> None:
            nonlocal ready
            ready = Ledger(entries)

        def floor() -> object:
            return floors.kinds_of_windows(entries, [last.monday], WINDOW)

        self._assert_same(floors.kinds_of_windows(entries, [last.monday], WINDOW), [self._judged(ready, last)])
        yield Action(name, floor, lambda: self._judged(ready, last), rounds=51, limit=_WINDOW_LIMIT, before=fresh)
        yield Action(
            f"{name}, with making", floor, lambda: self._judged(Ledger(entries), last), rounds=51, limit=_WINDOW_LIMIT
        )

    def _year(self) -> Action:
        entries = made_up(self._catalogue, YEAR)
        weeks = [_FIRST.shifted(i) for i in range(YEAR)]

        def floor() -> list[floors.Kinds]:
            return floors.kinds_of_windows(entries, [week.monday for week in weeks], WINDOW)

        def ours() -> list[list[WeekBalance]]:
            ledger = Ledger(entries)
            return [self._judged(ledger, week) for week in weeks]

        self._assert_same(floor(), ours())
        return Action(f"verdicts, {YEAR} weeks, {len(entries)} entries", floor, ours, rounds=15, limit=_YEAR_LIMIT)

    def _judged(self, ledger: Ledger, week: Week) -> list[WeekBalance]:
        """The week by all rules: the main one, those that are watched, and the one for every channel."""
        on_channels = (ledger.judge(self._on_channels, week, channel_id=id_) for id_ in _CHANNELS)
        return [*(ledger.judge(rule, week) for rule in self._rules), *on_channels]

    def _assert_same(self, counted: list[floors.Kinds], judged: list[list[WeekBalance]]) -> None:
        """The floor and the program find as many promotional posts, over all channels and on each."""
        promotional = {kind.key for kind in self._catalogue.kinds if kind.stance is Stance.PROMOTIONAL}
        for kinds, balances in zip(counted, judged, strict=True):
            by_floor = [_sum(kinds.get(name, {}), promotional) for name in ("", *_CHANNELS)]
            ours = [
                one.window.tally.stances[Stance.PROMOTIONAL] for one in (balances[0], *balances[len(self._rules) :])
            ]
            if by_floor != ours:
                raise AssertionError("verdicts: the floor and the program do not count the same")

    def _drags(self) -> Iterable[Action]:
        """A placement dragged from day to day: by the main rule, and by all rules over all channels and on each."""
        live = LiveBalance(self._document, self._catalogue)
        live.show_brand(self._brand)
        plan = self._document.plan(self._brand, data.WEEK.span)
        dragged = next(iter(plan.placements.values()))
        main: list[Asked] = [(self._rules[0], None)]
        every: list[Asked] = [(rule, None) for rule in self._rules]
        every += [(self._on_channels, id_) for id_ in plan.channels]
        floor = self._counted_around(data.WEEK)
        yield _drag("drag step, the rule, without painting", floor, live, dragged, main)
        yield _drag(f"drag step, {len(every)} verdicts", floor, live, dragged, every)

    def _counted_around(self, week: Week) -> Callable[[], object]:
        """The floor of a step: the four weeks counted once more."""
        span = Span(week.shifted(1 - WINDOW).monday, week.span.end)
        entries = self._store.entries(self._brand, span)
        return lambda: floors.kinds_of_windows(entries, [week.monday], WINDOW)


def _drag(
    name: str,
    floor: Callable[[], object],
    live: LiveBalance,
    dragged: Placement,
    asked: Iterable[Asked],
) -> Action:
    """A step of a drag, for each of the rules that are asked, on a channel or over all."""
    days = cycle(data.WEEK.monday + i * ONE_DAY for i in range(10))

    def ours() -> None:
        changes = move_to([dragged], next(days), dragged.time).changes
        for rule, channel_id in asked:
            live.judged_by(rule, data.WEEK, changes, channel_id=channel_id)

    ours()
    return Action(name, floor, ours, rounds=51, limit=_MOVE_LIMIT)


def _sum(kinds: Mapping[str, int], wanted: Collection[str]) -> int:
    return sum(number for key, number in kinds.items() if key in wanted)


def made_up(catalogue: Catalogue, weeks: int) -> list[Entry]:
    """Weeks of 90 entries on eight channels; the same at every run."""
    chance = random.Random(5)
    entries: list[Entry] = []
    for number in range(weeks):
        monday, first = _FIRST.shifted(number).monday, len(entries)
        while len(entries) < first + _WEEK_ENTRIES:
            kind, post_id = chance.choice(catalogue.kinds), f"post {len(entries)}"
            for channel in chance.sample(_CHANNELS, chance.choice(_ENTRIES_OF_A_POST)):
                place = len(entries) - first
                entries.append(
                    Entry(
                        day=monday + timedelta(days=min(place * 7 // _WEEK_ENTRIES, 6)),
                        clock=time(9 + place % 9),
                        placement_id=f"{number} {place}",
                        post_id=post_id,
                        channel_id=channel,
                        format=chance.choice(_FORMATS),
                        kind=kind.key,
                        stance=kind.stance,
                        origin=kind.origin,
                        link=chance.random() < 0.5,
                    )
                )
        del entries[first + _WEEK_ENTRIES :]
    return entries
