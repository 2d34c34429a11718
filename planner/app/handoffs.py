"""What publishing tools take: shipped presets and the user's own, and the user's styles of tables."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.app.surroundings import make_private_folder, own_settings
from planner.app.toml_writing import tables_text
from planner.domain.quote import quoted, steers
from planner.domain.rules import refuse_unknown
from planner.exchange.format import NotWritable, SheetStyle
from planner.exchange.handoff import Preset, Trust, checked, table_of
from planner.exchange.own.styles import columns_in
from planner.exchange.own.week_csv import COLUMNS
from planner.store.errors import NotWritten
from planner.store.files import free_name, write_whole

OWN = "own_"
"""What the keys of the user's own presets and styles begin with, so that a later shipped one never meets them."""

LARGEST_FILE = 2_000_000
"""Bytes of a file with presets."""

_HEAD = "# The files for publishing tools, and the styles of tables, that were made in Evenweek.\n\n"
_PRESETS, _STYLES = "preset", "style"
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
_LONGEST_KEY = 40

T = TypeVar("T")


def own_handoffs() -> Path:
    """The file of the user's own presets and styles; it lies beside the settings."""
    return own_settings().with_name("handoffs.toml")


class Handoffs:
    """Reads the file at ``path``; one that cannot be understood is set aside, said in ``note``, and left out.

    Without a path nothing is kept for the next time. Raises BadData when a shipped preset is wrong.
    """

    def __init__(self, path: Path | None = None, folder: Path = RESOURCES) -> None:
        self.path = path
        self.note = ""
        self._folder = folder / "handoffs"
        self._own: dict[str, Preset] = {}
        self._styles: dict[str, SheetStyle] = {}
        self._read_again()

    @property
    def presets(self) -> tuple[Preset, ...]:
        """The shipped presets by name, then the user's own."""
        return tuple(sorted(self._all.values(), key=lambda one: (one.own, one.name.casefold())))

    @property
    def styles(self) -> tuple[SheetStyle, ...]:
        """The user's styles of tables by name."""
        return tuple(sorted(self._styles.values(), key=lambda one: one.name.casefold()))

    def preset(self, key: str) -> Preset:
        """The preset with this key; raises KeyError."""
        return self._all[key]

    def copied(self, preset: Preset, name: str, today: date) -> Preset:
        """A copy to be edited, under a free key; nothing is kept yet."""
        return replace(
            preset,
            key=_free_key(name, self._all),
            name=name,
            own=True,
            confidence=Trust.UNVERIFIED,
            checked=today,
            source=f"Made by you from {preset.name}",
        )

    def keep(self, preset: Preset) -> Preset:
        """Keeps a preset of the user's in the place of the one with its key, and gives it back as it was read.

        Raises ValueError with a sentence when it is none or a shipped one, NotWritten when the disk does not take it.
        """
        if not preset.key.startswith(OWN):
            raise ValueError(f"{preset.name} is shipped and stays as it is; change a copy of it")
        made = checked(preset.key, table_of(preset), own=True)
        self._read_again()
        self._keep({**self._own, made.key: made}, self._styles)
        return made

    def forget(self, key: str) -> bool:
        """Forgets a preset of the user's; False when there was none. Raises NotWritten."""
        self._read_again()
        if key not in self._own:
            return False
        self._keep({one: preset for one, preset in self._own.items() if one != key}, self._styles)
        return True

    def keep_style(self, style: SheetStyle) -> SheetStyle:
        """Keeps a style under its key, or under a free one when it has none.

        Raises ValueError with a sentence when it cannot be used, NotWritten when the disk does not take it.
        """
        self._read_again()
        key = style.key or _free_key(style.name, self._styles)
        made = _checked_style(_style_table(replace(style, key=key)))
        self._keep(self._own, {**self._styles, key: made})
        return made

    def forget_style(self, key: str) -> bool:
        """Forgets a style; False when there was none. Raises NotWritten."""
        self._read_again()
        if key not in self._styles:
            return False
        self._keep(self._own, {one: style for one, style in self._styles.items() if one != key})
        return True

    @property
    def _all(self) -> Mapping[str, Preset]:
        return {**self._shipped, **self._own}

    @cached_property
    def _shipped(self) -> Mapping[str, Preset]:
        files = sorted(self._folder.glob("*.toml"))
        return {file.stem: made_of(file, file.stem, checked, read_table(file)) for file in files}

    # the file

    def _keep(self, own: dict[str, Preset], styles: dict[str, SheetStyle]) -> None:
        if self.path is not None:
            presets = ({"key": one.key, **table_of(one)} for one in own.values())
            text = _HEAD + tables_text(_PRESETS, presets) + tables_text(_STYLES, map(_style_table, styles.values()))
            try:
                make_private_folder(self.path.parent)
                write_whole(self.path, text.encode())
            except OSError as error:
                raise NotWritten(f"The presets could not be written to {self.path}: {error.strerror}.") from None
        self._own, self._styles = own, styles

    def _read_again(self) -> None:
        if self.path is None:
            return
        try:
            self._own, self._styles = _read(self.path)
        except FileNotFoundError:
            self._own, self._styles = {}, {}
        except OSError as error:
            self.note = f"Your presets at {self.path} cannot be read: {error.strerror}. The shipped ones are there."
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            self.note = f"Your presets at {self.path} cannot be understood: {error}. The shipped ones are there."
            self._set_aside(self.path)

    def _set_aside(self, path: Path) -> None:
        aside = free_name(path, "broken")
        with contextlib.suppress(OSError):
            os.replace(path, aside)
            self.note += f" What was there is kept as {aside.name}."


def _read(path: Path) -> tuple[dict[str, Preset], dict[str, SheetStyle]]:
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError(f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    content = tomllib.loads(path.read_bytes().decode())
    refuse_unknown(content, {_PRESETS, _STYLES})
    presets = [_own_preset(dict(table)) for table in content.get(_PRESETS, [])]
    styles = [_named(table.get("key"), _checked_style, table) for table in content.get(_STYLES, [])]
    return {one.key: one for one in presets}, {one.key: one for one in styles}


def _own_preset(table: dict[str, Any]) -> Preset:
    key = str(table.pop("key", ""))
    if not key.startswith(OWN):
        raise ValueError(f"the key {quoted(key)} does not begin with {OWN}")
    return _named(key, lambda one: checked(key, one, own=True), table)


def _named(key: object, make: Callable[[Any], T], table: Mapping[str, Any]) -> T:
    try:
        return make(table)
    except ValueError as error:
        raise ValueError(f"{quoted(str(key))}: {error}") from None


def _style_table(style: SheetStyle) -> dict[str, Any]:
    return asdict(style)


def _checked_style(table: Mapping[str, Any]) -> SheetStyle:
    """The style that a table says; raises ValueError with a sentence."""
    refuse_unknown(table, {one.name for one in fields(SheetStyle)})
    columns = table.get("columns", ())
    words = {name: value for name, value in table.items() if name != "columns"}
    if not isinstance(columns, list | tuple) or not all(map(_is_words, (*words.values(), *columns))):
        raise ValueError("a style is words, and its columns are a list of words")
    style = SheetStyle(**words, columns=tuple(columns))
    if not style.key or not style.name.strip():
        raise ValueError("a style needs a name")
    try:
        columns_in(style, COLUMNS)
    except NotWritable as error:
        raise ValueError(str(error)) from None
    return style


def _is_words(value: object) -> bool:
    return isinstance(value, str) and (value == "\t" or not steers(value))


def _free_key(name: str, taken: Iterable[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = OWN + (_NOT_IN_KEYS.sub("_", plain).strip("_")[:_LONGEST_KEY] or "preset")
    keys = set(taken)
    numbered = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(keys) + 2))
    return next(key for key in numbered if key not in keys)
