"""One thing that a creator makes: a line that says how it stands, and its fields when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.app.numbers import table_facts
from planner.domain.edits import Edit
from planner.domain.edits.creators import keep_deliverable
from planner.domain.plan import Plan, name_of
from planner.domain.records import Deliverable, Measurement
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.creators.due_words import piece_state, piece_words
from planner.ui.creators.piece_head import PieceHead
from planner.ui.pieces.entry_picker import EntryPicker
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.parts import Choice, IconButton, LinkButton, horizontal, labelled, side_by_side, vertical
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.pieces.record_choices import joined, network_options
from planner.ui.pieces.record_fields import FileField, WholeField
from planner.ui.pieces.record_form import RecordForm, Stored
from planner.ui.pieces.sections import Sections
from planner.ui.pieces.typed_results import TypedResults
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

_LINES = {
    "format": ("Format", "Such as reel"),
    "least": ("At least", "Such as 30 seconds"),
    "must_show": ("Must show", "Product, place, words"),
    "tags": ("Tags and mentions", "#… @…"),
    "link": ("Link", "https://"),
    "code": ("Code", "Voucher code"),
    "address": ("Where it is live", "https://"),
}
_DAYS = {
    "draft_due": "Draft due",
    "draft_in": "Draft came",
    "opens": "To appear from",
    "closes": "To appear until",
    "done_on": "Live since",
    "live_until": "Stays until",
}
_CAPTION_HEIGHT = 64
_SAYS, _HAPPENED = "What it must say", "Draft and going live"


class Piece(QWidget):
    """Folded it takes one line with the next step as a button; opened it shows its days, and more below."""

    edit_requested = Signal(object)
    draft_noted = Signal(str)
    live_noted = Signal(str)
    delete_requested = Signal(str)
    post_requested = Signal(str)
    folder_requested = Signal(str)

    def __init__(self, context: Context, stored: Stored) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._piece: Deliverable | None = None
        self.form = RecordForm(self, stored, _keep)
        self.lines = {key: LineField(tr(name), tr(hint)) for key, (name, hint) in _LINES.items()}
        self.days = {key: DayField(context, tr(name)) for key, name in _DAYS.items()}
        self.network, self.pieces = Choice(tr("Network")), WholeField(tr("How many"), "1")
        self.caption = TextField(tr("Caption"), tr("What its text must say"))
        self.asset = FileField(context.theme, tr("File that came"))
        self.post, self.open_post = LinkButton(""), LinkButton(tr("Open the post"))
        self.done = QPushButton()
        self.remove = IconButton(context.theme, "trash", tr("Delete this piece"))
        self.results = TypedResults(context, table_facts().piece)
        self.head = PieceHead(context.theme)
        self.sections = Sections(context.theme)
        self.inside = self._made_fields()
        self._lay_out()
        self._tie()

    @property
    def piece_id(self) -> str:
        """The piece that is shown."""
        return self._piece.id if self._piece is not None else ""

    def show_piece(self, piece: Deliverable, plan: Plan, today: date, measured: Sequence[Measurement]) -> None:
        """Shows a piece with what was measured of it; ``plan`` holds the post that shows it."""
        self._plan, self._piece = plan, piece
        for day in self.days.values():
            day.show_brand(plan.brand)
        self.form.show_record(piece)
        name = piece_words(piece, self._context)
        self.head.say(name, piece_state(piece, self._context, today))
        self.results.show_numbers(piece, name, plan, measured)
        self._show_next(piece)
        self._show_post(piece, plan)
        self.sections.show_record(piece.id)
        self.remove.setAccessibleName(tr("Delete: {piece}", piece=name))

    def flush(self) -> bool:
        """Hands over what is typed."""
        taken = [self.form.flush(), self.results.flush()]
        return all(taken)

    # making

    def _made_fields(self) -> QWidget:
        inside = QWidget()
        column = vertical(inside, self._context.theme.space(3))
        column.setContentsMargins(self._context.theme.space(5), 0, self._context.theme.space(1), 8)
        day, line = self._day, self._line
        self.caption.setFixedHeight(_CAPTION_HEIGHT)
        count = labelled(tr("How many"), self.pieces)
        column.addWidget(side_by_side(labelled(tr("Network"), self.network), line("format"), count))
        column.addWidget(side_by_side(day("draft_due"), day("opens"), day("closes")))
        column.addWidget(side_by_side(labelled(self.asset.line.accessibleName(), self.asset), self._made_post()))
        column.addWidget(self.sections)
        said = [side_by_side(line("least"), line("must_show")), labelled(tr("Caption"), self.caption)]
        self.sections.add(tr(_SAYS), [*said, side_by_side(line("tags"), line("link"), line("code"))], self._said)
        known = [side_by_side(day("draft_in"), day("done_on"), day("live_until")), line("address")]
        self.sections.add(tr(_HAPPENED), known, self._happened)
        self.sections.add(tr("Numbers"), [self.results], lambda: self.results.summary)
        return inside

    def _made_post(self) -> QWidget:
        box = QWidget()
        row = horizontal(box, 4)
        row.addWidget(self.post)
        row.addWidget(self.open_post)
        row.addStretch()
        box.setFixedHeight(self.asset.sizeHint().height())
        self.open_post.setToolTip(tr("Show the post on the calendar"))
        return labelled(tr("Post that shows it"), box)

    def _day(self, key: str) -> QWidget:
        return labelled(self.days[key].accessibleName(), self.days[key])

    def _line(self, key: str) -> QWidget:
        return labelled(self.lines[key].accessibleName(), self.lines[key])

    def _lay_out(self) -> None:
        self.done.setProperty("small", True)
        line = QWidget()
        row = horizontal(line, 4)
        row.addWidget(self.head, 1)
        row.addWidget(self.done)
        row.addWidget(self.remove)
        column = vertical(self, 8)
        column.addWidget(line)
        column.addWidget(self.inside)
        self.inside.hide()
        self.head.toggled.connect(self.inside.setVisible)

    def _tie(self) -> None:
        form = self.form
        for key, line in self.lines.items():
            line.setToolTip(line.accessibleName())
            form.tie_text(key, line)
        for key, day in self.days.items():
            form.tie_day(key, day)
        form.tie_text("caption", self.caption)
        form.tie_text("asset", self.asset)
        form.tie("pieces", self.pieces.show_figure, lambda: max(1, int(self.pieces.figure() or 1)), self._reads)
        self.pieces.typed.connect(lambda: form.note("pieces"))
        self.pieces.left.connect(form.leave)
        form.tie_choice("platform", self.network, self._show_networks)
        form.edit_requested.connect(self.edit_requested)
        self.results.edit_requested.connect(self.edit_requested)
        self.asset.folder_requested.connect(self.folder_requested)
        self.done.clicked.connect(self._note)
        self.remove.clicked.connect(lambda: self.delete_requested.emit(self.piece_id))
        self.post.clicked.connect(self._pick)
        self.open_post.clicked.connect(self._open)

    # showing

    def _reads(self) -> bool:
        return self.pieces.is_read

    def _show_networks(self, key: str) -> None:
        if self._plan is not None:
            self.network.show_options(network_options(self._context, self._plan, key), key)

    def _show_next(self, piece: Deliverable) -> None:
        """The next thing to note: the draft, or that it is live."""
        waits_for_draft = piece.draft_due is not None and piece.draft_in is None
        self.done.setVisible(piece.done_on is None)
        self.done.setText(tr("Draft is in") if waits_for_draft else tr("It is live"))
        self.done.setToolTip(tr("Notes today as the day; it can be changed below"))
        icons.lead(self.done, self._context.theme, "check")

    def _show_post(self, piece: Deliverable, plan: Plan) -> None:
        post = plan.posts.get(piece.post_id or "")
        name = name_of(post) if post is not None else tr("Gone") if piece.post_id else tr("Choose a post…")
        self.post.setText(literal(name if len(name) <= 28 else f"{name[:27]}…"))  # noqa: PLR2004  as fits the column
        self.post.setToolTip(plain_hint(tr("The post of the plan with this content: {post}", post=name)))
        self.open_post.setVisible(post is not None)

    def _said(self) -> str:
        """What it has to say, in short."""
        one = self._piece
        values = (one.least, one.must_show, one.caption, one.tags, one.link, one.code) if one is not None else ()
        return joined(" ".join(value.split()) for value in values)

    def _happened(self) -> str:
        """What is known of its draft and of when it is live, in short."""
        one = self._piece
        days = (one.draft_in, one.done_on, one.live_until) if one is not None else ()
        address = one.address if one is not None else ""
        return joined((*(self._context.when.day(day) for day in days if day is not None), address))

    # doing

    def _note(self) -> None:
        if self._piece is None or not self.flush():
            return
        waits_for_draft = self._piece.draft_due is not None and self._piece.draft_in is None
        (self.draft_noted if waits_for_draft else self.live_noted).emit(self._piece.id)

    def _pick(self) -> None:
        if self._plan is not None:
            none = tr("No post") if self._piece is not None and self._piece.post_id else ""
            picker = EntryPicker(self._context, self._plan.brand, self, none)
            picker.picked.connect(lambda _placement, post: self.form.set(post_id=post or None))
            picker.ask(self.post)

    def _open(self) -> None:
        if self._piece is not None and self._piece.post_id:
            self.post_requested.emit(self._piece.post_id)


def _keep(wanted: Deliverable, before: Deliverable, key: str) -> Edit:
    return keep_deliverable(wanted, before=before, merge_key=key)
