"""A page that says everything a link needs, and pages that say less or otherwise."""

from __future__ import annotations

ADDRESS = "https://shop.example/lantern"

HEAD = {
    "charset": '<meta charset="utf-8">',
    "title": "<title>Harvest Lantern, our autumn blend</title>",
    "viewport": '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "description": '<meta name="description" content="A dark roast with notes of plum.">',
    "canonical": f'<link rel="canonical" href="{ADDRESS}">',
    "og:title": '<meta property="og:title" content="Harvest Lantern">',
    "og:type": '<meta property="og:type" content="article">',
    "og:url": f'<meta property="og:url" content="{ADDRESS}">',
    "og:site_name": '<meta property="og:site_name" content="Ferrow Street Coffee">',
    "og:description": '<meta property="og:description" content="A dark roast for dark evenings.">',
    "og:image": '<meta property="og:image" content="https://shop.example/lantern.jpg">',
    "og:image:width": '<meta property="og:image:width" content="1200">',
    "og:image:height": '<meta property="og:image:height" content="630">',
    "og:image:alt": '<meta property="og:image:alt" content="A bag of beans beside a lantern">',
    "twitter:card": '<meta name="twitter:card" content="summary_large_image">',
    "things": '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": '
    '"Harvest Lantern", "image": ["https://shop.example/1x1.jpg"], "datePublished": "2026-10-01", "author": '
    '{"@type": "Person", "name": "Ada"}}</script>',
    "icon": '<link rel="icon" href="/favicon.ico">',
    "apple-touch-icon": '<link rel="apple-touch-icon" href="/touch.png">',
}
"""The lines of a head that lacks nothing, by what they say."""

BODY = f"""<h1>Harvest Lantern</h1><p>{"Roasted on Ferrow Street since the first frost. " * 8}</p>
<a href="https://bsky.app/intent/compose?text=Lantern">Post it</a>
<a rel="me" href="https://mastodon.example/@ferrow">Mastodon</a>"""


def page(*without: str, head: str = "", end: str = "", body: str = BODY, language: str = ' lang="en"') -> bytes:
    """The page without some lines of its head, and with others at its beginning or end."""
    lines = "\n".join(line for name, line in HEAD.items() if name not in without)
    return f"<!doctype html><html{language}><head>{head}\n{lines}\n{end}</head><body>{body}</body></html>".encode()
