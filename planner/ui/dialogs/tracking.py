"""Adding tracking to the links of many posts: each link before and after, and one button for those that are checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from planner.domain.plan import Plan
from planner.domain.records import Status
from planner.domain.tracking import Left, Tracked, names_another, trackings, with_tracking
from planner.ui.context import Context
from planner.ui.dialogs.tracking_table import LinkRows, made_table
from planner.ui.pieces.dialog_parts import button, row, segmented, words
from planner.ui.words import tr

SELECTED, WEEK, AHEAD, EVER = "selected", "week", "ahead", "ever"

_SCOPES = {SELECTED: "Selected posts", WEEK: "This week", AHEAD: "All ahead", EVER: "All, also past"}
"""Which entries, by key; only the last takes in what is posted."""

_SIZE = (1000, 560)

_WHY = {
    Left.FOREIGN: "%n link(s) to other web sites",
    Left.MALFORMED: "%n link(s) that are not well-formed",
    Left.SETTLED: "%n link(s) of what is posted or skipped",
    Left.NO_CHANNEL: "%n link(s) of posts without a channel",
}


class BuildTracking(QDialog):
    """Shows what would become of each link of the chosen entries; nothing is changed before the button is pressed.

    ``scopes`` are the plans with the entries to choose from, by the keys of this module; an empty one is not offered.
    ``ever`` gives the whole plan once it is asked for.
    """

    edit_requested = Signal(object)
    settings_requested = Signal()
    """The brand's own web sites are not known yet."""

    def __init__(
        self,
        context: Context,
        scopes: Mapping[str, Plan],
        parent: QWidget | None = None,
        ever: Callable[[], Plan] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._ever = context, ever
        self._scopes = {key: plan for key, plan in scopes.items() if plan.placements}
        self._keys = [*self._scopes, *([EVER] if ever is not None else [])]
        self._key = ""
        self.another = QCheckBox(tr("Only links that name another channel"))
        self.rows = LinkRows(context)
        self.table: QTableView = made_table(self.rows)
        self.said = words("", role="secondary")
        self.left = words("", step="label", role="muted")
        self.build = button("", "primary")
        self.sites = button(tr("Say which web sites are yours…"))
        self.setWindowTitle(tr("Add tracking"))
        self.resize(*_SIZE)
        self._lay_out()
        self._connect()
        self._show(next(iter(self._keys), ""))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [space(5)])
        column.setSpacing(space(3))
        column.addWidget(words(tr("Add tracking to links"), step="title"))
        if self._keys:
            column.addLayout(self._made_scopes())
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.left)
        column.addStretch()
        foot = row(space(2))
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close; nothing is changed (Esc)"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(self.sites)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.build)
        column.addLayout(foot)

    def _made_scopes(self) -> QHBoxLayout:
        self._segments = {key: button(tr(_SCOPES[key])) for key in self._keys}
        for key, one in self._segments.items():
            one.clicked.connect(lambda _checked=False, key=key: self._show(key))
        line = row(self._context.theme.space(4))
        line.addLayout(segmented(self._segments.values()))
        line.addWidget(self.another)
        line.addStretch()
        return line

    def _connect(self) -> None:
        self.rows.checked.connect(self._say)
        self.another.toggled.connect(lambda: self._show(self._key))
        self.another.setToolTip(tr("Leaves out links that only lack a part of the tracking"))
        self.build.clicked.connect(self._want)
        self.build.setDefault(True)
        self.build.setToolTip(tr("Gives these entries links of their own; it can be undone"))
        self.sites.clicked.connect(self._ask_for_sites)
        self.finished.connect(self.deleteLater)

    def _show(self, key: str) -> None:
        if key == EVER and EVER not in self._scopes and self._ever is not None:
            self._scopes[EVER] = self._ever()
        plan = self._scopes.get(key)
        if plan is not None:
            self._key = key
            self._segments[key].setChecked(True)
            template = plan.brand.tracking or self._context.catalogue.tracking
            rows = trackings(plan, plan.in_order(), template, posted=key == EVER)
            self.rows.show_rows(plan, [one for one in rows if one.changes and self._is_wanted(plan, one)])
            self.left.setText(_left_words([one.left for one in rows if one.left is not None]))
        self.left.setVisible(bool(self.left.text()))
        self.sites.setVisible(plan is not None and not plan.brand.domains)
        self._say()

    def _say(self) -> None:
        count, chosen = self.rows.rowCount(), len(self.rows.chosen)
        self.said.setText(self._summary(count))
        self.table.setVisible(bool(count))
        self.build.setText(tr("Build %n link(s)", chosen))
        self.build.setEnabled(bool(chosen))

    def _is_wanted(self, plan: Plan, one: Tracked) -> bool:
        return not self.another.isChecked() or names_another(plan, one, self._context.catalogue.platforms)

    def _summary(self, count: int) -> str:
        if not count:
            none = "There is no link here to which tracking could be added."
            return tr("No link here names another channel." if self.another.isChecked() else none)
        said = tr("%n link(s) would get tracking.", count)
        out = sum(one.placement.status is Status.POSTED for one in self.rows.chosen)
        note = tr("Posted already: {count}. On the network itself you change those by hand.", count=out)
        return f"{said} {note}" if out else said

    def _want(self) -> None:
        edit = with_tracking(self.rows.chosen)
        self.accept()
        self.edit_requested.emit(edit)

    def _ask_for_sites(self) -> None:
        self.reject()
        self.settings_requested.emit()


def _left_words(left: list[Left]) -> str:
    counted = [(words_, left.count(why)) for why, words_ in _WHY.items() if why in left]
    return tr("Left alone: {what}", what="; ".join(tr(said, count) for said, count in counted)) if counted else ""
