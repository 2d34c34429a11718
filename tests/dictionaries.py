"""A British dictionary for tests, made of the American one that comes with the library."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

_BRITISH_WORDS = ("colour", "flavour", "grey")


def british(folder: Path) -> Path:
    """Writes the two files; gives their path without an ending."""
    library = importlib.util.find_spec("hunspell")
    assert library is not None
    assert library.origin is not None
    american = Path(library.origin).with_name("dictionaries") / "en_US"
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / "en_GB"
    shutil.copy(american.with_suffix(".aff"), stem.with_suffix(".aff"))
    count, *lines = american.with_suffix(".dic").read_bytes().splitlines()
    words = [str(int(count) + len(_BRITISH_WORDS)).encode(), *lines, *(word.encode() for word in _BRITISH_WORDS)]
    stem.with_suffix(".dic").write_bytes(b"\n".join(words) + b"\n")
    return stem
