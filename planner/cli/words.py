"""What the command line prints: balance and checklist as facts (JSON) and in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from planner.domain.balance import Judgement, Verdict, WeekBalance
from planner.domain.checks import Item, State, header
from planner.domain.records import Brand, Channel, Stance
from planner.domain.rules import MixRule, Unit
from planner.domain.wording import balance_sentence, unit_words
from planner.exchange.format import Imported, RowNote

_MARKS = {
    State.OK: "ok",
    State.ATTENTION: "look",
    State.MUST_FIX: "fix",
    State.ACCEPTED: "accepted",
    State.NOT_APPLICABLE: "–",
    State.TOO_FEW: "too few",
    State.NOT_ANSWERED: "answer",
}


def as_json(facts: object) -> str:
    """Facts as JSON text."""
    return json.dumps(facts, ensure_ascii=False, indent=2)


def balance_facts(
    brand: Brand, rule: MixRule | None, balance: WeekBalance, channels: Iterable[tuple[Channel, WeekBalance]]
) -> dict[str, Any]:
    """The balance of a week as facts, over all channels and on each."""
    return {
        "week": str(balance.week),
        "brand": brand.name,
        "rule": rule.key if rule else "",
        "unit": balance.unit.value,
        **_judged(rule, balance),
        "channels": [{"channel": channel.name, **_judged(rule, judged)} for channel, judged in channels],
    }


def balance_words(
    rule: MixRule | None, balance: WeekBalance, channels: Iterable[tuple[Channel, WeekBalance]]
) -> list[str]:
    """The balance of a week in lines."""
    lines = [f"{balance.week}, {rule.name if rule else 'no rule'}", balance_sentence(rule, balance), ""]
    for channel, judged in channels:
        counts = judged.own.tally.stances
        words = f"{counts[Stance.PROMOTIONAL]} promotional of {judged.own.tally.total}"
        if rule is not None and rule.window > 1:
            window = judged.window
            words += f"; {rule.window} weeks: {window.tally.stances[Stance.PROMOTIONAL]} of {window.tally.total}"
        lines.append(f"  {channel.name}: {words} – {judged.window.verdict}")
    return lines


def check_facts(items: Sequence[Item]) -> dict[str, Any]:
    """The checklist as facts."""
    automatic, answered, unanswered = header(items)
    return {
        "automatic": automatic,
        "answered": answered,
        "unanswered": unanswered,
        "items": [
            {
                "key": item.key,
                "state": item.state.value,
                "sentence": item.sentence,
                "placements": list(item.placements),
            }
            for item in items
        ],
    }


def check_words(items: Sequence[Item]) -> list[str]:
    """The checklist in lines."""
    automatic, answered, unanswered = header(items)
    lines = [f"{automatic} checked automatically, {answered} answered by you, {unanswered} not answered", ""]
    width = max(map(len, _MARKS.values()))
    for item in items:
        lines.append(f"  {_MARKS[item.state]:>{width}}  {item.title}: {item.sentence}")
    return lines


def import_facts(imported: Imported) -> dict[str, Any]:
    """What an import did, or would do, as facts."""
    return {
        "posts": imported.posts,
        "placements": imported.placements,
        "changes": len(imported.edit.changes),
        "skipped": [{"row": note.row, "reason": note.sentence} for note in imported.skipped],
        "findings": [{"row": note.row, "sentence": note.sentence} for note in imported.findings],
    }


def import_words(imported: Imported, *, dry_run: bool) -> list[str]:
    """What an import did, or would do, in lines."""
    posts, placements = imported.posts, imported.placements
    lines = [
        f"{posts} {'post' if posts == 1 else 'posts'} with {placements} {unit_words(Unit.PLACEMENT, placements)} read."
    ]
    if not imported.edit.changes:
        lines.append("The plan says all of it already; nothing was changed.")
    elif dry_run:
        lines.append("Nothing was changed: this was a dry run.")
    lines += [f"Left out row {note.row}: {note.sentence}." for note in imported.skipped]
    return lines + [f"Row {note.row}: {note.sentence}." for note in imported.findings]


def first_rows(notes: Sequence[RowNote], most: int = 5) -> str:
    """The first notes in one line, and how many more there are."""
    named = " ".join(f"Row {note.row} {_glued(note.sentence)}." for note in notes[:most])
    return named + (f" And {len(notes) - most} more." if len(notes) > most else "")


def _glued(sentence: str) -> str:
    return f": {sentence}" if sentence.startswith("“") else sentence


def _judged(rule: MixRule | None, balance: WeekBalance) -> dict[str, Any]:
    facts = {
        "week_counts": _counts(balance.own),
        "week_allowed": list(balance.own.allowed),
        "week_verdict": balance.own.verdict.value,
        "rolling_counts": _counts(balance.window),
        "allowed": list(balance.window.allowed),
        "verdict": balance.window.verdict.value,
        "without_kind": balance.own.tally.unlabelled,
        "sentence": balance_sentence(rule, balance),
    }
    if len(balance.window.groups) > 1:
        facts["week_groups"] = _groups(balance.own)
        facts["groups"] = _groups(balance.window)
    return facts


def _counts(judgement: Judgement) -> dict[str, int]:
    return {stance.value: judgement.tally.stances[stance] for stance in Stance}


def _groups(judgement: Judgement) -> list[dict[str, Any]]:
    return [
        {
            "name": group.group,
            "count": group.count,
            "allowed": list(group.allowed),
            "verdict": Verdict.TOO_FEW.value if judgement.verdict is Verdict.TOO_FEW else group.verdict.value,
        }
        for group in judgement.groups
    ]
