"""The address of a page, without what only says where a reader came from."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from planner.domain.link_form import LONGEST, query_name

_PORTS = {"http": ":80", "https": ":443"}


def page_address(link: str, added: Container[str]) -> str:
    """The page of a link: without fragment and tracking; "" when it leads to no page of the web.

    ``added`` are names in a query that networks add; those that begin with ``utm_`` need not be among them.
    """
    link = "".join(link.split())[:LONGEST]
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    if scheme not in _PORTS or not host.rpartition("@")[2]:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not _is_added(part, added))
    return f"{scheme}://{host.removesuffix(_PORTS[scheme])}{parts.path or '/'}{'?' if query else ''}{query}"


def _is_added(part: str, added: Container[str]) -> bool:
    name = query_name(part)
    return name.startswith("utm_") or name in added
