"""Changes of rules: from a week on, for all weeks, and back; past weeks keep what they were judged by."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, LabelSet, OwnRule, RuleSort
from planner.domain.rulebook import Regime, Rulebook, regime_of
from tests.builders import WEEK, a_brand, a_channel

SHIPPED = Catalogue().rules
NEXT, LATER = WEEK.shifted(1), WEEK.shifted(5)


def done(plan: Plan, *wanted: Edit) -> Plan:
    """The plan after edits of its brand and its rules."""
    for edit in wanted:
        rules = {one.id: one for one in plan.own_rules}
        for change in edit.changes:
            if isinstance(change.after, Brand):
                plan = replace(plan, brand=change.after)
            elif isinstance(change.record, OwnRule):
                rules.pop(change.record.id, None)
                rules |= {change.after.id: change.after} if isinstance(change.after, OwnRule) else {}
        plan = replace(plan, own_rules=tuple(rules.values()))
    return plan


def a_plan(**of_brand: Any) -> Plan:
    return Plan(a_brand(**of_brand))


def a_table(share: int = 40, name: str = "Mine") -> dict[str, Any]:
    return {"name": name, "parts": [{"group": "promotional", "share": share, "mode": "cap"}], "source": ""}


def share(plan: Plan, key: str, week: Any) -> int:
    return int(Rulebook(SHIPPED, plan).mix(key, week).parts[0].share * 100)


def test_a_rule_from_a_week_on_leaves_the_weeks_before_as_they_were() -> None:
    plan = done(a_plan(), edits.use_rules(a_brand(), rule="thirds", also=("90-10",), since=NEXT))
    assert regime_of(plan.brand, WEEK) == Regime("80-20")
    assert regime_of(plan.brand, NEXT) == Regime("thirds", ("90-10",))


def test_a_rule_for_all_weeks_forgets_the_rules_before() -> None:
    brand = done(a_plan(), edits.use_rules(a_brand(), rule="thirds", also=(), since=WEEK)).brand
    edit = edits.use_rules(brand, rule="90-10", also=(), since=None)
    after = done(Plan(brand), edit).brand
    assert (after.rule, after.earlier) == ("90-10", ())


def test_what_is_the_main_rule_is_not_watched_as_well() -> None:
    edit = edits.use_rules(a_brand(), rule="thirds", also=("thirds", "90-10", "90-10"), since=None)
    assert done(a_plan(), edit).brand.also == ("90-10",)


@given(st.lists(st.tuples(st.sampled_from(["80-20", "thirds", "90-10", ""]), st.integers(-8, 8)), max_size=8))
def test_each_week_has_the_rule_that_was_set_last_for_it(steps: list[tuple[str, int]]) -> None:
    plan, expected = a_plan(), dict.fromkeys(range(-10, 11), "80-20")
    for rule, at in steps:
        plan = done(plan, edits.use_rules(plan.brand, rule=rule, also=(), since=WEEK.shifted(at)))
        expected |= {week: rule for week in expected if week >= at}
    assert {week: regime_of(plan.brand, WEEK.shifted(week)).rule for week in expected} == expected


def test_a_changed_rule_holds_from_its_week_on_and_the_earlier_words_before() -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "mine", a_table(40), since=None))
    plan = done(plan, edits.keep_mix(plan, "mine", a_table(30), since=NEXT))
    assert [share(plan, "mine", week) for week in (WEEK, NEXT, LATER, None)] == [40, 30, 30, 30]


def test_a_second_change_in_a_week_is_one_version_and_later_ones_give_way() -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "mine", a_table(40), since=None))
    for figure, since in ((30, LATER), (25, NEXT), (20, NEXT)):
        plan = done(plan, edits.keep_mix(plan, "mine", a_table(figure), since=since))
    assert [share(plan, "mine", week) for week in (WEEK, NEXT, LATER)] == [40, 20, 20]
    assert len(plan.own_rules) == 2


def test_a_change_for_all_weeks_is_the_only_version() -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "80-20", a_table(30), since=NEXT))
    plan = done(plan, edits.keep_mix(plan, "80-20", a_table(35), since=None))
    assert [share(plan, "80-20", week) for week in (WEEK, NEXT)] == [35, 35]
    assert len(plan.own_rules) == 1


def test_a_shipped_rule_that_was_changed_is_shipped_again_from_a_week_on_or_for_all() -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "80-20", a_table(30), since=WEEK))
    later = done(plan, edits.revert_mix(plan, "80-20", SHIPPED.mixes["80-20"], since=LATER))
    assert [share(later, "80-20", week) for week in (WEEK.shifted(-1), WEEK, LATER)] == [20, 30, 20]
    assert done(plan, edits.revert_mix(plan, "80-20", SHIPPED.mixes["80-20"], since=None)).own_rules == ()
    assert done(plan, edits.revert_mix(plan, "80-20", SHIPPED.mixes["80-20"], since=WEEK)).own_rules == ()


def test_a_rule_is_deleted_only_while_no_week_has_it() -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "mine", a_table(), since=None))
    assert done(plan, edits.drop_mix(plan, "mine")).own_rules == ()
    used = done(plan, edits.use_rules(plan.brand, rule="mine", also=(), since=None))
    past = done(used, edits.use_rules(used.brand, rule="", also=(), since=NEXT))
    watched = done(plan, edits.use_rules(plan.brand, rule="", also=("mine",), since=None))
    for one in (used, past, watched):
        with pytest.raises(ValueError, match="“Mine” is not deleted: weeks are or were judged by it"):
            edits.drop_mix(one, "mine")


@pytest.mark.parametrize(("name", "said"), [("  ", "A name is needed"), ("mINE", "is there already")])
def test_a_rule_needs_a_name_of_its_own(name: str, said: str) -> None:
    plan = done(a_plan(), edits.keep_mix(a_plan(), "mine", a_table(), since=None))
    with pytest.raises(ValueError, match=said):
        edits.keep_mix(plan, "other", a_table(name=name), since=None)


def test_keys_are_made_of_names_and_never_those_of_others() -> None:
    assert edits.key_for("At most 40 %!", []) == "at-most-40"
    assert edits.key_for("At most 40", ["at-most-40", "at-most-40-2"]) == "at-most-40-3"
    assert edits.key_for("数", []) == "rule"


def test_a_channel_has_a_cadence_of_its_own_until_it_is_reset() -> None:
    channel, other = a_channel(), a_channel()
    table = {"platform": "instagram", "minimum": 1, "target": 2, "maximum": 3, "max_silence_days": 9, "source": ""}
    plan = done(a_plan(), edits.keep_cadence(a_plan(), channel, "instagram", table, since=WEEK))

    def target(of: Any, week: Any, there: Plan) -> float:
        (one,) = (one for one in Rulebook(SHIPPED, there).cadences_of(of, week) if one.key == "instagram")
        return one.target

    assert (target(channel, WEEK, plan), target(channel, WEEK.shifted(-1), plan), target(other, WEEK, plan)) == (
        2,
        4,
        4,
    )
    reset = done(plan, edits.reset_cadence(plan, channel, "instagram", since=LATER))
    assert (target(channel, WEEK, reset), target(channel, LATER, reset)) == (2, 4)
    assert done(plan, edits.reset_cadence(plan, channel, "instagram", since=None)).own_rules == ()


def test_minutes_for_formats_and_for_the_week_are_kept() -> None:
    plan = done(a_plan(), edits.keep_effort(a_plan(), {"": 30, "reel": 200}, since=None))
    assert Rulebook(SHIPPED, plan).effort()["reel"] == 200
    assert (plan.own_rules[0].sort, json.loads(plan.own_rules[0].table)[""]) == (RuleSort.EFFORT, 30)
    assert done(plan, edits.set_minutes(plan.brand, 480)).brand.minutes == 480


def test_a_set_of_labels_is_taken_up_with_ids_of_its_own() -> None:
    label_set, labels = Catalogue().label_sets["risk"]
    made = [change.after for change in edits.take_up_set(a_brand(), label_set, labels).changes]
    own = made[0]
    assert isinstance(own, LabelSet)
    assert (own.brand_id, own.key, len(made)) == ("brand", "risk", 4)
    assert {one.set_id for one in made[1:]} == {own.id}
    assert len({one.id for one in made}) == 4
