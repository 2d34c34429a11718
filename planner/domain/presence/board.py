"""All profiles of a brand with how their checks stand, and what an audit still asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from planner.domain.clock import zone_named
from planner.domain.files import FileFacts
from planner.domain.platforms import Platforms
from planner.domain.presence.case import News, ProfileCase
from planner.domain.presence.changes import AuditChange, changes_since, last_finished, running
from planner.domain.presence.counting import Counts, counted_of
from planner.domain.presence.rules import AuditCheck, PresenceRules
from planner.domain.presence.standing import Standing, answered, day_of, key_of, standing
from planner.domain.records import Audit, AuditAnswer, Brand, Profile


@dataclass(frozen=True, kw_only=True)
class Board:
    """What is known of a brand's profiles on a day; ``lasts`` and ``silences`` are by channel, see ``ProfileCase``."""

    brand: Brand
    profiles: Sequence[Profile]
    answers: Sequence[AuditAnswer]
    audits: Sequence[Audit]
    rules: PresenceRules
    platforms: Platforms
    today: date
    files: Callable[[str], FileFacts | None] = lambda _: None
    lasts: Mapping[str, date] = field(default_factory=dict)
    silences: Mapping[str, float] = field(default_factory=dict)
    news: News | None = None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every check of every profile in use, then those of the brand; nothing without any profile."""
        found = [one for profile in self.profiles for one in self._of(profile)]
        whole = [self._whole(check) for check in self.rules.of_brand()] if self.profiles else []
        return (*found, *whole)

    @cached_property
    def counts(self) -> Counts:
        """All standings counted."""
        return counted_of(self.standings)

    def of_profile(self, profile_id: str | None) -> tuple[Standing, ...]:
        """The standings of one profile, None: those of the brand."""
        return tuple(one for one in self.standings if (one.profile.id if one.profile else None) == profile_id)

    def of_area(self, area: str) -> tuple[Standing, ...]:
        """The standings of one area."""
        return tuple(one for one in self.standings if one.check.area == area)

    def by_area(self) -> dict[str, Counts]:
        """The counts of each area, by its words."""
        return {words: counted_of(self.of_area(area)) for area, words in self.rules.areas.items()}

    def day(self, moment: datetime) -> date:
        """The day of a moment, where the brand is."""
        return moment.astimezone(zone_named(self.brand.zone)).date()

    def find(self, key: str) -> Standing | None:
        """The standing of a key."""
        return next((one for one in self.standings if one.key == key), None)

    @property
    def running(self) -> Audit | None:
        """The audit that is not finished."""
        return running(self.audits)

    @property
    def last(self) -> Audit | None:
        """The audit that was finished last."""
        return last_finished(self.audits)

    @cached_property
    def changes(self) -> tuple[Audit | None, tuple[AuditChange, ...]]:
        """An audit to compare with, and what is different: the last one, or the one before while nothing is."""
        done = [one for one in self.audits if one.finished is not None]
        latest = sorted(done, key=lambda one: one.finished or one.started, reverse=True)[:2]
        compared = [(one, changes_since(one, self.standings)) for one in latest]
        return next((pair for pair in compared if pair[1]), compared[0] if compared else (None, ()))

    def questions(self, audit: Audit) -> tuple[Standing, ...]:
        """What an audit asks people: what is not answered, or so long ago that it is asked again, or answered in it."""
        return tuple(one for one in self.standings if one.asks and self._is_asked(one, audit))

    def open_questions(self, audit: Audit) -> tuple[Standing, ...]:
        """The questions that are not answered in this audit; those that were put off come last."""
        left = [one for one in self.questions(audit) if not _answered_in(one, audit)]
        return tuple(sorted(left, key=lambda one: one.key in audit.skipped))

    @cached_property
    def due(self) -> tuple[Standing, ...]:
        """What an audit that begins now would ask people."""
        return tuple(one for one in self.standings if one.asks and self._asked_from(one) <= self.today)

    @property
    def next_day(self) -> date | None:
        """The day from which an audit has something to ask, None without any question."""
        return min((self._asked_from(one) for one in self.standings if one.asks), default=None)

    def _is_asked(self, one: Standing, audit: Audit) -> bool:
        return _answered_in(one, audit) or self._asked_from(one) <= self.today

    def _asked_from(self, one: Standing) -> date:
        """The day from which a question is asked again: halfway to where its answer holds no more."""
        if one.answer is None or one.aged is not None:
            return self.today
        again = timedelta(days=one.check.interval_days * self.rules.measures.again_share)
        return day_of(one.answer, self.brand.zone) + again + timedelta(days=1)

    def _of(self, profile: Profile) -> list[Standing]:
        case = self._case(profile)
        return [standing(case, check, self._answers.get(key_of(profile.id, check.key))) for check in self._asked]

    def _case(self, profile: Profile) -> ProfileCase:
        channel = profile.channel_id or ""
        return ProfileCase(
            profile=profile,
            profiles=self.profiles,
            brand=self.brand,
            today=self.today,
            rules=self.rules,
            platform=self.platforms.named(profile.platform),
            files=self.files,
            last=self.lasts.get(channel),
            silence=self.silences.get(channel),
            news=self.news,
        )

    def _whole(self, check: AuditCheck) -> Standing:
        answer = self._answers.get(key_of(None, check.key))
        return answered(check, None, answer, zone=self.brand.zone, today=self.today)

    @cached_property
    def _asked(self) -> tuple[AuditCheck, ...]:
        return self.rules.of_profiles()

    @cached_property
    def _answers(self) -> dict[str, AuditAnswer]:
        return {key_of(one.profile_id, one.check): one for one in self.answers}


def _answered_in(one: Standing, audit: Audit) -> bool:
    return one.answer is not None and one.aged is None and one.answer.at >= audit.started
