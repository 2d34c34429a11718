"""What goes, what is refused and why, what to know of the rest, and what of it is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.app.targets import Made
from planner.domain.plan import Plan, name_of
from planner.ui.context import Context
from planner.ui.exporting.said import entries_words
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import breakable, literal, plain_hint
from planner.ui.words import tr

_MOST = 60
"""Lines of one sort that are shown; the others are counted."""

_ICON, _LINE = 16, 20
"""Pixels of a mark, and of the line of words that it stands beside."""

_SHORT = 32
"""Characters of a name."""

_INDENT = 4
"""Words under a link begin where its words do."""


class _Said(NamedTuple):
    """An entry, and what is said of it."""

    placement_id: str
    why: str


class Report(QWidget):
    """Groups of lines; a line with an entry is a button that asks for it."""

    entry_requested = Signal(str)
    """The id of the placement."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made: Made | None = None
        self._plan: Plan | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(context.theme.space(2))
        context.theme.changed.connect(self._show)

    def show_report(self, made: Made, plan: Plan) -> None:
        """Shows what becomes of what leaves."""
        self._made, self._plan = made, plan
        self._show()

    def show_trouble(self, sentence: str) -> None:
        """Says why nothing can be written like this."""
        self._made = None
        self._clear()
        self._lines.addLayout(self._line("warning-circle", "status.overdue", words(sentence, role="danger")))
        self._lines.addStretch()

    # private

    def _show(self) -> None:
        if self._made is None or self._plan is None:
            return
        made = self._made
        self._clear()
        self._add_going(made)
        refused = [_Said(one.placement_id, one.reason) for one in made.refused]
        self._add_entries(
            tr("Not taken: {entries}", entries=entries_words(len(refused))), refused, ("warning", "status.ready")
        )
        warned = [_Said(one.placement_id, one.sentence) for one in made.warnings]
        self._add_entries(tr("To know"), warned, ("info", "text.secondary"))
        self._add_group(tr("Left out"), [partial(self._left_out, one.what, one.entries) for one in made.left_out])
        self._add_group(tr("In this file"), [partial(self._told, sentence) for sentence in made.told])
        self._add_files(made)
        self._lines.addStretch()

    def _add_going(self, made: Made) -> None:
        fine = made.goes > 0
        said = tr("{entries} go", entries=entries_words(made.goes)) if made.goes != 1 else tr("1 entry goes")
        label = words(said if fine else tr("Nothing goes"), step="body.strong")
        shape = ("check-circle-fill", "status.approved") if fine else ("circle-dashed", "text.muted")
        self._lines.addLayout(self._line(*shape, label))

    def _add_files(self, made: Made) -> None:
        """The files by name, below what is lost; one alone is named where it is written."""
        if len(made.files) < 2:
            return
        self._lines.addSpacing(self._context.theme.space(2))
        self._lines.addWidget(words(tr("%n file(s)", len(made.files)), step="label", role="secondary"))
        for file in made.files[:_MOST]:
            count = entries_words(file.entries)
            self._lines.addWidget(words(breakable(f"{file.name} · {count}"), step="label", role="muted"))

    def _add_group(self, heading: str, lines: Sequence[Callable[[], QHBoxLayout]]) -> None:
        if not lines:
            return
        self._lines.addSpacing(self._context.theme.space(2))
        self._lines.addWidget(words(heading, step="label", role="secondary"))
        for make in lines[:_MOST]:
            self._lines.addLayout(make())
        if len(lines) > _MOST:
            self._lines.addWidget(words(tr("and %n more", len(lines) - _MOST), role="muted"))

    def _add_entries(self, heading: str, said: list[_Said], shape: tuple[str, str]) -> None:
        """Each reason once, with the entries of which it is said under it."""
        by_reason: dict[str, list[str]] = {}
        for one in said[:_MOST]:
            by_reason.setdefault(one.why, []).append(one.placement_id)
        lines = [partial(self._reason, why, ids, shape) for why, ids in by_reason.items()]
        self._add_group(heading, lines)
        if len(said) > _MOST:
            self._lines.addWidget(words(tr("and %n more", len(said) - _MOST), role="muted"))

    def _reason(self, why: str, ids: list[str], shape: tuple[str, str]) -> QHBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(self._context.theme.space(1))
        box.addWidget(words(breakable(_sentence(tr(why)))))
        for id_ in ids:
            box.addWidget(self._entry(id_, why))
        return self._line(*shape, box)

    def _entry(self, placement_id: str, why: str) -> QWidget:
        """An entry by its name, which opens it, with its day and channel under it."""
        name, where = self._named(placement_id)
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        opens = button(literal(name), "link")
        opens.setToolTip(plain_hint(tr("Open “{post}”", post=name)))
        opens.setAccessibleName(f"{name}, {where}: {why}")
        opens.clicked.connect(lambda: self.entry_requested.emit(placement_id))
        at = words(where, step="caption", role="muted")
        at.setIndent(_INDENT)
        lines.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addWidget(at)
        return made

    def _named(self, placement_id: str) -> tuple[str, str]:
        assert self._plan is not None
        placement = self._plan.placements[placement_id]
        name = name_of(self._plan.post_of(placement), placement)
        channel = self._plan.channels[placement.channel_id].name if placement.channel_id else tr("no channel yet")
        when = self._context.when
        day = when.day(placement.date) if placement.date else tr("no day")
        clock = when.clock(placement.time) if placement.time else ""
        return _short(name), " · ".join(filter(None, (f"{day} {clock}".strip(), channel)))

    def _left_out(self, what: str, entries: int) -> QHBoxLayout:
        said = tr("{what}, of {entries}", what=tr(what), entries=entries_words(entries))
        return self._line("minus-circle", "text.secondary", words(said, role="secondary"))

    def _told(self, sentence: str) -> QHBoxLayout:
        return self._line("info", "text.secondary", words(tr(sentence), role="secondary"))

    def _line(self, shape: str, token: str, content: QWidget | QVBoxLayout) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._context.theme.space(2))
        mark = QLabel()
        mark.setPixmap(pixmap(self._context.theme, shape, token, _ICON, self.devicePixelRatioF()))
        mark.setFixedSize(_ICON, _LINE)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(content, QWidget):
            line.addWidget(content, 1)
        else:
            line.addLayout(content, 1)
        return line

    def _clear(self) -> None:
        _empty(self._lines)


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inside = item.widget(), item.layout()
        if widget is not None:
            widget.deleteLater()
            widget.hide()
        elif isinstance(inside, QVBoxLayout | QHBoxLayout):
            _empty(inside)


def _short(name: str, most: int = _SHORT) -> str:
    line = " ".join(name.split())
    return line if len(line) <= most else f"{line[:most]}…"


def _sentence(why: str) -> str:
    """A reason that begins small, as a line of its own."""
    return why[:1].upper() + why[1:]
