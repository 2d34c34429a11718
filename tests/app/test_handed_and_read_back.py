"""What each tool is handed comes back into the same plan: nothing doubles, and nothing but states changes."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.handoffs import Handoffs
from planner.app.handover import Leaving, note, outgoing
from planner.app.intake import Intake, Meets, Taken, Wishes
from planner.domain.edits import Change, Edit
from planner.domain.extras import FIRST_COMMENT, texts_of
from planner.domain.records import Campaign, Channel, Media, Placement, Post, Status
from planner.domain.span import Week
from planner.exchange.handoff import HandOff, hand_off

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
WEEK = Week(NOW.date())
NETWORKS = ("instagram", "facebook", "linkedin", "x", "threads", "pinterest", "google_business", "tiktok")
HANDOFFS = Handoffs()
TOOLS = [one.key for one in HANDOFFS.presets]
COARSE = {"vista_social"}
"""Tools whose file says only of which sort the media are, where the plan says carousel or reel: that is asked."""

COMMENTED: dict[str, dict[str, str]] = {"metricool": {}, "postfast": {}, "publer": {}, "vista_social_long": {}} | {
    "socialpilot": {"column:#5": "first_comment"}
}
"""Tools whose file has a first comment, with what has to be said: the file of SocialPilot does not name its columns."""


@pytest.fixture
def held(tmp_path: Path, catalogue: Catalogue) -> Iterator[Document]:
    """A plan with a week of everything that tools make something else of."""
    brand = replace(new_brand("Ferrow", "Europe/London"), media_base="https://cdn.example/media")
    with new_plan(tmp_path / "plan.evenweek", brand, catalogue) as store:
        document = Document(store)
        records = _records(document, catalogue)
        document.do(Edit("Plan", tuple(Change(None, record) for record in records)))
        yield document


def _records(document: Document, catalogue: Catalogue) -> list[Any]:
    brand = document.brands()[0]
    made: list[Any] = [Campaign(id="campaign", brand_id=brand.id, name="Harvest")]
    for number, key in enumerate(NETWORKS):
        accounts = (("postfast", f"acc-{number}"), ("socialpilot", f"{1000 + number}"))
        name = catalogue.platforms.named(key).name  # type: ignore[union-attr]
        made.append(Channel(id=key, brand_id=brand.id, name=name, platform=key, position=number, accounts=accounts))
    for number, (text, channels, form, files, clock) in enumerate(POSTS):
        post_id = f"post-{number}"
        media = tuple(Media(name, f"Shows {name}") for name in files)
        link = "https://ferrow.example/a?b=1&c=2" if number % 2 else ""
        said: dict[str, Any] = {"title": f"Title {number}", "campaign_id": "campaign", "who": "Ida", "notes": "ask Bo"}
        made.append(Post(id=post_id, brand_id=brand.id, text=text, media=media, link=link, **said))
        made += [_entry(catalogue, post_id, key, form, clock) for key in channels]
    return made


def _entry(catalogue: Catalogue, post_id: str, key: str, form: str, clock: time | None) -> Placement:
    network = catalogue.platforms.named(key)
    assert network
    comments = any(extra.key == FIRST_COMMENT for extra in network.extras)
    extras = (("first_comment", "#cups\n#ferrow"),) if comments else ()
    return Placement(
        id=f"{post_id} {key}",
        post_id=post_id,
        channel_id=key,
        zone="Europe/London",
        format=form if form in network.formats else network.formats[0],
        date=date(2026, 11, 24),
        time=clock,
        status=Status.APPROVED,
        extras=(*extras, ("board", "Cups")) if key == "pinterest" else extras,
    )


POSTS: list[tuple[str, tuple[str, ...], str, tuple[str, ...], time | None]] = [
    ("Harvest Lantern is here.\nCome and try it while it lasts.", NETWORKS, "image", ("a.jpg",), time(9, 30)),
    ("“Good coffee,” she said: 4 € a cup #coffee", NETWORKS, "image", ("b c.jpg",), time(10, 7)),
    ("Open late on Thursday for the market", NETWORKS, "text", (), time(11)),
    ('With "quotes", a; semicolon, = and\n\n- a list', ("instagram", "facebook"), "image", ("d.jpg",), time(12)),
    ("The first part of a thread\n---\nThe second\n---\nThe third", ("x", "threads"), "text", (), time(13)),
    ("Three cups, all by hand", ("instagram",), "carousel", ("e.jpg", "f.jpg", "g.jpg"), time(14)),
    ("How a cup is made", ("instagram", "tiktok"), "reel", ("h.mp4",), time(15)),
    ("It has a day and no time", ("instagram", "linkedin"), "image", ("i.jpg",), None),
    ("Hi", ("instagram", "facebook"), "image", ("j.jpg",), time(16)),
]


def handed(document: Document, catalogue: Catalogue, tool: str, *, noted: bool = False) -> HandOff:
    brand = document.brands()[0]
    out = outgoing(document, brand, Leaving(span=WEEK.span), NOW, tool)
    made = hand_off(out, HANDOFFS.preset(tool), catalogue.platforms)
    assert made.goes > 10
    if noted:
        note(document, brand, out, tool)
    return made


def read_back(
    document: Document, catalogue: Catalogue, content: bytes, name: str, answers: Mapping[str, str] | None = None
) -> Taken:
    intake = Intake(document, document.brands()[0], catalogue, NOW.date())
    intake.open(content, name)
    return intake.read(Wishes(answers=answers or {}))


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_doubles_and_nothing_changes(held: Document, catalogue: Catalogue, tool: str, noted: bool) -> None:
    made = handed(held, catalogue, tool, noted=noted)
    met: set[str] = set()
    for file in made.files:
        taken = read_back(held, catalogue, file.content, file.name)
        assert (taken.imported.edit.changes, taken.imported.skipped) == ((), ())
        found = [meeting for meetings in taken.met.values() for meeting in meetings]
        met |= {meeting.placement_id for meeting in found}
        others = {name for meeting in found if meeting.how is not Meets.SAME for name in meeting.differs}
        assert others <= ({"format"} if tool in COARSE else set())
    assert met == {id_ for file in made.files for id_ in file.placement_ids}


@pytest.mark.parametrize("tool", [key for key in TOOLS if HANDOFFS.preset(key).header])
def test_only_the_states_that_come_back_change(held: Document, catalogue: Catalogue, tool: str) -> None:
    made = handed(held, catalogue, tool)
    for file in made.files:
        held.do(read_back(held, catalogue, with_states(file.content), file.name).imported.edit)
    plan = held.plan(held.brands()[0])
    assert (len(plan.posts), len(plan.placements)) == (len(POSTS), sum(len(post[1]) for post in POSTS))
    went = {id_ for file in made.files for id_ in file.placement_ids}
    before = {one.id: one for one in _records(held, catalogue) if isinstance(one, Placement)}
    for id_, placement in plan.placements.items():
        assert placement == replace(before[id_], status=Status.SCHEDULED if id_ in went else Status.APPROVED)
    assert {post.notes for post in plan.posts.values()} == {"ask Bo"}


def with_states(content: bytes) -> bytes:
    """The file as a tool that tells states gives it back."""
    header, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    out = StringIO()
    cells = ([*row, *[""] * (len(header) - len(row)), "Scheduled"] for row in rows)
    csv.writer(out).writerows([[*header, "Status"], *cells])
    return out.getvalue().encode()


@pytest.mark.parametrize("tool", sorted(COMMENTED))
def test_first_comments_come_back_the_same(held: Document, catalogue: Catalogue, tmp_path: Path, tool: str) -> None:
    made = handed(held, catalogue, tool)
    before = held.plan(held.brands()[0])
    with new_plan(tmp_path / "new.evenweek", before.brand, catalogue) as store:
        document = Document(store)
        document.do(Edit("Channels", tuple(Change(None, one) for one in before.channels.values())))
        for file in made.files:
            document.do(read_back(document, catalogue, file.content, file.name, COMMENTED[tool]).imported.edit)
        plan = document.plan(before.brand)
        entries = [one for one in plan.placements.values() if one.channel_id in ("instagram", "facebook", "linkedin")]
        assert {texts_of(one.extras).get(FIRST_COMMENT, "").split()[0] for one in entries} == {"#cups"}
        assert len({one.channel_id for one in entries}) == 3
        assert not any("#cups" in plan.post_of(one).notes for one in entries)
