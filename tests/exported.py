"""Weeks as they leave the plan, for tests that read them again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from planner.app.document import Document
from planner.app.exporting import Export, Written
from planner.app.handover import Leaving
from planner.app.targets import Target, file_target
from planner.app.written_files import WrittenFiles
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.exchange import FORMATS

CSV = file_target(FORMATS[0])
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def week_csv_of(document: Document, brand: Brand, week: Week) -> bytes:
    """The CSV of a week."""
    return an_export(document, brand, Leaving(span=week.span)).made().files[0].content


def an_export(document: Document, brand: Brand, leaving: Leaving, target: Target = CSV, at: datetime = AT) -> Export:
    return Export(document, brand, leaving, target, at)


def hand_over(document: Document, brand: Brand, leaving: Leaving, target: Target = CSV, at: datetime = AT) -> None:
    """Notes that this was exported, without any file."""
    export = an_export(document, brand, leaving, target, at)
    assert export.note(export.made()) == ""


def written(export: Export, place: Path, known: Path | None = None) -> Written:
    """What was written to a file or folder; what is known of earlier files lies beside the plan."""
    return export.write(export.made(), place, WrittenFiles(known or export.document.path.with_name("exported.json")))
