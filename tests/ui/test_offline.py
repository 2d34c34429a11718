"""Nothing of the window connects to anything."""

from __future__ import annotations

import ast
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tour.offline import SOCKET_CALLS

ROOT = Path(__file__).parents[2]

NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx", "QtNetwork"}
ONLY_TEXT = "urllib.parse."
"""Takes addresses apart and connects to nothing."""

needs_seccomp = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in SOCKET_CALLS,
    reason="system calls are only watched on Linux, on the machines whose numbers are known",
)


def toured(folder: Path, *places: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.tour.offline", str(folder), *places]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@needs_seccomp
def test_a_tour_opens_no_socket_of_the_internet(tmp_path: Path) -> None:
    done = toured(tmp_path, "first-start", "kinds", "search")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3


@needs_seccomp
def test_a_socket_would_be_noticed(tmp_path: Path) -> None:
    assert toured(tmp_path).returncode == -signal.SIGSYS


def test_no_file_of_the_window_imports_a_network_module() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted((ROOT / "planner").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _imported(node)
        if set(name.split(".")) & NETWORK and not name.startswith(ONLY_TEXT)
    ]
    assert found == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []
