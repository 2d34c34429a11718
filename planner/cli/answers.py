"""The file of answers to the questions of an import, and the questions as facts and in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.cli.wanted import Failed, WrongUsage
from planner.exchange.reading.asking import keys_of
from planner.exchange.reading.model import Ask, At, Field, Free, Reading, Wishes

_COLUMNS = "columns"
_LARGEST = 10_000_000
"""Bytes of a file of answers."""

FREE_WORDS = {
    Free.DAY: "a day such as 2026-11-23",
    Free.TIME: "a time such as 09:30",
    Free.CHANNELS: "channels",
    Free.KIND: "a kind",
    Free.TEXT: "words of your own",
}
"""What may be written in place of an option."""

Said = str | Mapping[str, str]


@dataclass(slots=True)
class Answers:
    """What a file of answers says; ``known`` gathers the questions that the sheet had, however it was read."""

    wishes: Wishes
    known: dict[str, Ask] = field(default_factory=dict)

    def met(self, asks: Iterable[Ask]) -> None:
        """Notes the questions of one reading, the last word on each."""
        self.known.update({ask.id: ask for ask in asks})

    def check(self, reading: Reading) -> None:
        """Raises WrongUsage when the file answers what is not asked, or with what is no answer."""
        for id_, said in self.wishes.answers.items():
            ask = self.known.get(id_)
            if ask is None:
                ids = ", ".join(self.known) or "none"
                raise WrongUsage(f"The answers name a question “{id_}” that this sheet does not ask; it asks {ids}.")
            _check(ask, said)
        names = {name for heading in reading.headings for name in heading.names}
        for heading in self.wishes.columns:
            if heading not in names and heading not in reading.layout and not _is_number(heading):
                raise WrongUsage(f"The answers name a column “{heading}” that this sheet does not have.")


def read_answers(name: str | None, fold: Callable[[str], str]) -> Answers:
    """The answers of a file, none without one; ``fold`` makes headings comparable.

    Raises Failed when it cannot be read, WrongUsage when it is no file of answers.
    """
    if name is None:
        return Answers(Wishes())
    table = _table(name)
    columns = table.pop(_COLUMNS, {})
    if not isinstance(columns, dict):
        raise WrongUsage(f"“{_COLUMNS}” in the answers must name a field for each heading.")
    return Answers(
        Wishes(
            answers={id_: _said(id_, said) for id_, said in table.items()},
            columns={
                heading if _is_number(heading) else fold(heading): _field(heading, said)
                for heading, said in columns.items()
            },
        )
    )


def ask_facts(ask: Ask, *, several: bool) -> dict[str, Any]:
    """A question as facts; rows are numbers, or ``2!14`` where there are several sheets."""
    answer = ask.answer
    return {
        "id": ask.id,
        "text": ask.text,
        "rows": rows_of(ask.rows, several=several),
        "options": [option.value for option in ask.options],
        "default": ask.default,
        "must": ask.must,
        "answer": answer if answer is None or isinstance(answer, str) else dict(answer),
        "words": {option.value: option.words for option in ask.options},
        "free": str(ask.free),
    }


def rows_of(rows: Iterable[At], *, several: bool) -> list[int] | list[str]:
    """Records as answers name them."""
    return [keys_of(at)[0] for at in rows] if several else [at.record for at in rows]


def _check(ask: Ask, said: Said) -> None:
    if isinstance(said, str):
        _check_value(ask, said)
        return
    keys = {key for at in ask.rows for key in keys_of(at)}
    for key, value in said.items():
        if key not in keys:
            raise WrongUsage(f"“{ask.id}” is not asked of row {key}.")
        _check_value(ask, value)


def _check_value(ask: Ask, value: str) -> None:
    values = [option.value for option in ask.options]
    unread = isinstance(ask.answer, str | None) and ask.answer is None
    if value in values or (ask.free is not Free.NO and not unread):
        return
    more = f", or {FREE_WORDS[ask.free]}" if ask.free is not Free.NO else ""
    raise WrongUsage(f"“{value}” is no answer to “{ask.id}”; write {', '.join(values)}{more}.")


def _said(id_: str, said: object) -> Said:
    if isinstance(said, str):
        return said
    if isinstance(said, dict) and said and all(isinstance(value, str) for value in said.values()):
        return {str(row): value for row, value in said.items()}
    raise WrongUsage(f"The answer to “{id_}” must be a text, or texts by row.")


def _field(heading: str, said: object) -> Field:
    fields = {each.value: each for each in Field}
    if not isinstance(said, str) or said not in fields:
        raise WrongUsage(f"“{said}” is no field for the column “{heading}”; there are {', '.join(fields)}.")
    return fields[said]


def _is_number(heading: str) -> bool:
    return heading[:1] == "#" and heading[1:].isdecimal()


def _table(name: str) -> dict[str, Any]:
    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise Failed(f"{name} cannot be read: {error.strerror}.") from None
    if len(content) > _LARGEST:
        raise Failed(f"{name} is larger than {_LARGEST // 1_000_000} MB, so it is no file of answers.")
    try:
        table = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Failed(f"{name} is not JSON that can be read: {error}.") from None
    if not isinstance(table, dict):
        raise WrongUsage(f'{name} must hold one table of answers, such as {{"order": "day-first"}}.')
    return table
