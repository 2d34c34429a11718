"""The plans of the tour whose weeks stand well or badly, and those with many brands, days and long names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.special_days import country_of
from planner.domain import edits
from planner.domain.plan import KIND, Plan
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Milestone,
    Per,
    Placement,
    Post,
    Routine,
    Stance,
    Status,
)
from planner.domain.span import ONE_WEEK, Week
from tests.tour.plans import NOW, crowded, empty, sample

MONDAY = Week.of(NOW.date()).monday

_STANCES = {"P": Stance.PROMOTIONAL, "E": Stance.ENGAGEMENT, "N": Stance.NEUTRAL}
_TITLES = (
    "Opening hours",
    "Meet the binder",
    "Oat or dairy?",
    "The green chair",
    "How to oil a ladder",
    "Found inside",
)
_LONG_NAMES = (
    "Donaudampfschifffahrtsgesellschaft Instagram-Kanal für Wien und Umgebung",
    "مقهى الصباح على فيسبوك للجيران والأصدقاء",
    "東京珈琲と本のニュースレター・毎週水曜日",
    "Threads, Quince Lane Reading Room and Bindery",
)
_BRANDS = (
    "Salt & Stone",
    "Tidewick Paper",
    "Bramble Coffee",
    "Ferrow",
    "صباح",
    "東京珈琲",
    "Donaudampfschifffahrtskontor",
)

Made = Callable[[Path], Document]


def week_of(stances: str, *, before: str = "", rule: str = "80-20", channel: bool = True) -> Made:
    """A plan with posts of these stances (P, E, N) this week and last week, judged by a rule."""

    def made(path: Path) -> Document:
        document = empty(path)
        brand = document.brands()[0]
        document.do(edits.amend(brand, "Rule", rule=rule))
        channel_id = _instagram(document, brand) if channel else None
        _put(document, brand, stances, channel=channel_id)
        _put(document, brand, before, MONDAY - ONE_WEEK, channel=channel_id, status=Status.POSTED)
        return document

    return made


def by_rule(rule: str, made: Made = sample) -> Made:
    """A plan under another rule."""

    def with_rule(path: Path) -> Document:
        document = made(path)
        document.do(edits.amend(document.brands()[0], "Rule", rule=rule))
        return document

    return with_rule


def launched(path: Path) -> Document:
    """The sample, whose main week breaks its rule on purpose."""
    document = sample(path)
    plan = document.plan(document.brands()[0], Week(MONDAY).span)
    document.do(edits.launch(plan, Week(MONDAY), [plan.brand.rule], "The Lamp Card comes out on Tuesday"))
    return document


def with_days(path: Path) -> Document:
    """The sample with holidays, starred days, a campaign with milestones, routines and hours."""
    document = sample(path)
    brand = document.brands()[0]
    stars = ("awareness:black-friday", "awareness:cyber-monday")
    values = {"country": country_of(brand.zone), "starred": stars, "minutes": 300}
    document.do(edits.amend(brand, "Days", **values))
    document.do(edits.add_campaign(_campaign(brand)))
    for number, (name, times, per, minutes) in enumerate(_ROUTINES):
        routine = Routine(id=f"routine-{number}", brand_id=brand.id, name=name, times=times, per=per, minutes=minutes)
        document.do(edits.keep_routine(replace(routine, position=number)))
        document.do(edits.log_routine(routine, NOW.date(), who="Nell", at=NOW))
    return document


def calm(path: Path) -> Document:
    """A week in which everything is answered: balanced, posted, and every question done."""
    document = week_of("PEEEE", before="PEEEE", channel=False)(path)
    brand = document.brands()[0]
    plan = document.plan(brand, Week(MONDAY).span)
    document.do(edits.mark(plan.in_order(), Status.APPROVED, NOW, "Nell"))
    return document


def all_rules(path: Path) -> Document:
    """The sample with a rule of its own, a second one watched, and further labels."""
    document = with_days(path)
    brand, catalogue = document.brands()[0], Catalogue()
    document.do(edits.amend(brand, "Rules", also=("channel-cap-40", "thirds", "weekly-five")))
    for label_set, labels in catalogue.label_sets.values():
        document.do(edits.take_up_set(brand, label_set, labels))
    table = catalogue.rulebook(document.settings_of(brand)).mix_table("70-20-10")
    named = {**table, "name": "Quince Lane: mostly the bindery, a little of others", "copied_from": "70-20-10"}
    document.do(edits.keep_mix(document.settings_of(brand), "quince", named, since=None))
    return document


def long_names(path: Path) -> Document:
    """The busy sample with names in German, Arabic and Japanese."""
    document = crowded(path)
    brand = document.brands()[0]
    for channel, name in zip(document.settings_of(brand).channels.values(), cycle(_LONG_NAMES), strict=False):
        document.do(edits.rename(channel, name))
    document.do(edits.rename(brand, "Quince Lane Lesezimmer und Buchbinderei"))
    for number, name in enumerate(("Rindfleischetikettierungsüberwachung erledigt?", "الرد على الرسائل كل صباح")):
        document.do(
            edits.keep_routine(Routine(id=f"r{number}", brand_id=brand.id, name=name, times=3, per=Per.DAY, minutes=30))
        )
    return document


def eight_brands(path: Path) -> Document:
    """The sample beside seven others, some with posts that wait for approval."""
    document = sample(path)
    for number, name in enumerate(_BRANDS):
        brand = new_brand(name, "Europe/London")
        document.do(edits.add_brand(brand, Catalogue().kinds))
        _put(document, brand, "PPPEEEE"[number % 4 : 3 + number], status=Status.READY)
    return document


def questioned(path: Path) -> Document:
    """An empty week of a brand with two channels."""
    document = empty(path)
    brand = document.brands()[0]
    for number, key in enumerate(("instagram", "linkedin")):
        channel = Channel(id=key, brand_id=brand.id, name=key.title(), platform=key, position=number)
        document.do(edits.add_channel(channel))
    return document


_ROUTINES = (
    ("30 minutes for replies", 1, Per.DAY, 30),
    ("Comment on five posts of neighbours", 5, Per.DAY, 15),
    ("Look at the profile once", 1, Per.WEEK, 10),
)


def _campaign(brand: Brand) -> Campaign:
    return Campaign(
        id="winter",
        brand_id=brand.id,
        name="Winter Tide",
        starts=date(2026, 11, 23),
        ends=date(2026, 12, 20),
        milestones=(
            Milestone("Cart opens", date(2026, 11, 27), time(9), 3),
            Milestone("Last orders before Christmas, by post", date(2026, 12, 17), time(12)),
        ),
    )


def _instagram(document: Document, brand: Brand) -> str:
    document.do(edits.add_channel(Channel(id="ig", brand_id=brand.id, name="Instagram", platform="instagram")))
    return "ig"


def _put(
    document: Document,
    brand: Brand,
    stances: str,
    monday: date = MONDAY,
    *,
    channel: str | None = None,
    status: Status = Status.DRAFT,
) -> None:
    plan = document.settings_of(brand)
    for number, letter in enumerate(stances):
        title, id_ = _TITLES[number % len(_TITLES)], f"{brand.id}-{monday}-{number}"
        post = Post(id=id_, brand_id=brand.id, title=title, text=title, kind_id=_kind(plan, letter))
        day = monday + timedelta(days=number % 7)
        document.do(edits.new_post(post, [_entry(brand, post, day, channel, status)]))


def _kind(plan: Plan, letter: str) -> str:
    return next(one.id for one in plan.labels_of(KIND) if one.stance is _STANCES[letter])


def _entry(brand: Brand, post: Post, day: date, channel: str | None, status: Status) -> Placement:
    return Placement(
        id=f"{post.id}-entry",
        post_id=post.id,
        channel_id=channel,
        zone=brand.zone,
        format="image" if channel else "text",
        date=day,
        time=time(9),
        status=status,
    )
