"""What was found in the open post, as a quiet list: what it asks for, why, and what can be done at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.together import joined
from planner.domain.records import Placement, Post
from planner.domain.rules import Severity
from planner.ui import icons
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.finding_row import FindingRow
from planner.ui.pieces.fixing import FixPreview
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import LinkButton, vertical
from planner.ui.pieces.plain import literal
from planner.ui.pieces.popover import Popover
from planner.ui.words import tr

_SOURCE_WIDTH = 256


class Found(NamedTuple):
    """What is found alike in several entries, and the fixes of all of them."""

    finding: Finding
    placements: tuple[str, ...]
    fixes: tuple[Fix, ...]


class FindingsList(QWidget):
    """Shows nothing while all is fine; hints are folded behind their number."""

    jump_requested = Signal(object)
    """The finding that is to be seen where it is."""
    own_text_given = Signal(str)
    """An entry has its own copy of the common text now, to be written on."""
    row_added = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._theme = open_post.context.theme
        self._found: list[Found] = []
        self._rows: list[FindingRow] = []
        self._said_hints: tuple[int, bool] | None = None
        self._why = {fact.key: fact for fact in open_post.context.catalogue.checks}
        self._column = vertical(self, 4)
        self._hints = LinkButton("")
        self._hints.setCheckable(True)
        self._hints.toggled.connect(self._show_rows)
        self._column.addWidget(self._hints, 0, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName(tr("What was found"))
        self.hide()
        open_post.retyped.connect(self._read)
        self._theme.changed.connect(self._tint)

    @property
    def rows(self) -> list[FindingRow]:
        """The rows that are seen, in order."""
        return [row for row in self._rows if not row.isHidden()]

    def _read(self) -> None:
        found = merged(self._open.findings)
        if found != self._found:
            self._found = found
            self._show_rows()

    def _show_rows(self) -> None:
        hints = sum(one.finding.severity is Severity.HINT for one in self._found)
        shown = len(self._found) if self._hints.isChecked() else len(self._found) - hints
        while len(self._rows) < shown:
            self._add_row()
        for row, found in zip(self._rows, self._found[:shown], strict=False):
            row.show_found(found.finding, self._named(found), [fix.words for fix in found.fixes])
        for number, row in enumerate(self._rows):
            row.setVisible(number < shown)
        self._say_hints(hints)
        self.setVisible(bool(self._found))

    def _say_hints(self, hints: int) -> None:
        shown = self._hints.isChecked()
        if (hints, shown) == self._said_hints:
            return
        self._said_hints = hints, shown
        self._hints.setVisible(hints > 0)
        self._hints.setText(tr("%n hint(s)", hints))
        self._hints.setToolTip(tr("Hide the hints") if shown else tr("Show the hints"))
        look = SEVERITY_LOOKS[Severity.HINT]
        icons.lead(self._hints, self._theme, "caret-down" if shown else look.shape, look.token)

    def _add_row(self) -> None:
        row, number = FindingRow(self._theme), len(self._rows)
        row.sentence.clicked.connect(lambda: self.jump_requested.emit(self._found[number].finding))
        row.why.clicked.connect(lambda: self._say_why(number))
        row.fix.clicked.connect(lambda: self._fix(number, 0))
        row.more.clicked.connect(lambda: self._offer_fixes(number))
        self._rows.append(row)
        self._column.insertWidget(number, row)
        self.row_added.emit()

    def _tint(self) -> None:
        for row in self._rows:
            row.tint()
        self._said_hints = None
        self._show_rows()

    def _named(self, found: Found) -> str:
        """The channels, where it is not about all of them or the sentence says so already."""
        placements = {one.id: one for one in self._open.placements}
        on = [self._open.channel_name(placements[id_]) for id_ in found.placements if id_ in placements]
        all_of_them = len(on) == len(placements)
        return "" if all_of_them or all(name in found.finding.sentence for name in on) else ", ".join(on)

    # what can be done

    def _say_why(self, number: int) -> None:
        finding = self._found[number].finding
        fact = self._why.get(finding.item)
        popover = Popover(self._theme, tr("Why?"), self)
        for text in (tr(fact.why) if fact else "", finding.source or (fact.source if fact else "")):
            if text:
                label = words(text, step="label", role="secondary")
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label.ensurePolished()
                label.setFixedSize(_SOURCE_WIDTH, label.heightForWidth(_SOURCE_WIDTH))
                popover.column.addWidget(label)
        popover.open_beside(self._rows[number].why)

    def _offer_fixes(self, number: int) -> None:
        menu, anchor = Menu(self), self._rows[number].more
        for place, fix in enumerate(self._found[number].fixes[1:], start=1):
            menu.addAction(literal(tr(fix.words)), partial(self._fix, number, place))
        menu.pop_up(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def _fix(self, number: int, place: int) -> None:
        """Shows what would change in the words as they are stored by now."""
        wanted = self._found[number]
        self._open.settle()
        found = next((one for one in merged(self._open.findings) if _same(one, wanted)), None)
        if found is None or place >= len(found.fixes):
            return
        fix = found.fixes[place]
        copied_to = _entry_with_copy(fix, self._open.shown_post)
        if copied_to:
            self._open.ask(fix.edit)
            self.own_text_given.emit(copied_to)
            return
        preview = FixPreview(self._open.context, fix, self._open.records, self)
        preview.edit_requested.connect(lambda edit: self._open.ask(lambda: edit))
        preview.open()


def merged(findings: Mapping[str, Iterable[Finding]]) -> list[Found]:
    """What was found in all entries, each sentence with the same first fix once, the strongest first."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings.values():
        for one in found:
            first_fix = one.fixes[0].words if one.fixes else ""
            alike.setdefault((one.severity, one.sentence, one.about, one.item, first_fix), []).append(one)
    order = list(SEVERITY_LOOKS)
    return sorted((_as_one(group) for group in alike.values()), key=lambda one: order.index(one.finding.severity))


def _as_one(group: list[Finding]) -> Found:
    by_words: dict[str, list[Fix]] = {}
    for finding in group:
        for fix in finding.fixes:
            by_words.setdefault(fix.words, []).append(fix)
    placements = tuple(dict.fromkeys(id_ for finding in group for id_ in finding.placements))
    return Found(group[0], placements, tuple(joined(fixes) for fixes in by_words.values()))


def _entry_with_copy(fix: Fix, post: Post) -> str:
    """The first entry to which a fix copies the common text, when it does nothing else and changes no word; or ""."""
    entries = [change.before for change in fix.changes if isinstance(change.before, Placement)]
    copies = [replace(one, text=post.text) for one in entries if one.text is None]
    return entries[0].id if copies and copies == [change.after for change in fix.changes] else ""


def _same(one: Found, other: Found) -> bool:
    return (one.finding.sentence, one.finding.item) == (other.finding.sentence, other.finding.item)
