"""Plans that the window opens: shown before they are checked, and checked before they are written to."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.failures import Damaged, NotAPlan
from planner.app.founding import new_plan
from planner.app.plans import name_beside, open_plan, restore
from planner.domain.edits import rename
from planner.domain.records import Brand


@pytest.fixture
def plan(tmp_path: Path, catalogue: Catalogue) -> Path:
    path = tmp_path / "plan.evenweek"
    new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue).close()
    return path


@pytest.fixture
def damaged(plan: Path) -> Path:
    """A plan that can be opened and read, with a label that hangs on nothing."""
    with sqlite3.connect(plan) as connection:
        connection.execute("UPDATE label SET set_id = 'gone' WHERE rowid = 1")
    connection.close()
    return plan


def test_a_sound_plan_is_written_to_after_its_check(plan: Path) -> None:
    document = open_plan(plan)
    document.check()
    document.do(rename(document.brands()[0], "Renamed"))
    document.close()
    assert [brand.name for brand in open_and_close(plan)] == ["Renamed"]


def open_and_close(plan: Path) -> list[Brand]:
    document = open_plan(plan)
    brands = document.brands()
    document.close()
    return brands


def test_the_first_change_waits_for_the_check_in_another_thread(plan: Path) -> None:
    document = open_plan(plan)
    thread = Thread(target=document.check)
    thread.start()
    document.do(rename(document.brands()[0], "Renamed"))
    thread.join()
    assert document.brands()[0].name == "Renamed"
    document.close()


def test_a_damaged_plan_is_shown_and_never_written_to(damaged: Path, tmp_path: Path) -> None:
    before = damaged.read_bytes()
    document = open_plan(damaged)
    assert document.brands()[0].name == "Ferrow"
    for _ in range(2):
        with pytest.raises(Damaged, match="was left as it is"):
            document.do(rename(document.brands()[0], "Renamed"))
    with pytest.raises(Damaged):
        document.check()
    with pytest.raises(Damaged):
        document.back_up(tmp_path / "copy.evenweek")
    assert (document.brands()[0].name, document.undo_text) == ("Ferrow", "")
    document.close()
    assert damaged.read_bytes() == before
    assert not (tmp_path / "copy.evenweek").exists()


def test_a_backup_is_restored_under_a_free_name_and_never_over_a_file(plan: Path) -> None:
    first = name_beside(plan)
    assert first.name == "plan.restored.evenweek"
    restore(plan, first)
    second = name_beside(plan)
    assert second.name == "plan.restored-2.evenweek"
    with pytest.raises(NotAPlan, match="exists already"):
        restore(plan, first)
    assert [brand.name for brand in open_and_close(first)] == ["Ferrow"]


def test_a_damaged_backup_is_not_restored(damaged: Path) -> None:
    with pytest.raises(Damaged):
        restore(damaged, name_beside(damaged))
    assert not name_beside(damaged).with_name("plan.restored.evenweek").exists()
