"""What is proposed for the tags that a page lacks: what it says elsewhere, else words in brackets for the webmaster."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from planner.domain import graphemes
from planner.domain.pages.case import PageCase
from planner.domain.pages.shown import guessed_image, is_complete

_LETTERS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""How letters are written in a script that could end it otherwise."""

_A_TITLE, _A_DESCRIPTION = "[the title of the page]", "[one or two sentences about this page]"


def proposed(case: PageCase) -> dict[str, str]:
    """The values for tags, by the names in braces."""
    facts, figures = case.facts, case.figures
    language = facts.language or facts.said("og:locale").replace("_", "-")
    return {
        "title": case.shown.title or _A_TITLE,
        "description": _whole_words(case.shown.description, figures["description_most"]) or _A_DESCRIPTION,
        "url": case.url or "[the complete address of this page]",
        "image": _image(case),
        "width": str(figures["picture_width"]),
        "height": str(figures["picture_height"]),
        "alt": "[what is to be seen in the picture]",
        "type": "article" if case.is_article else "website",
        "site": facts.said("application-name") or case.shown.host or "[the name of the site]",
        "site_address": _site(case),
        "language": language or "[such as en]",
        "thing": _thing(case),
    }


def _site(case: PageCase) -> str:
    parts = urlsplit(case.url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else "https://[your site]/"


def _image(case: PageCase) -> str:
    """The picture that is named, else one that the page shows, else words; never an address that is not complete."""
    known = (case.image.address, guessed_image(case.facts))
    return next((one for one in known if is_complete(one)), f"{_site(case)}[picture].jpg")


def _thing(case: PageCase) -> str:
    """Structured data for the page, safe within a script."""
    name = "headline" if case.is_article else "name"
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article" if case.is_article else "WebPage",
        name: case.shown.title or _A_TITLE,
        "description": case.shown.description or _A_DESCRIPTION,
        "image": _image(case),
        "url": case.url or "[the complete address of this page]",
    }
    if case.is_article:
        said |= _of_an_article(case)
    return json.dumps(said, ensure_ascii=False, indent=2).translate(_LETTERS)


def _of_an_article(case: PageCase) -> dict[str, object]:
    author = case.facts.said("author", "article:author")
    return {
        "datePublished": case.facts.said("article:published_time") or "[the day, such as 2026-11-23]",
        "author": {"@type": "Person", "name": author or "[who wrote it]"},
    }


def _whole_words(text: str, most: int) -> str:
    """The beginning of a text that is too long, without half a word."""
    shorter = cut(text, most)
    return shorter if shorter == text else f"{shorter.rpartition(' ')[0].rstrip(' ,;:–-') or shorter[:-1]}…"


def cut(text: str, most: int) -> str:
    """A text of at most so many letters as a reader counts them, with an ellipsis where something is left out."""
    if graphemes.count(text) <= most:
        return text
    ends = list(zip(range(most - 1), graphemes.ends(text), strict=False))
    return f"{text[: ends[-1][1] if ends else 0].rstrip()}…"
