"""What was typed and is not in the plan: kept from one start to the next until it is."""

from __future__ import annotations

from collections.abc import Iterable

from planner.app.numbers import NumberRow
from planner.app.settings import Memory
from planner.domain.records import Age, Brand

_PLACE = "numbers.typed"
_OF_POSTS = (Age.AFTER_DAY, Age.AFTER_WEEK, Age.AFTER_MONTH)


class Kept:
    """Texts by row and column, for each brand apart."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._place = ""
        self._texts: dict[str, str] = {}

    def show_brand(self, brand: Brand) -> None:
        """Takes up what is kept of this brand."""
        self._place = f"{_PLACE}.{brand.id}"
        known = self._memory.get(self._place)
        texts = known if isinstance(known, dict) else {}
        self._texts = {key: text for key, text in texts.items() if _is_name(key) and isinstance(text, str)}

    def text(self, row: NumberRow, key: str) -> str | None:
        """What was typed in a cell, None when nothing waits there."""
        return self._texts.get(_name(row, key))

    def rows(self, age: Age) -> frozenset[str]:
        """The keys of rows in which something waits, of this age or of no age of posts."""
        names = (name.rsplit("|", 2) for name in self._texts)
        return frozenset(row for row, of, _ in names if of == age or of not in _OF_POSTS)

    def keep(self, row: NumberRow, key: str, text: str) -> None:
        """Keeps what was typed in a cell."""
        self._texts[_name(row, key)] = text
        self._save()

    def drop(self, row: NumberRow, keys: Iterable[str]) -> None:
        """The plan has it."""
        for key in keys:
            self._texts.pop(_name(row, key), None)
        self._save()

    def _save(self) -> None:
        self._memory.put(self._place, dict(self._texts))


def _name(row: NumberRow, key: str) -> str:
    return f"{row.key}|{row.blank.age}|{key}"


def _is_name(key: object) -> bool:
    return isinstance(key, str) and key.count("|") >= 2
