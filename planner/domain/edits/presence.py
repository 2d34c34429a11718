"""What the user can do to profiles and their audit: keep profiles, answer checks, begin, leave and finish a walk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.records import Audit, AuditAnswer, Brand, Channel, Profile, Said


def name_of_profile(profile: Profile, network: str = "") -> str:
    """What a profile is called: its handle and its network, as far as they are known."""
    handle = profile.handle.strip() or profile.name.strip()
    network = network or profile.platform
    return " · ".join(filter(None, (handle, network))) or "profile"


def profile_of(channel: Channel, position: int) -> Profile:
    """A profile for the account of a channel, with what the channel says of it."""
    return Profile(
        id=new_id(),
        brand_id=channel.brand_id,
        channel_id=channel.id,
        platform=channel.platform,
        handle=channel.name if channel.name.startswith("@") else "",
        language=channel.language,
        position=position,
    )


def add_profiles(profiles: Iterable[Profile]) -> Edit:
    """New profiles."""
    listed = list(profiles)
    text = f"Add profile {name_of_profile(listed[0])}" if len(listed) == 1 else f"Add {len(listed)} profiles"
    return changed(text, [(None, one) for one in listed])


def keep_profile(profile: Profile, before: Profile, *, merge_key: str = "") -> Edit:
    """A profile changed."""
    return changed(f"Change profile {name_of_profile(before)}", [(before, profile)], merge_key=merge_key)


def archive_profile(profile: Profile) -> Edit:
    """A profile that is no longer looked at; its answers stay."""
    return changed(f"Archive profile {name_of_profile(profile)}", [(profile, replace(profile, archived=True))])


def restore_profile(profile: Profile) -> Edit:
    """An archived profile looked at again."""
    return changed(f"Restore profile {name_of_profile(profile)}", [(profile, replace(profile, archived=False))])


def drop_profile(profile: Profile, answers: Iterable[AuditAnswer]) -> Edit:
    """A profile deleted with what was answered about it."""
    pairs = [(one, None) for one in answers if one.profile_id == profile.id]
    return changed(f"Delete profile {name_of_profile(profile)}", [*pairs, (profile, None)])


def set_keywords(brand: Brand, words: Iterable[str]) -> Edit:
    """The words that people search for, each once."""
    named = {word.strip().casefold(): word.strip() for word in reversed([*words]) if word.strip()}
    kept = tuple(reversed(named.values()))
    return changed("Change the words that people search for", [(brand, replace(brand, keywords=kept))])


def answer_check(
    brand: Brand,
    check: str,
    said: Said,
    *,
    before: AuditAnswer | None,
    at: datetime,
    profile_id: str | None = None,
    note: str = "",
    evidence: str = "",
    who: str = "",
    merge_key: str = "",
) -> Edit:
    """What a person says to a check, in place of what was said before; ``at`` is an aware moment."""
    answer = AuditAnswer(
        id=before.id if before else new_id(),
        brand_id=brand.id,
        profile_id=profile_id,
        check=check,
        said=said,
        note=note.strip(),
        evidence=evidence,
        who=who.strip(),
        at=at.astimezone(UTC),
    )
    return changed("Answer a check", [(before, answer)], merge_key=merge_key)


def take_back_answer(answer: AuditAnswer) -> Edit:
    """An answer taken back: nobody has checked it."""
    return changed("Take back an answer", [(answer, None)])


def begin_audit(brand: Brand, *, at: datetime, who: str = "") -> Edit:
    """A walk through all checks begun at an aware moment."""
    audit = Audit(id=new_id(), brand_id=brand.id, started=at.astimezone(UTC), who=who.strip())
    return changed("Begin an audit", [(None, audit)], merge_key=f"begin:{audit.id}")


def put_off(audit: Audit, key: str) -> Edit:
    """A question passed over until the others are answered; ``key`` is ``profile_id:check``.

    One that is passed over again goes to the end.
    """
    skipped = (*(one for one in audit.skipped if one != key), key)
    return changed("Put off a question", [(audit, replace(audit, skipped=skipped))], merge_key=f"put off:{key}")


def finish_audit(audit: Audit, results: tuple[tuple[str, ...], ...], *, at: datetime) -> Edit:
    """A walk ended, with the states of all checks as they are now (rows as in ``Audit.results``)."""
    finished = replace(audit, finished=at.astimezone(UTC), results=results)
    return changed("Finish the audit", [(audit, finished)], merge_key=f"finish:{audit.id}")


def give_up_audit(audit: Audit) -> Edit:
    """A walk that is not finished taken out; the answers that were given in it stay."""
    return changed("Give up the audit", [(audit, None)])
