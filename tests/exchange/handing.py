"""Plans with something to hand over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from planner.app.handoffs import Handoffs
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Media, Placement, Post, Status
from planner.domain.span import Span, Week
from planner.exchange.format import Outgoing
from planner.exchange.handoff import HandOff, Preset, hand_off

LONDON = ZoneInfo("Europe/London")
THIS_WEEK = Week(date(2026, 11, 23)).span
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)
BASE = "https://cdn.example/media"

HANDOFFS = Handoffs()


def preset(key: str) -> Preset:
    return HANDOFFS.preset(key)


def a_plan(*channels: Channel, **brand: Any) -> Plan:
    values = {"id": "brand", "name": "Ferrow", "zone": "Europe/London"} | brand
    some = channels or (channel_on("instagram", "Instagram"),)
    return Plan(Brand(**values), channels={one.id: one for one in some})


def channel_on(platform: str, name: str = "", **values: Any) -> Channel:
    return Channel(**{"id": platform, "brand_id": "brand", "name": name or platform, "platform": platform} | values)


def add(plan: Plan, id_: str = "", /, channel: str = "instagram", **values: Any) -> str:
    """Adds a post with one placement, on Tuesday 12:00 unless said otherwise, and gives the placement's id."""
    id_ = id_ or f"p{len(plan.placements)}"
    of_post = {name: values.pop(name) for name in ("title", "notes", "campaign_id") if name in values}
    placed: dict[str, Any] = {"text": "Hello", "format": "image", "date": date(2026, 11, 24), "time": time(12)}
    placed |= {"status": Status.READY, "zone": plan.brand.zone, "channel_id": channel or None} | values
    plan.posts[id_] = Post(id=id_, brand_id=plan.brand.id, **of_post)
    plan.placements[id_] = Placement(id=id_, post_id=id_, **placed)
    return id_


def leaving(plan: Plan, now: datetime = NOW, span: Span | None = THIS_WEEK) -> Outgoing:
    return Outgoing(plan=plan, placements=tuple(plan.in_order()), span=span, whole=True, now=now)


def handed(plan: Plan, tool: Preset | str, platforms: Any, now: datetime = NOW) -> HandOff:
    return hand_off(leaving(plan, now), preset(tool) if isinstance(tool, str) else tool, platforms)


def reasons(given: HandOff) -> dict[str, str]:
    return {one.placement_id: one.reason for one in given.refused}


def losses(given: HandOff) -> dict[str, int]:
    return {one.what: one.entries for one in given.left_out}


def pictures(*names: str, alt: str = "") -> tuple[Media, ...]:
    return tuple(Media(name, alt) for name in names)


def link_of(text: str) -> str:
    """An address that holds the text, however hostile, or none."""
    return f"https://a.example/?q={quote(text)}" if text else ""


def made_ready(plan: Plan, platforms: Iterable[str]) -> Plan:
    """A generated plan on these networks, whose entries are ready to go and whose media can be fetched."""
    networks = [*platforms]
    for number, (id_, channel) in enumerate(sorted(plan.channels.items())):
        network = networks[number % len(networks)]
        accounts = (("postfast", f"account {number}"), ("socialpilot", f"{number}"))
        plan.channels[id_] = replace(channel, platform=network, accounts=accounts)
    for id_, placement in plan.placements.items():
        channel_id = placement.channel_id or min(plan.channels)
        clock = placement.time or time(7, 45)
        link = None if placement.link is None else link_of(placement.link)
        ready = {"status": Status.APPROVED, "channel_id": channel_id, "time": clock, "link": link}
        plan.placements[id_] = replace(placement, **ready)  # type: ignore[arg-type]
    for id_, post in plan.posts.items():
        plan.posts[id_] = replace(post, link=link_of(post.link))
    return replace(plan, brand=replace(plan.brand, media_base=BASE))
