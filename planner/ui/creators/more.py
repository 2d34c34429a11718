"""What is in the folded sections of a creator's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from planner.app.agreements import own_labels, uses
from planner.domain.plan import Plan
from planner.domain.records import Collaboration
from planner.ui.context import Context
from planner.ui.creators import held
from planner.ui.creators.handles import HandlesField
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import Choice, Option, labelled, side_by_side, words
from planner.ui.pieces.record_fields import FigureField, FileField, WholeField
from planner.ui.pieces.record_form import RecordForm
from planner.ui.pieces.sections import Sections
from planner.ui.pieces.suggested import suggest
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

_LINES = {
    "legal_name": ("Legal name", ""),
    "contact": ("Contact or agent", "Name, mail or phone"),
    "currency": ("Currency", "Such as EUR"),
    "invoice": ("Invoice", "Number"),
    "places": ("Where it may be shown", "Such as feed and shop window"),
    "territory": ("Countries", "Such as worldwide"),
    "credit": ("Credit line", "Such as Film: @handle"),
    "exclusive_in": ("For what", "Such as coffee, tea"),
    "disclosure": ("Words at the very beginning", "#ad"),
    "platform_label": ("Label of the network", "Such as Paid partnership"),
}
_TEXTS = {
    "brief": ("Brief", "What it is about, and what matters"),
    "claims_allowed": ("May be said", ""),
    "claims_forbidden": ("Must not be said", ""),
    "notes": ("Notes", ""),
}
_DAYS = {
    "followers_on": "Counted on",
    "invoiced_on": "Invoice of",
    "paid_on": "Paid on",
    "rights_from": "Rights from",
    "rights_until": "Rights until",
    "exclusive_from": "From",
    "exclusive_until": "Until",
    "report_due": "Report due",
}
_AMOUNTS = {
    "deposit": "Deposit",
    "expenses": "Expenses",
    "product_value": "Worth of the product",
    "kill_fee": "If it is cancelled",
}
_WHOLES = {
    "followers": "Followers",
    "review_hours": "Hours to review",
    "review_rounds": "Rounds of review",
    "net_days": "Days to pay",
}
_FILES = {"contract": "Contract", "report": "Report"}
_YES_NO = {None: "Not said", True: "Yes", False: "No"}
_HEIGHT = 64

Summary = Callable[[Collaboration], str]
"""What a section holds in short."""

_REMINDER = "Said where it is seen first, not behind “more” or among hashtags. A reminder, not legal advice."


class More(QObject):
    """Makes the sections, and ties their fields to the form of the page."""

    folder_requested = Signal(str)

    def __init__(self, context: Context, form: RecordForm, sections: Sections) -> None:
        super().__init__(sections)
        self._context, self._form, self._sections = context, form, sections
        self._one: Collaboration | None = None
        self._plan: Plan | None = None
        self.lines = {key: LineField(tr(name), tr(hint)) for key, (name, hint) in _LINES.items()}
        self.texts = {key: TextField(tr(name), tr(hint)) for key, (name, hint) in _TEXTS.items()}
        self.days = {key: DayField(context, tr(name)) for key, name in _DAYS.items()}
        self.amounts = {key: FigureField(tr(name)) for key, name in _AMOUNTS.items()}
        self.wholes = {key: WholeField(tr(name)) for key, name in _WHOLES.items()}
        self.files = {key: FileField(context.theme, tr(name)) for key, name in _FILES.items()}
        self.handles = HandlesField(context)
        self.uses = {key: QCheckBox(tr(name)) for key, name in uses().items()}
        self.may_edit = Choice(tr("May be edited"))
        self._tie()
        self._make()

    def show_record(self, one: Collaboration, plan: Plan) -> None:
        """What the sections speak of; before the form shows it."""
        self._one, self._plan = one, plan
        for day in self.days.values():
            day.show_brand(plan.brand)
        networks = {piece.platform for piece in plan.deliverables if piece.collaboration_id == one.id}
        known = own_labels()
        suggest(self.lines["platform_label"], [known[key] for key in known if not networks or key in networks])
        laws = self._context.catalogue.lore.laws_of(plan.brand.jurisdiction)
        suggest(self.lines["disclosure"], dict.fromkeys(label for law in laws for label in law.labels))

    # making

    def _make(self) -> None:
        for text in self.texts.values():
            text.setFixedHeight(_HEIGHT)
        self._add_agreed()
        self._add_work()

    def _add_agreed(self) -> None:
        """What was agreed: rights, disclosure, exclusivity and money."""
        add, line, day, amount, when = self._add, self._line, self._day, self._amount, self._context.when
        edited = labelled(tr("May be edited"), self.may_edit)
        days = side_by_side(day("rights_from"), day("rights_until"), edited)
        where = side_by_side(line("places"), line("territory"))
        rights = [self._made_uses(), days, where, line("credit")]
        add(tr("Rights"), rights, held.RIGHTS, lambda one: held.rights_words(one, when), opens=True)
        labels = side_by_side(line("disclosure"), line("platform_label"))
        claims = side_by_side(self._text("claims_allowed"), self._text("claims_forbidden"))
        said = [labels, _hint(tr(_REMINDER)), claims]
        add(tr("Disclosure"), said, held.DISCLOSURE, _says(held.DISCLOSURE), opens=True)
        alone = [side_by_side(line("exclusive_in"), day("exclusive_from"), day("exclusive_until"))]
        add(tr("Exclusivity"), alone, held.EXCLUSIVITY, lambda one: held.exclusive_words(one, when))
        sums = side_by_side(*map(amount, self.amounts))
        bill = side_by_side(line("invoice"), day("invoiced_on"), self._whole("net_days"), day("paid_on"))
        money = [sums, bill, side_by_side(line("currency"), QWidget(), QWidget(), QWidget())]
        add(tr("Money"), money, held.MONEY, lambda one: held.money_of(one, when, self._currency()))

    def _add_work(self) -> None:
        """How one works together: the brief, whom to ask, files and notes."""
        add, when = self._add, self._context.when
        reviews = side_by_side(self._whole("review_hours"), self._whole("review_rounds"), QWidget())
        add(tr("Brief"), [self._text("brief"), reviews], held.BRIEF, _says(("brief",)))
        names = side_by_side(self._line("legal_name"), self._line("contact"))
        followers = side_by_side(self._whole("followers"), self._day("followers_on"), QWidget())
        add(tr("Contact"), [self.handles, names, followers], held.CONTACT, held.contact_words)
        files = side_by_side(self._file("contract"), self._file("report"))
        report = side_by_side(self._day("report_due"), QWidget())
        add(tr("Files and report"), [files, report], held.FILES, lambda one: held.file_words(one, when))
        add(tr("Notes"), [self._text("notes")], held.NOTES, _says(held.NOTES))

    def _made_uses(self) -> QWidget:
        box = QWidget()
        flow = Flow(box, self._context.theme.space(4))
        for check in self.uses.values():
            flow.addWidget(check)
        return labelled(tr("It may be used"), box)

    def _line(self, key: str) -> QWidget:
        return labelled(self.lines[key].accessibleName(), self.lines[key])

    def _text(self, key: str) -> QWidget:
        return labelled(self.texts[key].accessibleName(), self.texts[key])

    def _day(self, key: str) -> QWidget:
        return labelled(self.days[key].accessibleName(), self.days[key])

    def _amount(self, key: str) -> QWidget:
        return labelled(self.amounts[key].accessibleName(), self.amounts[key])

    def _whole(self, key: str) -> QWidget:
        return labelled(self.wholes[key].accessibleName(), self.wholes[key])

    def _file(self, key: str) -> QWidget:
        return labelled(self.files[key].line.accessibleName(), self.files[key])

    def _tie(self) -> None:
        form = self._form
        words_: dict[str, LineField | TextField] = {**self.lines, **self.texts}
        for key, field in words_.items():
            field.setToolTip(field.accessibleName())
            form.tie_text(key, field)
        for key, day in self.days.items():
            form.tie_day(key, day)
        for key, figure in (*self.amounts.items(), *self.wholes.items()):
            figure.setToolTip(figure.accessibleName())
            form.tie_figure(key, figure)
        for key, file in self.files.items():
            form.tie_text(key, file)
            file.folder_requested.connect(self.folder_requested)
        form.tie("handles", self.handles.show_handles, self.handles.handles, lambda: True)
        self.handles.typed.connect(lambda: form.note("handles"))
        self.handles.left.connect(form.leave)
        form.tie("uses", self._show_uses, self._ticked, lambda: False)
        for key, check in self.uses.items():
            check.setToolTip(tr("What was agreed: {use}", use=tr(uses()[key])))
            check.clicked.connect(lambda _on: form.set(uses=self._ticked()))
        form.tie_choice("may_edit", self.may_edit, self._show_may_edit)
        self.may_edit.setToolTip(tr("Whether you may cut or change it"))

    # values

    def _show_uses(self, keys: tuple[str, ...]) -> None:
        for key, check in self.uses.items():
            check.setChecked(key in keys)

    def _ticked(self) -> tuple[str, ...]:
        """The uses that are ticked; others that are known of stay."""
        others = [key for key in self._one.uses if key not in self.uses] if self._one else []
        return (*(key for key, check in self.uses.items() if check.isChecked()), *others)

    def _show_may_edit(self, value: bool | None) -> None:
        self.may_edit.show_options([Option(key, tr(name)) for key, name in _YES_NO.items()], value)

    def _add(
        self, title: str, widgets: Sequence[QWidget], names: tuple[str, ...], summary: Summary, *, opens: bool = False
    ) -> None:
        """A section that opens when its fields come to say something, with ``opens`` also when they did before."""
        self._sections.add(
            title,
            widgets,
            lambda: summary(self._one) if self._one is not None else "",
            lambda: self._one is not None and held.holds(self._one, names),
            opens=opens,
        )

    def _currency(self) -> str:
        return self._plan.brand.currency if self._plan is not None else ""


def _says(names: tuple[str, ...]) -> Summary:
    return lambda one: held.said(one, *names)


def _hint(text: str) -> QLabel:
    label = words(text, "caption", "muted")
    label.setWordWrap(True)
    return label
