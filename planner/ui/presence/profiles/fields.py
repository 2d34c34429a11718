"""All fields of one profile: what is looked at first is open, the rest folded until it is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.domain.records import Profile
from planner.ui.context import Context
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import Choice, Option, heading, labelled, side_by_side, vertical
from planner.ui.presence.profiles.bio_field import BioField
from planner.ui.presence.profiles.link_rows import LinkRows
from planner.ui.presence.profiles.picture_field import PictureField
from planner.ui.presence.profiles.sections import Sections
from planner.ui.words import tr


class ProfileFields(QWidget):
    """Shows a profile and gives it as it is typed; what is typed and not stored yet is never overwritten."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._profile: Profile | None = None
        self.network = Choice(tr("Network"))
        self._sections = Sections(context)
        self.fields = self._sections.fields
        self._folds: dict[str, tuple[Folded, tuple[str, ...]]] = {}
        self._bio = BioField(context)
        self._column = vertical(self, 12)
        self._lay_out()
        for field in self.fields.values():
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        self.network.chosen.connect(self._choose_network)

    def show_profile(self, profile: Profile) -> None:
        """Shows a profile as it is stored; what was typed since the last time stays."""
        before = self._profile if self._profile is not None and self._profile.id == profile.id else None
        for name, field in self.fields.items():
            if before is None or field.value() == getattr(before, name):
                field.show_value(getattr(profile, name))
        self._profile = profile
        self._show_networks(profile)
        self._bio.measure_for(profile.platform)
        for fold, names in self._folds.values():
            filled = [name for name in names if getattr(profile, name)]
            fold.say(tr("%n filled in", len(filled)) if filled else "")
            if before is None:
                fold.open(opened=False)

    def value(self) -> Profile:
        """The profile as it is typed; one must be shown."""
        assert self._profile is not None
        return replace(self._profile, **{name: field.value() for name, field in self.fields.items()})

    def focus_on(self, name: str) -> None:
        """Takes the keyboard to a field, and opens the section that it is in."""
        for fold, names in self._folds.values():
            if name in names:
                fold.open()
        field = self.fields.get(name)
        if field is not None:
            field.setFocus()

    # making

    def _lay_out(self) -> None:
        add, line, kept = self._column.addWidget, self._sections.line, self._sections.kept
        add(side_by_side(labelled(tr("Network"), self.network), line("handle", tr("Handle"), tr("@name"))))
        add(side_by_side(line("name", tr("Name shown")), line("address", tr("Address"), "https://")))
        kept("bio", self._bio.text)
        add(self._bio)
        add(_under(tr("Links"), kept("links", LinkRows(self._context))))
        add(self._made_folds())

    def _made_folds(self) -> QWidget:
        box = QWidget()
        column = vertical(box, 0)
        for title, rows in self._sections.all().items():
            column.addWidget(self._folded(title, rows))
        return box

    def _folded(self, title: str, rows: dict[str, QWidget]) -> Folded:
        """A section whose fields stand in pairs; the last of an odd number, and what is wide, has a row of its own."""
        content = QWidget()
        column = vertical(content, 12)
        for pair in _in_pairs(rows):
            column.addWidget(side_by_side(*pair))
        fold = Folded(self._context.theme, title, content)
        self._folds[title] = fold, tuple(rows)
        return fold

    # showing

    def _show_networks(self, profile: Profile) -> None:
        named = sorted(self._context.catalogue.platforms, key=lambda one: one.name.casefold())
        options = [*(Option(one.key, one.name) for one in named), Option("", tr("Other network"))]
        self.network.setToolTip(tr("Whose limits and sizes are looked at"))
        self.network.show_options(options, profile.platform if profile.platform in {n.key for n in named} else "")

    def _choose_network(self, key: str) -> None:
        if self._profile is not None:
            self._profile = replace(self._profile, platform=key)
            self._bio.measure_for(key)
            self.typed.emit()
            self.left.emit()


def _under(title: str, part: QWidget) -> QWidget:
    """Several rows under one name."""
    box = QWidget()
    column = vertical(box, 4)
    column.addWidget(heading(title))
    column.addWidget(part)
    return box


def _in_pairs(rows: dict[str, QWidget]) -> Iterable[list[QWidget]]:
    waiting: list[QWidget] = []
    for widget in rows.values():
        if isinstance(widget, PictureField):
            yield [widget]
            continue
        waiting.append(widget)
        if len(waiting) == 2:  # noqa: PLR2004  a pair
            yield waiting
            waiting = []
    if waiting:
        yield waiting
