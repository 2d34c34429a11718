"""Addresses that open a network's own window to share a page, as link and as button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote, urlsplit

from planner.domain.link_form import own
from planner.domain.plan import Plan
from planner.domain.platforms import Confidence
from planner.domain.tracking import MEDIUM, campaign_slug, tracked

NAMES = ("page", "text", "title", "tags", "picture", "server")
"""What may stand in braces in the template of a network."""

_MAIL = "mailto:"
_NAME = re.compile(r"\{(\w+)\}")
_SERVER = re.compile(r"[\w.-]+(?::\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareNetwork:
    """A network that shares a page by address; ``needs`` are the names that it cannot do without, besides the page."""

    key: str
    name: str
    template: str
    trust: Confidence
    source: str
    checked: date
    needs: tuple[str, ...] = ()
    note: str = ""

    @property
    def takes(self) -> frozenset[str]:
        """What it takes, as names of ``NAMES``."""
        return frozenset(_NAME.findall(self.template))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What is to be shared. ``tags`` are without their sign; ``server`` is the host of a reader's network."""

    page: str
    text: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    picture: str = ""
    server: str = ""

    def value(self, name: str) -> str:
        """What stands for a name in a template; a title that was not said is the text, and the other way round."""
        said = {
            "page": self.page,
            "text": self.text or self.title,
            "title": self.title or " ".join(self.text.split()),
            "tags": ",".join(self.tags),
            "picture": self.picture,
            "server": server_of(self.server),
        }
        return said[name].strip()


def lacks(network: ShareNetwork, shared: Shared) -> tuple[str, ...]:
    """What has to be given before there is a link."""
    return tuple(name for name in ("page", *network.needs) if not shared.value(name))


def share_link(network: ShareNetwork, shared: Shared) -> str:
    """The address that shares it; "" while something is lacking."""
    if lacks(network, shared):
        return ""
    before, mark, query = network.template.partition("?")
    base = _NAME.sub(lambda found: quote(shared.value(found[1]), safe=":"), before)
    line_end = "\r\n" if base == _MAIL else "\n"
    return f"{base}{mark}{'&'.join(_parts(query, shared, line_end))}"


def button_html(network: ShareNetwork, link: str) -> str:
    """A plain link for a page: no script, nothing that is loaded, nobody who is told of readers."""
    if link.startswith(_MAIL):
        return f'<a href="{escape(link)}">Share by e-mail</a>'
    return f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">Share on {escape(network.name)}</a>'


def tracked_page(plan: Plan, page: str, template: str, network: str, campaign_id: str = "") -> str:
    """The page with the brand's tracking for readers who come by a shared link; pages of others stay as they are."""
    if not own(page, plan.brand.domains):
        return page
    campaign = plan.campaigns.get(campaign_id)
    values = {"channel": network, "medium": MEDIUM, "campaign": campaign_slug(campaign) if campaign else ""}
    return tracked(page, plan.brand.tracking or template, values)


def server_of(typed: str) -> str:
    """The host of a server from what people type: an address, a handle, or the host; "" when there is none."""
    told = typed.strip()
    try:
        host = urlsplit(told).netloc if "://" in told else told.partition("/")[0].rpartition("@")[2]
    except ValueError:
        return ""
    return host.lower() if _SERVER.fullmatch(host) and "." in host else ""


def tags_of(typed: str) -> tuple[str, ...]:
    """Hashtags as they are typed, with or without sign, between blanks or commas."""
    return tuple(tag for one in re.split(r"[\s,]+", typed) if (tag := one.lstrip("#＃")))


def _parts(query: str, shared: Shared, line_end: str) -> Iterator[str]:
    """The parts of the query that say something."""
    for part in query.split("&"):
        name, _, value = part.partition("=")
        names = _NAME.findall(value)
        filled = _NAME.sub(lambda found: shared.value(found[1]), value).strip()
        if not names or any(map(shared.value, names)):
            yield f"{name}={quote(line_end.join(filled.splitlines()), safe='', errors='replace')}"
