"""How the sample's accounts present themselves, what was answered of them, and the pages that its posts lead to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from planner.app.data_files import made_of, read_table
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
    accounts, audit, pages = (tables.folder / name for name in (_ACCOUNTS, _AUDIT, _PAGES))
    listed = enumerate(read_table(accounts).items())
    yield add_profiles([made_of(accounts, name, partial(_profile, tables, at), one) for at, (name, one) in listed])
    said = read_table(audit)
    for one in said["answers"]:
        yield made_of(audit, one["check"], partial(_answer, tables), one)
    yield made_of(audit, "finished", partial(_audit, tables), said["finished"])
    for address, one in read_table(pages).items():
        yield made_of(pages, address, partial(_reading, tables), one)


def _profile(tables: Tables, position: int, name: str, said: Mapping[str, Any]) -> Profile:
    channel = tables.plan.channels[tables.channel_id(name)]
    made = replace(profile_of(channel, position), **tables.fields_of(_ACCOUNTS, name, Profile, said))
    tables.made[name] = made.id
    return made


def _answer(tables: Tables, check: str, said: Mapping[str, Any]) -> Edit:
    return answer_check(
        tables.plan.brand,
        check,
        Said(said["said"]),
        before=None,
        at=tables.moment(said["at"]),
        profile_id=tables.made[said["account"]] if "account" in said else None,
        note=said.get("note", ""),
        who=said["who"],
    )


def _audit(tables: Tables, _key: str, said: Mapping[str, Any]) -> Edit:
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
