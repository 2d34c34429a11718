"""The places of the tour, and how the window gets to each."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication, QToolButton

from planner.app.backups import Backups
from planner.app.failures import PlanError
from planner.ui.calendar.drag import mime_of
from planner.ui.calendar.week import WeekView
from planner.ui.dialogs.manage import Manage
from planner.ui.dialogs.unexpected import Unexpected
from planner.ui.pieces.message import Message
from planner.ui.window.main_window import MainWindow
from tests.tour.balance_places import BALANCE_PLACES
from tests.tour.editor_places import EDITOR_PLACES
from tests.tour.export_places import EXPORT_PLACES
from tests.tour.import_places import IMPORT_PLACES
from tests.tour.page_places import PAGE_PLACES
from tests.tour.place import Place, typed, wait
from tests.tour.plans import NOW, crowded, empty, odd, sample
from tests.tour.tab_places import TAB_PLACES
from tests.tour.week_places import WEEK_PLACES


def _as_it_is(window: MainWindow) -> None:
    window.show_place("calendar")


def _editing(window: MainWindow) -> None:
    chip = next(chip for chip in window.desk.view.shown_chips() if len(chip.channel_ids) > 1)
    window.opening.open_chip(chip.key)


def _week_view(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("week")


def _list_view(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("list")


def _list_beside(window: MainWindow) -> None:
    _list_view(window)
    window.show_place("week")


def _checklist(window: MainWindow) -> None:
    window.show_place("week")


def _ideas(window: MainWindow) -> None:
    for text in ("Behind the counter on a Sunday", "Ask: oat or dairy? 🥛"):
        window.do(window.posts.new_post(text, None))
    window.show_place("ideas")


def _trash(window: MainWindow) -> None:
    """A post of one channel is deleted at once."""
    chips = window.desk.view.shown_chips()
    entries = Counter(spot.post_id for chip in chips for spot in chip.spots)
    window.posts.delete([next(chip for chip in reversed(chips) if entries[chip.post_id] == 1)])
    window.show_place("trash")


def _new_post(window: MainWindow) -> None:
    window.show_place("calendar")
    window.opening.new_post()
    typed("Kaffee? #FerrowStreet")


def _search(window: MainWindow) -> None:
    window.search()
    wait()
    typed("win")


def _menu(window: MainWindow) -> None:
    window.show_menu()


def _settings(window: MainWindow) -> None:
    window.asking.settings()


def _shortcuts(window: MainWindow) -> None:
    window.asking.shortcuts()


def _channel(window: MainWindow) -> None:
    window.new_channel()


def _kinds(window: MainWindow) -> None:
    window.manage("kinds")


def _no_ideas(window: MainWindow) -> None:
    window.show_place("ideas")


def _no_trash(window: MainWindow) -> None:
    window.show_place("trash")


def _drag(window: MainWindow) -> None:
    """A promotional post over Thursday of the week that has too many."""
    window.show_place("calendar")
    _drag_over(window, window.desk.view.day_rect(NOW.date() + timedelta(days=1)).center())


def _drag_in_week(window: MainWindow) -> None:
    _week_view(window)
    view = window.desk.view
    assert isinstance(view, WeekView)
    _drag_over(window, QPoint(view.day_rect(NOW.date() + timedelta(days=1)).center().x(), view.minute_y(11 * 60)))


def _drag_over(window: MainWindow, pos: QPoint) -> None:
    view = window.desk.view
    chip = next(chip for chip in view.shown_chips() if chip.day == NOW.date() + timedelta(days=3))
    mime, both = mime_of(view.carried(chip)), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(pos, both, mime, left, held))
    QApplication.sendEvent(view, QDragMoveEvent(pos, both, mime, left, held))


def _by_channel(window: MainWindow) -> None:
    window.show_place("calendar")
    window.strip.show_channels()


def _launch(window: MainWindow) -> None:
    window.show_place("calendar")
    window.strip.launch_week()


def _export(window: MainWindow) -> None:
    window.sheets.export(window.desk.week)


def _restore(window: MainWindow) -> None:
    window.context.settings.set("backup_folder", str(window.document.path.parent / "backups"))
    Backups.of(window.document.path, window.context.settings).make(window.document, NOW)
    window.files.restore_backup()


def _brands(window: MainWindow) -> None:
    window.manage("brands")


def _colours(window: MainWindow) -> None:
    dialog = Manage(window.context, window.brand, "kinds", window)
    dialog.open()
    wait()
    button = next(one for one in dialog.findChildren(QToolButton) if one.menu() is not None)
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def _error(window: MainWindow) -> None:
    error = PlanError("The disk is full. Nothing was changed; make room, then try again.")
    Message(window, "That did not work", str(error), ["Close"]).open()


def _unexpected(window: MainWindow) -> None:
    Unexpected(window, "Traceback (most recent call last):\n  …\nZeroDivisionError: division by zero").open()


PLACES = (
    Place("first-start", empty, _as_it_is),
    Place("month", sample, _as_it_is),
    Place("editor", sample, _editing),
    Place("week", sample, _week_view),
    Place("list", sample, _list_view),
    Place("list-beside", sample, _list_beside),
    Place("checklist", sample, _checklist),
    Place("ideas", sample, _ideas),
    Place("ideas-empty", sample, _no_ideas),
    Place("trash", sample, _trash),
    Place("trash-empty", sample, _no_trash),
    Place("new-post", sample, _new_post),
    Place("search", sample, _search),
    Place("menu", sample, _menu),
    Place("settings", sample, _settings),
    Place("shortcuts", sample, _shortcuts),
    Place("new-channel", sample, _channel),
    Place("kinds", sample, _kinds),
    Place("crowded-month", crowded, _as_it_is),
    Place("crowded-week", crowded, _week_view),
    Place("odd-month", odd, _as_it_is),
    Place("drag", sample, _drag),
    Place("drag-week", sample, _drag_in_week),
    Place("by-channel", sample, _by_channel),
    Place("launch", sample, _launch),
    Place("export", sample, _export),
    Place("restore", sample, _restore),
    Place("brands", sample, _brands),
    Place("colours", sample, _colours),
    Place("error", sample, _error),
    Place("unexpected", sample, _unexpected),
    Place("mirrored-month", odd, _as_it_is, Qt.LayoutDirection.RightToLeft),
    Place("mirrored-editor", odd, _editing, Qt.LayoutDirection.RightToLeft),
    Place("mirrored-week", odd, _week_view, Qt.LayoutDirection.RightToLeft),
    Place("mirrored-list", odd, _list_view, Qt.LayoutDirection.RightToLeft),
    *IMPORT_PLACES,
    *EDITOR_PLACES,
    *PAGE_PLACES,
    *BALANCE_PLACES,
    *WEEK_PLACES,
    *EXPORT_PLACES,
    *TAB_PLACES,
)
