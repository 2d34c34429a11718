"""Sentences about the balance: what was counted, what the rule allows, what to change."""

from __future__ import annotations

from datetime import date

from planner.domain.balance import OFF, GroupVerdict, Judgement, Verdict, WeekBalance, to_add
from planner.domain.records import Stance
from planner.domain.rules import MixRule, Mode, Part, Reach, Unit, Window

_RECOVERING = ": within your rule again, not yet settled"


def range_words(part: Part, allowed: tuple[int, int]) -> str:
    """What the rule allows of a group: ``at most 2``, ``at least 1``, ``2-4`` or ``exactly 1``."""
    low, high = allowed
    if part.mode is Mode.CAP:
        return f"at most {high}"
    if part.mode is Mode.FLOOR:
        return f"at least {low}"
    return f"exactly {low}" if low == high else f"{low}-{high}"


def window_words(window: Window) -> str:
    """What a window is called: ``4 weeks``, ``This month``, ``The campaign``, ``The last 20``."""
    if window.reach is Reach.MONTH:
        return "This month"
    if window.reach is Reach.CAMPAIGN:
        return "The campaign"
    return f"The last {window.length}" if window.reach is Reach.LAST else str(window)


def balance_sentence(rule: MixRule | None, balance: WeekBalance, *, today: date | None = None) -> str:
    """The week and the rule's window in words; of a week that is over ``today``, nothing is said of how to mend it."""
    mends = today is None or balance.week.span.end > today
    own, window = balance.own, balance.window
    unit = unit_words(balance.unit, own.tally.total)
    if rule is None:
        return f"{counts_words(own)} {unit}. No rule is set."
    if window.verdict is Verdict.NO_RULE:
        return f"{counts_words(own)} {unit}. Your rule has no parts yet. {rule.note}"
    sentences = [_own_sentence(rule, own, balance.unit, mends=mends)]
    if not rule.window.is_week:
        sentences.append(_window_sentence(rule, window, own, balance.unit, mends=mends))
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
    "Balance": "Balanced",
    "Ask": "Asked",
    "Begin": "Began",
    "Build": "Built",
    "Change": "Changed",
    "Colour": "New colour",
    "Copy": "Copied",
    "Decline": "Declined",
    "Delete": "Deleted",
    "Edit": "Changed",
    "End": "Ended",
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
    "Try": "Now trying",
    "Withdraw": "Withdrew",
    "Write": "Wrote",
}
"""How the first word of an edit's text is said when it is done."""


def done_words(text: str) -> str:
    """What an edit is called when it is done: ``Moved to Thu 15 Oct``."""
    verb, space, rest = text.partition(" ")
    return f"{_DONE.get(verb, verb)}{space}{rest}"


def channel_sentence(rule: MixRule, balance: WeekBalance) -> str:
    """A channel over the window of a rule: ``9 promotional of 16 in 4 weeks, your rule allows at most 8 (40 % …)``."""
    window = balance.window
    where = "" if rule.window.is_week else f" in {_within_words(rule.window)}"
    return f"{counts_words(window)}{where}, your rule allows {_allowed_words(window)} ({_share_words(rule)})"


def _within_words(window: Window) -> str:
    words = window_words(window)
    return words if window.reach is Reach.WEEKS else words[:1].lower() + words[1:]


def _share_words(rule: MixRule) -> str:
    """Where the figures of a rule come from: ``40 % and up to 10 points more; story not counted``."""
    shares = ", ".join(f"{float(part.share * 100):.3g} %" for part in rule.parts if part.count is None)
    points = f"{float(rule.tolerance * 100):g} points"
    more = (
        {Mode.CAP: "more", Mode.FLOOR: "less"}.get(rule.parts[0].mode, "more or less") if rule.parts else "more or less"
    )
    words = f"{shares} and up to {points} {more}" if shares else "counts"
    left_out = ", ".join(sorted(rule.without_formats))
    return f"{words}; {left_out} not counted" if left_out else words


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
    if not own.groups:
        return counts
    return f"{counts}, your rule allows {_allowed_words(own)}"


def counts_words(judgement: Judgement) -> str:
    """``3 promotional of 7``, with every group when the rule has several."""
    promotional = judgement.tally.stances[Stance.PROMOTIONAL]
    counts = ", ".join(f"{group.count} {group.group}" for group in judgement.groups) or f"{promotional} promotional"
    return f"{counts} of {judgement.tally.total}"


def _own_sentence(rule: MixRule, own: Judgement, counted: Unit, *, mends: bool) -> str:
    aside, unit = _aside_words(rule, own, counted), unit_words(counted, own.tally.total)
    if own.tally.total == 0:
        return f"This week: no {unit}{aside} – too few to judge."
    start = f"This week: {counts_words(own)} {unit}{aside}"
    if own.verdict is Verdict.TOO_FEW:
        return f"{start} – too few to judge."
    if not own.groups:
        return f"{start}."
    sentence = f"{start}. Your rule allows {_allowed_words(own)}"
    if own.verdict not in OFF:
        return f"{sentence} – {own.verdict}." if own.verdict is Verdict.BALANCED else f"{sentence}."
    if not mends:
        return f"{sentence} – {_off_words(own, counted)}."
    named = f" – {_off_words(own, counted)}" if len(own.groups) > 1 else ""
    repair = f"{sentence}{named}{_repair_words(rule, own, counted)}"
    return f"{repair} – or mark this as launch week." if own.verdict is Verdict.OVER else f"{repair}."


def _window_sentence(rule: MixRule, window: Judgement, own: Judgement, counted: Unit, *, mends: bool) -> str:
    if window.tally.total == 0:
        return f"{window_words(rule.window)}: nothing – too few to judge."
    start = f"{window_words(rule.window)}: {counts_words(window)}, allowed {_allowed_words(window)}"
    if window.verdict in OFF:
        repair = _mending_words(rule, window, own, counted) if mends else ""
        return f"{start} – {_off_words(window, counted)}{repair}."
    if window.verdict is Verdict.ACCEPTED:
        return f"{start}."
    gloss = _RECOVERING if window.verdict is Verdict.RECOVERING else ""
    return f"{start} – {window.verdict}{gloss}."


def _allowed_words(judgement: Judgement) -> str:
    ranges = [range_words(group.part, group.allowed) for group in judgement.groups]
    if len(ranges) == 1:
        return ranges[0]
    if len(set(ranges)) == 1:
        return f"{ranges[0]} each"
    return ", ".join(f"{words} {one.group}" for words, one in zip(ranges, judgement.groups, strict=True))


def _off_words(judgement: Judgement, counted: Unit) -> str:
    """``over by 4``; of several groups each that is off: ``conversation over by 1, industry under by 3``."""
    off = [(group, _distance(group)) for group in judgement.groups if group.verdict in OFF]
    named = len(judgement.groups) > 1
    return ", ".join(
        f"{f'{group.group} ' if named else ''}{group.verdict} by {_amount_words(by, counted)}" for group, by in off
    )


def _distance(group: GroupVerdict) -> int:
    low, high = group.allowed
    return group.count - high if group.verdict is Verdict.OVER else low - group.count


def _mending_words(rule: MixRule, window: Judgement, own: Judgement, counted: Unit) -> str:
    """How a window is mended, or that it comes from the weeks before when this one cannot mend it by itself."""
    there = {group.group: group.count for group in own.groups}
    beyond = any(
        _distance(group) > there.get(group.group, 0) for group in window.groups if group.verdict is Verdict.OVER
    )
    return ": that comes from the weeks before" if beyond else _repair_words(rule, window, counted)


def _repair_words(rule: MixRule, judgement: Judgement, counted: Unit) -> str:
    if judgement.verdict not in OFF:
        return ""
    more = to_add(rule, judgement.tally)
    change = _amount_words(judgement.change, counted)
    adding = f", or add {_amount_words(more, counted)}" if more is not None else ""
    if len(rule.parts) > 1:
        return f": change {change}{adding}"
    if judgement.verdict is Verdict.UNDER:
        return f": make {change} more {rule.parts[0].group}{adding}"
    return f": change {change}" + (f"{adding}{_of_others(more, counted)}" if adding else "")


def _of_others(more: int | None, counted: Unit) -> str:
    if counted is Unit.MINUTES:
        return " of others"
    return f" other{'' if more == 1 else 's'}"


def _amount_words(number: int, counted: Unit) -> str:
    """How many posts or entries, or ``90 minutes``."""
    return f"{number} {unit_words(counted, number)}" if counted is Unit.MINUTES else str(number)


def _aside_words(rule: MixRule, judgement: Judgement, counted: Unit) -> str:
    neutral, unlabelled = judgement.tally.stances[Stance.NEUTRAL], judgement.tally.unlabelled
    asides = [f"+{neutral} neutral"] if neutral else []
    if unlabelled:
        needed = " or ".join(("kind", *sorted(rule.sets)))
        asides.append(f"{unlabelled} {unit_words(counted, unlabelled)} without a {needed}")
    return f" ({', '.join(asides)})" if asides else ""


_UNITS = {
    Unit.POST: ("post", "posts"),
    Unit.PLACEMENT: ("entry", "entries"),
    Unit.MINUTES: ("minute", "minutes"),
}


def unit_words(unit: Unit, count: int) -> str:
    one, many = _UNITS[unit]
    return one if count == 1 else many
