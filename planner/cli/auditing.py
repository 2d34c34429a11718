"""Audits on the command line: what makes a web page ready to be shared, and what it lacks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from planner.app.page_addresses import page_address
from planner.app.page_audit import Audited, audited, page_of_bytes, with_picture
from planner.cli import words
from planner.cli.wanted import Failed, WrongUsage
from planner.domain.pages import PageFacts
from planner.domain.rules import Severity
from planner.exchange.pages.reading import MOST_BYTES

_MARKS = {Severity.MUST_FIX: "fix", Severity.ATTENTION: "look", Severity.HINT: "hint"}


def audit(wanted: argparse.Namespace) -> None:
    """Looks at a page: how a link to it will show, and what it lacks."""
    if wanted.url and not page_address(wanted.url):
        raise WrongUsage(f"“{wanted.url}” is no address of a page; one begins with https://.")
    found = audited(_with_picture(page_of_bytes(_content(wanted.file), wanted.url), wanted.picture))
    print(words.as_json(_as_facts(found)) if wanted.json else "\n".join(_lines(found)))


def _with_picture(facts: PageFacts, path: str) -> PageFacts:
    seen = with_picture(facts, path) if path else facts
    if path and seen.picture is None:
        raise Failed(f"{path} is no picture that can be read.")
    return seen


def _content(name: str) -> bytes:
    """The beginning of a file or of standard input, as far as a page is looked at."""
    try:
        if name != "-":
            with Path(name).open("rb") as file:
                return _read(file)
        if sys.stdin is None:
            raise Failed("There is no standard input to read from.")
        return _read(sys.stdin.buffer)
    except OSError as error:
        what = "The standard input" if name == "-" else name
        raise Failed(f"{what} cannot be read: {error.strerror}.") from None


def _read(file: BinaryIO) -> bytes:
    return file.read(MOST_BYTES + 1)


def _lines(found: Audited) -> Iterator[str]:
    yield found.verdict.words
    for card in found.cards[:1]:
        yield from (f"  {line}" for line in (card.title, card.description, card.host, card.image) if line)
    for finding in found.findings:
        yield f"{_MARKS[finding.severity]}: {finding.sentence} [{finding.key}]"
        yield from (f"    {line}" for line in finding.tag.splitlines())
    if not found.findings:
        yield "Nothing is missing."
    if found.facts.cut:
        yield "Only the beginning of the page was looked at."


def _as_facts(found: Audited) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "verdict": {"severity": verdict.severity.value if verdict.severity else None, "words": verdict.words},
        "missing": [asdict(finding) for finding in found.findings],
        "cards": [asdict(card) for card in found.cards],
        "tags": found.tags,
        "facts": asdict(found.facts),
    }
