"""The channels of the open post as pills, and a menu of those that it is not on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from planner.domain import edits
from planner.domain.edits import Change
from planner.domain.records import Channel, Placement
from planner.ui import icons
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.lasting_menu import LastingMenu
from planner.ui.pieces.parts import vertical, words
from planner.ui.pieces.pills import Pills, dashed_pill, glyph, pill
from planner.ui.pieces.plain import literal
from planner.ui.words import tr


class ChannelPills(QWidget):
    """Click a pill to take the post off that channel, *Add* to put it on another one."""

    new_channel_requested = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._context = open_post.context
        self._shown: object = None
        self._asked_for = ""
        self._made: dict[tuple[str, str | None, str], QPushButton] = {}
        self._pills = Pills()
        self._add = self._add_button()
        column = vertical(self, 4)
        column.addWidget(words(tr("Channels"), "label", "secondary"))
        column.addWidget(self._pills)
        open_post.changed.connect(self._show)
        self._context.theme.changed.connect(self._show_anew)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Puts the post on a channel that was made because this post asked for it."""
        made = [one.after for one in changes if one.before is None and isinstance(one.after, Channel)]
        post = self._open.post
        if made and post is not None and self._asked_for == post.id:
            self._forget_asking()
            QTimer.singleShot(0, self, lambda: self._put_on_made(post.id, made[-1]))

    def event(self, event: QEvent) -> bool:
        """The window is active again: its user made the channel in this moment, or did not."""
        if event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._forget_asking)
        return super().event(event)

    def _forget_asking(self) -> None:
        self._asked_for = ""

    def _ask_for_channel(self) -> None:
        self._asked_for = self._open.shown_post.id
        self.new_channel_requested.emit()

    def _put_on_made(self, post_id: str, channel: Channel) -> None:
        if self._open.post is not None and self._open.post.id == post_id:
            self._put_on(channel)

    def _show_anew(self) -> None:
        self._shown = None
        self._made.clear()
        icons.lead(self._add, self._context.theme, "plus")
        if self._open.post is not None:
            self._show()

    def _show(self) -> None:
        labels = [(one.id, one.channel_id, self._open.channel_name(one)) for one in self._open.placements]
        if labels == self._shown:
            self._check_all()
            return
        self._shown = labels
        on = [one for one in self._open.placements if one.channel_id is not None]
        made = {(one.id, one.channel_id, self._open.channel_name(one)): one for one in on}
        self._made = {label: self._made.get(label) or self._pill(one) for label, one in made.items()}
        self._show_pills(list(self._made.values()))
        self._check_all()

    def _show_pills(self, pills: list[QPushButton]) -> None:
        """What stays keeps the keyboard: a menu may be open over it. What goes gives it to the last one."""
        focus = self._pills.focusWidget()
        waiting: list[QWidget] = [] if pills else [self._waiting()]
        if focus is not None and focus.hasFocus() and focus not in (*pills, self._add):
            (pills[-1] if pills else self._add).setFocus()
        self._pills.show_widgets([*waiting, *pills, self._add])

    def _check_all(self) -> None:
        """A pill that was clicked stays on when the plan did not take it off."""
        for button in self._pills.findChildren(QPushButton):
            button.setChecked(button.isCheckable())

    def _pill(self, placement: Placement) -> QPushButton:
        channel = self._open.records.channels[placement.channel_id or ""]
        button = pill(self._context, channel, self._open.channel_name(placement), on=True)
        button.setToolTip(tr("Click to take the post off this channel"))
        button.clicked.connect(lambda: self._take_off(placement.id))
        return button

    def _waiting(self) -> QLabel:
        label = words(tr("no channel yet"), "body", "muted")
        label.setFixedHeight(self._context.theme.size("control.small"))
        return label

    def _add_button(self) -> QPushButton:
        add = dashed_pill(self._context, tr("Add"))
        icons.lead(add, self._context.theme, "plus")
        add.setAccessibleName(tr("Add a channel"))
        add.setToolTip(tr("Put the post on another channel"))
        add.clicked.connect(lambda: self._menu().popup(add.mapToGlobal(QPoint(0, add.height() + 4))))
        return add

    def _menu(self) -> Menu:
        menu = LastingMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on = {one.channel_id for one in self._open.placements}
        channels = [one for one in self._open.records.channels.values() if not one.archived]
        channels.sort(key=lambda one: one.position)
        for channel in [one for one in channels if one.id not in on]:
            self._offer(menu, channel)
        again = [one for one in channels if one.id in on]
        if again:
            more = menu.add_within(tr("Once more on"))
            for channel in again:
                more.addAction(self._icon(channel), literal(channel.name), partial(self._put_on, channel))
        menu.addSeparator()
        menu.addAction(icons.icon(self._context.theme, "plus"), tr("New channel…"), self._ask_for_channel)
        return menu

    def _offer(self, menu: LastingMenu, channel: Channel) -> None:
        """A channel that the post is not on; the menu stays open, so that several can be checked."""

        def turn(on: bool) -> None:
            if on:
                self._put_on(channel)
            else:
                self._take_off(self._on(channel)[-1].id)
            action.setChecked(bool(self._on(channel)))

        check = icons.icon(self._context.theme, "check-bold", "accent.text")
        action = menu.offer(self._icon(channel), check, literal(channel.name), turn)

    def _on(self, channel: Channel) -> list[Placement]:
        return [one for one in self._open.placements if one.channel_id == channel.id]

    def _icon(self, channel: Channel) -> QIcon:
        return icons.icon(self._context.theme, glyph(self._context, channel))

    def _put_on(self, channel: Channel) -> None:
        open_post = self._open
        open_post.ask(lambda: edits.put_on(open_post.shown_post, open_post.placements, channel, open_post.brand.zone))

    def _take_off(self, placement_id: str) -> None:
        open_post = self._open
        at = self._context.clock()

        def taken_off() -> edits.Edit:
            one = open_post.records.placements[placement_id]
            return edits.take_off(one, open_post.placements, at)

        open_post.ask(taken_off)
