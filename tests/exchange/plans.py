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
MEDIA = st.lists(st.builds(Media, TEXT.filter(bool), TEXT), max_size=3).map(tuple)
DAYS = st.dates(date(2026, 10, 19), date(2026, 11, 15))
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))


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
        post = draw(posts(plan, f"post {number}"))
        plan.posts[post.id] = post
        for place in range(draw(st.integers(1, 3))):
            placement = draw(placements(plan, post, f"{post.id} {place}"))
            plan.placements[placement.id] = placement
    return plan


def posts(plan: Plan, id_: str) -> st.SearchStrategy[Post]:
    kinds = [label.id for label in plan.labels_of(KIND)]
    return st.builds(
        Post,
        id=st.just(id_),
        brand_id=st.just(plan.brand.id),
        title=TEXT,
        text=TEXT,
        link=TEXT,
        media=MEDIA,
        kind_id=st.sampled_from([None, *kinds]),
        stance=st.sampled_from([None, *Stance]),
        pillar_id=st.sampled_from([None, *(label.id for label in plan.labels_of(PILLAR))]),
        campaign_id=st.sampled_from([None, *plan.campaigns]),
        who=TEXT,
        notes=TEXT,
        partner=TEXT,
        disclosure=TEXT,
        permission=TEXT,
        label_ids=st.lists(st.sampled_from(("risk proven", "risk experiment")), unique=True).map(tuple),
        evergreen=st.booleans(),
        variant_of=st.sampled_from(("", "post 0", "a post that is gone")),
        rights=st.just(Rights()) | st.builds(Rights, owner=TEXT, until=st.none() | DAYS, withdrawn=st.booleans()),
    )


def placements(plan: Plan, post: Post, id_: str) -> st.SearchStrategy[Placement]:
    return st.builds(
        Placement,
        id=st.just(id_),
        post_id=st.just(post.id),
        channel_id=st.sampled_from([None, *sorted(plan.channels)]),
        zone=st.sampled_from(ZONES),
        format=st.sampled_from(("image", "reel", "story", "text", "")),
        date=DAYS,
        time=st.none() | TIMES,
        fold=st.sampled_from((None, 0, 1)),
        status=st.sampled_from(Status),
        text=st.none() | TEXT,
        link=st.none() | TEXT,
        media=st.none() | MEDIA,
    )
