"""Which document is it: the graph as a pure function of what all sources say.

`derive` gives the same graph for the same assertions in any order. A code names several documents (domain rules in
`blocks`, `derive_links`), so a document is its scope, type, symbol and date; a link is made only when exactly one
candidate remains, and what is inferred rather than read says why.
"""

from collections.abc import Iterable
from functools import cache

from danchieu.graph import terms
from danchieu.graph.blocks import Claim
from danchieu.graph.derive_candidates import Candidate, best
from danchieu.graph.derive_edges import edges_of
from danchieu.graph.derive_held import Held, held_documents
from danchieu.graph.derive_links import Placeholder, link
from danchieu.graph.facts import Assertions, Document, Graph
from danchieu.graph.folding import fold
from danchieu.graph.key import scope_of
from danchieu.graph.model import Level
from danchieu.graph.tables import fingerprint, rows

VERSION = "4"
"""Version of the rules of identity: raise it when they change, so that stores derive their graph anew."""
_NO_DISTRICTS = "2025-07-01"
"""Luật 72/2025/QH15: below the province there are only communes since."""


def basis(revision: int) -> str:
    """What a derived graph rests on: the assertions of this revision, these rules of identity, this domain data.

    A store derives its graph anew when its basis has changed.
    """
    return f"{revision} {VERSION} {fingerprint()}"


def derive(assertions: Iterable[Assertions]) -> Graph:
    """Documents, bodies and edges that the assertions give; independent of their order."""
    held = held_documents(sorted(assertions, key=lambda a: a.source))
    links = link(held)
    places = _places(held)
    documents = [
        *(_held(document) for document in held),
        *(_cited(candidate, places) for candidate in links.cited),
        *(_open(placeholder, places) for placeholder in links.placeholders),
    ]
    edges, bodies = edges_of(held, links.of)
    return Graph(tuple(sorted(documents, key=lambda d: d.key)), tuple(bodies), tuple(edges))


def _held(document: Held) -> Document:
    head, claim = document.head, document.claim
    return Document(
        key=document.key,
        # What has neither code nor type is known to people by its file's name.
        code=claim.symbol or head.symbol or head.type_vi or head.type or min(w.source for w in document.witnesses),
        type=head.type or (claim.code.type if claim.code else None),
        symbol=claim.symbol or head.symbol,
        name=None,
        scope=claim.scope,
        jurisdiction="TW" if claim.scope == "tw" else head.jurisdiction,
        level="central" if claim.scope == "tw" else head.level or _level(claim),
        date=claim.date,
        issuer=head.issuer,
        title=head.title,
        status="draft" if head.draft else "held",
        sources=tuple(w.source for w in document.witnesses),
        term=head.term or _term(claim),
        secrecy=head.secrecy,
    )


def _cited(candidate: Candidate, places: dict[str, str]) -> Document:
    return _known(candidate.key, best(candidate), places)


def _open(placeholder: Placeholder, places: dict[str, str]) -> Document:
    return _known(placeholder.key, placeholder.claim, places, placeholder=True, candidates=placeholder.candidates)


def _known(
    key: str, claim: Claim, places: dict[str, str], placeholder: bool = False, candidates: tuple[str, ...] = ()
) -> Document:
    code = claim.code
    return Document(
        key=key,
        code=_written(claim),
        type=claim.type or (code.type if code else None),
        symbol=claim.symbol,
        name=claim.name,
        scope=claim.scope,
        jurisdiction=places.get(claim.scope),
        level=_level(claim),
        date=claim.date,
        issuer=claim.issuer,
        title=claim.title,
        status="cited",
        placeholder=placeholder,
        candidates=candidates,
        term=claim.term or _term(claim),
    )


def _written(claim: Claim) -> str:
    """The code as people write it: a bare number goes with its type."""
    if claim.bare:
        return " ".join(p for p in (claim.type, claim.symbol) if p)
    return claim.symbol or claim.name or claim.type or ""


def _places(held: Iterable[Held]) -> dict[str, str]:
    """Jurisdictions by scope, as heads and references write them (of several spellings the first)."""
    written = {"tw": "TW"}
    for document in held:
        for witness in document.witnesses:
            extraction = witness.extraction
            for jurisdiction in (extraction.head.jurisdiction, *(r.jurisdiction for r in extraction.references)):
                scope = scope_of(jurisdiction)
                if jurisdiction and scope not in ("tw", "?"):
                    written[scope] = min(written.get(scope, jurisdiction), jurisdiction)
    return written


def _level(claim: Claim) -> Level | None:
    """The level by place; without a place by the Party body in the code."""
    if claim.scope == "tw":
        return "central"
    if claim.scope == "?":
        return _levels_of_bodies().get(fold(claim.code.body)) if claim.code else None
    if "." not in claim.scope:
        return "province"
    return "commune" if claim.date and claim.date >= _NO_DISTRICTS else "district"


@cache
def _levels_of_bodies() -> dict[str, Level]:
    levels: dict[str, Level] = {"central": "central", "province": "province", "district": "district"}
    table = rows("danchieu.graph", "party_bodies.csv")
    return {fold(row["symbol"]): levels[row["level"]] for row in table if row["level"] in levels}


def _term(claim: Claim) -> str | None:
    """The Party or Assembly term of a central document by its date."""
    if claim.scope != "tw":
        return None
    if claim.code and claim.code.of_assembly:
        return terms.term_of("assembly", claim.date)
    return terms.term_of("party", claim.date) if claim.of_party else None
