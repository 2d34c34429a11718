"""Rows of a file into the plan: found again by their ids, inherited where equal, one edit for all.

A row that says what the plan already says changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from planner.domain.clock import clock_text, written_time
from planner.domain.edits import Change, Edit
from planner.domain.extras import FIRST_COMMENT, texts_of, with_texts
from planner.domain.plan import Plan, media_of, text_of
from planner.domain.platforms import Platforms
from planner.domain.quote import quoted
from planner.domain.records import UNAPPROVED, Channel, Label, Media, Placement, Post, Record, Stance, Status
from planner.exchange.format import Imported, RowNote
from planner.exchange.merging.names import Names
from planner.exchange.merging.on_the_way import same_words
from planner.exchange.merging.row_values import When, stance_in, status_in, when_in
from planner.exchange.own.cells import media_cells, read_media
from planner.exchange.own.ids import place_id, post_id_for
from planner.exchange.own.week_csv import COLUMNS, OF_POST, PLACE, Cells, Table
from planner.exchange.own.week_csv import cells as cells_of
from planner.exchange.reading.texts import alike

V = TypeVar("V")

_of_post = attrgetter(*OF_POST)


class Beside(NamedTuple):
    """What a row says that the columns of the week do not hold: where it was posted, and its first comment."""

    address: str = ""
    first_comment: str = ""


NOTHING_BESIDE = Beside()


class _Row(NamedTuple):
    """A row understood."""

    number: int
    cells: Cells
    beside: Beside
    when: When
    status: Status
    channel: Channel | None
    media: tuple[Media, ...]


class Merge:
    """Rows against a plan that holds the posts and placements they name by id.

    ``row_words`` says how a row is called in sentences about another one.
    """

    def __init__(self, plan: Plan, platforms: Platforms, row_words: Callable[[int], str] = str) -> None:
        self._plan = plan
        self._platforms = platforms
        self._row_words = row_words
        self._names = Names(plan, platforms)
        self._placements_of: dict[str, list[Placement]] = {}
        for placement in sorted(plan.placements.values(), key=_in_trash):
            self._placements_of.setdefault(placement.post_id, []).append(placement)
        self._rows_seen: dict[str, int] = {}
        self._findings: list[RowNote] = []

    def imported(self, table: Table, beside: Mapping[int, Beside] = MappingProxyType({})) -> Imported:
        """What the table would do to the plan; ``beside`` says more of rows, by their place in it (from 0)."""
        skipped = list(table.unreadable)
        self._findings += table.notes
        absent = [name for name in COLUMNS if name not in table.columns]
        groups: dict[str, list[_Row]] = {}
        for place, (number, cells) in enumerate(table.rows):
            try:
                row = self._row(number, self._completed(cells, absent), beside.get(place, NOTHING_BESIDE))
            except ValueError as reason:
                skipped.append(RowNote(number, str(reason)))
            else:
                groups.setdefault(row.cells.post_id, []).append(row)
        posts: list[Change] = []
        placements: list[Change] = []
        for post_id, group in groups.items():
            self._merge_post(post_id, group, posts, placements)
        made = [Change(None, record) for record in self._names.made]
        return Imported(
            Edit(
                f"Import {len(groups)} posts",
                (*made, *posts, *placements),
                brings_approvals="status" not in absent,
            ),
            posts=len(groups),
            placements=sum(map(len, groups.values())),
            skipped=tuple(sorted(skipped, key=_row_number)),
            findings=tuple(sorted(self._findings, key=_row_number)),
        )

    # rows

    def _completed(self, cells: Cells, absent: list[str]) -> Cells:
        """The cells with both ids, and with what the plan says in columns that the file does not have."""
        if not cells.placement_id:
            cells = cells._replace(placement_id=self._placement_id(cells, absent))
        old = self._plan.placements.get(cells.placement_id)
        if not cells.post_id:
            cells = cells._replace(post_id=old.post_id if old else post_id_for(cells.placement_id))
        post = self._plan.posts.get(cells.post_id)
        if post is not None and old is not None:
            cells = _as_kept(cells, text_of(post, old), post)
        if not absent or post is None:
            return cells
        said = self._said(post, old)
        cells = cells._replace(**{name: getattr(said, name) for name in absent if name not in PLACE})
        if "time" in absent and old is not None and old.time is not None and cells.date != said.date:
            return cells._replace(time=clock_text(old.time))
        return cells

    def _placement_id(self, cells: Cells, absent: list[str]) -> str:
        """The id of the placement that stands there already, as far as the row says where, or one made of that."""
        there = self._placements_of.get(cells.post_id, ())
        asked = [name for name in ("date", "time", "format") if name not in absent] if there else []
        wanted = [getattr(cells, name).strip().casefold() for name in asked]
        for old in there:
            said = cells_of(self._plan, old)
            here = said.channel.casefold() == cells.channel.strip().casefold() and old.id not in self._rows_seen
            plain = said._replace(time=clock_text(old.time) if old.time else "")  # as rows say a time that comes twice
            if here and wanted in ([getattr(said, name) for name in asked], [getattr(plain, name) for name in asked]):
                return old.id
        return next(id_ for number in count(1) if (id_ := place_id(cells, number)) not in self._rows_seen)

    def _said(self, post: Post, old: Placement | None) -> Cells:
        """What the plan says of a placement, or of its post where there is none; the stance is the post's own."""
        blank = Placement(id="", post_id=post.id, channel_id=None, zone=self._plan.brand.zone, status=Status.DRAFT)
        return cells_of(self._plan, old or blank)._replace(stance=post.stance or "")

    def _row(self, number: int, cells: Cells, beside: Beside) -> _Row:
        """The row understood; raises ValueError with a reason when it cannot be."""
        self._refuse_taken_id(cells)
        stance_in(cells.stance)
        status = status_in(cells.status)
        when = when_in(cells.date, cells.time, cells.timezone.strip() or self._plan.brand.zone)
        channel = self._channel(number, cells.channel.strip())
        if when.said:
            self._findings.append(RowNote(number, when.said))
        if when.day is None:
            self._findings.append(RowNote(number, "it has no date and is kept as an idea without a day"))
        if cells.week_start and cells.week_start != when.monday:
            said = f"week_start says {quoted(cells.week_start)}"
            self._findings.append(RowNote(number, f"{said}, the date is in the week of {when.monday}; the date holds"))
        self._rows_seen[cells.placement_id] = number
        beside = self._possible(number, beside, channel) if beside.first_comment else beside
        return _Row(number, cells, beside, when, status, channel, self._media(cells))

    def _refuse_taken_id(self, cells: Cells) -> None:
        before = self._rows_seen.get(cells.placement_id)
        if before is not None:
            raise ValueError(f"it repeats row {self._row_words(before)} (the same id, or the same in every cell)")
        old = self._plan.placements.get(cells.placement_id)
        if old is not None and old.post_id != cells.post_id:
            raise ValueError(f"the entry {quoted(old.id)} belongs to the post {quoted(old.post_id)} already")

    def _channel(self, number: int, name: str) -> Channel | None:
        if not name:
            self._findings.append(RowNote(number, "it names no channel and is kept without one"))
            return None
        made = len(self._names.made)
        channel = self._names.channel(name)
        if len(self._names.made) > made and not channel.platform:
            self._findings.append(
                RowNote(number, f"{quoted(name)} is no network that Evenweek knows; it is a new channel")
            )
        return channel

    def _possible(self, number: int, beside: Beside, channel: Channel | None) -> Beside:
        """What a row says beside its columns, without a first comment where the network has none."""
        network = self._platforms.named(channel.platform) if channel and channel.platform else None
        if network is None or any(extra.key == FIRST_COMMENT for extra in network.extras):
            return beside
        self._findings.append(RowNote(number, f"its first comment is left out, {network.name} takes none"))
        return beside._replace(first_comment="")

    def _media(self, cells: Cells) -> tuple[Media, ...]:
        """The media of a row, or the plan's when its cells would say the same."""
        old = self._plan.placements.get(cells.placement_id)
        if old is not None:
            media = media_of(self._plan.post_of(old), old)
            if media_cells(media) == (cells.media, cells.alt_text):
                return media
        return read_media(cells.media, cells.alt_text) if cells.media or cells.alt_text else ()

    # posts

    def _merge_post(self, post_id: str, group: list[_Row], posts: list[Change], placements: list[Change]) -> None:
        old = self._plan.posts.get(post_id)
        post = self._post(post_id, old, group)
        changes = [self._placement_change(post, row) for row in group]
        if old is not None:
            post, changes = self._settled(post, changes)
        if post != old:
            posts.append(Change(old, post))
        placements += [change for change in changes if change.before != change.after]

    def _post(self, post_id: str, old: Post | None, group: list[_Row]) -> Post:
        number, cells = group[0].number, group[0].cells
        if len(group) > 1:
            self._notice_differences(group)
        kind = self._kind(number, cells)
        pillar = self._names.pillar(cells.pillar.strip())
        campaign = self._names.campaign(cells.campaign.strip())
        said: dict[str, Any] = {
            "title": cells.title,
            "kind_id": kind.id if kind else None,
            "stance": self._own_stance(number, cells, kind, old),
            "pillar_id": pillar.id if pillar else None,
            "campaign_id": campaign.id if campaign else None,
            "who": cells.owner,
            "notes": cells.notes,
            "partner": cells.partner,
            "disclosure": cells.disclosure,
            "permission": cells.permission,
        }
        if old is not None:
            return replace(old, trashed=None, **said)
        text, link = _commonest([row.cells.text for row in group]), _commonest([row.cells.link for row in group])
        media = _commonest([row.media for row in group])
        return Post(id=post_id, brand_id=self._plan.brand.id, text=text, link=link, media=media, **said)

    def _notice_differences(self, group: list[_Row]) -> None:
        first = group[0]
        said = _of_post(first.cells)
        for row in group[1:]:
            if _of_post(row.cells) != said:
                names = [name for name in OF_POST if getattr(row.cells, name) != getattr(first.cells, name)]
                taken = self._row_words(first.number)
                differs = f"{', '.join(names)} differs from row {taken} of the same post"
                self._findings.append(RowNote(row.number, f"{differs}; row {taken} was taken"))

    def _kind(self, number: int, cells: Cells) -> Label | None:
        name, stance = cells.kind.strip(), stance_in(cells.stance)
        made = len(self._names.made)
        kind = self._names.kind(name, stance)
        if kind is not None and len(self._names.made) > made:
            sentence = f"the kind {quoted(name)} is new and counts as {kind.stance}"
            self._findings.append(RowNote(number, sentence if stance else f"{sentence}, because no stance is given"))
        return kind

    def _own_stance(self, number: int, cells: Cells, kind: Label | None, old: Post | None) -> Stance | None:
        """The stance that a post has of its own, which is none where its kind says the same.

        A stance that only repeats what the post had from its kind goes with the kind.
        """
        said, inherited = stance_in(cells.stance), kind.stance if kind else None
        if old is not None and kind is not None and said == self._plan.stance_of(old):
            if old.kind_id == kind.id:
                return old.stance
            if old.stance is None and said is not None:
                if said != inherited:
                    now = f"the kind is now {quoted(kind.key)} and counts as {inherited}"
                    self._findings.append(RowNote(number, f"{now}; {said} was what the old kind said"))
                return None
        return None if said == inherited else said

    def _placement_change(self, post: Post, row: _Row) -> Change:
        cells, when = row.cells, row.when
        old = self._plan.placements.get(cells.placement_id)
        if old is not None and old.trashed is not None:
            self._findings.append(RowNote(row.number, "it lay in the trash and is taken out of it"))
        said: dict[str, Any] = {
            "channel_id": row.channel.id if row.channel else None,
            "zone": when.zone,
            "format": cells.format.strip().casefold(),
            "date": when.day,
            "time": when.clock,
            "fold": old.fold if old and _says_same_time(old, when) else when.fold,
            "status": row.status,
            "text": _own(cells.text, post.text, old.text if old else None),
            "link": _own(cells.link, post.link, old.link if old else None),
            "media": _own(row.media, post.media, old.media if old else None),
        }
        if row.beside is not NOTHING_BESIDE:
            said |= _said_beside(row.beside, old)
        if old is None:
            return Change(None, Placement(id=cells.placement_id, post_id=post.id, **said))
        return Change(old, replace(_in_status(old, row.status), trashed=None, **said))

    def _settled(self, post: Post, changes: list[Change]) -> tuple[Post, list[Change]]:
        """Texts that all placements of a post now have of their own and alike become the post's."""
        if all(change.before == change.after for change in changes):
            return post, changes
        touched = {change.record.id for change in changes}
        rest = [
            Change(one, one)
            for one in self._placements_of.get(post.id, ())
            if one.id not in touched and one.trashed is None
        ]
        every = [*changes, *rest]
        for field in ("text", "link", "media"):
            own = [getattr(change.after, field) for change in every]
            changed = any(getattr(change.before, field, None) != getattr(change.after, field) for change in changes)
            if changed and own[0] is not None and all(value == own[0] for value in own):
                post = replace(post, **{field: own[0]})
                every = [Change(one.before, _without(one.after, field)) for one in every]
        return post, every


def _in_trash(placement: Placement) -> bool:
    return placement.trashed is not None


def _row_number(note: RowNote) -> int:
    return note.row


def _as_kept(cells: Cells, text: str, post: Post) -> Cells:
    """The cells, with the plan's own words where only line breaks and blanks at their ends are others."""
    if cells.text != text and alike(cells.text, text):
        cells = cells._replace(text=text)
    if cells.title != post.title and alike(cells.title, post.title):
        cells = cells._replace(title=post.title)
    if cells.notes != post.notes and alike(cells.notes, post.notes):
        cells = cells._replace(notes=post.notes)
    return cells


def _said_beside(beside: Beside, old: Placement | None) -> dict[str, Any]:
    """The fields of a placement that a row says beside its columns."""
    extras = old.extras if old else ()
    if beside.first_comment and not same_words(beside.first_comment, texts_of(extras).get(FIRST_COMMENT, "")):
        extras = with_texts(extras, {FIRST_COMMENT: beside.first_comment})
    return {"extras": extras} | ({"address": beside.address} if beside.address else {})


def _in_status(placement: Placement, status: Status) -> Placement:
    """The placement as it waits for an approval or has it: one that gets or loses it says nothing of an earlier one."""
    if status is not placement.status and (status in UNAPPROVED or placement.status in UNAPPROVED):
        return replace(placement, status=status, approved_by="", approved_at=None)
    return replace(placement, status=status)


def _commonest(values: list[V]) -> V:
    if len(values) == 1 or values.count(values[0]) == len(values):
        return values[0]
    return Counter(values).most_common(1)[0][0]


def _own(value: V, base: V, own: V | None) -> V | None:
    """What a placement keeps of its own: what it had when that says the same, else only what differs."""
    if own is not None and value == own:
        return own
    return None if value == base else value


def _says_same_time(placement: Placement, when: When) -> bool:
    return written_time(placement.date, placement.time, placement.zone, placement.fold) == written_time(
        when.day, when.clock, when.zone, when.fold
    )


def _without(placement: Record | None, field: str) -> Placement:
    assert isinstance(placement, Placement)
    inherited: dict[str, Any] = {field: None}
    return replace(placement, **inherited)
