"""What is long stays within its place: names of channels, words without a break, settings on a low screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.checks.finding import Finding
from planner.domain.rules import Severity
from planner.ui.checklist.rows import JumpRow
from planner.ui.context import Context
from planner.ui.dialogs.settings import SettingsDialog
from planner.ui.editor.media.thumbnails import Thumb
from planner.ui.pieces.finding_row import FindingRow
from planner.ui.pieces.parts import heading
from planner.ui.pieces.pills import Pill, Pills, pill
from planner.ui.pieces.plain import breakable
from planner.ui.theme import Theme

ROOM = 320
LONG = "Quince Lane Reading Room and Bindery, the shop at the end of the lane"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenband"


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """A place as wide as the editor's."""
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(ROOM, 200)
    return made


def put(place: QWidget, widget: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    layout.addWidget(widget)
    place.show()
    QApplication.processEvents()


def test_a_long_pill_is_shortened_and_keeps_its_name(place: QWidget, context: Context) -> None:
    pills, button = Pills(), pill(context, None, LONG, on=True)
    pills.show_widgets([button])
    put(place, pills)
    assert place.width() == ROOM
    assert button.text().endswith("…")
    assert button.accessibleName() == LONG


def test_a_pill_shows_all_of_its_name_again_when_there_is_room(place: QWidget, context: Context) -> None:
    pills, button = Pills(), pill(context, None, f"{LONG} & more", on=True)
    pills.show_widgets([button])
    put(place, pills)
    place.resize(900, 200)
    QApplication.processEvents()
    assert isinstance(button, Pill)
    assert button.text() == f"{LONG} && more"


def test_a_short_pill_is_as_wide_as_its_words(context: Context) -> None:
    button = pill(context, None, "X", on=False)
    assert button.minimumSizeHint().width() == button.sizeHint().width()


def test_a_long_name_over_a_field_asks_for_no_room(place: QWidget) -> None:
    put(place, heading(4 * LONG))
    assert place.width() == ROOM


def test_a_long_word_breaks_in_what_was_found(place: QWidget, theme: Theme) -> None:
    row = FindingRow(theme)
    row.show_found(Finding(Severity.HINT, f"{WORD} is too long"), "", [])
    put(place, row)
    assert place.width() == ROOM
    assert WORD in row.sentence.accessibleName()


def test_a_long_word_breaks_in_the_checklist(place: QWidget, theme: Theme) -> None:
    put(place, JumpRow(theme, f"“{WORD}” on instagram"))
    assert place.width() == ROOM


@pytest.mark.parametrize("text", ["", "Plain words", "قهوة الصباح", "👩‍👩‍👧‍👦 Brunch"])
def test_text_that_can_break_is_left_alone(text: str) -> None:
    assert breakable(text) == text


def test_what_is_broken_for_showing_says_the_same() -> None:
    text = f"{WORD} a_file_name.png https://a.example/b?c=d"
    assert breakable(text).replace("\u200b", "") == text


def test_the_badge_of_a_tile_comes_with_the_alt_text(qtbot: QtBot, theme: Theme) -> None:
    tile = Thumb(theme)
    qtbot.addWidget(tile)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(theme.color("accent.solid"))
    tile.show_file(None, picture)
    without = tile.grab().toImage()
    tile.show_alt(there=True)
    assert tile.grab().toImage() != without


def test_the_settings_scroll_where_the_screen_is_low(qtbot: QtBot, context: Context) -> None:
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    area = dialog.findChildren(QScrollArea)[0]
    inside = area.widget()
    assert inside is not None
    assert area.height() < dialog.height() <= dialog.screen().availableSize().height()
    assert area.verticalScrollBar().maximum() == max(inside.height() - area.height(), 0)
