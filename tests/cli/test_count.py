"""The verb that counts a text for a network."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.cli.count import count
from planner.cli.wanted import Failed, WrongUsage


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


def wanted(file: Path, **values: Any) -> argparse.Namespace:
    usual = {"platform": "x", "field": "text", "on": "2026-11-23", "format": None, "json": True, "now": None}
    return argparse.Namespace(**{**usual, "file": str(file), **values})


def test_a_text_is_counted_with_what_is_in_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("Hi @anna, see example.com #café $TEST 🎉\n", encoding="utf-8")
    count(wanted(file))
    assert json.loads(capsys.readouterr().out) == {
        "platform": "x",
        "length": 52,
        "limit": 280,
        "unit": "x_weighted",
        "fits": True,
        "links": ["example.com"],
        "mentions": ["@anna"],
        "hashtags": ["#café"],
        "cashtags": ["$TEST"],
    }


def test_too_long_a_text_is_an_answer(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("日" * 141, encoding="utf-8")
    count(wanted(file, json=False))
    assert capsys.readouterr().out == "282 (x_weighted), at most 280: does not fit\n"


def test_a_network_without_limit_takes_any_length(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("a" * 100_000, encoding="utf-8")
    count(wanted(file, platform="blog"))
    facts = json.loads(capsys.readouterr().out)
    assert (facts["length"], facts["limit"], facts["fits"]) == (100_000, None, True)


@pytest.mark.parametrize(
    ("values", "known"),
    [({"platform": "myspace"}, "bluesky"), ({"field": "song"}, "text"), ({"format": "hologram"}, "image")],
)
def test_what_is_unknown_is_said_with_the_known_ones(file: Path, values: dict[str, Any], known: str) -> None:
    file.write_text("text", encoding="utf-8")
    with pytest.raises(WrongUsage, match=known):
        count(wanted(file, **values))


def test_a_description_is_the_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("text", encoding="utf-8")
    count(wanted(file, platform="youtube", field="description"))
    assert json.loads(capsys.readouterr().out)["length"] == 4


def test_bytes_that_are_not_utf_8_fail_with_a_sentence(file: Path) -> None:
    file.write_bytes(b"caf\xe9")
    with pytest.raises(Failed, match="not UTF-8"):
        count(wanted(file))


def test_a_field_without_limit_is_counted_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("title", encoding="utf-8")
    count(wanted(file, platform="blog", field="title"))
    facts = json.loads(capsys.readouterr().out)
    assert (facts["length"], facts["limit"], facts["fits"]) == (5, None, True)


@pytest.mark.parametrize(
    ("name", "key", "limit"),
    [
        ("instagram_feed", "instagram", 2200),
        ("instagram_story", "instagram", None),
        ("linkedin_page", "linkedin", 3000),
        ("telegram_channel", "telegram", 4096),
        ("youtube_short", "youtube", 5000),
        ("whatsapp_channel", "whatsapp", None),
    ],
)
def test_a_name_may_say_the_format_or_the_sort_of_channel(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, key: str, limit: int | None
) -> None:
    file.write_text("text", encoding="utf-8")
    count(wanted(file, platform=name))
    facts = json.loads(capsys.readouterr().out)
    assert (facts["platform"], facts["limit"]) == (key, limit)


def test_a_network_with_a_name_of_two_words_is_no_format(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("text", encoding="utf-8")
    assert main(["count", "--platform", "google_business", "--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["limit"] == 1500


def test_a_limit_in_bytes_is_kept_to_as_well(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("👨‍👩‍👧‍👦" * 121, encoding="utf-8")
    count(wanted(file, platform="bluesky"))
    facts = json.loads(capsys.readouterr().out)
    assert (facts["length"], facts["limit"], facts["fits"]) == (121, 300, False)
    count(wanted(file, platform="bluesky", json=False))
    assert "3025 (utf8_bytes), at most 3000: does not fit" in capsys.readouterr().out
