"""Runs the benchmarks: ``python3 -m bench [--quick] [--posts N ...] [--rounds N] [--folder FOLDER]``."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planner import bootstrap

if TYPE_CHECKING:
    from bench.measure import Action
    from planner.app.catalogue import Catalogue

SMALLEST = 10_000
"""The marked year alone has 6,000 posts."""

QUICK_ROUNDS = 3
DISK = Path("/var/tmp")
"""Where a folder for temporary files lies on disk and not in memory, if there is one."""


def main() -> int:
    """Make sure of the environment, then measure and print the table."""
    bootstrap.ensure()
    wanted = _arguments()
    print(_environment(wanted.folder), flush=True)
    with tempfile.TemporaryDirectory(prefix="evenweek-bench-", dir=wanted.folder) as folder:
        _run(Path(folder), [SMALLEST] if wanted.quick else wanted.posts, _rounds(wanted))
    return 0


def _run(folder: Path, sizes: list[int], rounds: int | None) -> None:
    # Only now: these need packages, and ensure() sees to it that they are there.
    from bench import data, measure  # noqa: PLC0415
    from bench.actions import Import  # noqa: PLC0415
    from bench.sheets import SheetBench  # noqa: PLC0415
    from planner.app.catalogue import Catalogue  # noqa: PLC0415

    catalogue = Catalogue()
    for posts in (0, *sizes):
        path = folder / f"{posts}.evenweek"
        start = perf_counter()
        data.make_plan(path, posts, catalogue)
        print(f"\n{posts:,} posts, {path.stat().st_size / 1e6:.1f} MB, made in {perf_counter() - start:.1f} s")
        print(measure.line(measure.HEADER), flush=True)
        if posts:
            for action in _actions(path, catalogue):
                print(measure.line(measure.measured(action, rounds).cells()), flush=True)
        importing = Import(path, catalogue)
        print(measure.line(measure.measured(importing.action(posts), rounds).cells()), flush=True)
        importing.close()
        sheets = SheetBench(path, catalogue)
        for action in sheets.actions():
            print(measure.line(measure.measured(action, rounds).cells()), flush=True)
        sheets.close()
        path.unlink()


def _actions(path: Path, catalogue: Catalogue) -> Iterator[Action]:
    """What is measured on a plan with posts; the last ones change it."""
    from bench.actions import Bench  # noqa: PLC0415
    from bench.balance import BalanceBench  # noqa: PLC0415
    from bench.balancing import BalancingBench  # noqa: PLC0415
    from bench.start import StartBench  # noqa: PLC0415
    from bench.using import UsingBench  # noqa: PLC0415
    from bench.window import WindowBench  # noqa: PLC0415

    yield from StartBench(path).actions()
    for kind in (Bench, BalanceBench, BalancingBench, WindowBench, UsingBench):
        bench = kind(path, catalogue)
        yield from bench.actions()
        bench.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measures the program against floors of its own.")
    parser.add_argument("--posts", type=_size, nargs="+", default=[SMALLEST, 100_000], help="how large the plans are")
    parser.add_argument("--rounds", type=int, help="rounds of each action, in place of its own number")
    parser.add_argument("--quick", action="store_true", help="10,000 posts only, in a few rounds")
    parser.add_argument("--folder", type=Path, default=DISK if DISK.is_dir() else None, help="where the plans lie")
    return parser.parse_args()


def _size(text: str) -> int:
    posts = int(text)
    if posts < SMALLEST:
        raise argparse.ArgumentTypeError(f"a plan to measure on has {SMALLEST} posts at least")
    return posts


def _rounds(wanted: argparse.Namespace) -> int | None:
    rounds: int | None = wanted.rounds
    return rounds or (QUICK_ROUNDS if wanted.quick else None)


def _environment(folder: Path | None) -> str:
    where = folder or Path(tempfile.gettempdir())
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{python}, {os.cpu_count()} cores, {sys.platform}, plans in {where}"


if __name__ == "__main__":
    sys.exit(main())
