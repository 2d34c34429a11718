"""What an ad brought: the numbers as of a day, typed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Edit, new_id
from planner.domain.edits.results import record_numbers
from planner.domain.paid import flight_name, money_words
from planner.domain.plan import Plan
from planner.domain.records import NOT_OFFERED, Age, Flight, Measurement
from planner.ui.context import Context
from planner.ui.editor.parts import LinkButton, labelled, side_by_side, vertical, words
from planner.ui.editor.times.when_fields import DayField
from planner.ui.record_choices import joined
from planner.ui.record_fields import FigureField
from planner.ui.record_form import RecordForm
from planner.ui.words import tr

NUMBERS = {
    "spend": "Spent",
    "impressions": "Impressions",
    "reach": "Reach",
    "clicks": "Link clicks",
    "conversions": "Conversions",
    "revenue": "Revenue",
}
"""The keys of the numbers that are asked for (resources/results), and what they are called."""


class NumberField(FigureField):
    """A number, nothing where it is not known, or "-" where the network does not give it."""

    def value_words(self) -> str:
        """As it is kept: digits with a point, "-", or ""."""
        text = self.text().strip()
        return text if text in ("", NOT_OFFERED) else f"{self._meant(text)}"

    @property
    def is_read(self) -> bool:
        """Whether it is empty, "-" or a number."""
        return self.text().strip() == NOT_OFFERED or super().is_read

    def show_words(self, kept: str) -> None:
        """Shows what is kept."""
        if kept in ("", NOT_OFFERED):
            self.show_value(kept)
        elif self.value_words() != kept:
            self.show_figure(Decimal(kept))


class NumbersForm(RecordForm):
    """A measurement whose values are fields."""

    def tie_number(self, name: str, field: NumberField) -> None:
        """One of its numbers."""
        self.tie(name, field.show_words, field.value_words, lambda: field.is_read)
        field.typed.connect(lambda: self.note(name))
        field.left.connect(self.leave)

    def value_of(self, record: Any, name: str) -> Any:
        """A number, or a field such as the day."""
        return _values(record).get(name, "") if name in NUMBERS else getattr(record, name)

    def with_values(self, record: Any, values: dict[str, Any]) -> Any:
        """The measurement with other numbers; what is empty has no row."""
        numbers = {key: value for key, value in values.items() if key in NUMBERS}
        others = {key: value for key, value in values.items() if key not in NUMBERS}
        kept = tuple(row for row in record.values if row[0] not in numbers)
        rows = tuple((key, value, "") for key, value in numbers.items() if value)
        order = list(NUMBERS)
        listed = sorted((*kept, *rows), key=lambda row: order.index(row[0]) if row[0] in order else len(order))
        return replace(record, values=tuple(listed), **others)


class Results(QWidget):
    """The latest numbers, or new ones; earlier ones are told in a line each."""

    edit_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._flight: Flight | None = None
        self._plan: Plan | None = None
        self._listed: list[Measurement] = []
        self._blank: Measurement | None = None
        self._begun = False
        self.form = NumbersForm(self, self._stored, self._keep)
        self.captured = DayField(context, tr("As of"))
        self.fields = {key: NumberField(tr(name)) for key, name in NUMBERS.items()}
        self.later = LinkButton(tr("Enter later numbers"))
        self._said, self._earlier = words("", "label", "secondary"), words("", "caption", "muted")
        self._lay_out()
        self._tie()

    @property
    def summary(self) -> str:
        """The latest numbers in short."""
        return self._words(self._listed[-1]) if self._listed and self._flight else ""

    def show_flight(self, flight: Flight, plan: Plan, measurements: Iterable[Measurement]) -> None:
        """Shows the numbers of an ad."""
        if self._flight is None or flight.id != self._flight.id:
            self._blank, self._begun = None, False
        self._flight, self._plan = flight, plan
        self._listed = sorted((one for one in measurements if one.flight_id == flight.id), key=lambda one: one.captured)
        self.captured.show_brand(plan.brand)
        if self._blank is not None and (self._is_kept(self._blank) or (self._listed and not self._begun)):
            self._blank, self._begun = None, False
        shown = self._blank or (self._listed[-1] if self._listed else self._new())
        self.form.show_record(shown)
        earlier = [one for one in self._listed if one.id != shown.id]
        self._say(shown, earlier)

    def flush(self) -> bool:
        """Hands over what is typed."""
        return self.form.flush()

    # making

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(3))
        boxes = [labelled(field.accessibleName(), field) for field in self.fields.values()]
        column.addWidget(side_by_side(labelled(tr("As of"), self.captured), boxes[0]))
        column.addWidget(side_by_side(*boxes[1:4]))
        column.addWidget(side_by_side(boxes[4], boxes[5], QWidget()))
        for label in (self._said, self._earlier):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeading)

    def _tie(self) -> None:
        self.form.edit_requested.connect(self.edit_requested)
        self.form.tie_day("captured", self.captured)
        for key, field in self.fields.items():
            field.setPlaceholderText(tr("Not known"))
            field.setToolTip(tr("Empty when it is not known, 0 for none, - when the network does not give it"))
            self.form.tie_number(key, field)
        self.later.setToolTip(tr("Keeps these numbers, and begins new ones as of today"))
        self.later.clicked.connect(self._begin)

    # keeping

    def _new(self) -> Measurement:
        assert self._flight is not None
        assert self._plan is not None
        day = self._context.today(self._plan.brand)
        if self._blank is None:
            self._blank = Measurement(
                id=new_id(), brand_id=self._flight.brand_id, flight_id=self._flight.id, age=Age.LIFE, captured=day
            )
        return self._blank

    def _begin(self) -> None:
        if self.flush() and self._flight is not None and self._plan is not None:
            self._blank, self._begun = None, True
            self._new()
            self.show_flight(self._flight, self._plan, self._listed)
            self.fields["spend"].setFocus()

    def _stored(self, id_: str) -> Measurement | None:
        if self._plan is None:
            return None
        known = self._context.document.measurements(self._plan.brand)
        return next((one for one in known if one.id == id_), self._blank if self._is_blank(id_) else None)

    def _is_kept(self, one: Measurement) -> bool:
        return any(kept.id == one.id for kept in self._listed)

    def _is_blank(self, id_: str) -> bool:
        return self._blank is not None and self._blank.id == id_

    def _keep(self, wanted: Measurement, before: Measurement, key: str) -> Edit:
        """Blank ones are added with their first number; until then a day that is chosen is only remembered."""
        name = flight_name(self._flight) if self._flight else ""
        wanted = wanted if wanted.captured is not None else replace(wanted, captured=before.captured)
        added = self._is_blank(before.id)
        if added:
            self._blank = wanted if not wanted.values else before
        return record_numbers([(None if added else before, wanted)], f"Enter numbers of {name}", key)

    # telling

    def _say(self, shown: Measurement, earlier: list[Measurement]) -> None:
        said = self._rates(shown)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        lines = [f"{self._context.when.short_dated(one.captured)}: {self._words(one)}" for one in reversed(earlier)]
        self._earlier.setText("\n".join(lines))
        self._earlier.setVisible(bool(lines))
        self.later.setVisible(bool(shown.values))

    def _words(self, one: Measurement) -> str:
        """``120 EUR spent, 4,100 reached, 96 clicks``."""
        values, number = _numbers(one), self._context.when.number
        parts = [tr("{money} spent", money=self._money(values["spend"]))] if "spend" in values else []
        for key, said in (("reach", "{n} reached"), ("clicks", "{n} clicks"), ("conversions", "{n} conversions")):
            if key in values:
                parts.append(tr(said, n=number(int(values[key]))))
        return ", ".join(parts)

    def _rates(self, one: Measurement) -> str:
        """What a click and a conversion cost, and what came back, where both sides are known."""
        values = _numbers(one)
        spend = values.get("spend")
        if spend is None:
            return ""
        parts = []
        for key, said in (("clicks", "{money} a click"), ("conversions", "{money} a conversion")):
            if values.get(key):
                parts.append(tr(said, money=self._money(spend / values[key])))
        if spend and "revenue" in values:
            back = f"{values['revenue'] / spend:.2f}"
            parts.append(tr("{back} of revenue for each one spent", back=back))
        return joined(parts)

    def _money(self, amount: Decimal) -> str:
        currency = (self._flight.currency if self._flight else "") or (self._plan.brand.currency if self._plan else "")
        return money_words(amount, currency)


def _values(one: Measurement) -> dict[str, str]:
    return {row[0]: row[1] for row in one.values}


def _numbers(one: Measurement) -> dict[str, Decimal]:
    """The numbers that are known."""
    return {key: Decimal(value) for key, value in _values(one).items() if value != NOT_OFFERED}
