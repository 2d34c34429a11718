"""Broken files the whole way: read, understood with answers, held against a plan, written as one edit, and undone.

Nothing but BadFile with a sentence may come out, in two seconds; what is refused, stopped or undone leaves all of the
plan as it was, byte for byte where nothing was written.
"""

from __future__ import annotations

import csv
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TypeVar

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.intake import Ask, At, Field, Intake, Taken, Wishes, read_plan
from planner.app.plans import Cancelled
from planner.app.reviewing import is_reply, read_back
from planner.domain.edits import Edit, add_brand
from planner.domain.records import Brand
from planner.exchange.format import BadFile
from planner.store.opening import open_store
from planner.store.store import Store
from tests.fuzz.mutants import HTML, ROWS, harmed
from tests.fuzz.rounds import HOSTILE_CELLS, SAMPLE, TECHNICAL, TODAY, Tally, assert_sentences, run
from tests.fuzz.sources import Source, sources

T = TypeVar("T")

LONGEST_SECONDS = 2.0
"""Of the processor's time for one step: to open a file, to understand it, to write it."""

LONGEST_SENTENCE = 300
_NAMED = re.compile("“[^”]*”")
"""What a sentence names of the file, which may be called as it pleases."""

_POSTS = 40
_INTO_ITS_BRAND = 0.5
"""Of the files, which come from the second of the brands."""

_PASTED = 0.05


def fuzz_imports(folder: Path, rounds: int, seed: int, before: Callable[[], object] = int) -> Tally:
    """Files of all sorts into a plan with two brands, one of which has posts."""
    catalogue = Catalogue()
    path = folder / "plan.evenweek"
    with _made_plan(path, catalogue) as document:
        brands = document.brands()
        made = sources(document, brands[-1], catalogue)
    with open_store(path, write=True) as store:
        held = _contents(store)

        def play(chance: random.Random) -> str:
            brand = brands[-1] if chance.random() < _INTO_ITS_BRAND else chance.choice(brands)
            return _Round(store, brand, catalogue, chance).play(chance.choice(made), held)

        return run(Tally("Imports"), rounds, seed, play, before)


@contextmanager
def _made_plan(path: Path, catalogue: Catalogue) -> Iterator[Document]:
    """A plan in which some of the sample stands, and another brand."""
    with new_plan(path, new_brand("Quince Lane", "Europe/London"), catalogue) as store:
        document = Document(store)
        (brand,) = document.brands()
        document.do(read_plan(document, brand, _first_posts(), catalogue).edit)
        document.do(add_brand(new_brand("Other", "America/New_York"), catalogue.kinds))
        yield document


def _first_posts() -> bytes:
    out = StringIO(newline="")
    rows = csv.reader(StringIO(SAMPLE.read_text(encoding="utf-8"), newline=""))
    csv.writer(out).writerows(islice(rows, _POSTS + 1))
    return out.getvalue().encode()


def _contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is in the plan, the search index too."""
    connection = store._connection
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    plain = (name for name in names if not name.startswith(("found_", "sqlite_")))
    return {name: connection.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall() for name in plain}


class _Round:
    """One broken file for a brand; ``held`` is what the plan holds."""

    def __init__(self, store: Store, brand: Brand, catalogue: Catalogue, chance: random.Random) -> None:
        self._store, self._brand, self._catalogue, self._chance = store, brand, catalogue, chance
        self._document = Document(store)

    def play(self, source: Source, held: object) -> str:
        """Takes the file in; how it went."""
        content = source.broken(self._chance)
        file = self._store.path.read_bytes()
        try:
            edit = self._replied(content) if is_reply(content) else self._read(content, source.name)
        except BadFile as refused:
            edit = None
            _assert_sentence(str(refused))
        assert self._store.path.read_bytes() == file, "reading a file changed the plan"
        if edit is None or not edit.changes:
            return "refused" if edit is None else "nothing to do"
        outcome = self._written(edit)
        assert _contents(self._store) == held, f"{outcome}, and the plan is not what it was"
        return outcome

    # reading

    def _replied(self, content: bytes) -> Edit:
        return _quick(lambda: read_back(self._document, self._brand, content)).outcome.edit

    def _read(self, content: bytes, name: str) -> Edit:
        intake = Intake(self._document, self._brand, self._catalogue, TODAY)
        pasted = self._chance.random() < _PASTED
        _quick(lambda: self._paste(intake) if pasted else intake.open(content, name))
        taken = _quick(intake.read)
        _assert_words(taken)
        said = self._wishes(taken) if self._chance.random() < 0.5 else _defaults(taken)
        taken = _quick(lambda: intake.read(said))
        _assert_words(taken)
        with suppress(Cancelled):
            intake.read(said, _stopping(self._chance.randrange(20)))
        assert _said(intake.read(said)) == _said(taken), "read again it says something else"
        edit, zone = taken.imported.edit, intake.other_zone(taken.imported)
        return intake.in_zone(edit, zone) if zone else edit

    def _paste(self, intake: Intake) -> None:
        text = "\r\n".join("\t".join(row) for row in ROWS)
        intake.paste(harmed(text, self._chance), harmed(HTML, self._chance) if self._chance.random() < 0.5 else "")

    def _wishes(self, taken: Taken) -> Wishes:
        """Answers, and columns and cells put right, as nobody would."""
        chance = self._chance
        lines = taken.reading.lines
        some = chance.sample(lines, min(len(lines), chance.randrange(4)))
        names = [name for heading in taken.reading.headings for name in heading.names] or ["#1"]
        return Wishes(
            answers={ask.id: self._answer(ask) for ask in taken.asks if chance.random() < 0.8},
            columns={chance.choice(names): chance.choice([*Field]) for _ in range(chance.randrange(3))},
            cells={(line.at, chance.choice([*Field])): chance.choice(HOSTILE_CELLS) for line in some},
        )

    def _answer(self, ask: Ask) -> str | dict[str, str]:
        values = [*(option.value for option in ask.options), "leave out", self._chance.choice(HOSTILE_CELLS)]
        if self._chance.random() < 0.7:
            return self._chance.choice(values)
        return {_key(at): self._chance.choice(values) for at in ask.rows if self._chance.random() < 0.7}

    # writing

    def _written(self, edit: Edit) -> str:
        if self._chance.random() < 0.15:
            return self._stopped(edit)
        _quick(lambda: self._document.do(edit))
        problems = self._store.problems()
        assert not problems, f"imported and then unsound: {problems[0]}"
        self._document.undo()
        assert not self._document.undo_text, "the import was more than one step"
        return "imported and undone"

    def _stopped(self, edit: Edit) -> str:
        """Stops the writing at one of its steps."""
        at_step = _stopping(self._chance.randrange(3))
        try:
            self._document.do(edit, lambda whole: self._document.write(whole, at_step))
        except Cancelled:
            assert not self._document.undo_text, "a stopped import is a step"
            return "stopped"
        self._document.undo()
        return "imported and undone"


def _stopping(steps: int) -> Callable[..., None]:
    """What is told of steps, and stops the work after so many of them."""
    left = iter(range(steps))

    def at_step(*_: int) -> None:
        if next(left, None) is None:
            raise Cancelled("Stopped. Nothing was changed.")

    return at_step


def _quick(work: Callable[[], T]) -> T:
    """What the work gives; fails when it takes too long."""
    begun = time.process_time()
    try:
        return work()
    finally:
        taken = time.process_time() - begun
        assert taken <= LONGEST_SECONDS, f"took {taken:.1f} s"


def _said(taken: Taken) -> tuple[object, ...]:
    """What is said of a file; ids of new channels and kinds are others each time."""
    return taken.reading, taken.asks, taken.met, taken.imported.skipped, taken.imported.findings


def _defaults(taken: Taken) -> Wishes:
    return Wishes(answers={ask.id: ask.default for ask in taken.asks})


def _key(at: At) -> str:
    return f"{at.sheet + 1}!{at.record}" if at.sheet else str(at.record)


def _assert_sentence(text: str) -> None:
    """Fails unless the text is one or two plain sentences."""
    assert_sentences(_NAMED.sub("“x”", text))
    assert len(text) <= LONGEST_SENTENCE, f"{len(text)} characters: {text}"
    assert len(re.findall("[.?!](?= |$)", _NAMED.sub("x", text))) <= 3, f"too many sentences: {text}"


def _assert_words(taken: Taken) -> None:
    """Fails unless all that is said of a file can be shown on one line."""
    for ask in taken.asks:
        assert ask.default in {option.value for option in ask.options} | {"leave out"}, ask
        assert ask.rows or ask.id in ("encoding", "columns"), ask
    notes = (*taken.imported.skipped, *taken.imported.findings, *taken.reading.ignored)
    remarks = (remark.sentence for line in taken.reading.lines for remark in line.remarks)
    for text in {*(ask.text for ask in taken.asks), *(note.sentence for note in notes), *remarks}:
        plain = _NAMED.sub("“x”", text).replace("the error of a formula", "")
        assert len(text.splitlines()) == 1, f"not one line: {text!r}"
        assert len(text) <= LONGEST_SENTENCE, f"{len(text)} characters: {text}"
        assert not TECHNICAL.search(plain), text
