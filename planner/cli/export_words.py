"""What the command line says of an export: what goes, what is refused and why, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planner.app.exporting import Export
from planner.app.targets import Made
from planner.cli.words import many

_NAMED = 5
"""How many refused entries are named."""


def export_facts(exporting: Export, made: Made, *, paths: Sequence[Path] = ()) -> dict[str, Any]:
    """An export as facts; ``paths`` are where its files were written, empty when they were not."""
    files = [{"name": one.name, "entries": one.entries, "channel": one.channel} for one in made.files]
    return {
        "format": exporting.target.key,
        "brand": exporting.brand.name,
        "entries": len(exporting.out.placements),
        "goes": made.goes,
        "files": [file | {"path": str(path)} for file, path in zip(files, paths, strict=True)] if paths else files,
        "refused": [{"id": one.placement_id, "reason": one.reason} for one in made.refused],
        "left_out": [
            {"what": one.what, "entries": one.entries, "placements": list(one.placement_ids)} for one in made.left_out
        ],
        "warnings": [{"id": one.placement_id, "sentence": one.sentence} for one in made.warnings],
        "told": list(made.told),
    }


def loss_words(exporting: Export, made: Made) -> Iterator[str]:
    """What does not leave, and what to know of the rest, in sentences."""
    plan = exporting.out.plan
    if made.refused:
        yield f"{many(len(made.refused), 'entry')} of {len(exporting.out.placements)} not taken:"
    for one in made.refused[:_NAMED]:
        yield f"  {plan.describe(plan.placements[one.placement_id])}: {one.reason}"
    if len(made.refused) > _NAMED:
        yield f"  and {len(made.refused) - _NAMED} more"
    for left in made.left_out:
        yield f"Left out: {left.what} ({many(left.entries, 'entry')})"
    for warned in made.warnings[:_NAMED]:
        yield f"Look at {plan.describe(plan.placements[warned.placement_id])}: {warned.sentence}"
    yield from made.told
