"""What an entry looks like in the files of tools: with its link in the text, and its media by their addresses."""

from __future__ import annotations

from planner.domain.threads import DIVIDER, parts
from planner.exchange.handoff.media import address_of
from planner.exchange.own.cells import read_media
from planner.exchange.own.week_csv import Cells


def as_handed_over(text: str, link: str) -> tuple[str, ...]:
    """A text as it stands in the plan, and as it stands in the files of tools.

    There are some that have no column for links, and some that take the first part of a thread as its text.
    """
    first = parts(text)[0].text if DIVIDER in text else ""
    said = (text, first) if first else (text,)
    with_link = tuple(f"{one}\n\n{link}" for one in said) if link and link not in text else ()
    return (*said, *with_link)


def only_handed_over(name: str, ours: str, says: Cells, base: str) -> bool:
    """Whether a cell says what the plan says as a file for a tool does, or only what was made of the row's media.

    ``base`` is the address under which the brand's media can be fetched.
    """
    if name == "format":
        return not says.format
    if name in ("media", "link"):  # there are tools that take either in one column
        return _paths(ours) <= {known for path in _paths(says.media) for known in (path, address_of(path, base))}
    return name == "text" and any(same_words(ours, one) for one in as_handed_over(says.text, says.link))


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for what tools make of line breaks, blanks and quotation marks."""
    return one == other or _loose(one) == _loose(other)


def _loose(text: str) -> list[str]:
    """The words of a text; there are tools with other signs for line breaks and double quotation marks."""
    return text.replace("\\n", "\n").replace('"', "'").split()


def with_line_breaks(text: str) -> str:
    """The text with its line breaks, where a tool that takes none in a cell has ``\\n`` for them."""
    return text if "\n" in text else text.replace("\\n", "\n")


def _paths(cell: str) -> set[str]:
    return {one.path for one in read_media(cell, "")}
