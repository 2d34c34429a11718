"""What mix rules lack that other gaps do not bring already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter

from planner.domain.balance import OFF, Entry, Judgement, Verdict, WeekBalance, to_add
from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.mixing import Held
from planner.domain.records import Channel
from planner.domain.rules import MixRule, Severity
from planner.domain.wording import channel_sentence, counts_words, range_words

_MOST_TO_ADD, _MOST_FOR_BEFORE = 2, 1
"""When more posts would have to be added than this, beside those that are suggested anyway, adding is not the way;
and where the week by itself is not off, as what comes from the weeks before passes."""

Stretch = Callable[[WeekBalance], Judgement]
"""The week or the window of a balance."""


def windows(board: Board) -> None:
    """Gaps for each rule whose window is off, where adding a few posts mends it."""
    for held in _held(board):
        window = _judged(board, held).window
        if window.verdict in OFF:
            reason = channel_sentence(held.rule, _judged(board, held))
            here = held.rule.window.is_week or _judged(board, held).own.verdict in OFF
            need = Need(key=_key(board, held), sort=GapSort.RULE, reason=reason, severity=held.rule.severity)
            _serve(board, held, attrgetter("window"), need, most=_MOST_TO_ADD if here else _MOST_FOR_BEFORE)


def weeks(board: Board) -> None:
    """A hint for each rule whose window is fine and whose week alone is off."""
    for held in _held(board):
        balance = _judged(board, held)
        own = balance.own
        if balance.window.verdict not in OFF and own.verdict in OFF:
            off = next(group for group in own.groups if group.verdict in OFF)
            allowed = f"{range_words(off.part, off.allowed)} {off.group}"
            reason = f"{counts_words(own)} in {board.scope.week.words}, your rule allows {allowed}"
            need = Need(key=_key(board, held), sort=GapSort.RULE, reason=reason, severity=Severity.HINT)
            _serve(board, held, attrgetter("own"), need, most=_MOST_TO_ADD)


def _held(board: Board) -> Iterator[Held]:
    yield from board.mix.over_all
    for channel in board.places.channels:
        yield from (held for held in board.mix.held(channel.id) if held.channel_id)


def _judged(board: Board, held: Held) -> WeekBalance:
    """The week as it is, with what was accepted."""
    scope = board.scope
    return scope.ledger.judge(held.rule, scope.week, channel_id=held.channel_id, waivers=scope.plan.waivers)


def _is_near(rule: MixRule, judged: Judgement, most: int) -> bool:
    """Whether so many posts more would do."""
    more = to_add(rule, judged.tally)
    return (judged.change if more is None else more) <= most


def _serve(board: Board, held: Held, stretch: Stretch, need: Need, *, most: int) -> None:
    """Says of a gap that helps that it does, and asks for the few posts that are lacking beside all gaps so far."""
    before = stretch(_judged(board, held))
    helps = _helping(held, before)
    there = next((number for number, entry in enumerate(board.entries) if helps(entry)), None)
    where = board.scope.plan.channels[held.channel_id].name if held.channel_id else ""
    if there is not None:
        board.join(there, f"{where or 'your mix'} {_lack(before)}", need.severity)
    reason = f"{where}: {need.reason}." if where else f"{need.reason}."
    for number in range(1, most + 1):
        now = stretch(board.mix.judged(held))
        one = replace(need, key=f"{need.key}:{number}", reason=reason)
        if now.verdict not in OFF or not _is_near(held.rule, now, most) or not _place(board, held, one, helps):
            return


def _key(board: Board, held: Held) -> str:
    return f"rule:{held.rule.key}:{held.channel_id or ''}:{board.scope.week}"


def _place(board: Board, held: Held, need: Need, helps: Callable[[Entry], bool]) -> bool:
    """On the first channel that aims for more, with a free slot, on which a kind that helps is allowed."""
    places = board.places

    def wanted(channel: Channel) -> tuple[bool, bool, int]:
        return not places.lacks(channel), not places.was_used(channel), places.number(channel)

    aiming = (one for one in places.channels if held.channel_id in (None, one.id))
    for channel in sorted((one for one in aiming if not places.has_what_it_aims_for(one)), key=wanted):
        place = places.loneliest(channel, "", places.free(channel, ""))
        if place is not None and board.fill(need, place, among=helps):
            return True
    return False


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
