"""What in a text is a link, a mention, a hashtag or a cashtag, in the manner of each family of networks."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from planner.domain.entities.found import Entities, Found

__all__ = ["MANNERS", "Entities", "Found", "entities"]

MANNERS = ("twitter", "bluesky", "mastodon", "plain")
"""The families of networks, as ``manner`` names them in the platforms' data; each is a module beside this one."""

_LONGEST_KEPT = 20_000
_LONGEST_SEARCHED = 200_000


def entities(text: str, manner: str) -> Entities:
    """The links, mentions, hashtags and cashtags of a text in one of the ``MANNERS``; KeyError for another.

    Of a text longer than any network takes only the first 200,000 code points are searched.
    """
    if len(text) > _LONGEST_KEPT:
        return _found(text[:_LONGEST_SEARCHED], manner)
    return _kept(text, manner)


def _found(text: str, manner: str) -> Entities:
    if manner not in MANNERS:
        raise KeyError(manner)
    found: Entities = import_module(f"{__name__}.{manner}").entities(text)
    return found


_kept = lru_cache(maxsize=64)(_found)
