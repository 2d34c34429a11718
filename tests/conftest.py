"""What all tests share: where the project lies, the conformance data, and an open plan."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan

ROOT = Path(__file__).parents[1]

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


@pytest.fixture
def document(tmp_path: Path, catalogue: Catalogue) -> Iterator[Document]:
    """An open plan with one brand, "Ferrow", in London."""
    with new_plan(tmp_path / "plan.evenweek", new_brand("Ferrow", "Europe/London"), catalogue) as store:
        yield Document(store)
