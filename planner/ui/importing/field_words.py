"""What the columns of a sheet may hold, in words."""

from __future__ import annotations

from collections.abc import Mapping

from planner.app.intake import Field
from planner.ui.words import tr

_WORDS: Mapping[Field, str] = {
    Field.NOTHING: "Left out",
    Field.WEEK: "Week",
    Field.WEEKDAY: "Day of the week",
    Field.DATE: "Date",
    Field.TIME: "Time",
    Field.MOMENT: "Date and time",
    Field.ZONE: "Time zone",
    Field.CHANNEL: "Channels",
    Field.FORMAT: "Format",
    Field.KIND: "Kind",
    Field.PILLAR: "Pillar",
    Field.CAMPAIGN: "Campaign",
    Field.TITLE: "Title",
    Field.TEXT: "Text",
    Field.HASHTAGS: "Hashtags",
    Field.LINK: "Link",
    Field.MEDIA: "Pictures and films",
    Field.ALT: "Alt text",
    Field.FIRST_COMMENT: "First comment",
    Field.OWNER: "Who",
    Field.STATUS: "Status",
    Field.NOTES: "Notes",
    Field.PARTNER: "Partner",
    Field.DISCLOSURE: "Disclosure",
    Field.PERMISSION: "Permission",
    Field.STANCE: "How it counts",
    Field.ADDRESS: "Address of the post",
    Field.POST_ID: "Id of the post",
    Field.ENTRY_ID: "Id of the entry",
}

FIRST = (
    Field.DATE,
    Field.TIME,
    Field.MOMENT,
    Field.CHANNEL,
    Field.TEXT,
    Field.TITLE,
    Field.KIND,
    Field.STATUS,
    Field.CAMPAIGN,
    Field.HASHTAGS,
    Field.LINK,
    Field.MEDIA,
    Field.OWNER,
    Field.NOTES,
)
"""What most columns hold."""

LATER = tuple(field for field in _WORDS if field not in FIRST and field is not Field.NOTHING)
"""What few columns hold."""

LONG = frozenset({Field.TEXT, Field.NOTES, Field.ALT, Field.FIRST_COMMENT})
"""What may have several lines."""


def field_words(field: Field | None) -> str:
    """What a column holds; one that was not understood is left out."""
    return tr(_WORDS.get(field or Field.NOTHING, str(field)))
