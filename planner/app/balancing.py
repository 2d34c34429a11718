"""Balance my week: reads what a proposal needs, and has HiGHS solve it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from time import perf_counter
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.balance import EarlierNeeded, Entry, Ledger
from planner.domain.clock import zone_named
from planner.domain.proposal import AHEAD, Answer, Problem, Proposal, Task, Unsolved
from planner.domain.proposal import propose as proposed
from planner.domain.records import Brand
from planner.domain.span import Span, Week

_LOOK_BACK, _LOOK_AHEAD = timedelta(weeks=52), timedelta(weeks=AHEAD)
_BESIDE = 30
"""Entries of each channel that are looked at beyond that, to find where a silence begins."""

_SECONDS, _LEAST_SECONDS = 0.9, 0.05
"""How long all searches of one proposal may take, and what is too short for another one."""


def propose(document: Document, brand: Brand, week: Week, *, now: datetime, catalogue: Catalogue) -> Proposal:
    """A proposal for a week; ``now`` is an aware moment. Raises Unsolved with a sentence when it cannot be made."""
    around = week.span.widened(before=_LOOK_BACK, after=_LOOK_AHEAD)
    known_from: Week | None = Week.of(around.start).shifted(1)
    entries = document.entries(brand, around)
    solve = Solver()
    while True:
        task = _task(document, brand, week, catalogue, entries=entries, known_from=known_from, now=now)
        try:
            return proposed(task, solve)
        except EarlierNeeded:
            entries, known_from = document.entries(brand, Span(date.min, around.end)), None


def _task(
    document: Document,
    brand: Brand,
    week: Week,
    catalogue: Catalogue,
    *,
    entries: Sequence[Entry],
    known_from: Week | None,
    now: datetime,
) -> Task:
    plan = document.posts_of(brand, {entry.post_id for entry in entries if entry.day in week.span})
    book = catalogue.rulebook(plan)
    start = min((entry.day for entry in entries), default=week.monday)
    beside = document.entries_beside(plan.channels, Span(start, week.span.end + _LOOK_AHEAD), _BESIDE)
    return Task(
        plan=plan,
        week=week,
        now=now.astimezone(zone_named(brand.zone)),
        ledger=Ledger(entries, known_from=known_from, effort=book.effort),
        entries=tuple({entry.placement_id: entry for entry in (*entries, *beside)}.values()),
        book=book,
        lore=catalogue.lore,
    )


class Solver:
    """HiGHS, on one thread and always the same; for all problems together it takes ``seconds`` at most."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._left = seconds

    def __call__(self, problem: Problem) -> Answer:
        """The best answer that is found in time; raises Unsolved with a sentence when there is none."""
        if self._left < _LEAST_SECONDS:
            raise Unsolved(_TOO_LATE)
        library = _library()
        solver = library._Highs()  # the public class greets on standard output
        for name, value in (*_SETTINGS.items(), ("time_limit", self._left)):
            solver.setOptionValue(name, value)
        solver.passModel(_model(library, problem))
        solver.setSolution(_unchanged(library, problem))
        begin = perf_counter()
        solver.run()
        self._left -= perf_counter() - begin
        solution = solver.getSolution()
        if not solution.value_valid:
            raise Unsolved(_TOO_LATE)
        return Answer(list(solution.col_value), solver.getModelStatus() == library.HighsModelStatus.kOptimal)


_TOO_LATE = "No proposal was found in time. Change some of the posts yourself and ask again."

_SETTINGS = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 1e-4, "mip_abs_gap": 0.01}
"""The gaps are less than any cost that matters."""


def _library() -> Any:
    try:
        from highspy import _core  # noqa: PLC0415  70 ms that nobody waits for until a proposal is asked for
    except ImportError as error:
        raise Unsolved(
            "No proposal can be made here, because the solver HiGHS (the Python package highspy) cannot be loaded."
        ) from error
    return _core


def _model(library: Any, problem: Problem) -> Any:
    """The problem as HiGHS reads it, row by row."""
    model = library.HighsLp()
    model.num_col_, model.num_row_ = len(problem.costs), len(problem.rows)
    model.col_cost_, model.col_upper_ = problem.costs, problem.uppers
    model.col_lower_ = [0.0] * len(problem.costs)
    kinds = library.HighsVarType.kContinuous, library.HighsVarType.kInteger
    model.integrality_ = [kinds[whole] for whole in problem.whole]
    model.row_lower_ = [least for least, _, _ in problem.rows]
    model.row_upper_ = [most for _, most, _ in problem.rows]
    model.a_matrix_.format_ = library.MatrixFormat.kRowwise
    model.a_matrix_.start_ = list(accumulate((len(terms) for _, _, terms in problem.rows), initial=0))
    model.a_matrix_.index_ = [column for _, _, terms in problem.rows for column in terms]
    model.a_matrix_.value_ = [factor for _, _, terms in problem.rows for factor in terms.values()]
    return model


def _unchanged(library: Any, problem: Problem) -> Any:
    """Where HiGHS begins, so that it has an answer at any time."""
    solution = library.HighsSolution()
    solution.col_value = problem.unchanged()
    return solution
