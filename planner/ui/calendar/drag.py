"""What is carried while chips are dragged: ids as text, so that nothing but the plan it came from can read it."""

from __future__ import annotations

import json
from datetime import date, time

from PySide6.QtCore import QByteArray, QMimeData

from planner.domain.carrying import Carried, carried_of

__all__ = ["Carried", "carried_in", "carried_of", "mime_of"]

_FORMAT = "application/x-evenweek-chips"


def mime_of(carried: Carried) -> QMimeData:
    """The carried as drag and clipboard hold it."""
    values = carried._asdict()
    values["day"] = carried.day.isoformat() if carried.day else None
    values["clock"] = carried.clock.isoformat() if carried.clock else None
    mime = QMimeData()
    mime.setData(_FORMAT, QByteArray(json.dumps(values).encode()))
    return mime


def carried_in(mime: QMimeData) -> Carried | None:
    """What ``mime_of`` wrote, None for anything else."""
    if not mime.hasFormat(_FORMAT):
        return None
    try:
        return _read(json.loads(bytes(mime.data(_FORMAT).data())))
    except (ValueError, TypeError, KeyError):
        return None


def _read(values: dict[str, str | list[str] | None]) -> Carried:
    day, clock = values["day"], values["clock"]
    return Carried(
        plan_id=str(values["plan_id"]),
        brand_id=str(values["brand_id"]),
        post_ids=tuple(map(str, values["post_ids"] or ())),
        placement_ids=tuple(map(str, values["placement_ids"] or ())),
        day=date.fromisoformat(str(day)) if day else None,
        clock=time.fromisoformat(str(clock)) if clock else None,
    )
