"""What a post is: its kind, its pillar and campaign, and how it counts in the balance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.edits import Edit, edit_post
from planner.domain.plan import KIND, PILLAR
from planner.domain.records import Label, LabelSet, Stance
from planner.ui import icons
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.parts import Choice, Option, bar_icon, emptied, labelled, side_by_side, vertical
from planner.ui.pieces.record_choices import offered
from planner.ui.words import tr

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


class MoreLabels(QWidget):
    """A choice for each further set of labels that the brand has; made anew when there are others."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._column = vertical(self, 12)
        self._choices: dict[str, SetChoice] = {}
        open_post.changed.connect(self._show)

    @property
    def summary(self) -> str:
        """The labels of the post, in words."""
        post, plan = self._open.shown_post, self._open.records
        return ", ".join(plan.labels[id_].name for id_ in post.label_ids if id_ in plan.labels)

    def _show(self) -> None:
        if self._open.post is None:
            return
        sets = {one.id: one for one in self._open.records.sets.values() if one.key not in (KIND, PILLAR)}
        if sets.keys() != self._choices.keys():
            emptied(self._column)
            self._choices = {id_: SetChoice(self._open, one) for id_, one in sets.items()}
            fields = [labelled(tr(sets[id_].name), choice) for id_, choice in self._choices.items()]
            for at in range(0, len(fields), 2):
                self._column.addWidget(side_by_side(*fields[at : at + 2]))
            for choice in self._choices.values():
                choice.show_post()
        self.setVisible(bool(sets))


class SetChoice(PostChoice):
    """Chooses the label of a further set, such as ambition or risk."""

    def __init__(self, open_post: OpenPost, label_set: LabelSet) -> None:
        super().__init__(open_post, tr(label_set.name), "label_ids")
        self._set = label_set

    def show_post(self) -> None:
        """Offers the labels of the set, and shows the one that the post has."""
        if self._open.post is not None:
            mine = {one.id for one in self._labels}
            self.show_options(self.options(), next((id_ for id_ in self._open.post.label_ids if id_ in mine), None))

    def options(self) -> Sequence[Option]:
        """The labels of the set."""
        return [Option(None, tr("None")), *(Option(one.id, tr(one.name)) for one in self._labels)]

    @property
    def _labels(self) -> list[Label]:
        return self._open.records.labels_of(self._set.key) if self._set.id in self._open.records.sets else []

    def _ask(self, value: object) -> None:
        def edit() -> Edit:
            post, mine = self._open.shown_post, {one.id for one in self._labels}
            others = tuple(id_ for id_ in post.label_ids if id_ not in mine)
            return edit_post(post, "label_ids", (*others, *([value] if value else []))).sealed()

        self._open.ask(edit)


class Evergreen(QCheckBox):
    """Whether a post may come again in other words."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__(tr("Evergreen: may come again in other words"))
        self._open = open_post
        self.setToolTip(tr("The checklist says when it is time for a variant of it"))
        self.clicked.connect(self._ask)
        open_post.changed.connect(self._show)

    def _show(self) -> None:
        if self._open.post is not None:
            self.setChecked(self._open.post.evergreen)

    def _ask(self, checked: bool) -> None:
        self._open.ask(lambda: edit_post(self._open.shown_post, "evergreen", checked).sealed())


def kind_choice(open_post: OpenPost) -> LabelChoice:
    """The choice of the kind."""
    return LabelChoice(open_post, tr("Kind"), "kind_id", KIND, tr("No kind"))


def pillar_choice(open_post: OpenPost) -> LabelChoice:
    """The choice of the pillar."""
    return LabelChoice(open_post, tr("Pillar"), "pillar_id", PILLAR, tr("No pillar"))
