"""What an evergreen post says, with the words marked that tie it to its day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton

from planner.domain.checks import Evergreen
from planner.domain.plan import Plan, name_of, text_of
from planner.domain.variants import ties
from planner.ui.context import Context
from planner.ui.pieces.parts import vertical, words
from planner.ui.words import tr

_FIRST = 100
"""The text takes the room that it needs before any is left empty."""
_LEAST_LINES, _MARGIN = 3, 2


class Details(QFrame):
    """The text as it was last seen; ``variant_button`` asks for a variant, ``open_button`` for the post itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown = ""
        self.setProperty("surface", "card")
        self._name, self._seen = words("", "heading"), words("", "body", "secondary")
        self._marks = words("", "caption", "muted")
        self.text = _AsHighAsItsText()
        self.text.setReadOnly(True)
        self.text.setProperty("quoted", True)
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What it said last"))
        self.variant_button = QPushButton(tr("Make a variant"))
        self.variant_button.setProperty("kind", "primary")
        self.variant_button.setToolTip(tr("A copy among your ideas, with the words marked that must change"))
        self.open_button = QPushButton(tr("Open the post"))
        self.open_button.setToolTip(tr("Show it on the calendar, in the editor"))
        self.text.setToolTip(tr("What it said when it was seen last"))
        self._lay_out()
        context.theme.changed.connect(self._colour)

    def show_post(self, one: Evergreen, plan: Plan) -> None:
        """Shows a post with what it said when it was seen last."""
        last = plan.placements.get(one.placement_id or "")
        self._name.setText(name_of(one.post))
        self._seen.setText(self.seen(one, plan) if one.last else tr("Never had a day"))
        self._shown = text_of(one.post, last) if last else one.post.text
        self._colour()

    def seen(self, one: Evergreen, plan: Plan) -> str:
        """When and where it was seen last, and how often."""
        assert one.last is not None
        when = self._context.when
        last = plan.placements.get(one.placement_id or "")
        channel = plan.channels.get(last.channel_id or "") if last else None
        day, times = when.short_dated(one.last), tr("seen %n time(s)", one.times)
        if channel is None:
            return tr("Last {day} · {times}", day=day, times=times)
        return tr("Last {day} on {channel} · {times}", day=day, channel=channel.name, times=times)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(2))
        column.setContentsMargins(space(3), space(4), space(3), space(4))
        self._name.setWordWrap(True)
        for part in (self._name, self._seen, self.text, self._marks):
            column.addWidget(part, _FIRST if part is self.text else 0)
        for label in (self._name, self._seen, self._marks):
            label.setContentsMargins(space(1), 0, space(1), 0)  # begins where the text does
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.setContentsMargins(space(1), 0, space(1), 0)
        row.addWidget(self.variant_button)
        row.addWidget(self.open_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(1)

    def _colour(self) -> None:
        """Writes the text again, with the words coloured that tie it to a day, a season or an offer."""
        found = ties(self._shown, self._context.catalogue.lore)
        self.text.setPlainText(self._shown)
        look = QTextCharFormat()
        look.setBackground(self._context.theme.color("warning.soft"))
        look.setForeground(self._context.theme.color("text.primary"))
        cursor = QTextCursor(self.text.document())
        for start, end in found:
            cursor.setPosition(_units(self._shown[:start]))
            cursor.setPosition(_units(self._shown[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
        self.text.fit()
        self._marks.setText(
            tr("%n word(s) tie it to a day, a season or an offer; a variant marks them.", len(found))
            if found
            else tr("Nothing ties it to a day, a season or an offer; a variant only asks for other words.")
        )
        self._marks.setAlignment(Qt.AlignmentFlag.AlignLeading)


class _AsHighAsItsText(QPlainTextEdit):
    """A text that takes no more room than its lines, and scrolls where there is less."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As high as the lines are at this width, and a free one under them."""
        lines = max(_LEAST_LINES, int(self.document().documentLayout().documentSize().height()))
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        self.setMaximumHeight((lines + 1) * self.fontMetrics().lineSpacing() + around)


def _units(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
