"""Cells that are copied, pasted and cleared as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from planner.app.numbers import NumberRow
from planner.domain.results.typed_numbers import is_heading
from planner.ui.results.numbers.model import Index, NumbersModel
from planner.ui.results.numbers.wording import BOOSTED, NOTE, Wording
from planner.ui.results.numbers.writing import Typed


def copied(model: NumbersModel, wording: Wording, chosen: Sequence[Index]) -> str:
    """The cells as a spreadsheet takes them: lines with tabs between."""
    lines = (list(cells) for _, cells in groupby(chosen, key=lambda index: index.row()))
    return "\n".join("\t".join(_words(model, wording, index) for index in line) for line in lines)


def cleared(model: NumbersModel, chosen: Sequence[Index]) -> list[Typed]:
    """Blanks for all cells in which something can be typed."""
    return [Typed(row, key, "") for row, key in filter(None, (_cell(model, index) for index in chosen))]


def pasted(model: NumbersModel, text: str, chosen: Sequence[Index]) -> list[Typed]:
    """The cells of a spreadsheet from the first chosen cell downwards and to the right.

    One single cell fills all that are chosen. A heading over the numbers is left out, blank cells leave what is there,
    and cells that do not fit in the rows of the same sort are not taken.
    """
    cells = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
    if not cells or not chosen:
        return []
    if len(cells) == 1 and len(cells[0]) == 1 and len(chosen) > 1:
        found = ((_cell(model, index), cells[0][0]) for index in chosen)
        return [Typed(*cell, said) for cell, said in found if cell is not None]
    takes_words = model.key(chosen[0].row(), chosen[0].column()) == NOTE
    if len(cells) > 1 and not takes_words and all(is_heading(cell) or not cell.strip() for cell in cells[0]):
        cells = cells[1:]
    return list(_filled(model, cells, chosen[0]))


def _filled(model: NumbersModel, cells: Sequence[Sequence[str]], first: Index) -> Iterator[Typed]:
    begun = model.row(first.row())
    lines = [
        line
        for line in range(first.row(), model.rowCount())
        if (row := model.row(line)) is not None and begun is not None and row.sort is begun.sort
    ]
    for line, said in zip_longest(lines[: len(cells)], cells[: len(lines)]):
        for column, text in enumerate(said, first.column()):
            found = _cell(model, model.index(line, column)) if column < model.columnCount() else None
            if found is not None and text.strip():
                yield Typed(*found, text.strip())


def _cell(model: NumbersModel, index: Index) -> tuple[NumberRow, str] | None:
    row, key = model.row(index.row()), model.key(index.row(), index.column())
    return (row, key) if row is not None and key not in (None, BOOSTED) else None


def _words(model: NumbersModel, wording: Wording, index: Index) -> str:
    value = model.value(index)
    is_note = model.key(index.row(), index.column()) in (NOTE, BOOSTED)
    return " ".join(value.split()) if is_note else wording.typed(value)
