"""The live example at the foot of a rule's form: what it says, and what it says of the week in view."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.app.live import LiveBalance
from planner.domain.balance import WeekBalance
from planner.domain.records import Brand
from planner.domain.rule_words import rule_sentence
from planner.domain.rules import MixRule
from planner.domain.span import Week
from planner.domain.wording import channel_sentence
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.words import tr

_CHANNELS = 3
"""Channels that are said of a rule for each; the strip shows all."""


class Example(QFrame):
    """Judges the week as the rule is typed; nothing is written."""

    def __init__(self, context: Context, brand: Brand, week: Week) -> None:
        super().__init__()
        self._context = context
        self._week = week
        self.live = LiveBalance(context.document, context.catalogue)
        self.live.show_brand(brand)
        self.setProperty("surface", "sunken")
        self.rule = words("", step="body.strong")
        self.week = words("", role="secondary")
        space = context.theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(space(3), space(2), space(3), space(2))
        lines.setSpacing(space(1))
        lines.addWidget(self.rule)
        lines.addWidget(self.week)

    def show_rule(self, rule: MixRule) -> None:
        """Shows the rule in a sentence, and the week by it."""
        plan = self.live.settings
        channels = {one.id: one.name for one in plan.channels.values()}
        self.rule.setText(rule_sentence(rule, channels, {one.id: one.name for one in plan.campaigns.values()}))
        when = self._context.when
        days = f"{when.week_number(self._week)}, {when.days(self._week.span)}"
        said = " ".join(self._of_channels(rule)) if rule.each_channel else self._sentence(rule)
        self.week.setText(f"{days}: {said[:1].lower()}{said[1:]}")

    def show_trouble(self, text: str) -> None:
        """Says what the rule still lacks."""
        self.rule.setText(text)
        self.week.setText("")

    def _sentence(self, rule: MixRule) -> str:
        return self.live.judged_by(rule, self._week).sentence.removeprefix("This week: ")

    def _of_channels(self, rule: MixRule) -> Iterator[str]:
        """The busiest channels, each in a sentence."""
        plan = self.live.settings
        shown = {
            one.name: self.live.judged_by(rule, self._week, channel_id=one.id).balance
            for one in plan.channels.values()
            if not one.archived and (not rule.channels or one.id in rule.channels)
        }
        busy = sorted((one for one in shown if shown[one].window.tally.total), key=lambda one: -_total(shown[one]))
        yield from (f"{name}: {channel_sentence(rule, shown[name])}." for name in busy[:_CHANNELS])
        if not busy:
            yield tr("Nothing is planned on any channel.")


def _total(balance: WeekBalance) -> int:
    return balance.window.tally.total
