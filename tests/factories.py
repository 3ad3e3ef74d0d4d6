"""Small builders of what tests need: each gives something valid, tests name only what they are about."""

from collections.abc import Iterable
from typing import Any

from danchieu.graph.facts import Assertions, Body, Document, Edge, Evidence, Graph
from danchieu.graph.key import DocumentKey
from danchieu.graph.model import Extraction, Head, Mention, Reference, Relation
from danchieu.graph.store import SourceRow
from danchieu.graph.symbol import read
from danchieu.graph.tables import rows


def document(key: str, **fields: Any) -> Document:
    """A held document; what the key tells is taken from it."""
    parsed = DocumentKey.parse(key)
    symbol = read(parsed.symbol) if parsed.symbol else None
    known: dict[str, Any] = {
        "code": parsed.symbol or parsed.name or parsed.type,
        "type": parsed.type or (symbol.type if symbol else None),
        "symbol": parsed.symbol,
        "name": parsed.name,
        "scope": parsed.scope,
        "jurisdiction": None,
        "level": None,
        "date": parsed.date,
        "issuer": parsed.issuer,
        "title": parsed.title,
        "status": "held",
    }
    return Document(key=key, **(known | fields))


def proof(sentence: str = "Căn cứ văn bản nêu trên.", source: str = "kho/a.txt", start: int = 0) -> Evidence:
    """Evidence whose span is as long as its sentence."""
    return Evidence(source, start, start + len(sentence), sentence)


def edge(source: str, type: str, target: str, **fields: Any) -> Edge:
    """An edge that its own document asserts, with one sentence to prove it; a duty has a role and a task."""
    known: dict[str, Any] = {
        "scope": "body",
        "asserted_by": source,
        "draft": False,
        "inferred": None,
        "evidence": (proof(f"{source} {type} {target}"),),
    }
    if type == "ASSIGNED_TO":
        known |= {"scope": None, "role": "lead", "task": "Tổ chức thực hiện."}
    elif type in ("ISSUED_BY", "ADDRESSED_TO"):
        known["scope"] = None
    return Edge(source=source, target=target, type=type, **(known | fields))


def graph(
    documents: Iterable[Document | str] = (), edges: Iterable[Edge] = (), bodies: Iterable[Body | str] = ()
) -> Graph:
    """A graph in the order that graphs have; documents may be given by key and bodies by name."""
    made = (document(d) if isinstance(d, str) else d for d in documents)
    named = (Body(b) if isinstance(b, str) else b for b in bodies)
    return Graph(
        tuple(sorted(made, key=lambda d: d.key)),
        tuple(sorted(named, key=lambda b: b.name)),
        tuple(sorted(edges, key=lambda e: e.identity)),
    )


def row(name: str, **fields: Any) -> SourceRow:
    """A source that was read."""
    known = {
        "folder": "/van-ban/kho",
        "sha256": "0" * 64,
        "version": "1",
        "set_aside": None,
        "read_at": "2025-01-01T00:00:00Z",
    }
    return SourceRow(name=name, **(known | fields))


def assertions(name: str, text: str, extraction: Extraction, sha256: str = "0" * 64) -> Assertions:
    """What the source of this name says."""
    return Assertions(name, sha256, text, extraction)


def reading(
    symbol: str, date: str, title: str, *, implements: str | None = None, jurisdiction: str = "Lâm Đồng"
) -> tuple[str, Extraction]:
    """Text and extraction of a document whose title ends with what it implements ("51-CTr/TU@2023-03-10")."""
    kind = _type_of(symbol)
    cited, _, day = (implements or "").partition("@")
    named = f"{_noun(cited)} số {cited}" + (f", ngày {day}" if day else "") if cited else ""
    words = f"{title} {named}".strip()
    text = f"Số {symbol}\n{words}\n"
    start, end = text.index(words), text.index(words) + len(words)
    head = Head(
        type=kind,
        symbol=symbol,
        jurisdiction=jurisdiction,
        level="central" if jurisdiction == "TW" else "district" if "/" in jurisdiction else "province",
        date=date,
        title=words,
        title_span=(start, end),
    )
    if not cited:
        return text, Extraction("1", head)
    span = (end - len(named), end)
    place = "TW" if cited.endswith("/TW") else jurisdiction.split("/")[0]
    mention = Mention("m1", *span, named, _type_of(cited), cited, day or None, None, "full", "r1")
    reference = Reference("r1", _type_of(cited), cited, day or None, place, None)
    relation = Relation("self", "r1", "IMPLEMENTS", "title", (span,), ((start, end),))
    return text, Extraction("1", head, (mention,), (reference,), (relation,))


def _type_of(code: str) -> str | None:
    symbol = read(code)
    return symbol.type if symbol else None


def _noun(code: str) -> str:
    return next(row["noun"] for row in rows("danchieu.graph", "document_types.csv") if row["type"] == _type_of(code))
