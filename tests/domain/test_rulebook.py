"""The rules of a brand as they hold in a week: shipped ones, its own, and how they changed."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry, Ledger, WeekBalance
from planner.domain.edits.rules import use_rules
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, OwnRule, RuleSort
from planner.domain.rulebook import EFFORT, Regime, Rulebook, regime_of
from planner.domain.rules import Cadence, MixRule, Unit
from planner.domain.span import Week
from tests.builders import WEEK, a_brand, a_channel, an_entry, an_own_rule

CATALOGUE = Catalogue()
SHIPPED = CATALOGUE.rules
BEFORE, AFTER = WEEK.shifted(-1), WEEK.shifted(1)
INSTAGRAM = a_channel(id="instagram", platform="instagram")
SECOND = a_channel(id="second", platform="instagram")
BLOG = a_channel(id="blog", platform="")


def a_book(*own: OwnRule, brand: Brand | None = None) -> Rulebook:
    return CATALOGUE.rulebook(Plan(brand or a_brand(), own_rules=own))


def a_table(share: int = 50, **values: Any) -> dict[str, Any]:
    parts = [{"group": "promotional", "share": share, "mode": "cap"}]
    return {"name": "Mine", "source": "Own", "parts": parts} | values


def share(rule: MixRule | None) -> int:
    assert rule is not None
    return int(rule.parts[0].share * 100)


# versions


def test_a_shipped_rule_is_there_under_its_key() -> None:
    book = a_book()
    assert book.keys == tuple(SHIPPED.mixes)
    assert share(book.mix("80-20")) == 20
    assert book.mix_table("80-20") == SHIPPED.mixes["80-20"]


def test_a_rule_of_the_brands_own_is_named_first() -> None:
    book = a_book(an_own_rule(a_table(), key="mine"), an_own_rule(a_table(30), key="thirds"))
    assert book.keys[:2] == ("mine", "thirds")
    assert sorted(book.keys) == sorted({*SHIPPED.mixes, "mine"})


def test_the_last_version_of_a_rule_that_began_holds() -> None:
    versions = [
        an_own_rule(a_table(10), since=None),
        an_own_rule(a_table(20), since=WEEK),
        an_own_rule(a_table(30), since=WEEK.shifted(4)),
    ]
    for own in itertools.permutations(versions):
        book = a_book(*own)
        found = [share(book.mix("own", WEEK.shifted(i))) for i in (-100, -1, 0, 3, 4, 100)]
        assert found == [10, 10, 20, 20, 30, 30]
        assert share(book.mix("own")) == 30
        assert book.mix_table("own", WEEK) == a_table(20)
        assert book.mix_table("own") == a_table(30)


def test_a_rule_that_began_later_stands_for_earlier_weeks_too_when_there_is_no_other() -> None:
    book = a_book(an_own_rule(a_table(10), since=AFTER), an_own_rule(a_table(20), since=AFTER.shifted(1)))
    assert share(book.mix("own", WEEK)) == 10


def test_an_own_rule_stands_in_place_of_the_shipped_one_from_its_week_on() -> None:
    book = a_book(an_own_rule(a_table(50), key="80-20", since=WEEK))
    assert [share(book.mix("80-20", week)) for week in (BEFORE, WEEK, AFTER)] == [20, 50, 50]
    assert book.mix_table("80-20", BEFORE) == SHIPPED.mixes["80-20"]


def test_an_archived_version_gives_way_to_the_shipped_rule_from_its_week_on() -> None:
    own = an_own_rule(a_table(50), key="80-20")
    gone = an_own_rule(a_table(50), key="80-20", since=WEEK, archived=True)
    book = a_book(own, gone)
    assert [share(book.mix("80-20", week)) for week in (BEFORE, WEEK, AFTER)] == [50, 20, 20]
    assert book.mix_table("80-20") == SHIPPED.mixes["80-20"]


def test_a_week_keeps_a_rule_that_was_archived_when_there_is_no_other() -> None:
    book = a_book(an_own_rule(a_table(50), archived=True), brand=a_brand(rule="own"))
    assert share(book.main(WEEK)) == 50
    assert "own" not in book.keys


def test_of_two_versions_of_one_week_always_the_same_holds() -> None:
    versions = [an_own_rule(a_table(n), since=WEEK, id=f"id {n}") for n in (10, 20, 30)]
    found = {share(a_book(*own).mix("own", WEEK)) for own in itertools.permutations(versions)}
    assert len(found) == 1


def test_an_unknown_rule_is_named_with_those_there_are() -> None:
    for ask in (a_book().mix, a_book().mix_table):
        with pytest.raises(ValueError, match="There is no rule “fourths”; there are 80-20,"):
            ask("fourths")
    with pytest.raises(ValueError, match="fourths"):
        a_book(brand=a_brand(rule="fourths")).main(WEEK)


# what cannot be read

WRONG_MIXES: list[Any] = [
    *({}, [], "text", 5, None, {"name": "N"}, {"name": "N", "source": "S"}),
    *({"name": "N", "source": "S", "parts": parts} for parts in (5, "x", [1], ["x"], [[]], [{}], {"a": 1}, [None])),
    *(a_table(window=value) for value in ("soon", -1, [], 10**12)),
    *(a_table(**{key: value}) for key in ("tolerance", "minimum") for value in ("ten", None, [], {})),
    *(a_table(share) for share in (-1, 101)),
    *(a_table(**{key: 5}) for key in ("channels", "formats", "unit", "severity", "residual", "sais")),
    a_table(parts=[{"group": "nobody", "share": 10}]),
    a_table(parts=[{"group": "promotional", "of": 5, "share": 10}]),
    a_table(parts=[{"group": "promotional", "share": "1/0"}]),
]


@pytest.mark.parametrize("table", WRONG_MIXES, ids=str)
def test_a_rule_that_cannot_be_read_is_named(table: Any) -> None:
    book = a_book(an_own_rule(table, key="mine"))
    with pytest.raises(ValueError, match="The rule “mine” cannot be read"):
        book.mix("mine")


@pytest.mark.parametrize("text", ["", "{", "nonsense", '{"name": '])
def test_a_table_that_is_no_json_is_named(text: str) -> None:
    own = replace(an_own_rule({}, key="mine"), table=text)
    for ask in (a_book(own).mix, a_book(own).mix_table):
        with pytest.raises(ValueError, match="The rule “mine” cannot be read"):
            ask("mine")


@pytest.mark.parametrize("table", [{}, [], 5, None, {"platform": "x"}, {"minimum": "two"}, {"slots": ["25:00"]}, "x"])
def test_a_cadence_that_cannot_be_read_is_named_and_the_shipped_one_holds(table: Any) -> None:
    own = an_own_rule(table, sort=RuleSort.CADENCE, key="instagram", channel_id="instagram", since=WEEK)
    plan = Plan(a_brand(), channels={"instagram": INSTAGRAM}, own_rules=(own,))
    book = CATALOGUE.rulebook(plan)
    (said,) = book.troubles(WEEK)
    assert said.startswith("The cadence “instagram” of instagram cannot be read")
    assert book.troubles(BEFORE) == ()
    assert book.cadences(WEEK) == SHIPPED.cadences


@pytest.mark.parametrize("table", [[], 5, None, {"image": "long"}, {"image": None}])
def test_an_effort_that_cannot_be_read_is_said_and_the_shipped_one_holds(table: Any) -> None:
    book = a_book(an_own_rule(table, sort=RuleSort.EFFORT, key=EFFORT))
    (said,) = book.troubles()
    assert said.startswith("The time that posts take cannot be read")
    assert book.effort() == SHIPPED.effort


# regimes


@pytest.mark.parametrize(
    ("weeks", "wanted"),
    [
        (-20, Regime("thirds")),
        (-5, Regime("thirds")),
        (-4, Regime("", ("90-10",))),
        (-1, Regime("", ("90-10",))),
        (0, Regime("80-20", ("channel-cap-40", "4-1-1"))),
        (20, Regime("80-20", ("channel-cap-40", "4-1-1"))),
    ],
)
def test_each_week_has_the_rules_that_held_in_it(weeks: int, wanted: Regime) -> None:
    earlier = ((WEEK.shifted(-4).monday.isoformat(), "thirds"), (WEEK.monday.isoformat(), "", "90-10"))
    brand = a_brand(rule="80-20", also=("channel-cap-40", "4-1-1"), earlier=earlier)
    week = WEEK.shifted(weeks)
    assert regime_of(brand, week) == wanted
    book = a_book(brand=brand)
    main = book.main(week)
    assert (main.key if main else "") == wanted.rule
    assert {rule.key for rule in (*book.watched(week), *book.of_channels(week))} == set(wanted.also)


def test_rules_for_each_channel_are_told_apart_from_the_others() -> None:
    book = a_book(brand=a_brand(also=("thirds", "channel-cap-40", "90-10")))
    assert [rule.key for rule in book.watched(WEEK)] == ["thirds", "90-10"]
    assert [rule.key for rule in book.of_channels(WEEK)] == ["channel-cap-40"]


def test_a_brand_without_rules_has_none() -> None:
    book = a_book(brand=a_brand(rule=""))
    assert (book.main(WEEK), book.watched(WEEK), book.of_channels(WEEK)) == (None, (), ())


# cadences


def an_own_cadence(channel: Channel | None, minimum: int = 0, **values: Any) -> OwnRule:
    off = values.pop("off", False)
    table = {"platform": "instagram", "minimum": minimum, "target": 5, "maximum": 9, "max_silence_days": 3}
    own = {"sort": RuleSort.CADENCE, "key": "instagram", "channel_id": channel.id if channel else None}
    return an_own_rule(table | {"source": "Own"} | ({"off": True} if off else {}), **own | values)


def minimums(book: Rulebook, channel: Channel, week: Week | None = WEEK) -> dict[str, int]:
    return {one.key: one.minimum for one in book.cadences_of(channel, week)}


def test_a_channel_follows_the_cadences_of_its_platform() -> None:
    assert minimums(a_book(), INSTAGRAM) == {"instagram": 2, "instagram-stories": 0}
    assert minimums(a_book(), BLOG) == {}


def test_a_cadence_of_a_channel_stands_in_place_of_its_platforms() -> None:
    book = a_book(an_own_cadence(INSTAGRAM, 4))
    assert minimums(book, INSTAGRAM) == {"instagram": 4, "instagram-stories": 0}
    assert minimums(book, SECOND) == {"instagram": 2, "instagram-stories": 0}


def test_a_cadence_for_all_channels_of_a_platform_stands_in_place_of_the_shipped_one() -> None:
    book = a_book(an_own_cadence(None, 3), an_own_cadence(SECOND, 5))
    assert minimums(book, INSTAGRAM) == {"instagram": 3, "instagram-stories": 0}
    assert minimums(book, SECOND) == {"instagram": 5, "instagram-stories": 0}
    assert len(book.cadences_of(INSTAGRAM, WEEK)) == 2


def test_a_cadence_of_a_channel_holds_from_its_week_on() -> None:
    book = a_book(an_own_cadence(INSTAGRAM, 3, since=WEEK), an_own_cadence(INSTAGRAM, 4, since=AFTER))
    found = [minimums(book, INSTAGRAM, week)["instagram"] for week in (BEFORE, WEEK, AFTER, None)]
    assert found == [2, 3, 4, 4]


def test_a_new_cadence_of_a_channel_without_a_platform_leaves_earlier_weeks_without() -> None:
    book = a_book(an_own_cadence(BLOG, 3, key="blog", since=WEEK))
    assert [minimums(book, BLOG, week) for week in (BEFORE, WEEK)] == [{}, {"blog": 3}]


def test_a_cadence_that_is_off_is_not_looked_at() -> None:
    book = a_book(an_own_cadence(INSTAGRAM, off=True))
    assert minimums(book, INSTAGRAM) == {"instagram-stories": 0}
    assert minimums(book, SECOND) == {"instagram": 2, "instagram-stories": 0}


def test_an_archived_cadence_gives_way_to_the_platforms() -> None:
    book = a_book(an_own_cadence(INSTAGRAM, 4), an_own_cadence(INSTAGRAM, 4, since=WEEK, archived=True))
    assert [minimums(book, INSTAGRAM, week)["instagram"] for week in (BEFORE, WEEK)] == [4, 2]


def test_an_archived_channel_follows_nothing() -> None:
    book = a_book(an_own_cadence(INSTAGRAM, 4))
    assert book.cadences_of(replace(INSTAGRAM, archived=True), WEEK) == ()


# how long posts take


def test_the_minutes_of_the_brand_are_laid_over_the_shipped_ones() -> None:
    shipped = a_book().effort()
    assert (shipped["image"], shipped["story"], shipped["video"], shipped["carousel"], shipped[""]) == (
        *(45, 15, 120, 60),
        45,
    )
    book = a_book(
        an_own_rule({"image": 30, "": 20}, sort=RuleSort.EFFORT, key=EFFORT, since=WEEK),
        an_own_rule({"image": 25}, sort=RuleSort.EFFORT, key=EFFORT, since=AFTER),
    )
    assert book.effort(BEFORE) == shipped
    assert book.effort(WEEK) == {**shipped, "image": 30, "": 20}
    assert book.effort(AFTER) == book.effort() == {**shipped, "image": 25}


def test_archived_minutes_give_way_to_the_shipped_ones() -> None:
    own = {"sort": RuleSort.EFFORT, "key": EFFORT}
    book = a_book(an_own_rule({"image": 1}, **own), an_own_rule({"image": 1}, **own, since=WEEK, archived=True))
    assert (book.effort(BEFORE)["image"], book.effort(WEEK)["image"]) == (1, 45)


# the past stays as it was judged

WEEKS = range(-6, 7)
RULE_KEYS = ("", "80-20", "thirds", "70-20-10", "own", "other", "minutes")
TABLES = st.builds(
    a_table,
    st.sampled_from((10, 30, 60)),
    tolerance=st.sampled_from((0, 5, 10)),
    window=st.sampled_from((1, 4, "month", "last 6")),
    unit=st.sampled_from([unit.value for unit in Unit]),
)


@st.composite
def brands(draw: st.DrawFn) -> Plan:
    """A brand that changed its rules now and then."""
    regimes = st.tuples(st.sampled_from(RULE_KEYS), st.lists(st.sampled_from(RULE_KEYS[1:]), max_size=2, unique=True))
    changes = sorted(draw(st.sets(st.sampled_from(WEEKS), max_size=3)))
    earlier = tuple(
        (WEEK.shifted(i).monday.isoformat(), rule, *also) for i in changes for rule, also in [draw(regimes)]
    )
    rule, also = draw(regimes)
    own = [an_own_rule(draw(TABLES), key=key) for key in ("own", "other", "minutes")]
    own += [
        an_own_rule(draw(TABLES), key=draw(st.sampled_from(("own", "other", "80-20"))), since=WEEK.shifted(i))
        for i in draw(st.sets(st.sampled_from(WEEKS), max_size=3))
    ]
    efforts = st.dictionaries(st.sampled_from(("image", "story", "")), st.integers(1, 90))
    own.append(an_own_rule(draw(efforts), sort=RuleSort.EFFORT, key=EFFORT, since=WEEK.shifted(-3)))
    return Plan(a_brand(rule=rule, also=tuple(also), earlier=earlier), own_rules=tuple(own))


def verdicts(plan: Plan, entries: list[Entry], weeks: range) -> list[WeekBalance]:
    book = CATALOGUE.rulebook(plan)
    ledger = Ledger(entries, effort=book.effort)
    return [
        ledger.judge(rule, WEEK.shifted(i))
        for i in weeks
        for rule in (book.main(WEEK.shifted(i)), *book.watched(WEEK.shifted(i)))
    ]


def some_entries(chance: random.Random) -> list[Entry]:
    kinds = list(CATALOGUE.kinds)
    entries = []
    for number in range(80):
        kind, monday = chance.choice(kinds), WEEK.shifted(chance.choice(WEEKS)).monday
        form = chance.choice(("image", "story", "reel"))
        entries.append(
            an_entry(kind.stance, monday, kind=kind.key, origin=kind.origin, format=form, post_id=f"p{number % 50}")
        )
    return entries


@given(brands(), st.sampled_from(WEEKS), TABLES, st.data())
@settings(max_examples=100)
def test_a_change_from_a_week_on_leaves_all_earlier_verdicts_alone(
    plan: Plan, since: int, table: dict[str, Any], data: st.DataObject
) -> None:
    entries, week = some_entries(random.Random(data.draw(st.integers(0, 9)))), WEEK.shifted(since)
    before = verdicts(plan, entries, range(WEEKS.start, since))
    key = data.draw(st.sampled_from(("own", "other", "80-20", "new")))
    archived = data.draw(st.booleans())
    added = (
        an_own_rule(table, key=key, since=week, archived=archived),
        an_own_rule({"image": 5}, sort=RuleSort.EFFORT, key=EFFORT, since=week, archived=archived),
    )
    changed = replace(plan, own_rules=(*plan.own_rules, *added))
    assert verdicts(changed, entries, range(WEEKS.start, since)) == before


@given(brands(), st.sampled_from(WEEKS), st.sampled_from(RULE_KEYS))
@settings(max_examples=60)
def test_another_rule_from_a_week_on_leaves_all_earlier_weeks_with_theirs(plan: Plan, since: int, rule: str) -> None:
    week = WEEK.shifted(since)
    (change,) = use_rules(plan.brand, rule=rule, also=("90-10",), since=week).changes or (None,)
    if change is None:
        return
    assert isinstance(change.after, Brand)
    for i in WEEKS:
        wanted = (
            regime_of(plan.brand, WEEK.shifted(i)) if i < since else Regime(rule, ("90-10",) if rule != "90-10" else ())
        )
        assert regime_of(change.after, WEEK.shifted(i)) == wanted


def test_the_tolerance_of_an_own_rule_is_in_points() -> None:
    assert a_book(an_own_rule(a_table(tolerance=2.5))).mix("own").tolerance == Fraction(1, 40)


def test_a_cadence_says_which_channel_it_is_of() -> None:
    found: list[Cadence] = [one for one in a_book(an_own_cadence(INSTAGRAM)).cadences() if one.channel_id]
    assert [(one.key, one.channel_id, one.target) for one in found] == [("instagram", "instagram", 5)]


def test_a_rule_without_a_week_is_the_last_one_even_if_it_begins_later() -> None:
    assert share(a_book(an_own_rule(a_table(70), key="80-20", since=date(2099, 1, 5))).mix("80-20")) == 70
