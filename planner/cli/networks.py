"""The network and the format that are meant on the command line."""

from __future__ import annotations

from planner.app.catalogue import Catalogue
from planner.cli.wanted import WrongUsage
from planner.domain.platforms import Platform


def network(catalogue: Catalogue, name: str) -> Platform:
    """The network of this name; WrongUsage lists the known ones."""
    platform = catalogue.platforms.named(name)
    if platform is None:
        known = ", ".join(sorted(one.key for one in catalogue.platforms))
        raise WrongUsage(f"There is no network “{name}”; there are {known}.")
    return platform


def format_of(platform: Platform, name: str, form: str | None) -> str | None:
    """The format that is asked for, or that the network's name ends with, as in ``instagram_reel``; or None."""
    if not form:
        _, mark, last = name.casefold().rpartition("_")
        return last if mark and last in platform.formats else None
    if form not in platform.formats:
        known = ", ".join(platform.formats) or "none"
        raise WrongUsage(f"{platform.name} has no format “{form}”; its formats: {known}.")
    return form
