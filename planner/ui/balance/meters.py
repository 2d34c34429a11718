"""The bars of the balance strip: how many posts of each group a week has, and where the rule's range ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from planner.app.live import Shown
from planner.domain.balance import OFF, GroupVerdict, Judgement, Verdict
from planner.domain.records import Stance
from planner.domain.rules import MixRule, Part
from planner.domain.wording import range_words
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.words import tr

_HEIGHT, _GAP = 46, 24
_BAR_TOP, _BAR, _MARK = 19, 8, 16
"""Pixels from the top of a meter to its bar, and how high bar and marks are."""


class Meter(NamedTuple):
    """One bar: ``filled`` and ``marks`` are shares of 1, ``hue`` is the name of a colour."""

    name: str
    hue: str
    figure: str
    filled: float
    marks: tuple[float, ...]
    words: str
    off: bool


def meters(shown: Shown, when: When) -> list[Meter]:
    """The bars of a week: the groups of the rule, what is left, and what is neutral."""
    own = shown.balance.own
    groups = list(_group_meters(own, when))
    if len(groups) < 2:
        groups += [_plain(own, stance, when) for stance in _left(shown.rule)]
    return [*groups, _neutral(own, when)]


def _group_meters(own: Judgement, when: When) -> Iterator[Meter]:
    others = cycle(("educate", "inspire", "community"))
    for group in own.groups:
        selling = any(Stance.PROMOTIONAL in clause.stances for clause in group.part.clauses)
        yield _group_meter("promote" if selling else next(others), group.part, group, own, when)


def _group_meter(hue: str, part: Part, group: GroupVerdict, own: Judgement, when: When) -> Meter:
    total = own.tally.total
    too_few = own.verdict is Verdict.TOO_FEW
    return Meter(
        name=tr(group.group.capitalize()),
        hue=hue,
        figure=_figure(group.count, total, when),
        filled=group.count / total if total else 0.0,
        marks=() if too_few else tuple(end / total for end in group.allowed if 0 < end < total),
        words=_group_words(part, group, own),
        off=group.verdict in OFF and own.verdict in OFF,
    )


def _group_words(part: Part, group: GroupVerdict, own: Judgement) -> str:
    if own.verdict is Verdict.TOO_FEW:
        return _sentence_case(own.verdict)
    words = [_sentence_case(range_words(part, group.allowed))]
    if group.verdict in OFF:
        low, high = group.allowed
        by = group.count - high if group.verdict is Verdict.OVER else low - group.count
        words.append(tr("{count} {verdict}", count=by, verdict=tr(group.verdict)))
    if group.verdict in OFF and own.verdict is Verdict.ACCEPTED:
        words.append(tr(own.verdict))
    return " · ".join(words)


def _left(rule: MixRule | None) -> list[Stance]:
    """The stances that count and are in no group of a rule of one group."""
    counted = (Stance.PROMOTIONAL, Stance.ENGAGEMENT)
    held = {stance for part in (rule.parts if rule else ()) for clause in part.clauses for stance in clause.stances}
    return [stance for stance in counted if stance not in held]


def _plain(own: Judgement, stance: Stance, when: When) -> Meter:
    count, total = own.tally.stances[stance], own.tally.total
    hue = "promote" if stance is Stance.PROMOTIONAL else "educate"
    words = _sentence_case(own.verdict) if own.verdict is Verdict.NO_RULE else tr("No limit")
    filled = count / total if total else 0.0
    return Meter(tr(stance.capitalize()), hue, _figure(count, total, when), filled, (), words, off=False)


def _neutral(own: Judgement, when: When) -> Meter:
    count = own.tally.stances[Stance.NEUTRAL]
    whole = own.tally.total + count
    filled = count / whole if whole else 0.0
    return Meter(tr("Neutral"), "neutral", when.number(count), filled, (), tr("Left out of the count"), off=False)


def _figure(count: int, total: int, when: When) -> str:
    return tr("{count} of {total}", count=when.number(count), total=when.number(total))


def _sentence_case(words: str) -> str:
    said = tr(words)
    return said[:1].upper() + said[1:]


class Meters(QWidget):
    """Paints the bars side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Sequence[Meter] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def show_meters(self, shown: Sequence[Meter]) -> None:
        """Paints these bars from now on."""
        if shown != self._shown:
            self._shown = shown
            words = "; ".join(f"{meter.name} {meter.figure}, {meter.words}" for meter in shown)
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        number = max(len(self._shown), 1)
        width = (self.width() - _GAP * (number - 1)) / number
        for i, meter in enumerate(self._shown):
            left = round(i * (width + _GAP))
            self._paint(painter, meter, QRect(left, 0, round(i * (width + _GAP) + width) - left, _HEIGHT))

    # painting

    def _paint(self, painter: QPainter, meter: Meter, area: QRect) -> None:
        colour = self._theme.color(f"kind.{meter.hue}")
        figure = self._text(painter, meter.figure, self._row(area, 0), "body.strong", "text.primary", at_end=True)
        name = self._row(area, 0).adjusted(12, 0, -figure - 8, 0)
        self._text(painter, meter.name, name, "label", "text.primary")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._across(QRect(area.left(), 2, 4, 12)), 2, 2)
        self._paint_bar(painter, meter, area)
        words = self._row(area, _HEIGHT - 16)
        self._text(painter, meter.words, words, "caption", "status.ready" if meter.off else "text.muted")

    def _paint_bar(self, painter: QPainter, meter: Meter, area: QRect) -> None:
        bar = QRect(area.left(), _BAR_TOP, area.width(), _BAR)
        painter.setBrush(self._theme.color("bg.hover"))
        painter.drawRoundedRect(self._across(bar), _BAR / 2, _BAR / 2)
        if meter.filled > 0:
            filled = QRect(bar.left(), bar.top(), max(_BAR, round(bar.width() * meter.filled)), _BAR)
            painter.setBrush(self._theme.color(f"kind.{meter.hue}"))
            painter.drawRoundedRect(self._across(filled), _BAR / 2, _BAR / 2)
        for mark in meter.marks:
            at = bar.left() + round(bar.width() * mark)
            line = QRect(at - 1, bar.center().y() + 1 - _MARK // 2, 2, _MARK)
            painter.fillRect(self._across(line.adjusted(-2, 4, 2, -4)), self._theme.color("bg.surface"))
            painter.fillRect(self._across(line), self._theme.color("text.primary"))

    def _row(self, area: QRect, top: int) -> QRect:
        return QRect(area.left(), top, area.width(), 16)

    def _across(self, rect: QRect) -> QRect:
        """The rectangle, mirrored where one reads from the right."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _text(self, painter: QPainter, words: str, row: QRect, step: str, token: str, *, at_end: bool = False) -> int:
        """Paints words, shortened to the row; gives back how wide they are."""
        font = self._theme.font(step)
        measure = QFontMetrics(font)
        said = measure.elidedText(words, Qt.TextElideMode.ElideRight, row.width())
        side = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        )
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self._across(row), side | Qt.AlignmentFlag.AlignVCenter, said)
        return measure.horizontalAdvance(said)
