"""Sheets that come in and go out: the pages for them, and what is done with an import."""

# ruff: noqa: PLC0415  the pages and what they need are imported when they are asked for, not for the first frame

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.domain.edits import Change
from planner.domain.lanes import DAYS, month_of
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.exporting.page import ExportPage
    from planner.ui.importing.arrival import Arrival
    from planner.ui.importing.page import ImportPage
    from planner.ui.window.main_window import MainWindow


_LOST = "What you answered and corrected is not kept until the sheet is imported."


class Sheets(QObject):
    """Opens the pages in place of the calendar, and leaves them when a sheet is in the plan or nobody wants them."""

    said = Signal(str)
    folder_requested = Signal(str)
    """A file whose folder is to be shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: ImportPage | None = None
        """The page for a sheet that comes in, while it is shown."""
        self._leaving: ExportPage | None = None
        self._taking = False

    # coming in

    def ask(self) -> None:
        """Shows the page; when it is there already, asks for another file."""
        if self.page is None:
            self._shown_page()
        elif self._may_replace(self.page):
            self.page.ask_for_file()

    def paste(self) -> None:
        """Reads the cells that were copied."""
        page = self._shown_page()
        if self._may_replace(page):
            page.paste()

    def open_file(self, path: Path) -> None:
        """Reads a file, such as one that was dropped."""
        page = self._shown_page()
        if self._may_replace(page):
            page.open_file(path)

    # going out

    def export(self, week: Week) -> None:
        """Shows what can leave: a week, several selected posts, or what the filter lets through.

        A single post is selected by being looked at, and is only offered.
        """
        desk = self._window.desk
        chosen = [id_ for chip in desk.selected for id_ in chip.placement_ids]
        page = self._leaving or (self._made_export() if self.leave() else None)
        if page is not None:
            page.show_week(week)
            page.show_selection(chosen, desk.filter, choose=len(desk.selected) > 1)

    def show_changes(self, week: Week) -> None:
        """Shows what changed since a week was exported."""
        self.export(week)
        if self._leaving is not None:
            self._leaving.show_changes(week)

    def print_out(self) -> None:
        """Asks for a printer for the week or month that is shown; what the filter hides stays off the paper."""
        from planner.app.handover import Leaving, outgoing
        from planner.ui.printing.printed import Printed
        from planner.ui.printing.printer import ask_and_print

        window, desk = self._window, self._window.desk
        shown = desk.view.span()
        span = shown if (shown.end - shown.start).days == DAYS else month_of(desk.day)
        now = window.context.now(window.brand)
        out = outgoing(window.document, window.brand, Leaving(span=span, filter=desk.filter), now, "print")
        ask_and_print(Printed(window.context, out.plan, out.placements, span, now), window)

    # both

    def leave(self) -> bool:
        """Goes back to the calendar; asks first when answers would be lost. Whether the calendar is shown."""
        if self.page is not None and not self._agreed(self.page, tr("Leave without importing?"), _LOST, tr("Leave")):
            return False
        self._close()
        return True

    def may_close(self) -> bool:
        """Whether the window can close at once; when answers would be lost it asks, and closes later."""
        if self.page is None or not self.page.answered:
            return True
        from planner.ui.pieces.message import Message

        heading, choices = tr("Close without importing?"), [tr("Stay here"), tr("Close")]
        message = Message(self._window, heading, tr(_LOST), choices)
        message.finished.connect(lambda: self._close_window() if message.chosen == 1 else None)
        message.open()
        return False

    def show_brand(self, brand: Brand) -> None:
        """Posts go to this brand, or come from it, from now on."""
        for page in (self.page, self._leaving):
            if page is not None:
                page.show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """The plan changed."""
        for page in (self.page, self._leaving):
            if page is not None and not self._taking:
                page.refresh(changes)

    # private

    def _close_window(self) -> None:
        self._close()
        self._window.close()

    def _close(self) -> None:
        self.page = self._leaving = None
        self._window.pages.leave()

    def _shown_page(self) -> ImportPage:
        """The page, made when it is not there; the one for what goes out has nothing to lose."""
        if self.page is not None:
            return self.page
        from planner.ui.importing.page import ImportPage

        self._window.places.leave()
        self._close()
        self._window.dock.close()
        page = self.page = ImportPage(self._window.context, self._window.brand)
        page.close_requested.connect(self.leave)
        page.file_requested.connect(self.ask)
        page.paste_requested.connect(self.paste)
        page.import_requested.connect(self._take)
        page.reply_found.connect(self._show_reply)
        page.edit_requested.connect(self._window.do)
        page.said.connect(self.said)
        self._window.pages.show_page(page)
        return page

    def _show_reply(self, content: bytes) -> None:
        """Tells what an approver answered; the page goes when there is nothing else on it."""
        from planner.app.reviewing import BadFile
        from planner.ui.dialogs.reply import ReplyDialog

        try:
            dialog = ReplyDialog(self._window.context, self._window.brand, content, self._window)
        except BadFile as error:
            self.said.emit(tr(str(error)))
            return
        dialog.edit_requested.connect(self._window.do)
        if self.page is not None and self.page.draft.taken is None:
            self._close()
        dialog.open()

    def _made_export(self) -> ExportPage:
        from planner.ui.exporting.page import ExportPage

        self._window.places.leave()
        self._window.dock.close()
        page = self._leaving = ExportPage(self._window.context, self._window.brand)
        page.close_requested.connect(self.leave)
        page.edit_requested.connect(self._window.do)
        page.said.connect(self.said)
        page.folder_requested.connect(self.folder_requested)
        page.entry_requested.connect(self._open_entry)
        self._window.pages.show_page(page)
        return page

    def _open_entry(self, placement_id: str) -> None:
        if self.leave():
            self._window.opening.jump(placement_id)

    def _take(self, arrival: Arrival) -> None:
        """Puts a sheet into the plan as one step, and shows the week in which it begins."""
        window = self._window
        before = window.document.next_undo
        self._taking = True
        try:
            window.do(arrival.edit)
        finally:
            self._taking = False
        if window.document.next_undo is before:  # it was not written, or stopped: the page stays as it is
            return
        window.history.do(replace(arrival.layout, merge_key="layout"))
        self._close()
        if arrival.first_day is not None:
            window.desk.go_to(arrival.first_day)

    def _may_replace(self, page: ImportPage) -> bool:
        return self._agreed(page, tr("Read another sheet?"), _LOST, tr("Read the other"))

    def _agreed(self, page: ImportPage, heading: str, text: str, go: str) -> bool:
        from planner.ui.pieces.message import ask

        return not page.answered or ask(self._window, heading, tr(text), [tr("Stay here"), go]) == 1
