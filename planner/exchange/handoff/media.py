"""Which media of an entry go into a file, and which do not: no public address, no ending that is taken, too many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from planner.domain.files import FileSort, file_name, format_by_name, sort_of
from planner.domain.records import Media
from planner.exchange.handoff.model import MediaRule

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_AFTER_PATH = re.compile(r"[?#].*", re.DOTALL)
_VIDEO_FORMATS = ("video", "reel", "short")
_DOCUMENT_FORMATS = ("document",)


class Going(NamedTuple):
    """A file that can be fetched at its address."""

    address: str
    alt: str
    sort: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The media of an entry: those that go, all sorts there are, and how many do not go for which reason."""

    going: tuple[Going, ...] = ()
    sorts: frozenset[str] = frozenset()
    unaddressed: int = 0
    unsuited: int = 0
    further: int = 0

    @property
    def sort(self) -> str:
        """What goes, as one word: the sort of the first file, "" for none."""
        return self.going[0].sort if self.going else ""


def address_of(path: str, base: str) -> str:
    """Where a file can be fetched: its own address, or its name under the base; "" when nobody can fetch it."""
    if _WEB.fullmatch(path):
        return path
    name = file_name(path)
    return f"{base.rstrip('/')}/{quote(name, safe='')}" if base and name else ""


def sort_by_name(path: str, form: str) -> str:
    """What a file is by its ending; one without a known ending is what the format is of, or a picture."""
    sort = sort_of(_format(path))
    return min(_sorts_of(form), default=FileSort.IMAGE.value) if sort is FileSort.OTHER else sort.value


def attached(media: Iterable[Media], base: str, rule: MediaRule | None, form: str) -> Attached:
    """What becomes of the media of an entry of this format."""
    named = [one for one in media if one.path]
    sorts = frozenset(sort_by_name(one.path, form) for one in named) | _sorts_of(form)
    reached = [(one, address_of(one.path, base)) for one in named]
    addressed = [Going(address, one.alt, sort_by_name(one.path, form)) for one, address in reached if address]
    if rule is None:
        return Attached((), sorts, 0, 0, len(named))
    suited = [one for one in addressed if _suits(one, rule)]
    going = tuple(suited[: rule.most] if rule.most else suited)
    unaddressed, unsuited = len(named) - len(addressed), len(addressed) - len(suited)
    return Attached(going, sorts, unaddressed, unsuited, len(suited) - len(going))


def _sorts_of(form: str) -> frozenset[str]:
    """What an entry of this format has, whatever is attached to it yet."""
    if form in _VIDEO_FORMATS:
        return frozenset({FileSort.VIDEO.value})
    return frozenset({FileSort.DOCUMENT.value}) if form in _DOCUMENT_FORMATS else frozenset()


def _suits(one: Going, rule: MediaRule) -> bool:
    ending = _AFTER_PATH.sub("", one.address).rpartition(".")[2].casefold()
    return one.sort in rule.sorts and (not rule.endings or ending in rule.endings)


def _format(path: str) -> str:
    return format_by_name(_AFTER_PATH.sub("", path) if _WEB.fullmatch(path) else path)
