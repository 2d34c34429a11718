"""What is wrong with the media files of an entry, the same trouble of several files told as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.domain.checks.case import Case, since
from planner.domain.checks.file_limits import LIMITS, Limit
from planner.domain.checks.finding import Finding
from planner.domain.files import FileFacts, FileSort, FileState, file_name
from planner.domain.platforms import Fact
from planner.domain.rules import CheckFact, Severity

_NAMED = 3
"""Files of one trouble that are named before "n more"."""

_FORMATS = {
    FileSort.IMAGE: "image.formats",
    FileSort.GIF: "image.formats",
    FileSort.VIDEO: "video.formats",
    FileSort.DOCUMENT: "document.formats",
}


class Trouble(NamedTuple):
    """What is wrong with one file.

    ``is_`` is said after its name; ``many`` are several such files, ``each`` is said of each of them after its name,
    and ``wanted`` is what the network takes.
    """

    name: str
    is_: str
    many: str
    each: str = ""
    wanted: str = ""
    broken: Fact | None = None
    severity: Severity | None = None

    @property
    def alike(self) -> tuple[str, str, str]:
        """What the same trouble of other files is known by."""
        return self.many, self.wanted, self.broken.name if self.broken else ""


def file_troubles(case: Case, check: CheckFact) -> Iterator[Finding]:
    """Files that are gone, cannot be read, or are not as the network takes them."""
    alike: dict[tuple[str, str, str], list[Trouble]] = {}
    for file in case.files:
        for trouble in _of_file(case, check, file):
            alike.setdefault(trouble.alike, []).append(trouble)
    for same in alike.values():
        first = same[0]
        yield case.finding(check, _sentence(same), "pictures", broken=first.broken, severity=first.severity)


def _sentence(same: list[Trouble]) -> str:
    first = same[0]
    if len(same) == 1:
        return ", ".join(filter(None, [f"{first.name} {first.is_}", first.wanted]))
    named = ", ".join(f"{one.name} {one.each}".rstrip() for one in same[:_NAMED])
    more = f" and {len(same) - _NAMED} more" if len(same) > _NAMED else ""
    return f"{len(same)} {first.many}: " + "; ".join(filter(None, [named + more, first.wanted]))


def _of_file(case: Case, check: CheckFact, file: FileFacts) -> Iterable[Trouble]:
    name = file_name(file.path)
    if file.state is FileState.MISSING:
        return [Trouble(name, "is not where it was", "files that are not where they were")]
    if file.state is FileState.UNREADABLE:
        cannot = "cannot be read as a picture, video or document"
        return [Trouble(name, cannot, f"files that {cannot}", severity=Severity.ATTENTION)]
    return [*_of_format(case, file, name), *_of_limits(case, check, file, name)]


def _of_format(case: Case, file: FileFacts, name: str) -> Iterator[Trouble]:
    broken = case.facts.get(_FORMATS.get(file.sort, ""))
    if broken is None or not isinstance(broken.value, tuple) or not file.format:
        return
    taken = [str(one).lower() for one in broken.value]
    if file.format not in ["jpeg" if one == "jpg" else one for one in taken]:
        form, wanted = file.format.upper(), f"{case.where} takes {', '.join(one.upper() for one in taken)}"
        yield Trouble(name, f"is {form}", f"{form} files", "", wanted + since(broken), broken)


def _of_limits(case: Case, check: CheckFact, file: FileFacts, name: str) -> Iterator[Trouble]:
    for limit, broken in _facts_on(case, file):
        is_, wants, wanted = _measured(file, limit, broken, check.tolerance).partition(", {who} ")
        if wants:
            whole = f"{case.where} {wanted}{since(broken)}"
            yield Trouble(name, is_, "files", is_, whole, broken, Severity.HINT if limit.advice else None)


def _facts_on(case: Case, file: FileFacts) -> Iterator[tuple[Limit, Fact]]:
    """The limits that hold for this sort of file, with the facts that say how much."""
    for name, limit in LIMITS.items():
        fact = case.facts.get(name)
        if fact is not None and file.sort in limit.sorts:
            yield limit, fact


def _measured(file: FileFacts, limit: Limit, broken: Fact, tolerance: float) -> str:
    """What is wrong with a file, with a place for the network's name; "" where nothing is, or it is not known."""
    wanted, measured = broken.number, limit.measure(file)
    if wanted is None or not measured or limit.keeps(measured, wanted, tolerance):
        return ""
    return limit.says(measured, wanted)
