"""What publishing tools have to know: where media can be fetched, and which account a channel is at a tool."""

from __future__ import annotations

from planner.domain.edits.change import Edit
from planner.domain.edits.settings import amend
from planner.domain.link_form import corrected
from planner.domain.quote import quoted
from planner.domain.records import Brand, Channel


def media_base_in(text: str) -> str:
    """The public address of media as it is kept; raises ValueError with a sentence when it is no web address."""
    address = text.strip()
    if address and (corrected(address) is not None or not address.casefold().startswith(("http://", "https://"))):
        raise ValueError(f"{quoted(address)} is no web address; write it like https://example.org/media")
    return address


def change_media_base(brand: Brand, text: str) -> Edit:
    """Another public address of the brand's media; raises ValueError with a sentence when it is none."""
    return amend(brand, f"Media address of {brand.name}", media_base=media_base_in(text))


def account_of(channel: Channel, tool: str) -> str:
    """The id that the channel has at a tool, or ""."""
    return next((pair[1] for pair in channel.accounts if len(pair) > 1 and pair[0] == tool), "")


def give_account(channel: Channel, tool: str, account: str) -> Edit:
    """The channel with this id at a tool, or with none; nothing changes when it is that already."""
    typed = account.strip()
    others = tuple(pair for pair in channel.accounts if pair[:1] != (tool,))
    accounts = (*others, (tool, typed)) if typed else others
    same = typed == account_of(channel, tool)
    return amend(channel, f"Account of {channel.name}", accounts=channel.accounts if same else accounts)
