"""Tables of presets: what is wrong is said in a sentence, and what is right comes back the same."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.handoff import Field, Preset, Trust, checked, table_of
from planner.exchange.handoff.patterns import refuse_pattern, written
from tests.exchange.handing import HANDOFFS

TABLE: Mapping[str, Any] = {
    "name": "A tool",
    "confidence": "secondary",
    "checked": date(2026, 11, 23),
    "source": "A page",
    "columns": [{"title": "Text", "field": "text"}],
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.floats() | st.sampled_from([*Field]),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(["title", "field", "words", "x"]), some),
    max_leaves=6,
)
AT = datetime(2026, 1, 5, 0, 7, 9, tzinfo=timezone(timedelta(hours=5, minutes=30)))


@pytest.mark.parametrize("shipped", HANDOFFS.presets, ids=lambda one: one.key)
def test_every_shipped_preset_comes_back_the_same_and_says_where_it_is_from(shipped: Preset) -> None:
    assert checked(shipped.key, table_of(shipped)) == shipped
    assert shipped.source
    assert shipped.checked == date(2026, 11, 23)
    assert "do not open the file in a spreadsheet" in shipped.note


def test_all_tools_are_there_and_what_is_not_sure_says_so() -> None:
    trust = {one.key: one.confidence for one in HANDOFFS.presets}
    assert trust == {
        "ayrshare": Trust.VERIFIED,
        "buffer": Trust.FIELD_TESTED,
        "contentstudio": Trust.SECONDARY,
        "gohighlevel": Trust.VERIFIED,
        "hootsuite": Trust.SECONDARY,
        "metricool": Trust.FIELD_TESTED,
        "postfast": Trust.VERIFIED,
        "publer": Trust.VERIFIED,
        "socialbee": Trust.VERIFIED,
        "socialpilot": Trust.FIELD_TESTED,
        "sprout": Trust.UNVERIFIED,
        "vista_social": Trust.FIELD_TESTED,
        "vista_social_long": Trust.UNVERIFIED,
        "zoho_social": Trust.FIELD_TESTED,
    }
    unsure = [one for one in HANDOFFS.presets if one.confidence is Trust.UNVERIFIED]
    assert all("not verified" in one.note.casefold() for one in unsure)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"separater": ","}, "unknown key “separater”"),
        ({"name": " "}, "“name”: must not be empty"),
        ({"name": "a\ud800"}, "“name”: must be words of at most 2000 characters that can be written"),
        ({"confidence": "sure"}, "“confidence”: “sure” is not known; there are verified, field-tested"),
        ({"checked": "2026-11-23"}, "“checked”: must be a day such as 2026-11-23"),
        ({"rows": -1}, "“rows”: must be a whole number from 0 to 1,000,000"),
        ({"rows": True}, "“rows”: must be a whole number"),
        ({"header": "no"}, "“header”: must be true or false"),
        ({"separator": "x"}, "“separator”: must be a comma, a semicolon, a tab or |"),
        ({"networks": "x"}, "“networks”: must be a list"),
        ({"networks": ["X"]}, "“networks”: must be a key"),
        ({"media": {"sorts": ["song"]}}, "“media”: “sorts”: “song” is no sort of media"),
        ({"media": {"size": 1}}, "“media”: unknown key “size”"),
        ({"needs": ["link"]}, "“link” is needed, but no column takes it"),
        ({"needs_on": ["link"]}, "“needs_on”: must be a table"),
        ({"columns": []}, "“columns”: must be a list of 1 to 300 columns"),
        ({"columns": ["Text"]}, "no column takes the text or the pictures"),
        ({"columns": [{"field": "media"}]}, "a column takes media, but there is no table “media”"),
        ({"columns": [3]}, "column 1 (no title): it must be a title or a table"),
        ({"columns": [{"title": "A", "feild": "text"}]}, "column 1 (A): unknown key “feild”"),
        ({"columns": ["B", {"title": "A", "field": "txt"}]}, "column 2 (A): “field”: “txt” is not known"),
        ({"columns": [{"title": "D", "field": "date"}]}, "column 1 (D): the pattern “” lacks one of YY, YYYY"),
        ({"columns": [{"title": "D", "field": "text", "pattern": "YYYY"}]}, "only days and times have a pattern"),
        ({"columns": [{"field": "flag"}]}, "a flag names the networks it stands for"),
        ({"columns": [{"field": "extra"}]}, "“extra” names the network's field"),
        ({"columns": [{"field": "text", "spread": True}, "B"]}, "only the last column may spread"),
    ],
)
def test_what_is_wrong_is_said_with_its_key(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=".*") as caught:
        checked("a_tool", {**TABLE, **values})
    assert sentence in str(caught.value)


@pytest.mark.parametrize("missing", ["name", "confidence", "checked", "source", "columns"])
def test_what_is_missing_is_named(missing: str) -> None:
    with pytest.raises(ValueError, match=f"“{missing}” is missing"):
        checked("a_tool", {key: value for key, value in TABLE.items() if key != missing})


@given(st.sampled_from(sorted(table_of(HANDOFFS.preset("publer")) | {"longest_text": 0, "spacing_minutes": 0})), JUNK)
def test_nothing_in_a_table_makes_it_fail_otherwise(key: str, junk: Any) -> None:
    with contextlib.suppress(ValueError):
        made = checked("a_tool", {**TABLE, key: junk})
        assert checked("a_tool", table_of(made)) == made


def test_a_key_is_plain() -> None:
    with pytest.raises(ValueError, match="is no key"):
        checked("A tool", TABLE)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("YYYY-MM-DD HH:mm:ss", "2026-01-05 00:07:09"),
        ("M/D/YY H:m", "1/5/26 0:7"),
        ("MMM DD, YYYY h:mm A", "Jan 05, 2026 12:07 AM"),
        ("DD.MM.YYYY hh:mm a", "05.01.2026 12:07 am"),
        ("YYYY-MM-DD[T]HH:mm:ssZ", "2026-01-05T00:07:09+05:30"),
        ("[le] DD/MM/YYYY [à] HH[h]mm", "le 05/01/2026 à 00h07"),
    ],
)
def test_patterns_write_days_and_times(pattern: str, text: str) -> None:
    refuse_pattern(pattern, Field.MOMENT)
    assert written(AT, pattern) == text


@pytest.mark.parametrize(
    ("pattern", "field", "sentence"),
    [
        ("YYYY-MM-DDTHH:mm", Field.MOMENT, "“T” in “YYYY-MM-DDTHH:mm” means nothing; write [T]"),
        ("YYYY-MM-DD", Field.MOMENT, "lacks one of H, HH, h, hh"),
        ("DD/MM", Field.DATE, "lacks one of YY, YYYY"),
        ("HH", Field.TIME, "lacks one of m, mm"),
        ("h:mm", Field.TIME, "does not say AM or PM"),
    ],
)
def test_patterns_that_do_not_say_it_all_are_refused(pattern: str, field: Field, sentence: str) -> None:
    with pytest.raises(ValueError, match=".*") as caught:
        refuse_pattern(pattern, field)
    assert sentence in str(caught.value)
