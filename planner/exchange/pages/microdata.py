"""Structured data that stands in the elements of a page (microdata): what it describes, as far as links show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.pages.model import PageThing
from planner.exchange.pages.values import address_in, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST_THINGS, _MOST_PROPERTIES, _HIGHEST = 30, 600, 30
_ADDRESSED = {"a": "href", "link": "href", "area": "href", "img": "src", "source": "src", "video": "src"}
_LONGEST_VALUE = 40_000


def microdata_of(tree: LexborHTMLParser, base: str) -> tuple[PageThing, ...]:
    """What is described in the page, in its order."""
    scopes: dict[int, tuple[str, dict[str, str]]] = {}
    scopes |= {node.mem_id: (_type(node), {}) for node in tree.css("[itemscope][itemtype]")[:_MOST_THINGS]}
    if not scopes:
        return ()
    for node in tree.css("[itemprop]")[:_MOST_PROPERTIES]:
        _note(node, scopes)
    return tuple(_thing(type_, values, base) for type_, values in scopes.values() if type_)


def _note(node: LexborNode, scopes: dict[int, tuple[str, dict[str, str]]]) -> None:
    """Puts what a node says to what it is said of: the nearest scope around it."""
    around, steps = node.parent, 0
    while around is not None and around.mem_id not in scopes and steps < _HIGHEST:
        around, steps = around.parent, steps + 1
    if around is not None and around.mem_id in scopes:
        for name in (node.attributes.get("itemprop") or "").split()[:5]:
            scopes[around.mem_id][1].setdefault(name[:60], _value(node))


def _type(node: LexborNode) -> str:
    return words_of(node.attributes.get("itemtype")).partition(" ")[0].rstrip("/").rpartition("/")[2]


def _value(node: LexborNode) -> str:
    said = node.attributes
    for name in ("content", _ADDRESSED.get(node.tag or "", ""), "datetime"):
        if name and said.get(name):
            return said[name] or ""
    return "" if "itemscope" in said else node.text(deep=True)[:_LONGEST_VALUE]


def _thing(type_: str, values: dict[str, str], base: str) -> PageThing:
    return PageThing(
        type=type_,
        written="microdata",
        name=words_of(values.get("headline")) or words_of(values.get("name")),
        description=words_of(values.get("description")),
        image=address_in(base, values.get("image")),
        published=words_of(values.get("datePublished")),
        changed=words_of(values.get("dateModified")),
        properties=tuple(values)[:40],
    )
