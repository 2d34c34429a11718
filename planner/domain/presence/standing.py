"""How each check of each profile stands on a day: what was found, and what people answered and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.clock import zone_named
from planner.domain.presence import fresh, links, look, safe, to_be_found
from planner.domain.presence.case import CheckState, Found, ProfileCase, no_matter, not_noted
from planner.domain.presence.rules import AuditCheck, CheckSort
from planner.domain.records import AuditAnswer, Profile, Said
from planner.domain.span import day_words

PROFILE_CHECKS: Mapping[str, Callable[[ProfileCase], Found]] = {
    "handle-same": to_be_found.handle_same,
    "name-words": to_be_found.name_words,
    "bio-length": to_be_found.bio_length,
    "bio-first-line": to_be_found.bio_first_line,
    "details-set": to_be_found.details_set,
    "hours-current": to_be_found.hours_current,
    "links-form": links.links_form,
    "avatar-size": look.avatar_size,
    "cover-size": look.cover_size,
    "pinned-fresh": fresh.pinned_fresh,
    "last-post": fresh.last_post,
    "purpose": fresh.purpose,
    "verified": safe.verified,
    "two-factor": safe.two_factor,
    "two-people": safe.two_people,
    "sign-in": safe.sign_in,
}
"""What the records answer, by check."""

_SAID = {
    Said.PASS: CheckState.PASS,
    Said.FAIL: CheckState.FAIL,
    Said.NOT_APPLICABLE: CheckState.NOT_APPLICABLE,
}
_WORDS = {Said.PASS: "Yes", Said.FAIL: "No", Said.NOT_APPLICABLE: "Does not apply"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One check of one profile (None: of the brand), on a day.

    ``computed`` says that the records answered it, ``answer`` is what a person said last, also when it holds no more:
    ``aged`` is its day then. ``noted`` is what the records say where they cannot answer.
    """

    check: AuditCheck
    profile: Profile | None
    state: CheckState
    sentence: str
    computed: bool = False
    answer: AuditAnswer | None = None
    aged: date | None = None
    noted: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others: ``profile_id:check``."""
        return key_of(self.profile.id if self.profile else None, self.check.key)

    @property
    def asks(self) -> bool:
        """Whether a person has to answer it, as far as the records do not."""
        return self.check.asks and not self.computed


def key_of(profile_id: str | None, check: str) -> str:
    """What tells one check of one profile from the others."""
    return f"{profile_id or ''}:{check}"


def standing(case: ProfileCase, check: AuditCheck, answer: AuditAnswer | None) -> Standing:
    """How a check of a profile stands."""
    found = _found(case, check)
    if check.sort is CheckSort.AUTOMATIC:
        return _kept(case, check, found, answer) or _computed(case.profile, check, found, answer)
    if found.state is not CheckState.NOT_CHECKED:
        return _computed(case.profile, check, found, answer)
    return answered(check, case.profile, answer, zone=case.brand.zone, today=case.today, found=found)


def answered(
    check: AuditCheck,
    profile: Profile | None,
    answer: AuditAnswer | None,
    *,
    zone: str,
    today: date,
    found: Found | None = None,
) -> Standing:
    """How a check stands that a person answers; what was said too long ago holds no more."""
    noted = found.sentence if found else ""
    if answer is None:
        return Standing(
            check=check, profile=profile, state=CheckState.NOT_CHECKED, sentence="Not checked yet.", noted=noted
        )
    day = day_of(answer, zone)
    outdone = found is not None and found.renewed is not None and day < found.renewed
    if outdone or today > holds_until(answer, check, zone):
        return Standing(
            check=check,
            profile=profile,
            state=CheckState.NOT_CHECKED,
            sentence=f"Not checked since {day_words(day)} {day.year}.",
            answer=answer,
            aged=day,
            noted=noted,
        )
    return Standing(
        check=check, profile=profile, state=_SAID[answer.said], sentence=_said(answer, day), answer=answer, noted=noted
    )


def day_of(answer: AuditAnswer, zone: str) -> date:
    """The day of an answer, where the brand is."""
    return answer.at.astimezone(zone_named(zone)).date()


def holds_until(answer: AuditAnswer, check: AuditCheck, zone: str) -> date:
    """The last day on which an answer holds."""
    return day_of(answer, zone) + timedelta(days=check.interval_days)


def _found(case: ProfileCase, check: AuditCheck) -> Found:
    """What the records say; nothing where a person is asked, and that it is no matter where the network has no such."""
    offered = case.rules.offered(case.profile.platform)
    if check.offers and offered.isdisjoint(check.offers) and not _filled(case.profile, check):
        return no_matter(f"{case.network} has none.")
    look_at = PROFILE_CHECKS.get(check.key)
    return look_at(case) if look_at else not_noted("")


def _filled(profile: Profile, check: AuditCheck) -> bool:
    """Whether the profile has what the check is about, whatever its network is said to offer."""
    there = {
        "handle": profile.handle,
        "bio": profile.bio,
        "link": profile.links,
        "avatar": profile.avatar,
        "cover": profile.cover,
        "highlights": profile.highlights,
        "pinned": profile.pinned,
        "verified": profile.verified,
        **to_be_found.details(profile),
    }
    return any(there.get(name) for name in check.offers)


def _computed(profile: Profile, check: AuditCheck, found: Found, answer: AuditAnswer | None) -> Standing:
    return Standing(
        check=check, profile=profile, state=found.state, sentence=found.sentence, computed=True, answer=answer
    )


def _kept(case: ProfileCase, check: AuditCheck, found: Found, answer: AuditAnswer | None) -> Standing | None:
    """What fails or is not known and was left so with a reason, as long as that holds."""
    if answer is None or answer.said is Said.FAIL or case.today > holds_until(answer, check, case.brand.zone):
        return None
    with_reason = found.state is CheckState.FAIL and check.accepts and bool(answer.note.strip())
    no_matter_here = found.state is CheckState.NOT_CHECKED and answer.said is Said.NOT_APPLICABLE
    if not with_reason and not no_matter_here:
        return None
    said = _said(answer, day_of(answer, case.brand.zone))
    return Standing(
        check=check,
        profile=case.profile,
        state=_SAID[answer.said],
        sentence=f"{found.sentence} {said}",
        answer=answer,
    )


def _said(answer: AuditAnswer, day: date) -> str:
    """``Yes, by Maeve on 23 Nov 2026: a note``."""
    by = f" by {answer.who}" if answer.who else ""
    note = f": {answer.note.strip()}" if answer.note.strip() else "."
    return f"{_WORDS[answer.said]}, answered{by} on {day_words(day)} {day.year}{note}"
