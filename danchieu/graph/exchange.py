"""A derived graph in the formats that others read: the JSON export and GraphML. Sorted; same graph, same bytes."""

import re
from collections.abc import Mapping
from typing import Any, Final

from danchieu.graph.facts import Body, Document, Edge, Evidence, Graph
from danchieu.graph.model import Json

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even escaped (§2.2); texts out of PDFs have such control characters."""
_BETWEEN: Final = " | "


def graph_json(graph: Graph) -> Json:
    """The whole graph as plain JSON values: documents by key, bodies by name, edges by identity.

    One edge per (from, to, type, asserted_by); a duty (`ASSIGNED_TO`) also by role and task, which it names besides.
    """
    return {
        "documents": [_document(d) for d in sorted(graph.documents, key=lambda d: d.key)],
        "bodies": [_body(b) for b in sorted(graph.bodies, key=lambda b: b.name)],
        "edges": [_edge(e) for e in sorted(graph.edges, key=lambda e: e.identity)],
    }


def graph_graphml(graph: Graph) -> str:
    """The whole graph as GraphML, as networkx writes and reads it.

    Nodes are known by document key or body name and have `kind`; GraphML holds no lists, so these become text with
    " | " between the parts, evidence one attribute each for its sources, its sentences and where they begin and end.
    """
    import networkx

    whole: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    data = graph_json(graph)
    for document in data["documents"]:
        whole.add_node(_xml(document["key"]), kind="document", **_attributes(document, "key"))
    for body in data["bodies"]:
        whole.add_node(_xml(body["name"]), kind="body", **_attributes(body, "name"))
    for i, edge in enumerate(data["edges"], 1):
        evidence = edge["evidence"]
        flat = edge | {
            "evidence": [proof["sentence"] for proof in evidence],
            "evidence_sources": [proof["source"] for proof in evidence],
            "evidence_spans": [f"{proof['start']}-{proof['end']}" for proof in evidence],
        }
        whole.add_edge(_xml(edge["from"]), _xml(edge["to"]), key=f"e{i}", **_attributes(flat, "from", "to"))
    return "\n".join(networkx.generate_graphml(whole)) + "\n"


def _document(document: Document) -> Json:
    return {
        "key": document.key,
        "status": document.status,
        "sources": list(document.sources),
        "code": document.code,
        "type": document.type,
        "symbol": document.symbol,
        "name": document.name,
        "scope": document.scope,
        "jurisdiction": document.jurisdiction,
        "level": document.level,
        "date": document.date,
        "issuer": document.issuer,
        "title": document.title,
        "term": document.term,
        "secrecy": document.secrecy,
        "placeholder": document.placeholder,
        "candidates": list(document.candidates),
    }


def _body(body: Body) -> Json:
    return {"name": body.name, "level": body.level, "jurisdiction": body.jurisdiction}


def _edge(edge: Edge) -> Json:
    row: Json = {
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "scope": edge.scope,
        "asserted_by": edge.asserted_by,
        "draft": edge.draft,
        "inferred": edge.inferred,
        "evidence": [_proof(proof) for proof in edge.evidence],
    }
    if edge.role is not None:
        row |= {"role": edge.role, "task": edge.task, "deadline": edge.deadline, "heading": edge.heading}
    return row


def _proof(proof: Evidence) -> Json:
    return {
        "source": proof.source,
        "start": proof.start,
        "end": proof.end,
        "sentence": proof.sentence,
        "page": proof.page,
    }


def _attributes(row: Mapping[str, Any], *left_out: str) -> dict[str, str | bool]:
    """What GraphML can hold of a row: text and truth values; nothing where there is nothing."""
    attributes: dict[str, str | bool] = {}
    for name, value in row.items():
        if name in left_out or value is None or value == []:
            continue
        if isinstance(value, bool):
            attributes[name] = value
        else:
            attributes[name] = _xml(_BETWEEN.join(value) if isinstance(value, list) else value)
    return attributes


def _xml(text: str) -> str:
    return _NOT_XML.sub(" ", text)
