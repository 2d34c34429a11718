"""The settings: choices, what a broken file does, several windows, and what the window remembers."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from planner.app.failures import NotWritten
from planner.app.settings import SETTINGS, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_defaults_are_used_and_none_is_written(path: Path) -> None:
    settings = Settings(path)
    assert {row.key: settings[row.key] for row in SETTINGS} == {row.key: row.default for row in SETTINGS}
    settings.save()
    assert not path.exists()
    assert settings.note == ""


def test_a_choice_is_told_and_there_the_next_time(path: Path) -> None:
    settings = Settings(path)
    told: list[str] = []
    settings.listen(told.append)
    settings.set("theme", "dark")
    settings.set("zone", "Europe/London")
    assert told == ["theme", "zone"]
    again = Settings(path)
    assert (again["theme"], again["zone"]) == ("dark", "Europe/London")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_value_that_is_no_choice_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="no value of the setting theme"):
        Settings(path).set("theme", "pink")
    with pytest.raises(KeyError):
        Settings(path).set("sound", "on")


@pytest.mark.parametrize("value", ["pink", 3, None, ["dark"]])
def test_a_value_in_the_file_that_cannot_be_used_counts_as_the_default(path: Path, value: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"settings": {"theme": value}, "memory": {}}), encoding="utf-8")
    assert Settings(path)["theme"] == "system"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"settings": 1, "memory": {}}', b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings["theme"] == "system"
    assert "settings.broken.json" in settings.note
    assert path.with_name("settings.broken.json").read_bytes() == content
    settings.set("theme", "light")
    assert Settings(path)["theme"] == "light"


def test_a_folder_in_its_place_is_said_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    settings = Settings(path)
    assert "cannot be read" in settings.note
    with pytest.raises(NotWritten, match="could not be written"):
        settings.set("theme", "dark")
    assert settings["theme"] == "dark"


def test_what_a_newer_version_keeps_there_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"settings": {"sound": "loud"}, "memory": {"far": 1}}), encoding="utf-8")
    Settings(path).set("theme", "dark")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"settings": {"sound": "loud", "theme": "dark"}, "memory": {"far": 1}}


def test_two_windows_keep_what_each_changed(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.set("theme", "dark")
    one.memory.put("view", "week")
    one.save()
    other.set("time_format", "12")
    other.memory.put("place", "ideas")
    other.save()
    last = Settings(path)
    assert (last["theme"], last["time_format"]) == ("dark", "12")
    assert (last.memory.get("view"), last.memory.get("place")) == ("week", "ideas")


def test_memory_is_written_when_it_is_saved_and_only_then(path: Path) -> None:
    settings = Settings(path)
    asked: list[bool] = []
    settings.memory.listen(lambda: asked.append(True))
    settings.memory.put("view", "week")
    settings.memory.put("view", "week")
    assert asked == [True]
    assert not path.exists()
    settings.save()
    assert Settings(path).memory.get("view") == "week"
    assert Settings(path).memory.get("none", "month") == "month"
