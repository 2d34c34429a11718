"""What the command line lets a person say to the checklist: half items, putting off, signing off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from tests.cli.test_verbs import NOW, SAMPLE

HALF, AUTOMATIC, MANUAL = "call-to-action", "approval", "spelling-tone"


@pytest.fixture
def where(tmp_path: Path) -> list[str]:
    """The plan of the sample, its week, and the moment."""
    plan = str(tmp_path / "plan.evenweek")
    assert main(["new", plan, "--brand", "Quince Lane", "--zone", "Europe/London"]) == 0
    assert main(["import", str(SAMPLE), "--plan", plan]) == 0
    return ["--week", "2026-W48", "--plan", plan, *NOW]


def items(capsys: pytest.CaptureFixture[str], where: list[str]) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert main(["check", *where, "--json"]) == 0
    return {item["key"]: item for item in json.loads(capsys.readouterr().out)["items"]}


def test_a_half_item_is_answered_with_or_without_a_reason(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert items(capsys, where)[HALF]["half"] is True
    assert main(["answer", HALF, "--who", "Ida", *where]) == 0
    answered = items(capsys, where)[HALF]
    assert answered["state"] == "ok"
    assert answered["sentence"].endswith("Looked at by Ida on 2026-11-23.")
    assert main(["answer", HALF, "--accept", "calls are in the picture", *where]) == 0
    assert items(capsys, where)[HALF]["state"] == "accepted"


def test_a_half_item_that_hints_at_something_is_named_in_lines(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["check", *where]) == 0
    assert f"[{HALF}]" in capsys.readouterr().out


@pytest.mark.parametrize("key", [HALF, AUTOMATIC, MANUAL])
def test_an_item_is_put_off_to_a_later_day(key: str, where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", key, "--until", "2026-11-25", *where]) == 0
    put_off = items(capsys, where)[key]
    assert put_off["state"] == "snoozed"
    assert put_off["sentence"].endswith("Put off until 25 Nov.")
    assert items(capsys, [*where[:-1], "2026-11-25T09:00"])[key]["state"] != "snoozed"


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-01", "soon"])
def test_an_item_is_not_put_off_to_no_later_day(day: str, where: list[str]) -> None:
    assert main(["answer", AUTOMATIC, "--until", day, *where]) == 2


def test_an_item_is_not_accepted_and_put_off_at_once(where: list[str]) -> None:
    assert main(["answer", AUTOMATIC, "--until", "2026-11-25", "--accept", "why", *where]) == 2


def test_a_week_is_signed_off(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "sign-off", "--who", "Ida", *where]) == 0
    assert "2026-W48 is signed off." in capsys.readouterr().out
    assert main(["answer", "sign-off", "--who", "Ida", "--accept", "x", *where]) == 2
