"""Alt texts, media, what was left to fill in, and clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from planner.domain.checks import State
from planner.domain.records import Media
from planner.domain.rules import Severity
from planner.domain.span import Span
from tests.builders import (
    a_post,
)
from tests.scopes import ALT, CLOCK, MEDIA, PLACEHOLDERS, a_scope, item, pictures, standing

# alt text


@pytest.mark.parametrize("form", ["image", "carousel", "album", "pin"])
@pytest.mark.parametrize(("alts", "state"), [(("",), State.ATTENTION), (("A cup",), State.OK)])
def test_pictures_need_an_alt_text(form: str, alts: tuple[str, ...], state: State) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format=form))).state is state


@pytest.mark.parametrize("form", ["reel", "video", "story", "text", "link", "document"])
def test_other_formats_need_no_alt_text(form: str) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures("")), format=form))).state is State.OK


@pytest.mark.parametrize("alts", [("A cup", "", ""), ("", "", "A cup"), ("A cup", "A lamp", "A door")])
def test_one_alt_text_may_cover_all_files(alts: tuple[str, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format="carousel"))).state is State.OK


@pytest.mark.parametrize("alts", [("", ""), (" ", "\n")])
def test_blanks_are_no_alt_text(alts: tuple[str, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(*alts)), format="carousel"))).state is State.ATTENTION


@pytest.mark.parametrize("alt", ["Cup", "picture 0.jpg", "x" * 400])
def test_only_an_empty_alt_text_is_a_finding(alt: str) -> None:
    assert item(ALT, a_scope(standing(a_post(media=pictures(alt)), format="image"))).state is State.OK


@pytest.mark.parametrize("media", [(), (Media("", ""),)])
def test_what_has_no_file_needs_no_alt_text_yet(media: tuple[Media, ...]) -> None:
    assert item(ALT, a_scope(standing(a_post(media=media), format="image"))).state is State.OK


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        (pictures("A cup"), None, State.OK),
        (pictures("A cup"), pictures(""), State.ATTENTION),
        (pictures(""), pictures("A cup"), State.OK),
        (pictures(""), None, State.ATTENTION),
        (pictures(""), (), State.OK),
    ],
)
def test_the_alt_text_on_this_channel_counts(
    of_post: tuple[Media, ...], of_placement: tuple[Media, ...] | None, state: State
) -> None:
    scope = a_scope(standing(a_post(media=of_post), format="image", media=of_placement))
    assert item(ALT, scope).state is state


# media


@pytest.mark.parametrize(
    "form", ["image", "carousel", "album", "pin", "reel", "story", "video", "document", "offer", "update"]
)
def test_every_format_but_text_and_link_needs_a_file(form: str) -> None:
    assert item(MEDIA, a_scope(standing(format=form))).state is State.MUST_FIX


@pytest.mark.parametrize("form", ["text", "link"])
def test_text_and_link_need_no_file(form: str) -> None:
    assert item(MEDIA, a_scope(standing(format=form))).state is State.OK


@pytest.mark.parametrize("path", ["cup.jpg", "pictures/cup.jpg", "/home/me/cup.jpg", r"C:\pictures\cup.jpg"])
def test_a_bare_file_name_counts_as_given(path: str) -> None:
    assert item(MEDIA, a_scope(standing(a_post(media=(Media(path),)), format="reel"))).state is State.OK


def test_an_alt_text_without_a_file_is_no_file() -> None:
    assert item(MEDIA, a_scope(standing(a_post(media=(Media("", "A cup"),)), format="image"))).state is State.MUST_FIX


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        (pictures(""), None, State.OK),
        (pictures(""), (), State.MUST_FIX),
        ((), pictures(""), State.OK),
        ((), None, State.MUST_FIX),
    ],
)
def test_the_media_on_this_channel_count(
    of_post: tuple[Media, ...], of_placement: tuple[Media, ...] | None, state: State
) -> None:
    scope = a_scope(standing(a_post(media=of_post), format="reel", media=of_placement))
    assert item(MEDIA, scope).state is state


# placeholders


@pytest.mark.parametrize(
    "text",
    [
        "Only [NUMBER] left",
        "[AMOUNT]",
        "[…]",
        "[link to follow]",
        "Open from XX to 18:00",
        "XXX",
        "Price TBC",
        "TBD!",
        "TODO: write",
        "lorem ipsum dolor",
        "Lorem Ipsum",
        "see above",
        "Text: See above.",
        "end (TBC)",
        "Lorem dolor",
    ],
)
def test_what_is_left_to_fill_in_is_found(text: str) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=text)))).state is State.MUST_FIX


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kaffee? ☕️ #FerrowStreet",
        "Read [our story](https://ferrow.example)",
        "Size XXL and X",
        "MAXX",
        "Foxx and Exxon",
        "xx from all of us",
        "TBCs",
        "seen above the door",
        "an empty []",
        "array[\n]",
    ],
)
def test_other_texts_are_finished(text: str) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=text)))).state is State.OK


def test_the_words_left_are_quoted_once_each() -> None:
    told = item(PLACEHOLDERS, a_scope(standing(a_post(title="Sale", text="[NUMBER] and [NUMBER], TBC"))))
    assert told.findings[0].sentence.count("[NUMBER]") == 1
    assert "TBC" in told.findings[0].sentence


@pytest.mark.parametrize(
    ("of_post", "of_placement", "state"),
    [
        ("Soon TBC", None, State.MUST_FIX),
        ("Soon TBC", "On Friday", State.OK),
        ("On Friday", "Soon TBC", State.MUST_FIX),
        ("Soon TBC", "", State.OK),
    ],
)
def test_the_text_on_this_channel_counts(of_post: str, of_placement: str | None, state: State) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(text=of_post), text=of_placement))).state is state


@pytest.mark.parametrize("values", [{"title": "Offer TBC"}, {"link": "https://ferrow.example/[page]"}])
def test_titles_and_links_are_looked_at_too(values: dict[str, str]) -> None:
    assert item(PLACEHOLDERS, a_scope(standing(a_post(**values)))).state is State.MUST_FIX


def test_fields_of_the_network_are_looked_at_and_the_place_in_the_text_is_said() -> None:
    post, placement = standing(a_post(text="From XX to 18:00"), extras=(("first_comment", "More TBC"),))
    (one,) = item(PLACEHOLDERS, a_scope((post, placement))).findings
    assert one.sentence.endswith("Left to fill in: XX, TBC")
    assert (one.about, post.text[slice(*one.at or ())]) == ("text", "XX")
    (only,) = item(PLACEHOLDERS, a_scope((replace(post, text="Open"), placement))).findings
    assert (only.about, only.at) == ("first_comment", None)


# clock


SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def test_an_hour_that_does_not_exist_must_be_fixed() -> None:
    told = item(CLOCK, a_scope(standing(date=SPRING, time=time(1, 30))))
    assert told.state is State.MUST_FIX
    assert "does not exist in Europe/London" in told.sentence


def test_an_hour_that_comes_twice_asks_for_attention_and_says_which_is_taken() -> None:
    told = item(CLOCK, a_scope(standing(date=AUTUMN, time=time(1, 30))))
    assert told.state is State.ATTENTION
    assert "twice" in told.sentence
    assert "01:30+00:00" in told.sentence


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_is_in_order_when_it_is_said_which(fold: int) -> None:
    assert item(CLOCK, a_scope(standing(date=AUTUMN, time=time(1, 30), fold=fold))).state is State.OK


@pytest.mark.parametrize("fold", [0, 1])
def test_saying_which_does_not_make_a_missing_hour(fold: int) -> None:
    assert item(CLOCK, a_scope(standing(date=SPRING, time=time(1, 30), fold=fold))).state is State.MUST_FIX


@pytest.mark.parametrize(
    "values",
    [
        {"date": SPRING, "time": time(0, 59)},
        {"date": SPRING, "time": time(2)},
        {"date": AUTUMN, "time": time(2)},
        {"date": SPRING, "time": None},
        {"date": None, "time": None},
        {"date": AUTUMN, "time": time(1, 30), "zone": "UTC"},
        {"date": SPRING, "time": time(1, 30), "zone": "Europe/Berlin"},
    ],
)
def test_other_times_meet_no_change(values: dict[str, Any]) -> None:
    assert item(CLOCK, a_scope(standing(**values))).state is State.OK


def test_the_zone_of_the_entry_counts() -> None:
    berlin = standing(date=SPRING, time=time(2, 30), zone="Europe/Berlin")
    assert item(CLOCK, a_scope(berlin)).state is State.MUST_FIX


def test_one_missing_hour_decides_over_one_that_comes_twice() -> None:
    year = Span(date(2027, 1, 1), date(2028, 1, 1))
    scope = a_scope(standing(date=SPRING, time=time(1, 30)), standing(date=AUTUMN, time=time(1, 30)), span=year)
    told = item(CLOCK, scope)
    assert told.state is State.MUST_FIX
    assert {finding.severity for finding in told.findings} == {Severity.MUST_FIX, Severity.ATTENTION}
