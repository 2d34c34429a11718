"""How networks would show a link to a page: title and description cut, and the part of the picture that is seen."""

from __future__ import annotations

from planner.domain.pages.model import Card, PageFacts
from planner.domain.pages.proposed import cut
from planner.domain.pages.requirements import CardShape, Requirements
from planner.domain.pages.shown import shown_of

_TOO_SMALL = "Networks show the small card instead: the picture is too small."


def cards_of(facts: PageFacts, requirements: Requirements) -> tuple[Card, ...]:
    """A card of each shape."""
    large_from = requirements.figures["picture_large_from"]
    return tuple(_card(facts, shape, large_from) for shape in requirements.shapes)


def _card(facts: PageFacts, shape: CardShape, large_from: int) -> Card:
    shown = shown_of(facts)
    width, height = shown.image.width, shown.image.height
    too_small = shape.large and width is not None and width < large_from
    return Card(
        key=shape.key,
        name=shape.name,
        networks=shape.networks,
        ratio=shape.ratio,
        large=shape.large,
        title=cut(shown.title or shown.host, shape.title),
        description=cut(shown.description, shape.description),
        host=shown.host,
        image=shown.image.address,
        part=seen_part(width, height, shape.ratio) if width and height else None,
        lines=shape.lines,
        note=_TOO_SMALL if too_small else "",
    )


def seen_part(width: int, height: int, ratio: tuple[float, float]) -> tuple[float, float, float, float]:
    """The middle of a picture in this shape, as left, top, width and height from 0 to 1."""
    wanted, shape = ratio[0] / ratio[1], width / height
    if shape > wanted:
        share = wanted / shape
        return (1 - share) / 2, 0.0, share, 1.0
    share = shape / wanted
    return 0.0, (1 - share) / 2, 1.0, share
