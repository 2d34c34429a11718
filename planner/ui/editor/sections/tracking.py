"""The tracking of the links of the open post: what each channel's link is, and what it would be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.tracking import Tracked, tracking, trackings, with_tracking
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import LinkButton, emptied, heading, vertical, words
from planner.ui.pieces.plain import breakable, plain_hint
from planner.ui.words import tr


class LinkTracking(QWidget):
    """One quiet line while all is right; else before and after for each channel, and one button for all of them."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._shown: object = None
        self._said = Elided("")
        self._said.setProperty("role", "muted")
        self._said.setProperty("step", "label")
        self._offer = LinkButton("")
        self._offer.setToolTip(tr("Shows each channel's link before and after; nothing is changed yet"))
        self._preview = QFrame()
        self._preview.setProperty("surface", "sunken")
        self._box = vertical(self._preview, 4)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._preview.hide()
        column = vertical(self, 4)
        for part in (self._said, self._preview):
            column.addWidget(part)
        column.insertWidget(1, self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer.clicked.connect(self._unfold)
        open_post.retyped.connect(self._show)

    def _show(self) -> None:
        if self._open.post is None:
            return
        rows = self._rows(self._open.typed())
        shown = [(row.placement.id, row.before, row.after, row.left) for row in rows]
        if shown == self._shown:
            return
        self._shown = shown
        wanted = [row for row in rows if row.changes]
        said = "" if wanted else _summary(rows)
        self._said.setText(said)
        self._said.setToolTip(plain_hint(said))
        self._said.setVisible(bool(said))
        self._offer.setText(tr("Add tracking to %n link(s)…", len(wanted)))
        self._preview.setVisible(self._preview.isVisibleTo(self) and bool(wanted))
        self._offer.setVisible(bool(wanted) and not self._preview.isVisibleTo(self))
        self.setVisible(bool(said or wanted))
        self._fill(wanted)

    def _rows(self, plan: Plan) -> list[Tracked]:
        placements = [plan.placements[one.id] for one in self._open.placements]
        return trackings(plan, placements, plan.brand.tracking or self._open.context.catalogue.tracking)

    def _unfold(self) -> None:
        self._preview.show()
        self._offer.hide()
        button = self._preview.findChild(LinkButton)
        if button is not None:
            button.setFocus()

    def _fill(self, rows: Sequence[Tracked]) -> None:
        had_focus = self._preview.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        emptied(self._box)
        for row in rows:
            self._box.addWidget(heading(self._open.channel_name(row.placement)))
            self._box.addWidget(_before(row.before))
            self._box.addWidget(_after(row.after))
        do = LinkButton(tr("Add tracking to %n link(s)", len(rows)))
        do.setToolTip(tr("Gives each of these channels a link of its own; it can be undone"))
        do.clicked.connect(self._add)
        self._box.addWidget(do, 0, Qt.AlignmentFlag.AlignLeft)
        if had_focus:
            do.setFocus()

    def _add(self) -> None:
        def added() -> Edit:
            return with_tracking(self._rows(self._open.records))

        self._preview.hide()
        self._open.ask(added)


def _before(link: str) -> Elided:
    label = Elided(link)
    label.setProperty("role", "muted")
    label.setProperty("step", "caption")
    label.setAccessibleName(tr("Before: {link}", link=link))
    label.setToolTip(plain_hint(link))
    return label


def _after(link: str) -> QLabel:
    label = words(breakable(link), "caption")
    label.setWordWrap(True)
    label.setAccessibleName(tr("After: {link}", link=link))
    return label


def _summary(rows: Sequence[Tracked]) -> str:
    """What the links say; nothing for links that are left alone."""
    sources = dict.fromkeys(tracking(row.after).get("utm_source", "") for row in rows if row.left is None)
    named = ", ".join(source for source in sources if source)
    return tr("With tracking: {sources}", sources=named) if named else ""
