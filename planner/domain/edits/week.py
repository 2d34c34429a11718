"""What the user can say of a week: questions, answers, acceptances and exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.plan import Plan
from planner.domain.records import (
    Answer,
    Brand,
    Exported,
    Question,
    Reply,
    Waiver,
)
from planner.domain.span import ONE_DAY, Week

SIGN_OFF = "sign-off"
"""The item of the answer that says that a week is done with."""


def ask(question: Question, *, before: Question | None = None) -> Edit:
    """A manual item of the checklist added or changed; raises ValueError when it says nothing."""
    if not question.title.strip():
        raise ValueError("An item needs a name")
    text = "Add checklist item" if before is None else "Change checklist item"
    return changed(text, [(before, replace(question, id=before.id) if before else question)])


def arrange(brand: Brand, items: Iterable[tuple[str, str]], before: Mapping[str, Question]) -> Edit:
    """The items of the checklist, by key and title, in this order; ``before`` are the brand's questions by key."""
    pairs = [
        (before.get(key), replace(before.get(key) or _as_shipped(brand, key, title), position=place))
        for place, (key, title) in enumerate(items, start=1)
    ]
    return changed("Change the order of the checklist", pairs)


def _as_shipped(brand: Brand, key: str, title: str) -> Question:
    return Question(id=new_id(), brand_id=brand.id, key=key, title=title)


def take_back(given: Answer) -> Edit:
    """An answer to a checklist item taken back."""
    return changed("Take back answer", [(given, None)])


def waive(waiver: Waiver, *, before: Waiver | None = None) -> Edit:
    """A rule broken on purpose for a stretch of time, in place of an earlier word on it.

    Raises ValueError without a reason or with the days reversed.
    """
    if not waiver.reason.strip():
        raise ValueError("A waiver needs a reason")
    if waiver.ends < waiver.starts:
        raise ValueError("The waiver ends before it starts")
    after = replace(waiver, id=before.id) if before else waiver
    return changed(f"Accept: {waiver.reason}", [(before, after)])


def launch(plan: Plan, week: Week, rules: Iterable[str], reason: str, author: str = "") -> Edit:
    """A week that may break the rules of these keys on purpose, in place of earlier reasons; ValueError without one."""
    edits = [_launch(plan, week, rule, reason, author) for rule in dict.fromkeys(rules)]
    return replace(edits[0], changes=tuple(change for edit in edits for change in edit.changes))


def _launch(plan: Plan, week: Week, rule: str, reason: str, author: str) -> Edit:
    days = week.span
    waiver = Waiver(
        id=new_id(),
        brand_id=plan.brand.id,
        rule=rule,
        starts=days.start,
        ends=days.end - ONE_DAY,
        reason=reason.strip(),
        author=author,
    )
    before = next((one for one in plan.waivers if (one.rule, one.starts) == (rule, days.start)), None)
    return waive(waiver, before=before)


def withdraw(waivers: Iterable[Waiver]) -> Edit:
    """Waivers taken back."""
    return changed("Withdraw acceptance", [(one, None) for one in waivers])


def answer(given: Answer, *, before: Answer | None = None) -> Edit:
    """A checklist item answered for a week, in place of an earlier answer.

    Raises ValueError for accepting without a reason, and for putting off to no later day.
    """
    if given.reply is Reply.ACCEPTED and not given.reason.strip():
        raise ValueError("Accepting needs a reason")
    if given.reply is Reply.SNOOZED and (given.until is None or given.until <= given.at.date()):
        raise ValueError("What is put off needs a later day")
    text = "Put off checklist item" if given.reply is Reply.SNOOZED else "Answer checklist item"
    return changed(text, [(before, replace(given, id=before.id) if before else given)])


def snooze(
    brand: Brand, week: Week, item: str, until: date, *, at: datetime, who: str = "", before: Answer | None = None
) -> Edit:
    """A checklist item put off to a later day (ValueError otherwise), by somebody at an aware moment.

    It comes again on that day, and in the list of every other week all along.
    """
    given = _said(brand, week, item, Reply.SNOOZED, at=at, who=who)
    return answer(replace(given, until=until), before=before)


def sign_off(brand: Brand, week: Week, *, at: datetime, who: str = "", before: Answer | None = None) -> Edit:
    """A week that is done with, as somebody says at an aware moment."""
    given = _said(brand, week, SIGN_OFF, Reply.DONE, at=at, who=who)
    return replace(answer(given, before=before), text=f"Mark {week.words} as signed off")


def _said(brand: Brand, week: Week, item: str, reply: Reply, *, at: datetime, who: str) -> Answer:
    who = who.strip()
    return Answer(id=new_id(), brand_id=brand.id, week=week.monday, item=item, reply=reply, who=who, at=at)


def note_export(exported: Exported, *, before: Exported | None = None) -> Edit:
    """The note that a week was exported, in place of the earlier one; no step to undo."""
    after = replace(exported, id=before.id) if before else exported
    return replace(changed("Export week", [(before, after)]), undoable=False)
