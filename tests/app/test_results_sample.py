"""What the made-up numbers of the sample honestly say, in the program and on the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.intake import read_plan
from planner.app.results import ask, campaign_cost, mix_drift, observations, suggestion
from planner.cli import main
from planner.domain.campaigns import money_of, progress_of
from planner.domain.edits import amend
from planner.domain.edits.results import record_numbers
from planner.domain.plan import Plan
from planner.domain.records import Age, Brand, Campaign, Measurement
from planner.domain.results.costs import cost_answer
from planner.domain.results.observed import LeftOut
from planner.domain.results.words import Word
from tests.builders import a_brand

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
KEYS = {"link_clicks": "clicks", "video_views": "plays"}


@pytest.fixture(scope="module")
def sample(shared: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("results") / "plan.evenweek"
    with new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue) as store:
        document = Document(store)
        brand = document.brands()[0]
        content = (shared / "samples" / "plan_tidy.csv").read_bytes()
        document.do(read_plan(document, brand, content, catalogue).edit)
        text = (shared / "samples" / "metrics_synthetic.csv").read_text(encoding="utf-8")
        rows = csv.DictReader(text.splitlines())
        document.do(record_numbers((None, measurement(row, brand)) for row in rows))
        yield document


def measurement(row: dict[str, str], brand: Brand) -> Measurement:
    about = {"placement_id", "captured_on", "followers"}
    return Measurement(
        id=f"numbers of {row['placement_id']}",
        brand_id=brand.id,
        placement_id=row["placement_id"],
        age=Age.LIFE,
        captured=date.fromisoformat(row["captured_on"]),
        values=tuple((KEYS.get(key, key), value, "") for key, value in row.items() if key not in about and value),
    )


@pytest.fixture
def plain(sample: Document) -> Iterator[Brand]:
    """The brand with the half-life and the seven days switched off."""
    sample.do(amend(sample.brands()[0], "Switch off", half_life=None, settled=0))
    yield sample.brands()[0]
    sample.undo()


def test_engagement_to_promotional_is_0_98_and_nobody_can_tell(
    sample: Document, plain: Brand, catalogue: Catalogue
) -> None:
    answer = ask(sample, plain, catalogue, "stance", now=NOW)
    assert (answer.n, answer.words) == (101, Word.CANNOT_TELL)
    assert answer.ratio == pytest.approx(0.98, abs=0.005)
    assert answer.interval95 == pytest.approx((0.71, 1.35), abs=0.005)
    assert answer.interval80 == pytest.approx((0.79, 1.20), abs=0.005)
    assert "101 entries, 28 Sep – 22 Nov 2026" in answer.sentence
    assert "(reactions + comments + shares + saves) ÷ reach" in answer.definition
    assert suggestion(sample, plain, catalogue, answer, now=NOW) is None


def test_both_scales_stand_side_by_side(sample: Document, plain: Brand, catalogue: Catalogue) -> None:
    answer = ask(sample, plain, catalogue, "stance", now=NOW)
    assert [one.measure for one in answer.beside] == ["conversation_by_reach", "clicks_by_reach"]
    kinds = ask(sample, plain, catalogue, "kind", now=NOW)
    assert {group.key for group in kinds.beside[1].groups} == {"offer", "product", "proof", "partner"}


def test_switched_to_clicks_only_entries_with_clicks_count(
    sample: Document, plain: Brand, catalogue: Catalogue
) -> None:
    answer = ask(sample, plain, catalogue, "stance", measure="clicks_by_reach", now=NOW)
    assert (answer.n, answer.left_out[LeftOut.NO_NUMBER]) == (37, 67)
    assert answer.definition.startswith("Link clicks by reach: link clicks ÷ reach")


@pytest.mark.parametrize("question", ["kind", "pillar", "format", "slot"])
def test_no_kind_and_no_time_is_recommended(
    question: str, sample: Document, plain: Brand, catalogue: Catalogue
) -> None:
    channels = [one.id for one in sample.settings_of(plain).channels.values() if one.platform == "instagram"]
    for channel in ("", *channels):
        answer = ask(sample, plain, catalogue, question, channel=channel, now=NOW)
        assert not answer.words.may_suggest
        assert "12:30" not in json.dumps([answer.sentence, *answer.notes, *(group.name for group in answer.groups)])
        assert suggestion(sample, plain, catalogue, answer, channel=channel, now=NOW) is None


def test_what_is_not_seven_days_old_waits(sample: Document, catalogue: Catalogue) -> None:
    answer = ask(sample, sample.brands()[0], catalogue, "stance", now=NOW)
    assert (answer.n, answer.left_out[LeftOut.TOO_YOUNG]) == (91, 11)


def test_blanks_stay_blank(sample: Document, plain: Brand) -> None:
    numbers = [one.numbers[0] for one in observations(sample, plain).observations]
    assert len(numbers) == 111
    assert sum("impressions" not in one for one in numbers) == 6
    assert sum("clicks" in one for one in numbers) == 40


def test_the_mix_over_time_is_a_picture_of_weeks(sample: Document, plain: Brand, catalogue: Catalogue) -> None:
    weeks = mix_drift(sample, plain, catalogue, now=NOW)
    assert [str(one.week) for one in weeks] == [f"2026-W{number}" for number in range(40, 48)]
    assert sum(one.n for one in weeks) == 104
    assert all(one.promotional is not None and 0 <= one.promotional <= 1 for one in weeks)


def test_what_a_campaign_cost_for_each_result(sample: Document, catalogue: Catalogue) -> None:
    brand = sample.brands()[0]
    campaign = next(iter(sample.settings_of(brand).campaigns.values()))
    sample.do(amend(campaign, "x", measure="clicks", currency="GBP", costs=(("Prints", "50"),), minutes=90))
    clicks = Measurement(
        id="of the campaign",
        brand_id=brand.id,
        campaign_id=campaign.id,
        age=Age.LIFE,
        captured=date(2026, 11, 20),
        values=(("clicks", "200", ""),),
    )
    sample.do(record_numbers([(None, clicks)]))
    answer = campaign_cost(sample, brand, catalogue, campaign.id, now=NOW)
    sample.undo()
    sample.undo()
    assert answer.each == Decimal("0.25")
    assert answer.sentence == f"{campaign.name}: 0.25 GBP for each of 200 link clicks (50 GBP until 20 Nov 2026)."
    assert "1.5 hours of work are not in it." in answer.notes


@pytest.mark.parametrize(("minutes", "said"), [(300, "5 hours of work are"), (60, "1 hour of work is")])
def test_whole_hours_are_said_without_a_point(minutes: int, said: str) -> None:
    campaign = Campaign(id="c", brand_id="b", name="Gift cards", minutes=minutes)
    money, nothing = money_of(Plan(a_brand()), campaign, [], NOW.date()), progress_of(campaign, [], [], adds_up=False)
    assert f"{said} not in it." in cost_answer(campaign, money, nothing, None).notes


def test_an_unknown_measure_or_channel_is_refused(sample: Document, catalogue: Catalogue) -> None:
    for wrong in ({"measure": "likes"}, {"channel": "nowhere"}):
        with pytest.raises(ValueError, match="There is no"):
            ask(sample, sample.brands()[0], catalogue, "stance", now=NOW, **wrong)


def test_the_command_prints_the_answer_as_json_and_in_words(
    sample: Document, plain: Brand, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--plan", str(sample.path), "--now", "2026-11-23T09:00", "results", "ask", "stance"]
    assert main([*asked, "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    wanted = ("question", "n", "words", "period")
    assert [facts[key] for key in wanted] == ["stance", 101, "cannot tell", "2026-09-28 to 2026-11-22"]
    assert round(facts["ratio"], 2) == 0.98
    assert [round(end, 2) for end in facts["interval95"]] == [0.71, 1.35]
    assert main([*asked, "--channel", "Instagram"]) == 0
    assert "Cannot tell" in capsys.readouterr().out
    assert main([*asked, "--measure", "likes"]) == 2
    assert main([*asked, "--channel", "nowhere"]) == 2
