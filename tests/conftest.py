"""What all tests share: where the project lies, the conformance data, and an open plan."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.store.opening import open_store

ROOT = Path(__file__).parents[1]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Of several processes each begins to import all tests elsewhere: what one has compiled, the others need not."""
    if session.config.args_source is pytest.Config.ArgsSource.TESTPATHS and "PYTEST_XDIST_WORKER" in os.environ:
        files = sorted((ROOT / "tests").rglob("test_*.py"))
        first = len(files) * int(os.environ["PYTEST_XDIST_WORKER"][2:]) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        for file in files[first:] + files[:first]:
            with suppress(Exception):  # told when this file is collected
                import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end; looking for garbage among them would cost each of them some time."""
    gc.collect()
    gc.freeze()


settings.register_profile("evenweek", deadline=None)
settings.load_profile("evenweek")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the sample plan and its expected results; tests that need it are skipped without it."""
    folder = Path(os.environ.get("EVENWEEK_SHARED", ROOT.parent / "shared"))
    if not (folder / "samples" / "plan_tidy.csv").exists():
        pytest.skip(f"no sample plan in {folder}; set EVENWEEK_SHARED to its folder")
    return folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped data."""
    return Catalogue()


@pytest.fixture(scope="session")
def plan_file(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A plan with one brand, "Ferrow", in London; made once, since that takes longer than most tests."""
    path = tmp_path_factory.mktemp("made") / "plan.evenweek"
    new_plan(path, new_brand("Ferrow", "Europe/London"), catalogue).close()
    return path.read_bytes()


@pytest.fixture
def document(tmp_path: Path, plan_file: bytes) -> Iterator[Document]:
    """Such a plan, open and of one's own."""
    path = tmp_path / "plan.evenweek"
    path.write_bytes(plan_file)
    with open_store(path, write=True) as store:
        yield Document(store)
