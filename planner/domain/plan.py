"""A part of the plan in memory, and what its records say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

from planner.domain import clock
from planner.domain.records import (
    Answer,
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
    Media,
    OwnRule,
    Placement,
    Post,
    Profile,
    Question,
    Routine,
    Snippet,
    Stance,
    Waiver,
)
from planner.domain.span import weekday_words

KIND, PILLAR = "kind", "pillar"
"""Keys of the label sets that every brand has."""


class Spot(NamedTuple):
    """What a calendar shows of one placement; ``day`` (``2026-11-23``) and ``clock`` (``08:30``) are text.

    ``title`` is the post's title or the beginning of its text. ``day`` None is an idea without a day.
    """

    day: str | None
    clock: str | None
    placement_id: str
    post_id: str
    channel_id: str | None
    status: str
    format: str
    zone: str
    title: str
    kind_id: str | None


class Hit(NamedTuple):
    """A post that a search found; ``day``, ``clock``, ``placement_id`` and ``status`` are of its last placement."""

    post_id: str
    title: str
    text: str
    day: str | None
    clock: str | None
    placement_id: str | None
    status: str | None
    kind_id: str | None
    campaign: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One brand's settings and some of its posts and placements, each by id."""

    brand: Brand
    channels: dict[str, Channel] = field(default_factory=dict)
    sets: dict[str, LabelSet] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    snippets: tuple[Snippet, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    own_rules: tuple[OwnRule, ...] = ()
    routines: tuple[Routine, ...] = ()
    logged: tuple[Logged, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    exports: tuple[Exported, ...] = ()
    comments: tuple[Comment, ...] = ()
    """What is not dealt with yet, oldest first."""
    profiles: tuple[Profile, ...] = ()
    audit_answers: tuple[AuditAnswer, ...] = ()
    flights: tuple[Flight, ...] = ()
    collaborations: tuple[Collaboration, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    experiments: tuple[Experiment, ...] = ()

    def label_set(self, key: str) -> LabelSet:
        """The brand's set with this key; raises KeyError when there is none."""
        for label_set in self.sets.values():
            if label_set.key == key:
                return label_set
        raise KeyError(key)

    def labels_of(self, key: str) -> list[Label]:
        """The labels of the set with this key, in their order."""
        set_id = self.label_set(key).id
        return sorted((label for label in self.labels.values() if label.set_id == set_id), key=lambda one: one.position)

    def post_of(self, placement: Placement) -> Post:
        """The post that a placement shows."""
        return self.posts[placement.post_id]

    def kind_of(self, post: Post) -> Label | None:
        """The kind of a post."""
        return self.labels[post.kind_id] if post.kind_id else None

    def stance_of(self, post: Post) -> Stance | None:
        """The stance that counts: the post's own, or its kind's."""
        kind = self.kind_of(post)
        return post.stance or (kind.stance if kind else None)

    def labels_in(self, post: Post) -> tuple[str, ...]:
        """The labels of a post of other sets than kind, each as ``set:key``."""
        ids = ((post.pillar_id,) if post.pillar_id else ()) + post.label_ids
        labels = (self.labels[id_] for id_ in ids if id_ in self.labels)
        return tuple(f"{self.sets[label.set_id].key}:{label.key}" for label in labels if label.set_id in self.sets)

    def in_order(self) -> list[Placement]:
        """The placements by day, moment (any time first) and id; those without a day last."""
        return sorted(self.placements.values(), key=_order)

    def describe(self, placement: Placement) -> str:
        """A placement in words: “title” on channel, day and time."""
        post = self.post_of(placement)
        name = name_of(post, placement)
        channel = self.channels[placement.channel_id].name if placement.channel_id else "no channel yet"
        when = "no day"
        if placement.date is not None:
            when = weekday_words(placement.date)
            when += f" {clock.clock_text(placement.time)}" if placement.time is not None else ""
        return f"“{name}” on {channel}, {when}"

    def placements_of(self, post_id: str) -> list[Placement]:
        """The placements of a post that are not in the trash, in order."""
        return [one for one in self.in_order() if one.post_id == post_id and one.trashed is None]


def name_of(post: Post, placement: Placement | None = None) -> str:
    """What a post is called: its title, the beginning of its text, or "untitled"."""
    text = text_of(post, placement) if placement else post.text
    return post.title or " ".join(text.split())[:40] or "untitled"


def text_of(post: Post, placement: Placement) -> str:
    """The text on this channel."""
    return post.text if placement.text is None else placement.text


def link_of(post: Post, placement: Placement) -> str:
    """The link on this channel."""
    return post.link if placement.link is None else placement.link


def media_of(post: Post, placement: Placement) -> tuple[Media, ...]:
    """The media on this channel."""
    return post.media if placement.media is None else placement.media


def instant_of(placement: Placement) -> datetime | None:
    """The moment of a placement in its zone, or None without a day."""
    if placement.date is None:
        return None
    return clock.instant(placement.date, placement.time, placement.zone, placement.fold)


def _order(placement: Placement) -> tuple[date, bool, datetime, str]:
    day = placement.date or date.max
    moment = instant_of(placement) or datetime.max.replace(tzinfo=UTC)
    return day, placement.time is not None, moment.astimezone(UTC), placement.id
