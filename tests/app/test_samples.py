"""Sample plans: one for each week, thrown away when another one is made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.app.backups import Backups
from planner.app.catalogue import Catalogue
from planner.app.plans import open_plan
from planner.app.samples import is_sample, make_sample, sample_of, throw_away
from planner.app.settings import Settings
from tests.builders import MONDAY
from tests.ui.conftest import NOW

NEXT = MONDAY + timedelta(days=7)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path))
    return Settings(tmp_path / "settings.json")


def made(today: date, settings: Settings, catalogue: Catalogue) -> Path:
    path = sample_of(today)
    make_sample(path, today, catalogue, settings)
    return path


def test_a_new_sample_takes_the_place_of_older_ones(settings: Settings, catalogue: Catalogue) -> None:
    older = made(MONDAY, settings, catalogue)
    document = open_plan(older)
    Backups.of(older, settings).make(document, NOW)
    document.close()
    own = older.with_name("my own.evenweek")
    own.touch()
    newer = made(NEXT, settings, catalogue)
    assert sorted(path.name for path in newer.parent.glob("*.evenweek")) == [own.name, newer.name]
    assert not Backups.of(older, settings).folder.exists()


def test_a_sample_that_is_open_stays(settings: Settings, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.files._LOCK_WAIT_SECONDS", 0.05)
    older = open_plan(made(MONDAY, settings, catalogue))
    made(NEXT, settings, catalogue)
    assert older.brands()
    older.close()
    throw_away(older.path, settings)
    assert not older.path.exists()


def test_a_sample_is_known_also_where_links_lead_to_it(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    monkeypatch.setenv("EVENWEEK_HOME", str(link))
    assert is_sample(sample_of(MONDAY).resolve())
    assert not is_sample(tmp_path / "plan.evenweek")
