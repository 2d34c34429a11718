"""Which placements a verdict is about: those of a group that has too many."""

from __future__ import annotations

from planner.domain.balance.entries import in_order
from planner.domain.balance.ledger import Ledger, WeekBalance
from planner.domain.balance.verdicts import Judgement, Verdict
from planner.domain.rules import ONE, MixRule, Part


def concerned(ledger: Ledger, rule: MixRule, balance: WeekBalance, channel_id: str | None = None) -> tuple[str, ...]:
    """The ids of the placements that are to be changed, in order: what is too much in the week, else in the window."""
    for judged, window in ((balance.own, ONE), (balance.window, None)):
        entries = {
            entry
            for part in _over(judged)
            for entry in ledger.counted_for(
                rule, part, window or part.window or rule.window, balance.week, unit=balance.unit, channel_id=channel_id
            )
        }
        if entries:
            of_week = {entry for entry in entries if entry.day in balance.week.span}
            return tuple(entry.placement_id for entry in in_order(of_week or entries))
    return ()


def _over(judged: Judgement) -> list[Part]:
    """The parts of a stretch that have too many, where that asks for anything."""
    if judged.verdict in (Verdict.TOO_FEW, Verdict.ACCEPTED):
        return []
    return [group.part for group in judged.groups if group.verdict is Verdict.OVER]
