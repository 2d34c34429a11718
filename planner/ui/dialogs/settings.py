"""The settings, built from their table; each counts as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.app.settings import SETTINGS, Setting
from planner.ui.context import Context
from planner.ui.dialogs.fields import FolderField, zone_setting
from planner.ui.pieces.dialog_parts import CalmCombo, button, column, words
from planner.ui.pieces.failing import choose_setting
from planner.ui.pieces.fitting import FittingDialog
from planner.ui.words import tr

_WIDTH = 560
_FIELD_WIDTH = 232
_SIDE, _EDGE = 24, 20
_AROUND = 140
"""Pixels of a screen that the groups leave: the frame of the window, its foot, and some room."""


class SettingsDialog(FittingDialog):
    """All settings by group; there is nothing to confirm. The window opens what ``link_requested`` names."""

    link_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self._context = context
        self._settings = context.settings
        self.fields: dict[str, QWidget] = {}
        self.setWindowTitle(tr("Settings"))
        self._inside = QWidget()
        groups = QVBoxLayout(self._inside)
        groups.setContentsMargins(_SIDE, _EDGE, _SIDE, 0)
        groups.setSpacing(context.theme.space(5))
        for group, rows in groupby(SETTINGS, key=lambda row: row.group):
            groups.addLayout(self._group(group, [*rows]))
        groups.addLayout(self._pages())
        self._area = self._scrolled(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, _EDGE)
        whole.setSpacing(context.theme.space(5))
        whole.addWidget(self._area)
        whole.addLayout(self._foot())

    def showEvent(self, event: QShowEvent) -> None:
        """On a low screen the groups scroll."""
        groups = self._inside.layout()
        if groups is not None and not event.spontaneous():
            groups.activate()
            room = self.screen().availableSize().height() - _AROUND
            self._area.setFixedHeight(min(groups.totalHeightForWidth(self.width()), room))
        super().showEvent(event)

    @staticmethod
    def _scrolled(inside: QWidget) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _group(self, group: str, rows: list[Setting]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._context.theme.space(5))
        grid.setVerticalSpacing(self._context.theme.space(3))
        grid.setColumnStretch(0, 1)
        grid.addWidget(words(tr(group), step="heading"), 0, 0, 1, 2)
        for number, row in enumerate(rows, start=1):
            grid.addLayout(self._words(row), number, 0)
            field = self.fields[row.key] = self._field(row)
            field.setFixedWidth(_FIELD_WIDTH)
            field.setAccessibleName(tr(row.title))
            field.setAccessibleDescription(tr(row.help))
            field.setToolTip(tr(row.help))
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _words(self, row: Setting) -> QVBoxLayout:
        made = column(0)
        made.addWidget(words(tr(row.title)))
        made.addWidget(words(tr(row.help), step="caption", role="secondary"))
        made.addStretch()
        return made

    def _field(self, row: Setting) -> QWidget:
        if row.choices:
            return self._choice(row)
        if row.key == "zone":
            return zone_setting(self._settings[row.key], partial(self._set, row.key))
        folder = FolderField(self._settings[row.key], self._context)
        folder.chosen.connect(partial(self._set, row.key))
        return folder

    def _choice(self, row: Setting) -> QComboBox:
        box = CalmCombo()
        for choice in row.choices:
            box.addItem(tr(choice.words), choice.value)
        box.setCurrentIndex(box.findData(self._settings[row.key]))
        box.currentIndexChanged.connect(lambda: self._set(row.key, box.currentData()))
        return box

    def _pages(self) -> QGridLayout:
        """The ways to the pages of facts and dictionaries."""
        facts_help = tr("Lengths, hashtags, pictures and videos, with their sources; you can change them")
        self.facts = self._way(tr("Look at the facts…"), facts_help, self._show_facts)
        words_help = tr("The languages that spelling is checked in, and the words that you added")
        self.dictionaries = self._way(tr("Dictionaries…"), words_help, self._show_dictionaries)
        rows = (
            (tr("What the networks take"), facts_help, self.facts),
            (tr("Dictionaries"), words_help, self.dictionaries),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._context.theme.space(5))
        grid.setVerticalSpacing(self._context.theme.space(3))
        grid.setColumnStretch(0, 1)
        grid.addWidget(words(tr("Networks and languages"), step="heading"), 0, 0, 1, 2)
        for number, (title, help_text, way) in enumerate(rows, start=1):
            said = column(0)
            said.addWidget(words(title))
            said.addWidget(words(help_text, step="caption", role="secondary"))
            grid.addLayout(said, number, 0)
            grid.addWidget(way, number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _way(self, text: str, help_text: str, show: Callable[[], None]) -> QPushButton:
        way = button(text)
        way.setFixedWidth(_FIELD_WIDTH)
        way.setToolTip(help_text)
        way.clicked.connect(show)
        return way

    def _show_dictionaries(self) -> None:
        from planner.ui.dialogs.dictionaries import DictionariesDialog  # noqa: PLC0415  not needed for the settings

        spelling = self._context.spelling
        DictionariesDialog(self._context, spelling.dictionaries, spelling.added, self._languages(), self).open()

    def _languages(self) -> list[str]:
        """What channels of all brands are written in."""
        document = self._context.document
        plans = [document.settings_of(brand) for brand in document.brands()]
        return sorted({one.language for plan in plans for one in plan.channels.values() if one.language})

    def _show_facts(self) -> None:
        from planner.ui.dialogs.facts.page import FactsDialog  # noqa: PLC0415  not needed for the settings

        page = FactsDialog(self._context, self)
        page.link_requested.connect(self.link_requested)
        page.open()

    def _set(self, key: str, value: str) -> None:
        choose_setting(self, self._settings, key, value)

    def _foot(self) -> QHBoxLayout:
        close = button(tr("Close"), "primary")
        close.setToolTip(tr("Close (Esc)"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.addStretch()
        foot.addWidget(close)
        return foot
