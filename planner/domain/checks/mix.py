"""Checks of the mix: the brand's rule over all channels, and a cap on every single channel."""

from __future__ import annotations

from planner.domain.balance import OFF, Verdict, WeekBalance
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.rules import CheckFact, MixRule
from planner.domain.wording import balance_sentence, counts_words


def whole_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The brand's rule for every week of the span; the rule's window decides, the week itself is told too."""
    rule = scope.rule
    if rule is None:
        return Outcome("No rule is set for this brand.", state=State.NOT_APPLICABLE)
    waivers = scope.plan.waivers
    balances = [scope.ledger.judge(rule, week, waivers=waivers) for week in scope.span.weeks()]
    findings = tuple(
        about(fact, f"{balance.week}: {balance_sentence(rule, balance)}", *_in_excess(scope, rule, balance))
        for balance in balances
        if balance.window.verdict in OFF
    )
    if len(balances) == 1:
        return Outcome(balance_sentence(rule, balances[0]), findings, _state(balances[0]))
    if not findings:
        states = {_state(balance) for balance in balances}
        state = State.TOO_FEW if states == {State.TOO_FEW} else State.OK
        return Outcome("No week is outside your rule.", state=state)
    weeks = ", ".join(str(balance.week) for balance in balances if balance.window.verdict in OFF)
    return Outcome(f"{len(findings)} of {len(balances)} weeks end outside your rule: {weeks}.", findings)


def channel_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The cap per channel, in the last week of the span and its window."""
    rule = scope.rules[fact.rule]
    week = list(scope.span.weeks())[-1]
    judged = {
        channel.name: scope.ledger.judge(rule, week, channel_id=channel.id, waivers=scope.plan.waivers)
        for channel in scope.plan.channels.values()
        if not channel.archived
    }
    findings = [
        _channel_finding(scope, fact, rule, name, balance)
        for name, balance in judged.items()
        if balance.window.verdict in OFF
    ]
    if not findings and all(balance.window.verdict is Verdict.TOO_FEW for balance in judged.values()):
        return Outcome("Too few entries on every channel to judge.", state=State.TOO_FEW)
    return told(
        findings,
        one=f"{week}: one channel sells too much",
        many=f"{week}: {{}} channels sell too much",
        fine=f"{week}: no channel is over its share of promotion.",
    )


def _channel_finding(scope: Scope, fact: CheckFact, rule: MixRule, name: str, balance: WeekBalance) -> Finding:
    channel_id = next(channel.id for channel in scope.plan.channels.values() if channel.name == name)
    high = balance.window.allowed[1]
    sentence = f"{name} {counts_words(balance.window)} in {rule.window} weeks, at most {high}"
    return about(fact, sentence, *_in_excess(scope, rule, balance, channel_id))


def _in_excess(scope: Scope, rule: MixRule, balance: WeekBalance, channel_id: str | None = None) -> list[str]:
    """The placements of the week that belong to a group with too many, which are those to change."""
    over = {group.group for group in balance.window.groups if group.verdict is Verdict.OVER}
    parts = [part for part in rule.parts if part.group in over]
    return [
        entry.placement_id
        for entry in scope.ledger.entries(balance.week)
        if (channel_id is None or entry.channel_id == channel_id)
        and entry.format not in rule.without_formats
        and entry.stance is not None
        and any(part.holds(entry.stance, entry.kind) for part in parts)
    ]


def _state(balance: WeekBalance) -> State:
    states = {Verdict.TOO_FEW: State.TOO_FEW, Verdict.ACCEPTED: State.ACCEPTED}
    return states.get(balance.window.verdict, State.OK)
