"""Brands, channels, kinds and pillars: names, colours, what is archived, and new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain.edits import Change, Edit, Named
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Label
from planner.ui.context import Context
from planner.ui.dialogs.brand import BrandSettings
from planner.ui.dialogs.manage_extras import BrandRow
from planner.ui.dialogs.manage_rows import NamedRow
from planner.ui.dialogs.manage_sorts import SORTS
from planner.ui.dialogs.new_brand import NewBrand
from planner.ui.dialogs.new_channel import NewChannel
from planner.ui.pieces.dialog_parts import button, column, row, segmented, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr


class Manage(QDialog):
    """One page for each sort of thing; nothing is deleted here, only archived."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, brand: Brand, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._brand = context, brand
        self._sorts = {sort.key: sort for sort in SORTS}
        self.rows: dict[str, NamedRow] = {}
        self.setWindowTitle(tr("Manage"))
        self.resize(640, 600)
        self.trouble = words("", role="danger")
        self._help = words("", role="secondary")
        self.new_name = QLineEdit()
        self.add = button("")
        self._lay_out()
        self._connect()
        self.show_sort(what)
        self._pages[what].setFocus()

    def show_brand(self, brand: Brand) -> None:
        """Shows what another brand has."""
        self._brand = brand
        self.show_sort(self._sort.key)

    def show_sort(self, key: str) -> None:
        """Shows "brands", "channels", "kinds" or "pillars"."""
        self._sort = self._sorts[key]
        self._pages[key].setChecked(True)
        self._help.setText(tr(self._sort.help))
        asks = self._sort.new_named is None
        self.new_name.setVisible(not asks)
        self.new_name.clear()
        self.new_name.setPlaceholderText(tr(self._sort.new))
        self.new_name.setAccessibleName(tr(self._sort.new))
        self.add.setText(tr(self._sort.new) if asks else tr("Add"))
        self._say("")
        self._read()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns something that is named here; closes when the brand is gone."""
        if self._brand.id not in {brand.id for brand in self._context.document.brands()}:
            self.reject()
        elif any(isinstance(change.record, (Brand, Channel, Label)) for change in changes):
            self._read()

    # reading

    def _read(self) -> None:
        records = self._records()
        live = [record for record in records if not record.archived]
        for id_ in set(self.rows) - {record.id for record in records}:
            self._drop_row(id_)
        for record in records:
            if record.id not in self.rows:
                self.rows[record.id] = self._made_row(record)
            last = self._sort.key == "brands" and live == [record]
            self.rows[record.id].show_record(record, records, last=last)
        self._place(live, [record for record in records if record.archived])

    def _records(self) -> Sequence[Named]:
        return self._sort.records(self._context.document, self._plan())

    def _plan(self) -> Plan:
        return self._context.document.settings_of(self._brand)

    def _made_row(self, record: Named) -> NamedRow:
        made = self._sort.made_row(self._context, record)
        made.edit_requested.connect(self.edit_requested)
        made.failed.connect(self._say)
        if isinstance(made, BrandRow):
            made.settings_requested.connect(lambda brand: self._ask(BrandSettings(self._context, brand, self)))
        return made

    def _place(self, live: Iterable[Named], archived: Iterable[Named]) -> None:
        while self._list.takeAt(0) is not None:
            pass
        for record in live:
            self._list.addWidget(self.rows[record.id])
        shelved = list(archived)
        self._list.addWidget(self._archived)
        self._archived.setVisible(bool(shelved))
        for record in shelved:
            self._list.addWidget(self.rows[record.id])
        self._list.addStretch()

    # adding

    def _add(self) -> None:
        if self._sort.new_named is not None:
            self._add_named(self._sort.new_named, self.new_name.text().strip())
        elif self._sort.key == "brands":
            self._ask(NewBrand(self._context, self))
        else:
            self._ask(NewChannel(self._context, self._plan(), self))

    def _ask(self, dialog: EditDialog) -> None:
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def _add_named(self, make: Callable[[Plan, str], Edit], name: str) -> None:
        self.new_name.setFocus()
        try:
            edit = make(self._plan(), name)
        except ValueError as error:
            self._say(tr(str(error)))
            return
        self._say("")
        self.new_name.clear()
        self.edit_requested.emit(edit)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _paint_again(self) -> None:
        if self.isVisible():
            self._read()

    # making

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.new_name.returnPressed.connect(self._add)
        self.finished.connect(self.deleteLater)
        self._context.theme.changed.connect(self._paint_again)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addLayout(self._made_pages())
        layout.addWidget(self._help)
        layout.addWidget(self._made_list(), 1)
        layout.addWidget(self.trouble)
        adding = row(space(2))
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add)
        adding.addStretch()
        layout.addLayout(adding)
        layout.addLayout(self._made_foot())

    def _made_pages(self) -> QHBoxLayout:
        self._pages = {sort.key: button(tr(sort.title)) for sort in SORTS}
        for sort in SORTS:
            made = self._pages[sort.key]
            made.setToolTip(tr(sort.help))
            made.clicked.connect(lambda _checked=False, key=sort.key: self._turn_to(key))
        return segmented(self._pages.values())

    def _turn_to(self, key: str) -> None:
        for id_ in list(self.rows):
            self._drop_row(id_)
        self.show_sort(key)

    def _drop_row(self, id_: str) -> None:
        dropped = self.rows.pop(id_)
        dropped.hide()
        dropped.deleteLater()

    def _made_list(self) -> QScrollArea:
        content = QWidget()
        self._list = column(self._context.theme.space(2))
        self._list.setContentsMargins(0, 0, self._context.theme.space(3), 0)
        content.setLayout(self._list)
        self._archived = words(tr("Archived"), step="label", role="muted")
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _made_foot(self) -> QHBoxLayout:
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        foot = row(0)
        foot.addStretch()
        foot.addWidget(close)
        return foot
