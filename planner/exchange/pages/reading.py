"""A page read for what it says of itself; no bytes make it fail."""

from __future__ import annotations

from typing import Any

from planner.domain.pages.model import PageFacts
from planner.exchange.pages.body import (
    article_image_of,
    heading_of,
    links_out,
    share_controls,
    words_without_scripts,
)
from planner.exchange.pages.bounds import bounded
from planner.exchange.pages.charset import text_of
from planner.exchange.pages.microdata import microdata_of
from planner.exchange.pages.structured import structured_data, things_of
from planner.exchange.pages.tags import icons_of, images_of, links_of_head, metas_of, x_image_of
from planner.exchange.pages.values import address_in, words_of

MOST_BYTES = 2_000_000
"""How much of a page is looked at; what speaks to other programs stands at its beginning."""

_LONGEST_BASE = 500
_MOST_SCRIPTS, _MOST_SCRIPT_TEXT = 60, 1_500_000


def read_page(content: bytes, *, address: str = "", content_type: str = "") -> PageFacts:
    """What the bytes of a page say; ``address`` is where it lies, ``content_type`` what the server said of it.

    Whatever the bytes are, there is an answer: of a page that is broken or built to do harm, what could be read.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  only who looks at pages needs it

    read = text_of(content[:MOST_BYTES], content_type)
    text = bounded(read.text)
    tree = LexborHTMLParser(text.encode("utf-8", "replace"))
    said: dict[str, Any] = {
        "address": words_of(address),
        "cut": len(content) > MOST_BYTES or len(text) < len(read.text),
        "charset": read.charset,
        "charset_from": read.by,
        "charset_at": read.at,
    }
    base = _base(tree, words_of(address))
    return PageFacts(**said, **_head(tree, base), **_things(tree, base), **_body(tree, base))


def _base(tree: Any, address: str) -> str:
    """The address from which the page's own are meant."""
    node = tree.css_first("base[href]")
    base = address_in(address, node.attributes.get("href")) if node is not None else ""
    return base if 0 < len(base) <= _LONGEST_BASE else address


def _head(tree: Any, base: str) -> dict[str, Any]:
    metas, named = metas_of(tree)
    links = list(links_of_head(tree, base))
    root = tree.css_first("html")
    title = tree.css_first("head > title") or tree.css_first("title")
    return {
        "language": words_of(root.attributes.get("lang") or root.attributes.get("xml:lang"))[:40] if root else "",
        "title": words_of(title.text()) if title is not None else "",
        "description": next((content for name, content in metas if name == "description" and content), ""),
        "viewport": tree.css_first('meta[name="viewport" i]') is not None,
        "canonical": tuple(dict.fromkeys(said["href"] for rels, _, said in links if "canonical" in rels))[:5],
        "metas": metas,
        "named": named,
        "images": images_of(metas, base),
        "x_image": x_image_of(metas, base),
        "icons": icons_of(links),
    }


def _things(tree: Any, base: str) -> dict[str, Any]:
    values, broken = structured_data(structured_scripts(tree))
    return {"things": (*things_of(values, base), *microdata_of(tree, base)), "broken_things": broken}


def structured_scripts(tree: Any) -> list[str]:
    """The scripts of a page that hold JSON-LD, up to a size that no page has honestly."""
    nodes = tree.css("script[type]")[:1_000]
    texts = [node.text() for node in nodes if "ld+json" in (node.attributes.get("type") or "").lower()]
    kept: list[str] = []
    for text in texts[:_MOST_SCRIPTS]:
        if sum(map(len, kept)) + len(text) <= _MOST_SCRIPT_TEXT:
            kept.append(text)
    return kept


def _body(tree: Any, base: str) -> dict[str, Any]:
    links, profiles = links_out(tree, base)
    return {
        "heading": heading_of(tree),
        "article_image": article_image_of(tree, base),
        "links": links,
        "profiles": profiles,
        "share_controls": share_controls(tree),
        "scripts": len(tree.css("script")),
        "words": words_without_scripts(tree),
    }
