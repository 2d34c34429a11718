"""What the command line prints: balance and checklist as facts (JSON) and in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from planner.domain.balance import Judgement, Verdict, WeekBalance
from planner.domain.checks import Finding, Item, State, header
from planner.domain.records import Brand, Channel, Stance
from planner.domain.rules import MixRule, Severity
from planner.domain.wording import balance_sentence, counts_words, window_words

_MARKS = {
    State.OK: "ok",
    State.HINT: "hint",
    State.ATTENTION: "look",
    State.MUST_FIX: "fix",
    State.ACCEPTED: "accepted",
    State.NOT_APPLICABLE: "–",
    State.TOO_FEW: "too few",
    State.NOT_ANSWERED: "answer",
    State.SNOOZED: "put off",
}

_TO_ANSWER = (State.ATTENTION, State.MUST_FIX, State.NOT_ANSWERED)


def as_json(facts: object) -> str:
    """Facts as JSON text."""
    return json.dumps(facts, ensure_ascii=False, indent=2)


def many(count: int, one: str) -> str:
    """A number of posts, entries or rows."""
    several = {"post": "posts", "entry": "entries", "row": "rows"}[one]
    return f"{count} {one if count == 1 else several}"


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
    brand: Brand, rule: MixRule | None, balance: WeekBalance, channels: Iterable[tuple[Channel, WeekBalance]]
) -> list[str]:
    """The balance of a week in lines."""
    lines = [f"{brand.name}, {balance.week}, {_rule_words(rule)}", balance_sentence(rule, balance), ""]
    for channel, judged in channels:
        if judged.window.tally.total == 0:
            continue
        words = counts_words(judged.own)
        if rule is not None and not rule.window.is_week:
            words += f"; {window_words(rule.window)}: {counts_words(judged.window)}"
        lines.append(f"  {channel.name}: {words} – {judged.window.verdict}")
    return lines


def _rule_words(rule: MixRule | None) -> str:
    if rule is None:
        return "no rule"
    return f"{rule.name} (tolerance {float(rule.tolerance * 100):g} points, whole posts rounded)"


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
                "half": item.half,
                "sentence": item.sentence,
                "placements": list(item.placements),
                "findings": [_finding_facts(finding) for finding in item.findings],
            }
            for item in items
        ],
    }


def _finding_facts(finding: Finding) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "placements": list(finding.placements),
        "about": finding.about,
        "source": finding.source,
        "fixes": [fix.words for fix in finding.fixes],
    }
    if finding.at is not None:
        facts["at"] = list(finding.at)
    return facts


def check_words(brand: Brand, items: Sequence[Item]) -> list[str]:
    """The checklist in lines."""
    automatic, answered, unanswered = header(items)
    counts = f"{automatic} checked automatically, {answered} answered by you, {unanswered} not answered"
    lines = [f"{brand.name}: {counts}", ""]
    width = max(map(len, _MARKS.values()))
    for item in items:
        mark = f"{_MARKS[item.state]:>{width}}"
        key = f" [{item.key}]" if item.state in _TO_ANSWER or _is_suspected(item) else ""
        lines.append(f"  {mark}  {item.title}: {item.heading}{'.' if item.findings else ''}{item.said}{key}")
        lines += [f"  {'':>{width}}    {_finding_words(item, finding)}" for finding in item.findings]
    return lines


def _is_suspected(item: Item) -> bool:
    """Whether a half item waits for a person although it only hints at something."""
    return item.half and item.state is State.HINT


def _finding_words(item: Item, finding: Finding) -> str:
    """A finding, marked where it asks for less than its item."""
    weak = finding.severity is Severity.HINT and item.state is not State.HINT
    return f"{'hint: ' if weak else ''}{finding.sentence}"


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
