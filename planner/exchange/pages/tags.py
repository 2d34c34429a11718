"""The tags of a page that speak to programs: names with contents, pictures for links, links of the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.domain.pages.model import PageImage
from planner.exchange.pages.values import address_in, number_of, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_MOST, _KEPT = 1_500, 150
_ROOTS = ("og", "twitter", "article", "product", "book", "profile", "music", "video", "fb", "fediverse")
_PLAIN = {
    "description",
    "robots",
    "googlebot",
    "author",
    "keywords",
    "pinterest",
    "pinterest-rich-pin",
    "last-modified",
    "date",
    "theme-color",
}
_ICONS = ("apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "icon")
_STATED = {
    "width": "width",
    "height": "height",
    "alt": "alt",
    "type": "type",
    "secure_url": "address",
    "url": "address",
}
"""What a tag below og:image says, by its ending."""


def metas_of(tree: LexborHTMLParser) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The names with their contents that matter for links, and the Open Graph tags that stand under ``name``."""
    metas: list[tuple[str, str]] = []
    named: dict[str, None] = {}
    for node in tree.css("meta")[:_MOST]:
        said = node.attributes
        content = words_of(said.get("content"))
        called = _names(said.get("name"))
        metas += [(kept, content) for kept in _names(said.get("property")) + called]
        named |= dict.fromkeys(one for one in called if one.startswith("og:"))
    return tuple(metas[:_KEPT]), tuple(named)


def _names(said: str | None) -> list[str]:
    names = (said or "").lower()[:300].split()
    return [name for name in names if name in _PLAIN or (":" in name and name.partition(":")[0] in _ROOTS)]


def images_of(metas: Iterable[tuple[str, str]], base: str) -> tuple[PageImage, ...]:
    """The pictures of the Open Graph in their order, each with what is stated after it."""
    images: list[PageImage] = []
    for name, content in metas:
        root, _, stated = name.removeprefix("og:").partition(":")
        if root != "image" or not name.startswith("og:"):
            continue
        if not stated or (stated == "url" and not images):
            images.append(PageImage(address=address_in(base, content)))
        elif images and stated in _STATED:
            images[-1] = _stated(images[-1], _STATED[stated], content, base)
    return tuple(image for image in images[:10] if image.address)


def x_image_of(metas: Iterable[tuple[str, str]], base: str) -> PageImage:
    """The picture that is named for X alone."""
    said = dict(reversed([pair for pair in metas if pair[1]]))
    address = address_in(base, said.get("twitter:image") or said.get("twitter:image:src"))
    return PageImage(address=address, alt=said.get("twitter:image:alt", "")) if address else PageImage()


def _stated(image: PageImage, field: str, content: str, base: str) -> PageImage:
    if field == "address":
        return image if image.address else replace(image, address=address_in(base, content))
    value: Any = number_of(content) if field in ("width", "height") else content
    return replace(image, **{field: value})


def links_of_head(tree: LexborHTMLParser, base: str) -> Iterator[tuple[frozenset[str], str, dict[str, str]]]:
    """The ``link`` elements: their relations, address, and their attributes as written."""
    for node in tree.css("link[rel][href]")[:_MOST]:
        said = {name: words_of(value) for name, value in node.attributes.items()}
        yield frozenset(said["rel"].lower().split()[:10]), address_in(base, said["href"]), said


def icons_of(links: Iterable[tuple[frozenset[str], str, dict[str, str]]]) -> tuple[str, ...]:
    """The relations of the small pictures of the site, each once."""
    return tuple(one for one in _ICONS if any(one in rels for rels, _, _ in links))
