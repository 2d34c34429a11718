"""Plans made up by hypothesis, with text as hostile as it comes."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.edits import Change, add_brand
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Label,
    LabelSet,
    Media,
    Placement,
    Post,
    Rights,
    Stance,
    Status,
)

NASTY = (
    *("=1+1", "@name", "'quoted", "''=x", "-", "+1", "＝full", "\ttab", "line\nbreak", "line\r\nbreak", "\r", "\n"),
    *(
        '"',
        '""',
        ",",
        ";",
        "a;b",
        " spaces ",
        "\u202eright to left\u202c",
        "नमस्ते",
        "👩‍👩‍👧‍👦",
        "\u200b",
        "\ufeff",
        "e\u0301",
    ),
    *("NULL", "None", "[]", "{}", "\u2028", "\x0b", "\x1c", " || ", "1/2", "0001", "\\N", "'; DROP TABLE post; --"),
)
TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
)
NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
MEDIA = st.lists(st.tuples(TEXT.filter(bool), TEXT).map(lambda said: Media(*said)), max_size=3).map(tuple)
DAYS = st.dates(date(2026, 10, 19), date(2026, 11, 15))
TIMES = st.tuples(st.integers(0, 23), st.sampled_from((0, 15, 30))).map(lambda said: time(*said))
RIGHTS = st.tuples(TEXT, st.none() | DAYS, st.booleans()).map(
    lambda said: Rights(owner=said[0], until=said[1], withdrawn=said[2])
)


def empty_plan(catalogue: Catalogue, name: str = "Brand") -> Plan:
    """A plan in memory with one brand, the shipped kinds and nothing else."""
    brand = Brand(id=f"id of {name}", name=name, zone="Europe/London", rule="80-20")
    return with_changes(Plan(brand), add_brand(brand, catalogue.kinds).changes)


def with_changes(plan: Plan, changes: tuple[Change, ...]) -> Plan:
    """The plan in memory after the changes."""
    homes = {
        Channel: plan.channels,
        LabelSet: plan.sets,
        Label: plan.labels,
        Campaign: plan.campaigns,
        Post: plan.posts,
        Placement: plan.placements,
    }
    for change in changes:
        home = homes.get(type(change.record))
        if home is not None and change.after is not None:
            home[change.record.id] = change.after  # type: ignore[index]
        elif home is not None:
            del home[change.record.id]
    return plan


@st.composite
def plans(draw: st.DrawFn, catalogue: Catalogue) -> Plan:
    """A plan with a few channels, pillars, campaigns, posts and placements."""
    plan = empty_plan(catalogue)
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold))
    for name in names:
        if catalogue.platforms.guessed(name) is None:
            plan.channels[name] = Channel(id=name, brand_id=plan.brand.id, name=name)
    plan.channels["ig"] = Channel(id="ig", brand_id=plan.brand.id, name="Instagram", platform="instagram")
    for name in draw(st.lists(NAMES, max_size=3, unique_by=str.casefold)):
        plan.labels[name] = Label(id=name, set_id=plan.label_set(PILLAR).id, key=name, name=name)
        plan.campaigns[name] = Campaign(id=name, brand_id=plan.brand.id, name=name)
    plan.sets["risk"] = LabelSet(id="risk", brand_id=plan.brand.id, key="risk", name="Risk", exclusive=False)
    for name in ("proven", "experiment"):
        plan.labels[f"risk {name}"] = Label(id=f"risk {name}", set_id="risk", key=name, name=name)
    for number in range(draw(st.integers(1, 5))):
        post = a_post(draw, plan, f"post {number}")
        plan.posts[post.id] = post
        for place in range(draw(st.integers(1, 3))):
            placement = a_placement(draw, plan, post, f"{post.id} {place}")
            plan.placements[placement.id] = placement
    return plan


POST = st.fixed_dictionaries(
    {
        **dict.fromkeys(("title", "text", "link", "who", "notes", "partner", "disclosure", "permission"), TEXT),
        "media": MEDIA,
        "stance": st.sampled_from([None, *Stance]),
        "label_ids": st.lists(st.sampled_from(("risk proven", "risk experiment")), unique=True).map(tuple),
        "evergreen": st.booleans(),
        "variant_of": st.sampled_from(("", "post 0", "a post that is gone")),
        "rights": st.just(Rights()) | RIGHTS,
    }
)
"""What a post says by itself. Made once: dictionaries are drawn far faster than ``builds`` looks at a class."""

PLACEMENT = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(ZONES),
        "format": st.sampled_from(("image", "reel", "story", "text", "")),
        "date": DAYS,
        "time": st.none() | TIMES,
        "fold": st.sampled_from((None, 0, 1)),
        "status": st.sampled_from(Status),
        "text": st.none() | TEXT,
        "link": st.none() | TEXT,
        "media": st.none() | MEDIA,
    }
)


def a_post(draw: st.DrawFn, plan: Plan, id_: str) -> Post:
    kinds = [label.id for label in plan.labels_of(KIND)]
    return Post(
        id=id_,
        brand_id=plan.brand.id,
        kind_id=draw(st.sampled_from([None, *kinds])),
        pillar_id=draw(st.sampled_from([None, *(label.id for label in plan.labels_of(PILLAR))])),
        campaign_id=draw(st.sampled_from([None, *plan.campaigns])),
        **draw(POST),
    )


def a_placement(draw: st.DrawFn, plan: Plan, post: Post, id_: str) -> Placement:
    channel_id = draw(st.sampled_from([None, *sorted(plan.channels)]))
    return Placement(id=id_, post_id=post.id, channel_id=channel_id, **draw(PLACEMENT))
