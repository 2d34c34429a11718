"""What records of a brand are chosen from: its networks and its campaigns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from planner.domain.plan import Plan
from planner.domain.records import Campaign, Label
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.parts import Option, bar_icon
from planner.ui.words import tr

T = TypeVar("T", Label, Campaign)


def network_options(context: Context, plan: Plan, current: str = "") -> list[Option]:
    """None, the networks on which the brand is, then all others, each by name."""
    theme = context.theme
    used = {channel.platform for channel in plan.channels.values() if not channel.archived}
    known = sorted(context.catalogue.platforms, key=lambda one: (one.key not in used, one.name.casefold()))
    options = [Option(one.key, one.name, icons.icon(theme, one.glyph)) for one in known]
    strange = [Option(current, current)] if current and current not in {one.key for one in known} else []
    return [Option("", tr("No network yet")), *options, *strange]


def campaign_options(context: Context, plan: Plan, current: str | None) -> list[Option]:
    """None, then the campaigns in use by name, and the one that it has already."""
    named = sorted(offered(plan.campaigns.values(), current), key=lambda one: one.name.casefold())
    theme = context.theme
    return [Option(None, tr("No campaign")), *(Option(one.id, one.name, bar_icon(theme, one.hue)) for one in named)]


def offered(things: Iterable[T], current: str | None) -> list[T]:
    """What is not archived, and what is chosen anyway."""
    return [one for one in things if not one.archived or one.id == current]


def network_name(context: Context, key: str) -> str:
    """What a network is called; its key where it is not known."""
    platform = context.catalogue.platforms.named(key) if key else None
    return platform.name if platform else key


def network_glyph(context: Context, key: str) -> str:
    """The icon of a network, or of the world."""
    platform = context.catalogue.platforms.named(key) if key else None
    return platform.glyph if platform else "globe"


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, with a point between them."""
    return " · ".join(filter(None, parts))
