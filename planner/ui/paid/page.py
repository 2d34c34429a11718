"""The page of one ad: what matters first is open, the rest is in sections that open when they hold something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from planner.app.agreements import objectives_of
from planner.app.numbers import table_facts
from planner.domain.checks.finding import Finding
from planner.domain.checks.paid import APPROVE
from planner.domain.edits import Edit
from planner.domain.edits.paid import add_version, approve_flight, keep_flight, unapprove_flight
from planner.domain.paid import flight_name, versions_of
from planner.domain.plan import Plan
from planner.domain.records import Flight, Measurement
from planner.domain.running import Run, run_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.paid.essentials import Essentials
from planner.ui.paid.media import MediaField
from planner.ui.paid.versions import Versions
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.found_here import FoundHere
from planner.ui.pieces.lasting import RUN_LOOKS, run_words
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, labelled, side_by_side, vertical, words
from planner.ui.pieces.record_choices import joined
from planner.ui.pieces.record_form import RecordForm, Stored
from planner.ui.pieces.sections import Sections
from planner.ui.pieces.suggested import suggest
from planner.ui.pieces.typed_results import TypedResults
from planner.ui.words import tr

_TEXT_HEIGHT, _FEW_LINES = 96, 56

_LINES = {
    "objective": ("Objective", "What it is to bring, such as Traffic"),
    "places": ("Places", "Such as Leeds and 20 km around"),
    "ages": ("Ages", "Such as 25 to 54"),
    "shown_in": ("Shown in", "Such as feed and stories"),
    "optimised_for": ("Optimised for", "Such as link clicks"),
    "headline": ("Headline", ""),
    "button": ("Button", "Such as Shop now"),
    "link": ("Link", "https://"),
    "code": ("Code", "Voucher or tracking code"),
    "variant": ("Version", "A"),
    "owner": ("Who looks after it", "Name"),
    "currency": ("Currency", "Such as EUR"),
}
"""Fields of one line: their names, and what may stand in them."""


class FlightPage(QWidget):
    """Fields that keep themselves; what was found stands on top."""

    edit_requested = Signal(object)
    fix_requested = Signal(object)
    entry_requested = Signal(str)
    folder_requested = Signal(str)
    flight_requested = Signal(str)
    """Another version, to be shown."""
    menu_requested = Signal(QPoint)

    def __init__(self, context: Context, stored: Stored) -> None:
        super().__init__()
        self._context = context
        self._flight: Flight | None = None
        self._plan: Plan | None = None
        self.form = RecordForm(self, stored, _keep)
        self.essentials = Essentials(context, self.form)
        self.found = FoundHere(context)
        self.results = TypedResults(context, table_facts().paid)
        self.sections = Sections(context.theme)
        self.lines = {key: LineField(tr(name), tr(hint)) for key, (name, hint) in _LINES.items()}
        self.audience = TextField(tr("Audience"), tr("In words: who should see it"))
        self.text = TextField(tr("Text"))
        self.notes = TextField(tr("Notes"))
        self.audience.setToolTip(tr("In words: who should see it"))
        self.text.setToolTip(tr("What the ad says"))
        self.notes.setToolTip(tr("For yourself; nobody else sees it"))
        self.media = MediaField(context.theme)
        self.test = QCheckBox(tr("This is a test of versions"))
        self.versions = Versions(context.theme, self.lines["variant"])
        self._make_state()
        self._make_sections()
        self._lay_out()
        self._tie()
        self.setFocusProxy(self.essentials.name)

    def show_flight(
        self, flight: Flight, plan: Plan, findings: Sequence[Finding], measurements: Iterable[Measurement]
    ) -> None:
        """Shows an ad of a plan that holds the entry it boosts, with what was found in it and its numbers."""
        self._flight, self._plan = flight, plan
        self.essentials.show_flight(flight, plan, plan.brand)
        self.lines["currency"].setPlaceholderText(plan.brand.currency or tr("Such as EUR"))
        self.form.show_record(flight)
        self.found.show_findings(findings)
        self.results.show_numbers(flight, flight_name(flight), plan, measurements, flight.currency)
        self._suggest(flight.platform)
        self._show_state(flight, offered=any(fix.words == APPROVE for one in findings for fix in one.fixes))
        self.versions.show_flight(flight, plan)
        self._own_words.setVisible(not flight.placement_id)
        self.sections.show_record(flight.id)

    def flush(self) -> bool:
        """Hands over what is typed; False when the plan did not take it."""
        taken = [self.form.flush(), self.results.flush()]
        return all(taken)

    # making

    def _make_state(self) -> None:
        self.shape = words("")
        self.state = words("", "label", "secondary")
        self.approve = QPushButton(tr("Approve"))
        self.approve.setProperty("small", True)
        self.unapprove = LinkButton(tr("Take back"))
        self.unapprove.setToolTip(tr("It is not approved any more"))
        self.more = IconButton(self._context.theme, "dots-three", tr("More"), tr("Version, delete"))
        self.approve.clicked.connect(self._approve)
        self.unapprove.clicked.connect(self._unapprove)
        self.more.clicked.connect(
            lambda: self.menu_requested.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        )
        self._context.theme.changed.connect(self._tint)

    def _made_name(self) -> QWidget:
        head = QWidget()
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(self.essentials.name, 1)
        row.addWidget(self.more)
        return head

    def _made_state(self) -> QWidget:
        line = QWidget()
        row = horizontal(line, self._context.theme.space(2))
        for widget in (self.shape, self.state, self.approve, self.unapprove):
            row.addWidget(widget)
        row.addStretch()
        return line

    def _make_sections(self) -> None:
        self._own_words = QWidget()
        own = vertical(self._own_words, self._context.theme.space(3))
        for text, height in ((self.audience, _FEW_LINES), (self.text, _TEXT_HEIGHT), (self.notes, _TEXT_HEIGHT)):
            text.setFixedHeight(height)
        own.addWidget(labelled(tr("Text"), self.text))
        own.addWidget(self.media)
        line, add = self._line, self.sections.add
        pairs = [side_by_side(line("places"), line("ages")), side_by_side(line("shown_in"), line("optimised_for"))]
        add(tr("Results"), [self.results], lambda: self.results.summary)
        add(
            tr("Audience"),
            [line("objective"), labelled(tr("Audience"), self.audience), *pairs],
            lambda: self._said("objective", "audience", "places", "ages", "shown_in", "optimised_for"),
        )
        heads = [side_by_side(line("headline"), line("button")), side_by_side(line("link"), line("code"))]
        add(tr("Words and link"), [self._own_words, *heads], lambda: self._said("headline", "text", "link", "code"))
        add(tr("Test"), [self.test, self.versions], self._test_words)
        who = [side_by_side(line("owner"), line("currency")), labelled(tr("Notes"), self.notes)]
        add(tr("Who and notes"), who, self._notes_words)

    def _line(self, key: str) -> QWidget:
        return labelled(self.lines[key].accessibleName(), self.lines[key])

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(3))
        for widget in (self._made_name(), self._made_state(), self.found, self.essentials, self.sections):
            column.addWidget(widget)

    def _tie(self) -> None:
        for key, line in self.lines.items():
            line.setToolTip(line.accessibleName())
            self.form.tie_text(key, line)
        for key, text in (("audience", self.audience), ("text", self.text), ("notes", self.notes)):
            self.form.tie_text(key, text)
        self.form.tie("media", self.media.show_media, self.media.media, lambda: True)
        self.media.typed.connect(lambda: self.form.note("media"))
        self.media.left.connect(self.form.leave)
        self.form.tie_check("test", self.test)
        self.test.setToolTip(tr("Several versions of one name are compared; at least two are needed"))
        self.form.edit_requested.connect(self.edit_requested)
        self.results.edit_requested.connect(self.edit_requested)
        self.essentials.entry_requested.connect(self.entry_requested)
        self.found.entry_requested.connect(self.entry_requested)
        self.found.fix_requested.connect(self.fix_requested)
        self.media.folder_requested.connect(self.folder_requested)
        self.versions.add.clicked.connect(self._add_version)
        self.versions.flight_requested.connect(self.flight_requested)

    # showing

    def _suggest(self, platform: str) -> None:
        suggest(self.lines["objective"], [tr(name) for name in objectives_of(platform)])

    def _show_state(self, flight: Flight, *, offered: bool) -> None:
        """Where it stands; the button is not needed where what was found offers the same."""
        today = self._context.today(self._plan.brand) if self._plan else self._context.clock().date()
        said = run_words(flight, today)
        yes = bool(flight.approved_by or flight.approved_at)
        if yes:
            by = tr("approved by {who}", who=flight.approved_by) if flight.approved_by else tr("approved")
            said = joined((said, by))
        self.state.setText(said[:1].upper() + said[1:])
        self.approve.setVisible(not yes and not offered and run_of(flight, today) is not Run.OVER)
        self.approve.setToolTip(tr("Say yes to this ad in your name"))
        self.unapprove.setVisible(yes)
        self._tint()

    def _tint(self) -> None:
        if self._flight is None or self._plan is None:
            return
        icon, colour = RUN_LOOKS[run_of(self._flight, self._context.today(self._plan.brand))]
        self.shape.setPixmap(icons.pixmap(self._context.theme, icon, colour, 16, self.devicePixelRatioF()))

    # summaries

    def _said(self, *names: str) -> str:
        values = (str(getattr(self._flight, name)) for name in names) if self._flight else ()
        return joined(" ".join(value.split()) for value in values)

    def _test_words(self) -> str:
        flight, plan = self._flight, self._plan
        if flight is None or plan is None or not (flight.test or flight.variant):
            return ""
        number = len(versions_of(plan.flights, flight)) if flight.test else 0
        version = tr("version {letter}", letter=flight.variant) if flight.variant else ""
        return joined((version, tr("%n version(s)", number) if number else ""))

    def _notes_words(self) -> str:
        return self._said("owner", "currency", "notes")

    # doing

    def _approve(self) -> None:
        if self.flush() and self._flight is not None and self._plan is not None:
            who = self._context.user or self._context.approver
            self.edit_requested.emit(approve_flight(self._flight, self._context.now(self._plan.brand), who))

    def _unapprove(self) -> None:
        if self.flush() and self._flight is not None:
            self.edit_requested.emit(unapprove_flight(self._flight))

    def _add_version(self) -> None:
        if self.flush() and self._flight is not None and self._plan is not None:
            edit = add_version(self._flight, versions_of(self._plan.flights, self._flight))
            self.edit_requested.emit(edit)
            self.flight_requested.emit(edit.changes[-1].record.id)


def _keep(wanted: Flight, before: Flight, key: str) -> Edit:
    return keep_flight(wanted, before=before, merge_key=key)
