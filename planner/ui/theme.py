"""The look of the program: colours, type and measures of `resources/style`, in light and dark."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from planner.app.catalogue import RESOURCES
from planner.ui.icons import tinted_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget

CHOICES = ("system", "light", "dark")


class Step(NamedTuple):
    """One step of the type scale: pixels, weight, height of a line, letter spacing in per cent."""

    px: int
    weight: int
    line: int
    spacing: float


class Tokens:
    """The design tokens by name; each question raises KeyError for a name that the file lacks."""

    def __init__(self, file: Path = RESOURCES / "style" / "tokens.toml") -> None:
        self._table: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))

    def colours(self, theme: str) -> Mapping[str, str]:
        """All colours of "light" or "dark"."""
        return dict(self._table["color"][theme])

    def colour(self, theme: str, token: str) -> str:
        """A colour of "light" or "dark"."""
        return str(self._table["color"][theme][token])

    def size(self, name: str) -> int:
        """A width or height in pixels."""
        return int(self._table["size"][name])

    def radius(self, name: str) -> int:
        """The radius of a corner in pixels."""
        return int(self._table["radius"][name])

    def space(self, step: int) -> int:
        """A distance in pixels."""
        return int(self._table["space"][str(step)])

    def motion(self, name: str) -> int:
        """How long a movement takes, in milliseconds."""
        return int(self._table["motion"][name])

    def step(self, name: str) -> Step:
        """A step of the type scale."""
        return Step(**self._table["type"][name])

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the type scale."""
        return tuple(self._table["type"])

    @property
    def families(self) -> list[str]:
        """Fonts in the order in which they are asked for a glyph."""
        return list(self._table["font"]["families"])

    @property
    def statuses(self) -> tuple[str, ...]:
        """What has a shape: every status, and "overdue"."""
        return tuple(self._table["status"])

    def status_shape(self, status: str) -> str:
        """The icon of a status, or of "overdue"."""
        return str(self._table["status"][status])


class Theme(QObject):
    """What the application looks like now; "system" follows the computer's light or dark."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.tokens = Tokens()
        self._template = (RESOURCES / "style" / "evenweek.qss").read_text(encoding="utf-8")
        for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self._fonts = {name: self._made_font(self.tokens.step(name)) for name in self.tokens.steps}
        self.choice = _checked(choice)
        self.name = self._wanted()
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Look "light", "dark" or like the "system" from now on."""
        self.choice = _checked(choice)
        self._follow()

    def color(self, token: str) -> QColor:
        """A colour of the theme in force."""
        return self._colours[token]

    def font(self, step: str) -> QFont:
        """A step of the type scale: display title heading body body.strong label caption chip.title chip.meta."""
        return QFont(self._fonts[step])

    def size(self, name: str) -> int:
        """A width or height in pixels."""
        return self.tokens.size(name)

    def radius(self, name: str) -> int:
        """The radius of a corner in pixels."""
        return self.tokens.radius(name)

    def space(self, step: int) -> int:
        """A distance in pixels."""
        return self.tokens.space(step)

    def status_icon(self, status: str) -> str:
        """The icon of a status, or of "overdue"; its colour is the token ``status.<status>``."""
        return self.tokens.status_shape(status)

    def motion(self, name: str) -> int:
        """How long a movement takes, in milliseconds; 0 where the system asks for less motion."""
        return 0 if _reduced_motion(self._app) else self.tokens.motion(name)

    def _wanted(self) -> str:
        if self.choice != "system":
            return self.choice
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        if self._wanted() != self.name:
            self.name = self._wanted()
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._colours = {token: QColor(value) for token, value in self.tokens.colours(self.name).items()}
        self._app.setPalette(_palette(self._colours))
        self._app.setStyleSheet(self._sheet())

    def _made_font(self, step: Step) -> QFont:
        font = QFont(self.tokens.families)
        font.setPixelSize(step.px)
        font.setWeight(QFont.Weight(step.weight))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, step.spacing)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _sheet(self) -> str:
        return re.sub(r"\$(\w+)\(([\w.-]+)(?:, ([\w.]+))?\)", self._value, self._template)

    def _value(self, placeholder: re.Match[str]) -> str:
        group, name, token = placeholder.groups()
        if group == "icon":
            return f"url({tinted_file(name, self._colours[token].name())})"
        if group == "color":
            return self.tokens.colour(self.name, name)
        if group == "font":
            step = self.tokens.step(name)
            spacing = round(step.spacing / 100 - 1, 4)
            return f"font-size: {step.px}px; font-weight: {step.weight}; letter-spacing: {spacing}em"
        lengths: dict[str, Callable[[str], int]] = {"size": self.size, "radius": self.radius}
        return f"{lengths[group](name)}px"


def plain_weekends(calendar: QCalendarWidget) -> None:
    """Give weekends the colour of the other days instead of Qt's red."""
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415  2 ms, not in the first frame

    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())


def _checked(choice: str) -> str:
    if choice not in CHOICES:
        raise ValueError(f"“{choice}” is no look; there are {', '.join(CHOICES)}")
    return choice


def _reduced_motion(app: QApplication) -> bool:
    """Qt asks the system from 6.12 on."""
    preference = getattr(app.styleHints().accessibility(), "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


_ROLES = {
    "Window": "bg.window",
    "WindowText": "text.primary",
    "Base": "bg.surface",
    "AlternateBase": "bg.outside",
    "Text": "text.primary",
    "PlaceholderText": "text.muted",
    "Button": "bg.surface",
    "ButtonText": "text.primary",
    "BrightText": "status.overdue",
    "ToolTipBase": "bg.raised",
    "ToolTipText": "text.primary",
    "Highlight": "accent.solid",
    "HighlightedText": "accent.on",
    "Accent": "accent.solid",
    "Link": "accent.text",
    "LinkVisited": "accent.text",
    "Light": "bg.raised",
    "Midlight": "bg.hover",
    "Mid": "border.subtle",
    "Dark": "border.control",
    "Shadow": "border.control",
}
_DISABLED_ROLES = {
    "WindowText": "text.disabled",
    "Text": "text.disabled",
    "ButtonText": "text.disabled",
    "PlaceholderText": "text.disabled",
    "HighlightedText": "text.disabled",
    "Base": "bg.sunken",
    "Button": "bg.sunken",
    "Highlight": "bg.hover",
    "Accent": "text.disabled",
}


def _palette(colours: Mapping[str, QColor]) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(QPalette.ColorRole[role], colours[token])
    for role, token in _DISABLED_ROLES.items():
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], colours[token])
    return palette
