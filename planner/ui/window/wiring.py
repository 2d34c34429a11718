"""Which action does what in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.app.samples import is_sample
from planner.domain.records import Status
from planner.domain.shown import NO_FILTER
from planner.ui.actions import ACTIONS, EDIT, POST
from planner.ui.pieces.failing import choose_setting
from planner.ui.window.places import PLACES

if TYPE_CHECKING:
    from planner.ui.window.main_window import MainWindow

_MARKS = tuple(f"mark_{status}" for status in Status)
_USES = ("copy_text", "copy_alt", "show_picture", "open_link")

ON_A_SELECTION = ("cut", "copy", "duplicate", "delete", "move_to_date", "boost", *_USES, *_MARKS)
"""What needs a selected chip."""

_WALK = ("search", "go_today", "previous", "next", "go_to_date", "view_month", "view_week", "view_list")

ON_THE_CALENDAR = (
    *(row.id for row in ACTIONS if row.group in (EDIT, POST)),
    *(*_WALK, "clear_filter", "show_gaps", "show_campaigns"),
)
"""What is done to the calendar, and rests while a page is in its place."""

FOR_ANY_PLACE = ("undo", "redo", "search")
"""What goes on in the places of the window too."""

FOR_CHIPS = ("cut", "copy", "duplicate", "move_to_date", "boost", "delete", "")
FOR_A_DAY = ("new_post", "paste", "", "repeat_frame", "balance_week", "launch_week", "", "go_to_date")
"""What the context menus offer."""


def connect_actions(window: MainWindow) -> None:
    """Connects every command of the table."""
    _connect_file(window)
    _connect_edit(window)
    _connect_view(window)
    _connect_post(window)


def _connect_file(window: MainWindow) -> None:
    connect, files = window.commands.bind, window.files
    connect("new_plan", files.new_plan)
    connect("open_plan", files.open_plan)
    window.commands.fill_with("recent", files.fill_recent)
    connect("open_sample", window.sample_requested.emit)
    connect("throw_sample_away", files.throw_sample_away)
    window.commands.enable(("throw_sample_away",), is_sample(window.document.path))
    connect("import_file", window.sheets.ask)
    connect("paste_sheet", window.sheets.paste)
    connect("export_week", lambda: window.sheets.export(window.desk.week))
    connect("print_out", window.sheets.print_out)
    connect("back_up", files.back_up)
    connect("restore_backup", files.restore_backup)
    connect("where_is_my_plan", files.where_is_my_plan)
    connect("new_brand", window.asking.new_brand)
    connect("new_channel", window.new_channel)
    for what in ("brands", "channels", "kinds", "pillars", "campaigns"):
        connect(f"manage_{what}", partial(window.manage, what))
    for what in ("rules", "cadence"):
        connect(what, partial(window.open_rules, what))
    for what in ("new_routine", "checklist_items", "special_days", "brand_settings"):
        connect(what, partial(window.ask_of_brand, what))
    connect("facts", window.asking.facts)
    connect("settings", window.asking.settings)
    connect("quit", window.close)
    connect("shortcuts", window.asking.shortcuts)
    connect("about", window.asking.about)


def _connect_edit(window: MainWindow) -> None:
    connect, posts = window.commands.bind, window.posts
    connect("undo", window.undo)
    connect("redo", window.redo)
    connect("cut", lambda: posts.cut(window.at_hand.stored()))
    connect("copy", lambda: posts.copy(window.at_hand.stored()))
    connect("paste", lambda: posts.paste(window.desk.day))
    connect("duplicate", lambda: posts.duplicate(window.at_hand.stored()))
    connect("delete", lambda: posts.delete(window.at_hand.stored()))
    connect("select_all", window.desk.select_all)


def _connect_view(window: MainWindow) -> None:
    connect, desk = window.commands.bind, window.desk
    connect("search", window.search)
    connect("go_today", desk.go_to_today)
    connect("previous", partial(desk.step, -1))
    connect("next", partial(desk.step, 1))
    connect("go_to_date", window.go_to_date)
    for key in ("month", "week", "list"):
        connect(f"view_{key}", partial(desk.show_view, key))
    for key in ("week", "ideas", "library", "trash", *PLACES):
        connect(f"place_{key}", partial(window.show_place, key))
    connect("all_brands", window.asking.all_brands)
    connect("close_dock", window.close_page)
    connect("show_gaps", lambda: window.show_silences(window.commands["show_gaps"].isChecked()))
    connect("show_campaigns", lambda: window.show_bars(window.commands["show_campaigns"].isChecked()))
    connect("clear_filter", partial(window.set_filter, NO_FILTER))
    for look in ("light", "dark", "system"):
        connect(f"theme_{look}", partial(choose_setting, window, window.context.settings, "theme", look))
    window.commands.choose(f"theme_{window.context.settings['theme']}")
    connect("show_menu", window.show_menu)


def _connect_post(window: MainWindow) -> None:
    connect, posts = window.commands.bind, window.posts
    connect("new_post", window.opening.new_post)
    connect("new_idea", window.opening.new_idea)
    connect("move_to_date", window.at_hand.move_to_date)
    connect("repeat_frame", lambda: posts.repeat_frame(window.desk.week))
    for status in Status:
        connect(f"mark_{status}", partial(_mark, window, status))
    for what in _USES:
        connect(what, partial(window.at_hand.use, what))
    connect("build_tracking", window.at_hand.build_tracking)
    connect("boost", window.at_hand.boost)
    connect("balance_week", window.balance_week)
    connect("launch_week", window.strip.launch_week)


def _mark(window: MainWindow, status: Status) -> None:
    window.posts.mark(window.at_hand.stored(), status)
