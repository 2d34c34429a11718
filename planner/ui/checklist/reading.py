"""What the checklist of a week shows: its items, what was answered, and the names of posts in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.app.review import check
from planner.domain.checks import Item, State, header
from planner.domain.plan import Plan, name_of
from planner.domain.records import Answer, Brand, Placement, Question
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.words import tr


@dataclass(frozen=True)
class Checked:
    """A checked week; answers and questions by the key of their item, names by the id of a placement.

    ``switched_off`` are the titles of manual items that are not asked, by key. ``trouble`` says why nothing is known.
    """

    items: tuple[Item, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    switched_off: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    def some(self, *states: State) -> list[Item]:
        """The items in one of these states, in order."""
        return [item for item in self.items if item.state in states]


def read_week(context: Context, brand: Brand, week: Week) -> Checked:
    """Checks the week as it is in the plan now."""
    try:
        now = context.now(brand)
        items = check(context.document, brand, week.span, now=now, catalogue=context.catalogue, shelf=context.media)
    except ValueError as error:
        return Checked(trouble=f"{error}.")
    plan = context.document.plan(brand, week.span)
    return Checked(
        items=tuple(items),
        answers={answer.item: answer for answer in plan.answers if answer.week == week.monday},
        questions={question.key: question for question in plan.questions},
        switched_off={question.key: question.title for question in plan.questions if question.off},
        names=_names(context, brand, _listed(items)),
    )


def _listed(items: Iterable[Item]) -> set[str]:
    """The placements that are named one by one: those of findings about several."""
    findings = [finding for item in items for finding in item.findings if len(finding.placements) > 1]
    return {id_ for finding in findings for id_ in finding.placements}


def _names(context: Context, brand: Brand, ids: set[str]) -> Mapping[str, str]:
    if not ids:
        return {}
    plan, _ = context.document.plan_of(brand, set(), ids)
    return {id_: _name(context, plan, plan.placements[id_]) for id_ in ids if id_ in plan.placements}


def _name(context: Context, plan: Plan, placement: Placement) -> str:
    channel = plan.channels[placement.channel_id].name if placement.channel_id else tr("no channel yet")
    words = [name_of(plan.post_of(placement), placement), channel]
    if placement.date is not None:
        words.append(context.when.day(placement.date))
    if placement.time is not None:
        words.append(context.when.clock(placement.time))
    return ", ".join(words)


def counts_words(items: Iterable[Item]) -> str:
    """How many items the program checked, and how many the user has answered and not."""
    automatic, answered, unanswered = header(items)
    return tr(
        "{automatic} checked automatically, {answered} answered by you, {unanswered} not answered",
        automatic=automatic,
        answered=answered,
        unanswered=unanswered,
    )
