"""Every shipped data file can be read and says where its figures come from."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.app.founding import new_sample
from planner.domain.checks import CHECKS
from planner.domain.checks.entries import ENTRY_CHECKS
from planner.domain.records import Stance


def test_every_rule_has_a_name_and_a_source(catalogue: Catalogue) -> None:
    assert {"80-20", "80-20-two-sided", "thirds"} <= set(catalogue.mix_rules)
    assert all(rule.name and rule.source for rule in catalogue.mix_rules.values())


def test_every_cadence_is_on_a_known_platform_and_in_order(catalogue: Catalogue) -> None:
    for cadence in catalogue.cadences:
        assert catalogue.platforms.named(cadence.platform) is not None
        assert 0 <= cadence.minimum <= cadence.target <= cadence.maximum
        assert cadence.max_silence_days > 0
        assert re.search(r"\b20\d\d\b", cadence.source)


def test_every_automatic_item_has_its_check(catalogue: Catalogue) -> None:
    assert {fact.key for fact in catalogue.checks if fact.automatic} == {*CHECKS, *ENTRY_CHECKS}
    assert all(fact.title and fact.why and fact.source for fact in catalogue.checks)


def test_the_facts_that_no_check_asks_for_say_so(catalogue: Catalogue) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (RESOURCES.parent / "planner/domain").rglob("*.py"))
    limits = {extra.limit for platform in catalogue.platforms for extra in platform.extras}
    asked = {name for name in catalogue.fact_names if f'"{name}"' in code or name in limits}
    assert {name for name, fact in catalogue.fact_names.items() if not fact.told} == asked


@pytest.mark.parametrize("folder", ["words", "disclosure"])
def test_lists_of_words_say_where_they_are_from_and_when_that_was_looked_up(folder: str) -> None:
    files = sorted((RESOURCES / folder).glob("*.toml"))
    assert files
    for file in files:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        assert said["source"]
        assert isinstance(said["checked"], date)


def test_every_kind_has_a_stance_and_a_hue(catalogue: Catalogue) -> None:
    assert {kind.key: kind.stance for kind in catalogue.kinds}["news"] is Stance.NEUTRAL
    assert all(kind.stance and kind.name for kind in catalogue.kinds)
    assert {kind.hue for kind in catalogue.kinds} == {"promote", "educate", "inspire", "community", "neutral"}


def test_kinds_named_in_rules_exist(catalogue: Catalogue) -> None:
    kinds = {kind.key for kind in catalogue.kinds}
    parts = [part for rule in catalogue.mix_rules.values() for part in rule.parts]
    named = {kind for part in parts for clause in part.clauses for kind in clause.kinds}
    named |= {kind for group in catalogue.rules.groups.values() for clause in group.clauses for kind in clause.kinds}
    assert named
    assert named <= kinds


@pytest.mark.parametrize("spelling", ["instagram", "Instagram", "IG", "insta"])
def test_platforms_are_found_by_their_spellings(spelling: str, catalogue: Catalogue) -> None:
    platform = catalogue.platforms.named(spelling)
    assert platform is not None
    assert platform.key == "instagram"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[a]\nname = 'A'\nsource = 's'\nshare = 3\nparts = []", "share"),
        ("[a]\nname = 'A'\nsource = 's'\nparts = []", "parts"),
        ("[a]\nname = 'A'\nparts = [{ group = 'promotional', share = 20 }]", "source"),
        ("[a]\nname = 'A'\nsource = 's'\nparts = [{ group = 'promotional', share = 120 }]", "120"),
        ("[a]\nname = 'A'\nsource = 's'\nparts = [{ group = 'nobody', share = 20 }]", "“nobody”"),
        ("[a", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_what_is_wrong(text: str, word: str, tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "rules", tmp_path / "rules")
    (tmp_path / "rules" / "mix.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=word) as refused:
        _ = Catalogue(tmp_path).mix_rules
    assert "mix.toml" in str(refused.value)


@pytest.mark.parametrize("day", ["2026-11-25", "2027-03-10", "2028-02-29"])
def test_the_sample_stands_around_today(day: str, tmp_path: Path, catalogue: Catalogue) -> None:
    from datetime import date, timedelta

    from planner.app.document import Document
    from planner.domain.span import Week

    today = date.fromisoformat(day)
    with new_sample(tmp_path / "sample.evenweek", today, catalogue) as store:
        document = Document(store)
        plan = document.plan(document.brands()[0])
        assert store.problems() == []
    days = sorted(placement.date for placement in plan.placements.values() if placement.date)
    week = Week.of(today)
    earlier, days = days[:3], days[3:]
    assert earlier == [week.monday + timedelta(days=2 - 7 * weeks) for weeks in (17, 13, 9)]
    assert (min(days), max(days)) == (week.shifted(-5).monday, week.shifted(2).monday + timedelta(days=6))
    assert len(plan.posts) > 50
