"""Looking at a text passage by passage finds what looking at all of it at once finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import entities as entities_module
from planner.domain import lengths
from planner.domain.checks.letters import _spots
from planner.domain.entities import MANNERS, entities
from planner.domain.lore import NO_LORE
from planner.domain.passages import Passage, lines, sentences

_PIECES = (
    *("a", "B", "é", "e\u0301", "\u0301", "\u200d", "🙂", "👨‍👩‍👧", "🇬🇧", "👍🏽", "#️⃣", "1"),
    *("नमस्ते", "नम", "\u094d", "ᄀ", "ᅡ", "한"),
    *("#", "＃", "#tag", "@", "@name", "@n@s.org", "$", "$ABC", "rt", "RT:", "---", "*", "&", ",", "~", "(", ")", "_"),
    *(".", ". ", "! ", "? ", "? \u0301", " ", "\n", "\n\n", "\r\n", "\r", "\n\u0301", "\u2028", "\x85"),
    *("\xa0", "\u3002"),
    *("https://", "http://t.co/abc", "example.com", "a.co/b(c)", "://", "/", "?q=1", "-", "co.jp", "日本.jp", "éa.com"),
)
TEXTS = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join), st.text())
JOINERS = "\u200d\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


@given(TEXTS)
def test_passages_are_the_text(text: str) -> None:
    for passages in (lines(text), sentences(text)):
        assert "".join(one.text[one.lead :] for one in passages) == text
        assert all(text.startswith(one.text, one.start - one.lead) for one in passages)


def test_a_text_is_divided_behind_line_breaks_and_sentences() -> None:
    text = "a. B. C. D. E\n\nf"
    assert lines(text) == (Passage(0, 0, "a. B. C. D. E\n\n"), Passage(15, 1, "\nf"))
    assert sentences(text) == (Passage(0, 0, "a. B. C. D. "), Passage(12, 1, " E\n\n"), Passage(15, 1, "\nf"))


def test_an_accent_behind_a_blank_stays_with_it() -> None:
    assert [one.text for one in sentences("a. b. c. \u0301d. e. f")] == ["a. b. c. \u0301d. e. ", " f"]


@pytest.mark.parametrize("manner", MANNERS)
@given(text=TEXTS)
def test_entities_of_passages_are_those_of_the_text(manner: str, text: str) -> None:
    assert entities(text, manner) == entities_module._found(text, manner)


@pytest.mark.parametrize("unit", lengths.UNITS)
@given(text=TEXTS)
def test_lengths_of_passages_are_that_of_the_text(unit: str, text: str) -> None:
    assert lengths.length(text, unit) == lengths._length(text, unit, lengths.LINK_WEIGHT)


@pytest.mark.parametrize("unit", lengths.UNITS)
@given(text=TEXTS, limit=st.integers(-2, 60))
def test_a_text_is_cut_in_its_passages_where_it_is_cut_as_a_whole(unit: str, text: str, limit: int) -> None:
    """Emoji joined to what no font joins them to are left out: their parts together cost less than one by one."""
    text = text.translate(dict.fromkeys(map(ord, JOINERS)))
    whole = lengths._cut_at(text, unit, limit, lengths.LINK_WEIGHT, passed_at=lengths._passed_at)
    assert lengths.cut_at(text, unit, limit) == whole


@given(TEXTS)
def test_letters_of_lines_are_those_of_the_text(text: str) -> None:
    whole = [] if text.isascii() else list(_spots.__wrapped__.__wrapped__(text, NO_LORE))  # type: ignore[attr-defined]
    assert [one.at for one in _spots(text, NO_LORE)] == [one.at for one in whole]
