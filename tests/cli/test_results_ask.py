"""The sample's numbers from file to answer on the command line, as a stranger checks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.founding import new_plan
from planner.cli import DONE, WRONG_USAGE, main

NOW = "2026-11-23T09:00"
UNWEIGHTED = ("--half-life", "off", "--settled", "0")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, shared: Path, catalogue: Catalogue) -> Path:
    path = tmp_path_factory.mktemp("asked") / "plan.evenweek"
    new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue).close()
    common = ["--plan", str(path), "--now", NOW]
    assert main([*common, "import", str(shared / "samples" / "plan_tidy.csv")]) == DONE
    assert main([*common, "results", "import", str(shared / "samples" / "metrics_synthetic.csv")]) == DONE
    return path


@pytest.fixture
def ask(plan: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["--plan", str(plan), "--now", NOW, "results", "ask", *arguments, "--json"]) == DONE
        facts: dict[str, Any] = json.loads(capsys.readouterr().out)
        return facts

    return asked


def test_the_stances_cannot_be_told_apart(ask: Any) -> None:
    facts = ask("stance", *UNWEIGHTED)
    assert (facts["n"], facts["words"]) == (101, "cannot tell")
    assert facts["ratio"] == pytest.approx(0.98, abs=0.005)
    assert facts["interval95"] == pytest.approx([0.71, 1.35], abs=0.005)
    assert facts["interval80"] == pytest.approx([0.79, 1.20], abs=0.006)
    assert facts["definition"]
    assert facts["period"] == "2026-09-28 to 2026-11-22"


def test_the_brand_weights_as_it_is_set_unless_it_is_said_otherwise(ask: Any) -> None:
    assert ask("stance")["n"] == 91
    assert ask("stance", "--half-life", "26")["ratio"] == ask("stance")["ratio"]
    assert ask("stance", "--settled", "0")["n"] == 101


def test_no_time_of_day_is_recommended(ask: Any) -> None:
    facts = ask("slot", "--channel", "instagram", *UNWEIGHTED)
    assert "no difference" in facts["sentence"].casefold()
    assert len(facts["groups"]) <= 8
    assert all(group["shrunk"] == pytest.approx(1) for group in facts["groups"])
    assert "12:30" not in json.dumps(facts)


def test_clicks_are_judged_where_they_were_counted(ask: Any) -> None:
    facts = ask("stance", "--measure", "clicks_by_reach", *UNWEIGHTED)
    assert 0 < facts["n"] < 101
    assert facts["left_out"]


def test_what_is_no_number_of_weeks_is_said(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plan", str(plan), "results", "ask", "kind", "--half-life", "soon"]) == WRONG_USAGE
    assert "no number of weeks" in capsys.readouterr().err
