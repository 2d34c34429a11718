"""Share links of the shipped networks, what is honestly said of them, and QR codes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.app.failures import PlanError
from planner.app.written_files import save_file
from planner.domain.platforms import Confidence
from planner.domain.rules import refuse_unknown
from planner.domain.sharing import NAMES, ShareNetwork

CODE_SCALE, _BORDER = 10, 4
"""Pixels of a square of a QR code, and squares of free room around it (ISO/IEC 18004 asks for 4)."""
_LEVEL = "m"
"""About 15 % of the code may be unreadable."""


class Honesty(NamedTuple):
    """What is said of share links, and who says so."""

    words: str
    source: str


class NoCode(PlanError):
    """There is no QR code for it; the message says why."""


@cache
def share_networks(folder: Path = RESOURCES) -> tuple[ShareNetwork, ...]:
    """The networks that share a page by address, in their order; raises BadData when the file is wrong."""
    file = folder / "sharing/networks.toml"
    return tuple(made_of(file, key, _network, table) for key, table in read_table(file).items())


@cache
def honesty(folder: Path = RESOURCES) -> Mapping[str, Honesty]:
    """What is said beside share links by key: buttons, search, none."""
    file = folder / "sharing/honesty.toml"
    return {
        key: made_of(file, key, lambda _, table: Honesty(**table), table) for key, table in read_table(file).items()
    }


def qr_code(text: str, kind: str) -> bytes:
    """The QR code of a text as a file, ``kind`` png or svg; raises NoCode when the text is too long for one."""
    import segno  # noqa: PLC0415  needed when somebody looks at a code

    if not text:
        raise NoCode("There is nothing to make a QR code of.")
    try:
        made = segno.make(text, micro=False, error=_LEVEL, boost_error=False)
    except segno.DataOverflowError:
        raise NoCode("The address is too long for a QR code. Take the text or the tracking out.") from None
    file = io.BytesIO()
    made.save(file, kind=kind, scale=CODE_SCALE, border=_BORDER)
    return file.getvalue()


def save_code(text: str, path: Path) -> None:
    """Writes the QR code of a text, as SVG if the name of the file ends so, else as PNG; raises NoCode, NotWritten."""
    save_file(path, qr_code(text, "svg" if path.suffix.lower() == ".svg" else "png"))


def _network(key: str, table: Mapping[str, Any]) -> ShareNetwork:
    refuse_unknown(table, {"name", "template", "needs", "trust", "source", "checked", "note"})
    values = {**table, "needs": tuple(table.get("needs", ())), "trust": Confidence(table["trust"])}
    made = ShareNetwork(key=key, **values)
    unknown = {*made.takes, *made.needs} - {*NAMES}
    if unknown or not isinstance(made.checked, date):
        raise ValueError(f"“{next(iter(unknown), 'checked')}” cannot be used")
    return made
