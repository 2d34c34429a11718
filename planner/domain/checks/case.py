"""One entry as a check looks at it, and what all entries of a plan share when they are checked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.vocabulary import vocabulary
from planner.domain.entities import Entities, entities
from planner.domain.extras import texts_of
from planner.domain.files import FileFacts
from planner.domain.lore import NO_LORE, Jurisdiction, Lore
from planner.domain.pages_seen import PageSeen
from planner.domain.plan import Plan, link_of, media_of, text_of
from planner.domain.platforms import Fact, Facts, Platform, Platforms
from planner.domain.records import SETTLED, Channel, Label, Media, Placement, Post
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, CheckFact, Severity
from planner.domain.span import Week, day_words

_LOOKED_AT = 20_000
"""Characters of a text whose words are looked at."""


@dataclass(eq=False, kw_only=True)
class Basis:
    """What checks of single entries look at besides the entry.

    ``tracking`` is the shipped template of tracking, ``book`` holds the brand's rules. ``known`` says what is known of
    a file, and never reads it; ``page`` what was last seen of a page by its address, and is None while none was read.
    ``added_names`` are those that networks add to links. ``others`` gives all entries of a post, also those that the
    plan here does not hold; it is asked only when a fix is wanted.
    """

    plan: Plan
    now: datetime
    platforms: Platforms = Platforms(())
    lore: Lore = NO_LORE
    tracking: str = ""
    book: Rulebook | None = None
    known: Callable[[str], FileFacts | None] = lambda _: None
    page: Callable[[str], PageSeen | None] | None = None
    added_names: Container[str] = ()
    others: Callable[[str], Iterable[Placement]] | None = None
    _entries: dict[str, list[Placement]] = field(default_factory=dict, init=False)
    _cadences: dict[tuple[str, Week], tuple[Cadence, ...]] = field(default_factory=dict, init=False)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that the brand uses, in small letters."""
        return vocabulary(self.plan)

    def entries_of(self, post: Post) -> list[Placement]:
        """The entries of a post that are not in the trash; the first answer is kept."""
        if post.id not in self._entries:
            found = self.others(post.id) if self.others else self.plan.placements.values()
            self._entries[post.id] = [one for one in found if one.post_id == post.id and one.trashed is None]
        return self._entries[post.id]

    def cadences_of(self, channel: Channel, week: Week) -> tuple[Cadence, ...]:
        """The cadences that a channel follows in a week; none without rules."""
        key = channel.id, week
        if key not in self._cadences:
            self._cadences[key] = self.book.cadences_of(channel, week) if self.book else ()
        return self._cadences[key]


class Case:
    """One entry with its post, channel and network, the facts on its day (today's without one) and its files."""

    def __init__(self, basis: Basis, placement: Placement) -> None:
        self.basis = basis
        self.placement = placement
        self.post = basis.plan.post_of(placement)
        self.text = text_of(self.post, placement)
        self.link = link_of(self.post, placement)

    @property
    def plan(self) -> Plan:
        """The brand's settings and the posts that are looked at."""
        return self.basis.plan

    @cached_property
    def channel(self) -> Channel | None:
        """The channel, if one is chosen."""
        return self.plan.channels.get(self.placement.channel_id or "")

    @cached_property
    def platform(self) -> Platform | None:
        """The network of the channel, if it is known."""
        return self.basis.platforms.named(self.channel.platform) if self.channel and self.channel.platform else None

    @cached_property
    def where(self) -> str:
        """What the network is called, or the channel."""
        return self.platform.name if self.platform else self.channel.name if self.channel else "this channel"

    @cached_property
    def cadences(self) -> tuple[Cadence, ...]:
        """The cadences of the channel that count this format, as they hold on the day."""
        if self.channel is None:
            return ()
        followed = self.basis.cadences_of(self.channel, Week.of(self.day))
        return tuple(one for one in followed if one.covers(self.placement.format))

    @property
    def beginning(self) -> str:
        """The text as far as it is looked at for its words: no network takes more."""
        return self.text[:_LOOKED_AT]

    @property
    def day(self) -> date:
        """The day whose facts hold."""
        return self.placement.date or self.basis.now.date()

    @cached_property
    def facts(self) -> Facts:
        """The facts of the network for the format on the day; none without a network."""
        return self.platform.on(self.day, self.placement.format) if self.platform else {}

    @cached_property
    def entities(self) -> Entities:
        """The links, names and hashtags of the text as the network finds them."""
        return entities(self.text, self.platform.manner if self.platform else "plain")

    @cached_property
    def media(self) -> tuple[Media, ...]:
        """The media on this channel that name a file."""
        return tuple(one for one in media_of(self.post, self.placement) if one.path)

    @cached_property
    def files(self) -> list[FileFacts]:
        """What is known of the files."""
        return [facts for one in self.media if (facts := self.basis.known(one.path)) is not None]

    @property
    def kind(self) -> Label | None:
        """The kind of the post."""
        return self.plan.kind_of(self.post)

    @property
    def laws(self) -> tuple[Jurisdiction, ...]:
        """What is accepted as the label of a partner's post where the brand is."""
        return self.basis.lore.laws_of(self.plan.brand.jurisdiction)

    @property
    def settled(self) -> bool:
        """Whether it is posted or skipped, so that nothing is offered to be changed."""
        return self.placement.status in SETTLED

    def extra(self, key: str) -> str:
        """What a field of the network says."""
        return texts_of(self.placement.extras).get(key, "")

    def finding(
        self,
        check: CheckFact,
        sentence: str,
        about: str,
        *,
        at: tuple[int, int] | None = None,
        broken: Fact | None = None,
        severity: Severity | None = None,
        source: str = "",
        fixes: Iterable[Fix | None] = (),
    ) -> Finding:
        """A finding about this entry; a ``broken`` fact of the network says how much it asks for, and why."""
        return Finding(
            severity or (broken.severity if broken else check.severity),
            sentence,
            (self.placement.id,),
            about,
            at,
            tuple(fix for fix in fixes if fix is not None and (check.lasting or not self.settled)),
            source or (why(broken) if broken else check.source),
            check.key,
        )


def why(fact: Fact) -> str:
    """Where a fact is from and when it was looked up, for "why this?"."""
    note = f" {fact.note}" if fact.note else ""
    return f"{fact.source}; checked on {fact.checked:%Y-%m-%d}.{note}"


def since(fact: Fact) -> str:
    """ " since 19 Dec 2025", to be put after what a network takes, and whether it takes more by hand."""
    whom = " from tools that post for you" if fact.tools else ""
    return f"{whom} since {day_words(fact.since)} {fact.since.year}" if fact.since else whom
