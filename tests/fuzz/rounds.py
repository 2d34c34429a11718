"""Broken files by the thousand: mutated CSV files through the import, mutated plans through ``open_store``.

Nothing but BadFile and PlanError may come out, in reasonable time, and what is refused changes nothing. The suite runs
a few rounds of it; ``python3 -m tests.fuzz`` runs more. Each round has a seed of its own, told when it fails.
"""

from __future__ import annotations

import csv
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from planner.app.brands import new_brand
from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.document import Document
from planner.app.founding import new_sample
from planner.app.intake import read_plan
from planner.domain.edits import add_brand, rename
from planner.domain.plan import Hit, Plan, Spot
from planner.domain.records import Brand
from planner.domain.span import Span
from planner.exchange.format import BadFile
from planner.store.errors import PlanError
from planner.store.opening import open_store
from planner.store.store import Store

SAMPLE = RESOURCES / "samples" / "quince_lane.csv"
TODAY = date(2026, 11, 25)
EVER = Span(date.min, date.max)
PATIENCE_SECONDS = 10.0

PAGE_BYTES, HEADER_BYTES = 4096, 100

HOSTILE_CELLS = (
    *("2026-11-31", "0001-01-01", "9999-12-31", "2026-W48-1", "20261123", "2026-1-1", "31.11.2026", "२०२६-११-२३"),
    *("25:00", "24:00", "8:30", "08:30:59", "08:30:00.5", "01:30+00:00", "01:30+01:00", "08:30Z", "00:00", "23:59"),
    *("Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Europe", "UTC", "EST5EDT", ".", "Etc/GMT+12", "Z" * 5_000),
    *("America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "Africa/Monrovia", "Asia/Tokyo"),
    *("published", "cancelled", "SCHEDULED", "promotional", "neutral", "kind", "instagram", "Instagram ", "ig", "x"),
    *("Q001", "Q001-ig", "Q002", "Q002-ig", "=1+1", "'=1+1", "''@x", "\t", "\r", "\n", "\r\n", '"', '""', ";", " || "),
    *(
        "a.jpg; b.jpg",
        '"a;b"; c',
        '"',
        '"a" b',
        "\x00",
        "\ufeff",
        "\u202eabc",
        "👩‍👩‍👧‍👦",
        "e\u0301" * 300,
        "\ufffd",
        "ß",
        "ẞ",
    ),
    *("", " ", "0", "-1", "NULL", "None", "[]", "{}", "'; DROP TABLE post; --", "\x1b[31m", "\x85", "\u2028"),
)

_PATH = re.compile(r"/[^\s:]*[^\s:.]")
"""Paths, which may be named as they please."""

TECHNICAL = re.compile(
    r"traceback|sqlite|errno|exception|\berror\b|codec|constraint|pragma|<class|\bselect\b|\binsert\b"
    r"|\bno such (table|column)|valueerror|keyerror|typeerror|\.py\b|0x[0-9a-f]{6}",
    re.IGNORECASE,
)


class Found(AssertionError):
    """A round that did not go as it must."""


def assert_sentences(text: str) -> None:
    """Fails unless the text is what a user can be shown: sentences on one line without a word of the machine's."""
    text = _PATH.sub("/a/file", text.strip())
    assert text[:1].isupper() or text.startswith(("/", "“", "-", ".")), text
    assert text.endswith((".", "?", "!")), text
    assert len(text.splitlines()) == 1, text
    assert not TECHNICAL.search(text), text


def everything(store: Store) -> tuple[list[Brand], list[tuple[Plan, list[Spot], list[Spot], list[Hit], Plan]]]:
    """All that a plan holds, asked for in every way there is."""
    document = Document(store)
    brands = document.brands()
    for brand in brands:
        document.entries(brand)
        document.plan(brand, EVER)
        document.plan_of(brand, {"Q001"}, {"Q002-ig"})
    return brands, [_all_of(document, brand) for brand in brands]


def _all_of(document: Document, brand: Brand) -> tuple[Plan, list[Spot], list[Spot], list[Hit], Plan]:
    spots, hits = document.spots(brand, EVER), document.search(brand, "the", 1_000)
    return document.plan(brand), spots, document.ideas(brand), hits, document.trash(brand)


def sample_plan(path: Path) -> bytes:
    """Makes the sample plan at ``path``, the same each time but for the moment it was made, and gives its bytes."""
    ids = random.Random(0)
    with patch("uuid.uuid4", lambda: UUID(int=ids.getrandbits(128), version=4)):
        new_sample(path, TODAY, Catalogue()).close()
    return path.read_bytes()


@dataclass
class Tally:
    """How the rounds ended, by outcome."""

    name: str
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __str__(self) -> str:
        ends = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        return f"{self.name}: {self.outcomes.total()} rounds: {ends}; slowest {self.slowest:.2f} s"


def run(
    tally: Tally, rounds: int, seed: int, play: Callable[[random.Random], str], before: Callable[[], object] = int
) -> Tally:
    """Plays the rounds; raises Found with the round's seed when one fails or takes too long."""
    for number in range(rounds):
        before()
        own_seed = f"{seed}:{number}"
        begun = time.monotonic()
        try:
            outcome = play(random.Random(own_seed))
        except Exception as error:
            raise Found(f"{tally.name}, round {own_seed}: {type(error).__name__}: {error}") from error
        taken = time.monotonic() - begun
        if taken > PATIENCE_SECONDS:
            raise Found(f"{tally.name}, round {own_seed}: took {taken:.1f} s")
        tally.slowest = max(tally.slowest, taken)
        tally.outcomes[outcome] += 1
    return tally


# CSV files


def fuzz_csv(folder: Path, rounds: int, seed: int, before: Callable[[], object] = int) -> Tally:
    """Mutated CSV files through the import into a plan with two brands."""
    catalogue = Catalogue()
    table = list(csv.reader(StringIO(SAMPLE.read_text(encoding="utf-8"), newline="")))
    path = folder / "csv.evenweek"
    sample_plan(path)
    with open_store(path, write=True) as store:
        document = Document(store)
        document.do(add_brand(new_brand("Other", "America/New_York"), catalogue.kinds))
        brands = document.brands()
        held = everything(store)

        def play(chance: random.Random) -> str:
            content = mutated_csv(table, chance)
            return _import_round(store, chance.choice(brands), content, catalogue, held)

        return run(Tally("CSV files"), rounds, seed, play, before)


def _import_round(store: Store, brand: Brand, content: bytes, catalogue: Catalogue, held: object) -> str:
    document = Document(store)
    try:
        imported = read_plan(document, brand, content, catalogue)
    except BadFile as refused:
        assert_sentences(str(refused))
        assert everything(store) == held, "a refused file changed the plan"
        return "refused"
    for note in imported.skipped:
        assert len(note.sentence.splitlines()) == 1, f"not one line: {note.sentence!r}"
    assert everything(store) == held, "reading a file changed the plan"
    try:
        document.do(imported.edit)
    except PlanError as refused:
        raise Found(f"the plan is sound and did not take the import: {refused}") from refused
    problems = store.problems()
    assert not problems, f"imported and then unsound: {problems[0]}"
    assert read_plan(document, brand, content, catalogue).edit.changes == (), "the second import changed something"
    document.undo()
    assert everything(store) == held, "undo did not bring back what was there"
    return "with rows left out" if imported.skipped else "imported"


def mutated_csv(table: list[list[str]], chance: random.Random) -> bytes:
    """A file of a few of the rows, damaged in one to three ways."""
    start = chance.randrange(1, len(table) - 5)
    rows = [list(row) for row in [table[0], *table[start : start + chance.choice((1, 3, 12))]]]
    for _ in range(chance.randrange(3)):
        chance.choice(_TABLE_HARMS)(rows, chance)
    text = StringIO(newline="")
    end = chance.choice(("\r\n", "\r\n", "\n", "\r"))
    csv.writer(text, lineterminator=end, delimiter=chance.choice(",,,,,,;")).writerows(rows)
    content = _encoded(text.getvalue(), chance)
    if chance.random() < 0.35:
        content = chance.choice(BYTE_HARMS)(content, chance)
    return content


def _encoded(text: str, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8",) * 12 + ("utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252", "utf-7"))
    return text.encode(encoding, errors="replace")


def _some_row(rows: list[list[str]], chance: random.Random) -> list[str]:
    return chance.choice(rows[1:] if len(rows) > 1 and chance.random() < 0.95 else rows)


def _hostile_cells(rows: list[list[str]], chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 5)):
        row = _some_row(rows, chance)
        if row:
            row[chance.randrange(len(row))] = chance.choice(HOSTILE_CELLS)


def _swapped_cells(rows: list[list[str]], chance: random.Random) -> None:
    one, other = _some_row(rows, chance), _some_row(rows, chance)
    if one and other:
        i, j = chance.randrange(len(one)), chance.randrange(len(other))
        one[i], other[j] = other[j], one[i]


def _huge_cell(rows: list[list[str]], chance: random.Random) -> None:
    row = _some_row(rows, chance)
    if row:
        row[chance.randrange(len(row))] = chance.choice("a,\"\n'🪜") * chance.choice((99_999, 100_001, 1_000_000))


def _ragged(rows: list[list[str]], chance: random.Random) -> None:
    row = _some_row(rows, chance)
    if chance.random() < 0.5:
        del row[chance.randrange(len(row) + 1) :]
    else:
        row += [chance.choice(HOSTILE_CELLS) for _ in range(chance.randrange(1, 400))]


def _moved_columns(rows: list[list[str]], chance: random.Random) -> None:
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    order = order[: chance.randrange(1, len(order) + 1)] if order and chance.random() < 0.5 else order
    rows[:] = [[row[i] if i < len(row) else "" for i in order] for row in rows]


def _no_ids(rows: list[list[str]], chance: random.Random) -> None:
    for name in chance.choice((("placement_id",), ("post_id",), ("placement_id", "post_id"))):
        if name in rows[0]:
            place = rows[0].index(name)
            for row in rows:
                del row[place : place + 1]


def _repeated_rows(rows: list[list[str]], chance: random.Random) -> None:
    rows += [list(_some_row(rows, chance)) for _ in range(chance.randrange(1, 8))]


_TABLE_HARMS = (
    *(_hostile_cells, _hostile_cells, _hostile_cells, _swapped_cells, _huge_cell),
    *(_ragged, _moved_columns, _no_ids, _repeated_rows),
)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 10, 100))):
        if damaged:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _inserted(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    piece = chance.choice((b'"', b"\x00", b"\xff", b"\r", b"\n", b",", b"\xef\xbb\xbf", b'""' * 1_000, b"\xed\xa0\x80"))
    return content[:place] + piece + content[place:]


def _noise(content: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(3_000))


BYTE_HARMS = (_flipped, _flipped, _cut, _inserted, _noise)


# plans


def fuzz_plans(folder: Path, rounds: int, seed: int, before: Callable[[], object] = int) -> Tally:
    """Damaged plans through ``open_store``, every question, and an edit."""
    sound = sample_plan(folder / "original.evenweek")
    own = folder / "damaged"
    own.mkdir()

    def play(chance: random.Random) -> str:
        for left in own.iterdir():
            left.unlink()
        path = own / "plan.evenweek"
        damaged = damaged_plan(sound, chance)
        path.write_bytes(damaged)
        return _open_round(path, damaged, write=chance.random() < 0.3)

    return run(Tally("Plans"), rounds, seed, play, before)


def _open_round(path: Path, damaged: bytes, *, write: bool) -> str:
    try:
        store = open_store(path, write=write)
    except PlanError as refused:
        assert path.read_bytes() == damaged, "a refused plan was changed"
        left = sorted(one.name for one in path.parent.iterdir() if one != path)
        assert set(left) <= {f"{path.name}-lock"}, f"left beside the plan: {left}"
        return f"refused as {type(refused).__name__}"
    with store:
        try:
            store.problems()
            everything(store)
            if write:
                _edit_and_undo(store)
        except PlanError as found:
            return f"opened, then {type(found).__name__}"
    return "opened"


def _edit_and_undo(store: Store) -> None:
    document = Document(store)
    for brand in document.brands():
        document.do(rename(brand, "Another name"))
        document.undo()


def damaged_plan(sound: bytes, chance: random.Random) -> bytes:
    """The plan's bytes, damaged in one to three ways."""
    damaged = bytearray(sound)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if len(damaged) >= PAGE_BYTES:
            chance.choice(_PLAN_HARMS)(damaged, chance)
    return bytes(damaged)


def _flip_bits(plan: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 1, 3, 30))):
        plan[chance.randrange(len(plan))] ^= 1 << chance.randrange(8)


def _change_header(plan: bytearray, chance: random.Random) -> None:
    plan[chance.randrange(16, HEADER_BYTES)] = chance.choice((0, 1, 2, 3, 127, 255, chance.randrange(256)))


def _change_page_header(plan: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(plan) // PAGE_BYTES)
    plan[page * PAGE_BYTES + chance.randrange(12)] = chance.randrange(256)


def _zero_page(plan: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(plan) // PAGE_BYTES) * PAGE_BYTES
    plan[page : page + PAGE_BYTES] = bytes(PAGE_BYTES)


def _swap_pages(plan: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(plan) // PAGE_BYTES) * PAGE_BYTES for _ in range(2))
    first, second = plan[one : one + PAGE_BYTES], plan[other : other + PAGE_BYTES]
    plan[one : one + PAGE_BYTES], plan[other : other + PAGE_BYTES] = second, first


def _cut_plan(plan: bytearray, chance: random.Random) -> None:
    whole_pages = PAGE_BYTES if chance.random() < 0.5 else 1
    del plan[chance.randrange(len(plan) // whole_pages + 1) * whole_pages :]


def _overwritten(plan: bytearray, chance: random.Random) -> None:
    """Other text in place of some that is there: the structure stays sound."""
    old, new = chance.choice(
        (
            (b"engagement", b"engagemenu"),
            (b"Europe/London", b"Europe/Londoz"),
            (b'[["', b'[{"'),
            (b"2026-1", b"2026-\xff"),
            (b"scheduled", b"schedulex"),
            (b"CREATE TABLE", b"CREATE TABLX"),
            (b"TEXT NOT NULL", b"TEXT NOT NUKL"),
            (b"placement", b"placemenu"),
        )
    )
    place = plan.find(old, chance.randrange(len(plan)))
    if place >= 0:
        plan[place : place + len(old)] = new


_PLAN_HARMS = (
    *(_flip_bits, _flip_bits, _flip_bits, _change_header, _change_page_header),
    *(_zero_page, _swap_pages, _cut_plan, _overwritten),
)
