"""All fields of one profile: what is looked at first is open, the rest folded until it is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from planner.domain.lengths import length
from planner.domain.presence.to_be_found import BIO_LIMIT
from planner.domain.records import Fate, Profile, Verified
from planner.ui.context import Context
from planner.ui.editor.fields import LineField, TextField
from planner.ui.editor.parts import Choice, Option, labelled, side_by_side, vertical, words
from planner.ui.folded import Folded
from planner.ui.presence.profiles.link_rows import LinkRows
from planner.ui.presence.profiles.login_field import LoginField
from planner.ui.presence.profiles.picture_field import PictureField
from planner.ui.presence.profiles.values import DayField, OneOf, WordsField, YesField
from planner.ui.words import tr

_BIO_HEIGHT = 96

_VERIFIED = ((None, "Not known"), (Verified.NO, "No"), (Verified.ASKED, "Asked for"), (Verified.YES, "Yes"))
_TWO_FACTOR = ((None, "Not known"), (True, "On"), (False, "Off"))
_FATES = ((None, "Not decided"), (Fate.KEEP, "Keep"), (Fate.MERGE, "Merge"), (Fate.CLOSE, "Close"))


class ValueField(Protocol):
    """A field of a profile."""

    @property
    def typed(self) -> SignalInstance:
        """Something was typed or chosen."""
        ...

    @property
    def left(self) -> SignalInstance:
        """The field was left."""
        ...

    def setFocus(self) -> None:
        """Takes the keyboard."""
        ...

    def value(self) -> Any:
        """What stands in it."""
        ...

    def show_value(self, value: Any) -> None:
        """Shows a value."""
        ...


class ProfileFields(QWidget):
    """Shows a profile and gives it as it is typed; what is typed and not stored yet is never overwritten."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._profile: Profile | None = None
        self.network = Choice(tr("Network"))
        self.fields: dict[str, ValueField] = {}
        self._folds: dict[str, tuple[Folded, tuple[str, ...]]] = {}
        self._count = words("", "caption", "muted")
        self._column = vertical(self, 12)
        self._lay_out()
        for field in self.fields.values():
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        self.network.chosen.connect(self._choose_network)
        self.fields["bio"].typed.connect(self._count_bio)

    def show_profile(self, profile: Profile) -> None:
        """Shows a profile as it is stored; what was typed since the last time stays."""
        before = self._profile if self._profile is not None and self._profile.id == profile.id else None
        for name, field in self.fields.items():
            if before is None or field.value() == getattr(before, name):
                field.show_value(getattr(profile, name))
        self._profile = profile
        self._show_networks(profile)
        self._count_bio()
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
        add = self._column.addWidget
        handle = self._line("handle", tr("Handle"), tr("@name"))
        add(side_by_side(labelled(tr("Network"), self.network), handle))
        add(side_by_side(self._line("name", tr("Name shown")), self._line("address", tr("Address"), "https://")))
        add(self._made_bio())
        links = self._kept("links", LinkRows(self._context))
        add(_under(tr("Links"), links))
        add(self._made_folds())

    def _made_folds(self) -> QWidget:
        box = QWidget()
        column = vertical(box, 0)
        column.addWidget(self._folded(tr("Contact and details"), self._details()))
        column.addWidget(self._folded(tr("Pinned and highlights"), self._pinned()))
        column.addWidget(self._folded(tr("Pictures"), self._pictures()))
        column.addWidget(self._folded(tr("Sign-in"), self._safety()))
        column.addWidget(self._folded(tr("Purpose"), self._purpose()))
        return box

    def _made_bio(self) -> QWidget:
        bio = self._kept("bio", TextField(tr("Bio")))
        bio.setFixedHeight(_BIO_HEIGHT)
        bio.setToolTip(tr("The bio as it stands on the network"))
        box = labelled(tr("Bio"), bio)
        layout = box.layout()
        assert layout is not None
        layout.addWidget(self._count)
        return box

    def _details(self) -> dict[str, QWidget]:
        return {
            "category": self._line("category", tr("Category")),
            "mail": self._line("mail", tr("Mail")),
            "phone": self._line("phone", tr("Phone")),
            "street": self._line("street", tr("Street and town")),
            "hours": self._line("hours", tr("Opening hours"), tr("Mon to Fri 8–18")),
            "button": self._line("button", tr("Button"), tr("Such as Order, Call, Book")),
            "account_type": self._line("account_type", tr("Type of account"), tr("Such as business or personal")),
            "language": self._line("language", tr("Language"), "en-GB"),
        }

    def _pinned(self) -> dict[str, QWidget]:
        timeless = YesField(tr("Timeless: it may stay"), tr("What is timeless never gets too old"))
        return {
            "pinned": self._line("pinned", tr("Pinned post")),
            "pinned_on": labelled(
                tr("Pinned since"), self._kept("pinned_on", DayField(self._context, tr("Pinned since")))
            ),
            "timeless": self._kept("timeless", timeless),
            "highlights": labelled(
                tr("Highlights"),
                self._kept("highlights", WordsField(tr("Highlights"), tr("Names, with commas between them"))),
            ),
        }

    def _pictures(self) -> dict[str, QWidget]:
        return {
            "avatar": self._kept("avatar", PictureField(self._context, tr("Profile picture"))),
            "cover": self._kept("cover", PictureField(self._context, tr("Cover"), cover=True)),
        }

    def _safety(self) -> dict[str, QWidget]:
        return {
            "two_factor": labelled(
                tr("Second factor"), self._kept("two_factor", OneOf(tr("Second factor"), _TWO_FACTOR))
            ),
            "verified": labelled(tr("Confirmed"), self._kept("verified", OneOf(tr("Confirmed"), _VERIFIED))),
            "verified_on": labelled(
                tr("Since, or asked on"), self._kept("verified_on", DayField(self._context, tr("Since, or asked on")))
            ),
            "owner": self._line("owner", tr("Who looks after it")),
            "backup_owner": self._line("backup_owner", tr("Who else can get in")),
            "recovery_mail": self._line("recovery_mail", tr("Recovery mail")),
            "login": labelled(tr("Entry in the password manager"), self._kept("login", LoginField(tr("Entry")))),
        }

    def _purpose(self) -> dict[str, QWidget]:
        return {
            "fate": labelled(tr("Keep, merge or close"), self._kept("fate", OneOf(tr("Keep, merge or close"), _FATES))),
            "fate_on": labelled(tr("Decided on"), self._kept("fate_on", DayField(self._context, tr("Decided on")))),
            "mission": self._line("mission", tr("What the account is for")),
        }

    def _folded(self, title: str, rows: dict[str, QWidget]) -> Folded:
        """A section whose fields stand in pairs; the last of an odd number, and what is wide, has a row of its own."""
        content = QWidget()
        column = vertical(content, 12)
        for pair in _in_pairs(rows):
            column.addWidget(side_by_side(*pair))
        fold = Folded(self._context.theme, title, content)
        self._folds[title] = fold, tuple(rows)
        return fold

    def _line(self, name: str, title: str, placeholder: str = "") -> QWidget:
        line = LineField(title, placeholder)
        line.setToolTip(title)
        return labelled(title, self._kept(name, line))

    def _kept(self, name: str, field: Any) -> Any:
        self.fields[name] = field
        return field

    # showing

    def _show_networks(self, profile: Profile) -> None:
        named = sorted(self._context.catalogue.platforms, key=lambda one: one.name.casefold())
        options = [*(Option(one.key, one.name) for one in named), Option("", tr("Other network"))]
        self.network.setToolTip(tr("Whose limits and sizes are looked at"))
        self.network.show_options(options, profile.platform if profile.platform in {n.key for n in named} else "")

    def _choose_network(self, key: str) -> None:
        if self._profile is not None:
            self._profile = replace(self._profile, platform=key)
            self._count_bio()
            self.typed.emit()
            self.left.emit()

    def _count_bio(self) -> None:
        """How long the bio is, and how long it may be."""
        network = self._context.catalogue.platforms.named(self._profile.platform) if self._profile else None
        fact = network.on(self._context.clock().date()).get(BIO_LIMIT) if network else None
        bio, most = self.fields["bio"].value(), fact.number if fact else None
        number = length(bio, fact.unit if fact and fact.unit else "graphemes")
        over = most is not None and number > most
        said = tr("{number} of {most}", number=number, most=f"{most:g}") if most is not None else str(number)
        self._count.setText(said)
        self._count.setProperty("role", "danger" if over else "muted")
        self._count.style().polish(self._count)


def _under(title: str, part: QWidget) -> QWidget:
    """Several rows under one name."""
    box = QWidget()
    column = vertical(box, 4)
    column.addWidget(words(title, "label", "secondary"))
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
