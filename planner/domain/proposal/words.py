"""Proposals in words: clauses on what is against a rule, and sentences on what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import ceil

from planner.domain.amounts import counted
from planner.domain.balance import Entry, GroupVerdict, Verdict
from planner.domain.clock import clock_text
from planner.domain.proposal.breach import WEEK, Judged
from planner.domain.rules import Cadence, Reach, Unit, Window
from planner.domain.span import ONE_DAY, Week, weekday_words
from planner.domain.wording import range_words, unit_words, window_words

# what is against a rule


def mix_words(judged: Judged) -> str:
    """``week 48 has 3 of 7 promotional, your rule allows at most 2``."""
    off, rule, own = judged.off, judged.measure.rule, judged.sort == WEEK
    if off.part.window is not None and not own:
        return f"{_stretch(off.part.window)} {off.count} {off.group}, {_allows(judged.whose, off)}"
    where = f"{judged.measure.week.words} has" if own else _stretch(rule.window)
    return f"{where} {_counts(judged, off)}, {_allows(judged.whose, off)}"


def channel_mix_words(judged: Judged) -> str:
    """``Instagram has 9 of 16 promotional in 4 weeks, your rule allows at most 8``."""
    channel, off = judged.measure.channel, judged.off
    where = "in the week" if judged.sort == WEEK else f"in {_within(judged.measure.rule.window)}"
    name = channel.name if channel else ""
    return f"{name} has {_counts(judged, off)} {where}, {_allows(judged.whose, off)}"


def brings_words(now: Judged, before: Judged) -> str:
    """``brings promotional to 3 of 8 in week 48, your rule allows at most 3``: what was off before, as it is now."""
    off = now.group(before.off.group)
    measure = now.measure
    window = off.part.window or measure.rule.window
    where = f"in {measure.week.words}" if now.sort == WEEK else f"in {_within(window)}"
    what = f"{measure.channel.name} to" if measure.channel else f"{off.group} to"
    counts = _counts(now, off) if measure.channel else _counts(now, off).removesuffix(f" {off.group}")
    if off.part.window is not None:
        counts = str(off.count)
    low, high = off.allowed
    asks = f"asks for at least {low}" if before.off.verdict is Verdict.UNDER and low <= high else None
    allows = asks or f"allows {range_words(off.part, off.allowed)}"
    return f"brings {what} {counts} {where}, {now.whose} {allows}"


def _counts(judged: Judged, off: GroupVerdict) -> str:
    total, unit = judged.judgement.tally.total, judged.measure.rule.unit
    said = f" {unit_words(unit, total)}" if unit is Unit.MINUTES else ""
    return f"{off.count} of {total}{said} {off.group}"


def _allows(whose: str, off: GroupVerdict) -> str:
    low, high = off.allowed
    if off.verdict is Verdict.UNDER and low <= high and not off.part.count:
        return f"{whose} asks for at least {low}"
    return f"{whose} allows {range_words(off.part, off.allowed)}"


def _stretch(window: Window) -> str:
    if window.reach is Reach.WEEKS:
        return f"the last {window.length} weeks have"
    words = window_words(window)
    return f"{words[:1].lower()}{words[1:]} {'have' if window.reach is Reach.LAST else 'has'}"


def _within(window: Window) -> str:
    words = window_words(window)
    return words if window.reach is Reach.WEEKS else f"{words[:1].lower()}{words[1:]}"


def wanted(cadence: Cadence) -> str:
    """Who says so: a channel's own figures are the user's, the others are shipped ones to start from."""
    return "you want" if cadence.channel_id else "the start value is"


def too_rare(name: str, number: int, week: Week, cadence: Cadence) -> str:
    """``LinkedIn has nothing in week 48, you want at least 1``."""
    return f"{name} has {number or 'nothing'} in {week.words}, {wanted(cadence)} at least {cadence.minimum}"


def too_often(name: str, number: int, week: Week, cadence: Cadence) -> str:
    """``Instagram has 9 in week 48, you want at most 7``."""
    return f"{name} has {number} in {week.words}, {wanted(cadence)} at most {cadence.maximum}"


def brings_number(name: str, number: int, week: Week, cadence: Cadence, asked: str) -> str:
    """``brings LinkedIn to 1 in week 48, you want at least 1``; ``asked`` are the last words."""
    return f"brings {name} to {number} in {week.words}, {wanted(cadence)} {asked}"


def full_day(name: str, number: int, day: date, cadence: Cadence) -> str:
    """``Instagram has 3 on Fri 27 Nov, you want at most 2 a day``."""
    return f"{name} has {number} on {day_words(day)}, {wanted(cadence)} at most {cadence.per_day} a day"


def inactive(name: str, day: date) -> str:
    """``LinkedIn has one on Sat 28 Nov, when it is not served``."""
    return f"{name} has one on {day_words(day)}, when it is not served"


def quiet(name: str, entry: Entry, cadence: Cadence) -> str:
    """``Instagram is quiet at 23:30``."""
    hours = " to ".join(clock_text(one) for one in (cadence.quiet_from, cadence.quiet_until) if one)
    at = clock_text(entry.clock) if entry.clock else "any time"
    return f"{name} has one on {day_words(entry.day)} at {at}, within its quiet hours {hours}"


def too_close(name: str, one: Entry, other: Entry, apart: timedelta, cadence: Cadence) -> str:
    """``two on Instagram are 15 minutes apart on Fri 27 Nov, you want 4 hours between``."""
    where = day_words(one.day) if one.day == other.day else f"{day_words(one.day)} and {day_words(other.day)}"
    gap = length_words(timedelta(hours=cadence.min_gap_hours))
    return f"two on {name} are {length_words(apart)} apart on {where}, {wanted(cadence)} at least {gap} between"


def silent(name: str, one: datetime, other: datetime, cadence: Cadence) -> str:
    """``Instagram is silent for 6.4 days from Fri 27 Nov to Thu 3 Dec, you want at most 5``."""
    length = f"{ceil((other - one) / ONE_DAY * 10) / 10:.1f}".removesuffix(".0")
    last = other.date() if other.time() > time() else other.date() - ONE_DAY
    span = f"from {day_words(one.date())} to {day_words(last)}"
    return f"{name} is silent for {length} days {span}, {wanted(cadence)} at most {cadence.max_silence_days:g}"


def length_words(length: timedelta) -> str:
    """``4 hours``, ``15 minutes``, ``1 hour 30 minutes``."""
    hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
    words = [counted(hours, "hour")] if hours else []
    return " ".join([*words, *([counted(minutes, "minute")] if minutes or not hours else [])])


def day_words(day: date) -> str:
    """``Fri 27 Nov``."""
    return weekday_words(day)


# what to do


def slot_words(day: date, at: time | None) -> str:
    """``Fri 27 Nov 09:00``."""
    return day_words(day) + (f" {clock_text(at)}" if at is not None else "")


def move_words(title: str, day: date, at: time | None, was: date) -> str:
    """``Move “Gift box” to Thu 26 Nov 12:00``."""
    where = f"{clock_text(at)} on the same day" if day == was and at is not None else slot_words(day, at)
    return f"Move “{title}” to {where}"


def later_words(title: str, day: date, at: time | None) -> str:
    """``Move “Gift box” to next Tue, 1 Dec 12:00``."""
    clock = f" {clock_text(at)}" if at is not None else ""
    return f"Move “{title}” to next {weekday_words(day).replace(' ', ', ', 1)}{clock}"


def kind_words(title: str, was: str, kind: str) -> str:
    """``Write “Gift box” anew as Question instead of Offer``: the words have to become others with the kind."""
    return (
        f"Write “{title}” anew as {kind} instead of {was}" if was else f"Write “{title}” as {kind}, it has no kind yet"
    )


def add_words(said: Iterable[str], channel: str, day: date, at: time | None) -> str:
    """``Add a draft (Question, story) on Instagram on Thu 26 Nov 09:00``; ``said`` are its kind and its format."""
    what = ", ".join(filter(None, said))
    return f"Add a draft{f' ({what})' if what else ''} on {channel} on {slot_words(day, at)}"


def swap_words(one: str, other: str, days: tuple[date, date]) -> str:
    """``Swap “Gift box” (Tue) and “Choir” (Thu)``."""
    return f"Swap the days of “{one}” and “{other}” ({day_words(days[0])} and {day_words(days[1])})"
