"""Every command of the window in one table: menus, shortcuts, the palette and the F1 list are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.domain.records import Status
from planner.ui.icons import icon
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.typing_first import EnterPresses, TypingFirst
from planner.ui.theme import Theme
from planner.ui.words import tr


class ActionRow(NamedTuple):
    """One command. ``help`` says what it does, ``choice`` names the group of which one is chosen at a time.

    A ``toggle`` is on or off.
    """

    id: str
    text: str
    shortcuts: tuple[str, ...]
    icon: str
    help: str
    group: str
    choice: str = ""
    toggle: bool = False


class MenuRow(NamedTuple):
    """One menu: ids of actions, "" for a line between, and menus within."""

    title: str
    items: tuple[str | MenuRow, ...]


FILE, EDIT, VIEW, POST, HELP = "File", "Edit", "View", "Post", "Help"

# fmt: off
ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new_plan", "&New plan…", ("Ctrl+Shift+N",), "plus", "Start an empty plan in a file of its own", FILE),
    ActionRow("open_plan", "&Open plan…", ("Ctrl+O",), "folder-open", "Open another plan", FILE),
    ActionRow("recent", "&Recent plans", (), "clock-counter-clockwise", "Open a plan that was open before", FILE),
    ActionRow("open_sample", "&Look at a sample plan", (), "calendar-check", "Open a plan to try things out in", FILE),
    ActionRow("throw_sample_away", "Throw the sample &away…", (), "trash", "Remove it, and go back to your plan", FILE),
    ActionRow("import_file", "&Import…", ("Ctrl+I",), "download-simple", "Add the posts of a sheet", FILE),
    ActionRow("paste_sheet", "Paste a s&heet…", ("Ctrl+Shift+V",), "clipboard-text", "Add the cells you copied", FILE),
    ActionRow("export_week", "&Export…", ("Ctrl+E",), "export", "Write entries to a file, for any tool", FILE),
    ActionRow("print_out", "&Print…", ("Ctrl+P",), "printer", "Put the week or month on paper", FILE),
    ActionRow("back_up", "&Back up now", ("Ctrl+B",), "hard-drives", "Copy the plan to the folder of backups", FILE),
    ActionRow("restore_backup", "Res&tore a backup…", (), "clock-clockwise", "Open an earlier state of the plan", FILE),
    ActionRow("where_is_my_plan", "&Where is my plan?", (), "folder", "Show where the plan is kept", FILE),
    ActionRow("new_brand", "New bran&d…", (), "buildings", "Plan for one more brand", FILE),
    ActionRow("new_channel", "New &channel…", (), "plus", "Add an account that you post on", FILE),
    ActionRow("manage_brands", "B&rands…", (), "buildings", "Rename, colour or archive brands", FILE),
    ActionRow("manage_channels", "C&hannels…", (), "globe", "Rename, colour or archive channels", FILE),
    ActionRow("manage_kinds", "&Kinds…", (), "tag-simple", "Kinds of posts and how each counts", FILE),
    ActionRow("manage_pillars", "&Pillars…", (), "list-bullets", "The themes that you come back to", FILE),
    ActionRow("manage_campaigns", "C&ampaigns…", (), "flag-banner", "Campaigns with their days", FILE),
    ActionRow("rules", "R&ules…", (), "scales", "What your weeks are held to, with sources", FILE),
    ActionRow("cadence", "How &often…", (), "repeat", "How often you post on each channel, and your hours", FILE),
    ActionRow("new_routine", "New rout&ine…", (), "check-square", "What is done again and again without a post", FILE),
    ActionRow("checklist_items", "Checklis&t…", (), "list-checks", "Which items it has, and their order", FILE),
    ActionRow("special_days", "Holidays and other &days…", (), "calendar-blank", "Whose days are shown", FILE),
    ActionRow("brand_settings", "Brand settin&gs…", (), "sliders-horizontal", "Sites, tracking, disclosure", FILE),
    ActionRow("facts", "What networks ta&ke…", (), "ruler", "Lengths, hashtags, pictures: dated facts", FILE),
    ActionRow("settings", "&Settings…", ("Ctrl+,",), "gear", "Look, days, times and backups", FILE),
    ActionRow("quit", "&Quit", ("Ctrl+Q",), "", "Close the window; everything is saved already", FILE),

    ActionRow("undo", "&Undo", ("Ctrl+Z",), "arrow-u-up-left", "Take the last change back", EDIT),
    ActionRow("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "arrow-u-up-right", "Make the change again", EDIT),
    ActionRow("cut", "Cu&t", ("Ctrl+X",), "scissors", "Take the selected posts to another day", EDIT),
    ActionRow("copy", "&Copy", ("Ctrl+C",), "copy", "Copy the selected posts", EDIT),
    ActionRow("paste", "&Paste", ("Ctrl+V",), "clipboard-text", "Put the posts on the day", EDIT),
    ActionRow("duplicate", "&Duplicate", ("D",), "copy-simple", "A copy of the selected posts as drafts", EDIT),
    ActionRow("delete", "D&elete", ("Del",), "trash", "Put the selected posts into the trash", EDIT),
    ActionRow("select_all", "Select &all", ("Ctrl+A",), "check-square", "Select all posts shown", EDIT),

    ActionRow("search", "&Search and commands…", ("Ctrl+K", "Ctrl+F"), "magnifying-glass", "Find a post", VIEW),
    ActionRow("go_today", "&Today", ("T",), "calendar", "Go to today", VIEW),
    ActionRow("previous", "&Previous", ("[",), "caret-left", "Go to the month or week before", VIEW),
    ActionRow("next", "&Next", ("]",), "caret-right", "Go to the month or week after", VIEW),
    ActionRow("go_to_date", "&Go to date…", ("Ctrl+G",), "calendar-blank", "Go to any day", VIEW),
    ActionRow("view_month", "&Month", ("1",), "calendar", "Show a month", VIEW, "view"),
    ActionRow("view_week", "&Week", ("2",), "kanban", "Show a week with its hours", VIEW, "view"),
    ActionRow("view_list", "&List", ("3",), "list-bullets", "Show the posts in a list", VIEW, "view"),
    ActionRow("all_brands", "All &brands…", ("Ctrl+Shift+O",), "buildings", "How every brand stands this week", VIEW),
    ActionRow("place_week", "This wee&k", ("Ctrl+1",), "list-checks", "The checklist of the week", VIEW),
    ActionRow("place_ideas", "&Ideas", ("Ctrl+2",), "lightbulb", "Posts without a day", VIEW),
    ActionRow("place_library", "Li&brary", ("Ctrl+3",), "books", "Templates, snippets and sets of hashtags", VIEW),
    ActionRow("place_trash", "&Trash", ("Ctrl+4",), "trash", "What was deleted", VIEW),
    ActionRow("place_campaigns", "&Campaigns", ("Ctrl+5",), "flag-banner", "Campaigns, paid and creators", VIEW),
    ActionRow("place_presence", "&Presence", ("Ctrl+6",), "identification-card", "Profiles and pages", VIEW),
    ActionRow("place_results", "&Results", ("Ctrl+7",), "chart-bar", "Numbers, and what they say", VIEW),
    ActionRow("close_dock", "&Close the side panel", ("Ctrl+W",), "sidebar-simple", "Give the calendar the room", VIEW),
    ActionRow("clear_filter", "Show &everything", ("Ctrl+Shift+F",), "funnel-simple", "Clear the filter", VIEW),
    ActionRow("show_gaps", "Silences on t&he calendar", (), "eye", "Where channels are silent", VIEW, toggle=True),
    ActionRow("show_campaigns", "Campaigns on the calen&dar", (), "flag-banner", "And ads and more", VIEW, toggle=True),
    ActionRow("theme_light", "&Light", (), "sun", "Light colours", VIEW, "theme"),
    ActionRow("theme_dark", "&Dark", (), "moon", "Dark colours", VIEW, "theme"),
    ActionRow("theme_system", "Like the &system", (), "desktop", "Light or dark as the computer is", VIEW, "theme"),
    ActionRow("show_menu", "Menu", ("F10",), "list", "All commands in menus", VIEW),

    ActionRow("new_post", "&New post", ("N",), "plus", "A new post on the chosen day", POST),
    ActionRow("new_idea", "New &idea", ("I",), "lightbulb", "A new post without a day", POST),
    ActionRow("move_to_date", "&Move to date…", ("M",), "calendar-plus", "Put the selected posts on another day", POST),
    ActionRow("repeat_frame", "&Repeat last week's frame", ("Ctrl+R",), "repeat", "Last week's times, as drafts", POST),
    ActionRow("mark_idea", "&Idea", (), "circle-dashed", "Mark the selected posts as ideas", POST),
    ActionRow("mark_draft", "&Draft", (), "circle-half", "Mark the selected posts as drafts", POST),
    ActionRow("mark_ready", "&Ready", (), "eye", "Mark the selected posts as ready", POST),
    ActionRow("mark_approved", "&Approved", (), "check-circle", "Mark the selected posts as approved", POST),
    ActionRow("mark_scheduled", "&Scheduled", (), "clock", "Mark the selected posts as scheduled", POST),
    ActionRow("mark_posted", "&Posted", ("P",), "check-circle-fill", "Mark the selected posts as posted", POST),
    ActionRow("mark_skipped", "S&kipped", (), "minus-circle", "Mark the selected posts as skipped", POST),
    ActionRow("copy_text", "Copy &text", ("Ctrl+Shift+C",), "text-t", "Copy the text of the post", POST),
    ActionRow("copy_alt", "Copy &alt text", ("Ctrl+Shift+A",), "text-aa", "Copy the alt text of the picture", POST),
    ActionRow("show_picture", "Show &picture in folder", ("Ctrl+Shift+P",), "image", "Where the picture lies", POST),
    ActionRow("open_link", "&Open link", ("Ctrl+Shift+L",), "arrow-square-out", "Open the link of the post", POST),
    ActionRow("build_tracking", "A&dd tracking to links…", ("Ctrl+Shift+K",), "link-simple", "For many posts", POST),
    ActionRow("boost", "Boo&st with an ad…", (), "megaphone-simple", "Pay for this post to be seen more often", POST),
    ActionRow("balance_week", "&Balance my week", ("Ctrl+Shift+B",), "scales", "Fewest changes for your rules", POST),
    ActionRow("launch_week", "Launch &week…", ("Ctrl+L",), "rocket-launch", "Say why this week may be over", POST),

    ActionRow("shortcuts", "&Keyboard shortcuts", ("F1",), "keyboard", "All shortcuts", HELP),
    ActionRow("about", "&About Evenweek", (), "info", "The version, and what it is made of", HELP),
)
# fmt: on

_RECORDS = tuple(f"manage_{what}" for what in ("brands", "channels", "kinds", "pillars", "campaigns"))
_MANAGE = (*_RECORDS, "", "rules", "cadence", "new_routine", "checklist_items", "special_days")
_PLANS = ("new_plan", "open_plan", "recent", "open_sample", "throw_sample_away", "")
_FILES = (*_PLANS, "import_file", "paste_sheet", "export_week", "print_out", "")
_MARKS = tuple(f"mark_{status}" for status in Status)
_WALK = ("search", "", "go_today", "previous", "next", "go_to_date", "", "view_month", "view_week", "view_list", "")
_PLACES = tuple(f"place_{key}" for key in ("week", "ideas", "campaigns", "library", "presence", "results", "trash"))
_SHOWN = (MenuRow("Pl&aces", _PLACES), "all_brands", "", "clear_filter", "show_gaps", "show_campaigns")
_LOOKS = MenuRow("L&ook", ("theme_light", "theme_dark", "theme_system"))
_NEW = ("new_post", "new_idea", "move_to_date", "repeat_frame", "")
_BALANCE = ("balance_week", "launch_week")
_USE = ("", "copy_text", "copy_alt", "show_picture", "open_link", "", "build_tracking", "boost", "", *_BALANCE)
_BRANDS = ("new_brand", "new_channel", MenuRow("&Manage", _MANAGE), "brand_settings", "facts", "settings")

MENUS: tuple[MenuRow, ...] = (
    MenuRow("&File", (*_FILES, "back_up", "restore_backup", "where_is_my_plan", "", *_BRANDS, "", "quit")),
    MenuRow("&Edit", ("undo", "redo", "", "cut", "copy", "paste", "duplicate", "", "delete", "select_all")),
    MenuRow("&View", (*_WALK, *_SHOWN, "close_dock", _LOOKS)),
    MenuRow("&Post", (*_NEW, MenuRow("Mar&k as", _MARKS), *_USE)),
    MenuRow("&Help", ("shortcuts", "about")),
)


_WITHIN = {
    id_: within.title for menu in MENUS for within in menu.items if isinstance(within, MenuRow) for id_ in within.items
}
"""The menu within a menu that an action is in."""


class Actions(QObject):
    """The window's QActions by id; KeyError for an unknown one. A key that types into a text field triggers none."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._rows = {row.id: row for row in ACTIONS}
        self._groups = {choice: QActionGroup(window) for choice in ("view", "theme")}
        self._with_icon: set[str] = set()
        self._fillers: dict[str, Callable[[Menu], None]] = {}
        self._off: set[str] = set()
        self._held: frozenset[str] = frozenset()
        self._made = {row.id: self._action(row) for row in ACTIONS}
        window.addActions(list(self._made.values()))
        TypingFirst(window)
        EnterPresses(window)
        theme.changed.connect(self._set_icons)

    def __getitem__(self, id_: str) -> QAction:
        return self._made[id_]

    def bind(self, id_: str, slot: Callable[[], object]) -> None:
        """Calls ``slot``, without an argument, when the action is triggered."""
        self._made[id_].triggered.connect(lambda _checked: slot())

    def enable(self, ids: Iterable[str], on: bool) -> None:
        """Whether the actions can be triggered, unless they are held."""
        for id_ in ids:
            (self._off.discard if on else self._off.add)(id_)
            self._made[id_].setEnabled(on and id_ not in self._held)

    def hold(self, ids: Iterable[str]) -> None:
        """Keeps these actions, and no others any more, from being triggered; each is then as it was enabled before."""
        held = frozenset(ids)
        for id_ in held | self._held:
            self._made[id_].setEnabled(id_ not in held and id_ not in self._off)
        self._held = held

    def choose(self, id_: str) -> None:
        """Shows this view or look as the one in force, without triggering it."""
        self._made[id_].setChecked(True)

    def say(self, id_: str, text: str) -> None:
        """What an action is called from now on, such as "Undo Move to Thu 15 Oct"; the text is shown as it is."""
        self._made[id_].setText(text.replace("&", "&&"))

    def title(self, id_: str) -> str:
        """What an action is called where it stands alone, such as "Mark as: Posted"."""
        return standing_alone(id_, self._made[id_].text())

    def fill_with(self, id_: str, fill: Callable[[Menu], None]) -> None:
        """Gives the action a menu within, which ``fill`` fills each time before it is shown."""
        self._fillers[id_] = fill

    def menu(self, parent: QWidget) -> Menu:
        """All menus, for the menu button."""
        made = Menu(parent)
        made.setAccessibleName(tr("Menu"))
        for row in MENUS:
            made.addMenu(self._menu_of(row, made))
        return made

    def submenu(self, title: str, parent: QWidget) -> Menu:
        """A menu that is within one of MENUS, such as "Mark as"."""
        rows = (row for menu in MENUS for row in menu.items if isinstance(row, MenuRow))
        return self._menu_of(next(row for row in rows if plain(row.title) == title), parent)

    def fill(self, menu: Menu, items: Iterable[str | MenuRow]) -> Menu:
        """The menu with these actions added, "" for a line between."""
        for item in items:
            if isinstance(item, MenuRow):
                menu.addMenu(self._menu_of(item, menu))
            elif not item:
                menu.addSeparator()
            elif item in self._fillers:
                self._add_filled(menu, item)
            else:
                self._with_icon.add(item)
                menu.addAction(self._made[item])
        self._set_icons()
        return menu

    def _action(self, row: ActionRow) -> QAction:
        made = QAction(tr(row.text), self._window)
        if row.shortcuts:
            made.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        made.setToolTip(hint(row))
        made.setObjectName(row.id)
        made.setCheckable(row.toggle or bool(row.choice))
        if row.choice:
            self._groups[row.choice].addAction(made)
        return made

    def _menu_of(self, row: MenuRow, parent: QWidget) -> Menu:
        within = Menu(parent, tr(row.title))
        within.aboutToShow.connect(lambda: self.fill(within, row.items) if within.isEmpty() else None)
        return within

    def _add_filled(self, menu: Menu, id_: str) -> None:
        within = menu.add_within(self._made[id_].text(), icon(self._theme, self._rows[id_].icon))
        within.aboutToShow.connect(within.clear)
        within.aboutToShow.connect(lambda: self._fillers[id_](within))
        within.menuAction().setEnabled(self._made[id_].isEnabled())

    def _set_icons(self) -> None:
        for id_ in self._with_icon:
            if self._rows[id_].icon and not self._made[id_].isCheckable():
                self._made[id_].setIcon(icon(self._theme, self._rows[id_].icon))


def hint(row: ActionRow) -> str:
    """What a command does, with its first shortcut."""
    keys = keys_of(row)
    return f"{tr(row.help)} ({keys[0]})" if keys else tr(row.help)


def keys_of(row: ActionRow) -> list[str]:
    """The shortcuts of a command as the computer writes them."""
    return [QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in row.shortcuts]


def standing_alone(id_: str, text: str) -> str:
    """The text of an action with the menu that it is in, where that says what it means."""
    return f"{plain(tr(_WITHIN[id_]))}: {plain(text)}" if id_ in _WITHIN else plain(text)


def plain(text: str) -> str:
    """The text of an action without the mark of its letter in menus."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
