"""Backups: checked, one a day, thinned with age, right even when the clock is wrong."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.app.backups import Backup, Backups, kept
from planner.app.brands import new_brand
from planner.app.document import Document
from planner.app.failures import Damaged, NotWritten
from planner.app.plans import Cancelled, name_beside, open_plan, restore
from planner.app.settings import Settings
from planner.domain.edits import Change, Edit, rename

START = datetime(2026, 11, 23, 9)


@pytest.fixture
def backups(document: Document, tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups", document.path)


def backup_at(number: int, at: datetime) -> Backup:
    return Backup(number, at, Path(f"{number}"))


def test_a_backup_holds_the_plan_and_can_be_restored_beside_it(document: Document, backups: Backups) -> None:
    made = backups.make(document, START)
    assert backups.all() == [made]
    target = name_beside(document.path)
    restore(made.path, target)
    restored = open_plan(target)
    assert [one.name for one in restored.brands()] == ["Ferrow"]
    restored.close()
    assert made.path.exists()


def test_backups_lie_outside_the_folder_of_the_plan_unless_another_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path / "home"))
    settings = Settings(tmp_path / "settings.json")
    plan = tmp_path / "plans" / "autumn.evenweek"
    usual = Backups.of(plan, settings).folder
    assert usual.parent == tmp_path / "home" / "backups"
    assert usual.name.startswith("autumn ")
    settings.set("backup_folder", str(tmp_path / "disk"))
    assert Backups.of(plan, settings).folder == tmp_path / "disk" / usual.name


def test_two_plans_of_one_name_have_backups_of_their_own(tmp_path: Path) -> None:
    one, other = (Backups(tmp_path, tmp_path / folder / "plan.evenweek") for folder in ("a", "b"))
    assert one.folder != other.folder


def test_one_is_due_each_day_also_after_the_clock_was_put_back(document: Document, backups: Backups) -> None:
    assert backups.are_due(START.date())
    backups.make(document, START)
    assert not backups.are_due(START.date())
    assert backups.are_due(START.date() + timedelta(days=1))
    assert backups.are_due(date(1999, 1, 1))


def test_what_is_no_backup_is_left_alone(document: Document, backups: Backups) -> None:
    backups.folder.mkdir(parents=True)
    for name in ("notes.txt", "000001 2026-99-99 09.00.evenweek", ".x.part"):
        (backups.folder / name).touch()
    backups.make(document, START)
    assert [backup.number for backup in backups.all()] == [1]
    assert len(list(backups.folder.iterdir())) == 4


def test_a_damaged_plan_is_not_backed_up_and_the_backups_stay(
    document: Document, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(document, START)

    def damaged() -> None:
        raise Damaged("damaged")

    monkeypatch.setattr(document._store, "check", damaged)
    with pytest.raises(Damaged):
        backups.make(document, START + timedelta(days=400))
    assert backups.all() == [made]


def test_a_folder_that_cannot_be_written_to_is_said(document: Document, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        Backups(tmp_path / "file", document.path).make(document, START)


def test_a_backup_that_is_stopped_leaves_nothing(document: Document, backups: Backups) -> None:
    def stop(done: int, whole: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        backups.make(document, START, stop)
    assert list(backups.folder.iterdir()) == []


def test_the_plan_is_read_and_written_while_it_is_backed_up(document: Document, backups: Backups) -> None:
    """The backup runs in another thread, on the same connection, and holds the state of some moment within it."""
    for _ in range(300):
        document.do(Edit("x", (Change(None, new_brand("x" * 5_000, "Europe/London")),)))
    made: list[Backup] = []
    thread = Thread(target=lambda: made.append(backups.make(document, START, lambda *_: sleep(0.002))))
    thread.start()
    renamed = 0
    while thread.is_alive():
        document.do(rename(document.brands()[0], f"Ferrow {renamed}"))
        renamed += 1
    thread.join()
    assert renamed > 1
    with sqlite3.connect(made[0].path) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("SELECT count(*) FROM brand").fetchone() == (301,)
    copy.close()


# thinning


def test_daily_backups_of_three_years_thin_to_days_weeks_and_months() -> None:
    staying: list[Backup] = []
    for day in range(3 * 365):
        staying = kept([*staying, backup_at(day, START + timedelta(days=day))])
    days = [one.at.date() for one in staying]
    newest = days[0]
    assert days[:14] == [newest - timedelta(days=back) for back in range(14)]
    assert len({day.isocalendar()[:2] for day in days[:24]}) >= 12
    assert len({(day.year, day.month) for day in days}) == 24
    assert len(days) < 50


def test_all_of_two_days_stay() -> None:
    many = [backup_at(number, START + timedelta(minutes=number)) for number in range(200)]
    assert len(kept(many)) == 200
    later = backup_at(200, START + timedelta(days=5))
    assert [one.number for one in kept([*many, later])] == [200, 199, 198]


@given(some.lists(some.datetimes(datetime(1970, 1, 1), datetime(2038, 1, 19)), min_size=1, max_size=60))
def test_whatever_the_clock_says_the_newest_three_stay(moments: list[datetime]) -> None:
    made = [backup_at(number, at) for number, at in enumerate(moments)]
    staying = kept(made)
    assert staying[:3] == made[::-1][:3]
    assert kept(staying) == staying


def test_a_clock_that_jumps_ahead_and_back_removes_no_day() -> None:
    days = [backup_at(number, START + timedelta(days=number)) for number in range(12)]
    ahead = backup_at(12, START + timedelta(days=3650))
    back = backup_at(13, START + timedelta(days=12))
    assert kept(kept([*days, ahead]) + [back]) == [back, ahead, *days[::-1]]
