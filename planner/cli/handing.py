"""Files for publishing tools on the command line: the tools there are, what one would get, and its files."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.exporting import Export
from planner.app.handoffs import Handoffs, own_handoffs
from planner.app.handover import Leaving
from planner.app.surroundings import own_facts, own_settings
from planner.app.targets import Made, tool_target
from planner.app.written_files import WrittenFiles
from planner.cli import words
from planner.cli.export_words import export_facts, loss_words
from planner.cli.exporting import opened_to_export
from planner.cli.wanted import Failed, WrongUsage, chosen_brand, in_zone_of, opened, pretended_now, say, span_in
from planner.domain.platforms import Platforms
from planner.exchange.handoff import Preset, conditions
from planner.exchange.handoff.conditions import TRUST


def handoff(wanted: argparse.Namespace) -> None:
    """Lists the tools, or says what one would get of the plan and writes its files."""
    handoffs, catalogue = Handoffs(own_handoffs()), Catalogue(own_facts=own_facts())
    if handoffs.note:
        say(handoffs.note)
    if wanted.tool is None:
        _list(wanted, handoffs.presets)
        return
    preset = _preset(handoffs.presets, wanted.tool)
    with _opened(wanted) as (document, may_write):
        brand = chosen_brand(document, wanted.brand)
        now = in_zone_of(pretended_now(wanted), brand)
        leaving = Leaving(span=span_in(wanted, now.date(), "A hand-off"))
        exporting = Export(document, brand, leaving, tool_target(preset, catalogue.platforms), now)
        made = exporting.made()
        paths = () if wanted.dry_run or not made.files else _written(wanted, exporting, made)
        not_noted = exporting.note(made) if paths and may_write else ""
    if not_noted:
        say(f"The files were written, but that is not noted in the plan. {not_noted}")
    _tell(wanted, preset, exporting, made, paths=paths, platforms=catalogue.platforms)


def _list(wanted: argparse.Namespace, presets: Sequence[Preset]) -> None:
    if wanted.json:
        print(words.as_json([_preset_facts(one) for one in presets]))
        return
    for one in presets:
        yours = ", yours" if one.own else ""
        print(f"{one.key}: {one.name} ({one.confidence}: {TRUST[one.confidence]}{yours}; checked on {one.checked})")


def _preset(presets: Sequence[Preset], name: str) -> Preset:
    for one in presets:
        if name.strip().casefold() in (one.key.casefold(), one.name.casefold()):
            return one
    raise WrongUsage(f"There is no tool “{name}”; there are {', '.join(one.key for one in presets)}.")


@contextlib.contextmanager
def _opened(wanted: argparse.Namespace) -> Iterator[tuple[Document, bool]]:
    if not wanted.dry_run:
        with opened_to_export(wanted) as (document, may_write):
            yield document, may_write
        return
    with opened(wanted, write=False) as document:
        yield document, False


def _written(wanted: argparse.Namespace, exporting: Export, made: Made) -> tuple[Path, ...]:
    folder = Path(wanted.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failed(f"{folder} cannot be made: {error.strerror}. Nothing was written.") from None
    place = folder / made.files[0].name if len(made.files) == 1 else folder
    written = exporting.write(made, place, WrittenFiles(own_settings().with_name("exported.json")))
    for kept in written.kept:
        say(f"A file there had been changed since it was exported; it was kept as {kept}.")
    return written.paths


def _tell(
    wanted: argparse.Namespace,
    preset: Preset,
    exporting: Export,
    made: Made,
    *,
    paths: Sequence[Path],
    platforms: Platforms,
) -> None:
    asked = conditions(preset, platforms)
    if wanted.json:
        facts = export_facts(exporting, made, paths=paths)
        print(words.as_json(_preset_facts(preset) | {"conditions": list(asked), "note": preset.note} | facts))
        return
    print(f"{preset.name} ({preset.confidence}: {TRUST[preset.confidence]}; checked on {preset.checked})")
    print(*(f"  {sentence}." for sentence in asked), f"  {preset.note}", sep="\n")
    verb = "went" if paths else "would go"
    print(f"{made.goes} of {words.many(len(exporting.out.placements), 'entry')} {verb}.")
    named = [str(path) for path in paths] or [one.name for one in made.files]
    for name, one in zip(named, made.files, strict=True):
        print(f"  {name}: {words.many(one.rows, 'row')}")
    for sentence in loss_words(exporting, made):
        print(sentence)


def _preset_facts(preset: Preset) -> dict[str, Any]:
    return {
        "key": preset.key,
        "name": preset.name,
        "confidence": preset.confidence.value,
        "checked": preset.checked.isoformat(),
        "source": preset.source,
        "own": preset.own,
    }
