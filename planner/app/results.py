"""What the results of the open plan honestly say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.campaigns import money_of, progress_of
from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.results.answered import Answered, Asked
from planner.domain.results.answers import on_both_scales
from planner.domain.results.costs import CostAnswer, cost_answer
from planner.domain.results.drift import DriftWeek, drift
from planner.domain.results.experiments import Suggestion, suggested
from planner.domain.results.grouping import KIND, STANCE
from planner.domain.results.metrics import Measure, Together
from planner.domain.results.observed import Observed, observed
from planner.domain.span import Span

DEFAULT_MEASURE = "engagement_by_reach"

SCALES = ("conversation_by_reach", "clicks_by_reach")
"""What engagement posts and what promotional posts are judged on, side by side."""


def observations(document: Document, brand: Brand, span: Span | None = None, channel: str = "") -> Observed:
    """The entries of a brand with the numbers that count; ``span`` bounds the days on which they went out.

    ``channel`` is the id of the only one to look at, or ""; raises ValueError when there is none of that id.
    """
    plan = document.plan(brand, span)
    if channel:
        plan = _on_channel(plan, channel)
    return observed(plan, document.measurements_of(plan.placements), settled=brand.settled)


def ask(
    document: Document,
    brand: Brand,
    catalogue: Catalogue,
    question: str,
    *,
    measure: str = "",
    channel: str = "",
    now: datetime,
    span: Span | None = None,
    stories: bool = False,
) -> Answered:
    """The answer to a question by a measure, on one channel (its id) or on all.

    Raises ValueError when there is no such measure or channel. Where several kinds of posts stand side by side, the
    scales that each is meant for stand beside the answer.
    """
    seen = observations(document, brand, span, channel)
    asked = asked_of(brand, catalogue, question, measure=measure, now=now, stories=stories)
    scales = [replace(asked, measure=_measure_named(catalogue, one)) for one in SCALES]
    return on_both_scales(seen, asked, scales if question in (STANCE, KIND) else ())


def asked_of(
    brand: Brand, catalogue: Catalogue, question: str, *, measure: str = "", now: datetime, stories: bool = False
) -> Asked:
    """A question with what the brand says of its results; raises ValueError when there is no such measure."""
    return Asked(
        question=question,
        measure=_measure_named(catalogue, measure or DEFAULT_MEASURE),
        metrics=catalogue.metrics,
        limits=catalogue.thresholds,
        today=now.date(),
        interactions=tuple(key for key in brand.interactions if key in catalogue.metrics),
        half_life=brand.half_life,
        settled=brand.settled,
        stories=stories,
    )


def _measure_named(catalogue: Catalogue, key: str) -> Measure:
    """The measure of a key; raises ValueError with those that there are."""
    if key not in catalogue.measures:
        raise ValueError(f"There is no measure “{key}”; there are {', '.join(catalogue.measures)}")
    return catalogue.measures[key]


def _on_channel(plan: Plan, channel_id: str) -> Plan:
    if channel_id not in plan.channels:
        raise ValueError("There is no such channel")
    some = {id_: one for id_, one in plan.placements.items() if one.channel_id == channel_id}
    return replace(plan, placements=some)


def suggestion(
    document: Document, brand: Brand, catalogue: Catalogue, answer: Answered, *, channel: str = "", now: datetime
) -> Suggestion | None:
    """What an answer suggests to try, None below *leaning* or where it was declined or is being tried."""
    asked = asked_of(brand, catalogue, answer.question, measure=answer.measure, now=now)
    seen = observations(document, brand, channel=channel)
    return suggested(answer, seen, document.settings_of(brand), asked, channel)


def mix_drift(
    document: Document, brand: Brand, catalogue: Catalogue, *, measure: str = "", channel: str = "", now: datetime
) -> tuple[DriftWeek, ...]:
    """How mix and rates went from week to week, for a picture that tells no cause."""
    asked = asked_of(brand, catalogue, STANCE, measure=measure, now=now)
    return drift(observations(document, brand, channel=channel), asked)


def campaigns_told(document: Document, brand: Brand) -> frozenset[str]:
    """The ids of the campaigns of whose result something is noted."""
    campaigns = document.settings_of(brand).campaigns
    noted = document.measurements_beside(brand)
    known = {(one.campaign_id, row[0]) for one in noted if one.campaign_id for row in one.values if row[1]}
    return frozenset(one.id for one in campaigns.values() if (one.id, one.measure) in known)


def campaign_cost(
    document: Document, brand: Brand, catalogue: Catalogue, campaign_id: str, *, now: datetime
) -> CostAnswer:
    """What a campaign cost for each of its results; raises KeyError when there is no such campaign."""
    plan = document.plan(brand)
    campaign = plan.campaigns[campaign_id]
    metric = catalogue.metrics.get(campaign.measure)
    of_posts = [one for one in plan.placements.values() if plan.post_of(one).campaign_id == campaign_id]
    own = [one for one in document.measurements(brand) if one.campaign_id == campaign_id or one.flight_id]
    entries = document.measurements_of(one.id for one in of_posts)
    adds_up = metric is not None and metric.together is Together.SUM
    progress = progress_of(campaign, own, entries, adds_up=adds_up)
    return cost_answer(campaign, money_of(plan, campaign, own, now.date()), progress, metric)
