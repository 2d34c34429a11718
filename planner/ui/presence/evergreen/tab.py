"""The tab of evergreen posts: when each was last seen, and a variant of it with the words that must change."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from planner.domain.checks import Evergreen
from planner.domain.edits import new_post
from planner.domain.plan import Plan, name_of
from planner.domain.records import Brand, Channel, Placement, Post
from planner.domain.variants import entry_of, variant_of
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.parts import vertical, words
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.row_list import RowList
from planner.ui.presence.evergreen.details import Details
from planner.ui.words import tr

_LIST = 376
_ITEM = "evergreen-refresh"
"""The item of the checklist that says after how many days a post may come again."""


class EvergreenTab(PlaceTab):
    """The posts, those not seen for longest first, beside what the chosen one says."""

    shows = (Brand, Channel, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Evergreen"))
        self._plan: Plan | None = None
        self._posts: dict[str, Evergreen] = {}
        self.list = RowList(context.theme, tr("Evergreen posts"))
        self.list.setToolTip(tr("A double click opens the post"))
        self.details = Details(context)
        self._stack = QStackedWidget()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.details.variant_button.clicked.connect(self._make)
        self.details.open_button.clicked.connect(self._open)
        self.setFocusProxy(self.list)

    def read_anew(self, brand: Brand) -> None:
        """Reads the posts and where they were seen last."""
        document = self.context.document
        found = [Evergreen(*one) for one in document.evergreens(brand)]
        self._posts = {one.post.id: one for one in sorted(found, key=_longest_first)}
        self._plan = document.posts_of(brand, self._posts)
        self._stack.setCurrentIndex(0 if self._posts else 1)
        chosen = self.list.chosen
        self.list.show_rows(self._rows(self._plan))
        if not self.list.choose(chosen):
            self.list.step(1)
        self._show_chosen()

    # making

    def _lay_out(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(4))
        self.list.setFixedWidth(_LIST)
        row.addWidget(self.list)
        row.addWidget(self.details, 1)
        self._stack.addWidget(both)
        self._stack.addWidget(self._made_empty())
        self.column.addWidget(self._stack, 1)

    def _made_empty(self) -> QWidget:
        empty = QWidget()
        column = vertical(empty, self.theme.space(2))
        column.addStretch(2)
        name = words(tr("No post is marked as evergreen"), "heading")
        said = words(
            tr("Open a post, tick Evergreen under Pillar and campaign, and it is offered here when it may come again.")
        )
        said.setProperty("role", "secondary")
        for label in (name, said):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return empty

    def _rows(self, plan: Plan) -> list[Found]:
        assert self.brand is not None
        today, rest = self.context.today(self.brand), self._rest
        due = [one for one in self._posts.values() if one.last and (today - one.last).days > rest]
        resting = [one for one in self._posts.values() if one not in due]
        rows = [heading(tr("May come again: not seen for more than %n day(s)", rest)), *self._listed(due, plan, today)]
        rows = rows if due else []
        return [*rows, *([heading(tr("Resting")), *self._listed(resting, plan, today)] if resting else [])]

    def _listed(self, posts: list[Evergreen], plan: Plan, today: date) -> list[Found]:
        return [self._row(one, plan, today) for one in posts]

    def _row(self, one: Evergreen, plan: Plan, today: date) -> Found:
        kind = plan.kind_of(one.post)
        detail = tr("Never had a day")
        side = ""
        if one.last is not None:
            detail = self._where(one, plan)
            side = tr("in %n day(s)", (one.last - today).days) if one.last > today else _ago((today - one.last).days)
        bar = f"kind.{(kind and kind.hue) or 'neutral'}"
        return Found(one.post.id, name_of(one.post), detail, side, self._glyph(one, plan), bar=bar)

    def _where(self, one: Evergreen, plan: Plan) -> str:
        """Where a post was seen last, and how often; the days stand beside it."""
        channel, times = self._channel(one, plan), tr("seen %n time(s)", one.times)
        return tr("{channel} · {times}", channel=channel.name, times=times) if channel else times

    def _glyph(self, one: Evergreen, plan: Plan) -> str:
        """The icon of the network on which a post was seen last."""
        channel = self._channel(one, plan)
        network = self.context.catalogue.platforms.named(channel.platform) if channel else None
        return network.glyph if network else "globe"

    def _channel(self, one: Evergreen, plan: Plan) -> Channel | None:
        last = plan.placements.get(one.placement_id or "")
        return plan.channels.get(last.channel_id or "") if last else None

    @property
    def _rest(self) -> int:
        """The days after which a post may come again."""
        return next(int(one.days) for one in self.context.catalogue.checks if one.key == _ITEM)

    # slots

    def _show_chosen(self) -> None:
        chosen = self._posts.get(self.list.chosen)
        if chosen is not None and self._plan is not None:
            self.details.show_post(chosen, self._plan)

    def _open(self) -> None:
        chosen = self._posts.get(self.list.chosen)
        if chosen is None or self._plan is None:
            return
        there = self._plan.placements_of(chosen.post.id)
        if there:
            self.entry_requested.emit(there[-1].id)

    def _make(self) -> None:
        """Puts a variant among the ideas and opens it."""
        chosen = self._posts.get(self.list.chosen)
        if chosen is None or self._plan is None or self.brand is None:
            return
        last = self._plan.placements.get(chosen.placement_id or "")
        post = variant_of(chosen.post, last, self.context.catalogue.lore)
        entry = entry_of(post, last, self.brand.zone)
        self.edit_requested.emit(new_post(post, [entry]))
        self.entry_requested.emit(entry.id)


def _longest_first(one: Evergreen) -> tuple[date, str]:
    return one.last or date.max, one.post.id


def _ago(days: int) -> str:
    return tr("today") if days == 0 else tr("%n day(s) ago", days)
