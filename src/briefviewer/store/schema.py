"""The tables of the index, as text. Whoever changes them raises the version; older files are dropped and rebuilt."""

from briefviewer.store.fulltext import TOKENIZER

SCHEMA_VERSION = 8

APPLICATION_ID = 0x42565758
"""Marks an SQLite file as ours, so that a foreign one is known at its header."""

FULL_TEXT_FIELDS = ("title", "summary", "names", "passages", "pairs")
FIELD_WEIGHTS = (10.0, 3.0, 4.0, 2.0, 4.0)
"""How much a word counts in each field of the full text when findings are ranked."""

TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE problem (
    origin TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL, field TEXT NOT NULL,
    code TEXT NOT NULL, facts TEXT NOT NULL
);

CREATE TABLE kind (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label_en TEXT NOT NULL, label_ko TEXT, hue TEXT NOT NULL,
    glyph TEXT NOT NULL
);

CREATE TABLE actor (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_en TEXT NOT NULL, name_ko TEXT, kind TEXT NOT NULL
);
CREATE TABLE actor_alias (actor TEXT NOT NULL, position INTEGER NOT NULL, alias TEXT NOT NULL);
CREATE TABLE actor_whole (actor TEXT NOT NULL, position INTEGER NOT NULL, whole TEXT NOT NULL);

CREATE TABLE theme (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_en TEXT NOT NULL, name_ko TEXT, definition TEXT NOT NULL
);

CREATE TABLE document (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL,
    published_when TEXT, published_basis TEXT, published_note TEXT, language TEXT NOT NULL, rights TEXT NOT NULL,
    digest_of TEXT, covers TEXT, file TEXT, sha256 TEXT, size INTEGER, is_at_hand INTEGER NOT NULL
);
CREATE TABLE document_author (document TEXT NOT NULL, position INTEGER NOT NULL, author TEXT NOT NULL);
CREATE TABLE document_source (document TEXT NOT NULL, position INTEGER NOT NULL, source TEXT NOT NULL);

CREATE TABLE event_file (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL, is_lost INTEGER NOT NULL, left_out TEXT NOT NULL,
    unkept TEXT NOT NULL, marks BLOB NOT NULL
);
CREATE TABLE event (number INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, yaml TEXT NOT NULL);
CREATE TABLE relation (
    number INTEGER NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL, other TEXT NOT NULL,
    holds INTEGER NOT NULL, event TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (number, position)
) WITHOUT ROWID;

CREATE TABLE evidence (
    number INTEGER NOT NULL, position INTEGER NOT NULL, document TEXT NOT NULL, state TEXT NOT NULL,
    found_start INTEGER, found_end INTEGER, score REAL, text TEXT NOT NULL, text_from TEXT NOT NULL, shown_in TEXT,
    shown_start INTEGER, shown_end INTEGER, paragraph INTEGER, sha256 TEXT NOT NULL, page INTEGER,
    PRIMARY KEY (number, position)
) WITHOUT ROWID;

CREATE TABLE whole_file (path TEXT PRIMARY KEY, yaml TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE array (name TEXT PRIMARY KEY, data BLOB NOT NULL);

CREATE TABLE finding (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, start INTEGER, stop INTEGER
);
CREATE VIRTUAL TABLE full_text USING fts5 (
    {", ".join(FULL_TEXT_FIELDS)}, tokenize = "{TOKENIZER}"
);
"""

LOOKUPS = """
CREATE INDEX relation_other ON relation (other);
CREATE INDEX evidence_shown ON evidence (shown_in, shown_start, number);
"""
"""What finds rows from their other end; made once the tables are full, which is faster."""
