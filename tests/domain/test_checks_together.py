"""Fixes of several findings as one step: nothing that one of them changes is lost in the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.together import joined, together
from planner.domain.edits import Change
from planner.domain.records import Status
from planner.domain.rules import Severity
from tests.builders import a_placement, a_post

POST = a_post(id="post", text="Beans", disclosure="")
OWN = a_placement(id="own", post_id="post", text="Own")
NOTED = Change(POST, replace(POST, disclosure="#ad"))
TEXT = Change(POST, replace(POST, text="#ad Beans", disclosure="#ad"))
OWN_TEXT = Change(OWN, replace(OWN, text="#ad Own"))


def finding(*changes: Change, words: str = "Begin with “#ad”", name: str = "") -> Finding:
    return Finding(Severity.MUST_FIX, "x", fixes=(Fix(words, changes),), name=name)


def test_what_one_changes_in_a_record_is_kept_when_the_next_changes_more_or_less_of_it() -> None:
    for fixes in ([TEXT], [NOTED, OWN_TEXT]), ([NOTED, OWN_TEXT], [TEXT]):
        one = joined(Fix("Begin", tuple(changes)) for changes in fixes)
        assert set(one.changes) == {TEXT, OWN_TEXT}


def test_fixes_that_agree_are_one_step() -> None:
    whole = together([finding(NOTED, OWN_TEXT), finding(TEXT)])
    assert whole is not None
    assert whole.words == "Begin with “#ad” (2)"
    assert set(whole.changes) == {TEXT, OWN_TEXT}


def test_of_fixes_that_contradict_each_other_only_the_first_is_in_it() -> None:
    other = Change(POST, replace(POST, text="Ad: Beans"))
    assert together([finding(TEXT), finding(other)]) is None
    whole = together([finding(TEXT), finding(other), finding(OWN_TEXT)])
    assert whole is not None
    assert set(whole.changes) == {TEXT, OWN_TEXT}


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Beans", "Beans"], "Approve it: “Beans”"),
        (["Beans", "Tea"], "Approve it: “Beans” and “Tea”"),
        (["Beans", "Tea", "Beans"], "Approve it: “Beans” and “Tea”"),
        (["Beans", "Tea", "Cake"], "Approve it (3)"),
        (["Beans", ""], "Approve it (2)"),
    ],
)
def test_few_posts_are_named_and_many_are_counted(names: list[str], words: str) -> None:
    entries = [a_placement(post_id="post") for _ in names]
    changes = [Change(one, replace(one, status=Status.APPROVED)) for one in entries]
    whole = together(
        finding(change, words="Approve it", name=name) for change, name in zip(changes, names, strict=True)
    )
    assert whole is not None
    assert whole.words == words


def test_a_single_fix_is_offered_by_its_own_finding() -> None:
    assert together([finding(TEXT), Finding(Severity.HINT, "y")]) is None
