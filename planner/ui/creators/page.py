"""The page of the work with one creator: who, what, days, money and how far it is; the rest is folded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.checks.finding import Finding
from planner.domain.edits import Edit
from planner.domain.edits.creators import (
    add_deliverable,
    delete_deliverable,
    keep_collaboration,
    note_draft,
    note_live,
    set_stage,
)
from planner.domain.plan import Plan
from planner.domain.records import Collaboration, Deliverable, Measurement, Stage
from planner.ui.context import Context
from planner.ui.creators.more import More
from planner.ui.creators.pieces import Pieces
from planner.ui.creators.stage_row import StageRow
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.found_here import FoundHere
from planner.ui.pieces.parts import Choice, IconButton, horizontal, labelled, side_by_side, vertical
from planner.ui.pieces.record_choices import campaign_options
from planner.ui.pieces.record_fields import FigureField
from planner.ui.pieces.record_form import RecordForm, Stored
from planner.ui.pieces.sections import Sections
from planner.ui.words import tr


class CreatorPage(QWidget):
    """Fields that keep themselves; what was found stands on top."""

    edit_requested = Signal(object)
    fix_requested = Signal(object)
    entry_requested = Signal(str)
    post_requested = Signal(str)
    folder_requested = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, context: Context, stored: Stored, stored_piece: Stored) -> None:
        super().__init__()
        self._context = context
        self._one: Collaboration | None = None
        self._plan: Plan | None = None
        self._measured: Sequence[Measurement] = ()
        self.form = RecordForm(self, stored, _keep)
        self.creator = LineField(tr("Creator"), tr("Name of the creator"))
        self.stages = StageRow(context.theme)
        self.found = FoundHere(context)
        self.campaign, self.fee = Choice(tr("Campaign")), FigureField(tr("Fee"), tr("Not agreed yet"))
        self.pieces = Pieces(context, stored_piece)
        self.sections = Sections(context.theme)
        self.more = More(context, self.form, self.sections)
        self.menu = IconButton(context.theme, "dots-three", tr("More"), tr("Put away, delete"))
        self._lay_out()
        self._tie()
        self.setFocusProxy(self.creator)

    def show_creator(
        self, one: Collaboration, plan: Plan, findings: Sequence[Finding], measured: Sequence[Measurement]
    ) -> None:
        """Shows the work with a creator, of a plan that holds the posts with its content."""
        self._one, self._plan, self._measured = one, plan, measured
        today = self._context.today(plan.brand)
        self.more.show_record(one, plan)
        self.form.show_record(one)
        self.stages.show_stage(one.stage)
        self.found.show_findings(findings)
        mine = [piece for piece in plan.deliverables if piece.collaboration_id == one.id]
        self.pieces.show_pieces(sorted(mine, key=lambda piece: piece.position), plan, today, measured)
        self.sections.show_record(one.id)

    def flush(self) -> bool:
        """Hands over what is typed; False when the plan did not take it."""
        taken = [self.form.flush(), self.pieces.flush()]
        return all(taken)

    # making

    def _lay_out(self) -> None:
        self.creator.setProperty("strong", True)
        self.creator.setToolTip(tr("Who it is"))
        head = QWidget()
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(self.creator, 1)
        row.addWidget(self.menu)
        column = vertical(self, self._context.theme.space(3))
        both = side_by_side(labelled(tr("Campaign"), self.campaign), labelled(tr("Fee"), self.fee))
        for widget in (head, self.stages, self.found, both, self.pieces, self.sections):
            column.addWidget(widget)

    def _tie(self) -> None:
        form = self.form
        form.tie_text("creator", self.creator)
        form.tie_figure("fee", self.fee)
        self.fee.setToolTip(tr("What the creator gets, in the currency of the brand or the one below"))
        form.tie_choice("campaign_id", self.campaign, self._show_campaigns)
        self.campaign.setToolTip(tr("The campaign that it belongs to"))
        form.edit_requested.connect(self.edit_requested)
        self.stages.chosen.connect(self._set_stage)
        self.found.fix_requested.connect(self.fix_requested)
        self.found.entry_requested.connect(self.entry_requested)
        self.pieces.edit_requested.connect(self.edit_requested)
        self.pieces.post_requested.connect(self.post_requested)
        for part in (self.pieces, self.more):
            part.folder_requested.connect(self.folder_requested)
        self.pieces.add_requested.connect(self._add)
        self.pieces.draft_noted.connect(self._note_draft)
        self.pieces.live_noted.connect(self._note_live)
        self.pieces.delete_requested.connect(self._delete_piece)
        self.menu.clicked.connect(
            lambda: self.menu_requested.emit(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 4)))
        )

    def _show_campaigns(self, id_: str | None) -> None:
        if self._plan is not None:
            self.campaign.show_options(campaign_options(self._context, self._plan, id_), id_)

    # doing

    def _set_stage(self, stage: Stage) -> None:
        if self.flush() and self._one is not None:
            self.edit_requested.emit(set_stage(self._one, stage))

    def _add(self) -> None:
        if self.flush() and self._one is not None and self._plan is not None:
            edit = add_deliverable(self._one, self._plan.deliverables)
            self.edit_requested.emit(edit)
            self.pieces.open(edit.changes[0].record.id)

    def _note_draft(self, piece_id: str) -> None:
        piece = self._piece(piece_id)
        if piece is not None and self._one is not None and self._plan is not None:
            self.edit_requested.emit(note_draft(self._one, piece, self._context.today(self._plan.brand)))

    def _note_live(self, piece_id: str) -> None:
        piece = self._piece(piece_id)
        if piece is not None and self._one is not None and self._plan is not None:
            day = self._context.today(self._plan.brand)
            self.edit_requested.emit(note_live(self._one, piece, self._plan.deliverables, day))

    def _delete_piece(self, piece_id: str) -> None:
        piece = self._piece(piece_id) if self.flush() else None
        if piece is not None:
            self.edit_requested.emit(delete_deliverable(piece, self._measured))

    def _piece(self, piece_id: str) -> Deliverable | None:
        return next((one for one in self._plan.deliverables if one.id == piece_id), None) if self._plan else None


def _keep(wanted: Collaboration, before: Collaboration, key: str) -> Edit:
    return keep_collaboration(wanted, before=before, merge_key=key)
