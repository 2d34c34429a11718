"""What can be managed: where the records come from, how a line shows one, and how a new one is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner.app.document import Document
from planner.domain import edits
from planner.domain.edits import Edit, Named
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import Label, Stance
from planner.ui.context import Context
from planner.ui.dialogs.manage_channel import ChannelRow
from planner.ui.dialogs.manage_extras import BrandRow, KindRow
from planner.ui.dialogs.manage_rows import NamedRow


class Sort(NamedTuple):
    """One page. ``new_named`` makes what needs nothing but a name; without it, a dialog asks for more."""

    key: str
    title: str
    help: str
    new: str
    made_row: Callable[[Context, Named], NamedRow]
    records: Callable[[Document, Plan], Sequence[Named]]
    new_named: Callable[[Plan, str], Edit] | None = None


def _channels(_document: Document, plan: Plan) -> Sequence[Named]:
    return sorted(plan.channels.values(), key=lambda one: (one.position, one.name))


def _new_label(plan: Plan, name: str, key: str, stance: Stance | None) -> Edit:
    labels = plan.labels_of(key)
    position = max((one.position for one in labels), default=-1) + 1
    set_id = plan.label_set(key).id
    label = Label(id=edits.new_id(), set_id=set_id, key=name, name=name, stance=stance, position=position)
    return edits.add_label(label, among=labels)


SORTS = (
    Sort(
        "brands",
        "Brands",
        "What you plan for; brands never mix.",
        "New brand…",
        BrandRow,
        lambda document, _plan: document.brands(),
    ),
    Sort("channels", "Channels", "The accounts that you post on.", "New channel…", ChannelRow, _channels),
    Sort(
        "kinds",
        "Kinds",
        "What sort of post it is, and how it counts in the balance.",
        "New kind",
        KindRow,
        lambda _document, plan: plan.labels_of(KIND),
        lambda plan, name: _new_label(plan, name, KIND, Stance.ENGAGEMENT),
    ),
    Sort(
        "pillars",
        "Pillars",
        "The themes that you come back to.",
        "New pillar",
        NamedRow,
        lambda _document, plan: plan.labels_of(PILLAR),
        lambda plan, name: _new_label(plan, name, PILLAR, None),
    ),
)
