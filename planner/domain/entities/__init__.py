"""What in a text is a link, a mention, a hashtag or a cashtag, in the manner of each family of networks."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from planner.domain.entities.found import Entities, Found
from planner.domain.passages import LONGEST_KEPT, sentences

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


def in_passage(text: str, manner: str) -> Entities:
    """The entities of a single passage, see ``domain/passages.py``."""
    return (_kept_passage if len(text) <= LONGEST_KEPT else _found)(text, manner)


def _found(text: str, manner: str) -> Entities:
    if manner not in MANNERS:
        raise KeyError(manner)
    found: Entities = import_module(f"{__name__}.{manner}").entities(text)
    return found if found != _NOTHING else _NOTHING


def _gathered(text: str, manner: str) -> Entities:
    """What is found in the passages, one after the other: nothing reaches over their ends."""
    sorts: tuple[list[Found], ...] = ([], [], [], [])
    for start, lead, passage in sentences(text):
        found = in_passage(passage, manner)
        if found is not _NOTHING:
            before = start - lead
            for sort, pieces in zip(sorts, (found.links, found.mentions, found.hashtags, found.cashtags), strict=True):
                sort += [Found(one.start + before, one.end + before, one.text) for one in pieces]
    return Entities(*map(tuple, sorts))


_NOTHING = Entities()

_kept = lru_cache(maxsize=64)(_gathered)
_kept_passage = lru_cache(maxsize=4096)(_found)
