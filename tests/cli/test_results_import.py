"""Numbers of a network's export on the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.cli import DONE, FAILED, WRONG_USAGE, main
from planner.domain.edits import add_channel
from planner.domain.edits.change import changed
from planner.store.opening import open_store
from tests.builders import a_channel, a_placement, a_post
from tests.exchange.analytics import exports


@pytest.fixture
def plan(tmp_path: Path, catalogue: Catalogue) -> Path:
    path = tmp_path / "plan.evenweek"
    with new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue) as store:
        document = Document(store)
        brand = document.brands()[0]
        for name in ("x", "tiktok"):
            document.do(add_channel(a_channel(id=name, brand_id=brand.id, name=name, platform=name)))
        post = a_post(id="post", brand_id=brand.id, text="Coffee, all day")
        document.do(
            changed("", [(None, post), (None, a_placement(post_id="post", channel_id="x", date=date(2026, 8, 15)))])
        )
    return path


def taking(plan: Path, content: str, *arguments: str) -> int:
    file = plan.with_name("export.csv")
    file.write_text(content, encoding="utf-8")
    return main(["--plan", str(plan), "--now", "2026-11-23T09:00", "results", "import", str(file), *arguments])


def kept(plan: Path) -> int:
    with open_store(plan, write=False) as store:
        return len(store.measurements(store.brands()[0]))


def test_numbers_are_taken_once(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert taking(plan, exports.X_POSTS, "--dry-run") == DONE
    assert kept(plan) == 0
    assert taking(plan, exports.X_POSTS) == DONE
    assert taking(plan, exports.X_POSTS) == DONE
    assert kept(plan) == 1
    out = capsys.readouterr().out
    assert "X: posts: 1 row would be taken, 0 there already, 0 without an entry, 2 left out." in out
    assert "X: posts: 0 rows taken, 1 there already, 0 without an entry, 2 left out." in out


def test_facts_tell_of_every_row(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert taking(plan, exports.X_POSTS, "--json", "--captured", "2026-08-22") == DONE
    facts = json.loads(capsys.readouterr().out)
    assert facts["counts"] == {"new": 1, "changed": 0, "same": 0, "unmatched": 0, "left-out": 2}
    assert [row["fate"] for row in facts["rows"]] == ["left-out", "left-out", "new"]
    assert (facts["rows"][2]["age"], facts["rows"][2]["how"]) == ("7d", "text")
    assert facts["rows"][2]["values"]["impressions"] == "12400"


def test_a_zone_that_is_none_is_wrong_usage(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert taking(plan, exports.X_POSTS, "--zone", "Nowhere/x") == WRONG_USAGE
    assert "There is no time zone “Nowhere/x”" in capsys.readouterr().err


def test_the_year_is_asked_for(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = "Date,Followers,Difference in followers from previous day\nDecember 31,5,0\nJanuary 1,37,0\n"
    assert taking(plan, content) == FAILED
    assert "--year (2026, 2025" in capsys.readouterr().err
    assert taking(plan, content, "--year", "2026") == DONE
    assert kept(plan) == 2


def test_what_fits_nothing_ends_with_a_sentence(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert taking(plan, "a,b\n1,2\n") == FAILED
    assert "No table of posts or days" in capsys.readouterr().err
    assert taking(plan, exports.YOUTUBE) == FAILED
    assert "No row fits" in capsys.readouterr().err
    assert taking(plan, exports.X_POSTS, "--channel", "Mars") == WRONG_USAGE
    assert "there are x, tiktok" in capsys.readouterr().err
