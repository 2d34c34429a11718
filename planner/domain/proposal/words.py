"""Proposals in words: clauses on what is against a rule, and sentences on what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from math import ceil

from planner.domain.amounts import counted
from planner.domain.balance import Entry, GroupVerdict, Judgement, Verdict
from planner.domain.clock import clock_text
from planner.domain.rules import Cadence, MixRule, Reach, Unit, Window
from planner.domain.span import ONE_DAY, Week
from planner.domain.wording import range_words, unit_words, window_words

# what is against a rule


def mix_words(rule: MixRule, judged: Judgement, whose: str, week: Week, *, own: bool) -> str:
    """``the week has 3 of 7 promotional, your rule allows at most 2``."""
    off = _off(judged)
    if off.part.window is not None and not own:
        return f"{_stretch(off.part.window)} {off.count} {off.group}, {_allows(whose, off)}"
    where = f"{week.words} has" if own else _stretch(rule.window)
    return f"{where} {_counts(rule, judged, off)}, {_allows(whose, off)}"


def channel_mix_words(name: str, rule: MixRule, judged: Judgement, whose: str, *, own: bool) -> str:
    """``Instagram has 9 of 16 promotional in 4 weeks, your rule allows at most 8``."""
    off = _off(judged)
    where = "in the week" if own else f"in {_within(rule.window)}"
    return f"{name} has {_counts(rule, judged, off)} {where}, {_allows(whose, off)}"


def _off(judged: Judgement) -> GroupVerdict:
    """The group that is furthest off."""
    return max(judged.groups, key=lambda one: max(one.count - one.allowed[1], one.allowed[0] - one.count))


def _counts(rule: MixRule, judged: Judgement, off: GroupVerdict) -> str:
    total = judged.tally.total
    unit = f" {unit_words(rule.unit, total)}" if rule.unit is Unit.MINUTES else ""
    return f"{off.count} of {total}{unit} {off.group}"


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
    return f"{day:%a} {day.day} {day:%b}"


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
    return f"Move “{title}” to next {day:%a}, {day.day} {day:%b}{clock}"


def kind_words(title: str, was: str, kind: str) -> str:
    """``Change “Gift box” from Offer to Question``."""
    return f"Change “{title}” from {was} to {kind}" if was else f"Make “{title}” {_article(kind)} {kind}"


def add_words(said: Iterable[str], channel: str, day: date, at: time | None) -> str:
    """``Add a draft (Question, story) on Instagram on Thu 26 Nov 09:00``; ``said`` are its kind and its format."""
    what = ", ".join(filter(None, said))
    return f"Add a draft{f' ({what})' if what else ''} on {channel} on {slot_words(day, at)}"


def swap_words(one: str, other: str, days: tuple[date, date]) -> str:
    """``Swap “Gift box” (Tue) and “Choir” (Thu)``."""
    return f"Swap the days of “{one}” and “{other}” ({day_words(days[0])} and {day_words(days[1])})"


def _article(kind: str) -> str:
    return "an" if kind[:1].lower() in "aeiou" else "a"


# what it reaches


def already_words(week: Week) -> str:
    return f"{_name(week)} keeps all your rules and how often you post: there is nothing to change."


def reached_words(week: Week, steps: int) -> str:
    """``With these 3 changes week 48 keeps all your rules and how often you post.``"""
    return f"With {_changes(steps)} {week.words} keeps all your rules and how often you post."


def nearest_words(week: Week, steps: int, left: Sequence[str]) -> str:
    """What cannot be satisfied, and what is the nearest."""
    start = f"Nothing that can still be changed makes {week.words} keep all your rules."
    if not steps:
        return f"{start} It is as near as it gets: {_listed(left)}."
    return f"{start} The nearest, with {_changes(steps)}: {_listed(left)}."


def stuck_words(week: Week, steps: int, stuck: Sequence[str]) -> str:
    """What nothing in the week mends any more, where all else holds."""
    start = f"With {_changes(steps)} all else holds" if steps else "All else holds"
    return f"{start}, but nothing that can still be changed in {week.words} mends this: {_listed(stuck)}."


def over_words(week: Week, left: Sequence[str]) -> str:
    """A week of which nothing is to come."""
    return f"{_name(week)} is over, and what was posted stays: {_listed(left)}."


def unplanned_words(left: Sequence[str]) -> str:
    """What no proposal can be made for, as it does not look at calendar weeks."""
    return f"No proposal can be made for what does not look at whole weeks: {_listed(left)}."


def launch_words(week: Week, campaign: str) -> str:
    """The other way out of a week that sells on purpose."""
    return (
        f"Most of what is promotional in {week.words} belongs to “{campaign}”: if that is on purpose, "
        "mark it as launch week instead."
    )


def before_words(week: Week) -> str:
    """The other way out of a week that has to make up for others."""
    return f"By itself {week.words} is not against your rule: what is off comes from the weeks before, and will pass."


def _name(week: Week) -> str:
    return week.words.capitalize()


def _changes(steps: int) -> str:
    return "this one change" if steps == 1 else f"these {steps} changes"


def _listed(clauses: Sequence[str]) -> str:
    return "; ".join(clauses)
