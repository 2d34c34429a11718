"""Checks of the mix: the brand's rule over all channels, and a cap on every single channel."""

from __future__ import annotations

from planner.domain.balance import OFF, Verdict, WeekBalance
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.records import Channel
from planner.domain.rules import CheckFact, MixRule
from planner.domain.wording import balance_sentence, counts_words


def whole_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The brand's rule for every week of the span; the rule's window decides, the week itself is told too."""
    rule = scope.rule
    if rule is None:
        return Outcome("No rule is set for this brand.", state=State.NOT_APPLICABLE)
    balances = [scope.ledger.judge(rule, week, waivers=scope.plan.waivers) for week in scope.span.weeks()]
    findings = [_week_finding(scope, fact, rule, balance) for balance in balances if balance.window.verdict in OFF]
    fine = (
        balance_sentence(rule, balances[-1])
        if len(balances) == 1
        else f"No week is outside your rule{_reasons(balances)}."
    )
    outcome = told(findings, one="One week is outside your rule", many="{} weeks are outside your rule", fine=fine)
    return outcome if findings else Outcome(fine, state=_state(balances))


def channel_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The cap per channel for every week of the span and the weeks before it."""
    rule = scope.rules[fact.rule]
    balances = [
        (channel, scope.ledger.judge(rule, week, channel_id=channel.id, waivers=scope.plan.waivers))
        for week in scope.span.weeks()
        for channel in scope.plan.channels.values()
        if not channel.archived
    ]
    findings = [
        _channel_finding(scope, fact, rule, channel, balance)
        for channel, balance in balances
        if balance.window.verdict in OFF
    ]
    state = _state([balance for _, balance in balances])
    if not findings and state is State.TOO_FEW:
        return Outcome("Too few entries on each channel to judge.", state=state)
    outcome = told(
        findings,
        one=f"One channel is over “{rule.name}”",
        many=f"{{}} times a channel is over “{rule.name}”",
        fine=f"Every channel keeps to “{rule.name}”{_left_out(rule)}{_reasons([one for _, one in balances])}.",
    )
    return outcome if findings else Outcome(outcome.heading, state=state)


def _week_finding(scope: Scope, fact: CheckFact, rule: MixRule, balance: WeekBalance) -> Finding:
    return about(
        fact, f"{balance.week.words.capitalize()}: {balance_sentence(rule, balance)}", *_in_excess(scope, rule, balance)
    )


def _channel_finding(scope: Scope, fact: CheckFact, rule: MixRule, channel: Channel, balance: WeekBalance) -> Finding:
    high = balance.window.allowed[1]
    counts = counts_words(balance.window)
    sentence = f"{channel.name}, {balance.week.words}: {counts} in {rule.window} weeks, at most {high}{_left_out(rule)}"
    return about(fact, sentence, *_in_excess(scope, rule, balance, channel.id))


def _reasons(balances: list[WeekBalance]) -> str:
    """Which weeks are accepted and why, to end a sentence with."""
    accepted = {
        f"{balance.week.words} ({balance.waiver.reason})": None
        for balance in balances
        if balance.waiver is not None and balance.window.verdict is Verdict.ACCEPTED
    }
    return f"; accepted: {', '.join(accepted)}" if accepted else ""


def _left_out(rule: MixRule) -> str:
    return f" ({', '.join(sorted(rule.without_formats))} not counted)" if rule.without_formats else ""


def _in_excess(scope: Scope, rule: MixRule, balance: WeekBalance, channel_id: str | None = None) -> list[str]:
    """The placements of groups with too many, which are those to change: the week's, else those of its window."""
    over = {group.group for group in balance.window.groups if group.verdict is Verdict.OVER}
    parts = [part for part in rule.parts if part.group in over]

    def among(weeks: int) -> list[str]:
        return [
            entry.placement_id
            for entry in scope.ledger.entries(balance.week, weeks)
            if (channel_id is None or entry.channel_id == channel_id)
            and entry.format not in rule.without_formats
            and entry.stance is not None
            and any(part.holds(entry.stance, entry.kind) for part in parts)
        ]

    return among(1) or among(rule.window)


def _state(balances: list[WeekBalance]) -> State:
    """How weeks without a finding stand: accepted when one was, too few when no week can be judged."""
    verdicts = {balance.window.verdict for balance in balances}
    if Verdict.ACCEPTED in verdicts:
        return State.ACCEPTED
    return State.TOO_FEW if verdicts <= {Verdict.TOO_FEW} else State.OK
