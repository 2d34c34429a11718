"""The user's own value in the place of a fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from planner.app.failures import PlanError
from planner.domain.fact_words import EXAMPLES, NO_LIMIT, read_value, value_text
from planner.domain.platforms import Confidence, Fact, FactName, Measure, Platform
from planner.ui.context import Context
from planner.ui.dialogs.facts.rows import follows, said_value
from planner.ui.pieces.dialog_parts import CalmCombo, labelled, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.typed_day import example, whole_day
from planner.ui.words import tr

_SURE = (
    (Confidence.VERIFIED, "Sure: must be fixed"),
    (Confidence.SECONDARY, "Fairly sure: asks for attention"),
    (Confidence.UNVERIFIED, "Not sure: a hint"),
)
_NEVER_NONE = (Measure.YES_NO, Measure.LIST, Measure.WORDS)
_TITLE = "{network}: change a fact"


class ChangeFact(EditDialog):
    """Says while it is typed how the value is understood and what follows; what is wrong is said on Enter."""

    changed = Signal()

    def __init__(self, context: Context, platform: Platform, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(context, tr(_TITLE, network=platform.name), parent, tr("Use this value"))
        self._platform, self._fact = platform, fact
        self.value = self._made_value()
        self.none = QCheckBox(tr("No limit"))
        self.sure = CalmCombo()
        self.since = QLineEdit(self._day_text(fact.since if fact.own else None))
        self.note = QLineEdit(fact.note if fact.own else "")
        self.meaning = words("", role="secondary")
        self._fill()
        self._lay_out_fields()
        self._connect()
        self._say()

    @property
    def _name(self) -> FactName:
        return self.context.catalogue.fact_names[self._fact.name]

    def own_fact(self) -> Fact:
        """The fact as it is typed; raises ValueError with a sentence when it cannot be understood."""
        return replace(
            self._fact,
            value=read_value(self._typed(), self._name.measure),
            since=self._day(),
            note=" ".join(self.note.text().split()),
            confidence=Confidence(self.sure.currentData()),
            checked=self.context.clock().date(),
            source="",
            tools=False,
            own=True,
        )

    def accept(self) -> None:
        """Keeps the fact, or says why not."""
        try:
            self.context.catalogue.change_fact(self._platform.key, self.own_fact())
        except (ValueError, PlanError) as error:
            self.say_trouble(tr(str(error)))
            return
        QDialog.accept(self)
        self.changed.emit()

    # what is typed

    def _typed(self) -> str:
        if self.none.isChecked():
            return NO_LIMIT
        return str(self.value.currentData()) if isinstance(self.value, QComboBox) else self.value.text()

    def _day(self) -> date | None:
        text = self.since.text().strip()
        day = whole_day(text, QLocale()) if text else None
        if text and day is None:
            raise ValueError(f"“{text}” is no day; write it like {self._example()}")
        return day

    def _say(self) -> None:
        """How it is understood, or nothing while it cannot be."""
        self.value.setEnabled(not self.none.isChecked())
        self.say_trouble("")
        try:
            fact = self.own_fact()
        except ValueError:
            self.meaning.setText(
                tr("Write it like {example}.", example=EXAMPLES[self._name.measure] or tr("a sentence"))
            )
            return
        self.meaning.setText(f"{said_value(self.context, fact)}. {follows(self.context, fact)}")

    # making

    def _made_value(self) -> QLineEdit | CalmCombo:
        text = value_text(self._fact.value, self._name.measure)
        if self._name.measure is not Measure.YES_NO:
            return QLineEdit("" if self._fact.value is None else text)
        made = CalmCombo()
        for answer in ("yes", "no"):
            made.addItem(tr(answer.capitalize()), answer)
        made.setCurrentIndex(made.findData(text))
        return made

    def _fill(self) -> None:
        if isinstance(self.value, QLineEdit):
            self.value.setPlaceholderText(EXAMPLES[self._name.measure])
            self.value.selectAll()
        self.none.setChecked(self._fact.value is None and bool(self._fact.source))
        self.none.setVisible(self._name.measure not in _NEVER_NONE)
        self.none.setToolTip(tr("The network takes any amount"))
        for confidence, sentence in _SURE:
            self.sure.addItem(tr(sentence), confidence)
        self.sure.setCurrentIndex(self.sure.findData(self._fact.confidence))
        self.since.setPlaceholderText(tr("Always"))

    def _lay_out_fields(self) -> None:
        formats = ", ".join(sorted(self._fact.formats))
        name = tr(self._name.words) + (f" ({formats})" if formats else "")
        value = labelled(name, self.value)
        value.addWidget(self.none)
        value.addWidget(self.meaning)
        self.body.addLayout(value)
        if self._name.measure is not Measure.WORDS:
            self.body.addLayout(labelled(tr("How sure are you?"), self.sure))
        self.body.addLayout(
            labelled(tr("Holds from"), self.since, tr("A day such as {day}; empty for always", day=self._example()))
        )
        self.body.addLayout(labelled(tr("Note"), self.note, tr("Where you know it from, if you like")))
        self.value.setFocus()

    def _connect(self) -> None:
        typed = self.value.currentIndexChanged if isinstance(self.value, QComboBox) else self.value.textEdited
        for signal in (typed, self.none.toggled, self.sure.currentIndexChanged, self.since.textEdited):
            signal.connect(self._say)

    def _example(self) -> str:
        return example(self.context.clock().date(), QLocale())

    def _day_text(self, day: date | None) -> str:
        return example(day, QLocale()) if day else ""
