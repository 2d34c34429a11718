"""The posts of a campaign: which, how they count in the mix, and what they brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.app.reports.campaign_case import CampaignCase
from planner.app.reports.entry_rows import entries_grid
from planner.app.reports.figures import figures_of
from planner.app.reports.numbers import AGES, MEASURE
from planner.app.reports.says import NOT_GIVEN, counted, day, entries, figure, percent, statuses
from planner.app.reports.week_case import Part
from planner.app.weekly import week_numbers
from planner.domain.records import NOT_OFFERED, Stance
from planner.domain.reports import Block, Column, Grid, Section, Tone, Words
from planner.domain.results.observed import numbers_of

_STANCES = (
    (Stance.PROMOTIONAL, "promotional"),
    (Stance.ENGAGEMENT, "engagement"),
    (Stance.NEUTRAL, "neutral"),
    (None, "without a kind"),
)


def posts(case: CampaignCase) -> Part:
    """All entries with their status, and the mix of the posts, each counted once."""
    found = case.look.posts
    title = "Its posts"
    if not found.entries:
        return Part(Section(title, (Words("No post belongs to it yet."),)), "Posts", "none yet")
    mix = ", ".join(f"{found.stances[one]:,} {words}" for one, words in _STANCES if found.stances.get(one))
    short = f"{counted(found.posts, 'post')}: {mix}" if mix else counted(found.posts, "post")
    blocks = (
        Words(f"{short}. On their channels these are {entries(len(found.entries))}: {statuses(found.entries)}."),
        entries_grid(case.look.plan, "", found.entries),
    )
    return Part(Section(title, blocks), "Posts", short)


def brought(case: CampaignCase) -> Part:
    """The rates of its posts, and what was noted for the campaign as a whole."""
    blocks: list[Block] = [*_rates(case), *_noted(case)]
    return Part(Section("What it brought", tuple(blocks)))


def _rates(case: CampaignCase) -> Iterator[Block]:
    """The posts that are meant to sell and the others, each measured by what they are meant for."""
    plan, numbers = case.look.plan, case.document.measurements_of(case.look.plan.placements)
    found = week_numbers(case.document, case.brand, plan, case.catalogue)
    if found is None:
        yield Words("No numbers of its posts are entered that would give a rate.")
        return
    measures = [case.catalogue.measures[key] for key in (MEASURE, "conversation_by_reach", "clicks_by_reach")]
    rows = []
    for one in measures:
        some = figures_of(plan, case.look.posts.entries, numbers, one, found.age)
        if some.middle is not None and some.pooled is not None:
            of = f"{len(some.rates)} of {some.gone}"
            rows.append((one.name, of, figure(sum(some.counts)), percent(some.middle), percent(some.pooled)))
    columns = ("Numbers of", "Counted", "Median", "All together")
    yield Grid(
        title="Its posts",
        columns=(Column("Measured by", wide=2), *(Column(words, number=True) for words in columns)),
        rows=tuple(rows),
    )
    age = f"as they were {AGES[found.age]}" if found.age in AGES else "of any age"
    yield Words(f"Numbers {age}; boosted entries are left out. A blank is never counted as zero.", Tone.QUIET)


def _noted(case: CampaignCase) -> Iterator[Block]:
    latest: dict[str, tuple[str, str]] = {}
    for one in sorted(case.look.numbers, key=lambda one: one.captured):
        known = numbers_of(one)
        for key, value, *_ in one.values:
            if key in known or value == NOT_OFFERED:
                latest[key] = (_value(case, key, known), day(one.captured))
    if not latest:
        yield Words("No numbers are noted for the campaign as a whole.")
        return
    columns = (Column("Number", wide=2), Column("Noted", number=True), Column("On", number=True))
    yield Grid(title="Noted for the campaign as a whole", columns=columns, rows=tuple(_named(case, latest.items())))


def _value(case: CampaignCase, key: str, known: Mapping[str, float]) -> str:
    return case.figure(key, known[key], case.look.money.currency) if key in known else NOT_GIVEN


def _named(case: CampaignCase, latest: Iterable[tuple[str, tuple[str, str]]]) -> Iterator[tuple[str, ...]]:
    for key, said in latest:
        yield case.catalogue.metrics[key].name if key in case.catalogue.metrics else key, *said
