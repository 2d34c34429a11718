"""What can be done with the cell that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from planner.ui.pieces.corners import Menu
from planner.ui.words import tr

_ROWS: Mapping[str, tuple[str, str]] = {
    "open": ("Open the post", ""),
    "copy": ("Copy", "Ctrl+C"),
    "paste": ("Paste", "Ctrl+V"),
    "clear": ("Make it blank", "Del"),
    "not_offered": ("The network does not offer it", "-"),
    "boosted": ("Boosted: some of it was paid for", ""),
}


def cell_menu(parent: QWidget, does: Mapping[str, Callable[[], None]]) -> Menu:
    """A menu of what is given here, by key."""
    menu = Menu(parent)
    menu.setAccessibleName(tr("This cell"))
    for key, (words, shortcut) in _ROWS.items():
        if key in does:
            text = f"{tr(words)}\t{shortcut}" if shortcut else tr(words)
            menu.addAction(text, does[key])
    return menu
