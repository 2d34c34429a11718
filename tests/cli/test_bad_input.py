"""Bad input on the command line: a clear sentence each, the right exit code, and the plan unchanged."""

from __future__ import annotations

import io
import json
import os
import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.cli import DONE, FAILED, WRONG_USAGE, main
from planner.domain.edits import add_brand
from planner.domain.span import Week
from planner.store import files
from planner.store.opening import create_store, open_store
from planner.store.version import MAJOR, version
from tests.fuzz.rounds import TODAY, assert_sentences, everything, fuzz_csv, sample_plan

WEEK = str(Week.of(TODAY))
LONGEST_SENTENCE = 600

GOOD = "2026-11-23,09:00,Europe/London,instagram,Hello"
HEADER = "date,time,timezone,channel,text"


class Cli:
    """Runs verbs and keeps what they said."""

    def __init__(self, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.plan = plan
        self._capsys = capsys
        self.out = self.err = ""

    def run(self, *arguments: object) -> int:
        """The exit code of a verb on this plan."""
        return self.bare("--plan", self.plan, *arguments)

    def bare(self, *arguments: object) -> int:
        """The exit code of a verb."""
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:  # argparse
            code = int(str(error.code))
        self.out, self.err = self._capsys.readouterr()
        return code

    def fails(self, *arguments: object) -> str:
        """The sentence of a verb that must fail with one."""
        assert self.run(*arguments) == FAILED, (self.out, self.err)
        return self.sentence()

    def sentence(self) -> str:
        assert self.out == ""
        assert_sentences(self.err)
        assert len(self.err) < LONGEST_SENTENCE, self.err[:2_000]
        return self.err.strip()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample plan."""
    return sample_plan(tmp_path_factory.mktemp("sample") / "plan.evenweek")


@pytest.fixture
def cli(tmp_path: Path, sample: bytes, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line with the sample plan."""
    plan = tmp_path / "plan.evenweek"
    plan.write_bytes(sample)
    return Cli(plan, capsys)


@pytest.fixture
def two_brands(cli: Cli, catalogue: Catalogue) -> Cli:
    """The command line with a plan of two brands."""
    with open_store(cli.plan, write=True) as store:
        Document(store).do(add_brand(new_brand("Other", "Asia/Tokyo"), catalogue.kinds))
    return cli


def held_by(plan: Path) -> object:
    with open_store(plan, write=False) as store:
        assert store.problems() == []
        return everything(store)


def csv_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


# files that cannot be imported

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty"),
    "blank": (b" \r\n\r\n\t", "The file is empty"),
    "byte order mark only": (b"\xef\xbb\xbf", ""),
    "binary": (random.Random(1).randbytes(20_000), "not text and not a sheet"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500), "a picture"),
    "zeros": (bytes(5_000), "not text and not a sheet"),
    "a column twice": (csv_of(GOOD + ",x", header=HEADER + ",Text"), "the column “text” twice"),
    "open quote": (csv_of('2026-11-23,,,instagram,"never closed', GOOD), "Row 2 cannot be read as CSV"),
    "an endless cell": (csv_of('2026-11-23,,,instagram,"' + "x" * 20_000_001), "Row 2 cannot be read as CSV"),
    "too many rows": (csv_of(*["2026-11-23,,,x,y"] * 100_001), "more than 100,000 rows"),
}

OTHER_SHEETS: dict[str, bytes] = {
    "utf-16": csv_of(GOOD).decode().encode("utf-16"),
    "latin-1": csv_of(GOOD.replace("Hello", "Café")).decode().encode("latin-1"),
    "semicolons": csv_of(GOOD).replace(b",", b";"),
}
NO_POSTS = {"other columns": b"name,value\r\na,b\r\n", "words": b"Dear all,\r\n\r\nsee you on Monday\r\n"}

BAD_ROWS: dict[str, tuple[str, str]] = {
    "31 November": ("2026-11-31,09:00,Europe/London,instagram,Hello", "“2026-11-31” is not a day"),
    "30 February": ("2026-02-30,09:00,Europe/London,instagram,Hello", "“2026-02-30” is not a day"),
    "another order": ("23/11/2026,09:00,Europe/London,instagram,Hello", "“23/11/2026” is not a day"),
    "25:00": ("2026-11-23,25:00,Europe/London,instagram,Hello", "“25:00” is not a time"),
    "24:00": ("2026-11-23,24:00,Europe/London,instagram,Hello", "“24:00” is not a time"),
    "9 o'clock": ("2026-11-23,9am,Europe/London,instagram,Hello", "“9am” is not a time"),
    "an offset of another zone": ("2026-11-23,09:00+07:00,Europe/London,instagram,Hello", "is not an offset of"),
    "no such zone": ("2026-11-23,09:00,Europe/Atlantis,instagram,Hello", "no time zone “Europe/Atlantis”"),
    "a file for a zone": ("2026-11-23,09:00,/etc/passwd,instagram,Hello", "no time zone “/etc/passwd”"),
    "a million characters": (f"2026-11-23,09:00,Europe/London,instagram,{'x' * 1_000_000}", "1,000,000 characters"),
    "too many cells": (GOOD + ",and,more", "has 7 cells, the header has 5"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_plan_is_refused(cli: Cli, tmp_path: Path, kind: str) -> None:
    content, words = BAD_FILES[kind]
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(content)
    for more in ((), ("--skip-bad",), ("--dry-run",), ("--json",)):
        assert words in cli.fails("import", file, *more)
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("kind", OTHER_SHEETS)
def test_other_sheets_come_in(cli: Cli, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(OTHER_SHEETS[kind])
    assert cli.run("import", file, "--accept-defaults") == DONE
    with open_store(cli.plan, write=False) as store:
        texts = {post.text for post in store.plan(store.brands()[0]).posts.values()}
    assert texts & {"Hello", "Café"}


@pytest.mark.parametrize("kind", NO_POSTS)
def test_a_file_in_which_no_post_is_found_is_refused(cli: Cli, tmp_path: Path, kind: str) -> None:
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(NO_POSTS[kind])
    for more in ((), ("--skip-bad",), ("--dry-run",)):
        assert cli.run("import", file, "--accept-defaults", *more) == FAILED
        assert cli.sentence().startswith("Nothing was imported")
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("kind", BAD_ROWS)
def test_a_row_that_cannot_be_read_is_refused(cli: Cli, tmp_path: Path, kind: str) -> None:
    row, words = BAD_ROWS[kind]
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(csv_of(GOOD, row, GOOD.replace("Hello", "Bye")))
    said = cli.fails("import", file)
    assert said.startswith("Nothing was imported: 1 row cannot be read. Row 3")
    assert words in said
    assert "--skip-bad" in said
    assert words in cli.fails("import", file, "--dry-run")
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("kind", BAD_ROWS)
def test_the_other_rows_can_be_imported(cli: Cli, tmp_path: Path, kind: str) -> None:
    row, words = BAD_ROWS[kind]
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(csv_of(GOOD, row, GOOD.replace("Hello", "Bye")))
    assert cli.run("import", file, "--skip-bad", "--dry-run") == DONE
    assert held_by(cli.plan) == before
    assert cli.run("import", file, "--skip-bad") == DONE
    assert cli.err == ""
    assert cli.out.startswith("2 posts with 2 ")
    assert "Left out row 3: " in cli.out
    assert words in cli.out
    with open_store(cli.plan, write=False) as store:
        texts = {post.text for post in store.plan(store.brands()[0]).posts.values()}
    assert {"Hello", "Bye"} <= texts
    assert cli.run("import", file, "--skip-bad", "--json") == DONE
    facts = json.loads(cli.out)
    assert (facts["posts"], facts["changes"], [one["row"] for one in facts["skipped"]]) == (2, 0, [3])


def test_many_bad_rows_are_told_in_one_line(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(*(row for row, _ in BAD_ROWS.values())))
    said = cli.fails("import", file)
    assert f"{len(BAD_ROWS)} rows cannot be read" in said
    assert f"And {len(BAD_ROWS) - 5} more." in said


def test_bad_rows_as_facts(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(GOOD, BAD_ROWS["25:00"][0]))
    assert cli.run("import", file, "--json") == FAILED
    facts = json.loads(cli.out)
    assert (facts["posts"], facts["changes"], [one["row"] for one in facts["skipped"]]) == (0, 0, [3])
    assert_sentences(cli.err)


def test_what_is_no_file_is_not_imported(cli: Cli, tmp_path: Path) -> None:
    before = held_by(cli.plan)
    assert "is a folder" in cli.fails("import", tmp_path)
    assert "cannot be read" in cli.fails("import", tmp_path / "no such file")
    assert "cannot be read" in cli.fails("import", cli.plan / "no folder")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(300_000_000)
    assert "larger than 200 MB" in cli.fails("import", tmp_path / "large")
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("harm", ["", "cut off", "newer"])
def test_a_plan_is_not_imported_as_csv(cli: Cli, tmp_path: Path, sample: bytes, harm: str) -> None:
    before, file = held_by(cli.plan), tmp_path / "other.evenweek"
    file.write_bytes(BAD_PLANS[harm][0](sample) if harm else sample)
    assert cli.fails("import", file)
    assert held_by(cli.plan) == before


def test_bad_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held_by(cli.plan)
    for content, words in BAD_FILES["empty"], BAD_FILES["binary"], BAD_FILES["open quote"]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        assert words in cli.fails("import", "-")
    assert held_by(cli.plan) == before


# plans that cannot be opened

Harm = Callable[[bytes], bytes]

BAD_PLANS: dict[str, tuple[Harm, str]] = {
    "empty": (lambda plan: b"", "is empty"),
    "binary": (lambda plan: random.Random(2).randbytes(20_000), "not a plan"),
    "csv": (lambda plan: csv_of(GOOD), "not a plan"),
    "cut off": (lambda plan: plan[: len(plan) // 2], "damaged"),
    "cut off early": (lambda plan: plan[:60], "cut off"),
    "cut off late": (lambda plan: plan[:-5_000], "damaged"),
    "newer": (lambda plan: plan[:60] + version(MAJOR + 1, 0).to_bytes(4, "big") + plan[64:], "newer version"),
}

READING: dict[str, tuple[object, ...]] = {
    "export": ("export", "--week", WEEK, "--output", "made"),
    "balance": ("balance", "--week", WEEK),
    "check": ("check", "--week", WEEK),
    "verify": ("verify",),
    "verify --json": ("verify", "--json"),
    "import": ("import", "good.csv"),
    "backup": ("backup", "made"),
    "launch": ("launch", "--week", WEEK, "--reason", "Launch week"),
    "answer": ("answer", "spelling-tone", "--week", WEEK),
}


@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize("kind", BAD_PLANS)
def test_a_bad_plan_is_refused_and_left_as_it_is(
    cli: Cli, sample: bytes, monkeypatch: pytest.MonkeyPatch, kind: str, verb: str
) -> None:
    monkeypatch.chdir(cli.plan.parent)
    harm, words = BAD_PLANS[kind]
    bad = harm(sample)
    cli.plan.write_bytes(bad)
    Path("good.csv").write_bytes(csv_of(GOOD))
    assert cli.run(*READING[verb]) == FAILED
    assert_sentences(cli.err)
    assert words in cli.err
    if cli.out:  # verify --json
        assert json.loads(cli.out) == {"ok": False, "problems": [cli.err.strip()]}
    assert cli.plan.read_bytes() == bad
    assert not Path("made").exists()


@pytest.mark.parametrize("kind", BAD_PLANS)
def test_a_bad_plan_is_not_restored(cli: Cli, sample: bytes, tmp_path: Path, kind: str) -> None:
    harm, words = BAD_PLANS[kind]
    (tmp_path / "bad").write_bytes(harm(sample))
    assert words in cli.fails("restore", tmp_path / "bad", tmp_path / "made")
    assert (tmp_path / "bad").read_bytes() == harm(sample)
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("verb", READING)
def test_a_plan_that_is_a_folder_or_not_there(cli: Cli, tmp_path: Path, verb: str) -> None:
    (tmp_path / "good.csv").write_bytes(csv_of(GOOD))
    arguments = [tmp_path / word if word in ("made", "good.csv") else word for word in READING[verb]]
    there = {one.name for one in tmp_path.iterdir()}
    for plan, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none", "There is"),
        (tmp_path / "no" / "x", "There is"),
    ):
        assert cli.bare("--plan", plan, *arguments) == FAILED
        assert words in cli.sentence()
    assert {one.name for one in tmp_path.iterdir()} == there


def test_nothing_is_made_over_what_is_there(cli: Cli, tmp_path: Path) -> None:
    before, theirs = cli.plan.read_bytes(), tmp_path / "theirs"
    theirs.write_bytes(b"not to be lost")
    for target in (theirs, cli.plan, tmp_path):
        for verb in (("new", target), ("new", target, "--sample"), ("backup", target), ("restore", cli.plan, target)):
            assert "exists already" in cli.fails(*verb)
    assert theirs.read_bytes() == b"not to be lost"
    assert cli.plan.read_bytes() == before


def test_a_plan_that_is_open_elsewhere(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LOCK_WAIT_SECONDS", 0.05)
    before, file = held_by(cli.plan), tmp_path / "in.csv"
    file.write_bytes(csv_of(GOOD))
    with open_store(cli.plan, write=True):
        assert "The plan is open for writing by" in cli.fails("import", file)
        for verb in ("balance", "check", "verify"):
            assert cli.run(*READING[verb]) == DONE
        assert cli.run("backup", tmp_path / "copy") == DONE
        assert cli.run("export", "--week", WEEK, "--output", tmp_path / "out.csv") == DONE
        assert cli.err.startswith("The export is not noted in the plan. The plan is open for writing by")
    assert (tmp_path / "out.csv").stat().st_size > 1_000
    assert held_by(cli.plan) == before == held_by(tmp_path / "copy")


# wrong usage

WRONG: dict[str, tuple[tuple[object, ...], str]] = {
    "a week that is none": (("balance", "--week", "2026-W60"), "There is no week “2026-W60”"),
    "a week of a short year": (("balance", "--week", "2025-W53"), "There is no week “2025-W53”"),
    "a week in words": (("check", "--week", "next week"), "“next week” is not a week"),
    "a day for a week": (("export", "--week", "2026-11-23"), "“2026-11-23” is not a week"),
    "week and days": (
        ("check", "--week", WEEK, "--from", "2026-11-23", "--to", "2026-11-24"),
        "either --week, or --from and --to",
    ),
    "week and first day": (("check", "--week", WEEK, "--from", "2026-11-23"), "either --week, or --from and --to"),
    "no last day": (("check", "--from", "2026-11-23"), "--from and --to go together"),
    "no first day": (("check", "--to", "2026-11-23"), "--from and --to go together"),
    "a day that is none": (("check", "--from", "2026-11-31", "--to", "2026-12-01"), "“2026-11-31” is not a day"),
    "an unknown brand": (
        ("balance", "--week", WEEK, "--brand", "Nobody"),
        "There is no brand “Nobody”; the plan holds",
    ),
    "an unknown rule": (("balance", "--week", WEEK, "--rule", "91-9"), "There is no rule “91-9”; there are"),
    "an unknown format": (
        ("export", "--week", WEEK, "--format", "pdf"),
        "There is no format “pdf”; there are week-csv",
    ),
    "a moment that is none": (("--now", "tomorrow", "check"), "“tomorrow” is not a moment"),
    "an unknown zone": (("new", "made", "--zone", "Mars/Olympus"), "There is no time zone “Mars/Olympus”"),
    "a brand without a name": (("import", "good.csv", "--brand", "  "), "A brand needs a name"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_usage_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(cli.plan.parent)
    Path("good.csv").write_bytes(csv_of(GOOD))
    before, (arguments, words) = held_by(cli.plan), WRONG[kind]
    assert cli.run(*arguments) == WRONG_USAGE
    assert words in cli.sentence()
    assert held_by(cli.plan) == before
    assert not Path("made").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        *(("publish",), ("export",), ("balance",), ("import",), ("backup",), ("restore", "one"), ("verify", "more")),
        *(("balance", "--week", WEEK, "--unit", "word"), ("check", "--colour"), ("balance", "--week")),
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_told_with_the_usage(cli: Cli, arguments: tuple[str, ...]) -> None:
    before = held_by(cli.plan)
    assert cli.run(*arguments) == WRONG_USAGE
    assert cli.err.startswith("usage: evenweek")
    assert "error" in cli.err.splitlines()[-1]
    assert "Traceback" not in cli.err
    assert held_by(cli.plan) == before


def test_several_brands_are_listed(two_brands: Cli, tmp_path: Path) -> None:
    file, before = tmp_path / "in.csv", held_by(two_brands.plan)
    file.write_bytes(csv_of(GOOD))
    for arguments in (
        ("balance", "--week", WEEK),
        ("check",),
        ("export", "--week", WEEK),
        ("import", file),
    ):
        assert two_brands.run(*arguments) == WRONG_USAGE
        assert two_brands.sentence() == ("The plan holds several brands; say which with --brand: Other, Quince Lane.")
    assert held_by(two_brands.plan) == before
    assert two_brands.run("balance", "--week", WEEK, "--brand", "other") == DONE


def test_a_refused_row_leaves_no_new_brand(cli: Cli, tmp_path: Path) -> None:
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(csv_of(BAD_ROWS["25:00"][0]))
    assert cli.run("import", file, "--brand", "New") == FAILED
    assert held_by(cli.plan) == before
    file.write_bytes(csv_of(GOOD, BAD_ROWS["25:00"][0]))
    assert cli.run("import", file, "--brand", "New", "--skip-bad", "--dry-run") == DONE
    assert held_by(cli.plan) == before


ENDS = ("0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31")


@pytest.mark.parametrize("day", ENDS)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "UTC"])
def test_days_outside_of_the_calendar_are_refused(cli: Cli, tmp_path: Path, day: str, zone: str) -> None:
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(csv_of(f"{day},23:30,{zone},instagram,Hello"))
    assert f"“{day}” is not a day" in cli.fails("import", file)
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Africa/Monrovia"])
def test_the_first_and_the_last_day_can_be_planned_and_judged(cli: Cli, tmp_path: Path, day: str, zone: str) -> None:
    file, week = tmp_path / "in.csv", Week.of(date.fromisoformat(day))
    file.write_bytes(csv_of(f"{day},23:30,{zone},instagram,Hello"))
    for arguments in (("import", file), ("check", "--from", day, "--to", day), ("verify",)):
        assert cli.run(*arguments) == DONE, cli.err
    for verb in ("balance", "check", "export"):
        assert cli.run(verb, "--week", week) == DONE, cli.err


@pytest.mark.parametrize("week", ["0001-W01", "9999-W52", "3000-W10"])
@pytest.mark.parametrize("verb", ["balance", "check", "export"])
def test_weeks_outside_of_the_calendar_are_refused(cli: Cli, verb: str, week: str) -> None:
    assert cli.run(verb, "--week", week) == WRONG_USAGE
    assert f"There is no week “{week}”" in cli.sentence()


# what went wrong once


@pytest.mark.parametrize("kind", ["empty", "binary", "open quote"])
def test_a_refused_file_leaves_no_new_brand(cli: Cli, tmp_path: Path, kind: str) -> None:
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(BAD_FILES[kind][0])
    assert cli.run("import", file, "--brand", "New") == FAILED
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("row", [BAD_ROWS["25:00"][0], GOOD])
def test_a_brand_that_is_not_made_is_not_said_to_be_made(cli: Cli, tmp_path: Path, row: str) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(row))
    cli.run("import", file, "--brand", "New", "--dry-run")
    assert "was made" not in cli.err


def test_an_import_of_nothing_leaves_no_new_brand(cli: Cli, tmp_path: Path) -> None:
    file, before = tmp_path / "in.csv", held_by(cli.plan)
    file.write_bytes(csv_of(BAD_ROWS["25:00"][0]))
    assert cli.run("import", file, "--brand", "New", "--skip-bad") == FAILED
    assert held_by(cli.plan) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
@pytest.mark.parametrize("kind", ["plan", "pipe"])
def test_an_export_looks_into_plain_files_only(cli: Cli, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Closing the plan's file drops SQLite's locks on it; reading from a pipe may wait for ever."""
    output = cli.plan
    if kind == "pipe":
        output = cli.plan.with_name("pipe")
        os.mkfifo(output)
    opened: list[Path] = []

    def noted(path: Path, mode: str = "r", *_: object, **__: object) -> None:
        if "r" in mode:
            opened.append(path)
        raise OSError(5, "opened")

    monkeypatch.setattr(Path, "open", noted)
    cli.run("export", "--week", WEEK, "--output", output)
    assert output not in opened


def test_an_export_does_not_replace_the_plan(cli: Cli) -> None:
    before = held_by(cli.plan)
    assert cli.run("export", "--week", WEEK, "--output", cli.plan) in (FAILED, WRONG_USAGE)
    assert held_by(cli.plan) == before


@pytest.mark.parametrize("length", [253, 300])
def test_an_export_to_a_long_name_works_or_is_refused(cli: Cli, tmp_path: Path, length: int) -> None:
    output = tmp_path / ("n" * length)
    if cli.run("export", "--week", WEEK, "--output", output) == DONE:
        assert output.stat().st_size > 1_000
    else:
        assert_sentences(cli.err)


def test_a_plan_with_a_name_that_is_too_long(cli: Cli) -> None:
    assert cli.bare("--plan", cli.plan.with_name("n" * 300), "verify") == FAILED
    assert_sentences(cli.err)


@pytest.mark.parametrize("output", [".", "/"])
def test_an_export_into_a_folder_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    monkeypatch.chdir(cli.plan.parent)
    assert cli.run("export", "--week", WEEK, "--output", output) == FAILED
    assert_sentences(cli.err)


def test_a_bad_row_is_named_without_a_stray_space(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(BAD_ROWS["25:00"][0]))
    assert "Row 2: “25:00” is not a time" in cli.fails("import", file)


@pytest.mark.parametrize("cell", ["Z" * 50_000, "two\nlines", "a\u2028b"])
@pytest.mark.parametrize("column", ["date", "time", "timezone", "status", "stance"])
def test_a_cell_is_quoted_in_a_few_words(cli: Cli, tmp_path: Path, column: str, cell: str) -> None:
    file = tmp_path / "in.csv"
    cells = {"date": "2026-11-23", "channel": "instagram", "text": "Hello"} | {column: f'"{cell}"'}
    file.write_bytes(csv_of(",".join(cells.values()), header=",".join(cells)))
    cli.fails("import", file)


@pytest.mark.parametrize("control", ["\x1b[2J", "\x07", "\u202e"])
def test_a_quoted_cell_does_not_control_the_terminal(cli: Cli, tmp_path: Path, control: str) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(f"{control}2026-11-31,09:00,Europe/London,instagram,Hello"))
    assert control not in cli.fails("import", file)


def test_what_was_imported_is_sound(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(csv_of(",09:00,Europe/London,instagram,Hello"))
    assert cli.run("import", file) in (DONE, FAILED)
    assert cli.run("verify") == DONE


@pytest.mark.parametrize("now", ["0001-01-01T00:00", "9999-12-31T23:00", "0001-01-01T00:00+14:00"])
@pytest.mark.parametrize("verb", ["check", "demo", "new --sample made"])
def test_a_moment_at_the_ends_of_the_calendar(cli: Cli, monkeypatch: pytest.MonkeyPatch, now: str, verb: str) -> None:
    monkeypatch.chdir(cli.plan.parent)
    monkeypatch.setattr("tempfile.tempdir", str(cli.plan.parent))
    assert cli.run("--now", now, *verb.split()) == WRONG_USAGE
    assert_sentences(cli.err)


@pytest.mark.parametrize("last", ["2026-11-30", "2026-11-20"])
def test_days_in_the_wrong_order_are_told(cli: Cli, last: str) -> None:
    assert cli.run("check", "--from", "2026-12-01", "--to", last) == WRONG_USAGE
    assert last in cli.sentence()


def test_a_plan_without_a_brand_is_told(cli: Cli, tmp_path: Path) -> None:
    """As it is left by ``new`` when it is killed between the file and its brand."""
    create_store(tmp_path / "none.evenweek").close()
    code = cli.bare("--plan", tmp_path / "none.evenweek", "balance", "--week", WEEK)
    assert code in (FAILED, WRONG_USAGE)
    assert "several" not in cli.sentence()


def test_a_new_plan_whose_brand_cannot_be_written_is_not_left(cli: Cli, tmp_path: Path) -> None:
    code = cli.bare("new", tmp_path / "made", "--brand", "Caf\udce9")  # an argument that is no UTF-8
    assert code == DONE or not (tmp_path / "made").exists()
    assert code == DONE or cli.sentence()


# a few rounds of the fuzzing


def test_mutated_files_are_refused_or_imported(tmp_path: Path) -> None:
    outcomes = fuzz_csv(tmp_path, 150, 20261123).outcomes
    assert set(outcomes) == {"imported", "refused", "with rows left out"}, outcomes
