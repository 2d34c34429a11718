"""What single channels have of their own in place of the post's: another link, other pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Edit, edit_placement
from planner.domain.records import Placement, Post
from planner.ui.editor.bound import Bound
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.record_part import RecordPart
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import LinkButton, emptied, heading, horizontal, vertical
from planner.ui.pieces.plain import literal
from planner.ui.words import tr


class OwnLink(RecordPart):
    """The link of one entry."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        field = LineField(tr("Own link"), tr("Own link"))
        self._bound = Bound(field, open_post)
        vertical(self, 0).addWidget(field)

    def show_record(self, record: Post | Placement) -> None:
        """Shows the entry's link."""
        self._bound.show(Where(type(record), record.id, "link"), record.link or "")

    def let_go(self) -> None:
        """The field goes away; what was typed in it stays until it is stored."""
        self._bound.let_go()


class OwnValues(QWidget):
    """A part for each entry with its own value, and a menu to give another entry one."""

    def __init__(self, open_post: OpenPost, field: str, offer: str, make: Callable[[], RecordPart]) -> None:
        super().__init__()
        self._open = open_post
        self._field = field
        self._make = make
        self._shown: object = None
        self._parts: dict[str, RecordPart] = {}
        column = vertical(self, 8)
        self._own = QWidget()
        self._box = vertical(self._own, 8)
        self._offer = LinkButton(offer)
        self._offer.clicked.connect(lambda: self._menu().popup(self._offer.mapToGlobal(QPoint(0, 28))))
        column.addWidget(self._own)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        open_post.changed.connect(self._show)

    def _show(self) -> None:
        own = [one for one in self._open.placements if self._value(one) is not None]
        labels = [(one.id, self._open.channel_name(one)) for one in own]
        if labels != self._shown:
            self._shown = labels
            self._make_parts(labels)
        for placement in own:
            self._parts[placement.id].show_record(placement)
        self._own.setVisible(bool(own))
        self._offer.setVisible(len(self._open.placements) > max(len(own), 1))

    def _make_parts(self, labels: list[tuple[str, str]]) -> None:
        for part in self._parts.values():
            part.let_go()
        emptied(self._box)
        self._parts = {}
        for id_, name in labels:
            part = self._make()
            self._parts[id_] = part
            self._box.addWidget(self._headed(id_, name, part))

    def _headed(self, id_: str, name: str, part: QWidget) -> QWidget:
        box = QWidget()
        column = vertical(box, 4)
        line = QWidget()
        head = horizontal(line, 4)
        head.addWidget(heading(tr("On {channel}", channel=name)), 1)
        back = LinkButton(tr("Use the common one"))
        back.clicked.connect(lambda: self._set(id_, lambda _: None))
        head.addWidget(back)
        column.addWidget(line)
        column.addWidget(part)
        return box

    def _menu(self) -> Menu:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for placement in self._open.placements:
            if self._value(placement) is None:
                name = literal(self._open.channel_name(placement))
                menu.addAction(name, partial(self._set, placement.id, attrgetter(self._field)))
        return menu

    def _set(self, id_: str, value: Callable[[Post], object]) -> None:
        def changed() -> Edit:
            placement = self._open.records.placements[id_]
            return edit_placement(placement, self._field, value(self._open.shown_post)).sealed()

        self._open.ask(changed)

    def _value(self, placement: Placement) -> object:
        return getattr(placement, self._field)
