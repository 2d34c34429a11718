"""Takes dictionaries from files of unknown origin: measured, tried out in a process of their own, then kept whole."""

from __future__ import annotations

import contextlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from planner.app.spelling.tags import language_of
from planner.app.surroundings import make_private_folder
from planner.store.errors import NotWritten

ARCHIVES = (".zip", ".oxt")
_LARGEST_AFF = 8 * 2**20
_LARGEST_DIC = 48 * 2**20
_LARGEST_ARCHIVE = 128 * 2**20
_LARGEST_TOGETHER = 256 * 2**20
"""Bytes of all dictionaries of a file: they are held in memory until all of them were tried."""

_MOST_FILES = 5_000
_MOST_DICTIONARIES = 40
_TRIAL_SECONDS = 20

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, UnicodeError)
"""What zipfile raises for archives that are cut, encrypted, or packed in an unknown way."""


class Pair(NamedTuple):
    """A dictionary before it is installed."""

    tag: str
    aff: bytes
    dic: bytes


def command() -> list[str]:
    """The program, and what it is told, that judges words in a process of its own."""
    return [sys.executable, "-I", str(Path(__file__).with_name("child.py"))]


def install(file: Path, folder: Path) -> list[str]:
    """Puts the dictionaries of a file into the folder and gives their tags; see ``Dictionaries.install``."""
    try:
        pairs = _bearable(_in_archive(file) if file.suffix.lower() in ARCHIVES else _beside(file))
    except OSError as error:
        raise ValueError(f"{file.name} cannot be read: {error.strerror or error}.") from None
    if not pairs:
        raise ValueError(f"There is no dictionary in {file.name}. One consists of a file .aff and a file .dic.")
    for pair in pairs:
        _check(pair)
    _keep(pairs, folder)
    return [pair.tag for pair in pairs]


def _bearable(found: Iterable[Pair]) -> list[Pair]:
    pairs: list[Pair] = []
    for pair in found:
        pairs.append(pair)
        if sum(len(one.aff) + len(one.dic) for one in pairs) > _LARGEST_TOGETHER:
            raise ValueError("The dictionaries of the file are too large together.")
    return pairs


def _beside(file: Path) -> Iterator[Pair]:
    language = language_of(file.stem)
    if file.suffix.lower() not in (".aff", ".dic"):
        raise ValueError(f"{file.name} is no dictionary. Choose a file .oxt, .zip, .aff or .dic.")
    if language is None:
        raise ValueError(f"The name of {file.name} does not say its language. Name both files like de_DE.aff.")
    with file.with_suffix(".aff").open("rb") as aff, file.with_suffix(".dic").open("rb") as dic:
        yield Pair(language.tag, _at_most(aff, _LARGEST_AFF), _at_most(dic, _LARGEST_DIC))


def _in_archive(file: Path) -> Iterator[Pair]:
    """Names in the archive only say the language; nothing is unpacked to where they point."""
    if file.stat().st_size > _LARGEST_ARCHIVE:
        raise ValueError(f"{file.name} is too large for dictionaries.")
    try:
        with zipfile.ZipFile(file) as archive:
            for tag, name in _named(archive, file).items():
                with archive.open(f"{name}.aff") as aff, archive.open(f"{name}.dic") as dic:
                    yield Pair(tag, _at_most(aff, _LARGEST_AFF), _at_most(dic, _LARGEST_DIC))
    except _BROKEN:
        raise ValueError(f"{file.name} is damaged, or no archive of dictionaries.") from None


def _named(archive: zipfile.ZipFile, file: Path) -> dict[str, str]:
    """The names without ending of the pairs in the archive, by tag."""
    names = archive.namelist()
    if len(names) > _MOST_FILES:
        raise ValueError(f"{file.name} holds too many files for dictionaries.")
    stems = {name[:-4] for name in names if name.endswith(".aff")} & {
        name[:-4] for name in names if name.endswith(".dic")
    }
    found: dict[str, str] = {}
    for stem in sorted(stems):
        language = language_of(PurePosixPath(stem).name)
        if language is not None:
            found.setdefault(language.tag, stem)
    if len(found) > _MOST_DICTIONARIES:
        raise ValueError(f"{file.name} holds too many dictionaries.")
    return found


def _at_most(file: IO[bytes], limit: int) -> bytes:
    content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError("A file of the dictionary is too large.")
    return content


def _check(pair: Pair) -> None:
    """A list of words begins with their number; neither file holds NUL."""
    first = pair.dic.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].split()
    if not first or not first[0].isdigit() or b"\0" in pair.dic or b"\0" in pair.aff or not pair.aff.strip():
        raise ValueError(f"The dictionary for {pair.tag} is damaged, or something else than a dictionary.")


def _keep(pairs: list[Pair], folder: Path) -> None:
    """Writes and tries all of them in a folder beside, then gives them their names."""
    trial = folder / f".{uuid.uuid4().hex[:8]}"
    try:
        make_private_folder(trial)
        for pair in pairs:
            _write(trial, pair)
            _try_out(trial / pair.tag, pair.tag)
        for pair in pairs:
            os.replace(trial / f"{pair.tag}.dic", folder / f"{pair.tag}.dic")
            os.replace(trial / f"{pair.tag}.aff", folder / f"{pair.tag}.aff")
    except OSError as error:
        raise NotWritten(f"The dictionary could not be kept: {error.strerror or error}.") from None
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _write(folder: Path, pair: Pair) -> None:
    for ending, content in (("aff", pair.aff), ("dic", pair.dic)):
        with (folder / f"{pair.tag}.{ending}").open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _try_out(stem: Path, tag: str) -> None:
    question = json.dumps({"stem": str(stem), "words": ["a"]}).encode() + b"\n"
    answer: dict[str, object] = {}
    with contextlib.suppress(subprocess.SubprocessError, ValueError):
        run = subprocess.run(
            command(),
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TRIAL_SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(run.stdout)
    if "right" not in answer:
        raise ValueError(f"The dictionary for {tag} does not work: {answer.get('trouble', 'it cannot be read')}.")
