"""How fast the two stores load a large graph and answer from it, in one run: rows/s, and p50 / p95 of every question.

Every primitive of the Neo4j store is put beside the plain Cypher that counts the same, on the same server. The server
comes from Maven's artifacts, as in tests/neo4j. `PYTHONPATH=. python benchmarks/stores.py [DOCUMENTS]`.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).parents[1]))

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph.facts import Graph
from danchieu.graph.folding import fold
from danchieu.graph.neo4j_store import Neo4jStore
from danchieu.graph.neo4j_walks import smallest_path
from danchieu.graph.opening import open_store
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from danchieu.queries.body import body_file
from danchieu.queries.impact import impact
from danchieu.queries.orphans import orphans
from danchieu.queries.search import search
from danchieu.queries.show import show
from danchieu.queries.trace import trace
from tests import generated
from tests.neo4j import live

FOLLOWING, AFFECTING = generated.FOLLOWING, generated.AFFECTING


def times(asks: Sequence[Callable[[str], Any]], asked: Sequence[str], warm: int = 1) -> list[list[float]]:
    """Milliseconds of each way to ask, in turns, after some that warm up."""
    spent: list[list[float]] = [[] for _ in asks]
    warming = list(asked)[:warm]
    for n, one in enumerate([*warming, *asked]):
        for way, ask in enumerate(asks):
            begun = time.perf_counter()
            ask(one)
            if n >= len(warming):
                spent[way].append((time.perf_counter() - begun) * 1000)
    return spent


def shown(spent: Sequence[float]) -> str:
    """p50 / p95."""
    worst = sorted(spent)[min(len(spent) - 1, int(len(spent) * 0.95))]
    return f"{statistics.median(spent):.1f} / {worst:.1f}"


def load(name: str, store: Any, graph: Graph, relationships: Callable[[], int]) -> None:
    """Write the graph and say how fast that was."""
    begun = time.perf_counter()
    store.write_graph(graph)
    spent = time.perf_counter() - begun
    rows = len(graph.documents) + len(graph.bodies) + len(graph.edges)
    made = relationships()
    print(f"load {name}: {spent:.1f} s, {rows / spent:,.0f} rows/s", end="; ")
    print(f"{made:,} relationships there, {made / spent:,.0f}/s", flush=True)


Question = tuple[str, Callable[[Store, str], Any], Sequence[str]]


def questions(graph: Graph, hubs: Sequence[str], some: Sequence[str]) -> Iterable[Question]:
    """Every question, with what it is asked about."""
    few = hubs[:3]
    codes = [_code(key) for key in some]
    yield "show, ordinary", show, some
    yield "trace, ordinary", trace, some
    yield "trace, hub", trace, few
    yield "impact, ordinary", impact, some
    yield "impact, hub", impact, few[-1:]
    yield "orphans", lambda store, _: orphans(store), few[:1]
    yield "search, a code", search, codes
    yield "search, a beginning", lambda store, code: search(store, code[:3]), codes
    yield "search, words", search, list(generated.MATTERS)
    yield "body", body_file, [body.name for body in graph.bodies][:5]
    yield "path", lambda store, key: store.path(key, hubs[0], AFFECTING), some
    yield "two steps around", lambda store, key: store.subgraph([key], FOLLOWING, 2), some[:8]


Pair = tuple[str, Callable[[str], Any], Callable[[str], Any], Sequence[str]]


def counts(store: Neo4jStore, hubs: Sequence[str], some: Sequence[str]) -> None:
    """Print each primitive's count beside the plain Cypher that counts the same."""
    print("\n| primitive, its count, p50 / p95 ms | danchieu | plain Cypher | ratio of p50 |\n|---|---|---|---|")
    for name, ours, theirs, keys in pairs(store, hubs, some):
        mine, other = times((ours, theirs), keys, warm=20)
        ratio = statistics.median(mine) / statistics.median(other)
        print(f"| {name} | {shown(mine)} | {shown(other)} | {ratio:.2f} |", flush=True)


def pairs(store: Neo4jStore, hubs: Sequence[str], some: Sequence[str]) -> Iterable[Pair]:
    """A primitive's statement, counting what it would return, and the plain one; with what they are asked about."""

    def asking(query: str, **more: Any) -> Callable[[str], Any]:
        return lambda key: store._read(lambda run: run(query, nodes=[key], **more))[0][0]

    def plain(query: str, **more: Any) -> Callable[[str], Any]:
        def ask(key: str) -> Any:
            with store._session() as session:
                return session.execute_read(lambda tx: tx.run(query, key=key, **more).single(strict=True))[0]

        return ask

    following, affecting = cypher.direct(FOLLOWING), cypher.direct(AFFECTING)
    x = "MATCH (x:Document {key: $key})"
    yield (
        "document",
        asking("UNWIND $nodes AS key MATCH (d:Document {key: key}) RETURN count(d)"),
        plain(f"{x} RETURN count(x)"),
        some,
    )
    by_code = plain("CALL db.index.fulltext.queryNodes('document_codes', $key) YIELD node RETURN count(node)")
    yield (
        "find, a code",
        lambda key: store._read(lambda run: run(_counting(cypher.WITH_CODE, "d"), code=fold(_code(key)))),
        lambda key: by_code(fold(_code(key))),
        some,
    )
    for which, keys in (("ordinary", some), ("hub", hubs)):
        edges = asking(_counting(cypher.edges_at(affecting, "in"), "r"))
        yield f"expand, {which}", edges, plain(f"{x}<-[r:{affecting}]-() RETURN count(r)"), keys
        for name, types in (("trace", following), ("impact", affecting)):
            reached = asking(cypher.reached(types, "in", 6) + " RETURN count(n)")
            counted = plain(f"{x} OPTIONAL MATCH (x)<-[:{types}*1..6]-(d) RETURN count(DISTINCT d)")
            yield f"closure, {name}, {which}", reached, counted, keys
    yield (
        "without (orphans)",
        asking(_counting(cypher.without(following, "in", duties=False), "d"), drafts=False),
        plain(f"MATCH (d:Document {{status: 'held'}}) WHERE NOT (d)<-[:{following}]-() RETURN count(d)"),
        some[:10],
    )
    length = f"MATCH p = shortestPath((x)-[:{affecting}*..1000]-(y)) RETURN length(p)"
    yield (
        "path",
        lambda key: store._read(lambda run: smallest_path(run, affecting, key, hubs[0])),
        plain(f"{x} MATCH (y:Document {{key: $end}}) OPTIONAL {length}", end=hubs[0]),
        [key for key in some if key != hubs[0]],
    )


def _code(key: str) -> str:
    """The code in a key."""
    return key.partition("@")[0].rpartition(":")[2]


def _counting(query: str, what: str) -> str:
    """A statement that counts what it would return."""
    return query.rpartition(" RETURN ")[0] + f" RETURN count({what})"


def main(size: int) -> None:
    """Make the graph, load it twice, ask everything of both."""
    begun = time.perf_counter()
    graph = generated.generated(size)
    print(
        f"{len(graph.documents):,} documents, {len(graph.edges):,} edges, made in {time.perf_counter() - begun:.0f} s"
    )
    cited: dict[str, int] = {}
    for edge in graph.edges:
        cited[edge.target] = cited.get(edge.target, 0) + 1
    keys = [document.key for document in graph.documents]
    hubs = sorted(keys, key=lambda key: (-cited.get(key, 0), key))[:10]
    chance = random.Random(3)
    some = chance.sample([d.key for d in graph.documents if d.status == "held"], 40)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {"server.memory.pagecache.size": "1g"}
        server = stack.enter_context(live.LocalServer(folder / "neo4j", settings, tuning=("-Xmx6g",)))
        file = stack.enter_context(SQLiteStore.open(folder / "bench.db"))
        database = cast(Neo4jStore, stack.enter_context(open_store(server.address, {"NEO4J_PASSWORD": live.PASSWORD})))
        load("SQLite", file, graph, lambda: len(graph.edges))
        load("Neo4j", database, graph, lambda: int(database._read(lambda run: run(cypher.COUNT))[0][0]))
        counts(database, hubs, some)
        print("\n| whole question, p50 / p95 ms | SQLite | Neo4j | Neo4j ÷ SQLite |\n|---|---|---|---|")
        for name, ask, asked in questions(graph, hubs, some):
            one, other = times((partial(ask, file), partial(ask, database)), asked)
            ratio = statistics.median(other) / statistics.median(one)
            print(f"| {name} | {shown(one)} | {shown(other)} | {ratio:.1f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
