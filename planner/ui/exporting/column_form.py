"""One column of a tool's file: its title, what it holds, and how that is written."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from planner.app.targets import LISTS, TIMES, Column, Field, example_of
from planner.ui.context import Context
from planner.ui.exporting.field_words import FIELD_WORDS
from planner.ui.pieces.dialog_parts import CalmCombo, labelled, words
from planner.ui.pieces.figures import Number
from planner.ui.words import tr

_MOST_MEDIA = 99
_USUAL = {Field.DATE: "YYYY-MM-DD", Field.TIME: "HH:mm", Field.MOMENT: "YYYY-MM-DD HH:mm"}


class ColumnForm(QWidget):
    """Shows what the field of the column needs; ``changed`` tells the column as it is from now on."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = Column()
        self.title, self.pattern, self.value, self.joiner = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.field, self.number = CalmCombo(), Number(_MOST_MEDIA, wide=True)
        self.quoted = QCheckBox(tr("Always in quotation marks"))
        self.example = words("", step="caption", role="muted")
        for one, said in FIELD_WORDS.items():
            self.field.addItem(tr(said), one)
        self.number.setSpecialValueText(tr("all"))
        self._boxes: dict[QWidget, QWidget] = {}
        self._lay_out()
        self._connect()

    def show_column(self, column: Column | None) -> None:
        """Shows this column, or nothing."""
        self.setEnabled(column is not None)
        self._column = column or Column()
        shown = self._column
        fields = (
            (self.title, shown.title),
            (self.pattern, shown.pattern),
            (self.value, shown.value),
            (self.joiner, _said(shown.joiner)),
        )
        for line, text in fields:
            with QSignalBlocker(line):
                line.setText(text)
        with QSignalBlocker(self.field), QSignalBlocker(self.number), QSignalBlocker(self.quoted):
            self.field.setCurrentIndex(self.field.findData(shown.field))
            self.number.setValue(shown.number)
            self.quoted.setChecked(shown.quoted)
        self._fit()

    # private

    def _fit(self) -> None:
        """Only what the field needs is seen."""
        field = self._column.field
        self._boxes[self.pattern].setVisible(field in TIMES)
        self._boxes[self.value].setVisible(field in (Field.FIXED, Field.FLAG))
        self._boxes[self.joiner].setVisible(field in LISTS)
        self._boxes[self.number].setVisible(field in (Field.MEDIA, Field.ALT))
        said = example_of(self._column, self._context.clock())
        self.example.setText(tr("Such as {example}", example=said) if said else "")
        self.example.setVisible(bool(said))

    def _take(self) -> None:
        field = Field(self.field.currentData())
        other = field is not self._column.field
        pattern = (_USUAL.get(field, "") if other else self.pattern.text()) if field in TIMES else ""
        made = replace(
            self._column,
            title=self.title.text(),
            field=field,
            pattern=pattern,
            value=self.value.text(),
            joiner=_meant(self.joiner.text()) or ",",
            number=self.number.value() if field in (Field.MEDIA, Field.ALT) else 0,
            quoted=self.quoted.isChecked(),
        )
        self._column = made
        if other:
            self.show_column(made)
        self._fit()
        self.changed.emit(made)

    def _connect(self) -> None:
        for line in (self.title, self.pattern, self.value, self.joiner):
            line.textEdited.connect(lambda _text: self._take())
        self.field.activated.connect(lambda _at: self._take())
        self.number.valueChanged.connect(lambda _value: self._take())
        self.quoted.toggled.connect(lambda _on: self._take())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(3))
        patterns = tr("YYYY MM DD for days, HH mm ss or h mm A for times; [T] writes a T")
        for name, field, help_text in (
            (tr("Title of the column"), self.title, ""),
            (tr("What it holds"), self.field, ""),
            (tr("How days and times are written"), self.pattern, patterns),
            (tr("What stands there"), self.value, ""),
            (tr("Which of them"), self.number, tr("0 is all of them together")),
            (tr("What joins several"), self.joiner, tr("\\n is a new line")),
        ):
            holder = QWidget()
            box = labelled(name, field, help_text)
            box.setContentsMargins(0, 0, 0, 0)
            if field is self.pattern:
                box.addWidget(self.example)
            holder.setLayout(box)
            self._boxes[field] = holder
            lines.addWidget(holder)
        self.quoted.setToolTip(tr("Put this cell in quotation marks even where it needs none"))
        lines.addWidget(self.quoted)
        lines.addStretch()


def _said(joiner: str) -> str:
    return joiner.replace("\n", "\\n")


def _meant(text: str) -> str:
    return text.replace("\\n", "\n")
