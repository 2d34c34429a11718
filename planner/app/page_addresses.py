"""The addresses of the pages that links lead to; which names in a link only say where readers came from is data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.domain.pages import address
from planner.domain.rules.reading import refuse_unknown, without_source


def page_address(link: str) -> str:
    """The page of a link: without fragment and tracking; "" when it leads to no page of the web."""
    return address.page_address(link, added_names())


@cache
def added_names(folder: Path = RESOURCES) -> frozenset[str]:
    """Names that networks add to the query of a link; raises BadData when the file is wrong."""
    file = folder / "web/added.toml"
    return made_of(file, "names", _names, read_table(file))


def _names(_: str, table: Mapping[str, Any]) -> frozenset[str]:
    told = without_source(table)
    refuse_unknown(told, {"names"})
    return frozenset(told["names"])
