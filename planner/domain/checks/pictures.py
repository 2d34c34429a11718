"""Items 10 and 12: alt texts, and whether there are files and the network takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from planner.domain.checks.case import Case, since
from planner.domain.checks.file_limits import LIMITS, Limit, name_in
from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import Change
from planner.domain.files import FileFacts, FileSort, FileState
from planner.domain.platforms import Fact
from planner.domain.rules import CheckFact, Severity

_TEXT = "text"
"""The format that needs no file."""

_COUNTS = {
    "media.max": (None, "file"),
    "images.max": (FileSort.IMAGE, "picture"),
    "videos.max": (FileSort.VIDEO, "video"),
    "gifs.max": (FileSort.GIF, "GIF"),
}
"""What each of these facts counts, and what it is called."""

_FORMATS = {
    FileSort.IMAGE: "image.formats",
    FileSort.GIF: "image.formats",
    FileSort.VIDEO: "video.formats",
    FileSort.DOCUMENT: "document.formats",
}


def alt_text(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Pictures without any alt text; one alt text may cover all files of an entry."""
    if case.placement.format in fact.formats and case.media and not any(one.alt.strip() for one in case.media):
        which = "The picture has" if len(case.media) == 1 else f"The {len(case.media)} pictures have"
        yield case.finding(fact, f"{which} no alt text", "pictures")


def media_usable(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Formats that need a file and name none, and files that the network does not take as they are."""
    if not case.media:
        yield from _none_given(case, fact)
        return
    yield from _numbers(case, fact)
    for file in case.files:
        yield from _file(case, fact, file)


def _none_given(case: Case, check: CheckFact) -> Iterator[Finding]:
    form, needed = case.placement.format, case.facts.get("media.needed")
    if form not in check.without_formats:
        sentence = f"There is no file, and the format “{form}” needs one"
        yield case.finding(check, sentence, "pictures", fixes=[_as_text(case)])
    elif needed is not None and needed.value is True:
        yield case.finding(check, f"There is no file, and {case.where} needs one", "pictures", broken=needed)


def _as_text(case: Case) -> Fix | None:
    """The entry as a text, where the network has texts."""
    if case.platform is None or _TEXT not in case.platform.formats:
        return None
    return Fix("Make it a text", (Change(case.placement, replace(case.placement, format=_TEXT)),))


def _numbers(case: Case, check: CheckFact) -> Iterator[Finding]:
    """More or fewer files than the network takes; those that nobody looked at count as files alone."""
    sorts = Counter(file.sort for file in case.files)
    for name, (sort, word) in _COUNTS.items():
        broken, count = case.facts.get(name), len(case.media) if sort is None else sorts[sort]
        if broken is not None and broken.number is not None and count > broken.number:
            sentence = f"{_number(count, word)}, {case.where} takes {broken.number:g}{since(broken)}"
            yield case.finding(check, sentence, "pictures", broken=broken)
    least = case.facts.get("media.min")
    if least is not None and least.number is not None and len(case.media) < least.number:
        sentence = f"{_number(len(case.media), 'file')}, {case.where} needs at least {least.number:g}{since(least)}"
        yield case.finding(check, sentence, "pictures", broken=least)
    mix = case.facts.get("media.mix")
    if mix is not None and mix.value is False and sorts[FileSort.IMAGE] and sorts[FileSort.VIDEO]:
        sentence = f"{case.where} does not take pictures and videos together{since(mix)}"
        yield case.finding(check, sentence, "pictures", broken=mix)


def _file(case: Case, check: CheckFact, file: FileFacts) -> Iterator[Finding]:
    name = name_in(file.path)
    if file.state is FileState.MISSING:
        yield case.finding(check, f"{name} is not where it was", "pictures")
    elif file.state is FileState.UNREADABLE:
        sentence = f"{name} cannot be read as a picture, video or document"
        yield case.finding(check, sentence, "pictures", severity=Severity.ATTENTION)
    else:
        yield from _format(case, check, file, name)
        for limit, broken in _facts_on(case, file):
            words = _measured(file, limit, broken, check.tolerance)
            severity = Severity.HINT if limit.advice else None
            if words:
                sentence = f"{name} {words.format(who=case.where)}{since(broken)}"
                yield case.finding(check, sentence, "pictures", broken=broken, severity=severity)


def _facts_on(case: Case, file: FileFacts) -> Iterator[tuple[Limit, Fact]]:
    """The limits that hold for this sort of file, with the facts that say how much."""
    for name, limit in LIMITS.items():
        fact = case.facts.get(name)
        if fact is not None and file.sort in limit.sorts:
            yield limit, fact


def _format(case: Case, check: CheckFact, file: FileFacts, name: str) -> Iterator[Finding]:
    broken = case.facts.get(_FORMATS.get(file.sort, ""))
    if broken is None or not isinstance(broken.value, tuple) or not file.format:
        return
    taken = [str(one).lower() for one in broken.value]
    if file.format not in ["jpeg" if one == "jpg" else one for one in taken]:
        sentence = f"{name} is {file.format.upper()}, {case.where} takes {', '.join(one.upper() for one in taken)}"
        yield case.finding(check, sentence, "pictures", broken=broken)


def _measured(file: FileFacts, limit: Limit, broken: Fact, tolerance: float) -> str:
    """What is wrong with a file, with a place for the network's name; "" where nothing is, or it is not known."""
    wanted, measured = broken.number, limit.measure(file)
    if wanted is None or not measured or limit.keeps(measured, wanted, tolerance):
        return ""
    return limit.words.format(measured=limit.told(measured), wanted=limit.told(wanted), who="{who}")


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
