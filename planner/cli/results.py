"""What the numbers of posts tell, on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.surroundings import own_facts
from planner.cli import words
from planner.cli.results_importing import import_results
from planner.cli.results_report import report
from planner.cli.wanted import WrongUsage, chosen_brand, given, in_zone_of, opened, pretended_now
from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.results.answer_words import question_words, range_words, ratio_words
from planner.domain.results.answered import Answered, GroupAnswer
from planner.domain.results.grouping import Cross


def results(wanted: argparse.Namespace) -> None:
    """Does what is wanted with results."""
    _DEEDS[wanted.deed](wanted)


def _ask(wanted: argparse.Namespace) -> None:
    from planner.app.results import ask  # noqa: PLC0415  other verbs do without it

    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=False) as document:
        brand = _counting(chosen_brand(document, wanted.brand), wanted)
        now = in_zone_of(pretended_now(wanted), brand)
        channel = _channel(document.settings_of(brand), wanted.channel) if wanted.channel else ""
        answer = given(
            ask,
            document,
            brand,
            catalogue,
            wanted.question,
            measure=wanted.measure,
            channel=channel,
            now=now,
            stories=wanted.stories,
        )
    print(words.as_json(answer_facts(answer)) if wanted.json else "\n".join(_lines(answer)))


def _counting(brand: Brand, wanted: argparse.Namespace) -> Brand:
    """The brand as results are to be weighted this time."""
    if wanted.half_life is not None:
        brand = replace(brand, half_life=_weeks(wanted.half_life))
    return brand if wanted.settled is None else replace(brand, settled=max(wanted.settled, 0))


def _weeks(text: str) -> int | None:
    if text == "off":
        return None
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise WrongUsage(f"“{text}” is no number of weeks; write one, or off.")
    return int(text)


def _channel(plan: Plan, name: str) -> str:
    """The id of the channel of this name, or of the only one on the network of this name."""
    asked = name.strip().casefold()
    named = [one for one in plan.channels.values() if one.name.casefold() == asked]
    found = named or [one for one in plan.channels.values() if one.platform.casefold() == asked]
    if len(found) != 1:
        names = ", ".join(sorted(one.name for one in plan.channels.values()))
        raise WrongUsage(f"There is no one channel “{name}”; the brand has {names}.")
    return found[0].id


def answer_facts(answer: Answered) -> dict[str, Any]:
    """An answer as facts, with those on the scales that posts are meant for beside it."""
    return {
        "question": answer.question,
        "measure": answer.measure,
        "n": answer.n,
        "posts": answer.posts,
        "ratio": answer.ratio,
        "interval80": answer.interval80,
        "interval95": answer.interval95,
        "words": answer.words.value,
        "about": answer.about,
        "sentence": answer.sentence,
        "definition": answer.definition,
        "period": str(answer.period) if answer.period else "",
        "groups": [_group_facts(one) for one in answer.groups],
        "crossed": _cross_facts(answer.crossed) if answer.crossed else None,
        "notes": list(answer.notes),
        "left_out": {why.value: count for why, count in answer.left_out.items()},
        "beside": [answer_facts(one) for one in answer.beside],
    }


def _group_facts(group: GroupAnswer) -> dict[str, Any]:
    return {
        "key": group.key,
        "name": group.name,
        "n": group.n,
        "posts": group.posts,
        "words": group.words.value,
        "estimate": group.estimate,
        "interval80": group.interval80,
        "interval95": group.interval95,
        "shrunk": group.shrunk,
        "median": group.median,
        "pooled": group.pooled,
    }


def _cross_facts(cross: Cross) -> dict[str, Any]:
    return {
        "rows": [key for key, _ in cross.rows],
        "columns": [key for key, _ in cross.columns],
        "counts": [list(row) for row in cross.counts],
        "strength": round(cross.strength, 3),
        "sentence": cross.sentence,
    }


def _lines(answer: Answered) -> Iterator[str]:
    yield question_words(answer.question)
    yield answer.sentence
    yield f"  Measure: {answer.definition}"
    yield from (f"  {_group_line(one)}" for one in answer.groups)
    yield from (f"  {note}" for note in answer.notes)
    for one in answer.beside:
        yield ""
        yield one.sentence
        yield f"  Measure: {one.definition}"
        yield from (f"  {_group_line(group)}" for group in one.groups)


def _group_line(group: GroupAnswer) -> str:
    """A group with its entries, against the mean of all."""
    told = f"{group.name}: {words.many(group.n, 'entry')}"
    if group.estimate is None or group.interval95 is None or group.shrunk is None:
        return f"{told} – {group.words}"
    ratio = f"{ratio_words(group.estimate)} times the mean (95 %: {range_words(group.interval95)})"
    return f"{told}, {ratio}, {ratio_words(group.shrunk)} after shrinkage – {group.words}"


_DEEDS: Mapping[str, Callable[[argparse.Namespace], None]] = {"ask": _ask, "import": import_results, "report": report}
