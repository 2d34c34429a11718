"""Trials: offered from leaning on, with an end and a day to look again, taken up or declined; no rule changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import numpy as np
import pytest

from planner.app.catalogue import Catalogue
from planner.domain.edits.experiments import accept, decline, end
from planner.domain.plan import Plan
from planner.domain.records import Experiment, Label, LabelSet, Placement, Post, Routine, Stance, Status, Trial
from planner.domain.results.answered import Answered
from planner.domain.results.answers import answered
from planner.domain.results.experiments import Suggestion, suggested, to_look_at
from planner.domain.results.observed import Observed
from planner.domain.results.words import Word
from tests.builders import a_brand
from tests.domain.results.worlds import asked_for, at_random

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_plan(*experiments: Experiment) -> Plan:
    kinds = LabelSet(id="kinds", brand_id="brand", key="kind", name="Kind")
    stances = {"question": Stance.ENGAGEMENT, "tip": Stance.ENGAGEMENT, "offer": Stance.PROMOTIONAL}
    labels = (Label(id=f"id-{key}", set_id="kinds", key=key, name=key, stance=one) for key, one in stances.items())
    return Plan(
        a_brand(), sets={kinds.id: kinds}, labels={one.id: one for one in labels}, experiments=tuple(experiments)
    )


def asked_of(question: str, effect: dict[str, float], catalogue: Catalogue, **values: Any) -> tuple[Answered, Observed]:
    keys = ["question", "tip", "offer"] * 50 if question == "kind" else ["engagement", "promotional"] * 50
    seen = at_random(np.random.default_rng(3), question, keys, effect=effect)
    return answered(seen, asked_for(question, catalogue, **values)), seen


@pytest.fixture(scope="module")
def offered(catalogue: Catalogue) -> Suggestion:
    answer, seen = asked_of("kind", {"question": 3.0}, catalogue)
    found = suggested(answer, seen, a_plan(), asked_for("kind", catalogue))
    assert found is not None
    return found


def test_four_posts_until_a_day_and_a_day_to_look_again(offered: Suggestion) -> None:
    assert (offered.starts, offered.ends, offered.look_again) == (
        date(2026, 11, 23),
        date(2026, 12, 20),
        date(2026, 12, 28),
    )
    assert len(offered.days) == 4
    assert len({day.weekday() for day in offered.days}) == 1
    assert offered.title.startswith("Try 4 “question” posts on ")
    assert offered.title.endswith(" until Sun 20 Dec; look again on Mon 28 Dec")
    assert json.loads(offered.basis)["words"] == "clear"


def test_a_trial_begins_on_a_monday(catalogue: Catalogue) -> None:
    answer, seen = asked_of("kind", {"question": 3.0}, catalogue)
    asked = asked_for("kind", catalogue, today=date(2026, 11, 25))
    found = suggested(answer, seen, a_plan(), asked)
    assert found is not None
    assert found.starts == date(2026, 11, 30)


@pytest.mark.parametrize("word", [Word.NO_DATA, Word.TOO_EARLY, Word.CANNOT_TELL])
def test_nothing_is_suggested_below_leaning(word: Word, catalogue: Catalogue) -> None:
    answer, seen = asked_of("kind", {"question": 3.0}, catalogue)
    assert suggested(replace(answer, words=word), seen, a_plan(), asked_for("kind", catalogue)) is None


def test_posts_that_sell_are_only_suggested_by_what_they_are_meant_for(catalogue: Catalogue) -> None:
    answer, seen = asked_of("kind", {"offer": 3.0}, catalogue)
    assert answer.about == "offer"
    assert suggested(answer, seen, a_plan(), asked_for("kind", catalogue)) is None
    by_clicks = asked_for("kind", catalogue, measure="clicks_by_reach")
    found = suggested(answer, seen, a_plan(), by_clicks)
    assert found is not None
    assert found.kind_id == "id-offer"


def test_a_stance_is_suggested_as_posts_of_that_stance(catalogue: Catalogue) -> None:
    answer, seen = asked_of("stance", {"engagement": 2.0}, catalogue)
    found = suggested(answer, seen, a_plan(), asked_for("stance", catalogue))
    assert found is not None
    assert (found.stance, found.kind_id) == (Stance.ENGAGEMENT, None)


def test_a_part_of_the_day_is_tried_on_its_days_in_turn(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(9), "kind", ["any"] * 160)
    evening = tuple(
        replace(one, numbers=({"reach": 1000.0, "reactions": one.numbers[0]["reactions"] * 3},))
        if one.clock is not None and one.clock >= time(18) and one.day.weekday() < 5
        else one
        for one in seen.observations
    )
    answer = answered(Observed(evening), asked_for("slot", catalogue))
    found = suggested(answer, Observed(evening), a_plan(), asked_for("slot", catalogue))
    assert found is not None
    assert found.about == "weekday-evening"
    assert found.title.startswith("Try 4 posts on a weekday evening until ")
    assert found.name == "Posts on a weekday evening"
    assert len({day.weekday() for day in found.days}) == 4
    assert found.clock is not None
    assert found.clock >= time(18)


def test_taking_it_up_makes_a_routine_and_ideas_in_one_step_and_no_rule(offered: Suggestion) -> None:
    edit = accept(offered, a_brand(), who=" Ann ", at=AT)
    made = [change.after for change in edit.changes]
    (trial,) = [one for one in made if isinstance(one, Experiment)]
    (routine,) = [one for one in made if isinstance(one, Routine)]
    posts = [one for one in made if isinstance(one, Post)]
    places = [one for one in made if isinstance(one, Placement)]
    assert len(made) == 2 + 4 + 4
    assert (trial.state, trial.who, trial.routine_id) == (Trial.ACCEPTED, "Ann", routine.id)
    assert trial.post_ids == tuple(post.id for post in posts)
    assert {post.kind_id for post in posts} == {"id-question"}
    assert {(place.status, place.date) for place in places} == {(Status.IDEA, day) for day in offered.days}


def test_what_was_declined_or_is_being_tried_is_not_offered_again(offered: Suggestion, catalogue: Catalogue) -> None:
    answer, seen = asked_of("kind", {"question": 3.0}, catalogue)
    asked = asked_for("kind", catalogue)
    for edit in (decline(offered, a_brand(), at=AT, reason="no time"), accept(offered, a_brand(), at=AT)):
        trial = next(one.after for one in edit.changes if isinstance(one.after, Experiment))
        assert suggested(answer, seen, a_plan(trial), asked) is None
        elsewhere = suggested(answer, seen, a_plan(trial), asked, channel_id="ig")
        assert elsewhere is not None
    over = replace(trial, look_again=date(2026, 11, 1))
    assert suggested(answer, seen, a_plan(over), asked) is not None


def test_a_trial_that_is_over_puts_its_routine_away(offered: Suggestion) -> None:
    edit = accept(offered, a_brand(), at=AT)
    trial = next(one.after for one in edit.changes if isinstance(one.after, Experiment))
    routine = next(one.after for one in edit.changes if isinstance(one.after, Routine))
    assert to_look_at([trial], date(2026, 12, 27)) == ()
    assert to_look_at([trial], date(2026, 12, 28)) == (trial,)
    after = [change.after for change in end(trial, routine, day=date(2026, 12, 10), learnt="Nothing").changes]
    assert after == [
        replace(trial, state=Trial.ENDED, ends=date(2026, 12, 10), learnt="Nothing"),
        replace(routine, archived=True),
    ]
