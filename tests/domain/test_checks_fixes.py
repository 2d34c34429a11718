"""Whatever is typed, checks say something or nothing, and what they offer mends what they found."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checks.case import Basis, Case
from planner.domain.checks.entries import ENTRY_CHECKS, entry_findings
from planner.domain.checks.finding import Finding
from planner.domain.checks.mending import without
from planner.domain.edits import Edit, clean
from planner.domain.plan import Plan
from planner.domain.platforms import Extra, Platforms
from planner.domain.records import Brand, Media, Placement, Post, Stance, Status
from planner.domain.rules import Severity
from tests.builders import a_brand, a_channel, a_placement, a_post
from tests.scopes import LORE, NOW, SHIPPED, a_fact, a_network

PIECES = ["#Tag", "#tag", "#coffeeoftheday", "coffee of the day", "☕", "a☕b", "𝗯𝗼𝗹𝗱", "Cоffee", "@nela", "[NUMBER]"]
PIECES += [
    "https://ferrow.com/a",
    "htps://ferrow.com/b",
    "Order now",
    "\n",
    " ",
    "---",
    "é",
    "\u202e",
    "\ud800",
    "\x00",
]
TEXT = st.one_of(st.text(st.characters(), max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
LINK = st.sampled_from(["", "https://ferrow.com/?utm_source=X", "htps://ferrow.com", "https://ferrow.com/?utm_id=A b"])
FACTS = a_fact("text.max", 40), a_fact("hashtags.max", 2), a_fact("links.clickable", False), a_fact("alt.max", 5)
NETWORKS = [
    a_network(*FACTS, threads=True, extras=(Extra(key="board", name="Board", needed=True),)),
    a_network(*FACTS),
    *SHIPPED.platforms,
]


@st.composite
def cases(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXT) -> Case:
    """Any post with any texts, on any network, with another entry that may be out already."""
    network = draw(st.sampled_from(NETWORKS))
    post = a_post(
        text=draw(texts),
        link=draw(LINK),
        partner=draw(st.sampled_from(["", "Nela"])),
        stance=draw(st.sampled_from(Stance)),
        media=draw(st.sampled_from([(), (Media("a.jpg", "long alt"),)])),
    )
    own = draw(st.none() | texts)
    entry = a_placement(post_id=post.id, format=draw(st.sampled_from(["text", "image"])), text=own)
    other = a_placement(post_id=post.id, channel_id=None, status=draw(st.sampled_from([Status.DRAFT, Status.POSTED])))
    plan = Plan(
        a_brand(domains=("ferrow.com",)),
        channels={"channel": a_channel(id="channel", name="Net", platform=network.key)},
        posts={post.id: post},
        placements={entry.id: entry, other.id: other},
    )
    basis = Basis(plan=plan, now=NOW, platforms=Platforms([network]), lore=LORE, tracking=SHIPPED.tracking)
    return Case(basis, entry)


def after(case: Case, edit: Edit) -> Case:
    """The entry after an edit."""
    plan = case.plan
    for change in edit.changes:
        record = change.after
        if isinstance(record, Post):
            plan = replace(plan, posts=plan.posts | {record.id: record})
        elif isinstance(record, Placement):
            plan = replace(plan, placements=plan.placements | {record.id: record})
        elif isinstance(record, Brand):
            plan = replace(plan, brand=record)
    basis = Basis(plan=plan, now=NOW, platforms=case.basis.platforms, lore=LORE, tracking=SHIPPED.tracking)
    return Case(basis, plan.placements[case.placement.id])


def findings(case: Case) -> list[Finding]:
    return entry_findings(case, SHIPPED.checks)


@given(cases())
def test_every_finding_is_a_sentence_about_a_place_that_is_there(case: Case) -> None:
    for one in findings(case):
        assert one.item in ENTRY_CHECKS
        assert one.severity in Severity
        assert one.placements == (case.placement.id,)
        assert one.about
        assert one.sentence.strip() == one.sentence
        assert not one.sentence.endswith(".")
        if one.at is not None:
            assert 0 <= one.at[0] < one.at[1] <= len(case.text)


MENDS = (
    "Take",
    "Build",
    "Write #",
    "Write http",
    "Write it",
    "Move",
    "Begin",
    "Note",
    "Add @",
    "Make it a text",
    "Divide",
)


@given(cases(TEXT.map(clean)))
def test_what_is_offered_mends_what_was_found_and_leaves_alone_what_is_out(case: Case) -> None:
    for one in findings(case):
        for fix in one.fixes:
            edit = fix.edit()
            mended = after(case, edit)
            kept = [each for each in case.plan.placements.values() if each.status is Status.POSTED]
            for each in kept:
                assert Case(mended.basis, mended.plan.placements[each.id]).text == Case(case.basis, each).text
                assert Case(mended.basis, mended.plan.placements[each.id]).link == Case(case.basis, each).link
            if edit.changes and fix.words.startswith(MENDS):
                assert one not in findings(mended), fix.words


def test_many_pieces_are_taken_out_of_a_megabyte_at_once() -> None:
    assert without("#ad " * 250_000 + "x", [(at, at + 3) for at in range(0, 1_000_000, 4)]) == "x"
