"""What the plan is asked: for a brand, a stretch of days, or ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from planner.domain.balance import Entry
from planner.domain.plan import Hit, Plan, Spot
from planner.domain.records import (
    Answer,
    Audit,
    AuditAnswer,
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Comment,
    Deliverable,
    Experiment,
    Exported,
    Flight,
    Label,
    LabelSet,
    Logged,
    Measurement,
    OwnRule,
    PageReading,
    Placement,
    Post,
    Profile,
    Question,
    Routine,
    SheetLayout,
    Snippet,
    Waiver,
)
from planner.domain.span import Span, Week
from planner.store.asking import Asking
from planner.store.errors import told
from planner.store.labelling import Labelling
from planner.store.words import asked

_FIRST_DAY, _LAST_DAY = date.min.isoformat(), date.max.isoformat()

_LIVE = "placement.trashed IS NULL AND post.trashed IS NULL"

_TITLE = "iif(post.title <> '', post.title, substr(coalesce(placement.text, post.text), 1, 80))"
"""What a post is called: by its title, or by how its text begins."""

_SPOT = f"""placement.date, placement.time, placement.id, post.id, placement.channel_id, placement.status,
    placement.format, placement.zone, {_TITLE}, post.kind_id"""
"""The columns of a Spot, in its order."""

_LAST_PLACE = """SELECT id FROM placement WHERE post_id = post.id AND placement.trashed IS NULL
    ORDER BY date DESC, time DESC LIMIT 1"""

_WITHIN_DAYS = f"placement.date >= ? AND placement.date < ? AND {_LIVE}"
_OF_BRAND = "+post.brand_id = ?"
"""The plus keeps SQLite from going through all posts of the brand when it may start from the days."""

_spot = partial(tuple.__new__, Spot)
_hit = partial(tuple.__new__, Hit)

_LABELS = """SELECT label.id, label_set.brand_id, label_set.key, label.key, label.stance, label.origin
    FROM label JOIN label_set ON label_set.id = label.set_id"""


class Questions(Asking):
    """All that is asked of a plan; what lies in the trash is left out unless it is asked for."""

    def brands(self) -> list[Brand]:
        """All brands by name."""
        return sorted(self._records(Brand, "1"), key=lambda brand: brand.name.casefold())

    def plan(self, brand: Brand, span: Span | None = None) -> Plan:
        """The brand with its settings and the placements dated within ``span`` (None: all, dated or not)."""
        with self._snapshot():
            return self._plan(brand, span)

    def plan_of(self, brand: Brand, post_ids: Iterable[str], placement_ids: Iterable[str]) -> tuple[Plan, set[str]]:
        """The brand with these posts and placements and all placements of the posts; and the ids other brands have.

        What lies in the trash is among them.
        """
        with self._snapshot():
            return self._plan_of(brand, post_ids, placement_ids)

    def exports(self, brand: Brand) -> list[Exported]:
        """The last export of each week of the brand."""
        return self._records(Exported, "brand_id = ?", [brand.id])

    def comments(self, brand: Brand, post_ids: Iterable[str] | None = None) -> list[Comment]:
        """What was said of these posts, oldest first; None: all that is not dealt with yet."""
        if post_ids is None:
            found = self._records(Comment, "brand_id = ? AND NOT done", [brand.id])
        else:
            found = self._records_of(Comment, "post_id", post_ids)
        return sorted(found, key=lambda one: one.at)

    def layouts(self, brand: Brand) -> list[SheetLayout]:
        """How sheets of the brand were read, the latest first."""
        return sorted(self._records(SheetLayout, "brand_id = ?", [brand.id]), key=lambda one: one.at, reverse=True)

    def audits(self, brand: Brand) -> list[Audit]:
        """The walks through all checks of profiles, oldest first."""
        return sorted(self._records(Audit, "brand_id = ?", [brand.id]), key=lambda one: one.started)

    def page_readings(self, brand: Brand) -> list[PageReading]:
        """What was last read of the pages of the brand, the latest first."""
        return sorted(self._records(PageReading, "brand_id = ?", [brand.id]), key=lambda one: one.at, reverse=True)

    def measurements(self, brand: Brand, span: Span | None = None) -> list[Measurement]:
        """What was measured, by the day on which; ``span`` bounds these days."""
        days = _days(span) if span else (_FIRST_DAY, "a")
        where = "brand_id = ? AND captured >= ? AND captured < ? ORDER BY captured"
        return self._records(Measurement, where, [brand.id, *days])

    def measurements_of(self, placement_ids: Iterable[str]) -> list[Measurement]:
        """What was measured of these entries, by the day on which."""
        return sorted(self._records_of(Measurement, "placement_id", placement_ids), key=lambda one: one.captured)

    def measurements_beside(self, brand: Brand) -> list[Measurement]:
        """What was measured of campaigns, advertisements and deliverables, by the day on which."""
        where = "brand_id = ? AND placement_id IS NULL AND channel_id IS NULL ORDER BY captured"
        return self._records(Measurement, where, [brand.id])

    def post_ids_in(self, campaign_id: str) -> set[str]:
        """The ids of the posts of a campaign that are not in the trash."""
        return {
            row[0] for row in self._rows("SELECT id FROM post WHERE campaign_id = ? AND trashed IS NULL", [campaign_id])
        }

    def post_ids_ending(self, brand: Brand, ending: str) -> set[str]:
        """The ids of the brand's posts that end like this."""
        query = "SELECT id FROM post WHERE brand_id = ? AND substr(id, ?) = ?"
        return {row[0] for row in self._rows(query, [brand.id, -len(ending), ending])}

    def entries(self, brand: Brand, span: Span | None = None) -> list[Entry]:
        """The dated placements that are not skipped, by day and time, as the balance counts them."""
        days = _days(span) if span else (_FIRST_DAY, _LAST_DAY)
        where = f"{_WITHIN_DAYS} AND {_OF_BRAND} ORDER BY placement.date, placement.time"
        return self._entries(where, [*days, brand.id])

    def entries_beside(self, channel_ids: Iterable[str], span: Span, most: int) -> list[Entry]:
        """The last entries of each channel before the span and the first after it, at most so many of each."""
        first, end = _days(span)
        found: list[Entry] = []
        for channel_id in channel_ids:
            before = "placement.channel_id = ? AND placement.date < ? ORDER BY placement.date DESC LIMIT ?"
            after = "placement.channel_id = ? AND placement.date >= ? ORDER BY placement.date LIMIT ?"
            found += self._entries(before, [channel_id, first, most])
            found += self._entries(after, [channel_id, end, most])
        return found

    def spots(self, brand: Brand, span: Span) -> list[Spot]:
        """What a calendar paints of these days, by day and time."""
        rows = self._rows(
            f"""SELECT {_SPOT} FROM placement JOIN post ON post.id = placement.post_id
                WHERE {_WITHIN_DAYS} AND {_OF_BRAND} ORDER BY placement.date, placement.time""",
            [*_days(span), brand.id],
        )
        return list(map(_spot, rows))

    def ideas(self, brand: Brand) -> list[Spot]:
        """The placements without a day, newest first."""
        rows = self._rows(
            f"""SELECT {_SPOT} FROM placement JOIN post ON post.id = placement.post_id
                WHERE placement.date IS NULL AND {_LIVE} AND {_OF_BRAND} ORDER BY placement.rowid DESC""",
            [brand.id],
        )
        return list(map(_spot, rows))

    def evergreens(self, brand: Brand) -> list[tuple[Post, date | None, str | None, int]]:
        """The posts that may come again, each with its last day, the entry of that day, and how many entries it had.

        A post that says it anew (``variant_of``) counts as it. What is skipped or in the trash was not seen.
        """
        posts = self._records(Post, "brand_id = ? AND evergreen AND trashed IS NULL", [brand.id])
        if not posts:
            return []
        seen = self._last_seen("post.id", "evergreen", brand)
        anew = self._last_seen("post.variant_of", "variant_of <> ''", brand)
        never = ("", "", 0)
        with told():
            return [(post, *_last_of(seen.get(post.id, never), anew.get(post.id, never))) for post in posts]

    def _last_seen(self, of: str, which: str, brand: Brand) -> dict[str, tuple[str, str, int]]:
        """By the id of a post, the last day of what counts as it, the entry of that day, and the number of entries."""
        rows = self._rows(
            f"""SELECT {of}, max(placement.date), placement.id, count(*)
                FROM post JOIN placement ON placement.post_id = post.id
                WHERE post.brand_id = ? AND post.{which} AND placement.status <> 'skipped' AND {_LIVE}
                AND placement.date IS NOT NULL GROUP BY 1""",
            [brand.id],
        )
        return {id_: (day, placement_id, times) for id_, day, placement_id, times in rows}

    def has_posts(self, brand: Brand) -> bool:
        """Whether there is any post that is not in the trash."""
        query = "SELECT EXISTS (SELECT 1 FROM post WHERE brand_id = ? AND trashed IS NULL)"
        return bool(self._rows(query, [brand.id])[0][0])

    def search(self, brand: Brand, words: str, most: int) -> list[Hit]:
        """The posts that hold all words, each as the beginning of a word, those made last first."""
        query = asked(words)
        if not query:
            return []
        rows = self._rows(
            f"""SELECT post.id, {_TITLE}, substr(post.text, 1, 160), placement.date, placement.time, placement.id,
                       placement.status, post.kind_id, coalesce(campaign.name, '')
                FROM found CROSS JOIN post ON post.number = found.rowid
                LEFT JOIN placement ON placement.id = ({_LAST_PLACE})
                LEFT JOIN campaign ON campaign.id = post.campaign_id
                WHERE found MATCH ? AND post.brand_id = ? ORDER BY found.rowid DESC LIMIT ?""",
            [query, brand.id, most],
        )
        return list(map(_hit, rows))

    def trash(self, brand: Brand) -> Plan:
        """The brand with what lies in its trash: posts with all their placements, and placements with their posts."""
        with self._snapshot():
            plan = self._settings(brand, Span(date.min, date.min))
            rest = "FROM placement JOIN post ON post.id = placement.post_id WHERE placement.trashed IS NOT NULL"
            there = self._selected(Placement, f"{rest} AND {_OF_BRAND}", [brand.id])
            posts = self._records(Post, "brand_id = ? AND trashed IS NOT NULL", [brand.id])
            there += self._records_of(Placement, "post_id", [post.id for post in posts])
            posts += self._records_of(Post, "id", {one.post_id for one in there} - {post.id for post in posts})
            plan.placements.update((placement.id, placement) for placement in there)
            plan.posts.update((post.id, post) for post in posts)
            return plan

    # private

    def _plan(self, brand: Brand, span: Span | None) -> Plan:
        plan = self._settings(brand, span)
        where, values = f"post.brand_id = ? AND {_LIVE}", [brand.id]
        if span is not None:
            where, values = f"{_WITHIN_DAYS} AND {_OF_BRAND}", [*_days(span), brand.id]
        placements = self._selected(
            Placement, f"FROM placement JOIN post ON post.id = placement.post_id WHERE {where}", values
        )
        plan.placements.update((placement.id, placement) for placement in placements)
        if span is None:
            posts = self._records(Post, "brand_id = ? AND trashed IS NULL", [brand.id])
        else:
            posts = self._records_of(Post, "id", {placement.post_id for placement in placements})
        plan.posts.update((post.id, post) for post in posts)
        return plan

    def _plan_of(self, brand: Brand, post_ids: Iterable[str], placement_ids: Iterable[str]) -> tuple[Plan, set[str]]:
        plan = self._settings(brand, Span(date.min, date.min))
        named = self._records_of(Placement, "id", placement_ids)
        posts = self._records_of(Post, "id", {*post_ids, *(placement.post_id for placement in named)})
        plan.posts.update((post.id, post) for post in posts if post.brand_id == brand.id)
        placements = self._records_of(Placement, "post_id", plan.posts)
        plan.placements.update((placement.id, placement) for placement in placements)
        foreign = {post.id for post in posts if post.brand_id != brand.id}
        return plan, foreign | {placement.id for placement in named if placement.post_id not in plan.posts}

    def _entries(self, where: str, values: Sequence[Any]) -> list[Entry]:
        rows = self._rows(
            f"""SELECT placement.date, placement.time, placement.id, placement.post_id, placement.channel_id,
                       placement.format, post.kind_id, post.stance, post.brand_id, post.pillar_id, post.label_ids,
                       post.campaign_id, coalesce(placement.link, post.link) <> '', post.partner <> ''
                FROM placement JOIN post ON post.id = placement.post_id
                WHERE placement.status <> 'skipped' AND {_LIVE} AND {where}""",
            values,
        )
        with told():
            return list(map(Labelling(self._rows(_LABELS)).entry, rows))

    def _settings(self, brand: Brand, span: Span | None) -> Plan:
        """The brand's settings, with the answers and exports of the weeks that touch the span (None: all)."""
        own = [brand.id]
        first = Week.of(span.start).monday.isoformat() if span and span.start < span.end else _LAST_DAY
        weeks = [*own, *((first, span.end.isoformat()) if span else (_FIRST_DAY, _LAST_DAY))]
        sets = self._records(LabelSet, "brand_id = ?", own)
        labels = self._records(Label, "set_id IN (SELECT id FROM label_set WHERE brand_id = ?)", own)
        channels = self._records(Channel, "brand_id = ?", own)
        return Plan(
            brand,
            channels={one.id: one for one in sorted(channels, key=lambda channel: channel.position)},
            sets={one.id: one for one in sets},
            labels={one.id: one for one in labels},
            campaigns={one.id: one for one in self._records(Campaign, "brand_id = ?", own)},
            snippets=tuple(sorted(self._records(Snippet, "brand_id = ?", own), key=lambda one: one.position)),
            waivers=tuple(self._records(Waiver, "brand_id = ?", own)),
            own_rules=tuple(self._records(OwnRule, "brand_id = ?", own)),
            routines=tuple(sorted(self._records(Routine, "brand_id = ?", own), key=lambda one: one.position)),
            logged=tuple(self._records(Logged, "brand_id = ? AND day >= ? AND day < ?", weeks)),
            questions=tuple(sorted(self._records(Question, "brand_id = ?", own), key=lambda one: one.position)),
            answers=tuple(self._records(Answer, "brand_id = ? AND week >= ? AND week < ?", weeks)),
            exports=tuple(self._records(Exported, "brand_id = ? AND week >= ? AND week < ?", weeks)),
            comments=tuple(self.comments(brand)),
            profiles=tuple(sorted(self._records(Profile, "brand_id = ?", own), key=lambda one: one.position)),
            audit_answers=tuple(self._records(AuditAnswer, "brand_id = ?", own)),
            flights=tuple(self._records(Flight, "brand_id = ?", own)),
            collaborations=tuple(self._records(Collaboration, "brand_id = ?", own)),
            deliverables=tuple(sorted(self._records(Deliverable, "brand_id = ?", own), key=lambda one: one.position)),
            experiments=tuple(self._records(Experiment, "brand_id = ?", own)),
        )


def _days(span: Span) -> tuple[str, str]:
    return span.start.isoformat(), span.end.isoformat()


def _last_of(*seen: tuple[str, str, int]) -> tuple[date | None, str | None, int]:
    """The later day with its entry, None where there is none, and all entries together."""
    day, placement_id, _ = max(seen)
    return date.fromisoformat(day) if day else None, placement_id or None, sum(times for _, _, times in seen)
