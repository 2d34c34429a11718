"""Long work: the window stays alive, progress is seen, and of what is stopped nothing is kept."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Mapping
from time import monotonic, sleep

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.app.failures import PlanError
from planner.app.plans import AtStep, Cancelled
from planner.domain.edits import Change, Edit
from planner.domain.records import Post
from planner.ui.context import Context
from planner.ui.pieces import jobs
from planner.ui.pieces.jobs import end_all, run_in_background, writer
from planner.ui.pieces.progress import Progress
from tests.builders import a_post

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def fail(error: Exception) -> None:
    raise error


def many_posts(document: Document) -> Edit:
    brand_id = document.brands()[0].id
    return Edit("Import", tuple(Change(None, a_post(brand_id=brand_id)) for _ in range(6_000)))


def posts_of(document: Document) -> Mapping[str, Post]:
    return document.plan(document.brands()[0]).posts


def steps_until(stop: threading.Event) -> Callable[[AtStep], int]:
    def work(at_step: AtStep) -> int:
        step = 0
        while not stop.is_set():
            sleep(0.01)
            step += 1
            at_step(step, 1_000)
        return step

    return work


def test_short_work_is_done_without_a_dialog(window: QWidget, qtbot: QtBot) -> None:
    answers: list[tuple[int, bool]] = []
    main = threading.current_thread()
    run_in_background(window, "Counting", lambda _: 42, lambda n: answers.append((n, here() is main)), fail)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(jobs.PATIENCE_MS + 50)
    assert answers == [(42, True)]
    assert window.findChild(Progress) is None


def here() -> threading.Thread:
    return threading.current_thread()


def test_long_work_shows_how_far_it_is_and_the_window_goes_on(window: QWidget, qtbot: QtBot) -> None:
    stop = threading.Event()
    answers: list[int] = []
    ticks: list[float] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: ticks.append(monotonic()))
    timer.start(5)
    run_in_background(window, "Counting", steps_until(stop), answers.append, fail)
    qtbot.waitUntil(lambda: window.findChild(Progress) is not None and window.findChild(Progress).isVisible())
    progress = window.findChild(Progress)
    assert progress.findChild(QLabel).text() == "Counting"
    qtbot.waitUntil(lambda: progress.findChild(QProgressBar).value() > 0)
    stop.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert max(later - earlier for earlier, later in zip(ticks, ticks[1:], strict=False)) < 0.25


@pytest.mark.parametrize("by", ["button", "escape"])
def test_the_user_can_stop_it(window: QWidget, qtbot: QtBot, by: str) -> None:
    errors: list[Exception] = []
    run_in_background(window, "Counting", steps_until(threading.Event()), fail, errors.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: window.findChild(Progress) is not None and window.findChild(Progress).isVisible())
    progress = window.findChild(Progress)
    if by == "button":
        qtbot.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)


def test_what_goes_wrong_is_handed_over(window: QWidget, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    run_in_background(window, "", lambda _: fail(PlanError("no")), fail, errors.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no"


def test_nobody_is_answered_when_the_window_is_gone(qtbot: QtBot) -> None:
    window, stop = QWidget(), threading.Event()
    answers: list[int] = []
    job = run_in_background(window, "", steps_until(stop), answers.append, fail)
    window.deleteLater()
    qtbot.wait(20)
    stop.set()
    qtbot.waitSignal(job.ended, raising=False)
    job.wait()
    qtbot.wait(20)
    assert answers == []


def test_at_the_end_all_work_is_stopped(window: QWidget) -> None:
    job = run_in_background(window, "", steps_until(threading.Event()), fail, lambda _: None)  # type: ignore[arg-type]
    end_all()
    assert isinstance(job.error, Cancelled)


def test_a_look_at_a_disk_that_never_answers_does_not_keep_the_program(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_LAST_LOOK_SECONDS", 0.05)
    answers = threading.Event()
    job = run_in_background(window, "", lambda _: answers.wait(), fail, fail, only_looks=True)  # type: ignore[arg-type]
    end_all()
    assert not job.wait()
    answers.set()
    job._thread.join()
    jobs._running.leave(job)


# writing


def test_a_large_edit_is_written_beside_the_window_and_can_be_undone(context: Context, window: QWidget) -> None:
    document = context.document
    document.do(many_posts(document), writer(window, document))
    assert len(posts_of(document)) == 6_000
    document.undo(writer(window, document))
    assert posts_of(document) == {}


def test_a_stopped_edit_leaves_plan_and_history_as_they_were(
    context: Context, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = context.document
    write = document.write
    monkeypatch.setattr(jobs, "PATIENCE_MS", 20)

    def slow(edit: Edit, at_step: Callable[[int], None]) -> None:
        write(edit, lambda written: (sleep(0.1), at_step(written))[1])

    monkeypatch.setattr(document, "write", slow)

    def click_stop() -> None:
        progress = window.findChild(Progress)
        qtbot.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)

    QTimer.singleShot(60, click_stop)
    with pytest.raises(Cancelled):
        document.do(many_posts(document), writer(window, document))
    assert posts_of(document) == {}
    assert document.undo_text == ""


@pytest.mark.parametrize("patience_ms", [20, 10_000])
def test_an_edit_that_the_end_of_the_program_stops_is_not_taken_for_written(
    context: Context, window: QWidget, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, patience_ms: int
) -> None:
    document, write = context.document, context.document.write
    errors: list[Exception] = []
    monkeypatch.setattr(jobs, "PATIENCE_MS", patience_ms)
    monkeypatch.setattr(document, "write", lambda edit, at_step: write(edit, lambda n: (sleep(0.05), at_step(n))[1]))

    def begin() -> None:
        try:
            document.do(many_posts(document), writer(window, document))
        except PlanError as error:
            errors.append(error)

    QTimer.singleShot(0, begin)
    QTimer.singleShot(60, qapp.exit)
    qapp.exec()
    assert [type(error) for error in errors] == [Cancelled]
    assert posts_of(document) == {}
    assert document.undo_text == ""


def test_a_timer_that_reads_while_a_large_edit_is_written_waits_for_it(context: Context, window: QWidget) -> None:
    document = context.document
    brand = document.brands()[0]
    read: list[int] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: read.append(len(document.plan(brand).posts)))
    timer.start(1)
    document.do(many_posts(document), writer(window, document))
    timer.stop()
    assert set(read) <= {0, 6_000}


def test_threads_take_short_turns_while_a_job_runs(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    end_all()
    usual = sys.getswitchinterval()
    seen: list[float] = []
    run_in_background(parent, "", lambda _: sys.getswitchinterval(), seen.append, print)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] <= 0.001 < usual
    qtbot.waitUntil(lambda: sys.getswitchinterval() == usual)


def test_no_garbage_is_looked_for_in_the_thread_of_a_job(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    end_all()  # whatever earlier tests left behind
    gc.enable()
    seen: list[bool] = []
    run_in_background(parent, "", lambda _: gc.isenabled(), seen.append, print)
    qtbot.waitUntil(lambda: seen == [False])
    qtbot.waitUntil(gc.isenabled)
