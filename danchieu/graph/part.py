"""The part of the graph at hand as a networkx graph: pictures, layouts and measures work on it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from danchieu.graph.facts import Body, Document, Edge

if TYPE_CHECKING:
    import networkx


def part_of(
    documents: Iterable[Document], bodies: Iterable[Body], edges: Iterable[Edge]
) -> "networkx.MultiDiGraph[str]":
    """Nodes and edges as `Store.subgraph` promises them, in a fixed order: by key, by name, by identity."""
    import networkx

    part: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    part.add_nodes_from((d.key, {"document": d}) for d in sorted(documents, key=lambda d: d.key))
    part.add_nodes_from((b.name, {"body": b}) for b in sorted(bodies, key=lambda b: b.name))
    for edge in sorted(edges, key=lambda e: e.identity):
        duty = () if edge.role is None else (edge.role, edge.task)
        part.add_edge(edge.source, edge.target, key=(edge.type, edge.asserted_by, *duty), edge=edge)
    return part
