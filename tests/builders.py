"""Records with sensible defaults for tests: override what matters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import count
from typing import Any

from planner.domain.balance import Entry
from planner.domain.edits import Edit, move_each, moved
from planner.domain.records import (
    Answer,
    Brand,
    Channel,
    Logged,
    OwnRule,
    Placement,
    Post,
    Reply,
    Routine,
    RuleSort,
    Stance,
    Waiver,
)
from planner.domain.rules import Clause, MixRule, Mode, Part, Unit, Window
from planner.domain.span import Week

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)

_numbers = count(1)


def a_brand(**values: Any) -> Brand:
    return Brand(**{"id": "brand", "name": "Brand", "zone": "Europe/London", "rule": "80-20"} | values)


def a_channel(**values: Any) -> Channel:
    defaults = {"id": f"channel-{next(_numbers)}", "brand_id": "brand", "name": "instagram", "platform": "instagram"}
    return Channel(**defaults | values)


def a_post(**values: Any) -> Post:
    return Post(**{"id": f"post-{next(_numbers)}", "brand_id": "brand", "title": "A post", "text": "Hello"} | values)


def a_placement(**values: Any) -> Placement:
    defaults = {
        "id": f"placement-{next(_numbers)}",
        "post_id": "post",
        "channel_id": "channel",
        "zone": "Europe/London",
        "format": "text",
        "date": MONDAY,
        "time": time(9),
    }
    return Placement(**defaults | values)


def an_entry(stance: Stance | None = Stance.ENGAGEMENT, day: date = MONDAY, **values: Any) -> Entry:
    number = next(_numbers)
    defaults = {
        "day": day,
        "clock": time(9),
        "placement_id": f"placement-{number}",
        "post_id": f"post-{number}",
        "channel_id": "channel",
        "format": "image",
        "kind": "",
        "stance": stance,
    }
    return Entry(**defaults | values)


def a_part(share: int = 20, mode: Mode = Mode.CAP, **values: Any) -> Part:
    defaults = {
        "group": "promotional",
        "share": Fraction(share, 100),
        "mode": mode,
        "stances": frozenset({Stance.PROMOTIONAL}),
        "kinds": frozenset(),
    } | values
    clauses = [
        Clause(**{name: said})
        for name in ("stances", "kinds", "origins", "labels")
        if (said := defaults.pop(name, None))
    ]
    return Part(**{"clauses": tuple(clauses)} | defaults)


def a_rule(*parts: Part, **values: Any) -> MixRule:
    defaults = {
        "key": "a-rule",
        "name": "A rule",
        "parts": parts or (a_part(),),
        "unit": Unit.POST,
        "window": Window(),
        "tolerance": Fraction(1, 10),
        "minimum": 3,
        "without_formats": frozenset(),
        "source": "test",
    }
    said = defaults | values
    return MixRule(**said | {"window": Window.parse(said["window"]) if type(said["window"]) is int else said["window"]})


def a_waiver(**values: Any) -> Waiver:
    defaults = {
        "id": f"waiver-{next(_numbers)}",
        "brand_id": "brand",
        "rule": "a-rule",
        "starts": MONDAY,
        "ends": date(2026, 11, 29),
        "reason": "Launch",
    }
    return Waiver(**defaults | values)


def an_own_rule(table: Mapping[str, Any], **values: Any) -> OwnRule:
    """A rule of the brand's own; ``since`` is a week or None."""
    defaults = {"id": f"own-{next(_numbers)}", "brand_id": "brand", "sort": RuleSort.MIX, "key": "own"} | values
    since = defaults.pop("since", None)
    monday = since.monday if isinstance(since, Week) else since
    return OwnRule(**defaults, table=json.dumps(table), since=monday)


def a_routine(**values: Any) -> Routine:
    return Routine(**{"id": f"routine-{next(_numbers)}", "brand_id": "brand", "name": "Replies"} | values)


def a_log(**values: Any) -> Logged:
    defaults = {"brand_id": "brand", "routine_id": "routine", "day": MONDAY, "at": datetime(2026, 11, 23, 9)}
    return Logged(**{"id": f"log-{next(_numbers)}"} | defaults | values)


def an_answer(**values: Any) -> Answer:
    defaults = {
        "id": f"answer-{next(_numbers)}",
        "brand_id": "brand",
        "week": MONDAY,
        "item": "spelling-tone",
        "reply": Reply.DONE,
        "at": datetime(2026, 11, 23, 9),
    }
    return Answer(**defaults | values)


def moved_by(placements: Iterable[Placement], by: timedelta) -> Edit:
    return move_each((one, moved(one, by)) for one in placements)
