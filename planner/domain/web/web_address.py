"""An address of the web as a server is asked for it: what is not one is refused with a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from planner.domain.link_form import LONGEST, LONGEST_LABEL, host_in_ascii, joined
from planner.domain.quote import shortened

SCHEMES = {"http": 80, "https": 443}
"""The schemes that are read, and the port of each."""

_LONGEST_HOST = 253
_KEPT = "".join(map(chr, range(0x21, 0x7F))).translate({ord(one): None for one in '"#<>\\^`{|}'})
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_ADDRESS_4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!\Z)|\Z)){4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """``host`` is ASCII, in small letters, without a dot at its end; ``target`` is path and query, ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, and the port where it is not that of the scheme, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def web_address(text: str) -> WebAddress:
    """What a typed address asks for; raises ValueError with a sentence when that is nothing that is read here."""
    typed = text.strip()
    if len(typed) > LONGEST:
        raise ValueError(f"The address is longer than {LONGEST} characters, which servers refuse.")
    if any(unicodedata.category(one) in _UNSEEN for one in typed):
        raise ValueError("The address has blanks or invisible characters in it. Type it anew.")
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError:
        raise ValueError(_no_address(typed)) from None
    if parts.scheme not in SCHEMES:
        raise ValueError(_wrong_scheme(parts.scheme, typed))
    if "@" in parts.netloc:
        raise ValueError("The address has a name or password before its @. Take that out: it is never sent.")
    if port == 0 or not parts.hostname:
        raise ValueError(_no_address(typed))
    target = _encoded(parts.path or "/") + (f"?{_encoded(parts.query)}" if parts.query else "")
    return WebAddress(parts.scheme, _host(parts.hostname, typed), port or SCHEMES[parts.scheme], target)


def followed(address: WebAddress, location: str) -> WebAddress:
    """Where an answer at an address leads to; raises ValueError with a sentence as ``web_address`` does."""
    try:
        return web_address(joined(str(address), location.strip().replace(" ", "%20")))
    except ValueError as error:
        raise ValueError(f"{address.host} leads on to what cannot be read. {error}") from None


def _wrong_scheme(scheme: str, typed: str) -> str:
    if scheme and "." not in scheme and "://" in typed:
        return f"Only addresses that begin with https:// or http:// are read, not {scheme}."
    return f"“{shortened(typed, 60)}” does not begin with https:// or http://."


def _no_address(typed: str) -> str:
    return f"“{shortened(typed, 60)}” is no address of the web. Check how it is written."


def _host(name: str, typed: str) -> str:
    """The host in ASCII: an address of either protocol, or labels; not the odd ways to write a number."""
    if ":" in name:
        return _in_brackets(name, typed)
    host = host_in_ascii(name).removesuffix(".")
    labels = host.split(".")
    if _ADDRESS_4.fullmatch(host):
        return host
    fitting = all(len(one) <= LONGEST_LABEL and _LABEL.fullmatch(one) for one in labels)
    if not fitting or len(host) > _LONGEST_HOST or _NUMBER.fullmatch(labels[-1]):
        raise ValueError(_no_address(typed))
    return host


def _in_brackets(name: str, typed: str) -> str:
    if not re.fullmatch(r"[0-9a-f:.]{2,45}", name):
        raise ValueError(_no_address(typed))
    return name


def _encoded(part: str) -> str:
    return quote(part, _KEPT, errors="replace")
