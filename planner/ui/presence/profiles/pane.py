"""One profile: its name, its fields, and beside them what is found in it by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from planner.domain.presence import Standing
from planner.domain.records import Profile
from planner.ui.context import Context
from planner.ui.pieces.check_looks import titled
from planner.ui.pieces.dialog_parts import segmented
from planner.ui.pieces.parts import IconButton, heading, horizontal, vertical
from planner.ui.presence.profiles.form import ProfileForm
from planner.ui.presence.profiles.found import FoundCard
from planner.ui.words import tr

_FOUND = 320
_WIDE = 760
"""From this width what was found stands beside the fields, else in their place when it is asked for."""
_NO_LIMIT = 16777215


class ProfilePane(QFrame):
    """``form`` keeps itself, ``found`` is only shown of profiles in use."""

    more_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._address = ""
        self._archived = False
        self.setProperty("surface", "card")
        self.form, self.found = ProfileForm(context), FoundCard(context)
        self.name = heading("", "heading", "")
        self.fields, self.checks = QPushButton(tr("Fields")), QPushButton()
        self._either = QWidget()
        self.open = IconButton(context.theme, "arrow-square-out", tr("Open the profile in the browser"))
        self.more = IconButton(context.theme, "dots-three", tr("More"), tr("More that can be done with this profile"))
        self._lay_out()
        self.checks.toggled.connect(self._settle)
        self.open.clicked.connect(lambda: self.link_requested.emit(self._address))
        self.more.clicked.connect(self.more_requested)

    def show_profile(self, profile: Profile, standings: Sequence[Standing]) -> None:
        """Shows a profile with how its checks stand."""
        self._address, self._archived = profile.address.strip(), profile.archived
        self.name.setText(titled(self._context, profile))
        self.open.setVisible(bool(self._address))
        self.form.show_profile(profile)
        self.found.show_standings(standings)
        failed = self.found.failed
        self.checks.setText(tr("Checks: %n fail", failed) if failed else tr("Checks"))
        self._settle()

    def focus_on(self, name: str) -> None:
        """Takes the keyboard to a field, which is shown for it."""
        self.fields.setChecked(True)
        self.form.focus_on(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Shows both where there is room for both."""
        wide = self.width() >= _WIDE
        found = not self._archived and (wide or self.checks.isChecked())
        self._either.setVisible(not wide and not self._archived)
        self.found.setMinimumWidth(_FOUND if wide else 0)
        self.found.setMaximumWidth(_FOUND if wide else _NO_LIMIT)
        self.found.setVisible(found)
        self.form.setVisible(wide or not found)

    def _lay_out(self) -> None:
        column = vertical(self, 0)
        column.addWidget(self._made_head())
        body, space = QWidget(), self._context.theme.space
        row = horizontal(body, space(2))
        row.setContentsMargins(space(3), 0, space(3), space(3))
        row.addWidget(self.form, 1)
        row.addWidget(self.found, 1)
        column.addWidget(body, 1)

    def _made_head(self) -> QWidget:
        head = QWidget()
        space = self._context.theme.space
        row = horizontal(head, space(1))
        row.setContentsMargins(space(4), space(3), space(4), space(1))
        self.fields.setToolTip(tr("Show what is noted of the account"))
        self.checks.setToolTip(tr("Show what is found in it"))
        self._either.setLayout(segmented([self.fields, self.checks]))
        self.fields.setChecked(True)
        row.addWidget(self.name, 1)
        for part in (self._either, self.open, self.more):
            row.addWidget(part)
        return head
