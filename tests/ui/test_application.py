"""The program around the window: which plan a start shows, one window per plan, checks and backups beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.app.backups import Backups
from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.failures import Damaged, NotWritten
from planner.app.founding import new_plan
from planner.app.plans import open_plan
from planner.app.settings import Settings
from planner.domain.edits import rename
from planner.store.opening import create_store
from planner.ui.pieces.message import Message
from planner.ui.program.application import Application, start
from planner.ui.program.first_plan import last_plans
from planner.ui.program.instance import Doorbell, ring
from planner.ui.window.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.conftest import NOW


class Answers:
    """Takes a choice of each question that comes, by its words, and keeps what was asked."""

    def __init__(self) -> None:
        self.said = ""
        self.left: list[str] = []

    def __call__(self, words: str) -> None:
        self.left.append(words)

    def take(self) -> None:
        for message in QApplication.topLevelWidgets():
            if not self.left or not isinstance(message, Message) or not message.isVisible():
                continue
            wanted = [one for one in message.buttons.values() if self.left[0] in one.text()]
            if wanted:
                self.said += " ".join(label.text() for label in message.findChildren(QLabel))
                self.left.pop(0)
                wanted[0].click()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def application(qapp: QApplication) -> Iterator[Application]:
    made = Application(qapp, NOW)
    yield made
    if made.session is not None:
        made.session.put_away()
    made.close()


@pytest.fixture
def answer() -> Iterator[Answers]:
    answers = Answers()
    timer = QTimer()
    timer.timeout.connect(answers.take)
    timer.start(5)
    yield answers
    timer.stop()
    assert answers.left == []


def plan_at(path: Path, brand: str, catalogue: Catalogue) -> Path:
    new_plan(path, new_brand(brand, "Europe/London"), catalogue).close()
    return path


def shown(application: Application) -> tuple[str, str]:
    """The names of the open plan's file and brand."""
    assert application.session is not None
    assert application.session.window.isVisible()
    document = application.session.context.document
    return document.path.name, document.brands()[0].name


def backups_of(application: Application) -> Backups:
    assert application.session is not None
    context = application.session.context
    return Backups.of(context.document.path, context.settings)


# which plan


def test_the_first_start_makes_a_plan_with_one_brand(application: Application, home: Path) -> None:
    assert application.open_first(None)
    assert shown(application) == ("plan.evenweek", "My brand")
    assert last_plans(application.session.context.settings) == [home / "plan.evenweek"]


def test_a_start_shows_the_named_plan_and_the_next_one_shows_it_again(
    qapp: QApplication, home: Path, catalogue: Catalogue
) -> None:
    path = plan_at(home / "autumn.evenweek", "Ferrow", catalogue)
    for named in (path, None):
        application = Application(qapp, NOW)
        assert application.open_first(named)
        assert shown(application) == ("autumn.evenweek", "Ferrow")
        application.session.put_away()
        application.close()


def test_a_plan_without_a_brand_gets_one(application: Application, home: Path) -> None:
    create_store(home / "bare.evenweek").close()
    assert application.open_first(home / "bare.evenweek")
    assert shown(application) == ("bare.evenweek", "My brand")


def test_the_brand_that_a_bare_plan_got_stays(application: Application, home: Path) -> None:
    create_store(home / "bare.evenweek").close()
    application.open_first(home / "bare.evenweek")
    application.session.window.undo()
    assert shown(application) == ("bare.evenweek", "My brand")
    assert application.session.context.document.undo_text == ""


def test_settings_that_were_set_aside_at_the_start_are_told(qapp: QApplication, home: Path) -> None:
    (home / "settings.json").write_text("{", encoding="utf-8")
    application = Application(qapp, NOW)
    application.open_first(None)
    assert "cannot be understood" in application.session.context.settings.note
    application.session.put_away()
    application.close()


def test_a_plan_that_is_gone_is_not_silently_made_anew(application: Application, home: Path, answer: Answers) -> None:
    settings = Settings(home / "settings.json")
    settings.memory.put("last_plans", [str(home / "plan.evenweek")])
    settings.save()
    again = Application(QApplication.instance(), NOW)
    answer("Quit")
    assert not again.open_first(None)
    assert "There is no file at" in answer.said
    assert not (home / "plan.evenweek").exists()
    again.close()


def test_a_named_plan_that_is_not_there_can_be_made(application: Application, home: Path, answer: Answers) -> None:
    answer("Make a new plan")
    assert application.open_first(home / "new.evenweek")
    assert shown(application) == ("new.evenweek", "My brand")


def test_of_a_damaged_plan_the_newest_backup_can_be_restored(
    application: Application, home: Path, catalogue: Catalogue, answer: Answers
) -> None:
    path = plan_at(home / "plan.evenweek", "Ferrow", catalogue)
    document = open_plan(path)
    Backups.of(path, Settings(home / "settings.json")).make(document, NOW)
    document.close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    damaged = path.read_bytes()
    answer("Restore the backup of Mon 23 Nov 2026, 09:00")
    assert application.open_first(path)
    assert shown(application) == ("plan.restored.evenweek", "Ferrow")
    assert path.read_bytes() == damaged


def test_a_link_to_a_plan_that_is_gone_still_finds_its_backups(
    application: Application, home: Path, catalogue: Catalogue, answer: Answers
) -> None:
    path = plan_at(home / "plan.evenweek", "Ferrow", catalogue)
    document = open_plan(path)
    Backups.of(path, Settings(home / "settings.json")).make(document, NOW)
    document.close()
    path.unlink()
    (home / "link.evenweek").symlink_to(path)
    answer("Restore the backup of Mon 23 Nov 2026, 09:00")
    assert application.open_first(home / "link.evenweek")
    assert shown(application) == ("plan.restored.evenweek", "Ferrow")


def test_the_clock_is_pretended_in_the_zone_of_the_brand(
    qapp: QApplication, home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_plan(home / "plan.evenweek", new_brand("Ferrow", "Asia/Tokyo"), catalogue).close()
    monkeypatch.setenv("EVENWEEK_NOW", "2026-11-23T09:00")
    application = Application(qapp)
    application.open_first(home / "plan.evenweek")
    assert application.session.context.clock().isoformat() == "2026-11-23T09:00:00+09:00"
    application.session.put_away()
    application.close()


# other plans


def test_another_plan_takes_the_place_of_the_open_one(
    application: Application, home: Path, catalogue: Catalogue
) -> None:
    other = plan_at(home / "other.evenweek", "Quince", catalogue)
    application.open_first(None)
    before = application.session.window
    before.plan_requested.emit(other)
    assert shown(application) == ("other.evenweek", "Quince")
    assert not before.isVisible()
    open_plan(home / "plan.evenweek").close()


def test_a_plan_that_cannot_be_opened_leaves_the_open_one(
    application: Application, home: Path, answer: Answers
) -> None:
    (home / "notes.txt").write_text("notes", encoding="utf-8")
    application.open_first(None)
    answer("Close")
    application.session.window.plan_requested.emit(home / "notes.txt")
    assert shown(application) == ("plan.evenweek", "My brand")
    application.session.context.document.do(rename(application.session.context.document.brands()[0], "Still here"))


def test_the_program_still_quits_after_another_plan_was_not_shown(
    application: Application, home: Path, catalogue: Catalogue, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = plan_at(home / "other.evenweek", "Quince", catalogue)
    application.open_first(None)
    with monkeypatch.context() as now:
        now.setattr(application.session, "put_away", lambda: False)
        application.session.window.plan_requested.emit(other)
    assert QApplication.quitOnLastWindowClosed()

    def unreadable(*_: object, **__: object) -> None:
        raise Damaged("It is damaged.")

    monkeypatch.setattr("planner.ui.program.application.Session", unreadable)
    answer("Close")
    application.session.window.plan_requested.emit(other)
    assert QApplication.quitOnLastWindowClosed()
    assert shown(application) == ("plan.evenweek", "My brand")


def test_a_new_plan_is_in_the_zone_that_was_just_chosen(application: Application, home: Path) -> None:
    application.open_first(None)
    application.session.context.settings.set("zone", "Asia/Tokyo")
    application.session.window.new_plan_requested.emit(home / "new.evenweek")
    assert application.session.context.document.brands()[0].zone == "Asia/Tokyo"


def test_a_new_plan_is_made_and_shown(application: Application, home: Path, answer: Answers) -> None:
    application.open_first(None)
    application.session.window.new_plan_requested.emit(home / "new.evenweek")
    assert shown(application) == ("new.evenweek", "My brand")
    answer("Close")
    application.session.window.new_plan_requested.emit(home / "plan.evenweek")
    assert "exists already" in answer.said


def test_the_sample_is_a_plan_of_its_own_and_not_the_last_one(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    application.open_first(None)
    application.session.window.sample_requested.emit()
    qtbot.waitUntil(lambda: shown(application)[1] == "Quince Lane")
    assert shown(application)[0] == "sample 2026-W48.evenweek"
    assert last_plans(application.session.context.settings) == [home / "plan.evenweek"]


@pytest.fixture
def sample(application: Application, qtbot: QtBot) -> Path:
    """The sample, which is shown and backed up."""
    application.open_first(None)
    application.session.window.sample_requested.emit()
    qtbot.waitUntil(lambda: shown(application)[1] == "Quince Lane")
    qtbot.waitUntil(lambda: len(backups_of(application).all()) == 1)
    return application.session.context.document.path


def test_a_sample_is_thrown_away_with_all_that_belongs_to_it(
    application: Application, sample: Path, answer: Answers
) -> None:
    backups, throw = backups_of(application).folder, application.session.window.commands["throw_sample_away"]
    answer("Keep it")
    throw.trigger()
    assert shown(application)[1] == "Quince Lane"
    answer("Throw it away")
    throw.trigger()
    assert shown(application) == ("plan.evenweek", "My brand")
    assert list(sample.parent.iterdir()) == []
    assert not backups.exists()


def test_a_sample_stays_when_there_is_no_plan_to_go_back_to(
    application: Application, home: Path, sample: Path, answer: Answers
) -> None:
    (home / "plan.evenweek").unlink()
    answer("Quit")
    application.session.window.throw_sample_away_requested.emit()
    assert "There is no file at" in answer.said
    assert sample.exists()


def test_a_backup_becomes_a_plan_beside_the_open_one(application: Application, home: Path, qtbot: QtBot) -> None:
    application.open_first(None)
    qtbot.waitUntil(lambda: len(backups_of(application).all()) == 1)
    document = application.session.context.document
    document.do(rename(document.brands()[0], "Renamed"))
    backup = backups_of(application).all()[0].path
    application.session.window.restore_requested.emit(backup, home / "restored.evenweek")
    assert application.session.window.windowTitle() == "Renamed – Evenweek"
    qtbot.waitUntil(lambda: shown(application) == ("restored.evenweek", "My brand"))
    window = application.session.window
    assert window.windowTitle() == "My brand – restored.evenweek – Evenweek"
    said = f"This is the restored copy restored.evenweek; the plan you had open is unchanged at {document.path}."
    assert said in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_a_new_plan_is_proposed_under_a_free_name_and_the_system_never_offers_to_replace_one(
    application: Application, home: Path, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, path: str, *_: object, options: QFileDialog.Option) -> tuple[str, str]:
        assert options is QFileDialog.Option.DontConfirmOverwrite
        proposed.append(path)
        return str(home / "plan.evenweek"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    application.open_first(None)
    answer("Close")
    application.session.window.commands["new_plan"].trigger()
    assert proposed == [str(home / "plan.new.evenweek")]
    assert "exists already" in answer.said


# beside the window


def test_a_backup_is_made_every_day(application: Application, home: Path, qtbot: QtBot) -> None:
    application.open_first(None)
    qtbot.waitUntil(lambda: len(backups_of(application).all()) == 1)
    (made,) = backups_of(application).all()
    assert made.at == NOW.replace(tzinfo=None)
    assert home / "backups" in made.path.parents
    application.open(home / "plan.evenweek")
    assert not backups_of(application).are_due(date(2026, 11, 23))


def test_a_backup_that_cannot_be_made_is_said_once(
    application: Application, home: Path, qtbot: QtBot, answer: Answers
) -> None:
    (home / "backups").touch()
    application.open_first(None)
    answer("Close")
    qtbot.waitUntil(lambda: "Today's backup could not be made" in answer.said)
    application.session._back_up_if_due()
    qtbot.wait(50)
    assert (home / "evenweek.log").read_text(encoding="utf-8").count("NotWritten") == 1


@pytest.fixture
def damaged(application: Application, home: Path, monkeypatch: pytest.MonkeyPatch) -> Application:
    """Shows a plan whose check will find damage."""
    application.open_first(None)
    application.session.close()
    application.open_first(None)
    monkeypatch.setattr("planner.store.store.Store.damage", lambda _: ["Pages do not fit together"])
    return application


def test_damage_that_the_check_finds_is_told_and_nothing_is_written(
    damaged: Application, qtbot: QtBot, answer: Answers
) -> None:
    document, window = damaged.session.context.document, damaged.session.window
    with pytest.raises(Damaged):
        document.do(rename(document.brands()[0], "Other"))
    answer("Quit")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "is damaged" in answer.said


def test_the_look_follows_the_settings_and_the_memory_is_kept(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    application.open_first(None)
    settings = application.session.context.settings
    settings.set("theme", "dark")
    assert application.session.context.theme.name == "dark"
    settings.set("theme", "light")
    settings.memory.put("test", 1)
    application.session.put_away()
    assert Settings(home / "settings.json").memory.get("test") == 1


def test_settings_that_cannot_be_kept_do_not_disturb(
    application: Application, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.open_first(None)

    def full(*_: object) -> None:
        raise NotWritten("The disk is full.")

    monkeypatch.setattr(application.session.context.settings, "save", full)
    assert application.session.put_away()
    assert "NotWritten" in (home / "evenweek.log").read_text(encoding="utf-8")


# one window


def test_a_second_start_raises_the_first_window_and_ends(application: Application, home: Path, qtbot: QtBot) -> None:
    application.open_first(None)
    window: MainWindow = application.session.window
    window.showMinimized()
    second = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env={**os.environ, "EVENWEEK_HOME": str(home)})
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert not window.isMinimized()


def test_a_doorbell_left_by_a_killed_start_rings_nowhere(home: Path, qapp: QApplication) -> None:
    script = "import os,sys; from pathlib import Path; from planner.ui.program.instance import Doorbell;"
    script += "from PySide6.QtCore import QCoreApplication; a = QCoreApplication([]);"
    script += f"bell = Doorbell(Path({str(home / 'plan.evenweek')!r})); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 9
    assert (home / "windows").is_dir()
    assert not ring(home / "plan.evenweek", 30)
    bell = Doorbell(home / "plan.evenweek")
    bell.take_down()
    assert not ring(home / "plan.evenweek", 30)


def test_a_plan_that_another_program_holds_is_asked_about(
    application: Application, home: Path, catalogue: Catalogue, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.files._LOCK_WAIT_SECONDS", 0.05)
    path = plan_at(home / "plan.evenweek", "Ferrow", catalogue)
    held = open_plan(path)
    answer("Quit")
    assert not application.open_first(path)
    assert "open for writing" in answer.said
    held.close()


def test_a_start_runs_until_the_window_is_closed(qapp: QApplication, home: Path) -> None:
    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.close()

    QTimer.singleShot(300, close)
    assert start(None, NOW) == 0
    open_plan(home / "plan.evenweek").close()
