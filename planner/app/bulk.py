"""Work on thousands of records at once."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_MANY = 50_000
"""Objects made without a search for circular garbage, from which on that search would be felt as a pause."""


@contextlib.contextmanager
def keeping_all() -> Iterator[None]:
    """Pauses the search for circular garbage while many records are made and all are kept: it would find none.

    Searching costs an import of 10,000 rows a fifth of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            search_again()


def search_again() -> None:
    """Searches for circular garbage again, but not among many records that were made meanwhile.

    They have no circles and go when nobody holds them any more; searching a large sheet would stop the window for a
    sixth of a second, several times.
    """
    made_meanwhile, *_ = gc.get_count()
    if made_meanwhile > _MANY:
        gc.freeze()
    gc.enable()
