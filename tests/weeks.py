"""Weeks that nobody thought of, to be balanced: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from planner.domain.balance import Ledger, entry_of
from planner.domain.plan import Plan
from planner.domain.proposal import Task
from planner.domain.records import Campaign, Channel, Label, LabelSet, Placement, Post, Status, Waiver
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence
from planner.domain.span import ONE_DAY, Week
from tests.builders import WEEK, a_brand
from tests.scopes import LONDON, SHIPPED

PLATFORMS = ("instagram", "facebook", "tiktok", "linkedin", "x", "threads", "pinterest", "google_business")
TOGETHER = (
    ("80-20", ()),
    ("80-20", ("channel-cap-40",)),
    ("80-20-two-sided", ()),
    ("80-20-every-channel", ("channel-cap-40",)),
    ("thirds", ()),
    ("weekly-five", ("80-20",)),
    ("", ("channel-cap-40",)),
    ("70-20-10", ()),
    ("5-3-1", ("thirds",)),
    ("30-60-10", ("80-20-every-channel",)),
)
"""Main rules, and those watched beside them; the last two of the list hardly ever hold together."""

CLOCKS = (time(8), time(9), time(9, 15), time(12), time(12, 30), time(18), time(23), None)
HOURS = (-200, -24, -24, 0, 0, 30, 75, 130)
"""How long after Monday morning it is."""

ENGAGING, SELLING = ("education", "question", "bts", "community", "entertain", "curated"), ("offer", "product", "proof")


def a_week(seed: int) -> Task:
    """A brand with some weeks of posts around the week; every third of the seeds is wild."""
    chance = random.Random(seed)
    wild = seed % 3 == 0
    rule, also = chance.choice(TOGETHER if wild else TOGETHER[:7])
    plan = a_plan(chance.sample(PLATFORMS, chance.randint(1, 3)), rule, also)
    plan = replace(plan, waivers=tuple(_waivers(chance, rule)))
    for weeks in (-4, -3, -2, -1, 1, 2):
        if wild:
            _fill(chance, plan, WEEK.shifted(weeks), chance.randint(0, 8))
        else:
            _serve(chance, plan, WEEK.shifted(weeks))
    _fill(chance, plan, WEEK, chance.randint(0, 10))
    now = datetime.combine(WEEK.monday, time(9), LONDON) + timedelta(hours=chance.choice(HOURS if wild else HOURS[:5]))
    return task_of(plan, now, _cadences(chance) if wild else SHIPPED.cadences)


def a_plan(platforms: list[str], rule: str, also: tuple[str, ...]) -> Plan:
    """A brand with a channel on each platform, the shipped kinds and a campaign, and no posts."""
    channels = [
        Channel(id=f"c{at}", brand_id="brand", name=key.title(), platform=key, position=at)
        for at, key in enumerate(platforms)
    ]
    return Plan(
        a_brand(rule=rule, also=also),
        channels={one.id: one for one in channels},
        sets={"kinds": LabelSet(id="kinds", brand_id="brand", key="kind", name="Kind")},
        labels={one.id: one for one in _kinds()},
        campaigns={"launch": Campaign(id="launch", brand_id="brand", name="Launch")},
    )


def _kinds() -> Iterator[Label]:
    for at, kind in enumerate(SHIPPED.kinds):
        yield replace(kind, id=kind.key, set_id="kinds", position=at)


def task_of(plan: Plan, now: datetime, cadences: tuple[Cadence, ...] = SHIPPED.cadences, week: Week = WEEK) -> Task:
    """What a proposal is made from, as the application reads it."""
    entries = [entry for one in plan.in_order() if (entry := entry_of(plan, one)) is not None]
    book = Rulebook(replace(SHIPPED.rules, cadences=cadences), plan)
    ids = {entry.post_id for entry in entries if entry.day in week.span}
    around = replace(
        plan,
        posts={id_: plan.posts[id_] for id_ in sorted(ids)},
        placements={one.id: one for one in plan.placements.values() if one.post_id in ids},
    )
    ledger = Ledger(entries, effort=book.effort())
    return Task(plan=around, week=week, now=now, ledger=ledger, entries=tuple(entries), book=book)


def put(plan: Plan, kind: str | None, day: date, at: time | None, *channels: str, **values: Any) -> Post:
    """A post put into the plan on some channels; ``values`` are of the entries, ``campaign_id`` is of the post."""
    number = len(plan.posts)
    campaign = values.pop("campaign_id", None)
    post = Post(id=f"p{number}", brand_id="brand", title=f"Post {number}", kind_id=kind, campaign_id=campaign)
    plan.posts[post.id] = post
    for channel in channels:
        said = {"zone": "Europe/London", "format": "image", "date": day, "time": at, **values}
        place = Placement(id=f"{post.id}-{channel}", post_id=post.id, channel_id=channel, **said)
        plan.placements[place.id] = place
    return post


def _waivers(chance: random.Random, rule: str) -> Iterator[Waiver]:
    if chance.random() < 0.1:
        last = WEEK.monday + 6 * ONE_DAY
        yield Waiver(id="w", brand_id="brand", rule=rule, starts=WEEK.monday, ends=last, reason="Launch")


def _cadences(chance: random.Random) -> tuple[Cadence, ...]:
    """The shipped ones, some of them with quiet hours, a most per day, or days off."""
    own: dict[str, Any] = chance.choice(({}, {}, {"quiet_from": time(22), "quiet_until": time(7)}, {"per_day": 1}))
    if chance.random() < 0.2:
        own = own | {"active_days": frozenset({0, 1, 2, 3, 4})}
    return tuple(replace(one, **own) if chance.random() < 0.5 else one for one in SHIPPED.cadences)


def _serve(chance: random.Random, plan: Plan, week: Week) -> None:
    """A steady week: every channel on four days, each fifth post selling."""
    for channel in plan.channels:
        for day in (0, 2, 4, 5) if plan.channels[channel].platform != "linkedin" else (0, 2, 4):
            kind = chance.choice(SELLING if chance.random() < 0.2 else ENGAGING)
            status = Status.POSTED if week < WEEK else Status.DRAFT
            put(plan, kind, week.monday + day * ONE_DAY, time(12), channel, status=status)


def _fill(chance: random.Random, plan: Plan, week: Week, posts: int) -> None:
    kinds = [*plan.labels, *SELLING * 3, *ENGAGING, None]
    usual = (Status.DRAFT, Status.DRAFT, Status.DRAFT, Status.IDEA, Status.READY, Status.APPROVED, Status.SKIPPED)
    for _ in range(posts):
        day, at = week.monday + chance.randrange(7) * ONE_DAY, chance.choice(CLOCKS)
        channels = chance.sample(list(plan.channels), min(len(plan.channels), chance.choice((1, 1, 2, 3))))
        values: dict[str, Any] = {"status": chance.choice(usual) if week >= WEEK else Status.POSTED}
        values["format"] = chance.choice(("image", "image", "image", "text", "story", "video"))
        values["campaign_id"] = "launch" if chance.random() < 0.15 else None
        post = put(plan, chance.choice(kinds), day, at, *channels, **values)
        if chance.random() < 0.1:
            last = plan.placements[f"{post.id}-{channels[-1]}"]
            plan.placements[last.id] = replace(last, date=day + ONE_DAY)
