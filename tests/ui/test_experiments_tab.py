"""The tab of experiments: where each trial stands, its posts, and what was learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.edits.change import changed
from planner.domain.edits.experiments import accept, decline
from planner.domain.records import Experiment, Trial
from planner.domain.results.experiments import Suggestion
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found
from planner.ui.results.experiments.phrases import Standing, standing_of
from planner.ui.results.experiments.tab import ExperimentsTab
from tests.builders import a_brand

LEFT = Qt.MouseButton.LeftButton
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
OFFERED = Suggestion(
    question="kind",
    about="question",
    title="Try 2 “Question” posts until Sun 15 Nov; look again on Mon 23 Nov",
    name="“Question” posts",
    group="Question",
    why="Leaning: questions had more",
    starts=date(2026, 11, 2),
    ends=date(2026, 11, 15),
    look_again=date(2026, 11, 23),
    days=(date(2026, 11, 5), date(2026, 11, 12)),
    times=1,
    basis='{"sentence": "Leaning: questions had more", "definition": "Engagement rate by reach"}',
)


@pytest.fixture
def tab(context: Context, qtbot: QtBot) -> ExperimentsTab:
    document = context.document
    brand = document.brands()[0]
    document.do(accept(OFFERED, brand, who="Ann", at=AT))
    other = replace(OFFERED, about="offer", title="Try 2 “Offer” posts")
    document.do(decline(other, brand, at=AT, reason="Too many already"))
    made = ExperimentsTab(context)
    qtbot.addWidget(made)
    made.resize(1160, 780)
    made.edit_requested.connect(document.do)
    document.listen(made.refresh)
    made.show_brand(brand)
    with qtbot.waitActive(made):
        made.show()
    return made


def stored(tab: ExperimentsTab) -> dict[Trial, Experiment]:
    document = tab.context.document
    return {one.state: one for one in document.settings_of(document.brands()[0]).experiments}


def headings(tab: ExperimentsTab) -> list[str]:
    return [row.text for row in tab.list.rows.found if row.target is None]


def found(tab: ExperimentsTab) -> list[tuple[int, Found]]:
    return [*enumerate(tab.list.rows.found)]


@pytest.mark.parametrize(
    ("day", "standing"),
    [(10, Standing.RUNNING), (15, Standing.RUNNING), (16, Standing.WAITING), (23, Standing.DUE), (30, Standing.DUE)],
)
def test_a_trial_runs_waits_and_is_due(day: int, standing: Standing) -> None:
    trial = next(one.after for one in accept(OFFERED, a_brand(), at=AT).changes if isinstance(one.after, Experiment))
    assert standing_of(trial, date(2026, 11, day)) is standing


def test_what_is_due_stands_first_with_why_and_its_posts(tab: ExperimentsTab) -> None:
    assert headings(tab) == ["To be looked at", "Declined"]
    assert tab.page.standing.text() == "To be looked at · since Mon 23 Nov 2026 · by Ann"
    opened: list[str] = []
    tab.entry_requested.connect(opened.append)
    first = tab.page.posts.rows.index(0)
    QTest.mouseClick(tab.page.posts.viewport(), LEFT, pos=tab.page.posts.visualRect(first).center())
    plan = tab.context.document.plan(tab.context.document.brands()[0])
    assert [plan.placements[id_].date for id_ in opened] == [date(2026, 11, 5)]


def test_trials_are_told_apart_in_the_list_however_long_they_are_called(tab: ExperimentsTab) -> None:
    assert [row.text for row in tab.list.rows.found if row.target] == ["Try 2 “Question” posts", "Try 2 “Offer” posts"]
    document = tab.context.document
    long = replace(stored(tab)[Trial.ACCEPTED], id="long", title=f"Try 4 posts {'on a weekday evening ' * 3}until Sun")
    document.do(changed("", [(None, long)]))
    heights = {row.target: tab.list.visualRect(tab.list.rows.index(at)).height() for at, row in found(tab)}
    assert heights["long"] > heights[stored(tab)[Trial.DECLINED].id]


def test_what_was_learnt_is_kept_as_typed_and_stays_when_the_trial_ends(tab: ExperimentsTab, qtbot: QtBot) -> None:
    tab.enter()
    QTest.keyClicks(tab.page.learnt, "People answer on Thursdays")
    QTest.mouseClick(tab.page.end, LEFT)
    over = stored(tab)[Trial.ENDED]
    assert over.learnt == "People answer on Thursdays"
    assert headings(tab) == ["Ended", "Declined"]
    document = tab.context.document
    assert [one.archived for one in document.settings_of(document.brands()[0]).routines] == [True]
    tab.page.learnt.selectAll()
    QTest.keyClicks(tab.page.learnt, "Not sure")
    assert tab.flush()
    assert stored(tab)[Trial.ENDED].learnt == "Not sure"


def test_what_was_declined_can_be_offered_again(tab: ExperimentsTab) -> None:
    tab.list.choose(stored(tab)[Trial.DECLINED].id)
    assert tab.page.learnt_name.text() == "Why not"
    assert tab.page.learnt.value() == "Too many already"
    assert not tab.page.end.isVisible()
    QTest.mouseClick(tab.page.drop, LEFT)
    assert Trial.DECLINED not in stored(tab)


def test_one_can_ask_again_and_an_empty_tab_leads_to_the_answers(tab: ExperimentsTab) -> None:
    asked: list[tuple[str, str, str]] = []
    tab.tab_requested.connect(lambda *where: asked.append(where))
    QTest.mouseClick(tab.page.again, LEFT)
    assert asked == [("results", "answers", stored(tab)[Trial.ACCEPTED].id)]
    document = tab.context.document
    document.do(changed("", [(one, None) for one in stored(tab).values()]))
    assert tab.first_button.isVisible()
    QTest.mouseClick(tab.first_button, LEFT)
    assert asked[-1] == ("results", "answers", "")
