"""What the posts of the week before brought, on the page of the week."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.weekly import LastWeek, WeekNumbers
from planner.domain.records import Age
from planner.ui.checklist.last_week import ENTER, TRIALS, LastLook, LastWeekSection
from planner.ui.context import Context
from tests.builders import WEEK

NUMBERS = WeekNumbers(
    measure="Engagement rate by reach",
    counted=("Reactions", "Comments"),
    per="Reach",
    age=Age.AFTER_WEEK,
    rated=9,
    posted=12,
    middle=0.0312,
    pooled=0.027,
)


def shown(context: Context, qtbot: QtBot, posted: int, numbers: WeekNumbers | None) -> LastWeekSection:
    section = LastWeekSection(context)
    qtbot.addWidget(section)
    section.show_data(LastLook(LastWeek(week=WEEK.shifted(-1), posted=posted), {}, numbers))
    QCoreApplication.processEvents()
    return section


def said(section: LastWeekSection) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel) if label.text()][1:]


def test_the_week_before_says_its_rates_with_number_age_and_definition(context: Context, qtbot: QtBot) -> None:
    section = shown(context, qtbot, 12, NUMBERS)
    assert said(section)[1:] == [
        "Engagement rate by reach after 7 days: median 3.1\u00a0%, all together 2.7\u00a0% (9 of 12 posts)",
        "(Reactions + Comments) / Reach",
    ]


def test_what_is_missing_leads_to_the_table(context: Context, qtbot: QtBot) -> None:
    section = shown(context, qtbot, 3, None)
    enter = section.findChild(QPushButton, ENTER)
    assert enter is not None
    with qtbot.waitSignal(section.numbers_requested):
        enter.click()
    assert shown(context, qtbot, 9, NUMBERS).findChild(QPushButton, ENTER) is None
    assert shown(context, qtbot, 0, None).findChild(QPushButton, ENTER) is None


def test_a_trial_whose_day_has_come_leads_to_the_experiments(context: Context, qtbot: QtBot) -> None:
    section = LastWeekSection(context)
    qtbot.addWidget(section)
    section.show_data(LastLook(LastWeek(week=WEEK.shifted(-1)), {}, trials=("Try 4 questions",)))
    look = section.findChild(QPushButton, TRIALS)
    assert look is not None
    assert look.text() == "Look again at 1 trial"
    assert look.toolTip() == "Try 4 questions"
    with qtbot.waitSignal(section.trials_requested):
        look.click()
    assert shown(context, qtbot, 3, None).findChild(QPushButton, TRIALS) is None
