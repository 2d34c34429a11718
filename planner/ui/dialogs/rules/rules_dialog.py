"""All rules of a brand: which one its weeks are held to, which are watched beside it, and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.edits import Change, Edit, drop_mix, is_used, revert_mix, use_rules
from planner.domain.plan import Plan
from planner.domain.records import Brand, LabelSet, OwnRule
from planner.domain.rulebook import Rulebook, regime_of
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.rules.mix_editor import MixEditor
from planner.ui.dialogs.rules.offered import LackingSets, lacking_sets, lacking_words, pillars_words, with_sets
from planner.ui.dialogs.rules.rule_details import RuleDetails
from planner.ui.dialogs.rules.rule_lines import NO_RULE, RuleLine, lines_of
from planner.ui.dialogs.rules.rule_list import RuleList, Sign
from planner.ui.dialogs.rules.since import SinceChoice
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.message import ESCAPED, ask
from planner.ui.words import tr

_SIZE, _LEAST, _EDGE = QSize(760, 720), QSize(560, 420), 32
_LOW = 560
"""Under this height the list needs the room of what is said about it."""
_EXPLAINED = (
    "Your weeks are held to one rule; others may be watched beside it. None of them is the right mix: where they come "
    "from, people disagree. Copy one and change it until it is yours."
)


class RulesDialog(EditDialog):
    """Which rules are used is one edit, with the button; new, changed and deleted rules are edits of their own."""

    def __init__(self, context: Context, brand: Brand, week: Week, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Rules of {brand}", brand=brand.name), parent, tr("Use these rules"))
        self._brand_id, self._week = brand.id, week
        self.list = RuleList(context)
        self.details = RuleDetails(context)
        self.since = SinceChoice(context, brand, week)
        self.since.for_all.toggled.connect(lambda _on: self._show())
        self.new = button(tr("New rule…"))
        self._read_plan()
        self._rule: str = self._plan.brand.rule
        self._also: list[str] = list(self._plan.brand.also)
        self._lay_out_parts()
        self._connect()
        self.read(self._rule)
        self.list.setFocus()

    def made(self) -> Edit:
        """The rules that are chosen, with labels that they need, from the chosen week on."""
        edit = use_rules(self._plan.brand, rule=self._rule, also=self._also, since=self.since.since)
        keys = [key for key in (self._rule, *self._also) if key and self.details.takes_up]
        found = {one.key: (one, labels) for key in keys for one, labels in self._lacking(key)}
        return with_sets(self._plan.brand, found.values(), edit)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns a rule, or closes when the brand is gone."""
        if self._brand_id not in {one.id for one in self.context.document.brands()}:
            self.reject()
        elif any(isinstance(change.record, OwnRule | Brand | LabelSet) for change in changes):
            current = self.list.current
            self.read(current.key if current else self._rule)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Explains itself where there is room."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        self._explained.setVisible(not low)
        self.details.explain(on=not low)

    def read(self, chosen: str) -> None:
        """Shows the rules as they are now, one of them chosen."""
        self._read_plan()
        self._rule = self._rule if self._rule in self._book.keys else NO_RULE
        self._also = [key for key in self._also if key in self._book.keys]
        self.list.show_lines(lines_of(self._book, self._plan, self.context.catalogue.rules.mixes), chosen)
        self._show()

    # what is done

    def _hold(self) -> None:
        line = self.list.current
        if line is not None:
            self._rule = line.key
            self._also = [key for key in self._also if key != line.key]
            self._show()

    def _watch(self, on: bool) -> None:
        line = self.list.current
        if line is not None and line.key:
            self._also = [key for key in self._also if key != line.key] + ([line.key] if on else [])
            self._show()

    def _change(self) -> None:
        line = self.list.current
        if line is not None and line.rule is not None:
            self._edit(MixEditor(self.context, self._plan.brand, self._week, self, key=line.key))

    def _copy(self) -> None:
        line = self.list.current
        if line is not None and line.rule is not None:
            self._edit(MixEditor(self.context, self._plan.brand, self._week, self, key=line.key, copied=True))

    def _new(self) -> None:
        self._edit(MixEditor(self.context, self._plan.brand, self._week, self))

    def _edit(self, editor: MixEditor) -> None:
        editor.edit_requested.connect(lambda edit: self._emit(edit, editor.key))
        editor.open()

    def _delete(self) -> None:
        line = self.list.current
        if line is None:
            return
        try:
            edit = drop_mix(self._plan, line.key)
        except ValueError as error:
            self.say_trouble(tr(str(error)))
            return
        self._emit(edit, self._rule)

    def _revert(self) -> None:
        line = self.list.current
        if line is None:
            return
        since: Week | None = None
        if is_used(self._plan.brand, line.key):
            choices = [self.since.from_week.text(), self.since.for_all.text()]
            chosen = ask(self, tr("Use the shipped rule again"), tr("From when on shall it count?"), choices)
            if chosen == ESCAPED:
                return
            since = self.since.first_week if chosen == 0 else None
        shipped = self.context.catalogue.rules.mixes[line.key]
        self._emit(revert_mix(self._plan, line.key, shipped, since=since), line.key)

    def _emit(self, edit: Edit, chosen: str) -> None:
        self.say_trouble("")
        self.edit_requested.emit(edit)
        self.read(chosen)

    # reading

    def _read_plan(self) -> None:
        brands = self.context.document.brands()
        brand = next(one for one in brands if one.id == self._brand_id)
        self._plan: Plan = self.context.document.settings_of(brand)
        self._book: Rulebook = self.context.catalogue.rulebook(self._plan)

    def _lacking(self, key: str) -> LackingSets:
        return lacking_sets(self._book.mix(key), self._plan, self.context.catalogue.label_sets)

    def _show(self) -> None:
        """What the rules are used for, and what can be done with the chosen one."""
        for line in self.list.lines:
            self.list.sign(line.key, self._sign(line))
        self._show_current()
        brand = self._plan.brand
        differs = (self._rule, self._also) != (brand.rule, list(brand.also))
        earlier = bool(brand.earlier)
        self.primary.setEnabled(differs or (earlier and self.since.since is None))
        self.since.setVisible(differs or earlier)

    def _sign(self, line: RuleLine) -> Sign | None:
        if line.key == self._rule:
            return Sign(tr("The weeks are held to it"), "target")
        if line.key not in self._also:
            return None
        return Sign(tr("Watched, every channel apart") if line.for_channels else tr("Watched"), "eye")

    def _show_current(self) -> None:
        line = self.list.current
        self.say_trouble("")
        if line is not None:
            lacking = self._lacking(line.key) if line.rule is not None else []
            said = lacking_words(lacking) if lacking else pillars_words(line.rule, self._plan) if line.rule else ""
            self.details.show_line(line, said, held=line.key == self._rule, watched=line.key in self._also)
            self.details.take_up.setVisible(bool(lacking))

    def _earlier_words(self) -> str:
        """By what the week in view is judged, where that is another rule than the one of now."""
        try:
            regime = regime_of(self._plan.brand, self._week)
            name = self._book.mix(regime.rule, self._week).name if regime.rule else ""
        except ValueError as error:
            return tr(f"{error}.")
        if regime.rule == self._plan.brand.rule:
            return ""
        week = self.context.when.week_number(self._week)
        if not regime.rule:
            return tr("{week} is judged by no rule.", week=week)
        return tr("{week} is judged by “{rule}”.", week=week, rule=tr(name))

    # making

    def _connect(self) -> None:
        self.new.clicked.connect(self._new)
        self.list.chosen.connect(self._show_current)
        self.list.change_requested.connect(self._change)
        for one, done in (
            (self.details.hold, self._hold),
            (self.details.change, self._change),
            (self.details.copy, self._copy),
            (self.details.delete, self._delete),
            (self.details.revert, self._revert),
        ):
            one.clicked.connect(done)
        self.details.watch.clicked.connect(self._watch)
        self.context.theme.changed.connect(self._paint_again)

    def _paint_again(self) -> None:
        self.details.set_icons()
        self._set_icons()
        self.list.viewport().update()

    def _set_icons(self) -> None:
        lead(self.new, self.context.theme, "plus")

    def _lay_out_parts(self) -> None:
        space = self.context.theme.space
        self.new.setToolTip(tr("A rule of your own, from the start"))
        self._set_icons()
        self.body.setSpacing(space(3))
        self._explained = words(" ".join(filter(None, (tr(_EXPLAINED), self._earlier_words()))), role="secondary")
        self.body.addWidget(self._explained)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.details)
        self.body.addWidget(self.since)
        self.foot.insertWidget(0, self.new)
        for one in self.findChildren(QPushButton):
            if one.text() == tr("Cancel"):
                one.setText(tr("Close"))
                one.setToolTip(tr("Close; which rules are used stays as it was (Esc)"))
        self.primary.setToolTip(tr("Hold weeks to the chosen rules; it can be undone"))
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
