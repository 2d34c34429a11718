"""Brands: new ones, and the one that a file is meant for."""

from __future__ import annotations

import difflib
from dataclasses import replace

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.clock import zone_named
from planner.domain.edits import Edit, add_brand, new_id, rename
from planner.domain.quote import quoted, steers
from planner.domain.records import Brand

FIRST_NAME = "My brand"
"""What the brand of a new plan is called until it gets its own name."""

STARTING_RULE = "80-20"
STARTING_ALSO = ("channel-cap-40",)
"""The rules of a new brand."""

NOTHING = Edit("", ())
"""The edit that makes a brand that is there."""

_ALIKE = 0.8
"""How alike two names of brands must be, from 0 to 1, to take one for a slip of the other."""


def new_brand(name: str, zone: str, domains: tuple[str, ...] = (), rule: str = STARTING_RULE) -> Brand:
    """A brand with the holidays of its zone's country; raises ValueError when there is no such zone."""
    from planner.app.special_days import country_of  # noqa: PLC0415  for a new brand only, not in the first frame

    zone_named(zone)
    if steers(name):
        raise ValueError(f"The name {quoted(name)} has characters that cannot be shown")
    return Brand(
        id=new_id(),
        name=name.strip() or FIRST_NAME,
        zone=zone,
        domains=domains,
        rule=rule,
        also=STARTING_ALSO,
        country=country_of(zone),
    )


def brand_to_import_into(
    document: Document, name: str, zone: str, catalogue: Catalogue, *, surely_new: bool = False
) -> tuple[Brand, Edit]:
    """The brand of this name, and the edit that makes it when it is new.

    A new name goes to the plan's first brand as long as that has no name and no posts of its own. Raises ValueError
    when the name is empty, or so much like a brand's that it may be a slip and not ``surely_new``.
    """
    brands = document.brands()
    found = next((brand for brand in brands if brand.name.casefold() == name.strip().casefold()), None)
    if found is not None:
        return found, NOTHING
    if not name.strip():
        raise ValueError("A brand needs a name")
    names = [brand.name.casefold() for brand in brands]
    if not surely_new and difflib.get_close_matches(name.casefold(), names, cutoff=_ALIKE):
        there = ", ".join(brand.name for brand in brands)
        raise ValueError(f"There is no brand {quoted(name)}, but one much like it; the plan holds {there}")
    if len(brands) == 1 and brands[0].name == FIRST_NAME and not document.plan(brands[0]).posts:
        renaming = rename(brands[0], name.strip())
        return replace(brands[0], name=name.strip()), renaming
    brand = new_brand(name, brands[0].zone if brands else zone)
    return brand, add_brand(brand, catalogue.kinds)
