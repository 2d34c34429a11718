"""The window: makes the parts, lays them out, and connects them; the place that knows every part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from planner.app.live import LiveBalance
from planner.domain.carrying import Target
from planner.domain.edits import Change, Edit
from planner.domain.records import Brand
from planner.domain.shown import NO_FILTER, Filter
from planner.ui.actions import Actions
from planner.ui.balance.strip import BalanceStrip
from planner.ui.bars.sidebar import SideBar
from planner.ui.bars.topbar import TopBar
from planner.ui.context import Context
from planner.ui.window import outside
from planner.ui.window.asking import Asking
from planner.ui.window.at_hand import AtHand
from planner.ui.window.desk import Desk
from planner.ui.window.dock import BALANCE, PAGES, POST, Dock
from planner.ui.window.files import FileCommands
from planner.ui.window.first_frame import FirstFrame
from planner.ui.window.history import History
from planner.ui.window.opening import Opening
from planner.ui.window.overlaid import Overlays, place_of
from planner.ui.window.pages import CentrePages
from planner.ui.window.places import PLACES, Places
from planner.ui.window.posts import PostCommands
from planner.ui.window.remembered import Remembered
from planner.ui.window.room import Room
from planner.ui.window.sheet_drops import SheetDrops
from planner.ui.window.sheets import Sheets
from planner.ui.window.toast import Toast
from planner.ui.window.wiring import FOR_ANY_PLACE, ON_A_SELECTION, ON_THE_CALENDAR, connect_actions
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.dialogs.welcome import Welcome

_FIRST_SIZE = QSize(1440, 900)
_FRAME = QSize(0, 40)
"""What the title bar of a first window may take."""
_SMALLEST = QSize(720, 480)


class MainWindow(QMainWindow):
    """One plan in a window; what concerns other plans is asked of the application by signals."""

    plan_requested = Signal(object)
    new_plan_requested = Signal(object)
    sample_requested = Signal()
    throw_sample_away_requested = Signal()
    restore_requested = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.document = context.document
        self._remembered = Remembered(context.settings.memory, str(self.document.path))
        self.brand = self._remembered.brand(self.document.brands())
        self._welcome: Welcome | None = None
        self._make_parts()
        self._lay_out()
        self._connect_bars()
        self._connect_desk()
        self._connect_dock()
        self._connect_overlays()
        connect_actions(self)
        self.show_silences(self._remembered.silences)
        self.show_bars(self._remembered.bars)
        self.document.listen(self._refresh)
        context.settings.listen(self._follow_setting)
        self._show_brand(self.brand)
        self.desk.view.setFocus()
        QApplication.instance().focusChanged.connect(self._keep_keyboard)  # type: ignore[union-attr]
        QTimer.singleShot(0, self, self._keep_room)
        FirstFrame(self, self._show_last_place)

    # making

    def _make_parts(self) -> None:
        context = self.context
        live = LiveBalance(self.document, context.catalogue, context.today)
        self.commands = Actions(self, context.theme)
        self._sidebar = SideBar(context)
        self._topbar = TopBar(context)
        self.strip = BalanceStrip(context, live)
        self.dock = Dock(context, self)
        self.posts = posts = PostCommands(context, live, self)
        view = self._remembered.view or self._first_view()
        self.desk = Desk(context, self.brand, view, posts.whole_text, posts.words_for_drop)
        self._overlays = Overlays(context, self.desk)
        self.history = History(self.document, self)
        self.asking = Asking(context, self.commands, self)
        self.files = FileCommands(context, self)
        self.sheets = Sheets(self)
        self.places = Places(self)
        self.opening = Opening(self)
        self.at_hand = AtHand(self)

    def _lay_out(self) -> None:
        margin = self.context.theme.space(4)
        centre = QWidget()
        centre.setFocusProxy(self.desk)
        column = QVBoxLayout(centre)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(self.context.theme.space(3))
        column.addWidget(self._topbar)
        column.addWidget(self.desk, 1)
        column.addWidget(self.strip)
        self.pages = CentrePages(centre)
        self._room = Room(self.context.theme, self._sidebar, self.pages)
        self.setCentralWidget(self._room)
        self._toast = Toast(self._room, self.strip)
        self._drops = SheetDrops(self.context.theme, self)
        self.setMinimumSize(_SMALLEST)
        if not self._remembered.place_window(self):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME))

    def _first_view(self) -> str:
        """A plan without posts begins with an empty week, any other with its month."""
        return "month" if self.document.has_posts(self.brand) else "week"

    def _keep_room(self) -> None:
        """Keeps free in the first frame what the page takes that was open last."""
        if self._remembered.place in PAGES and not self._room.narrow:
            self._room.await_dock()

    def _show_last_place(self) -> None:
        """Opens the page that was open last, unless it would lie over the calendar; that takes 20 ms."""
        if not self._room.narrow and not self.dock.page and self.pages.page is None:
            self.show_place(self._remembered.place)

    # connecting

    def _connect_bars(self) -> None:
        self._sidebar.brand_requested.connect(self._choose_brand)
        self._sidebar.place_requested.connect(self.show_place)
        self._sidebar.filter_changed.connect(self.set_filter)
        self._sidebar.new_channel_requested.connect(self.new_channel)
        self._sidebar.new_brand_requested.connect(self.asking.new_brand)
        self._sidebar.all_brands_requested.connect(self.asking.all_brands)
        self._sidebar.manage_requested.connect(self.manage)
        self._sidebar.menu_requested.connect(self.show_menu)
        self._sidebar.settings_requested.connect(self.asking.settings)
        self._topbar.step_requested.connect(self.desk.step)
        self._topbar.today_requested.connect(self.desk.go_to_today)
        self._topbar.view_requested.connect(self.desk.show_view)
        self._topbar.search_requested.connect(self.search)
        self._topbar.filter_cleared.connect(partial(self.set_filter, NO_FILTER))
        self._topbar.new_post_requested.connect(self.opening.new_post)
        self._room.narrowed.connect(self._sidebar.set_collapsed)
        self._room.lowered.connect(self.strip.set_low)
        self._room.close_requested.connect(self.dock.close)
        self._toast.undo_requested.connect(self.undo)

    def _connect_desk(self) -> None:
        desk, posts = self.desk, self.posts
        desk.read.connect(self._show_counts)
        desk.files_changed.connect(lambda: self.dock.refresh(()))
        desk.turned.connect(self._turned)
        desk.day_began.connect(lambda: self.dock.show_brand(self.brand))
        desk.selection_changed.connect(self._selected)
        desk.open_requested.connect(self.opening.open_chip)
        desk.create_requested.connect(self.opening.new_post_at)
        desk.drop_requested.connect(self.at_hand.drop)
        desk.drag_ended.connect(posts.end_preview)
        desk.menu_requested.connect(self.at_hand.show_menu)
        posts.edit_requested.connect(self.do)
        posts.previewed.connect(self.strip.preview)
        self.strip.edit_requested.connect(self.do)
        self.strip.rules_requested.connect(partial(self.open_rules, "rules"))
        self.strip.balance_requested.connect(self.balance_week)
        for part in (self.files, self.sheets, self.places):
            part.said.connect(partial(self._toast.say, undo=False))
        for part in (self.sheets, self.places):
            part.folder_requested.connect(lambda path: self._tell(outside.show_in_folder(path)))
        self.pages.turned.connect(self._page_turned)
        self._drops.dropped.connect(self.sheets.open_file)
        self.asking.edit_requested.connect(self.do)
        self.asking.brand_requested.connect(self._choose_brand)
        self.places.edit_requested.connect(self.do)
        self.places.entry_requested.connect(self.opening.jump)
        self.asking.post_requested.connect(lambda hit: self.opening.jump(hit.placement_id))
        self.history.said.connect(self._toast.say)
        self.history.refused.connect(desk.read_anew)
        self.history.refused.connect(self._show_history)
        posts.said.connect(partial(self._toast.say, undo=False))

    def _connect_dock(self) -> None:
        dock = self.dock
        dock.edit_requested.connect(self.history.do)
        dock.said.connect(partial(self._toast.say, undo=False))
        dock.turned.connect(self._dock_turned)
        dock.selection_changed.connect(self._enable)
        dock.keyboard_returned.connect(self.desk.setFocus)
        dock.sitting_ended.connect(self.document.end_merging)
        dock.undo_requested.connect(self.undo)
        dock.open_requested.connect(self.opening.open_chip)
        dock.jump_requested.connect(self.opening.jump)
        dock.unschedule_requested.connect(lambda carried, copy: self.at_hand.drop(carried, Target(None), copy))
        dock.template_requested.connect(self.opening.new_post_of)
        dock.export_requested.connect(self.sheets.export)
        dock.changes_requested.connect(self.sheets.show_changes)
        dock.new_channel_requested.connect(self.new_channel)
        dock.duplicate_requested.connect(lambda: self.posts.duplicate(dock.editor.chips))
        dock.trash_requested.connect(lambda: self.posts.delete(dock.editor.chips))
        dock.menu_requested.connect(self.at_hand.show_menu)
        for page in (dock, self.places):
            page.copy_requested.connect(self._copy_words)
            page.fix_requested.connect(lambda fix: self.asking.fix(self.brand, fix))
        for part in (dock, self.asking, self.places):
            part.link_requested.connect(lambda link: self._tell(outside.open_link(link)))
        dock.folder_requested.connect(lambda path: self._tell(outside.show_in_folder(path)))
        dock.balance_requested.connect(self.balance_week)
        dock.place_requested.connect(lambda place: self.show_place(*place.split("/")))
        dock.rules_requested.connect(partial(self.open_rules, "rules"))
        dock.cadence_requested.connect(partial(self.open_rules, "cadence"))
        dock.drafted.connect(self.strip.preview)
        dock.created.connect(self.opening.created)

    def _connect_overlays(self) -> None:
        overlays = self._overlays
        self.desk.read.connect(lambda: overlays.look(self.brand))
        overlays.rested.connect(self.posts.get_ready)
        self.desk.ghost_requested.connect(self.dock.take_ghost)
        self.desk.bar_requested.connect(lambda bar: self.show_place("campaigns", *place_of(bar)))
        self.posts.previewed.connect(lambda changes: overlays.hold(bool(changes)))
        self.strip.concerned_changed.connect(overlays.show_concerned)
        self.dock.gaps_shown.connect(overlays.show_gaps)
        self.dock.proposed.connect(overlays.show_proposed)
        self.dock.launch_requested.connect(self.strip.launch_week)

    # changing

    def do(self, edit: Edit) -> None:
        """Carries out an edit, after what is being typed."""
        self.dock.flush()
        self.history.do(edit)

    def undo(self) -> None:
        """Takes the last step back, with what is being typed."""
        self.flush()
        self.history.undo()

    def redo(self) -> None:
        """Carries out again what was undone last."""
        self.flush()
        self.history.redo()

    def _refresh(self, changes: Sequence[Change]) -> None:
        """The plan changed: every part reads again what it shows."""
        self.posts.refresh()
        if any(isinstance(change.record, Brand) for change in changes):
            self._follow_brands(changes)
        self.desk.read_anew()
        self.strip.refresh(changes)
        self.dock.refresh(changes)
        self.asking.refresh(changes)
        self.sheets.refresh(changes)
        self.places.refresh(changes)
        self._show_history()

    def follow_facts(self) -> None:
        """What the networks take was changed."""
        self.dock.refresh(())
        self.desk.read_anew()

    def _show_history(self) -> None:
        document = self.document
        for name, title, text in (("undo", tr("Undo"), document.undo_text), ("redo", tr("Redo"), document.redo_text)):
            self.commands.enable((name,), bool(text))
            self.commands.say(name, f"{title} {tr(text)}" if text else title)

    def _follow_setting(self, key: str) -> None:
        """Days and times are written otherwise, or weeks begin on another day."""
        if key == "theme":
            self.commands.choose(f"theme_{self.context.settings[key]}")
        elif key in ("first_day", "time_format"):
            self._show_brand(self.brand)

    # brands

    def _follow_brands(self, changes: Sequence[Change]) -> None:
        """Shows a brand that was made, else keeps to the one in view, or shows another when it is gone."""
        brands = self.document.brands()
        made = [change.after for change in changes if change.before is None and isinstance(change.after, Brand)]
        if made:
            self._show_brand(made[-1])
            return
        same = next((brand for brand in brands if brand.id == self.brand.id), None)
        if same is None:
            self._show_brand(self._remembered.brand(brands))
        elif same != self.brand:
            self._show_brand(same)
        else:
            self._show_brands()

    def _show_brands(self) -> None:
        """The brands to choose from; a table of all of them is for two or more."""
        brands = self.document.brands()
        self._sidebar.show_brands(brands, self.brand)
        self.commands.enable(("all_brands",), sum(not brand.archived for brand in brands) > 1)

    def _choose_brand(self, brand_id: str) -> None:
        self.flush()
        self._show_brand(next(brand for brand in self.document.brands() if brand.id == brand_id))

    def _show_brand(self, brand: Brand) -> None:
        self.brand = brand
        self._remembered.put_brand(brand)
        self.setWindowTitle(self.files.title(brand))
        self.posts.show_brand(brand)
        self._show_brands()
        self.strip.show_brand(brand)
        self.dock.show_brand(brand)
        self.sheets.show_brand(brand)
        self.places.show_brand(brand)
        self.desk.show_brand(brand, self._remembered.filter(brand))
        self._sidebar.set_filter(self.desk.filter)
        self._topbar.show_filtered(self.desk.filter != NO_FILTER)
        self._turned()
        self._show_history()

    # showing

    def set_filter(self, only: Filter) -> None:
        """Shows what the filter lets through."""
        self.desk.set_filter(only)
        self._sidebar.set_filter(only)
        self._topbar.show_filtered(only != NO_FILTER)
        self._remembered.put_filter(self.brand, only)
        if self.desk.hidden:
            self._toast.say(tr("%n post(s) hidden here by the filter.", self.desk.hidden), undo=False)

    def show_place(self, key: str, tab: str = "", id_: str = "") -> None:
        """Shows a place, or a page in the dock beside the calendar; another page in place of the calendar is left."""
        if key in PLACES and self.places.key != key and not self.leave_page():
            return
        if key in PLACES:
            self.dock.close()
            self.places.show(key, tab, id_)
        elif self.leave_page():
            self.dock.show("" if key == "calendar" else key)

    def leave_page(self) -> bool:
        """Leaves the page in place of the calendar; whether the calendar is shown."""
        return self.sheets.leave() and self.places.leave()

    def close_page(self) -> None:
        """Leaves the page in place of the calendar, else closes the one in the dock."""
        if self.pages.page is not None:
            self.leave_page()
        else:
            self.dock.close()

    def flush(self) -> bool:
        """Hands over what is being typed anywhere; False when the plan did not take it."""
        there = self.places.flush()
        return self.dock.flush() and there

    def _page_turned(self, over: bool) -> None:
        """Commands for the calendar rest while a page is in its place."""
        rests = ON_THE_CALENDAR if over else ()
        self.commands.hold(id_ for id_ in rests if not (self.places.key and id_ in FOR_ANY_PLACE))
        self._mark_place()

    def _mark_place(self) -> None:
        beside = self.dock.page if self.dock.page not in ("", POST, BALANCE) else "calendar"
        self._sidebar.show_place(self.places.key or beside)

    def _turned(self) -> None:
        """Another view, period or day is in front."""
        self.dock.give_up_new_post()
        view = self.desk.view
        self._topbar.show_title(view.title(), view.alike())
        self._topbar.show_view(view.key)
        self.commands.choose(f"view_{view.key}")
        self._remembered.put_view(view.key)
        self.strip.show_week(self.desk.week)
        self.dock.show_week(self.desk.week)

    def _show_counts(self) -> None:
        assert self.desk.plan is not None
        channels, kinds = self.desk.counts
        self._sidebar.show_plan(self.desk.plan)
        self._sidebar.show_counts(channels, kinds, len(self.document.ideas(self.brand)))
        self._show_welcome(not self.document.has_posts(self.brand))
        self._enable()

    def _show_welcome(self, wanted: bool) -> None:
        if wanted and self._welcome is None:
            from planner.ui.dialogs.welcome import Welcome  # noqa: PLC0415  for a new plan only

            self._welcome = Welcome(self.context, self.desk)
            self._welcome.new_post_requested.connect(self.opening.new_post)
            self._welcome.import_requested.connect(self.sheets.ask)
            self._welcome.sample_requested.connect(self.sample_requested)
        if self._welcome is not None:
            self._welcome.setVisible(wanted)
            self._welcome.raise_()

    def _dock_turned(self, page: QWidget | None) -> None:
        self.dock.give_up_new_post()
        self._room.set_dock(page)
        self._mark_place()
        if self.dock.page not in (POST, BALANCE):
            self._remembered.put_place(self.dock.page)

    def _enable(self) -> None:
        self.commands.enable(ON_A_SELECTION, bool(self.at_hand.chips()))

    def _selected(self) -> None:
        self._enable()
        chips = self.desk.selected
        if self.dock.page == POST and len(chips) == 1:
            self.opening.edit(chips[0])

    def show_silences(self, on: bool) -> None:
        """Draws the silences of channels on the calendar, or not."""
        self.commands["show_gaps"].setChecked(on)
        self._remembered.put_silences(on)
        self._overlays.show_silences(on)

    def show_bars(self, on: bool) -> None:
        """Draws campaigns, and what else lasts for days, on the calendar, or not."""
        self.commands["show_campaigns"].setChecked(on)
        self._remembered.put_bars(on)
        self._overlays.show_bars(on)

    def balance_week(self) -> None:
        """Proposes what would balance the week."""
        self.dock.balance(self.desk.week)

    # asking

    def open_rules(self, what: str) -> None:
        """Opens the "rules" of the brand, or its "cadence"; what is typed is kept first."""
        self.dock.flush()
        getattr(self.asking, what)(self.brand, self.desk.week)

    def ask_of_brand(self, what: str) -> None:
        """Opens a dialog on the brand in view: its "checklist_items", "special_days", "brand_settings" and others."""
        getattr(self.asking, what)(self.brand)

    def search(self) -> None:
        """Opens the search for posts and commands."""
        self.flush()
        self.asking.search(self.brand)

    def new_channel(self) -> None:
        """Asks for a new channel."""
        assert self.desk.plan is not None
        self.asking.new_channel(self.desk.plan)

    def manage(self, what: str) -> None:
        """Opens the list of brands, channels, kinds or pillars, or the place of campaigns."""
        if what == "campaigns":
            self.show_place(what, what)
        else:
            self.asking.manage(self.brand, what)

    def go_to_date(self) -> None:
        """Asks for a day and goes there."""
        day = self.asking.day(tr("Go to date"), self.desk.day)
        if day is not None:
            self.desk.go_to(day)

    def show_menu(self, where: QPoint | None = None) -> None:
        """Opens the menu of all commands."""
        self.commands.menu(self).pop_up(where or self.mapToGlobal(QPoint(0, 0)))

    # outside

    def _copy_words(self, words: str, what: str) -> None:
        outside.copy_words(words)
        self._toast.say(tr("Copied: {what}.", what=what), undo=False)

    def _tell(self, trouble: str) -> None:
        if trouble:
            self._toast.say(trouble, undo=False)

    # events

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.flush() and not self.asking.loses_words():
            event.ignore()
            return
        if not self.sheets.may_close():
            event.ignore()
            return
        self._remembered.put_window(self)
        super().closeEvent(event)

    def _keep_keyboard(self, before: QWidget | None, now: QWidget | None) -> None:
        """What had the keyboard was hidden: the calendar gets it, and not the first control of the window."""
        if before is not None and now is not None and self._sidebar.isAncestorOf(now) and not before.isVisible():
            self.desk.view.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.look_at_files()
        elif event.type() == QEvent.Type.ActivationChange:
            self.flush()
