"""The rows of the list of trials, and of the entries that were made for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.domain.plan import Plan, name_of
from planner.domain.records import Experiment, Placement
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.results.experiments.phrases import LOOKS, Standing, days_words, short_title, standing_of
from planner.ui.words import tr


def trial_rows(trials: Iterable[Experiment], context: Context, today: date) -> Iterator[Found]:
    """What is to be looked at first, what was declined last."""
    known = sorted(trials, key=lambda one: (one.look_again or date.max, one.id))
    for standing in Standing:
        some = [one for one in known if standing_of(one, today) is standing]
        if some:
            yield heading(tr(standing.value))
        yield from (_row(one, standing, context) for one in some)


def entry_rows(plan: Plan, trial: Experiment, context: Context) -> Iterator[Found]:
    """The entries of the posts that were made for a trial, by day."""
    own = [one for one in plan.in_order() if one.post_id in trial.post_ids]
    return (_entry_row(plan, one, context) for one in own)


def _row(trial: Experiment, standing: Standing, context: Context) -> Found:
    return Found(
        trial.id, tr(short_title(trial)) or tr("Untitled"), days_words(trial, context.when), "", *LOOKS[standing]
    )


def _entry_row(plan: Plan, one: Placement, context: Context) -> Found:
    when, post = context.when, plan.post_of(one)
    kind, channel = plan.kind_of(post), plan.channels.get(one.channel_id or "")
    day = when.day(one.date) if one.date else tr("No day")
    return Found(
        one.id,
        " ".join(name_of(post, one).split()),
        " · ".join((channel.name if channel else tr("No channel yet"), tr(one.status.value.capitalize()))),
        f"{day} {when.clock(one.time)}" if one.time and one.date else day,
        context.theme.status_icon(one.status),
        f"status.{one.status}",
        f"kind.{(kind.hue if kind else '') or 'neutral'}",
    )
