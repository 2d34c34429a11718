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


_FOR_THE_WINDOW = """
ALTER TABLE brand ADD COLUMN hue TEXT NOT NULL DEFAULT '';
ALTER TABLE channel ADD COLUMN hue TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN hue TEXT NOT NULL DEFAULT '';
CREATE TABLE post_now (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL, media TEXT NOT NULL,
    kind_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED, stance TEXT,
    pillar_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT REFERENCES campaign DEFERRABLE INITIALLY DEFERRED,
    who TEXT NOT NULL, notes TEXT NOT NULL, partner TEXT NOT NULL, disclosure TEXT NOT NULL, permission TEXT NOT NULL,
    trashed TEXT
) STRICT;
INSERT INTO post_now SELECT rowid, post.*, NULL FROM post ORDER BY rowid;
DROP TABLE post;
ALTER TABLE post_now RENAME TO post;
CREATE INDEX post_of_brand ON post (brand_id, id);
CREATE INDEX post_in_trash ON post (brand_id) WHERE trashed IS NOT NULL;
CREATE TABLE placement_now (
    id TEXT PRIMARY KEY NOT NULL, post_id TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
    channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED, zone TEXT NOT NULL, format TEXT NOT NULL,
    date TEXT, time TEXT, fold INTEGER, status TEXT NOT NULL, text TEXT, link TEXT, media TEXT,
    address TEXT NOT NULL DEFAULT '', trashed TEXT
) STRICT;
INSERT INTO placement_now SELECT placement.*, '', NULL FROM placement;
DROP TABLE placement;
ALTER TABLE placement_now RENAME TO placement;
CREATE INDEX placement_calendar ON placement (date, time, channel_id, post_id, status, format) WHERE trashed IS NULL;
CREATE INDEX placement_of_post ON placement (post_id, trashed);
CREATE INDEX placement_of_channel ON placement (channel_id, date) WHERE trashed IS NULL;
CREATE INDEX placement_undated ON placement (post_id) WHERE date IS NULL AND trashed IS NULL;
CREATE INDEX placement_in_trash ON placement (trashed) WHERE trashed IS NOT NULL;
CREATE TABLE question (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL, off INTEGER NOT NULL, UNIQUE (brand_id, key)
) STRICT;
CREATE VIRTUAL TABLE found USING fts5 (
    title, text, notes, link, campaign, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
"""


@migrations()
def for_the_window(db: Database) -> None:
    """Posts without a channel yet, addresses, the trash, hues, own questions and the search index."""
    for statement in _FOR_THE_WINDOW.split(";"):
        if statement.strip():
            db.execute(statement)


_FOR_THE_CHANNELS = """
ALTER TABLE brand ADD COLUMN tracking TEXT NOT NULL DEFAULT '';
ALTER TABLE brand ADD COLUMN jurisdiction TEXT NOT NULL DEFAULT '';
ALTER TABLE brand ADD COLUMN handles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE channel ADD COLUMN "limit" INTEGER;
ALTER TABLE channel ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE post ADD COLUMN rights TEXT NOT NULL DEFAULT '{}';
ALTER TABLE placement ADD COLUMN extras TEXT NOT NULL DEFAULT '[]';
ALTER TABLE placement ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
ALTER TABLE placement ADD COLUMN approved_at TEXT;
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    sort TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL,
    kind_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED,
    pillar_id TEXT REFERENCES label DEFERRABLE INITIALLY DEFERRED,
    channel_ids TEXT NOT NULL, position INTEGER NOT NULL, archived INTEGER NOT NULL
) STRICT;
CREATE INDEX snippet_of_brand ON snippet (brand_id, sort, position)
"""


@migrations()
def for_the_channels(db: Database) -> None:
    """Own limits and languages of channels, fields of networks, rights, approvals and the library."""
    for statement in _FOR_THE_CHANNELS.split(";"):
        if statement.strip():
            db.execute(statement)


_FOR_THE_BALANCE = """
ALTER TABLE brand ADD COLUMN also TEXT NOT NULL DEFAULT '["channel-cap-40"]';
ALTER TABLE brand ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]';
ALTER TABLE brand ADD COLUMN minutes INTEGER;
ALTER TABLE brand ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE brand ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE brand ADD COLUMN starred TEXT NOT NULL DEFAULT '[]';
ALTER TABLE label ADD COLUMN origin TEXT NOT NULL DEFAULT '';
UPDATE label SET origin = CASE key WHEN 'partner' THEN 'partner' WHEN 'ugc' THEN 'customer' WHEN 'curated' THEN 'others'
    ELSE 'own' END WHERE set_id IN (SELECT id FROM label_set WHERE key = 'kind');
ALTER TABLE campaign ADD COLUMN milestones TEXT NOT NULL DEFAULT '[]';
ALTER TABLE post ADD COLUMN label_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE post ADD COLUMN evergreen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE post ADD COLUMN variant_of TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN "until" TEXT;
ALTER TABLE answer ADD COLUMN found INTEGER;
CREATE TABLE own_rule (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    sort TEXT NOT NULL, key TEXT NOT NULL, "table" TEXT NOT NULL, since TEXT,
    channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED, archived INTEGER NOT NULL
) STRICT;
CREATE INDEX own_rule_of_brand ON own_rule (brand_id);
CREATE TABLE routine (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, times INTEGER NOT NULL, per TEXT NOT NULL, minutes INTEGER NOT NULL,
    channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
    archived INTEGER NOT NULL
) STRICT;
CREATE INDEX routine_of_brand ON routine (brand_id);
CREATE TABLE logged (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    routine_id TEXT NOT NULL REFERENCES routine DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL, who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX logged_of_brand ON logged (brand_id, day);
CREATE INDEX evergreen_of_brand ON post (brand_id) WHERE evergreen
"""


@migrations()
def for_the_balance(db: Database) -> None:
    """Rules of the brand's own, routines, milestones, special days, more labels, and items that are put off."""
    for statement in _FOR_THE_BALANCE.split(";"):
        if statement.strip():
            db.execute(statement)


_FOR_THE_EXCHANGE = """
ALTER TABLE brand ADD COLUMN media_base TEXT NOT NULL DEFAULT '';
ALTER TABLE channel ADD COLUMN accounts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exported ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;
CREATE TABLE comment (
    id TEXT PRIMARY KEY NOT NULL, brand_id TEXT NOT NULL REFERENCES brand DEFERRABLE INITIALLY DEFERRED,
    post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, placement_id TEXT,
    who TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, wants_change INTEGER NOT NULL, done INTEGER NOT NULL
) STRICT;
CREATE INDEX comment_of_post ON comment (post_id);
CREATE INDEX comment_open ON comment (brand_id) WHERE NOT done;
CREATE TABLE sheet_layout (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    headings TEXT NOT NULL, name TEXT NOT NULL, "table" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_layout_of_brand ON sheet_layout (brand_id)
"""


@migrations()
def for_the_exchange(db: Database) -> None:
    """Comments, layouts of sheets, public addresses of media, accounts at publishing tools, exports of a part."""
    for statement in _FOR_THE_EXCHANGE.split(";"):
        if statement.strip():
            db.execute(statement)


_FOR_THE_RESULTS = """
ALTER TABLE brand ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]';
ALTER TABLE brand ADD COLUMN interactions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE brand ADD COLUMN half_life INTEGER DEFAULT 26;
ALTER TABLE brand ADD COLUMN settled INTEGER NOT NULL DEFAULT 7;
ALTER TABLE brand ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN goal TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN measure TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN target TEXT;
ALTER TABLE campaign ADD COLUMN target_day TEXT;
ALTER TABLE campaign ADD COLUMN budget TEXT;
ALTER TABLE campaign ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN costs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE campaign ADD COLUMN minutes INTEGER;
ALTER TABLE campaign ADD COLUMN landing TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN slug TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN learnt TEXT NOT NULL DEFAULT '';
CREATE TABLE profile (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED, platform TEXT NOT NULL,
    account_type TEXT NOT NULL, address TEXT NOT NULL, handle TEXT NOT NULL, name TEXT NOT NULL, bio TEXT NOT NULL,
    language TEXT NOT NULL, links TEXT NOT NULL, category TEXT NOT NULL, mail TEXT NOT NULL, phone TEXT NOT NULL,
    street TEXT NOT NULL, hours TEXT NOT NULL, button TEXT NOT NULL, pinned TEXT NOT NULL, pinned_on TEXT,
    timeless INTEGER NOT NULL, highlights TEXT NOT NULL, avatar TEXT NOT NULL, cover TEXT NOT NULL, verified TEXT,
    verified_on TEXT, owner TEXT NOT NULL, backup_owner TEXT NOT NULL, login TEXT NOT NULL, two_factor INTEGER,
    recovery_mail TEXT NOT NULL, mission TEXT NOT NULL, fate TEXT, fate_on TEXT, position INTEGER NOT NULL,
    archived INTEGER NOT NULL
) STRICT;
CREATE INDEX profile_of_brand ON profile (brand_id);
CREATE TABLE audit_answer (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    profile_id TEXT REFERENCES profile DEFERRABLE INITIALLY DEFERRED, "check" TEXT NOT NULL, said TEXT NOT NULL,
    note TEXT NOT NULL, evidence TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX audit_answer_of_brand ON audit_answer (brand_id);
CREATE TABLE audit (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, started TEXT NOT NULL,
    finished TEXT, who TEXT NOT NULL, skipped TEXT NOT NULL, results TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_brand ON audit (brand_id);
CREATE TABLE page_reading (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, address TEXT NOT NULL,
    at TEXT NOT NULL, source TEXT NOT NULL, "table" TEXT NOT NULL
) STRICT;
CREATE INDEX page_reading_of_brand ON page_reading (brand_id);
CREATE TABLE flight (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT REFERENCES campaign DEFERRABLE INITIALLY DEFERRED, platform TEXT NOT NULL, name TEXT NOT NULL,
    objective TEXT NOT NULL, placement_id TEXT, headline TEXT NOT NULL, text TEXT NOT NULL, button TEXT NOT NULL,
    link TEXT NOT NULL, media TEXT NOT NULL, variant TEXT NOT NULL, test INTEGER NOT NULL, audience TEXT NOT NULL,
    places TEXT NOT NULL, ages TEXT NOT NULL, shown_in TEXT NOT NULL, optimised_for TEXT NOT NULL, starts TEXT,
    ends TEXT, total TEXT, daily TEXT, currency TEXT NOT NULL, code TEXT NOT NULL, owner TEXT NOT NULL,
    approved_by TEXT NOT NULL, approved_at TEXT, notes TEXT NOT NULL, archived INTEGER NOT NULL
) STRICT;
CREATE INDEX flight_of_brand ON flight (brand_id);
CREATE TABLE collaboration (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT REFERENCES campaign DEFERRABLE INITIALLY DEFERRED, creator TEXT NOT NULL,
    legal_name TEXT NOT NULL, handles TEXT NOT NULL, contact TEXT NOT NULL, followers INTEGER, followers_on TEXT,
    brief TEXT NOT NULL, stage TEXT NOT NULL, review_hours INTEGER, review_rounds INTEGER, currency TEXT NOT NULL,
    fee TEXT, deposit TEXT, net_days INTEGER, expenses TEXT, product_value TEXT, kill_fee TEXT, invoice TEXT NOT NULL,
    invoiced_on TEXT, paid_on TEXT, uses TEXT NOT NULL, places TEXT NOT NULL, territory TEXT NOT NULL,
    rights_from TEXT, rights_until TEXT, may_edit INTEGER, credit TEXT NOT NULL, exclusive_in TEXT NOT NULL,
    exclusive_from TEXT, exclusive_until TEXT, disclosure TEXT NOT NULL, platform_label TEXT NOT NULL,
    claims_allowed TEXT NOT NULL, claims_forbidden TEXT NOT NULL, report_due TEXT, report TEXT NOT NULL,
    contract TEXT NOT NULL, notes TEXT NOT NULL, archived INTEGER NOT NULL
) STRICT;
CREATE INDEX collaboration_of_brand ON collaboration (brand_id);
CREATE TABLE deliverable (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    collaboration_id TEXT NOT NULL REFERENCES collaboration DEFERRABLE INITIALLY DEFERRED, platform TEXT NOT NULL,
    format TEXT NOT NULL, pieces INTEGER NOT NULL, least TEXT NOT NULL, must_show TEXT NOT NULL,
    caption TEXT NOT NULL, tags TEXT NOT NULL, link TEXT NOT NULL, code TEXT NOT NULL, draft_due TEXT, draft_in TEXT,
    opens TEXT, closes TEXT, live_until TEXT, asset TEXT NOT NULL, post_id TEXT, address TEXT NOT NULL, done_on TEXT,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX deliverable_of_brand ON deliverable (brand_id);
CREATE TABLE measurement (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    placement_id TEXT REFERENCES placement ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT REFERENCES campaign DEFERRABLE INITIALLY DEFERRED,
    flight_id TEXT REFERENCES flight DEFERRABLE INITIALLY DEFERRED,
    deliverable_id TEXT REFERENCES deliverable DEFERRABLE INITIALLY DEFERRED, age TEXT NOT NULL,
    captured TEXT NOT NULL, "values" TEXT NOT NULL, boosted INTEGER NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX measurement_of_placement ON measurement (placement_id) WHERE placement_id IS NOT NULL;
CREATE INDEX measurement_of_brand ON measurement (brand_id, captured);
CREATE TABLE experiment (
    id TEXT PRIMARY KEY NOT NULL,
    brand_id TEXT NOT NULL REFERENCES brand ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, question TEXT NOT NULL,
    about TEXT NOT NULL, title TEXT NOT NULL, channel_id TEXT REFERENCES channel DEFERRABLE INITIALLY DEFERRED,
    starts TEXT, ends TEXT, look_again TEXT, state TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
    routine_id TEXT, post_ids TEXT NOT NULL, basis TEXT NOT NULL, learnt TEXT NOT NULL
) STRICT;
CREATE INDEX experiment_of_brand ON experiment (brand_id)
"""


@migrations()
def for_the_results(db: Database) -> None:
    """Profiles and their audits, pages that were read, goals and costs of campaigns, paid work, and measurements."""
    for statement in _FOR_THE_RESULTS.split(";"):
        if statement.strip():
            db.execute(statement)
