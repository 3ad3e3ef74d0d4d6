"""The questions of the Neo4j store that take more than one statement: walks, paths, parts, search."""

from collections.abc import Collection
from itertools import pairwise
from typing import Any, Final

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph import neo4j_graph
from danchieu.graph.facts import BODY_EDGES, Body, Document, Edge
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.levels import levels
from danchieu.graph.neo4j_graph import Run
from danchieu.graph.store import Direction

_MOST_WORDS: Final = 200
"""Words that the full-text index is asked for at once (it takes 1024); the rest is looked for in what it finds."""


_LONGEST_WORD: Final = 255
"""Letters of a word that the index keeps whole; longer ones are looked for in what it finds."""
_LONGEST_BEGINNING: Final = 500
"""Letters of a beginning that the index is asked for (it takes 1000); what it finds is compared as a whole."""


def edges_at(run: Run, nodes: Collection[str], types: Collection[str], direction: Direction) -> list[Edge]:
    """The edges of these types that start ("out") or end ("in") at the nodes, by identity."""
    wanted, direct = sorted(set(nodes)), cypher.direct(types)
    found = list(run(cypher.edges_at(direct, direction), nodes=wanted)) if direct else []
    if cypher.DUTY in types:
        found += run(cypher.duties_at(direction), nodes=wanted)
    return neo4j_graph.edges(found)


def edges_outward(
    run: Run, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
) -> list[tuple[int, Edge]]:
    """(distance, edge) of every edge met going outward up to `depth`, each once, nearest first, then by identity.

    Bodies are ends only: a duty is the first step inward from a body, or the last one outward from a document.
    """
    if depth < 1:
        return []
    met: dict[tuple[str, ...], tuple[int, Edge]] = {}

    def meet(distance: int, edge: Edge) -> None:
        if edge.identity not in met or met[edge.identity][0] > distance:
            met[edge.identity] = distance, edge

    duties = edges_at(run, nodes, (cypher.DUTY,), direction) if cypher.DUTY in types else []
    for edge in duties:
        meet(1, edge)
    for distance, edge in _outward(run, nodes, types, direction, depth):
        meet(distance, edge)
    if direction == "in" and duties:
        for distance, edge in _outward(run, {edge.source for edge in duties}, types, direction, depth - 1):
            meet(distance + 1, edge)
    elif cypher.DUTY in types:
        reached: dict[str, int] = {}
        for distance, edge in sorted(met.values(), key=lambda step: step[0]):
            if edge.type not in BODY_EDGES and distance < depth:
                reached.setdefault(edge.target, distance)
        for edge in edges_at(run, reached.keys() - set(nodes), (cypher.DUTY,), direction):
            meet(reached[edge.source] + 1, edge)
    return sorted(met.values(), key=lambda step: (step[0], step[1].identity))


def _outward(
    run: Run, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
) -> list[tuple[int, Edge]]:
    direct = cypher.direct(types)
    if not direct or depth < 1:
        return []
    found = run(cypher.edges_outward(direct, direction, depth), nodes=sorted(set(nodes)))
    return [(row[-1], neo4j_graph.edge_of(row)) for row in found]


def shortest(run: Run, start: str, end: str, types: Collection[str]) -> list[Edge]:
    """The edges of a shortest undirected path, in its order.

    Of several, the one whose next node has the smallest key at each step from `start`; between two nodes the
    edge that sorts first.
    """
    between = cypher.direct([kind for kind in types if kind not in BODY_EDGES])
    if not between or start == end:
        return []
    keys = smallest_path(run, between, start, end)
    if not keys:
        return []
    steps = [list(pair) for pair in pairwise(keys)]
    first: dict[frozenset[str], Edge] = {}
    for edge in neo4j_graph.edges(run(cypher.edges_between(between), pairs=steps)):
        first.setdefault(frozenset((edge.source, edge.target)), edge)
    return [first[frozenset(step)] for step in steps]


def smallest_path(run: Run, types: str, start: str, end: str) -> list[str]:
    """The keys along a shortest undirected path, the smallest of several; none where there is no path.

    Most have one or two steps, which one statement finds. Longer ones are searched for by levels, from both ends: the
    server's own search for all shortest paths lists each of them, and there may be millions.
    """
    near = run(cypher.within_two(types), start=start, end=end)
    if near:
        is_end, key = near[0]
        return [start, end] if is_end else [start, key, end]

    def beside(keys: Collection[str]) -> set[str]:
        return {key for (key,) in run(cypher.neighbours(types), nodes=sorted(keys))}

    keys = [start]
    for level in levels(start, end, beside):
        keys.append(min(level & beside({keys[-1]})))
    return keys if len(keys) > 1 else []


def part(
    run: Run, nodes: Collection[str], types: Collection[str], depth: int
) -> tuple[list[Document], list[Body], list[Edge]]:
    """The nodes within an undirected `depth` of `nodes`, and the edges of these types between them."""
    direct, duties = cypher.direct(types), cypher.DUTY in types
    reached = frontier = set(nodes)
    for _ in range(depth):
        met: set[str] = set()
        at = sorted(frontier)
        if direct:
            met |= {key for (key,) in run(cypher.neighbours(direct), nodes=at)}
        if duties:
            met |= {key for query in (cypher.CHARGED, cypher.CHARGING) for (key,) in run(query, nodes=at)}
        frontier = met - reached
        if not frontier:
            break
        reached = reached | frontier
    near = sorted(reached)
    found = list(run(cypher.edges_among(direct), nodes=near)) if direct else []
    if duties:
        found += run(cypher.DUTIES_AMONG, nodes=near)
    documents = neo4j_graph.documents(run(cypher.DOCUMENTS, keys=near))
    bodies = neo4j_graph.bodies(run(cypher.BODIES, names=near))
    return documents, bodies, neo4j_graph.edges(found)


def all_words(folded: str) -> dict[str, Any]:
    """Parameters for finding what holds all these folded words."""
    words = sorted(dict.fromkeys(folded.split()), key=lambda word: len(word) > _LONGEST_WORD)
    asked = [word for word in words[:_MOST_WORDS] if len(word) <= _LONGEST_WORD]
    return {"words": " ".join(f"+{word}" for word in asked) or "*:*", "more": [f" {w} " for w in words[len(asked) :]]}


def best(run: Run, words: str, limit: int) -> list[Document]:
    """The first `limit` documents in the order of search: exact code, code that begins so, words; newest, then key."""
    code, phrase = fold(words), fold_words(words)
    if not code or limit < 1:
        return []
    queries: tuple[tuple[str, dict[str, Any]], ...] = (
        (cypher.BEST_CODES, {"code": code}),
        (cypher.BEST_BEGINNINGS, {"code": code, "begins": f"{code[:_LONGEST_BEGINNING]}*"}),
        (cypher.BEST_WORDS, all_words(phrase)),
    )
    found: dict[str, Document] = {}
    for query, values in queries:
        # What an earlier query found may come again, so that many more are asked for.
        for document in neo4j_graph.in_order(run(query, **values, limit=limit + len(found))):
            found.setdefault(document.key, document)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]
