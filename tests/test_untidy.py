"""The sample as the marketer keeps it: every record is understood as the oracle beside it says."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from planner.app.catalogue import Catalogue
from planner.exchange.own.week_csv import Cells
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import TAKEN, Field, Line, Reading, Sort, Wishes
from planner.exchange.reading.understand import understand
from planner.exchange.sheets import read_workbook
from tests.exchange.plans import empty_plan

TODAY = date(2026, 11, 23)

ANSWERS: Mapping[str, str | Mapping[str, str]] = {
    "order": "day-first",
    "order:12/01/2026": "month-first",
    "serial": "days since 1900",
    "channels:all (not google)": "Instagram, Facebook",
    "time:lunch": "12:00",
    "time:none": {"32": "09:00", "61": "12:30", "70": "09:00", "107": "12:30", "148": "12:30"},
    "time:25:00": "leave out",
    "day:none": "leave out",
    "day:31/11/2026": "leave out",
    "day:24/11/2062": "leave out",
    "text:formula": "leave out",
    "kind:promo": {"33": "product", "100": "offer", "128": "offer", "140": "offer"},
    "kind:brew school": "education",
    "status:none": "idea",
    "dropped": "leave out",
    "notes": "leave out",
    "ideas": "leave out",
    "duplicates": "skip",
    "campaign:same": "above",
    "campaign:blank": {"134": "above"},
}
"""What the marketer would say."""

SORTS = {
    "title": Sort.TITLE,
    "blank": Sort.BLANK,
    "header": Sort.HEADER,
    "post": Sort.POST,
    "continuation": Sort.CONTINUATION,
    "error_cell": Sort.ERROR,
    "note": Sort.NOTE,
    "week_separator": Sort.WEEK,
    "duplicate": Sort.DUPLICATE,
    "bad_row": Sort.PROBLEM,
    "total": Sort.TOTAL,
}

STATUSES = {"published": "posted"}
SCHEDULED = {"105"}
"""Rows that say *scheduled*, which the sample keeps as approved."""

KINDS_NOT_SAID = {"53", "54"}
"""A post whose kind the sheet does not say, and its continuation."""


@pytest.fixture(scope="module")
def known(catalogue: Catalogue) -> Known:
    return Known(empty_plan(catalogue), catalogue.platforms, catalogue.lexicon, TODAY)


@pytest.fixture(scope="module")
def oracle(shared: Path) -> list[dict[str, str]]:
    return _table(shared / "samples" / "plan_untidy_map.csv")


@pytest.fixture(scope="module")
def tidy(shared: Path) -> dict[str, dict[str, str]]:
    return {row["placement_id"]: row for row in _table(shared / "samples" / "plan_tidy.csv")}


@pytest.fixture(scope="module")
def unanswered(shared: Path, known: Known) -> Reading:
    return _read(shared / "samples" / "plan_untidy.csv", known, Wishes())


@pytest.fixture(scope="module")
def reading(shared: Path, known: Known) -> Reading:
    return _read(shared / "samples" / "plan_untidy.csv", known, Wishes(answers=ANSWERS))


@pytest.fixture(scope="module")
def template(shared: Path, known: Known) -> Reading:
    return _read(shared / "samples" / "plan_template_layout.csv", known, Wishes())


def _read(path: Path, known: Known, wishes: Wishes) -> Reading:
    return understand(read_workbook(path.read_bytes(), path.name), known, wishes)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _line(reading: Reading, record: str) -> Line:
    return next(line for line in reading.lines if line.at.record == int(record))


def _plain(text: str) -> str:
    """The text without differences of blanks and quotation marks, which the sheet writes in its own way."""
    return " ".join(text.replace("’", "'").replace("£ ", "£").split())


def _platform(cells: Cells, catalogue: Catalogue) -> str:
    found = catalogue.platforms.named(cells.channel)
    return found.key if found else cells.channel


# figures


def test_the_heading_is_found_below_the_titles_and_its_columns_are_known(unanswered: Reading) -> None:
    (heading,) = unanswered.headings
    assert heading.at.record == 4
    assert len(heading.fields) >= 11
    assert Field.NOTHING not in heading.fields.values()


def test_about_a_dozen_questions_have_to_be_answered(unanswered: Reading) -> None:
    assert 8 <= len(unanswered.open) <= 12
    assert len({ask.id for ask in unanswered.asks}) == len(unanswered.asks)


def test_every_question_is_answered_by_the_one_file_of_answers(reading: Reading) -> None:
    assert reading.open == ()
    assert {ask.id for ask in reading.asks} == set(ANSWERS)
    assert all(ask.answer is not None for ask in reading.asks)


def test_the_figures_of_the_sample(reading: Reading) -> None:
    sorts = Counter(line.sort for line in reading.lines)
    assert (reading.posts, reading.entries) == (94, 168)
    assert (sorts[Sort.PROBLEM], sorts[Sort.DUPLICATE]) == (6, 1)
    assert len(reading.table.rows) == 168


def test_every_record_is_there_once_and_those_left_out_have_a_reason(reading: Reading) -> None:
    assert [line.at.record for line in reading.lines] == list(range(1, 155))
    assert all(note.sentence for note in reading.ignored)
    assert len(reading.ignored) == 154 - 94 - 25 - 12


# every row against the oracle


def test_every_row_is_of_its_sort(reading: Reading, oracle: list[dict[str, str]]) -> None:
    wrong = [
        (row["record_no"], row["row_class"], str(line.sort))
        for row in oracle
        if (line := _line(reading, row["record_no"])).sort is not SORTS[row["row_class"]]
    ]
    assert wrong == []


def test_every_row_becomes_its_entries(
    reading: Reading, oracle: list[dict[str, str]], tidy: dict[str, dict[str, str]], catalogue: Catalogue
) -> None:
    wrong = []
    for row in oracle:
        line = _line(reading, row["record_no"])
        if line.sort in TAKEN:
            wanted = [_wanted(tidy[id_], row["record_no"]) for id_ in row["tidy_placement_ids"].split()]
            told = [_told(cells, catalogue, row["record_no"]) for cells in line.entries]
            wrong += [] if sorted(told) == sorted(wanted) else [(row["record_no"], told, wanted)]
    assert wrong == []


def _wanted(row: dict[str, str], record: str) -> tuple[str, ...]:
    status = "scheduled" if record in SCHEDULED else STATUSES.get(row["status"], row["status"])
    kind = "" if record in KINDS_NOT_SAID else row["kind"]
    return row["date"], row["time"], row["channel"], status, kind, row["campaign"], _plain(row["text"])


def _told(cells: Cells, catalogue: Catalogue, record: str) -> tuple[str, ...]:
    kind = "" if record in KINDS_NOT_SAID else cells.kind
    where = _platform(cells, catalogue)
    return cells.date, cells.time, where, cells.status, kind, cells.campaign, _plain(cells.text)


def test_links_are_those_of_the_sample_where_they_are_not_lost(
    reading: Reading, oracle: list[dict[str, str]], tidy: dict[str, dict[str, str]]
) -> None:
    wrong = []
    for row in oracle:
        line, ids = _line(reading, row["record_no"]), row["tidy_placement_ids"].split()
        if line.sort in TAKEN and "UTM lost" not in row["what_the_importer_must_do_or_ask"]:
            links = {cells.link for cells in line.entries}
            wrong += [] if links == {tidy[id_]["link"] for id_ in ids} else [(row["record_no"], links)]
    assert wrong == []


def test_stories_and_reels_are_what_cells_say(
    reading: Reading, oracle: list[dict[str, str]], tidy: dict[str, dict[str, str]], catalogue: Catalogue
) -> None:
    for row in oracle:
        line = _line(reading, row["record_no"])
        said = line.cells.get(Field.CHANNEL, "").casefold()
        wanted = Counter(tidy[id_]["format"] for id_ in row["tidy_placement_ids"].split())
        for form in ("story", "reel"):
            if line.sort in TAKEN and form in said:
                found = Counter(cells.format for cells in line.entries)
                assert found[form] == wanted[form], row["record_no"]


def test_entries_of_one_post_go_together(
    reading: Reading, oracle: list[dict[str, str]], tidy: dict[str, dict[str, str]]
) -> None:
    ours: dict[str, set[str]] = {}
    for row in oracle:
        for cells in _line(reading, row["record_no"]).entries:
            post = tidy[row["tidy_placement_ids"].split()[0]]["post_id"]
            ours.setdefault(cells.post_id, set()).add(post)
    assert len(ours) == 94
    assert all(len(posts) == 1 for posts in ours.values())


ASKED = {
    "ask which channels": "channels:all (not google)",
    "time missing: ask": "time:none",
    "offer to skip": "duplicates",
    "impossible date": "day:31/11/2026",
    "impossible time": "time:25:00",
    "year 2062": "day:24/11/2062",
    "US date order": "order:12/01/2026",
    "import as undated idea": "day:none",
    "no date; text starts with @": "day:none",
    "text starts with =": "text:formula",
    "no date; ask": "dropped",
    "offer to split": "ideas",
    "Excel serial date": "serial",
}


def test_what_must_be_asked_is_asked_of_the_row(unanswered: Reading, oracle: list[dict[str, str]]) -> None:
    missed = [
        (row["record_no"], id_)
        for row in oracle
        for words, id_ in ASKED.items()
        if words in row["what_the_importer_must_do_or_ask"] and id_ not in _line(unanswered, row["record_no"]).asks
    ]
    assert missed == []


def test_serial_days_and_five_channels_and_three_scripts(reading: Reading, catalogue: Catalogue) -> None:
    launch = [cells for record in range(33, 38) for cells in _line(reading, str(record)).entries]
    assert {(cells.date, cells.time) for cells in launch} == {("2026-10-13", "08:00")}
    assert len({_platform(cells, catalogue) for cells in launch}) == 5
    week = {cells.date for record in (80, 81, 84, 85, 88, 89, 91) for cells in _line(reading, str(record)).entries}
    assert (min(week), max(week), len(week)) == ("2026-11-09", "2026-11-15", 7)
    texts = [cells.text for _, cells in reading.table.rows]
    assert all(any(word in text for text in texts) for word in ("शुभ दीपावली", "ሲዳማ", "コーヒーの時間"))


# the other sample


def test_the_template_is_read_without_a_question(
    template: Reading, tidy: dict[str, dict[str, str]], catalogue: Catalogue
) -> None:
    wanted = Counter(
        (
            row["date"],
            row["time"],
            row["channel"],
            _plain(row["text"]),
            row["link"],
            STATUSES.get(row["status"], row["status"]),
        )
        for row in tidy.values()
    )
    told = Counter(
        (cells.date, cells.time, _platform(cells, catalogue), _plain(cells.text), cells.link, cells.status)
        for _, cells in template.table.rows
    )
    assert (wanted & told).total() == 168
    assert template.entries == 168
    assert template.open == ()


def test_rows_of_the_template_that_are_one_post_are_found(template: Reading, tidy: dict[str, dict[str, str]]) -> None:
    posts: dict[str, set[tuple[str, ...]]] = {}
    for row in tidy.values():
        posts.setdefault(row["post_id"], set()).add((row["date"], row["time"], _plain(row["text"])))
    ours: dict[str, set[tuple[str, ...]]] = {}
    for _, cells in template.table.rows:
        ours.setdefault(cells.post_id, set()).add((cells.date, cells.time, _plain(cells.text)))
    same = {frozenset(said) for said in posts.values()} & {frozenset(said) for said in ours.values()}
    assert len(same) >= 93


def test_nothing_in_the_template_is_dropped_silently(template: Reading) -> None:
    assert [line.at.record for line in template.lines] == list(range(1, len(template.lines) + 1))
    assert len(template.lines) >= 278
    assert all(line.reason for line in template.lines if line.sort not in TAKEN and line.sort is not Sort.BLANK)
    assert Counter(line.sort for line in template.lines)[Sort.PROBLEM] == 0
