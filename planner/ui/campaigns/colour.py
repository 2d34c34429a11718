"""The colour of a campaign, chosen from a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.looks import HUES
from planner.ui.words import tr


class Colour(QToolButton):
    """A dot in the colour; ``chosen`` tells the name of another one, "" for none."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._hue = ""
        menu = Menu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)
        self.setAccessibleName(tr("Colour"))
        self.setToolTip(tr("Colour of its bar on the calendar"))
        context.theme.changed.connect(self._tint)
        self.show_hue("")

    def show_hue(self, hue: str) -> None:
        """Shows this colour."""
        self._hue = hue
        self.setAccessibleDescription(tr(dict(HUES).get(hue, "")))
        self._tint()

    def _fill(self, menu: Menu) -> None:
        menu.clear()
        for hue, name in HUES:
            menu.addAction(icon(self._context.theme, *_dot(hue)), tr(name), partial(self.chosen.emit, hue))

    def _tint(self) -> None:
        self.setIcon(icon(self._context.theme, *_dot(self._hue)))


def _dot(hue: str) -> tuple[str, str]:
    return ("circle-fill", f"kind.{hue}") if hue else ("circle-dashed", "text.muted")
