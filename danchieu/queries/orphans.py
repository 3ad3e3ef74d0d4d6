"""What is missing: directives that nobody carries out, plans without a base, documents cited but not held.

The statuses follow the manner of requirements tracing (design §6).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from danchieu.graph.facts import Document, Edge, Evidence
from danchieu.graph.model import RELATION_TYPES, Json
from danchieu.graph.store import Store, Tally
from danchieu.queries.reading import newest_date
from danchieu.queries.walk import FOLLOWING, evidence_json, is_principal

FindingStatus = Literal["unimplemented", "ungrounded", "missing"]
DIRECTING = frozenset({"NQ", "CT", "KL", "CTr"})
"""Types that somebody below must carry out, when the centre or a province issues them."""
GROUNDED = frozenset({"KH", "CTr", "HD", "CT", "KL"})
"""Types that rest on a base or a superior document."""
GROUNDS = ("BASED_ON", *FOLLOWING)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not there.

    `reason` is an English sentence of a fixed shape. `evidence` is what was found instead: mentions in passing of
    an unimplemented document, citations of a missing one.
    """

    status: FindingStatus
    document: Document
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphans:
    """All findings: by status, then level and key. `as_of` is the newest date of a held document."""

    findings: tuple[Finding, ...]
    reading: Tally
    as_of: str | None

    def to_json(self) -> Json:
        """Findings, and what was read to come to them."""
        return {
            "findings": [
                {
                    "status": f.status,
                    "document": f.document.key,
                    "reason": f.reason,
                    "evidence": evidence_json(f.evidence),
                }
                for f in self.findings
            ],
            "read": self.reading.read,
            "set_aside": self.reading.set_aside,
            "as_of": self.as_of,
        }


def orphans(store: Store) -> Orphans:
    """Every held directive without a principal follower, held plan without a ground, and document not held."""
    documents = store.documents()
    held = [d for d in documents if d.status == "held"]
    unsettled = [d for d in documents if d.placeholder]
    findings = [*_unimplemented(store, held, unsettled), *_ungrounded(store, held), *_missing(store, documents)]
    return Orphans(tuple(findings), store.tally(), newest_date(held))


def _unimplemented(store: Store, held: Sequence[Document], unsettled: Sequence[Document]) -> Iterable[Finding]:
    directing = [d for d in held if d.type in DIRECTING and d.level in ("central", "province")]
    keys = {d.key for d in directing}
    perhaps = {p.key: keys.intersection(p.candidates) for p in unsettled if keys.intersection(p.candidates)}
    followers = _by_end(_issued(store.expand(sorted(keys | set(perhaps)), FOLLOWING, "in")), "target")
    for document in directing:
        edges = followers.get(document.key, [])
        if any(is_principal(edge) for edge in edges):
            continue
        maybe = [
            e for p, meant in perhaps.items() if document.key in meant for e in followers.get(p, ()) if is_principal(e)
        ]
        passing = len({edge.source for edge in edges})
        reason = f"only mentioned in passing by {_documents(passing)}" if passing else "no document implements it"
        if maybe:
            reason += f"; not settled whether it is meant by {', '.join(sorted({edge.source for edge in maybe}))}"
        yield Finding("unimplemented", document, reason, _first_evidence([*edges, *maybe]))


def _ungrounded(store: Store, held: Sequence[Document]) -> Iterable[Finding]:
    resting = [d for d in held if d.type in GROUNDED]
    grounds = _by_end(_issued(store.expand([d.key for d in resting], GROUNDS, "out")), "source")
    for document in resting:
        if document.key not in grounds:
            yield Finding("ungrounded", document, "names no base and no superior document")


def _missing(store: Store, documents: Sequence[Document]) -> Iterable[Finding]:
    missing = [d for d in documents if d.status == "cited"]
    keys = [d.key for d in missing]
    citing = _by_end(store.expand(keys, RELATION_TYPES, "in"), "target")
    telling = _by_end(store.expand(keys, RELATION_TYPES, "out"), "source")
    for document in missing:
        edges = [*citing.get(document.key, []), *telling.get(document.key, [])]
        reason = f"cited by {_documents(len({edge.asserted_by for edge in edges}))}, not held"
        if document.placeholder:
            reason += "; " + _unsettled(document.candidates)
        yield Finding("missing", document, reason, _first_evidence(edges))


def _unsettled(candidates: Sequence[str]) -> str:
    return f"may mean {', '.join(candidates)}" if candidates else "nothing tells which document is meant"


def _documents(n: int) -> str:
    return f"{n} document" if n == 1 else f"{n} documents"


def _by_end(edges: Iterable[Edge], end: Literal["source", "target"]) -> Mapping[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.source if end == "source" else edge.target, []).append(edge)
    return found


def _issued(edges: Iterable[Edge]) -> Iterable[Edge]:
    return (edge for edge in edges if not edge.draft)


def _first_evidence(edges: Iterable[Edge]) -> tuple[Evidence, ...]:
    """The first place of each edge, once."""
    found = {(e.source, e.start, e.end): e for edge in edges for e in edge.evidence[:1]}
    return tuple(found[place] for place in sorted(found))
