"""Exports of the command line: which entries, as what, and what is said of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from planner.app.handoffs import Handoffs, own_handoffs
from planner.cli import main
from planner.exchange.format import SheetStyle

NOW = ("--now", "2026-11-23T09:00")
WEEK = ("--week", "2026-W48")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path / "home"))


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "plan.evenweek")
    assert main(["new", path, "--sample", *NOW]) == 0
    capsys.readouterr()
    return path


def rows_of(path: Path, separator: str = ",") -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=separator))


def export(plan: str, *arguments: str) -> int:
    return main(["export", *arguments, "--plan", plan, *NOW])


def facts(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_days_and_channels_are_chosen(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    days = ("--from", "2026-11-23", "--to", "2026-12-06", "--output", str(out))
    assert export(plan, *days, "--channel", "Instagram", "--channel", "threads") == 0
    rows = rows_of(out)
    assert {row["channel"] for row in rows} == {"instagram", "threads"}
    assert max(row["date"] for row in rows) > "2026-11-29"
    assert "2026-11-23 to 2026-12-06" in capsys.readouterr().out


def test_only_what_changed_leaves(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "week.csv"
    assert export(plan, *WEEK, "--changed", "--output", str(out)) == 0
    assert len(rows_of(out)) == 11, "nothing was exported before"
    assert export(plan, *WEEK, "--changed", "--output", str(out)) == 0
    assert rows_of(out) == []
    assert "The header alone" in capsys.readouterr().out


def test_a_separator_and_a_kept_style_are_followed(plan: str, tmp_path: Path) -> None:
    out = tmp_path / "week.csv"
    assert export(plan, *WEEK, "--separator", "semicolon", "--output", str(out)) == 0
    assert len(rows_of(out, ";")) == 11
    Handoffs(own_handoffs()).keep_style(SheetStyle(name="Short", separator="\t", columns=("date", "title")))
    assert export(plan, *WEEK, "--style", "short", "--output", str(out)) == 0
    assert [*rows_of(out, "\t")[0]] == ["date", "title"]
    assert export(plan, *WEEK, "--style", "short", "--separator", "comma", "--output", str(out)) == 0
    assert [*rows_of(out)[0]] == ["date", "title"]


@pytest.mark.parametrize(("key", "start"), [("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR"), ("review", b"<!doctype")])
def test_every_format_is_written(plan: str, tmp_path: Path, key: str, start: bytes) -> None:
    out = tmp_path / "out"
    assert export(plan, *WEEK, "--format", key, "--output", str(out)) == 0
    assert out.read_bytes().startswith(start)


def test_a_tool_gets_a_file_per_channel(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (*WEEK, "--format", "handoff:buffer", "--output")
    assert export(plan, *arguments, str(tmp_path / "one.csv")) == 1
    assert "name a folder" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    assert export(plan, *arguments, str(tmp_path / "out")) == 0
    said = capsys.readouterr()
    assert "8 entries of Quince Lane, 2026-W48 written to 3 files" in said.out
    assert "3 entries of 11 not taken" in said.err
    assert len([*(tmp_path / "out").iterdir()]) == 3
    assert export(plan, *WEEK, "--format", "buffer") == 1
    assert "several files" in capsys.readouterr().err


def test_facts_of_an_export(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(plan, *WEEK, "--format", "buffer", "--json") == 0
    looked = facts(capsys)
    assert (looked["entries"], looked["goes"], len(looked["files"])) == (11, 8, 3)
    assert {one["id"] for one in looked["refused"]} == {"Q041-fb", "Q045-ig", "Q047-ig"}
    assert all(one["reason"] for one in looked["refused"])
    assert "path" not in looked["files"][0]
    out = tmp_path / "week.csv"
    assert export(plan, *WEEK, "--json", "--output", str(out)) == 0
    written = facts(capsys)
    assert (written["files"][0]["path"], written["noted"], written["kept"]) == (str(out), True, [])


def test_a_file_that_was_corrected_is_kept(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "week.csv"
    assert export(plan, *WEEK, "--output", str(out)) == 0
    out.write_bytes(out.read_bytes().replace(b"Word", b"By hand"))
    assert export(plan, *WEEK, "--output", str(out)) == 0
    assert "kept as" in capsys.readouterr().err
    assert b"By hand" in (tmp_path / "week.older.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*WEEK, "--channel", "Myspace"), "There is no channel “Myspace”; there are instagram"),
        ((*WEEK, "--style", "Mine"), "There is no style “Mine”; there are none yet"),
        ((*WEEK, "--format", "handoff:fax"), "There is no format “handoff:fax”; there are week-csv"),
        (("--from", "2026-11-23"), "--from and --to go together"),
        (("--from", "2026-11-23", "--to", "2026-11-22"), "is before --from"),
        (("--from", "1900-01-01", "--to", "2900-01-01"), "An export may span 260 weeks"),
    ],
)
def test_wrong_usage(plan: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    assert export(plan, *arguments) == 2
    assert words in capsys.readouterr().err
