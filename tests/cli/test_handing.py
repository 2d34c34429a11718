"""``evenweek handoff``: the tools there are, what one would get, and its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample plan, this week."""
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EVENWEEK_NOW", "2026-11-23T09:00")
    assert main(["new", "--sample"]) == 0
    capsys.readouterr()
    return tmp_path


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["handoff", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_tools_are_listed_with_how_well_they_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    listed = {one["key"]: one for one in json_of(capsys)}
    assert listed["sprout"]["confidence"] == "unverified"
    assert listed["publer"]["checked"] == "2026-11-23"
    assert main(["handoff"]) == 0
    assert "sprout: Sprout Social (unverified: try it with a few rows first; checked on 2026-11-23)" in (
        capsys.readouterr().out.splitlines()
    )


def test_a_dry_run_reports_and_writes_nothing(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = plan / "out"
    said = json_of(capsys, "buffer", "--week", "2026-W48", "--dry-run", "--output", str(folder))
    assert said["goes"] + len(said["refused"]) == said["entries"] > said["goes"] > 0
    assert all(set(one) == {"id", "reason"} for one in said["refused"])
    assert "titles that only you see" in {one["what"] for one in said["left_out"]}
    assert "At most 100 rows in a file; more make further files" in said["conditions"]
    assert not folder.exists()


def test_files_are_written_into_the_folder(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = plan / "new" / "out"
    said = json_of(capsys, "Publer", "--from", "2026-11-23", "--to", "2026-12-06", "--output", str(folder))
    assert said["goes"] > 0
    assert sorted(one["path"] for one in said["files"]) == sorted(str(one) for one in folder.iterdir())
    content = (folder / said["files"][0]["name"]).read_bytes()
    assert content.startswith(b"Date,Text,Link(s),Media URL(s),")


def test_the_report_is_said_in_words(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handoff", "metricool", "--output", str(plan)]) == 0
    said = capsys.readouterr().out
    assert "Metricool (field-tested: used for real imports by others; checked on 2026-11-23)" in said
    assert "Metricool 2026-W48.csv: " in said
    assert "do not open the file in a spreadsheet" in said


def test_a_tool_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handoff", "pigeon"]) == 2
    assert "There is no tool “pigeon”; there are ayrshare, buffer" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plan / "file").write_text("")
    assert main(["handoff", "metricool", "--output", str(plan / "file" / "out")]) == 1
    assert "Nothing was written." in capsys.readouterr().err


def test_days_without_entries_make_no_files(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handoff", "buffer", "--week", "2031-W10", "--output", str(plan / "out")]) == 0
    assert "0 of 0 entries would go." in capsys.readouterr().out
    assert not (plan / "out").exists()
