"""Plans to measure on: the same at every run, written straight into the tables.

Ten years, four brands with five channels each, 1.8 entries a post. The year of ``YEAR`` belongs to the first brand
and is the same in a plan of any size, with one stretch of six weeks that holds 500 entries and one that holds 50.
"""

from __future__ import annotations

import random
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import cycle, islice
from pathlib import Path

from planner.app.brands import STARTING_ALSO, STARTING_RULE
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.domain.edits import Change, Edit, add_brand
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import Brand, Campaign, Channel, Label, Media, Placement, Post, Stance, Status
from planner.domain.span import ONE_WEEK, Span, Week
from planner.exchange.own import week_csv
from planner.store.opening import connect
from planner.store.rows import row_type
from planner.store.store import Store

YEAR = Week(date(2025, 12, 29))
"""The first of the 52 weeks of the first brand's year."""

YEAR_ENTRIES, MONTH_ENTRIES, QUIET_MONTH_ENTRIES, WEEK_ENTRIES = 10_800, 500, 50, 120

_QUIET, _MONTH, _WEEK = 18, 30, 32
"""Where in the year the six weeks of 50 entries and the six of 500 begin, and the week of 120."""

QUIET_MONTH = Span(YEAR.shifted(_QUIET).monday, YEAR.shifted(_QUIET + 6).monday)
MONTH = Span(YEAR.shifted(_MONTH).monday, YEAR.shifted(_MONTH + 6).monday)
WEEK = YEAR.shifted(_WEEK)
WHOLE_YEAR = Span(YEAR.monday, YEAR.shifted(52).monday)

_TEN_YEARS = [YEAR.shifted(weeks) for weeks in range(-365, 157)]

_BRANDS = ("East", "North", "South", "West")
"""In the order of their names, so that the first is the one that the program shows when it starts."""

_CHANNELS = ("Instagram", "Facebook", "LinkedIn", "Pinterest", "Blog")
_PILLARS = ("Craft", "People", "Place", "Season")
_ZONE = "Europe/London"
_FORMATS = ("image", "text", "reel", "link", "story")
_CLOCKS = (*(time(hour, minute) for hour in range(7, 21) for minute in (0, 15, 30, 45)), None)
_STATUSES = (*(Status.SCHEDULED,) * 30, *(Status.APPROVED,) * 10, *(Status.DRAFT,) * 9, Status.SKIPPED)
_ENTRIES_OF_A_POST = (1, 2, 2, 2, 2)

_PROMOTIONAL = 0.22
_OWN_TEXT = 0.15
"""How many of a post's second entries have a text of their own."""

_WORDS = (
    "morning",
    "light",
    "café",
    "table",
    "bread,",
    "river",
    "“small",
    "batch”",
    "street",
    "–",
    "window",
    "market",
    "20",
    "%",
    "kiln",
    "garden",
    "🌿",
    "evening",
)
_SHORTEST_TEXT, _LONGEST_TEXT = 240, 1_500


@dataclass(frozen=True, slots=True)
class Content:
    """Posts of one or more brands and where they stand, each post with its first entry first."""

    posts: list[Post]
    placements: list[Placement]


def make_plan(path: Path, posts: int, catalogue: Catalogue) -> None:
    """A plan with so many posts (0: only brands, channels and labels) at ``path``."""
    with new_plan(path, _brand(0), catalogue) as store:
        plans = _settled_plans(store, catalogue)
    if posts:
        _write(path, _content(plans, posts))


def import_file(plan: Plan, rows: int) -> bytes:
    """A file of our columns with so many entries of the brand in this plan, none of which it holds yet."""
    content = _filled(random.Random(2), cycle([plan]), _spread([YEAR.shifted(i) for i in range(52)], rows))
    posts = {post.id: post for post in content.posts}
    filled = replace(plan, posts=posts, placements={})
    return week_csv.written(week_csv.cells(filled, placement) for placement in content.placements).encode()


def first_brand() -> Brand:
    """The brand that the marked year belongs to."""
    return _brand(0)


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a plan as the program opens it for writing."""
    connection = connect(path)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    return connection


# settings


def _brand(number: int) -> Brand:
    return Brand(
        id=f"brand-{number}",
        name=_BRANDS[number],
        zone=_ZONE,
        domains=("example.com",),
        rule=STARTING_RULE,
        also=STARTING_ALSO,
    )


def _settled_plans(store: Store, catalogue: Catalogue) -> list[Plan]:
    """Every brand with its channels, labels and campaigns."""
    document = Document(store)
    nothing = Span(date.min, date.min)
    for number in range(len(_BRANDS)):
        brand = _brand(number)
        if number:
            document.do(add_brand(brand, catalogue.kinds))
        document.do(Edit("Settings", tuple(_settings(document.plan(brand, nothing)))))
    return [document.plan(_brand(number), nothing) for number in range(len(_BRANDS))]


def _settings(plan: Plan) -> Iterator[Change]:
    brand_id = plan.brand.id
    for i, name in enumerate(_CHANNELS):
        platform = name.casefold()
        channel = Channel(id=f"{brand_id}-{platform}", brand_id=brand_id, name=name, platform=platform, position=i)
        yield Change(None, channel)
    set_id = plan.label_set(PILLAR).id
    for i, name in enumerate(_PILLARS):
        yield Change(None, Label(id=f"{brand_id}-{name}", set_id=set_id, key=name, name=name, position=i))
    for i in range(10):
        yield Change(None, Campaign(id=f"{brand_id}-campaign-{i}", brand_id=brand_id, name=f"Campaign {i}"))


# posts


def _content(plans: list[Plan], posts: int) -> Content:
    marked = _filled(random.Random(0), cycle(plans[:1]), _marked_year())
    others = [week for week in _TEN_YEARS if week.monday not in WHOLE_YEAR]
    entries = posts * sum(_ENTRIES_OF_A_POST) // len(_ENTRIES_OF_A_POST) - YEAR_ENTRIES
    rest = _filled(random.Random(1), cycle(plans), _spread(others, entries))
    return Content(marked.posts + rest.posts, marked.placements + rest.placements)


def _marked_year() -> Iterator[date]:
    """The days of the entries in the first brand's year."""
    weeks = [YEAR.shifted(i) for i in range(52)]
    quiet, busy = weeks[_QUIET : _QUIET + 6], [week for week in weeks[_MONTH : _MONTH + 6] if week != WEEK]
    rest = [week for week in weeks if week.monday not in QUIET_MONTH and week.monday not in MONTH]
    yield from _spread(quiet, QUIET_MONTH_ENTRIES)
    yield from _spread([WEEK], WEEK_ENTRIES)
    yield from _spread(busy, MONTH_ENTRIES - WEEK_ENTRIES)
    yield from _spread(rest, YEAR_ENTRIES - MONTH_ENTRIES - QUIET_MONTH_ENTRIES)


def _spread(weeks: list[Week], entries: int) -> Iterator[date]:
    """The day of each entry, evenly over the weeks and in order."""
    days = len(weeks) * ONE_WEEK.days
    for i in range(entries):
        week, day = divmod(i * days // entries, ONE_WEEK.days)
        yield weeks[week].monday + timedelta(days=day)


def _filled(chance: random.Random, plans: Iterator[Plan], days: Iterable[date]) -> Content:
    """Posts for these days, each with its next one or two, taking the brands in turn."""
    texts = [_text(chance) for _ in range(499)]
    content = Content([], [])
    remaining = iter(days)
    for number, entries in enumerate(cycle(_ENTRIES_OF_A_POST)):
        own = list(islice(remaining, entries))
        if not own:
            return content
        plan = next(plans)
        post = _post(chance, plan, number, texts)
        content.posts.append(post)
        content.placements.extend(_placement(chance, plan, post, at, texts) for at in enumerate(own))
    return content


def _post(chance: random.Random, plan: Plan, number: int, texts: list[str]) -> Post:
    promotional = chance.random() < _PROMOTIONAL
    kinds = [kind for kind in plan.labels_of(KIND) if (kind.stance is Stance.PROMOTIONAL) is promotional]
    return Post(
        id=_id(chance),
        brand_id=plan.brand.id,
        title=f"Post {number} about the {chance.choice(_WORDS)}",
        text=chance.choice(texts),
        link=f"https://example.com/{number}?utm_source=plan" if number % 2 else "",
        media=(Media(f"media/{number}.jpg", "A table by the window"),) if number % 3 else (),
        kind_id=chance.choice(kinds).id,
        pillar_id=chance.choice(plan.labels_of(PILLAR)).id,
        campaign_id=chance.choice(list(plan.campaigns)) if number % 4 == 0 else None,
        who="Robin",
        notes="Ask for the picture" if number % 5 == 0 else "",
    )


def _placement(chance: random.Random, plan: Plan, post: Post, at: tuple[int, date], texts: list[str]) -> Placement:
    number, day = at
    return Placement(
        id=_id(chance),
        post_id=post.id,
        channel_id=chance.choice(list(plan.channels)),
        zone=_ZONE,
        format=chance.choice(_FORMATS),
        date=day,
        time=chance.choice(_CLOCKS),
        status=chance.choice(_STATUSES),
        text=f"Shorter: {chance.choice(texts)}" if number and chance.random() < _OWN_TEXT else None,
    )


def _text(chance: random.Random) -> str:
    length = chance.randint(_SHORTEST_TEXT, _LONGEST_TEXT)
    words = chance.choices(_WORDS, k=length // 4)
    return "\n".join(" ".join(words[i : i + 40]) for i in range(0, len(words), 40))[:length].strip()


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _write(path: Path, content: Content) -> None:
    connection = opened(path)
    connection.execute("BEGIN")
    for record_type, records in ((Post, content.posts), (Placement, content.placements)):
        rows = row_type(record_type)
        connection.executemany(rows.insert, map(rows.row, records))
    Store(path, connection, None).learn_all()
    connection.execute("COMMIT")
    connection.close()
