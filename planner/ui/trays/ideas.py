"""The ideas: posts without a day, to be dragged onto one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from planner.domain.edits import Change, new_id, new_post
from planner.domain.records import Brand, Channel, Label, Placement, Post, Status
from planner.domain.shown import Chip, shown
from planner.ui.calendar.faces import Faces
from planner.ui.context import Context
from planner.ui.pieces.dockpage import DockPage
from planner.ui.pieces.kept_line import KeptLine
from planner.ui.trays.ideaslist import IdeasList
from planner.ui.words import tr

_MARGIN, _LIST_MARGIN, _GAP = 16, 10, 6


class IdeasTray(DockPage):
    """A field for a new idea over the list; chips are dragged out of it to a day, and from a day into it."""

    open_requested = Signal(object)
    unschedule_requested = Signal(object, bool)
    """Carried, and whether it is copied."""
    menu_requested = Signal(object, object)
    selection_changed = Signal()
    shows = (Brand, Channel, Label, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Ideas"))
        self._field = KeptLine(context.settings.memory, "ideas")
        self._field.setPlaceholderText(tr("Write an idea, then press Enter"))
        self._field.setAccessibleName(tr("New idea"))
        self._field.setToolTip(tr("Enter keeps it as a post without a day"))
        self._empty = QLabel(tr("Ideas are posts without a day. Write one above, or drag a post here."))
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._list = IdeasList(context)
        self._lay_out()
        self._connect_parts()
        self.setFocusProxy(self._field)

    @property
    def selected(self) -> list[Chip]:
        """The selected chips."""
        return self._list.selected

    def show_brand(self, brand: Brand) -> None:
        """Shows the ideas of this brand, and the words of one that was begun."""
        self._field.show_brand(brand)
        super().show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns the ideas; the field is empty once its words are kept."""
        self._field.refresh(changes)
        super().refresh(changes)

    def read_anew(self, brand: Brand) -> None:
        """Shows the ideas of the brand."""
        document = self.context.document
        chips = shown(document.ideas(brand))
        self._list.show_chips(chips, Faces(self.context, document.settings_of(brand)), brand)
        self._empty.setVisible(not chips)

    # private

    def _lay_out(self) -> None:
        self._empty.setContentsMargins(0, _GAP, 0, 0)
        head, rest = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(_MARGIN, 0, _MARGIN, _GAP)
        rest.setContentsMargins(_LIST_MARGIN, 0, _LIST_MARGIN, _LIST_MARGIN)
        head.addWidget(self._field)
        head.addWidget(self._empty)
        rest.addWidget(self._list)
        self.column.addLayout(head)
        self.column.addLayout(rest, 1)

    def _connect_parts(self) -> None:
        self._field.returnPressed.connect(self._add)
        self._list.open_requested.connect(self.open_requested)
        self._list.unschedule_requested.connect(self.unschedule_requested)
        self._list.menu_requested.connect(self.menu_requested)
        self._list.selection_changed.connect(self.selection_changed)

    def _add(self) -> None:
        """Asks for a post of the typed words."""
        words = self._field.text().strip()
        if not words or self.brand is None:
            return
        post = Post(id=new_id(), brand_id=self.brand.id, text=words)
        place = Placement(id=new_id(), post_id=post.id, channel_id=None, zone=self.brand.zone, status=Status.IDEA)
        self._field.await_record(post.id)
        self.edit_requested.emit(new_post(post, [place]))
