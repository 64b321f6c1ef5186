import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from briefviewer.store import queries
from briefviewer.store.queries import Query
from briefviewer.store.schema import TABLES


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(TABLES)
        yield opened


ALL: tuple[Query[Any], ...] = (
    queries.meta(),
    queries.files(),
    queries.problems(),
    queries.arrays(),
    queries.kinds(),
    queries.actors(),
    queries.themes(),
    queries.documents(),
    queries.owned("actor_alias", "actor", "alias"),
    queries.owned("actor_whole", "actor", "whole"),
    queries.owned("document_author", "document", "author"),
    queries.owned("document_source", "document", "source"),
    queries.event_yaml([1, 2]),
    queries.relations_written([1]),
    queries.relations_pointing_at("a"),
    queries.all_relations(),
    queries.event_files(),
    queries.states_between(1, 2),
    queries.evidence_of([1]),
    queries.evidence_shown_in("paper"),
    queries.whole_file("views.yaml"),
    queries.documents_at_hand(),
    queries.events_matching('"a"'),
    queries.findings('"a"', 10),
)


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.sql[:60])
def test_every_query_fits_the_tables(connection: sqlite3.Connection, query: Query[object]) -> None:
    assert connection.execute(query.sql, query.parameters).fetchall() == []


def test_texts_are_parameters() -> None:
    hostile = "x'; DROP TABLE event; --"
    assert hostile not in queries.evidence_shown_in(hostile).sql
    assert hostile not in queries.findings(hostile, 1).sql


def test_findings_come_by_relevance_and_title_weighs_most(connection: sqlite3.Connection) -> None:
    rows = {1: ("", "tariff", "", ""), 2: ("tariff", "", "", ""), 3: ("", "", "", "tariff"), 4: ("", "", "tariff", "")}
    for number, words in rows.items():
        connection.execute("INSERT INTO finding VALUES (?, 'event', ?, 'T', NULL, NULL)", (number, str(number)))
        connection.execute(
            "INSERT INTO full_text (rowid, title, summary, names, passages, pairs) VALUES (?, ?, ?, ?, ?, '')",
            (number, *words),
        )
    query = queries.findings('"tariff"', 3)
    assert [row[1] for row in connection.execute(query.sql, query.parameters)] == ["2", "4", "1"]
