"""How the sample's accounts present themselves, what was answered of them, and the pages that its posts lead to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.app.sample_extras.tables import Tables
from planner.domain.edits import Edit, new_id
from planner.domain.edits.pages import keep_reading
from planner.domain.edits.presence import add_profiles, answer_check, begin_audit, finish_audit, profile_of
from planner.domain.pages import facts_of
from planner.domain.pages_seen import reading
from planner.domain.records import Audit, Profile, Said

_ACCOUNTS, _AUDIT, _PAGES = "accounts.toml", "audit.toml", "pages.toml"


def edits(tables: Tables) -> Iterator[Edit]:
    """All of it, each as the verb that a user's gesture would be."""
    yield add_profiles(_profile(tables, *one) for one in enumerate(tables.read(_ACCOUNTS).items()))
    audit = tables.read(_AUDIT)
    yield from (_answer(tables, one) for one in audit["answers"])
    yield _audit(tables, audit["finished"])
    yield from (_reading(tables, address, one) for address, one in tables.read(_PAGES).items())


def _profile(tables: Tables, position: int, said: tuple[str, Mapping[str, Any]]) -> Profile:
    name, table = said
    channel = tables.plan.channels[tables.channel_id(name)]
    made = replace(profile_of(channel, position), **tables.fields_of(_ACCOUNTS, name, Profile, table))
    tables.made[name] = made.id
    return made


def _answer(tables: Tables, said: Mapping[str, Any]) -> Edit:
    return answer_check(
        tables.plan.brand,
        said["check"],
        Said(said["said"]),
        before=None,
        at=tables.moment(said["at"]),
        profile_id=tables.made[said["account"]] if "account" in said else None,
        note=said.get("note", ""),
        who=said["who"],
    )


def _audit(tables: Tables, said: Mapping[str, Any]) -> Edit:
    """A walk through all checks as it ended; its results are listed by account, by who found them, and by state."""
    begun = begin_audit(tables.plan.brand, at=tables.moment(said["begun"]), who=said["who"])
    audit = begun.changes[0].after
    assert isinstance(audit, Audit)
    rows = tuple(
        (tables.made.get(account, ""), check, state, found)
        for account, by_finder in said["results"].items()
        for found, by_state in by_finder.items()
        for state, checks in by_state.items()
        for check in checks
    )
    return begun.followed_by(finish_audit(audit, rows, at=tables.moment(said["ended"])))


def _reading(tables: Tables, address: str, said: Mapping[str, Any]) -> Edit:
    facts = facts_of(json.dumps({"address": address, **said["facts"]}))
    at = tables.moment(said["at"])
    kept = reading(tables.plan.brand.id, address, facts, at, source=said["source"], id_=new_id())
    return keep_reading(None, kept)
