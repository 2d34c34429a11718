"""Readers of what publishing tools get, written from their own descriptions and from nothing of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

BOM = "\ufeff"

METRICOOL = [
    *("Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok"),
    *("Youtube", "Threads", "Bluesky"),
    *("Picture Url 1", "Picture Url 2", "Picture Url 3", "Picture Url 4", "Picture Url 5"),
    *("Picture Url 6", "Picture Url 7", "Picture Url 8", "Picture Url 9", "Picture Url 10"),
    *("Alt text picture 1", "Alt text picture 2", "Alt text picture 3", "Alt text picture 4", "Alt text picture 5"),
    *("Alt text picture 6", "Alt text picture 7", "Alt text picture 8", "Alt text picture 9", "Alt text picture 10"),
    *("Document title", "Shortener", "Video Thumbnail Url", "Video Cover Frame", "Twitter/X Can reply"),
    *("Twitter/X Type", "Twitter/X Poll Duration minutes", "Twitter/X Poll Option 1", "Twitter/X Poll Option 2"),
    *("Twitter/X Poll Option 3", "Twitter/X Poll Option 4", "Pinterest Board", "Pinterest Pin Title"),
    *("Pinterest Pin Link", "Pinterest Pin New Format", "Instagram Post Type", "Instagram Show Reel On Feed"),
    *("Youtube Video Title", "Youtube Video Type", "Youtube Video Privacy", "Youtube video for kids"),
    *("Youtube Video Category", "Youtube Video Tags", "Youtube playlist", "GBP Post Type", "Facebook Post Type"),
    *("Facebook Title", "First Comment Text", "TikTok Title", "TikTok disable comments", "TikTok disable duet"),
    *("TikTok disable stitch", "TikTok Post Privacy", "TikTok Branded Content", "TikTok Your Brand"),
    *("TikTok Auto Add Music", "TikTok Photo Cover Index", "TikTok musicId", "TikTok music title"),
    *("TikTok music author", "TikTok music previewUrl", "TikTok music thumbnailUrl", "TikTok music soundVolume"),
    *("TikTok music originalVolume", "TikTok music startMillis", "TikTok music endMillis"),
    *("TikTok is AI generated content", "LinkedIn Type", "LinkedIn Poll Question", "LinkedIn Poll Option 1"),
    *("LinkedIn Poll Option 2", "LinkedIn Poll Option 3", "LinkedIn Poll Option 4", "LinkedIn Poll Duration"),
    *("LinkedIn Show link preview", "LinkedIn Images as Carousel", "Threads Reply Control", "Threads Is Spoiler"),
    "Threads Post Type",
]


@dataclass(frozen=True, kw_only=True)
class Format:
    """What a tool's description says: the header or None, the width, where text and time stand, and how it is written.

    ``zone`` is whose clock the times are of: "brand", "entry" or "utc".
    """

    header: list[str] | None
    text: int
    moment: tuple[int, ...]
    pattern: str
    written: str
    zone: str = "brand"
    rows: int | None = None
    bom: bool = False
    all_quoted: bool = False
    width: int | None = None
    one_file: bool = False
    widths: Mapping[str, list[str]] = field(default_factory=dict)


FORMATS = {
    "buffer": Format(
        header=["Text", "Image URL", "Tags", "Posting Time"],
        text=0,
        moment=(3,),
        pattern="%Y-%m-%d %H:%M",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d",
        zone="entry",
        rows=100,
        bom=True,
        all_quoted=True,
        widths={"pinterest": ["Text", "Image URL", "Tags", "Posting Time", "Board Name"]},
    ),
    "publer": Format(
        header=[
            *("Date", "Text", "Link(s)", "Media URL(s)", "Title", "Label(s)", "Alt text(s)", "Comment(s)"),
            *("Pin board, FB album, or Google category", "Post subtype", "CTA", "Reminder"),
        ],
        text=1,
        moment=(0,),
        pattern="%Y-%m-%d %H:%M",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d",
        rows=500,
    ),
    "metricool": Format(
        header=METRICOOL,
        text=0,
        moment=(1, 2),
        pattern="%Y-%m-%d %H:%M:%S",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
        one_file=True,
    ),
    "socialpilot": Format(
        header=None,
        width=7,
        text=0,
        moment=(2,),
        pattern="%b %d, %Y %I:%M %p",
        written=r"[A-Z][a-z]{2} \d\d, \d{4} \d{1,2}:\d\d [AP]M",
        rows=500,
        one_file=True,
    ),
    "vista_social": Format(
        header=["message", "type", "link", " time"],
        text=0,
        moment=(3,),
        pattern="%Y-%m-%d %H:%M",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d",
        rows=200,
    ),
    "gohighlevel": Format(
        header=[
            *("postAtSpecificTime (yyyy-MM-dd HH:mm:ss)", "content", "link (OGmetaUrl)", "imageUrls", "gifUrl"),
            "videoUrls",
        ],
        text=1,
        moment=(0,),
        pattern="%Y-%m-%d %H:%M:%S",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
        rows=90,
    ),
    "socialbee": Format(
        header=["text", "link", "imageUrls", "gifUrls", "videoUrls", "postAtSpecificTime"],
        text=0,
        moment=(5,),
        pattern="%Y-%m-%d %H:%M:%S",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
    ),
    "ayrshare": Format(
        header=["post", "platforms", "mediaUrls", "scheduleDate"],
        text=0,
        moment=(3,),
        pattern="%Y-%m-%dT%H:%M:%SZ",
        written=r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
        zone="utc",
        one_file=True,
    ),
    "postfast": Format(
        header=[
            *("scheduled_at", "account_id", "content", "media_urls", "first_comment", "fb_content_type"),
            *("ig_publish_type", "yt_is_short", "pinterest_board_id"),
        ],
        text=2,
        moment=(0,),
        pattern="%Y-%m-%dT%H:%M:%S%z",
        written=r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",
        zone="entry",
        rows=200,
        one_file=True,
    ),
    "hootsuite": Format(
        header=None,
        width=3,
        text=1,
        moment=(0,),
        pattern="%Y-%m-%d %H:%M",
        written=r"\d{4}-\d\d-\d\d \d\d:\d\d",
        rows=350,
    ),
    "contentstudio": Format(
        header=["Date and Time", "Message", "Image URL", "Link"],
        text=1,
        moment=(0,),
        pattern="%d/%m/%Y %H:%M",
        written=r"\d\d/\d\d/\d{4} \d\d:\d\d",
        rows=500,
    ),
    "sprout": Format(
        header=["date", "time_24hr", "message_text"],
        text=2,
        moment=(0, 1),
        pattern="%d/%m/%Y %H:%M",
        written=r"\d\d/\d\d/\d{4} \d\d:\d\d",
        rows=350,
    ),
}
"""All but Zoho Social, which has a dialect of its own."""


def records(text: str) -> list[list[str]]:
    """The records of a strict CSV with commas and CRLF; raises ValueError at the first character that is out of place.

    A quoted cell may hold anything, quotation marks doubled; one without quotation marks holds neither of these.
    """
    found: list[list[str]] = []
    at = 0
    while at < len(text):
        record: list[str] = []
        while True:
            cell, at = _cell(text, at)
            record.append(cell)
            if text[at : at + 1] == ",":
                at += 1
                continue
            if text[at : at + 2] != "\r\n":
                raise ValueError(f"no end of the row at {at}: {text[at : at + 20]!r}")
            at += 2
            break
        found.append(record)
    return found


def _cell(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] != '"':
        end = at
        while end < len(text) and text[end] not in ',\r\n"':
            end += 1
        return text[at:end], end
    cell, at = [], at + 1
    while True:
        close = text.index('"', at)
        cell.append(text[at:close])
        if text[close : close + 2] != '""':
            return "".join(cell), close + 1
        cell.append('"')
        at = close + 2


def zoho_records(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Time, text, link and media of each line of Zoho's dialect; raises ValueError where Zoho would refuse it."""
    if not text.endswith("\r\n"):
        raise ValueError("the last row has no end")
    return [_zoho_record(line) for line in text.removesuffix("\r\n").split("\r\n")]


def _zoho_record(line: str) -> tuple[str, str, str, list[str]]:
    if "\n" in line or "\r" in line:
        raise ValueError("a real line break begins a new post")
    at, separator, rest = line.partition(',"')
    if not separator or '"' in at:
        raise ValueError("the text is not quoted")
    post, closing, after = rest.rpartition('"')
    if not closing or '"' in post:
        raise ValueError("there is a quotation mark within the text")
    if after.endswith(","):
        raise ValueError("a comma at the end of the row")
    fields = after.removeprefix(",").split(",") if after else []
    return at, post.replace("\\n", "\n"), fields[0] if fields else "", fields[1:]


def expected_clock(day: datetime, zone: str, brand_zone: str, said: str) -> datetime:
    """The clock time, without a zone, that a file must say for an aware moment."""
    where = {"utc": "UTC", "entry": zone, "brand": brand_zone}[said]
    return day.astimezone(ZoneInfo(where)).replace(tzinfo=None)
