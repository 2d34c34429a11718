"""What the user can do to the rules of a brand: which it keeps, what they say, and from which week on.

What is changed from a week on leaves the weeks before as they were judged; None is all weeks, also past ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from planner.domain.edits.change import Edit, changed, created, new_id
from planner.domain.own_rules import table_of
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Label, LabelSet, OwnRule, Record, RuleSort
from planner.domain.rulebook import EFFORT, Regime, earlier_regimes, regime_of
from planner.domain.rules.reading import text_of
from planner.domain.span import Week

Pairs = list[tuple[Record | None, Record | None]]


def use_rules(brand: Brand, *, rule: str, also: Iterable[str], since: Week | None) -> Edit:
    """The rule that weeks are held to ("" for none) and those watched beside it, from a week on or for all weeks."""
    watched = tuple(dict.fromkeys(key for key in also if key != rule))
    earlier = () if since is None else _earlier(brand, since, Regime(rule, watched))
    text = f"Change rules of {brand.name}"
    return changed(text, [(brand, replace(brand, rule=rule, also=watched, earlier=earlier))])


def keep_mix(plan: Plan, key: str, table: Mapping[str, Any], *, since: Week | None) -> Edit:
    """A mix rule of the brand's own, new or changed; raises ValueError without a name, or with one that is taken."""
    name = str(table.get("name", "")).strip()
    if not name:
        raise ValueError("A name is needed")
    versions = _versions(plan, RuleSort.MIX, key)
    if _is_taken(plan, key, name):
        raise ValueError(f"“{name}” is there already")
    made = _made(plan.brand, RuleSort.MIX, key, {**table, "name": name}, since)
    return changed(f"{'Change' if versions else 'Add'} rule {name}", _from(versions, made, since))


def revert_mix(plan: Plan, key: str, shipped: Mapping[str, Any], *, since: Week | None) -> Edit:
    """A shipped rule that the brand changed, as it is shipped again."""
    made = _made(plan.brand, RuleSort.MIX, key, shipped, since)
    return changed(f"Restore rule {shipped['name']}", _back(_versions(plan, RuleSort.MIX, key), made, since))


def drop_mix(plan: Plan, key: str) -> Edit:
    """A mix rule of the brand's own, deleted; raises ValueError while weeks are judged by it."""
    versions = _versions(plan, RuleSort.MIX, key)
    name = _named(versions[-1]) or key if versions else key
    if is_used(plan.brand, key):
        raise ValueError(f"“{name}” is not deleted: weeks are or were judged by it, and would lose their rule")
    return changed(f"Delete rule {name}", [(one, None) for one in versions])


def is_used(brand: Brand, key: str) -> bool:
    """Whether any week, also a past one, is judged or watched by the rule of this key."""
    regimes = [Regime(brand.rule, brand.also), *(one for _, one in earlier_regimes(brand))]
    return any(key == one.rule or key in one.also for one in regimes)


def key_for(name: str, taken: Iterable[str]) -> str:
    """A key for a new rule of this name that none of the others has."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "rule"
    others = set(taken)
    return next(key for number in count(1) if (key := slug if number == 1 else f"{slug}-{number}") not in others)


def keep_cadence(plan: Plan, channel: Channel, key: str, table: Mapping[str, Any], *, since: Week | None) -> Edit:
    """How often a channel is served, in place of the cadence of this key of its platform."""
    versions = _versions(plan, RuleSort.CADENCE, key, channel.id)
    made = replace(_made(plan.brand, RuleSort.CADENCE, key, table, since), channel_id=channel.id)
    return changed(f"Change how often {channel.name} is served", _from(versions, made, since))


def reset_cadence(plan: Plan, channel: Channel, key: str, *, since: Week | None) -> Edit:
    """A channel follows the shipped cadence of this key again."""
    versions = _versions(plan, RuleSort.CADENCE, key, channel.id)
    made = replace(_made(plan.brand, RuleSort.CADENCE, key, {}, since), channel_id=channel.id, archived=True)
    return changed(f"Restore how often {channel.name} is served", _back(versions, made, since))


def keep_effort(plan: Plan, minutes: Mapping[str, int], *, since: Week | None) -> Edit:
    """How many minutes a post of each format takes; "" is any other format."""
    made = _made(plan.brand, RuleSort.EFFORT, EFFORT, minutes, since)
    return changed("Change how long posts take", _from(_versions(plan, RuleSort.EFFORT, EFFORT), made, since))


def set_minutes(brand: Brand, minutes: int | None) -> Edit:
    """The time for posts in a week, in minutes; None is not said."""
    return changed("Change time for posts", [(brand, replace(brand, minutes=minutes))])


def take_up_set(brand: Brand, label_set: LabelSet, labels: Iterable[Label]) -> Edit:
    """A set of labels that the program brings, as the brand's own."""
    own = replace(label_set, id=new_id(), brand_id=brand.id)
    copies = [replace(label, id=new_id(), set_id=own.id) for label in labels]
    return changed(f"Add labels {own.name}", created(own, *copies))


def _earlier(brand: Brand, since: Week, wanted: Regime) -> tuple[tuple[str, ...], ...]:
    """The rules before a week, with those that it had until now as the last."""
    before = [found for found in earlier_regimes(brand) if found[0] < since.monday]
    until_now = regime_of(brand, since.shifted(-1))
    if until_now == wanted and not before:
        return ()
    return tuple((until.isoformat(), one.rule, *one.also) for until, one in (*before, (since.monday, until_now)))


def _versions(plan: Plan, sort: RuleSort, key: str, channel_id: str | None = None) -> list[OwnRule]:
    found = (one for one in plan.own_rules if (one.sort, one.key, one.channel_id) == (sort, key, channel_id))
    return sorted(found, key=lambda one: one.since or date.min)


def _made(brand: Brand, sort: RuleSort, key: str, table: Mapping[str, Any], since: Week | None) -> OwnRule:
    return OwnRule(
        id=new_id(),
        brand_id=brand.id,
        sort=sort,
        key=key,
        table=json.dumps(table, ensure_ascii=False),
        since=since.monday if since else None,
    )


def _from(versions: Iterable[OwnRule], made: OwnRule, since: Week | None) -> Pairs:
    """The rule as it is made from a week on: later versions go, an earlier one stays."""
    later = [one for one in versions if since is None or (one.since is not None and one.since >= since.monday)]
    same = next((one for one in later if one.since == made.since), None)
    gone: Pairs = [(one, None) for one in later if one is not same]
    return [*gone, (same, replace(made, id=same.id) if same else made)]


def _back(versions: list[OwnRule], made: OwnRule, since: Week | None) -> Pairs:
    """What is shipped again: a version that says so after those that stay, nothing where none stays."""
    stays = [one for one in versions if since is not None and (one.since is None or one.since < since.monday)]
    return _from(versions, made, since) if stays else [(one, None) for one in versions]


def _is_taken(plan: Plan, key: str, name: str) -> bool:
    others = (one for one in plan.own_rules if one.sort is RuleSort.MIX and one.key != key)
    return name.casefold() in {_named(one).casefold() for one in others}


def _named(own: OwnRule) -> str:
    """What a rule calls itself; nothing where it cannot be read."""
    try:
        return text_of(table_of(own), "name")
    except ValueError:
        return ""
