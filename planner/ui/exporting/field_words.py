"""What the fields of a tool's file are called."""

from __future__ import annotations

from collections.abc import Mapping

from planner.app.targets import Field

FIELD_WORDS: Mapping[Field, str] = {
    Field.EMPTY: "empty",
    Field.TEXT: "text",
    Field.LINK: "link",
    Field.MEDIA: "pictures and videos",
    Field.MEDIA_OR_LINK: "pictures, or else the link",
    Field.MEDIA_SORT: "whether it is a picture, video or link",
    Field.ALT: "alt text",
    Field.FIRST_COMMENT: "first comment",
    Field.COMMENTS: "first comment and the rest of a thread",
    Field.TITLE: "title that readers see",
    Field.BOARD: "board",
    Field.EXTRA: "field of a network",
    Field.HASHTAGS: "hashtags",
    Field.DATE: "day",
    Field.TIME: "time",
    Field.MOMENT: "day and time",
    Field.CHANNEL: "channel",
    Field.ACCOUNT: "account at the tool",
    Field.NETWORK: "network",
    Field.FLAG: "yes or no for a network",
    Field.FORMAT: "format",
    Field.CAMPAIGN: "campaign",
    Field.PILLAR: "pillar",
    Field.KIND: "kind",
    Field.LABELS: "campaign, pillar and kind",
    Field.NAME: "title that only you see",
    Field.NOTES: "notes",
    Field.WHO: "who",
    Field.ID: "id",
    Field.FIXED: "always the same",
}
