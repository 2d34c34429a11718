"""The gaps found so far, with the week as it would be if they were filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.domain.balance import Entry
from planner.domain.capacity import minutes_needed
from planner.domain.gaps.gap import Gap, GapScope, GapSort, Idea
from planner.domain.gaps.mixing import Mix, Preference, as_kind
from planner.domain.gaps.places import Place, Places
from planner.domain.records import Label
from planner.domain.rules import Severity, minutes_of

Fits = Callable[[Idea], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that asks for a post, before its place and kind are known; ``title`` "" is the name of the kind."""

    key: str
    sort: GapSort
    reason: str
    severity: Severity = Severity.ATTENTION
    title: str = ""
    campaign_id: str | None = None


class Board:
    """Collects gaps; each later one takes those before it for filled."""

    def __init__(self, scope: GapScope) -> None:
        self.scope = scope
        self.places = Places(scope)
        self.mix = Mix(scope)
        self.gaps: list[Gap] = []
        self.entries: list[Entry] = []

    def fill(
        self,
        need: Need,
        place: Place,
        *,
        prefer: Preference = lambda _: 0,
        among: Callable[[Entry], bool] | None = None,
        fits: Fits = lambda _: True,
    ) -> bool:
        """Notes a gap at a place; False when it has to be ``among`` kinds of which none is allowed.

        And when it is only a hint, for which there is no time.
        """
        if need.severity is Severity.HINT and not self._has_time_for(place):
            return False
        bare = self._entry(need, place)
        kind = self.mix.kind_for(bare, prefer, among)
        if kind is None and among is not None:
            return False
        entry = bare if kind is None else as_kind(bare, kind)
        self.gaps.append(self._gap(need, place, kind, self._ideas(entry, fits)))
        self.entries.append(entry)
        self.places.add(entry)
        self.mix.add(entry)
        return True

    def join(self, number: int, words: str, severity: Severity) -> None:
        """Says of a gap that it serves something else as well."""
        gap = self.gaps[number]
        heavier = max(gap.severity, severity, key=lambda one: one.weight)
        self.gaps[number] = replace(gap, reason=f"{gap.reason.removesuffix('.')}; {words}.", severity=heavier)

    def _has_time_for(self, place: Place) -> bool:
        """Whether a post more, beside the entries of the week and all gaps so far, fits into what time is said."""
        minutes, week = self.scope.plan.brand.minutes, self.scope.week
        if minutes is None:
            return True
        effort = self.scope.book.effort(week)
        there = [entry for entry in self.scope.entries if entry.day in week.span]
        return minutes_needed((*there, *self.entries), effort) + minutes_of(place.format, effort) <= minutes

    def _entry(self, need: Need, place: Place) -> Entry:
        id_ = f"gap {need.key}"
        day, clock = place.slot.day, place.slot.clock
        return Entry(day, clock, id_, id_, place.channel.id, place.format, "", None, campaign_id=need.campaign_id)

    def _gap(self, need: Need, place: Place, kind: Label | None, ideas: tuple[str, ...]) -> Gap:
        return Gap(
            key=need.key,
            sort=need.sort,
            title=need.title or (kind.name if kind else f"a post on {place.channel.name}"),
            day=place.slot.day,
            clock=place.slot.clock,
            reason=need.reason,
            severity=need.severity,
            channel_id=place.channel.id,
            format=place.format,
            kind_id=kind.id if kind else None,
            stance=kind.stance if kind else None,
            campaign_id=need.campaign_id,
            ideas=ideas,
        )

    def _ideas(self, entry: Entry, fits: Fits) -> tuple[str, ...]:
        """The ideas that may stand there: of the channel or none, in the format, and allowed by the rules."""
        found = [
            (idea, as_there)
            for idea in self.scope.ideas
            if idea.entry.channel_id in (None, entry.channel_id)
            and (idea.entry.format == entry.format or not (entry.format or idea.entry.format in self._apart(entry)))
            and fits(idea)
            and self.mix.takes(as_there := _there(idea.entry, entry))
        ]
        found.sort(key=lambda pair: _likeness(pair[1], entry, pair[0]))
        return tuple(idea.entry.placement_id for idea, _ in found)

    def _apart(self, entry: Entry) -> frozenset[str]:
        """Formats that the cadences of a channel count apart."""
        channel = self.scope.plan.channels[entry.channel_id or ""]
        cadences = self.scope.book.cadences_of(channel, self.scope.week)
        return frozenset(form for cadence in cadences for form in cadence.formats)


def _there(idea: Entry, entry: Entry) -> Entry:
    return idea._replace(day=entry.day, clock=entry.clock, channel_id=entry.channel_id)


def _likeness(there: Entry, entry: Entry, idea: Idea) -> tuple[object, ...]:
    """Of the kind that is wanted first, then of its stance, then of the channel."""
    return (
        there.kind != entry.kind,
        there.stance != entry.stance,
        there.stance is None,
        idea.entry.channel_id is None,
        idea.title,
        there.placement_id,
    )
