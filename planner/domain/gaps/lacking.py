"""What mix rules lack that other gaps do not bring already."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.domain.balance import OFF, Entry, Judgement, Verdict, WeekBalance, to_add
from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.mixing import Held
from planner.domain.records import Channel
from planner.domain.rules import MixRule, Severity
from planner.domain.wording import channel_sentence, counts_words, range_words

_MOST_TO_ADD = 10
"""When more posts would have to be added than this, adding is not the way."""


def windows(board: Board) -> None:
    """A gap for each rule whose window is off, where adding posts helps and no gap so far does."""
    for held in _held(board):
        window = _judged(board, held).window
        if window.verdict in OFF and _is_near(held.rule, window):
            _serve(board, held, window, channel_sentence(held.rule, _judged(board, held)), held.rule.severity)


def weeks(board: Board) -> None:
    """A hint for each rule whose window is fine and whose week alone is off."""
    for held in _held(board):
        balance = _judged(board, held)
        own = balance.own
        if balance.window.verdict not in OFF and own.verdict in OFF and _is_near(held.rule, own):
            off = next(group for group in own.groups if group.verdict in OFF)
            allowed = f"{range_words(off.part, off.allowed)} {off.group}"
            reason = f"{counts_words(own)} in {board.scope.week.words}, your rule allows {allowed}"
            _serve(board, held, own, reason, Severity.HINT)


def _held(board: Board) -> Iterator[Held]:
    yield from board.mix.over_all
    for channel in board.places.channels:
        yield from (held for held in board.mix.held(channel.id) if held.channel_id)


def _judged(board: Board, held: Held) -> WeekBalance:
    """The week as it is, with what was accepted."""
    scope = board.scope
    return scope.ledger.judge(held.rule, scope.week, channel_id=held.channel_id, waivers=scope.plan.waivers)


def _is_near(rule: MixRule, judged: Judgement) -> bool:
    """Whether a few posts more would do."""
    more = to_add(rule, judged.tally)
    return (judged.change if more is None else more) <= _MOST_TO_ADD


def _serve(board: Board, held: Held, judged: Judgement, reason: str, severity: Severity) -> None:
    helps = _helping(held, judged)
    there = next((number for number, entry in enumerate(board.entries) if helps(entry)), None)
    where = board.scope.plan.channels[held.channel_id].name if held.channel_id else ""
    if there is not None:
        board.join(there, f"{where or 'your mix'} {_lack(judged)}", severity)
        return
    prefix = f"{where}: " if where else ""
    need = Need(
        key=f"rule:{held.rule.key}:{held.channel_id or ''}:{board.scope.week}",
        sort=GapSort.RULE,
        reason=f"{prefix}{reason}.",
        severity=severity,
    )
    _place(board, held, need, helps)


def _place(board: Board, held: Held, need: Need, helps: Callable[[Entry], bool]) -> None:
    """On the first channel with a free slot on which a kind that helps is allowed."""
    places = board.places

    def wanted(channel: Channel) -> tuple[bool, bool, int]:
        return not places.lacks(channel), not places.was_used(channel), places.number(channel)

    for channel in sorted(filter(places.has_cadence, places.channels), key=wanted):
        place = places.loneliest(channel, "", places.free(channel, ""))
        if place is not None and held.channel_id in (None, channel.id) and board.fill(need, place, among=helps):
            return


def _helping(held: Held, judged: Judgement) -> Callable[[Entry], bool]:
    """Whether an entry is in a group that the rule lacks or, where it only has too many of some, in none of those."""
    under = {group.group for group in judged.groups if group.verdict is Verdict.UNDER}
    over = {group.group for group in judged.groups if group.verdict is Verdict.OVER}

    def helps(entry: Entry) -> bool:
        counts = entry.stance is not None and held.rule.within(entry.channel_id, entry.format, entry.campaign_id)
        group = held.rule.part_of(entry)
        on_channel = held.channel_id in (None, entry.channel_id)
        return counts and on_channel and (group in under if under else group not in over)

    return helps


def _lack(judged: Judgement) -> str:
    under = [group.group for group in judged.groups if group.verdict is Verdict.UNDER]
    over = [group.group for group in judged.groups if group.verdict is Verdict.OVER]
    groups = ", ".join(f"“{group}”" for group in under or over)
    return f"lacks {groups}" if under else f"has too much {groups}"
