"""The plans of the tour in which posts hold everything, or there is very much of something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain import edits
from planner.domain.records import Brand, Channel, Media, Placement, Post, Rights, Snippet, SnippetSort, Status
from tests.tour.plans import NOW, sample

RICH, MANY = "rich", "many"
"""The ids of the posts that hold everything, and that are on twenty channels."""

_NETWORKS = ("x", "bluesky", "mastodon", "instagram", "youtube", "pinterest")
_TEXT = (
    "Friday the countter turns orange. 🍂\n\nFour new drinks, one old favourite, and a pumpkin loaf that we have been "
    "hiding since Juli. Ask @tidewick about the paper, or look at https://quincelane.example/autumn-menu-and-a-long-way"
    " before you come.\n\nGuess the spice in the comments and we will save you a slice. [PRICE]\n\n"
    "#QuinceLane #BookRepair #Bindery #Autumn #Pumpkin"
)
_LONG_NAME = "Quince Lane Reading Room and Bindery, the shop at the end of the lane"


def rich(path: Path) -> Document:
    """The sample with a library, and a post on six networks that holds everything."""
    document = sample(path)
    brand = document.brands()[0]
    channels = [_channel(brand, key) for key in _NETWORKS]
    for channel in channels:
        document.do(edits.add_channel(channel))
    post, entries = _post(document, brand, path.parent), [_entry(brand, RICH, one) for one in channels]
    document.do(edits.new_post(post, [_with_own_words(one) for one in entries]))
    for snippet in _library(brand, channels):
        document.do(edits.keep_snippet(snippet))
    return document


def many(path: Path) -> Document:
    """The sample with twenty channels whose names are long, and a post on all of them."""
    document = sample(path)
    brand, platforms = document.brands()[0], sorted(Catalogue().platforms, key=lambda one: one.name)
    channels = []
    for number in range(20):
        platform = platforms[number % len(platforms)]
        name = f"{platform.name} {number + 1}: {_LONG_NAME}"
        channel = Channel(id=f"many-{number}", brand_id=brand.id, name=name, platform=platform.key, position=number)
        document.do(edits.add_channel(channel))
        channels.append(channel)
    post = Post(id=MANY, brand_id=brand.id, title="Donaudampfschifffahrtsgesellschaftskapitänsmützenband", text=_TEXT)
    document.do(edits.new_post(post, [_entry(brand, MANY, one) for one in channels]))
    return document


def _channel(brand: Brand, key: str) -> Channel:
    return Channel(id=f"rich-{key}", brand_id=brand.id, name=f"Quince on {key}", platform=key, language="en-GB")


def _entry(brand: Brand, post_id: str, channel: Channel) -> Placement:
    return Placement(
        id=f"{post_id}-{channel.id}",
        post_id=post_id,
        channel_id=channel.id,
        zone=brand.zone,
        date=NOW.date() + timedelta(days=1),
        time=time(9, 30),
        status=Status.READY,
    )


def _with_own_words(entry: Placement) -> Placement:
    """X says something shorter, and what else a network takes is begun."""
    if entry.channel_id == "rich-x":
        return replace(entry, text="Four new drinks, and one of them is secrett. #QuinceLane", status=Status.APPROVED)
    if entry.channel_id == "rich-pinterest":
        return replace(entry, extras=(("title", "The autumn menu"),))
    return entry


def _post(document: Document, brand: Brand, folder: Path) -> Post:
    plan = document.settings_of(brand)
    kinds = {label.key: label.id for label in plan.labels.values()}
    media = (
        Media(str(_drawn(folder / "autumn_menu.png", 1200, 1500)), "A cup of orange coffee on a pile of books"),
        Media(str(_drawn(folder / "a_very_long_name_of_a_picture_that_nobody_renamed_2026_11_24.png", 1600, 900))),
        Media(str(folder / "gone.jpg"), "The loaf " * 40),
    )
    rights = Rights(
        owner="@reader.rose", source="https://instagram.com/p/1", asked=NOW.date(), until=date(2026, 12, 24)
    )
    return Post(
        id=RICH,
        brand_id=brand.id,
        title="Autumn menu teaser",
        text=_TEXT,
        link="https://quincelane.example/autumn",
        media=media,
        kind_id=kinds["ugc"],
        who="Priya N.",
        notes="Price to be checked with the shop",
        partner="@tidewick",
        permission="yes, by message",
        rights=rights,
    )


def _drawn(path: Path, width: int, height: int) -> Path:
    """A picture with hills, so that thumbnails have something to show."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, width, height)
    sky.setColorAt(0, QColor("moccasin"))
    sky.setColorAt(1, QColor("chocolate"))
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), sky)
        painter.setBrush(QColor("saddlebrown"))
        painter.drawPolygon([QPointF(0, height), QPointF(width * 0.4, height * 0.5), QPointF(width, height)])
    image.save(str(path))
    return path


def _library(brand: Brand, channels: list[Channel]) -> list[Snippet]:
    written = {
        SnippetSort.TEMPLATE: {"On the bench": "On the bench this morning:\n\n{title}\n\n{link}"},
        SnippetSort.SNIPPET: {
            "Opening hours": "Open Tuesday to Sunday, 9 to 6.",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenbandverordnung": "A long word.",
            "تحية الصباح": "صباح الخير من المقهى",
        },
        SnippetSort.HASHTAGS: {"Bindery": "#Bookbinding #BookRepair #QuinceLane"},
        SnippetSort.SIGNATURE: {"Nell": "– Nell, from behind the counter"},
        SnippetSort.CALL: {"Come by": "Come by on {date}: {link}"},
    }
    return [
        Snippet(
            id=f"part-{sort}-{number}",
            brand_id=brand.id,
            sort=sort,
            name=name,
            text=text,
            channel_ids=tuple(one.id for one in channels[:2]) if sort is SnippetSort.TEMPLATE else (),
            position=number,
        )
        for sort, parts in written.items()
        for number, (name, text) in enumerate(parts.items())
    ]
