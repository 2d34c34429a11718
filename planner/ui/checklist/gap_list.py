"""What to write next: the gaps of the week with the reason for each, and one click that fills one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.gaps import Gap
from planner.domain.plan import Plan
from planner.domain.records import Placement
from planner.domain.rules import Severity
from planner.ui.checklist.rows import STANDING_OUT, standing_in
from planner.ui.checklist.section import Section, link
from planner.ui.context import Context
from planner.ui.pieces.flow import Flow
from planner.ui.words import tr

FIRST = 5
"""Gaps that are listed before "n more"."""

_IDEAS = 2
"""Ideas that one gap offers."""

_BAR, _TITLE = 4, 24
"""Pixels: the width of the bar of a kind, and how many letters of an idea are on its link."""


@dataclass(frozen=True)
class GapsLook:
    """The gaps of a week; ``plan`` holds kinds and channels, and ``ideas`` the ideas that fit by their id."""

    gaps: tuple[Gap, ...]
    plan: Plan
    ideas: Mapping[str, Placement] = field(default_factory=dict)

    @property
    def has_channels(self) -> bool:
        """Whether there is anything to write for."""
        return any(not one.archived for one in self.plan.channels.values())


class GapSection(Section[GapsLook]):
    """Each gap says what, where and when, and why; ideas that fit come before a new draft."""

    draft_requested = Signal(object)
    """A Gap that is to become a draft."""
    idea_requested = Signal(object, str)
    """A Gap, and the id of the entry of the idea that is to fill it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("What to write next"))
        self._all = False

    def fill(self, data: GapsLook) -> None:
        """The first gaps, and all of them when one asked for it."""
        self.add_heading()
        self.column.setSpacing(self.theme.space(3))
        if not data.has_channels:
            self.add_sentence(tr("Add a channel, and what is missing on it is listed here."))
            return
        if not data.gaps:
            self.add_sentence(tr("Nothing is missing this week."))
            return
        for gap in data.gaps if self._all else data.gaps[:FIRST]:
            self.column.addWidget(self._card(gap, data))
        self._add_more(len(data.gaps) - FIRST)

    def open_all(self) -> None:
        """Lists all gaps from now on."""
        self._all = True

    def _add_more(self, rest: int) -> None:
        if rest > 0:
            more = link(tr("Show fewer") if self._all else tr("%n more", rest), "gaps/more", tr("Gaps of this week"))
            more.clicked.connect(self._turn)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _turn(self) -> None:
        self._all = not self._all
        self.turned.emit()

    def _card(self, gap: Gap, data: GapsLook) -> QWidget:
        card = QWidget()
        what = self._what(gap, data.plan)
        card.setAccessibleName(f"{what}. {tr(gap.reason)}")
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(2) - STANDING_OUT)
        row.addWidget(self._bar(gap, data.plan))
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(standing_in(what, step="body.strong"))
        reason = standing_in(tr(gap.reason), role="secondary")
        inside.addWidget(reason)
        inside.addWidget(self._links(gap, what, data))
        row.addLayout(inside, 1)
        return card

    def _bar(self, gap: Gap, plan: Plan) -> QLabel:
        """The colour of the kind, and what it asks for where that is not nothing."""
        kind = plan.labels.get(gap.kind_id or "")
        bar = QLabel()
        bar.setFixedWidth(_BAR)
        bar.setProperty("gapbar", (kind.hue if kind else "") or "neutral")
        bar.setFrameShape(QFrame.Shape.NoFrame)
        return bar

    def _what(self, gap: Gap, plan: Plan) -> str:
        """``Question on Instagram, Thu 26 Nov, 18:00``; what it is about comes before its kind."""
        kind, channel = plan.labels.get(gap.kind_id or ""), plan.channels.get(gap.channel_id or "")
        name = gap.title or tr("Post")
        if kind and kind.name != name:
            name = tr("{title} ({kind})", title=name, kind=kind.name)
        words = tr("{kind} on {channel}", kind=name, channel=channel.name) if channel else name
        when = self.context.when
        at = [when.day(gap.day), *([when.clock(gap.clock)] if gap.clock is not None else [])]
        return ", ".join((words, *at))

    def _links(self, gap: Gap, what: str, data: GapsLook) -> QWidget:
        row = QWidget()
        flow = Flow(row, self.theme.space(2))
        for number, id_ in enumerate(_known(gap.ideas, data.ideas)):
            flow.addWidget(self._idea_link(gap, number, id_, data))
        make = link(tr("Make draft"), f"gap/{gap.key}/draft", tr("A draft on this day; undo removes it"))
        make.setAccessibleName(tr("Make draft: {what}", what=what))
        make.clicked.connect(lambda: self.draft_requested.emit(gap))
        flow.addWidget(make)
        return row

    def _idea_link(self, gap: Gap, number: int, id_: str, data: GapsLook) -> QWidget:
        post = data.plan.posts[data.ideas[id_].post_id]
        title = " ".join((post.title or post.text).split()) or tr("untitled")
        short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
        hint = tr("Put the idea “{title}” on this day", title=title)
        use = link(tr("Use “{title}”", title=short), f"gap/{gap.key}/idea/{number}", hint)
        use.clicked.connect(lambda: self.idea_requested.emit(gap, id_))
        return use


def _known(ids: Iterable[str], ideas: Mapping[str, Placement]) -> list[str]:
    return [id_ for id_ in ids if id_ in ideas][:_IDEAS]


def severe(gaps: Iterable[Gap]) -> bool:
    """Whether any gap asks for more than a glance."""
    return any(gap.severity is not Severity.HINT for gap in gaps)
