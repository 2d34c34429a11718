"""The library of a brand: templates, snippets, hashtag sets, signatures and calls to action."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.edits import Change, drop_snippet, new_id
from planner.domain.plan import Plan, name_of
from planner.domain.records import Brand, Campaign, Channel, Label, Placement, Post, Snippet, SnippetSort
from planner.domain.templates import found_in, free_name, keep, shifted, template_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.library.form import PartForm
from planner.ui.library.parts_list import PartsList
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.dockpage import DockPage
from planner.ui.pieces.part_rows import SORTS, WORDS, in_order, rows_of
from planner.ui.pieces.parts import Lead, vertical, words
from planner.ui.pieces.search_line import SearchLine
from planner.ui.words import tr

_MARGIN, _LIST_MARGIN, _GAP = 16, 10, 8


class LibraryPage(DockPage):
    """A list to search in; a part that is opened takes its place until one goes back."""

    new_post_requested = Signal(str)
    """The id of the template that a new post is to begin with."""
    shows = (Brand, Channel, Label, Campaign, Post, Placement, Snippet)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Library"))
        self._plan: Plan | None = None
        self._form: PartForm | None = None
        self._search = SearchLine(tr("Search the library"), tr("Search"))
        self._new = QPushButton(tr("New"))
        self._list = PartsList(context)
        self._said = words("", "body", "muted")
        self._first = QPushButton(tr("New snippet"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect_parts()
        self._tint()
        self.setFocusProxy(self._search)

    def show_brand(self, brand: Brand) -> None:
        """Shows the library of this brand; a part of another one is closed."""
        self.flush()
        if self.brand is not None and brand.id != self.brand.id:
            self._search.clear()
            self._turn_to_list()
        super().show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns the library or, while a part is open, what its example shows."""
        open_part = self._form is not None and self._stack.currentWidget() is self._form
        concerns = self.shows if open_part else (Brand, Snippet)
        super().refresh([change for change in changes if isinstance(change.record, concerns)])

    def read_anew(self, brand: Brand) -> None:
        """Shows the library as it is in the plan."""
        self._plan = self.context.document.settings_of(brand)
        self._find()
        if self._form is not None and self._stack.currentWidget() is self._form:
            self._form.show_plan(self._plan)

    def flush(self) -> bool:
        """Hands over what is typed; whether the plan took it."""
        return self._form is None or self._form.flush()

    def save_as_template(self, post: Post, placements: Sequence[Placement]) -> None:
        """Asks for a template of a post, and opens it so that it can be given another name."""
        known = self._known()
        name = free_name(name_of(post), SnippetSort.TEMPLATE, known.snippets)
        template = template_of(post, placements, name)
        self.edit_requested.emit(keep(template, known.snippets))
        self.open_part(template.id)

    def open_part(self, part_id: str) -> None:
        """Shows a part to be changed, if it is there."""
        known = self._known()
        found = next((one for one in known.snippets if one.id == part_id), None)
        if found is not None:
            self._open(found, known, stored=True)

    def new_part(self, sort: SnippetSort) -> None:
        """Shows an empty part; it is stored with its first words."""
        known = self._known()
        name = free_name(tr(WORDS[sort].name), sort, known.snippets)
        self._open(Snippet(id=new_id(), brand_id=known.brand.id, sort=sort, name=name), known, stored=False)

    # events

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is stored when the page goes away."""
        self.flush()
        super().hideEvent(event)

    # making

    def _lay_out(self) -> None:
        pane = QWidget()
        column = vertical(pane, 0)
        column.addLayout(self._made_head())
        column.addWidget(self._made_empty())
        column.addLayout(rest := QVBoxLayout(), 1)
        rest.setContentsMargins(_LIST_MARGIN, 0, _LIST_MARGIN, _LIST_MARGIN)
        rest.addWidget(self._list)
        column.addStretch()
        self._stack.addWidget(pane)
        self.column.addWidget(self._stack, 1)

    def _made_head(self) -> QHBoxLayout:
        self._glass = Lead(self.theme, "magnifying-glass", tr("Search the library"), self._search)
        self._new.setToolTip(tr("Add to the library"))
        self._new.setAccessibleName(tr("Add to the library"))
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.setContentsMargins(_MARGIN, 0, _MARGIN, _GAP)
        head.addWidget(self._search, 1)
        head.addWidget(self._new)
        return head

    def _made_empty(self) -> QWidget:
        self._said.setWordWrap(True)
        self._empty = QWidget()
        column = vertical(self._empty, 12)
        column.setContentsMargins(_MARGIN, _GAP, _MARGIN, 0)
        column.addWidget(self._said)
        column.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        return self._empty

    def _connect_parts(self) -> None:
        self._search.textChanged.connect(self._find)
        self._search.went_down.connect(self._go_into_list)
        self._search.returnPressed.connect(self._go_into_list)
        self._glass.clicked.connect(self._search.setFocus)
        self._new.clicked.connect(self._offer_new)
        self._first.clicked.connect(lambda: self.new_part(SnippetSort.SNIPPET))
        self._list.open_requested.connect(self.open_part)
        self._list.move_requested.connect(self._move)
        self._list.delete_requested.connect(self._delete)
        self._list.menu_requested.connect(self._offer_more)
        self.theme.changed.connect(self._tint)

    def _made_form(self) -> PartForm:
        made = PartForm(self.context)
        made.edit_requested.connect(self.edit_requested)
        made.closed.connect(self._go_back)
        made.menu_requested.connect(lambda where: self._offer_more(made.part_id, where))
        made.new_post_requested.connect(lambda: self.new_post_requested.emit(made.part_id))
        self._stack.addWidget(made)
        return made

    def _tint(self) -> None:
        icons.lead(self._new, self.theme, "plus")
        icons.lead(self._first, self.theme, "plus")

    # showing

    def _known(self) -> Plan:
        assert self.brand is not None
        return self.context.document.settings_of(self.brand)

    def _find(self) -> None:
        """Shows the parts that have the words of the search."""
        parts = in_order(self._plan.snippets) if self._plan is not None else []
        asked = self._search.value()
        found = found_in(parts, asked)
        self._list.show_rows(rows_of(found))
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._first.setVisible(not parts)
        self._said.setText(
            tr("Nothing found for “{words}”.", words=asked.strip())
            if parts
            else tr("Texts that you use again live here; type / in a post to put one in.")
        )

    def _open(self, part: Snippet, known: Plan, *, stored: bool) -> None:
        if self._form is None:
            self._form = self._made_form()
        self._stack.setCurrentWidget(self._form)
        self.setFocusProxy(self._form.fields.name)
        self._form.open(part, known, stored=stored)

    def _turn_to_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self._search)

    def _go_back(self) -> None:
        """Shows the list again, with the keyboard on the part that was open."""
        had = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._turn_to_list()
        if had:
            (self._list if self._list.chosen else self._search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_into_list(self) -> None:
        if self._list.isVisible():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._list.chosen:
                self._list.step(1)

    # doing

    def _offer_new(self) -> None:
        menu = Menu(self)
        for one in SORTS:
            menu.addAction(icons.icon(self.theme, one.icon), tr(one.new), partial(self.new_part, one.sort))
        menu.pop_up(self._new.mapToGlobal(QPoint(0, self._new.height() + 4)))

    def _offer_more(self, part_id: str, where: QPoint) -> None:
        part = self._part(part_id)
        if part is None:
            return
        menu = Menu(self)
        if part.sort is SnippetSort.TEMPLATE:
            plus = icons.icon(self.theme, "plus")
            menu.addAction(plus, tr("New post from template"), partial(self.new_post_requested.emit, part_id))
            menu.addSeparator()
        menu.addAction(icons.icon(self.theme, "arrow-up"), tr("Move up\tAlt+Up"), partial(self._move, part_id, -1))
        menu.addAction(icons.icon(self.theme, "arrow-down"), tr("Move down\tAlt+Down"), partial(self._move, part_id, 1))
        menu.addSeparator()
        menu.addAction(icons.icon(self.theme, "trash"), tr("Delete\tDel"), partial(self._delete, part_id))
        menu.pop_up(where)

    def _move(self, part_id: str, by: int) -> None:
        self.flush()
        part = self._part(part_id)
        if part is not None:
            self.edit_requested.emit(shifted(part, self._known().snippets, by))

    def _delete(self, part_id: str) -> None:
        self.flush()
        part = self._part(part_id)
        if part is not None:
            self.edit_requested.emit(drop_snippet(part))

    def _part(self, part_id: str) -> Snippet | None:
        return next((one for one in self._known().snippets if one.id == part_id), None)
