"""An answer on its card, in the user's language for days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.domain.results.answered import Answered
from planner.domain.results.words import Word
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.results.answers.answer_card import AnswerCard
from planner.ui.when import When


def test_the_days_of_an_answer_are_written_as_the_locale_writes_them(context: Context, qtbot: QtBot) -> None:
    german = replace(context, when=When(context.settings, QLocale(QLocale.Language.German)))
    card = AnswerCard(german)
    qtbot.addWidget(card)
    period = Span(date(2026, 10, 5), date(2026, 12, 7))
    card.show_answer(Answered(question="stance", measure="reach", words=Word.CANNOT_TELL, n=9, period=period))
    texts = [label.text().replace("\u00a0", " ") for label in card.findChildren(QLabel)]
    assert any("Okt" in text and "Dez" in text for text in texts), texts
