"""The table of numbers, driven with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.edits.change import changed
from planner.domain.records import Age, Campaign, Measurement, Status
from planner.ui.context import Context
from planner.ui.results.numbers import ink
from planner.ui.results.numbers.heads import RowHeads
from planner.ui.results.numbers.tab import NumbersTab
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.ui.drops import drop

_Key = Qt.Key
KEYS = {"↵": _Key.Key_Return, "→": _Key.Key_Tab, "↓": _Key.Key_Down, "↑": _Key.Key_Up, "»": _Key.Key_Right}


class Stage:
    """A tab over a plan; ``takes`` False stands for a disk that takes nothing."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.document, self.qtbot = context, context.document, qtbot
        self.brand = self.document.brands()[0]
        self.takes = True
        self.said: list[str] = []
        for at, name in enumerate(("Instagram", "Facebook")):
            channel = a_channel(id=name, brand_id=self.brand.id, name=name, platform=name.casefold(), position=at)
            self.document.do(edits.add_channel(channel))
        self.document.listen(lambda changes: self.tab.refresh(changes) if hasattr(self, "tab") else None)

    def put(self, days_ago: int, title: str, *channels: str, **values: Any) -> None:
        post = a_post(id=title, brand_id=self.brand.id, title=title)
        day = MONDAY - timedelta(days=days_ago)
        defaults: dict[str, Any] = {"post_id": title, "date": day, "time": time(8), "status": Status.POSTED} | values
        places = [a_placement(id=f"{title} {one}", channel_id=one, **defaults) for one in channels]
        self.document.do(edits.new_post(post, places))

    def show(self) -> NumbersTab:
        self.tab = NumbersTab(self.context)
        self.qtbot.addWidget(self.tab)
        self.tab.edit_requested.connect(self.do)
        self.tab.said.connect(self.said.append)
        self.tab.show_brand(self.brand)
        self.tab.resize(1184, 800)
        with self.qtbot.waitActive(self.tab):
            self.tab.show()
        self.tab.setFocus()
        return self.tab

    def do(self, edit: Edit) -> None:
        if self.takes:
            self.document.do(edit)

    def type(self, keys: str) -> None:
        """Each letter as a key; arrows and ↵ → stand for those keys."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            if key in KEYS:
                QTest.keyClick(target, KEYS[key])
            else:
                QTest.keyClicks(target, key)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifiers)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(_Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def kept(self, of: str, age: Age = Age.AFTER_WEEK) -> dict[str, str]:
        measured = [one for one in self.document.measurements_of([of]) if one.age is age]
        return {row[0]: row[1] for one in measured for row in one.values}

    @property
    def at(self) -> tuple[str, str]:
        row, key = self.tab.table.at_hand
        return row.removeprefix("entry/"), key

    @property
    def foot(self) -> str:
        return self.tab.foot._said.text()

    def spoken(self) -> str:
        return str(self.tab.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.fixture
def stage(context: Context, qtbot: QtBot) -> Iterator[Stage]:
    yield Stage(context, qtbot)
    QApplication.clipboard().clear()


@pytest.fixture
def three(stage: Stage) -> Stage:
    """Three posts of a week ago on Instagram, one of them on Facebook too, and the table with them."""
    stage.put(9, "Oven to table", "Instagram", "Facebook")
    stage.put(8, "Beans", "Instagram")
    stage.put(7, "Sunday", "Instagram")
    stage.show()
    return stage


def test_it_opens_at_the_first_cell_that_is_due_and_says_what_that_is(three: Stage) -> None:
    assert three.tab.table.hasFocus()
    assert three.at == ("Oven to table Instagram", "views")
    assert three.spoken() == "Views of “Oven to table” on Instagram, Sat 14 Nov: blank"
    assert three.foot.startswith("Views: What the network calls views")
    assert three.tab.bar._ages[Age.AFTER_WEEK].text() == "7 d · 4"


def test_enter_goes_down_a_column_and_on_to_the_next_one(three: Stage) -> None:
    three.type("1,250↵1.2K↵0↵-↵")
    assert three.kept("Oven to table Instagram") == {"views": "1250"}
    assert three.kept("Beans Instagram") == {"views": "1200"}
    assert three.kept("Sunday Instagram") == {"views": "0"}
    assert three.kept("Oven to table Facebook") == {"views": "-"}
    assert three.at == ("Oven to table Instagram", "reach")
    (measured,) = three.document.measurements_of(["Beans Instagram"])
    assert (measured.age, measured.captured, measured.values) == (Age.AFTER_WEEK, MONDAY, (("views", "1200", "Views"),))


def test_enter_after_tab_begins_the_next_row_where_this_one_was_begun(three: Stage) -> None:
    three.tab.table.go_to("entry/Oven to table Instagram", "reach")
    three.type("90→8→7↵")
    assert three.kept("Oven to table Instagram") == {"reach": "90", "reactions": "8", "comments": "7"}
    assert three.at == ("Beans Instagram", "reach")
    three.type("80→6»↵")
    assert three.at == ("Sunday Instagram", "comments"), "an arrow ends what Tab began"
    three.tab.table.go_to("entry/Oven to table Facebook", "shares")
    three.type("5→7↵")
    assert three.at == ("account/Instagram/2026-W47", "followers"), "the last row leads on, not to its beginning"


def test_tab_goes_right_over_what_is_not_offered_and_into_the_next_row(three: Stage) -> None:
    three.tab.table.go_to("entry/Oven to table Facebook", "shares")
    three.type("5→7→→")
    assert three.kept("Oven to table Facebook") == {"shares": "5", "clicks": "7"}
    assert three.at == ("account/Instagram/2026-W47", "followers")
    three.press(_Key.Key_Backtab)
    assert three.at == ("Oven to table Facebook", "sales")


def test_zero_blank_and_not_offered_look_and_sound_different(three: Stage) -> None:
    three.type("0→-→→")
    words = [three.tab.model.cell(three.tab.model.index(0, column)).words for column in range(3)]
    spoken = [three.tab.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
    assert words == ["0", "–", ""]
    assert [said.rpartition(": ")[2] for said in spoken] == ["0", "not offered", "blank"]
    saves = three.tab.model.place("entry/Oven to table Facebook", "shares").siblingAtColumn(5)
    assert three.tab.model.cell(saves).closed
    assert saves.data(Qt.ItemDataRole.AccessibleTextRole).endswith(": not offered by the network")


def test_typing_replaces_and_arrows_leave_the_cell(three: Stage) -> None:
    three.type("10↵20↑30»")
    assert three.kept("Oven to table Instagram") == {"views": "30"}
    assert three.kept("Beans Instagram") == {"views": "20"}
    assert three.at == ("Oven to table Instagram", "reach")


def test_f2_edits_within_and_escape_leaves_all_as_it_was(three: Stage, qtbot: QtBot, monkeypatch: Any) -> None:
    three.type("125↵↑")
    three.press(_Key.Key_F2)
    three.press(_Key.Key_Left)
    three.type("0↵")
    assert three.kept("Oven to table Instagram") == {"views": "1205"}
    three.press(_Key.Key_Up)
    monkeypatch.setattr(ink, "_SOON", 1)
    three.type("9")
    qtbot.waitUntil(lambda: three.kept("Oven to table Instagram") == {"views": "9"})
    assert three.tab.table.field is not None
    steps = three.document.undo_text
    three.press(_Key.Key_Escape)
    assert three.kept("Oven to table Instagram") == {"views": "1205"}
    assert three.document.undo_text == steps


def test_what_is_typed_reaches_the_plan_before_the_cell_is_left(three: Stage, qtbot: QtBot, monkeypatch: Any) -> None:
    monkeypatch.setattr(ink, "_SOON", 1)
    three.type("12")
    qtbot.waitUntil(lambda: three.kept("Oven to table Instagram") == {"views": "12"})
    three.type("5")
    field = three.tab.table.field
    assert field is not None
    assert field.text() == "125"
    assert three.tab.flush()
    assert three.kept("Oven to table Instagram") == {"views": "125"}
    three.document.undo()
    assert three.kept("Oven to table Instagram") == {}


def test_undo_takes_back_one_cell_and_shows_which(three: Stage) -> None:
    three.type("1→2→3→")
    three.document.undo()
    assert three.kept("Oven to table Instagram") == {"views": "1", "reach": "2"}
    assert three.at == ("Oven to table Instagram", "reactions")
    three.tab.table.go_to("entry/Beans Instagram", "views")
    three.document.redo()
    assert three.at == ("Oven to table Instagram", "reactions")
    assert three.kept("Oven to table Instagram")["reactions"] == "3"


def test_what_is_no_number_stays_as_it_was_typed_and_is_told(three: Stage, context: Context) -> None:
    three.type("12x↵↑")
    assert three.kept("Oven to table Instagram") == {}
    assert three.foot == "“12x” is not a number; write it like 1250 or 1.2K"
    assert three.spoken().startswith("Views of “Oven to table” on Instagram, Sat 14 Nov: 12x. “12x” is not a number")
    three.tab.hide()
    again = three.show()
    assert again.model.cell(again.model.place("entry/Oven to table Instagram", "views")).words == "12x"
    assert three.tab.flush()
    three.type("12↵")
    assert three.kept("Oven to table Instagram") == {"views": "12"}
    assert context.settings.memory.get(f"numbers.typed.{three.brand.id}") == {}


def test_what_the_disk_does_not_take_is_kept_and_asked_for_again(three: Stage) -> None:
    three.takes = False
    three.type("12↵")
    assert not three.tab.flush()
    assert three.tab.model.cell(three.tab.model.index(0, 0)).words == "12"
    three.takes = True
    assert three.tab.flush()
    assert three.kept("Oven to table Instagram") == {"views": "12"}


def test_a_column_of_a_spreadsheet_fills_downwards_as_one_step(three: Stage) -> None:
    three.tab.table.go_to("entry/Oven to table Instagram", "reach")
    three.paste("Reach\n1,250\n\nn/a\n30\n99\n")
    assert three.kept("Oven to table Instagram") == {"reach": "1250"}
    assert three.kept("Beans Instagram") == {}
    assert three.kept("Oven to table Facebook") == {"reach": "30"}
    assert three.said == ["2 numbers pasted, 1 cell not understood."]
    assert three.tab.model.cell(three.tab.model.place("entry/Sunday Instagram", "reach")).trouble
    assert three.document.undo_text == "Paste 2 numbers"
    three.document.undo()
    assert three.kept("Oven to table Facebook") == {}
    assert three.at == ("Oven to table Instagram", "reach"), "the first cell of the step, not the last one"
    assert three.tab.model.cell(three.tab.model.place("entry/Sunday Instagram", "reach")).words == ""


def test_a_block_is_copied_pasted_and_cleared(three: Stage) -> None:
    three.paste("1\t2\n3\t4\n")
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    three.press(_Key.Key_Right, shift)
    three.press(_Key.Key_Down, shift)
    copied: list[str] = []
    three.tab.copy_requested.connect(lambda text, _: copied.append(text))
    three.press(_Key.Key_C, control)
    assert copied == ["1\t2\n3\t4"]
    three.press(_Key.Key_Delete)
    assert three.kept("Oven to table Instagram") == three.kept("Beans Instagram") == {}
    three.paste("7")
    assert three.kept("Beans Instagram") == {"views": "7", "reach": "7"}


def test_what_was_entered_stays_in_view_until_one_leaves(three: Stage) -> None:
    three.type("12↵")
    rows = [row.name for row in three.tab.model.sheet.rows]
    assert "Oven to table" in rows
    assert three.tab.bar._ages[Age.AFTER_WEEK].text() == "7 d · 3"
    three.tab.bar._groupings[next(iter(three.tab.bar._groupings))].click()
    assert len(three.tab.model.sheet.rows) == len(rows)
    three.tab.hide()
    three.tab.show()
    assert len(three.tab.model.sheet.rows) == len(rows) - 1


def test_a_mark_and_a_note_wait_for_the_first_number(three: Stage) -> None:
    three.tab.table.go_to("entry/Beans Instagram", "note")
    three.type("shared by Jo↵")
    three.tab.table.go_to("entry/Beans Instagram", "boosted")
    three.press(_Key.Key_Space)
    assert three.document.measurements_of(["Beans Instagram"]) == []
    three.tab.table.go_to("entry/Beans Instagram", "reach")
    three.type("5↵")
    (measured,) = three.document.measurements_of(["Beans Instagram"])
    assert (measured.note, measured.boosted) == ("shared by Jo", True)
    three.tab.table.go_to("entry/Beans Instagram", "reach")
    three.press(_Key.Key_Delete)
    assert three.document.measurements_of(["Beans Instagram"]) == []
    note = three.tab.model.place("entry/Beans Instagram", "note")
    assert three.tab.model.cell(note).words == "shared by Jo"


def test_accounts_and_campaigns_are_rows_of_the_same_table(stage: Stage) -> None:
    campaign = Campaign(id="c", brand_id=stage.brand.id, name="Winter", starts=MONDAY)
    stage.document.do(edits.add_campaign(campaign))
    stage.show()
    assert stage.tab.table.at_hand == ("account/Instagram/2026-W47", "followers")
    stage.type("1,204↵")
    assert stage.spoken() == "Followers of Facebook in week 47: blank"
    stage.tab.table.go_to("campaign/c/2026-W48", "spend")
    stage.type("12.50→")
    measured = {one.age: one for one in stage.document.measurements(stage.brand)}
    account, so_far = measured[Age.OVER_WEEK], measured[Age.LIFE]
    assert (account.channel_id, account.captured) == ("Instagram", WEEK.shifted(-1).monday)
    assert account.values == (("followers", "1204", "Followers"),)
    assert (so_far.campaign_id, so_far.captured, so_far.values[0][:2]) == ("c", MONDAY, ("spend", "12.5"))


def test_weeks_are_stepped_through_and_what_is_too_young_is_told(three: Stage) -> None:
    three.put(3, "Fresh", "Instagram")
    three.tab.bar.earlier.click()
    three.tab.bar.earlier.click()
    assert three.tab.bar.period.text() == "Week 47 · 16 – 22 Nov"
    names = [row.name for row in three.tab.model.sheet.rows][:2]
    assert names == ["Sunday", "Fresh"]
    three.tab.table.go_to("entry/Fresh Instagram", "views")
    assert three.foot.endswith("· due from Fri 27 Nov")
    three.tab.show_record("Beans Instagram")
    assert three.at[0] == "Beans Instagram"
    assert three.tab.bar.period.text().startswith("Week 46")
    three.tab.bar.due.click()
    assert three.tab.bar.period.text() == "Due now"


def test_a_change_elsewhere_keeps_the_place_and_what_is_being_typed(three: Stage) -> None:
    three.tab.table.go_to("entry/Sunday Instagram", "reach")
    three.type("12")
    three.put(10, "Earlier", "Instagram")
    QApplication.processEvents()
    assert three.kept("Sunday Instagram") == {"reach": "12"}
    assert three.at == ("Sunday Instagram", "reach")


def test_without_posts_it_says_what_it_is_for(stage: Stage) -> None:
    for channel in stage.document.settings_of(stage.brand).channels.values():
        stage.document.do(edits.archive(channel))
    stage.show()
    assert stage.tab.empty.heading.text() == "Numbers of your posts"
    with stage.qtbot.waitSignal(stage.tab.import_requested):
        stage.tab.empty.bring_in.click()


def test_a_file_of_numbers_is_dropped_on_it(three: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/numbers.csv")])
    with three.qtbot.waitSignal(three.tab.import_requested) as asked:
        drop(three.tab, data, QPoint(5, 5))
    assert [str(one) for one in asked.args] == ["/tmp/numbers.csv"]


def test_a_screen_reader_hears_rows_columns_and_cells(three: Stage) -> None:
    table = QAccessible.queryAccessibleInterface(three.tab.table)
    names = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert "“Oven to table” on Instagram, Sat 14 Nov" in names
    assert "Reach of “Beans” on Instagram, Sun 15 Nov: blank" in names


def test_the_heads_are_those_of_the_section_in_view(three: Stage) -> None:
    for days in range(8, 14):
        three.put(days, f"Post {days}", "Instagram", "Facebook", time=time(7))
    three.tab.resize(1184, 240)
    assert three.tab.table._titles.section == three.tab.model.lines[0].section
    three.tab.table.go_to("entry/Oven to table Facebook", "views")
    section = three.tab.table._titles.section
    assert section is not None
    assert section.name == "Facebook"
    heads = three.tab.table.verticalHeader()
    assert isinstance(heads, RowHeads)
    assert heads.at_hand == three.tab.table.currentIndex().row()


def test_in_the_window_ctrl_z_takes_the_last_number_back(window: MainWindow, qtbot: QtBot) -> None:
    brand = window.brand
    post = a_post(id="p", brand_id=brand.id, title="Beans")
    day = MONDAY - timedelta(days=8)
    place = a_placement(id="e", post_id="p", channel_id="Instagram", date=day, status=Status.POSTED)
    window.do(edits.new_post(post, [place]))
    window.show_place("results", "numbers")
    for key in "12\r":
        QTest.keyClicks(QApplication.focusWidget(), key)
    measured: list[Measurement] = window.document.measurements_of(["e"])
    assert [row[1] for one in measured for row in one.values] == ["12"]
    QTest.keyClick(QApplication.focusWidget(), _Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.measurements_of(["e"]) == []
    place_in_view = window.places._place
    assert place_in_view is not None
    tab = place_in_view._tabs["numbers"]
    assert isinstance(tab, NumbersTab)
    tab.table.menu_requested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Open the post",
        "Copy",
        "Paste",
        "Make it blank",
        "The network does not offer it",
    ]


@pytest.mark.parametrize(("width", "height"), [(936, 520), (1184, 760)])
def test_one_number_more_than_usual_brings_no_bar_to_the_side(three: Stage, width: int, height: int) -> None:
    measured = Measurement(
        id="codes",
        brand_id=three.brand.id,
        age=Age.AFTER_WEEK,
        captured=MONDAY,
        placement_id="Oven to table Facebook",
        values=(("redemptions", "3", ""),),
    )
    three.document.do(changed("", [(None, measured)]))
    three.tab.resize(width, height)
    three.tab.show_record("Oven to table Facebook")
    table = three.tab.table
    assert "Codes used" in {title for line in three.tab.model.lines for title in line.section.titles}
    assert table.horizontalScrollBar().maximum() == 0
    last = table.model().columnCount() - 1
    assert table.columnViewportPosition(last) + table.columnWidth(last) == table.viewport().width()


def test_below_the_last_row_nothing_is_marked_as_a_heading(three: Stage) -> None:
    three.tab.resize(1184, 760)
    table = three.tab.table
    below = table.mapTo(three.tab, QPoint(24, table.height() - 16))
    assert three.tab.grab().toImage().pixelColor(below) == three.tab.theme.color("bg.surface")
