"""Posts whose channel is not chosen yet: out and in as CSV, judged, checked, and told by the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.app import review
from planner.app.catalogue import Catalogue
from planner.app.crowding import crowding
from planner.app.document import Document
from planner.app.intake import read_plan
from planner.cli import main
from planner.domain import edits
from planner.domain.records import Brand, Stance, Status
from planner.domain.rules import MixRule
from planner.store.opening import open_store
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.exported import week_csv_of

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def brand(document: Document) -> Brand:
    """A brand with a channel, and posts that stand on it and on none, dated and not."""
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id, name="Blog", platform="blog")))
    for number, (channel_id, day) in enumerate([("channel", MONDAY), (None, MONDAY), (None, None)]):
        post = a_post(id=f"post {number}", brand_id=brand.id, text="[name]", stance=Stance.PROMOTIONAL)
        place = a_placement(
            id=f"place {number}", post_id=post.id, channel_id=channel_id, date=day, format="image", status=Status.READY
        )
        document.do(edits.new_post(post, [place]))
    return brand


def exported(document: Document, brand: Brand) -> str:
    return week_csv_of(document, brand, WEEK).decode()


def test_it_goes_out_with_an_empty_channel_and_comes_in_as_it_was(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    content = exported(document, brand)
    rows = list(csv.DictReader(StringIO(content.removeprefix("\ufeff"), newline="")))
    assert [(row["placement_id"], row["channel"]) for row in rows] == [("place 0", "Blog"), ("place 1", "")]
    assert read_plan(document, brand, content.encode(), catalogue).edit.changes == ()


def test_it_comes_into_another_plan_without_a_channel(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    other = Brand(id="other", name="Other", zone="Europe/London")
    making = edits.add_brand(other, catalogue.kinds)
    document.do(making)
    imported = read_plan(document, other, exported(document, brand).encode(), catalogue)
    assert [note.sentence for note in imported.findings if "channel" in note.sentence] == [
        "it names no channel and is kept without one"
    ]
    document.do(imported.edit)
    plan = document.plan(other)
    assert sorted(channel.name for channel in plan.channels.values()) == ["Blog"]
    assert sum(placement.channel_id is None for placement in plan.placements.values()) == 1


def test_a_channel_is_chosen_and_taken_back_through_a_file(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    for channel, wanted in (("blog", "channel"), ("", None)):
        content = f"placement_id,date,channel,text\r\nplace 1,2026-11-23,{channel},[name]\r\n"
        document.do(read_plan(document, brand, content.encode(), catalogue).edit)
        assert document.plan(brand).placements["place 1"].channel_id == wanted


def test_it_counts_in_the_week_but_on_no_channel(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    overall, channels = review.balance(document, brand, WEEK, catalogue, rule=main_rule(document, brand, catalogue))
    assert overall.own.tally.total == 2
    assert [(channel.name, judged.own.tally.total) for channel, judged in channels] == [("Blog", 1)]


def test_the_checklist_names_it(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    document.do(edits.edit_placement(document.plan(brand).placements["place 1"], "time", None))
    items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
    about = {item.key for item in items if "place 1" in item.placements}
    assert {"placeholders", "media-present-and-usable", "approval"} <= about
    assert any("on no channel yet" in item.sentence for item in items)


def test_it_is_shown_and_searched_like_others(document: Document, brand: Brand) -> None:
    assert {spot.placement_id: spot.channel_id for spot in document.spots(brand, WEEK.span)} == {
        "place 0": "channel",
        "place 1": None,
    }
    assert [(spot.placement_id, spot.day, spot.channel_id) for spot in document.ideas(brand)] == [
        ("place 2", None, None)
    ]
    assert len(document.search(brand, "name")) == 3


def test_it_has_no_trouble_with_distance(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    change = edits.Change(None, a_placement(post_id="post 1", channel_id=None))
    assert crowding(document, brand, [change], catalogue) == []


def main_rule(document: Document, brand: Brand, catalogue: Catalogue) -> MixRule | None:
    return catalogue.rulebook(document.settings_of(brand)).main(WEEK)


@pytest.fixture
def plan_path(document: Document, brand: Brand) -> Iterator[Path]:
    path = document.path
    document._store.close()
    yield path
    with open_store(path, write=False) as store:
        assert store.problems() == []


@pytest.mark.parametrize(
    "verb", [["balance", "--week", "2026-W48"], ["check", "--week", "2026-W48", "--now", "2026-11-23T08:00"]]
)
def test_the_command_line_tells_of_it(plan_path: Path, capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    assert main([*verb, "--plan", str(plan_path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts
    assert main([*verb, "--plan", str(plan_path)]) == 0
    assert capsys.readouterr().out


def test_the_command_line_takes_it_out_and_in(
    plan_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.csv"
    plan = ["--plan", str(plan_path)]
    assert main(["export", "--week", "2026-W48", "--output", str(file), *plan]) == 0
    assert main(["import", str(file), "--json", *plan]) == 0
    out = capsys.readouterr().out
    assert json.loads(out[out.index("{") :])["changes"] == 0
