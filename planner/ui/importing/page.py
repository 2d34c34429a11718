"""The page on which a sheet comes in, in place of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.app.intake import Taken
from planner.domain.edits import Change
from planner.domain.records import Brand, SheetLayout
from planner.ui.context import Context
from planner.ui.importing.arrival import arrival, reason_to_wait
from planner.ui.importing.draft import SheetDraft
from planner.ui.importing.empty import EmptyState
from planner.ui.importing.foot import PageFoot
from planner.ui.importing.head import PageHead
from planner.ui.importing.reading_view import ReadingView
from planner.ui.importing.remembering import Remembering
from planner.ui.importing.sorting import Group
from planner.ui.importing.sources import ask_for_file, copied
from planner.ui.importing.totals import entries_words, totals_words
from planner.ui.pieces.reading_order import stops
from planner.ui.words import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ImportPage(QWidget):
    """Shows a sheet and what is understood of it, takes answers and corrections, and asks for the import."""

    close_requested = Signal()
    import_requested = Signal(object)
    """An Arrival."""
    edit_requested = Signal(object)
    """What is said of a layout that is remembered; no step."""
    file_requested = Signal()
    """Another file is to be chosen."""
    paste_requested = Signal()
    """The cells that were copied are to be read."""
    reply_found = Signal(bytes)
    """What was chosen is no sheet but the reply to a review sheet."""
    said = Signal(str)

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.draft = SheetDraft(context, brand, self)
        self._only: Group | None = None
        self._shown: Taken | None = None
        self.setAccessibleName(tr("Import a sheet"))
        self.head, self.empty, self.foot = PageHead(context), EmptyState(context), PageFoot(context)
        self.reading = ReadingView(context, self.draft)
        self.remembering = Remembering(context, self.draft, self.head)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.head.show_nothing()
        self.foot.show_sheet(there=False)
        self.setFocusProxy(self.empty)

    # from outside

    def open_file(self, path: Path) -> None:
        """Reads a file."""
        self.draft.open_file(path)

    def paste(self) -> None:
        """Reads the cells that were copied in a spreadsheet."""
        cells = copied()
        if cells is None:
            self._say_trouble(tr("There are no cells to paste. Copy them in your spreadsheet first."))
        else:
            self.draft.paste(*cells)

    def ask_for_file(self) -> None:
        """Asks which file to read."""
        path = ask_for_file(self._context, self)
        if path is not None:
            self.open_file(path)

    def show_brand(self, brand: Brand) -> None:
        """The posts go to this brand."""
        if brand != self.draft.brand:
            self.draft.show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """The plan changed: what the sheet does to it may be another thing."""
        if any(not isinstance(change.record, SheetLayout) for change in changes):
            self.draft.look_again()

    @property
    def answered(self) -> bool:
        """Whether answers or corrections would be lost."""
        return self.draft.answered

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.reading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(4), 0, space(4), space(4))
        whole.setSpacing(space(3))
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        draft, head, foot = self.draft, self.head, self.foot
        draft.begun.connect(self._show_state)
        draft.stepped.connect(foot.show_step)
        draft.read.connect(self._show_reading)
        draft.reply_found.connect(self.reply_found)
        draft.refused.connect(lambda sentence: self._say_trouble(tr("Nothing was read. {reason}", reason=sentence)))
        for part in (head, self.empty):
            part.file_asked.connect(self.file_requested)
        self.empty.paste_asked.connect(self.paste_requested)
        head.encoding_chosen.connect(lambda key: draft.open_otherwise(encoding=key))
        head.separator_chosen.connect(lambda one: draft.open_otherwise(separator=one))
        head.order_chosen.connect(lambda _: self._show_only(self._only))
        self.remembering.edit_requested.connect(self.edit_requested)
        self.reading.all_wanted.connect(lambda: self._show_only(None))
        foot.only_chosen.connect(self._show_only)
        foot.import_asked.connect(self._import)
        foot.suggestions_asked.connect(draft.take_suggestions)
        foot.cancel_asked.connect(self.close_requested)
        foot.stop_asked.connect(draft.stop)

    # showing

    def _show_state(self) -> None:
        """Whether it can go in, and whether something is read."""
        taken, draft = self.draft.taken, self.draft
        self.foot.show_busy(busy=draft.busy)
        if taken is not None:
            said = tr("Import {entries}", entries=entries_words(taken.entries)) if taken.entries else tr("Import")
            self.foot.show_import(said, reason_to_wait(draft), questions=bool(draft.open) and not draft.busy)

    def _show_reading(self) -> None:
        """Everything as it is understood now; when the reading was stopped that is what is seen already."""
        if self.draft.taken is None or self.draft.taken is self._shown:
            self._show_state()
            return
        self._shown = self.draft.taken
        first = self._stack.currentWidget() is self.empty
        self.empty.say_trouble("")
        self.foot.show_sheet(there=True)
        self._stack.setCurrentWidget(self.reading)
        self.setFocusProxy(self.reading)
        self._show_source()
        self.reading.show_reading()
        self._show_only(self._only)
        self._show_state()
        self._order_stops()
        if first:
            self.reading.begin()

    def _order_stops(self) -> None:
        """Leads Tab through the page as one reads; tables beside each other are in no layout."""
        questions, tables = self.reading.questions, self.reading.tables
        chain = [*stops(self.head), *stops(questions), tables.sheet, tables.understood, *stops(self.foot)]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def _show_source(self) -> None:
        draft = self.draft
        if draft.source is None or draft.intake is None or draft.intake.book is None or draft.taken is None:
            return
        self.head.show_file(draft.source.name, draft.brand.name)
        self.head.show_book(draft.intake.book, draft.source.separator)
        self.remembering.show()

    def _show_only(self, only: Group | None) -> None:
        """The rows of one group, or all of them."""
        if self.draft.taken is None:
            return
        words = totals_words(self.draft.taken)
        self._only = only if only in words else None
        self.foot.show_totals(words, self._only)
        self.reading.show_rows(self._only, problems=self.head.problems.isChecked())
        brand, zone = self.draft.brand, self.draft.other_zone
        offer = tr("Set the time zone of {brand} to {zone}, as in the file", brand=brand.name, zone=zone)
        self.foot.offer_zone(offer if zone else "")

    def _say_trouble(self, sentence: str) -> None:
        self._show_state()
        if self.draft.taken is None:
            self.empty.say_trouble(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        else:
            self.said.emit(sentence)

    # the import

    def _import(self) -> None:
        draft, reason = self.draft, reason_to_wait(self.draft)
        if not reason:
            taken_up = not self.foot.zone.isHidden() and self.foot.zone.isChecked()
            self.import_requested.emit(arrival(draft, zone=draft.other_zone if taken_up else ""))
            return
        self.said.emit(reason)
        if draft.open:
            self.reading.questions.open_first()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, Ctrl+Enter imports, Ctrl+V asks for what was copied, Ctrl+Z takes the last answer back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._import()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.draft.take_back()
        else:
            super().keyPressEvent(event)
