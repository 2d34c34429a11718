"""Review sheets out, and replies to them back into the plan."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from planner.app.catalogue import RESOURCES
from planner.app.data_files import read_table
from planner.app.document import Document
from planner.app.media.names import on_this_computer
from planner.app.media.thumbnails import thumbnail
from planner.domain.files import file_name
from planner.domain.handed_over import Difference
from planner.domain.plan import Plan, media_of
from planner.domain.records import Brand
from planner.exchange.format import BadFile, FileFormat, Outgoing, SheetStyle
from planner.exchange.own.week_csv import cells
from planner.exchange.review import Outcome, Reply, ReviewLook, is_reply, outcome, read_reply, written, wrote

__all__ = ["REVIEW", "BadFile", "Outcome", "ReadBack", "Reply", "is_reply", "read_back"]

_SIDE = 480
"""Pixels of the longer side of a picture in the sheet."""

_MOST_PICTURES = 200
_QUALITY = 80
_MOST_NAMED = 8

_COLOURS = {
    "app": "bg.window",
    "surface": "bg.surface",
    "selected": "bg.selected",
    "border": "border.subtle",
    "control": "border.control",
    "text": "text.primary",
    "secondary": "text.secondary",
    "accent": "accent.solid",
    "on-accent": "accent.on",
    "ok": "status.approved",
    "warning": "status.ready",
}
"""What the sheet calls a colour, and what the theme calls it."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A reply with what it would do to the plan.

    ``since`` says of entries that were changed since they were sent what differs, by id; of those whose sheet is not
    known any more it says nothing.
    """

    reply: Reply
    outcome: Outcome
    since: Mapping[str, Difference]


def read_back(document: Document, brand: Brand, content: bytes, *, anyway: Collection[str] = ()) -> ReadBack:
    """What a reply would do to the brand; raises BadFile when it is none, or about another brand.

    ``anyway`` are ids of entries that are approved though they were changed since the sheet was sent.
    """
    reply = read_reply(content)
    ids = {id_ for answered in reply.answers for id_, _ in answered.entries}
    plan, _ = document.plan_of(brand, set(), ids)
    known = document.comments(brand, plan.posts)
    found = outcome(plan, reply, known=known, anyway=anyway)
    return ReadBack(reply, found, dict(_since(document, plan, {one.placement_id for one in found.pending})))


def _since(document: Document, plan: Plan, ids: Collection[str]) -> Iterator[tuple[str, Difference]]:
    """What the last sheet said of these entries, beside what the plan says now."""
    sent = {row[0]: row for one in document.exports(plan.brand) if one.format == REVIEW.key for row in one.rows}
    for id_ in ids:
        if id_ in sent:
            yield id_, Difference(id_, sent[id_], tuple(cells(plan, plan.placements[id_])))


def _sheet(out: Outgoing, _: SheetStyle) -> bytes:
    return written(out, _look(_paths(out)))


def _told(out: Outgoing) -> tuple[str, ...]:
    """Which files of this computer the page would carry, so that none leaves it unseen."""
    names = [file_name(path) for path in _paths(out) if on_this_computer(path)]
    if not names:
        return ()
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (f"Small copies of pictures on this computer go into the page: {', '.join(names[:_MOST_NAMED])}{more}.",)


REVIEW = FileFormat("review", "Review sheet", ".html", _sheet, wrote, told=_told)
"""The page that an approver answers; it is a format like the others, but needs the program's resources."""


def _look(paths: Iterable[str]) -> ReviewLook:
    pictures = {path: data for path in paths if (data := _picture(path))}
    return ReviewLook(_template(), _colours("light"), _colours("dark"), pictures)


@cache
def _template() -> str:
    return (RESOURCES / "review" / "sheet.html").read_text(encoding="utf-8")


@cache
def _colours(look: str) -> Mapping[str, str]:
    of_theme = read_table(RESOURCES / "style" / "tokens.toml")["color"][look]
    return {name: of_theme[key] for name, key in _COLOURS.items()}


def _paths(out: Outgoing) -> list[str]:
    """The files of what leaves, each once, as many as a sheet may carry."""
    named = (one.path for placement in out.placements for one in media_of(out.plan.post_of(placement), placement))
    return list(dict.fromkeys(path for path in named if path))[:_MOST_PICTURES]


def _picture(path: str) -> str:
    """A small picture of a file as an address that holds it, empty for what is no picture."""
    small = thumbnail(path, _SIDE)
    if small is None:
        return ""
    from PIL import Image  # noqa: PLC0415  not in the first frame

    image = Image.frombytes("RGBA", (small.width, small.height), small.rgba)
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    file = BytesIO()
    white.save(file, "JPEG", quality=_QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()
