"""Fields of a profile that are no plain line: days, choices, lists of words, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox

from planner.ui.context import Context
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.parts import Choice, Option
from planner.ui.pieces.typed_day import meant_day
from planner.ui.words import tr

_HALF_YEAR = timedelta(days=182)
_WORDS_HEIGHT = 76


class DayField(LineField):
    """A day as people type it; what is no day is marked, and the day before stays.

    Without a year it is the one that has been, or with ``ahead`` the one to come.
    """

    def __init__(self, context: Context, name: str, *, ahead: bool = False) -> None:
        super().__init__(name, tr("No day"))
        self._context = context
        self._lean = _HALF_YEAR if ahead else -_HALF_YEAR
        self._day: date | None = None
        self.setToolTip(tr("{name}: a day, such as 5 Nov or yesterday", name=name))
        self.left.connect(self._settle)

    def value(self) -> Any:
        """The day, None when nothing is typed."""
        found = self._read()
        return self._day if found is None and self.text().strip() else found

    def show_value(self, value: Any) -> None:
        """Shows a day; what is being typed stays as it is typed."""
        typing = self.hasFocus() and value in (self._read(), self._day)
        self._day = value
        if typing and self.text().strip():
            return
        super().show_value(self._context.when.short_dated(value) if value else "")
        self._mark(wrong=False)

    def _read(self) -> date | None:
        today = self._context.clock().date()
        return meant_day(self.text(), QLocale(), today=today, near=today + self._lean)

    def _settle(self) -> None:
        """Writes the day out when the field is left, or marks what is none."""
        day = self._read()
        self._mark(wrong=day is None and bool(self.text().strip()))
        if day is not None:
            self._day = day
            self.setText(self._context.when.short_dated(day))

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("invalid", wrong)
        self.style().polish(self)


class WordsField(LineField):
    """Words with commas between them."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setToolTip(tr("{name}, with commas between them", name=name))

    def value(self) -> Any:
        """The words, each once."""
        return _words_in(self.text())

    def show_value(self, value: Any) -> None:
        """Shows words; those that are typed just so stay as they are."""
        if value != self.value():
            super().show_value(", ".join(value))


class WordsBox(TextField):
    """Words with commas between them, on as many lines as they need; Enter is done with them."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setFixedHeight(_WORDS_HEIGHT)

    def words(self) -> tuple[str, ...]:
        """The words, each once."""
        return _words_in(self.value())

    def show_words(self, words: Sequence[str]) -> None:
        """Shows words; those that are typed just so stay as they are."""
        if tuple(words) != self.words():
            self.show_value(", ".join(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes no new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OneOf(Choice):
    """One of several values, as a field."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__(name)
        self._value: Any = None
        self._options = [Option(value, tr(words)) for value, words in options]
        self.setToolTip(name)
        self.chosen.connect(self._choose)

    def value(self) -> Any:
        """What is chosen."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Shows a value."""
        self._value = value
        self.show_options(self._options, value)

    def _choose(self, value: Any) -> None:
        self._value = value
        self.typed.emit()
        self.left.emit()


class YesField(QCheckBox):
    """Yes or no."""

    typed = Signal()
    left = Signal()

    def __init__(self, words: str, hint: str) -> None:
        super().__init__(words)
        self.setToolTip(hint)
        self.setAccessibleName(words)
        self.clicked.connect(self._choose)

    def value(self) -> Any:
        """Whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        """Ticks it or not."""
        self.setChecked(bool(value))

    def _choose(self) -> None:
        self.typed.emit()
        self.left.emit()


def _words_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for one in text.replace("\n", ",").split(",") if (word := " ".join(one.split()))))
