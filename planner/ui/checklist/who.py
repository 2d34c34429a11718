"""Who answers: the name that is remembered, asked for in place when there is none yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.ui.checklist.section import link
from planner.ui.context import Context
from planner.ui.pieces.popover import LineAsked
from planner.ui.words import tr


class Someone:
    """Gives the name to whatever needs one; who would rather have none is not asked again until the next start."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context = context
        self._page = page
        self._nameless = False

    def then(self, act: Callable[[str], None]) -> None:
        """Does it under the remembered name, or asks for one first; Escape does nothing."""
        name = self._context.user
        if name or self._nameless:
            act(name)
        else:
            self._ask(act)

    def sign(self, title: str, help_: str, act: Callable[[str], None]) -> None:
        """Does what is signed, after the name was seen; the one that is remembered is filled in."""
        self._ask(act, title, help_, title)

    def _ask(self, act: Callable[[str], None], title: str = "", help_: str = "", confirm: str = "") -> None:
        usual = tr("It is kept with what you answer, on this computer for the next time.")
        asked = LineAsked(
            self._context.theme, title or tr("Your name"), help_ or usual, confirm or tr("Keep"), self._page
        )
        asked.setObjectName("who")
        without = link(
            tr("Without a name"),
            "who/without",
            tr("Answer without a name; you are not asked again until the next start"),
        )
        asked.column.addWidget(without)

        def named(name: str) -> None:
            self._context.remember_user(name)
            act(name)

        def nameless() -> None:
            self._nameless = True
            asked.close()
            act("")

        asked.given.connect(named)
        without.clicked.connect(nameless)
        asked.ask(self._page.focusWidget() or self._page, self._context.user)
