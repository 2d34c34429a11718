"""What a campaign cost for each of its results."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.campaigns.money import Money, per_result
from planner.domain.campaigns.progress import Progress
from planner.domain.paid.money import money_words
from planner.domain.records import Campaign
from planner.domain.results.metrics import Metric
from planner.domain.span import day_words

_HOUR = 60
"""Minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostAnswer:
    """What one result of a campaign cost, None where that cannot be told; ``minutes`` of work are not in it."""

    campaign_id: str
    measure: str
    each: Decimal | None
    money: Money
    progress: Progress
    minutes: int | None
    sentence: str
    notes: tuple[str, ...] = ()


def cost_answer(campaign: Campaign, money: Money, progress: Progress, metric: Metric | None) -> CostAnswer:
    """The cost of each result by what was spent and reached so far."""
    each = per_result(money, progress.reached) if metric is not None else None
    return CostAnswer(
        campaign_id=campaign.id,
        measure=campaign.measure,
        each=each,
        money=money,
        progress=progress,
        minutes=campaign.minutes,
        sentence=_sentence(campaign, money, progress, metric, each),
        notes=tuple(_notes(campaign, money)),
    )


def _sentence(campaign: Campaign, money: Money, progress: Progress, metric: Metric | None, each: Decimal | None) -> str:
    if metric is None:
        return f"No data: {campaign.name} does not say yet what its result is."
    name = metric.name.lower()
    if progress.reached is None:
        return f"No data: nothing is entered of {name} for {campaign.name}."
    as_of = f" until {day_words(progress.as_of)} {progress.as_of.year}" if progress.as_of else ""
    spent = money_words(money.total, money.currency)
    if each is None:
        return (
            f"{campaign.name}: {progress.reached:f} {name} and {spent} spent{as_of}, so that there is no cost of each."
        )
    cost = money_words(each, money.currency)
    return f"{campaign.name}: {cost} for each of {progress.reached:f} {name} ({spent}{as_of})."


def _hours(minutes: int) -> str:
    """``1 hour``, ``1.5 hours``."""
    return "1 hour" if minutes == _HOUR else f"{round(minutes / _HOUR, 1):g} hours"


def _notes(campaign: Campaign, money: Money) -> list[str]:
    notes = ["One campaign is one case: what another one would cost is not told by it."]
    if campaign.minutes:
        notes.append(f"{_hours(campaign.minutes)} of work {'is' if campaign.minutes == _HOUR else 'are'} not in it.")
    if money.others:
        currencies = ", ".join(sorted({one.currency or "no currency" for one in money.others}))
        notes.append(f"Amounts in other currencies are not in it: {currencies}.")
    return notes
