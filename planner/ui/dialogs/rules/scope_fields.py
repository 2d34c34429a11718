"""What of a rule is folded at first: what is counted and where, and how strictly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from planner.domain.plan import Plan
from planner.domain.rule_words import strictness_words, where_words
from planner.domain.rules import MixRule, Residual, Severity, Unit
from planner.ui.context import Context
from planner.ui.dialogs.rules.ticks import Groups, Ticks
from planner.ui.pieces.dialog_parts import CalmCombo, labelled
from planner.ui.pieces.figures import Figure, Number
from planner.ui.words import tr

_UNITS = (
    (Unit.POST, "Posts, each counted once"),
    (Unit.PLACEMENT, "Entries, on every channel"),
    (Unit.MINUTES, "Minutes that posts take"),
)
_SHORT_UNITS = {Unit.POST: "posts", Unit.PLACEMENT: "entries", Unit.MINUTES: "minutes"}
_RESIDUALS = (
    (Residual.IGNORED, "is counted, and held to nothing"),
    (Residual.PART, "is a part: at most what the others leave"),
    (Residual.EMPTY, "must not be"),
)
_SEVERITIES = (
    (Severity.HINT, "A hint"),
    (Severity.ATTENTION, "Asks for attention"),
    (Severity.MUST_FIX, "Must be fixed"),
)
_TOLERANCE, _MINIMUM = 10, 3
_POINTS, _LEAST = 50, 99


class WhereFields(QWidget):
    """The unit, and channels, formats and campaigns that are in or left out."""

    changed = Signal()

    def __init__(self, context: Context, plan: Plan) -> None:
        super().__init__()
        channels = [(one.id, one.name) for one in plan.channels.values() if not one.archived]
        campaigns = [(one.id, one.name) for one in plan.campaigns.values() if not one.archived]
        formats = [(one, one) for one in _formats(context, plan)]
        self.unit = listed_box(_UNITS)
        self.each_channel = QCheckBox(tr("Judge every channel apart"))
        self.each_channel.setToolTip(tr("Each channel by itself; such a rule is watched beside the one of the weeks"))
        self.ticks = {
            "channels": _ticks(context, channels, tr("All channels")),
            "formats": _ticks(context, formats, tr("All formats")),
            "without_formats": _ticks(context, formats, tr("None")),
            "campaigns": _ticks(context, campaigns, tr("All posts, with or without a campaign")),
            "without_campaigns": _ticks(context, campaigns, tr("None")),
        }
        self._names = dict(channels), dict(campaigns)
        self._lay_out(context)
        self.unit.currentIndexChanged.connect(self.changed)
        self.each_channel.toggled.connect(self.changed)
        for one in self.ticks.values():
            one.ticked.connect(self.changed)

    def show_rule(self, table: Mapping[str, Any]) -> None:
        """Shows where a rule counts what."""
        self.unit.setCurrentIndex(self.unit.findData(str(table.get("unit", Unit.POST))))
        self.each_channel.setChecked(bool(table.get("each_channel")))
        for key, one in self.ticks.items():
            one.tick(table.get(key, ()))

    def table(self) -> dict[str, Any]:
        """What differs from all posts on all channels; the unit always."""
        made: dict[str, Any] = {"unit": self.unit.currentData()}
        made |= {key: list(one.keys) for key, one in self.ticks.items() if one.keys}
        return made | ({"each_channel": True} if self.each_channel.isChecked() else {})

    def summary(self, rule: MixRule) -> str:
        """In short: ``posts, on all channels``."""
        return f"{tr(_SHORT_UNITS[rule.unit])} {where_words(rule, *self._names)}"

    def _lay_out(self, context: Context) -> None:
        space = context.theme.space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, space(2))
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(3))
        grid.addLayout(labelled(tr("What is counted"), self.unit), 0, 0)
        channels = labelled(tr("Channels"), self.ticks["channels"])
        grid.addLayout(channels, 0, 1)
        grid.addWidget(self.each_channel, 1, 0, 1, 2)
        for place, (key, name) in enumerate(
            (
                ("formats", tr("Only these formats")),
                ("without_formats", tr("Formats left out")),
                ("campaigns", tr("Only these campaigns")),
                ("without_campaigns", tr("Campaigns left out")),
            )
        ):
            grid.addLayout(labelled(name, self.ticks[key]), 2 + place // 2, place % 2)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)


class StrictFields(QWidget):
    """Tolerance, minimum, what becomes of the rest, and how strongly it is said."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.tolerance = Figure(_POINTS)
        self.minimum = Number(_LEAST, least=1)
        self.residual = listed_box(_RESIDUALS)
        self.severity = listed_box(_SEVERITIES)
        self._lay_out(context)
        self.tolerance.valueChanged.connect(self.changed)
        self.minimum.valueChanged.connect(self.changed)
        for box in (self.residual, self.severity):
            box.currentIndexChanged.connect(self.changed)

    def show_rule(self, table: Mapping[str, Any]) -> None:
        """Shows how strictly a rule judges."""
        self.tolerance.setValue(float(table.get("tolerance", _TOLERANCE)))
        self.minimum.setValue(int(table.get("minimum", _MINIMUM)))
        self.residual.setCurrentIndex(self.residual.findData(str(table.get("residual", Residual.IGNORED))))
        self.severity.setCurrentIndex(self.severity.findData(str(table.get("severity", Severity.ATTENTION))))

    def table(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "tolerance": self.tolerance.figure,
            "minimum": self.minimum.value(),
            "residual": self.residual.currentData(),
            "severity": self.severity.currentData(),
        }

    def summary(self, rule: MixRule) -> str:
        """In short: ``up to 10 points more are let pass; from 3 posts on``."""
        return "; ".join(strictness_words(rule))

    def _lay_out(self, context: Context) -> None:
        space = context.theme.space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, space(2))
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(3))
        points = tr("Percentage points that are let pass; rounding always is")
        grid.addLayout(labelled(tr("Tolerance"), self.tolerance, points), 0, 0)
        few = tr("Fewer are too few to judge")
        grid.addLayout(labelled(tr("Judged from so many on"), self.minimum, few), 0, 1)
        grid.addLayout(labelled(tr("What no part holds"), self.residual), 1, 0)
        grid.addLayout(labelled(tr("How strongly it is said"), self.severity), 1, 1)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)


def listed_box(pairs: tuple[tuple[str, str], ...]) -> CalmCombo:
    """A list of values with their names."""
    box = CalmCombo()
    box.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for value, name in pairs:
        box.addItem(tr(name), str(value))
    return box


def _ticks(context: Context, pairs: list[tuple[str, str]], none: str) -> Ticks:
    def offered() -> Groups:
        return [("", pairs)]

    return Ticks(context, offered, none)


def _formats(context: Context, plan: Plan) -> list[str]:
    """The formats of the networks that the brand is on, in the order in which they come first."""
    found: dict[str, None] = {}
    for channel in plan.channels.values():
        platform = context.catalogue.platforms.named(channel.platform)
        found.update(dict.fromkeys(platform.formats if platform else ()))
    return list(found)
