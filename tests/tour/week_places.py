"""The places of the tour on the page This week, and the dialogs about rules, days and what is asked every week."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from planner.domain.span import Week
from planner.ui.checklist.routine_dialog import RoutineDialog
from planner.ui.dialogs.rules import CadenceDialog, MixEditor, RulesDialog
from planner.ui.pieces.folded import Folded
from planner.ui.window.main_window import MainWindow
from tests.tour.place import WAIT_MS, Place, button, scroll, wait
from tests.tour.plans import NOW, crowded, empty, sample
from tests.tour.rich_plans import rich
from tests.tour.week_plans import all_rules, calm, launched, long_names, questioned, with_days

_LONG_MS = 4 * WAIT_MS
_MIRRORED = Qt.LayoutDirection.RightToLeft
D = TypeVar("D", bound=QDialog)


def _page(share: float = 0) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.show_place("week")
        wait(_LONG_MS)
        scroll(window.dock.checklist, share)

    return act


def _good(window: MainWindow) -> None:
    """Everything that asks for something is answered, and the week signed off."""
    _page()(window)
    window.context.remember_approver("Nell")
    page = window.dock.checklist
    for _ in range(3):
        for item in page._checked.items:
            if item.asks_a_person and item.title in page._checked.unanswered:
                page._deeds.answer(item)
            elif item.state in ("must_fix", "attention"):
                page._deeds.answer(item, "It is fine as it is")
        wait(_LONG_MS)
    page._deeds.sign_off()
    wait(_LONG_MS)


def _unmarked(window: MainWindow) -> None:
    """The week after one whose posts nobody marked, with what is folded opened."""
    window.desk.go_to(Week.of(NOW.date()).shifted(1).monday)
    _page()(window)
    _press(window, "last/unmarked", "gaps/more", "fine", "hints")


def _press(window: MainWindow, *names: str) -> None:
    for name in names:
        found = window.dock.checklist.findChild(QPushButton, name)
        if found is not None:
            found.click()
            wait()


def _why(window: MainWindow) -> None:
    _page(0)(window)
    page = window.dock.checklist
    page._items._explain(page._checked.items[0].key, True)
    wait(WAIT_MS)
    scroll(page, 0.3)


def _opened(kind: type[D]) -> D:
    wait()
    return next(one for one in reversed(QApplication.topLevelWidgets()) if isinstance(one, kind) and one.isVisible())


def _rules(window: MainWindow) -> None:
    window.open_rules("rules")


def _chosen_rule(key: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _rules(window)
        dialog = _opened(RulesDialog)
        dialog.list.choose(key)
        dialog.details.hold.click()

    return act


def _editor(key: str = "", *, copied: bool = False, unfolded: bool = False) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        editor = MixEditor(window.context, window.brand, window.desk.week, window, key=key, copied=copied)
        editor.open()
        for fold in editor.findChildren(Folded) if unfolded else ():
            fold.findChildren(QPushButton)[0].click()
        wait()

    return act


def _editor_error(window: MainWindow) -> None:
    _editor()(window)
    _opened(MixEditor).primary.click()


def _cadence(hours: float = 0) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.open_rules("cadence")
        dialog = _opened(CadenceDialog)
        if hours:
            dialog.capacity.hours.setValue(hours)
            dialog.capacity.propose.click()

    return act


def _routine(start: int) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.ask_of_brand("new_routine")
        dialog = _opened(RoutineDialog)
        dialog.start.setCurrentIndex(start)
        dialog.start.activated.emit(start)

    return act


def _of_brand(what: str) -> Callable[[MainWindow], None]:
    return lambda window: window.ask_of_brand(what)


def _milestones(window: MainWindow) -> None:
    assert window.desk.plan is not None
    told = next(one for one in window.desk.plan.campaigns.values() if one.milestones)
    window.show_place("campaigns", "campaigns", told.id)
    wait()
    button(window, "Change…").click()


def _labels(window: MainWindow) -> None:
    window.show_place("calendar")
    wait()
    window.opening.open_chip(window.desk.view.shown_chips()[0].key)
    wait(_LONG_MS)
    editor = window.dock.editor
    editor_links = [one for one in editor.findChildren(QPushButton) if one.property("fold")]
    for one in editor_links:
        if not one.isChecked():
            one.click()
    wait()
    scroll(editor, 0.5)


def _signed(window: MainWindow) -> None:
    _page()(window)
    window.context.remember_approver("Nell")
    window.dock.checklist._deeds.sign_off()
    wait(_LONG_MS)


def _who(window: MainWindow) -> None:
    _page()(window)
    QTest.mouseClick(button(window.dock.checklist, "Sign off week 48"), Qt.MouseButton.LeftButton)


WEEK_PLACES = (
    Place("page-empty", empty, _page()),
    Place("page-sample", sample, _page()),
    Place("page-days", with_days, _page()),
    Place("page-days-end", with_days, _page(1)),
    Place("page-crowd", crowded, _page()),
    Place("page-crowd-middle", crowded, _page(0.5)),
    Place("page-good", calm, _good),
    Place("page-unmarked", sample, _unmarked),
    Place("page-accepted", launched, _page()),
    Place("page-why", sample, _why),
    Place("page-signed", sample, _signed),
    Place("page-who", sample, _who),
    Place("page-long", long_names, _page()),
    Place("page-long-end", long_names, _page(1)),
    Place("page-mirrored", with_days, _page(), _MIRRORED),
    Place("page-mirrored-end", with_days, _page(1), _MIRRORED),
    Place("rules", all_rules, _rules),
    Place("rules-choice", sample, _chosen_rule("70-20-10-risk")),
    Place("rules-own", all_rules, _chosen_rule("quince")),
    Place("rules-mirrored", all_rules, _rules, _MIRRORED),
    Place("mix-new", sample, _editor()),
    Place("mix-folded", sample, _editor("thirds")),
    Place("mix-unfolded", all_rules, _editor("hero-hub-help", unfolded=True)),
    Place("mix-question", sample, _editor("5-3-1")),
    Place("mix-copied", long_names, _editor("80-20", copied=True)),
    Place("mix-error", sample, _editor_error),
    Place("mix-mirrored", sample, _editor("5-3-1"), _MIRRORED),
    Place("cadence", sample, _cadence()),
    Place("cadence-hours", sample, _cadence(3)),
    Place("cadence-many", rich, _cadence(12)),
    Place("cadence-long", long_names, _cadence(12)),
    Place("cadence-mirrored", sample, _cadence(3), _MIRRORED),
    Place("routine-new", sample, _routine(0)),
    Place("routine-shipped", sample, _routine(2)),
    Place("items", with_days, _of_brand("checklist_items")),
    Place("items-mirrored", with_days, _of_brand("checklist_items"), _MIRRORED),
    Place("special-days", with_days, _of_brand("special_days")),
    Place("milestones", with_days, _milestones),
    Place("milestones-mirrored", with_days, _milestones, _MIRRORED),
    Place("labels", all_rules, _labels),
    Place("gaps-only", questioned, _page()),
)
