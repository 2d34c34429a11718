"""What the record says about a question, to be held against the network while it is answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from planner.domain.presence import Standing
from planner.domain.records import Profile
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_FIELDS
from planner.ui.pieces.parts import LinkButton, emptied, horizontal, vertical, words
from planner.ui.pieces.pictured import Pictured
from planner.ui.pieces.plain import breakable, literal
from planner.ui.words import tr

_LARGE, _SMALL = 112, 40
_COVER = (288, 96)
_NOTHING = {
    "links": "No link is noted.",
    "avatar": "No file is noted.",
    "cover": "No file is noted.",
    "bio": "No bio is noted.",
    "highlights": "No highlights are noted.",
}
"""What is said of a field that is empty."""


class Noted(QFrame):
    """Words, links to open and pictures as the network shows them."""

    link_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("surface", "sunken")
        self._column = vertical(self, context.theme.space(2))
        self._column.setContentsMargins(*4 * [context.theme.space(3)])

    def show_standing(self, one: Standing) -> None:
        """Shows what is noted; nothing of it is seen when there is nothing."""
        emptied(self._column)
        profile = one.profile
        if one.noted:
            self._say(tr(one.noted))
        if profile is not None:
            self._show(profile, CHECK_FIELDS.get(one.check.key, "") or "all")
        if not self._column.count():
            self._say(tr(_NOTHING.get(CHECK_FIELDS.get(one.check.key, ""), "Nothing is noted.")))
        self.setVisible(profile is not None or bool(one.noted))

    def _show(self, profile: Profile, field: str) -> None:
        if field == "links":
            self._add_links(profile)
        elif field == "avatar":
            self._add_pictures(profile.avatar, (_LARGE, _LARGE), (_SMALL, _SMALL), round_=True)
        elif field == "cover":
            self._add_pictures(profile.cover, _COVER)
        elif field == "all":
            for line in filter(None, (profile.handle, profile.name, profile.bio)):
                self._say(line)
            self._add_links(profile)
        else:
            self._say_value(getattr(profile, field))

    def _say_value(self, value: object) -> None:
        said = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
        if said:
            self._say(said)

    def _say(self, text: str) -> None:
        label = words(breakable(text), "body", "")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _add_links(self, profile: Profile) -> None:
        for row in profile.links:
            if row and row[0].strip():
                where = f"{row[1]}: " if len(row) > 1 and row[1] else ""
                self._add_link(f"{where}{row[0]}", row[0].strip())

    def _add_link(self, text: str, address: str) -> None:
        link = LinkButton(literal(text))
        link.setAccessibleName(text)
        link.setToolTip(tr("Open in the browser"))
        link.clicked.connect(partial(self.link_requested.emit, address))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_pictures(self, path: str, *sizes: tuple[int, int], round_: bool = False) -> None:
        if not path:
            return
        box = QWidget()
        row = horizontal(box, self._context.theme.space(3))
        for width, height in sizes:
            picture = Pictured(self._context, width, height, round_=round_)
            picture.show_file(path)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        self._column.addWidget(box)
