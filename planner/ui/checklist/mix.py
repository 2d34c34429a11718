"""The mix of the week: what the main rule says, the rules that are watched beside it, and the time that it takes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.app.weekly import Capacity, Watched, WeekMix, is_off
from planner.domain.balance import Verdict, WeekBalance
from planner.domain.wording import counts_words, window_words
from planner.ui.checklist.section import Section, link, minutes_words
from planner.ui.context import Context
from planner.ui.dialogs.parts import button
from planner.ui.words import tr

BALANCE, RULES, HOURS = "mix/balance", "mix/rules", "mix/hours"

_SIGNS = {
    Verdict.OVER: ("warning-circle", "status.ready"),
    Verdict.UNDER: ("warning-circle", "status.ready"),
    Verdict.BALANCED: ("check-circle-fill", "status.posted"),
    Verdict.ACCEPTED: ("check-circle", "status.approved"),
    Verdict.RECOVERING: ("circle-half", "text.secondary"),
}
_OPEN_SIGN = ("circle-dashed", "text.muted")
"""Too few to judge, or no rule."""


@dataclass(frozen=True)
class MixLook:
    """What is said of a week; ``trouble`` says why a rule could not be read, ``wanting`` whether anything is off."""

    mix: WeekMix | None
    capacity: Capacity
    trouble: str = ""
    wanting: bool = False


class MixSection(Section[MixLook]):
    """Words only; the bars are in the strip under the calendar."""

    balance_requested = Signal()
    rules_requested = Signal()
    cadence_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("This week's mix"))

    def fill(self, data: MixLook) -> None:
        """The main rule, the watched ones, the time, and the way out."""
        self.add_heading()
        self.column.setSpacing(self.theme.space(2))
        if data.mix is None:
            self.add_sentence(data.trouble)
        elif _is_empty(data.mix.main.balance):
            sentence = tr("Nothing is planned yet, so there is nothing to judge.")
            self.add_marked(*_OPEN_SIGN, sentence, self._rules_link(data.mix))
        else:
            self.add_marked(*_sign(data.mix.main.balance), tr(data.mix.main.sentence), self._rules_link(data.mix))
            for one in data.mix.watched:
                self._add_watched(one)
        self._add_capacity(data.capacity)
        if data.wanting and data.mix is not None:
            self.column.addWidget(self._balance_button(), 0, Qt.AlignmentFlag.AlignLeading)

    def _rules_link(self, mix: WeekMix) -> QWidget:
        name = tr(mix.main.rule.name) if mix.main.rule else tr("Choose a rule…")
        rules = link(name, RULES, tr("The rule that this week is held to, and others"))
        rules.clicked.connect(self.rules_requested)
        return rules

    def _add_watched(self, watched: Watched) -> None:
        name = tr(watched.rule.name)
        if watched.balance is not None:
            said = self._whole_words(watched, watched.balance)
            self.add_marked(*_sign(watched.balance), tr("{rule}: {said}", rule=name, said=said))
            return
        verdicts = [
            tr("{channel} {verdict}", channel=one.name, verdict=tr(verdict)) for one, verdict in watched.channels
        ]
        said = ", ".join(verdicts) or tr("no channel is off")
        sign = _SIGNS[Verdict.OVER if verdicts else Verdict.BALANCED]
        self.add_marked(*sign, tr("{rule}, each channel: {said}", rule=name, said=said))

    def _whole_words(self, watched: Watched, balance: WeekBalance) -> str:
        """``2 promotional of 7 in 4 weeks – over``: one line of a rule that is only watched."""
        window, rule = balance.window, watched.rule
        where = "" if rule.window.is_week else tr(" in {window}", window=window_words(rule.window))
        if not window.groups or not window.tally.total:
            return tr(window.verdict)
        return tr("{counts}{where} – {verdict}", counts=counts_words(window), where=where, verdict=tr(window.verdict))

    def _add_capacity(self, capacity: Capacity) -> None:
        planned, available = capacity.planned, capacity.available
        if available is None:
            if planned:
                self._add_hours_link(
                    tr("About {planned} of work. Say how much you have…", planned=minutes_words(planned))
                )
            return
        words = tr("{planned} of your {available}", planned=minutes_words(planned), available=minutes_words(available))
        if planned > available:
            words = tr("{words}: {more} more than you have", words=words, more=minutes_words(planned - available))
            self.add_marked(*_SIGNS[Verdict.OVER], words)
        else:
            self.add_marked("clock", "text.secondary", words)

    def _add_hours_link(self, words: str) -> None:
        hours = link(words, HOURS, tr("How much time there is for posts, and how long each takes"))
        hours.clicked.connect(self.cadence_requested)
        self.column.addWidget(hours, 0, Qt.AlignmentFlag.AlignLeading)

    def _balance_button(self) -> QWidget:
        made = button(tr("Balance my week…"))
        made.setProperty("small", True)
        made.setObjectName(BALANCE)
        made.setAccessibleName(tr("Balance my week"))
        made.setToolTip(tr("See what would have to change, then do all, some or none of it (Ctrl+Shift+B)"))
        made.clicked.connect(self.balance_requested)
        return made


def _is_empty(balance: WeekBalance) -> bool:
    """Whether neither the week nor the window holds anything, with or without a kind."""
    tallies = (balance.own.tally, balance.window.tally)
    return not any(one.number or one.unlabelled or any(one.stances.values()) for one in tallies)


def _sign(balance: WeekBalance) -> tuple[str, str]:
    """The shape of the window's verdict, or of the week's where that asks for something."""
    verdict = balance.own.verdict if is_off(balance) and balance.window.verdict not in _OFF else balance.window.verdict
    return _SIGNS.get(verdict, _OPEN_SIGN)


_OFF = (Verdict.OVER, Verdict.UNDER)
