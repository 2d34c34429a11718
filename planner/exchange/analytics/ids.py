"""Which post of a network is meant: by the id in its address, and when that id was made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import unquote

from planner.domain.link_form import host_of
from planner.exchange.analytics.model import Moment, Network

_DESTROYED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_LONGEST = 500
_FIRST, _LAST = datetime(2005, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def network_of(address: str, networks: Iterable[Network]) -> Network | None:
    """The network to which an address leads."""
    host = host_of(address[:_LONGEST])
    if not host:
        return None
    return next((one for one in networks if any(_below(host, ours) for ours in one.hosts)), None)


def id_in(address: str, network: Network) -> str:
    """The id of the post in its address, or ""."""
    if not network.address_id:
        return ""
    found = _pattern(network.address_id).search(unquote(address[:_LONGEST]))
    return next((group for group in found.groups() if group), "") if found else ""


def is_destroyed(id_: str) -> bool:
    """Whether a spreadsheet made a rounded number of an id (6.49E+17)."""
    return _DESTROYED.fullmatch(id_.strip()) is not None


def is_id(text: str, network: Network) -> bool:
    """Whether a cell may be an id of the network."""
    return _pattern(network.id_form).fullmatch(text) is not None and len(text) <= _LONGEST


def address_key(address: str, networks: Iterable[Network]) -> str:
    """What is the same for all ways to write the address of one post: the network and its id, or host and path."""
    text = address.strip()
    if not text:
        return ""
    network = network_of(text, networks)
    id_ = id_in(text, network) if network else ""
    if network and id_:
        return f"{network.key}:{id_}"
    path = re.sub(r"\A(?:[a-z]+:)?/{0,2}[^/?#]*", "", text, count=1, flags=re.IGNORECASE)
    bare = path.partition("#")[0].partition("?")[0].rstrip("/")
    return f"{host_of(text)}{bare}" if host_of(text) and bare else ""


def moment_of(id_: str, network: Network) -> datetime | None:
    """When an id was made (UTC), where that can be read in it and makes sense."""
    if network.moment is None or not id_.isascii() or not id_.isdecimal() or len(id_) > 20:
        return None
    return _made(int(id_), network.moment)


def _made(number: int, moment: Moment) -> datetime | None:
    seconds = ((number >> moment.shift) + moment.epoch) / moment.per_second
    try:
        made = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OSError, OverflowError):
        return None
    return made if _FIRST < made < _LAST else None


def _below(host: str, ours: str) -> bool:
    return host == ours or host.endswith(f".{ours}")


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
