"""The user's own presets and styles: copied, changed, kept in their file, forgotten, and set aside when broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.app.catalogue import BadData
from planner.app.failures import NotWritten
from planner.app.handoffs import Handoffs, own_handoffs
from planner.exchange.format import SheetStyle
from planner.exchange.handoff import Column, Field, MediaRule, Preset, Trust

TODAY = date(2026, 11, 24)
STYLE = SheetStyle(name="For Excel in Germany", separator=";", days="%d.%m.%Y", columns=("date", "channel", "text"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "handoffs.toml"


@pytest.fixture
def handoffs(path: Path) -> Handoffs:
    return Handoffs(path)


def a_copy(handoffs: Handoffs, name: str = "Our Büffer", of: str = "buffer") -> Preset:
    return handoffs.copied(handoffs.preset(of), name, TODAY)


def test_a_copy_has_a_key_of_its_own_and_is_not_verified(handoffs: Handoffs) -> None:
    copy = a_copy(handoffs)
    assert (copy.key, copy.tool, copy.own, copy.confidence) == ("own_our_buffer", "buffer", True, Trust.UNVERIFIED)
    assert copy.checked == TODAY
    assert copy.source == "Made by you from Buffer"
    assert copy not in handoffs.presets


@pytest.mark.parametrize("of", [one.key for one in Handoffs().presets])
def test_a_copy_of_each_preset_is_kept_for_the_next_time(of: str, handoffs: Handoffs, path: Path) -> None:
    kept = handoffs.keep(a_copy(handoffs, "Mine", of))
    assert handoffs.preset("own_mine") == kept
    assert Handoffs(path).preset("own_mine") == kept
    assert Handoffs(path).note == ""
    assert [one.own for one in Handoffs(path).presets].count(True) == 1


def test_changed_columns_are_kept(handoffs: Handoffs, path: Path) -> None:
    columns = (
        Column(title='A "b"\n\tc', field=Field.FORMAT, words=(("reel", "Réel"), ("story", "")), other="Post"),
        Column(title="Text", field=Field.TEXT, with_link=True),
        Column(title="", field=Field.MEDIA, spread=True),
    )
    changed = replace(a_copy(handoffs), columns=columns, media=MediaRule(), separator="\t", line_break="\\n")
    handoffs.keep(changed)
    assert Handoffs(path).preset(changed.key) == changed


def test_two_of_a_name_get_two_keys(handoffs: Handoffs) -> None:
    handoffs.keep(a_copy(handoffs, "Mine"))
    handoffs.keep(a_copy(handoffs, "Mine"))
    handoffs.keep(a_copy(handoffs, "私の"))
    assert [one.key for one in handoffs.presets if one.own] == ["own_mine", "own_mine_2", "own_preset"]


def test_shipped_presets_stay_as_they_are(handoffs: Handoffs, path: Path) -> None:
    with pytest.raises(ValueError, match="Buffer is shipped and stays as it is; change a copy of it"):
        handoffs.keep(handoffs.preset("buffer"))
    with pytest.raises(ValueError, match="no column takes the text"):
        handoffs.keep(replace(a_copy(handoffs), columns=(Column(title="A"),), needs=()))
    assert not path.exists()


def test_a_preset_is_forgotten(handoffs: Handoffs, path: Path) -> None:
    kept = handoffs.keep(a_copy(handoffs))
    assert handoffs.forget(kept.key)
    assert not handoffs.forget(kept.key)
    assert not handoffs.forget("buffer")
    assert not any(one.own for one in Handoffs(path).presets)


def test_styles_of_tables_are_kept_beside_the_presets(handoffs: Handoffs, path: Path) -> None:
    handoffs.keep(a_copy(handoffs))
    kept = handoffs.keep_style(STYLE)
    assert kept == replace(STYLE, key="own_for_excel_in_germany")
    again = handoffs.keep_style(replace(kept, separator="\t"))
    assert Handoffs(path).styles == handoffs.styles == (again,)
    assert handoffs.forget_style(again.key)
    assert not handoffs.forget_style(again.key)
    assert Handoffs(path).styles == ()
    assert Handoffs(path).preset("own_our_buffer").own


@pytest.mark.parametrize(
    ("style", "sentence"),
    [
        (replace(STYLE, name=" "), "a style needs a name"),
        (replace(STYLE, name="a\x07b"), "a style is words"),
        (replace(STYLE, separator="x"), "Cells cannot be separated by “x”"),
        (replace(STYLE, days="%d.%m"), "is no way to write days"),
        (replace(STYLE, columns=("date", "price")), "There is no column “price”"),
    ],
)
def test_a_style_that_cannot_be_used_is_refused(style: SheetStyle, sentence: str, handoffs: Handoffs) -> None:
    with pytest.raises(ValueError, match=sentence):
        handoffs.keep_style(style)


def test_two_windows_do_not_lose_what_the_other_kept(handoffs: Handoffs, path: Path) -> None:
    other = Handoffs(path)
    handoffs.keep(a_copy(handoffs, "One"))
    other.keep(a_copy(other, "Two"))
    other.keep_style(STYLE)
    handoffs.keep(a_copy(handoffs, "Three"))
    assert [one.name for one in Handoffs(path).presets if one.own] == ["One", "Three", "Two"]
    assert len(Handoffs(path).styles) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[[preset",
        b"preset = 3",
        b'[[preset]]\nkey = "own_a"\nname = "A"',
        b'[[preset]]\nkey = "buffer"',
        b"[other]\na = 1",
        b'[[style]]\nkey = "own_a"\nname = "A"\nwidth = 3',
    ],
)
def test_a_file_that_cannot_be_understood_is_set_aside_and_told_of(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    handoffs = Handoffs(path)
    assert "cannot be understood" in handoffs.note
    assert "handoffs" in handoffs.note.rpartition("kept as ")[2]
    assert not any(one.own for one in handoffs.presets)
    assert [one.read_bytes() for one in path.parent.iterdir()] == [content]


def test_a_disk_that_does_not_take_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    handoffs = Handoffs(tmp_path / "file" / "handoffs.toml")
    with pytest.raises(NotWritten, match="The presets could not be written"):
        handoffs.keep(a_copy(handoffs))
    assert not any(one.own for one in handoffs.presets)


def test_without_a_file_presets_last_as_long_as_the_program() -> None:
    handoffs = Handoffs()
    kept = handoffs.keep(a_copy(handoffs))
    handoffs.keep(a_copy(handoffs, "Another"))
    assert handoffs.preset(kept.key) == kept
    assert len([one for one in handoffs.presets if one.own]) == 2


def test_a_wrong_shipped_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "handoffs").mkdir()
    (tmp_path / "handoffs" / "tool.toml").write_text('name = "A"\ncolour = "red"')
    with pytest.raises(BadData, match=r"tool\.toml, “tool”: unknown key “colour”"):
        _ = Handoffs(folder=tmp_path).presets


def test_the_file_lies_beside_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path))
    assert own_handoffs() == tmp_path / "handoffs.toml"
