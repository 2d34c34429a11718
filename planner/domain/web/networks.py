"""Which addresses of the internet are public, which lie in networks of one's own, and which nobody should ask."""

from __future__ import annotations

from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


class Reach(Enum):
    """Who is meant by an address: anybody's server, one of an own network or computer, or no server at all."""

    PUBLIC = "public"
    OWN = "own"
    NONE = "none"


def _networks(*written: str) -> tuple[Network, ...]:
    return tuple(map(ip_network, written))


# IANA registries of special-purpose IPv4 and IPv6 addresses, checked on 2026-11-27. They stand here and not in a data
# file, because a file that is missing or changed must not open the way into somebody's network.
_OWN = _networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
_NOBODYS = _networks(
    "0.0.0.0/8",  # this network
    "100.100.100.200/32",  # metadata of a cloud
    "168.63.129.16/32",  # metadata of a cloud, although the address is public
    "169.254.0.0/16",  # link-local, and the metadata of most clouds
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",  # multicast, reserved, broadcast
    "2001::/23",  # protocol assignments, Teredo
    "2001:db8::/32",
    "2002::/16",  # 6to4
    "3fff::/20",
    "fd00:ec2::/32",  # metadata of a cloud
    "fd20:ce::254/128",  # metadata of a cloud
)
_GLOBAL_6 = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_IN_THE_END = 0xFFFFFFFF
_PORTS_OF_SITES = frozenset({80, 443, 8080, 8443})
_FIRST_FREE_PORT = 1024


def reach_of(address: str) -> Reach:
    """Who is meant by an address in figures; an IPv4 address inside of an IPv6 one counts. NONE for what is none."""
    try:
        meant = _meant(ip_address(address))
    except ValueError:
        return Reach.NONE
    if _is_in(meant, _NOBODYS):
        return Reach.NONE
    if _is_in(meant, _OWN):
        return Reach.OWN
    return Reach.PUBLIC if isinstance(meant, IPv4Address) or meant in _GLOBAL_6 else Reach.NONE


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address that packets go to in the end."""
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            raise ValueError(address)
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return IPv4Address(int(address) & _IN_THE_END)
    return address


def _is_in(address: IPv4Address | IPv6Address, networks: tuple[Network, ...]) -> bool:
    return any(address in one for one in networks if one.version == address.version)


def is_read(port: int, reach: Reach) -> bool:
    """Whether pages are read at a port: at those of sites, and at those that programs of one's own choose."""
    return port in _PORTS_OF_SITES or (reach is Reach.OWN and port >= _FIRST_FREE_PORT)
