"""The items of the checklist: in which order they stand, which are asked, and those of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.domain.checks import with_questions
from planner.domain.edits import Change, Edit, arrange
from planner.domain.records import Brand, Question
from planner.domain.rules import CheckFact
from planner.ui.checklist import answering
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.kept_line import KeptLine
from planner.ui.pieces.name_field import NameField
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.words import tr

_SIZE, _EDGE = QSize(560, 640), 32


class ItemRow(QFrame):
    """One item: whether it is asked, its name, and its place; what a person answers can be renamed."""

    switched = Signal(bool)
    renamed = Signal(str)
    moved = Signal(int)
    """By how many places: -1 is up."""

    def __init__(self, context: Context, fact: CheckFact) -> None:
        super().__init__()
        self._context = context
        self.fact = fact
        self.asked = QCheckBox()
        self.name = NameField()
        self.up, self.down = QToolButton(), QToolButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(context.theme.space(2))
        line.addWidget(self.asked)
        line.addWidget(self.name, 1)
        for mover in (self.up, self.down):
            line.addWidget(mover)
        self._connect()

    def show_fact(self, fact: CheckFact, *, off: bool, first: bool, last: bool) -> None:
        """Shows the item; a name that is being typed stays."""
        self.fact = fact
        title = tr(fact.title)
        self.asked.setChecked(not off)
        if not (self.name.hasFocus() and self.name.isModified()):
            self._show_name()
        self.name.setReadOnly(fact.automatic)
        self.name.setProperty("bare", fact.automatic)
        self.name.setFocusPolicy(Qt.FocusPolicy.NoFocus if fact.automatic else Qt.FocusPolicy.StrongFocus)
        self.name.setEnabled(not off)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self._name_parts(title)

    def tint(self) -> None:
        """Paints the icons in the colours of the theme."""
        self.up.setIcon(icon(self._context.theme, "arrow-up"))
        self.down.setIcon(icon(self._context.theme, "arrow-down"))

    def _connect(self) -> None:
        self.asked.clicked.connect(self._switch)
        self.name.editingFinished.connect(self._rename)
        self.name.left_unchanged.connect(self._show_name)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.tint()

    def _switch(self, asked: bool) -> None:
        self.switched.emit(not asked)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self.name.isModified() and name and name != self.fact.title:
            self.name.setModified(False)
            self.renamed.emit(name)
        elif not name:
            self._show_name()

    def _show_name(self) -> None:
        self.name.setText(tr(self.fact.title))
        self.name.setModified(False)
        self.name.setCursorPosition(0)

    def _name_parts(self, title: str) -> None:
        parts = (
            (self.asked, tr("Asked: {item}", item=title)),
            (self.name, tr("Name of {name}", name=title)),
            (self.up, tr("Move up: {item}", item=title)),
            (self.down, tr("Move down: {item}", item=title)),
        )
        for part, name in parts:
            part.setAccessibleName(name)
            part.setToolTip(plain_hint(name))
        self.name.setToolTip(plain_hint(tr(self.fact.why) or title))


class ChecklistItems(QDialog):
    """Every change counts at once, for this brand and every week."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._brand = context, brand
        self._questions: dict[str, Question] = {}
        self.rows: dict[str, ItemRow] = {}
        self.setWindowTitle(tr("Checklist"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.new = KeptLine(context.settings.memory, "checklist")
        self.new.setPlaceholderText(tr("Add an item of your own"))
        self.new.setAccessibleName(tr("New checklist item"))
        self.new.setToolTip(tr("Enter adds it to the checklist of every week"))
        self.new.show_brand(brand)
        self.new.returnPressed.connect(self._add)
        self._lay_out()
        self._read()
        self.finished.connect(self.deleteLater)
        context.theme.changed.connect(self._tint)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns the items."""
        self.new.refresh(changes)
        if any(isinstance(change.record, Question) for change in changes):
            self._read()

    # reading

    def _read(self) -> None:
        plan = self._context.document.settings_of(self._brand)
        self._questions = {one.key: one for one in plan.questions}
        facts = with_questions(self._context.catalogue.checks, [replace(one, off=False) for one in plan.questions])
        for place, fact in enumerate(facts):
            shown = self.rows.get(fact.key) or self._made_row(fact)
            off = fact.key in self._questions and self._questions[fact.key].off
            shown.show_fact(fact, off=off, first=place == 0, last=place == len(facts) - 1)
            self._list.insertWidget(place, shown)
        for key in self.rows.keys() - {fact.key for fact in facts}:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        self.rows = {fact.key: self.rows[fact.key] for fact in facts}

    def _made_row(self, fact: CheckFact) -> ItemRow:
        made = self.rows[fact.key] = ItemRow(self._context, fact)
        made.switched.connect(partial(self._want, made, self._switched))
        made.renamed.connect(partial(self._want, made, self._renamed))
        made.moved.connect(partial(self._want, made, self._moved))
        return made

    # what is wanted

    def _want(self, shown: ItemRow, make: Callable[[ItemRow, object], Edit], value: object) -> None:
        self.edit_requested.emit(make(shown, value))

    def _switched(self, shown: ItemRow, off: object) -> Edit:
        key, title = shown.fact.key, shown.fact.title
        return answering.switched(self._brand, key, title, self._questions.get(key), off=bool(off))

    def _renamed(self, shown: ItemRow, name: object) -> Edit:
        return answering.renamed(self._brand, shown.fact.key, self._questions.get(shown.fact.key), str(name))

    def _moved(self, shown: ItemRow, by: object) -> Edit:
        assert isinstance(by, int)
        order = list(self.rows.values())
        place = order.index(shown)
        order.insert(place + by, order.pop(place))
        return arrange(self._brand, [(one.fact.key, one.fact.title) for one in order], self._questions)

    def _add(self) -> None:
        if self.new.text().strip():
            edit = answering.added(self._brand, self.new.text(), self._questions.values())
            self.new.await_record(edit.changes[0].record.id)
            self.edit_requested.emit(edit)

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        foot = row(space(2))
        foot.addWidget(self.new, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addWidget(words(tr("Checklist"), step="title"))
        layout.addWidget(
            words(tr("What is asked every week, in this order. Switch off what you never need."), role="secondary")
        )
        layout.addWidget(self._made_list(), 1)
        layout.addLayout(foot)

    def _made_list(self) -> Scrolled:
        self._list = column(self._context.theme.space(1))
        self._list.addStretch()
        return Scrolled(self._list)

    def _tint(self) -> None:
        for shown in self.rows.values():
            shown.tint()
