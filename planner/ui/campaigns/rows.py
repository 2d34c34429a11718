"""The rows of lists about campaigns: the campaigns themselves, their posts, what is paid for, their creators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.app.campaigns import CampaignLook
from planner.domain.campaigns import the_nearest_first
from planner.domain.paid import flight_name
from planner.domain.plan import name_of
from planner.domain.records import Campaign, Collaboration, Deliverable, Placement, Status
from planner.domain.running import Run, run_of
from planner.domain.span import ONE_DAY, Span
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.lasting import RUN_LOOKS, RUNS, days_words, left_words
from planner.ui.pieces.record_choices import network_name
from planner.ui.words import tr

_DONE = frozenset({Status.POSTED, Status.SKIPPED})
PAID, CREATORS = "paid", "creators"
"""The tabs to which rows lead; their targets are the tab and the id of the record, with a stroke between."""


def campaign_rows(campaigns: Iterable[Campaign], context: Context, today: date) -> Iterator[Found]:
    """The campaigns by where they stand in time, what is archived last."""
    known = list(campaigns)
    run: Run | None = None
    for one in the_nearest_first((one for one in known if not one.archived), today):
        if run_of(one, today) is not run:
            run = run_of(one, today)
            yield heading(tr(RUNS[run]))
        yield _campaign_row(one, context, left_words(one, today), RUN_LOOKS[run])
    archived = sorted((one for one in known if one.archived), key=lambda one: one.name.casefold())
    if archived:
        yield heading(tr("Archived"))
    yield from (_campaign_row(one, context, "", ("archive", "text.muted")) for one in archived)


def post_rows(look: CampaignLook, context: Context) -> Iterator[Found]:
    """The posts of a campaign by their first day; each row leads to the first entry that is still to go out."""
    entries: dict[str, list[Placement]] = {}
    for one in look.posts.entries:
        entries.setdefault(one.post_id, []).append(one)
    return (_post_row(look, listed, context) for listed in entries.values())


def beside_rows(look: CampaignLook, context: Context) -> Iterator[Found]:
    """The advertisements and the creators of a campaign."""
    plan, id_ = look.plan, look.campaign.id
    for flight in plan.flights:
        if flight.campaign_id == id_ and not flight.archived:
            days = _days(context, flight.starts, flight.ends)
            detail = network_name(context, flight.platform) or tr("Paid")
            yield Found(f"{PAID}/{flight.id}", flight_name(flight), detail, days, "megaphone-simple")
    for one in plan.collaborations:
        if one.campaign_id == id_ and not one.archived:
            yield _creator_row(one, [made for made in plan.deliverables if made.collaboration_id == one.id], context)


def _campaign_row(one: Campaign, context: Context, left: str, look: tuple[str, str]) -> Found:
    days = days_words(one, context.when) or tr("No days yet")
    name = " ".join(one.name.split()) or tr("Untitled")
    return Found(one.id, name, days, left, *look, f"kind.{one.hue or 'neutral'}")


def _post_row(look: CampaignLook, entries: list[Placement], context: Context) -> Found:
    plan, when = look.plan, context.when
    one = next((entry for entry in entries if entry.status not in _DONE), entries[0])
    post = plan.post_of(one)
    kind = plan.kind_of(post)
    day = when.day(one.date) if one.date else tr("No day")
    channels = (plan.channels.get(entry.channel_id or "") for entry in entries)
    names = dict.fromkeys(channel.name if channel else tr("No channel yet") for channel in channels)
    detail = " · ".join((tr(one.status.value.capitalize()), ", ".join(names)))
    return Found(
        one.id,
        " ".join(name_of(post, one).split()),
        detail,
        f"{day} {when.clock(one.time)}" if one.time and one.date else day,
        context.theme.status_icon(one.status),
        f"status.{one.status}",
        f"kind.{(kind.hue if kind else '') or 'neutral'}",
    )


def _creator_row(one: Collaboration, made: list[Deliverable], context: Context) -> Found:
    opens, closes = [item.opens for item in made if item.opens], [item.closes for item in made if item.closes]
    days = _days(context, min(opens, default=None), max(closes, default=None))
    detail = tr("%n piece(s)", sum(item.pieces for item in made)) if made else tr("Creator")
    return Found(f"{CREATORS}/{one.id}", one.creator or tr("Creator"), detail, days, "user")


def _days(context: Context, first: date | None, last: date | None) -> str:
    if first and last and first <= last:
        return context.when.days(Span(first, last + ONE_DAY))
    day = first or last
    return context.when.short_dated(day) if day else ""
