"""The one question before anything is read from the web."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.app.page_fetching import is_online
from planner.ui.context import Context
from planner.ui.pieces.failing import choose_setting
from planner.ui.pieces.message import ask
from planner.ui.words import tr

_HEADING = "Read pages from the web?"
_WORDS = (
    "Evenweek works without the internet. To see how a link will show, it can ask the page's site for the page and its "
    "picture, as a browser does. The site then learns the address of this computer and that somebody reads with "
    "Evenweek. Of your plan, only the page's address is sent, no cookies are kept, no scripts run.\n\n"
    "It happens only when you press a button that says so. The settings can switch it off again."
)


def online(context: Context, parent: QWidget) -> bool:
    """Whether pages may be read from the web; asks once, and again until somebody says yes."""
    if is_online(context.settings):
        return True
    if ask(parent, tr(_HEADING), tr(_WORDS), [tr("Read pages when I ask for it"), tr("Not now")]) != 0:
        return False
    choose_setting(parent, context.settings, "network", "on")
    return is_online(context.settings)
