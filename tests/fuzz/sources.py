"""Sound files that come in, of which broken ones are made: own exports, files for tools, replies, strangers' sheets."""

from __future__ import annotations

import csv
import json
import os
import random
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handoffs import Handoffs
from planner.app.handover import Leaving, outgoing
from planner.app.reviewing import REVIEW
from planner.domain.records import Brand
from planner.exchange import FORMATS
from planner.exchange.format import Outgoing, SheetStyle
from planner.exchange.handoff import hand_off
from tests.exchange.handing import made_ready
from tests.exchange.test_review import as_file, as_text, told
from tests.fuzz.mutants import (
    ENCODINGS,
    bare_parts,
    excel_parts,
    harmed,
    harmed_bytes,
    mutated_calendar,
    mutated_parts,
    mutated_text,
    open_document_parts,
    other_values,
    parts_of,
)
from tests.fuzz.rounds import SAMPLE, mutated_csv

NOW = datetime(2026, 10, 5, 9, tzinfo=ZoneInfo("Europe/London"))
"""Before the days of the sample plan, so that tools take its entries."""

_ROOT = Path(__file__).parents[2]
_STRANGERS = ("plan_untidy.csv", "plan_template_layout.csv", "plan_tidy.csv")
_ENTRIES = 24
"""Of the sample plan, which are exported."""

_VALUES: tuple[object, ...] = (
    *(None, 0, -1, 1e308, True, "", "x" * 200_000, [], {}, [[]], {"a": 1}),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-10-06", "approve", "\ud800"),
)
_FEW = 6
"""Rows of a file that is too small to take some of."""

_WHOLE = 0.05
"""How many files are taken with all their rows."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of file: its name, and what makes a broken one of it."""

    name: str
    broken: Callable[[random.Random], bytes]


def sources(document: Document, brand: Brand, catalogue: Catalogue) -> list[Source]:
    """All sorts of files, those that matter most several times; a document with posts gives its exports."""
    out = _outgoing(document, brand)
    return [
        *[Source("text", mutated_text), *_strangers()] * 2,
        *[*_workbooks(), *_exports(out)] * 3,
        *[Source("calendar", mutated_calendar)] * 4,
        *_for_tools(out, catalogue),
        *_replies(out),
    ]


def _workbooks() -> Iterator[Source]:
    for name, parts in (("workbook", excel_parts()), ("bare workbook", bare_parts()), ("ODS", open_document_parts())):
        yield _of_parts(name, parts)


def _outgoing(document: Document, brand: Brand) -> Outgoing:
    whole = outgoing(document, brand, Leaving(), NOW, FORMATS[0].key)
    ids = frozenset(one.id for one in whole.placements[:_ENTRIES])
    return outgoing(document, brand, Leaving(ids=ids), NOW, FORMATS[0].key)


def _strangers() -> Iterator[Source]:
    """Plans as people keep them, where the samples are."""
    yield _table("quince_lane.csv", SAMPLE.read_bytes())
    folder = Path(os.environ.get("EVENWEEK_SHARED", _ROOT.parent / "shared")) / "samples"
    yield from (_table(name, (folder / name).read_bytes()) for name in _STRANGERS if (folder / name).exists())


def _exports(out: Outgoing) -> Iterator[Source]:
    week_csv, xlsx, ics, markdown = (form.written(out, SheetStyle()) for form in FORMATS)
    german = SheetStyle(separator=";", days="%d.%m.%Y")
    yield _table("week as CSV", week_csv)
    yield _table("week as CSV with semicolons", FORMATS[0].written(out, german), ";")
    yield _packed("week as workbook", xlsx)
    yield _pieces("week as calendar", re.split("(?=BEGIN:VEVENT)", ics.decode()))
    yield _text("week as text", markdown)


def _for_tools(out: Outgoing, catalogue: Catalogue) -> Iterator[Source]:
    for preset in Handoffs().presets:
        networks = preset.networks or ("instagram", "facebook", "linkedin")
        plan = made_ready(deepcopy(out.plan), networks)
        files = hand_off(replace(out, plan=plan, placements=tuple(plan.in_order())), preset, catalogue.platforms).files
        yield from (_table(f"for {preset.key}", file.content) for file in files[:1])


def _replies(out: Outgoing) -> Iterator[Source]:
    sheet = REVIEW.written(out, SheetStyle())
    yield _text("review sheet", sheet)
    reply = _reply(told(sheet.decode()))
    yield _text("reply", as_file(reply))
    yield _text("reply as text", as_text(reply, "> "))
    yield Source("reply with other values", lambda chance: _with_other_values(reply, chance))


def _reply(knows: dict[str, Any]) -> dict[str, Any]:
    kept = {key: knows[key] for key in ("format", "version", "brand_id", "brand", "sent")}
    said = [("approve", ""), ("change", "Another picture, please"), ("", "Lovely"), ("", "")]
    answers = [
        {"entries": card["entries"], "say": said[place % 4][0], "comment": said[place % 4][1]}
        for place, card in enumerate(knows["cards"])
    ]
    return kept | {"from": "Maeve", "at": "2026-10-06T10:00:00+00:00", "answers": answers}


def _with_other_values(reply: dict[str, Any], chance: random.Random) -> bytes:
    """The reply as text whose code holds something else, as no mail program would make it."""
    said = json.loads(json.dumps(reply))
    for _ in range(chance.randrange(1, 4)):
        place: Any = said
        while isinstance(place, dict | list) and place and chance.random() < 0.7:
            key = chance.choice([*place]) if isinstance(place, dict) else chance.randrange(len(place))
            if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.3:
                place[key] = chance.choice(_VALUES)
                break
            place = place[key]
    return as_text(said) if chance.random() < 0.5 else as_file(said)


def _table(name: str, content: bytes, separator: str = ",") -> Source:
    """A file with rows, some of which are taken."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    pieces = [_written([row], separator) for row in rows]
    as_text = _pieces(name, pieces)

    def broken(chance: random.Random) -> bytes:
        return mutated_csv(rows, chance) if len(rows) > _FEW and chance.random() < 0.5 else as_text.broken(chance)

    return Source(name, broken)


def _written(rows: list[list[str]], separator: str) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def _text(name: str, content: bytes) -> Source:
    return _pieces(name, [content.decode("utf-8-sig")])


def _pieces(name: str, pieces: list[str]) -> Source:
    """A text in pieces, some of which are taken."""

    def broken(chance: random.Random) -> bytes:
        text = "".join(pieces if chance.random() < _WHOLE else _some(pieces, chance))
        made = harmed(text, chance).encode(chance.choice(("utf-8",) * 9 + ENCODINGS), "replace")
        return harmed_bytes(made, chance) if chance.random() < 0.2 else made

    return Source(name, broken)


def _some(pieces: list[str], chance: random.Random) -> list[str]:
    """The first pieces and a stretch of the others."""
    start, first = chance.randrange(len(pieces)), chance.choice((1, 1, 1, 3, 8))
    return [*pieces[:first], *pieces[max(start, first) : start + chance.choice((3, 10, 30))]]


def _packed(name: str, content: bytes) -> Source:
    return _of_parts(name, parts_of(content))


def _of_parts(name: str, parts: Mapping[str, bytes]) -> Source:
    return Source(name, lambda chance: (mutated_parts if chance.random() < 0.5 else other_values)(parts, chance))
