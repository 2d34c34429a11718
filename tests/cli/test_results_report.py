"""Reports on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.founding import new_plan
from planner.cli import DONE, FAILED, WRONG_USAGE, main

NOW = "2026-11-23T09:00"


@pytest.fixture
def plan(tmp_path: Path, catalogue: Catalogue) -> Path:
    path = tmp_path / "plan.evenweek"
    new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue).close()
    return path


def reporting(plan: Path, *arguments: str) -> int:
    return main(["results", "report", "--plan", str(plan), "--now", NOW, *arguments])


def test_the_last_week_is_written_unless_another_is_said(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = plan.with_name("report.html")
    assert reporting(plan, "--output", str(file)) == DONE
    assert "Ferrow: Week 47 written to" in capsys.readouterr().out
    assert "Week 47" in file.read_text(encoding="utf-8")
    assert reporting(plan, "--week", "2026-W40", "--output", str(file)) == DONE
    assert "Week 40" in file.read_text(encoding="utf-8")


def test_what_cannot_be_meant_is_said(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(plan.with_name("report.html"))
    assert reporting(plan, "--campaign", "Launch", "--output", file) == WRONG_USAGE
    assert reporting(plan, "--week", "last", "--output", file) == WRONG_USAGE
    assert reporting(plan, "--output", str(plan)) == FAILED
    assert "is the plan itself" in capsys.readouterr().err
