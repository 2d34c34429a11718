"""The pages of the right dock and the field for a new post, each made when it is first needed."""

from __future__ import annotations

# Every page is imported when it is made: none of them is in the first frame.
# ruff: noqa: PLC0415
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Placement, Post
from planner.domain.shown import Chip
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.typing_first import KeysStay

P = TypeVar("P", bound="Page")

if TYPE_CHECKING:
    from planner.ui.checklist.panel import Checklist
    from planner.ui.editor.day_use import DayUse
    from planner.ui.editor.post_editor import PostEditor
    from planner.ui.editor.quick_post import QuickPost
    from planner.ui.library.page import LibraryPage
    from planner.ui.proposal.page import ProposalPage
    from planner.ui.trays.ideas import IdeasTray
    from planner.ui.trays.trash import TrashPage

    Page = PostEditor | Checklist | IdeasTray | LibraryPage | TrashPage | ProposalPage

POST, WEEK, IDEAS, LIBRARY, TRASH = PAGES = "post", "week", "ideas", "library", "trash"
BALANCE = "balance"
"""What is looked at once and not remembered as the page that was open last."""


class Dock(QObject):
    """Makes the pages, keeps them up to date, and passes on what they want; ``page`` is the key of the one in front."""

    turned = Signal(object)
    """The page in front, or None."""
    edit_requested = Signal(object)
    sitting_ended = Signal()
    undo_requested = Signal()
    duplicate_requested = Signal()
    trash_requested = Signal()
    open_requested = Signal(object)
    jump_requested = Signal(object, str)
    unschedule_requested = Signal(object, bool)
    fix_requested = Signal(object)
    """A Fix, to be seen before it is done."""
    template_requested = Signal(str)
    """A new post made of the template of this id."""
    export_requested = Signal(object)
    changes_requested = Signal(object)
    """What changed since a week was exported is to be seen."""
    new_channel_requested = Signal()
    menu_requested = Signal(object, object)
    copy_requested = Signal(str, str)
    link_requested = Signal(str)
    folder_requested = Signal(str)
    said = Signal(str)
    keyboard_returned = Signal()
    selection_changed = Signal()
    gaps_shown = Signal(object)
    """The gaps that the page of the week lists."""
    proposed = Signal(object)
    """The Overlay of a proposal that is looked at."""
    launch_requested = Signal()
    balance_requested = Signal()
    place_requested = Signal(str)
    rules_requested = Signal()
    cadence_requested = Signal()
    drafted = Signal(object)
    created = Signal(object, str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._pages: dict[str, Page] = {}
        self._quick: QuickPost | None = None
        self._day_use: DayUse | None = None
        self._brand: Brand | None = None
        self._week: Week | None = None
        self.page = ""

    # all pages

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand on every page."""
        self._brand = brand
        for page in self._pages.values():
            page.show_brand(brand)

    def show_week(self, week: Week) -> None:
        """Shows this week on the checklist."""
        self._week = week
        if WEEK in self._pages:
            self.checklist.show_week(week)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Tells every page what changed."""
        for page in self._pages.values():
            page.refresh(changes)
        if self._quick is not None:
            self._quick.refresh(changes)

    def show(self, key: str) -> None:
        """Brings a page to the front, "" for none."""
        if key != POST:
            self.flush()
        makers: dict[str, Callable[[], QWidget]] = {
            POST: lambda: self.editor,
            WEEK: lambda: self.checklist,
            IDEAS: lambda: self._ideas,
            LIBRARY: lambda: self.library,
            TRASH: lambda: self._trash,
            BALANCE: lambda: self._proposal,
        }
        self.page = key if key in makers else ""
        self.turned.emit(makers[key]() if self.page else None)

    def balance(self, week: Week) -> None:
        """Shows what would balance a week."""
        self._proposal.show_week(week)
        self.show(BALANCE)

    def take_ghost(self, key: str) -> None:
        """What a click on a suggestion on the calendar does: takes a step of the proposal, or drafts the gap."""
        if self.page == BALANCE:
            self._proposal.toggle(key)
        elif self.page == WEEK:
            self.checklist.take_gap(key)

    def close(self) -> None:
        """Closes the page in front."""
        self.show("")

    def give_up_new_post(self) -> None:
        """Closes the field for a new post, which keeps its words for the next time."""
        if self._quick is not None and self._quick.isVisible():
            self._quick.cancel()

    def flush(self) -> bool:
        """Hands over what is typed on the pages; False when the plan did not take it."""
        taken = POST not in self._pages or self.editor.flush()
        return (LIBRARY not in self._pages or self.library.flush()) and taken

    def chips_at_hand(self) -> list[Chip] | None:
        """The post in the editor or the selected ideas, while that page has the keyboard; None when no page has it."""
        page, focus = self._pages.get(self.page), self._window.focusWidget()
        if page is None or focus is None or not page.isAncestorOf(focus):
            return None
        if self.page == POST:
            return self.editor.chips
        return self._ideas.selected if self.page == IDEAS else []

    # the pages

    @property
    def editor(self) -> PostEditor:
        """The editor of a post."""
        from planner.ui.editor.post_editor import PostEditor

        page = self._pages.get(POST)
        if page is None:
            page = self._made(POST, PostEditor(self._context))
            page.sitting_ended.connect(self.sitting_ended)
            page.keyboard_returned.connect(self.keyboard_returned)
            page.undo_requested.connect(self.undo_requested)
            page.duplicate_requested.connect(self.duplicate_requested)
            page.trash_requested.connect(self.trash_requested)
            page.template_requested.connect(self._keep_as_template)
            page.new_channel_requested.connect(self.new_channel_requested)
            page.copy_requested.connect(self.copy_requested)
            page.link_requested.connect(self.link_requested)
            page.folder_requested.connect(self.folder_requested)
        assert isinstance(page, PostEditor)
        return page

    @property
    def checklist(self) -> Checklist:
        """The checklist of the week."""
        from planner.ui.checklist.panel import Checklist

        page = self._pages.get(WEEK)
        if page is None:
            page = self._made(WEEK, Checklist(self._context))
            page.jump_requested.connect(self.jump_requested)
            page.fix_requested.connect(self.fix_requested)
            page.export_requested.connect(self.export_requested)
            page.changes_requested.connect(self.changes_requested)
            page.gaps_shown.connect(self.gaps_shown)
            page.balance_requested.connect(self.balance_requested)
            page.place_requested.connect(self.place_requested)
            page.rules_requested.connect(self.rules_requested)
            page.cadence_requested.connect(self.cadence_requested)
            if self._week is not None:
                page.show_week(self._week)
        assert isinstance(page, Checklist)
        return page

    @property
    def _ideas(self) -> IdeasTray:
        from planner.ui.trays.ideas import IdeasTray

        page = self._pages.get(IDEAS)
        if page is None:
            page = self._made(IDEAS, IdeasTray(self._context))
            page.open_requested.connect(self.open_requested)
            page.unschedule_requested.connect(self.unschedule_requested)
            page.menu_requested.connect(self.menu_requested)
            page.selection_changed.connect(self.selection_changed)
        assert isinstance(page, IdeasTray)
        return page

    @property
    def library(self) -> LibraryPage:
        """The library of the brand."""
        from planner.ui.library.page import LibraryPage

        page = self._pages.get(LIBRARY)
        if page is None:
            page = self._made(LIBRARY, LibraryPage(self._context))
            page.new_post_requested.connect(self.template_requested)
        assert isinstance(page, LibraryPage)
        return page

    def _keep_as_template(self, post: Post, placements: Sequence[Placement]) -> None:
        self.show(LIBRARY)
        self.library.save_as_template(post, placements)

    @property
    def _trash(self) -> TrashPage:
        from planner.ui.trays.trash import TrashPage

        page = self._pages.get(TRASH) or self._made(TRASH, TrashPage(self._context))
        assert isinstance(page, TrashPage)
        return page

    @property
    def _proposal(self) -> ProposalPage:
        from planner.ui.proposal.page import ProposalPage

        page = self._pages.get(BALANCE)
        if page is None:
            page = self._made(BALANCE, ProposalPage(self._context))
            page.previewed.connect(self.proposed)
            page.launch_requested.connect(self.launch_requested)
        assert isinstance(page, ProposalPage)
        return page

    @property
    def quick_post(self) -> QuickPost:
        """The field for a new post."""
        from planner.ui.editor.quick_post import QuickPost

        if self._quick is None:
            self._quick = QuickPost(self._context, self._window)
            self._quick.drafted.connect(self.drafted)
            self._quick.created.connect(self.created)
            self._quick.new_channel_requested.connect(self.new_channel_requested)
        return self._quick

    @property
    def day_use(self) -> DayUse:
        """What is done with posts on their day."""
        from planner.ui.editor.day_use import DayUse

        if self._day_use is None:
            self._day_use = DayUse(self._context, self)
            self._day_use.said.connect(self.said)
            self._day_use.edit_requested.connect(self.edit_requested)
            self._day_use.copy_requested.connect(self.copy_requested)
            self._day_use.link_requested.connect(self.link_requested)
            self._day_use.folder_requested.connect(self.folder_requested)
        return self._day_use

    def _made(self, key: str, page: P) -> P:
        self._pages[key] = page
        if self._brand is not None:
            page.show_brand(self._brand)
        if key != IDEAS:
            KeysStay(page)
        page.edit_requested.connect(self.edit_requested)
        page.close_requested.connect(self.close)
        return page
