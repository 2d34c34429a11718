"""What the labels of posts mean to the balance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache, partial
from typing import Any

from planner.domain.balance import Entry
from planner.domain.records import Stance
from planner.store.rows import words_of

_stance = lru_cache(maxsize=8)(Stance)
_entry = partial(tuple.__new__, Entry)
_day = lru_cache(maxsize=4096)(date.fromisoformat)
_clock = lru_cache(maxsize=4096)(time.fromisoformat)


class Labelling:
    """What the labels of posts mean to the balance, looked up once for many entries; each brand has its own."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str, str | None, str]]) -> None:
        self._kinds: dict[str | None, tuple[str, Stance | None, str]] = {None: ("", None, "")}
        self._words: dict[tuple[str, str], str] = {}
        for id_, brand_id, set_key, key, stance, origin in rows:
            self._kinds[id_] = key, _stance(stance) if stance else None, origin
            self._words[brand_id, id_] = f"{set_key}:{key}"
        self._labels: dict[tuple[str, str | None, str], tuple[str, ...]] = {}

    def entry(self, row: tuple[Any, ...]) -> Entry:
        """The entry of a row."""
        day, clock, id_, post_id, channel_id, form, kind_id, own = row[:8]
        campaign_id, link, partner = row[11:]
        kind, stance, origin = self._kinds[kind_id]
        labelled = row[8:11]
        labels = self._labels.get(labelled)
        if labels is None:
            labels = self._labels[labelled] = self._read(*labelled)
        found: Entry = _entry(
            (
                _day(day),
                clock and _clock(clock),
                *(id_, post_id, channel_id, form, kind),
                _stance(own) if own else stance,
                *(origin, labels, campaign_id, bool(link), bool(partner)),
            )
        )
        return found

    def _read(self, brand_id: str, pillar_id: str | None, label_ids: str) -> tuple[str, ...]:
        ids = [pillar_id] if pillar_id else []
        names = ((brand_id, id_) for id_ in (*ids, *words_of(label_ids)))
        return tuple(self._words[name] for name in names if name in self._words)
