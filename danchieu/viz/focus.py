"""Which part of a graph a picture shows: what answers its question, and nothing that it may not tell."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.graph.facts import Body, Document, Edge

if TYPE_CHECKING:
    import networkx

    Subgraph = networkx.MultiDiGraph[str]

FOLLOWS = ("IMPLEMENTS", "GUIDES", "REVIEWS")
"""What follows what (design §6): a picture goes along these as far as they lead, both ways."""
CHANGES = ("AMENDS", "REPLACES", "REPEALS")
DUTY = "ASSIGNED_TO"


@dataclass(frozen=True, slots=True)
class Focus:
    """The part to draw, everything sorted.

    Attributes:
        documents: by key; bodies: by name; edges: between these.
        hidden: how many documents of the graph at hand were left out.
        secret: all documents of the graph with a mark of secrecy, shown or not: one that is left out may still
            tell of what is shown.
    """

    asked: Document
    documents: tuple[Document, ...]
    bodies: tuple[Body, ...]
    edges: tuple[Edge, ...]
    hidden: int
    secret: tuple[Document, ...] = ()


def focus(graph: "Subgraph", asked: str) -> Focus:
    """What the question about `asked` needs of a graph.

    Shown are the documents that follow it and those that it follows, however far; whatever it is linked with
    directly; what amends, replaces or repeals any of these; and the bodies to which these give duties.

    Raises:
        KeyError: `asked` is no document of the graph.
    """
    documents: dict[str, Document] = {n: d["document"] for n, d in graph.nodes(data=True) if "document" in d}
    bodies: dict[str, Body] = {n: d["body"] for n, d in graph.nodes(data=True) if "body" in d}
    edges: list[Edge] = sorted((d["edge"] for _, _, d in graph.edges(data=True)), key=order)
    shown = _followers(edges, asked) | _superiors(edges, asked)
    shown |= {n for e in edges for n in (e.source, e.target) if asked in (e.source, e.target)}
    shown |= {n for e in edges if e.type in CHANGES and shown & {e.source, e.target} for n in (e.source, e.target)}
    shown &= documents.keys()
    kept = [e for e in edges if e.source in shown and (e.target in shown or (e.type == DUTY and e.target in bodies))]
    named = {e.target for e in kept if e.type == DUTY}
    return Focus(
        documents[asked],
        tuple(documents[key] for key in sorted(shown)),
        tuple(bodies[name] for name in sorted(named)),
        tuple(kept),
        len(documents.keys() - shown),
        tuple(documents[key] for key in sorted(documents) if documents[key].secrecy),
    )


def without_classified(found: Focus) -> Focus:
    """The same part without any text of documents marked Mật, Tối mật or Tuyệt mật.

    They keep code, date, issuer and their place among the others; their titles, the sentences and file names of
    their sources, their duties, and the names of documents that only they tell of are left out.
    """
    secret = {d.key: d for d in found.secret}
    if not secret:
        return found
    sources = {name for d in secret.values() for name in d.sources}
    alone = _told_only_by(found, sources, secret)
    bare = [d for d in found.documents if d.key in secret or (d.status == "cited" and d.key in alone)]
    names = {d.key: _code_alone(d) for d in found.secret}
    names |= {d.key: d.key for d in found.documents}
    names |= {d.key: f"#{number}" for number, d in enumerate(bare, 1) if _tells(d, secret)}
    documents = tuple(_bare(d, names) if d in bare else _renamed(d, names, secret) for d in found.documents)
    edges = [_edge_without(e, sources, names) for e in found.edges if not (e.type == DUTY and e.source in secret)]
    told = {e.target for e in edges if e.type == DUTY}
    return replace(
        found,
        asked=next(d for d in documents if d.key == names[found.asked.key]),
        documents=documents,
        bodies=tuple(b for b in found.bodies if b.name in told),
        edges=tuple(edges),
    )


def order(edge: Edge) -> tuple[str, ...]:
    """The order of edges everywhere in a picture."""
    return (edge.source, edge.target, edge.type, edge.asserted_by, edge.role or "", edge.task or "")


def _followers(edges: Iterable[Edge], asked: str) -> set[str]:
    return _reached(asked, [(e.target, e.source) for e in edges if e.type in FOLLOWS])


def _superiors(edges: Iterable[Edge], asked: str) -> set[str]:
    return _reached(asked, [(e.source, e.target) for e in edges if e.type in FOLLOWS])


def _reached(start: str, steps: Iterable[tuple[str, str]]) -> set[str]:
    ways: dict[str, list[str]] = {}
    for here, there in steps:
        ways.setdefault(here, []).append(there)
    found, front = {start}, [start]
    while front:
        front = [there for here in front for there in ways.get(here, ()) if there not in found]
        found.update(front)
    return found


def _told_only_by(found: Focus, sources: Collection[str], secret: Collection[str]) -> set[str]:
    """The documents of which secret documents or their sources tell, and no others."""
    inside: set[str] = set()
    outside: set[str] = set()
    for edge in found.edges:
        ends = {edge.source, edge.target}
        if edge.asserted_by in secret or any(v.source in sources for v in edge.evidence):
            inside |= ends
        if any(v.source not in sources for v in edge.evidence):
            outside |= ends
    return inside - outside


def _tells(document: Document, secret: Collection[str]) -> bool:
    """Whether the key itself holds words of a secret text: a title, a name, or such a document's key."""
    return (
        not document.symbol or "“" in document.key or any(key in document.key for key in secret if key != document.key)
    )


def _code_alone(document: Document) -> str:
    return document.symbol or document.type or "?"


def _bare(document: Document, names: dict[str, str]) -> Document:
    return replace(
        document,
        key=names[document.key],
        code=_code_alone(document),
        name=None,
        title=None,
        sources=(),
        candidates=(),
    )


def _renamed(document: Document, names: dict[str, str], secret: Collection[str]) -> Document:
    return replace(
        document, key=names[document.key], candidates=tuple(c for c in document.candidates if c not in secret)
    )


def _edge_without(edge: Edge, sources: Collection[str], names: dict[str, str]) -> Edge:
    evidence = tuple(v for v in edge.evidence if v.source not in sources)
    return replace(
        edge,
        source=names[edge.source],
        target=names.get(edge.target, edge.target),
        asserted_by=names.get(edge.asserted_by, edge.asserted_by),
        inferred=edge.inferred if evidence else None,
        evidence=evidence,
    )
