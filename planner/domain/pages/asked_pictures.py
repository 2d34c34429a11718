"""What is asked of the picture of a page."""

from __future__ import annotations

from planner.domain.amounts import bytes_words, ratio_words
from planner.domain.pages.case import PageCase, Values
from planner.domain.pages.shown import is_complete

_ENDINGS = {".svg": "image/svg+xml", ".avif": "image/avif", ".ico": "image/x-icon", ".bmp": "image/bmp"}
_BY_NAME = {"image/svg+xml": "SVG", "image/x-icon": "ICO"}


def none_named(case: PageCase) -> Values | None:
    """No picture for links at all."""
    return None if case.facts.images or case.facts.x_image.address else {}


def only_for_x(case: PageCase) -> Values | None:
    """A picture that only X is told of."""
    return {} if case.facts.x_image.address and not case.facts.images else None


def not_complete(case: PageCase) -> Values | None:
    """A picture whose address does not say where it lies."""
    written = case.facts.said("og:image", "og:image:url", "og:image:secure_url")
    return {} if written and not is_complete(written) else None


def not_secure(case: PageCase) -> Values | None:
    """A picture over an open connection, unless a secure one is named beside it."""
    secure = case.facts.said("og:image:secure_url").lower().startswith("https://")
    image = case.image.address
    return {"image": f"https{image[4:]}"} if image.lower().startswith("http://") and not secure else None


def of_a_strange_type(case: PageCase) -> Values | None:
    """A picture of a sort that networks do not show."""
    image = case.image
    path = image.address.lower().partition("?")[0]
    type_ = image.type.lower() or next((type_ for end, type_ in _ENDINGS.items() if path.endswith(end)), "")
    if not type_.startswith("image/") or type_.replace("jpg", "jpeg") in case.figures["picture_types"]:
        return None
    return {"type": _BY_NAME.get(type_, type_.removeprefix("image/").upper())}


def too_small(case: PageCase) -> Values | None:
    """A picture that is not shown at all."""
    return _sides(case) if _smaller_than(case, case.figures["picture_least"]) else None


def small(case: PageCase) -> Values | None:
    """A picture that is shown, but not large."""
    width, least = case.image.width, case.figures["picture_large_from"]
    return _sides(case) if width and width < least and too_small(case) is None else None


def of_another_shape(case: PageCase) -> Values | None:
    """A picture of which a good part is cut off."""
    if not (case.image.width and case.image.height):
        return None
    shape = case.image.width / case.image.height
    wanted = float(case.figures["picture_ratio"])
    off = max(shape / wanted, wanted / shape) - 1
    return {**_sides(case), "shape": ratio_words(shape)} if off > case.figures["picture_ratio_off"] else None


def did_not_come(case: PageCase) -> Values | None:
    """A picture that was asked for and is not there."""
    seen = case.facts.picture
    lost = seen is not None and seen.size == 0 and seen.address == case.image.address != ""
    return {} if lost else None


def heavy(case: PageCase) -> Values | None:
    """A picture of more bytes than some networks take."""
    size = case.facts.picture.size if case.facts.picture else None
    most = case.figures["picture_bytes_light"]
    return {"size": bytes_words(size), "most": bytes_words(most)} if size and size > most else None


def size_unsaid(case: PageCase) -> Values | None:
    """A picture without its pixels beside it; those that were seen are proposed."""
    images = case.facts.images
    if not images or (images[0].width and images[0].height):
        return None
    width, height = case.image.width, case.image.height
    return {"width": width or "[its width in pixels]", "height": height or "[its height in pixels]"}


def undescribed(case: PageCase) -> Values | None:
    """A picture without words for people who do not see it."""
    return {} if case.facts.images and not case.facts.images[0].alt else None


def _smaller_than(case: PageCase, least: int) -> bool:
    return any(side is not None and side < least for side in (case.image.width, case.image.height))


def _sides(case: PageCase) -> Values:
    figures = case.figures
    return {
        "width": case.image.width if case.image.width is not None else "?",
        "height": case.image.height if case.image.height is not None else "?",
        "least": figures["picture_least"],
        "wanted_width": figures["picture_width"],
        "wanted_height": figures["picture_height"],
    }
