"""The names a file uses for channels, kinds, pillars and campaigns: found in the plan, or made."""

from __future__ import annotations

from planner.domain.edits import new_id
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.platforms import Platforms
from planner.domain.quote import quoted
from planner.domain.records import Campaign, Channel, Label, Record, Stance


class Names:
    """Finds records by the names in a file, without regard to case, and makes those that are missing.

    ``made`` are the new records in the order in which they were needed.
    """

    def __init__(self, plan: Plan, platforms: Platforms) -> None:
        self.made: list[Record] = []
        self._plan = plan
        self._platforms = platforms
        self._channels = {channel.name.casefold(): channel for channel in plan.channels.values()}
        self._kinds = {name: label for label in plan.labels_of(KIND) for name in (label.name.casefold(), label.key)}
        self._pillars = {label.name.casefold(): label for label in plan.labels_of(PILLAR)}
        self._campaigns = {campaign.name.casefold(): campaign for campaign in plan.campaigns.values()}

    def channel(self, name: str) -> Channel:
        """The channel of this name, else the brand's only one on the network of this name, else a new one.

        Raises ValueError with a reason when the name may mean several channels.
        """
        channel = self._channels.get(name.casefold())
        if channel is None:
            channel = self._on_network(name) or self._new_channel(name)
            self._channels[name.casefold()] = channel
        return channel

    def known(self, name: str) -> Channel | None:
        """The channel that this name means, None where there is none yet or it may be several."""
        channel = self._channels.get(name.casefold())
        if channel is not None:
            return channel
        try:
            return self._on_network(name)
        except ValueError:
            return None

    def proper(self, name: str) -> str:
        """A channel's name as it should be: a network's own name where it only names one and no channel is called so.

        What says more than a network is as it was.
        """
        network = None if name.casefold() in self._channels else self._platforms.named(name)
        return network.name if network else name

    def kind(self, name: str, stance: Stance | None) -> Label | None:
        """The kind of this key or name; a new one takes the stance, or engagement when there is none."""
        if not name:
            return None
        kind = self._kinds.get(name) or self._kinds.get(name.casefold())
        if kind is None:
            kind = self._new_label(KIND, name, len(self._kinds), stance or Stance.ENGAGEMENT)
            self._kinds[name] = self._kinds[name.casefold()] = kind
        return kind

    def pillar(self, name: str) -> Label | None:
        """The pillar of this name."""
        if not name:
            return None
        pillar = self._pillars.get(name.casefold())
        if pillar is None:
            pillar = self._pillars[name.casefold()] = self._new_label(PILLAR, name, len(self._pillars), None)
        return pillar

    def campaign(self, name: str) -> Campaign | None:
        """The campaign of this name."""
        if not name:
            return None
        campaign = self._campaigns.get(name.casefold())
        if campaign is None:
            campaign = Campaign(id=new_id(), brand_id=self._plan.brand.id, name=name)
            self._campaigns[name.casefold()] = campaign
            self.made.append(campaign)
        return campaign

    def _on_network(self, name: str) -> Channel | None:
        network = self._platforms.named(name)
        if network is None:
            return None
        on_it = {one.id: one for one in self._channels.values() if one.platform == network.key and not one.archived}
        there = [one for one in on_it.values() if one.id in self._plan.channels or self._platforms.named(one.name)]
        if len(there) > 1:
            names = ", ".join(channel.name for channel in there)
            raise ValueError(f"{quoted(name)} may be any of {names}; write the channel's name")
        return there[0] if there else None

    def _new_channel(self, name: str) -> Channel:
        network = self._platforms.guessed(name)
        channel = Channel(
            id=new_id(),
            brand_id=self._plan.brand.id,
            name=name,
            platform=network.key if network else "",
            position=len(self._channels),
        )
        self.made.append(channel)
        return channel

    def _new_label(self, set_key: str, name: str, position: int, stance: Stance | None) -> Label:
        label = Label(
            id=new_id(),
            set_id=self._plan.label_set(set_key).id,
            key=name,
            name=name,
            stance=stance,
            hue="neutral",
            position=position,
        )
        self.made.append(label)
        return label
