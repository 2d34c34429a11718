"""The list of profiles, what adds to it, and the words that people search for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.presence import Board, counted_of
from planner.domain.records import Profile
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.check_looks import is_named, network_of, profile_name
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.parts import labelled, vertical
from planner.ui.pieces.row_list import RowList
from planner.ui.presence.profiles.values import WordsBox
from planner.ui.words import tr

_WIDTH = 248


class ProfileSide(QWidget):
    """Profiles in their order, with how many of their checks fail; archived ones at the end."""

    chosen = Signal()
    new_requested = Signal()
    take_over_requested = Signal()
    words_left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._showing = False
        self.list = RowList(context.theme, tr("Profiles"))
        self.list.setToolTip(tr("Profiles, each with the number of checks that fail"))
        self.new, self.take_over = QPushButton(tr("New profile")), QPushButton()
        self.keywords = WordsBox(tr("Words that people search for"), tr("coffee, roastery, Leeds"))
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.new.clicked.connect(self.new_requested)
        self.take_over.clicked.connect(self.take_over_requested)
        self.keywords.left.connect(self.words_left)
        context.theme.changed.connect(self._tint)
        self._tint()

    def show_profiles(self, profiles: Sequence[Profile], board: Board, free: int, wanted: str = "") -> None:
        """Shows profiles, with one of them chosen; ``free`` channels have none."""
        archived = [one for one in profiles if one.archived]
        rows = [self._row(one, board) for one in profiles if not one.archived]
        rows += [heading(tr("Archived")), *(self._row(one, board) for one in archived)] if archived else []
        chosen = wanted or self.list.chosen
        self._showing = True
        self.list.show_rows(rows)
        if not self.list.choose(chosen) and profiles:
            self.list.choose(next((one.id for one in profiles if not one.archived), profiles[0].id))
        self._showing = False
        self.take_over.setVisible(bool(free) and bool(profiles))
        self.take_over.setText(tr("Add %n more from your channels", free))
        if not self.keywords.hasFocus():
            self.keywords.show_words(board.brand.keywords)

    def _tell(self) -> None:
        """Rows that are shown anew choose nothing."""
        if not self._showing:
            self.chosen.emit()

    def _row(self, profile: Profile, board: Board) -> Found:
        name, glyph = network_of(self._context, profile)
        failed = counted_of(board.of_profile(profile.id)).failed
        said = (profile_name(profile), name) if is_named(profile) else (name, profile_name(profile))
        return Found(profile.id, *said, tr("%n fail", failed) if failed else "", glyph)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        column = vertical(self, self._context.theme.space(2))
        self.new.setToolTip(tr("A profile of one more account"))
        self.take_over.setToolTip(tr("A profile for each channel that has none yet"))
        self.keywords.setToolTip(tr("Names and first lines of bios are looked through for them"))
        self.take_over.setProperty("kind", "quiet")
        for button in (self.new, self.take_over):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        column.addWidget(labelled(tr("Words that people search for"), self.keywords))

    def _tint(self) -> None:
        icons.lead(self.new, self._context.theme, "plus")
