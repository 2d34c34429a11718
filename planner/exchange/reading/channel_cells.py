"""Cells that name channels: one or several, with formats, or all of them but some."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from planner.exchange.reading.channel_names import Found, Means, Names, names_of, tokens_of
from planner.exchange.reading.folding import tidy, words_of
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import Field
from planner.exchange.reading.vocabulary import field_of

_NAMED = frozenset({Means.CHANNEL, Means.NETWORK, Means.SURFACE})
_MEANT = _NAMED | {Means.FORMAT, Means.EVERY, Means.BUT}
_LONGEST_HEADING, _MOST_WORDS = 40, 5
"""Characters and words of a heading that names a channel and its texts."""

_LISTS = frozenset(",;/|·•、，\\\n")
"""Signs that may also stand between a name and its format; others add something."""


@dataclass(frozen=True, slots=True)
class ChannelText:
    """A channel as a cell names it, without words for its format.

    ``platform`` is the key of a network or "" (a channel of the plan without one). ``channel_id`` is that of the plan's
    channel, where the name or the network says which; None when there is none, or several on that network.
    """

    name: str
    platform: str
    format: str = ""
    channel_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelsText:
    """What a cell says: channels in its order, whether it says all, which networks it leaves out, unknown names."""

    channels: tuple[ChannelText, ...] = ()
    every: bool = False
    but: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def read_channels(text: str, known: Known) -> ChannelsText:
    """The channels that a cell names; a name of the plan's channels wins over taking it apart."""
    cell = _Cell(unicodedata.normalize("NFKC", tidy(text)), known)
    for joined_by, part in _parts(names_of(known).found_in(tokens_of(cell.text)), cell.text):
        cell.add(part, joined_by)
    return cell.said()


@lru_cache(maxsize=1024)
def read_format(text: str, platform: str, known: Known) -> str:
    """The format of a network (by its key, or "") that a word such as *Reels* or *CAROUSEL* means, or ""."""
    found = names_of(known).found_in(tokens_of(unicodedata.normalize("NFKC", tidy(text))))
    fitting = (_format(one.format, platform, known) for one in found if one.means is Means.FORMAT)
    return next(filter(None, fitting), "")


def channel_in_name(name: str, known: Known) -> ChannelText | None:
    """The one channel or network that the name of a file or sheet has among other words; None where it has several."""
    text, names = unicodedata.normalize("NFKC", tidy(name)), names_of(known)
    found = [one for one in names.found_in(tokens_of(text)) if one.means in (Means.CHANNEL, Means.NETWORK)]
    channels = {(one.channel_id or names.lone.get(one.platform), one.platform): one for one in found}
    if len(channels) != 1:
        return None
    ((channel_id, platform), one), *_ = channels.items()
    return ChannelText(text[one.start : one.end], platform, "", channel_id)


def channel_column(heading: str, known: Known) -> ChannelText | None:
    """The channel that a heading names, for columns that say yes or no for each network, or what is said there."""
    own_text = text_column(heading, known)
    if own_text is not None:
        return own_text
    return None if field_of(heading, known.lexicon) else _lone_channel(heading, known)


def text_column(heading: str, known: Known) -> ChannelText | None:
    """The channel whose texts a column holds by its heading, such as *Instagram caption* or *Copy (LinkedIn)*."""
    words = words_of(heading).split() if len(heading) <= _LONGEST_HEADING else []
    if len(words) > _MOST_WORDS:
        return None
    for cut in range(1, len(words)):
        parts = " ".join(words[:cut]), " ".join(words[cut:])
        for named, text in (parts, parts[::-1]):
            if field_of(text, known.lexicon) is Field.TEXT and (channel := _lone_channel(named, known)) is not None:
                return channel
    return None


def _lone_channel(text: str, known: Known) -> ChannelText | None:
    """The only channel that a text names, None where there are several or anything else."""
    said = read_channels(text, known)
    return said.channels[0] if len(said.channels) == 1 and not (said.every or said.unknown) else None


def _format(word: str, platform: str, known: Known) -> str:
    """The first format of the word that the network has; the first of all where the network is not known."""
    keys = known.lexicon.channels.formats[word]
    network = known.platforms.named(platform) if platform else None
    return next((key for key in keys if network is None or key in network.formats), "")


def _parts(found: Iterable[Found], text: str) -> Iterator[tuple[str, list[Found]]]:
    """What stands between separators outside of brackets, each with the separator before it."""
    joined_by, depth = "", 0
    part: list[Found] = []
    for one in found:
        depth = max(0, depth + (one.means is Means.OPEN) - (one.means is Means.CLOSE))
        if one.means is not Means.JOIN:
            part.append(one)
        elif not depth:
            if part:
                yield joined_by, part
            joined_by, part = text[one.start : one.end], []
    if part:
        yield joined_by, part


@dataclass(slots=True)
class _Entry:
    """A name with the words for its formats."""

    found: Found
    formats: list[str] = field(default_factory=list)


class _Cell:
    """What the parts of a cell say together."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self._known = known
        self._names: Names = names_of(known)
        self._entries: list[_Entry] = []
        self._every = self._leaving = False
        self._but: list[str] = []
        self._unknown: list[str] = []

    def add(self, part: list[Found], joined_by: str) -> None:
        """Takes up a part; one with anything unknown in it is unknown as a whole."""
        sorts = {one.means for one in part}
        if Means.UNKNOWN in sorts or not sorts & _MEANT:
            self._unknown.append(self._written(part))
        elif self._leaving or Means.BUT in sorts:
            self._leave_out(part)
        elif sorts & _NAMED:
            self._name(part)
        elif Means.EVERY in sorts:
            self._every = True
        else:
            self._further(part, joined_by)

    def said(self) -> ChannelsText:
        """All of it; *not Google* alone means all others."""
        channels: dict[tuple[str | None, str, str], ChannelText] = {}
        for one in (one for entry in self._entries for one in self._channels(entry)):
            channels.setdefault((one.channel_id, one.platform, one.format), one)
        every = self._every or bool(self._but and not channels)
        but, unknown = dict.fromkeys(self._but), dict.fromkeys(self._unknown)
        return ChannelsText(tuple(channels.values()), every, tuple(but), tuple(unknown))

    def _leave_out(self, part: list[Found]) -> None:
        """*all (not Google)*: what stands after the word, here and in further parts, is left out."""
        at = next((at for at, one in enumerate(part) if one.means is Means.BUT), -1)
        before, after = part[: max(at, 0)], part[at + 1 :]
        if before:
            self._every = self._every or any(one.means is Means.EVERY for one in before)
            self._name(before)
        self._leaving = True
        left_out = [one.platform for one in after if one.means in _NAMED]
        if not left_out or not all(left_out) or any(one.means is Means.FORMAT for one in after):
            self._unknown.append(self._written(part))
        else:
            self._but += left_out

    def _name(self, part: list[Found]) -> None:
        """Names with formats before or after them; *shorts* after YouTube is a format too."""
        waiting: list[str] = []
        named: list[_Entry] = []
        for one in part:
            again = one.means is Means.SURFACE and bool(named) and named[-1].found.platform == one.platform
            if one.means is Means.FORMAT or again:
                (named[-1].formats if named else waiting).append(one.format)
            elif one.means in _NAMED:
                named.append(_Entry(one, [one.format] if one.means is Means.SURFACE else waiting))
                waiting = []
        self._entries += named

    def _further(self, part: list[Found], joined_by: str) -> None:
        """A format alone: it is of the name before it, or a further one of that."""
        formats = [one.format for one in part if one.means is Means.FORMAT]
        if not self._entries:
            self._unknown.append(self._written(part))
        elif self._entries[-1].formats or joined_by in _LISTS:
            self._entries[-1].formats += formats
        else:
            self._entries.append(_Entry(self._entries[-1].found, formats))

    def _channels(self, entry: _Entry) -> Iterator[ChannelText]:
        found = entry.found
        name = self.text[found.start : found.end]
        channel_id = found.channel_id or self._names.lone.get(found.platform)
        for word in entry.formats or [""]:
            form = _format(word, found.platform, self._known) if word else ""
            if word and not form:
                self._unknown.append(f"{name} {word}")
            else:
                yield ChannelText(name, found.platform, form, channel_id)

    def _written(self, part: list[Found]) -> str:
        start = part[0].start
        return self.text[start - self.text[:start].endswith("@") : part[-1].end]
