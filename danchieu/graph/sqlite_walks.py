"""Walks over the edges of the SQLite store: level by level, touching the two covering indexes alone.

Measured at 10 million edges, a breadth-first search that keeps its levels in a temporary table beats a recursive
query, and `CROSS JOIN` with `INDEXED BY` keeps the planner from walking all edges; so the joins' order stands here.
"""

import sqlite3
from collections.abc import Collection, Iterable
from typing import Final

from danchieu.graph.levels import levels
from danchieu.graph.sqlite_schema import listed
from danchieu.graph.store import Direction

_STEP: Final[dict[Direction, tuple[str, str, str]]] = {
    "out": ("edge_out", "src", "dst"),
    "in": ("edge_in", "dst", "src"),
}
"""Index, end to start from and end to arrive at."""
_BOTH: Final[tuple[Direction, ...]] = ("out", "in")


def ids_of(connection: sqlite3.Connection, keys: Collection[str]) -> list[int]:
    """Ids of the nodes with these keys or names; what the store does not hold is left out."""
    found = connection.execute("SELECT id FROM node WHERE key IN (SELECT value FROM json_each(?))", (listed(keys),))
    return [i for (i,) in found]


def _relations(connection: sqlite3.Connection, types: Collection[str]) -> str:
    found = connection.execute(
        "SELECT id FROM relation WHERE type IN (SELECT value FROM json_each(?))", (listed(types),)
    )
    return listed(i for (i,) in found)


def edges_at(
    connection: sqlite3.Connection, nodes: Collection[str], types: Collection[str], direction: Direction
) -> list[int]:
    """Ids of the edges of these types that start ("out") or end ("in") at the nodes."""
    index, here, _ = _STEP[direction]
    found = connection.execute(
        f"SELECT edge.id FROM node CROSS JOIN edge INDEXED BY {index} ON edge.{here} = node.id"
        " WHERE node.key IN (SELECT value FROM json_each(?)) AND edge.rel IN (SELECT value FROM json_each(?))",
        (listed(nodes), _relations(connection, types)),
    )
    return [i for (i,) in found]


def _start(connection: sqlite3.Connection, nodes: Collection[str]) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS reached (id INTEGER PRIMARY KEY, depth INTEGER NOT NULL)")
    connection.execute("CREATE INDEX IF NOT EXISTS temp.reached_depth ON reached (depth)")
    connection.execute("DELETE FROM temp.reached")
    connection.executemany(
        "INSERT INTO temp.reached (id, depth) VALUES (?, 0)", ((i,) for i in ids_of(connection, nodes))
    )


def _spread(connection: sqlite3.Connection, relations: str, depth: int, directions: Iterable[Direction]) -> bool:
    """Reach what is one step beyond `depth`; whether there was anything new."""
    new = 0
    for direction in directions:
        index, here, there = _STEP[direction]
        new += connection.execute(
            f"INSERT OR IGNORE INTO temp.reached (id, depth) SELECT edge.{there}, ? FROM temp.reached AS before"
            f" CROSS JOIN edge INDEXED BY {index} ON edge.{here} = before.id"
            " WHERE before.depth = ? AND edge.rel IN (SELECT value FROM json_each(?))",
            (depth + 1, depth, relations),
        ).rowcount
    return new > 0


def edges_outward(
    connection: sqlite3.Connection, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
) -> list[tuple[int, int]]:
    """(distance, edge id) of every edge met going outward up to `depth`, each once, nearest first.

    An edge is met at the one node where it is entered, so that node's level is its distance.
    """
    if depth < 1:
        return []
    relations = _relations(connection, types)
    _start(connection, nodes)
    level = 0
    while level < depth - 1 and _spread(connection, relations, level, (direction,)):
        level += 1
    index, here, _ = _STEP[direction]
    return connection.execute(
        f"SELECT reached.depth + 1, edge.id FROM temp.reached CROSS JOIN edge INDEXED BY {index}"
        f" ON edge.{here} = reached.id WHERE edge.rel IN (SELECT value FROM json_each(?)) ORDER BY 1, 2",
        (relations,),
    ).fetchall()


def part(
    connection: sqlite3.Connection, nodes: Collection[str], types: Collection[str], depth: int
) -> tuple[list[int], list[int]]:
    """Ids of the nodes within an undirected `depth` of `nodes`, and of the edges of these types between them."""
    relations = _relations(connection, types)
    _start(connection, nodes)
    level = 0
    while level < depth and _spread(connection, relations, level, _BOTH):
        level += 1
    edges = connection.execute(
        "SELECT edge.id FROM temp.reached CROSS JOIN edge INDEXED BY edge_out ON edge.src = reached.id"
        " WHERE edge.rel IN (SELECT value FROM json_each(?)) AND edge.dst IN (SELECT id FROM temp.reached)",
        (relations,),
    )
    met = [i for (i,) in edges]
    return [i for (i,) in connection.execute("SELECT id FROM temp.reached")], met


def held_without(
    connection: sqlite3.Connection, types: Collection[str], direction: Direction, drafts: bool
) -> list[int]:
    """Ids of the held documents at which no edge of these types starts or ends; drafts' edges count or not."""
    index, here, _ = _STEP[direction]
    found = connection.execute(
        "SELECT document.id FROM document WHERE document.status = 'held' AND NOT EXISTS ("
        f"SELECT 1 FROM edge INDEXED BY {index} WHERE edge.{here} = document.id"
        " AND edge.rel IN (SELECT value FROM json_each(?)) AND edge.draft <= ?)",
        (_relations(connection, types), int(drafts)),
    )
    return [i for (i,) in found]


def _neighbours(connection: sqlite3.Connection, ids: Collection[int], relations: str) -> set[int]:
    found: set[int] = set()
    for index, here, there in _STEP.values():
        rows = connection.execute(
            f"SELECT edge.{there} FROM json_each(?) AS at"
            f" CROSS JOIN edge INDEXED BY {index} ON edge.{here} = at.value"
            " WHERE edge.rel IN (SELECT value FROM json_each(?))",
            (listed(ids), relations),
        )
        found.update(i for (i,) in rows)
    return found


def shortest(connection: sqlite3.Connection, start: str, end: str, types: Collection[str]) -> list[int]:
    """Ids of the edges of a shortest undirected path, in its order.

    Of several, the one whose next node has the smallest key at each step from `start`; between two nodes the
    edge that sorts first.
    """
    ends = ids_of(connection, (start,)) + ids_of(connection, (end,))
    if len(ends) < 2 or start == end:
        return []
    relations = _relations(connection, types)

    def beside(ids: Collection[int]) -> set[int]:
        return _neighbours(connection, ids, relations)

    edges = []
    here = ends[0]
    for level in levels(ends[0], ends[1], beside):
        there = _smallest(connection, level & beside({here}))
        edges.append(_edge_between(connection, here, there, relations))
        here = there
    return edges


def _smallest(connection: sqlite3.Connection, ids: Collection[int]) -> int:
    query = "SELECT id FROM node WHERE id IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT 1"
    return int(connection.execute(query, (listed(ids),)).fetchone()[0])


def _edge_between(connection: sqlite3.Connection, one: int, other: int, relations: str) -> int:
    query = (
        "SELECT min(id) FROM edge WHERE ((src = :one AND dst = :other) OR (src = :other AND dst = :one))"
        " AND rel IN (SELECT value FROM json_each(:relations))"
    )
    parameters = {"one": one, "other": other, "relations": relations}
    return int(connection.execute(query, parameters).fetchone()[0])
