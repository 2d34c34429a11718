"""Reads what checks know besides plan and networks: lists of words, and the labels that each jurisdiction accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from planner.domain.lore import Jurisdiction, Lore, WordList
from planner.domain.rules import refuse_unknown

Reader = Callable[[Path], Mapping[str, Any]]


def read_lore(folder: Path, table: Reader) -> Lore:
    """The lore of a folder of resources; ``table`` reads a file of it. Raises ValueError or KeyError on bad data."""
    words, letters = table(folder / "words" / "calls.toml"), table(folder / "words" / "letters.toml")
    dated = table(folder / "words" / "dated.toml")
    refuse_unknown(words, {"source", "checked", "calls", "details", "profile"})
    refuse_unknown(dated, {"source", "checked", "words"})
    refuse_unknown(letters, {"source", "checked", "fancy", "look_alikes"})
    details = words["details"]
    return Lore(
        calls=WordList(word for listed in words["calls"].values() for word in listed),
        details=WordList((*details["days"], *details["places"])),
        figures=re.compile("|".join((*details["prices"], *details["times"])), re.IGNORECASE),
        prices=re.compile("|".join(details["prices"]), re.IGNORECASE),
        dated=_dated(dated["words"], details),
        bio=re.compile("|".join(map(re.escape, words["profile"]["words"])), re.IGNORECASE),
        fancy=_fancy(letters["fancy"]["ranges"], letters["fancy"]["letterlike"]),
        look_alikes=dict(letters["look_alikes"]),
        jurisdictions={
            file.stem: _jurisdiction(file.stem, table(file)) for file in sorted((folder / "disclosure").glob("*.toml"))
        },
    )


def _dated(words: Mapping[str, list[str]], details: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Finds words that tie a text to a day, longer phrases first, and then prices, times and years."""
    listed = [word for language, some in words.items() if language != "years" for word in some]
    whole = "|".join(map(re.escape, sorted({*listed, *details["days"]}, key=len, reverse=True)))
    prices = (rf"(?:{price})(?:[.,]\d+)?" for price in details["prices"])
    times = (rf"(?:{time})\w*" for time in details["times"])
    return re.compile("|".join((*prices, *times, rf"\b(?:{whole})\b", *words["years"])), re.IGNORECASE)


def _fancy(ranges: Iterable[tuple[str, str]], letterlike: tuple[str, str]) -> re.Pattern[str]:
    """Finds runs of signs from the ranges, with letterlike ones and blanks between them."""
    sure = "".join(f"{re.escape(first)}-{re.escape(last)}" for first, last in ranges)
    with_letterlike = f"{sure}{re.escape(letterlike[0])}-{re.escape(letterlike[1])}"
    run = f"[{with_letterlike}]*[{sure}](?:[ {with_letterlike}]*[{sure}])?[{with_letterlike}]*"
    return re.compile(f"(?<![{with_letterlike}]){run}")


def _jurisdiction(key: str, said: Mapping[str, Any]) -> Jurisdiction:
    refuse_unknown(said, {"name", "labels", "unclear", "within", "source", "checked"})
    labels, checked = tuple(said["labels"]), said["checked"]
    if not labels or not isinstance(checked, date):
        raise ValueError(f"“{key}” needs labels, and the day on which they were checked")
    return Jurisdiction(
        key=key,
        name=said["name"],
        labels=labels,
        unclear=tuple(said.get("unclear", ())),
        within=int(said["within"]),
        source=said["source"],
        checked=checked,
    )
