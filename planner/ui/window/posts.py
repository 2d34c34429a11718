"""What is done to posts on the calendar: put elsewhere, copied, deleted, marked, repeated."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.app.live import LiveBalance
from planner.domain import carrying, clock, edits
from planner.domain.carrying import Carried, Target
from planner.domain.edits import Edit
from planner.domain.plan import Plan, name_of, text_of
from planner.domain.records import Brand, Placement, Status
from planner.domain.shown import Chip
from planner.domain.span import Span, Week
from planner.domain.wording import becomes_words
from planner.ui.calendar.drag import carried_in, mime_of
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.plain import literal
from planner.ui.words import tr

Choice = tuple[str, Callable[[], None]]


class PostCommands(QObject):
    """Makes the edits; what is several things to one post is asked once."""

    edit_requested = Signal(object)
    said = Signal(str)
    previewed = Signal(object)
    """The changes that a drop would make, () when there is none any more."""

    def __init__(self, context: Context, live: LiveBalance, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._live = live
        self._window = window
        self._brand: Brand | None = None
        self._cut: Carried | None = None
        self._known: tuple[Carried, Plan] | None = None

    def show_brand(self, brand: Brand) -> None:
        """Works on this brand."""
        self._brand, self._cut, self._known = brand, None, None

    def refresh(self) -> None:
        """Forgets what was read for a drag."""
        self._known = None

    # putting elsewhere

    def get_ready(self, span: Span) -> None:
        """Reads what a drop in these days is judged by, so that the first step of a drag need not wait for it."""
        from planner.app import crowding  # noqa: F401, PLC0415  not in the first frame

        with contextlib.suppress(ValueError):  # a rule that is not known is said by the strip
            self._live.judged(Week.of(span.start))

    def words_for_drop(self, carried: Carried, target: Target, copy: bool) -> tuple[str, bool]:
        """What a drop would do, in words, and whether that is a warning."""
        edit = carrying.dropped(self._plan_of(carried), carried, target, copy=copy)
        self.previewed.emit(edit.changes)
        if target.day is None:
            return tr("To the ideas"), False
        where = self._context.when.day(target.day)
        clock_time = carried.clock if target.keeps_clock else target.clock
        if clock_time is not None:
            where = tr("{day}, {time}", day=where, time=self._context.when.clock(clock_time))
        week = Week.of(target.day)
        before, judged = self._live.judged(week), self._live.judged(week, edit.changes)
        warnings = list(self._warnings(edit))
        worse = judged.balance.own.change > before.balance.own.change
        same = judged.balance.own.tally == before.balance.own.tally
        balance = tr(becomes_words(judged.rule, judged.balance, same=same))
        return " · ".join([where, *warnings, balance]), worse or bool(warnings)

    def end_preview(self) -> None:
        """Nothing is about to be put anywhere any more."""
        self.previewed.emit(())

    def drop(self, carried: Carried, target: Target, *, copy: bool, done: Callable[[], None] = lambda: None) -> None:
        """Puts the carried posts at the target, after asking which channels if there are more than one.

        ``done`` is called when it was not given up.
        """
        self.end_preview()
        plan = self._plan_of(carried)
        if copy:
            self._do_drop(carried, target, copy=True)
            return

        def move(held: Carried, everywhere: bool) -> None:
            done()
            self._do_drop(held, target, everywhere=everywhere)

        edit = carrying.dropped(plan, carried, target)
        heading = [tr("Move to {place}", place=self._place_words(target)), *self._warnings(edit)]
        self._ask_where(plan, carried, heading, move)

    def _place_words(self, target: Target) -> str:
        if target.day is None:
            return tr("the ideas")
        day = self._context.when.day(target.day)
        if target.clock is None or target.keeps_clock:
            return day
        return tr("{day}, {time}", day=day, time=self._context.when.clock(target.clock))

    def _do_drop(self, carried: Carried, target: Target, *, everywhere: bool = False, copy: bool = False) -> None:
        plan = self._plan_of(carried)
        edit = carrying.dropped(plan, carried, target, everywhere=everywhere, copy=copy)
        if copy and not edit.changes:
            self.said.emit(tr("What was copied is no longer there."))
            return
        warnings = list(self._warnings(edit))
        more = (tr("%n more warning(s)", len(warnings) - 1),) if len(warnings) > 1 else ()
        self.edit_requested.emit(replace(edit, said=(*edit.said, *warnings[:1], *more)))

    def _ask_where(
        self, plan: Plan, carried: Carried, heading: Sequence[str], then: Callable[[Carried, bool], None]
    ) -> None:
        """Does it at once when there is one channel only, else asks: all channels, or which one."""
        choices = list(self._choices(plan, carried, then))
        if len(choices) == 1:
            choices[0][1]()
            return
        menu = Menu(self._window)
        menu.setAccessibleName(heading[0])
        for line in heading:
            menu.addAction(literal(line)).setEnabled(False)
        menu.addSeparator()
        actions = [menu.addAction(literal(words), chosen) for words, chosen in choices]
        menu.setActiveAction(actions[0])
        menu.pop_up(QCursor.pos())

    def _choices(self, plan: Plan, carried: Carried, then: Callable[[Carried, bool], None]) -> Iterator[Choice]:
        held = [plan.placements[id_] for id_ in carried.placement_ids if id_ in plan.placements]
        others = carrying.elsewhere(plan, carried)
        if len(carried.post_ids) > 1:
            if others:
                yield tr("On all their channels"), partial(then, carried, True)
            yield tr("Only these"), partial(then, carried, False)
            return
        number = len(held) + len(others)
        yield tr("All %n channel(s)", number), partial(then, carried, True)
        if others and len(held) > 1:
            yield tr("These %n channel(s)", len(held)), partial(then, carried, False)
        for one in held if number > 1 else ():
            yield self._only_words(plan, one), partial(then, carrying.only(carried, one), False)

    def _only_words(self, plan: Plan, placement: Placement) -> str:
        channel = plan.channels.get(placement.channel_id or "")
        return tr("Only {channel}", channel=channel.name if channel else tr("the one without a channel"))

    def _warnings(self, edit: Edit) -> Iterator[str]:
        """What the clocks of a day and the nearest entries have against a move."""
        moved = [change.after for change in edit.changes if isinstance(change.after, Placement)]
        yield from dict.fromkeys(words for one in moved if (words := self._clock_words(one)))
        assert self._brand is not None
        from planner.app.crowding import crowding  # noqa: PLC0415  not in the first frame

        yield from map(tr, crowding(self._context.document, self._brand, edit.changes, self._context.catalogue))

    def _clock_words(self, placement: Placement) -> str:
        if placement.date is None or placement.time is None:
            return ""
        trouble = clock.trouble(placement.date, placement.time, placement.zone)
        said = self._context.when.clock(placement.time)
        if trouble is clock.Trouble.MISSING:
            return tr("{time} does not exist that day: the clocks go forward", time=said)
        if trouble is clock.Trouble.TWICE and placement.fold is None:
            return tr("{time} comes twice that day: the later one is taken", time=said)
        return ""

    # clipboard

    def cut(self, chips: Sequence[Chip]) -> None:
        """Marks the chips to be moved by the next paste; nothing changes before."""
        self.copy(chips)
        if chips:
            self._cut = self.carried(chips)
            self.said.emit(tr("Cut. Choose a day and paste to move there; nothing is changed before."))

    def copy(self, chips: Sequence[Chip]) -> None:
        """Puts the chips on the clipboard, for other programs as their texts."""
        self._cut = None
        if not chips:
            return
        carried = self.carried(chips)
        mime = mime_of(carried)
        plan = self._plan_of(carried)
        placements = [plan.placements[id_] for id_ in carried.placement_ids if id_ in plan.placements]
        texts = dict.fromkeys(text_of(plan.post_of(one), one) for one in placements)
        mime.setText("\n\n".join(texts))
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self, day: date) -> None:
        """Moves what was cut to the day, or puts copies of what was copied there; plain text becomes a new post."""
        mime = QGuiApplication.clipboard().mimeData()
        carried = carried_in(mime)
        if carried is not None and self._is_ours(carried):
            cut = self._cut is not None and self._cut.placement_ids == carried.placement_ids
            now = self._as_it_stands(carried)
            self.drop(now, Target(day, keeps_clock=True), copy=not cut, done=self._end_cut)
        elif carried is not None:
            self.said.emit(tr("These posts belong to another brand or plan. Copy their text instead."))
        elif mime.text().strip():
            self.edit_requested.emit(self.new_post(mime.text(), day))

    def _as_it_stands(self, carried: Carried) -> Carried:
        """What was put on the clipboard, with the day and time at which it is now."""
        plan = self._plan_of(carried)
        held = next((plan.placements[id_] for id_ in carried.placement_ids if id_ in plan.placements), None)
        return carried._replace(day=held.date, clock=held.time) if held else carried

    def _end_cut(self) -> None:
        self._cut = None

    def carried(self, chips: Sequence[Chip]) -> Carried:
        """The chips on their way, held at the first."""
        assert self._brand is not None
        return carrying.carried_of(str(self._context.document.path), self._brand, chips)

    def _is_ours(self, carried: Carried) -> bool:
        assert self._brand is not None
        return (carried.plan_id, carried.brand_id) == (str(self._context.document.path), self._brand.id)

    # others

    def new_post(self, text: str, day: date | None, at: time | None = None) -> Edit:
        """A new post with this text and no channel yet."""
        assert self._brand is not None
        post = edits.a_post(self._brand, text)
        return edits.new_post(post, [edits.a_placement(post, self._brand, day, at)])

    def duplicate(self, chips: Sequence[Chip]) -> None:
        """Copies the chips onto the same day."""
        if chips:
            carried = self.carried(chips)
            self._do_drop(carried, Target(carried.day, keeps_clock=True), copy=True)

    def delete(self, chips: Sequence[Chip]) -> None:
        """Puts the chips into the trash, after asking which channels if there are more than one."""
        if not chips:
            return
        carried = self.carried(chips)
        plan = self._plan_of(carried)
        heading = tr("Delete %n post(s)", len(carried.post_ids))
        self._ask_where(plan, carried, [heading], self._trash)

    def _trash(self, carried: Carried, everywhere: bool) -> None:
        plan = self._plan_of(carried)
        left = carrying.elsewhere(plan, carried)
        staying = set() if everywhere else {one.post_id for one in left}
        posts = [plan.posts[id_] for id_ in carried.post_ids if id_ in plan.posts and id_ not in staying]
        gone = [
            one
            for one in plan.placements.values()
            if one.id in carried.placement_ids or one.post_id in carried.post_ids and one.post_id not in staying
        ]
        self.edit_requested.emit(edits.trash(posts, gone, self._context.clock()))

    def mark(self, chips: Sequence[Chip], status: Status) -> None:
        """Sets the chips to a status."""
        context = self._context
        self.edit_requested.emit(edits.mark(self.placements(chips), status, context.clock(), context.approver))

    def repeat_frame(self, week: Week) -> None:
        """Copies the slots of the week before into this one, as empty drafts."""
        assert self._brand is not None
        plan = self._context.document.plan(self._brand, week.shifted(-1).span)
        placements = [one for one in plan.in_order() if one.status is not Status.SKIPPED]
        posts = [plan.posts[id_] for id_ in dict.fromkeys(one.post_id for one in placements)]
        self.edit_requested.emit(edits.repeat_frame(posts, placements, days=7))

    def placements(self, chips: Iterable[Chip]) -> list[Placement]:
        """The placements of the chips."""
        listed = list(chips)
        if not listed:
            return []
        carried = self.carried(listed)
        plan = self._plan_of(carried)
        return [plan.placements[id_] for id_ in carried.placement_ids if id_ in plan.placements]

    def whole_text(self, chip: Chip) -> str:
        """What is shown when the pointer rests on a chip: title and whole text."""
        plan = self._plan_of(self.carried([chip]))
        post = plan.posts[chip.post_id]
        texts = dict.fromkeys(text_of(post, plan.placements[id_]) for id_ in chip.placement_ids)
        return "\n\n".join(filter(None, [name_of(post) if post.title else "", *texts]))

    def _plan_of(self, carried: Carried) -> Plan:
        """The carried posts with all their placements; read once for a whole drag."""
        assert self._brand is not None
        if self._known is None or self._known[0] != carried:
            self._known = carried, self._context.document.posts_of(self._brand, carried.post_ids)
        return self._known[1]
