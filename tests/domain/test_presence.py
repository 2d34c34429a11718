"""Profiles: what is found by itself, how answers age, and what an audit counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.app.presence import presence_rules
from planner.domain.edits.presence import answer_check, begin_audit, finish_audit, put_off
from planner.domain.files import FileFacts, FileSort, FileState
from planner.domain.presence import (
    PROFILE_CHECKS,
    Board,
    ChangeSort,
    CheckSort,
    CheckState,
    News,
    changes_since,
    looks_like_password,
    results_of,
)
from planner.domain.presence.standing import Standing
from planner.domain.presence.to_be_found import common_handle, plain_handle
from planner.domain.records import Audit, AuditAnswer, Fate, Profile, Said, Verified
from tests.builders import a_brand

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PASS, FAIL, OPEN, NONE = (
    CheckState.PASS,
    CheckState.FAIL,
    CheckState.NOT_CHECKED,
    CheckState.NOT_APPLICABLE,
)
PLATFORMS = Catalogue().platforms
HANDLES = ("@ferrowstreet", "@ferrowstreet", "@ferrow.street", "@ferrowstreetcoffee")


def a_profile(**values: Any) -> Profile:
    return Profile(**{"id": "profile", "brand_id": "brand", "platform": "instagram", "handle": "@ferrow"} | values)


def a_board(*profiles: Profile, **values: Any) -> Board:
    defaults: dict[str, Any] = {
        "brand": a_brand(domains=("ferrow.example",)),
        "profiles": profiles or (a_profile(),),
        "answers": (),
        "audits": (),
        "rules": presence_rules(),
        "platforms": PLATFORMS,
        "today": TODAY,
    }
    return Board(**defaults | values)


def look(check: str, board: Board | None = None, **values: Any) -> Standing:
    board = board or a_board(a_profile(**values))
    found = board.find(f"{board.profiles[0].id}:{check}")
    assert found is not None
    return found


def an_answer(check: str, said: Said = Said.PASS, at: datetime = NOW, **values: Any) -> AuditAnswer:
    defaults: dict[str, Any] = {"profile_id": "profile", "id": f"answer-{check}", "brand_id": "brand"}
    return AuditAnswer(**defaults | {"check": check, "said": said, "at": at} | values)


# data


def test_every_check_that_the_records_can_answer_has_its_function() -> None:
    rules = presence_rules()
    computed = {key for key, one in rules.checks.items() if one.sort is not CheckSort.ASKED}
    assert computed == set(PROFILE_CHECKS)
    assert all(one.title and one.why and one.source for one in rules.checks.values())
    assert set(rules.offers) - {"default"} == {one.key for one in PLATFORMS}


# what is found by itself


def test_handles_are_compared_and_the_common_one_is_named() -> None:
    board = a_board(*(a_profile(id=str(at), handle=handle) for at, handle in enumerate(HANDLES)))
    found = [board.find(f"{at}:handle-same") for at in range(4)]
    assert [one.state for one in found if one] == [PASS, PASS, FAIL, FAIL]
    assert found[2] is not None
    assert found[2].sentence == "@ferrow.street differs from @ferrowstreet, which 2 of 4 accounts have."


def test_no_handle_is_the_common_one_in_a_tie() -> None:
    profiles = [a_profile(id=name, handle=name) for name in ("a", "b")]
    assert common_handle(profiles) == ""
    assert look("handle-same", a_board(*profiles)).state is FAIL
    assert look("handle-same", handle="").state is OPEN
    assert look("handle-same").state is PASS


@pytest.mark.parametrize("handle", ["@Ferrow", "ferrow", " @ferrow@mastodon.example", "ferrow.bsky.social"])
def test_handles_are_compared_without_what_networks_add(handle: str) -> None:
    assert plain_handle(handle) == "ferrow"


@pytest.mark.parametrize(("number", "state"), [(0, OPEN), (149, PASS), (150, PASS), (152, FAIL)])
def test_the_length_of_an_instagram_bio(number: int, state: CheckState) -> None:
    assert look("bio-length", bio="a" * number).state is state


def test_a_bio_that_is_too_long_is_told_by_how_much() -> None:
    assert look("bio-length", bio="a" * 152).sentence == "152 of 150 characters: 2 too many for Instagram."


def test_the_limit_of_a_network_that_is_not_known_is_not_made_up() -> None:
    assert look("bio-length", platform="reddit", bio="a").state is OPEN


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, OPEN),
        ({"pinned": "Spring", "pinned_on": date(2026, 3, 12)}, FAIL),
        ({"pinned": "Spring", "pinned_on": date(2026, 3, 12), "timeless": True}, PASS),
        ({"pinned": "Autumn", "pinned_on": date(2026, 11, 1)}, PASS),
        ({"pinned": "Autumn"}, OPEN),
    ],
)
def test_the_age_of_the_pinned_post(values: dict[str, Any], state: CheckState) -> None:
    assert look("pinned-fresh", **values).state is state


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("https://ferrow.example/?utm_medium=social&utm_content=bio", "", ""), "The link is right."),
        (
            ("https://ferrow.example/", "", ""),
            "“https://ferrow.example/” does not say utm_medium=social and utm_content=",
        ),
        (("https://other.example/", "", ""), "The link is right."),
        (("htps://other.example/", "", ""), "“htps://other.example/” is not well-formed, perhaps “https://"),
        (("https://other.example/", "Autumn", "2026-11-01"), "“https://other.example/” was good until 1 Nov."),
        (("https://other.example/", "Autumn", "2026-11-23"), "The link is right."),
    ],
)
def test_links_of_a_profile(row: tuple[str, ...], said: str) -> None:
    assert look("links-form", links=(row,)).sentence.startswith(said)


def test_details_are_asked_for_as_far_as_a_network_has_them() -> None:
    half: dict[str, Any] = {"category": "Café", "phone": "1"}
    assert look("details-set", **half).sentence == "Missing: button."
    assert look("details-set", platform="x").state is NONE
    assert look("details-set", platform="x", hours="8-18").state is PASS
    assert look("details-set", **half, button="Order").state is PASS


@pytest.mark.parametrize(("width", "height", "state"), [(320, 320, PASS), (110, 110, FAIL), (640, 320, FAIL)])
def test_the_size_of_a_profile_picture(width: int, height: int, state: CheckState) -> None:
    facts = FileFacts(path="/a.png", state=FileState.THERE, sort=FileSort.IMAGE, width=width, height=height)
    board = a_board(a_profile(avatar="/a.png"), files=lambda _: facts)
    assert look("avatar-size", board).state is state


def test_a_picture_that_nobody_looked_at_is_not_judged() -> None:
    assert look("avatar-size", avatar="/a.png").state is OPEN
    assert look("cover-size").state is NONE
    missing = FileFacts(path="/c.png", state=FileState.MISSING)
    board = a_board(a_profile(platform="x", cover="/c.png"), files=lambda _: missing)
    assert look("cover-size", board).sentence == "c.png is not where it was."


@pytest.mark.parametrize(
    ("check", "values", "state"),
    [
        ("verified", {}, OPEN),
        ("verified", {"verified": Verified.NO}, FAIL),
        ("verified", {"verified": Verified.ASKED}, OPEN),
        ("verified", {"verified": Verified.ASKED, "verified_on": TODAY}, PASS),
        ("verified", {"verified": Verified.YES}, PASS),
        ("two-factor", {}, OPEN),
        ("two-factor", {"two_factor": False}, FAIL),
        ("two-factor", {"two_factor": True}, PASS),
        ("two-people", {}, OPEN),
        ("two-people", {"owner": "Ana", "backup_owner": "ana "}, FAIL),
        ("two-people", {"owner": "Ana", "backup_owner": "Ben"}, PASS),
        ("sign-in", {}, OPEN),
        ("sign-in", {"login": "Instagram of the shop"}, FAIL),
        ("sign-in", {"login": "Instagram of the shop", "recovery_mail": "a@b.example"}, PASS),
        ("sign-in", {"login": "Tr0ub4dor&3", "recovery_mail": "a@b.example"}, FAIL),
        ("purpose", {}, OPEN),  # what is not known is no fail
        ("purpose", {"mission": "Regulars"}, PASS),
        ("purpose", {"fate": Fate.CLOSE, "fate_on": TODAY}, PASS),
        ("purpose", {"fate": Fate.KEEP, "fate_on": date(2025, 1, 1)}, OPEN),
        ("last-post", {}, NONE),
    ],
)
def test_what_the_record_says_by_itself(check: str, values: dict[str, Any], state: CheckState) -> None:
    assert look(check, **values).state is state


@pytest.mark.parametrize(("days", "state"), [(5, PASS), (6, FAIL)])
def test_the_last_post_against_the_longest_silence(days: int, state: CheckState) -> None:
    lasts = {"c": TODAY - timedelta(days=days)}
    board = a_board(a_profile(channel_id="c"), lasts=lasts, silences={"c": 5})
    assert look("last-post", board).state is state


@pytest.mark.parametrize(
    ("text", "suspicious"),
    [
        ("Tr0ub4dor&3", True),
        ("xK9mQ2vL7p", True),
        ("correct horse battery staple", False),
        ("Bitwarden: Instagram", False),
        ("1Password", False),
        ("ana@ferrow.example", False),
        ("instagram-shop-2026", False),
    ],
)
def test_what_looks_like_a_password(text: str, suspicious: bool) -> None:
    assert looks_like_password(text) == suspicious


def test_words_that_people_search_for_answer_by_themselves_or_a_person_does() -> None:
    brand = a_brand(keywords=("coffee", "Leeds"))
    found = a_board(a_profile(name="Ferrow Street Coffee"), brand=brand)
    assert (look("name-words", found).state, look("name-words", found).asks) == (PASS, False)
    other = a_board(a_profile(name="Ferrow Street"), brand=brand)
    assert (look("name-words", other).state, look("name-words", other).asks) == (OPEN, True)
    said = a_board(a_profile(name="Ferrow Street"), brand=brand, answers=(an_answer("name-words"),))
    assert (look("name-words", said).state, look("name-words", said).computed) == (PASS, False)


# answers and their age


def test_an_answer_ages_and_is_told_with_its_day() -> None:
    answers = (an_answer("bio-says", who="Ana", note="fine"),)
    fresh = look("bio-says", a_board(answers=answers))
    assert fresh.sentence == "Yes, answered by Ana on 23 Nov 2026: fine"
    old = look("bio-says", a_board(answers=answers, today=date(2027, 3, 1)))
    assert (old.state, old.sentence, old.aged) == (OPEN, "Not checked since 23 Nov 2026.", TODAY)


def test_an_answer_holds_to_the_end_of_its_interval() -> None:
    answers = (an_answer("links-open", Said.FAIL),)
    assert look("links-open", a_board(answers=answers, today=TODAY + timedelta(days=30))).state is FAIL
    assert look("links-open", a_board(answers=answers, today=TODAY + timedelta(days=31))).state is OPEN


def test_news_of_other_opening_hours_outdoes_an_answer_before_it() -> None:
    profile = a_profile(platform="facebook", hours="8-18")
    answers = (an_answer("hours-current", at=NOW - timedelta(days=3)),)
    news = News("New opening hours", TODAY - timedelta(days=1))
    assert look("hours-current", a_board(profile, answers=answers)).state is PASS
    outdone = look("hours-current", a_board(profile, answers=answers, news=news))
    assert (outdone.state, outdone.noted) == (OPEN, "Noted: 8-18. “New opening hours” told of other hours on 22 Nov.")


def test_what_fails_by_itself_cannot_be_ticked_but_some_of_it_kept_with_a_reason() -> None:
    profiles = [a_profile(handle="@ferrow.street"), *(a_profile(id=one, handle="@ferrow") for one in "ab")]
    tick, reason = an_answer("handle-same"), an_answer("handle-same", note="taken by a football club")
    assert look("handle-same", a_board(*profiles, answers=(tick,))).state is FAIL
    kept = look("handle-same", a_board(*profiles, answers=(reason,)))
    assert (kept.state, kept.computed) == (PASS, False)
    long_bio = a_profile(bio="a" * 152)
    assert look("bio-length", a_board(long_bio, answers=(an_answer("bio-length", note="x"),))).state is FAIL


def test_what_the_record_does_not_say_may_not_apply() -> None:
    answers = (an_answer("pinned-fresh", Said.NOT_APPLICABLE),)
    assert look("pinned-fresh", a_board(answers=answers)).state is NONE
    pinned = a_profile(pinned="Spring", pinned_on=date(2026, 3, 1))
    assert look("pinned-fresh", a_board(pinned, answers=answers)).state is FAIL


# counting


def test_the_line_of_the_result_says_how_many_of_how_many_and_gives_no_grade() -> None:
    board = a_board(answers=(an_answer("bio-says"), an_answer("leavers", Said.FAIL, profile_id=None)))
    counts = board.counts
    assert counts.words == f"{counts.checked} of {counts.whole} checked – {counts.passed} pass, {counts.failed} fail"
    assert counts.answered == 2
    assert counts.checked + counts.not_checked + counts.not_applicable == len(board.standings)
    assert "%" not in counts.words + counts.rest_words


def test_areas_share_out_the_counts() -> None:
    board = a_board(a_profile(), a_profile(id="b", platform="x"))
    assert sum(one.whole for one in board.by_area().values()) == board.counts.whole


def test_without_profiles_there_is_nothing_to_check() -> None:
    assert a_board(profiles=()).standings == ()


# the walk


def begun(board: Board) -> Audit:
    audit = begin_audit(board.brand, at=NOW, who="Ana").changes[0].after
    assert isinstance(audit, Audit)
    return audit


def test_a_walk_asks_what_no_record_answers_and_goes_on_where_it_was_left() -> None:
    board = a_board()
    audit = begun(board)
    asked = board.open_questions(audit)
    assert all(one.check.asks and one.check.question for one in asked)
    first = asked[0]
    edit = answer_check(board.brand, first.check.key, Said.PASS, before=None, at=NOW, profile_id="profile")
    answer = edit.changes[0].after
    assert isinstance(answer, AuditAnswer)
    later = replace(board, answers=(answer,))
    assert later.open_questions(audit) == tuple(look(one.check.key, later) if one.profile else one for one in asked[1:])
    assert len(later.questions(audit)) == len(asked)


def test_what_is_put_off_comes_last() -> None:
    board = a_board()
    audit = begun(board)
    first = board.open_questions(audit)[0]
    after = put_off(audit, first.key).changes[0].after
    assert isinstance(after, Audit)
    assert [one.key for one in board.open_questions(after)][-1] == first.key


def test_what_was_answered_lately_is_not_asked_again() -> None:
    answers = (
        an_answer("bio-says", at=NOW - timedelta(days=20)),
        an_answer("record-current", at=NOW - timedelta(days=60)),
    )
    board = a_board(answers=answers)
    asked = {one.check.key for one in board.open_questions(begun(board))}
    assert "bio-says" not in asked
    assert "record-current" in asked


def test_what_is_different_from_the_last_audit() -> None:
    answers = (an_answer("links-open"), an_answer("bio-says", Said.FAIL))
    before = a_board(a_profile(bio="a" * 152, two_factor=True), answers=answers)
    audit = finish_audit(begun(before), results_of(before.standings), at=NOW).changes[0].after
    assert isinstance(audit, Audit)
    profile = a_profile(bio="a", two_factor=False, mission="Regulars", owner="Ana")
    after = a_board(profile, a_profile(id="new", mission="x"), answers=answers, today=TODAY + timedelta(days=31))
    found = {(one.sort, one.standing.key) for one in changes_since(audit, after.standings)}
    assert {
        (ChangeSort.FIXED, "profile:bio-length"),
        (ChangeSort.BROKE, "profile:two-factor"),
        (ChangeSort.AGED, "profile:links-open"),
        (ChangeSort.CHECKED, "profile:two-people"),
        (ChangeSort.NEW, "new:purpose"),
    } <= found
    assert not any(key == "profile:bio-says" for _, key in found)


def test_what_did_not_apply_ages_as_well() -> None:
    answers = (an_answer("links-open", Said.NOT_APPLICABLE),)
    before = a_board(a_profile(), answers=answers)
    audit = finish_audit(begun(before), results_of(before.standings), at=NOW).changes[0].after
    assert isinstance(audit, Audit)
    after = a_board(a_profile(), answers=answers, today=TODAY + timedelta(days=31))
    aged = [one.standing.key for one in changes_since(audit, after.standings) if one.sort is ChangeSort.AGED]
    assert aged == ["profile:links-open"]
