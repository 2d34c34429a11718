"""LibreOffice opens what leaves the plan: every cell where it was written, and nothing evaluated.

Skipped where the program is not installed.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.span import Week
from planner.exchange import FORMATS
from planner.exchange.format import FileFormat, Outgoing, SheetStyle
from planner.exchange.merging.merge import Merge
from planner.exchange.own.cells import guarded, kept_apart
from planner.exchange.own.week_csv import COLUMNS, cells, read
from tests.builders import MONDAY, a_channel, a_placement, a_post
from tests.exchange.plans import empty_plan, with_changes
from tests.exchange.ways import NOW, PLAIN, changes, taken

WEEKS = {date(2026, 9, 28): 17, date(2026, 10, 12): 16, date(2026, 11, 16): 13}
"""Mondays with the number of their entries."""

_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, UTF-8, formulas by their value, each sheet in a file of its own."""

_IN = "Text - txt - csv (StarCalc):{},34,76,1,,0,false,false"
"""UTF-8 with this separator; texts that look like numbers stay as the program's own dialog has it."""

_SECONDS = 120

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def plan(shared: Path, catalogue: Catalogue) -> Plan:
    empty = empty_plan(catalogue)
    table = read((shared / "samples" / "plan_tidy.csv").read_bytes())
    return with_changes(empty, Merge(empty, catalogue.platforms).imported(table).edit.changes)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


def leaving(plan: Plan, monday: date) -> Outgoing:
    span = Week(monday).span
    chosen = [one for one in plan.in_order() if one.date is not None and one.date in span]
    return Outgoing(plan=plan, placements=tuple(chosen), span=span, whole=True, now=NOW)


def converted(files: Sequence[Path], profile: Path, to: str, *, separator: str = "") -> dict[Path, list[Path]]:
    """The files that LibreOffice makes of each; one start of it for all of them."""
    out = files[0].parent / f"opened as {to[:4]}"
    reading = [f"--infilter={_IN.format(ord(separator))}"] if separator else []
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", *reading]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return {file: sorted(out.glob(f"{file.stem}*")) for file in files}


def opened(files: Sequence[Path], profile: Path, *, separator: str = "") -> list[dict[str, list[list[str]]]]:
    """The cells that LibreOffice shows of each sheet of each file."""
    made = converted(files, profile, _OUT, separator=separator)
    return [{sheet.stem.removeprefix(f"{file.stem}-"): _cells(sheet) for sheet in made[file]} for file in files]


def _cells(sheet: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(sheet.read_bytes().decode(), newline="")))


def written(plan: Plan, folder: Path, form: FileFormat, style: SheetStyle = PLAIN) -> list[Path]:
    """A file of each week."""
    files = []
    for monday in WEEKS:
        files.append(folder / f"week of {monday}{form.suffix}")
        files[-1].write_bytes(form.written(leaving(plan, monday), style))
    return files


def told(plan: Plan, monday: date) -> list[list[str]]:
    return [[str(cell) for cell in cells(plan, one)] for one in leaving(plan, monday).placements]


def clock(cell: str) -> str:
    """A time as the plan writes it; what LibreOffice says so is a real time, not a text."""
    return datetime.strptime(cell, "%I:%M:%S %p").strftime("%H:%M") if cell.endswith("M") else cell


def rows_of(sheet: list[list[str]]) -> list[list[str]]:
    """The rows of a sheet of a workbook, whose times are all real."""
    assert sheet[0] == list(COLUMNS)
    return [
        [clock(cell) if name == "time" else cell for name, cell in zip(COLUMNS, row, strict=True)] for row in sheet[1:]
    ]


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv(plan: Plan, profile: Path, tmp_path: Path, separator: str) -> None:
    files = written(plan, tmp_path, FORMATS[0], SheetStyle(separator=separator))
    for monday, sheets in zip(WEEKS, opened(files, profile, separator=separator), strict=True):
        (rows,) = sheets.values()
        assert rows == [list(COLUMNS), *([guarded(cell) for cell in row] for row in told(plan, monday))]
        assert len(rows) == WEEKS[monday] + 1


def test_workbook(plan: Plan, profile: Path, tmp_path: Path) -> None:
    shown = opened(written(plan, tmp_path, FORMATS[1]), profile)
    for monday, raw in zip(WEEKS, shown, strict=True):
        sheets = {name: rows_of(sheet) for name, sheet in raw.items()}
        found = sorted(row for rows in sheets.values() for row in rows)
        assert found == sorted(told(plan, monday))
        assert len(found) == WEEKS[monday]
        assert all({row[COLUMNS.index("channel")] for row in rows} == {name} for name, rows in sheets.items())


@pytest.mark.parametrize("sort", ["xlsx", "ods"])
@pytest.mark.parametrize("key", ["week-csv", "xlsx"])
def test_what_libreoffice_saved_again_changes_nothing(
    plan: Plan, profile: Path, tmp_path: Path, key: str, sort: str
) -> None:
    form = next(one for one in FORMATS if one.key == key)
    file = tmp_path / f"week{form.suffix}"
    file.write_bytes(form.written(leaving(plan, date(2026, 10, 12)), PLAIN))
    (saved,) = converted([file], profile, sort, separator="," if key == "week-csv" else "")[file]
    table = taken(saved.read_bytes())
    assert len(table.rows) == WEEKS[date(2026, 10, 12)]
    assert changes(plan, table) == ()


def test_the_weeks_hold_what_is_hard_to_open(plan: Plan) -> None:
    texts = "\n".join(cell for monday in WEEKS for row in told(plan, monday) for cell in row)
    assert "\n@oliviaovenmitt" in texts
    assert "\n@nelabrews" in texts
    scripts = {unicodedata.name(sign).split()[0] for sign in texts if sign.isalpha()}
    assert len(scripts - {"MASCULINE", "FEMININE", "MODIFIER"}) >= 7, scripts


HOSTILE = (
    *("=1+1", "=HYPERLINK(1)", "@SUM(1)", "+1+1", "-2+3", "'=1", "''=1", "=", "＝1+1", "#REF!", '"', "a,b;c\td"),
    *("line\nbreak", "\nfirst", "नमस्ते 👩‍👩‍👧‍👦", "שלום עולם", "ሰላም", "こんにちは", "Привет", "مرحبا", "안녕"),
)
"""Texts that must arrive as they are, in both sorts of files."""


def hostile(plan: Plan, *texts: str) -> tuple[Outgoing, list[str]]:
    """One entry for each text, on one channel."""
    plan.channels["ig"] = a_channel(id="ig", brand_id=plan.brand.id, name="Instagram")
    for number, text in enumerate(texts):
        post = a_post(id=f"p{number:03}", brand_id=plan.brand.id, title=text, text=text, notes=text)
        plan.posts[post.id] = post
        plan.placements[post.id] = a_placement(id=post.id, post_id=post.id, channel_id="ig")
    return leaving(plan, MONDAY), list(texts)


def test_no_text_of_a_csv_is_evaluated(catalogue: Catalogue, profile: Path, tmp_path: Path) -> None:
    outgoing, texts = hostile(empty_plan(catalogue), *HOSTILE)
    file = tmp_path / "hostile.csv"
    file.write_bytes(FORMATS[0].written(outgoing, PLAIN))
    ((rows,),) = (sheets.values() for sheets in opened([file], profile, separator=","))
    for name in ("title", "text", "notes"):
        assert [row[COLUMNS.index(name)] for row in rows[1:]] == [guarded(text) for text in texts]


def test_no_text_of_a_workbook_is_evaluated(catalogue: Catalogue, profile: Path, tmp_path: Path) -> None:
    more = ("0001", "1/2", "2026-11-23", "TRUE", "1e5", "_x0041_", " spaces ", "vertical\x0btab", "car\rriage", "\ttab")
    outgoing, texts = hostile(empty_plan(catalogue), *HOSTILE, *more)
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(FORMATS[1].written(outgoing, PLAIN))
    ((sheet,),) = (sheets.values() for sheets in opened([file], profile))
    for name in ("title", "text", "notes"):
        assert [row[COLUMNS.index(name)] for row in rows_of(sheet)] == [kept_apart(text) for text in texts]
