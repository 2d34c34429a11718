"""What was asked for on the command line, turned into values: the plan, the brand, the moment, the file."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import ParamSpec, TypeVar

from planner.app import surroundings
from planner.app.document import Document
from planner.domain.clock import zone_named
from planner.domain.records import Brand
from planner.domain.span import ONE_DAY, Span, Week, read_day
from planner.store import opening
from planner.store.errors import NoFile
from planner.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST = timedelta(weeks=260)
"""How many days can be asked for at once."""


class WrongUsage(Exception):
    """The command cannot be carried out as it was given."""


class Failed(Exception):
    """What was asked for did not work; the message is a sentence."""


def plan_path(wanted: argparse.Namespace) -> Path:
    """The plan that is meant: the named one, or the user's own."""
    if wanted.plan is not None:
        return Path(wanted.plan)
    return surroundings.own_plan()


def opened_store(wanted: argparse.Namespace, *, write: bool) -> Store:
    """The plan's store; says how to make a plan when there is none."""
    path = plan_path(wanted)
    try:
        return opening.open_store(path, write=write)
    except NoFile:
        raise Failed(f"There is no plan at {path}. “new” makes one.") from None


@contextlib.contextmanager
def opened(wanted: argparse.Namespace, *, write: bool) -> Iterator[Document]:
    """The plan as a document, closed at the end."""
    with opened_store(wanted, write=write) as store:
        yield Document(store)


def chosen_brand(document: Document, name: str | None) -> Brand:
    """The brand of this name, or the only one; several and no name is wrong usage."""
    brands = document.brands()
    if not brands:
        raise Failed("The plan holds no brand; import a file with --brand NAME.")
    if name is None and len(brands) > 1:
        raise WrongUsage(f"The plan holds several brands; say which with --brand: {_names(brands)}.")
    if name is None:
        return brands[0]
    found = next((brand for brand in brands if brand.name.casefold() == name.strip().casefold()), None)
    if found is None:
        raise WrongUsage(f"There is no brand “{name}”; the plan holds {_names(brands)}.")
    return found


def _names(brands: Iterable[Brand]) -> str:
    return ", ".join(brand.name for brand in brands)


def content_of(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    from planner.app import week_files  # noqa: PLC0415  the window starts without it

    try:
        if name != "-":
            return week_files.content_of(Path(name))
        if sys.stdin is None:
            raise Failed("There is no standard input to read from.")
        return week_files.read_from(sys.stdin.buffer, "The standard input")
    except OSError as error:
        raise Failed(f"The standard input cannot be read: {error.strerror}.") from None


def pretended_now(wanted: argparse.Namespace) -> datetime:
    """The pretended moment, naive unless it says a zone, or the real one."""
    return given(surroundings.pretended_moment, wanted.now) or datetime.now().astimezone()


def in_zone_of(moment: datetime, brand: Brand) -> datetime:
    """The moment in the brand's zone, which is also the one of a moment that says none."""
    zone = kept(zone_named, brand.zone)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def given(make: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
    """What is made of what the user gave; a ValueError is wrong usage."""
    try:
        return make(*values, **named)
    except ValueError as error:
        raise WrongUsage(f"{error}.") from None


def kept(make: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
    """The same for what the plan holds and this program cannot use."""
    try:
        return make(*values, **named)
    except ValueError as error:
        raise Failed(f"The plan cannot be judged: {error}.") from None


def span_in(wanted: argparse.Namespace, today: date, verb: str) -> Span:
    """The days that are meant: a week, those from and to, or the current week; ``verb`` names what would span them."""
    if wanted.week and (wanted.start or wanted.end):
        raise WrongUsage("Give either --week, or --from and --to.")
    if bool(wanted.start) != bool(wanted.end):
        raise WrongUsage("--from and --to go together.")
    if wanted.start:
        start, end = given(read_day, wanted.start), given(read_day, wanted.end)
        if end < start:
            raise WrongUsage(f"--to {end} is before --from {start}.")
        if end - start > _LONGEST:
            raise WrongUsage(f"{verb} may span {_LONGEST.days // 7} weeks at most; give nearer days.")
        return Span(start, end + ONE_DAY)
    return (given(Week.parse, wanted.week) if wanted.week else Week.of(today)).span


def say(sentence: str) -> None:
    """Tells the user something beside the output."""
    print(sentence, file=sys.stderr)
