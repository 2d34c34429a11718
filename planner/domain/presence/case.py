"""What a check of a profile looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.domain.files import FileFacts
from planner.domain.platforms import Platform
from planner.domain.presence.rules import PresenceRules
from planner.domain.records import Brand, Profile


class CheckState(StrEnum):
    """How a check stands; what is not known neither passes nor fails."""

    PASS = "pass"
    FAIL = "fail"
    NOT_CHECKED = "not-checked"
    NOT_APPLICABLE = "not-applicable"


class Found(NamedTuple):
    """What a check found, as a sentence; answers from before ``renewed`` do not hold any more."""

    state: CheckState
    sentence: str
    renewed: date | None = None


class News(NamedTuple):
    """A post that told of other opening hours, and its day."""

    name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCase:
    """One profile with what is known around it on a day.

    ``profiles`` are all that are in use, this one too. ``platform`` is its network, None for one that is not known.
    ``files`` tells what was seen of a file, None when nobody looked. ``last`` is the day of the last entry on its
    channel, ``silence`` the most days without one that its cadence allows. ``news`` told of other opening hours last.
    """

    profile: Profile
    profiles: Collection[Profile]
    brand: Brand
    today: date
    rules: PresenceRules
    platform: Platform | None = None
    files: Callable[[str], FileFacts | None] = lambda _: None
    last: date | None = None
    silence: float | None = None
    news: News | None = None

    @property
    def network(self) -> str:
        """What the network is called."""
        return self.platform.name if self.platform else self.profile.platform or "this network"

    def limit(self, name: str) -> float | None:
        """The number that a fact of the network says today, None when it says none."""
        fact = self.platform.on(self.today).get(name) if self.platform else None
        return fact.number if fact else None

    def unit(self, name: str) -> str:
        """The way in which the network counts what a fact is about."""
        fact = self.platform.on(self.today).get(name) if self.platform else None
        return fact.unit if fact and fact.unit else "graphemes"


def passed(sentence: str) -> Found:
    """Everything is right."""
    return Found(CheckState.PASS, sentence)


def failed(sentence: str) -> Found:
    """Something is wrong."""
    return Found(CheckState.FAIL, sentence)


def not_noted(sentence: str, renewed: date | None = None) -> Found:
    """The record does not say it."""
    return Found(CheckState.NOT_CHECKED, sentence, renewed)


def no_matter(sentence: str) -> Found:
    """It does not apply to this profile."""
    return Found(CheckState.NOT_APPLICABLE, sentence)
