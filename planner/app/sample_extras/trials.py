"""What the sample tries because of its results, and what it declined to try."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from planner.app.sample_extras.tables import Tables
from planner.domain.edits import Edit
from planner.domain.edits.change import changed, created
from planner.domain.records import Experiment
from planner.domain.results.answer_words import period_words
from planner.domain.span import ONE_DAY, Span, weekday_words

_FILE = "trials.toml"


def edits(tables: Tables) -> Iterator[Edit]:
    """Each trial as it was taken up or declined, with the answer that led to it."""
    for key, table in tables.read(_FILE).items():
        said = dict(table)
        basis = _basis(tables, said.pop("basis"))
        fields = tables.fields_of(_FILE, key, Experiment, said)
        words = {name: weekday_words(fields[name]) for name in ("ends", "look_again")}
        fields["title"] = fields["title"].format_map(words)
        trial = Experiment(id=tables.id_for(key), brand_id=tables.plan.brand.id, basis=basis, **fields)
        yield changed(trial.title, created(trial))


def _basis(tables: Tables, said: Mapping[str, Any]) -> str:
    """The answer as ``basis_of`` keeps it; the days that its sentence names are moved."""
    period = Span(tables.day(said["first"]), tables.day(said["last"]) + ONE_DAY)
    rest = {name: value for name, value in said.items() if name not in ("first", "last")}
    sentence = rest["sentence"].format(period=period_words(period))
    return json.dumps(rest | {"sentence": sentence, "period": str(period)}, ensure_ascii=False)
