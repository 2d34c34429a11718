"""How often channels are served, typed into a table, and whether the time for it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.app.intake import read_plan
from planner.domain import edits
from planner.domain.records import Brand
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.brand import BrandSettings
from planner.ui.dialogs.rules import CadenceDialog
from planner.ui.dialogs.rules.cadence_cells import COLUMNS, days_words, read_days
from planner.ui.dialogs.special_days import SpecialDaysDialog
from tests.builders import WEEK, a_channel
from tests.scopes import an_instagram

OCTOBER = Week.of(date(2026, 10, 12))
HEADS = {column.head: number for number, column in enumerate(COLUMNS, start=1)}

Opened = Callable[..., CadenceDialog]


@pytest.fixture
def brand(document: Document) -> Brand:
    made = document.brands()[0]
    for place, (name, platform) in enumerate((("Insta", "instagram"), ("Blog", ""), ("Linked", "linkedin"))):
        document.do(
            edits.add_channel(a_channel(id=name, brand_id=made.id, name=name, platform=platform, position=place))
        )
    return made


@pytest.fixture
def opened(qtbot: QtBot, context: Context, document: Document, brand: Brand) -> Opened:
    """Opens the table over a plan that takes what it wants."""

    def dialog(week: Week = WEEK) -> CadenceDialog:
        made = CadenceDialog(context, brand, week)
        qtbot.addWidget(made)
        made.edit_requested.connect(document.do)
        made.show()
        return made

    return dialog


def cell(dialog: CadenceDialog, name: str, head: str = "") -> QModelIndex:
    (row,) = (number for number, one in enumerate(dialog.rows.rows) if one.name == name)
    return dialog.rows.index(row, HEADS.get(head, 0))


def put(dialog: CadenceDialog, name: str, head: str, text: str) -> bool:
    return dialog.rows.setData(cell(dialog, name, head), text, Qt.ItemDataRole.EditRole)


def switch(dialog: CadenceDialog, name: str, *, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    dialog.rows.setData(cell(dialog, name), state.value, Qt.ItemDataRole.CheckStateRole)


def cadence_of(context: Context, name: str, key: str, week: Week | None = None) -> Cadence | None:
    plan = context.document.settings_of(context.document.brands()[0])
    book: Rulebook = context.catalogue.rulebook(plan)
    return next((one for one in book.cadences_of(plan.channels[name], week) if one.key == key), None)


def test_a_row_for_each_channel_and_class_of_formats(opened: Opened) -> None:
    dialog = opened()
    assert [one.name for one in dialog.rows.rows] == ["Insta", "Insta: story", "Blog", "Linked"]
    assert [dialog.rows.data(cell(dialog, "Linked", head)) for head in HEADS] == [
        "1",
        "2",
        "5",
        "",
        "20",
        "14",
        "Mon–Fri",
        "",
        "09:00, 10:30",
    ]


def test_start_values_name_their_source_and_promise_nothing(opened: Opened) -> None:
    dialog = opened()
    said = dialog.source.text()
    assert said.startswith("Insta: start value, from Instagram Creator Week, June 2021")
    assert said.endswith("change it to what you can keep up.")
    words = " ".join(column.head + column.help for column in COLUMNS)
    assert "best" not in f"{said} {words}".casefold()


def test_figures_are_typed_and_kept_from_this_week_on(qtbot: QtBot, opened: Opened, context: Context) -> None:
    dialog = opened(OCTOBER)
    dialog.table.setCurrentIndex(cell(dialog, "Insta", "Target"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_6)
    field = dialog.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "your own. It began as: start value" in dialog.source.text())
    assert dialog.isVisible()
    dialog.primary.click()
    later, before = (cadence_of(context, "Insta", "instagram", week) for week in (WEEK, OCTOBER))
    assert later is not None
    assert before is not None
    assert (later.target, later.minimum, before.target) == (6, 2, 4)
    context.document.undo()
    again = cadence_of(context, "Insta", "instagram", WEEK)
    assert again is not None
    assert again.target == 4


def test_days_quiet_hours_and_start_times_are_read_as_people_write_them(opened: Opened, context: Context) -> None:
    dialog = opened()
    for head, text in (
        ("Days", "tue, Thu-Sat"),
        ("Quiet hours", "22:00 - 7"),
        ("Start times", "18:00, 9.30"),
        ("Most a day", "2"),
        ("Hours between", ""),
        ("Silence", "9"),
    ):
        assert put(dialog, "Insta", head, text)
    dialog.since.for_all.click()
    dialog.primary.click()
    one = cadence_of(context, "Insta", "instagram", OCTOBER)
    assert one is not None
    assert (one.active_days, one.slots) == ({1, 3, 4, 5}, (time(9, 30), time(18)))
    assert (one.quiet_from, one.quiet_until) == (time(22), time(7))
    assert (one.per_day, one.min_gap_hours, one.max_silence_days) == (2, 0, 9)


@pytest.mark.parametrize(
    ("head", "text", "said"),
    [
        ("Least", "many", "“many” is no whole number"),
        ("Least", "1.5", "whole number"),
        ("Target", "-1", "no number"),
        ("Silence", "0", "above 0"),
        ("Days", "someday", "no day of the week"),
        ("Quiet hours", "22:00", "like 22:00–07:00"),
        ("Start times", "25:00", "no time"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_figure_stays(opened: Opened, head: str, text: str, said: str) -> None:
    dialog = opened()
    before = dialog.rows.data(cell(dialog, "Linked", head))
    assert not put(dialog, "Linked", head, text)
    assert said in dialog.trouble.text()
    assert dialog.rows.data(cell(dialog, "Linked", head)) == before


def test_figures_out_of_order_are_said_and_not_saved(opened: Opened, context: Context) -> None:
    dialog = opened()
    put(dialog, "Linked", "Least", "9")
    assert "Linked: the least must not be above the target" in dialog.trouble.text()
    dialog.accept()
    assert dialog.isVisible()
    put(dialog, "Linked", "Target", "9")
    put(dialog, "Linked", "Most", "9")
    assert not dialog.trouble.isVisible()
    dialog.accept()
    one = cadence_of(context, "Linked", "linkedin")
    assert one is not None
    assert (one.minimum, one.maximum) == (9, 9)


def test_a_row_is_reset_and_the_plan_has_none_of_its_own(opened: Opened, document: Document, brand: Brand) -> None:
    dialog = opened()
    put(dialog, "Insta", "Target", "6")
    dialog.since.for_all.click()
    dialog.accept()
    assert len(document.settings_of(brand).own_rules) == 1
    dialog = opened()
    assert dialog.reset.isEnabled()
    dialog.reset.click()
    dialog.since.for_all.click()
    dialog.accept()
    assert document.settings_of(brand).own_rules == ()


def test_a_channel_is_switched_off_and_one_without_start_values_on(opened: Opened, context: Context) -> None:
    dialog = opened()
    assert not dialog.rows.flags(cell(dialog, "Blog", "Least")) & Qt.ItemFlag.ItemIsEditable
    dialog.table.setCurrentIndex(cell(dialog, "Blog"))
    assert "nothing is known of this network" in dialog.source.text()
    switch(dialog, "Blog", on=True)
    put(dialog, "Blog", "Target", "0.5")
    switch(dialog, "Linked", on=False)
    dialog.accept()
    assert cadence_of(context, "Linked", "linkedin", WEEK) is None
    blog = cadence_of(context, "Blog", "own", WEEK)
    assert blog is not None
    assert blog.target == 0.5


def test_nothing_typed_changes_nothing(opened: Opened, document: Document) -> None:
    before = document.undo_text
    dialog = opened()
    assert not dialog.since.isVisible()
    dialog.accept()
    assert document.undo_text == before


# capacity


def test_hours_and_targets_are_compared(opened: Opened, document: Document) -> None:
    dialog = opened()
    assert "say how many hours you have" in dialog.capacity.said.text()
    assert not dialog.capacity.propose.isEnabled()
    dialog.capacity.hours.setValue(4)
    assert dialog.capacity.said.text() == "Targets need 4 h 30 a week, you have 4 h. Week 48 needs 0 min."
    dialog.effort.fields["image"].setValue(30)
    dialog.effort.fields[""].setValue(30)
    assert dialog.capacity.said.text().startswith("Targets need 3 h 30 a week")
    dialog.accept()
    assert document.brands()[0].minutes == 240


def test_targets_are_proposed_from_the_hours_and_saved_with_ok_only(
    opened: Opened, document: Document, brand: Brand
) -> None:
    dialog = opened()
    dialog.capacity.hours.setValue(4)
    dialog.capacity.propose.click()
    assert "none is below its least" in dialog.capacity.proposed.text()
    assert dialog.capacity.said.text().startswith("Targets need 3 h 45 a week, you have 4 h.")
    assert all(one.now.minimum <= one.now.target for one in dialog.rows.rows if not one.now.off)
    assert document.settings_of(brand).own_rules == ()
    dialog.accept()
    assert document.settings_of(brand).own_rules


def test_where_the_least_does_not_fit_it_is_said(opened: Opened) -> None:
    dialog = opened()
    dialog.capacity.hours.setValue(1)
    dialog.capacity.propose.click()
    said = dialog.capacity.proposed.text()
    assert "do not reach for the least of every channel, which needs 1 h 45" in said
    assert "Least and target were lowered on Insta" in said
    assert not dialog.trouble.isVisible()


def test_what_the_week_needs_is_read_from_its_posts(
    qtbot: QtBot, context: Context, document: Document, shared: Path
) -> None:
    brand = document.brands()[0]
    content = (shared / "samples" / "plan_tidy.csv").read_bytes()
    document.do(read_plan(document, brand, content, context.catalogue).edit)
    dialog = CadenceDialog(context, brand, OCTOBER)
    qtbot.addWidget(dialog)
    assert "Week 42 needs 11 h." in dialog.capacity.said.text()


# words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", range(7)),
        ("every day", range(7)),
        ("Mon–Fri", range(5)),
        ("sat - mon", (5, 6, 0)),
        ("Tuesday Thursday", (1, 3)),
    ],
)
def test_days_of_the_week_are_read(context: Context, text: str, days: tuple[int, ...]) -> None:
    assert read_days(text, context.when) == set(days)


@pytest.mark.parametrize("days", [range(7), range(5), (0, 2), (0, 1), (1, 2, 3, 6)])
def test_days_in_words_are_read_back(context: Context, days: tuple[int, ...]) -> None:
    said = days_words(frozenset(days), context.when)
    assert read_days(said, context.when) == set(days)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.head)
def test_what_a_column_writes_it_reads(context: Context, column: object) -> None:
    cadence = an_instagram(
        per_day=2,
        min_gap_hours=1.5,
        quiet_from=time(22),
        quiet_until=time(7),
        slots=(time(9), time(12, 30)),
        active_days=frozenset({0, 2}),
    )
    (one,) = (listed for listed in COLUMNS if listed is column)
    for name, value in one.read(one.write(cadence, context.when), context.when).items():
        assert getattr(cadence, name) == value


# the settings of the brand


def test_the_hours_a_week_are_set_for_the_brand(qtbot: QtBot, context: Context, document: Document) -> None:
    dialog = BrandSettings(context, document.brands()[0])
    qtbot.addWidget(dialog)
    dialog.edit_requested.connect(document.do)
    dialog.hours.setValue(7.5)
    dialog.accept()
    assert document.brands()[0].minutes == 450


def test_a_country_that_is_not_known_any_more_stays(qtbot: QtBot, context: Context, document: Document) -> None:
    document.do(edits.amend(document.brands()[0], "Change", country="XX", region="YY"))
    dialog = SpecialDaysDialog(context, document.brands()[0])
    qtbot.addWidget(dialog)
    before = document.undo_text
    dialog.edit_requested.connect(document.do)
    dialog.accept()
    assert document.undo_text == before
