"""The first line of the balance strip: the week, the rule that it was judged by, and what can be done."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.app.live import WholeWeek
from planner.domain.balance import Verdict
from planner.domain.span import Week
from planner.ui.balance.links import Link
from planner.ui.balance.watched import watched_words
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.words import tr


class StripHead(QWidget):
    """Names the week and its rule; the links only ask."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._week: Week | None = None
        self._title = words(tr("Balance"), step="heading")
        self._title.setWordWrap(False)
        self.days = words("", step="label", role="secondary")
        self.days.setWordWrap(False)
        self._make_links()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.space(2))
        for part in (self._title, self.days, self.rule):
            row.addWidget(part)
        row.addStretch(1)
        for link in self._links:
            row.addWidget(link)

    @property
    def _links(self) -> tuple[Link, ...]:
        return self.watched, self.balance, self.by_channel, self.launch, self.withdraw

    def _make_links(self) -> None:
        self.rule = Link(shrinks=True)
        help_ = tr("Looks for the fewest changes that keep all your rules (Ctrl+Shift+B)")
        self.balance = Link(tr("Balance my week"), help_)
        self.by_channel = Link(tr("By channel"), tr("How the week stands on each channel"))
        self.launch = Link(tr("Launch week"), tr("Break the rule this week on purpose, with a reason (Ctrl+L)"))
        help_ = tr("Take the reason back, so that the rule counts again")
        self.withdraw = Link(tr("Withdraw launch week"), help_)
        self.watched = Link(shrinks=True)
        for hidden in (self.rule, self.watched, self.balance, self.launch, self.withdraw):
            hidden.hide()

    def show_week(self, week: Week) -> None:
        """Names the week, and its days where there is room."""
        self._week = week
        when = self._context.when
        named = f"{when.week_number(week)} · {when.days(week.span)}"
        self.days.setToolTip(named)
        has_room = self.days.fontMetrics().horizontalAdvance(named) <= self._room_for_days()
        self.days.setText(named if has_room else when.week_number(week))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_days()

    def _show_days(self) -> None:
        if self._week is not None:
            self.show_week(self._week)

    def _room_for_days(self) -> int:
        """What is left when all links say all of their words."""
        shown = [one for one in (self._title, self.rule, *self._links) if not one.isHidden()]
        between = (len(shown) + 1) * self._context.theme.space(2)
        return self.width() - between - sum(one.sizeHint().width() for one in shown)

    def show_judged(self, judged: WholeWeek) -> None:
        """Names the rule, and offers what fits how the week stands."""
        balance = judged.main.balance
        over = Verdict.OVER in (balance.own.verdict, balance.window.verdict)
        self.launch.setVisible(over and balance.waiver is None)
        self.withdraw.setVisible(balance.waiver is not None)
        self.balance.setVisible(judged.off)
        self._show_rule(judged)
        self._show_watched(judged)
        self._show_channels(judged)
        self._show_days()

    def show_nothing(self) -> None:
        """The week cannot be judged; which rule is to be used can still be chosen."""
        self.rule.say(tr("Choose a rule"), tr("Opens your rules"))
        self.rule.show()
        for link in (self.watched, self.balance, self.launch, self.withdraw):
            link.hide()
        self._show_days()

    def _show_rule(self, judged: WholeWeek) -> None:
        rule, until = judged.main.rule, judged.until
        name, tail = tr(rule.name) if rule else tr("No rule"), ""
        if until is not None:
            number = self._context.when.number(until.monday.isocalendar().week)
            tail = tr(", until week {number}", number=number)
        help_ = tr("{rule}: the rule that this week is judged by. Opens your rules.", rule=f"{name}{tail}")
        self.rule.say(name, help_, tail)
        self.rule.show()

    def _show_watched(self, judged: WholeWeek) -> None:
        words_ = watched_words(judged.watched_off)
        self.watched.say(words_, tr("What these rules say of the week"))
        self.watched.setVisible(bool(words_))

    def _show_channels(self, judged: WholeWeek) -> None:
        off = len({one.channel.id for one in judged.channels if one.shown.off})
        text = tr("By channel: {number} off", number=self._context.when.number(off)) if off else tr("By channel")
        self.by_channel.say(text, tr("How the week stands on each channel"))
