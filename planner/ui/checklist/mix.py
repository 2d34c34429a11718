"""The mix of the week: what the main rule says, the rules that are watched beside it, and the time that it takes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from planner.app.weekly import Capacity, Watched, WeekMix, is_off
from planner.domain.balance import OFF, Judgement, Verdict, WeekBalance
from planner.domain.wording import counts_words, range_words, window_words
from planner.ui.checklist.section import Section, link, minutes_words
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.states import STATES
from planner.ui.words import tr

BALANCE, RULES, HOURS = "mix/balance", "mix/rules", "mix/hours"


@dataclass(frozen=True)
class MixLook:
    """What is said of a week; ``trouble`` says why a rule could not be read, ``wanting`` whether anything is off."""

    mix: WeekMix | None
    capacity: Capacity
    trouble: str = ""
    wanting: bool = False


class MixSection(Section[MixLook]):
    """The verdicts in a line each; bars, and what to change, are in the strip under the calendar."""

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
            self._add_verdict(Verdict.TOO_FEW, sentence, self._rules_link(data.mix))
        else:
            self._add_main(data.mix)
            for one in data.mix.watched:
                self._add_watched(one)
        self._add_capacity(data.capacity)
        if data.wanting and data.mix is not None:
            self.column.addWidget(self._balance_button(), 0, Qt.AlignmentFlag.AlignLeading)

    def _add_main(self, mix: WeekMix) -> None:
        """The week, and below it the window of the rule; the hint says what the strip says."""
        shown, rule = mix.main, mix.main.rule
        own, window = shown.balance.own, shown.balance.window
        lines = [(own.verdict, tr("This week: {said}", said=_judged_words(own)))]
        if rule is not None and not rule.window.is_week:
            said = tr("{window}: {said}", window=tr(window_words(rule.window)), said=_judged_words(window))
            lines.append((window.verdict, said))
        for verdict, said in lines[:-1]:
            self._add_verdict(verdict, said).setToolTip(plain_hint(tr(shown.sentence)))
        self._add_verdict(*lines[-1], self._rules_link(mix)).setToolTip(plain_hint(tr(shown.sentence)))

    def _add_verdict(self, verdict: Verdict, sentence: str, *below: QWidget) -> QLabel:
        """A sentence behind the shape of a verdict."""
        return self.add_marked(*STATES[verdict][:2], sentence, *below)

    def _rules_link(self, mix: WeekMix) -> QWidget:
        name = tr(mix.main.rule.name) if mix.main.rule else tr("Choose a rule…")
        rules = link(name, RULES, tr("The rule that this week is held to, and others"))
        rules.clicked.connect(self.rules_requested)
        return rules

    def _add_watched(self, watched: Watched) -> None:
        name = tr(watched.rule.name)
        if watched.balance is not None:
            said = self._whole_words(watched, watched.balance)
            self._add_verdict(_verdict(watched.balance), tr("{rule}: {said}", rule=name, said=said))
            return
        verdicts = [
            tr("{channel} {verdict}", channel=one.name, verdict=tr(verdict)) for one, verdict in watched.channels
        ]
        said = ", ".join(verdicts) or tr("every channel keeps it")
        verdict = Verdict.OVER if verdicts else Verdict.BALANCED
        self._add_verdict(verdict, tr("{rule}: {said}", rule=name, said=said))

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
                words = tr("About {planned} of work", planned=minutes_words(planned))
                self.add_marked("clock", "text.muted", words, self._hours_link())
            return
        words = tr("{planned} of your {available}", planned=minutes_words(planned), available=minutes_words(available))
        if planned > available:
            words = tr("{words}: {more} more than you have", words=words, more=minutes_words(planned - available))
            self._add_verdict(Verdict.OVER, words)
        else:
            self.add_marked("clock", "text.secondary", words)

    def _hours_link(self) -> QWidget:
        hours = link(tr("Say how much time you have…"), HOURS, tr("Your hours for posts, and how long each takes"))
        hours.clicked.connect(self.cadence_requested)
        return hours

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


def _verdict(balance: WeekBalance) -> Verdict:
    """The window's verdict, or the week's where that asks for something."""
    return balance.own.verdict if is_off(balance) and balance.window.verdict not in OFF else balance.window.verdict


def _judged_words(judged: Judgement) -> str:
    """``over, 3 promotional of 8 (at most 2)``; what is allowed is left out where nothing is judged."""
    counts, verdict = tr(counts_words(judged)), tr(judged.verdict)
    ranges = [tr(range_words(one.part, one.allowed)) for one in judged.groups]
    if judged.verdict is Verdict.TOO_FEW or not ranges:
        return tr("{verdict}, {counts}", counts=counts, verdict=verdict)
    named = [f"{said} {one.group}" for said, one in zip(ranges, judged.groups, strict=True)]
    allowed = ", ".join(_unbroken(one) for one in (named if len(ranges) > 1 else ranges))
    return tr("{verdict}, {counts} ({allowed})", counts=counts, allowed=allowed, verdict=verdict)


def _unbroken(words: str) -> str:
    """Words that stay in one line."""
    return words.replace(" ", "\u00a0")
