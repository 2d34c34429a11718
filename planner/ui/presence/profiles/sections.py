"""The fields of a profile that are folded until they are wanted, section by section."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from planner.domain.records import Fate, Verified
from planner.ui.context import Context
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import labelled
from planner.ui.presence.profiles.login_field import LoginField
from planner.ui.presence.profiles.picture_field import PictureField
from planner.ui.presence.profiles.values import DayField, OneOf, WordsField, YesField
from planner.ui.words import tr

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


class Sections:
    """Makes fields, and keeps each by its name in the record."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.fields: dict[str, ValueField] = {}

    def all(self) -> dict[str, dict[str, QWidget]]:
        """The fields with their names over them, under the title of their section."""
        return {
            tr("Contact and details"): self._details(),
            tr("Pinned and highlights"): self._pinned(),
            tr("Pictures"): self._pictures(),
            tr("Sign-in"): self._safety(),
            tr("Purpose"): self._purpose(),
        }

    def line(self, name: str, title: str, placeholder: str = "") -> QWidget:
        """A line under its title."""
        line = LineField(title, placeholder)
        line.setToolTip(title)
        return labelled(title, self.kept(name, line))

    def kept(self, name: str, field: Any) -> Any:
        """A field under its name in the record."""
        self.fields[name] = field
        return field

    def _details(self) -> dict[str, QWidget]:
        return {
            "category": self.line("category", tr("Category")),
            "mail": self.line("mail", tr("Mail")),
            "phone": self.line("phone", tr("Phone")),
            "street": self.line("street", tr("Street and town")),
            "hours": self.line("hours", tr("Opening hours"), tr("Mon to Fri 8–18")),
            "button": self.line("button", tr("Button"), tr("Such as Order, Call, Book")),
            "account_type": self.line("account_type", tr("Type of account"), tr("Such as business or personal")),
            "language": self.line("language", tr("Language"), "en-GB"),
        }

    def _pinned(self) -> dict[str, QWidget]:
        timeless = YesField(tr("Timeless: it may stay"), tr("What is timeless never gets too old"))
        return {
            "pinned": self.line("pinned", tr("Pinned post")),
            "pinned_on": labelled(
                tr("Pinned since"), self.kept("pinned_on", DayField(self._context, tr("Pinned since")))
            ),
            "timeless": self.kept("timeless", timeless),
            "highlights": labelled(
                tr("Highlights"),
                self.kept("highlights", WordsField(tr("Highlights"), tr("Names, with commas between them"))),
            ),
        }

    def _pictures(self) -> dict[str, QWidget]:
        return {
            "avatar": self.kept("avatar", PictureField(self._context, tr("Profile picture"))),
            "cover": self.kept("cover", PictureField(self._context, tr("Cover"), cover=True)),
        }

    def _safety(self) -> dict[str, QWidget]:
        return {
            "two_factor": labelled(
                tr("Two-factor sign-in"), self.kept("two_factor", OneOf(tr("Two-factor sign-in"), _TWO_FACTOR))
            ),
            "verified": labelled(tr("Verified"), self.kept("verified", OneOf(tr("Verified"), _VERIFIED))),
            "verified_on": labelled(
                tr("Since, or asked on"), self.kept("verified_on", DayField(self._context, tr("Since, or asked on")))
            ),
            "owner": self.line("owner", tr("Who looks after it")),
            "backup_owner": self.line("backup_owner", tr("Who else can get in")),
            "recovery_mail": self.line("recovery_mail", tr("Recovery mail")),
            "login": labelled(tr("Entry in the password manager"), self.kept("login", LoginField(tr("Entry")))),
        }

    def _purpose(self) -> dict[str, QWidget]:
        return {
            "fate": labelled(tr("Keep, merge or close"), self.kept("fate", OneOf(tr("Keep, merge or close"), _FATES))),
            "fate_on": labelled(tr("Decided on"), self.kept("fate_on", DayField(self._context, tr("Decided on")))),
            "mission": self.line("mission", tr("What the account is for")),
        }
