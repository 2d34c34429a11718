"""Checks of the mix: the brand's rules over all channels, and those that hold for every channel apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.domain.balance import OFF, Judgement, Ledger, Verdict, WeekBalance, concerned
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.mix_fixes import mix_fixes
from planner.domain.plan import Plan
from planner.domain.records import Channel
from planner.domain.rulebook import Rulebook
from planner.domain.rules import CheckFact, MixRule, Reach
from planner.domain.span import Span, Week
from planner.domain.wording import balance_sentence, channel_sentence, window_words


class Judged(NamedTuple):
    """A week judged by a rule, over all channels or on one."""

    rule: MixRule
    balance: WeekBalance
    channel: Channel | None = None


def judge_all(book: Rulebook, ledger: Ledger, plan: Plan, span: Span) -> list[Judged]:
    """All weeks of a span by all rules that hold in them; raises EarlierNeeded when the ledger knows too little."""
    weeks = list(span.weeks())
    whole = [one for week in weeks for one in _whole(book, ledger, plan, week)]
    return whole + [one for week in weeks for one in _on_channels(book, ledger, plan, week)]


def whole_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The brand's rules for every week of the span; the window of a rule decides, the week itself is told too."""
    judged = [one for week in scope.weeks for one in _whole(scope.book, scope.ledger, scope.plan, week)]
    if not judged:
        return Outcome("No rule is set for this brand.", state=State.NOT_APPLICABLE)
    off = [one for one in judged if one.balance.window.verdict in OFF]
    findings = [_week_finding(scope, fact, one) for one in off]
    one_rule = len({one.rule.key for one in judged}) == 1
    fine = (
        f"“{judged[0].rule.name}”: {balance_sentence(judged[0].rule, judged[0].balance, today=scope.present)}"
        if len(judged) == 1
        else f"No week is outside your {'rule' if one_rule else 'rules'}{_reasons(judged)}."
    )
    if not findings:
        return Outcome(fine, state=_state(judged))
    heading = _heading(off)
    return told(findings, one=heading, many=heading, fine=fine)


def _heading(off: Sequence[Judged]) -> str:
    """What is outside: weeks, or the window of a single one where the week alone is not."""
    weeks, rules = {one.balance.week for one in off}, {one.rule.key for one in off}
    outside = f"outside {'your rule' if len(rules) == 1 else f'{len(rules)} of your rules'}"
    if len(weeks) > 1:
        return f"{len(weeks)} weeks are {outside}"
    rule, balance, _ = off[0]
    if len(rules) > 1 or rule.window.is_week or balance.own.verdict in OFF:
        return f"One week is {outside}"
    window = window_words(rule.window)
    if rule.window.reach is Reach.WEEKS:
        return f"The {window} to {balance.week.words} are {outside}"
    return f"{window} {'are' if rule.window.reach is Reach.LAST else 'is'} {outside}"


def channel_mix(scope: Scope, fact: CheckFact) -> Outcome:
    """The rules for every channel apart, for every week of the span and the weeks before it."""
    judged = [one for week in scope.weeks for one in _on_channels(scope.book, scope.ledger, scope.plan, week)]
    if not judged:
        return Outcome("No rule is set for every channel apart.", state=State.NOT_APPLICABLE)
    findings = [_channel_finding(scope, fact, one) for one in judged if one.balance.window.verdict in OFF]
    if not findings and _state(judged) is State.TOO_FEW:
        return Outcome("Too few entries on each channel to judge.", state=State.TOO_FEW)
    names = ", ".join(dict.fromkeys(_named(one.rule) for one in judged))
    outcome = told(
        findings,
        one=f"One channel is outside {names}",
        many=f"{{}} times a channel is outside {names}",
        fine=f"Every channel keeps to {names}{_reasons(judged)}.",
    )
    return outcome if findings else Outcome(outcome.heading, state=_state(judged))


def _whole(book: Rulebook, ledger: Ledger, plan: Plan, week: Week) -> Iterator[Judged]:
    for rule in book.over_all(week):
        yield Judged(rule, ledger.judge(rule, week, waivers=plan.waivers))


def _on_channels(book: Rulebook, ledger: Ledger, plan: Plan, week: Week) -> Iterator[Judged]:
    for rule in book.of_channels(week):
        for channel in plan.channels.values():
            if not channel.archived and (not rule.channels or channel.id in rule.channels):
                balance = ledger.judge(rule, week, channel_id=channel.id, waivers=plan.waivers)
                yield Judged(rule, balance, channel)


def _week_finding(scope: Scope, fact: CheckFact, judged: Judged) -> Finding:
    rule, balance = judged.rule, judged.balance
    said = balance_sentence(rule, balance, today=scope.present)
    sentence = f"{balance.week.words.capitalize()}, “{rule.name}”: {said}"
    return _finding(scope, fact, judged, sentence)


def _channel_finding(scope: Scope, fact: CheckFact, judged: Judged) -> Finding:
    channel = judged.channel
    assert channel is not None
    where = f"{channel.name}, {judged.balance.week.words}, “{judged.rule.name}”"
    return _finding(scope, fact, judged, f"{where}: {channel_sentence(judged.rule, judged.balance)}")


def _finding(scope: Scope, fact: CheckFact, judged: Judged, sentence: str) -> Finding:
    rule, balance, channel = judged
    ids = concerned(scope.ledger, rule, balance, channel.id if channel else None)
    fixes = mix_fixes(scope, balance, set(ids), channel, f"{sentence.removesuffix('.')}.")
    return about(fact, sentence, *ids, severity=rule.severity, fixes=fixes)


def _named(rule: MixRule) -> str:
    left_out = ", ".join(sorted(rule.without_formats))
    return f"“{rule.name}” ({left_out} not counted)" if left_out else f"“{rule.name}”"


def _reasons(judged: Iterable[Judged]) -> str:
    """Which weeks are accepted and why, to end a sentence with."""
    accepted = {
        f"{balance.week.words} ({balance.waiver.reason})": None
        for _, balance, _ in judged
        if balance.waiver is not None and balance.window.verdict is Verdict.ACCEPTED
    }
    return f"; accepted: {', '.join(accepted)}" if accepted else ""


def _state(judged: Iterable[Judged]) -> State:
    """How weeks without a finding stand: accepted when one was, too few when no week can be judged."""
    windows: list[Judgement] = [one.balance.window for one in judged]
    verdicts = {window.verdict for window in windows}
    if Verdict.ACCEPTED in verdicts:
        return State.ACCEPTED
    return State.TOO_FEW if verdicts <= {Verdict.TOO_FEW} else State.OK
