"""Using the plan on the day: copying texts, finding pictures, opening links, noting what was posted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from planner.app.media import whole_path
from planner.domain.edits import mark_posted
from planner.domain.extras import texts_of
from planner.domain.plan import Plan, link_of, media_of, name_of, text_of
from planner.domain.records import Placement
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.posted import PostedDialog
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.pills import glyph
from planner.ui.pieces.plain import literal
from planner.ui.words import tr


class Act(NamedTuple):
    """Something done with a value of an entry: how it is found, what is done, and what is said when there is none.

    What is done takes the value and the names of the channels that it is from.
    """

    find: Callable[[Plan, Placement], str]
    do: Callable[[str, str], None]
    none: str


class DayUse(QObject):
    """What a chip and the editor offer for each channel; the window does what is asked for."""

    edit_requested = Signal(object)
    copy_requested = Signal(str, str)
    link_requested = Signal(str)
    folder_requested = Signal(str)
    said = Signal(str)
    """What is done outside and for which channel, or why there was nothing to do."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def menu(self, parent: QWidget, plan: Plan, placements: Sequence[Placement]) -> Menu:
        """The menu for entries of one post, by channel when there are several."""
        menu = Menu(parent, tr("Use today"))
        self.fill(menu, plan, placements)
        return menu

    def fill(self, menu: Menu, plan: Plan, placements: Sequence[Placement]) -> None:
        """Puts the same into a menu that is there."""
        if len(placements) == 1:
            self._add(menu, plan, placements[0])
        if len(placements) < 2:
            return
        for placement in placements:
            icon = icons.icon(self._context.theme, self._glyph(plan, placement))
            self._add(menu.add_within(literal(_name(plan, placement)), icon), plan, placement)
        menu.addAction(tr("Mark all as posted…"), lambda: self.mark_posted(plan, placements))

    # for the window's actions

    def copy_text(self, plan: Plan, placements: Sequence[Placement]) -> None:
        """Copies the text; asks for the channel where the texts differ."""
        self._each(plan, placements, Act(_text, self._copy_text, tr("There is no text to copy.")))

    def copy_alt(self, plan: Plan, placements: Sequence[Placement]) -> None:
        """Copies the alt texts, one under the other; asks as for the text."""
        self._each(plan, placements, Act(_alts, self._copy_alt, tr("There is no alt text to copy.")))

    def show_picture(self, plan: Plan, placements: Sequence[Placement]) -> None:
        """Wants the folder of the picture; asks as for the text."""
        none = tr("There is no picture whose folder is known.")
        self._each(plan, placements, Act(_picture, self._show_picture, none))

    def open_link(self, plan: Plan, placements: Sequence[Placement]) -> None:
        """Wants the link to be opened; asks as for the text."""
        self._each(plan, placements, Act(_link, self._open_link, tr("There is no link to open.")))

    def mark_posted(self, plan: Plan, placements: Sequence[Placement]) -> None:
        """Asks where the entries were posted, which may stay empty, and marks them."""
        if not placements:
            self.said.emit(tr("There is nothing to mark as posted."))
            return
        names = [(one.id, _name(plan, one), one.address) for one in placements]
        dialog = PostedDialog(names, QApplication.activeWindow())
        dialog.accepted.connect(lambda: self._mark(placements, dialog.addresses()))
        dialog.open()

    # private

    def _add(self, menu: Menu, plan: Plan, one: Placement) -> None:
        rows = (
            ("copy-simple", tr("Copy text"), _text(plan, one), self._copy_text),
            ("image", tr("Copy alt text"), _alts(plan, one), self._copy_alt),
            ("folder-open", tr("Show picture in folder"), _picture(plan, one), self._show_picture),
            ("arrow-square-out", tr("Open link"), _link(plan, one), self._open_link),
        )
        for icon, text, value, do in rows:
            action = menu.addAction(icons.icon(self._context.theme, icon), text, partial(do, value, _name(plan, one)))
            action.setEnabled(bool(value))
        self._add_extras(menu, plan, one)
        posted = icons.icon(self._context.theme, "check-circle")
        menu.addAction(posted, tr("Mark as posted…"), lambda: self.mark_posted(plan, [one]))

    def _add_extras(self, menu: Menu, plan: Plan, one: Placement) -> None:
        """Whatever stands in the fields of the network can be copied too."""
        channel = plan.channels.get(one.channel_id or "")
        platform = self._context.catalogue.platforms.named(channel.platform) if channel else None
        texts, icon = texts_of(one.extras), icons.icon(self._context.theme, "copy-simple")
        for extra in platform.extras_of(one.format) if platform else ():
            if texts.get(extra.key):
                copied = tr("{field} on {channel}", field=tr(extra.name), channel=_name(plan, one))
                do = partial(self.copy_requested.emit, texts[extra.key], copied)
                menu.addAction(icon, literal(tr("Copy {field}", field=tr(extra.name).lower())), do)

    def _each(self, plan: Plan, placements: Sequence[Placement], act: Act) -> None:
        """Does it where all channels have the same, or asks for the channel; one without a value cannot be chosen."""
        values = {act.find(plan, one) for one in placements}
        if not any(values):
            self.said.emit(act.none)
        elif len(values) == 1:
            names = dict.fromkeys(_name(plan, one) for one in placements)
            act.do(values.pop(), ", ".join(names))
        else:
            self._ask(plan, placements, act)

    def _ask(self, plan: Plan, placements: Sequence[Placement], act: Act) -> None:
        menu = Menu(QApplication.activeWindow())
        several = len({one.post_id for one in placements}) > 1
        for one in placements:
            name, value = _name(plan, one), act.find(plan, one)
            words = f"{name_of(plan.post_of(one), one)} · {name}" if several else name
            icon = icons.icon(self._context.theme, self._glyph(plan, one))
            menu.addAction(icon, literal(words), partial(act.do, value, name)).setEnabled(bool(value))
        menu.pop_up(QCursor.pos())

    def _copy_text(self, text: str, channel: str) -> None:
        self.copy_requested.emit(text, tr("Text on {channel}", channel=channel))

    def _copy_alt(self, alt: str, channel: str) -> None:
        self.copy_requested.emit(alt, tr("Alt text on {channel}", channel=channel))

    def _show_picture(self, path: str, channel: str) -> None:
        self.said.emit(tr("Showing the folder of the picture on {channel}.", channel=channel))
        self.folder_requested.emit(path)

    def _open_link(self, link: str, channel: str) -> None:
        self.said.emit(tr("Opening the link on {channel}.", channel=channel))
        self.link_requested.emit(link)

    def _mark(self, placements: Sequence[Placement], addresses: dict[str, str]) -> None:
        each = [mark_posted([one], addresses[one.id]) for one in placements]
        changes = tuple(change for edit in each for change in edit.changes)
        said = tuple(dict.fromkeys(words for edit in each for words in edit.said))
        self.edit_requested.emit(replace(each[0], changes=changes, said=said))

    def _glyph(self, plan: Plan, one: Placement) -> str:
        return glyph(self._context, plan.channels[one.channel_id] if one.channel_id else None)


def _name(plan: Plan, one: Placement) -> str:
    return plan.channels[one.channel_id].name if one.channel_id else tr("no channel yet")


def _text(plan: Plan, one: Placement) -> str:
    return text_of(plan.post_of(one), one)


def _link(plan: Plan, one: Placement) -> str:
    return link_of(plan.post_of(one), one)


def _alts(plan: Plan, one: Placement) -> str:
    return "\n\n".join(media.alt for media in media_of(plan.post_of(one), one) if media.alt)


def _picture(plan: Plan, one: Placement) -> str:
    """The first file whose folder is known."""
    paths = (media.path for media in media_of(plan.post_of(one), one))
    return next((path for path in paths if whole_path(path)), "")
