"""What the user can say of a week: questions, answers, acceptances and exports."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.plan import Plan
from planner.domain.records import (
    Answer,
    Exported,
    Question,
    Reply,
    Waiver,
)
from planner.domain.span import ONE_DAY, Week


def ask(question: Question, *, before: Question | None = None) -> Edit:
    """A manual item of the checklist added or changed; raises ValueError when it says nothing."""
    if not question.title.strip():
        raise ValueError("An item needs a name")
    text = "Add checklist item" if before is None else "Change checklist item"
    return changed(text, [(before, replace(question, id=before.id) if before else question)])


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


def launch(plan: Plan, week: Week, rule: str, reason: str, author: str = "") -> Edit:
    """A week that may break the rule of this key on purpose, in place of an earlier reason; ValueError without one."""
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


def withdraw(waiver: Waiver) -> Edit:
    """A waiver taken back."""
    return changed("Withdraw acceptance", [(waiver, None)])


def answer(given: Answer, *, before: Answer | None = None) -> Edit:
    """A checklist item answered for a week, in place of an earlier answer; accepting needs a reason (ValueError)."""
    if given.reply is Reply.ACCEPTED and not given.reason.strip():
        raise ValueError("Accepting needs a reason")
    return changed("Answer checklist item", [(before, replace(given, id=before.id) if before else given)])


def note_export(exported: Exported, *, before: Exported | None = None) -> Edit:
    """The note that a week was exported, in place of the earlier one; no step to undo."""
    after = replace(exported, id=before.id) if before else exported
    return replace(changed("Export week", [(before, after)]), undoable=False)
