"""What of an entry a file has no place for, and what to know of an entry that goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf

from planner.domain.clock import Trouble, clock_text, trouble
from planner.domain.extras import FIRST_COMMENT, TITLE
from planner.domain.plan import media_of
from planner.domain.records import Status
from planner.exchange.handoff.entry import Entry
from planner.exchange.handoff.filling import BOARD, columns_for, rows_of
from planner.exchange.handoff.model import Column, Field, LeftOut, Preset, Warned, Zone
from planner.exchange.handoff.patterns import says_offset

_EXTRAS = {FIRST_COMMENT: "first comments", TITLE: "titles for the network", BOARD: "boards"}
_NEEDS_MEDIA = "media.needed"

Filled = Mapping[Field, tuple[tuple[Column, str], ...]]
"""What stands in the first row of an entry, by field."""


def left_out(entries: Iterable[Entry], preset: Preset) -> tuple[LeftOut, ...]:
    """What is left out of these entries, the gravest first."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for what in _lost(entry, preset):
            found.setdefault(what, {})[entry.placement.id] = None
    order = sorted(found, key=lambda what: what.endswith(_INNER))
    return tuple(LeftOut(what, len(found[what]), tuple(found[what])) for what in order)


_INNER = "only you see"


def _lost(entry: Entry, preset: Preset) -> Iterator[str]:
    columns = columns_for(preset, frozenset({entry.network}))
    rows = rows_of(entry, preset, columns)
    filled = _filled(columns, rows[0])
    yield from _lost_media(entry, preset, rows)
    links = (*filled.get(Field.LINK, ()), *filled.get(Field.MEDIA_OR_LINK, ()), *filled.get(Field.TEXT, ()))
    if entry.link and not any(entry.link in cell for _, cell in links):
        yield "links"
    if any(one.alt for one in media_of(entry.post, entry.placement)) and Field.ALT not in filled:
        yield "alt texts"
    yield from _lost_extras(entry, filled)
    if entry.post.title and Field.NAME not in filled:
        yield f"titles that {_INNER}"
    if entry.post.notes and Field.NOTES not in filled:
        yield f"notes that {_INNER}"


def _lost_media(entry: Entry, preset: Preset, rows: list[tuple[str, ...]]) -> Iterator[str]:
    media, rule = entry.media, preset.media
    if rule is None:
        if media.further:
            yield "pictures and videos, for which the file has no place"
        return
    if media.unaddressed:
        yield "pictures and videos without a public address"
    if media.unsuited:
        yield f"pictures whose address does not end in {' or '.join('.' + one for one in rule.endings)}"
    if media.further or _unplaced(entry, rows):
        yield "further pictures"


def _unplaced(entry: Entry, rows: list[tuple[str, ...]]) -> bool:
    """Whether a file that could go stands in no column."""
    cells = [cell for row in rows for cell in row if cell]
    return not all(any(one.address in cell for cell in cells) for one in entry.media.going)


def _lost_extras(entry: Entry, filled: Filled) -> Iterator[str]:
    taken = {column.extra for column, _ in filled.get(Field.EXTRA, ())}
    taken |= {FIRST_COMMENT} if filled.keys() & {Field.FIRST_COMMENT, Field.COMMENTS} else set()
    taken |= {TITLE} if Field.TITLE in filled else set()
    taken |= {BOARD} if Field.BOARD in filled else set()
    names = {extra.key: extra.name for extra in entry.platform.extras} if entry.platform else {}
    for key, text in entry.extras.items():
        if text and key not in taken:
            yield _EXTRAS.get(key) or f"“{names.get(key, key)}”"


def _filled(columns: tuple[Column, ...], row: tuple[str, ...]) -> Filled:
    found: dict[Field, tuple[tuple[Column, str], ...]] = {}
    for column, cell in zip(columns, row, strict=False):
        if cell:
            found[column.field] = (*found.get(column.field, ()), (column, cell))
    return found


# what to know


def warnings(entries: tuple[Entry, ...], preset: Preset) -> tuple[Warned, ...]:
    """What to know of entries that go, in their order."""
    told = (Warned(entry.placement.id, said) for entry in entries for said in _said(entry, preset))
    return (*told, *_twice(entries, preset))


def _said(entry: Entry, preset: Preset) -> Iterator[str]:
    for say in _WORTH_KNOWING:
        yield from say(entry, preset)


def _status(entry: Entry, _preset: Preset) -> Iterator[str]:
    if entry.placement.status is Status.SCHEDULED:
        yield "it is scheduled already, so it could go out twice"
    if entry.placement.status in (Status.IDEA, Status.DRAFT):
        yield f"it is still {'an' if entry.placement.status is Status.IDEA else 'a'} {entry.placement.status}"
    if entry.placement.date is None:
        yield "it has no day, so the tool makes a draft of it or chooses a time"


def _clock(entry: Entry, preset: Preset) -> Iterator[str]:
    placement, brand = entry.placement, entry.plan.brand
    if entry.moment is None or placement.date is None or placement.time is None or preset.zone is Zone.UTC:
        return
    sure = any(says_offset(column.pattern) for column in preset.columns)
    if not sure and trouble(placement.date, placement.time, placement.zone) is Trouble.TWICE:
        yield f"{clock_text(placement.time)} comes twice on that day, and the file cannot say which is meant"
    if preset.zone is Zone.BRAND and placement.zone != brand.zone:
        yield f"its {clock_text(placement.time)} in {placement.zone} is written as the time in {brand.zone}"
    if preset.zone is Zone.ENTRY and not sure and placement.zone != brand.zone:
        yield f"its time is of {placement.zone}, not of {brand.zone}"


def _pictures(entry: Entry, preset: Preset) -> Iterator[str]:
    if preset.link_wins and entry.link and entry.media.going:
        yield f"at {preset.name} the link wins over the picture, so it becomes a post with a link"
    if entry.media.going or entry.platform is None or entry.placement.date is None:
        return
    needed = entry.platform.on(entry.placement.date, entry.placement.format).get(_NEEDS_MEDIA)
    if needed is not None and needed.value is True:
        yield f"{entry.platform.name} needs a picture or video; add it at {preset.name}"


def _changed(entry: Entry, preset: Preset) -> Iterator[str]:
    if preset.double_quote and '"' in entry.text(preset):
        yield f"{preset.name} cannot take double quotation marks, so {preset.double_quote} stands for them"


def _twice(entries: tuple[Entry, ...], preset: Preset) -> Iterator[Warned]:
    """Texts that come again on one channel sooner than the tool lets them."""
    last: dict[tuple[str | None, str], Entry] = {}
    for entry in entries if preset.same_text_days else ():
        key = (entry.placement.channel_id, " ".join(entry.text(preset).split()))
        if key[1] and _days_between(last.get(key), entry) < preset.same_text_days:
            days = preset.same_text_days
            yield Warned(entry.placement.id, f"{preset.name} refuses a text that comes again within {days} days")
        last[key] = entry


def _days_between(before: Entry | None, entry: Entry) -> float:
    if before is None or before.placement.date is None or entry.placement.date is None:
        return inf
    return (entry.placement.date - before.placement.date).days


_WORTH_KNOWING: tuple[Callable[[Entry, Preset], Iterator[str]], ...] = (_status, _clock, _pictures, _changed)
