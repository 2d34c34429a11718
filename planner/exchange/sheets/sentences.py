"""Words that several readers of files say."""

from __future__ import annotations

from collections.abc import Iterator


def many(count: int, word: str, words: str = "") -> str:
    """``1 chart``, ``2 charts``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {words or word + 's'}"


def cell_notes(without_value: int, linked: int) -> Iterator[str]:
    """What is said of formulas that have no value in the file, and of cells with an address behind their text."""
    if without_value:
        yield f"No value in the file: {many(without_value, 'formula')}. Nothing is worked out; the formula is shown."
    if linked:
        where = "The address is read in a column of links, elsewhere the text."
        yield f"A link behind other text: {many(linked, 'cell')}. {where}"


def is_address(text: str, target: str) -> bool:
    """Whether a cell's text says itself where its link leads."""
    return "://" in text or text.strip() in target
