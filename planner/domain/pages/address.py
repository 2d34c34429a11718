"""The address of a page, without what only says where a reader came from."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

_ADDED = re.compile(
    "utm_.*|fbclid|gclid|dclid|wbraid|gbraid|msclkid|twclid|ttclid|li_fat_id|igsh(id)?|mc_[ce]id|srsltid|_ga|_gl"
)
"""Names in a query that networks and advertisements add. They are the key under which readings are kept in plans, so
they are no data file: another list would lose what was read. Source: the help pages of Google Analytics (utm, gclid,
dclid, wbraid, gbraid, srsltid), Meta (fbclid, igsh), Microsoft (msclkid), X (twclid), TikTok (ttclid), LinkedIn
(li_fat_id) and Mailchimp (mc_cid, mc_eid); seen on 2026-11-25."""

_LONGEST = 4096
_PORTS = {"http": ":80", "https": ":443"}


def page_address(link: str) -> str:
    """The page of a link: without fragment and tracking; "" when it leads to no page of the web."""
    link = "".join(link.split())[:_LONGEST]
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    if scheme not in _PORTS or not host.rpartition("@")[2]:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not _is_added(part))
    return f"{scheme}://{host.removesuffix(_PORTS[scheme])}{parts.path or '/'}{'?' if query else ''}{query}"


def _is_added(part: str) -> bool:
    return _ADDED.fullmatch(unquote_plus(part.partition("=")[0]).strip().lower()) is not None
