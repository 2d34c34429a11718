"""What the page of a week shows: the week before, the mix, what is missing, the checklist and the routines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from planner.app.live import LiveBalance
from planner.app.review import check
from planner.app.weekly import WeekMix, capacity, last_week, routines_of, week_mix, week_numbers
from planner.domain.checks import Item, State, all_good, header
from planner.domain.edits import SIGN_OFF
from planner.domain.plan import Plan, name_of
from planner.domain.records import Answer, Brand, Placement, Question
from planner.domain.results.experiments import to_look_at
from planner.domain.span import Week
from planner.ui.checklist.gap_list import GapsLook
from planner.ui.checklist.last_week import LastLook
from planner.ui.checklist.mix import MixLook
from planner.ui.checklist.routine_list import RoutinesLook
from planner.ui.context import Context
from planner.ui.words import tr


@dataclass(frozen=True)
class Overview:
    """What is known of a week in the time of a frame."""

    last: LastLook
    mix: MixLook
    routines: RoutinesLook
    signed: Answer | None


@dataclass(frozen=True)
class Checked:
    """A checked week; answers and questions by the key of their item, names by the id of a placement.

    ``switched_off`` are the titles of items that are not asked, by key. ``trouble`` says why nothing is known.
    """

    week: Week = Week(date.min)
    today: date = date.min
    items: tuple[Item, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    switched_off: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    def some(self, *states: State) -> list[Item]:
        """The items in one of these states, in order."""
        return [item for item in self.items if item.state in states]

    def answer_to(self, item: Item) -> Answer | None:
        """What was said to an item, as long as it counts: what was put off comes again."""
        given = self.answers.get(item.key)
        counts = item.state in (State.OK, State.ACCEPTED, State.SNOOZED)
        return given if counts and (not item.automatic or item.findings) else None

    @property
    def open(self) -> tuple[str, ...]:
        """The titles of what must still be fixed, and of what a person has still to answer."""
        unfixed = (tr(item.title) for item in self.items if item.state is State.MUST_FIX)
        return tuple(dict.fromkeys((*unfixed, *self.unanswered)))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The titles of what a person has still to answer."""
        open_ = (State.NOT_ANSWERED, State.HINT, State.ATTENTION, State.MUST_FIX, State.SNOOZED)
        return tuple(tr(item.title) for item in self.items if item.asks_a_person and item.state in open_)


def read_overview(context: Context, brand: Brand, week: Week, live: LiveBalance) -> Overview:
    """The week before, the mix and the routines."""
    document, now = context.document, context.now(brand)
    before = document.plan(brand, week.shifted(-1).span)
    past = last_week(before, week.shifted(-1), now)
    names = {id_: _name(context, before, before.placements[id_]) for id_ in past.unmarked}
    plan = document.plan(brand, week.span)
    channels = tuple(plan.channels.values())
    return Overview(
        last=LastLook(past, names, week_numbers(document, brand, before, context.catalogue), _due(plan, week, now)),
        mix=_mix(context, brand, week, live),
        routines=RoutinesLook(routines_of(plan, week), week, now.date(), channels),
        signed=next((one for one in plan.answers if (one.item, one.week) == (SIGN_OFF, week.monday)), None),
    )


def _due(plan: Plan, week: Week, now: datetime) -> tuple[str, ...]:
    """The titles of the trials that are to be looked at; none beside a week that is over."""
    today = now.date()
    return tuple(one.title for one in to_look_at(plan.experiments, today)) if week >= Week.of(today) else ()


def read_gaps(context: Context, brand: Brand, week: Week) -> GapsLook:
    """What is missing in the week, and the ideas that fit."""
    from planner.app.planning import week_gaps  # noqa: PLC0415  the page is seen before it is known

    document = context.document
    plan = document.settings_of(brand)
    if all(one.archived for one in plan.channels.values()):
        return GapsLook((), plan)
    try:
        gaps = week_gaps(document, brand, week, now=context.now(brand), catalogue=context.catalogue)
    except ValueError:  # a rule that cannot be read: the mix says so
        return GapsLook((), plan)
    ids = {id_ for gap in gaps for id_ in gap.ideas}
    if not ids:
        return GapsLook(gaps, plan)
    whole, _ = document.plan_of(brand, set(), ids)
    return GapsLook(gaps, whole, {id_: whole.placements[id_] for id_ in ids if id_ in whole.placements})


def read_week(context: Context, brand: Brand, week: Week) -> Checked:
    """Checks the week as it is in the plan now."""
    now = context.now(brand)
    try:
        items = check(
            context.document,
            brand,
            week.span,
            now=now,
            catalogue=context.catalogue,
            shelf=context.media,
            who=context.approver,
        )
    except ValueError as error:
        return Checked(week, now.date(), trouble=f"{error}.")
    plan = context.document.plan(brand, week.span)
    return Checked(
        week=week,
        today=now.date(),
        items=tuple(items),
        answers={answer.item: answer for answer in plan.answers if answer.week == week.monday},
        questions={question.key: question for question in plan.questions},
        switched_off={question.key: question.title for question in plan.questions if question.off},
        names=_names(context, brand, _listed(items)),
    )


def _mix(context: Context, brand: Brand, week: Week, live: LiveBalance) -> MixLook:
    mix: WeekMix | None = None
    trouble = ""
    try:
        mix = week_mix(live, week)
    except ValueError as error:
        trouble = f"{error}."
    return MixLook(mix, capacity(context.document, brand, week, context.catalogue), trouble)


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
    listed = list(items)
    automatic, answered, unanswered = header(listed)
    values = {"automatic": automatic, "answered": answered, "unanswered": unanswered}
    if all_good(listed):
        return tr("All good. {automatic} checked automatically, {answered} answered by you", **values)
    return tr("{automatic} checked automatically, {answered} answered by you, {unanswered} not answered", **values)
