"""The words in links that say where readers came from, built from a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote, unquote_plus

from planner.domain.edits import Change, Edit, fixed
from planner.domain.link_form import corrected, own, query_name
from planner.domain.plan import Plan, link_of, text_of
from planner.domain.platforms import Platforms
from planner.domain.records import SETTLED, Campaign, Channel, Placement, Post, Status

TEMPLATE_NAMES = ("channel", "format", "campaign", "post", "entry", "kind", "medium")
"""The names that may stand in braces in a tracking template; see ``values_of``."""

MEDIUM = "social"
"""What ``{medium}`` stands for: posts that are not paid for."""

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .*)?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LONGEST_WORDS, _OF_AN_ID = 40, 8
"""Letters of a title or text, and of an id, in what stands for an id that nobody can read."""

_WORDS_LOOKED_AT = 200
_NAME = re.compile(r"\{(\w*)\}")


class Left(StrEnum):
    """Why a link is left as it is when tracking is built."""

    FOREIGN = "foreign"
    MALFORMED = "malformed"
    SETTLED = "settled"
    NO_CHANNEL = "no channel"


class Tracked(NamedTuple):
    """The link of an entry before and after; ``left`` says why it stays, and is None also where it is right already."""

    placement: Placement
    before: str
    after: str
    left: Left | None = None

    @property
    def changes(self) -> bool:
        """Whether the link would be another one."""
        return self.before != self.after


def tracking(link: str) -> dict[str, str]:
    """The values of ``utm_...`` in the query with their capitals, blanks shown as such; the names in lower case."""
    found: dict[str, str] = {}
    for part in _cut(link)[1]:
        name = query_name(part)
        if name.startswith("utm_"):
            found.setdefault(name, unquote_plus(part.partition("=")[2]))
    return found


def slug(text: str) -> str:
    """A name as it stands in addresses: "Winter Tide" is winter-tide; Latin letters lose their accents."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return "-".join("".join(map(_in_slug, folded)).split())


def campaign_slug(campaign: Campaign) -> str:
    """What the links of a campaign say of it: its own slug, or else one made of its name."""
    return slug(campaign.slug) or slug(campaign.name)


def _in_slug(one: str) -> str:
    """A letter, mark or digit, without accent if it is Latin; a blank for anything else."""
    name = unicodedata.name(one, "")
    latin = _LATIN.fullmatch(name)
    if latin is not None or name.startswith("COMBINING "):
        return latin[1].lower() if latin else ""
    return one if unicodedata.category(one)[0] in "LMN" else " "


def unknown_names(template: str) -> list[str]:
    """The names in braces that mean nothing in a template."""
    return [name for name in dict.fromkeys(_NAME.findall(template)) if name not in TEMPLATE_NAMES]


def tracked(link: str, template: str, values: Mapping[str, str]) -> str:
    """The link with what the template says in its query; whose link it is, is for the caller to ask.

    Other parts of the query, their order and the fragment stay. Parts of the template without a value are left out.
    What the template says, and a ``utm_...`` that the link has besides, is in small letters with hyphens for blanks.
    """
    if not link:
        return link
    base, parts, fragment = _cut(link)
    wanted = dict(_filled(template, values))
    there: set[str] = set()
    said = [_said_anew(part, wanted) for part in parts if _is_first(part, wanted, there)]
    said += [_said(name, value) for name, value in wanted.items() if name not in there]
    return f"{base}{'?' if said else ''}{'&'.join(said)}{fragment}"


def values_of(plan: Plan, post: Post, placement: Placement) -> dict[str, str]:
    """What the names of a template stand for at this entry; "" where it has no such thing."""
    channel = plan.channels.get(placement.channel_id or "")
    campaign = plan.campaigns.get(post.campaign_id or "")
    kind = plan.kind_of(post)
    return {
        "channel": (channel.platform or slug(channel.name)) if channel else "",
        "format": slug(placement.format),
        "campaign": campaign_slug(campaign) if campaign else "",
        "post": _readable(post.id, post.title or post.text),
        "entry": _readable(placement.id, post.title or text_of(post, placement)),
        "kind": slug(kind.key) if kind else "",
        "medium": MEDIUM,
    }


def _readable(id_: str, words: str) -> str:
    """An id that was typed or imported; one that the program made is told by a few words and its beginning."""
    if not _UUID.fullmatch(id_):
        return id_
    said = slug(words[:_WORDS_LOOKED_AT])
    cut = (
        said if len(said) <= _LONGEST_WORDS else said[: _LONGEST_WORDS + 1].rpartition("-")[0] or said[:_LONGEST_WORDS]
    )
    return "-".join(filter(None, (cut, id_[:_OF_AN_ID].lower())))


def trackings(plan: Plan, placements: Iterable[Placement], template: str, *, posted: bool = False) -> list[Tracked]:
    """The links of entries before and after tracking is built, with ``posted`` also of those that are out.

    Entries without a link are left out.
    """
    linked = ((one, link_of(plan.post_of(one), one)) for one in placements)
    return [_tracked_entry(plan, one, link, template, posted=posted) for one, link in linked if link]


def names_channel(source: str, channel: Channel, platforms: Platforms) -> bool:
    """Whether a ``utm_source`` means this channel: its network by any name, or the channel's own name."""
    named = platforms.named(source.strip())
    if named is not None and channel.platform and named is platforms.named(channel.platform):
        return True
    meant = source.strip().casefold()
    return meant in (channel.platform.casefold(), channel.name.strip().casefold())


def names_another(plan: Plan, row: Tracked, platforms: Platforms) -> bool:
    """Whether the link of an entry says as it is now that readers come from another channel."""
    source = tracking(row.before).get("utm_source", "").strip()
    channel = plan.channels.get(row.placement.channel_id or "")
    return bool(source) and channel is not None and not names_channel(source, channel, platforms)


def with_tracking(rows: Sequence[Tracked]) -> Edit:
    """Entries given links of their own with tracking; the common link of their post stays as it is."""
    changed = [row for row in rows if row.changes]
    words = "Add tracking to link" if len(changed) == 1 else f"Add tracking to {len(changed)} links"
    return fixed(words, [Change(row.placement, replace(row.placement, link=row.after)) for row in changed])


def _tracked_entry(plan: Plan, placement: Placement, link: str, template: str, *, posted: bool) -> Tracked:
    left = _why_left(plan, placement, link, posted=posted)
    if left is not None:
        return Tracked(placement, link, link, left)
    return Tracked(placement, link, tracked(link, template, values_of(plan, plan.post_of(placement), placement)))


def _why_left(plan: Plan, placement: Placement, link: str, *, posted: bool) -> Left | None:
    wanted = posted and placement.status is Status.POSTED
    if (placement.status in SETTLED and not wanted) or placement.trashed is not None:
        return Left.SETTLED
    if corrected(link) is not None:
        return Left.MALFORMED
    if not own(link, plan.brand.domains):
        return Left.FOREIGN
    return None if placement.channel_id else Left.NO_CHANNEL


def _cut(link: str) -> tuple[str, list[str], str]:
    """A link without its query, the parts of the query as written, and the fragment with its mark."""
    before, mark, after = link.partition("#")
    base, _, query = before.partition("?")
    return base, query.split("&") if query else [], mark + after


def _filled(template: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for part in template.strip().lstrip("?&").split("&"):
        name, _, value = part.partition("=")
        filled = _NAME.sub(lambda found: values.get(found[1], ""), unquote_plus(value))
        filled = "-".join(filled.lower().split())
        filled = filled.strip("-_") if _NAME.search(value) else filled
        if name.strip() and filled:
            yield name.strip().lower(), filled


def _is_first(part: str, wanted: Mapping[str, str], there: set[str]) -> bool:
    """Whether a part of a query is the first of its name, if only one may be there; its name is noted."""
    name = query_name(part)
    if name in there:
        return False
    if name in wanted or name.startswith("utm_"):
        there.add(name)
    return True


def _said_anew(part: str, wanted: Mapping[str, str]) -> str:
    """A part of a query with the value that is wanted there, as it is written when it says so already."""
    written, _, value = part.partition("=")
    name, said = query_name(part), unquote_plus(value)
    if name not in wanted and not name.startswith("utm_"):
        return part
    meant = wanted.get(name, "-".join(said.lower().split()))
    return part if (written, said) == (name, meant) else _said(name, meant)


def _said(name: str, value: str) -> str:
    return f"{quote(name, safe='', errors='replace')}={quote(value, safe='', errors='replace')}"
