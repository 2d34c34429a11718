"""The form of a mix rule: its name, parts and window; all else is folded. What it says is judged as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from planner.domain.edits import Edit, is_used, keep_mix, key_for
from planner.domain.records import Brand
from planner.domain.rules import MixRule, Window
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.rules.example import Example
from planner.ui.dialogs.rules.offered import lacking_sets, lacking_words, pillars_words, references, with_sets
from planner.ui.dialogs.rules.parts_field import PartsField
from planner.ui.dialogs.rules.scope_fields import StrictFields, WhereFields
from planner.ui.dialogs.rules.since import SinceChoice
from planner.ui.dialogs.rules.window_field import WindowField
from planner.ui.pieces.dialog_parts import column, labelled, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.words import tr

_SIZE, _LEAST, _EDGE = QSize(720, 720), QSize(560, 400), 32
NEW: Mapping[str, Any] = {"name": "", "parts": [{"group": "promotional", "share": 20, "mode": "cap"}]}
"""What a new rule begins with."""


class MixEditor(EditDialog):
    """A new rule, one like another (``copied``), or a change of the rule of this ``key``."""

    def __init__(
        self,
        context: Context,
        brand: Brand,
        week: Week,
        parent: QWidget | None = None,
        *,
        key: str = "",
        copied: bool = False,
    ) -> None:
        title = tr("Change a rule") if key and not copied else tr("New rule")
        super().__init__(context, title, parent, tr("Save"))
        self.key = "" if copied else key
        self._copied_from = key if copied else ""
        self.example = Example(context, brand, week)
        self._plan, self._book = self.example.live.settings, self.example.live.book
        self._table = self._book.mix_table(key) if key else NEW
        self.name = QLineEdit(self._first_name())
        self.parts = PartsField(context, self._offered, self._labels)
        self.window_ = WindowField()
        self.where = WhereFields(context, self._plan)
        self.strict = StrictFields(context)
        self.take_up = QCheckBox(tr("Take them up with this rule"))
        self.lacking = words("", role="secondary")
        self.since = SinceChoice(context, self._plan.brand, week)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out_fields()
        self._show_table()
        self._connect()
        self._soon.start()

    def made(self) -> Edit:
        """The rule as it is typed, with labels that it needs; raises ValueError with a sentence when it cannot be."""
        rule = self._rule()
        odd = self.parts.odd()
        if odd is not None:
            raise ValueError("Say first what is meant: the parts do not add up to what they are out of")
        key = self.key or key_for(self.name.text(), self._book.keys)
        edit = keep_mix(self._plan, key, self.table(), since=self.since.since if self._is_used else None)
        self.key = key
        lacking = lacking_sets(rule, self._plan, self.context.catalogue.label_sets)
        return with_sets(self._plan.brand, lacking if self.take_up.isChecked() else (), edit)

    def table(self) -> dict[str, Any]:
        """The rule as a table says it; raises ValueError with a sentence when something is missing."""
        made = {"name": " ".join(self.name.text().split()), **self.parts.table(), "window": self.window_.said}
        made |= self.where.table() | self.strict.table()
        copied_from = self._copied_from or self._table.get("copied_from", "")
        return made | {"source": self._table.get("source", "")} | ({"copied_from": copied_from} if copied_from else {})

    def showEvent(self, event: QShowEvent) -> None:
        """The name is what is typed first."""
        super().showEvent(event)
        if not event.spontaneous():
            self.name.setFocus()
            self.name.selectAll()

    def say_trouble(self, text: str) -> None:
        """A name that is missing is asked for where it belongs."""
        super().say_trouble(text)
        if text and not self.name.text().strip():
            self.name.setFocus()

    # as it is typed

    def _rule(self) -> MixRule:
        return self._book.read_mix(self.key or "new", self.table())

    def _say(self) -> None:
        self.say_trouble("")
        self.parts.say()
        order_as_read(self)
        try:
            rule = self._rule()
        except ValueError as error:
            self.example.show_trouble(tr(str(error)))
            return
        self.example.show_rule(rule)
        self._fold_where.say(self.where.summary(rule))
        self._fold_strict.say(self.strict.summary(rule))
        self._say_lacking(rule)

    def _say_lacking(self, rule: MixRule) -> None:
        lacking = lacking_sets(rule, self._plan, self.context.catalogue.label_sets)
        said = lacking_words(lacking) if lacking else pillars_words(rule, self._plan)
        self.lacking.setText(said)
        self.lacking.setVisible(bool(said))
        self.take_up.setVisible(bool(lacking))

    # reading

    @property
    def _is_used(self) -> bool:
        return bool(self.key) and is_used(self._plan.brand, self.key)

    def _first_name(self) -> str:
        name = str(self._table["name"])
        return tr("{name}, my own", name=tr(name)) if self._copied_from else tr(name)

    def _offered(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return self._references

    def _labels(self, key: str) -> list[str]:
        return [one.name for one in self._plan.labels_of(key) if not one.archived]

    def _show_table(self) -> None:
        self.parts.show_parts(self._table)
        self.window_.show_window(Window.parse(self._table.get("window", 4)))
        self.where.show_rule(self._table)
        self.strict.show_rule(self._table)

    # making

    def _connect(self) -> None:
        self._soon.timeout.connect(self._say)
        self.name.textChanged.connect(lambda: self.say_trouble(""))
        for field in (self.parts, self.window_, self.where, self.strict):
            field.changed.connect(self._soon.start)
        self.context.theme.changed.connect(self._set_icons)

    def _set_icons(self) -> None:
        for one in self.parts.rows:
            one.set_icons()

    def _lay_out_fields(self) -> None:
        self._references = [
            (title, list(pairs))
            for title, pairs in references(self._book, self._plan, self.context.catalogue.label_sets)
        ]
        self._fold_where = Folded(self.context.theme, tr("What and where"), self.where)
        self._fold_strict = Folded(self.context.theme, tr("How strictly"), self.strict)
        self.take_up.setChecked(True)
        self.since.setVisible(self._is_used)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.body.addWidget(self._made_area(), 1)
        self.body.addWidget(self.example)
        self.body.addWidget(self.since)

    def _made_area(self) -> Scrolled:
        lines = column(self.context.theme.space(4))
        lines.addLayout(labelled(tr("Name"), self.name))
        lines.addWidget(self.parts)
        lines.addLayout(labelled(tr("Over"), self.window_, tr("What is counted together with the week")))
        lines.addWidget(self.lacking)
        lines.addWidget(self.take_up)
        lines.addWidget(self._fold_where)
        lines.addWidget(self._fold_strict)
        lines.addStretch()
        return Scrolled(lines)
