"""Holidays that were computed once: kept in a file of one release of the library, and never trusted blindly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.app import kept_holidays, public_holidays
from planner.app.catalogue import Catalogue
from planner.app.kept_holidays import KeptHolidays
from tests.conftest import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where they are kept: in a folder that is not there yet."""
    return tmp_path / "home" / "holidays.json"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
    """What the library was asked for."""
    asked: list[tuple[str, str, int]] = []

    def compute(*place: Any) -> Any:
        asked.append(place)
        return public_holidays.public_holidays(*place)

    monkeypatch.setattr(kept_holidays, "public_holidays", compute)
    return asked


def test_what_was_computed_is_read_the_next_time(file: Path, asked: list[Any]) -> None:
    computed = KeptHolidays(file).of("GB", "ENG", 2026)
    assert [year for _, _, year in asked] == [2025, 2026, 2027, 2028]
    asked.clear()
    again = KeptHolidays(file)
    assert again.knows("GB", "ENG", [2026, 2027])
    assert not again.knows("GB", "ENG", [2028, 2029])
    assert not again.knows("GB", "SCT", [2026])
    assert again.of("GB", "ENG", 2026) == computed == public_holidays.public_holidays("GB", "ENG", 2026)
    assert asked == []


def test_a_country_that_is_not_known_is_kept_too_and_none_needs_no_file(file: Path, asked: list[Any]) -> None:
    assert KeptHolidays(file).of("", "", 2026) == ()
    assert KeptHolidays(file).knows("", "", [2026])
    assert asked == []
    assert not file.exists()
    assert KeptHolidays(file).of("XX", "", 2026) == ()
    assert KeptHolidays(file).knows("XX", "", [2026])


def test_two_windows_add_to_the_same_file(file: Path) -> None:
    one, other = KeptHolidays(file), KeptHolidays(file)
    assert not one.knows("GB", "", [2026])
    other.of("DE", "BY", 2026)
    one.of("GB", "", 2026)
    assert KeptHolidays(file).knows("DE", "BY", [2026])
    assert one.knows("DE", "BY", [2026])


def test_years_are_added_to_those_of_a_place(file: Path) -> None:
    for year in (2026, 2031):
        KeptHolidays(file).of("GB", "ENG", year)
    assert KeptHolidays(file).knows("GB", "ENG", [2026, 2031])


def test_the_first_and_the_last_year_have_no_neighbours(file: Path) -> None:
    kept = KeptHolidays(file)
    for year in (1, 9999):
        kept.of("GB", "ENG", year)
    assert kept.knows("GB", "ENG", [1, 2, 3, 9998, 9999])


def test_only_the_places_that_were_asked_for_last_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_holidays, "_PLACES", 2)
    kept = KeptHolidays(file)
    for country in ("GB", "DE", "CZ"):
        kept.of(country, "", 2026)
    assert [KeptHolidays(file).knows(country, "", [2026]) for country in ("GB", "DE", "CZ")] == [False, True, True]


def test_another_release_of_the_library_is_asked_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptHolidays(file).of("GB", "ENG", 2026)
    monkeypatch.setattr(kept_holidays, "library_release", lambda: "9.9")
    assert not KeptHolidays(file).knows("GB", "ENG", [2026])
    KeptHolidays(file).of("GB", "ENG", 2026)
    assert json.loads(file.read_text("utf-8"))["release"] == "9.9"


def test_without_a_known_release_nothing_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_holidays, "library_release", lambda: "")
    kept = KeptHolidays(file)
    kept.of("GB", "ENG", 2026)
    assert kept.knows("GB", "ENG", [2026])
    assert not file.exists()


def _file(release: str, years: object) -> str:
    return json.dumps({"release": release, "places": [{"country": "GB", "region": "", "years": years}]})


@pytest.mark.parametrize(
    "years",
    [
        [],
        7,
        {"year": []},
        {"2026": [["2026-12-25"]]},
        {"2026": [["2026-13-25", "Christmas Day"]]},
        {"2026": [["2027-12-25", "Christmas Day"]]},
        {"2026": [["2026-12-25", 7]]},
        {"2026": [["2026-12-25", "\ud800"]]},
        {"2026": [[20261225, "Christmas Day"]]},
    ],
)
def test_a_file_with_other_things_is_left_out_and_written_anew(years: object, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(_file(public_holidays.library_release(), years), encoding="utf-8")
    _expect_anew(file)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"{}", b"[]", b"[" * 100_000, b'{"release": [], "places": 1}']
)
def test_a_broken_file_is_left_out_and_written_anew(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    _expect_anew(file)


def _expect_anew(file: Path) -> None:
    kept = KeptHolidays(file)
    assert not kept.knows("GB", "", [2026])
    assert kept.of("GB", "", 2026) == public_holidays.public_holidays("GB", "", 2026)
    assert KeptHolidays(file).knows("GB", "", [2026])


def test_a_disk_that_does_not_take_it_is_no_trouble(file: Path) -> None:
    file.parent.write_text("no folder", encoding="utf-8")
    kept = KeptHolidays(file)
    assert kept.of("GB", "", 2026) == public_holidays.public_holidays("GB", "", 2026)
    assert kept.knows("GB", "", [2026])
    assert list(file.parent.parent.iterdir()) == [file.parent]


def test_the_catalogue_keeps_them_beside_the_facts_of_the_user(tmp_path: Path) -> None:
    script = (
        "import sys; from datetime import date; from pathlib import Path; from types import SimpleNamespace\n"
        "from planner.app.catalogue import Catalogue; from planner.domain.span import Span\n"
        "days = Catalogue(own_facts=Path(sys.argv[1]) / 'facts.toml').special_days\n"
        "found = days.between(SimpleNamespace(country='GB', region=''), Span(date(2026, 12, 20), date(2027, 1, 2)))\n"
        "print(len(found), 'holidays' in sys.modules)"
    )

    def told() -> str:
        command = [sys.executable, "-c", script, str(tmp_path)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    first = told().split()
    assert (tmp_path / "holidays.json").exists()
    assert first[1] == "True"
    assert told().split() == [first[0], "False"]


def test_a_catalogue_has_one_answer_for_all() -> None:
    catalogue = Catalogue()
    assert catalogue.special_days is catalogue.special_days


def test_the_release_is_that_of_the_library() -> None:
    from holidays.version import __version__  # noqa: PLC0415  only here

    assert public_holidays.library_release() == __version__
