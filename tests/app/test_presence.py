"""Profiles of an open plan: what the plan says of their channels, the data they are checked by, and item 34."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.app import review
from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.app.document import Document
from planner.app.presence import board_of, presence_rules, without_profile
from planner.app.written_files import save_file
from planner.domain.checks import Item, State
from planner.domain.edits import add_channel, new_post
from planner.domain.edits.presence import add_profiles, begin_audit, finish_audit, profile_of
from planner.domain.presence import CheckState, results_of
from planner.domain.records import Audit, Channel, Profile
from planner.domain.span import Week
from planner.store.errors import NotWritten
from tests.builders import a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()


@pytest.fixture
def profile(document: Document) -> Profile:
    """The profile of a Facebook channel."""
    brand = document.brands()[0]
    document.do(add_channel(Channel(id="fb", brand_id=brand.id, name="@ferrow", platform="facebook", language="en")))
    made = profile_of(without_profile(document.settings_of(brand))[0], 0)
    document.do(add_profiles([made]))
    return made


def post(document: Document, day: date, text: str = "Hello") -> None:
    brand, number = document.brands()[0], f"{day}-{text}"
    made = a_post(id=number, brand_id=brand.id, title="", text=text)
    place = a_placement(id=f"at-{number}", post_id=number, channel_id="fb", date=day, time=time(9))
    document.do(new_post(made, [place]))


def state(document: Document, catalogue: Catalogue, check: str) -> tuple[CheckState, str]:
    board = board_of(document, document.brands()[0], catalogue, NOW)
    found = next(one for one in board.standings if one.check.key == check)
    return found.state, f"{found.sentence} {found.noted}".strip()


def item(document: Document, catalogue: Catalogue, now: datetime = NOW) -> Item:
    span = Week.of(now.date()).span
    found = review.check(document, document.brands()[0], span, now=now, catalogue=catalogue)
    return next(one for one in found if one.key == "profile-audit")


def test_a_profile_is_taken_over_from_its_channel(document: Document, profile: Profile) -> None:
    assert (profile.platform, profile.handle, profile.language, profile.channel_id) == (
        "facebook",
        "@ferrow",
        "en",
        "fb",
    )
    assert without_profile(document.settings_of(document.brands()[0])) == []


def test_the_last_post_comes_from_the_plan_and_what_is_planned_does_not_count(
    document: Document, profile: Profile, catalogue: Catalogue
) -> None:
    assert state(document, catalogue, "last-post")[0] is CheckState.NOT_CHECKED
    post(document, TODAY - timedelta(days=8))
    post(document, TODAY + timedelta(days=1))
    assert state(document, catalogue, "last-post") == (
        CheckState.FAIL,
        "Last post on 15 Nov, 8 days ago; at most 5 days of silence.",
    )
    post(document, TODAY)
    assert state(document, catalogue, "last-post")[0] is CheckState.PASS


def test_a_post_about_opening_hours_is_held_against_the_noted_ones(document: Document, catalogue: Catalogue) -> None:
    brand = document.brands()[0]
    document.do(add_channel(Channel(id="fb", brand_id=brand.id, name="Facebook", platform="facebook")))
    document.do(add_profiles([Profile(id="p", brand_id=brand.id, platform="facebook", hours="8-18")]))
    post(document, TODAY - timedelta(days=3), "New hours from Monday")
    said = state(document, catalogue, "hours-current")[1]
    assert said == "Not checked yet. Noted: 8-18. “New hours from Monday” told of other hours on 20 Nov."


def test_item_34_asks_for_nothing_without_profiles(document: Document, catalogue: Catalogue) -> None:
    assert item(document, catalogue).state is State.NOT_APPLICABLE


def test_item_34_asks_for_the_first_audit_and_for_the_next_after_a_quarter(
    document: Document, profile: Profile, catalogue: Catalogue
) -> None:
    brand = document.brands()[0]
    assert item(document, catalogue).heading == "The audit of profiles is due"
    document.do(begin_audit(brand, at=NOW))
    assert item(document, catalogue).heading == "An audit of profiles is begun"
    audit = document.audits(brand)[0]
    assert isinstance(audit, Audit)
    board = board_of(document, brand, catalogue, NOW)
    document.do(finish_audit(audit, results_of(board.standings), at=NOW))
    done = item(document, catalogue)
    assert (done.state, done.heading) == (State.OK, f"It was finished on 23 Nov; {board.counts.words}.")
    later = item(document, catalogue, NOW + timedelta(days=93))
    assert (later.state, later.heading) == (State.HINT, "The audit of profiles is due")


def test_wrong_data_is_refused_with_its_file_and_key(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "presence", tmp_path / "presence")
    file = tmp_path / "presence" / "checks.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('area = "safe"', 'area = "elsewhere"'), encoding="utf-8")
    with pytest.raises(BadData, match=r"checks\.toml, “verified”: there is no area “elsewhere”"):
        presence_rules(tmp_path)


def test_a_report_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="audit.pdf could not be written"):
        save_file(tmp_path / "none" / "audit.pdf", b"")
