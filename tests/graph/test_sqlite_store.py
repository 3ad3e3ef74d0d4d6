"""What the SQLite store promises beyond the contract: what its rows and its plans are."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from danchieu.graph import sqlite_walks
from danchieu.graph.facts import Graph
from danchieu.graph.sqlite_store import SQLiteStore
from tests.factories import document, edge, graph


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_same_graph_gives_the_same_rows_whatever_was_there_before(tmp_path: Path) -> None:
    keys = [f"tw:{n}-NQ/TW@202{n % 3}" for n in range(1, 9)]
    whole = graph(keys, [edge(a, "IMPLEMENTS", b) for a in keys for b in keys if a < b])
    dumps = []
    for seed in range(3):
        path = tmp_path / f"{seed}.db"
        chance = random.Random(seed)
        with SQLiteStore.open(path) as store:
            store.write_graph(graph(chance.sample(keys, seed)))
            store.write_graph(Graph(whole.documents, (), tuple(chance.sample(whole.edges, len(whole.edges)))))
        dumps.append(rows(path))
    assert dumps[0] == dumps[1] == dumps[2]


def test_a_task_of_two_bodies_is_one(sqlite_store: SQLiteStore, store_file: Path) -> None:
    plan = "lam-dong:1-KH/TU@2023"
    duties = [
        edge(plan, "ASSIGNED_TO", "Công an tỉnh", task="Tuần tra.", heading="II.1"),
        edge(plan, "ASSIGNED_TO", "Sở Tư pháp", task="Tuần tra.", heading="II.1", role="coordinate"),
        edge(plan, "ASSIGNED_TO", "Sở Tư pháp", task="Báo cáo.", heading="II.1"),
    ]
    sqlite_store.write_graph(graph([plan], duties, ["Công an tỉnh", "Sở Tư pháp"]))
    with closing(sqlite3.connect(store_file)) as connection:
        tasks = connection.execute(
            "SELECT node.key, task.heading, task.text FROM task JOIN node ON node.id = task.document ORDER BY 3"
        ).fetchall()
    assert tasks == [(plan, "II.1", "Báo cáo."), (plan, "II.1", "Tuần tra.")]


def test_walks_read_the_narrow_indexes_alone(store_file: Path) -> None:
    """Neither the edges' rows nor their sentences: with a cold file that is four times as slow."""
    keys = [f"tw:{n}-NQ/TW@2022" for n in range(1, 50)]
    with SQLiteStore.open(store_file) as store:
        store.write_graph(graph(keys, [edge(a, "IMPLEMENTS", b) for a in keys[::5] for b in keys[::7]]))
    asked: list[str] = []
    with closing(sqlite3.connect(store_file, isolation_level=None)) as connection:
        connection.set_trace_callback(asked.append)
        sqlite_walks.edges_outward(connection, keys[:1], ["IMPLEMENTS"], "in", 5)
        sqlite_walks.edges_outward(connection, keys[:1], ["IMPLEMENTS"], "out", 5)
        sqlite_walks.edges_at(connection, keys[:1], ["IMPLEMENTS"], "in")
        sqlite_walks.held_without(connection, ["IMPLEMENTS"], "in", False)
        sqlite_walks.part(connection, keys[:1], ["IMPLEMENTS"], 2)
        assert sqlite_walks.shortest(connection, keys[0], keys[7], ["IMPLEMENTS"])
        connection.set_trace_callback(None)
        plans = [
            detail
            for query in asked
            if " edge " in query
            for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {query}")
            if " edge" in detail
        ]
    assert len(plans) >= 9
    assert [plan for plan in plans if "COVERING INDEX edge_" not in plan] == []


def test_search_does_not_sort_what_matches(store_file: Path) -> None:
    """Ids run newest first, so the first matches by id are the answer; scoring or sorting all costs a second."""
    with SQLiteStore.open(store_file) as store:
        store.write_graph(graph([document(f"tw:{n}-NQ/TW@2022", title="Về văn thư") for n in range(1, 50)]))
        asked: list[str] = []
        store._connection.set_trace_callback(asked.append)
        assert len(store.search("văn thư", 5)) == 5
        store._connection.set_trace_callback(None)
        (matching,) = [query for query in asked if "MATCH" in query]
        plan = [row[-1] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {matching}")]
    assert not any("TEMP B-TREE" in step for step in plan)
