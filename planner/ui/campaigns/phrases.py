"""What is said of a campaign: where it stands in time, how near it is to its goal, what it cost, what its posts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QLocale

from planner.app.campaigns import CampaignLook
from planner.domain.campaigns import Phase, Progress, days_left, per_result, phase_of, starts_in
from planner.domain.paid import money_words
from planner.domain.records import Campaign, Stance
from planner.domain.span import ONE_DAY, Span
from planner.ui.when import When
from planner.ui.words import tr

PHASES: Mapping[Phase, str] = {
    Phase.RUNNING: "Running",
    Phase.TO_COME: "To come",
    Phase.NO_DAYS: "Without days",
    Phase.OVER: "Over",
}

LOOKS: Mapping[Phase, tuple[str, str]] = {
    Phase.RUNNING: ("circle-half", "accent.text"),
    Phase.TO_COME: ("clock", "text.secondary"),
    Phase.NO_DAYS: ("circle-dashed", "text.muted"),
    Phase.OVER: ("check-circle", "text.muted"),
}
"""The icon of a campaign by where it stands in time, and its colour."""

_STANCES = (
    (Stance.PROMOTIONAL, "{number} promotional"),
    (Stance.ENGAGEMENT, "{number} engagement"),
    (Stance.NEUTRAL, "{number} neutral"),
    (None, "{number} without a kind"),
)


def figure(number: Decimal) -> str:
    """A number as the user's locale writes it, with as many places as it has."""
    places = max(-int(number.normalize().as_tuple().exponent), 0)
    return QLocale().toString(float(number), "f", places)


def days_words(campaign: Campaign, when: When) -> str:
    """``12 – 29 Nov 2026``, ``from Mon 2 Nov 2026``, ``until …``; "" without any day."""
    if campaign.starts and campaign.ends and campaign.starts <= campaign.ends:
        return when.days(Span(campaign.starts, campaign.ends + ONE_DAY))
    if campaign.starts:
        return tr("from {day}", day=when.dated(campaign.starts))
    return tr("until {day}", day=when.dated(campaign.ends)) if campaign.ends else ""


def left_words(campaign: Campaign, today: date) -> str:
    """``7 days left`` or ``in 5 days``; "" where there is nothing to count."""
    left, ahead = days_left(campaign, today), starts_in(campaign, today)
    if left is not None:
        return tr("last day today") if left == 1 else tr("%n day(s) left", left)
    return tr("in %n day(s)", ahead) if ahead is not None else ""


def standing(campaign: Campaign, when: When, today: date) -> str:
    """All of it on one line."""
    phase = tr("Archived") if campaign.archived else tr(PHASES[phase_of(campaign, today)])
    return " · ".join(filter(None, (phase, days_words(campaign, when), left_words(campaign, today))))


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
    return tr("Each cost {amount} so far.", amount=money_words(each, look.money.currency)) if each else ""


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
    """``14 posts: 6 promotional, 7 engagement, 1 neutral``."""
    posts = look.posts
    parts = [tr(words, number=posts.stances[one]) for one, words in _STANCES if posts.stances.get(one)]
    return tr("%n post(s): {mix}", posts.posts, mix=", ".join(parts)) if parts else tr("%n post(s)", posts.posts)
