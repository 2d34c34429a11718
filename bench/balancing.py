"""Balance my week: proposals for busy weeks, ninety entries each on eight channels; ``python3 -m bench.balancing``."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

from bench import measure
from bench.measure import Action
from planner.app.balancing import propose
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.domain.clock import zone_named
from planner.domain.edits import Change, Edit
from planner.domain.plan import KIND, Plan
from planner.domain.records import Brand, Channel, Placement, Post, Stance, Status
from planner.domain.span import ONE_DAY, Week
from planner.store.store import Store

_A_WEEK = {
    "instagram": 15,
    "facebook": 7,
    "tiktok": 12,
    "linkedin": 4,
    "x": 18,
    "threads": 16,
    "pinterest": 16,
    "google_business": 2,
}
"""Entries of a week on each channel: ninety, no more on any than the shipped cadences allow."""

_WEEKS, _ROUNDS, _LIMIT = 56, 50, 2_000
"""Weeks of the plan, weeks that are balanced, and milliseconds that a proposal may take."""

_SELLING = 0.35
_RULES = (("80-20", ("channel-cap-40",)), ("70-20-10", ("80-20-every-channel", "channel-cap-40")))
_STATUSES = (Status.DRAFT, Status.DRAFT, Status.DRAFT, Status.IDEA, Status.READY, Status.APPROVED)
_FIRST = Week(date(2026, 1, 5))
_ZONE = "Europe/London"


class BalancingBench:
    """Plans of their own, made in the folder of ``path``."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self._folder = path.parent
        self._catalogue = catalogue
        self._stores: list[Store] = []

    def close(self) -> None:
        """Closes the plans."""
        for store in self._stores:
            store.close()

    def actions(self) -> Iterator[Action]:
        """A proposal for one week after the other, by one rule and by several; the floor reads the same weeks."""
        for number, (rule, also) in enumerate(_RULES):
            brand = Brand(id=f"busy-{number}", name="Busy", zone=_ZONE, rule=rule, also=also)
            document = self._made(self._folder / f"busy-{number}.evenweek", brand)
            yield self._proposals(document, brand, f"proposal, 90 entries, {rule} and {len(also)} more")

    def _made(self, path: Path, brand: Brand) -> Document:
        store = new_plan(path, brand, self._catalogue)
        self._stores.append(store)
        document = Document(store)
        document.do(Edit("Channels", tuple(Change(None, one) for one in _channels(brand))))
        plan = document.settings_of(brand)
        document.do(Edit("Weeks", tuple(Change(None, one) for one in _records(plan))))
        return document

    def _proposals(self, document: Document, brand: Brand, name: str) -> Action:
        weeks = [_FIRST.shifted(number) for number in range(4, 4 + _ROUNDS)]
        ours, floors = cycle(weeks), cycle(weeks)

        def proposed() -> object:
            week = next(ours)
            now = datetime.combine(week.monday - 3 * ONE_DAY, time(9), zone_named(_ZONE))
            return propose(document, brand, week, now=now, catalogue=self._catalogue)

        def read() -> object:
            return document.plan(brand, next(floors).span.widened(before=timedelta(weeks=3)))

        return Action(name, read, proposed, rounds=_ROUNDS, limit=_LIMIT)


def _channels(brand: Brand) -> Iterator[Channel]:
    for position, key in enumerate(_A_WEEK):
        yield Channel(
            id=f"{brand.id}-{key}", brand_id=brand.id, name=key.title(), platform=key, position=100 + position
        )


def _records(plan: Plan) -> Iterator[Post | Placement]:
    """The posts of all weeks with their entries."""
    chance = random.Random(5)
    kinds = [label for label in plan.labels_of(KIND) if label.stance is not Stance.NEUTRAL]
    selling = [label.id for label in kinds if label.stance is Stance.PROMOTIONAL and not label.needs_disclosure]
    giving = [label.id for label in kinds if label.stance is Stance.ENGAGEMENT]
    for number in range(_WEEKS):
        left = Counter(_A_WEEK)
        while left.total():
            kind = chance.choice(selling if chance.random() < _SELLING else giving)
            yield from _post(plan, chance, kind, _FIRST.shifted(number), left)


def _post(plan: Plan, chance: random.Random, kind: str, week: Week, left: Counter[str]) -> Iterator[Post | Placement]:
    """A post at one time on one to three channels that have room."""
    brand = plan.brand
    post = Post(id=f"{brand.id}-{chance.getrandbits(60):x}", brand_id=brand.id, title="A post", kind_id=kind)
    yield post
    day, at = week.monday + chance.randrange(7) * ONE_DAY, time(chance.randrange(7, 21), chance.choice((0, 30)))
    status = chance.choice(_STATUSES)
    open_ = [key for key, number in left.items() if number and (key != "linkedin" or day.weekday() < 5)] or list(+left)
    for key in chance.sample(open_, min(len(open_), chance.choice((1, 2, 2, 3)))):
        left[key] -= 1
        yield Placement(
            id=f"{post.id}-{key}",
            post_id=post.id,
            channel_id=f"{brand.id}-{key}",
            zone=_ZONE,
            format="story" if key == "instagram" and left[key] >= 7 else "image",
            date=day,
            time=at,
            status=status,
        )


def main() -> None:
    """Measures this alone."""
    with tempfile.TemporaryDirectory(prefix="evenweek-bench-") as folder:
        bench = BalancingBench(Path(folder) / "plan", Catalogue())
        print(measure.line(measure.HEADER), flush=True)
        for action in bench.actions():
            result = measure.measured(action)
            print(measure.line(result.cells()), f" worst {max(result.ours):.0f} ms", flush=True)
        bench.close()


if __name__ == "__main__":
    main()
