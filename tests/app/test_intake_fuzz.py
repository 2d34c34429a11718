"""A few broken files of every sort the whole way into a plan; ``python3 -m tests.fuzz`` plays more."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.imports import fuzz_imports


def test_broken_files_come_in_whole_or_leave_the_plan_as_it_was(tmp_path: Path) -> None:
    outcomes = fuzz_imports(tmp_path, 120, 20261123).outcomes
    assert outcomes.total() == 120
    assert set(outcomes) == {"refused", "nothing to do", "imported and undone", "stopped"}
