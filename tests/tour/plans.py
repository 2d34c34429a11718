"""The plans that the tour opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan, new_sample
from planner.domain import edits
from planner.domain.span import Span

NOW = datetime(2026, 11, 25, 9, 40, tzinfo=ZoneInfo("Europe/London"))

_CROWD, _WEEK = 90, Span(date(2026, 11, 23), date(2026, 11, 30))
"""So many entries in the main week of the sample."""

_ODD_TITLES = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenband",
    "قهوة الصباح مع الجيران في الحديقة",
    "👩‍👩‍👧‍👦🏳️‍🌈☕️🥐 Brunch 🎉🎉🎉",
    "東京の朝の珈琲と本",
    "בוקר טוב from the counter",
)


def empty(path: Path) -> Document:
    return Document(new_plan(path, new_brand("Quince Lane", "Europe/London"), Catalogue()))


def sample(path: Path) -> Document:
    return Document(new_sample(path, NOW.date(), Catalogue()))


def crowded(path: Path) -> Document:
    """The sample with 90 entries in its main week, spread over its days and hours."""
    document = sample(path)
    brand = document.brands()[0]
    plan = document.plan(brand, _WEEK)
    first = plan.in_order()
    copies = cycle(first)
    for number in range(_CROWD - len(first)):
        one = next(copies)
        day, hour = _WEEK.start + timedelta(days=number % 7), time(7 + number * 5 % 13, 15 * (number % 4))
        place = replace(one, date=day, time=hour)
        document.do(edits.duplicate([plan.posts[one.post_id]], [place]))
    return document


def odd(path: Path) -> Document:
    """The sample with titles in many scripts, and one without a place to break, in the days around today."""
    document = sample(path)
    plan = document.plan(document.brands()[0], _WEEK)
    posts = dict.fromkeys(one.post_id for one in plan.in_order())
    for id_, title in zip(posts, cycle(_ODD_TITLES), strict=False):
        document.do(edits.edit_post(plan.posts[id_], "title", title))
    return document
