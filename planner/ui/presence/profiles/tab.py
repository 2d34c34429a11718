"""The tab of profiles: the list of accounts, one of them to be filled in, and what is found in it by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from planner.app.presence import board_of, pictures_of, without_profile
from planner.domain.edits import new_id
from planner.domain.edits.presence import (
    add_profiles,
    archive_profile,
    drop_profile,
    profile_of,
    restore_profile,
    set_keywords,
)
from planner.domain.plan import Plan
from planner.domain.presence import Board, CheckSort, Standing
from planner.domain.records import AuditAnswer, Brand, Channel, Placement, Post, Profile
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_FIELDS
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.jobs import run_in_background
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.presence.profiles.pane import ProfilePane
from planner.ui.presence.profiles.side import ProfileSide
from planner.ui.words import tr

_AUDIT = ("presence", "audit")
_BELOW = 4


class ProfilesTab(PlaceTab):
    """Everything that is typed keeps itself; profiles come from the channels in one click."""

    shows = (Brand, Channel, Profile, AuditAnswer, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Profiles"))
        self.board: Board | None = None
        self._plan: Plan | None = None
        self._wanted = ""
        self.side, self.pane = ProfileSide(context), ProfilePane(context)
        self.first, self._free_first = QPushButton(tr("Make one for each channel")), QPushButton(tr("New profile"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.side)

    def read_anew(self, brand: Brand) -> None:
        """Reads the profiles, and how their checks stand."""
        document = self.context.document
        self._plan = document.settings_of(brand)
        self.board = board_of(document, brand, self.context.catalogue, self.context.now(brand), self.context.media)
        self._look_at_pictures(self.board)
        self._show(self.board, self._plan)

    def show_record(self, id_: str) -> None:
        """Shows the profile of this id."""
        self.side.list.choose(id_)

    def flush(self) -> bool:
        """Hands over what is typed; whether the plan took it."""
        self._keep_words()
        return self.pane.form.flush()

    @property
    def profile(self) -> Profile | None:
        """The profile that is chosen."""
        there = self._plan.profiles if self._plan else ()
        return next((one for one in there if one.id == self.side.list.chosen), None)

    # showing

    def _show(self, board: Board, plan: Plan) -> None:
        there = sorted(plan.profiles, key=lambda one: one.position)
        free = len(without_profile(plan))
        self._stack.setCurrentIndex(0 if there else 1)
        self.first.setVisible(bool(free))
        self.side.show_profiles(there, board, free, self._wanted)
        self._wanted = ""
        self._show_chosen()
        order_as_read(self)

    def _show_chosen(self) -> None:
        profile, form = self.profile, self.pane.form
        self.pane.setVisible(profile is not None)
        if profile is None or profile.id != form.profile_id:
            form.clear()
        if profile is not None and self.board is not None:
            self.pane.show_profile(profile, self.board.of_profile(profile.id))

    def _look_at_pictures(self, board: Board) -> None:
        """Has a worker look at the pictures that nobody looked at yet, and shows what it saw."""
        shelf = self.context.media
        new = [path for path in pictures_of(board.profiles) if shelf.known(path) is None]
        if new:
            run_in_background(self, "", lambda _: shelf.look(new), self._seen, lambda _: None, only_looks=True)

    def _seen(self, _facts: object) -> None:
        if self.brand is not None:
            self.read_anew(self.brand)

    # doing

    def _take_over(self) -> None:
        """A profile for each channel that has none."""
        if self._plan is not None:
            first = len(self._plan.profiles)
            self._add([profile_of(channel, first + at) for at, channel in enumerate(without_profile(self._plan))])

    def _offer_new(self) -> None:
        if self._plan is None:
            return
        menu = Menu(self)
        for channel in without_profile(self._plan):
            menu.addAction(tr("Of {channel}", channel=channel.name), partial(self._add_of, channel))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(tr("Of an account without a channel"), self._add_free)
        menu.pop_up(_under(self.side.new))

    def _add_of(self, channel: Channel) -> None:
        self._add([profile_of(channel, len(self._plan.profiles) if self._plan else 0)])

    def _add_free(self) -> None:
        if self.brand is not None and self._plan is not None:
            self._add([Profile(id=new_id(), brand_id=self.brand.id, position=len(self._plan.profiles))])

    def _add(self, made: list[Profile]) -> None:
        if made and self.flush():
            self._wanted = made[0].id
            self.edit_requested.emit(add_profiles(made))
            self.pane.focus_on("handle")

    def _offer_more(self) -> None:
        profile = self.profile
        if profile is None or not self.flush():
            return
        menu = Menu(self)
        put_away = restore_profile if profile.archived else archive_profile
        name = tr("Restore") if profile.archived else tr("Archive")
        menu.addAction(icons.icon(self.theme, "archive"), name, lambda: self.edit_requested.emit(put_away(profile)))
        menu.addAction(icons.icon(self.theme, "trash"), tr("Delete"), partial(self._delete, profile))
        menu.pop_up(_under(self.pane.more))

    def _delete(self, profile: Profile) -> None:
        answers = self._plan.audit_answers if self._plan else ()
        self.pane.form.clear()
        self.side.list.step(-1 if self._is_last(profile) else 1)  # what stands beside it is looked at then
        self.edit_requested.emit(drop_profile(profile, answers))

    def _is_last(self, profile: Profile) -> bool:
        return [one.target for one in self.side.list.rows.found][-1:] == [profile.id]

    def _put_right(self, one: Standing) -> None:
        """Goes to the field that a check reads, or to the question of one that a person answers."""
        field = CHECK_FIELDS.get(one.check.key)
        if one.check.sort is CheckSort.AUTOMATIC and field:
            self.pane.focus_on(field)
        elif self.flush():
            self.tab_requested.emit(*_AUDIT, one.key)

    def _ask_rest(self) -> None:
        profile = self.profile
        if profile is not None and self.flush():
            self.tab_requested.emit(*_AUDIT, profile.id)

    def _keep_words(self) -> None:
        if self.brand is None:
            return
        typed = self.side.keywords.words()
        brand = next((one for one in self.context.document.brands() if one.id == self.brand.id), self.brand)
        if typed != brand.keywords:
            self.edit_requested.emit(set_keywords(brand, typed))

    # making

    def _lay_out(self) -> None:
        both = QWidget()
        row = horizontal(both, self.theme.space(4))
        row.addWidget(self.side)
        row.addWidget(self.pane, 1)
        self._stack.addWidget(both)
        self._stack.addWidget(self._made_empty())
        self.column.addWidget(self._stack, 1)

    def _made_empty(self) -> QWidget:
        empty = QWidget()
        column = vertical(empty, self.theme.space(3))
        said = words(tr("Note how each account presents itself, and see what is wrong, old or missing."))
        said.setProperty("role", "secondary")
        self.first.setProperty("kind", "primary")
        self.first.setToolTip(self.side.take_over.toolTip())
        self._free_first.setToolTip(self.side.new.toolTip())
        column.addStretch(2)
        column.addWidget(words(tr("No profile yet"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (said, self.first, self._free_first):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return empty

    def _connect(self) -> None:
        side, pane = self.side, self.pane
        side.chosen.connect(self._show_chosen)
        side.new_requested.connect(self._offer_new)
        side.take_over_requested.connect(self._take_over)
        side.words_left.connect(self._keep_words)
        self.first.clicked.connect(self._take_over)
        self._free_first.clicked.connect(self._add_free)
        pane.form.edit_requested.connect(self.edit_requested)
        pane.found.check_requested.connect(self._put_right)
        pane.found.audit_requested.connect(self._ask_rest)
        pane.more_requested.connect(self._offer_more)
        pane.link_requested.connect(self.link_requested)


def _under(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + _BELOW))
