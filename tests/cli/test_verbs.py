"""The verbs of the command line, as a person uses them."""

from __future__ import annotations

import contextlib
import csv
import json
import re
import sqlite3
import stat
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.cli import main
from planner.domain.edits import ask, edit_post, trash
from planner.domain.records import Media, Question
from planner.store.opening import open_store
from tests.conftest import ROOT
from tests.media_files import a_picture

SAMPLE = ROOT / "resources" / "samples" / "quince_lane.csv"
NOW = ("--now", "2026-11-23T09:00")


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.evenweek"
    assert main(["new", str(path), "--brand", "Quince Lane", "--zone", "Europe/London"]) == 0
    assert main(["import", str(SAMPLE), "--plan", str(path)]) == 0
    return str(path)


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_without_a_verb_the_window_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path | None, datetime | None]] = []
    monkeypatch.setattr("planner.ui.program.application.start", lambda plan, moment: opened.append((plan, moment)) or 0)
    monkeypatch.delenv("EVENWEEK_NOW", raising=False)
    assert main([]) == 0
    assert main(["--plan", "x.evenweek", "--now", "2026-11-23T09:00"]) == 0
    assert opened == [(None, None), (Path("x.evenweek"), datetime(2026, 11, 23, 9))]


def test_where_there_is_no_display_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("planner.bootstrap.missing_qt_libraries", lambda _: [])
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err
    assert main(["--now", "yesterday"]) == 2


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert capsys.readouterr().out == f"Evenweek {project['version']}\n"


VERBS = ("new", "demo", "import", "export", "balance", "check", "launch", "answer", "verify", "backup", "restore")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert "--plan" in capsys.readouterr().out


def test_the_command_line_runs_without_qt(plan: str) -> None:
    code = (
        "import sys; from planner.cli import main; "
        f"main(['balance', '--plan', {plan!r}, '--week', '2026-W48']); "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "promotional" in done.stdout


def test_help_reads_none_of_the_verbs_code() -> None:
    code = (
        "import sys; sys.argv = ['evenweek', '--help']\n"
        "from planner.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name in ('planner.cli.verbs', 'sqlite3', 'sqlite_utils', 'dateutil')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_new_plan_is_private_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "folder" / "plan.evenweek"
    assert main(["new", str(path)]) == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert main(["new", str(path)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_default_plan_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("planner.app.surroundings.user_data_path", lambda *_, **__: tmp_path / "Evenweek")
    assert main(["balance", "--week", "2026-W48"]) == 1
    assert "“new” makes one" in capsys.readouterr().err
    assert main(["new"]) == 0
    assert (tmp_path / "Evenweek" / "plan.evenweek").exists()
    assert main(["verify"]) == 0


def test_import_counts_and_says_what_changed(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "import", str(SAMPLE), "--plan", plan)
    assert (facts["posts"], facts["placements"], facts["changes"]) == (60, 94, 0)
    assert facts["skipped"] == facts["findings"] == facts["questions"] == facts["ignored"] == []


def test_a_dry_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "plan.evenweek")
    main(["new", path])
    facts = json_of(capsys, "import", str(SAMPLE), "--dry-run", "--plan", path, "--brand", "Another")
    assert (facts["posts"], facts["placements"]) == (60, 94)
    assert json_of(capsys, "balance", "--week", "2026-W48", "--plan", path)["brand"] == "My brand"
    assert json_of(capsys, "balance", "--week", "2026-W48", "--plan", path)["week_counts"]["promotional"] == 0


def test_balance_as_facts(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "balance", "--week", "2026-W48", "--plan", plan)
    assert facts["week_counts"] == {"promotional": 3, "engagement": 5, "neutral": 0}
    assert (facts["week_allowed"], facts["week_verdict"]) == ([0, 2], "over")
    assert (facts["rolling_counts"]["promotional"], facts["allowed"], facts["verdict"]) == (10, [0, 9], "over")
    assert (facts["week"], facts["brand"], facts["rule"], facts["unit"]) == (
        *("2026-W48", "Quince Lane", "80-20", "post"),
    )
    assert {channel["channel"] for channel in facts["channels"]} == {"instagram", "facebook", "threads", "newsletter"}
    assert "change 1, or add 2" in facts["sentence"]
    assert "groups" not in facts


def test_balance_with_another_rule_and_unit(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "balance", "--week", "2026-W48", "--rule", "thirds", "--unit", "placement", "--plan", plan)
    assert (facts["rule"], facts["unit"]) == ("thirds", "placement")
    assert [group["name"] for group in facts["groups"]] == ["promotional", "conversation", "industry"]
    assert sum(facts["week_counts"].values()) == 11


def test_balance_in_words(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["balance", "--week", "2026-W48", "--plan", plan]) == 0
    assert "3 promotional of 8 posts. Your rule allows at most 2" in capsys.readouterr().out


def test_check_as_facts(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "check", "--week", "2026-W48", "--plan", plan, *NOW)
    manual = sum(not fact.automatic for fact in Catalogue().checks)
    assert facts["automatic"] + facts["answered"] + facts["unanswered"] == len(facts["items"])
    assert facts["answered"] == 0
    assert facts["unanswered"] >= manual > 0
    assert facts["automatic"] >= 25
    items = {item["key"]: item for item in facts["items"]}
    finding, *hints = items["media-present-and-usable"].pop("findings")
    assert (finding["severity"], finding["placements"], finding["about"]) == ("must-fix", ["Q047-ig"], "pictures")
    assert finding["sentence"].startswith("“How people carry too many books” on instagram")
    assert [(hint["severity"], hint["placements"]) for hint in hints] == [("hint", ["Q045-ig"])]
    assert items["approval"]["findings"][0]["fixes"] == ["Approve it"]
    assert items["media-present-and-usable"] | {"sentence": ""} == {
        "key": "media-present-and-usable",
        "state": "must-fix",
        "half": False,
        "sentence": "",
        "placements": ["Q047-ig", "Q045-ig"],
    }
    assert items["approval"]["placements"] == ["Q042-fb"]
    assert items["spelling-tone"]["state"] == "not-answered"


def test_check_of_a_stretch_of_days(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capsys, "check", "--from", "2026-10-19", "--to", "2026-12-13", "--plan", plan, *NOW)
    found = {item["key"]: item["placements"] for item in facts["items"]}
    assert found["alt-text-on-images"] == ["Q040-fb", "Q046-ig"]
    assert found["longest-silence"] == ["Q026-ig", "Q034-ig"]
    assert found["placeholders"] == ["Q053-fb"]


def test_the_moment_can_be_pretended_before_and_after_the_verb_and_in_the_environment(
    plan: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def due(*arguments: str) -> list[str]:
        items = json_of(capsys, *arguments, "--plan", plan)["items"]
        return next(item["placements"] for item in items if item["key"] == "approval")

    week = ("--week", "2026-W48")
    assert due(*NOW, "check", *week) == due("check", *week, *NOW) == ["Q042-fb"]
    monkeypatch.setenv("EVENWEEK_NOW", "2026-11-20T09:00")
    assert due("check", *week) == []


def test_export_to_a_file_and_changed_since(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def state() -> str:
        items = json_of(capsys, "check", "--week", "2026-W48", "--plan", plan, *NOW)["items"]
        return next(item["state"] for item in items if item["key"] == "week-exported-handed-over")

    out = tmp_path / "week.csv"
    assert state() == "not-applicable"
    assert main(["export", "--week", "2026-W48", "--output", str(out), "--plan", plan]) == 0
    assert state() == "ok"
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == 12
    out.write_text(out.read_text(encoding="utf-8").replace("Q042-fb", "Q042-fb", 1).replace("First aid", "Last aid"))
    assert main(["import", str(out), "--plan", plan]) == 0
    assert state() == "attention"


def test_export_to_standard_output(plan: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    capsysbinary.readouterr()
    assert main(["export", "--week", "2026-W48", "--plan", plan]) == 0
    out = capsysbinary.readouterr().out
    assert out.startswith(b"\xef\xbb\xbfplacement_id,post_id,week_start,")
    assert out.endswith(b"\r\n")


def test_several_brands_need_one_named(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SAMPLE), "--brand", "Second", "--plan", plan]) == 0
    assert main(["balance", "--week", "2026-W48", "--plan", plan]) == 2
    assert "Quince Lane, Second" in capsys.readouterr().err
    facts = json_of(capsys, "balance", "--week", "2026-W48", "--brand", "second", "--plan", plan)
    assert facts["week_counts"]["promotional"] == 3


def test_the_first_import_may_name_the_brand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "plan.evenweek")
    main(["new", path])
    assert main(["import", str(SAMPLE), "--brand", "Quince Lane", "--plan", path]) == 0
    assert json_of(capsys, "balance", "--week", "2026-W48", "--plan", path)["brand"] == "Quince Lane"


def test_verify_backup_and_restore(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json_of(capsys, "verify", "--plan", plan) == {"ok": True, "problems": []}
    backup, restored = str(tmp_path / "backup.evenweek"), str(tmp_path / "restored.evenweek")
    assert main(["backup", backup, "--plan", plan]) == 0
    assert main(["backup", backup, "--plan", plan]) == 1
    assert main(["restore", backup, restored]) == 0
    assert main(["restore", backup, restored]) == 1
    week = ("--week", "2026-W48", "--plan")
    assert json_of(capsys, "balance", *week, restored) == json_of(capsys, "balance", *week, plan)


def test_demo_does_the_whole_job(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--output", str(tmp_path / "demo"), *NOW]) == 0
    out = capsys.readouterr().out
    assert "3 promotional of 8 posts" in out
    assert re.search(r"\b(2[5-9]|3\d) checked automatically", out)
    assert (tmp_path / "demo" / "2026-W48.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes, out = tmp_path / "notes.txt", tmp_path / "week.csv"
    notes.write_text("mine")
    before = Path(plan).read_bytes()
    for target in (str(notes), plan, str(tmp_path)):
        assert main(["export", "--week", "2026-W48", "--output", target, "--plan", plan]) == 1
    assert "choose another name" in capsys.readouterr().err
    assert (notes.read_text(), Path(plan).read_bytes()) == ("mine", before)
    for week in ("2026-W48", "2026-W49"):
        assert main(["export", "--week", week, "--output", str(out), "--plan", plan]) == 0
    assert "Q053" in out.read_text(encoding="utf-8")


def test_import_says_what_it_changed(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "week.csv"
    main(["export", "--week", "2026-W48", "--output", str(out), "--plan", plan])
    out.write_bytes(out.read_bytes().replace(b"First aid", b"Last aid"))
    capsys.readouterr()
    assert main(["import", str(out), "--dry-run", "--plan", plan]) == 0
    assert "Post Q042 (“Last aid for a reading slump”) would be changed: title, text." in capsys.readouterr().out
    assert main(["import", str(out), "--plan", plan]) == 0
    assert "Post Q042 (“Last aid for a reading slump”) was changed: title, text." in capsys.readouterr().out
    assert main(["import", str(out), "--plan", plan]) == 0
    assert "nothing was changed" in capsys.readouterr().out


def test_a_file_of_another_brand_is_said(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["import", str(SAMPLE), "--brand", "Somebody Else", "--plan", plan]) == 0
    said = capsys.readouterr()
    assert "another brand" in said.out
    assert "“Somebody Else” is new" in said.err


def test_a_slip_in_the_brands_name_makes_no_new_brand(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SAMPLE), "--brand", "Quince Lan", "--plan", plan]) == 2
    assert "Quince Lane" in capsys.readouterr().err
    assert main(["verify", "--plan", plan]) == 0


def test_a_launch_week_is_accepted_with_its_reason(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["launch", "--week", "2026-W48", "--reason", "Second Spine", "--plan", plan]) == 0
    facts = json_of(capsys, "balance", "--week", "2026-W48", "--plan", plan)
    assert (facts["week_verdict"], facts["verdict"]) == ("accepted", "accepted")
    assert "Second Spine" in facts["sentence"]
    assert main(["launch", "--week", "2026-W48", "--reason", " ", "--plan", plan]) == 2


def test_items_are_answered_and_accepted(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    week = ("--week", "2026-W48", "--plan", plan)
    assert main(["answer", "spelling-tone", "--who", "Ida", *week]) == 0
    assert main(["answer", "spelling-tone", "--who", "Tom", *week]) == 0
    assert main(["answer", "approval", "--accept", "Ida knows", *week]) == 0
    facts = json_of(capsys, "check", *week, *NOW)
    items = {item["key"]: item for item in facts["items"]}
    assert (facts["answered"], facts["unanswered"]) == (2, 6)
    assert "Tom" in items["spelling-tone"]["sentence"]
    assert (items["approval"]["state"], items["approval"]["placements"]) == ("accepted", ["Q042-fb"])
    assert main(["answer", "approval", *week]) == 2
    assert main(["answer", "spelling-tone", "--accept", "no", *week]) == 2
    assert main(["answer", "nonsense", *week]) == 2


def test_a_file_without_a_good_row_is_no_success(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("date,channel,text\n23/11/2026,instagram,Hello\n", encoding="utf-8")
    assert main(["import", str(bad), "--skip-bad", "--plan", plan]) == 1
    assert "no row can be read" in capsys.readouterr().err


def test_a_week_is_exported_while_another_program_holds_the_plan(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "week.csv"
    monkeypatch.setattr("planner.store.files._LOCK_WAIT_SECONDS", 0.05)
    with open_store(Path(plan), write=True):
        assert main(["export", "--week", "2026-W48", "--output", str(out), "--plan", plan]) == 0
        assert "not noted" in capsys.readouterr().err
        assert main(["check", "--week", "2026-W48", "--plan", plan]) == 0
        assert main(["import", str(SAMPLE), "--dry-run", "--plan", plan]) == 0
        assert main(["import", str(SAMPLE), "--plan", plan]) == 1
        assert "process" in capsys.readouterr().err
    assert out.exists()


def test_a_moment_with_a_zone_is_that_moment(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    def due(now: str) -> list[str]:
        items = json_of(capsys, "check", "--week", "2026-W48", "--now", now, "--plan", plan)["items"]
        return next(item["placements"] for item in items if item["key"] == "approval")

    assert due("2026-11-22T13:29+01:00") == due("2026-11-22T12:29") == []
    assert due("2026-11-22T13:30+01:00") == due("2026-11-22T12:30") == ["Q042-fb"]


def test_a_full_output_is_said_in_a_sentence(plan: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    command = [sys.executable, "main.py", "balance", "--week", "2026-W48", "--plan", plan]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("The output could not be written")
    assert "Traceback" not in done.stderr


def test_a_check_of_centuries_is_refused(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--from", "1900-01-01", "--to", "2999-12-31", "--plan", plan]) == 2
    assert "260 weeks" in capsys.readouterr().err


def test_two_brands_with_names_alike_can_be_made(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["import", str(SAMPLE), "--brand", "Quince Lane 2", "--plan", plan]
    assert main(arguments) == 2
    assert main([*arguments, "--new-brand"]) == 0
    assert main(["balance", "--week", "2026-W48", "--brand", "Quince Lane 2", "--plan", plan]) == 0


def test_a_second_word_on_a_launch_takes_the_place_of_the_first(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    for reason in ("one", "two"):
        assert main(["launch", "--week", "2026-W48", "--reason", reason, "--plan", plan]) == 0
    sentence = json_of(capsys, "balance", "--week", "2026-W48", "--plan", plan)["sentence"]
    assert sentence.endswith("Accepted: two.")


def test_nothing_found_is_nothing_to_accept(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "placeholders", "--week", "2026-W48", "--accept", "why", "--plan", plan]) == 1
    assert "nothing to accept" in capsys.readouterr().err


def test_an_empty_name_of_a_plan_is_not_the_own_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plan", "", "balance", "--week", "2026-W48"]) == 1
    assert "folder" in capsys.readouterr().err


def test_looking_at_an_export_hands_nothing_over(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--week", "2026-W48", "--plan", plan]) == 0
    items = json_of(capsys, "check", "--week", "2026-W48", "--plan", plan, *NOW)["items"]
    assert items[-1]["state"] == "not-applicable"


@pytest.mark.skipif(sys.platform == "win32", reason="uses a POSIX shell")
@pytest.mark.parametrize(
    "closed", ["balance --week 2026-W48 >&-", "import - <&-", "--version >&-", "export --week 2026-W48 >&-"]
)
def test_closed_streams_are_no_trouble(plan: str, closed: str) -> None:
    command = f'exec "{sys.executable}" main.py --plan "{plan}" {closed}'
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def test_a_brand_that_cannot_be_shown_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "p"), "--brand", "\x1b[31mred"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_verify_names_what_is_wrong(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as connection:
        connection.execute("DELETE FROM post WHERE id = 'Q042'")
        connection.commit()
    capsys.readouterr()
    assert main(["verify", "--json", "--plan", plan]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is False
    assert any("points to a post that is gone" in problem for problem in said["problems"])
    assert main(["balance", "--week", "2026-W48", "--plan", plan]) == 1


# what the window leaves in a plan


def test_own_items_of_the_checklist_are_answered_and_those_switched_off_are_not(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(Path(plan), write=True) as store:
        brand_id = store.brands()[0].id
        for key, title, off in (("own", "Ask Jo", False), ("spelling-tone", "Spelling", True)):
            Document(store).do(ask(Question(id=key, brand_id=brand_id, key=key, title=title, off=off)))
    where = ("--plan", plan, "--week", "2026-W48")
    assert {item["key"] for item in json_of(capsys, "check", *where, *NOW)["items"]} >= {"own"}
    assert main(["answer", "own", *where, *NOW]) == 0
    assert "Ask Jo: noted" in capsys.readouterr().out
    (item,) = (item for item in json_of(capsys, "check", *where, *NOW)["items"] if item["key"] == "own")
    assert item["state"] == "ok"
    assert main(["answer", "spelling-tone", *where, *NOW]) == 2
    assert "There is no item “spelling-tone”" in capsys.readouterr().err


def test_an_import_says_what_it_takes_out_of_the_trash(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(Path(plan), write=True) as store:
        document = Document(store)
        held = document.plan(document.brands()[0])
        post = next(iter(held.posts.values()))
        document.do(trash([post], held.placements_of(post.id), datetime.now(UTC)))
    assert main(["import", str(SAMPLE), "--plan", plan]) == 0
    out = capsys.readouterr().out
    assert f"Post {post.id} (“{post.title}”) was taken out of the trash." in out
    assert "it lay in the trash and is taken out of it." in out
    assert main(["import", str(SAMPLE), "--plan", plan]) == 0
    assert "nothing was changed" in capsys.readouterr().out


def test_an_import_says_which_approvals_it_takes_away(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.csv"
    row = "a-x,pa,2026-12-01,10:00,x,text,One"
    columns = "placement_id,post_id,date,time,channel,format,title,text"
    file.write_text(f"{columns},status\n{row},Hello,approved\n", encoding="utf-8")
    assert main(["import", str(file), "--plan", plan]) == 0
    file.write_text(f"{columns}\n{row},Hello there\n", encoding="utf-8")
    for dry_run in (["--dry-run"], []):
        capsys.readouterr()
        assert main(["import", str(file), "--plan", plan, *dry_run]) == 0
        assert "It was approved on x, and waits for approval again." in capsys.readouterr().out


def test_check_looks_at_the_files_of_its_days(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone, named = tmp_path / "gone.png", []
    with open_store(Path(plan), write=True) as store:
        document = Document(store)
        held = document.plan(document.brands()[0])
        post = held.post_of(held.placements["Q045-ig"])
        document.do(edit_post(post, "media", (Media(str(gone), "A cup"),)))
    for _ in range(2):
        facts = json_of(capsys, "check", "--week", "2026-W48", "--plan", plan, *NOW)
        (item,) = (item for item in facts["items"] if item["key"] == "media-present-and-usable")
        named.append([one["sentence"].partition(": ")[2] for one in item["findings"] if "Q045-ig" in one["placements"]])
        a_picture(gone, 1080, 1080)
    assert "gutter” on instagram, Wed 25 Nov 18:00: gone.png is not where it was" in named[0]
    assert not any("not where it was" in sentence for sentence in named[1])
