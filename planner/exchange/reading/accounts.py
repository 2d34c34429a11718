"""The ids that the accounts of a plan's channels have at publishing tools, which their files have in place of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from planner.exchange.reading.known import Known


@lru_cache(maxsize=2)
def accounts_of(known: Known) -> Mapping[str, str]:
    """The names of the channels by the ids of their accounts; an id that several have says nothing."""
    channels = known.plan.channels.values()
    said = [(id_, channel.name) for channel in channels for id_ in {pair[1] for pair in channel.accounts if pair[1:]}]
    times = Counter(id_ for id_, _ in said)
    return {id_: name for id_, name in said if id_ and times[id_] == 1}
