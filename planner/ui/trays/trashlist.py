"""The list of the trash: what was deleted together, in two lines each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.domain.plan import Plan, name_of
from planner.domain.records import Placement, Post
from planner.ui.context import Context
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

_ROW, _SIDE, _LINE = 52, 12, 20
_DETAIL = Qt.ItemDataRole.UserRole


class Thrown(NamedTuple):
    """What went into the trash at one moment: a post with its placements, or a placement alone."""

    posts: tuple[Post, ...]
    placements: tuple[Placement, ...]
    at: datetime


def thrown_in(trash: Plan) -> list[Thrown]:
    """Everything in the trash, what was deleted last first."""
    return sorted([*_posts(trash), *_alone(trash)], key=lambda thrown: thrown.at, reverse=True)


def _posts(trash: Plan) -> Iterator[Thrown]:
    for post in trash.posts.values():
        if post.trashed is not None:
            together = [one for one in trash.in_order() if one.post_id == post.id and one.trashed == post.trashed]
            yield Thrown((post,), tuple(together), post.trashed)


def _alone(trash: Plan) -> Iterator[Thrown]:
    """Placements of posts that are not in the trash themselves."""
    for placement in trash.placements.values():
        if placement.trashed is not None and trash.post_of(placement).trashed is None:
            yield Thrown((), (placement,), placement.trashed)


class TrashModel(QAbstractListModel):
    """The rows in words."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: Plan | None = None
        self.thrown: Sequence[Thrown] = ()

    def show(self, thrown: Sequence[Thrown], plan: Plan) -> None:
        """Shows these rows instead of those before."""
        self.beginResetModel()
        self.thrown, self._plan = thrown, plan
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.thrown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of the post, where it stood, and all of it for tooltip and screen reader."""
        if not index.isValid() or self._plan is None:
            return None
        one = self.thrown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(self._plan, one)
        if role == _DETAIL:
            return self._detail(self._plan, one)
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        spoken = ", ".join((self._name(self._plan, one), self._detail(self._plan, one), self._deleted(self._plan, one)))
        return spoken if role == Qt.ItemDataRole.AccessibleTextRole else plain_hint(spoken)

    def _name(self, plan: Plan, one: Thrown) -> str:
        if one.posts:
            return name_of(one.posts[0])
        return name_of(plan.post_of(one.placements[0]), one.placements[0])

    def _detail(self, plan: Plan, one: Thrown) -> str:
        """Where it stood: ``Thu 15 Oct 12:30 on LinkedIn``."""
        if not one.placements:
            return tr("no day")
        first, when = one.placements[0], self._context.when
        day = when.day(first.date) if first.date else tr("no day")
        stood = f"{day} {when.clock(first.time)}" if first.time else day
        names = dict.fromkeys(plan.channels[place.channel_id].name for place in one.placements if place.channel_id)
        return tr("{when} on {channels}", when=stood, channels=", ".join(names)) if names else stood

    def _deleted(self, plan: Plan, one: Thrown) -> str:
        day = one.at.astimezone(self._context.now(plan.brand).tzinfo).date()
        return tr("deleted {day}", day=self._context.when.day(day))


class TrashDelegate(QStyledItemDelegate):
    """Paints the name over the details, on the ground of the style."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as the style paints it, then the two lines."""
        words, detail = index.data(), index.data(_DETAIL)
        self.initStyleOption(option, index)
        option.text = ""
        view = self.parent()
        assert isinstance(view, QWidget)
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        rect: QRect = option.rect.adjusted(_SIDE, 6, -_SIDE, -6)
        self._line(painter, rect.adjusted(0, 0, 0, -_LINE), words, "body", "text.primary")
        self._line(painter, rect.adjusted(0, _LINE, 0, 0), detail, "caption", "text.muted")

    def _line(self, painter: QPainter, rect: QRect, words: str, step: str, token: str) -> None:
        font = self._theme.font(step)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        view = self.parent()
        assert isinstance(view, QWidget)
        side = QStyle.visualAlignment(view.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, elided)
