"""A few rounds of broken files through the readers; ``python3 -m tests.fuzz`` plays more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.rounds import Tally
from tests.fuzz.sheets import FUZZ_SHEETS


@pytest.mark.parametrize("fuzz", FUZZ_SHEETS)
def test_broken_files_are_refused_or_read(fuzz: Callable[..., Tally], tmp_path: Path) -> None:
    assert fuzz(tmp_path, 60, 20261123).outcomes.total() == 60
