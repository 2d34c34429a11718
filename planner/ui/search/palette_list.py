"""The posts that the palette found, as rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from planner.domain.plan import Hit
from planner.domain.records import Label
from planner.ui.pieces.found_rows import Found
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.words import tr


def post_row(hit: Hit, kinds: Mapping[str, Label], when: When, theme: Theme) -> Found:
    """A post with its day, the shape of its status and the bar of its kind."""
    text = " ".join(hit.text.split())
    kind = kinds.get(hit.kind_id or "")
    status = hit.status or "idea"
    details = (kind.name if kind else "", hit.campaign, text if hit.title else "")
    return Found(
        hit,
        " ".join(hit.title.split()) or text or tr("untitled"),
        " · ".join(part for part in details if part),
        f"{_day_words(hit, when)} · {tr(status.capitalize())}",
        theme.status_icon(status),
        f"status.{status}",
        f"kind.{(kind.hue if kind else '') or 'neutral'}",
    )


def _day_words(hit: Hit, when: When) -> str:
    if hit.day is None:
        return tr("No day")
    day = when.dated(date.fromisoformat(hit.day))
    return f"{day} {when.clock(time.fromisoformat(hit.clock))}" if hit.clock else day
