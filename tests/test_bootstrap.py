"""Tests of how Evenweek sets itself up; nothing here needs the network."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from planner import bootstrap

ROOT = Path(__file__).resolve().parents[1]
LOCK_TEXT = (ROOT / "resources" / "requirements.lock").read_text(encoding="utf-8")
PINS = bootstrap.read_pins(LOCK_TEXT)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

DEBIAN_12 = {"ID": "debian", "VERSION_ID": "12"}
DEBIAN_13 = {"ID": "debian", "VERSION_ID": "13"}
UBUNTU_22 = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "22.04"}
UBUNTU_24 = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian", "VERSION_ID": "22"}
FEDORA = {"ID": "fedora", "VERSION_ID": "43"}

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks system libraries")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock file and a complete `.venv`, to which the bootstrap's paths point."""
    venv = tmp_path / ".venv"
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (venv / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\nversion = 3.11\n", encoding="utf-8")
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK_TEXT, encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", str(tmp_path))
    monkeypatch.setattr(bootstrap, "LOCK", str(lock))
    monkeypatch.setattr(bootstrap, "VENV", str(venv))
    monkeypatch.setattr(bootstrap, "VENV_PYTHON", str(python))
    monkeypatch.setattr(bootstrap, "STAMP", str(venv / "stamp"))
    Path(bootstrap.STAMP).write_text(bootstrap.stamp_text(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Records what ensure() would do, and keeps it from doing it."""
    made: list[str] = []
    monkeypatch.setattr(bootstrap, "prepare_venv", lambda: made.append("prepare"))
    monkeypatch.setattr(bootstrap, "restart_in_venv", lambda: made.append("restart"))
    monkeypatch.delenv(bootstrap.RESTARTED, raising=False)
    return made


def installed(versions: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the running interpreter look as if it had just these packages."""

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)


def locked_versions() -> dict[str, str]:
    return {
        pin.name: pin.version for pin in PINS if "python_full" not in pin.marker or bootstrap.marker_holds(pin.marker)
    }


# The lock file


def test_read_pins_joins_lines_and_splits_entries() -> None:
    text = (
        "# made by a tool\n"
        "one==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via two\n"
        "two==2.5 ; python_full_version < '3.12' \\\n    --hash=sha256:cc\n"
    )
    one, two = bootstrap.read_pins(text)
    assert (one.name, one.version, one.marker, one.hashes) == ("one", "1.0", "", ["sha256:aa", "sha256:bb"])
    assert (two.name, two.version, two.marker, two.hashes) == (
        "two",
        "2.5",
        "python_full_version < '3.12'",
        ["sha256:cc"],
    )


def test_every_entry_is_pinned_and_has_sha256_hashes() -> None:
    assert len(PINS) > 20
    for pin in PINS:
        assert re.fullmatch(r"[a-z0-9-]+", pin.name), pin.name
        assert re.fullmatch(r"[0-9][0-9a-z.]*", pin.version), pin.name
        assert pin.hashes, pin.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in pin.hashes), pin.name


def test_lock_names_no_host_and_no_index() -> None:
    assert "://" not in LOCK_TEXT
    assert " @ " not in LOCK_TEXT
    assert not re.search(r"^\s*(-i|-f|--(?!hash=sha256:))", LOCK_TEXT, re.MULTILINE)
    assert not re.search(r"\b[\w-]+\.(org|com|net|io|dev)\b", LOCK_TEXT)


def test_bootstrap_knows_the_dependencies_of_pyproject() -> None:
    declared = {re.split(r"[<>=;]", line)[0].strip().lower() for line in PROJECT["project"]["dependencies"]}
    assert set(bootstrap.RUNTIME_PACKAGES) == declared
    developed_with = {re.split(r"[<>=;]", line)[0] for line in PROJECT["dependency-groups"]["dev"]}
    assert set(bootstrap.TEST_PACKAGES) <= developed_with
    locked = {pin.name for pin in PINS}
    assert set(bootstrap.RUNTIME_PACKAGES) | developed_with <= locked


@pytest.mark.parametrize("python", [(3, 11, 0), (3, 11, 7), (3, 12, 0), (3, 13, 1), (3, 14, 0)])
def test_pyside_pin_of_each_python_is_in_the_range_of_pyproject(python: tuple[int, ...]) -> None:
    sign = "<" if python < (3, 12) else ">="
    (declared,) = (
        line
        for line in PROJECT["project"]["dependencies"]
        if line.startswith("PySide6") and line.endswith(f"python_version {sign} '3.12'")
    )
    lowest, below = re.match(r"PySide6-Essentials>=([\d.]+),<([\d.]+);", declared).groups()
    for name in ("pyside6-essentials", "shiboken6"):
        (version,) = (pin.version for pin in PINS if pin.name == name and bootstrap.marker_holds(pin.marker, python))
        assert bootstrap.numbers_in(lowest) <= bootstrap.numbers_in(version) < bootstrap.numbers_in(below)


def test_markers_compare_versions_as_numbers() -> None:
    assert bootstrap.marker_holds("", (3, 11, 7))
    assert bootstrap.marker_holds("python_full_version < '3.12'", (3, 9, 30))
    assert not bootstrap.marker_holds("python_full_version < '3.12'", (3, 12, 0))
    assert bootstrap.marker_holds("python_full_version >= '3.12'", (3, 12, 0))
    assert not bootstrap.marker_holds("python_full_version >= '3.12'", (3, 11, 99))
    with pytest.raises(ValueError, match="sys_platform"):
        bootstrap.marker_holds("sys_platform == 'win32'")


# The stamp


def test_complete_venv_is_ready(root: Path) -> None:
    assert bootstrap.venv_is_ready()


def test_venv_is_not_ready_after_the_lock_changed(root: Path) -> None:
    with open(bootstrap.LOCK, "a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not bootstrap.venv_is_ready()


@pytest.mark.parametrize("lost", ["stamp", "pyvenv.cfg", "bin/python"])
def test_venv_is_not_ready_without_one_of_its_parts(root: Path, lost: str) -> None:
    (root / ".venv" / lost).unlink()
    assert not bootstrap.venv_is_ready()


def test_venv_is_not_ready_when_its_python_is_another_one_or_gone(root: Path) -> None:
    python, other = Path(bootstrap.VENV_PYTHON), root / "python3.99"
    other.touch()
    python.unlink()
    python.symlink_to(other)
    assert not bootstrap.venv_is_ready()
    Path(bootstrap.STAMP).write_text(bootstrap.stamp_text(), encoding="utf-8")
    assert bootstrap.venv_is_ready()
    other.unlink()
    assert not bootstrap.venv_is_ready()


def test_venv_is_not_ready_when_its_home_is_gone(root: Path) -> None:
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {root / 'removed'}\n", encoding="utf-8")
    assert not bootstrap.venv_is_ready()


def test_build_makes_the_venv_anew_and_stamps_it_last(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[list[str], bool]] = []

    def record(command: list[str], sentence_if_it_fails: str) -> None:
        steps.append((command, os.path.exists(bootstrap.STAMP)))

    monkeypatch.setattr(bootstrap, "run_step", record)
    bootstrap.build_venv()
    (venv, stamped_at_venv), (pip, stamped_at_pip) = steps
    assert venv == [sys.executable, "-m", "venv", "--clear", bootstrap.VENV]
    assert pip[:4] == [bootstrap.VENV_PYTHON, "-m", "pip", "install"]
    assert pip[-3:] == ["--require-hashes", "-r", bootstrap.LOCK]
    assert not stamped_at_venv
    assert not stamped_at_pip
    assert bootstrap.venv_is_ready()


def test_failed_build_leaves_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], sentence_if_it_fails: str) -> None:
        if "pip" in command:
            sys.exit(sentence_if_it_fails)

    monkeypatch.setattr(bootstrap, "run_step", fail)
    with pytest.raises(SystemExit, match="check the connection, then start Evenweek again"):
        bootstrap.build_venv()
    assert not os.path.exists(bootstrap.STAMP)


def test_failing_step_ends_with_its_last_lines_and_the_sentence() -> None:
    script = "import sys; print('\\n'.join(f'line {n}' for n in range(9))); sys.exit('ERROR: no route')"
    with pytest.raises(SystemExit) as caught:
        bootstrap.run_step([sys.executable, "-S", "-c", script], "Check the connection.")
    lines = str(caught.value.code).splitlines()
    assert len(lines) == 6
    assert lines[0] == "line 5"
    assert lines[-2:] == ["ERROR: no route", "Check the connection."]


def test_only_one_process_at_a_time_sets_up(root: Path) -> None:
    with open(bootstrap.LOCK, "rb+") as first, open(bootstrap.LOCK, "rb+") as second:
        assert bootstrap.try_to_lock(first)
        assert not bootstrap.try_to_lock(second)
        first.close()
        assert bootstrap.try_to_lock(second)


def test_venv_that_another_process_made_ready_is_not_built_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(bootstrap, "venv_is_ready", lambda: next(answers))
    monkeypatch.setattr(bootstrap, "build_venv", lambda: pytest.fail("built a second time"))
    bootstrap.prepare_venv()
    assert next(answers, None) is None


def test_setting_up_in_a_folder_without_write_permission_ends_in_a_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", bootstrap.VENV)

    os.remove(bootstrap.STAMP)
    monkeypatch.setattr(bootstrap, "build_venv", refuse)
    with pytest.raises(SystemExit, match="Permission denied.*may write in that folder"):
        bootstrap.prepare_venv()


# ensure()


def test_does_nothing_in_its_own_ready_venv(root: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", bootstrap.VENV)
    monkeypatch.setattr(bootstrap, "environment_has", lambda packages: pytest.fail("looked at the packages"))
    bootstrap.ensure()
    assert calls == []


def test_does_nothing_in_an_environment_that_has_all(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    installed(locked_versions(), monkeypatch)
    monkeypatch.setattr(bootstrap, "runs_in_venv", lambda: False)
    bootstrap.ensure(also_needed=bootstrap.TEST_PACKAGES)
    assert calls == []


def test_sets_up_where_a_package_is_missing(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    versions = locked_versions()
    del versions["hypothesis"]
    installed(versions, monkeypatch)
    monkeypatch.setattr(bootstrap, "runs_in_venv", lambda: False)
    bootstrap.ensure()
    assert calls == []
    bootstrap.ensure(also_needed=bootstrap.TEST_PACKAGES)
    assert calls == ["prepare", "restart"]


def test_sets_up_where_a_package_has_another_version(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    installed({**locked_versions(), "filelock": "3.0"}, monkeypatch)
    monkeypatch.setattr(bootstrap, "runs_in_venv", lambda: False)
    bootstrap.ensure()
    assert calls == ["prepare", "restart"]


def test_second_attempt_ends_in_a_sentence(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.RESTARTED, "1")
    monkeypatch.setattr(bootstrap, "runs_in_venv", lambda: False)
    monkeypatch.setattr(bootstrap, "environment_has", lambda packages: False)
    with pytest.raises(SystemExit, match="Delete that folder and start Evenweek once more"):
        bootstrap.ensure()
    assert calls == []


def test_successful_restart_leaves_no_mark_for_programs_started_later(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bootstrap.RESTARTED, "1")
    monkeypatch.setattr(bootstrap, "environment_has", lambda packages: True)
    bootstrap.ensure()
    assert bootstrap.RESTARTED not in os.environ


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts a second process instead")
def test_restart_repeats_the_command_line_and_marks_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, command: started.append((path, command)))
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "dev", "-m", "tests", "-k", "two words"])
    monkeypatch.setenv(bootstrap.RESTARTED, "")
    bootstrap.restart_in_venv()
    python = bootstrap.VENV_PYTHON
    assert started == [(python, [python, "-X", "dev", "-m", "tests", "-k", "two words"])]
    assert os.environ[bootstrap.RESTARTED] == "1"


# Pythons that cannot do it


@pytest.mark.parametrize("path", ["main.py", "planner/__init__.py", "planner/bootstrap.py", "tests/__main__.py"])
def test_older_pythons_can_read_what_runs_before_the_version_check(path: str) -> None:
    source = (ROOT / path).read_text(encoding="utf-8")
    assert ast.parse(source, filename=path, feature_version=(3, 8)).body


def test_too_old_python_gets_a_sentence() -> None:
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, but this is Python 3\.8\.18"):
        bootstrap.require_new_enough_python((3, 8, 18))
    bootstrap.require_new_enough_python((3, 11, 0))


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_missing_venv_ends_in_a_sentence(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else find_spec(name))
    monkeypatch.setattr(bootstrap, "os_release", lambda: DEBIAN_12)
    package = f"python3.{sys.version_info.minor}-venv"
    with pytest.raises(SystemExit, match=rf"apt-get install -y {re.escape(package)}$"):
        bootstrap.require_venv_module()


def test_missing_venv_on_another_distribution_names_the_python() -> None:
    sentence = bootstrap.missing_venv_sentence(FEDORA)
    assert "apt" not in sentence
    assert sys.executable in sentence


# Qt's system libraries


@pytest.mark.parametrize(
    ("system", "glib"),
    [
        (DEBIAN_12, "libglib2.0-0"),
        (DEBIAN_13, "libglib2.0-0t64"),
        ({"ID": "debian"}, "libglib2.0-0t64"),
        (UBUNTU_22, "libglib2.0-0"),
        (UBUNTU_24, "libglib2.0-0t64"),
        (MINT, "libglib2.0-0"),
    ],
)
def test_one_apt_line_names_the_missing_packages(system: dict[str, str], glib: str) -> None:
    missing = ["libGL.so.1", "libglib-2.0.so.0", "libxcb-cursor.so.0"]
    sentence = bootstrap.missing_libraries_sentence(missing, system)
    (line,) = (line for line in sentence.splitlines() if "apt-get" in line)
    assert line.endswith(f"apt-get install -y libgl1 {glib} libxcb-cursor0")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither apt nor user ids")
def test_apt_line_uses_sudo_only_for_others_than_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert bootstrap.apt_line(["libgl1"]) == "apt-get update && apt-get install -y libgl1"
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert bootstrap.apt_line(["libgl1"]) == "sudo apt-get update && sudo apt-get install -y libgl1"


def test_other_distributions_get_the_names_of_the_libraries() -> None:
    sentence = bootstrap.missing_libraries_sentence(["libGL.so.1", "libEGL.so.1"], FEDORA)
    assert sentence.endswith("libGL.so.1, libEGL.so.1")
    assert "apt" not in sentence


@on_linux
def test_libraries_for_a_display_are_asked_for_only_with_a_display() -> None:
    def load_none(library: str) -> object:
        raise OSError(f"{library}: cannot open shared object file")

    for platform in ("offscreen", "offscreen:configfile=screens.json", "minimal"):
        assert bootstrap.missing_qt_libraries(platform, load_none) == list(bootstrap.QT_LIBRARIES)
    for platform in ("", "xcb"):
        everything = [*bootstrap.QT_LIBRARIES, *bootstrap.QT_XCB_LIBRARIES]
        assert bootstrap.missing_qt_libraries(platform, load_none) == everything


@on_linux
def test_only_libraries_that_do_not_load_are_missing() -> None:
    def load(library: str) -> object:
        if library in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(f"{library}: cannot open shared object file")
        return library

    assert bootstrap.missing_qt_libraries("xcb", load) == ["libEGL.so.1", "libxcb-cursor.so.0"]


@on_linux
def test_missing_libraries_end_the_program_before_qt_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "missing_qt_libraries", lambda platform: ["libEGL.so.1"])
    monkeypatch.setattr(bootstrap, "os_release", lambda: DEBIAN_12)
    with pytest.raises(SystemExit, match="apt-get install -y libegl1$"):
        bootstrap.require_qt_libraries()
    monkeypatch.setattr(bootstrap, "missing_qt_libraries", lambda platform: [])
    bootstrap.require_qt_libraries()


# The whole of it, in its own process


def test_bootstrap_needs_the_standard_library_only() -> None:
    """An interpreter that sees no installed package can load it and gets an answer."""
    script = "import sys; from planner import bootstrap; sys.exit(bootstrap.environment_has(['filelock']))"
    done = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
