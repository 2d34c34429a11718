"""The places of the tour that are pages and dialogs about more than one post."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton

from planner.domain.records import SnippetSort
from planner.ui.dialogs.dictionaries import DictionariesDialog
from planner.ui.dialogs.facts.page import FactsDialog
from planner.ui.window.main_window import MainWindow
from tests.dictionaries import british
from tests.tour.place import WAIT_MS, Place, button, first, scroll, typed, wait
from tests.tour.plans import crowded, empty, sample
from tests.tour.rich_plans import many, rich


def _calendar(window: MainWindow) -> None:
    window.show_place("calendar")
    wait(2 * WAIT_MS)


def _list(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("list")
    wait(2 * WAIT_MS)


def _week(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("week")
    wait(2 * WAIT_MS)


def _checklist(share: float) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.show_place("week")
        wait(2 * WAIT_MS)
        scroll(window.dock.checklist, share)

    return act


def _library(window: MainWindow) -> None:
    window.show_place("library")


def _part(sort: SnippetSort) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.show_place("library")
        window.dock.library.open_part(f"part-{sort}-0")

    return act


def _nothing_found(window: MainWindow) -> None:
    window.show_place("library")
    first(window.dock.library, QLineEdit).setFocus()
    typed("zzz")


def _new_part(window: MainWindow) -> None:
    window.show_place("library")
    button(window.dock.library, "Add to the library").click()


def _facts(network: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.asking.facts()
        page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FactsDialog))
        page.show_network(network)

    return act


def _brand(window: MainWindow) -> None:
    window.asking.brand_settings(window.brand)


def _channels(window: MainWindow) -> None:
    window.manage("channels")


def _tracking(window: MainWindow) -> None:
    window.at_hand.build_tracking()


def _fix(window: MainWindow) -> None:
    window.show_place("week")
    wait(2 * WAIT_MS)
    links = window.dock.checklist.findChildren(QPushButton)
    next(one for one in links if "/fix" in one.objectName()).click()


def _dictionaries(window: MainWindow) -> None:
    british(window.context.settings.path.with_name("dictionaries"))
    spelling = window.context.spelling
    spelling.added.add("Quince")
    DictionariesDialog(window.context, spelling.dictionaries, spelling.added, ["en-GB", "de"], window).open()


def _no_dictionaries(window: MainWindow) -> None:
    spelling = window.context.spelling
    DictionariesDialog(window.context, spelling.dictionaries, spelling.added, [], window).open()


def _more_shortcuts(window: MainWindow) -> None:
    window.asking.shortcuts()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    scroll(dialog, 1)


def _answer_menu(window: MainWindow) -> None:
    _checklist(1)(window)
    dots = [one for one in window.dock.checklist.findChildren(QToolButton) if one.menu() is not None]
    dots[-1].menu().popup(dots[-1].mapToGlobal(dots[-1].rect().bottomLeft()))


_MIRRORED = Qt.LayoutDirection.RightToLeft

PAGE_PLACES = (
    Place("marks-month", rich, _calendar),
    Place("marks-week", rich, _week),
    Place("marks-list", rich, _list),
    Place("crowded-checklist", crowded, _checklist(0)),
    Place("crowded-list", crowded, _list),
    Place("checklist-end", sample, _checklist(1)),
    Place("checklist-menu", sample, _answer_menu),
    Place("fix", rich, _fix),
    Place("library", rich, _library),
    Place("library-empty", sample, _library),
    Place("library-nothing", rich, _nothing_found),
    Place("library-new", rich, _new_part),
    Place("library-template", rich, _part(SnippetSort.TEMPLATE)),
    Place("library-call", rich, _part(SnippetSort.CALL)),
    Place("facts-instagram", sample, _facts("instagram")),
    Place("facts-x", sample, _facts("x")),
    Place("brand-settings", sample, _brand),
    Place("channels", sample, _channels),
    Place("tracking", rich, _tracking),
    Place("tracking-empty", empty, _tracking),
    Place("dictionaries", rich, _dictionaries),
    Place("dictionaries-none", empty, _no_dictionaries),
    Place("shortcuts-end", sample, _more_shortcuts),
    Place("many-month", many, _calendar),
    Place("many-list", many, _list),
    Place("many-checklist", many, _checklist(0)),
    Place("mirrored-checklist", rich, _checklist(0), _MIRRORED),
    Place("mirrored-library", rich, _library, _MIRRORED),
    Place("mirrored-template", rich, _part(SnippetSort.TEMPLATE), _MIRRORED),
    Place("mirrored-facts", rich, _facts("instagram"), _MIRRORED),
    Place("mirrored-brand", rich, _brand, _MIRRORED),
    Place("mirrored-tracking", rich, _tracking, _MIRRORED),
)
