"""``evenweek facts``: what the networks take, shown, changed and imported."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main

KEYS = [
    "platform",
    "name",
    "value",
    "formats",
    "since",
    "source",
    "checked",
    "confidence",
    "severity",
    "unit",
    "note",
    "tools",
    "own",
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EVENWEEK_NOW", "2026-11-23T09:00")
    return tmp_path / "home"


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["facts", *arguments, "--json"]) == 0
    made: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return made


def value(facts: list[dict[str, Any]], name: str) -> object:
    (found,) = [fact for fact in facts if fact["name"] == name]
    return found["value"]


def test_all_networks_are_listed_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts"]) == 0
    said = capsys.readouterr().out
    assert "Instagram, 2026-11-23" in said
    assert "Longest text: 280 characters" in said
    assert "no limits but those that you set" in said


def test_a_line_says_value_day_confidence_source_and_when_it_was_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--platform", "Instagram", "--format", "reel"]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "Most hashtags" in one]
    for piece in ("5 hashtags", "from 2025-12-19", "verified: Instagram help", "checked on 2026-09-01", "hashtags.max"):
        assert piece in line
    assert "yours" not in line


def test_facts_as_json_have_all_their_keys(capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "--platform", "instagram", "--on", "2026-11-23")
    assert all(list(fact) == KEYS for fact in facts)
    assert {fact["platform"] for fact in facts} == {"instagram"}
    (found,) = [fact for fact in facts if fact["name"] == "links.clickable"]
    assert (found["value"], found["confidence"], found["severity"]) == (False, "secondary", "attention")
    assert value(facts, "image.formats") == ["jpeg"]
    (tools,) = [(fact["tools"], fact["severity"]) for fact in facts if fact["name"] == "image.formats"]
    assert tools == (True, "hint")


def test_what_only_tools_are_held_to_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--platform", "instagram"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "[image.formats]" in line and "for tools that post for you" in line]
    assert not [line for line in lines if "[hashtags.max]" in line and "for tools" in line]


def test_a_format_has_its_own_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert value(json_of(capsys, "--platform", "instagram", "--format", "story"), "video.seconds.max") == 60
    assert value(json_of(capsys, "--platform", "instagram", "--format", "reel"), "video.seconds.max") == 900
    both = json_of(capsys, "--platform", "instagram")
    assert [fact["value"] for fact in both if fact["name"] == "video.seconds.max"] == [900, 60]


@pytest.mark.parametrize(("day", "most"), [("2025-12-18", 30), ("2025-12-19", 5), ("2026-11-23", 5)])
def test_a_day_has_the_facts_that_held_then(day: str, most: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert value(json_of(capsys, "--platform", "instagram", "--on", day), "hashtags.max") == most


def test_the_pretended_day_is_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert value(json_of(capsys, "--platform", "ig", "--now", "2025-11-23T09:00"), "hashtags.max") == 30


def test_without_a_network_json_has_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"instagram", "x", "tumblr"} <= {fact["platform"] for fact in json_of(capsys)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--platform", "myspace"), ["myspace", "instagram", "youtube"]),
        (("--platform", "instagram", "--format", "pin"), ["no format", "reel"]),
        (("--format", "reel"), ["--platform"]),
        (("--on", "tomorrow"), ["tomorrow"]),
        (("--set", "text.max=5"), ["--platform"]),
        (("--platform", "x", "--set", "text.max"), ["NAME=VALUE", "hashtags.max"]),
        (("--platform", "x", "--set", "colour=red"), ["NAME=VALUE"]),
        (("--platform", "x", "--set", "text.max=long"), ["long", "2200"]),
        (("--platform", "x", "--set", "text.max=5", "--since", "soon"), ["soon"]),
    ],
)
def test_wrong_usage_is_said_with_what_there_is(
    arguments: tuple[str, ...], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", *arguments]) == 2
    said = capsys.readouterr().err
    assert all(word in said for word in words)


def test_a_fact_is_changed_and_reverted(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["facts", "--platform", "mastodon", "--set", "text.max = 5 000", "--note", "Our server"]) == 0
    assert "5 000 characters" in capsys.readouterr().out
    (found,) = [fact for fact in json_of(capsys, "--platform", "mastodon") if fact["name"] == "text.max"]
    assert (found["value"], found["own"], found["note"], found["severity"], found["unit"]) == (
        5000,
        True,
        "Our server",
        "must-fix",
        "mastodon",
    )
    assert main(["facts", "--platform", "mastodon"]) == 0
    assert "yours" in capsys.readouterr().out
    assert (home / "facts.toml").exists()
    assert main(["facts", "--platform", "mastodon", "--revert", "text.max"]) == 0
    assert value(json_of(capsys, "--platform", "mastodon"), "text.max") == 500
    assert main(["facts", "--platform", "mastodon", "--revert", "text.max"]) == 1


def test_a_changed_fact_is_as_sure_as_the_one_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--platform", "tiktok", "--set", "hashtags.max=6", "--since", "2026-01-01"]) == 0
    (found,) = [fact for fact in json_of(capsys, "--platform", "tiktok") if fact["name"] == "hashtags.max"]
    assert (found["value"], found["since"], found["severity"]) == (6, "2026-01-01", "attention")


def test_newer_facts_are_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "threads.toml"
    file.write_text(
        '[[facts]]\nname = "text.max"\nvalue = 600\nsource = "s"\nchecked = 2026-12-01\nconfidence = "verified"\n',
        encoding="utf-8",
    )
    assert main(["facts", "--import", str(file)]) == 0
    assert "600 characters (was 500 characters)" in capsys.readouterr().out
    assert value(json_of(capsys, "--platform", "threads"), "text.max") == 600
    assert main(["facts", "--import", str(file)]) == 0
    assert "known already" in capsys.readouterr().out
    assert main(["facts", "--import", str(tmp_path / "none.toml")]) == 1
    assert "none.toml" in capsys.readouterr().err


def test_a_broken_file_of_own_facts_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "facts.toml").write_text("{", encoding="utf-8")
    assert main(["facts", "--platform", "x"]) == 0
    printed = capsys.readouterr()
    assert "facts.broken.toml" in printed.err
    assert "280 characters" in printed.out


def test_a_name_may_say_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert value(json_of(capsys, "--platform", "instagram_story"), "video.seconds.max") == 60
    assert value(json_of(capsys, "--platform", "instagram_reel"), "video.seconds.max") == 900


def test_what_is_no_file_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (tmp_path / "missing.toml", tmp_path, Path(os.devnull)):
        assert main(["facts", "--import", str(file)]) == 1
        assert "There is no file" in capsys.readouterr().err


def test_imported_facts_are_reverted_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.toml"
    fact = 'name = "text.max"\nvalue = 300\nsource = "A page"\nchecked = 2027-01-01\nconfidence = "verified"\n'
    file.write_text(f"[[facts]]\n{fact}", encoding="utf-8")
    assert main(["facts", "--import", str(file)]) == 0
    assert value(json_of(capsys, "--platform", "x"), "text.max") == 300
    assert main(["facts", "--revert-import"]) == 0
    assert value(json_of(capsys, "--platform", "x"), "text.max") == 280
    assert main(["facts", "--revert-import"]) == 1
