"""Cells of CSV files: the guard against formulas, and media lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.records import Media
from planner.exchange.own.cells import guarded, media_cells, read_media, unguarded

HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n＝＋－＠\";|, a"), st.characters(exclude_categories=["Cs"]))
)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49", "-5", "@name", "\ttab", "\rcr", "\nlf", "＝x", "＋x", "－x", "＠x", "'=x", "''@"]
)
def test_triggers_are_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "a=b", "'quoted'", "'", " =x", "01:30+00:00", "#tag"])
def test_other_cells_stay(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("cell", ["'quoted'", "'", "''", "plain", "'a"])
def test_apostrophes_before_other_text_are_the_users_own(cell: str) -> None:
    assert unguarded(cell) == cell


@given(HOSTILE)
def test_the_guard_is_taken_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_one_alt_text_stands_for_all_files() -> None:
    media = read_media("a.jpg; b.jpg", "Two cups; one lamp")
    assert media == (Media("a.jpg", "Two cups; one lamp"), Media("b.jpg"))
    assert media_cells(media) == ("a.jpg; b.jpg", "Two cups; one lamp")


def test_alt_texts_per_file() -> None:
    media = (Media("a.jpg", "A cup"), Media("b.jpg", "A lamp"))
    assert media_cells(media) == ("a.jpg; b.jpg", "A cup || A lamp")
    assert read_media("a.jpg; b.jpg", "A cup || A lamp") == media


def test_no_media() -> None:
    assert media_cells(()) == ("", "")
    assert read_media("", "") == ()


def test_an_alt_text_may_wait_for_its_file() -> None:
    assert read_media("", "A lamp") == (Media("", "A lamp"),)
    assert media_cells((Media("", "A lamp"),)) == ("", "A lamp")


def test_names_with_separators_and_spaces_are_quoted() -> None:
    media = (Media("a;b.jpg"), Media(' say "hi".png'), Media("c.jpg"))
    names, _ = media_cells(media)
    assert names == '"a;b.jpg"; " say ""hi"".png"; c.jpg'
    assert read_media(names, "") == media


@given(st.lists(st.builds(Media, HOSTILE.filter(bool), HOSTILE), min_size=1, max_size=4))
def test_media_cells_are_stable(media: list[Media]) -> None:
    cells = media_cells(tuple(media))
    again = read_media(*cells)
    assert [one.path for one in again] == [one.path for one in media]
    assert media_cells(again) == cells


@pytest.mark.parametrize(
    "alts", [(" || ", ""), ("x || y", ""), ("", "y"), ("||", "|| x"), ("x ||", "b"), ("\\||", "a || b")]
)
def test_a_separator_within_an_alt_text_is_kept_apart(alts: tuple[str, str]) -> None:
    media = tuple(Media(f"{number}.jpg", alt) for number, alt in enumerate(alts))
    assert read_media(*media_cells(media)) == media


ALTS = st.lists(st.text(alphabet="|| \\a", max_size=8), min_size=2, max_size=4)


@given(ALTS)
def test_every_alt_text_comes_back_to_its_file(alts: list[str]) -> None:
    media = tuple(Media(f"{number}.jpg", alt) for number, alt in enumerate(alts))
    assert read_media(*media_cells(media)) == media
