"""What is asked about rows that the plan has already, and what the answers make of these rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from planner.exchange.format import RowNote
from planner.exchange.merging.meeting import Meeting, Meets
from planner.exchange.merging.taken_rows import TakenRows
from planner.exchange.own.ids import again_id, again_post_id
from planner.exchange.own.week_csv import OF_POST, Cells
from planner.exchange.reading.asking import keys_of
from planner.exchange.reading.model import Ask, At, Option, Wishes

SAME, DIFFERS, CHANGED = "there:same", "there:differs", "there:changed"
RETURNED, MOVED, CONFLICT = "there:returned", "there:moved", "there:conflict"
"""Ids of the questions; what is *changed* names the entry itself, what *differs* was found by its place and text."""

Said = str | Mapping[str, str]


class Choice(StrEnum):
    """What becomes of a row that the plan has: nothing, an update of the entry, or an entry more."""

    SKIP = "skip"
    ALTER = "update"
    BOTH = "both"


_SKIP = Option(Choice.SKIP, "Leave the plan as it is")
_ALTER = Option(Choice.ALTER, "Change the plan to what the sheet says")
_BOTH = Option(Choice.BOTH, "Keep both")
_THEIRS = Option("plan", "Keep what the plan says")
_OURS = Option("sheet", "Take what the sheet says")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    text: str
    options: tuple[Option, ...]
    default: str
    must: bool


_QUESTIONS = {
    SAME: _Question(
        text="These are in the plan already and say the same there.",
        options=(_SKIP, _BOTH),
        default=Choice.SKIP,
        must=False,
    ),
    DIFFERS: _Question(
        text="These look like posts that are in the plan already, and say something else.",
        options=(_SKIP, _ALTER, _BOTH),
        default=Choice.SKIP,
        must=True,
    ),
    CHANGED: _Question(
        text="These are entries of the plan by their ids, and say something else.",
        options=(_ALTER, _SKIP, _BOTH),
        default=Choice.ALTER,
        must=False,
    ),
    RETURNED: _Question(
        text="These say what became of entries of the plan: their state, and where they were posted.",
        options=(_ALTER, _SKIP, _BOTH),
        default=Choice.ALTER,
        must=False,
    ),
    MOVED: _Question(
        text="Entries of the plan at other times near by say the same. Are these new, or were they moved?",
        options=(Option(Choice.BOTH, "They are new"), Option(Choice.ALTER, "Move the entries"), _SKIP),
        default=Choice.BOTH,
        must=True,
    ),
    CONFLICT: _Question(
        text="These were changed in the plan and in the sheet since they were exported. Which holds?",
        options=(_THEIRS, _OURS),
        default="plan",
        must=True,
    ),
}

_ASKED = {Meets.SAME: SAME, Meets.RETURNED: RETURNED, Meets.MOVED: MOVED, Meets.CONFLICT: CONFLICT}


def there_asks(ats: Sequence[At], meetings: Mapping[int, Meeting], wishes: Wishes, *, strict: bool) -> tuple[Ask, ...]:
    """The questions about rows by their place in the table; a ``strict`` file is held for what was meant to hold."""
    found: dict[str, dict[At, None]] = {}
    for place, meeting in meetings.items():
        found.setdefault(_ask_id(meeting), {})[ats[place]] = None
    told = (CONFLICT,) if strict else tuple(_QUESTIONS)
    return tuple(_ask(id_, tuple(found[id_]), wishes, strict=strict) for id_ in told if id_ in found)


def choices(ats: Sequence[At], meetings: Mapping[int, Meeting], asks: Iterable[Ask]) -> dict[int, Choice]:
    """What becomes of each row that the plan has; where nothing is asked, its id says it."""
    asked = {ask.id: ask for ask in asks}
    found = {}
    for place, meeting in meetings.items():
        ask = asked.get(_ask_id(meeting))
        found[place] = Choice.ALTER if ask is None else _chosen(ask, ats[place])
    return found


def moves(ats: Sequence[At], meetings: Mapping[int, Meeting], asks: Iterable[Ask]) -> tuple[RowNote, ...]:
    """Notes on entries that are moved without a question."""
    if any(ask.id == MOVED for ask in asks):
        return ()
    moved = ((ats[place], meeting) for place, meeting in meetings.items() if meeting.how is Meets.MOVED)
    return tuple(RowNote(at.record, _moved(meeting), at.sheet) for at, meeting in moved if meeting.differs)


def joins(rows: TakenRows, beside: Mapping[int, Home]) -> tuple[RowNote, ...]:
    """Notes on rows that become entries of a post that stands beside them."""
    noted = dict.fromkeys((rows.ats[place], _joins(rows.rows[place], home)) for place, home in beside.items())
    return tuple(RowNote(at.record, sentence, at.sheet) for at, sentence in noted)


def _joins(cells: Cells, home: Home) -> str:
    said = f"it says the same as the post at that time on {home.says.channel or 'no channel'} and becomes one with it"
    others = [name for name in OF_POST if (ours := getattr(cells, name)) and ours != getattr(home.says, name)]
    return f"{said}; of {', '.join(others)} what the plan says stays" if home.keeps and others else said


def _moved(meeting: Meeting) -> str:
    says = meeting.says
    stood = " ".join(filter(None, (says.date, says.time)))
    return f"it has no id and says the same as the entry of {stood} on {says.channel}, which is moved"


class Home(NamedTuple):
    """A post of the plan, as one of its entries says it, that a new row is an entry of; what it ``keeps`` holds."""

    says: Cells
    keeps: bool


def settled(
    rows: Sequence[Cells],
    meetings: Mapping[int, Meeting],
    chosen: Mapping[int, Choice],
    beside: Mapping[int, Home] = MappingProxyType({}),
) -> dict[int, Cells]:
    """The rows that go into the plan, by their place.

    A new row joins the post that other rows of its post mean, else the one that stands ``beside`` it in the plan.
    """
    homes: dict[str, Home] = {}
    for place, meeting in meetings.items():
        if rows[place].post_id and chosen[place] is not Choice.BOTH:
            says = meeting.updated if chosen[place] is Choice.ALTER else meeting.says
            homes.setdefault(rows[place].post_id, Home(says, keeps=chosen[place] is Choice.SKIP))
    for place, post in beside.items():
        if rows[place].post_id:
            homes.setdefault(rows[place].post_id, post)
    taken = {}
    for place, cells in enumerate(rows):
        home = homes.get(cells.post_id) or beside.get(place)
        goes = _settled(cells, meetings.get(place), chosen.get(place), home)
        if goes is not None:
            taken[place] = goes
    return _with_ids_once(taken, meetings, chosen)


def _ask_id(meeting: Meeting) -> str:
    if meeting.how is Meets.DIFFERS:
        return CHANGED if meeting.named else DIFFERS
    return _ASKED[meeting.how]


def _ask(id_: str, rows: tuple[At, ...], wishes: Wishes, *, strict: bool) -> Ask:
    question = _QUESTIONS[id_]
    return Ask(
        id_,
        question.text,
        rows,
        question.options,
        default="sheet" if strict else question.default,
        must=question.must and not strict,
        answer=_answer(wishes.answers.get(id_), rows, question),
    )


def _answer(said: Said | None, rows: Sequence[At], question: _Question) -> Said | None:
    """The answer as far as it is one: one of the options, for all rows where it must be said."""
    values = {option.value for option in question.options}
    if said is None or isinstance(said, str):
        return said if said in values else None
    good = {key: value for key, value in said.items() if value in values}
    covered = all(any(key in good for key in keys_of(at)) for at in rows)
    return good if good and (covered or not question.must) else None


def _chosen(ask: Ask, at: At) -> Choice:
    answer = ask.answer
    if answer is not None and not isinstance(answer, str):
        answer = next((answer[key] for key in keys_of(at) if key in answer), None)
    said = answer or ask.default
    return {"plan": Choice.SKIP, "sheet": Choice.ALTER}.get(said) or Choice(said)


def _settled(cells: Cells, meeting: Meeting | None, choice: Choice | None, home: Home | None) -> Cells | None:
    if choice is Choice.SKIP:
        return None
    if meeting is not None and choice is Choice.ALTER:
        return meeting.updated
    if meeting is not None:
        return cells
    return _joined(cells, home) if home else cells


def _joined(cells: Cells, home: Home) -> Cells:
    """A row that is new, as one more entry of a post that the plan has."""
    stays = {name: getattr(home.says, name) for name in OF_POST if home.keeps or not getattr(cells, name)}
    return cells._replace(post_id=home.says.post_id, **stays)


def _with_ids_once(
    taken: dict[int, Cells], meetings: Mapping[int, Meeting], chosen: Mapping[int, Choice]
) -> dict[int, Cells]:
    """The rows, with ids of their own for those that are kept beside what they mean."""
    used = {meeting.placement_id for meeting in meetings.values()}
    for place, cells in taken.items():
        if chosen.get(place) is Choice.BOTH and meetings[place].how is not Meets.MOVED:
            id_ = next(id_ for number in count(1) if (id_ := again_id(cells, number)) not in used)
            used.add(id_)
            taken[place] = cells._replace(placement_id=id_, post_id=again_post_id(cells))
    return taken
