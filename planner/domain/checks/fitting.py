"""Item 8: texts that are longer than the network takes, in its own unit, and the network's own fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.amounts import counted
from planner.domain.checks.case import Case, since
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import detached, own
from planner.domain.extras import CONTENT_WARNING
from planner.domain.files import file_name
from planner.domain.platforms import Confidence, Extra, Fact
from planner.domain.room import ALT, BYTES, TEXT, Room, room_of
from planner.domain.rules import CheckFact, Severity
from planner.domain.threads import split


def text_length(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Texts, alt texts and fields of the network that are too long, and fields that it needs and are empty."""
    for limit in (TEXT, BYTES):
        yield from _too_long(case, fact, _room(case, case.text, limit))
    yield from _alts(case, fact)
    if case.platform is not None:
        for extra in case.platform.extras_of(case.placement.format):
            yield from _extra(case, fact, extra)


def _room(case: Case, text: str, limit: str) -> Room:
    before = case.extra(CONTENT_WARNING) if limit == TEXT else ""
    return room_of(text, case.facts, case.platform, limit=limit, channel=case.channel, before=before)


def _too_long(case: Case, check: CheckFact, room: Room) -> Iterator[Finding]:
    if not room.limit:
        return
    broken = room.fact or _set_by_user(room.limit, case.basis.now.date())
    for number, at in room.cuts().items():
        sentence = f"{_amount(room, number)}, {case.where} takes {room.limit:,}{since(broken)}"
        sentence = f"Part {number + 1} has {sentence}" if len(room.parts) > 1 else sentence
        yield case.finding(check, sentence, "text", at=at, broken=broken, fixes=_fixes(case, room, room.limit))


def _set_by_user(limit: int, today: date) -> Fact:
    """The limit of the channel as a fact."""
    source = "Set by you for this channel"
    return Fact(name=TEXT, value=limit, source=source, checked=today, confidence=Confidence.VERIFIED, own=True)


def _fixes(case: Case, room: Room, limit: int) -> Iterator[Fix | None]:
    yield detached(case)
    if case.platform is not None and case.platform.threads and not case.extra(CONTENT_WARNING):
        yield own(case, "Divide it into parts", lambda: split(case.text, room.unit, limit, room.link_weight))


def _alts(case: Case, check: CheckFact) -> Iterator[Finding]:
    for one in case.media:
        room = _room(case, one.alt, ALT)
        if room.over:
            sentence = f"The alt text of {file_name(one.path)} has {_takes(case, room)}"
            yield case.finding(check, sentence, "pictures", broken=room.fact)


def _extra(case: Case, check: CheckFact, extra: Extra) -> Iterator[Finding]:
    said = case.extra(extra.key)
    if extra.needed and not said.strip() and not case.settled:
        sentence = f"{case.where} needs the field “{extra.name}”, which is empty"
        yield case.finding(check, sentence, extra.key, severity=Severity.HINT)
    room = _room(case, said, extra.limit) if extra.limit and said else None
    if room is not None and room.over:
        yield case.finding(check, f"“{extra.name}” has {_takes(case, room)}", extra.key, broken=room.fact)


def _takes(case: Case, room: Room) -> str:
    """How long a text is that has no parts, and how long it may be."""
    return f"{_amount(room)}, {case.where} takes {room.limit:,}{since(room.fact) if room.fact else ''}"


def _amount(room: Room, number: int = 0) -> str:
    return counted(room.lengths[number], "byte" if room.unit == "utf8_bytes" else "character")
