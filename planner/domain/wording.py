"""Sentences about the balance: what was counted, what the rule allows, what to change."""

from __future__ import annotations

from planner.domain.balance import Judgement, Verdict, WeekBalance, to_add
from planner.domain.records import Stance
from planner.domain.rules import MixRule, Mode, Part, Unit

_RECOVERING = ": within your rule again, not yet settled"


def range_words(part: Part, allowed: tuple[int, int]) -> str:
    """What the rule allows of a group: ``at most 2``, ``at least 1``, ``2-4`` or ``exactly 1``."""
    low, high = allowed
    if part.mode is Mode.CAP:
        return f"at most {high}"
    if part.mode is Mode.FLOOR:
        return f"at least {low}"
    return f"exactly {low}" if low == high else f"{low}-{high}"


def balance_sentence(rule: MixRule | None, balance: WeekBalance) -> str:
    """The week and the rule's window in words."""
    own, window = balance.own, balance.window
    unit = unit_words(balance.unit, own.tally.total)
    if rule is None:
        return f"{counts_words(own)} {unit}. No rule is set."
    sentences = [_own_sentence(rule, own, unit, balance.unit)]
    if rule.window > 1:
        sentences.append(_window_sentence(rule, window))
    elif window.verdict is Verdict.RECOVERING:
        sentences.append(f"It is {window.verdict}{_RECOVERING}.")
    if balance.waiver is not None:
        sentences.append(f"Accepted: {balance.waiver.reason}.")
    return " ".join(sentences)


_DONE = {
    "Accept:": "Accepted:",
    "Add": "Added",
    "Answer": "Answered",
    "Approve": "Approved",
    "Archive": "Archived",
    "Ask": "Asked",
    "Begin": "Began",
    "Build": "Built",
    "Change": "Changed",
    "Colour": "New colour",
    "Copy": "Copied",
    "Delete": "Deleted",
    "Edit": "Changed",
    "Fix": "Fixed",
    "Import": "Imported",
    "Mark": "Marked",
    "Make": "Made",
    "Move": "Moved",
    "New": "Made a new",
    "Note": "Noted",
    "Put": "Put",
    "Rename": "Renamed",
    "Repeat": "Repeated",
    "Replace": "Replaced",
    "Restore": "Restored",
    "Take": "Took",
    "Withdraw": "Withdrew",
    "Write": "Wrote",
}
"""How the first word of an edit's text is said when it is done."""


def done_words(text: str) -> str:
    """What an edit is called when it is done: ``Moved to Thu 15 Oct``."""
    verb, space, rest = text.partition(" ")
    return f"{_DONE.get(verb, verb)}{space}{rest}"


def becomes_words(rule: MixRule | None, balance: WeekBalance, *, same: bool = False) -> str:
    """What a week would become, or stays if it is the ``same``.

    As ``week becomes 3 promotional of 7, your rule allows at most 2``.
    """
    own = balance.own
    counts = f"week {'stays' if same else 'becomes'} {counts_words(own)}"
    if rule is None:
        return counts
    if own.verdict is Verdict.TOO_FEW:
        return f"{counts}, too few to judge"
    return f"{counts}, your rule allows {_allowed_words(rule, own)}"


def counts_words(judgement: Judgement) -> str:
    """``3 promotional of 7``, with every group when the rule has several."""
    promotional = judgement.tally.stances[Stance.PROMOTIONAL]
    counts = ", ".join(f"{group.count} {group.group}" for group in judgement.groups) or f"{promotional} promotional"
    return f"{counts} of {judgement.tally.total}"


def _own_sentence(rule: MixRule, own: Judgement, unit: str, counted: Unit) -> str:
    aside = _aside_words(own, counted)
    if own.tally.total == 0:
        return f"This week: no {unit}{aside} – too few to judge."
    start = f"This week: {counts_words(own)} {unit}{aside}"
    if own.verdict is Verdict.TOO_FEW:
        return f"{start} – too few to judge."
    sentence = f"{start}. Your rule allows {_allowed_words(rule, own)}{_repair_words(rule, own)}"
    return f"{sentence} – or mark this as launch week." if own.verdict is Verdict.OVER else f"{sentence}."


def _window_sentence(rule: MixRule, window: Judgement) -> str:
    if window.tally.total == 0:
        return f"{rule.window} weeks: nothing – too few to judge."
    start = f"{rule.window} weeks: {counts_words(window)}, allowed {_allowed_words(rule, window)}"
    if window.verdict in (Verdict.OVER, Verdict.UNDER):
        return f"{start} – {window.verdict} by {window.change}{_repair_words(rule, window)}."
    if window.verdict is Verdict.ACCEPTED:
        return f"{start}."
    gloss = _RECOVERING if window.verdict is Verdict.RECOVERING else ""
    return f"{start} – {window.verdict}{gloss}."


def _allowed_words(rule: MixRule, judgement: Judgement) -> str:
    ranges = [range_words(part, group.allowed) for part, group in zip(rule.parts, judgement.groups, strict=True)]
    if len(ranges) == 1:
        return ranges[0]
    return ", ".join(f"{words} {part.group}" for words, part in zip(ranges, rule.parts, strict=True))


def _repair_words(rule: MixRule, judgement: Judgement) -> str:
    if judgement.verdict not in (Verdict.OVER, Verdict.UNDER):
        return ""
    more = to_add(rule, judgement.tally)
    adding = f", or add {more}" if more is not None else ""
    if len(rule.parts) > 1:
        return f": change {judgement.change}{adding}"
    if judgement.verdict is Verdict.UNDER:
        return f": make {judgement.change} more {rule.parts[0].group}{adding}"
    return f": change {judgement.change}" + (f"{adding} other{'' if more == 1 else 's'}" if adding else "")


def _aside_words(judgement: Judgement, counted: Unit) -> str:
    neutral, unlabelled = judgement.tally.stances[Stance.NEUTRAL], judgement.tally.unlabelled
    asides = [f"+{neutral} neutral"] if neutral else []
    if unlabelled:
        asides.append(f"{unlabelled} {unit_words(counted, unlabelled)} without a kind")
    return f" ({', '.join(asides)})" if asides else ""


def unit_words(unit: Unit, count: int) -> str:
    one, many = ("post", "posts") if unit is Unit.POST else ("entry", "entries")
    return one if count == 1 else many
