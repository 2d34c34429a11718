"""The profiles of the open plan with their checks; what the audit asks is read from resources/presence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.data_files import made_of, read_table
from planner.app.document import Document
from planner.app.media.shelf import MediaShelf
from planner.domain.clock import zone_named
from planner.domain.plan import Plan, name_of, text_of
from planner.domain.presence import Board, News, PresenceRules, audit_check, measures_of
from planner.domain.records import Brand, Channel, Placement, Profile, Status
from planner.domain.rulebook import Rulebook
from planner.domain.rules import refuse_unknown
from planner.domain.span import ONE_DAY, Span

_MOST_BESIDE = 1
"""Entries of each channel that are asked for before today."""


@cache
def presence_rules(folder: Path = RESOURCES) -> PresenceRules:
    """What the audit asks; raises BadData naming the file and what is wrong in it."""
    file = folder / "presence" / "checks.toml"
    table = read_table(file)
    areas: Mapping[str, str] = made_of(file, "areas", lambda _, areas: dict(areas), table["areas"])
    checks = {
        key: made_of(file, key, lambda key, one: audit_check(key, one, areas), one)
        for key, one in table["checks"].items()
    }
    networks, words = folder / "presence" / "networks.toml", folder / "presence" / "words.toml"
    return PresenceRules(
        checks=checks,
        areas=areas,
        measures=made_of(file, "settings", lambda _, one: measures_of(one), table["settings"]),
        offers=made_of(networks, "offers", _offers, read_table(networks)),
        hours=made_of(words, "hours", _hours, read_table(words)),
    )


def board_of(
    document: Document, brand: Brand, catalogue: Catalogue, now: datetime, shelf: MediaShelf | None = None
) -> Board:
    """The profiles in use with how their checks stand at an aware moment.

    Of pictures it says what the shelf knows already; see ``pictures_of``.
    """
    rules, plan = presence_rules(), document.settings_of(brand)
    today = now.astimezone(zone_named(brand.zone)).date()
    profiles = [one for one in sorted(plan.profiles, key=lambda one: one.position) if not one.archived]
    channels = [plan.channels[one.channel_id] for one in profiles if one.channel_id in plan.channels]
    return Board(
        brand=brand,
        profiles=profiles,
        answers=plan.audit_answers,
        audits=document.audits(brand),
        rules=rules,
        platforms=catalogue.platforms,
        today=today,
        files=shelf.known if shelf else lambda _: None,
        lasts=_lasts(document, channels, today),
        silences=_silences(catalogue.rulebook(plan), channels, today),
        news=_hours_news(document, brand, rules, today) if any(one.hours for one in profiles) else None,
    )


def pictures_of(profiles: Iterable[Profile]) -> list[str]:
    """The files of these profiles, to be looked at in a worker."""
    return list(dict.fromkeys(path for one in profiles for path in (one.avatar, one.cover) if path))


def without_profile(plan: Plan) -> list[Channel]:
    """The channels in use for whose account there is no profile, in their order; ``plan`` holds the settings."""
    taken = {one.channel_id for one in plan.profiles}
    free = [one for one in plan.channels.values() if not one.archived and one.id not in taken]
    return sorted(free, key=lambda one: (one.position, one.name))


def _lasts(document: Document, channels: Iterable[Channel], today: date) -> dict[str, date]:
    """The day of the last entry of each channel up to today."""
    ids, found = [one.id for one in channels], dict[str, date]()
    tomorrow = today + ONE_DAY
    for entry in document.entries_beside(ids, Span(tomorrow, tomorrow), _MOST_BESIDE) if ids else ():
        if entry.day <= today and entry.channel_id is not None:
            found[entry.channel_id] = max(entry.day, found.get(entry.channel_id, entry.day))
    return found


def _silences(book: Rulebook, channels: Iterable[Channel], today: date) -> dict[str, float]:
    """The most days without an entry that each channel's cadences allow; the most generous one that is on."""
    found: dict[str, float] = {}
    for channel in channels:
        days = [one.max_silence_days for one in book.cadences_on(channel, today) if not one.off]
        if days:
            found[channel.id] = max(days)
    return found


def _hours_news(document: Document, brand: Brand, rules: PresenceRules, today: date) -> News | None:
    """The last entry up to today that told of other opening hours."""
    plan = document.plan(brand, Span(today - timedelta(days=rules.measures.news_days), today + ONE_DAY))
    told = [one for one in plan.in_order() if one.date is not None and _tells_hours(plan, one, rules.hours)]
    last = told[-1] if told else None
    return News(name_of(plan.post_of(last), last), last.date) if last and last.date else None


def _tells_hours(plan: Plan, placement: Placement, words: Iterable[str]) -> bool:
    post = plan.post_of(placement)
    said = f"{post.title} {text_of(post, placement)}".casefold()
    return placement.status is not Status.SKIPPED and any(word in said for word in words)


def _offers(_key: str, table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    refuse_unknown(table, {"source", "checked", "offers"})
    return {key: frozenset(listed) for key, listed in table["offers"].items()}


def _hours(_key: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    refuse_unknown(table, {"source", "checked", "hours"})
    return tuple(word.casefold() for word in table["hours"])
