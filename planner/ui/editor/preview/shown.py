"""What the preview of one entry shows, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from planner.domain.extras import CONTENT_WARNING, TITLE, texts_of
from planner.domain.plan import Plan, link_of, media_of
from planner.domain.platforms import Platform
from planner.domain.records import Channel, Media, Placement
from planner.domain.room import Room
from planner.ui.editor.networks import platform_of, text_room
from planner.ui.editor.open_post import OpenPost


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """A part of the text: what fits, what does not, and where in what fits the rest is hidden (None: nowhere)."""

    fits: str
    over: str = ""
    excess: int = 0
    fold: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry as it would be read; ``fields`` are the network's other fields with their names."""

    name: str
    channel: Channel | None
    platform: Platform | None
    placement: Placement
    parts: tuple[PartShown, ...]
    title: str
    warning: str
    fields: tuple[tuple[str, str], ...]
    host: str
    address: str
    media: tuple[Media, ...]


def shown_of(open_post: OpenPost, placement_id: str) -> Shown:
    """What the preview of an entry shows, with what is typed and not stored yet."""
    plan = open_post.typed()
    placement = plan.placements[placement_id]
    channel = plan.channels.get(placement.channel_id or "")
    platform = platform_of(open_post, placement)
    extras = texts_of(placement.extras)
    link = link_of(plan.posts[placement.post_id], placement).strip()
    return Shown(
        name=open_post.channel_name(placement),
        channel=channel,
        platform=platform,
        placement=placement,
        parts=tuple(_parts(text_room(open_post, placement))),
        title=extras.get(TITLE, ""),
        warning=extras.get(CONTENT_WARNING, ""),
        fields=tuple(_fields(platform, extras)),
        host=host_of(link),
        address=link,
        media=_media(plan, placement),
    )


def host_of(link: str) -> str:
    """The host of a link, "" when it is no web address."""
    try:
        return urlsplit(link if "://" in link else f"https://{link}").hostname or ""
    except ValueError:
        return ""


def _parts(room: Room) -> Iterator[PartShown]:
    fold, cuts = room.fold_at(), room.cuts()
    for number, (part, length) in enumerate(zip(room.parts, room.lengths, strict=True)):
        cut = cuts.get(number)
        at = len(part.text) if cut is None else cut[0] - part.start
        folded = fold - part.start if fold is not None and number == 0 and fold - part.start < at else None
        excess = length - room.limit if cut is not None and room.limit is not None else 0
        yield PartShown(fits=part.text[:at], over=part.text[at:], excess=excess, fold=folded)


def _fields(platform: Platform | None, extras: dict[str, str]) -> Iterator[tuple[str, str]]:
    names = {extra.key: extra.name for extra in platform.extras} if platform else {}
    for key, said in extras.items():
        if key not in (CONTENT_WARNING, TITLE):
            yield names.get(key, key.replace("_", " ").capitalize()), said


def _media(plan: Plan, placement: Placement) -> tuple[Media, ...]:
    return tuple(one for one in media_of(plan.posts[placement.post_id], placement) if one.path)
