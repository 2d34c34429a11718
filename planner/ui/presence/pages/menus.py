"""The menus of the tab of pages: ways in, and what else can be done with a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from planner.ui import icons
from planner.ui.pieces.corners import Menu
from planner.ui.presence.pages.incoming import Incoming
from planner.ui.theme import Theme
from planner.ui.words import tr

_BELOW = 4


def offer_ways(theme: Theme, incoming: Incoming, button: QWidget) -> None:
    """Ways in which a page can come in by hand."""
    menu = Menu(button)
    menu.addAction(icons.icon(theme, "folder-open"), tr("A saved page…"), incoming.choose)
    menu.addAction(icons.icon(theme, "clipboard-text"), tr("What was copied (Ctrl+V)"), incoming.paste)
    _under(menu, button)


def offer_more(
    theme: Theme, incoming: Incoming, forget: Callable[[], None], button: QWidget, *, was_read: bool
) -> None:
    """What can be done with the page that is shown."""
    menu = Menu(button)
    menu.addAction(icons.icon(theme, "folder-open"), tr("Read a saved page…"), incoming.choose)
    menu.addAction(icons.icon(theme, "trash"), tr("Forget what was read"), forget).setEnabled(was_read)
    _under(menu, button)


def _under(menu: Menu, button: QWidget) -> None:
    menu.pop_up(button.mapToGlobal(QPoint(0, button.height() + _BELOW)))
