import sqlite3
from contextlib import closing

from briefviewer.store.schema import APPLICATION_ID, FIELD_WEIGHTS, FULL_TEXT_FIELDS, SCHEMA_VERSION, TABLES


def test_the_tables_can_be_made_and_are_marked_as_ours() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_every_field_has_its_weight() -> None:
    assert len(FIELD_WEIGHTS) == len(FULL_TEXT_FIELDS)
    assert max(FIELD_WEIGHTS) == FIELD_WEIGHTS[FULL_TEXT_FIELDS.index("title")]
