"""What the command line prints: balance and checklist as facts (JSON) and in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planner.domain.balance import Judgement, Verdict, WeekBalance
from planner.domain.checks import Finding, Item, State, header
from planner.domain.edits import Change, Edit
from planner.domain.quote import quoted
from planner.domain.records import Brand, Campaign, Channel, Label, Placement, Post, Record, Stance
from planner.domain.rules import MixRule, Severity
from planner.domain.wording import balance_sentence, counts_words, window_words
from planner.exchange.format import Imported, RowNote

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

_FIELDS = {"kind_id": "kind", "pillar_id": "pillar", "campaign_id": "campaign", "who": "owner", "channel_id": "channel"}
"""What fields are called in files, where that is another word."""

_ROWS_NAMED = 5
"""How many rows a refusal names."""


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


def import_facts(imported: Imported) -> dict[str, Any]:
    """What an import did, or would do, as facts."""
    return {
        "posts": imported.posts,
        "placements": imported.placements,
        "changes": len(imported.edit.changes),
        "skipped": [{"row": note.row, "reason": note.sentence} for note in imported.skipped],
        "findings": [{"row": note.row, "sentence": note.sentence} for note in imported.findings],
    }


def import_words(imported: Imported, making: Edit, *, dry_run: bool) -> list[str]:
    """What an import did, or would do, in lines; what comes with the making of a new brand is not told."""
    lines = [f"{many(imported.posts, 'post')} with {many(imported.placements, 'entry')} read."]
    changes = imported.edit.changes[len(making.changes) :]
    told = [change for change in changes if isinstance(change.record, Post | Placement)]
    if told:
        lines += _change_words(told, dry_run)
    elif imported.placements:
        lines.append("The plan says all of it already; nothing was changed.")
    lines += [f"{sentence}." for sentence in imported.edit.said]
    lines += _new_names(changes)
    lines += _note_words("Left out row", imported.skipped)
    return lines + _note_words("Row", imported.findings)


def refusal(skipped: Sequence[RowNote], *, may_skip: bool) -> str:
    """Why nothing was imported: the first rows that cannot be read, and what to do."""
    lines = _note_words("Row", skipped)
    more = f" And {len(lines) - _ROWS_NAMED} more." if len(lines) > _ROWS_NAMED else ""
    advice = "Mend the file, or leave such rows out with --skip-bad." if may_skip else "Mend the file."
    cannot = f"{many(len(lines), 'row')} cannot be read" if may_skip else "no row can be read"
    return f"Nothing was imported: {cannot}. {' '.join(lines[:_ROWS_NAMED])}{more} {advice}"


def _note_words(start: str, notes: Sequence[RowNote]) -> list[str]:
    return [f"{start} {note.row}: {note.sentence}." for note in notes]


def _change_words(changes: Sequence[Change], dry_run: bool) -> list[str]:
    made = [change.record for change in changes if change.before is None]
    lines = []
    if made:
        posts = sum(isinstance(record, Post) for record in made)
        lines.append(
            f"{many(posts, 'post')} and {many(len(made) - posts, 'entry')} {'would be' if dry_run else 'were'} added."
        )
    verb = "would be" if dry_run else "was"
    for change in changes:
        if change.before is not None and change.after is not None:
            lines += [f"{_name(change.after)} {verb} {what}." for what in _what_changed(change.before, change.after)]
    return lines


def _what_changed(before: Record, after: Record) -> Iterator[str]:
    fields = [name for name in after.__slots__ if getattr(before, name) != getattr(after, name)]
    if "trashed" in fields:
        yield "taken out of the trash"
    names = ", ".join(_FIELDS.get(name, name) for name in fields if name != "trashed")
    if names:
        yield f"changed: {names}"


def _name(record: Record) -> str:
    if isinstance(record, Post) and record.title:
        return f"Post {record.id} ({quoted(record.title)})"
    return f"{'Post' if isinstance(record, Post) else 'Entry'} {record.id}"


def _new_names(changes: Iterable[Change]) -> list[str]:
    """The channels, kinds, pillars and campaigns that an import makes, a line for each sort."""
    names: dict[str, list[str]] = {}
    for change in changes:
        record = change.after
        if isinstance(record, Channel | Label | Campaign):
            names.setdefault(_sort(record), []).append(record.name)
    return [f"New {sort}s: {', '.join(some)}." for sort, some in names.items()]


def _sort(record: Channel | Label | Campaign) -> str:
    if isinstance(record, Label):
        return "kind" if record.stance else "pillar"
    return "channel" if isinstance(record, Channel) else "campaign"


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
