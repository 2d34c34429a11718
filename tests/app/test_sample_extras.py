"""What the sample shows besides its posts: read from data, moved with the posts, and as honest as real numbers."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import stdev
from zoneinfo import ZoneInfo

import pytest

from planner.app import review
from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.app.document import Document
from planner.app.founding import new_sample
from planner.app.presence import board_of
from planner.app.sample_extras import sample_extras
from planner.domain.checks import Item, State
from planner.domain.pages import facts_of
from planner.domain.plan import Plan
from planner.domain.presence import ChangeSort, CheckState
from planner.domain.records import NOT_OFFERED, Age, Brand, Trial
from planner.domain.results.answer_words import period_words
from planner.domain.results.answered import Asked
from planner.domain.results.answers import answered
from planner.domain.results.grouping import QUESTIONS
from planner.domain.results.metrics import offered
from planner.domain.results.observed import numbers_of, observed
from planner.domain.span import Span, Week, weekday_words

FOLDER = RESOURCES / "samples" / "quince_lane"
WEEK = Week(date(2026, 11, 23))
MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Document]:
    with new_sample(tmp_path_factory.mktemp("sample") / "plan.evenweek", NOW.date(), catalogue) as store:
        yield Document(store)


@pytest.fixture(scope="module")
def brand(sample: Document) -> Brand:
    return sample.brands()[0]


@pytest.fixture(scope="module")
def plan(sample: Document, brand: Brand) -> Plan:
    return sample.plan(brand)


@pytest.fixture(scope="module")
def checked(sample: Document, brand: Brand, catalogue: Catalogue) -> dict[str, Item]:
    """The checklist of the sample's main week."""
    return {one.key: one for one in review.check(sample, brand, WEEK.span, now=NOW, catalogue=catalogue)}


def sentences(item: Item) -> list[str]:
    return [finding.sentence for finding in item.findings]


def test_every_place_has_something_to_show(sample: Document, brand: Brand, plan: Plan) -> None:
    assert len(plan.profiles) == len(plan.channels) == 4
    assert {one.name for one in plan.campaigns.values() if one.goal} == {"Second Spine", "Lamp Hours", "Wednesday Word"}
    assert [bool(one.placement_id) for one in plan.flights] == [True, False]
    assert [len(plan.collaborations), len(plan.deliverables)] == [1, 2]
    assert Counter(one.state for one in plan.experiments) == {Trial.ACCEPTED: 1, Trial.DECLINED: 1}
    assert len(sample.page_readings(brand)) == 2
    (audit,) = sample.audits(brand)
    assert audit.finished
    assert len(sample.evergreens(brand)) == 2


def test_all_that_is_named_is_there(sample: Document, brand: Brand, plan: Plan) -> None:
    """Posts and entries are named by the ids that the posts' file gives them."""
    ids = {one.placement_id for one in sample.measurements(brand) if one.placement_id}
    ids |= {one.placement_id for one in plan.flights if one.placement_id}
    assert ids <= plan.placements.keys()
    assert {id_ for one in plan.experiments for id_ in one.post_ids} <= plan.posts.keys()


# profiles


def test_profiles_differ_in_a_few_things_on_purpose(sample: Document, brand: Brand, catalogue: Catalogue) -> None:
    board = board_of(sample, brand, catalogue, NOW)
    failing = {(one.profile.name, one.check.key) for one in board.standings if one.profile and one.state == "fail"}
    assert failing == {
        ("Quince Lane · Bookshop & bindery", "pinned-fresh"),
        ("Quince Lane", "bio-length"),
        *(("Quince Lane Bookshop", key) for key in ("handle-same", "two-factor", "two-people", "cover-current")),
    }
    assert board.counts.aged == 12
    compared, changes = board.changes
    assert compared == board.last
    assert {change.sort for change in changes} == {ChangeSort.FIXED, ChangeSort.BROKE, ChangeSort.AGED}


def test_the_results_of_the_audit_are_about_what_is_asked(sample: Document, brand: Brand, catalogue: Catalogue) -> None:
    board = board_of(sample, brand, catalogue, NOW)
    (audit,) = sample.audits(brand)
    asked = {one.key for one in board.standings if one.state is not CheckState.NOT_APPLICABLE}
    assert {f"{row[0]}:{row[1]}" for row in audit.results} == asked
    assert len(audit.results) == len(asked) == board.counts.whole
    assert {row[2] for row in audit.results} == set(CheckState) - {CheckState.NOT_APPLICABLE}


# what the checklist finds


def test_the_checklist_finds_one_thing_of_each_new_place(checked: dict[str, Item]) -> None:
    assert sentences(checked["creators"])[0] == "Wren Pellow: the draft of the 3 stories was due on Fri 20 Nov"
    assert sentences(checked["paid-ads"]) == [
        "“Open bench evening” begins on Thu 26 Nov, and nobody has approved it yet"
    ]
    assert sentences(checked["evergreen-refresh"]) == ["“Margin Notes: the pencil on page one” was last seen on 29 Jul"]
    assert "The last was finished on 12 Aug" in sentences(checked["profile-audit"])[0]
    assert [one.placements for one in checked["link-card"].findings if "without a picture" in one.sentence] == [
        ("Q048-fb", "Q048-th"),  # one page, told once
    ]
    assert checked["numbers-entered"].state is State.HINT
    assert checked["campaign-milestones"].state is State.OK


def test_the_last_milestone_is_not_told_of(sample: Document, brand: Brand, catalogue: Catalogue) -> None:
    items = review.check(sample, brand, WEEK.shifted(2).span, now=NOW, catalogue=catalogue)
    (finding,) = next(one for one in items if one.key == "campaign-milestones").findings
    assert "Last day to bring a book in" in finding.sentence


# pages


def test_one_of_two_pages_names_no_picture(sample: Document, brand: Brand) -> None:
    read = {one.address: facts_of(one.table) for one in sample.page_readings(brand)}
    assert all(address.startswith("https://quincelane.example/") for address in read)
    assert [len(facts.images) for _, facts in sorted(read.items())] == [0, 1]


# numbers


def test_numbers_are_those_that_networks_offer(
    sample: Document, brand: Brand, plan: Plan, catalogue: Catalogue
) -> None:
    for one in sample.measurements(brand):
        channel_id = one.channel_id or (plan.placements[one.placement_id].channel_id if one.placement_id else None)
        sort = "account" if one.channel_id else "entry" if one.placement_id else "campaign" if one.campaign_id else ""
        platform = plan.channels[channel_id].platform if channel_id else ""
        known = {metric.key for metric in offered(catalogue.metrics.values(), platform, sort or "paid")}
        known |= {metric.key for metric in catalogue.metrics.values() if not sort}
        asked = {key.removeprefix("paid.") for key, value, _ in one.values if value != NOT_OFFERED}
        assert asked <= known, (one, asked - known)


def test_some_numbers_are_blank_and_some_not_offered(sample: Document, brand: Brand) -> None:
    told = [{key: value for key, value, _ in one.values} for one in sample.measurements(brand) if one.placement_id]
    assert any("saves" not in values for values in told)
    assert any(values.get("clicks") == NOT_OFFERED for values in told)
    assert any(values.get("shares") == "0" or values.get("comments") == "0" for values in told)


def test_numbers_were_read_when_entries_were_old_enough_and_never_after_today(
    sample: Document, brand: Brand, plan: Plan
) -> None:
    days = {Age.AFTER_DAY: (1, 3), Age.AFTER_WEEK: (7, 14), Age.AFTER_MONTH: (28, 42)}
    for one in sample.measurements(brand):
        assert one.captured < NOW.date()
        if one.placement_id:
            posted = plan.placements[one.placement_id].date
            assert posted
            first, last = days[one.age]
            assert first <= (one.captured - posted).days <= last


def test_numbers_only_grow(sample: Document, brand: Brand) -> None:
    ages = list(Age)
    told: dict[str, list[tuple[int, dict[str, float]]]] = {}
    for one in sample.measurements(brand):
        if one.placement_id:
            told.setdefault(one.placement_id, []).append((ages.index(one.age), numbers_of(one)))
    for numbers in told.values():
        for (_, before), (_, after) in pairwise(sorted(numbers, key=lambda pair: pair[0])):
            both = before.keys() & after.keys() - {"profile_visits"}
            assert all(before[key] <= after[key] for key in both)


def test_accounts_have_eight_weeks_and_most_of_the_last_is_due(sample: Document, brand: Brand, plan: Plan) -> None:
    weekly = [one for one in sample.measurements(brand) if one.channel_id and one.age is Age.OVER_WEEK]
    assert len({one.captured for one in weekly}) == 8
    last = {plan.channels[one.channel_id or ""].name for one in weekly if one.captured == WEEK.shifted(-1).monday}
    assert last == {"newsletter"}


def test_entries_vary_as_real_ones_do(sample: Document, brand: Brand, plan: Plan) -> None:
    """The spread of log reach around its channel and format is about 0.6, as in the literature that rules cite."""
    by_sort: dict[tuple[str, str], list[float]] = {}
    for one in sample.measurements(brand):
        if one.placement_id and one.age is Age.AFTER_WEEK and not one.boosted:
            place = plan.placements[one.placement_id]
            sort = (
                plan.channels[place.channel_id or ""].name,
                place.format if place.format in ("reel", "story") else "",
            )
            by_sort.setdefault(sort, []).append(math.log(numbers_of(one)["reach"]))
    spreads = {sort: stdev(logs) for sort, logs in by_sort.items() if len(logs) >= 8}
    assert len(spreads) >= 3
    assert all(0.4 < spread < 0.85 for spread in spreads.values())


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("measure", ["engagement_by_reach", "conversation_by_reach", "reach"])
def test_nothing_can_be_told_of_numbers_in_which_there_is_nothing(
    sample: Document, brand: Brand, plan: Plan, catalogue: Catalogue, *, question: str, measure: str
) -> None:
    """No best time, no best kind: the numbers were drawn without any."""
    seen = observed(plan, sample.measurements(brand))
    asked = Asked(
        question=question,
        measure=catalogue.measures[measure],
        metrics=catalogue.metrics,
        limits=catalogue.thresholds,
        today=NOW.date(),
    )
    assert not answered(seen, asked).words.may_suggest


# time


@pytest.mark.parametrize("weeks", [-40, 13])
def test_everything_moves_with_the_posts(
    weeks: int, tmp_path: Path, sample: Document, brand: Brand, catalogue: Catalogue
) -> None:
    moved = timedelta(weeks=weeks)
    with new_sample(tmp_path / "plan.evenweek", NOW.date() + moved, catalogue) as store:
        other = Document(store)
        there = other.brands()[0]
        assert days_of(other, there) == [day + moved for day in days_of(sample, brand)]
        trials = other.plan(there).experiments
    for one in trials:
        assert one.ends
        assert one.look_again
        assert f"until {weekday_words(one.ends)}; look again on {weekday_words(one.look_again)}" in one.title
        basis = json.loads(one.basis)
        period = Span(date(2026, 8, 3) + moved, date(2026, 10, 26) + moved)
        assert basis["period"] == str(period)
        assert period_words(period) in basis["sentence"]


def days_of(document: Document, brand: Brand) -> list[date]:
    """The days of all that is dated, in an order that does not hang on them or on ids."""
    plan = document.plan(brand)
    dated = [one.captured for one in document.measurements(brand)]
    dated += [day for one in plan.flights for day in (one.starts, one.ends) if day]
    dated += [day for one in plan.deliverables for day in (one.draft_due, one.opens, one.closes) if day]
    dated += [one.day for campaign in plan.campaigns.values() for one in campaign.milestones]
    dated += [one.pinned_on for one in plan.profiles if one.pinned_on]
    zone = ZoneInfo(brand.zone)
    said = [one.at for one in plan.audit_answers] + [one.at for one in document.page_readings(brand)]
    dated += [moment.astimezone(zone).date() for moment in said]
    return sorted(dated)


# the files


@pytest.mark.parametrize(
    ("name", "old", "new", "entry"),
    [
        ("campaigns.toml", "goal =", "gaol =", "Second Spine"),
        ("paid.toml", 'total = "60"', 'total = "sixty"', "launch-boost"),
        ("numbers.csv", "campaign,Second Spine", "campaign,Third Spine", "Third Spine"),
        ("audit.toml", 'said = "fail"', 'said = "perhaps"', "name-words"),
        ("creators.toml", 'stage = "approved"', 'stage = "asleep"', "wren"),
    ],
)
def test_a_wrong_file_is_named_with_the_entry(
    tmp_path: Path, sample: Document, brand: Brand, *, name: str, old: str, new: str, entry: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / "sample")
    file = tmp_path / "sample" / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BadData, match=rf"{name}.*{entry}"):
        sample_extras(sample, brand, tmp_path / "sample", 0)


def test_addresses_never_resolve_and_texts_name_no_days() -> None:
    """Links use .example; days are values, which move, and no words, which would stay."""
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")
        hosts = re.findall(r"https?://([^/\s\"]+)|\w@([\w.-]+)", text)
        assert all((host or mail).endswith(".example") for host, mail in hosts), file
        words = "\n".join(re.findall(r'"[^"]*"', text)) if file.suffix == ".toml" else text
        assert not re.search(rf"\b({MONTHS}|spring|summer|autumn|winter|christmas|easter)\b", words, re.IGNORECASE), (
            file
        )
