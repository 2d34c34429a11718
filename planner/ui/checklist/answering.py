"""The edits of a checklist: items answered, accepted, put off and taken back, and the week signed off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from planner.domain.checks import Item
from planner.domain.edits import Edit, answer, ask, new_id
from planner.domain.records import Answer, Brand, Question, Reply
from planner.domain.span import Week


def answered(
    brand: Brand, week: Week, item: Item, before: Answer | None, *, now: datetime, reason: str, who: str = ""
) -> Edit:
    """An item done or looked at, or with a reason an automatic one accepted, for this week."""
    given = Answer(
        id=new_id(),
        brand_id=brand.id,
        week=week.monday,
        item=item.key,
        reply=Reply.ACCEPTED if reason else Reply.DONE,
        reason=reason,
        who=who,
        at=now,
        found=len(item.findings),
    )
    return answer(given, before=before)


def added(brand: Brand, title: str, among: Iterable[Question]) -> Edit:
    """An item of the brand's own, after the others; raises ValueError without a title."""
    position = max((question.position for question in among), default=0) + 1
    return ask(Question(id=new_id(), brand_id=brand.id, key=new_id(), title=title.strip(), position=position))


def renamed(brand: Brand, key: str, before: Question | None, title: str) -> Edit:
    """A manual item under another name; raises ValueError without one."""
    return ask(replace(_question(brand, key, title, before), title=title.strip()), before=before)


def switched(brand: Brand, key: str, title: str, before: Question | None, *, off: bool) -> Edit:
    """An item that is no longer asked, or asked again."""
    return ask(replace(_question(brand, key, title, before), off=off), before=before)


def _question(brand: Brand, key: str, title: str, before: Question | None) -> Question:
    """What the brand made of an item; of a shipped one that it left as it is, the same under its key."""
    return before or Question(id=new_id(), brand_id=brand.id, key=key, title=title)


def signed_off(edit: Edit, unanswered: Iterable[str]) -> Edit:
    """The edit of a sign-off that also keeps the titles of what was not answered, one on a line."""
    (change,) = edit.changes
    assert isinstance(change.after, Answer)
    kept = replace(change.after, reason="\n".join(unanswered))
    return replace(edit, changes=(replace(change, after=kept),))
