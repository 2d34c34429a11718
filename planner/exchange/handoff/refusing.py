"""Why an entry does not go to a tool: one sentence for each, the first that holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from planner.domain.amounts import counted
from planner.domain.clock import Trouble, clock_text, trouble
from planner.domain.extras import CONTENT_WARNING
from planner.domain.link_form import corrected
from planner.domain.plan import instant_of
from planner.domain.quote import quoted
from planner.domain.records import SETTLED
from planner.domain.room import BYTES, TEXT, room_of
from planner.exchange.handoff.entry import Entry
from planner.exchange.handoff.filling import columns_for, rows_of, values
from planner.exchange.handoff.model import LISTS, Field, Preset

_SORTS = {"video": "a video", "document": "a document", "gif": "a GIF", "image": "a picture"}
_NAMES = {
    Field.ACCOUNT: "its channel has no account id for {tool}; add it to the channel",
    Field.TEXT: "it has no text",
    Field.LINK: "it has no link",
    Field.MEDIA: "it has no picture or video with a public address",
    Field.TITLE: "it has no title for the network",
    Field.BOARD: "it has no board",
}


def refusal(entry: Entry, preset: Preset, now: datetime) -> str:
    """Why the entry does not go, "" when it does; ``now`` is aware."""
    return next((why for reason in _REASONS for why in reason(entry, preset, now)), "")


def _place(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    if entry.channel is None:
        yield "it has no channel yet"
    if entry.placement.status in SETTLED:
        yield f"it is {entry.placement.status} already"
    if preset.networks and not entry.network:
        yield "it is not said which network its channel is on"
    if entry.network in preset.without_networks or (preset.networks and entry.network not in preset.networks):
        yield f"{preset.name} takes nothing for {entry.platform.name if entry.platform else entry.network} in a file"


def _format(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    form = entry.placement.format
    if form in preset.without_formats or (form and preset.formats and form not in preset.formats):
        yield f"{preset.name} takes no {form} in a file"
    rule = preset.media
    if rule is None:
        return
    strange = sorted(entry.media.sorts - set(rule.sorts))
    if strange:
        yield f"it has {_SORTS[strange[0]]}, which {preset.name} does not take in a file"
    if rule.one_sort and len(entry.media.sorts) > 1:
        yield f"it has pictures and videos, and {preset.name} takes one sort in a row"


def _day(entry: Entry, preset: Preset, now: datetime) -> Iterator[str]:
    placement = entry.placement
    if placement.date is None:
        if not preset.undated:
            yield "it has no day"
        return
    if placement.time is None:
        yield "it has no time"
        return
    if trouble(placement.date, placement.time, placement.zone) is Trouble.MISSING:
        yield f"{clock_text(placement.time)} does not exist on that day, because the clocks go forward"
    yield from _too_early(entry, preset, now)


def _too_early(entry: Entry, preset: Preset, now: datetime) -> Iterator[str]:
    at = instant_of(entry.placement)
    left = at.astimezone(UTC) - now.astimezone(UTC) if at else timedelta()
    if left <= timedelta():
        yield "it is in the past"
    elif left < timedelta(minutes=preset.lead_minutes):
        yield f"{preset.name} needs it {counted(preset.lead_minutes, 'minute')} ahead, and it is due before that"


def _needs(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    needed = preset.needed(entry.network)
    filled = _filled(entry, preset) if needed else frozenset()
    for field in needed:
        if field not in filled:
            yield _NAMES.get(field, f"it has no {field.replace('_', ' ')}").format(tool=preset.name)
    if not entry.text(preset).strip() and not entry.media.sorts and not entry.link:
        yield "there is nothing in it yet"


def _link(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    """A tool refuses a row with a link that leads nowhere."""
    if corrected(entry.link) is None:
        return
    columns = columns_for(preset, frozenset({entry.network}))
    if any(entry.link in values(entry, column, preset) for column in columns if column.field in _LINKS):
        yield f"its link {quoted(entry.link)} is no address"


def _filled(entry: Entry, preset: Preset) -> frozenset[Field]:
    columns = columns_for(preset, frozenset({entry.network}))
    rows = zip(columns, *rows_of(entry, preset, columns), strict=False)
    return frozenset(column.field for column, *cells in rows if "".join(cells).strip())


def _length(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    if preset.longest_text and len(entry.text(preset)) > preset.longest_text:
        length, most = len(entry.text(preset)), preset.longest_text
        yield f"its text has {counted(length, 'character')}, and {preset.name} takes {most:,}"
    if len(entry.parts) > 1 and not preset.threads:
        yield f"it is a thread of {len(entry.parts)} parts, and {preset.name} takes one text in a file"
    if entry.platform is None or entry.channel is None:
        return
    facts = entry.platform.on(entry.placement.date or _now.date(), entry.placement.format)
    before = entry.extras.get(CONTENT_WARNING, "")
    for part in entry.parts if preset.threads else (entry.text(preset),):
        for limit in (TEXT, BYTES):
            room = room_of(part, facts, entry.platform, limit=limit, channel=entry.channel, before=before)
            if room.over:
                longest = room.lengths[room.longest]
                yield f"its text is too long for {entry.platform.name}: {longest:,} of at most {room.limit:,}"


def _dividers(entry: Entry, preset: Preset, _now: datetime) -> Iterator[str]:
    """What a tool would take apart where nobody meant it."""
    for column in columns_for(preset, frozenset({entry.network})):
        divider = column.joiner.strip()
        joins = column.field in LISTS and not column.number and not column.spread
        if joins and divider and any(divider in value for value in values(entry, column, preset)):
            yield f"there is “{divider}” in its {_PLACES[column.field]}, where {preset.name} would divide it"


_LINKS = (Field.LINK, Field.MEDIA_OR_LINK)

_PLACES = {
    Field.MEDIA: "media addresses",
    Field.ALT: "alt texts",
    Field.COMMENTS: "comments",
    Field.HASHTAGS: "hashtags",
    Field.LABELS: "labels",
}

_REASONS: tuple[Callable[[Entry, Preset, datetime], Iterator[str]], ...] = (
    _place,
    _format,
    _day,
    _needs,
    _link,
    _length,
    _dividers,
)
