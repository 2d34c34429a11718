"""Holidays and other days: whose are shown, and which of them the user plans for."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.app.special_days import country_of
from planner.domain.edits import Edit, amend
from planner.domain.records import Brand
from planner.domain.span import Span
from planner.domain.special_days import Sort, SpecialDay
from planner.ui.context import Context
from planner.ui.dialogs.holidays import HolidayFields
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import button, segmented, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr

_AHEAD = timedelta(days=365)
_ROW, _ROWS_SHOWN, _WIDTH = 28, 6, 520
_SIZE, _EDGE = QSize(560, 640), 32
_BETWEEN, _DATE = "   ", 136
"""Between a date and the name of its day, and the room that dates have, so that names stand below each other."""

SHOWN = (("all", "All"), ("holiday", "Public holidays"), ("awareness", "Awareness days"), ("starred", "Starred"))


class SpecialDaysDialog(EditDialog):
    """The days of the next year with a star at those that are planned for; one edit that can be undone."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Holidays and other days"), parent, tr("Save"))
        self._brand = brand
        self._known = context.catalogue.special_days
        self._starred = set(brand.starred)
        self.setMinimumWidth(_WIDTH)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.place = HolidayFields(self._known, brand.country or country_of(brand.zone), brand.region)
        self.days = _Days()
        self.days.itemClicked.connect(self._turn)
        self.days.turned.connect(self._turn)
        self.note = words("", step="caption", role="muted")
        self._pages = {key: button(tr(name)) for key, name in SHOWN}
        self._lay_out_fields()
        self.place.regions.currentIndexChanged.connect(self._show_days)
        context.theme.changed.connect(self._show_days)
        self._show_days()
        self.days.setFocus()

    def made(self) -> Edit:
        """The brand with its country, its region and its stars."""
        starred = tuple(sorted(self._starred))
        text = tr("Days of {brand}", brand=self._brand.name)
        return amend(self._brand, text, country=self.place.country, region=self.place.region, starred=starred)

    # laying out

    def _lay_out_fields(self) -> None:
        self.body.addLayout(self.place.lay_out(self.context.theme.space(3)))
        for key, page in self._pages.items():
            page.setChecked(key == "all")
            page.setToolTip(tr("Which days are listed"))
            page.clicked.connect(self._show_days)
        self.body.addLayout(segmented(self._pages.values()))
        self._pages["all"].setChecked(True)
        self.days.setAccessibleName(tr("Days of the next year"))
        self.days.setToolTip(tr("A click or Space stars a day: the weekly checklist then asks for a post on it"))
        self.days.setMinimumHeight(_ROW * _ROWS_SHOWN)
        self.body.addWidget(self.days, 1)
        self.body.addWidget(self.note)

    # what is shown

    def _show_days(self) -> None:
        today = self.context.today(self._brand)
        chosen = next(key for key, page in self._pages.items() if page.isChecked())
        days = [one for one in self._known.between(self.place, Span(today, today + _AHEAD)) if self._in(one, chosen)]
        at = self.days.currentRow()
        self.days.clear()
        for one in days:
            self.days.addItem(self._item(one))
        self.days.setCurrentRow(min(max(at, 0), self.days.count() - 1))
        self._say_note(empty=not days)

    def _in(self, day: SpecialDay, chosen: str) -> bool:
        if chosen == "starred":
            return day.key in self._starred
        return chosen == "all" or day.sort is Sort(chosen)

    def _item(self, day: SpecialDay) -> QListWidgetItem:
        item = QListWidgetItem(f"{self.context.when.dated(day.day)}{_BETWEEN}{day.name}")
        item.setData(Qt.ItemDataRole.UserRole, day.key)
        item.setToolTip(day.source)
        item.setSizeHint(QSize(0, _ROW))
        self._mark(item)
        return item

    def _mark(self, item: QListWidgetItem) -> None:
        starred = item.data(Qt.ItemDataRole.UserRole) in self._starred
        name, token = ("star-fill", "accent.text") if starred else ("star", "text.muted")
        item.setIcon(icon(self.context.theme, name, token))
        said = tr("{day}, starred", day=item.text()) if starred else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _turn(self, item: QListWidgetItem) -> None:
        """Stars the day, or takes its star; on every other day of the same name too."""
        key = item.data(Qt.ItemDataRole.UserRole)
        self._starred ^= {key}
        for at in range(self.days.count()):
            self._mark(self.days.item(at))
        self._say_note(empty=False)

    def _say_note(self, *, empty: bool) -> None:
        until = self._known.known_until(self.place)
        said = [tr("Nothing to show here.")] if empty else [tr("%n day(s) starred.", len(self._starred))]
        if until is not None:
            said.append(tr("Some holidays of this place are known until {year} only.", year=str(until)))
        self.note.setText(" ".join(said))


class _Days(QListWidget):
    """Space turns the star of a day."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_InColumns(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is for the star."""
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self.turned.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class _InColumns(QStyledItemDelegate):
    """Names begin below each other, whatever their dates are."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row without its words, then its date and its name."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        date_, _, name = shown.text.partition(_BETWEEN)
        style = shown.widget.style()
        words = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        shown.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        for said, place in ((date_, words), (name, words.adjusted(_DATE, 0, 0, 0))):
            rect = QStyle.visualRect(shown.direction, words, place)
            cut = shown.fontMetrics.elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
            side = QStyle.visualAlignment(shown.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            style.drawItemText(painter, rect, int(side), shown.palette, True, cut, shown.palette.ColorRole.Text)
