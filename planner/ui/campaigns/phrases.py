"""What is said of a campaign: where it stands in time, how near it is to its goal, what it cost, what its posts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QLocale

from planner.app.campaigns import CampaignLook
from planner.domain.campaigns import Progress, amount_of, per_result
from planner.domain.paid import money_words
from planner.domain.records import NOT_OFFERED, Campaign, Stance
from planner.domain.results.metrics import Metric, Unit
from planner.domain.running import run_of
from planner.ui.pieces.lasting import RUNS, days_words, left_words
from planner.ui.when import When
from planner.ui.words import tr

_STANCES = (
    (Stance.PROMOTIONAL, "{number} promotional"),
    (Stance.ENGAGEMENT, "{number} engagement"),
    (Stance.NEUTRAL, "{number} neutral"),
    (None, "{number} without a kind"),
)


_EACH = {
    "sales": "Each sale cost {amount} so far.",
    "clicks": "Each link click cost {amount} so far.",
    "conversions": "Each conversion cost {amount} so far.",
    "redemptions": "Each code that was used cost {amount} so far.",
}


def figure(number: Decimal) -> str:
    """A number as the user's locale writes it, with as many places as it has."""
    places = max(-int(number.normalize().as_tuple().exponent), 0)
    return QLocale().toString(float(number), "f", places)


def standing(campaign: Campaign, when: When, today: date) -> str:
    """All of it on one line."""
    run = tr("Archived") if campaign.archived else tr(RUNS[run_of(campaign, today)])
    return " · ".join(filter(None, (run, days_words(campaign, when), left_words(campaign, today))))


def reached_words(look: CampaignLook, name: str) -> str:
    """``62 of 200 link clicks``, or what is missing to say so."""
    progress = look.progress
    if progress.target is None and progress.reached is None:
        return tr("No number is set as the goal yet.")
    if progress.reached is None:
        return tr(
            "Goal: {target} {name}. Nothing is entered yet.", target=figure(progress.target or Decimal(0)), name=name
        )
    reached = figure(progress.reached)
    if progress.target is None:
        return tr("{reached} {name}", reached=reached, name=name)
    return tr("{reached} of {target} {name}", reached=reached, target=figure(progress.target), name=name)


def basis_words(progress: Progress, when: When) -> str:
    """From what the number comes, and until when the goal is to be reached."""
    said = []
    if progress.target is not None and progress.target_day is not None:
        said.append(tr("To be reached by {day}.", day=when.dated(progress.target_day)))
    if progress.as_of is not None:
        day = when.short_dated(progress.as_of)
        added = tr("Added up from %n post(s), each on its channel, last read on {day}.", progress.entries, day=day)
        said.append(added if progress.entries else tr("Noted for the campaign on {day}.", day=day))
    return " ".join(said)


def each_words(look: CampaignLook) -> str:
    """What one result cost so far, "" while that cannot be said."""
    each = per_result(look.money, look.progress.reached)
    said = _EACH.get(look.campaign.measure, "Each of them cost {amount} so far.")
    return tr(said, amount=money_words(each, look.money.currency)) if each else ""


def money_lines(look: CampaignLook) -> Iterator[str]:
    """What was spent and promised, and what is left of the budget."""
    money = look.money

    def said(amount: Decimal) -> str:
        return money_words(amount, money.currency)

    if money.budget is not None:
        yield tr("{spent} spent of {budget}", spent=said(money.total), budget=said(money.budget))
    elif money.spent:
        yield tr("{spent} spent", spent=said(money.total))
    if money.promised:
        yield tr("{amount} promised", amount=said(money.to_come))
    if money.left is not None:
        over = money.left < 0
        yield tr("{amount} over", amount=said(-money.left)) if over else tr("{amount} left", amount=said(money.left))


def posts_words(look: CampaignLook) -> str:
    """``14 posts: 6 promotional, 7 engagement, 1 neutral · 2 skipped``."""
    posts = look.posts
    parts = [tr(words, number=posts.stances[one]) for one, words in _STANCES if posts.stances.get(one)]
    said = tr("%n post(s): {mix}", posts.posts, mix=", ".join(parts)) if parts else tr("%n post(s)", posts.posts)
    skipped = len({one.post_id for one in posts.entries}) - posts.posts
    return tr("{posts} · {number} skipped", posts=said, number=skipped) if skipped else said


def number_lines(look: CampaignLook, metrics: Mapping[str, Metric], when: When) -> Iterator[str]:
    """The latest of each number that was noted of it, a line for each day on which they were read."""
    read = sorted(look.numbers, key=lambda one: one.captured)
    latest = {key: (one.captured, value) for one in read for key, value, *_ in one.values}
    for day in sorted({day for day, _ in latest.values()}, reverse=True):
        said = (_number(metrics.get(key), key, value, look) for key, (on, value) in latest.items() if on == day)
        yield tr("{day}: {numbers}", day=when.short_dated(day), numbers=" · ".join(said))


def _number(metric: Metric | None, key: str, value: str, look: CampaignLook) -> str:
    amount = amount_of(value)
    if value == NOT_OFFERED:
        shown = tr("not offered")
    elif amount is None:
        shown = value
    else:
        is_money = metric is not None and metric.unit is Unit.MONEY
        shown = money_words(amount, look.money.currency) if is_money else figure(amount)
    return tr("{name} {value}", name=tr(metric.name) if metric else key, value=shown)
