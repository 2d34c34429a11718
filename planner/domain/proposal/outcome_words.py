"""What a proposal reaches in words, what cannot be satisfied, and what passes by itself."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.span import Week


def already_words(week: Week) -> str:
    return f"{_name(week)} keeps all your rules and how often you post: there is nothing to change."


def reached_words(week: Week, steps: int) -> str:
    """``With these 3 changes week 48 keeps all your rules and how often you post.``"""
    return f"With {_changes(steps)} {week.words} keeps all your rules and how often you post."


def nearest_words(week: Week, steps: int, left: Sequence[str], *, is_best: bool) -> str:
    """What cannot be satisfied, and what is the nearest; or how near one came in the time that there is."""
    start = f"No proposal was found with which {week.words} keeps all your rules."
    if not is_best:
        start = f"Nothing was found in time that makes {week.words} keep all your rules."
    if not steps:
        return f"{start} {'It is as near as it gets' if is_best else 'It stands so'}: {_listed(left)}."
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


def before_words(week: Week, until: Week | None) -> str:
    """``By itself week 49 is not against your rule: what is off comes from the weeks before …``"""
    passes = f", and passes by {until.words} if nothing else changes" if until else ""
    return f"By itself {week.words} is not against your rule: what is off comes from the weeks before{passes}."


def waiting_words(clauses: Sequence[tuple[str, Week | None]]) -> str:
    """What else comes from the weeks before, each with when it passes."""
    said = [f"{clause} (passes by {until.words})" if until else clause for clause, until in clauses]
    return f"From the weeks before come also: {_listed(said)}."


def rest_words(steps: int) -> str:
    """All but what passes by itself."""
    return f"With {_changes(steps)} all else holds." if steps else "All else holds."


def modest_words(*, timed: bool) -> str:
    """Why no more drafts are proposed."""
    aim = "you aim for and have time for" if timed else "you aim for"
    return f"Drafts that would not bring it back are not proposed, nor more than {aim}."


def _name(week: Week) -> str:
    return week.words.capitalize()


def _changes(steps: int) -> str:
    return "this one change" if steps == 1 else f"these {steps} changes"


def _listed(clauses: Sequence[str]) -> str:
    return "; ".join(clauses)
