"""What the sample plan shows besides its posts: campaigns, accounts, pages, advertisements, numbers and trials."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planner.app.document import Document
from planner.app.sample_extras import money, numbers, presence, trials
from planner.app.sample_extras.tables import Tables
from planner.domain.edits import Edit, amend, edit_post
from planner.domain.records import Brand

_TEXT = "Fill the sample"


def sample_extras(document: Document, brand: Brand, folder: Path, weeks: int) -> Edit:
    """All that the folder says, moved by whole weeks, as one edit of a plan that holds the sample's posts.

    Raises BadData naming the file and the entry that is wrong.
    """
    tables = Tables(folder, document.settings_of(brand), weeks)
    parts = (
        *_of_brand(document, tables),
        *money.edits(tables),
        *presence.edits(tables),
        *trials.edits(tables),
        numbers.edit(tables),
    )
    return Edit(_TEXT, tuple(change for part in parts for change in part.changes))


def _of_brand(document: Document, tables: Tables) -> Iterator[Edit]:
    """What the brand says of itself, and which of its posts may come again."""
    brand, said = tables.plan.brand, tables.fields("brand.toml", "brand", Brand)
    yield amend(brand, _TEXT, **said)
    evergreen = tables.read("brand.toml")["evergreen"]
    posts = document.posts_of(brand, evergreen).posts
    yield from (edit_post(posts[id_], "evergreen", True) for id_ in evergreen)
