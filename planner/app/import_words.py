"""Reads the words of sheets, which the import understands files with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from planner.domain.records import Status
from planner.domain.rules.reading import refuse_unknown, without_source
from planner.exchange.reading.folding import folded, words_of
from planner.exchange.reading.lexicon import ChannelWords, DayWords, Lexicon, RowWords, TimeWords
from planner.exchange.reading.model import Field

Reader = Callable[[Path], Mapping[str, Any]]


@lru_cache(maxsize=2)
def read_lexicon(folder: Path, table: Reader) -> Lexicon:
    """The words of a folder of resources; ``table`` reads a file of it. Raises ValueError or KeyError on bad data.

    They are read once while the program runs: patterns of all kinds are made of them and remembered.
    """
    parts = ("headings", "words", "days", "times", "channels")
    headings, words, days, times, channels = (
        without_source(table(folder / "import" / f"{part}.toml")) for part in parts
    )
    return Lexicon(
        headings=_headings(headings),
        statuses=_meanings({key: _of_languages(said) for key, said in words["statuses"].items()}, Status),
        status_starts=_starts(words["statuses"]),
        asked=_meanings(words["asked"], Status),
        kinds=_kinds(words["kinds"], words["may_be"]),
        days=_days(days),
        times=_times(times),
        channels=_channels(channels),
        rows=RowWords(**{key: _set(said) for key, said in words["rows"].items()}),
    )


def _of_languages(said: Mapping[str, Any]) -> list[str]:
    refuse_unknown(said, {"en", "de", "fr", "es", "it", "tools", "starts"})
    return [word for key, words in said.items() if key != "starts" for word in words]


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _headings(said: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Fields by heading, and by its words alone where these are no other heading."""
    whole = _meanings({key: _of_languages(words) for key, words in said.items()}, Field)
    return {words_of(heading): field for heading, field in whole.items() if words_of(heading)} | whole


def _meanings(said: Mapping[str, Iterable[str]], allowed: type[Status] | type[Field]) -> dict[str, str]:
    """The key of each word; ValueError when a word has two meanings or a key is not allowed."""
    meanings: dict[str, str] = {}
    for key, words in said.items():
        for word in _set(words):
            if meanings.setdefault(word, allowed(key).value) != key:
                raise ValueError(f"“{word}” stands under “{meanings[word]}” and “{key}”")
    return meanings


def _starts(statuses: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Statuses by how a text begins, longer beginnings first."""
    starts = ((start, key) for key, said in statuses.items() for start in said.get("starts", ()))
    folds = {folded(start) + " " * start.endswith(" "): key for start, key in starts}
    return dict(sorted(folds.items(), key=lambda one: -len(one[0])))


def _kinds(sure: Mapping[str, Any], may_be: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    meant = [
        *(((key,), words) for key, words in sure.items()),
        *((one["keys"], one["words"]) for one in may_be.values()),
    ]
    for keys, words in meant:
        for word in _set(words):
            if kinds.setdefault(word, tuple(keys)) != tuple(keys):
                raise ValueError(f"the kind “{word}” stands there twice")
    return kinds


def _days(said: Mapping[str, Any]) -> DayWords:
    return DayWords(
        months=dict(_numbered(said["months"], first=1, many=12)),
        weekdays=dict(_numbered(said["weekdays"], first=0, many=7)),
        **{key: _set(words) for key, words in said["small"].items()},
    )


def _numbered(said: Mapping[str, Any], first: int, many: int) -> Iterator[tuple[str, int]]:
    for language, lists in said.items():
        if len(lists) != many:
            raise ValueError(f"“{language}” has {len(lists)} of {many} names")
        yield from ((folded(word), number) for number, words in enumerate(lists, first) for word in words)


def _times(said: Mapping[str, Any]) -> TimeWords:
    return TimeWords(
        known={folded(word): time.fromisoformat(clock) for clock, words in said["known"].items() for word in words},
        vague=_set(_of_languages(said["vague"])),
        zones=_set(said["zones"]["short"]),
        **{key: _set(words) for part in ("halves", "small") for key, words in said[part].items()},
    )


def _channels(said: Mapping[str, Any]) -> ChannelWords:
    surfaces = {
        words_of(word): (platform, form)
        for platform, forms in said["surfaces"].items()
        for form, words in forms.items()
        for word in words
    }
    formats = {words_of(word): tuple(one["keys"]) for one in said["formats"].values() for word in one["words"]}
    return ChannelWords(
        formats=formats, surfaces=surfaces, **{key: _set(words) for key, words in said["small"].items()}
    )
