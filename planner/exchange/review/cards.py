"""What is asked about: a post at one time is one card, with a version for each text that its channels get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256
from itertools import groupby

from planner.domain.plan import Plan, link_of, media_of, name_of, text_of
from planner.domain.records import SETTLED, UNAPPROVED, Media, Placement, Status
from planner.exchange.format import Outgoing

_MARK_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Version:
    """What some channels of a card get alike; ``channels`` are their names, with the format where it is not plain."""

    channels: tuple[str, ...]
    text: str
    link: str
    media: tuple[Media, ...]
    extras: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A post at one time. ``entries`` are the ids of its placements with the mark of what each would post.

    ``waits`` says that somebody has to say yes to some of it, ``is_out`` that all of it is posted.
    """

    number: int
    name: str
    kind: str
    day: date | None
    clock: time | None
    status: Status
    waits: bool
    is_out: bool
    versions: tuple[Version, ...]
    entries: tuple[tuple[str, str], ...]


def cards(out: Outgoing) -> tuple[Card, ...]:
    """The cards of what leaves, in order of time; what was skipped is not asked about."""
    there = [one for one in out.placements if one.status is not Status.SKIPPED]
    first = {_chip(one): number for number, one in reversed(list(enumerate(there)))}
    in_turn = sorted(there, key=lambda one: first[_chip(one)])
    groups = [list(group) for _, group in groupby(in_turn, key=_chip)]
    return tuple(_card(out.plan, number, group) for number, group in enumerate(groups, 1))


def mark_of(plan: Plan, placement: Placement) -> str:
    """A short mark of what would be posted: another one when text, link, pictures, fields, format or channel change."""
    post = plan.post_of(placement)
    media = [[one.path, one.alt] for one in media_of(post, placement)]
    words = [text_of(post, placement), link_of(post, placement), media, list(map(list, placement.extras))]
    told = json.dumps([*words, placement.format, placement.channel_id], ensure_ascii=False)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LETTERS]


def _chip(placement: Placement) -> tuple[str, str, str]:
    return placement.post_id, str(placement.date or ""), str(placement.time or "")


def _card(plan: Plan, number: int, group: list[Placement]) -> Card:
    post = plan.post_of(group[0])
    kind = plan.kind_of(post)
    order = list(Status)
    return Card(
        number=number,
        name=name_of(post, group[0]),
        kind=kind.name if kind else "",
        day=group[0].date,
        clock=group[0].time,
        status=min((one.status for one in group), key=order.index),
        waits=any(one.status in UNAPPROVED for one in group),
        is_out=all(one.status in SETTLED for one in group),
        versions=tuple(_versions(plan, group)),
        entries=tuple((one.id, mark_of(plan, one)) for one in group),
    )


def _versions(plan: Plan, group: list[Placement]) -> Iterator[Version]:
    post = plan.post_of(group[0])
    names: dict[tuple[object, ...], list[str]] = {}
    for one in group:
        same = text_of(post, one), link_of(post, one), media_of(post, one), one.extras
        names.setdefault(same, []).append(_channel(plan, one))
    for (text, link, media, extras), channels in names.items():
        yield Version(tuple(channels), text, link, media, extras)  # type: ignore[arg-type]


def _channel(plan: Plan, placement: Placement) -> str:
    name = plan.channels[placement.channel_id].name if placement.channel_id else "No channel yet"
    return f"{name} ({placement.format})" if placement.format else name
