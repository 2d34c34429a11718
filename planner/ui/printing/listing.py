"""What is planned as a list: every day, every post with its whole text, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from planner.domain.plan import link_of, media_of, text_of
from planner.domain.records import Media, Placement
from planner.domain.shown import Chip
from planner.ui.printing.flow import Row, gap, lines
from planner.ui.printing.paper import Paper
from planner.ui.printing.printed import Printed
from planner.ui.words import tr

_INDENT = 12.0
_BOLD = QFont.Weight.DemiBold


class Listing:
    """The rows of the list, for a width in points."""

    def __init__(self, paper: Paper, printed: Printed, width: float) -> None:
        self._printed, self._width = printed, width
        self._day, self._head = paper.font(12, _BOLD), paper.font(10, _BOLD)
        self._text, self._small = paper.font(10), paper.font(8)
        clocks = {printed.clock(chip) for chips in printed.chips.values() for chip in chips}
        self._head_room = max((paper.width(clock, self._head) for clock in clocks), default=0.0) + _INDENT

    def rows(self) -> Iterator[Row]:
        """All rows in order of time."""
        for day, chips in sorted(self._printed.chips.items()):
            yield from self._day_rows(day)
            for chip in chips:
                yield from self._chip_rows(chip)

    def _day_rows(self, day: date) -> Iterator[Row]:
        yield Row(12, lambda *_: None, keeps=True)
        words = self._printed.context.when.long_day(day)
        yield from lines(words, self._day, "text.primary", self._width, keeps=True)
        yield Row(4, lambda paper, x, y: paper.line(x, y, x + self._width, y), keeps=True)

    def _chip_rows(self, chip: Chip) -> Iterator[Row]:
        printed = self._printed
        yield from self._head_rows(chip)
        about = " · ".join(filter(None, (printed.kind(chip), self._statuses(chip), self._campaign(chip))))
        yield from lines(about, self._small, "text.secondary", self._width - _INDENT, keeps=True)
        for places in self._versions(chip):
            yield from self._version_rows(places)
        yield gap(10)

    def _head_rows(self, chip: Chip) -> Iterator[Row]:
        """The time, and the title beside it in the direction of its own script."""
        clock, room = self._printed.clock(chip), self._head_room
        title, height = self._printed.title(chip), QFontMetricsF(self._head).height()
        first, *rest = lines(title, self._head, "text.primary", self._width - room, indent=room, beside=True)

        def draw(paper: Paper, x: float, y: float) -> None:
            paper.words(QRectF(x, y, room, height), clock, self._head)
            first.draw(paper, x, y)

        yield Row(first.height, draw, keeps=True)
        yield from (replace(row, keeps=True) for row in rest)

    def _version_rows(self, places: list[Placement]) -> Iterator[Row]:
        plan, width = self._printed.plan, self._width - _INDENT
        post = plan.post_of(places[0])
        names = ", ".join(map(self._place, places))
        yield Row(3, lambda *_: None, keeps=True)
        yield from lines(names, self._small, "accent.text", width, indent=_INDENT, keeps=True)
        text = text_of(post, places[0])
        yield from lines(text or tr("No text yet"), self._text, "text.primary", width, indent=_INDENT)
        for words in (link_of(post, places[0]), *map(_media_words, media_of(post, places[0]))):
            if words:
                yield from lines(words, self._small, "text.secondary", width, indent=_INDENT)
        for name, value in places[0].extras:
            words = tr("{field}: {value}", field=name.replace("_", " ").capitalize(), value=value)
            yield from lines(words, self._small, "text.secondary", width, indent=_INDENT)

    def _versions(self, chip: Chip) -> list[list[Placement]]:
        """The placements of a chip that say the same, together."""
        plan = self._printed.plan
        alike: dict[object, list[Placement]] = {}
        for spot in chip.spots:
            one = plan.placements[spot.placement_id]
            post = plan.post_of(one)
            alike.setdefault((text_of(post, one), link_of(post, one), media_of(post, one), one.extras), []).append(one)
        return list(alike.values())

    def _place(self, placement: Placement) -> str:
        channel = self._printed.plan.channels.get(placement.channel_id or "")
        name = channel.name if channel else tr("no channel yet")
        return f"{name} ({tr(placement.format)})" if placement.format else name

    def _statuses(self, chip: Chip) -> str:
        placements = [self._printed.plan.placements[spot.placement_id] for spot in chip.spots]
        words = [self._status(one) for one in placements]
        return ", ".join(dict.fromkeys(words))

    def _status(self, placement: Placement) -> str:
        word = tr(placement.status.value)
        if placement.approved_by and placement.status.value == "approved":
            return tr("{status} by {name}", status=word, name=placement.approved_by)
        return word

    def _campaign(self, chip: Chip) -> str:
        post = self._printed.plan.posts[chip.post_id]
        campaign = self._printed.plan.campaigns.get(post.campaign_id or "")
        return campaign.name if campaign else ""


def _media_words(media: Media) -> str:
    return f"{media.path} – {media.alt}" if media.path and media.alt else media.path or media.alt
