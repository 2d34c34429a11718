"""The readers of cells for one sheet of work: each text is understood once, however often it stands there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from planner.domain.records import Label, Status
from planner.exchange.reading import texts, vocabulary
from planner.exchange.reading.channel_cells import (
    ChannelsText,
    ChannelText,
    channel_column,
    read_channels,
    read_format,
    text_column,
)
from planner.exchange.reading.clocks import ClockText, read_clock_text
from planner.exchange.reading.days import DayText, Precision, read_day_text
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import Field
from planner.exchange.reading.versions import are_versions

T = TypeVar("T")

_NO_KINDS: tuple[Label, ...] = ()
_LONGEST_SAID = 200
"""Characters; longer cells say no day, time, channel or heading, and are not looked at for one."""


class Words:
    """What texts mean in a file that is read against ``known``; its attributes are functions that remember."""

    def __init__(self, known: Known) -> None:
        lexicon = known.lexicon
        self.known = known
        self.folded: Callable[[str], str] = cache(vocabulary.folded)
        self.plain: Callable[[str], str] = cache(texts.folded)
        self.versions: Callable[[str, str], bool] = cache(are_versions)
        self.tidy: Callable[[str], str] = cache(vocabulary.tidy)
        self.field: Callable[[str], Field | None] = cache(_short(lambda text: vocabulary.field_of(text, lexicon), None))
        self.day: Callable[[str], DayText | None] = cache(_short(lambda text: read_day_text(text, lexicon), None))
        self.clock: Callable[[str], ClockText | None] = cache(_short(lambda text: read_clock_text(text, lexicon), None))
        self.status: Callable[[str], Status | None] = cache(
            _short(lambda text: vocabulary.read_status(text, lexicon), None)
        )
        self.asked_status: Callable[[str], Status | None] = cache(
            _short(lambda heading: vocabulary.asked_status(heading, lexicon), None)
        )
        self.kind: Callable[[str], Label | None] = cache(_short(lambda text: vocabulary.read_kind(text, known), None))
        self.kinds: Callable[[str], tuple[Label, ...]] = cache(
            _short(lambda text: vocabulary.likely_kinds(text, known), _NO_KINDS)
        )
        self.total: Callable[[str], bool] = cache(_short(lambda text: vocabulary.is_total(text, lexicon), False))
        self.error: Callable[[str], bool] = cache(_short(lambda text: vocabulary.is_error(text, lexicon), False))
        self.ditto: Callable[[str], bool] = cache(_short(lambda text: vocabulary.is_ditto(text, lexicon), False))
        self.dropped: Callable[[str], bool] = cache(lambda text: vocabulary.is_dropped(text[:_LONGEST_SAID], lexicon))
        self.week_mark: Callable[[str], bool] = cache(_short(lambda text: vocabulary.week_mark(text, lexicon), False))
        self.channel_column: Callable[[str], ChannelText | None] = cache(
            _short(lambda text: channel_column(text, known), None)
        )
        self.text_column: Callable[[str], ChannelText | None] = cache(
            _short(lambda text: text_column(text, known), None)
        )
        self.channels: Callable[[str], ChannelsText] = cache(_channels(known))
        self.format: Callable[[str, str], str] = cache(
            lambda text, platform: read_format(text, platform, known) if len(text) <= _LONGEST_SAID else ""
        )

    def week_days(self, text: str) -> tuple[DayText, ...]:
        """The days that the mark of a week names."""
        days = vocabulary.week_days(text, self.known.lexicon)
        return tuple(found for day in days if (found := self.day(day)) is not None)

    def says_day(self, text: str) -> bool:
        """Whether a cell says a day that is one."""
        found = self.day(text)
        return found is not None and found.precision is not Precision.IMPOSSIBLE

    def says_channel(self, text: str) -> bool:
        """Whether a cell names channels that are known."""
        found = self.channels(text)
        return bool(found.channels or found.every)


@lru_cache(maxsize=1)
def words_against(known: Known) -> Words:
    """The readers for what is known, remembered because a sheet is read again after each answer."""
    return Words(known)


def _channels(known: Known) -> Callable[[str], ChannelsText]:
    def read(text: str) -> ChannelsText:
        return read_channels(text, known) if len(text) <= _LONGEST_SAID else ChannelsText(unknown=(text,))

    return read


def _short(read: Callable[[str], T], nothing: T) -> Callable[[str], T]:
    return lambda text: read(text) if len(text) <= _LONGEST_SAID else nothing
