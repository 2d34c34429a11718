"""Rules of a plan that a stranger made: whatever they say, everything answers or says in a sentence what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.app.balancing import propose
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance
from planner.app.planning import silences, week_gaps
from planner.app.review import check
from planner.app.weekly import capacity
from planner.domain.edits import Change, Edit, drop_mix, keep_mix
from planner.domain.plan import KIND, Plan
from planner.domain.records import Brand, OwnRule, Record, RuleSort
from planner.domain.rule_words import rule_sentence
from planner.domain.rulebook import EFFORT, Rulebook
from planner.domain.rules import cadence_table, odd_sum
from tests.builders import MONDAY, WEEK, a_brand, a_channel, a_placement, a_post, an_own_rule

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
SHIPPED = Catalogue()
DEEP = "[" * 100_000 + "]" * 100_000

MIX = {"name": "Mine", "source": "Us", "parts": [{"group": "promotional", "share": 20, "mode": "cap"}]}
CADENCE = {"platform": "instagram", "minimum": 2, "target": 4, "maximum": 7, "max_silence_days": 5, "source": "us"}

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from((10**400, -1, 0.5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
MIX_KEYS = (
    *("name", "parts", "each", "says", "unit", "window", "tolerance", "minimum", "each_channel", "residual"),
    *("severity", "source", "note", "copied_from", "channels", "formats", "without_formats", "campaigns"),
)
PART_KEYS = ("group", "of", "share", "weight", "count", "mode", "window")
CADENCE_KEYS = (
    *CADENCE,
    *("min_gap_hours", "per_day", "active_days", "quiet_from", "quiet_until", "slots", "formats", "without_formats"),
    "off",
)


def changed(usual: dict[str, Any], keys: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """A table of which some keys say anything, or something else altogether."""
    others = st.dictionaries(st.sampled_from(keys), ANYTHING, min_size=1, max_size=2)
    return others.map(lambda other: usual | other) | ANYTHING


def with_part(part: Any) -> dict[str, Any]:
    return {**MIX, "parts": [part]}


MIXES = changed(MIX, MIX_KEYS) | changed({"group": "promotional", "share": 20}, PART_KEYS).map(with_part)
CADENCES = changed(CADENCE, CADENCE_KEYS)
EFFORTS = changed({}, ("", "image", "reel"))


def a_book(*own: OwnRule) -> Rulebook:
    brand = a_brand(rule="mine")
    return SHIPPED.rulebook(Plan(brand, channels={"channel": a_channel(id="channel")}, own_rules=own))


@given(MIXES)
def test_any_mix_is_read_and_said_or_refused(table: Any) -> None:
    book = a_book(an_own_rule(table, key="mine"))
    with suppress(ValueError):
        odd_sum(book.mix_table("mine"))
    with suppress(ValueError):
        rule = book.mix("mine", WEEK)
        assert rule_sentence(rule)
        assert rule.name + rule.source + rule.note is not None
        assert all(isinstance(one, str) for one in (*rule.formats, *rule.channels, *rule.campaigns))


@given(CADENCES)
def test_any_cadence_is_read_or_said(table: Any) -> None:
    own = an_own_rule(table, sort=RuleSort.CADENCE, key="instagram", channel_id="channel")
    for one in a_book(own).cadences(WEEK):
        assert json.dumps(cadence_table(one), allow_nan=False)
        assert timedelta(hours=one.min_gap_hours) < timedelta(days=365)
        assert all(clock.tzinfo is None for clock in one.slots)


@given(EFFORTS)
def test_any_effort_is_read_or_said(table: Any) -> None:
    effort = a_book(an_own_rule(table, sort=RuleSort.EFFORT, key=EFFORT)).effort(WEEK)
    assert all(type(minutes) is int and minutes >= 0 for minutes in effort.values())


# all that asks for rules


def an_own(brand: Brand, sort: RuleSort, key: str, text: str) -> OwnRule:
    channel_id = "ig" if sort is RuleSort.CADENCE else None
    return OwnRule(id="own", brand_id=brand.id, sort=sort, key=key, table=text, channel_id=channel_id)


@pytest.fixture
def busy(document: Document) -> Document:
    """A plan with a week on a channel."""
    brand = document.brands()[0]
    kind = document.settings_of(brand).labels_of(KIND)[0]
    records: list[Record] = [a_channel(id="ig", brand_id=brand.id)]
    for day in (-5, 0, 1, 4):
        post = a_post(brand_id=brand.id, kind_id=kind.id)
        records += [post, a_placement(post_id=post.id, channel_id="ig", date=MONDAY + timedelta(days=day))]
    document.do(Edit("Add", tuple(Change(None, record) for record in records)))
    return document


def asked_of(document: Document, brand: Brand) -> list[Callable[[], object]]:
    """All that asks for the rules of a brand."""
    where: dict[str, Any] = {"now": NOW, "catalogue": SHIPPED}
    live = LiveBalance(document, SHIPPED)
    live.show_brand(brand)
    return [
        lambda: live.whole(WEEK),
        lambda: week_gaps(document, brand, WEEK, **where),
        lambda: silences(document, brand, WEEK.span, **where),
        lambda: check(document, brand, WEEK.span, **where),
        lambda: capacity(document, brand, WEEK, SHIPPED),
        lambda: propose(document, brand, WEEK, **where),
    ]


def ask_all(document: Document, sort: RuleSort, key: str, text: str) -> list[str]:
    """What is said instead of an answer, or in the checklist."""
    brand = document.brands()[0]
    own = an_own(brand, sort, key, text)
    watching = replace(brand, also=(key,)) if sort is RuleSort.MIX else brand
    document.do(Edit("Add", (Change(None, own), *([Change(brand, watching)] if watching != brand else []))))
    said = list(SHIPPED.rulebook(document.settings_of(watching)).troubles(WEEK))
    for ask in asked_of(document, watching):
        try:
            ask()
        except ValueError as error:
            said.append(str(error))
    document.undo()
    return said


BROKEN = [
    *("", "{", "5", "null", '"x"', "[1]", DEEP, '{"a":' * 50_000, '{"name": ' + "9" * 5_000 + "}"),
    '{"name": "' + "x" * 200_000 + '"}',
    "[NaN]",
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize(("sort", "key"), [(RuleSort.MIX, "mine"), (RuleSort.CADENCE, "instagram")])
def test_a_table_that_cannot_be_read_is_said_shortly(busy: Document, sort: RuleSort, key: str, text: str) -> None:
    said = ask_all(busy, sort, key, text)
    assert said
    assert all(sentence.startswith("The ") and len(sentence) <= 300 for sentence in said)


HUGE_MIXES: list[dict[str, Any]] = [
    {"tolerance": 1e308},
    {"tolerance": float("nan")},
    {"tolerance": float("inf")},
    {"minimum": 10**30},
    {"parts": [{"group": "promotional", "count": 10**300}]},
    {"parts": [{"group": "promotional", "weight": 1e-320}, {"group": "engagement", "weight": 1e308}]},
    {"parts": [{"group": f"{number}", "of": ["promotional"], "weight": 1} for number in range(5_000)]},
    {"window": "last 99999999999999"},
    {"channels": "ig"},
    {"channels": [["ig"]]},
    {"name": ["a", "list"]},
    {"source": None},
    {"each_channel": "no"},
]


@pytest.mark.parametrize("values", HUGE_MIXES, ids=str)
def test_figures_that_cannot_be_are_said(busy: Document, values: dict[str, Any]) -> None:
    assert all("“mine” cannot be read" in one for one in ask_all(busy, RuleSort.MIX, "mine", json.dumps(MIX | values)))
    assert ask_all(busy, RuleSort.MIX, "mine", json.dumps(MIX | values))


HUGE_CADENCES: list[dict[str, Any]] = [
    {"minimum": 10**9, "target": 10**9, "maximum": 10**9},
    {"minimum": 2.5},
    {"target": float("inf"), "maximum": float("inf")},
    {"target": float("nan")},
    {"min_gap_hours": 1e300},
    {"max_silence_days": float("nan")},
    {"slots": ["09:00+02:00"]},
    {"quiet_from": "22:00Z", "quiet_until": "07:00"},
    {"formats": ["reel", 5]},
    {"formats": "reel"},
    {"off": "yes"},
    {"per_day": float("inf")},
    {"slots": [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]},
]


@pytest.mark.parametrize("values", HUGE_CADENCES, ids=str)
def test_rhythms_that_cannot_be_are_said_and_stop_nothing(busy: Document, values: dict[str, Any]) -> None:
    (said,) = ask_all(busy, RuleSort.CADENCE, "instagram", json.dumps(CADENCE | values))
    assert "“instagram” of instagram cannot be read" in said


def test_the_checklist_says_what_cannot_be_read(busy: Document) -> None:
    brand = busy.brands()[0]
    own = an_own(brand, RuleSort.CADENCE, "instagram", "[]")
    effort = replace(an_own(brand, RuleSort.EFFORT, EFFORT, '{"reel": -1}'), id="effort")
    busy.do(Edit("Add", (Change(None, own), Change(None, effort))))
    items = {one.key: one for one in check(busy, brand, WEEK.span, now=NOW, catalogue=SHIPPED)}
    sentences = [one.sentence for one in items["cadence-per-channel"].findings]
    assert sentences[0] == (
        "The cadence “instagram” of instagram cannot be read: it is no table. The start values hold instead"
    )
    assert sentences[1].startswith("The time that posts take cannot be read: “reel” must be from 0")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(MIXES, CADENCES)
def test_all_that_asks_for_rules_answers_or_says_why_not(busy: Document, mix: Any, rhythm: Any) -> None:
    ask_all(busy, RuleSort.MIX, "mine", json.dumps(mix))
    ask_all(busy, RuleSort.CADENCE, "instagram", json.dumps(rhythm))


def test_most_that_a_cadence_may_ask_for_is_answered_soon(busy: Document) -> None:
    most = CADENCE | {"minimum": 999, "target": 999, "maximum": 999, "max_silence_days": 0.001, "min_gap_hours": 999}
    started = datetime.now()
    assert ask_all(busy, RuleSort.CADENCE, "instagram", json.dumps(most)) == []
    assert datetime.now() - started < timedelta(seconds=20)


# rules that are put right again


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_rule_that_cannot_be_read_can_be_deleted_and_replaced(text: str) -> None:
    brand = a_brand()
    broken = an_own(brand, RuleSort.MIX, "mine", text)
    plan = Plan(brand, own_rules=(broken,))
    assert drop_mix(plan, "mine").changes == (Change(broken, None),)
    (change,) = keep_mix(plan, "mine", MIX, since=None).changes
    assert change.before == broken
    assert keep_mix(plan, "other", MIX, since=None).changes
