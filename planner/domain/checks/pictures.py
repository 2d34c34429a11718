"""Items 10 and 12: alt texts, and whether there are files and the network takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.domain.amounts import counted
from planner.domain.checks.case import Case, since
from planner.domain.checks.file_troubles import file_troubles
from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import Change
from planner.domain.files import FileSort, FileState, format_by_name, sort_of
from planner.domain.records import Media
from planner.domain.rules import CheckFact

_TEXT = "text"
"""The format that needs no file."""

_SHOWN = (FileSort.IMAGE, FileSort.GIF)

_COUNTS = {
    "media.max": (None, "file"),
    "images.max": (FileSort.IMAGE, "picture"),
    "videos.max": (FileSort.VIDEO, "video"),
    "gifs.max": (FileSort.GIF, "GIF"),
}
"""What each of these facts counts, and what it is called."""


def alt_text(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Pictures without any alt text; one alt text may cover all files of an entry.

    Where no format is set, files are pictures by what is seen of them or by their names.
    """
    pictures = _pictures(case, fact)
    if pictures and not any(one.alt.strip() for one in case.media):
        which = "The picture has" if len(pictures) == 1 else f"The {len(pictures)} pictures have"
        yield case.finding(fact, f"{which} no alt text", "pictures")


def _pictures(case: Case, fact: CheckFact) -> Sequence[Media]:
    if case.placement.format:
        return case.media if case.placement.format in fact.formats else ()
    return [one for one in case.media if _sort(case, one.path) in _SHOWN]


def _sort(case: Case, path: str) -> FileSort:
    """What is seen of a file, or what its name says."""
    known = case.basis.known(path)
    if known is not None and known.state is FileState.THERE:
        return known.sort
    return sort_of(format_by_name(path))


def media_usable(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Formats that need a file and name none, and files that the network does not take as they are."""
    if not case.media:
        yield from _none_given(case, fact)
        return
    yield from _numbers(case, fact)
    yield from file_troubles(case, fact)


def _none_given(case: Case, check: CheckFact) -> Iterator[Finding]:
    form, needed = case.placement.format, case.facts.get("media.needed")
    if form not in check.without_formats:
        sentence = f"There is no file, and the format “{form}” needs one"
        yield case.finding(check, sentence, "pictures", fixes=[] if form in check.formats else [_as_text(case)])
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
            sentence = f"{counted(count, word)}, {case.where} takes {broken.number:g}{since(broken)}"
            yield case.finding(check, sentence, "pictures", broken=broken)
    least = case.facts.get("media.min")
    if least is not None and least.number is not None and len(case.media) < least.number:
        sentence = f"{counted(len(case.media), 'file')}, {case.where} needs at least {least.number:g}{since(least)}"
        yield case.finding(check, sentence, "pictures", broken=least)
    mix = case.facts.get("media.mix")
    if mix is not None and mix.value is False and sorts[FileSort.IMAGE] and sorts[FileSort.VIDEO]:
        sentence = f"{case.where} does not take pictures and videos together{since(mix)}"
        yield case.finding(check, sentence, "pictures", broken=mix)
