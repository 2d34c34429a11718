"""What the sorts of parts of the library are called, and how a part is shown in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from planner.domain.records import Snippet, SnippetSort
from planner.domain.templates import of_sort
from planner.domain.variables import Written
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.when import When
from planner.ui.words import tr

_LONGEST = 240
"""Characters of a first line that a row may have to show."""


class SortWords(NamedTuple):
    """One sort: its heading, what one is called, how one is added, its icon, and what its text is for."""

    sort: SnippetSort
    title: str
    name: str
    new: str
    icon: str
    text: str


# fmt: off
SORTS = (
    SortWords(SnippetSort.TEMPLATE, "Templates", "Template", "New template", "article",
              "What posts of this template begin with"),
    SortWords(SnippetSort.SNIPPET, "Snippets", "Snippet", "New snippet", "quotes", "Words that you use again"),
    SortWords(SnippetSort.HASHTAGS, "Hashtag sets", "Hashtag set", "New hashtag set", "hash", "#one #two #three"),
    SortWords(SnippetSort.SIGNATURE, "Signatures", "Signature", "New signature", "signature", "How your posts end"),
    SortWords(SnippetSort.CALL, "Calls to action", "Call to action", "New call to action", "megaphone-simple",
              "What you ask readers to do"),
)
# fmt: on

WORDS = {words.sort: words for words in SORTS}


def written_by(when: When) -> Written:
    """Days and times as variables are filled in with them."""
    return Written(day=when.whole_day, weekday=when.whole_weekday, clock=when.clock)


def rows_of(parts: Iterable[Snippet], shown: Callable[[str], str] = str) -> Sequence[Found]:
    """Parts as rows under the headings of their sorts; ``shown`` makes of a first line what is to be seen of it."""
    listed = list(parts)
    rows: list[Found] = []
    for words in SORTS:
        group = [one for one in listed if one.sort is words.sort]
        if group:
            rows += [heading(tr(words.title)), *(_row(one, words.icon, shown) for one in group)]
    return rows


def in_order(library: Iterable[Snippet]) -> list[Snippet]:
    """The parts that are not archived, sort after sort."""
    listed = list(library)
    return [one for words in SORTS for one in of_sort(listed, words.sort)]


def _row(part: Snippet, icon: str, shown: Callable[[str], str]) -> Found:
    return Found(part.id, part.name, shown(first_line(part)), icon=icon)


def first_line(part: Snippet) -> str:
    """The first line of a part that says something, or the title of a template."""
    lines = (line.strip() for line in (part.text or part.title).splitlines())
    return next((line for line in lines if line), "")[:_LONGEST]
