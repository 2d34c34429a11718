"""What a web page says of itself to the programs that show a link to it, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.rules.facts import Severity

_BEGINNING = "This link will show "
"""How every verdict begins."""


class CharsetFrom(StrEnum):
    """What said how the bytes of a page are to be read."""

    MARK = "mark"
    HTTP = "http"
    META = "meta"
    GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A picture that a page names for its links, with the pixels that the page states; None where it states none."""

    address: str = ""
    width: int | None = None
    height: int | None = None
    alt: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSeen:
    """What was seen of the picture's own file: pixels, bytes, its type such as image/jpeg.

    A file of 0 bytes did not come when it was asked for.
    """

    address: str = ""
    width: int | None = None
    height: int | None = None
    size: int | None = None
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageThing:
    """Something that structured data describes, such as an Article; ``written`` is json-ld or microdata.

    ``properties`` are the names that it says something of.
    """

    type: str = ""
    written: str = ""
    name: str = ""
    description: str = ""
    image: str = ""
    published: str = ""
    changed: str = ""
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What was found in a page; addresses are absolute where the page's own is known.

    ``address`` is where it was read, or "". ``metas`` are names in lower case with their contents as written, in the
    order of the page; ``canonical`` too is as written. ``images`` are those of the Open Graph, ``x_image`` is the one
    that is named for X. ``title``, ``description`` and ``heading`` are the page's own, not those for links. ``named``
    are the Open Graph tags that stand under ``name`` instead of ``property``; ``icons`` the relations of its small
    pictures, such as apple-touch-icon. ``charset_at`` is the byte at which the
    page says its encoding, None when it does not. ``cut`` says that only its beginning was looked at. ``words`` counts
    what can be read without scripts. ``picture`` is what was seen of the picture itself, None when nobody looked.
    """

    address: str = ""
    cut: bool = False
    charset: str = ""
    charset_from: CharsetFrom = CharsetFrom.GUESS
    charset_at: int | None = None
    language: str = ""
    title: str = ""
    description: str = ""
    heading: str = ""
    viewport: bool = False
    canonical: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    named: tuple[str, ...] = ()
    images: tuple[PageImage, ...] = ()
    x_image: PageImage = PageImage()
    article_image: str = ""
    things: tuple[PageThing, ...] = ()
    broken_things: int = 0
    icons: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    share_controls: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    words: int = 0
    scripts: int = 0
    picture: PictureSeen | None = None

    def said(self, *names: str) -> str:
        """The first content that the page's tags of these names have; earlier names first."""
        return next(self._said(names), "")

    def _said(self, names: tuple[str, ...]) -> Iterator[str]:
        for name in names:
            yield from (content for of, content in self.metas if of == name and content)

    @property
    def empty(self) -> bool:
        """Whether nothing was found that a link could show."""
        return not (self.title or self.metas or self.things or self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a link to the page would be shown with, wherever the page says it; "" where it says nothing."""

    title: str = ""
    description: str = ""
    image: PageImage = PageImage()
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFinding:
    """What a page lacks: a plain sentence, the exact tag to add or "", why, and who says so."""

    key: str
    severity: Severity
    sentence: str
    tag: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """How a link to a page will show, in words; ``severity`` None asks for nothing."""

    severity: Severity | None
    words: str

    @property
    def short(self) -> str:
        """The words where it is clear that a link is meant."""
        rest = self.words.removeprefix(_BEGINNING)
        return rest[:1].upper() + rest[1:].removesuffix(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """How networks show a link: title and description cut where they cut, and the shape of the picture.

    ``part`` is what is seen of the picture as left, top, width and height from 0 to 1; None where its size is not
    known. ``lines`` are how many lines the title and the description get.
    """

    key: str
    name: str
    networks: str
    ratio: tuple[float, float]
    large: bool
    title: str
    description: str
    host: str
    image: str
    part: tuple[float, float, float, float] | None = None
    lines: tuple[int, int] = (2, 2)
    note: str = ""
