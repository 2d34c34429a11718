"""The shape of the plan's file: one function per step, in order.

``Store.migrate`` runs the missing ones and writes the version they lead to in one transaction.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("evenweek")

_TABLES = """
CREATE TABLE brand (
    id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, zone TEXT NOT NULL, domains TEXT NOT NULL, rule TEXT NOT NULL,
    archived INTEGER NOT NULL
) STRICT;
CREATE TABLE channel (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, platform TEXT NOT NULL, position INTEGER NOT NULL, archived INTEGER NOT NULL
) STRICT;
CREATE TABLE label_set (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL, name TEXT NOT NULL, exclusive INTEGER NOT NULL, required INTEGER NOT NULL,
    UNIQUE (brand_id, key)
) STRICT;
CREATE TABLE label (
    id TEXT PRIMARY KEY NOT NULL, set_id TEXT NOT NULL REFERENCES label_set DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL, name TEXT NOT NULL, stance TEXT, hue TEXT NOT NULL, needs_disclosure INTEGER NOT NULL,
    needs_permission INTEGER NOT NULL, position INTEGER NOT NULL, archived INTEGER NOT NULL, UNIQUE (set_id, key)
) STRICT;
CREATE TABLE campaign (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, starts TEXT, ends TEXT, archived INTEGER NOT NULL
) STRICT;
CREATE TABLE post (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL, media TEXT NOT NULL,
    kind_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED, stance TEXT,
    pillar_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT REFERENCES campaign DEFERRABLE INITIALLY DEFERRED,
    who TEXT NOT NULL, notes TEXT NOT NULL, partner TEXT NOT NULL, disclosure TEXT NOT NULL, permission TEXT NOT NULL
) STRICT;
CREATE TABLE placement (
    id TEXT PRIMARY KEY NOT NULL, post_id TEXT NOT NULL REFERENCES post DEFERRABLE INITIALLY DEFERRED,
    channel_id TEXT NOT NULL REFERENCES channel DEFERRABLE INITIALLY DEFERRED, zone TEXT NOT NULL,
    format TEXT NOT NULL, date TEXT, time TEXT, fold INTEGER, status TEXT NOT NULL, text TEXT, link TEXT, media TEXT
) STRICT;
CREATE TABLE waiver (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE answer (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL, item TEXT NOT NULL, reply TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL,
    at TEXT NOT NULL, UNIQUE (brand_id, week, item)
) STRICT;
CREATE TABLE exported (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    week TEXT NOT NULL, format TEXT NOT NULL, at TEXT NOT NULL, rows TEXT NOT NULL, UNIQUE (brand_id, week, format)
) STRICT;
CREATE INDEX placement_calendar ON placement (date, time, channel_id, post_id, status, format);
CREATE INDEX placement_of_post ON placement (post_id);
CREATE INDEX placement_of_channel ON placement (channel_id, date);
CREATE INDEX post_of_brand ON post (brand_id, id);
CREATE INDEX waiver_of_brand ON waiver (brand_id, starts);
"""


@migrations()
def first_tables(db: Database) -> None:
    """Brands, channels, labels, campaigns, posts, placements and the answers of the checklist."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
