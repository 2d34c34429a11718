"""The main job on real input: the twelve-week sample imported, judged, checked, exported and imported again."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app import review
from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.handover import read_plan, week_rows
from planner.domain.balance import Judgement, Verdict
from planner.domain.checks import Item
from planner.domain.edits import add_brand, delete, waive
from planner.domain.records import Brand, Stance, Waiver
from planner.domain.rules import Cadence, Unit
from planner.domain.span import Span, Week
from planner.exchange import FORMATS
from planner.exchange.week_csv import COLUMNS

WEEKS = [Week(date(2026, 9, 28)).shifted(i) for i in range(12)]
WHOLE = Span(date(2026, 9, 28), date(2026, 12, 21))
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


class Importer:
    """Opens new plans and brings files into them; closes them all."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.open_plans = ExitStack()
        self._catalogue = catalogue

    def __call__(self, path: Path, *files: bytes) -> Document:
        store = new_plan(path, new_brand("Ferrow Street Coffee", "Europe/London"), self._catalogue)
        document = Document(self.open_plans.enter_context(store))
        for content in files:
            result = read_plan(document, document.brands()[0], content, self._catalogue)
            assert result.skipped == ()
            document.do(result.edit)
        return document


@pytest.fixture(scope="module")
def imported(catalogue: Catalogue) -> Iterator[Importer]:
    importer = Importer(catalogue)
    with importer.open_plans:
        yield importer


@pytest.fixture(scope="module")
def tidy(shared: Path) -> bytes:
    return (shared / "samples" / "plan_tidy.csv").read_bytes()


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "samples" / "plan_expected.json").read_text(encoding="utf-8"))["weeks"]


@pytest.fixture(scope="module")
def expected_checks(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "samples" / "plan_expected_checks.json").read_text(encoding="utf-8"))["findings"]


@pytest.fixture(scope="module")
def sample(imported: Importer, tidy: bytes, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Document:
    return imported(tmp_path_factory.mktemp("sample") / "plan.evenweek", tidy)


@pytest.fixture(scope="module")
def brand(sample: Document) -> Brand:
    return sample.brands()[0]


@pytest.fixture(scope="module")
def exports(sample: Document, brand: Brand) -> list[bytes]:
    return [FORMATS[0].written(week_rows(sample, brand, week, FORMATS[0])).encode() for week in WEEKS]


def counts(judgement: Judgement) -> dict[str, int]:
    return {stance.value: number for stance, number in judgement.tally.stances.items() if number}


def test_import_gives_94_posts_and_168_placements(sample: Document, brand: Brand) -> None:
    plan = sample.plan(brand)
    assert (len(plan.posts), len(plan.placements)) == (94, 168)
    assert {channel.name for channel in plan.channels.values()} == {
        *("facebook", "google_business", "instagram", "linkedin", "pinterest", "threads", "tiktok")
    }
    assert plan.placements["P065-ig"].post_id == "P065"


def test_equal_texts_are_inherited(sample: Document, brand: Brand) -> None:
    plan = sample.plan(brand)
    own = Counter(placement.text is not None for placement in plan.placements.values())
    assert own[True] < 30
    assert plan.placements["P001-ig"].text is None


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_balance_of_posts_under_the_cap(
    week: Week, sample: Document, brand: Brand, expected: dict[str, Any], catalogue: Catalogue
) -> None:
    said = expected[week.monday.isoformat()]
    overall, _ = review.balance(sample, brand, week, catalogue.mix_rules["80-20"])
    assert counts(overall.own) == said["unique_by_stance"]
    for key, judgement in (("week", overall.own), ("rolling4", overall.window)):
        wanted = said["rule_80_20_cap_posts"][key]
        assert judgement.tally.total == wanted["n"]
        assert judgement.groups[0].count == wanted["promotional"]
        assert list(judgement.allowed) == wanted["allowed"]
        assert judgement.verdict == wanted["verdict"]


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_balance_of_placements_two_sided(
    week: Week, sample: Document, brand: Brand, expected: dict[str, Any], catalogue: Catalogue
) -> None:
    said = expected[week.monday.isoformat()]
    rule = catalogue.mix_rules["80-20-two-sided"]
    overall, channels = review.balance(sample, brand, week, rule, Unit.PLACEMENT)
    assert counts(overall.own) == said["by_stance"]
    older = said["rule_80_20_tol_10"]
    for key, judgement in (("week_placements", overall.own), ("rolling4", overall.window)):
        assert judgement.tally.total == older[key]["n"]
        assert judgement.groups[0].count == older[key]["promo"]
        assert list(judgement.allowed) == older[key]["allowed"]
    assert words_of(overall.own) == older["week_placements"]["verdict"]
    assert state_of(overall.window) == older["rolling4"]["state"]
    on_channels = {channel.name: judged.own.tally for channel, judged in channels}
    for name, figures in said["per_channel"].items():
        tally = on_channels[name]
        assert tally.total + tally.stances[Stance.NEUTRAL] == figures["n"]
        assert tally.stances[Stance.PROMOTIONAL] == figures["promo"]


def words_of(judgement: Judgement) -> str:
    """The verdict as the older figures have it: inside, or over or under by a number."""
    if judgement.verdict is Verdict.BALANCED:
        return "inside"
    return f"{judgement.verdict} by {judgement.change}"


def state_of(judgement: Judgement) -> str:
    return "off" if judgement.verdict in (Verdict.OVER, Verdict.UNDER) else judgement.verdict.value


def test_instagram_and_facebook_alone_are_5_of_6(
    imported: Importer, tidy: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    rows = tidy.decode().splitlines(keepends=True)
    reader = csv.DictReader(rows)
    kept = [row for row in reader if row["channel"] in ("instagram", "facebook")]
    content = FORMATS[0].written(tuple(tuple(row[name] for name in COLUMNS) for row in kept)).encode()
    document = imported(tmp_path / "plan.evenweek", content)
    overall, _ = review.balance(document, document.brands()[0], WEEKS[2], catalogue.mix_rules["80-20"])
    assert (overall.own.groups[0].count, overall.own.tally.total) == (5, 6)


def test_a_launch_week_is_accepted_and_the_next_window_unchanged(
    imported: Importer, tidy: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    document = imported(tmp_path / "plan.evenweek", tidy)
    brand = document.brands()[0]
    rule = catalogue.mix_rules["80-20-two-sided"]
    document.do(
        waive(
            Waiver(
                id="w",
                brand_id=brand.id,
                rule=rule.key,
                starts=date(2026, 10, 12),
                ends=date(2026, 10, 18),
                reason="launch of Harvest Lantern",
            )
        )
    )
    launch, channels = review.balance(document, brand, WEEKS[2], rule, Unit.PLACEMENT)
    assert (launch.own.verdict, launch.window.verdict) == (Verdict.ACCEPTED, Verdict.ACCEPTED)
    grey = {channel.name for channel, judged in channels if judged.own.verdict is Verdict.TOO_FEW}
    assert {"linkedin", "threads"} <= grey
    after, _ = review.balance(document, brand, WEEKS[3], rule, Unit.PLACEMENT)
    assert (after.window.groups[0].count, after.window.tally.total) == (20, 59)
    assert after.own.verdict is Verdict.UNDER


# checks


@pytest.fixture(scope="module")
def items(sample: Document, brand: Brand, catalogue: Catalogue) -> dict[str, Item]:
    checked = review.check(sample, brand, WHOLE, now=NOW, catalogue=catalogue, cadences=sample_cadences(catalogue))
    return {item.key: item for item in checked}


def sample_cadences(catalogue: Catalogue) -> tuple[Cadence, ...]:
    """The settings that the sample's expected lists were made with: silence on four channels, stories left out."""
    silence = {"instagram": 5.0, "facebook": 5.0, "tiktok": 8.0, "linkedin": 14.0}
    return tuple(
        replace(one, max_silence_days=silence[one.platform], without_formats=frozenset({"story"}))
        for one in catalogue.cadences
        if one.platform in silence
    )


@pytest.mark.parametrize(
    ("key", "finding"),
    [
        ("alt-text-on-images", "alt_text_missing"),
        ("media-present-and-usable", "media_missing"),
        ("placeholders", "placeholder_left_in_text"),
        ("approval", "due_within_48h_not_approved"),
        ("local-time-trouble", "local_time_happens_twice"),
    ],
)
def test_checks_find_what_is_there(
    key: str, finding: str, items: dict[str, Item], expected_checks: dict[str, Any]
) -> None:
    wanted = [one if isinstance(one, str) else one["id"] for one in expected_checks[finding]]
    assert sorted(items[key].placements) == sorted(wanted)


def test_silences(items: dict[str, Item], expected_checks: dict[str, Any], sample: Document, brand: Brand) -> None:
    plan = sample.plan(brand)
    found = set()
    for finding in items["longest-silence"].findings:
        first, last = (plan.placements[id_] for id_ in finding.placements)
        found.add((plan.channels[first.channel_id].name, str(first.date), str(last.date)))
    wanted = {
        (gap["channel"], gap["from"], gap["to"])
        for days in (5, 8, 14)
        for gap in expected_checks[f"gap_over_{days}_days"]
    }
    assert found == wanted


# export


def test_week_40_has_17_rows(exports: list[bytes]) -> None:
    text = exports[0].decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert len(rows) == 17
    assert tuple(rows[0]) == COLUMNS
    assert exports[0].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in exports[0]
    assert [(row["date"], row["time"]) for row in rows] == sorted((row["date"], row["time"]) for row in rows)


def test_texts_that_look_like_formulas_are_guarded(exports: list[bytes]) -> None:
    cells = [
        cell
        for content in exports
        for record in csv.reader(content.decode("utf-8-sig").splitlines(keepends=True))
        for cell in record
    ]
    assert any(cell.startswith("'@") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_the_hour_that_comes_twice_is_written_with_its_offset(exports: list[bytes]) -> None:
    rows = csv.DictReader(exports[3].decode("utf-8-sig").splitlines(keepends=True))
    assert [row["time"] for row in rows if row["placement_id"] == "P032-th"] == ["01:30+00:00"]


def test_importing_every_week_again_gives_the_same_plan(
    imported: Importer, exports: list[bytes], tmp_path: Path, catalogue: Catalogue
) -> None:
    document = imported(tmp_path / "plan.evenweek", *exports)
    brand = document.brands()[0]
    again = [FORMATS[0].written(week_rows(document, brand, week, FORMATS[0])).encode() for week in WEEKS]
    assert again == exports
    assert len(document.plan(brand).placements) == 168


def test_importing_into_the_same_plan_changes_nothing(
    sample: Document, brand: Brand, exports: list[bytes], tidy: bytes, catalogue: Catalogue
) -> None:
    for content in (*exports, tidy):
        result = read_plan(sample, brand, content, catalogue)
        assert result.edit.changes == ()
        assert result.skipped == ()


@pytest.mark.parametrize(
    "absent", [("placement_id",), ("post_id",), ("stance", "week_start"), ("time", "media", "title")]
)
def test_a_file_that_lacks_columns_changes_nothing(
    absent: tuple[str, ...], sample: Document, brand: Brand, tidy: bytes, catalogue: Catalogue
) -> None:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, [name for name in COLUMNS if name not in absent], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(csv.DictReader(StringIO(tidy.decode(), newline="")))
    result = read_plan(sample, brand, out.getvalue().encode(), catalogue)
    assert (result.skipped, result.edit.changes) == ((), ())
    assert result.placements == 168


def test_a_second_brand_takes_the_same_file_without_touching_the_first(
    imported: Importer, tidy: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:

    document = imported(tmp_path / "plan.evenweek", tidy)
    first = document.brands()[0]
    before = document.plan(first)
    second = new_brand("Second", "Europe/London")
    document.do(add_brand(second, catalogue.kinds))
    document.do(read_plan(document, second, tidy, catalogue).edit)
    assert len(document.plan(second).placements) == 168
    assert document.plan(first) == before
    assert read_plan(document, second, tidy, catalogue).edit.changes == ()
    overall, _ = review.balance(document, second, WEEKS[0], catalogue.mix_rules["80-20"])
    assert overall.own.tally.total == 8


def test_ids_that_were_replaced_once_stay_replaced(
    imported: Importer, tidy: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    document = imported(tmp_path / "plan.evenweek", tidy)
    first, second = document.brands()[0], new_brand("Second", "Europe/London")
    document.do(add_brand(second, catalogue.kinds))
    document.do(read_plan(document, second, tidy, catalogue).edit)
    plan = document.plan(first)
    document.do(delete(plan.posts.values(), plan.placements.values()))
    assert read_plan(document, second, tidy, catalogue).edit.changes == ()


def test_undo_takes_the_whole_import_back(
    imported: Importer, tidy: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    document = imported(tmp_path / "plan.evenweek", tidy)
    brand = document.brands()[0]
    full = document.plan(brand)
    document.undo()
    empty = document.plan(brand)
    assert (empty.posts, empty.placements, empty.channels, empty.campaigns) == ({}, {}, {}, {})
    document.redo()
    assert document.plan(brand) == full
