"""The checklist: what asks for something before what a person answers, and what is fine folded away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.domain.checks import Item, State
from planner.ui.checklist.card import ItemCard
from planner.ui.checklist.card_look import CardLook
from planner.ui.checklist.reading import Checked
from planner.ui.checklist.rows import Group
from planner.ui.checklist.section import Section, link
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.words import tr

_FINE = (State.OK, State.ACCEPTED, State.TOO_FEW, State.NOT_APPLICABLE)


class ItemSection(Section[Checked]):
    """Passes on what the cards ask for."""

    jump_requested = Signal(object, str)
    fix_requested = Signal(object)
    changes_requested = Signal()
    place_requested = Signal(str)
    answered = Signal(object, str)
    looked_at = Signal(object)
    put_off = Signal(object, object)
    taken_back = Signal(object)
    renamed = Signal(object, str)
    switched = Signal(str, str, bool)
    """Key and title of an item, and whether it is switched off."""
    items_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Checklist"))
        self._opened: set[str] = set()
        self._explained: set[str] = set()
        self._folds = QVBoxLayout()
        self._facts = {fact.key: fact for fact in context.catalogue.checks}

    def fill(self, data: Checked) -> None:
        """The items in groups."""
        change = link(tr("Change…"), "items/change", tr("Order, names, items of your own, and what is not asked"))
        change.setAccessibleName(tr("Change the checklist"))
        change.clicked.connect(self.items_requested)
        self.add_heading(change)
        self.column.setSpacing(self.theme.space(4))
        suspected = [item for item in data.some(State.HINT) if item.asks_a_person]
        hints = [item for item in data.some(State.HINT) if not item.asks_a_person]
        self._add_group(tr("To look at"), data.some(State.MUST_FIX) + data.some(State.ATTENTION))
        self._add_group(tr("For you to answer"), data.some(State.NOT_ANSWERED) + suspected)
        self._folds = QVBoxLayout()
        self._folds.setSpacing(0)
        self.column.addLayout(self._folds)
        self._add_group(tr("Hints"), hints, name="hints")
        self._add_group(tr("Later"), data.some(State.SNOOZED), name="later")
        self._add_group(tr("Fine or answered"), data.some(*_FINE), name="fine")
        self._add_switched_off(data)

    def _add_group(self, heading: str, items: list[Item], *, name: str = "") -> None:
        """Items under a heading; those with a name are folded until they are opened, and made then."""
        if not items:
            return
        group = Group(self.theme, heading, len(items))
        if not name or name in self._opened:
            for item in items:
                group.inside.addWidget(self._card(item))
        self._show_group(group, name)

    def _show_group(self, group: Group, name: str) -> None:
        if name:
            group.show_folding(name, partial(self._turn, name), opened=name in self._opened)
            self._folds.addWidget(group)
        else:
            group.show_flat()
            self.column.addWidget(group)

    def _turn(self, name: str, opened: bool) -> None:
        self._opened = self._opened | {name} if opened else self._opened - {name}
        self.turned.emit()

    def _explain(self, key: str, opened: bool) -> None:
        self._explained = self._explained | {key} if opened else self._explained - {key}
        self.turned.emit()

    def _card(self, item: Item) -> ItemCard:
        assert self.data is not None
        card = ItemCard(self.context, self._look(item, self.data))
        card.jump_requested.connect(self.jump_requested)
        card.fix_requested.connect(self.fix_requested)
        card.changes_requested.connect(self.changes_requested)
        card.place_requested.connect(self.place_requested)
        card.answered.connect(self.answered)
        card.looked_at.connect(self.looked_at)
        card.put_off.connect(self.put_off)
        card.taken_back.connect(self.taken_back)
        card.renamed.connect(self.renamed)
        card.switched_off.connect(lambda item: self.switched.emit(item.key, item.title, True))
        card.explained.connect(self._explain)
        return card

    def _look(self, item: Item, data: Checked) -> CardLook:
        return CardLook(
            item=item,
            week=data.week,
            today=data.today,
            answer=data.answer_to(item),
            fact=self._facts.get(item.key),
            names=data.names,
            opened=item.key in self._explained,
        )

    def _add_switched_off(self, data: Checked) -> None:
        if not data.switched_off:
            return
        group = Group(self.theme, tr("Switched off"), len(data.switched_off))
        for key, title in data.switched_off.items():
            row = words(tr(title), role="secondary")
            again = link(tr("Switch on"), f"{key}/on", tr("Ask this again every week"))
            again.setAccessibleName(tr("Switch on: {item}", item=tr(title)))
            again.clicked.connect(partial(self._switch_on, key, title))
            group.add_pair(row, again)
        self._show_group(group, "off")

    def _switch_on(self, key: str, title: str, _pressed: bool = False) -> None:
        self.switched.emit(key, title, False)
