"""One profile: its name, its fields, and beside them what is found in it by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from planner.domain.presence import Standing
from planner.domain.records import Profile
from planner.ui.check_looks import titled
from planner.ui.context import Context
from planner.ui.editor.parts import IconButton, heading, horizontal, vertical
from planner.ui.presence.profiles.form import ProfileForm
from planner.ui.presence.profiles.found import FoundCard
from planner.ui.words import tr

_FOUND = 320
_WIDE = 760
"""From this width what was found stands beside the fields, else under them."""
_FOUND_HIGH = 240
_NO_LIMIT = 16777215


class ProfilePane(QFrame):
    """``form`` keeps itself, ``found`` is only shown of profiles in use."""

    more_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._address = ""
        self.setProperty("surface", "card")
        self.form, self.found = ProfileForm(context), FoundCard(context)
        self.name = heading("", "heading", "")
        self.open = IconButton(context.theme, "arrow-square-out", tr("Open the profile in the browser"))
        self.more = IconButton(context.theme, "dots-three", tr("More"), tr("More that can be done with this profile"))
        self._lay_out()
        self.open.clicked.connect(lambda: self.link_requested.emit(self._address))
        self.more.clicked.connect(self.more_requested)

    def show_profile(self, profile: Profile, standings: Sequence[Standing]) -> None:
        """Shows a profile with how its checks stand."""
        self._address = profile.address.strip()
        self.name.setText(titled(self._context, profile))
        self.open.setVisible(bool(self._address))
        self.form.show_profile(profile)
        self.found.setVisible(not profile.archived)
        self.found.show_standings(standings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, space = event.size().width() >= _WIDE, self._context.theme.space(3)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._body.setContentsMargins(0 if wide else space, 0, space, space)
        self.found.setMinimumWidth(_FOUND if wide else 0)
        self.found.setMaximumSize(_FOUND if wide else _NO_LIMIT, _NO_LIMIT if wide else _FOUND_HIGH)

    def _lay_out(self) -> None:
        column = vertical(self, 0)
        column.addWidget(self._made_head())
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.form, 1)
        self._body.addWidget(self.found)
        column.addWidget(body, 1)

    def _made_head(self) -> QWidget:
        head = QWidget()
        space = self._context.theme.space
        row = horizontal(head, space(1))
        row.setContentsMargins(space(4), space(3), space(3), 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.open)
        row.addWidget(self.more)
        return head
