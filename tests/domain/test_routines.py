"""Routines kept, put away, and noted as done; each step undone by what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from planner.domain.edits import archive_routine, keep_routine, log_routine, restore_routine, unlog
from planner.domain.records import Logged, Per, Routine
from tests.builders import MONDAY

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_routine(**values: Any) -> Routine:
    return Routine(**{"id": "replies", "brand_id": "brand", "name": "Replies", "minutes": 30} | values)


def test_a_new_routine_has_its_name_without_the_spaces_around_it() -> None:
    edit = keep_routine(a_routine(name=" Replies "))
    assert (edit.text, edit.changes[0].before) == ("Add routine Replies", None)
    assert edit.changes[0].after == a_routine()


def test_a_changed_routine_keeps_its_id() -> None:
    before = a_routine()
    edit = keep_routine(a_routine(id="another", times=2, per=Per.WEEK), before=before)
    assert edit.text == "Change routine Replies"
    assert edit.changes[0].after == replace(before, times=2, per=Per.WEEK)


def test_what_stays_as_it_is_is_no_change() -> None:
    assert keep_routine(a_routine(), before=a_routine()).changes == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "  "}, "A name is needed"),
        ({"times": 0}, "A routine is done from 1 to 20 times"),
        ({"times": 21}, "A routine is done from 1 to 20 times"),
        ({"minutes": -1}, "Minutes are not below 0"),
    ],
)
def test_what_cannot_be_a_routine_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        keep_routine(a_routine(**values))


def test_a_routine_is_archived_and_asked_for_again() -> None:
    archived = archive_routine(a_routine()).changes[0].after
    assert archived == a_routine(archived=True)
    assert isinstance(archived, Routine)
    assert restore_routine(archived).changes[0].after == a_routine()


def test_a_note_says_the_day_who_and_when_and_is_taken_back() -> None:
    noted = log_routine(a_routine(), MONDAY, who=" Ann ", at=AT)
    logged = noted.changes[0].after
    assert isinstance(logged, Logged)
    assert (logged.routine_id, logged.brand_id, logged.day) == ("replies", "brand", MONDAY)
    assert (logged.who, logged.at) == ("Ann", AT)
    assert unlog(logged, a_routine()).changes == noted.reversed().changes


def test_each_note_is_one_of_its_own() -> None:
    first, second = (log_routine(a_routine(), MONDAY, who="", at=AT).changes[0].record.id for _ in range(2))
    assert first != second
