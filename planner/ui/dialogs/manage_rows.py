"""One line of the lists of brands, channels, kinds and pillars: each thing on it can be changed in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.edits import Edit, Named
from planner.domain.records import Channel
from planner.ui.context import Context
from planner.ui.icons import icon, pixmap
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.dialog_parts import row
from planner.ui.pieces.looks import HUES
from planner.ui.pieces.name_field import NameField
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr


class NamedRow(QFrame):
    """Colour, name, and what to do with a record; rows of a kind of record add what only it has."""

    edit_requested = Signal(object)
    failed = Signal(str)

    def __init__(self, context: Context, record: Named) -> None:
        super().__init__()
        self.context = context
        self.record = record
        self._among: tuple[Named, ...] = ()
        self.colour = QToolButton()
        self.name = NameField()
        self.shelve = QToolButton()
        self._sign = QLabel()
        self.extras = row(context.theme.space(2))
        self.below = row(context.theme.space(2))
        self._lay_out()
        self._connect()
        self.add_extras()

    def add_extras(self) -> None:
        """Adds fields of this kind of record."""

    def show_extras(self) -> None:
        """Shows the record in them."""

    def show_record(self, record: Named, among: Iterable[Named], *, last: bool = False) -> None:
        """Shows the record; a name that is being typed stays. The last one cannot be archived."""
        self.record, self._among = record, tuple(among)
        if not (self.name.hasFocus() and self.name.isModified()):
            self._show_name()
        self.name.setEnabled(not record.archived)
        self.shelve.setEnabled(not last)
        self._show_signs()
        self.show_extras()

    def want(self, make: Callable[..., Edit], *values: Any, **named: Any) -> bool:
        """Wants the edit that ``make`` makes; False, with the reason said, when there can be none."""
        try:
            edit = make(*values, **named)
        except ValueError as error:
            self.failed.emit(tr(str(error)))
            return False
        self.failed.emit("")
        self.edit_requested.emit(edit)
        return True

    # private

    def _lay_out(self) -> None:
        line = row(self.context.theme.space(2))
        line.addWidget(self.colour)
        if self._glyph():
            line.addWidget(self._sign)
        line.addWidget(self.name, 1)
        line.addLayout(self.extras)
        line.addWidget(self.shelve)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addLayout(line)
        both.addLayout(self.below)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.name.left_unchanged.connect(self._show_name)
        self.shelve.clicked.connect(self._shelve)
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(self.colour)
        menu.aboutToShow.connect(lambda: self._fill_colours(menu))
        self.colour.setMenu(menu)

    def _show_name(self) -> None:
        self.name.setText(self.record.name)
        self.name.setModified(False)
        self.name.setCursorPosition(0)
        self._mark_wrong(False)

    def _mark_wrong(self, wrong: bool) -> None:
        self.name.setProperty("invalid", wrong)
        self.name.style().polish(self.name)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self.name.isModified() and name != self.record.name:
            self.name.setModified(False)
            wanted = self.want(edits.rename, self.record, name, among=self._among)
            self._mark_wrong(not wanted)
            self.name.setModified(not wanted)

    def _shelve(self) -> None:
        self.want(edits.unarchive if self.record.archived else edits.archive, self.record)

    def _fill_colours(self, menu: Menu) -> None:
        menu.clear()
        for hue, name in HUES:
            action = menu.addAction(icon(self.context.theme, *_dot(hue)), tr(name))
            action.triggered.connect(lambda _checked=False, hue=hue: self.want(edits.recolour, self.record, hue))

    def _show_signs(self) -> None:
        theme, name = self.context.theme, self.record.name
        self.colour.setIcon(icon(theme, *_dot(self.record.hue)))
        _name(self.colour, tr("Colour of {name}", name=name), dict(HUES)[self.record.hue])
        restoring = self.record.archived
        self.shelve.setIcon(icon(theme, "arrow-counter-clockwise" if restoring else "archive"))
        _name(self.shelve, tr("Restore {name}", name=name) if restoring else tr("Archive {name}", name=name))
        self.name.setAccessibleName(tr("Name of {name}", name=name))
        self.name.setToolTip(tr("Type another name"))
        if self._glyph():
            self._sign.setPixmap(pixmap(theme, self._glyph(), "text.secondary", 16, self.devicePixelRatioF()))

    def _glyph(self) -> str:
        """The icon of the network of a channel."""
        if not isinstance(self.record, Channel):
            return ""
        platform = self.context.catalogue.platforms.named(self.record.platform)
        return platform.glyph if platform else "globe"


def _dot(hue: str) -> tuple[str, str]:
    return ("circle-fill", f"kind.{hue}") if hue else ("circle-dashed", "text.muted")


def _name(control: QWidget, text: str, now: str = "") -> None:
    control.setAccessibleName(text)
    control.setAccessibleDescription(tr(now) if now else "")
    control.setToolTip(plain_hint(text))
