"""A line whose words are kept in another form than they are typed, such as a name in addresses."""

from __future__ import annotations

from collections.abc import Callable

from planner.ui.pieces.fields import LineField


class MeantLine(LineField):
    """Gives what ``meant`` makes of its words, and shows that once it is left."""

    def __init__(self, name: str, placeholder: str, meant: Callable[[str], str]) -> None:
        super().__init__(name, placeholder)
        self._meant = meant
        self.setToolTip(name)
        self.left.connect(lambda: super(MeantLine, self).show_value(self.value()))

    def value(self) -> str:
        """What is meant."""
        return self._meant(self.text())

    def show_value(self, text: str) -> None:
        """Shows another value; words that mean it stay while they are typed."""
        if not (self.hasFocus() and self.value() == text):
            super().show_value(text)
