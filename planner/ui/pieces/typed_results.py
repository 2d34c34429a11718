"""What an ad or a creator's piece brought: the numbers as of a day, typed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Edit, new_id
from planner.domain.edits.results import record_numbers
from planner.domain.paid import money_words
from planner.domain.plan import Plan
from planner.domain.records import NOT_OFFERED, Age, Deliverable, Flight, Measurement
from planner.domain.results.ranges import wilson
from planner.ui.context import Context
from planner.ui.pieces.parts import LinkButton, labelled, side_by_side, vertical, words
from planner.ui.pieces.record_choices import joined
from planner.ui.pieces.record_fields import FigureField
from planner.ui.pieces.record_form import Keep, RecordForm, Stored
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

Owner = Flight | Deliverable

_IN_A_ROW = 3

_SHORT = {
    "views": "{n} views",
    "reach": "{n} reached",
    "clicks": "{n} clicks",
    "conversions": "{n} conversions",
}
_EACH = {"clicks": "{money} a click", "conversions": "{money} a conversion"}


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
    """A measurement whose values are fields, those of ``keys`` in their order."""

    def __init__(self, parent: QObject, stored: Stored, keep: Keep, keys: Sequence[str]) -> None:
        super().__init__(parent, stored, keep)
        self._keys = list(keys)

    def tie_number(self, name: str, field: NumberField) -> None:
        """One of its numbers."""
        self.tie(name, field.show_words, field.value_words, lambda: field.is_read)
        field.typed.connect(lambda: self.note(name))
        field.left.connect(self.leave)

    def value_of(self, record: Any, name: str) -> Any:
        """A number, or a field such as the day."""
        return _values(record).get(name, "") if name in self._keys else getattr(record, name)

    def with_values(self, record: Any, values: dict[str, Any]) -> Any:
        """The measurement with other numbers; what is empty has no row."""
        numbers = {key: value for key, value in values.items() if key in self._keys}
        others = {key: value for key, value in values.items() if key not in self._keys}
        kept = tuple(row for row in record.values if row[0] not in numbers)
        rows = tuple((key, value, "") for key, value in numbers.items() if value)
        order = {key: number for number, key in enumerate(self._keys)}
        listed = sorted((*kept, *rows), key=lambda row: order.get(row[0], len(order)))
        return replace(record, values=tuple(listed), **others)


class TypedResults(QWidget):
    """The latest numbers, or new ones; earlier ones are told in a line each."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, keys: Sequence[str]) -> None:
        """``keys`` are those of the numbers that are asked for."""
        super().__init__()
        self._context = context
        self._owner: Owner | None = None
        self._name, self._currency = "", ""
        self._plan: Plan | None = None
        self._listed: list[Measurement] = []
        self._blank: Measurement | None = None
        self._begun = False
        self.form = NumbersForm(self, self._stored, self._keep, keys)
        self.captured = DayField(context, tr("As of"))
        self.fields = {key: NumberField(tr(context.catalogue.metrics[key].name)) for key in keys}
        self.later = LinkButton(tr("Enter later numbers"))
        self._said, self._earlier = words("", "label", "secondary"), words("", "caption", "muted")
        self._lay_out()
        self._tie()

    @property
    def summary(self) -> str:
        """The latest numbers in short."""
        return self._words(self._listed[-1]) if self._listed and self._owner else ""

    def show_numbers(
        self, owner: Owner, name: str, plan: Plan, measurements: Iterable[Measurement], currency: str = ""
    ) -> None:
        """Shows the numbers of an ad or a piece of this name; money is in ``currency``, "" that of the brand."""
        if self._owner is None or owner.id != self._owner.id:
            self._blank, self._begun = None, False
        self._owner, self._name, self._plan = owner, name, plan
        self._currency = currency or plan.brand.currency
        mine = (one for one in measurements if owner.id in (one.flight_id, one.deliverable_id))
        self._listed = sorted(mine, key=lambda one: one.captured)
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
        for first in range(1, len(boxes), _IN_A_ROW):
            some = boxes[first : first + _IN_A_ROW]
            column.addWidget(side_by_side(*some, *(QWidget() for _ in range(_IN_A_ROW - len(some)))))
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
        assert self._owner is not None
        assert self._plan is not None
        if self._blank is None:
            is_ad = isinstance(self._owner, Flight)
            self._blank = Measurement(
                id=new_id(),
                brand_id=self._owner.brand_id,
                flight_id=self._owner.id if is_ad else None,
                deliverable_id=None if is_ad else self._owner.id,
                age=Age.LIFE,
                captured=self._context.today(self._plan.brand),
            )
        return self._blank

    def _begin(self) -> None:
        if self.flush() and self._owner is not None and self._plan is not None:
            self._blank, self._begun = None, True
            self._new()
            self.show_numbers(self._owner, self._name, self._plan, self._listed, self._currency)
            next(iter(self.fields.values())).setFocus()

    def _stored(self, id_: str) -> Measurement | None:
        if self._plan is None:
            return None
        known = self._context.document.measurements_beside(self._plan.brand)
        return next((one for one in known if one.id == id_), self._blank if self._is_blank(id_) else None)

    def _is_kept(self, one: Measurement) -> bool:
        return any(kept.id == one.id for kept in self._listed)

    def _is_blank(self, id_: str) -> bool:
        return self._blank is not None and self._blank.id == id_

    def _keep(self, wanted: Measurement, before: Measurement, key: str) -> Edit:
        """Blank ones are added with their first number; until then a day that is chosen is only remembered."""
        wanted = wanted if wanted.captured is not None else replace(wanted, captured=before.captured)
        added = self._is_blank(before.id)
        if added:
            self._blank = wanted if not wanted.values else before
        return record_numbers([(None if added else before, wanted)], f"Enter numbers of {self._name}", key)

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
        parts = [tr("{money} spent", money=money_words(values["spend"], self._currency))] if "spend" in values else []
        parts += [tr(said, n=number(int(values[key]))) for key, said in _SHORT.items() if key in values]
        return ", ".join(parts)

    def _rates(self, one: Measurement) -> str:
        """How many clicked, what a click and a conversion cost, and what came back, where both sides are known."""
        values = _numbers(one)
        spend, parts = values.get("spend"), [*self._clicked(values)]
        for key, said in _EACH.items():
            if spend is not None and values.get(key):
                parts.append(tr(said, money=money_words(spend / values[key], self._currency)))
        if spend and "revenue" in values:
            parts.append(tr("{back} of revenue for each one spent", back=f"{values['revenue'] / spend:.2f}"))
        return joined(parts)

    def _clicked(self, values: Mapping[str, Decimal]) -> Iterator[str]:
        """The share of impressions that was clicked, with the range that so many impressions leave open."""
        clicks, shown = int(values.get("clicks", -1)), int(values.get("impressions", 0))
        if 0 <= clicks <= shown and shown:
            low, high = (f"{100 * end:.1f}" for end in wilson(clicks, shown))
            share = f"{100 * clicks / shown:.1f}"
            yield tr("{share} % clicked (95 % range {low} – {high} %)", share=share, low=low, high=high)


def _values(one: Measurement) -> dict[str, str]:
    return {row[0]: row[1] for row in one.values}


def _numbers(one: Measurement) -> dict[str, Decimal]:
    """The numbers that are known."""
    return {key: Decimal(value) for key, value in _values(one).items() if value != NOT_OFFERED}
