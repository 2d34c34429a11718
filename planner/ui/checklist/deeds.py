"""What is done on the page of a week, as edits under the name of who does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.checks import Item, State
from planner.domain.edits import (
    Edit,
    archive_routine,
    log_routine,
    schedule_idea,
    sign_off,
    snooze,
    take_back,
    unlog,
)
from planner.domain.gaps import Gap, gap_draft
from planner.domain.records import Answer, Brand, Logged, Routine
from planner.domain.span import Week
from planner.ui.checklist import answering
from planner.ui.checklist.gap_list import GapsLook
from planner.ui.checklist.reading import Checked
from planner.ui.checklist.who import Someone
from planner.ui.context import Context
from planner.ui.words import tr


class Deeds(QObject):
    """Makes the edits for one brand and week; ``checked`` and ``signed`` are what the page shows of them."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._someone = Someone(context, page)
        self.brand: Brand | None = None
        self.week: Week | None = None
        self.checked = Checked()
        self.signed: Answer | None = None

    # the checklist

    def answer(self, item: Item, reason: str = "") -> None:
        """An item done or looked at, or accepted with a reason."""

        def made(brand: Brand, week: Week, who: str) -> Edit:
            before = self.checked.answers.get(item.key)
            now = self._context.now(brand)
            return answering.answered(brand, week, item, before, now=now, reason=reason, who=who)

        self._as_someone(made)

    def put_off(self, item: Item, until: date) -> None:
        """An item put off to a later day."""

        def made(brand: Brand, week: Week, who: str) -> Edit:
            before = self.checked.answers.get(item.key)
            return snooze(brand, week, item.key, until, at=self._context.now(brand), who=who, before=before)

        self._as_someone(made)

    def take_back(self, item: Item) -> None:
        """What was said to an item taken back."""
        self.edit_requested.emit(take_back(self.checked.answers[item.key]))

    def rename(self, item: Item, title: str) -> None:
        """A manual item under another name."""
        if self.brand is not None:
            self.edit_requested.emit(
                answering.renamed(self.brand, item.key, self.checked.questions.get(item.key), title)
            )

    def switch(self, key: str, title: str, off: bool) -> None:
        """An item that is no longer asked, or asked again."""
        if self.brand is not None:
            before = self.checked.questions.get(key)
            self.edit_requested.emit(answering.switched(self.brand, key, title, before, off=off))

    # routines

    def log(self, routine: Routine, day: date) -> None:
        """A routine done once."""
        self._as_someone(lambda brand, _, who: log_routine(routine, day, who=who, at=self._context.now(brand)))

    def unlog(self, routine: Routine, logged: Logged) -> None:
        """A note that it was done taken back."""
        self.edit_requested.emit(unlog(logged, routine))

    def archive(self, routine: Routine) -> None:
        """A routine that is no longer asked for."""
        self.edit_requested.emit(archive_routine(routine))

    # gaps

    def draft(self, gap: Gap, look: GapsLook) -> None:
        """The draft of a gap."""
        self.edit_requested.emit(gap_draft(look.plan, gap))

    def use_idea(self, gap: Gap, placement_id: str, look: GapsLook) -> None:
        """An idea put on the day of a gap."""
        placement = look.ideas[placement_id]
        post = look.plan.posts[placement.post_id]
        self.edit_requested.emit(
            schedule_idea(post, placement, channel_id=gap.channel_id, day=gap.day, clock=gap.clock)
        )

    # the whole week

    def sign_off(self) -> None:
        """The week is done with, with what is not answered."""

        def made(brand: Brand, week: Week, who: str) -> Edit:
            missing = self.checked.open
            return answering.signed_off(
                sign_off(brand, week, at=self._context.now(brand), who=who, before=self.signed), missing
            )

        brand, week = self.brand, self.week
        if brand is not None and week is not None:
            title = tr("Sign off {week}", week=self._context.when.week_number(week))
            act = partial(self._signed, made, brand, week)
            self._someone.sign(title, " ".join([*self._left_words(), tr("Kept with your name:")]), act)

    def _signed(self, made: Callable[[Brand, Week, str], Edit], brand: Brand, week: Week, who: str) -> None:
        self.edit_requested.emit(made(brand, week, who))

    def _left_words(self) -> list[str]:
        """What is open when the week is signed off."""
        open_ = len(self.checked.some(State.MUST_FIX))
        said = [tr("%n item(s) must still be fixed.", open_)] if open_ else []
        missing = len(self.checked.unanswered)
        return [*said, *([tr("%n item(s) are not answered.", missing)] if missing else [])]

    def withdraw(self) -> None:
        """The week is not signed off any more."""
        if self.signed is not None:
            self.edit_requested.emit(take_back(self.signed))

    def _as_someone(self, made: Callable[[Brand, Week, str], Edit]) -> None:
        brand, week = self.brand, self.week
        if brand is not None and week is not None:
            self._someone.then(lambda who: self.edit_requested.emit(made(brand, week, who)))
