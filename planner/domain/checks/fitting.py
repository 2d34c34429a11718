"""Item 8: texts that are longer than the network takes, in its own unit, and the network's own fields."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.checks.case import Case, since
from planner.domain.checks.file_limits import name_in
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import detached, own
from planner.domain.lengths import LINK_WEIGHT, cut_at, length
from planner.domain.platforms import Confidence, Extra, Fact
from planner.domain.rules import CheckFact, Severity
from planner.domain.threads import Part, parts, split

_WARNING = "content_warning"
"""The field whose text counts with the text."""


def text_length(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Texts, alt texts and fields of the network that are too long, and fields that it needs and are empty."""
    for limit in _limits(case):
        yield from _too_long(case, fact, limit)
    yield from _alts(case, fact)
    if case.platform is not None:
        for extra in case.platform.extras_of(case.placement.format):
            yield from _extra(case, fact, extra)


def _limits(case: Case) -> Iterator[Fact]:
    """The channel's own limit in place of that of the network, and the network's limit in bytes."""
    channel = case.channel
    if channel is not None and channel.limit is not None:
        yield Fact(
            name="text.max",
            value=channel.limit,
            source="Set by you for this channel",
            checked=case.basis.now.date(),
            confidence=Confidence.VERIFIED,
            own=True,
        )
    elif (most := case.facts.get("text.max")) is not None:
        yield most
    if (most := case.facts.get("text.bytes.max")) is not None:
        yield most


def _too_long(case: Case, check: CheckFact, broken: Fact) -> Iterator[Finding]:
    if broken.number is None or broken.number < 1:
        return
    most, unit, weight = int(broken.number), _unit(case, broken), link_weight(case)
    before = case.extra(_WARNING) if unit == "mastodon" else ""
    told = _parts(case)
    for number, part in enumerate(told, start=1):
        long = length(part.text, unit, link_weight=weight, before=before)
        if long > most:
            cut = cut_at(part.text, unit, most, link_weight=weight, before=before) or 0
            sentence = f"{_amount(long, unit)}, {case.where} takes {most:,}{since(broken)}"
            sentence = f"Part {number} has {sentence}" if len(told) > 1 else sentence
            at, fixes = (part.start + cut, part.end), _fixes(case, broken, unit)
            yield case.finding(check, sentence, "text", at=at, broken=broken, fixes=fixes)


def _parts(case: Case) -> tuple[Part, ...]:
    if case.platform is not None and case.platform.threads:
        return parts(case.text)
    return (Part(0, len(case.text), case.text),)


def _fixes(case: Case, broken: Fact, unit: str) -> Iterator[Fix | None]:
    yield detached(case)
    if case.platform is not None and case.platform.threads and not case.extra(_WARNING):
        most, weight = int(broken.number or 0), link_weight(case)
        yield own(case, "Divide it into parts", lambda: split(case.text, unit, most, weight))


def _alts(case: Case, check: CheckFact) -> Iterator[Finding]:
    broken = case.facts.get("alt.max")
    if broken is None or broken.number is None:
        return
    unit = broken.unit or "graphemes"
    for one in case.media:
        if one.alt and (long := length(one.alt, unit)) > broken.number:
            sentence = (
                f"The alt text of {name_in(one.path)} has {_amount(long, unit)}, {case.where} takes {broken.number:,g}"
            )
            yield case.finding(check, f"{sentence}{since(broken)}", "pictures", broken=broken)


def _extra(case: Case, check: CheckFact, extra: Extra) -> Iterator[Finding]:
    said = case.extra(extra.key)
    if extra.needed and not said.strip() and not case.settled:
        sentence = f"{case.where} needs the field “{extra.name}”, which is empty"
        yield case.finding(check, sentence, extra.key, severity=Severity.HINT)
    broken = case.facts.get(extra.limit) if extra.limit else None
    if broken is None or broken.number is None or not said:
        return
    unit = _unit(case, broken)
    if (long := length(said, unit, link_weight=link_weight(case))) > broken.number:
        sentence = f"“{extra.name}” has {_amount(long, unit)}, {case.where} takes {broken.number:,g}{since(broken)}"
        yield case.finding(check, sentence, extra.key, broken=broken)


def _unit(case: Case, fact: Fact) -> str:
    if fact.name.endswith(".bytes.max"):
        return "utf8_bytes"
    return fact.unit or (case.platform.counting if case.platform else "graphemes")


def link_weight(case: Case) -> int:
    """How many characters a link counts as, where the network has a figure for it."""
    fact = case.facts.get("links.weight")
    return int(fact.number) if fact is not None and fact.number is not None else LINK_WEIGHT


def _amount(long: int, unit: str) -> str:
    return f"{long:,} {'byte' if unit == 'utf8_bytes' else 'character'}{'' if long == 1 else 's'}"
