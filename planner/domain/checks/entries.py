"""Checks of single entries: the same functions for the weekly checklist and for an entry as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from planner.domain.checks.asked_changes import asked_changes
from planner.domain.checks.calls import call_to_action
from planner.domain.checks.campaigns import after_the_end
from planner.domain.checks.case import Case
from planner.domain.checks.creators.content import creators_content
from planner.domain.checks.disclosing import disclosure
from planner.domain.checks.finding import Finding
from planner.domain.checks.fitting import text_length
from planner.domain.checks.letters import emoji_and_letters
from planner.domain.checks.link_cards import link_card
from planner.domain.checks.linking import dead_links, well_formed
from planner.domain.checks.local_time import clock_trouble
from planner.domain.checks.people import handles, permission
from planner.domain.checks.pictures import alt_text, media_usable
from planner.domain.checks.placeholders import placeholders
from planner.domain.checks.tags import hashtags
from planner.domain.checks.utm import unknown_sites, utm
from planner.domain.rules import CheckFact

EntryCheck = Callable[[Case, CheckFact], Iterable[Finding]]
OnceCheck = Callable[[Sequence[Case], CheckFact], Finding | None]

ENTRY_CHECKS: Mapping[str, EntryCheck] = MappingProxyType(
    {
        "asked-changes": asked_changes,
        "text-length": text_length,
        "hashtags": hashtags,
        "alt-text-on-images": alt_text,
        "emoji-and-look-alike-letters": emoji_and_letters,
        "media-present-and-usable": media_usable,
        "call-to-action": call_to_action,
        "link-where-links-do-not-work": dead_links,
        "utm": utm,
        "link-well-formed": well_formed,
        "placeholders": placeholders,
        "names-and-handles": handles,
        "disclosure": disclosure,
        "permission": permission,
        "creators-content": creators_content,
        "after-the-end": after_the_end,
        "local-time-trouble": clock_trouble,
    }
)
"""By the key of the item in the data."""

OF_READINGS: Mapping[str, EntryCheck] = MappingProxyType({"link-card": link_card})
"""Checks in place of a question to a person, as far as pages were read."""

TOLD_ONCE: Mapping[str, tuple[str, OnceCheck]] = MappingProxyType(
    {"utm": ("Which links are yours is not known", unknown_sites)}
)
"""What is told once for all entries, by the key of the item, and the heading where nothing else is found."""


def entry_findings(case: Case, facts: Iterable[CheckFact]) -> list[Finding]:
    """What is found in one entry, in the order of the facts; those of other checks are passed over."""
    checks = ((ENTRY_CHECKS.get(fact.key) or OF_READINGS.get(fact.key), fact) for fact in facts)
    return [finding for check, fact in checks if check is not None for finding in check(case, fact)]
