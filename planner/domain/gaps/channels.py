"""What channels lack: entries in the week, and a word in a long silence."""

from __future__ import annotations

from datetime import datetime, time

from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.places import Place
from planner.domain.records import Channel
from planner.domain.rule_words import target_words, wanted_words
from planner.domain.rules import Cadence, Severity
from planner.domain.silences import Silent, moment_of, served_name, silence_words, silent
from planner.domain.slots import Slot
from planner.domain.span import ONE_DAY, Span

_MOST = 3
"""How many posts one week may be asked for because of one silence."""

_ABOUT = 0.8
"""What part of the longest silence both halves of one may have, for a post that stands about in its middle."""


def silences(board: Board) -> None:
    """A gap in the middle of each silence that touches the week and has a free slot in it; of steady cadences only."""
    open_ = [found for found in board.places.served() if found[1].is_steady]
    for number in range(1, _MOST + 1):
        open_ = [found for found in open_ if _break_silence(board, *found, number)]


def too_few(board: Board, severity: Severity) -> None:
    """A gap for each entry below the least number of a week, on the emptiest channels first.

    Where a channel is new there is only one, a hint as long as it has nothing in the week.
    """
    pressing = severity is Severity.ATTENTION
    served = [found for found in board.places.served() if board.places.was_used(found[0]) is pressing]
    first = {found: board.places.count(*found) + 1 for found in served if pressing or not _there(board, *found)}
    most = max((cadence.minimum for _, cadence in first), default=0) if pressing else 1
    for number in range(1, most + 1):
        for found in [one for one, begin in first.items() if begin <= number <= one[1].minimum]:
            if not _fill_lacking(board, *found, number + 1 - first[found], severity):
                del first[found]


def _fill_lacking(board: Board, channel: Channel, cadence: Cadence, number: int, severity: Severity) -> bool:
    there = _has(board, channel, cadence, _there(board, channel, cadence))
    reason = f"{there}, {wanted_words(cadence)} at least {cadence.minimum}."
    key = f"{_key(board, channel, cadence)}:{number}"
    return _fill(board, Need(key=key, sort=GapSort.CADENCE, reason=reason, severity=severity), channel, cadence)


def below_target(board: Board) -> None:
    """One hint for each channel that has nothing, needs nothing and aims for something."""
    for channel, cadence in board.places.served():
        aims = cadence.aim and not board.places.count(channel, cadence, cadence.period)
        if aims and not _lacking(board, channel, cadence):
            there = _has(board, channel, cadence, 0)
            reason = f"{there}, {wanted_words(cadence)} {target_words(cadence)}."
            key = f"{_key(board, channel, cadence)}:more"
            need = Need(key=key, sort=GapSort.CADENCE, reason=reason, severity=Severity.HINT)
            _fill(board, need, channel, cadence)


def _fill(board: Board, need: Need, channel: Channel, cadence: Cadence) -> bool:
    """Whether the channel has a place for it."""
    form = _format(cadence)
    place = board.places.loneliest(channel, form, board.places.free(channel, form))
    return place is not None and board.fill(need, place)


def _break_silence(board: Board, channel: Channel, cadence: Cadence, number: int) -> bool:
    span, form = board.places.week.span, _format(cadence)
    for silence in silent(board.places.entries(channel), channel, [cadence], span):
        slots = board.places.free(channel, form, _days(silence, span))
        parted = [(parts, slot) for slot in slots if _helps(silence, parts := _parts(silence, slot, span))]
        if parted:
            _, middle = min(parted, key=lambda one: _rank(board, silence, *one))
            key = f"silence:{channel.id}:{cadence.key}:{board.places.week}:{number}"
            reason = _silence_around(board, silence, middle)
            board.fill(Need(key=key, sort=GapSort.SILENCE, reason=reason), Place(channel, middle, form))
            return True
    return False


def _silence_around(board: Board, silence: Silent, slot: Slot) -> str:
    """The silence as it is, without the posts that are suggested already."""
    span = board.places.week.span
    there = silent(board.scope.entries, silence.channel, [silence.cadence], span)
    whole = next((one for one in there if min(_parts(one, slot, span)) > 0), silence)
    return f"{silence_words(whole, span)}."


def _days(silence: Silent, span: Span) -> Span:
    end = silence.until.day + ONE_DAY if silence.until else span.end
    return Span(silence.first.day, end)


def _parts(silence: Silent, slot: Slot, span: Span) -> tuple[float, float]:
    """The days of the two silences that a post in the slot would leave; below 0 when it lies outside."""
    at = datetime.combine(slot.day, slot.clock or time())
    end = moment_of(silence.until) if silence.until else datetime.combine(span.end, time())
    return (at - moment_of(silence.first)) / ONE_DAY, (end - at) / ONE_DAY


def _helps(silence: Silent, parts: tuple[float, float]) -> bool:
    """Whether both parts are short enough, or nothing follows, or it is one of several posts that are needed."""
    most = silence.cadence.max_silence_days
    if min(parts) <= 0:
        return False
    return max(parts) <= most or silence.until is None or min(parts) >= most / 2


def _rank(board: Board, silence: Silent, parts: tuple[float, float], slot: Slot) -> tuple[float, ...]:
    """About in the middle, on the emptiest of such days.

    As late as possible where more posts have to follow, and soon where it is too late.
    """
    most, first = silence.cadence.max_silence_days, parts[0]
    if max(parts) <= most:
        return 0, max(parts) > _ABOUT * most, board.places.on_day(slot.day), max(parts)
    return (1, -first) if first <= most else (2, first)


def _there(board: Board, channel: Channel, cadence: Cadence) -> int:
    """The entries of the week without those that fill gaps."""
    filled = sum(entry.channel_id == channel.id and cadence.covers(entry.format) for entry in board.entries)
    return board.places.count(channel, cadence) - filled


def _lacking(board: Board, channel: Channel, cadence: Cadence) -> int:
    return max(cadence.minimum - board.places.count(channel, cadence), 0)


def _format(cadence: Cadence) -> str:
    return min(cadence.formats, default="")


def _key(board: Board, channel: Channel, cadence: Cadence) -> str:
    return f"cadence:{channel.id}:{cadence.key}:{board.places.week}"


def _has(board: Board, channel: Channel, cadence: Cadence, number: int) -> str:
    return f"{served_name(channel, cadence)} has {number or 'nothing'} in {board.places.week.words}"
