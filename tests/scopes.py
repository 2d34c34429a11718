"""Scopes made by hand, for tests of the checklist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry, Ledger
from planner.domain.checks import Finding, Item, Scope, checklist
from planner.domain.checks.case import Basis, Case
from planner.domain.checks.entries import ENTRY_CHECKS
from planner.domain.checks.finding import Fix
from planner.domain.files import FileFacts
from planner.domain.plan import Plan
from planner.domain.platforms import Confidence, Fact, Platform, Platforms, Value
from planner.domain.records import (
    Answer,
    Brand,
    Channel,
    Label,
    Media,
    Placement,
    Post,
    Record,
    Reply,
    Snippet,
)
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, MixRule
from planner.domain.span import ONE_WEEK, Span, Week
from tests.builders import (
    MONDAY,
    WEEK,
    a_brand,
    a_channel,
    a_placement,
    a_post,
    an_answer,
)

SHIPPED = Catalogue()
FACTS = {fact.key: fact for fact in SHIPPED.checks}
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
LONDON = ZoneInfo("Europe/London")
TWO_WEEKS = Span(MONDAY, MONDAY + 2 * ONE_WEEK)
CHANNEL = a_channel(id="channel", name="Instagram", platform="instagram")

MIX, CHANNEL_MIX = "mix-this-week-and-rolling-4-weeks", "mix-per-channel"
CADENCE, SILENCE = "cadence-per-channel", "longest-silence"
ALT, MEDIA, PLACEHOLDERS = "alt-text-on-images", "media-present-and-usable", "placeholders"
APPROVAL, CLOCK, EXPORT = "approval", "local-time-trouble", "week-exported-handed-over"
MANUAL = "spelling-tone"
CHANNEL_CAP = "channel-cap-40"


def an_instagram(**values: Any) -> Cadence:
    figures: dict[str, Any] = {
        "key": "instagram",
        "platform": "instagram",
        "minimum": 2,
        "target": 4,
        "maximum": 7,
        "max_silence_days": 5,
        "source": "test",
        "without_formats": frozenset({"story"}),
    }
    return Cadence(**figures | values)


Written = Mapping[tuple[date, str], tuple[tuple[str, ...], ...]]


def week_of(*places: tuple[Post, Placement]) -> Span:
    """The week of the first entry that has a day."""
    days = [placement.date for _, placement in places if placement.date is not None]
    return Week.of(days[0]).span if days else WEEK.span


def a_scope(
    *places: tuple[Post, Placement],
    span: Span | None = None,
    now: datetime = NOW,
    entries: Iterable[Entry] = (),
    rule: MixRule | None = None,
    channels: Iterable[Channel] = (CHANNEL,),
    cadences: tuple[Cadence, ...] = (),
    written: Written | None = None,
    **of_plan: Any,
) -> Scope:
    plan = Plan(
        a_brand(),
        channels={channel.id: channel for channel in channels},
        posts={post.id: post for post, _ in places},
        placements={placement.id: placement for _, placement in places},
        **of_plan,
    )
    known = tuple(entries)
    ledger = Ledger(known)
    shown = span or week_of(*places)
    return Scope(plan, shown, now, known, ledger, ABook(plan, rule, cadences), written or {})


class ABook(Rulebook):
    """A rulebook of one main rule, the shipped rule for every channel, and these cadences."""

    def __init__(self, plan: Plan, rule: MixRule | None, cadences: tuple[Cadence, ...]) -> None:
        brand = replace(plan.brand, also=(CHANNEL_CAP,))
        super().__init__(replace(SHIPPED.rules, cadences=cadences), replace(plan, brand=brand))
        self._rule = rule

    def main(self, week: Week) -> MixRule | None:
        return self._rule


def standing(post: Post | None = None, **values: Any) -> tuple[Post, Placement]:
    """A post and where it stands; ``values`` are of the placement."""
    one = post or a_post()
    return one, a_placement(post_id=one.id, **values)


def item(key: str, scope: Scope) -> Item:
    (found,) = checklist(scope, [FACTS[key]])
    return found


def accepted(key: str, **values: Any) -> Answer:
    return an_answer(**{"item": key, "reply": Reply.ACCEPTED, "reason": "we know"} | values)


def pictures(*alts: str) -> tuple[Media, ...]:
    return tuple(Media(f"picture {i}.jpg", alt) for i, alt in enumerate(alts))


# single entries


LORE = SHIPPED.lore


def a_fact(name: str, value: Value | None, **values: Any) -> Fact:
    defaults = {"source": "The network's help", "checked": MONDAY, "confidence": Confidence.VERIFIED}
    return Fact(name=name, value=value, **defaults | values)


def a_network(*facts: Fact, **values: Any) -> Platform:
    """A network that counts code points and finds things as Twitter does."""
    defaults = {"key": "net", "name": "Net", "counting": "code_points", "manner": "twitter"}
    return Platform(**defaults | values, facts=facts)


def a_case(
    post: Post | None = None,
    *,
    network: Platform | None = None,
    brand: Brand | None = None,
    channel: Channel | None = None,
    others: Iterable[Placement] = (),
    files: Iterable[FileFacts] = (),
    labels: Iterable[Label] = (),
    snippets: tuple[Snippet, ...] = (),
    now: datetime = NOW,
    **values: Any,
) -> Case:
    """An entry of a post on a channel of the network, with the post's ``others``; ``values`` are of the entry."""
    one, there = standing(post, **values)
    where = channel or a_channel(id="channel", name="The channel", platform=network.key if network else "")
    known = {file.path: file for file in files}
    plan = Plan(
        brand or a_brand(),
        channels={where.id: where},
        labels={label.id: label for label in labels},
        posts={one.id: one},
        placements={each.id: each for each in (there, *(replace(other, post_id=one.id) for other in others))},
        snippets=snippets,
    )
    basis = Basis(
        plan=plan,
        now=now,
        platforms=Platforms([network] if network else []),
        lore=LORE,
        tracking=SHIPPED.tracking,
        known=known.get,
    )
    return Case(basis, there)


def found(key: str, case: Case) -> list[Finding]:
    """What the check of this key finds in an entry."""
    return list(ENTRY_CHECKS[key](case, FACTS[key]))


def done(fix: Fix) -> dict[str, Record]:
    """The records after a fix, by id."""
    return {change.record.id: change.record for change in fix.changes}
