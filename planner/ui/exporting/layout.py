"""The parts of the export page and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from planner.app.exporting import Export
from planner.app.handoffs import Handoffs
from planner.app.targets import Made, Preview, Target
from planner.domain.handed_over import Difference
from planner.ui.context import Context
from planner.ui.exporting.changes import Changes
from planner.ui.exporting.foot import Foot
from planner.ui.exporting.preview import PreviewTable
from planner.ui.exporting.report import Report
from planner.ui.exporting.said import about_file, entries_words, why_empty
from planner.ui.exporting.surfaces import card, scrolled
from planner.ui.exporting.table_options import TableOptions
from planner.ui.exporting.target_list import TargetList
from planner.ui.exporting.tool_options import ToolOptions
from planner.ui.exporting.what_leaves import WhatLeaves
from planner.ui.icons import icon, lead
from planner.ui.pieces.dialog_parts import button, row, segmented, words
from planner.ui.words import tr

_HEAD, _LEFT, _RIGHT = 56, 216, 304
_WIDE = 1060
"""From this width on the report stands beside the rest, else below it."""

_BELOW = 320
"""How high the report is when it stands below."""


class Parts:
    """Makes the parts, puts them in place, and shows in them what the page found."""

    def __init__(self, context: Context, today: date, handoffs: Handoffs) -> None:
        self._context = context
        self._wide = True
        self.targets = TargetList(context)
        self.what = WhatLeaves(context, today)
        self.table = TableOptions(context, handoffs)
        self.tool = ToolOptions(context)
        self.preview = PreviewTable(context)
        self.report, self.changes = Report(context), Changes(context)
        self.foot = Foot(context)
        self.write, self.show_folder = self.foot.write, self.foot.show_folder
        self.new = button(tr("New…"))
        self.new.setToolTip(tr("Make a file of your own for a tool, with the columns that it wants"))
        self.close = QToolButton()
        self.close.setAccessibleName(tr("Close"))
        self.close.setToolTip(tr("Back to the calendar (Esc)"))
        self.counts = words("", step="body.strong")
        self.about = words("", role="secondary")
        self.losses = words("", role="warning")
        self.empty = words("", role="secondary")
        self.name = words("", step="heading")
        self._views = self._made_views()

    # showing

    def show_target(self, target: Target) -> None:
        """Shows the options of this target."""
        self.name.setText(tr(target.name))
        form = target.form
        self.table.setVisible(form is not None and form.styled)
        self.table.show_for(target.suffix)
        self.tool.setVisible(target.preset is not None)
        plain = form is not None and not form.styled
        self.about.setVisible(plain)
        self.about.setText(about_file(target.key))

    def show_looked(self, export: Export, made: Made, shown: Preview) -> None:
        """Shows what would leave, and what would become of it."""
        out = export.out
        count, posts = len(out.placements), len({one.post_id for one in out.placements})
        channels = len({one.channel_id for one in out.placements})
        self.counts.setText(
            tr(
                "{entries} of {posts} on {channels}",
                entries=entries_words(count),
                posts=tr("%n post(s)", posts),
                channels=tr("%n channel(s)", channels),
            )
            if count
            else tr("Nothing leaves")
        )
        self._say_losses(made)
        self.preview.setVisible(bool(count))
        self.empty.setVisible(not count)
        self.empty.setText(why_empty(export))
        self.preview.show_first(export.target, shown)
        self.report.show_report(made, out.plan)
        self.foot.show_ready(ready=made.goes > 0 or export.target.preset is None, files=len(made.files))

    def _say_losses(self, made: Made) -> None:
        """How many of them are not taken, beside what the report says of each."""
        refused = len(made.refused)
        self.losses.setVisible(bool(refused))
        self.losses.setText(tr("{gone} go, {refused} not taken: the report says why", gone=made.goes, refused=refused))

    def show_changes(self, found: Sequence[Difference], at: datetime | None) -> None:
        """Shows what changed since the last export; ``at`` None: there was none."""
        nothing = tr("Nothing changed since the last export.")
        never = tr("Nothing of these days was exported like this yet.")
        self.changes.show_changes(found, nothing if at is not None else never)
        self._views[1].setText(tr("Changed: {number}", number=len(found)) if found else tr("Changed"))

    def open_changes(self) -> None:
        """Puts what changed in front of the report."""
        self._views[1].click()

    def show_trouble(self, sentence: str) -> None:
        """Says why nothing can be written like this."""
        self.report.show_trouble(sentence)
        self.foot.show_ready(ready=False, files=0)

    def warn(self, sentence: str) -> None:
        """Says what must be fixed first, or nothing."""
        self.foot.warn(sentence)

    def begin(self) -> None:
        """An export is being written."""
        self.foot.begin()
        self.close.setEnabled(False)

    def show_written(self, sentences: str) -> None:
        """Says what was written."""
        self.foot.show_written(sentences)
        self.close.setEnabled(True)

    def show_failed(self, sentence: str) -> None:
        """Says why nothing was written."""
        self.foot.show_failed(sentence)
        self.close.setEnabled(True)

    def forget_written(self) -> None:
        """Something else is shown than what was written."""
        self.foot.forget_written()

    # places

    def lay_out(self, page: QWidget) -> None:
        """Puts all parts on the page."""
        space = self._context.theme.space
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._made_head())
        self._body = row(space(4))
        self._body.setContentsMargins(space(4), 0, space(4), space(4))
        self._body.addWidget(self._made_left())
        self._body.addWidget(self._made_middle(), 1)
        self._right = self._made_right()
        self._body.addWidget(self._right)
        whole.addLayout(self._body, 1)
        whole.addWidget(self.foot)
        self.set_icons()

    def fit(self, width: int) -> None:
        """Puts the report beside the rest or below it."""
        wide = width >= _WIDE
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._lines.removeWidget(self._right)
            self._right.setMinimumHeight(0)
            self._right.setFixedWidth(_RIGHT)
            self._body.addWidget(self._right)
        else:
            self._body.removeWidget(self._right)
            self._right.setMinimumHeight(_BELOW)
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
            self._lines.insertWidget(self._lines.count() - 1, self._right)

    def _made_head(self) -> QHBoxLayout:
        space = self._context.theme.space
        head = row(space(2))
        head.setContentsMargins(space(4), 0, space(3), 0)
        title = words(tr("Export"), step="display")
        title.setFixedHeight(_HEAD)
        head.addWidget(title, 1)
        head.addWidget(self.close)
        return head

    def _made_left(self) -> QFrame:
        space = self._context.theme.space
        made = card()
        made.setFixedWidth(_LEFT)
        lines = QVBoxLayout(made)
        lines.setContentsMargins(space(1), space(1), space(1), space(3))
        lines.setSpacing(space(2))
        lines.addWidget(self.targets, 1)
        foot = row(0)
        foot.setContentsMargins(space(2), 0, space(2), 0)
        foot.addWidget(self.new, 1)
        lines.addLayout(foot)
        return made

    def _made_middle(self) -> QScrollArea:
        space = self._context.theme.space
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(3))
        leaves = [words(tr("What leaves"), step="heading"), self.what, self.counts, self.losses]
        shown = [words(tr("The first rows"), step="heading"), self.preview, self.empty]
        for parts in (leaves, [self.name, self.about, self.table, self.tool], shown):
            self._lines.addWidget(self._made_card(parts))
        self._lines.addStretch()
        return scrolled(content)

    def _made_card(self, parts: Sequence[QWidget]) -> QFrame:
        space = self._context.theme.space
        made = card()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(space(4), space(3), space(4), space(4))
        lines.setSpacing(space(3))
        for part in parts:
            lines.addWidget(part)
        return made

    def _made_right(self) -> QFrame:
        space = self._context.theme.space
        made = card()
        made.setFixedWidth(_RIGHT)
        lines = QVBoxLayout(made)
        lines.setContentsMargins(space(4), space(3), space(4), space(2))
        lines.setSpacing(space(3))
        lines.addLayout(segmented(self._views))
        self._views[0].setChecked(True)
        report, changes = scrolled(self.report), scrolled(self.changes)
        for area in (report, changes):
            lines.addWidget(area, 1)
        changes.hide()
        self._views[0].clicked.connect(lambda: _swap(report, changes))
        self._views[1].clicked.connect(lambda: _swap(changes, report))
        return made

    def _made_views(self) -> tuple[QPushButton, QPushButton]:
        report, changed = button(tr("Report")), button(tr("Changed"))
        report.setToolTip(tr("What goes, what is not taken, and what is left out"))
        changed.setToolTip(tr("What changed since the last export, entry by entry"))
        return report, changed

    def set_icons(self) -> None:
        """Shapes in the colours of the theme."""
        theme = self._context.theme
        self.close.setIcon(icon(theme, "x"))
        lead(self.new, theme, "plus")
        self.targets.set_icons()


def _swap(shown: QWidget, hidden: QWidget) -> None:
    hidden.hide()
    shown.show()
