"""Nothing connects to anything, but for one module that does when somebody asks it to."""

from __future__ import annotations

import ast
import platform
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.ui.window.places import PLACES
from tests.sources import statements
from tests.tour.offline import SOCKET_CALLS

ROOT = Path(__file__).parents[2]
PLANNER = ROOT / "planner"

NETWORK = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib", "socketserver",
    "xmlrpc", "asyncio", "selectors", "select", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "QtNetwork",
    "QtWebEngineCore", "QtWebSockets",
}  # fmt: skip
ONLY_TEXT = "urllib.parse."
"""Takes addresses apart and connects to nothing."""

THE_WAY_OUT = "net.py"
"""The only file that may connect."""
WHO_ASKS_IT = "app/page_fetching.py"
"""The only file that calls it."""

HIDING = ("__import__", "import_module")
"""What imports a module by a name that is put together."""

needs_seccomp = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in SOCKET_CALLS,
    reason="system calls are only watched on Linux, on the machines whose numbers are known",
)


def toured(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.tour.offline", str(folder), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


# as the system sees it


@needs_seccomp
def test_a_tour_opens_no_socket_of_the_internet(tmp_path: Path) -> None:
    done = toured(tmp_path, "first-start", "kinds", "search", "every-tab")
    assert done.returncode == 0, done.stderr
    tabs = [f"{place}-{row.key}" for place, (_, rows) in PLACES.items() for row in rows]
    assert [Path(line).name for line in done.stdout.splitlines()][3:] == [*tabs, "no net"]


@needs_seccomp
@pytest.mark.parametrize("word", ["socket", "fetch"])
def test_a_socket_would_be_noticed(tmp_path: Path, word: str) -> None:
    assert toured(tmp_path, word).returncode == -signal.SIGSYS


@needs_seccomp
def test_where_no_socket_can_be_had_only_the_reading_of_a_page_fails(tmp_path: Path) -> None:
    done = toured(tmp_path, "--refuse", "fetch", "first-start")
    assert done.returncode == 0, done.stderr
    failed, picture, _ = done.stdout.splitlines()
    assert failed == "127.0.0.1 cannot be reached from here. Is this computer online?"
    assert Path(picture).stat().st_size > 10_000


# as the files say it


class Source(NamedTuple):
    """What a file imports, what of it when it is imported itself, and whether it does so by names put together."""

    name: str
    imports: frozenset[str]
    at_once: frozenset[str]
    hidden: bool


@cache
def sources() -> tuple[Source, ...]:
    return tuple(map(_source, sorted(PLANNER.rglob("*.py"))))


def test_one_file_alone_imports_network_modules() -> None:
    found = {source.name for source in sources() if any(map(_is_of_the_network, source.imports))}
    assert found == {THE_WAY_OUT}


def test_it_is_imported_only_where_a_page_is_asked_for_and_not_before() -> None:
    asking = {one.name for one in sources() if any(name.startswith("planner.net") for name in one.imports)}
    assert asking == {WHO_ASKS_IT}
    assert not any(name.startswith("planner.net") for one in sources() for name in one.at_once)


def test_modules_whose_name_is_put_together_are_our_own() -> None:
    """Else a file could import what these tests do not see; the two load verbs and manners of networks."""
    assert {one.name for one in sources() if one.hidden} == {"cli/__init__.py", "domain/entities/__init__.py"}


def _source(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return Source(
        file.relative_to(PLANNER).as_posix(),
        frozenset(name for node in statements(tree) for name in _imported(node)),
        frozenset(
            name for top in tree.body if not _waits(top) for node in (top, *statements(top)) for name in _imported(node)
        ),
        any(word in text for word in HIDING) and any(map(_hides, ast.walk(tree))),
    )


def _hides(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in HIDING


def _is_of_the_network(name: str) -> bool:
    return bool(set(name.split(".")) & NETWORK) and not name.startswith(ONLY_TEXT)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _waits(top: ast.stmt) -> bool:
    """Whether nothing of it runs when the module is imported, or it is for the type checker only."""
    typing_only = isinstance(top, ast.If) and isinstance(top.test, ast.Name) and top.test.id == "TYPE_CHECKING"
    return isinstance(top, ast.FunctionDef) or typing_only
