"""What the entries of a week brought, by channel, with the week before beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from planner.app.reports.figures import Figures, figures_of
from planner.app.reports.says import NOT_ENTERED, NOT_GIVEN, channel_name, entries, figure, percent
from planner.app.reports.week_case import Part, WeekCase
from planner.app.weekly import WeekNumbers, week_numbers
from planner.domain.plan import Plan
from planner.domain.records import Age, Measurement, Status
from planner.domain.reports import Block, Column, Grid, Section, Tone, Words
from planner.domain.results.metrics import Measure

MEASURE = "engagement_by_reach"
"""What reports tell rates by (a key of resources/results/measures.toml)."""

AGES = {
    Age.AFTER_DAY: "24 hours after they went out",
    Age.AFTER_WEEK: "7 days after they went out",
    Age.AFTER_MONTH: "28 days after they went out",
}


class _Read(NamedTuple):
    """Numbers of a week with the plan that they are of."""

    plan: Plan
    measured: list[Measurement]

    def figures(self, measure: Measure, age: Age, channel_id: str = "") -> Figures:
        some = [one for one in self.plan.placements.values() if channel_id in ("", one.channel_id)]
        return figures_of(self.plan, some, self.measured, measure, age)


def numbers(case: WeekCase) -> Part:
    """The numbers at the age of which most is known."""
    title, found = "What it brought", week_numbers(case.document, case.brand, case.plan, case.catalogue)
    posted = sum(one.status is Status.POSTED for one in case.plan.placements.values())
    if found is None:
        said = f"No numbers are entered yet that would give a rate; {entries(posted)} went out."
        return Part(Section(title, (Words(said),)), "Engagement", f"no numbers yet for {entries(posted)}")
    measure = case.catalogue.measures[MEASURE]
    now, before = (_Read(plan, case.document.measurements_of(plan.placements)) for plan in (case.plan, case.before))
    whole = now.figures(measure, found.age)
    blocks = [
        Words(_sentence(found, whole)),
        _by_channel(case, now, measure, found.age),
        _beside(whole, before.figures(measure, found.age)),
        *_notes(found, whole),
    ]
    short = f"median {percent(found.middle)}, all together {percent(found.pooled)} ({_of(whole)})"
    return Part(Section(title, tuple(blocks)), found.measure, short)


def _of(whole: Figures) -> str:
    return f"{len(whole.rates)} of {entries(whole.gone)}"


def _sentence(found: WeekNumbers, whole: Figures) -> str:
    age = f", {AGES[found.age]}" if found.age in AGES else ""
    rates = f"median {percent(found.middle)}, all together {percent(found.pooled)}"
    return f"{found.measure}{age}: {rates} ({_of(whole)})."


def _by_channel(case: WeekCase, now: _Read, measure: Measure, age: Age) -> Grid:
    """A row for each channel with entries, and one for all."""
    ids = [one.id for one in case.plan.channels.values()]
    used = {one.channel_id for one in case.plan.placements.values() if one.status is not Status.SKIPPED}
    rows = []
    for id_ in (id_ for id_ in ids if id_ in used):
        given = _gives(case, case.plan.channels[id_].platform, measure.per)
        rows.append((channel_name(case.plan, id_), *_cells(now.figures(measure, age, id_), given=given)))
    whole = _cells(now.figures(measure, age), given=True)
    per = case.catalogue.metrics[measure.per].name
    titles = ("Numbers of", per, "Engagements", "Median rate", "All together")
    return Grid(
        title="By channel",
        columns=(Column("Channel"), *(Column(words, number=True) for words in titles)),
        rows=(*rows, ("All", *whole)),
        summed=True,
    )


def _cells(found: Figures, *, given: bool) -> tuple[str, ...]:
    def cell(values: Sequence[float], words: Callable[[], str | None]) -> str:
        """A figure with the number of entries that it is of, where that are not all with numbers."""
        said = words() if values else None
        if said is None:
            return NOT_ENTERED if given else NOT_GIVEN
        return said if len(values) == found.measured else f"{said} (n {len(values)})"

    rates = [one.rate for one in found.rates]
    counts = cell(found.counts, lambda: figure(sum(found.counts)))
    return (
        f"{found.measured} of {found.gone}",
        cell(found.seen, lambda: figure(sum(found.seen))),
        NOT_ENTERED if not found.counts else counts,
        cell(rates, lambda: None if found.middle is None else percent(found.middle)),
        cell(rates, lambda: None if found.pooled is None else percent(found.pooled)),
    )


def _gives(case: WeekCase, platform: str, key: str) -> bool:
    """Whether a network gives a number, as far as that is known."""
    metrics = case.catalogue.metrics
    known = any(platform in one.called for one in metrics.values())
    return not known or platform in metrics[key].called


def _beside(now: Figures, before: Figures) -> Grid:
    """Both weeks at the same age, so that they can be compared."""
    titles = ("Entries that went out", "With numbers of that age", "Reach", "Engagements", "Median", "All together")
    cells = zip(_column(now), _column(before), strict=True)
    return Grid(
        title="Beside the week before",
        columns=(Column("Number"), Column("This week", number=True), Column("The week before", number=True)),
        rows=tuple((title, *pair) for title, pair in zip(titles, cells, strict=True)),
    )


def _column(found: Figures) -> tuple[str, ...]:
    measured, *rest = _cells(found, given=True)
    return (f"{found.gone}", measured.partition(" ")[0], *rest)


def _notes(found: WeekNumbers, whole: Figures) -> Iterator[Block]:
    counted = " + ".join(words.lower() for words in found.counted)
    age = f"All numbers are those {AGES[found.age]}. " if found.age in AGES else "Numbers of any age. "
    yield Words(
        f"{age}{found.measure}: ({counted}) ÷ {found.per.lower()}. Reach is added up over entries, so that people who "
        "saw several count several times. Median: half of the entries are above it. All together: all engagements by "
        "all reach, ruled by the entries that were seen most. A blank is never counted as zero.",
        Tone.QUIET,
    )
    if whole.boosted:
        were = "was" if whole.boosted == 1 else "were"
        yield Words(f"{entries(whole.boosted)} {were} boosted and left out of all of it.", Tone.QUIET)
