"""This week: the checklist of the judged week, in the dock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.checks import Item, State
from planner.domain.edits import Change, Edit, take_back
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.ui.checklist import answering
from planner.ui.checklist.card import ItemCard
from planner.ui.checklist.reading import Checked, counts_words, read_week
from planner.ui.checklist.rows import Group
from planner.ui.context import Context
from planner.ui.dialogs.parts import button, words
from planner.ui.icons import lead
from planner.ui.kept_line import KeptLine
from planner.ui.trays.dockpage import DockPage
from planner.ui.words import tr

_PAUSE_MS = 250
"""How long nothing must change before the week is checked again."""

_FINE = (State.OK, State.ACCEPTED, State.TOO_FEW, State.NOT_APPLICABLE)


class Checklist(DockPage):
    """Checks the week when nothing else is to do, and shows what asks for something before what is fine."""

    jump_requested = Signal(object, str)
    fix_requested = Signal(object)
    export_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("This week"))
        self._week: Week | None = None
        self._checked = Checked()
        self._opened: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._check)
        self.setFixedWidth(self.theme.size("dock"))
        self._why = {fact.key: fact.why for fact in context.catalogue.checks}
        self._lay_out()
        self.theme.changed.connect(self._tint)

    def _lay_out(self) -> None:
        edge, theme = self.theme.space(4), self.theme
        self._days = words("", step="body.strong")
        self._counts = words("", step="label", role="secondary")
        top = QVBoxLayout()
        top.setContentsMargins(edge, 0, edge, theme.space(3))
        top.setSpacing(theme.space(1))
        top.addWidget(self._days)
        top.addWidget(self._counts)
        self.column.addLayout(top)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("edge", "top")
        self._new = KeptLine(self.context.settings.memory, "checklist")
        self._new.setPlaceholderText(tr("Add an item of your own"))
        self._new.setAccessibleName(tr("New checklist item"))
        self._new.setToolTip(tr("Enter adds it to the checklist of every week"))
        self._new.returnPressed.connect(self._add)
        self._export = button(tr("Export week"), "primary")
        self._export.setToolTip(tr("Write the week into a file"))
        self._export.clicked.connect(self._ask_for_export)
        row = QHBoxLayout(foot)
        row.setContentsMargins(*(self.theme.space(step) for step in (4, 3, 4, 3)))
        row.setSpacing(self.theme.space(2))
        row.addWidget(self._new, 1)
        row.addWidget(self._export)
        self._tint()
        return foot

    # what is shown

    def show_week(self, week: Week) -> None:
        """Shows the checklist of this week."""
        if week != self._week:
            self._week = week
            self._read_when_seen()

    def show_brand(self, brand: Brand) -> None:
        """Shows the checklist of this brand, and the words of an item that was begun."""
        self._new.show_brand(brand)
        super().show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Checks again once nothing has changed for a moment, and when the panel is seen.

        Without changes something outside the plan is another: files, or what networks take.
        """
        self._new.refresh(changes)
        if self._timer.isActive() or self.isVisible():
            self._timer.start(_PAUSE_MS)
        else:
            self._stale = True

    def read_anew(self, brand: Brand) -> None:
        """Checks at once when there is nothing to see yet, else after a moment, for those who step through weeks."""
        self.brand = brand
        self._timer.start(_PAUSE_MS if self._scroll.widget() is not None else 0)

    def _check(self) -> None:
        self._stale = self.brand is None or self._week is None or not self.isVisible()
        if self._stale or self.brand is None or self._week is None:
            return
        when = self.context.when
        self._days.setText(f"{when.week_number(self._week)} · {when.days(self._week.span)}")
        self.brand = next((one for one in self.context.document.brands() if one.id == self.brand.id), self.brand)
        checked = read_week(self.context, self.brand, self._week)
        if checked != self._checked or self._scroll.widget() is None:
            self._checked = checked
            self._counts.setText(checked.trouble or counts_words(checked.items))
            self._keeping_place(self._show_groups)

    def _show_groups(self) -> None:
        checked = self._checked
        content = QWidget()
        column = QVBoxLayout(content)
        edge = self.theme.space(4)
        column.setContentsMargins(edge, self.theme.space(1), edge, edge)
        column.setSpacing(self.theme.space(5))
        self._add_group(column, tr("To look at"), checked.some(State.MUST_FIX) + checked.some(State.ATTENTION))
        self._add_group(column, tr("For you to answer"), checked.some(State.NOT_ANSWERED))
        self._add_group(column, tr("Hints"), checked.some(State.HINT), name="hints")
        self._add_group(column, tr("Fine or answered"), checked.some(*_FINE), name="fine")
        self._add_switched_off(column)
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _add_group(self, column: QVBoxLayout, heading: str, items: list[Item], *, name: str = "") -> None:
        """Items under a heading; those with a name are folded until they are opened."""
        if not items:
            return
        group = Group(self.theme, heading, len(items))
        for item in items:
            group.inside.addWidget(self._card(item))
        self._show_group(column, group, name)

    def _show_group(self, column: QVBoxLayout, group: Group, name: str) -> None:
        if name:
            group.show_folding(name, partial(self._turn, name), opened=name in self._opened)
        else:
            group.show_flat()
        column.addWidget(group)

    def _turn(self, name: str, opened: bool) -> None:
        self._opened = self._opened | {name} if opened else self._opened - {name}

    def _card(self, item: Item) -> ItemCard:
        checked = self._checked
        answer = checked.answers.get(item.key)
        card = ItemCard(self.context, item, answer, checked.names, self._why.get(item.key, ""))
        card.jump_requested.connect(self.jump_requested)
        card.fix_requested.connect(self.fix_requested)
        card.answered.connect(self._answer)
        card.taken_back.connect(self._take_back)
        card.renamed.connect(self._rename)
        card.switched_off.connect(lambda item: self._switch(item.key, item.title, off=True))
        return card

    def _add_switched_off(self, column: QVBoxLayout) -> None:
        switched_off = self._checked.switched_off
        if not switched_off:
            return
        group = Group(self.theme, tr("Switched off"), len(switched_off))
        for key, title in switched_off.items():
            row = QHBoxLayout()
            row.addWidget(words(title, role="secondary"), 1)
            again = button(tr("Switch on"), "link")
            again.setObjectName(f"{key}/on")
            again.setAccessibleName(tr("Switch on: {item}", item=title))
            again.setToolTip(tr("Ask this again every week"))
            again.clicked.connect(partial(self._switch, key, title, off=False))
            row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
            group.inside.addLayout(row)
        self._show_group(column, group, "off")

    # keeping the place

    def _keeping_place(self, show: Callable[[], None]) -> None:
        """Shows anew, with the same part in view and the keyboard on the same row or the next one after it."""
        before, at = self._focusable(), self._scroll.verticalScrollBar().value()
        focused = next((name for name, widget in before.items() if widget.hasFocus()), None)
        show()
        QTimer.singleShot(0, self._scroll, lambda: self._scroll.verticalScrollBar().setValue(at))
        if focused is not None:
            place = list(before).index(focused)
            after = self._focusable()
            nearest = (*list(before)[place:], *reversed(list(before)[:place]))
            next((after[name] for name in nearest if name in after), self._new).setFocus()

    def _focusable(self) -> dict[str, QWidget]:
        """What in the list can have the keyboard, by its name, in reading order."""
        content = self._scroll.widget()
        if content is None:
            return {}
        return {
            widget.objectName(): widget
            for widget in content.findChildren(QWidget)
            if widget.objectName() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(content)
        }

    # what is wanted

    def _wants(self, edit: Edit) -> None:
        self.edit_requested.emit(edit)

    def _answer(self, item: Item, reason: str) -> None:
        assert self.brand is not None
        assert self._week is not None
        before, now = self._checked.answers.get(item.key), self.context.now(self.brand)
        self._wants(answering.answered(self.brand, self._week, item, before, now=now, reason=reason))

    def _take_back(self, item: Item) -> None:
        self._wants(take_back(self._checked.answers[item.key]))

    def _rename(self, item: Item, title: str) -> None:
        assert self.brand is not None
        self._wants(answering.renamed(self.brand, item, self._checked.questions.get(item.key), title))

    def _switch(self, key: str, title: str, *, off: bool) -> None:
        assert self.brand is not None
        self._wants(answering.switched(self.brand, key, title, self._checked.questions.get(key), off=off))

    def _add(self) -> None:
        if self.brand is not None and self._new.text().strip():
            edit = answering.added(self.brand, self._new.text(), self._checked.questions.values())
            self._new.await_record(edit.changes[0].record.id)
            self._wants(edit)

    def _ask_for_export(self) -> None:
        if self._week is not None:
            self.export_requested.emit(self._week)

    def _tint(self) -> None:
        lead(self._export, self.theme, "export", "accent.on")
        if self._checked.items:
            self._show_groups()
