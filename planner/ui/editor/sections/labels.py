"""What a post is: its kind, its pillar and campaign, and how it counts in the balance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from planner.domain.edits import edit_post
from planner.domain.plan import KIND, PILLAR
from planner.domain.records import Campaign, Label, Stance
from planner.ui import icons
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.parts import Choice, Option, bar_icon
from planner.ui.words import tr

T = TypeVar("T", Label, Campaign)

STANCES = {Stance.PROMOTIONAL: "Promotional", Stance.ENGAGEMENT: "Engagement", Stance.NEUTRAL: "Neutral"}
"""The words for how a post counts."""


class PostChoice(Choice):
    """Chooses the value of one field of the open post."""

    def __init__(self, open_post: OpenPost, name: str, field: str) -> None:
        super().__init__(name)
        self._open = open_post
        self._field = field
        self.chosen.connect(self._ask)
        open_post.changed.connect(self.show_post)
        open_post.context.theme.changed.connect(self.show_post)

    def show_post(self) -> None:
        """Offers what there is, and shows what the post has."""
        if self._open.post is not None:
            self.show_options(self.options(), getattr(self._open.post, self._field))

    def options(self) -> Sequence[Option]:
        """What can be chosen."""
        raise NotImplementedError

    def _ask(self, value: object) -> None:
        self._open.ask(lambda: edit_post(self._open.shown_post, self._field, value).sealed())


class LabelChoice(PostChoice):
    """Chooses a label of a set, such as the kind."""

    def __init__(self, open_post: OpenPost, name: str, field: str, key: str, none: str) -> None:
        super().__init__(open_post, name, field)
        self._key, self._none = key, none

    def options(self) -> Sequence[Option]:
        """The labels of the set."""
        labels = offered(self._open.records.labels_of(self._key), getattr(self._open.shown_post, self._field))
        theme = self._open.context.theme
        return [Option(None, self._none), *(Option(one.id, one.name, bar_icon(theme, one.hue)) for one in labels)]


class CampaignChoice(PostChoice):
    """Chooses the campaign."""

    def options(self) -> Sequence[Option]:
        """The campaigns by name."""
        campaigns = offered(self._open.records.campaigns.values(), self._open.shown_post.campaign_id)
        icon = icons.icon(self._open.context.theme, "flag-banner")
        named = sorted(campaigns, key=lambda one: one.name.casefold())
        return [Option(None, tr("No campaign")), *(Option(one.id, one.name, icon) for one in named)]


class StanceChoice(PostChoice):
    """Chooses whether the post counts otherwise than its kind says."""

    def options(self) -> Sequence[Option]:
        """As the kind says, and every other way."""
        kind = self._open.records.kind_of(self._open.shown_post)
        usual = tr(STANCES[kind.stance]) if kind and kind.stance else tr("not counted")
        own = [Option(stance, tr(name)) for stance, name in STANCES.items()]
        return [Option(None, tr("As its kind says: {stance}", stance=usual.lower())), *own]


def kind_choice(open_post: OpenPost) -> LabelChoice:
    """The choice of the kind."""
    return LabelChoice(open_post, tr("Kind"), "kind_id", KIND, tr("No kind"))


def pillar_choice(open_post: OpenPost) -> LabelChoice:
    """The choice of the pillar."""
    return LabelChoice(open_post, tr("Pillar"), "pillar_id", PILLAR, tr("No pillar"))


def offered(things: Iterable[T], current: str | None) -> list[T]:
    """What is not archived, and what the post has anyway."""
    return [one for one in things if not one.archived or one.id == current]
