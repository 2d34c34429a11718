"""The trash: what was deleted, to be restored, or to be gone for good."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QMessageBox, QPushButton

from planner.domain.edits import delete, restore
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Placement, Post
from planner.ui.context import Context
from planner.ui.pieces.dockpage import DockPage
from planner.ui.trays.trashlist import TrashDelegate, TrashModel, thrown_in
from planner.ui.words import tr

_MARGIN, _FOOT = 16, 56


class TrashPage(DockPage):
    """Lists posts, and entries that were deleted alone, those deleted last first."""

    shows = (Brand, Channel, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Trash"))
        self._plan: Plan | None = None
        self._thrown = TrashModel(context, self)
        self._list = QListView()
        self._empty = QLabel(tr("What you delete waits here until you empty the trash. There is nothing in it."))
        self._restore = QPushButton(tr("Restore"))
        self._clear = QPushButton(tr("Empty trash"))
        self._make_list(context)
        self._lay_out()
        self._connect_parts()

    def read_anew(self, brand: Brand) -> None:
        """Shows the trash of the brand."""
        self._plan = self.context.document.trash(brand)
        self._thrown.show(thrown_in(self._plan), self._plan)
        there = bool(self._thrown.thrown)
        self._empty.setVisible(not there)
        self._clear.setEnabled(there)
        self._selected()

    # making

    def _make_list(self, context: Context) -> None:
        self._list.setModel(self._thrown)
        self._list.setItemDelegate(TrashDelegate(context, self._list))
        self._list.setProperty("bare", "true")
        self._list.setAccessibleName(tr("Trash"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setUniformItemSizes(True)
        self.setFocusProxy(self._list)

    def _lay_out(self) -> None:
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._restore.setToolTip(tr("Put the selected posts back where they stood (Enter)"))
        self._clear.setProperty("kind", "danger")
        self._clear.setToolTip(tr("Take everything in the trash out of the plan"))
        foot = QFrame()
        foot.setProperty("edge", "top")
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(self._clear)
        row.addStretch()
        row.addWidget(self._restore)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(foot)

    def _connect_parts(self) -> None:
        self._list.selectionModel().selectionChanged.connect(self._selected)
        self._list.activated.connect(self._put_back)
        self._restore.clicked.connect(self._put_back)
        self._clear.clicked.connect(self._ask)

    # slots

    def _selected(self) -> None:
        self._restore.setEnabled(bool(self._list.selectedIndexes()))

    def _put_back(self) -> None:
        rows = sorted(index.row() for index in self._list.selectedIndexes())
        chosen = [self._thrown.thrown[row] for row in rows]
        posts = [post for one in chosen for post in one.posts]
        places = [placement for one in chosen for placement in one.placements]
        if chosen:
            self.edit_requested.emit(restore(posts, places))

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(tr("Empty trash"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Take everything in the trash out of the plan?"))
        box.setInformativeText(tr("You can undo this as long as the window is open."))
        yes = box.addButton(tr("Empty trash"), QMessageBox.ButtonRole.AcceptRole)
        yes.setProperty("kind", "danger")
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(self._empty_it)
        box.open()

    def _empty_it(self) -> None:
        if self._plan is not None:
            posts = [post for post in self._plan.posts.values() if post.trashed is not None]
            document = self.context.document
            said = document.comments(self._plan.brand, [post.id for post in posts])
            measured = document.measurements_of(self._plan.placements)
            self.edit_requested.emit(delete(posts, self._plan.placements.values(), [*said, *measured]))
