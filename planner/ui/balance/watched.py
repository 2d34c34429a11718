"""The rules that are watched beside the main one, where they are broken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner.app.live import Shown
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.plain import breakable
from planner.ui.pieces.popover import Popover
from planner.ui.theme import Theme
from planner.ui.words import tr

_WIDTH = 360


def watched_words(off: Sequence[Shown]) -> str:
    """One short line on the watched rules that are broken, "" when none is."""
    names = [tr(one.rule.name) for one in off if one.rule is not None]
    if len(names) > 1:
        return tr("{number} more rules off", number=len(names))
    return tr("Also off: {rule}", rule=names[0]) if names else ""


class WatchedOff(Popover):
    """Each of these rules with its sentence."""

    def __init__(self, theme: Theme, off: Sequence[Shown], parent: QWidget) -> None:
        super().__init__(theme, tr("Also watched"), parent)
        self.setFixedWidth(_WIDTH)
        for one in off:
            if one.rule is not None:
                self.column.addWidget(words(breakable(tr(one.rule.name)), step="body.strong"))
                self.column.addWidget(words(breakable(tr(one.sentence)), step="label", role="secondary"))
