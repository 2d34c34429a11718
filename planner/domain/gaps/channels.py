"""What channels lack: entries in the week, and a word in a long silence."""

from __future__ import annotations

from datetime import datetime, time
from fractions import Fraction
from math import ceil

from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.places import Place
from planner.domain.records import Channel
from planner.domain.rules import Cadence, Severity
from planner.domain.silences import Silent, moment_of, served_name, silence_words, silent
from planner.domain.slots import Slot
from planner.domain.span import ONE_DAY, Span

_MOST = 3
"""How many posts one week may be asked for because of one silence."""


def silences(board: Board) -> None:
    """A gap in the middle of each silence that touches the week and has a free slot in it."""
    for channel, cadence in board.places.served():
        for number in range(1, _MOST + 1):
            if not _break_silence(board, channel, cadence, number):
                break


def too_few(board: Board, severity: Severity) -> None:
    """A gap for each entry below the least number of a week; one, and only a hint, where a channel is new."""
    for channel, cadence in board.places.served():
        if (severity is Severity.ATTENTION) is board.places.was_used(channel):
            there, lacking = _there(board, channel, cadence), _lacking(board, channel, cadence)
            reason = f"{_has(board, channel, cadence, there)}, {_says(cadence)} at least {cadence.minimum}."
            for number in range(1, (lacking if severity is Severity.ATTENTION else min(lacking, 1)) + 1):
                key = f"{_key(board, channel, cadence)}:{number}"
                _fill(board, Need(key=key, sort=GapSort.CADENCE, reason=reason, severity=severity), channel, cadence)


def below_target(board: Board) -> None:
    """One hint for each channel that has its least number and less than it aims for; the emptiest first."""
    served = [found for found in board.places.served() if _there(board, *found) == board.places.count(*found)]
    for channel, cadence in sorted(served, key=lambda found: _reached(board, *found)):
        if _reached(board, channel, cadence) < 1 and not _lacking(board, channel, cadence):
            weeks = _weeks(cadence)
            goal = f"{int(cadence.target)}" if weeks == 1 else f"one in {weeks} weeks"
            reason = f"{_has(board, channel, cadence, _there(board, channel, cadence))}, {_says(cadence)} {goal}."
            need = Need(
                key=f"{_key(board, channel, cadence)}:more",
                sort=GapSort.CADENCE,
                reason=reason,
                severity=Severity.HINT,
            )
            _fill(board, need, channel, cadence)


def _fill(board: Board, need: Need, channel: Channel, cadence: Cadence) -> None:
    form = _format(cadence)
    place = board.places.loneliest(channel, form, board.places.free(channel, form))
    if place is not None:
        board.fill(need, place)


def _break_silence(board: Board, channel: Channel, cadence: Cadence, number: int) -> bool:
    span, form = board.places.week.span, _format(cadence)
    for silence in silent(board.places.entries(channel), channel, [cadence], span):
        slots = board.places.free(channel, form, _days(silence, span))
        parted = [(parts, slot) for slot in slots if _helps(silence, parts := _parts(silence, slot, span))]
        if parted:
            _, middle = min(parted, key=lambda one: _rank(silence, one[0]))
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


def _rank(silence: Silent, parts: tuple[float, float]) -> tuple[int, float]:
    """Nearest to the middle; as late as possible where more posts have to follow, and soon where it is too late."""
    most, first = silence.cadence.max_silence_days, parts[0]
    if max(parts) <= most:
        return 0, max(parts)
    return (1, -first) if first <= most else (2, first)


def _there(board: Board, channel: Channel, cadence: Cadence) -> int:
    """The entries of the week without those that fill gaps."""
    filled = sum(entry.channel_id == channel.id and cadence.covers(entry.format) for entry in board.entries)
    return board.places.count(channel, cadence) - filled


def _lacking(board: Board, channel: Channel, cadence: Cadence) -> int:
    return max(cadence.minimum - board.places.count(channel, cadence), 0)


def _reached(board: Board, channel: Channel, cadence: Cadence) -> Fraction:
    """How much of what is aimed for is there, 1 when nothing is."""
    wanted = int(cadence.target) if cadence.target >= 1 else int(cadence.target > 0)
    return Fraction(board.places.count(channel, cadence, _weeks(cadence)), wanted) if wanted else Fraction(1)


def _weeks(cadence: Cadence) -> int:
    """In how many weeks there is one entry by the target, 1 when there are more."""
    return ceil(1 / cadence.target) if 0 < cadence.target < 1 else 1


def _format(cadence: Cadence) -> str:
    return min(cadence.formats, default="")


def _key(board: Board, channel: Channel, cadence: Cadence) -> str:
    return f"cadence:{channel.id}:{cadence.key}:{board.places.week}"


def _has(board: Board, channel: Channel, cadence: Cadence, number: int) -> str:
    return f"{served_name(channel, cadence)} has {number or 'nothing'} in {board.places.week.words}"


def _says(cadence: Cadence) -> str:
    return "you want" if cadence.channel_id else "the start value is"
