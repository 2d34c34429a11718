"""An entry as a preset sees it: its texts, its media, its moment on the clock that the tool uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.domain.clock import zone_named
from planner.domain.edits.publishing import account_of
from planner.domain.extras import texts_of
from planner.domain.plan import Plan, instant_of, link_of, media_of, text_of
from planner.domain.platforms import Platform, Platforms
from planner.domain.records import Channel, Placement, Post
from planner.domain.threads import parts
from planner.exchange.format import Outgoing
from planner.exchange.handoff.media import Attached, attached
from planner.exchange.handoff.model import Field, Preset, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """``parts`` are the texts of a thread, one for what is none; ``moment`` is None without a day and time."""

    placement: Placement
    post: Post
    plan: Plan
    channel: Channel | None
    platform: Platform | None
    parts: tuple[str, ...]
    link: str
    media: Attached
    extras: Mapping[str, str]
    moment: datetime | None

    @property
    def network(self) -> str:
        """The key of the network, "" when it is not known."""
        return self.channel.platform if self.channel else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The campaign and the pillar by name."""
        return tuple(name for name in (self.campaign, self.pillar) if name)

    @property
    def campaign(self) -> str:
        """The name of the campaign, or ""."""
        found = self.plan.campaigns.get(self.post.campaign_id or "")
        return found.name if found else ""

    @property
    def pillar(self) -> str:
        """The name of the pillar, or ""."""
        found = self.plan.labels.get(self.post.pillar_id or "")
        return found.name if found else ""

    def account(self, tool: str) -> str:
        """The id that the account has at a tool, or ""."""
        return account_of(self.channel, tool) if self.channel else ""

    def text(self, preset: Preset) -> str:
        """What stands in the column of the text."""
        column = next((one for one in preset.columns if one.field is Field.TEXT), None)
        text = self.parts[0] if preset.threads else text_of(self.post, self.placement)
        if column is None or not column.with_link or not self.link or self.link in text:
            return text
        return f"{text}\n\n{self.link}" if text else self.link


def entries_of(outgoing: Outgoing, preset: Preset, platforms: Platforms | None) -> tuple[Entry, ...]:
    """All entries of what leaves, in its order."""
    return tuple(entry_of(outgoing.plan, one, preset, platforms) for one in outgoing.placements)


def entry_of(plan: Plan, placement: Placement, preset: Preset, platforms: Platforms | None) -> Entry:
    """One placement as the preset sees it."""
    post = plan.posts[placement.post_id]
    channel = plan.channels.get(placement.channel_id or "")
    platform = platforms.named(channel.platform) if platforms and channel and channel.platform else None
    return Entry(
        placement=placement,
        post=post,
        plan=plan,
        channel=channel,
        platform=platform,
        parts=_parts(text_of(post, placement), platform),
        link=link_of(post, placement),
        media=attached(media_of(post, placement), plan.brand.media_base, preset.media, placement.format),
        extras=texts_of(placement.extras),
        moment=_moment(placement, preset, plan),
    )


def _parts(text: str, platform: Platform | None) -> tuple[str, ...]:
    return tuple(part.text for part in parts(text)) if platform is not None and platform.threads else (text,)


def _moment(placement: Placement, preset: Preset, plan: Plan) -> datetime | None:
    at = instant_of(placement) if placement.time is not None else None
    if at is None or preset.zone is Zone.ENTRY:
        return at
    if preset.zone is Zone.UTC:
        return at.astimezone(UTC)
    return at if placement.zone == plan.brand.zone else at.astimezone(zone_named(plan.brand.zone))
