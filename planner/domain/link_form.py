"""What a link is made of: whether it is well-formed, what may be meant if it is not, and whose host it leads to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote_plus, urljoin

LONGEST, LONGEST_LABEL, _LONGEST_HOST = 4096, 63, 253
"""Characters of a link, of a part of its host, and of the host."""

_WEB = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_TYPED_SCHEME = re.compile(r"((?=h*t)(?=[a-z]*p)[htps]{3,8}|ht+[a-z]p+s?)(?=[\s.]*[/\\:;])[\s:;./\\]+(?=\w)")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_PATH = re.compile(r"[/?#]")
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_DIRECT = re.compile(r"(mailto|tel):\S+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_GLUED = re.compile(r"(?<=[\w,;])https?://", re.IGNORECASE)
_TRACKING = re.compile(r"(?<=[?&])utm_[^&#]*", re.IGNORECASE)
_NEXT = re.compile(r"[\s,;|]+(?=(?:https?://|www\.))", re.IGNORECASE)
_PORT = re.compile(r":\d{0,5}\Z")
_STARTS = re.compile(r"(?:\A|(?<=\s))https?://", re.IGNORECASE)
_IN_HOST = ("L", "M", "N", "So")
_ADDRESS_6 = re.compile(r"\[[0-9a-f:.]+\]", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_AT_THE_END = ".,;:!'\"…’”»"
_AT_THE_START = "([<'\"“‘„«"
_PAIRS = {")": "(", "]": "[", ">": "<"}


@lru_cache(maxsize=4096)
def corrected(link: str) -> str | None:
    """None for a well-formed link (an empty one is); else the link that may be meant, or "" when none can be told.

    Blanks in the values of ``utm_...`` are no fault of the link: they go when its tracking is put right.
    """
    if not link or _DIRECT.fullmatch(link) or _is_well_formed(link):
        return None
    proposal = _repaired(link) if len(link) <= LONGEST else ""
    return proposal if _is_well_formed(proposal) or _DIRECT.match(proposal) else ""


def _is_well_formed(link: str) -> bool:
    found = _WEB.fullmatch(link)
    written = _TRACKING.sub(lambda part: part[0].replace(" ", "+"), link) if link == link.strip() else link
    return (
        found is not None
        and len(link) <= LONGEST
        and not any(map(_is_blank, written))
        and not _ends_in_punctuation(link)
        and not _GLUED.search(link, 1)
        and not _WEB.match(found[2] + found[3])
        and _is_host(found[2])
    )


def _is_host(authority: str) -> bool:
    host = _PORT.sub("", authority.rpartition("@")[2])
    if _ADDRESS_6.fullmatch(host):
        return True
    labels = host.split(".")
    return len(host) <= _LONGEST_HOST and len(labels) > 1 and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    inside = all(one in "-_" or one in _JOINERS or unicodedata.category(one).startswith(_IN_HOST) for one in label)
    return inside and label.strip("-") == label != ""


def _repaired(link: str) -> str:
    """The link with everything mended that people are known to mistype; perhaps still no link."""
    blanks = "".join(" " if _is_blank(one) else one for one in link)
    text = _first_of(" ".join(blanks.split()).lstrip(_AT_THE_START))
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    scheme, rest = _scheme_and_rest(text)
    if not scheme:
        return ""
    scheme_again, again = _scheme_and_rest(rest) if _TYPED_SCHEME.match(rest.lower()) else (scheme, rest)
    return _without_end(f"{scheme_again}://{_mended(again)}")


def _first_of(text: str) -> str:
    """The first of several addresses that stand in one field, also among other words."""
    start = _STARTS.search(text)
    if start is not None and start.start():
        return text[start.start() :].split(maxsplit=1)[0]
    first = _NEXT.split(text, maxsplit=1)[0]
    glued = _GLUED.search(first, 1)
    return first[: glued.start()] if glued and "." in first[: glued.start()] else first


def _scheme_and_rest(text: str) -> tuple[str, str]:
    head, mark, tail = text.partition("://")
    text = head.replace(" ", "") + mark + tail if mark else text
    typed = _TYPED_SCHEME.match(text.lower())
    if typed is not None:
        return "https" if "s" in typed[1] else "http", text[typed.end() :]
    if text.startswith("//"):
        return "https", text.lstrip("/")
    return ("", text) if _OTHER_SCHEME.match(text) else ("https", text)


def _mended(rest: str) -> str:
    """Host and path without blanks: those around marks go, those between words are written as such."""
    authority, path = _cut_at(rest.replace("\\", "/"), _PATH)
    host = re.sub(r"\.{2,}", ".", re.sub(r"\s*([.,])\s*", ".", authority)).strip(" .")
    return host + re.sub(r"\s+", "%20", re.sub(r"\s*([/?&=#])\s*", r"\1", path.strip()))


def _cut_at(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    found = mark.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _without_end(link: str) -> str:
    while _ends_in_punctuation(link):
        link = link[:-1]
    return link


def _ends_in_punctuation(link: str) -> bool:
    end = link[-1:]
    opening = _PAIRS.get(end)
    unpaired = opening is not None and link.count(end) > link.count(opening)
    return bool(end) and (end in _AT_THE_END or (unpaired and not _ADDRESS_6.search(link)))


def _is_blank(one: str) -> bool:
    return one.isspace() or (unicodedata.category(one) in ("Cc", "Cf") and one not in _JOINERS)


def joined(base: str, written: str) -> str:
    """An address as it is meant at another one; as it is written where the two make none."""
    try:
        return urljoin(base, written)
    except ValueError:
        return written


def query_name(part: str) -> str:
    """The name of a part of a query, as it is compared."""
    return unquote_plus(part.partition("=")[0]).strip().lower()


def own(link: str, domains: Iterable[str]) -> bool:
    """Whether the link leads to one of these hosts or below it; the way in which a host is written does not matter."""
    host = host_of(link)
    ours = {_plain_host(domain.strip()) for domain in domains}
    return bool(host) and any(host == one or host.endswith(f".{one}") for one in ours if one)


def host_of(link: str) -> str:
    """The host to which a link leads, in its ASCII form without www, or ""; the scheme may be mistyped or missing."""
    after = re.sub(r"\A(?:[a-z][a-z0-9+.-]*:)?[/\\]{1,2}", "", link.strip(), count=1, flags=re.IGNORECASE)
    authority = re.split(r"[/\\?#]", after, maxsplit=1)[0]
    if _OTHER_SCHEME.match(authority) and "@" not in authority.partition(":")[0]:
        return ""
    return _plain_host(_PORT.sub("", authority.rpartition("@")[2]))


def host_in_ascii(name: str) -> str:
    """The name of a host as it is asked for, where it can be one; unlike the standard library's codec it keeps ß."""
    if name.isascii() or len(name) > _LONGEST_HOST:
        return name
    labels = _DOTS.split(unicodedata.normalize("NFKC", name.replace("\xad", "")).lower())
    return ".".join(map(_label_in_ascii, labels))


def _label_in_ascii(label: str) -> str:
    fits = not label.isascii() and len(label) <= LONGEST_LABEL
    return "xn--" + label.encode("punycode").decode("ascii") if fits else label


def _plain_host(host: str) -> str:
    lowered = host.casefold().strip(".").removeprefix("www.")
    if lowered.isascii() or len(lowered) > _LONGEST_HOST:
        return lowered
    try:
        return lowered.encode("idna").decode("ascii")
    except UnicodeError:
        return lowered
