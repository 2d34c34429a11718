"""A few rounds of mutated pages; ``python3 -m tests.fuzz`` plays more."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.pages import fuzz_pages


def test_mutated_pages_are_read(tmp_path: Path) -> None:
    assert fuzz_pages(tmp_path, 30, 20261123).outcomes.total() == 30
