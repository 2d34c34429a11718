"""Changes that were asked for in comments, until somebody has dealt with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.inspection import Inspection
from planner.domain.checks import Finding
from planner.domain.plan import Plan
from planner.domain.records import Comment, Placement, Status
from planner.domain.rules import Severity
from tests.builders import a_brand, a_channel, a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_comment(**values: Any) -> Comment:
    said = {"id": "said", "brand_id": "brand", "post_id": "post", "at": NOW, "who": "Maeve", "text": "Shorter"}
    return Comment(**said | {"wants_change": True} | values)


def found(catalogue: Catalogue, *comments: Comment, placement: Placement | None = None) -> list[Finding]:
    entry = placement or a_placement(id="entry", channel_id="channel")
    channel = a_channel(id="channel")
    plan = Plan(a_brand(), {"channel": channel}, posts={"post": a_post(id="post")}, placements={entry.id: entry})
    plan = replace(plan, comments=comments)
    return [one for one in Inspection(catalogue).findings(plan, entry, NOW) if one.item == "asked-changes"]


def test_who_asks_and_for_what_is_said(catalogue: Catalogue) -> None:
    (finding,) = found(catalogue, a_comment())
    assert finding.sentence == "Maeve asks for a change: “Shorter”"
    assert (finding.severity, finding.about) == (Severity.ATTENTION, "comments")
    (change,) = finding.fixes[0].changes
    assert isinstance(change.after, Comment)
    assert change.after.done


def test_a_mere_remark_asks_for_nothing(catalogue: Catalogue) -> None:
    assert found(catalogue, a_comment(wants_change=False)) == []


def test_a_comment_on_another_post_or_entry_is_not_meant(catalogue: Catalogue) -> None:
    assert found(catalogue, a_comment(post_id="other"), a_comment(placement_id="elsewhere")) == []
    assert len(found(catalogue, a_comment(placement_id="entry"))) == 1


def test_what_is_out_already_asks_for_nothing(catalogue: Catalogue) -> None:
    posted = a_placement(id="entry", channel_id="channel", status=Status.POSTED)
    assert found(catalogue, a_comment(), placement=posted) == []


def test_what_was_found_is_not_remembered_when_comments_come(catalogue: Catalogue) -> None:
    inspection = Inspection(catalogue)
    entry = a_placement(id="entry", channel_id="channel")
    plan = Plan(
        a_brand(), {"channel": a_channel(id="channel")}, posts={"post": a_post(id="post")}, placements={"entry": entry}
    )
    before = inspection.findings(plan, entry, NOW)
    after = inspection.findings(replace(plan, comments=(a_comment(),)), entry, NOW)
    assert len(after) == len(before) + 1
