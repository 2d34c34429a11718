"""Checks of single entries: alt text, media, placeholders, clock trouble."""

from __future__ import annotations

import re

from planner.domain import clock
from planner.domain.checks.item import Finding, Outcome, Scope, about, told
from planner.domain.plan import link_of, media_of, text_of
from planner.domain.records import Placement
from planner.domain.rules import CheckFact, Severity


def alt_text(scope: Scope, fact: CheckFact) -> Outcome:
    """Pictures without any alt text; one alt text may cover all files of an entry."""
    findings = []
    for placement, post in scope.live():
        media = media_of(post, placement)
        given = any(one.path for one in media)
        if placement.format in fact.formats and given and not any(one.alt.strip() for one in media):
            findings.append(about(fact, scope.plan.describe(placement), placement.id))
    return told(
        findings,
        one="One picture has no alt text",
        many="{} entries with pictures have no alt text",
        fine="Every picture has an alt text.",
    )


def media_given(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries whose format needs a file and that name none; a bare file name counts as given."""
    findings = [
        about(fact, f"{scope.plan.describe(placement)} ({placement.format})", placement.id)
        for placement, post in scope.live()
        if placement.format not in fact.without_formats and not any(one.path for one in media_of(post, placement))
    ]
    return told(
        findings,
        one="One entry needs a picture or video",
        many="{} entries need a picture or video",
        fine="Every entry that needs a picture or video has one.",
    )


def placeholders(scope: Scope, fact: CheckFact) -> Outcome:
    """Texts, titles and links in which something was left to fill in."""
    pattern = re.compile("|".join(fact.patterns))
    findings = []
    for placement, post in scope.live():
        texts = (post.title, text_of(post, placement), link_of(post, placement))
        left = [match.group() for text in texts for match in pattern.finditer(text)]
        if left:
            words = ", ".join(dict.fromkeys(left))
            findings.append(about(fact, f"{words} in {scope.plan.describe(placement)}", placement.id))
    return told(
        findings,
        one="One text has something left to fill in",
        many="{} texts have something left to fill in",
        fine="No text has anything left to fill in.",
    )


def clock_trouble(scope: Scope, fact: CheckFact) -> Outcome:
    """Times that a clock change skips, or that come twice without a word on which is meant."""
    findings = [
        finding for placement, _ in scope.live() if (finding := _clock_finding(scope, fact, placement)) is not None
    ]
    return told(
        findings,
        one="One time meets a clock change",
        many="{} times meet a clock change",
        fine="No time meets a clock change.",
    )


def _clock_finding(scope: Scope, fact: CheckFact, placement: Placement) -> Finding | None:
    if placement.date is None or placement.time is None:
        return None
    trouble = clock.trouble(placement.date, placement.time, placement.zone)
    name = scope.plan.describe(placement)
    if trouble is clock.Trouble.MISSING:
        return Finding(Severity.MUST_FIX, f"{name} does not exist in {placement.zone}", (placement.id,))
    if trouble is clock.Trouble.TWICE and placement.fold is None:
        meant = clock.written_time(placement.date, placement.time, placement.zone)
        return about(fact, f"{name} comes twice in {placement.zone}; the later one ({meant}) is taken", placement.id)
    return None
