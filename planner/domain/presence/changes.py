"""What is different between an audit and the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from planner.domain.presence.case import CheckState
from planner.domain.presence.standing import Standing, key_of
from planner.domain.records import Audit

COMPUTED, ANSWERED = "computed", "answered"
_CHECKED = frozenset({CheckState.PASS, CheckState.FAIL})


class ChangeSort(StrEnum):
    """How a check stands otherwise than the last time."""

    FIXED = "fixed"
    BROKE = "broke"
    AGED = "aged"
    CHECKED = "checked"
    NEW = "new"


class AuditChange(NamedTuple):
    """One check that stands otherwise than in the last audit."""

    sort: ChangeSort
    standing: Standing


def results_of(standings: Iterable[Standing]) -> tuple[tuple[str, ...], ...]:
    """The standings as an audit keeps them, see ``Audit.results``."""
    return tuple(
        (
            one.profile.id if one.profile else "",
            one.check.key,
            one.state.value,
            COMPUTED if one.computed else ANSWERED,
        )
        for one in standings
    )


def changes_since(audit: Audit, standings: Iterable[Standing]) -> tuple[AuditChange, ...]:
    """What is fixed, broke, aged, was checked for the first time, and is new since a finished audit, in this order."""
    before = _states(audit)
    found = [change for one in standings for change in _change(before, one)]
    order = list(ChangeSort)
    return tuple(sorted(found, key=lambda change: order.index(change.sort)))


def last_finished(audits: Iterable[Audit]) -> Audit | None:
    """The audit that was finished last."""
    done = [audit for audit in audits if audit.finished is not None]
    return max(done, key=lambda audit: audit.finished or audit.started, default=None)


def running(audits: Iterable[Audit]) -> Audit | None:
    """The audit that is not finished."""
    return next((audit for audit in audits if audit.finished is None), None)


def _states(audit: Audit) -> Mapping[str, str]:
    return {key_of(row[0] or None, row[1]): row[2] for row in audit.results if len(row) > 2}  # noqa: PLR2004


def _change(before: Mapping[str, str], one: Standing) -> Iterator[AuditChange]:
    was = before.get(one.key)
    if was is None:
        if one.state in _CHECKED:
            yield AuditChange(ChangeSort.NEW, one)
    elif was == one.state or one.state is CheckState.NOT_APPLICABLE:
        return
    elif one.state is CheckState.NOT_CHECKED:
        if was in _CHECKED or one.aged is not None:
            yield AuditChange(ChangeSort.AGED, one)
    elif was not in _CHECKED:
        yield AuditChange(ChangeSort.CHECKED, one)
    else:
        yield AuditChange(ChangeSort.FIXED if one.state is CheckState.PASS else ChangeSort.BROKE, one)
