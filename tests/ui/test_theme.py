"""The look: colours that can be read, icons that exist, and a theme that can be changed while the program runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.domain.records import Status
from planner.ui import icons
from planner.ui.pieces.boxes import Box
from planner.ui.pieces.corners import RADIUS, Menu
from planner.ui.pieces.dashed import DashedButton
from planner.ui.theme import Theme, Tokens

PROJECT = Path(__file__).parents[2]
TOKENS = Tokens()
THEMES = ("light", "dark")
HUES = ("promote", "educate", "inspire", "community", "neutral")
KINDS = tuple(f"kind.{hue}" for hue in HUES)
GROUNDS = ("bg.window", "bg.surface", "bg.sunken", "bg.outside")

READ = [
    *product(("text.primary", "text.secondary", "text.muted"), (*GROUNDS, "bg.hover")),
    *product(("text.primary", "text.secondary"), ("bg.selected", "bg.raised", *(f"{kind}.soft" for kind in KINDS))),
    *product(("text.primary",), ("danger.soft", "warning.soft", "success.soft", "border.subtle")),
    *product(("accent.on",), ("accent.solid", "accent.hover")),
    *product(("accent.text",), (*GROUNDS, "bg.hover", "bg.selected", "accent.soft", "bg.raised")),
    *product(("status.overdue",), ("bg.window", "bg.surface", "bg.raised", "danger.soft")),
    *product(("status.ready",), ("bg.window", "bg.surface", "warning.soft")),
    *product(("status.approved",), ("bg.window", "bg.surface", "success.soft")),
]
SEEN = [
    *product(("border.control",), GROUNDS),
    *product(("border.focus", "text.primary"), (*GROUNDS, "bg.hover", "bg.selected")),
    *product(("accent.solid",), (*GROUNDS, "bg.selected")),
    *((kind, ground) for kind in KINDS for ground in (*GROUNDS, "bg.hover", f"{kind}.soft")),
    *product(
        (f"status.{status}" for status in TOKENS.statuses),
        (*GROUNDS, "bg.hover", "bg.selected", *(f"{kind}.soft" for kind in KINDS)),
    ),
]


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(pairs: list[tuple[str, str]], theme: str, least: float) -> dict[tuple[str, str], float]:
    ratios = {pair: contrast(*(TOKENS.colour(theme, token) for token in pair)) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def inked(image: QImage, colour: QColor) -> int:
    """How many pixels are opaque, after making sure that those are of this colour."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    opaque = [pixel for pixel in pixels if pixel.alpha() == 255]
    assert {pixel.name() for pixel in opaque} <= {colour.name()}
    return len(opaque)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


def test_the_formula_of_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme_name", THEMES)
def test_text_can_be_read(theme_name: str) -> None:
    assert too_faint(READ, theme_name, 4.5) == {}


@pytest.mark.parametrize("theme_name", THEMES)
def test_borders_bars_and_shapes_can_be_seen(theme_name: str) -> None:
    assert too_faint(SEEN, theme_name, 3) == {}


def test_light_and_dark_have_the_same_colours() -> None:
    assert TOKENS.colours("light").keys() == TOKENS.colours("dark").keys()


def test_every_status_has_a_shape_of_its_own() -> None:
    assert set(TOKENS.statuses) == {*Status, "overdue"}
    assert len({TOKENS.status_shape(status) for status in TOKENS.statuses}) == len(TOKENS.statuses)


def test_every_kind_has_a_colour(catalogue: Catalogue) -> None:
    assert {kind.hue for kind in catalogue.kinds} <= set(HUES)


def test_every_named_icon_is_drawn_in_its_colour(theme: Theme, catalogue: Catalogue) -> None:
    shapes = {TOKENS.status_shape(status) for status in TOKENS.statuses}
    platforms = [catalogue.platforms.named(file.stem) for file in (RESOURCES / "platforms").glob("*.toml")]
    glyphs = {platform.glyph for platform in platforms if platform}
    assert len(glyphs) > 10
    for name in shapes | glyphs:
        assert inked(icons.pixmap(theme, name, "text.primary", 64).toImage(), theme.color("text.primary")) > 100, name


@pytest.mark.parametrize(("line", "word"), [("", "glyph"), ("glyph = 3", "3"), ('glyph = "../plus"', "plus")])
def test_a_platform_without_a_proper_icon_is_refused(line: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "news.toml").write_text(f'name = "News"\n{line}\n', encoding="utf-8")
    with pytest.raises(BadData, match=word):  # when its facts are looked at, which the first frame does not do
        _ = [len(platform.facts) for platform in Catalogue(tmp_path).platforms]


@pytest.mark.parametrize("file", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_takes_a_colour(file: Path) -> None:
    drawn_in_one = "currentColor" in file.read_text(encoding="utf-8")
    assert drawn_in_one or file.stem == "evenweek"


@pytest.mark.parametrize("dpr", [1.0, 1.5, 2.0])
def test_icons_are_sharp_at_every_pixel_ratio(theme: Theme, dpr: float) -> None:
    image = icons.pixmap(theme, "plus", "accent.text", 16, dpr)
    assert (image.width(), image.devicePixelRatio()) == (round(16 * dpr), dpr)
    assert of_button(icons.icon(theme, "plus"), QIcon.Mode.Normal, dpr).width() == round(16 * dpr)


def of_button(icon: QIcon, mode: QIcon.Mode, dpr: float = 1.0) -> QPixmap:
    return icon.pixmap(QSize(16, 16), dpr, mode)


def test_an_icon_fades_when_its_button_is_disabled(theme: Theme) -> None:
    icon = icons.icon(theme, "check-circle-fill", "accent.text")
    assert inked(of_button(icon, QIcon.Mode.Normal).toImage(), theme.color("accent.text")) > 4
    assert inked(of_button(icon, QIcon.Mode.Selected).toImage(), theme.color("accent.text")) > 4
    assert inked(of_button(icon, QIcon.Mode.Disabled).toImage(), theme.color("text.disabled")) > 4


@pytest.mark.parametrize("name", ["no-such-icon", "../icons/plus"])
def test_an_unknown_icon_is_refused_by_its_name(theme: Theme, name: str) -> None:
    with pytest.raises(KeyError, match=re.escape(name)):
        icons.pixmap(theme, name, "text.primary")
    with pytest.raises(KeyError, match=re.escape(name)):
        icons.icon(theme, name)


def test_no_colour_is_written_outside_the_tokens() -> None:
    files = [*(PROJECT / "planner" / "ui").rglob("*.py"), *(RESOURCES / "style").glob("*.qss")]
    wrong = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|:\s*#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(""")
    assert [file.name for file in files if wrong.search(file.read_text(encoding="utf-8"))] == []


def test_a_change_of_theme_is_told_and_reaches_everything(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    light = icons.pixmap(theme, "plus", "text.primary").toImage()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert (theme.name, theme.choice) == ("dark", "dark")
    assert theme.color("bg.window").name().upper() == TOKENS.colour("dark", "bg.window")
    assert qapp.palette().window().color() == theme.color("bg.window")
    assert TOKENS.colour("dark", "accent.solid") in qapp.styleSheet()
    assert icons.pixmap(theme, "plus", "text.primary").toImage() != light


def test_the_same_theme_is_not_set_twice(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_system_follows_the_computer(theme: Theme, qapp: QApplication) -> None:
    theme.choose("system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.name == ("dark" if dark else "light")


def test_an_unknown_choice_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.choose("sepia")
    assert theme.choice == "light"


def test_the_style_sheet_is_whole_and_understood(qapp: QApplication, theme: Theme, qtbot: QtBot, qtlog: Any) -> None:
    assert "$" not in qapp.styleSheet()
    for button in (QPushButton("Approve"), QCheckBox("Price checked"), QComboBox()):
        qtbot.addWidget(button)
        button.grab()
    assert [record.message for record in qtlog.records] == []


@pytest.mark.parametrize("step", TOKENS.steps)
def test_the_shipped_font_is_used(theme: Theme, step: str) -> None:
    font = theme.font(step)
    assert QFontInfo(font).family() == "Inter"
    assert (font.pixelSize(), font.weight()) == (TOKENS.step(step).px, TOKENS.step(step).weight)


def test_a_font_given_away_can_be_changed(theme: Theme) -> None:
    theme.font("body").setPixelSize(99)
    assert theme.font("body").pixelSize() == TOKENS.step("body").px


@pytest.mark.parametrize("kind", ["", "primary", "danger", "quiet"])
def test_buttons_have_the_height_of_a_control_with_and_without_focus(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = QPushButton("Approve")
    button.setProperty("kind", kind)
    qtbot.addWidget(button)
    button.show()
    at_rest = button.sizeHint()
    button.setFocus()
    button.setText("Approve ")
    button.setText("Approve")
    assert button.sizeHint() == at_rest
    assert at_rest.height() == theme.size("control")


def test_lengths_and_times_are_named(theme: Theme) -> None:
    assert (theme.space(4), theme.radius("card"), theme.size("control")) == (16, 12, 32)
    assert theme.motion("fast") in (0, 120)
    with pytest.raises(KeyError, match="enormous"):
        theme.size("enormous")


def test_words_are_eight_pixels_away_from_the_icon_of_their_button(theme: Theme, qtbot: QtBot) -> None:
    """Qt itself leaves four; the icon has four more at the side of the words."""
    button = QPushButton("New post")
    qtbot.addWidget(button)
    for direction, empty in ((Qt.LayoutDirection.LeftToRight, (16, 20)), (Qt.LayoutDirection.RightToLeft, (0, 4))):
        button.setLayoutDirection(direction)
        icons.lead(button, theme, "calendar-blank")
        assert button.iconSize() == QSize(20, 16)
        drawn = button.icon().pixmap(QSize(20, 16), 1.0).toImage()
        filled = {x for x in range(20) for y in range(16) if drawn.pixelColor(x, y).alpha()}
        assert filled
        assert filled.isdisjoint(range(*empty))


def test_little_windows_have_round_corners(theme: Theme, qtbot: QtBot) -> None:
    assert theme.radius("control") == RADIUS
    menu = Menu(None)
    box = Box()
    for widget in (menu, box):
        qtbot.addWidget(widget)
    menu.addAction("Open")
    box.addItems(["Month", "Week"])
    menu.popup(QPoint(0, 0))
    box.show()
    box.showPopup()
    for window in (menu, box.view().window()):
        assert not window.mask().contains(QPoint(0, 0))
        assert window.mask().contains(window.rect().center())
    box.hidePopup()
    menu.close()


def test_a_dashed_outline_gives_way_to_the_ring_of_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    button = DashedButton(theme, "Add", 14)
    qtbot.addWidget(button)
    button.show()
    outline = {button.grab().toImage().pixelColor(x, 0).name() for x in range(20, button.width() - 20)}
    assert len(outline) > 1
    qtbot.waitExposed(button)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ring = {button.grab().toImage().pixelColor(x, 0).name() for x in range(20, button.width() - 20)}
    assert ring == {theme.color("border.focus").name()}
