"""The verb that takes numbers from a network's export into the plan."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.results_intake import TAKEN, About, Fate, Incoming, IncomingWishes, Line, ResultAsk, ResultsIntake
from planner.app.surroundings import own_facts
from planner.cli import words
from planner.cli.wanted import (
    Failed,
    WrongUsage,
    chosen_brand,
    content_of,
    given,
    in_zone_of,
    opened,
    pretended_now,
)
from planner.domain.clock import zone_named
from planner.domain.quote import quoted
from planner.domain.records import Brand
from planner.domain.span import read_day

_SWITCHES = {"year": "--year", "channel": "--channel", "captured": "--captured", "order": "--order", "zone": "--zone"}
_MOST_TOLD = 20
_YEARS = range(2000, 2101)


def import_results(wanted: argparse.Namespace) -> None:
    """Reads an export and takes its numbers, or says what has to be said first."""
    content = content_of(wanted.file)
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=not wanted.dry_run) as document:
        brand = chosen_brand(document, wanted.brand)
        today = in_zone_of(pretended_now(wanted), brand).date()
        intake = ResultsIntake(document, brand, catalogue, today, _came(wanted.file))
        intake.open(content, wanted.file)
        incoming = intake.read(IncomingWishes(answers=_answers(wanted, document, brand)))
        if not wanted.dry_run and not incoming.open:
            document.do(incoming.edit)
    _tell(wanted, incoming)


def _came(name: str) -> date | None:
    """The day on which the file was saved; None for standard input."""
    return None if name == "-" else datetime.fromtimestamp(Path(name).stat().st_mtime).date()


def _answers(wanted: argparse.Namespace, document: Document, brand: Brand) -> dict[str, str]:
    if wanted.zone:
        given(zone_named, wanted.zone)
    said = {"order": wanted.order, "zone": wanted.zone}
    if wanted.captured:
        said["captured"] = given(read_day, wanted.captured).isoformat()
    if wanted.year:
        if wanted.year not in _YEARS:
            raise WrongUsage(f"{wanted.year} is no year of posts.")
        said["year"] = str(wanted.year)
    if wanted.channel:
        said["channel"] = _channel(document, brand, wanted.channel)
    return {key: value for key, value in said.items() if value}


def _channel(document: Document, brand: Brand, name: str) -> str:
    channels = document.settings_of(brand).channels.values()
    found = next((one.id for one in channels if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        raise WrongUsage(f"There is no channel “{name}”; there are {', '.join(one.name for one in channels)}.")
    return found


# telling


def _tell(wanted: argparse.Namespace, incoming: Incoming) -> None:
    if wanted.json:
        print(words.as_json(_facts(incoming)))
    elif incoming.name:
        print(*_lines(incoming, dry_run=wanted.dry_run), sep="\n")
    if not incoming.name:
        raise Failed("No table of posts or days is known in this file.")
    if incoming.open:
        raise Failed("Nothing was taken. " + " ".join(map(_asked, incoming.open)))
    if not incoming.of(*TAKEN):
        raise Failed("No row fits an entry of the plan; nothing was taken.")


def _asked(ask: ResultAsk) -> str:
    options = ", ".join(text for value, text in ask.options[:4] if value)
    return f"{ask.text} Say it with {_SWITCHES[ask.id]}" + (f" ({options})." if options else ".")


def _lines(incoming: Incoming, *, dry_run: bool) -> list[str]:
    count = Counter(line.fate for line in incoming.lines)
    verb = "would be taken" if dry_run or incoming.open else "taken"
    lines = [
        f"{incoming.name}: {words.many(count[Fate.NEW] + count[Fate.CHANGED], 'row')} {verb}, "
        f"{count[Fate.SAME]} there already, {count[Fate.UNMATCHED]} without an entry, {count[Fate.LEFT_OUT]} left out."
    ]
    lines += [f"  {ask.text} {_value(ask)}" for ask in incoming.asks if not ask.open]
    lines += _told_singly([line for line in incoming.of(Fate.UNMATCHED) if line.row and line.row.about is About.ENTRY])
    rest = [line for line in incoming.of(Fate.UNMATCHED) if line.row and line.row.about is About.ACCOUNT]
    lines += _told_together("without a channel", rest)
    return lines + _told_together("left out", incoming.of(Fate.LEFT_OUT))


def _told_singly(unmatched: Sequence[Line]) -> list[str]:
    lines = [f"  row {line.at.number}: {_short(line)}" for line in unmatched[:_MOST_TOLD]]
    more = len(unmatched) - _MOST_TOLD
    return [*lines, f"  … and {more} more"] if more > 0 else lines


def _told_together(what: str, lines: Iterable[Line]) -> list[str]:
    reasons = Counter(line.sentence for line in lines)
    return [f"  {what}, {words.many(number, 'row')}: {why}" for why, number in reasons.most_common()]


def _short(line: Line) -> str:
    return f"{quoted(line.says)}: {line.sentence}" + (f" (perhaps {line.suggested})" if line.suggested else "")


def _value(ask: ResultAsk) -> str:
    return dict(ask.options).get(ask.value, ask.value) or "not said"


def _facts(incoming: Incoming) -> dict[str, Any]:
    count = Counter(line.fate.value for line in incoming.lines)
    return {
        "format": incoming.name,
        "counts": {fate.value: count[fate.value] for fate in Fate},
        "asks": [{"id": ask.id, "question": ask.text, "value": ask.value, "open": ask.open} for ask in incoming.asks],
        "rows": [_row_facts(line) for line in incoming.lines],
    }


def _row_facts(line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "row": line.at.number,
        "sheet": line.at.sheet,
        "fate": line.fate.value,
        "how": line.how.value,
    }
    facts |= {"placement": line.placement_id, "channel": line.channel_id, "sentence": line.sentence}
    if line.numbers is not None:
        facts |= {"age": line.numbers.age.value, "captured": line.numbers.captured.isoformat()}
    if line.row is not None:
        facts["values"] = {number.key: number.value for number in line.row.values}
    return facts
