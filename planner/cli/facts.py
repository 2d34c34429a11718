"""The facts about networks on the command line: shown, changed, reverted, imported."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.platform_files import GROUPS
from planner.app.surroundings import own_facts
from planner.cli import words
from planner.cli.networks import format_of, network
from planner.cli.wanted import Failed, WrongUsage, given, pretended_now, say
from planner.domain.fact_words import FOR_TOOLS, formats_words, read_value, value_words
from planner.domain.platforms import Confidence, Fact, Platform
from planner.domain.span import read_day


def facts(wanted: argparse.Namespace) -> None:
    """Does what was asked for with the facts, then shows those that are valid on the day."""
    catalogue = Catalogue(own_facts=own_facts())
    platform = network(catalogue, wanted.platform) if wanted.platform else None
    if catalogue.own_facts.note:
        say(catalogue.own_facts.note)
    if wanted.import_file:
        _import(catalogue, Path(wanted.import_file))
    elif wanted.revert_import:
        _revert_import(catalogue)
    elif wanted.set:
        _change(catalogue, _needed(platform), wanted)
    elif wanted.revert:
        _revert(catalogue, _needed(platform), wanted)
    else:
        _show(catalogue, platform, wanted)


def _show(catalogue: Catalogue, platform: Platform | None, wanted: argparse.Namespace) -> None:
    day = given(read_day, wanted.on) if wanted.on else pretended_now(wanted).date()
    platforms = [platform] if platform else sorted(catalogue.platforms, key=lambda one: one.name.casefold())
    form = _form(platform, wanted)
    found = [(one, fact) for one in platforms for fact in _ordered(catalogue, one, day, form)]
    if wanted.json:
        print(words.as_json([_as_facts(one, fact) for one, fact in found]))
        return
    for one in platforms:
        some = [fact for of, fact in found if of is one]
        print(f"{one.name}, {day.isoformat()}", *_lines(catalogue, some), sep="\n  ")


def _lines(catalogue: Catalogue, facts: list[Fact]) -> list[str]:
    return [_line(catalogue, fact) for fact in facts] or ["no limits but those that you set"]


def _line(catalogue: Catalogue, fact: Fact) -> str:
    name = catalogue.fact_names[fact.name]
    parts = (
        f"{name.words}{formats_words(fact)}: {value_words(fact, name)}",
        f"from {fact.since}" if fact.since else "",
        FOR_TOOLS if fact.tools else "",
        "yours" if fact.own else "",
        f"{fact.confidence.value}: {fact.source}",
        f"checked on {fact.checked}",
        fact.note,
        f"[{fact.name}]",
    )
    return "; ".join(part for part in parts if part)


def _ordered(catalogue: Catalogue, platform: Platform, day: date, form: str | None) -> Iterator[Fact]:
    """The facts in the order of their names, those for all formats first."""
    order = {name: number for number, name in enumerate(catalogue.fact_names)}
    groups = [*GROUPS]

    def place(fact: Fact) -> tuple[int, int, list[str]]:
        group = catalogue.fact_names[fact.name].group
        return groups.index(group), order[fact.name], sorted(fact.formats)

    yield from sorted(platform.valid_on(day, form), key=place)


def _as_facts(platform: Platform, fact: Fact) -> dict[str, Any]:
    return {
        "platform": platform.key,
        "name": fact.name,
        "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "formats": sorted(fact.formats),
        "since": fact.since.isoformat() if fact.since else None,
        "source": fact.source,
        "checked": fact.checked.isoformat(),
        "confidence": fact.confidence.value,
        "severity": fact.severity.value,
        "unit": fact.unit,
        "note": fact.note,
        "tools": fact.tools,
        "own": fact.own,
    }


def _change(catalogue: Catalogue, platform: Platform, wanted: argparse.Namespace) -> None:
    key, _, text = wanted.set.partition("=")
    name = catalogue.fact_names.get(key.strip())
    if name is None or not text.strip():
        raise WrongUsage(f"Write --set NAME=VALUE; the names are {', '.join(catalogue.fact_names)}.")
    form = _form(platform, wanted)
    formats = frozenset({form} if form else ())
    today = pretended_now(wanted).date()
    shown = next((fact for fact in platform.valid_on(today) if (fact.name, fact.formats) == (name.key, formats)), None)
    fact = Fact(
        name=name.key,
        value=given(read_value, text, name.measure),
        source="",
        checked=today,
        confidence=shown.confidence if shown else Confidence.VERIFIED,
        since=given(read_day, wanted.since) if wanted.since else None,
        formats=formats,
        unit=shown.unit if shown else "",
        note=wanted.note,
    )
    given(catalogue.change_fact, platform.key, fact)
    print(f"{platform.name}: {name.words}{formats_words(fact)} is {value_words(fact, name)} now, marked as yours.")


def _revert(catalogue: Catalogue, platform: Platform, wanted: argparse.Namespace) -> None:
    form = _form(platform, wanted)
    if not catalogue.revert_fact(platform.key, wanted.revert, None if form is None else frozenset({form})):
        raise Failed(f"“{wanted.revert}” of {platform.name} is not changed by you, so nothing was reverted.")
    print(f"{platform.name}: {wanted.revert} is the shipped one again.")


def _import(catalogue: Catalogue, file: Path) -> None:
    if not file.is_file():
        raise Failed(f"There is no file {file} to import facts from.")
    sentences = catalogue.import_facts(file)
    print(*(sentences or ["All of it is known already; nothing is different."]), sep="\n")


def _revert_import(catalogue: Catalogue) -> None:
    if not catalogue.revert_import():
        raise Failed("No facts were imported, so nothing was reverted.")
    print("The imported facts are gone; the shipped ones hold again.")


def _needed(platform: Platform | None) -> Platform:
    if platform is None:
        raise WrongUsage("Say which network with --platform.")
    return platform


def _form(platform: Platform | None, wanted: argparse.Namespace) -> str | None:
    if platform is None and wanted.format is None:
        return None
    return format_of(_needed(platform), wanted.platform, wanted.format)
