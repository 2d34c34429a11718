"""The command line judges every week by the rule that held in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.cli import main
from planner.domain.edits import Change, Edit, add_channel, new_post
from planner.domain.edits.rules import use_rules
from planner.domain.records import Record, Stance
from tests.builders import WEEK, a_channel, a_placement, a_post, an_own_rule


@pytest.fixture
def document(tmp_path: Path, catalogue: Catalogue) -> Iterator[Document]:
    """Two weeks of three promotional posts of seven, on one channel."""
    with new_plan(tmp_path / "plan.evenweek", new_brand("Ferrow", "Europe/London"), catalogue) as store:
        document = Document(store)
        brand = document.brands()[0]
        document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
        for weeks in (0, 1):
            for i in range(7):
                stance = Stance.PROMOTIONAL if i < 3 else Stance.ENGAGEMENT
                post = a_post(brand_id=brand.id, stance=stance)
                document.do(new_post(post, [a_placement(post_id=post.id, date=WEEK.shifted(weeks).monday)]))
        yield document


def add(document: Document, *records: Record) -> None:
    document.do(Edit("Rules", tuple(Change(None, record) for record in records)))


def balance(document: Document, capsys: pytest.CaptureFixture[str], week: str, *more: str) -> dict[str, Any]:
    assert main(["balance", "--week", week, "--plan", str(document.path), "--json", *more]) == 0
    facts: dict[str, Any] = json.loads(capsys.readouterr().out)
    return facts


def test_a_week_is_judged_by_the_rule_that_held_in_it(document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    brand = document.brands()[0]
    document.do(use_rules(brand, rule="thirds", also=(), since=WEEK.shifted(1)))
    found = [balance(document, capsys, week)["rule"] for week in ("2026-W48", "2026-W49")]
    assert found == ["80-20", "thirds"]


def test_a_rule_that_was_changed_leaves_the_week_before_alone(
    document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    brand = document.brands()[0]
    before = balance(document, capsys, "2026-W48")
    table = {"name": "Mine", "source": "Own", "parts": [{"group": "promotional", "share": 50, "mode": "cap"}]}
    add(document, an_own_rule(table, brand_id=brand.id, key="80-20", since=WEEK.shifted(1)))
    assert balance(document, capsys, "2026-W48") == before
    assert "Your rule allows at most 2" in before["sentence"]
    assert "Your rule allows at most 4" in balance(document, capsys, "2026-W49")["sentence"]


def test_a_rule_of_the_brands_own_can_be_asked_for(document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    brand = document.brands()[0]
    table = {"name": "Mine", "source": "Own", "window": "month", "parts": [{"group": "engagement", "share": 60}]}
    add(document, an_own_rule(table, brand_id=brand.id, key="mine"))
    facts = balance(document, capsys, "2026-W48", "--rule", "mine")
    assert facts["rule"] == "mine"
    assert "This month: 4 engagement of 7" in facts["sentence"]
    assert main(["balance", "--week", "2026-W48", "--plan", str(document.path), "--rule", "other"]) == 2
    assert "There is no rule “other”; there are mine, 80-20" in capsys.readouterr().err


def test_a_rule_that_cannot_be_read_is_said_in_a_sentence(
    document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    brand = document.brands()[0]
    add(document, an_own_rule({"name": "Mine"}, brand_id=brand.id, key="80-20"))
    assert main(["balance", "--week", "2026-W48", "--plan", str(document.path)]) == 1
    assert "The rule “80-20” cannot be read" in capsys.readouterr().err


def test_a_week_without_a_judged_group_is_told_as_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = str(tmp_path / "plan.evenweek")
    assert main(["new", plan]) == 0
    capsys.readouterr()
    assert main(["balance", "--plan", plan, "--week", "2026-W48", "--rule", "pillars-equal", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["verdict"], facts["week_allowed"]) == ("no rule", [0, 0])
