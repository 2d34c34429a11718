"""A group of the left bar: channels or kinds, each of which can be hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.records import Channel, Label
from planner.ui.bars.siderow import SideRow
from planner.ui.bars.siderows import ChannelRow, HeadingRow, KindRow
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.theme import Theme
from planner.ui.words import tr

_BEFORE, _GAP = 16, 2
_NO_CHANNEL_GLYPH, _ANY_GLYPH = "circle-dashed", "globe"


class SideGroup(QWidget):
    """A heading over checkable rows by id; None is the row of what has no channel or no kind."""

    changed = Signal()
    """The user hid or showed something."""

    def __init__(self, theme: Theme, heading: str, help_: str) -> None:
        super().__init__()
        self.walk: list[SideRow] = []
        self._rows: dict[str | None, SideRow] = {}
        self.heading = HeadingRow(theme, heading)
        self.heading.explain(help_)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, _BEFORE, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(self.heading)

    def fill(self, rows: Iterable[tuple[str | None, SideRow]]) -> None:
        """Shows these rows, made with ``walk``, in place of those that are there."""
        for old in self._rows.values():
            self.walk.remove(old)
            old.hide()
            old.deleteLater()
        self._rows = dict(rows)
        for number, (key, row) in enumerate(self._rows.items(), start=1):
            self._layout.insertWidget(number, row)
            row.setVisible(key is not None)
            row.set_collapsed(self.heading.collapsed)
            row.clicked.connect(self.changed)
            row.menu_requested.connect(lambda place, key=key: self._open_menu(key, place))

    def add(self, row: SideRow) -> None:
        """One more row at the end, which hides nothing."""
        self._layout.addWidget(row)

    @property
    def hidden(self) -> frozenset[str | None]:
        """The ids of what is hidden."""
        return frozenset(key for key, row in self._rows.items() if not row.isChecked())

    def hide_only(self, keys: Iterable[str | None]) -> None:
        """Hides these and shows all others."""
        hidden = frozenset(keys)
        for key, row in self._rows.items():
            row.setChecked(key not in hidden)

    def show_counts(self, counts: Mapping[str | None, int], number: Callable[[int], str]) -> None:
        """How many of each are in view; what has no channel or kind has a row only when there is any."""
        for key, row in self._rows.items():
            count = counts.get(key, 0)
            row.show_count(number(count), tr("{number} in view", number=number(count)))
            if key is None:
                row.setVisible(count > 0 or not row.isChecked())

    def set_collapsed(self, on: bool) -> None:
        """Shows icons only."""
        for row in (self.heading, *self._rows.values()):
            row.set_collapsed(on)

    def _open_menu(self, key: str | None, place: QPoint) -> None:
        menu = Menu(self)
        menu.setAccessibleName(self._rows[key].name)
        menu.addAction(tr("Show only this"), lambda: self._choose(set(self._rows) - {key}))
        menu.addAction(tr("Show all"), lambda: self._choose(()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _choose(self, hidden: Iterable[str | None]) -> None:
        self.hide_only(hidden)
        self.changed.emit()


def channel_rows(
    context: Context, channels: Iterable[Channel], walk: list[SideRow]
) -> Iterator[tuple[str | None, SideRow]]:
    """A row for each channel, and one for what has none yet."""
    for channel in channels:
        platform = context.catalogue.platforms.named(channel.platform)
        yield channel.id, ChannelRow(context.theme, channel.name, platform.glyph if platform else _ANY_GLYPH, walk)
    yield None, ChannelRow(context.theme, tr("No channel yet"), _NO_CHANNEL_GLYPH, walk)


def kind_rows(context: Context, kinds: Iterable[Label], walk: list[SideRow]) -> Iterator[tuple[str | None, SideRow]]:
    """A row for each kind, and one for what has none yet."""
    for kind in kinds:
        yield kind.id, KindRow(context.theme, kind.name, kind.hue, walk)
    yield None, KindRow(context.theme, tr("No kind yet"), "", walk)
