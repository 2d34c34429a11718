"""The verb that takes files into the plan: sheets of any sort, and replies to review sheets."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.app.brands import NOTHING, brand_to_import_into
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.intake import Intake, Taken
from planner.app.reviewing import is_reply, read_back
from planner.app.surroundings import own_facts, own_zone
from planner.cli import import_words, words
from planner.cli.answers import Answers, read_answers
from planner.cli.wanted import Failed, chosen_brand, content_of, given, in_zone_of, opened, pretended_now, say
from planner.domain.edits import Edit
from planner.domain.records import Brand
from planner.exchange.format import Imported
from planner.exchange.reading.model import Wishes
from planner.exchange.reading.vocabulary import folded
from planner.store.errors import PlanError


@dataclass(frozen=True, slots=True)
class _Came:
    """A file that came in, for a brand; ``making`` makes the brand when it is new."""

    wanted: argparse.Namespace
    document: Document
    catalogue: Catalogue
    brand: Brand
    making: Edit
    content: bytes


def import_file(wanted: argparse.Namespace) -> None:
    """Reads a file and takes it into the plan, or says why not."""
    content = content_of(wanted.file)
    catalogue = Catalogue(own_facts=own_facts())
    with opened(wanted, write=not wanted.dry_run) as document:
        brand, making = _brand(wanted, document, catalogue)
        came = _Came(wanted, document, catalogue, brand, making, content)
        next((take for reads, take in _OTHER_FILES if reads(content)), _take_sheet)(came)


def _brand(wanted: argparse.Namespace, document: Document, catalogue: Catalogue) -> tuple[Brand, Edit]:
    if wanted.brand is None:
        return chosen_brand(document, None), NOTHING
    return given(brand_to_import_into, document, wanted.brand, own_zone(), catalogue, surely_new=wanted.new_brand)


# sheets


def _take_sheet(came: _Came) -> None:
    wanted, intake = came.wanted, _opened_intake(came)
    answers = read_answers(wanted.answers, folded)
    taken = _answered(intake, answers)
    imported = replace(taken.imported, edit=came.document.whole(taken.imported.edit))
    unanswered = () if wanted.accept_defaults else taken.open
    empty = not intake.asks_nothing and not taken.reading.entries
    refused = bool(unanswered) or empty or _refused(wanted, imported)
    if refused:
        imported = replace(imported, posts=0, placements=0, edit=NOTHING)
    elif not wanted.dry_run:
        came.document.do(imported.edit)
        _remember(came, intake, answers.wishes, taken)
    ignored = () if intake.asks_nothing else taken.reading.ignored
    if wanted.json:
        facts = import_words.import_facts(taken, imported, ignored, several=_several(intake))
        facts["notes"] = list(_notes(intake))
        print(words.as_json(facts))
    elif not refused:
        lines = import_words.import_words(imported, came.making, dry_run=wanted.dry_run)
        lines += import_words.taken_words(taken.asks)
        print(*lines, *import_words.ignored_words(ignored, several=_several(intake)), sep="\n")
    if not wanted.json:
        for note in _notes(intake):
            say(note)
    _say_beside(came, taken, refused=refused)
    if unanswered:
        raise Failed(import_words.open_words(unanswered, several=_several(intake)))
    if empty:
        raise Failed(import_words.NO_POSTS)
    if refused:
        raise Failed(import_words.refusal(imported.skipped, may_skip=not wanted.skip_bad))


def _opened_intake(came: _Came) -> Intake:
    wanted = came.wanted
    today = in_zone_of(pretended_now(wanted), came.brand).date()
    intake = Intake(came.document, came.brand, came.catalogue, today, came.making)
    intake.open(came.content, wanted.file, encoding=wanted.encoding)
    if wanted.sheet is not None:
        given(intake.only_sheet, wanted.sheet)
    return intake


def _answered(intake: Intake, answers: Answers) -> Taken:
    """The file read with the answers, all of which must be answers to what it asks."""
    taken = intake.read(answers.wishes)
    if answers.wishes == Wishes():
        return taken
    asked = {ask.id for ask in taken.asks}
    if not asked.issuperset(answers.wishes.answers):  # an answer may have done away with another question
        answers.met(intake.read(Wishes(columns=answers.wishes.columns)).asks)
    answers.met(taken.asks)
    answers.check(taken.reading)
    return taken


def _notes(intake: Intake) -> tuple[str, ...]:
    """What the file has that cannot be seen in its rows; one of our own is told row by row."""
    return intake.book.notes if intake.book is not None and not intake.asks_nothing else ()


def _several(intake: Intake) -> bool:
    return intake.book is not None and len(intake.book.sheets) > 1


def _refused(wanted: argparse.Namespace, imported: Imported) -> bool:
    """Whether nothing is imported: a row cannot be read and none may be left out, or no row at all can be read."""
    return bool(imported.skipped) and not (wanted.skip_bad and imported.placements)


def _remember(came: _Came, intake: Intake, wishes: Wishes, taken: Taken) -> None:
    try:
        came.document.do(intake.remember(wishes, taken.reading))
    except PlanError as error:
        say(f"The answers are not remembered for the next sheet like it. {error}")


def _say_beside(came: _Came, taken: Taken, *, refused: bool) -> None:
    if taken.layout is not None:
        say("It was read like the last sheet with these headings.")
    if came.making.changes and not refused:
        say(f"The brand “{came.brand.name}” is new and {'would be' if came.wanted.dry_run else 'was'} made.")


# other files


def _take_reply(came: _Came) -> None:
    """Takes in what somebody said on a review sheet."""
    outcome = read_back(came.document, came.brand, came.content).outcome
    edit = came.document.whole(outcome.edit)
    if not came.wanted.dry_run:
        came.document.do(edit)
    if came.wanted.json:
        print(words.as_json({"changes": len(edit.changes), "sentences": list(outcome.sentences)}))
    else:
        print(*(outcome.sentences or ("The reply says nothing new.",)), sep="\n")


_OTHER_FILES: tuple[tuple[Callable[[bytes], bool], Callable[[_Came], None]], ...] = ((is_reply, _take_reply),)
"""Files that are no sheets: how they are known by their bytes, and what is done with them."""
