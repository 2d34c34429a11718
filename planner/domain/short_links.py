"""How Bluesky shows an address, which is also how it counts it.

Source: github.com/bluesky-social/social-app, src/lib/strings/url-helpers.ts (toShortUrl), which reads addresses by the
URL standard (url.spec.whatwg.org).
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from planner.domain.link_form import host_in_ascii

_LONGEST_PATH = 15
_SHOWN_OF_LONGER = 13
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ASCII_PRINTED = "".join(map(chr, range(0x21, 0x7F)))


def _kept_in(part: str) -> str:
    """The printed ASCII letters that this part of an address keeps as they are."""
    encoded = {"path": '"#<>?^`{}', "query": "\"#<>'", "fragment": '"<>`'}[part]
    return "".join(letter for letter in _ASCII_PRINTED if letter not in encoded)


_PATH, _QUERY, _FRAGMENT = map(_kept_in, ("path", "query", "fragment"))


@lru_cache(maxsize=512)
def short_link(address: str) -> str:
    """An address as Bluesky shows and counts it: host and the beginning of the path; anything else as it is."""
    try:
        parts = urlsplit(address.strip())
        host = _host(parts.hostname or "", parts.port, parts.scheme)
    except (ValueError, UnicodeError):
        return address
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return address
    path = quote(_resolved(parts.path.replace("\\", "/")), _PATH, errors="replace")
    rest = "" if path == "/" else path
    rest += "?" + quote(parts.query, _QUERY, errors="replace") if parts.query else ""
    rest += "#" + quote(parts.fragment, _FRAGMENT, errors="replace") if parts.fragment else ""
    return host + (rest if len(rest) <= _LONGEST_PATH else rest[:_SHOWN_OF_LONGER] + "...")


def _resolved(path: str) -> str:
    """The path without . and .. in it; an empty first part stays."""
    return path[0] + urljoin("/", path[1:]) if path.startswith("//") else urljoin("/", path)


def _host(name: str, port: int | None, scheme: str) -> str:
    shown = f"[{name}]" if ":" in name else host_in_ascii(name)
    return shown if port in (None, _DEFAULT_PORTS.get(scheme)) else f"{shown}:{port}"
