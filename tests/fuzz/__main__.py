"""Runs the broken files outside the suite: ``python3 -m tests.fuzz [--rounds N] [--seed N]``."""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import tempfile
from pathlib import Path

from planner import bootstrap


def main() -> int:
    """Plays the rounds of each kind; 0 when all went well, 1 when one failed."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.fuzz", description="Broken files through import and store.")
    parser.add_argument("--rounds", type=int, default=2_000, help="rounds of each kind (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="default: another each time")
    parser.add_argument("--only", default="", help="only the kind of this name, such as pages")
    wanted = parser.parse_args()
    bootstrap.ensure(also_needed=bootstrap.TEST_PACKAGES)
    # Only now: the program's packages may not have been installed before.
    from tests.fuzz.imports import fuzz_imports
    from tests.fuzz.pages import fuzz_pages
    from tests.fuzz.rounds import Found, fuzz_csv, fuzz_plans
    from tests.fuzz.sheets import FUZZ_SHEETS

    failed = False
    kinds = (fuzz_csv, fuzz_plans, *FUZZ_SHEETS, fuzz_imports, fuzz_pages)
    for fuzz in (one for one in kinds if one.__name__.endswith(wanted.only)):
        with tempfile.TemporaryDirectory(prefix="evenweek-fuzz-") as folder:
            try:
                print(fuzz(Path(folder), wanted.rounds, wanted.seed, _watch))
            except Found as found:
                print(f"FAILED  {found}")
                failed = True
            finally:
                faulthandler.cancel_dump_traceback_later()
    print(f"{'FAILED' if failed else 'All well'}, seed {wanted.seed}.")
    return int(failed)


def _watch() -> None:
    """Ends the process with a traceback when the coming round hangs, even within SQLite or the csv module."""
    from tests.fuzz.rounds import PATIENCE_SECONDS

    faulthandler.dump_traceback_later(PATIENCE_SECONDS, exit=True)


if __name__ == "__main__":
    sys.exit(main())
