"""The question itself: of which account, in words, and why it is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from planner.domain.presence import Standing
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.check_looks import network_of, titled
from planner.ui.pieces.parts import LinkButton, heading, horizontal, vertical
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.words import tr

_GLYPH = 16


class Asked(QWidget):
    """Where the reason is from stands in its hint."""

    link_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._address = ""
        self._glyph, self.of = QLabel(), heading("", "label", "secondary")
        self.title = wrapped("", "title")
        self._before, self._why = wrapped("", "label", "secondary"), wrapped("", "label", "secondary")
        self.open = LinkButton(tr("Open the profile"))
        self.open.setToolTip(tr("Open the profile in the browser"))
        self.open.clicked.connect(lambda: self.link_requested.emit(self._address))
        self._lay_out()

    @property
    def spoken(self) -> str:
        """The account and the question."""
        return f"{self.of.text()}: {self.title.text()}"

    def show_standing(self, one: Standing, *, put_off: bool) -> None:
        """Asks about a check."""
        profile, theme = one.profile, self._context.theme
        glyph = network_of(self._context, profile)[1] if profile else "buildings"
        self._glyph.setPixmap(icons.pixmap(theme, glyph, "text.secondary", _GLYPH, self.devicePixelRatioF()))
        self._address = profile.address.strip() if profile else ""
        self.of.setText(titled(self._context, profile))
        self.open.setVisible(bool(self._address))
        self.title.setText(tr(one.check.question or one.check.title))
        before = (tr("Put off before.") if put_off else "", tr(one.sentence) if one.answer else "")
        self._before.setText(" ".join(filter(None, before)))
        self._before.setVisible(bool(self._before.text()))
        self._why.setText(tr(one.check.why))
        self._why.setToolTip(plain_hint(tr("From: {source}", source=one.check.source)))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(1))
        named = QWidget()
        row = horizontal(named, space(2))
        row.addWidget(self._glyph)
        row.addWidget(self.of, 1)
        row.addWidget(self.open)
        for part in (named, self.title, self._before, self._why):
            column.addWidget(part)
