"""Plans with numbers of which the truth is known, for the tabs of results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.intake import read_plan
from planner.app.results_intake import ResultsIntake
from planner.domain.edits.change import changed
from planner.domain.records import Age, Brand, Label, Measurement, Placement, Post
from tests.builders import a_channel, a_placement, a_post

TODAY = date(2026, 11, 23)
_POSTS, _DAYS = 28, 2
_NOISE = (0, 12, -9, 6, -4, 15, -13)


def with_sample(document: Document, shared: Path, catalogue: Catalogue) -> None:
    """The tidy plan, with its made-up numbers read as the program reads them."""
    brand = document.brands()[0]
    plan, numbers = (shared / "samples" / name for name in ("plan_tidy.csv", "metrics_synthetic.csv"))
    document.do(read_plan(document, brand, plan.read_bytes(), catalogue).edit)
    intake = ResultsIntake(document, brand, catalogue, TODAY)
    intake.open(numbers.read_bytes(), numbers.name)
    document.do(intake.read().edit)


def with_good_questions(document: Document) -> None:
    """Questions have three times the rate of tips, over eight weeks on one channel."""
    brand = document.brands()[0]
    kinds = {one.key: one for one in document.settings_of(brand).labels.values()}
    channel = a_channel(id="instagram", brand_id=brand.id, name="Instagram")
    records = [channel, *(one for at in range(_POSTS) for one in _measured(brand, kinds, at))]
    document.do(changed("", [(None, one) for one in records]))


def _measured(brand: Brand, kinds: dict[str, Label], at: int) -> Iterator[Post | Placement | Measurement]:
    key, usual = ("question", 120) if at % 2 else ("education", 40)
    day = TODAY - timedelta(days=10 + _DAYS * at)
    yield a_post(id=f"post-{at}", brand_id=brand.id, kind_id=kinds[key].id)
    yield a_placement(
        id=f"entry-{at}",
        post_id=f"post-{at}",
        channel_id="instagram",
        format="image",
        date=day,
        time=time(9 + at % 3),
    )
    yield Measurement(
        id=f"numbers-{at}",
        brand_id=brand.id,
        placement_id=f"entry-{at}",
        age=Age.AFTER_WEEK,
        captured=day + timedelta(days=7),
        values=(
            ("reach", "1000", ""),
            ("reactions", str(usual + _NOISE[at % 7]), ""),
            ("comments", "4", ""),
            ("shares", "2", ""),
            ("saves", "3", ""),
            ("followers", str(5000 - 10 * at), ""),
        ),
    )
