"""Balance my week, asked of an open plan: one undoable edit, the sample, and what happens without the solver."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from planner.app.balancing import Solver, propose
from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.intake import read_plan
from planner.app.live import LiveBalance
from planner.domain.edits import Change, Edit, amend
from planner.domain.plan import KIND
from planner.domain.proposal import Answer, Problem, Proposal, Unsolved, edit_of
from planner.domain.records import UNAPPROVED, Placement, Record, Status
from planner.domain.span import ONE_DAY, ONE_WEEK, Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.scopes import LONDON, NOW

KINDS = ("offer", "product", "offer", "education", "bts", "question", "community")


def asked(document: Document, catalogue: Catalogue, week: Week = WEEK, now: datetime = NOW) -> Proposal:
    return propose(document, document.brands()[0], week, now=now, catalogue=catalogue)


def fill(document: Document, week: Week = WEEK, kinds: tuple[str, ...] = KINDS, **values: object) -> None:
    """A post a day at 18:00 on a channel without a cadence."""
    brand = document.brands()[0]
    labels = {label.key: label.id for label in document.settings_of(brand).labels_of(KIND)}
    records: list[Record] = []
    if "blog" not in document.settings_of(brand).channels:
        records.append(a_channel(id="blog", brand_id=brand.id, name="Blog", platform=""))
    for number, kind in enumerate(kinds):
        post = a_post(brand_id=brand.id, title=f"Post {number}", kind_id=labels[kind])
        day = week.monday + number * ONE_DAY
        said = {"post_id": post.id, "channel_id": "blog", "date": day, "time": time(18), **values}
        records += [post, a_placement(**said)]
    document.do(Edit("Fill", tuple(Change(None, record) for record in records)))


def take_up(document: Document, proposal: Proposal) -> Edit:
    brand = document.brands()[0]
    posts = {change.record.id for step in proposal.steps for change in step.changes}
    plan, _ = document.plan_of(brand, posts, posts)
    edit = edit_of(plan, proposal, {step.key for step in proposal.steps})
    document.do(edit)
    return edit


def test_a_proposal_is_one_step_that_undo_takes_back(document: Document, catalogue: Catalogue) -> None:
    fill(document)
    before = document.plan(document.brands()[0])
    proposal = asked(document, catalogue)
    assert proposal.feasible
    (step,) = proposal.steps
    assert step.words.endswith(": brings promotional to 2 of 6 in week 48, your rule allows at most 2.")
    take_up(document, proposal)
    assert asked(document, catalogue).already
    assert document.undo_text == "Balance week 48"
    document.undo()
    assert document.plan(document.brands()[0]) == before


def test_the_same_plan_gets_the_same_proposal(document: Document, catalogue: Catalogue) -> None:
    fill(document)
    assert asked(document, catalogue) == asked(document, catalogue)


def test_a_verdict_that_hangs_on_the_years_before_reads_them(document: Document, catalogue: Catalogue) -> None:
    brand = document.brands()[0]
    for weeks in range(54, 0, -1):
        many = ("offer",) * 3 if weeks > 53 else ("offer", "education", "bts", "question")
        fill(document, WEEK.shifted(-weeks), many, status=Status.POSTED)
    document.do(amend(brand, "Rule", rule="80-20-two-sided"))
    fill(document)
    assert asked(document, catalogue).steps


def test_an_open_plan_without_posts_needs_nothing(document: Document, catalogue: Catalogue) -> None:
    assert asked(document, catalogue).already


def test_without_the_solver_there_is_a_sentence(
    document: Document, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(document)
    for name in [one for one in sys.modules if one.split(".")[0] == "highspy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(
        Unsolved, match=r"^No proposal can be made here, because the solver HiGHS .* cannot be loaded\.$"
    ):
        asked(document, catalogue)


def test_a_solver_that_has_no_time_left_says_so() -> None:
    problem = Problem()
    problem.keep({problem.choice(1): 1.0}, least=1)
    assert Solver()(problem) == ([1.0], True)
    with pytest.raises(Unsolved, match=r"^No proposal was found in time\."):
        Solver(0)(problem)


def test_what_is_not_found_in_time_is_not_called_impossible(
    document: Document, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solver that is stopped gives back where it began."""
    fill(document)
    monkeypatch.setattr(Solver, "__call__", lambda _, problem: Answer(problem.unchanged(), False))
    proposal = asked(document, catalogue)
    assert not proposal.feasible
    assert proposal.words.startswith("Nothing was found in time that makes week 48 keep all your rules. It stands so: ")


def test_what_has_no_answer_is_said() -> None:
    problem = Problem()
    problem.keep({problem.choice(1): 1.0}, least=2)
    with pytest.raises(Unsolved):
        Solver()(problem)


def test_nothing_is_written_to_standard_output(
    document: Document, catalogue: Catalogue, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(document)
    asked(document, catalogue)
    assert capfd.readouterr() == ("", "")


# the sample


@pytest.fixture(scope="module")
def sample(shared: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Document]:
    """The tidy sample plan, to look at and not to change."""
    brand = new_brand("Ferrow", "Europe/London")
    with new_plan(tmp_path_factory.mktemp("sample") / "plan.evenweek", brand, catalogue) as store:
        document = Document(store)
        content = (shared / "samples" / "plan_tidy.csv").read_bytes()
        document.do(read_plan(document, document.brands()[0], content, catalogue).edit)
        yield document


@pytest.mark.parametrize("weeks", range(4))
def test_the_weeks_of_the_sample(sample: Document, catalogue: Catalogue, weeks: int) -> None:
    week = WEEK.shifted(weeks)
    proposal = asked(sample, catalogue, week)
    live = LiveBalance(sample, catalogue)
    live.show_brand(sample.brands()[0])
    changes = [change for step in proposal.steps for change in step.changes]
    before, after = live.judged(week).balance, live.judged(week, changes).balance
    assert after.own.change <= before.own.change
    assert after.window.change <= before.window.change
    assert proposal.steps
    assert sum(step.sort == "add" for step in proposal.steps) <= 2
    assert {step.sort for step in proposal.steps} <= {"add", "move"}
    befores = [change.before for change in changes if isinstance(change.before, Placement)]
    assert all(one.status in UNAPPROVED and one.date and one.date >= MONDAY for one in befores)


def test_the_week_of_black_friday_is_called_a_launch_first(sample: Document, catalogue: Catalogue) -> None:
    proposal = asked(sample, catalogue)
    assert proposal.launch == "Green Friday"
    assert proposal.words.startswith("Most of what is promotional in week 48 belongs to “Green Friday”")
    assert "linkedin is silent for 21 days from Wed 4 Nov to Wed 25 Nov" in proposal.words
    assert not proposal.feasible
    apart = "two on instagram are 15 minutes apart on Fri 27 Nov, the start value is at least 4 hours between."
    assert any(step.words.endswith(apart) for step in proposal.steps)


@pytest.mark.parametrize("weeks", range(1, 4))
def test_what_comes_from_the_weeks_before_is_told_with_when_it_passes(
    sample: Document, catalogue: Catalogue, weeks: int
) -> None:
    proposal = asked(sample, catalogue, WEEK.shifted(weeks))
    assert proposal.launch == ""
    assert proposal.words.startswith(
        f"By itself week {48 + weeks} is not against your rule: what is off comes from the weeks before, "
        "and passes by week 52 if nothing else changes."
    )
    assert proposal.words.endswith(" all else holds.")


def test_a_past_week_of_the_sample_stays(sample: Document, catalogue: Catalogue) -> None:
    proposal = asked(sample, catalogue, Week(MONDAY - 6 * ONE_WEEK))
    assert proposal.steps == ()
    assert not proposal.feasible
    assert "Week 42 is over, and what was posted stays: week 42 has 6 of 9 promotional" in proposal.words


def test_a_watched_rule_is_named(document: Document, catalogue: Catalogue) -> None:
    brand = document.brands()[0]
    document.do(amend(brand, "Rules", rule="", also=("80-20",)))
    fill(document)
    (step,) = asked(document, catalogue).steps
    assert step.words.endswith("to 2 of 6 in week 48, “80/20, at most 20 % promotional” allows at most 2.")


def test_the_clock_of_the_brand_decides_what_is_past(document: Document, catalogue: Catalogue) -> None:
    fill(document, kinds=("offer", "offer", "offer", "education"))
    now = datetime(2026, 11, 24, 18, 30, tzinfo=LONDON)
    moved = {one.post_id for step in asked(document, catalogue, now=now).steps for one in step.places}
    past = [one.post_id for one in document.plan(document.brands()[0]).in_order()][:2]
    assert moved.isdisjoint(past)
