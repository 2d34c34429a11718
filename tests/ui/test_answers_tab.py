"""The tab of answers, as a user has it: asked, answered with how surely, tried or declined."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits.change import changed
from planner.domain.records import Age, Campaign, Measurement, Status, Trial
from planner.domain.results.answered import Answered
from planner.domain.results.words import Word
from planner.ui.charts.answer_charts import interval_chart
from planner.ui.charts.model import IntervalChart, SharesChart
from planner.ui.context import Context
from planner.ui.pieces.wrapped_row import WrappedRow
from planner.ui.results.answers.counting import Counting
from planner.ui.results.answers.found import Finding, find
from planner.ui.results.answers.questions import COST, FOLLOWERS, MIX, OFTEN
from planner.ui.results.answers.suggestion_card import WhyNot
from planner.ui.results.answers.tab import AnswersTab
from planner.ui.window.main_window import MainWindow
from tests.ui.measured import with_good_questions, with_sample

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def a_tab(context: Context, qtbot: QtBot) -> AnswersTab:
    tab = AnswersTab(context)
    qtbot.addWidget(tab)
    tab.resize(1160, 780)
    tab.edit_requested.connect(context.document.do)
    context.document.listen(tab.refresh)
    tab.show_brand(context.document.brands()[0])
    with qtbot.waitActive(tab):
        tab.show()
    answered(tab, qtbot)
    return tab


@pytest.fixture
def tab(context: Context, document: Document, qtbot: QtBot) -> AnswersTab:
    """Asked which kinds do better, where questions do."""
    with_good_questions(document)
    made = a_tab(context, qtbot)
    ask(made, "kind", qtbot)
    return made


def answered(tab: AnswersTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tab.busy)


def ask(tab: AnswersTab, question: str, qtbot: QtBot) -> None:
    tab.list.choose(question)
    answered(tab, qtbot)


def choose(box: QWidget, value: object) -> None:
    """As by a click on a line of the box."""
    index = box._values.index(value)  # type: ignore[attr-defined]
    box.setCurrentIndex(index)  # type: ignore[attr-defined]
    box.activated.emit(index)  # type: ignore[attr-defined]


def shown_words(part: QWidget) -> str:
    labels = (one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))
    return "\n".join(labels).replace("\u200b", "").replace("\u00a0", " ")


def type_number(field: QWidget, number: int) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, str(number))
    QTest.keyClick(field, Key.Key_Return)


def popup(sort: type[QWidget]) -> QWidget:
    found = QApplication.activePopupWidget()
    assert isinstance(found, sort)
    return found


def test_story_10_what_worked(
    context: Context, document: Document, shared: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    with_sample(document, shared, catalogue)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
    window.show_place("results")
    segment = next(one for one in window.findChildren(QPushButton) if one.text() == "Answers")
    QTest.mouseClick(segment, LEFT)
    tab = window.findChild(AnswersTab)
    assert isinstance(tab, AnswersTab)
    answered(tab, qtbot)

    QTest.mouseClick(tab.side.choices.counting, LEFT)
    counting = popup(Counting)
    assert isinstance(counting, Counting)
    type_number(counting.settled, 0)
    type_number(counting.half_life, 0)
    counting.close()
    answered(tab, qtbot)
    page = tab.side.comparison
    answer = shown_words(page.answer)
    assert page.answer.word.text() == "Cannot tell"
    assert "had 0.98 times the engagement rate by reach of promotional ones" in answer
    assert "80 %: 0.79 to 1.20, 95 %: 0.71 to 1.35" in answer
    assert "101 entries of 58 posts" in answer
    assert "28 Sep – 22 Nov 2026" in answer
    assert "(reactions + comments + shares + saves) ÷ reach" in answer
    assert page.suggestion.isHidden()
    assert [card.title.text() for card in page.scales] == [
        "Judged by what engagement posts are for",
        "Judged by what promotional posts are for",
    ]
    assert "37 entries of 18 posts" in shown_words(page.scales[1])

    choose(tab.side.choices.measure, "clicks_by_reach")
    answered(tab, qtbot)
    assert "37 entries of 18 posts" in shown_words(page.answer)
    assert "Link clicks by reach: link clicks ÷ reach" in shown_words(page.answer)

    choose(tab.side.choices.measure, "engagement_by_reach")
    instagram = next(one for one in tab.side.choices.channel._values if one)
    for channel in ("", instagram):
        choose(tab.side.choices.channel, channel)
        ask(tab, "slot", qtbot)
        assert page.answer.word.text() in ("Cannot tell", "Too early")
        assert page.suggestion.isHidden()
        said = shown_words(tab.side)
        assert "12:30" not in said
        assert not re.search(r"\bbest\b", said, re.IGNORECASE)


def test_whatever_is_asked_all_of_it_is_worked_out_elsewhere_and_what_was_left_is_dropped(
    tab: AnswersTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[str] = []

    def noted(*asked: Any) -> Finding:
        worked_out.append(asked[3].question)
        return find(*asked)

    monkeypatch.setattr("planner.ui.results.answers.tab.find", noted)
    tab.list.choose("stance")
    assert tab.busy
    for question in ("format", "slot", "kind"):
        tab.list.choose(question)
    answered(tab, qtbot)
    assert worked_out == ["stance", "kind"]
    assert tab.side.question.text() == "Which kinds do better than others?"
    assert "Question" in tab.side.comparison.answer.sentence.text()
    tab.list.choose("stance")
    tab.hide()
    assert not tab.busy
    QApplication.processEvents()
    assert "Question" in tab.side.comparison.answer.sentence.text()
    tab.show()
    answered(tab, qtbot)
    assert "only one group to look at" in shown_words(tab.side.comparison.answer)


def test_questions_are_walked_with_the_keyboard(tab: AnswersTab, qtbot: QtBot) -> None:
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Up)
    answered(tab, qtbot)
    assert tab.side.question.text() == "Do engagement posts do better than promotional ones?"
    QTest.keyClick(tab.list, Key.Key_Return)
    assert tab.side.choices.measure.hasFocus()
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    side = tab.side
    assert {side.choices.channel, side.choices.counting, side.reading, tab.list, side.comparison.answer.copy} <= reached


def test_what_leans_is_offered_and_accepting_makes_a_routine_and_ideas(tab: AnswersTab, qtbot: QtBot) -> None:
    document, card = tab.context.document, tab.side.comparison.suggestion
    brand = document.brands()[0]
    rule, before = brand.rule, len(document.plan(brand).placements)
    assert not card.isHidden()
    assert card.title.text().startswith("Try 4 “Question” posts on ")
    assert "Mon 28 Dec 2026" in shown_words(card)
    QTest.mouseClick(card.accept, LEFT)
    answered(tab, qtbot)
    (trial,) = document.settings_of(brand).experiments
    new = [one for one in document.plan(brand).placements.values() if one.post_id in trial.post_ids]
    assert (trial.state, len(new), {one.status for one in new}) == (Trial.ACCEPTED, 4, {Status.IDEA})
    assert document.brands()[0].rule == rule
    assert not card.accept.isVisible()
    (link,) = card.findChildren(WrappedRow)
    assert link.accessibleName().startswith("Being tried: Try 4")
    asked: list[tuple[str, str, str]] = []
    tab.tab_requested.connect(lambda *where: asked.append(where))
    QTest.mouseClick(link, LEFT)
    assert asked == [("results", "experiments", trial.id)]
    document.undo()
    answered(tab, qtbot)
    assert len(document.plan(brand).placements) == before
    assert card.accept.isVisible()


def test_what_is_declined_may_have_a_reason_and_is_not_offered_again(tab: AnswersTab, qtbot: QtBot) -> None:
    card = tab.side.comparison.suggestion
    QTest.mouseClick(card.decline, LEFT)
    why = popup(WhyNot)
    assert isinstance(why, WhyNot)
    QTest.keyClicks(why.field, "No time in December")
    QTest.keyClick(why.field, Key.Key_Return)
    answered(tab, qtbot)
    (trial,) = tab.context.document.settings_of(tab.context.document.brands()[0]).experiments
    assert (trial.state, trial.learnt) == (Trial.DECLINED, "No time in December")
    assert not card.accept.isVisible()
    (link,) = card.findChildren(WrappedRow)
    assert link.accessibleName().startswith("Declined: Try 4")


def test_the_plot_and_its_table_say_the_same_with_how_many(tab: AnswersTab, qtbot: QtBot) -> None:
    chart = tab.side.comparison.plot.chart.chart
    assert isinstance(chart, IntervalChart)
    assert [row.label for row in chart.rows] == ["Question", "Education"]
    assert [row.side for row in chart.rows] == ["14 entries", "14 entries"]
    assert chart.table.headings[:3] == ("Group", "Entries", "Ratio")
    assert chart.table.rows[0][5] == Word.CLEAR
    assert chart.rows[0].bold


def test_where_it_is_too_early_no_range_is_drawn(tab: AnswersTab) -> None:
    measure, early = tab.context.catalogue.measures["clicks_by_reach"], Word.TOO_EARLY
    answer = Answered(question="stance", measure=measure.key, n=13, ratio=0.6, words=early, interval95=(0.2, 1.4))
    assert interval_chart(answer, measure) is None
    assert interval_chart(replace(answer, words=Word.CANNOT_TELL), measure) is not None


def test_what_is_measured_is_said_plainly_and_how_it_is_compared_below(tab: AnswersTab) -> None:
    assert "ln(" not in shown_words(tab.side.comparison.answer)
    assert "Compared as ln((count + 0.5) ÷ (reach + 1)), channel held fixed." in tab.side.comparison.notes.text()


def test_a_rule_is_named_with_what_it_lets_pass(tab: AnswersTab, qtbot: QtBot) -> None:
    ask(tab, MIX, qtbot)
    chart = tab.side.over_time.views[0].chart
    assert isinstance(chart, SharesChart)
    assert chart.allowed_words == "up to 30 %: your 20 %, with 10 points of tolerance"


def test_the_cost_is_asked_of_a_campaign_of_which_something_is_known(tab: AnswersTab, qtbot: QtBot) -> None:
    document, brand = tab.context.document, tab.context.document.brands()[0]
    day, sales = date(2026, 11, 20), (("sales", "7", ""),)
    numbers = Measurement(id="m", brand_id=brand.id, campaign_id="told", age=Age.LIFE, captured=day, values=sales)
    for id_, starts in (("told", date(2026, 9, 1)), ("new", date(2026, 11, 1))):
        campaign = Campaign(id=id_, brand_id=brand.id, name=id_, starts=starts, measure="sales")
        document.do(changed("", [(None, campaign)]))
    document.do(changed("", [(None, numbers)]))
    ask(tab, COST, qtbot)
    assert tab.side.choices.wanted.campaign == "told"
    choose(tab.side.choices.campaign, "new")
    answered(tab, qtbot)
    assert tab.side.choices.wanted.campaign == "new"


def test_pictures_over_time(tab: AnswersTab, qtbot: QtBot) -> None:
    ask(tab, MIX, qtbot)
    page = tab.side.over_time
    assert "tells no cause" in page.sentence.text()
    titles = [view.chart.title for view in page.views if view.chart is not None]
    assert titles[0].startswith("Mix by week, against “80/20")
    assert titles[1] == "Engagement rate by reach, week by week"
    ask(tab, OFTEN, qtbot)
    assert page.views[0].chart is not None
    assert page.views[0].chart.title.startswith("Instagram: ")
    ask(tab, FOLLOWERS, qtbot)
    assert page.views[0].chart is not None
    assert "4,730 on " in page.views[0].chart.title
    assert [view.isVisible() for view in page.views[:2]] == [True, False]
    ask(tab, COST, qtbot)
    assert "There is no campaign yet" in tab.side.cost.sentence.text()


def test_without_numbers_it_is_said_where_they_are_entered(context: Context, qtbot: QtBot) -> None:
    tab = a_tab(context, qtbot)
    card = tab.side.comparison.answer
    assert card.word.text() == "No data"
    asked: list[tuple[str, str, str]] = []
    tab.tab_requested.connect(lambda *where: asked.append(where))
    QTest.mouseClick(card.numbers, LEFT)
    assert asked == [("results", "numbers", "")]
    for question in ("slot", MIX, OFTEN, FOLLOWERS):
        ask(tab, question, qtbot)
        assert shown_words(tab.side.reading)


def test_a_trial_leads_back_to_its_question(tab: AnswersTab, qtbot: QtBot) -> None:
    QTest.mouseClick(tab.side.comparison.suggestion.accept, LEFT)
    answered(tab, qtbot)
    (trial,) = tab.context.document.settings_of(tab.context.document.brands()[0]).experiments
    ask(tab, "slot", qtbot)
    choose(tab.side.choices.measure, "reach")
    tab.show_record(trial.id)
    answered(tab, qtbot)
    assert (tab.list.chosen, tab.side.choices.wanted.measure) == ("kind", "engagement_by_reach")
    assert trial.starts == date(2026, 11, 23)
