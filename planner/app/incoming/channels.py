"""Which channels of a brand an export is of: by its network, by the account in its rows, or as the user says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner.domain.plan import Plan
from planner.domain.records import Channel
from planner.exchange.analytics.model import CHANNEL, About, ResultAsk, ResultRow
from planner.exchange.reading.folding import words_of

_TEXT = "Which channel is it of?"
_ANY = "Any of them"


def channels_by_network(plan: Plan, rows: Iterable[ResultRow], answers: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The ids of the channels that the rows of each network may be on."""
    said = answers.get(CHANNEL, "")
    networks = {row.platform for row in rows}
    if said in plan.channels:
        return {network: frozenset({said}) for network in networks}
    return {network: frozenset(one.id for one in _on(plan, network)) for network in networks if network}


def channel_of(plan: Plan, row: ResultRow, answers: Mapping[str, str]) -> str | None:
    """The channel of a row about an account, None where it may be several."""
    said = answers.get(CHANNEL, "")
    if said in plan.channels:
        return said
    fitting = _fitting(plan, row.platform, row.account)
    return fitting[0].id if len(fitting) == 1 else None


def channel_ask(plan: Plan, rows: Sequence[ResultRow], answers: Mapping[str, str]) -> tuple[ResultAsk, ...]:
    """The question for the channel: of accounts always, of posts where the network has none or several."""
    said = answers.get(CHANNEL, "") if answers.get(CHANNEL, "") in plan.channels else ""
    accounts = [row for row in rows if row.about is About.ACCOUNT]
    if accounts:
        value = channel_of(plan, accounts[0], answers) or ""
        options = _options(_on(plan, accounts[0].platform) or _live(plan))
        ask = ResultAsk(
            id=CHANNEL, text=_TEXT, value=value, options=options, must=bool(options), answered=bool(said or value)
        )
        return (ask,)
    networks = {row.platform for row in rows if row.platform and not row.own_id}
    several = [one for network in sorted(networks) for one in _on(plan, network)]
    if len(networks) != 1 or len(several) == 1 or not _live(plan):
        return ()
    options = (("", _ANY if several else "None of these"), *_options(several or _live(plan)))
    return (ResultAsk(id=CHANNEL, text=_TEXT, value=said, options=options, answered=bool(said)),)


def _fitting(plan: Plan, platform: str, account: str) -> list[Channel]:
    """The channels of the network, of several the one with the account's name."""
    there = _on(plan, platform)
    named = [one for one in there if account and words_of(account) in _names(plan, one)]
    return named if len(there) > 1 and named else there


def _names(plan: Plan, channel: Channel) -> set[str]:
    handles = (one.handle for one in plan.profiles if one.channel_id == channel.id)
    return {words_of(name.lstrip("@")) for name in (channel.name, *handles)}


def _on(plan: Plan, platform: str) -> list[Channel]:
    return [one for one in _live(plan) if platform and one.platform == platform]


def _live(plan: Plan) -> list[Channel]:
    return sorted((one for one in plan.channels.values() if not one.archived), key=lambda one: one.position)


def _options(channels: Iterable[Channel]) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.name) for one in channels)
