"""What changed since the last export, entry by entry and field by field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.handed_over import CELL_WORDS, CHANNEL_CELL, TEXT_CELL, TIME_CELL, Difference, day_of, name_of
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.differing import Differences
from planner.ui.pieces.plain import breakable, literal, plain_hint
from planner.ui.words import tr

_MOST = 40
"""Entries that are shown; the others are counted."""

_SHORT = 60
"""Characters up to which before and after stand on one line."""

_NAME = 32


class Changes(QWidget):
    """A block for each entry: its name, what became of it, and the fields with before and after."""

    entry_requested = Signal(str)
    """The id of the placement."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Difference, ...] = ()
        self._nothing = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(context.theme.space(4))
        context.theme.changed.connect(self._show)

    def show_changes(self, found: Sequence[Difference], nothing: str) -> None:
        """Shows these, or says why there are none."""
        if (self._found, self._nothing) != (tuple(found), nothing):
            self._found, self._nothing = tuple(found), nothing
            self._show()

    # private

    def _show(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._found[:_MOST]:
            self._lines.addWidget(self._block(one))
        if len(self._found) > _MOST:
            self._lines.addWidget(words(tr("and %n more", len(self._found) - _MOST), role="muted"))
        if not self._found:
            self._lines.addWidget(words(self._nothing, role="secondary"))
        self._lines.addStretch()

    def _block(self, found: Difference) -> QWidget:
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._context.theme.space(1))
        row = found.now or found.before or (found.placement_id,)
        self._add_name(lines, found, name_of(row))
        lines.addWidget(words(" · ".join((_became(found), *self._where(row))), step="caption", role="muted"))
        for at in found.changed:
            lines.addWidget(self._field(found, at))
        return made

    def _add_name(self, lines: QVBoxLayout, found: Difference, name: str) -> None:
        """The name, which opens an entry that is still there."""
        shown = name if len(name) <= _NAME else f"{name[:_NAME]}…"
        if found.now is None:
            lines.addWidget(words(breakable(shown), step="body.strong"))
            return
        opens = button(literal(shown), "link")
        opens.setToolTip(plain_hint(tr("Open “{post}”", post=name)))
        opens.clicked.connect(lambda: self.entry_requested.emit(found.placement_id))
        lines.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeading)

    def _where(self, row: Sequence[str]) -> list[str]:
        day = day_of(tuple(row))
        clock = row[TIME_CELL][:5] if len(row) > TIME_CELL else ""
        channel = row[CHANNEL_CELL] if len(row) > CHANNEL_CELL else ""
        return [part for part in (f"{self._context.when.day(day)} {clock}".strip() if day else "", channel) if part]

    def _field(self, found: Difference, at: int) -> QWidget:
        """Before and after: short ones on one line, others with what differs marked."""
        before, now = _cell(found.before, at), _cell(found.now, at)
        name = tr(CELL_WORDS[at]) if at < len(CELL_WORDS) else ""
        if at != TEXT_CELL and len(before) + len(now) <= _SHORT and "\n" not in before + now:
            said = tr("{field}: {before} → {now}", field=name, before=before or tr("nothing"), now=now or tr("nothing"))
            return words(breakable(said), step="label", role="secondary")
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(words(name, step="label", role="secondary"))
        shown = Differences(self._context.theme, before, now)
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shown.setFixedHeight(_height(shown))
        lines.addWidget(shown)
        return made


def _became(found: Difference) -> str:
    if found.before is None:
        return tr("New")
    return tr("No longer there") if found.now is None else tr("Changed")


def _cell(row: Sequence[str] | None, at: int) -> str:
    return row[at] if row is not None and at < len(row) else ""


def _height(shown: Differences) -> int:
    """A few lines; what is longer scrolls."""
    lines = min(max(len(shown.toPlainText()) // 36 + shown.toPlainText().count("\n") + 1, 2), 7)
    return lines * shown.fontMetrics().lineSpacing() + 24
