"""What parts of a rule may be made of, and the label sets that a rule needs and the brand has not got."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.domain.edits import Edit, take_up_set
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import Brand, Label, LabelSet
from planner.domain.rulebook import Rulebook
from planner.domain.rules import MixRule
from planner.ui.dialogs.rules.ticks import Groups
from planner.ui.words import tr

Sets = Mapping[str, tuple[LabelSet, tuple[Label, ...]]]

LackingSets = list[tuple[LabelSet, tuple[Label, ...]]]

_FIRST = (KIND, PILLAR)


def references(book: Rulebook, plan: Plan, sets: Sets) -> Groups:
    """Named groups, then the labels of every set of the brand, then those of sets that it could take up."""
    named = [(key, tr(group.name)) for key, group in book.groups.items()]
    own = sorted(plan.sets.values(), key=lambda one: (one.key not in _FIRST, one.key))
    groups = [("", named), *((one.name, _labels(one, plan.labels_of(one.key))) for one in own)]
    lacking = [sets[key] for key in sets if key not in {one.key for one in own}]
    return [*groups, *((tr(one.name), _labels(one, labels)) for one, labels in lacking)]


def lacking_sets(rule: MixRule, plan: Plan, sets: Sets) -> LackingSets:
    """The sets that a rule counts by, which the brand has not got and could take up."""
    there = {one.key for one in plan.sets.values()}
    return [sets[key] for key in sorted(rule.sets) if key not in there and key in sets]


def lacking_words(lacking: Iterable[tuple[LabelSet, tuple[Label, ...]]]) -> str:
    """``It needs labels that you do not have yet: Risk (Proven, Variation, Experiment).``"""
    named = [f"{tr(one.name)} ({', '.join(tr(label.name) for label in labels)})" for one, labels in lacking]
    return tr("It needs labels that you do not have yet: {sets}.", sets="; ".join(named))


def pillars_words(rule: MixRule, plan: Plan) -> str:
    """What is to be done where a rule has a part for each pillar, and there are none; else nothing."""
    if rule.parts:
        return ""
    return tr("It needs pillars, and {brand} has none yet: add some under Manage.", brand=plan.brand.name)


def with_sets(brand: Brand, lacking: Iterable[tuple[LabelSet, tuple[Label, ...]]], edit: Edit) -> Edit:
    """The edit together with the sets taken up, as one step that is called by the edit."""
    for label_set, labels in lacking:
        edit = take_up_set(brand, label_set, labels).followed_by(edit)
    return edit


def _labels(label_set: LabelSet, labels: Iterable[Label]) -> list[tuple[str, str]]:
    return [*_pairs(label_set, labels)]


def _pairs(label_set: LabelSet, labels: Iterable[Label]) -> Iterator[tuple[str, str]]:
    for label in labels:
        if not label.archived:
            yield f"{label_set.key}:{label.key}", label.name
