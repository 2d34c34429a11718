"""Lists of words that are looked for in texts, and the laws of a brand."""

from __future__ import annotations

import pytest

from planner.domain.lore import Lore, WordList
from tests.scopes import LORE


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Order now", True),
        ("ORDER", True),
        ("disorder", False),
        ("re-order", True),
        ("come, by the way", False),
        ("Drop  by!", True),
        ("drop-by", True),
        ("backdrop by", False),
        ("Aujourd’hui", True),
        ("", False),
    ],
)
def test_words_and_phrases_are_found_whole_in_any_case_and_with_any_marks(text: str, there: bool) -> None:
    assert WordList(["order", "drop by", "aujourd'hui"]).is_in(text) is there


def test_an_empty_list_is_in_no_text() -> None:
    assert not WordList().is_in("Order now")


def test_a_brand_without_a_jurisdiction_keeps_to_all_of_them() -> None:
    assert [law.key for law in LORE.laws_of("us")] == ["us"]
    assert LORE.laws_of("") == LORE.laws_of("elsewhere") == tuple(LORE.jurisdictions.values())
    assert Lore().laws_of("us") == ()
