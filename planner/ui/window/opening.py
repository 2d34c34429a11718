"""How posts come before the user: asked for, made, opened, jumped to."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize

from planner.domain.edits import Edit, new_post
from planner.domain.records import Placement
from planner.domain.shown import NO_FILTER, Chip, ChipKey, chips_of, shown
from planner.ui.window.dock import POST

if TYPE_CHECKING:
    from planner.ui.window.main_window import MainWindow


class Opening(QObject):
    """Brings posts into the editor and their chips into view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def new_post(self) -> None:
        """Asks for a new post on the chosen day."""
        self.new_post_at(self._window.desk.day, None)

    def new_idea(self) -> None:
        """Asks for a new post without a day."""
        self._ask_new_post(None, None, QRect(self._window.mapToGlobal(self._window.rect().center()), QSize()))

    def open_chip(self, key: ChipKey) -> None:
        """Opens a post in the editor, ready for typing."""
        chip = next((chip for chip in self.chips_anywhere() if chip.key == key), None)
        if chip is not None:
            self._window.desk.view.select((chip.key,) if chip.day is not None else ())
            self.edit(chip)
            self._window.dock.editor.focus_text()

    def new_post_at(self, day: date, clock: time | None) -> None:
        """Asks for a new post at a time."""
        rect = self._window.desk.view.day_rect(day)
        self._ask_new_post(day, clock, QRect(self._window.desk.view.mapToGlobal(rect.topLeft()), rect.size()))

    def _ask_new_post(self, day: date | None, clock: time | None, where: QRect) -> None:
        assert self._window.desk.plan is not None
        self._window.dock.flush()
        self._window.dock.quick_post.ask(self._window.brand, self._window.desk.plan, day, clock, where)

    def new_post_of(self, template_id: str) -> None:
        """Makes a new post of a template on the chosen day, and shows it."""
        from planner.domain.templates import post_of  # noqa: PLC0415  not in the first frame
        from planner.ui.pieces.part_rows import written_by  # noqa: PLC0415

        plan = self._window.desk.plan
        template = next((one for one in plan.snippets if one.id == template_id), None) if plan else None
        if plan is not None and template is not None:
            written = written_by(self._window.context.when)
            post, placements = post_of(template, plan, self._window.desk.day, None, written)
            self.created(new_post(post, placements), post.id)
            if self._window.dock.page == POST and self._window.dock.editor.post_id == post.id:
                self._window.dock.editor.focus_text()

    def created(self, edit: Edit, post_id: str) -> None:
        """Makes a new post and shows it."""
        self._window.do(edit)
        posts = self._window.document.posts_of(self._window.brand, {post_id})
        if not posts.placements:  # it could not be written
            return
        (chip,) = chips_of(posts, posts.placements.values())
        self._show_chip(chip)
        self.edit(chip)
        self._window.desk.view.setFocus()

    def _show_chip(self, chip: Chip) -> None:
        """Goes to the day of a chip and selects it, also when the filter hid it; an idea is selected nowhere."""
        if chip.day is not None:
            self._window.desk.go_to(chip.day)
            if chip.key not in {one.key for one in self._window.desk.view.shown_chips()}:
                self._window.set_filter(NO_FILTER)
        self._window.desk.view.select((chip.key,) if chip.day is not None else ())
        if chip.day is not None:
            self._window.desk.view.focus_stop(chip.key)

    def chips_anywhere(self) -> list[Chip]:
        """The chips in view and the ideas."""
        return [*self._window.desk.view.shown_chips(), *shown(self._window.document.ideas(self._window.brand))]

    def edit(self, chip: Chip, about: str = "", entry: str = "") -> None:
        """Opens a post in the editor, at what a finding is ``about`` and with the text of an ``entry`` in front."""
        self._window.dock.editor.open_post(self._window.brand, chip.post_id, chip.placement_ids, about, entry)
        if self._window.dock.page != POST:
            self._window.dock.show(POST)

    def jump(self, placement_id: str, about: str = "") -> None:
        """Goes to the day of an entry and opens its post, at what a finding is about."""
        plan, _ = self._window.document.plan_of(self._window.brand, set(), {placement_id})
        placement = plan.placements.get(placement_id)
        if placement is not None and self._window.leave_page():
            alike = [one for one in plan.placements_of(placement.post_id) if _same_time(one, placement)]
            (chip,) = chips_of(plan, alike)
            self._show_chip(chip)
            self.edit(chip, about, placement_id)


def _same_time(one: Placement, other: Placement) -> bool:
    return (one.date, one.time) == (other.date, other.time)
