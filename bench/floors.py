"""The least that each action can cost: plain sqlite3 and csv, restated here so that the program is held to it.

Each floor answers the same question as the program; ``bench.actions`` compares the answers before it measures. The
``+`` before ``post.brand_id`` makes SQLite start from the days: without it, it goes through all posts of the brand.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from planner.domain.balance import Entry
from planner.domain.span import Span, Week
from planner.exchange.own.week_csv import COLUMNS

_MONTH = """
SELECT placement.date, placement.time, placement.id, placement.post_id, placement.channel_id,
       placement.status, placement.format, placement.zone, post.title, post.kind_id
FROM placement JOIN post ON post.id = placement.post_id
WHERE placement.date >= ? AND placement.date < ? AND placement.trashed IS NULL AND post.trashed IS NULL
      AND +post.brand_id = ?
ORDER BY placement.date, placement.time
"""

_WEEK = """
SELECT placement.id, post.id, ?, placement.date, coalesce(placement.time, ''), placement.zone, channel.name,
       placement.format, placement.status, coalesce(kind.key, ''), coalesce(post.stance, kind.stance, ''),
       coalesce(pillar.name, ''), coalesce(campaign.name, ''), post.title, coalesce(placement.text, post.text),
       coalesce(placement.link, post.link),
       coalesce(json_extract(coalesce(placement.media, post.media), '$[0][0]'), ''),
       coalesce(json_extract(coalesce(placement.media, post.media), '$[0][1]'), ''),
       post.who, post.partner, post.disclosure, post.permission, post.notes
FROM placement JOIN post ON post.id = placement.post_id JOIN channel ON channel.id = placement.channel_id
     LEFT JOIN label AS kind ON kind.id = post.kind_id LEFT JOIN label AS pillar ON pillar.id = post.pillar_id
     LEFT JOIN campaign ON campaign.id = post.campaign_id
WHERE placement.date >= ? AND placement.date < ? AND placement.trashed IS NULL AND +post.brand_id = ?
ORDER BY placement.date, placement.time, placement.id
"""

_WEEK_BY_KIND = """
SELECT date(placement.date, 'weekday 0', '-6 days') AS monday, label.stance, label.key,
       count(DISTINCT placement.post_id)
FROM placement JOIN post ON post.id = placement.post_id LEFT JOIN label ON label.id = post.kind_id
WHERE placement.date >= ? AND placement.date < ? AND placement.trashed IS NULL AND +post.brand_id = ?
      AND placement.status <> 'skipped'
GROUP BY monday, label.key
"""

_FOUND = """
SELECT post.id, post.title FROM found JOIN post ON post.number = found.rowid
WHERE found MATCH ? AND +post.brand_id = ? ORDER BY found.rowid DESC LIMIT 50
"""

_INSERT_POST = f"INSERT INTO post VALUES (NULL, {', '.join('?' * 15)}, NULL, '{{}}', '[]', 0, '')"
_INSERT_PLACEMENT = f"INSERT INTO placement VALUES ({', '.join('?' * 12)}, '', NULL, '[]', '', NULL)"
_INSERT_WORDS = "INSERT INTO found (rowid, title, text, notes, link, campaign) VALUES (?, ?, ?, ?, ?, ?)"

_json = json.JSONEncoder(ensure_ascii=False).encode

_TEXT, _LINK, _MEDIA = 3, 4, 5
"""Places of the cells of a post that an entry inherits."""

_FOUND_TEXT, _FOUND_LINK = 1, 3
"""Places in the search index of what entries have of their own."""


def month(connection: sqlite3.Connection, brand_id: str, span: Span) -> list[Any]:
    """What a calendar paints of these days; every post of the data has a title."""
    return connection.execute(_MONTH, (*_days(span), brand_id)).fetchall()


def week_export(connection: sqlite3.Connection, brand_id: str, week: Week, path: Path) -> None:
    """A week as a CSV file. It knows no guard against formulas and one file per post, which the data never exceed."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(connection.execute(_WEEK, (week.monday.isoformat(), *_days(week.span), brand_id)))


def week_by_kind(connection: sqlite3.Connection, brand_id: str, span: Span) -> list[Any]:
    """How many posts of each kind stand in each week, with the kind's stance."""
    return connection.execute(_WEEK_BY_KIND, (*_days(span), brand_id)).fetchall()


Kinds = dict[str, Counter[str]]
"""How many there are of each kind: posts under "", placements but stories under each channel."""


def kinds_of_windows(entries: Iterable[Entry], mondays: Iterable[date], weeks: int) -> list[Kinds]:
    """What a window of so many weeks holds, ending with the week of each Monday; from it all verdicts follow."""
    by_week: dict[date, list[Entry]] = {}
    for entry in entries:
        by_week.setdefault(entry.day - timedelta(days=entry.day.weekday()), []).append(entry)
    return [_kinds(by_week, monday, weeks) for monday in mondays]


def _kinds(by_week: dict[date, list[Entry]], monday: date, weeks: int) -> Kinds:
    posts: dict[str, str] = {}
    found: Kinds = {}
    for i in range(weeks):
        for entry in by_week.get(monday - timedelta(weeks=i), ()):
            posts[entry.post_id] = entry.kind
            if entry.format != "story":
                found.setdefault(entry.channel_id or "", Counter())[entry.kind] += 1
    return {**found, "": Counter(posts.values())}


def found(connection: sqlite3.Connection, brand_id: str, beginning: str) -> list[Any]:
    """The last 50 posts with a word that begins like this."""
    return connection.execute(_FOUND, (f"{beginning}*", brand_id)).fetchall()


def csv_import(connection: sqlite3.Connection, brand_id: str, content: bytes) -> None:
    """A file of our columns into plan and search index.

    Every row is new and right, no word is of a script without spaces, and a post's first row holds its text.
    """
    channels = _ids(connection, "SELECT name, id FROM channel WHERE brand_id = ?", brand_id)
    kinds = _labels(connection, "kind", brand_id)
    pillars = _labels(connection, "pillar", brand_id)
    campaigns = _ids(connection, "SELECT name, id FROM campaign WHERE brand_id = ?", brand_id)
    posts: dict[str, tuple[Any, ...]] = {}
    placements: list[tuple[Any, ...]] = []
    words: dict[str, list[str]] = {}
    rows = csv.reader(TextIOWrapper(BytesIO(content), encoding="utf-8-sig", newline=""))
    next(rows)
    for row in rows:
        (id_, post_id, _, day, clock, zone, channel, form, status, kind, _, pillar, campaign, title) = row[:14]
        text, link, file, alt, who, partner, disclosure, permission, notes = row[14:]
        media = _json([[file, alt]]) if file or alt else "[]"
        post = posts.get(post_id)
        if post is None:
            labels = kinds.get(kind), None, pillars.get(pillar), campaigns.get(campaign)
            rest = who, notes, partner, disclosure, permission
            post = posts[post_id] = (post_id, brand_id, title, text, link, media, *labels, *rest)
            words[post_id] = [title, text, notes, link, campaign]
        own = (
            None if text == post[_TEXT] else text,
            None if link == post[_LINK] else link,
            None if media == post[_MEDIA] else media,
        )
        for place, value in ((_FOUND_TEXT, own[0]), (_FOUND_LINK, own[1])):
            if value is not None:
                words[post_id][place] += f" {value}"
        placements.append((id_, post_id, channels[channel], zone, form, day or None, clock or None, None, status, *own))
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM post").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_INSERT_POST, posts.values())
    connection.executemany(_INSERT_PLACEMENT, placements)
    connection.executemany(_INSERT_WORDS, ((i, *cells) for i, cells in enumerate(words.values(), number)))
    connection.execute("COMMIT")


def _labels(connection: sqlite3.Connection, set_key: str, brand_id: str) -> dict[str, str]:
    column = "key" if set_key == "kind" else "name"
    query = f"SELECT label.{column}, label.id FROM label JOIN label_set ON label_set.id = label.set_id"
    return _ids(connection, f"{query} WHERE label_set.key = '{set_key}' AND label_set.brand_id = ?", brand_id)


def _ids(connection: sqlite3.Connection, query: str, brand_id: str) -> dict[str, str]:
    found: Iterable[tuple[str, str]] = connection.execute(query, (brand_id,))
    return dict(found)


def _days(span: Span) -> tuple[str, str]:
    return span.start.isoformat(), span.end.isoformat()
