"""What a person finds in a page without scripts: heading, words, the first picture, links out of it, ways to share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from planner.exchange.pages.values import address_in, number_of, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST_LOOKED_AT, _MOST_LINKS, _LONGEST_LINK = 2_000, 80, 300
_SMALL = 200
_WORD = re.compile(r"\w+")
_UNREAD = ["script", "style", "noscript", "template", "svg", "textarea", "iframe"]
_SHARING = ", ".join(f'{tag}[{name}*="share" i]' for tag in ("a", "button") for name in ("class", "id", "aria-label"))
_SHARES_ITSELF = ["navigator.share(", "navigator.share ("]
_OUT_OF_THE_TEXT = frozenset({"header", "nav", "footer", "aside"})


def heading_of(tree: LexborHTMLParser) -> str:
    """The first main heading that has words."""
    return next((words for node in tree.css("h1")[:20] if (words := words_of(node.text(separator=" ")))), "")


def article_image_of(tree: LexborHTMLParser, base: str) -> str:
    """The picture that a program would guess: the first of the article, or of the page, that is not stated small."""
    for place in ("article img[src], main img[src]", "img[src]"):
        for node in tree.css(place)[:200]:
            address = address_in(base, node.attributes.get("src"))
            if address and not _is_small(node) and not _is_aside(node):
                return address
    return ""


def _is_small(node: LexborNode) -> bool:
    sides = (number_of(node.attributes.get("width")), number_of(node.attributes.get("height")))
    return any(side is not None and side < _SMALL for side in sides)


def _is_aside(node: LexborNode) -> bool:
    around, steps = node.parent, 0
    while around is not None and steps < 12:
        if around.tag in _OUT_OF_THE_TEXT:
            return True
        around, steps = around.parent, steps + 1
    return False


def links_out(tree: LexborHTMLParser, base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of other hosts that the page links to, and those of them that it marks as its owner's."""
    host = urlsplit(base).netloc.lower() if base else ""
    links: dict[str, None] = {}
    own: dict[str, None] = {}
    for address, rels in _links(tree, base):
        if "me" in rels:
            own[address] = None
        if urlsplit(address).netloc.lower() not in ("", host) or address.startswith("mailto:"):
            links[address] = None
    return tuple(links)[:_MOST_LINKS], tuple(own)[:20]


def _links(tree: LexborHTMLParser, base: str) -> Iterator[tuple[str, list[str]]]:
    for node in tree.css("a[href], link[rel][href]")[:_MOST_LOOKED_AT]:
        written = words_of(node.attributes.get("href"))
        rels = (node.attributes.get("rel") or "").lower()[:200].split()
        address = written if written.lower().startswith("mailto:?") else address_in(base, written)
        if address and len(address) <= _LONGEST_LINK and (node.tag == "a" or "me" in rels):
            yield address, rels


def share_controls(tree: LexborHTMLParser) -> tuple[str, ...]:
    """What looks like a way to share the page: buttons and links of that name, or a script that opens the sheet."""
    named = (_called(node) for node in tree.css(_SHARING)[:5])
    script = ["navigator.share"] if tree.scripts_contain(_SHARES_ITSELF[0]) else []
    return tuple(dict.fromkeys([*named, *script]))


def _called(node: LexborNode) -> str:
    said = node.attributes
    return next((words_of(said.get(name))[:60] for name in ("aria-label", "class", "id") if said.get(name)), "")


def words_without_scripts(tree: LexborHTMLParser) -> int:
    """How many words can be read where no script runs; changes the tree, so it is asked last."""
    tree.strip_tags(_UNREAD)
    body = tree.body
    return len(_WORD.findall(body.text(separator=" "))) if body is not None else 0
