"""The tab of creators: who is late, who is due, whose rights end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from planner.domain.checks.creators import CreatorCase, creator_findings
from planner.domain.checks.finding import Finding
from planner.domain.creators import Due, dues
from planner.domain.creators.content import entries_with
from planner.domain.edits import new_id
from planner.domain.edits.creators import delete_collaboration, keep_collaboration
from planner.domain.plan import Plan
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Deliverable,
    Measurement,
    Placement,
    Post,
    Stage,
)
from planner.domain.rules import CheckFact
from planner.domain.span import Span
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.creators.due_words import STAGES, creator_name, next_words
from planner.ui.creators.page import CreatorPage
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.list_tab import ListTab
from planner.ui.words import tr

_ITEM = "creators"
_SOON = timedelta(days=14)
_AHEAD = timedelta(days=400)
_DONE = frozenset({Stage.PAID})
_LATE, _DUE, _UNDER_WAY, _OVER, _AWAY = "Late", "Due within two weeks", "Under way", "Done", "Put away"
_LOOKS = {
    _LATE: ("warning-circle", "status.ready"),
    _DUE: ("clock", "status.ready"),
    _UNDER_WAY: ("circle-half", "text.secondary"),
    _OVER: ("check-circle", "text.muted"),
    _AWAY: ("archive", "text.muted"),
}
_PURPOSE = (
    "People who make content for you: what was agreed, when drafts are due and posts may appear, and until when you "
    "may use their work. Evenweek tells you what is late before it hurts."
)


class CreatorsTab(ListTab):
    """The late ones stand first, then by the next day on which something is due."""

    shows = (Brand, Campaign, Channel, Collaboration, Deliverable, Measurement, Placement, Post)

    def __init__(self, context: Context) -> None:
        self._plan: Plan | None = None
        self._measured: list[Measurement] = []
        self._dues: dict[str, list[Due]] = {}
        super().__init__(context, tr("Creators"), tr("New creator"), tr(_PURPOSE))

    # for the list

    def made_page(self) -> QWidget:
        self.page = CreatorPage(self.context, self._stored, self._stored_piece)
        self.page.edit_requested.connect(self.edit_requested)
        self.page.fix_requested.connect(self.fix_requested)
        self.page.entry_requested.connect(self.entry_requested)
        self.page.post_requested.connect(self._open_post)
        self.page.folder_requested.connect(self.folder_requested)
        self.page.menu_requested.connect(self.offer_more)
        return self.page

    def rows(self, brand: Brand) -> Sequence[Found]:
        document, today = self.context.document, self.context.today(brand)
        settings = document.settings_of(brand)
        self._plan = document.posts_of(brand, {one.post_id for one in settings.deliverables if one.post_id})
        self._measured = [one for one in document.measurements_beside(brand) if one.deliverable_id]
        listed = settings.collaborations
        for one in listed:
            mine = [piece for piece in settings.deliverables if piece.collaboration_id == one.id]
            self._dues[one.id] = dues(one, mine, today)
        groups = {one.id: _group_of(one, self._dues[one.id], today) for one in listed}
        rows: list[Found] = []
        for group in _LOOKS:
            members = [one for one in listed if groups[one.id] == group]
            rows += self._group(group, members, today)
        return rows

    def show_page(self, id_: str) -> None:
        one = self._stored(id_)
        if one is not None and self._plan is not None:
            self.page.show_creator(one, self._plan, self._found(one, self._plan), self._measured)

    def flush(self) -> bool:
        return self.page.flush()

    def make_new(self) -> None:
        """Work that has nothing but a name to be typed."""
        if self.brand is None or not self.flush():
            return
        one = Collaboration(id=new_id(), brand_id=self.brand.id)
        self.show_record(one.id)
        self.edit_requested.emit(keep_collaboration(one))
        self.page.creator.setFocus()

    def delete(self) -> None:
        one = self._stored(self.chosen)
        if one is not None and self._plan is not None and self.flush():
            self.edit_requested.emit(delete_collaboration(one, self._plan.deliverables, self._measured))
            self.list.setFocus()

    def offer_more(self, where: QPoint) -> None:
        if not self.chosen:
            return
        menu = Menu(self)
        away = (one := self._stored(self.chosen)) is not None and one.archived
        words = tr("Take up again") if away else tr("Put away")
        menu.addAction(icons.icon(self.theme, "archive"), words, self._put_away)
        menu.addSeparator()
        menu.addAction(icons.icon(self.theme, "trash"), tr("Delete\tDel"), self.delete)
        menu.pop_up(where)

    # private

    def _stored(self, id_: str) -> Collaboration | None:
        known = self.context.document.settings_of(self.brand).collaborations if self.brand is not None else ()
        return next((one for one in known if one.id == id_), None)

    def _stored_piece(self, id_: str) -> Deliverable | None:
        known = self.context.document.settings_of(self.brand).deliverables if self.brand is not None else ()
        return next((one for one in known if one.id == id_), None)

    def _found(self, one: Collaboration, plan: Plan) -> list[Finding]:
        fact = next((each for each in self.context.catalogue.checks if each.key == _ITEM), None)
        if fact is None:
            return []
        laws = self.context.catalogue.lore.laws_of(plan.brand.jurisdiction)
        case = CreatorCase(
            collaboration=one,
            plan=plan,
            now=self.context.now(plan.brand),
            laws=laws,
            entries=self._shown(one, plan, fact),
        )
        return creator_findings(case, fact)

    def _shown(self, one: Collaboration, plan: Plan, fact: CheckFact) -> tuple[Placement, ...]:
        """The coming entries with the content of a creator, where its rights end soon."""
        today = self.context.today(plan.brand)
        if one.rights_until is None or one.rights_until > today + timedelta(days=fact.days):
            return ()
        mine = [piece for piece in plan.deliverables if piece.collaboration_id == one.id]
        coming = self.context.document.plan(plan.brand, Span(today, today + _AHEAD))
        return tuple(entries_with(coming, mine))

    def _group(self, words: str, members: Iterable[Collaboration], today: date) -> list[Found]:
        soonest = sorted(members, key=lambda one: (_first(self._dues[one.id]), creator_name(one).casefold()))
        rows = [self._row(one, words, today) for one in soonest]
        return [heading(tr(words)), *rows] if rows else []

    def _row(self, one: Collaboration, group: str, today: date) -> Found:
        icon, colour = _LOOKS[group]
        detail = next_words(self._dues[one.id], self.context.when, today + _SOON) or tr("Nothing is due")
        return Found(one.id, creator_name(one), detail, tr(STAGES[one.stage]), icon, colour)

    def _put_away(self) -> None:
        """Puts it away, or takes it up again."""
        one = self._stored(self.chosen)
        if one is not None and self.flush():
            after = replace(one, archived=not one.archived)
            self.edit_requested.emit(keep_collaboration(after, before=one))

    def _open_post(self, post_id: str) -> None:
        """Its last entry on the calendar."""
        there = self._plan.placements_of(post_id) if self._plan is not None else []
        if there:
            self.entry_requested.emit(there[-1].id)


def _group_of(one: Collaboration, listed: Sequence[Due], today: date) -> str:
    if one.archived:
        return _AWAY
    if any(due.late for due in listed):
        return _LATE
    if any(due.day <= today + _SOON for due in listed):
        return _DUE
    return _OVER if one.stage in _DONE else _UNDER_WAY


def _first(listed: Sequence[Due]) -> date:
    return listed[0].day if listed else date.max
