"""The plan as a page to read, in Markdown (CommonMark): a section for each day, each text as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from planner.domain.clock import written_time
from planner.domain.plan import Plan, link_of, media_of, text_of
from planner.domain.records import Media, Placement, Post
from planner.domain.span import ONE_DAY, Span, day_words, weekday_words
from planner.exchange.format import Outgoing
from planner.exchange.out.earlier import WRITTEN_BY

_MARKS = re.compile(r"[\\`*_\[\]<>|~&#$:]|(?<=www)\.", re.IGNORECASE)
"""What Markdown takes for a mark within a line, also where addresses and formulas are. No text begins a line."""

_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile("https?://[^\\s<>\x00-\x20\x7f]+", re.IGNORECASE)
_LINE_END = re.compile("\r\n|\r")
_TICKS = re.compile("`+")


def content(outgoing: Outgoing) -> bytes:
    """The page in UTF-8."""
    return ("\n\n".join(_blocks(outgoing)) + "\n").encode()


def _blocks(outgoing: Outgoing) -> Iterator[str]:
    number = len(outgoing.placements)
    entries = "1 entry" if number == 1 else f"{number:,} entries"
    yield f"# {_heading(outgoing)}"
    yield f"{entries}, {WRITTEN_BY} {day_words(outgoing.now.date(), 0)}."
    for day, placements in groupby(outgoing.placements, key=lambda one: one.date):
        yield f"## {weekday_words(day, 0) if day else 'Without a day'}"
        for one in placements:
            yield from _entry(outgoing.plan, one)


def _heading(outgoing: Outgoing) -> str:
    name = _inline(outgoing.plan.brand.name)
    span = outgoing.span or _span_of(outgoing)
    return f"{name}, {_span_words(span)}" if span else name


def _span_of(outgoing: Outgoing) -> Span | None:
    days: list[date] = [one.date for one in outgoing.placements if one.date is not None]
    return Span(min(days), max(days) + ONE_DAY) if days else None


def _span_words(span: Span) -> str:
    last = max(span.start, span.end - timedelta(days=1))
    if last == span.start:
        return day_words(last, 0)
    return f"{day_words(span.start, last.year)} – {day_words(last, 0)}"


def _entry(plan: Plan, placement: Placement) -> Iterator[str]:
    post = plan.post_of(placement)
    yield f"### {_entry_name(plan, placement, post)}"
    yield _facts(plan, placement, post)
    text = text_of(post, placement)
    if text.strip():
        yield _fenced(text)
    beside = "\n".join(_beside(link_of(post, placement), media_of(post, placement)))
    if beside:
        yield beside


def _entry_name(plan: Plan, placement: Placement, post: Post) -> str:
    clock = written_time(placement.date, placement.time, placement.zone, placement.fold) or "Any time"
    channel = plan.channels[placement.channel_id].name if placement.channel_id else "no channel yet"
    title = _inline(post.title)
    return f"{clock}, {_inline(channel)}" + (f": {title}" if title else "")


def _facts(plan: Plan, placement: Placement, post: Post) -> str:
    """Status, format and kind on a line, and what else tells the entry from others."""
    kind = plan.kind_of(post)
    pillar = plan.labels[post.pillar_id].name if post.pillar_id else ""
    campaign = plan.campaigns[post.campaign_id].name if post.campaign_id else ""
    said = (placement.status.value, placement.format, kind.name if kind else "", pillar, campaign)
    zone = "" if placement.zone == plan.brand.zone else placement.zone
    return " · ".join(_inline(part) for part in (*said, zone) if part.strip())


def _fenced(text: str) -> str:
    """The text between fences that are longer than any in it, so that nothing of it is a mark."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _TICKS.findall(text)), default=0))
    return f"{fence}text\n{_LINE_END.sub(chr(10), text)}\n{fence}"


def _beside(link: str, media: tuple[Media, ...]) -> Iterator[str]:
    if link.strip():
        yield f"- Link: {_linked(link)}"
    for one in media:
        file = _linked(one.path) if one.path.strip() else "not chosen yet"
        alt = _inline(one.alt)
        yield f"- File: {file}" + (f" (alt text: {alt})" if alt else "")


def _linked(address: str) -> str:
    return f"<{address}>" if _ADDRESS.fullmatch(address) else _inline(address)


def _inline(text: str) -> str:
    """The text on one line, with each mark escaped."""
    return _MARKS.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip())
