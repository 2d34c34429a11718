"""Public holidays of countries and regions to 2040, awareness days as shipped, and the country of a zone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from planner.app.catalogue import RESOURCES, BadData
from planner.app.public_holidays import public_holidays
from planner.app.special_days import SpecialDays, country_of
from planner.domain.span import Span
from planner.domain.special_days import Sort, SpecialDay
from tests.builders import a_brand

YEARS = range(2024, 2041)


@dataclass(frozen=True)
class Where:
    country: str = ""
    region: str = ""


@pytest.fixture(scope="module")
def shipped() -> SpecialDays:
    return SpecialDays(RESOURCES)


def names(days: tuple[SpecialDay, ...], day: date) -> list[str]:
    return [found.name for found in days if found.day == day]


def on(country: str, region: str, day: str) -> list[str]:
    when = date.fromisoformat(day)
    return names(public_holidays(country, region, when.year), when)


@pytest.mark.parametrize(
    ("country", "region", "day", "name"),
    [
        ("GB", "ENG", "2027-03-26", "Good Friday"),
        ("GB", "ENG", "2027-03-29", "Easter Monday"),
        ("GB", "ENG", "2030-05-06", "May Day"),
        ("GB", "ENG", "2040-08-27", "Late Summer Bank Holiday"),
        ("GB", "SCT", "2040-01-02", "New Year Holiday"),
        ("GB", "SCT", "2029-11-30", "Saint Andrew's Day"),
        ("GB", "NIR", "2028-03-17", "Saint Patrick's Day"),
        ("IE", "", "2027-02-01", "Saint Brigid's Day"),
        ("US", "", "2030-11-28", "Thanksgiving Day"),
        ("US", "", "2040-01-16", "Martin Luther King Jr. Day"),
        ("US", "CA", "2027-03-31", "Cesar Chavez Day"),
        ("DE", "", "2040-04-02", "Easter Monday"),
        ("DE", "BY", "2038-06-24", "Corpus Christi"),
        ("DE", "SN", "2026-11-18", "Repentance and Prayer Day"),
        ("CZ", "", "2026-11-17", "Struggle for Freedom and Democracy Day and International Students' Day"),
        ("JP", "", "2030-01-14", "Coming of Age Day"),
        ("BR", "", "2040-11-15", "Republic Proclamation Day"),
        ("IN", "", "2040-08-15", "Independence Day"),
    ],
)
def test_known_holidays(country: str, region: str, day: str, name: str) -> None:
    assert name in on(country, region, day)


@pytest.mark.parametrize(
    ("country", "region", "day"),
    [
        ("GB", "ENG", "2026-01-02"),
        ("GB", "SCT", "2027-03-29"),
        ("GB", "ENG", "2028-03-17"),
        ("DE", "BE", "2038-06-24"),
        ("DE", "BY", "2026-11-18"),
        ("US", "", "2027-03-31"),
        ("DE", "", "2026-10-31"),
    ],
)
def test_a_holiday_of_one_region_is_none_of_another(country: str, region: str, day: str) -> None:
    assert on(country, region, day) == []


def test_a_day_off_in_place_of_another_is_told_as_its_own() -> None:
    assert on("GB", "ENG", "2027-12-27") == ["Christmas Day (observed)"]
    assert on("US", "", "2027-12-24") == ["Christmas Day (observed)"]
    assert on("US", "", "2027-12-31") == ["New Year's Day (observed)"]
    assert "holiday:GB:Christmas Day (observed)" in [day.key for day in public_holidays("GB", "ENG", 2027)]


def test_several_holidays_of_a_day_are_told_one_by_one() -> None:
    assert on("CZ", "", "2027-01-01") == ["Independent Czech State Restoration Day", "New Year's Day"]
    assert all(";" not in day.name for year in YEARS for day in public_holidays("US", "CA", year))


@pytest.mark.parametrize("country", ["GB", "DE", "US", "CZ", "IN", "JP", "SA", "BR", "AU", "FR", "ES", "NZ", "ZA"])
def test_there_are_holidays_in_every_year_to_2040(country: str) -> None:
    for year in YEARS:
        found = public_holidays(country, "", year)
        assert len(found) >= 6
        assert {day.day.year for day in found} == {year}


def test_keys_are_the_same_every_year_and_without_what_a_year_adds() -> None:
    keys = [{day.key for day in public_holidays("DE", "BY", year)} for year in YEARS]
    assert all(of_year == keys[0] for of_year in keys)
    assert "holiday:DE:Easter Monday" in keys[0]
    computed = next(day for day in public_holidays("IN", "", 2030) if day.name.startswith("Id-ul-Fitr"))
    assert (computed.name, computed.key) == ("Id-ul-Fitr (estimated)", "holiday:IN:Id-ul-Fitr")
    both = [day.key for year in YEARS for day in public_holidays("NG", "", year) if "observed, estimated" in day.name]
    assert both
    assert all(key.endswith(" (observed)") for key in both)
    swapped = [day.key for day in public_holidays("CN", "", 2026) if "substituted" in day.name]
    assert set(swapped) == {"holiday:CN:Day off (substituted)"}


@pytest.mark.parametrize(("country", "name"), [("DE", "Easter Monday"), ("CA", "Labour Day"), ("GB", "Boxing Day")])
def test_names_are_english_whatever_the_language_of_the_computer(
    country: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_holidays.cache_clear()
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "th_TH.UTF-8")
    assert name in [day.name for day in public_holidays(country, "", 2027)]


@pytest.mark.parametrize("country", ["", "XX", "gb", "UK", "holidays", "utils"])
def test_an_unknown_country_has_no_holidays_and_only_days_of_everywhere(country: str, shipped: SpecialDays) -> None:
    found = shipped.between(Where(country, "ENG"), Span(date(2027, 1, 1), date(2028, 1, 1)))
    assert {day.sort for day in found} == {Sort.AWARENESS}
    assert {"Black Friday", "Earth Day"} < {day.name for day in found}
    assert "Mother's Day" not in {day.name for day in found}
    assert shipped.regions(country) == {}


def test_an_unknown_region_has_the_holidays_of_its_country() -> None:
    assert public_holidays("GB", "BY", 2027) == public_holidays("GB", "", 2027)


def test_the_days_of_a_week_are_in_order(shipped: SpecialDays) -> None:
    found = shipped.between(Where("US"), Span(date(2026, 11, 23), date(2026, 12, 7)))
    assert [(day.day.day, day.name) for day in found] == [
        (26, "Thanksgiving Day"),
        (27, "Black Friday"),
        (28, "Small Business Saturday"),
        (30, "Cyber Monday"),
        (1, "GivingTuesday"),
        (3, "International Day of Persons with Disabilities"),
        (5, "International Volunteer Day"),
    ]


def test_days_around_new_year_are_of_both_years(shipped: SpecialDays) -> None:
    found = shipped.between(Where("GB", "SCT"), Span(date(2026, 12, 28), date(2027, 1, 4)))
    assert [day.name for day in found] == [
        "Boxing Day (observed)",
        "New Year's Eve",
        "New Year's Day",
        "New Year Holiday",
    ]


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        (Where("DE", "BE"), "2027-03-08", ["Women's Day"]),
        (Where("DE", "BY"), "2027-03-08", ["International Women's Day"]),
        (Where("IE"), "2027-03-17", ["Saint Patrick's Day"]),
        (Where("CZ"), "2027-12-24", ["Christmas Eve"]),
        (Where("DE", "BY"), "2027-05-06", ["Ascension Day", "Father's Day", "World Password Day"]),
    ],
)
def test_an_awareness_day_that_is_a_holiday_is_told_once(
    place: Where, day: str, expected: list[str], shipped: SpecialDays
) -> None:
    when = date.fromisoformat(day)
    found = shipped.between(place, Span(when, date.fromordinal(when.toordinal() + 1)))
    assert [each.name for each in found] == expected


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("GB", "2027-03-07", "Mother's Day (Mothering Sunday)"),
        ("US", "2027-05-09", "Mother's Day"),
        ("DE", "2035-05-13", "Mother's Day"),
        ("GB", "2040-06-17", "Father's Day"),
        ("AU", "2027-09-05", "Father's Day"),
        ("DE", "2040-05-10", "Father's Day"),
        ("US", "2026-09-13", "National Grandparents Day"),
        ("GB", "2029-12-01", "Small Business Saturday"),
        ("US", "2029-11-24", "Small Business Saturday"),
        ("US", "2026-04-22", "Administrative Professionals Day"),
        ("GB", "2027-03-04", "World Book Day"),
        ("", "2026-05-21", "Global Accessibility Awareness Day"),
        ("", "2027-05-08", "World Fair Trade Day"),
        ("DE", "2039-11-27", "First Sunday of Advent"),
        ("", "2040-11-27", "GivingTuesday"),
    ],
)
def test_awareness_days_come_when_they_should(country: str, day: str, name: str, shipped: SpecialDays) -> None:
    when = date.fromisoformat(day)
    year = shipped.between(Where(country), Span(date(when.year, 1, 1), date(when.year + 1, 1, 1)))
    assert when in [each.day for each in year if each.name == name]


def test_every_awareness_day_has_a_source_and_a_date_and_comes_every_year(shipped: SpecialDays) -> None:
    told = tomllib.loads((RESOURCES / "days" / "awareness.toml").read_text(encoding="utf-8"))
    assert 40 <= len(told) <= 60
    assert all(day["name"] and day["source"] and isinstance(day["checked"], date) for day in told.values())
    known = set(shipped.countries())
    assert {country for day in told.values() for country in day.get("countries", ())} <= known
    for year in YEARS:
        span = Span(date(year, 1, 1), date(year + 1, 1, 1))
        keys = {day.key for country in ("US", "GB", "DE", "AU") for day in shipped.between(Where(country), span)}
        assert {f"awareness:{key}" for key in told} <= keys


def test_what_is_said_of_the_library_has_a_source_and_a_date(shipped: SpecialDays) -> None:
    told = tomllib.loads((RESOURCES / "days" / "holidays.toml").read_text(encoding="utf-8"))
    assert all(table["source"] and isinstance(table["checked"], date) for table in told.values())
    codes = {code for table in told.values() for code in table} - {"source", "checked"}
    assert {code.split("-")[0] for code in codes} <= set(shipped.countries())


def test_countries_and_regions_have_names(shipped: SpecialDays) -> None:
    countries = shipped.countries()
    expected = {"GB": "United Kingdom", "BA": "Bosnia and Herzegovina", "CI": "Côte d’Ivoire", "VA": "Vatican City"}
    assert {code: countries[code] for code in expected} == expected
    in_order = list(countries.values())
    assert (in_order[0], in_order[-1]) == ("Afghanistan", "Zimbabwe")
    assert in_order.index("Åland Islands") < in_order.index("Bahamas")
    assert shipped.regions("GB") == {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"}
    assert shipped.regions("FR")["971"] == "Guadeloupe"
    assert shipped.regions("IE") == {}


@pytest.mark.parametrize(("country", "region"), [("IN", ""), ("MU", ""), ("NP", ""), ("FJ", ""), ("US", "CA")])
def test_where_days_are_missing_one_day_that_is_said(country: str, region: str, shipped: SpecialDays) -> None:
    last = shipped.known_until(Where(country, region))
    assert last == 2035
    moving = {"Diwali", "Diwali (Deepavali)", "Divali", "Maha Shivaratri"}
    found = [
        {day.key.split(":")[2] for day in public_holidays(country, region, year)} & moving for year in (last, last + 1)
    ]
    assert found[0]
    assert found[1] == set()


def test_where_none_is_missing_nothing_is_said(shipped: SpecialDays) -> None:
    places = [Where("GB", "ENG"), Where("US"), Where("US", "NY"), Where("DE", "BY"), Where("SA"), Where("")]
    assert [shipped.known_until(place) for place in places] == [None] * len(places)


@pytest.mark.parametrize(
    ("text", "word"),
    [("[a", "cannot be read"), ("[a]\nname = 'A'\nsource = 's'\nchecked = 2026-11-25\nmonth = 2\nday = 31", "“a”")],
)
def test_a_wrong_file_is_refused_with_its_name(text: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "days").mkdir()
    (tmp_path / "days" / "awareness.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=word) as refused:
        SpecialDays(tmp_path).between(Where("GB"), Span(date(2027, 1, 1), date(2027, 1, 8)))
    assert "awareness.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB"),
        ("Europe/Berlin", "DE"),
        ("Europe/Copenhagen", "DK"),
        ("Europe/Prague", "CZ"),
        ("America/New_York", "US"),
        ("America/Indiana/Indianapolis", "US"),
        ("Asia/Kolkata", "IN"),
        ("Africa/Johannesburg", "ZA"),
        ("UTC", ""),
        ("Etc/GMT+5", ""),
        ("US/Eastern", ""),
        ("Nowhere/Land", ""),
        ("", ""),
    ],
)
def test_the_country_of_a_zone(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_every_country_of_a_zone_is_one_whose_holidays_are_known(shipped: SpecialDays) -> None:
    zones = ("Europe/Paris", "Asia/Riyadh", "Pacific/Auckland", "America/Sao_Paulo", "Asia/Tokyo")
    assert {country_of(zone) for zone in zones} <= set(shipped.countries())


def test_a_calendar_tells_holidays_and_what_the_brand_starred() -> None:
    brand = a_brand(country="GB", region="ENG", starred=("awareness:black-friday",))
    told = SpecialDays(RESOURCES).notes(brand, Span(date(2026, 11, 20), date(2026, 12, 27)))
    assert [(note.day, note.words) for note in told] == [
        (date(2026, 11, 27), "Black Friday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
    ]
