"""What the user chose, and what the window remembers, in one JSON file."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from planner.app.surroundings import make_private_folder
from planner.store.errors import NotWritten
from planner.store.files import free_name, write_whole

Listener = Callable[[str], None]


class Choice(NamedTuple):
    """A value that a setting may have, and its words."""

    value: str
    words: str


class Setting(NamedTuple):
    """A row of the settings; one without choices is a time zone or a folder, and empty when the program decides."""

    key: str
    title: str
    help: str
    group: str
    choices: tuple[Choice, ...]
    default: str


SETTINGS = (
    Setting(
        "theme",
        "Look",
        "Light, dark, or as the computer is set",
        "Appearance",
        (Choice("system", "Like the computer"), Choice("light", "Light"), Choice("dark", "Dark")),
        "system",
    ),
    Setting(
        "first_day",
        "Weeks begin on",
        "How the calendar is drawn; the balance always judges Monday to Sunday",
        "Calendar",
        (
            Choice("system", "Like the computer"),
            Choice("monday", "Monday"),
            Choice("sunday", "Sunday"),
            Choice("saturday", "Saturday"),
        ),
        "system",
    ),
    Setting(
        "time_format",
        "Times are written",
        "With 24 hours, or with AM and PM",
        "Calendar",
        (Choice("system", "Like the computer"), Choice("24", "24 hours"), Choice("12", "AM and PM")),
        "system",
    ),
    Setting("zone", "Time zone of new brands", "A brand that is there keeps its own", "Calendar", (), ""),
    Setting(
        "spelling",
        "Spelling",
        "Words that the dictionary of a channel's language does not know are underlined",
        "Writing",
        (Choice("on", "Checked while typing"), Choice("off", "Not checked")),
        "on",
    ),
    Setting(
        "network",
        "Pages on the web",
        "Read only when you press a button that says so; only the page's address is sent",
        "Network",
        (Choice("off", "Never read"), Choice("on", "Read when I ask for it")),
        "off",
    ),
    Setting(
        "network_private",
        "Pages on your own network",
        "Such as a site that is being made on this computer or in your office",
        "Network",
        (Choice("off", "Never read"), Choice("on", "Read when I ask for it")),
        "off",
    ),
    Setting(
        "backup_folder",
        "Backups",
        "A checked copy of the plan is put there every day; a folder on another disk is safest",
        "Safety",
        (),
        "",
    ),
)
"""Every setting, in the order in which they are shown."""

_ROWS = {row.key: row for row in SETTINGS}


class Settings:
    """Reads the file at ``path``; one that cannot be read is set aside, said in ``note``, and the defaults are used.

    Several windows may use the file: each writes only what was changed in it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.note = ""
        self._listeners: list[Listener] = []
        self._chosen, remembered = self._read_or_set_aside()
        self._unsaved: dict[str, str] = {}
        self.memory = Memory(remembered)

    def __getitem__(self, key: str) -> str:
        """The chosen value, or the default when there is none that can be used; KeyError when no such setting."""
        row = _ROWS[key]
        value = self._chosen.get(key)
        if not isinstance(value, str) or (row.choices and value not in [choice.value for choice in row.choices]):
            return row.default
        return value

    def set(self, key: str, value: str) -> None:
        """Chooses a value, tells who listens, and writes the file.

        Raises ValueError when the setting has no such value, NotWritten when the disk does not take it.
        """
        row = _ROWS[key]
        if row.choices and value not in [choice.value for choice in row.choices]:
            raise ValueError(f"“{value}” is no value of the setting {key}")
        self._chosen[key] = self._unsaved[key] = value
        for listener in self._listeners:
            listener(key)
        self.save()

    def listen(self, listener: Listener) -> None:
        """Calls ``listener`` with the key of each setting that is chosen anew."""
        self._listeners.append(listener)

    def save(self) -> None:
        """Writes what was changed since the last time; raises NotWritten when the disk does not take it."""
        if not self._unsaved and not self.memory.unsaved:
            return
        chosen, remembered = self._read_or_set_aside()
        content = {"settings": chosen | self._unsaved, "memory": remembered | self.memory.unsaved}
        try:
            make_private_folder(self.path.parent)
            write_whole(self.path, json.dumps(content, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise NotWritten(f"The settings could not be written to {self.path}: {error.strerror}.") from None
        self._unsaved.clear()
        self.memory.unsaved.clear()

    def _read_or_set_aside(self) -> tuple[dict[str, Any], dict[str, Any]]:
        try:
            content = json.loads(self.path.read_bytes())
            return dict(content["settings"]), dict(content["memory"])
        except FileNotFoundError:
            return {}, {}
        except OSError as error:
            self.note = f"The settings at {self.path} cannot be read: {error.strerror}. The usual ones are used."
        except (ValueError, TypeError, KeyError, RecursionError):
            self.note = f"The settings at {self.path} cannot be understood. The usual ones are used."
            aside = free_name(self.path, "broken")
            with contextlib.suppress(OSError):
                os.replace(self.path, aside)
                self.note += f" What was there is kept as {aside.name}."
        return {}, {}


class Memory:
    """What the window remembers from one time to the next: its geometry, the last view, the last plans."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self._listeners: list[Callable[[], None]] = []
        self.unsaved: dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """What was put there, or ``default``; check its shape: the file may have been changed by hand."""
        return self._values.get(name, default)

    def put(self, name: str, value: Any) -> None:
        """Remembers what JSON can hold; the file is written a little later, see ``Settings.save``."""
        if name in self._values and self._values[name] == value:
            return
        self._values[name] = self.unsaved[name] = value
        for listener in self._listeners:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls ``listener`` when there is something to save."""
        self._listeners.append(listener)
