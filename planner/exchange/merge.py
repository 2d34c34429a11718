"""Rows of a file into the plan: found again by their ids, inherited where equal, one edit for all.

A row that says what the plan already says changes nothing.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from planner.domain.clock import Trouble, clock_text, read_time, trouble, written_time, zone_named
from planner.domain.edits import Change, Edit, new_id
from planner.domain.plan import KIND, PILLAR, Plan, media_of
from planner.domain.platforms import Platforms
from planner.domain.records import Campaign, Channel, Label, Media, Placement, Post, Record, Stance, Status
from planner.domain.span import read_day
from planner.exchange.cells import media_cells, read_media
from planner.exchange.format import Imported, RowNote
from planner.exchange.week_csv import Cells

V = TypeVar("V")

_STATUSES = {status.value: status for status in Status} | {"published": Status.POSTED, "cancelled": Status.SKIPPED}
_STANCES = {stance.value: stance for stance in Stance}

_NAMESPACE = uuid.UUID("5b0a4b7e-94f3-4a53-9a6e-52c0e3c1d7aa")
_SHARED_NAMES = (
    "kind",
    "stance",
    "pillar",
    "campaign",
    "title",
    "owner",
    "partner",
    "disclosure",
    "permission",
    "notes",
)
"""What all rows of a post should say alike."""

_SHARED_BY_ROWS = attrgetter(*_SHARED_NAMES)


class _Bad(Exception):
    """Why a row cannot be taken."""


class _Row(NamedTuple):
    """A row understood: the placement it makes when every text is its own, and the cells it came from."""

    number: int
    cells: Cells
    placement: Placement
    text: str
    link: str
    media: tuple[Media, ...]


def with_ids(rows: Iterable[tuple[int, Cells]], brand_id: str) -> list[tuple[int, Cells]]:
    """The rows with ids in each; those without get some made of what they say, so that they are found again."""
    return [
        (number, cells if cells.post_id and cells.placement_id else _named(cells, brand_id)) for number, cells in rows
    ]


def without_foreign_ids(
    rows: Iterable[tuple[int, Cells]], foreign: Container[str], brand_id: str
) -> list[tuple[int, Cells]]:
    """The rows with ids of their own, the same each time, where another brand has the id already."""

    def own(id_: str) -> str:
        return _derived(brand_id, id_) if id_ in foreign else id_

    return [
        (number, cells._replace(placement_id=own(cells.placement_id), post_id=own(cells.post_id)))
        for number, cells in rows
    ]


class Merge:
    """Rows against a plan that holds the posts and placements they name by id."""

    def __init__(self, plan: Plan, platforms: Platforms) -> None:
        self._plan = plan
        self._platforms = platforms
        self._placements_of: dict[str, list[Placement]] = {}
        for placement in plan.placements.values():
            self._placements_of.setdefault(placement.post_id, []).append(placement)
        self._channels = {channel.name.casefold(): channel for channel in plan.channels.values()}
        self._kinds = {name: label for label in plan.labels_of(KIND) for name in (label.name.casefold(), label.key)}
        self._pillars = {label.name.casefold(): label for label in plan.labels_of(PILLAR)}
        self._campaigns = {campaign.name.casefold(): campaign for campaign in plan.campaigns.values()}
        self._rows_seen: dict[str, int] = {}
        self._created: list[Record] = []
        self._findings: list[RowNote] = []

    def imported(self, rows: Iterable[tuple[int, Cells]], unreadable: Iterable[RowNote] = ()) -> Imported:
        """What the rows would do to the plan."""
        skipped = list(unreadable)
        groups: dict[str, list[_Row]] = {}
        for number, cells in rows:
            try:
                row = self._row(number, cells)
            except _Bad as bad:
                skipped.append(RowNote(number, str(bad)))
            else:
                groups.setdefault(cells.post_id, []).append(row)
        posts: list[Change] = []
        placements: list[Change] = []
        for post_id, group in groups.items():
            self._merge_post(post_id, group, posts, placements)
        created = [Change(None, record) for record in self._created]
        return Imported(
            Edit(f"Import {len(groups)} posts", (*created, *posts, *placements)),
            posts=len(groups),
            placements=sum(map(len, groups.values())),
            skipped=tuple(sorted(skipped, key=lambda note: note.row)),
            findings=tuple(sorted(self._findings, key=lambda note: note.row)),
        )

    # rows

    def _row(self, number: int, cells: Cells) -> _Row:
        self._refuse_taken_id(cells)
        if cells.stance and cells.stance.strip().casefold() not in _STANCES:
            raise _Bad(f"“{cells.stance}” is not a stance; write {', '.join(_STANCES)}")
        status = _STATUSES.get(cells.status.strip().casefold() or Status.DRAFT)
        if status is None:
            raise _Bad(f"“{cells.status}” is not a status; write {', '.join(_STATUSES)}")
        zone = cells.timezone.strip() or self._plan.brand.zone
        try:
            zone_named(zone)
            day = _day(cells.date.strip())
            clock, fold = read_time(cells.time.strip(), day, zone)
        except ValueError as error:
            raise _Bad(str(error)) from None
        placement = Placement(
            id=cells.placement_id,
            post_id=cells.post_id,
            channel_id=self._channel(number, cells.channel.strip()).id,
            zone=zone,
            format=cells.format.strip(),
            date=day,
            time=clock,
            fold=fold,
            status=status,
        )
        if day is not None and clock is not None and fold is None:
            self._notice_clock_change(number, day, clock, zone)
        self._rows_seen[cells.placement_id] = number
        return _Row(number, cells, placement, cells.text, cells.link, self._media(cells))

    def _media(self, cells: Cells) -> tuple[Media, ...]:
        """The media of a row, or the plan's when its cells would say the same."""
        old = self._plan.placements.get(cells.placement_id)
        if old is not None:
            media = media_of(self._plan.post_of(old), old)
            if media_cells(media) == (cells.media, cells.alt_text):
                return media
        return read_media(cells.media, cells.alt_text) if cells.media or cells.alt_text else ()

    def _refuse_taken_id(self, cells: Cells) -> None:
        before = self._rows_seen.get(cells.placement_id)
        if before is not None:
            raise _Bad(f"says the same as row {before} (placement {cells.placement_id})")
        old = self._plan.placements.get(cells.placement_id)
        if old is not None and old.post_id != cells.post_id:
            raise _Bad(f"the placement {cells.placement_id} belongs to the post {old.post_id} already")

    def _notice_clock_change(self, number: int, day: date, clock: time, zone: str) -> None:
        found = trouble(day, clock, zone)
        if found is Trouble.TWICE:
            meant = written_time(day, clock, zone)
            sentence = (
                f"{clock_text(clock)} comes twice on {day.isoformat()} in {zone}; the later one ({meant}) is taken"
            )
            self._findings.append(RowNote(number, sentence))
        elif found is Trouble.MISSING:
            sentence = f"{clock_text(clock)} does not exist on {day.isoformat()} in {zone}; it was kept as written"
            self._findings.append(RowNote(number, sentence))

    def _channel(self, number: int, name: str) -> Channel:
        channel = self._channels.get(name.casefold())
        if channel is None:
            channel = self._channels[name.casefold()] = self._other_channel(number, name)
        return channel

    def _other_channel(self, number: int, name: str) -> Channel:
        """The brand's only channel on the network of this name, or a new channel."""
        if not name:
            raise _Bad("names no channel")
        meant = self._platforms.named(name)
        there = [one for one in self._plan.channels.values() if meant and one.platform == meant.key]
        if len(there) > 1:
            names = ", ".join(channel.name for channel in there)
            raise _Bad(f"“{name}” may be any of {names}; write the channel's name")
        if there:
            return there[0]
        platform = self._platforms.guessed(name)
        if platform is None:
            self._findings.append(RowNote(number, f"“{name}” is no network that Evenweek knows; the channel was made"))
        channel = Channel(
            id=new_id(),
            brand_id=self._plan.brand.id,
            name=name,
            platform=platform.key if platform else "",
            position=len(self._channels),
        )
        self._created.append(channel)
        return channel

    # posts

    def _merge_post(self, post_id: str, group: list[_Row], posts: list[Change], placements: list[Change]) -> None:
        old = self._plan.posts.get(post_id)
        post = self._post(post_id, old, group)
        changes = [self._placement_change(post, old, row) for row in group]
        if old is not None:
            post, changes = self._settled(post, changes)
        if post != old:
            posts.append(Change(old, post))
        placements += [change for change in changes if change.before != change.after]

    def _post(self, post_id: str, old: Post | None, group: list[_Row]) -> Post:
        first = group[0]
        cells = first.cells
        if len(group) > 1:
            self._notice_differences(group)
        kind = self._kind(first.number, cells)
        pillar = self._pillar(cells.pillar.strip())
        campaign = self._campaign(cells.campaign.strip())
        return Post(
            id=post_id,
            brand_id=self._plan.brand.id,
            title=cells.title,
            text=old.text if old else _commonest([row.text for row in group]),
            link=old.link if old else _commonest([row.link for row in group]),
            media=old.media if old else _commonest([row.media for row in group]),
            kind_id=kind.id if kind else None,
            stance=_own_stance(cells.stance, kind, old),
            pillar_id=pillar.id if pillar else None,
            campaign_id=campaign.id if campaign else None,
            who=cells.owner,
            notes=cells.notes,
            partner=cells.partner,
            disclosure=cells.disclosure,
            permission=cells.permission,
        )

    def _notice_differences(self, group: list[_Row]) -> None:
        first = group[0]
        said = _SHARED_BY_ROWS(first.cells)
        for row in group[1:]:
            if _SHARED_BY_ROWS(row.cells) != said:
                names = [name for name in _SHARED_NAMES if getattr(row.cells, name) != getattr(first.cells, name)]
                sentence = (
                    f"{', '.join(names)} differs from row {first.number} of the same post; row {first.number} holds"
                )
                self._findings.append(RowNote(row.number, sentence))

    def _placement_change(self, post: Post, old_post: Post | None, row: _Row) -> Change:
        old = self._plan.placements.get(row.placement.id)
        if old is None or old_post is None:
            after = replace(
                row.placement,
                text=None if row.text == post.text else row.text,
                link=None if row.link == post.link else row.link,
                media=None if row.media == post.media else row.media,
            )
            return Change(None, after)
        return Change(
            old,
            replace(
                row.placement,
                fold=old.fold if _says_same_time(old, row.placement) else row.placement.fold,
                text=_own(row.text, post.text, old.text),
                link=_own(row.link, post.link, old.link),
                media=_own(row.media, post.media, old.media),
            ),
        )

    def _settled(self, post: Post, changes: list[Change]) -> tuple[Post, list[Change]]:
        """Texts that all placements of a post now have of their own and alike become the post's."""
        if all(change.before == change.after for change in changes):
            return post, changes
        touched = {change.record.id: change for change in changes}
        rest = [Change(one, one) for one in self._placements_of.get(post.id, ()) if one.id not in touched]
        every = [*changes, *rest]
        for field in ("text", "link", "media"):
            own = [getattr(change.after, field) for change in every]
            if own[0] is not None and all(value == own[0] for value in own):
                post = replace(post, **{field: own[0]})
                every = [Change(one.before, _without(one.after, field)) for one in every]
        return post, every

    # labels

    def _kind(self, number: int, cells: Cells) -> Label | None:
        name = cells.kind.strip()
        if not name:
            return None
        kind = self._kinds.get(name) or self._kinds.get(name.casefold())
        if kind is None:
            stance = _STANCES.get(cells.stance.strip().casefold())
            if stance is None:
                sentence = f"The kind “{name}” is new and says no stance; it counts as engagement until you change it"
                self._findings.append(RowNote(number, sentence))
            kind = self._new_label(KIND, name, len(self._kinds), stance or Stance.ENGAGEMENT)
            self._kinds[name] = self._kinds[name.casefold()] = kind
        return kind

    def _pillar(self, name: str) -> Label | None:
        if not name:
            return None
        pillar = self._pillars.get(name.casefold())
        if pillar is None:
            pillar = self._pillars[name.casefold()] = self._new_label(PILLAR, name, len(self._pillars), None)
        return pillar

    def _new_label(self, set_key: str, name: str, position: int, stance: Stance | None) -> Label:
        label = Label(
            id=new_id(),
            set_id=self._plan.label_set(set_key).id,
            key=name,
            name=name,
            stance=stance,
            hue="neutral",
            position=position,
        )
        self._created.append(label)
        return label

    def _campaign(self, name: str) -> Campaign | None:
        if not name:
            return None
        campaign = self._campaigns.get(name.casefold())
        if campaign is None:
            campaign = self._campaigns[name.casefold()] = Campaign(id=new_id(), brand_id=self._plan.brand.id, name=name)
            self._created.append(campaign)
        return campaign


def _named(cells: Cells, brand_id: str) -> Cells:
    placement_id = cells.placement_id or _derived(brand_id, *cells)
    return cells._replace(placement_id=placement_id, post_id=cells.post_id or _derived(brand_id, "post", placement_id))


def _derived(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    return read_day(text) if text else None


def _commonest(values: list[V]) -> V:
    return values[0] if len(values) == 1 else Counter(values).most_common(1)[0][0]


def _own(value: V, base: V, own: V | None) -> V | None:
    """What a placement keeps of its own: what it had when that says the same, else only what differs."""
    if value == (base if own is None else own):
        return own
    return None if value == base else value


def _own_stance(cell: str, kind: Label | None, old: Post | None) -> Stance | None:
    stance = _STANCES.get(cell.strip().casefold())
    inherited = kind.stance if kind else None
    if old is not None and kind is not None and old.kind_id == kind.id and stance == (old.stance or inherited):
        return old.stance
    return None if stance == inherited else stance


def _says_same_time(one: Placement, other: Placement) -> bool:
    return written_time(one.date, one.time, one.zone, one.fold) == written_time(
        other.date, other.time, other.zone, other.fold
    )


def _without(placement: Record | None, field: str) -> Placement:
    assert isinstance(placement, Placement)
    inherited: dict[str, Any] = {field: None}
    return replace(placement, **inherited)
