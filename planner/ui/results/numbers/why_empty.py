"""Why the table has no rows, and where there are some."""

from __future__ import annotations

from planner.app.numbers import NumberBook, Wanted, table_facts
from planner.domain.span import Week
from planner.ui.when import When
from planner.ui.words import tr


def why_empty(when: When, book: NumberBook, wanted: Wanted) -> tuple[str, str, Week | None]:
    """A heading, a sentence, and a week that has entries to look at."""
    if not book.has_entries:
        said = tr(
            "Posts that went out are listed here after 24 hours, 7 days and 28 days, with a place for each number that"
            " their network shows. Numbers that a network exports can be read from its file."
        )
        return tr("Numbers of your posts"), said, None
    if wanted.week is not None:
        return tr("Nothing went out in this week"), tr("Its numbers would be typed here."), None
    age = tr(table_facts().ages[wanted.age].name).lower()
    next_, missed = book.next_due(wanted.age), book.last_missed(wanted.age)
    parts = [tr("The next post is old enough on {day}.", day=when.day(next_))] if next_ is not None else []
    parts += [tr("In {week}, numbers were not noted in time.", week=when.week_number(missed).lower())] if missed else []
    return tr("Nothing is due {age}", age=age), " ".join(parts), missed or book.last_week
