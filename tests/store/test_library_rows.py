import sqlite3
from contextlib import closing
from pathlib import Path

from briefviewer.store import queries
from briefviewer.store.curated import load
from briefviewer.store.library_rows import library_rows, read_library_rows
from briefviewer.store.queries import Query, Row
from briefviewer.store.schema import TABLES
from tests.store.store_folder import FILES, a_store


def test_a_library_survives_being_rows(tmp_path: Path) -> None:
    documents = FILES["documents.yaml"] + (
        "- {id: digest, title: D, digest_of: report, derives_from: [report], covers: 2024/.., language: ko, bytes: 3}\n"
    )
    store = load(a_store(tmp_path, {"documents.yaml": documents}))
    assert store.problems == ()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        for table, width, rows in library_rows(store.library, store.texts):
            connection.executemany(queries.insert(table, width), rows)

        def run(query: Query[Row], /) -> list[Row]:
            return connection.execute(query.sql, query.parameters).fetchall()

        assert read_library_rows(run) == store.library
        assert run(queries.documents_at_hand()) == [("report",)]
