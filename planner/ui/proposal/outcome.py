"""How a week stands by each rule now, and how it would stand after the chosen steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.app.live import Shown, WholeWeek
from planner.domain.wording import counts_words, window_words
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.plain import breakable, plain_hint
from planner.ui.pieces.states import STATES
from planner.ui.theme import Theme
from planner.ui.words import tr


class Compared(NamedTuple):
    """A rule, on one channel or over all, before and after."""

    name: str
    now: Shown
    then: Shown
    is_main: bool = False


def compared(now: WholeWeek, then: WholeWeek) -> Iterator[Compared]:
    """The main rule, and the others where they are broken before or after."""
    if now.main.rule is not None:
        yield Compared(_named(now.main), now.main, then.main, is_main=True)
    for before, after in zip(now.watched, then.watched, strict=True):
        if before.off or after.off:
            yield Compared(_named(before), before, after)
    for one, other in zip(now.channels, then.channels, strict=True):
        if one.shown.off or other.shown.off:
            name = tr("{channel}: {rule}", channel=one.channel.name, rule=_named(one.shown))
            yield Compared(name, one.shown, other.shown)


def _named(shown: Shown) -> str:
    rule = shown.rule
    assert rule is not None
    if rule.window.is_week:
        return tr(rule.name)
    return tr("{rule} · {window}", rule=tr(rule.name), window=tr(window_words(rule.window)))


class Outcome(QFrame):
    """The main rule with its counts now and then, and the others with what becomes of their verdicts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Compared] = []
        self._blocks: list[QWidget] = []
        self.setProperty("surface", "sunken")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.space(3),) * 4)
        self._column.setSpacing(theme.space(2))

    def show_week(self, now: WholeWeek, then: WholeWeek) -> None:
        """Compares these."""
        self._shown = list(compared(now, then))
        self.tint()

    def tint(self) -> None:
        """Shows the same in the colours of the theme."""
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks = [self._whole(one) if one.is_main else self._short(one) for one in self._shown]
        for block in self._blocks:
            self._column.addWidget(block)
        self.setVisible(bool(self._shown))

    def _whole(self, one: Compared) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space(2))
        grid.setVerticalSpacing(self._theme.space(1))
        grid.setColumnStretch(2, 1)
        grid.addWidget(words(breakable(one.name), step="label"), 0, 0, 1, 3)
        for row, (when, shown) in enumerate(((tr("Now"), one.now), (tr("Then"), one.then)), start=1):
            grid.addWidget(words(when, step="caption", role="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._shape(shown), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(_sentence(shown), step="label", role="secondary"), row, 2)
        return block

    def _short(self, one: Compared) -> QWidget:
        block = QWidget()
        block.setToolTip(plain_hint(f"{_sentence(one.now)} \u2192 {_sentence(one.then)}"))
        line = QHBoxLayout(block)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.space(1))
        arrow = "arrow-left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "arrow-right"
        for shape in (self._shape(one.now), self._icon(arrow, "text.muted"), self._shape(one.then)):
            line.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(self._theme.space(1))
        line.addWidget(words(breakable(one.name), step="label", role="secondary"), 1)
        return block

    def _shape(self, shown: Shown) -> QLabel:
        shape = self._icon(*STATES[shown.balance.window.verdict][:2])
        shape.setAccessibleName(tr(shown.balance.window.verdict))
        return shape

    def _icon(self, name: str, colour: str) -> QLabel:
        made = QLabel()
        made.setPixmap(pixmap(self._theme, name, colour, 16, self.devicePixelRatioF()))
        return made


def _sentence(shown: Shown) -> str:
    window = shown.balance.window
    return tr("{counts}, {verdict}", counts=tr(counts_words(window)), verdict=tr(window.verdict))
