"""Sheets of any sort on the command line: questions, answers, what is ignored, and exit codes."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.founding import new_plan
from planner.cli import DONE, FAILED, WRONG_USAGE, main
from planner.domain.plan import Plan
from planner.exchange.review.reply import FORM
from planner.store.opening import open_store

SHEET = """Our plan,,,,,
Date,Time,Channel,Caption,Status,Who
23/11/2026,lunch,Instagram,Coffee on the house all morning long,Draft,Ida
24/11/2026,12:30,Instagram & Facebook,The new cups are here; come and see them,Ready,Nela
31/11/2026,17:00,Google,Open late on Thursday for the market,Draft,
TOTAL: 3,,,,,
"""
ANSWERS = {"time:lunch": "12:15", "day:31/11/2026": "leave out"}


class Importing:
    """Imports into a plan of its own, and keeps what was said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.plan_path = folder, folder / "plan.evenweek"
        self._capsys = capsys
        self.out = self.err = ""

    def run(self, content: str | bytes, *arguments: str, answers: object = None, name: str = "plan.csv") -> int:
        """The exit code of an import of this content."""
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        if answers is not None:
            (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
            arguments = (*arguments, "--answers", str(self.folder / "answers.json"))
        self._capsys.readouterr()
        code = main(["--plan", str(self.plan_path), "--now", "2026-11-23T09:00", "import", str(file), *arguments])
        self.out, self.err = self._capsys.readouterr()
        return code

    def facts(self, content: str | bytes, *arguments: str, answers: object = None) -> dict[str, Any]:
        """What an import says as JSON."""
        self.run(content, "--json", *arguments, answers=answers)
        facts: dict[str, Any] = json.loads(self.out)
        return facts

    def held(self) -> Plan:
        """What the plan holds."""
        with open_store(self.plan_path, write=False) as store:
            return store.plan(store.brands()[0])


@pytest.fixture
def importing(tmp_path: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> Importing:
    """Imports into a new plan."""
    new_plan(tmp_path / "plan.evenweek", new_brand("Ferrow", "Europe/London"), catalogue).close()
    return Importing(tmp_path, capsys)


def test_open_questions_end_it_with_the_list_and_change_nothing(importing: Importing) -> None:
    before = importing.held()
    assert importing.run(SHEET) == FAILED
    assert importing.out == ""
    assert importing.err.startswith("Nothing was imported: 2 questions are open.")
    assert "time:lunch" in importing.err
    assert "day:31/11/2026" in importing.err
    assert importing.run(SHEET, "--dry-run") == FAILED
    assert importing.held() == before


def test_questions_as_facts(importing: Importing) -> None:
    facts = importing.facts(SHEET)
    lunch = next(one for one in facts["questions"] if one["id"] == "time:lunch")
    assert set(lunch) == {"id", "text", "rows", "options", "default", "must", "answer", "words", "free"}
    assert (lunch["rows"], lunch["must"], lunch["answer"], lunch["free"]) == ([3], True, None, "time")
    assert lunch["default"] in lunch["options"]
    assert set(lunch["words"]) == set(lunch["options"])
    assert (facts["posts"], facts["placements"], facts["changes"]) == (0, 0, 0)
    assert facts["columns"]["Caption"] == "text"
    assert {one["row"] for one in facts["ignored"]} >= {1, 6}
    assert all(one["reason"] for one in facts["ignored"])


def test_answers_let_it_in(importing: Importing) -> None:
    assert importing.run(SHEET, answers=ANSWERS) == DONE
    assert importing.out.startswith("2 posts with 3 entries read.")
    assert "Ignored row 6: " in importing.out
    assert len(importing.held().placements) == 3
    assert importing.run(SHEET, answers=ANSWERS) == DONE
    assert "nothing was changed" in importing.out


def test_what_is_proposed_can_be_taken(importing: Importing) -> None:
    assert importing.run(SHEET, "--accept-defaults") == DONE
    assert len(importing.held().posts) == 2


def test_a_dry_run_changes_nothing(importing: Importing) -> None:
    before = importing.held()
    assert importing.run(SHEET, "--dry-run", answers=ANSWERS) == DONE
    assert "would be added" in importing.out
    assert importing.held() == before


def test_columns_can_be_told(importing: Importing) -> None:
    facts = importing.facts(SHEET, answers={**ANSWERS, "columns": {"Who": "notes"}})
    assert facts["columns"]["Who"] == "notes"
    assert {post.notes for post in importing.held().posts.values()} == {"Ida", "Nela"}


def test_the_next_sheet_like_it_needs_no_answers(importing: Importing) -> None:
    importing.run(SHEET, answers={"time:lunch": "12:15", "day:31/11/2026": "leave out"})
    assert importing.run(SHEET.replace("31/11", "30/11").replace("2026", "2027")) == DONE
    assert "like the last sheet" in importing.err


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"time:tea": "16:00"}, "time:tea"),
        ({"time:lunch": "sometime"}, "sometime"),
        ({"time:lunch": {"9": "12:00"}}, "row 9"),
        ({"time:lunch": {"3": "never"}}, "never"),
        ({"time:lunch": 12}, "must be a text"),
        ({"columns": {"Who": "colour"}}, "colour"),
        ({"columns": {"Colour": "notes"}}, "Colour"),
        ({"columns": "Who"}, "columns"),
        (["time:lunch"], "one table"),
    ],
)
def test_answers_to_nothing_are_wrong_usage(importing: Importing, answers: object, words: str) -> None:
    before = importing.held()
    assert importing.run(SHEET, "--accept-defaults", answers=answers) == WRONG_USAGE
    assert words.casefold() in importing.err.casefold()
    assert importing.held() == before


def test_answers_that_are_no_json(importing: Importing, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert importing.run(SHEET, "--answers", str(broken)) == FAILED
    assert "not JSON" in importing.err
    assert importing.run(SHEET, "--answers", str(tmp_path / "none.json")) == FAILED
    assert "cannot be read" in importing.err
    broken.write_bytes(b" " * 10_000_001)
    assert importing.run(SHEET, "--answers", str(broken)) == FAILED
    assert "larger than 10 MB" in importing.err


def test_a_sheet_of_several_can_be_chosen(importing: Importing) -> None:
    book = a_book({"September": SHEET, "October": SHEET.replace("/11/", "/10/").replace("31/10", "30/10")})
    facts = importing.facts(book, "--accept-defaults", "--dry-run")
    assert {one.get("sheet") for one in facts["ignored"]} == {1, 2}
    lunch = next(one for one in facts["questions"] if one["id"] == "time:lunch")
    assert lunch["rows"] == ["3", "2!3"]
    assert importing.run(book, "--sheet", "october", answers={"time:lunch": "12:00"}) == DONE
    assert {one.date.month for one in importing.held().placements.values() if one.date} == {10}
    assert importing.run(book, "--sheet", "May") == WRONG_USAGE
    assert "September" in importing.err


def test_an_encoding_can_be_told(importing: Importing) -> None:
    sheet = "Date;Channel;Caption\n2026-11-24;Instagram;Žluťoučký kůň\n".encode("cp1250")
    assert importing.run(sheet, "--encoding", "cp1250", "--accept-defaults") == DONE
    assert [post.text for post in importing.held().posts.values()] == ["Žluťoučký kůň"]
    assert importing.run(sheet, "--encoding", "no such thing") in (FAILED, WRONG_USAGE)


def test_a_file_without_posts_says_so(importing: Importing) -> None:
    assert importing.run("name,value\na,b\n", "--accept-defaults") == FAILED
    assert importing.err.startswith("Nothing was imported")


def test_a_reply_to_a_review_sheet_comes_in_too(importing: Importing) -> None:
    importing.run(SHEET, answers=ANSWERS)
    plan = importing.held()
    said = {"entries": [[id_, ""] for id_ in sorted(plan.placements)[:1]], "say": "change", "comment": "Brighter!"}
    reply = {"format": FORM, "version": 1, "brand_id": plan.brand.id, "brand": "Ferrow", "from": "Nela"}
    moments = {"sent": "2026-11-23T09:00+00:00", "at": "2026-11-23T10:00+00:00"}
    content = json.dumps({**reply, **moments, "answers": [said]})
    assert importing.run(content, "--dry-run", name="reply.json") == DONE
    assert importing.facts(content)["changes"] == 1
    with open_store(importing.plan_path, write=False) as store:
        assert [one.text for one in store.comments(plan.brand)] == ["Brighter!"]


def a_book(sheets: dict[str, str]) -> bytes:

    book = Workbook()
    book.remove(book.active)
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_is_not_in_the_rows_is_told(importing: Importing) -> None:
    event = ["DTSTART:20261201T090000Z", "UID:a", "SUMMARY:Instagram: Tip", "RRULE:FREQ=WEEKLY;COUNT=3"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *event, "END:VEVENT", "END:VCALENDAR", ""]
    content = "\r\n".join(lines)
    assert importing.run(content, "--accept-defaults", "--dry-run", name="plan.ics") == DONE
    assert "happens again and again; only its first day is read" in importing.err
    assert "first day" in importing.facts(content, "--accept-defaults", "--dry-run")["notes"][0]
