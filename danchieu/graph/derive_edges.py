"""Edges: what each document says, between the documents and bodies that its citations were found to mean."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from danchieu.graph.derive_bodies import body_of
from danchieu.graph.derive_held import Held
from danchieu.graph.derive_links import Link
from danchieu.graph.facts import BODY_EDGES, Assertions, Body, Edge, Evidence
from danchieu.graph.model import SCOPES, Extraction, Relation, Scope, Span

_EMPHASIS = re.compile(r"[*#]+")
_WEAK = "REFERS_TO"


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement of one source, before statements of one edge are united."""

    source: str
    target: str
    type: str
    scope: Scope | None
    inferred: str | None
    evidence: tuple[Evidence, ...]
    role: str | None = None
    task: str | None = None
    deadline: str | None = None
    heading: str | None = None


def edges_of(held: Sequence[Held], links: Mapping[tuple[str, str], Link]) -> tuple[list[Edge], list[Body]]:
    """All edges by `Edge.identity`, and the bodies that they name, by name."""
    edges: list[Edge] = []
    bodies: dict[str, Body] = {}
    for document in held:
        said = [s for witness in document.witnesses for s in _statements(document, witness, links, bodies)]
        edges.extend(_united(document, said))
    spelled = _one_spelling(edges)
    edges = [replace(e, target=spelled.get(e.target, e.target)) if e.type in BODY_EDGES else e for e in edges]
    return sorted(_joined(edges), key=lambda e: e.identity), [bodies[name] for name in sorted(set(spelled.values()))]


def _one_spelling(edges: Sequence[Edge]) -> dict[str, str]:
    """The usual spelling of each body's name; names that differ in capital letters alone name one body."""
    counts = Counter(e.target for e in edges if e.type in BODY_EDGES)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[name.lower()].append(name)
    usual = {key: min(names, key=lambda n: (-counts[n], n)) for key, names in groups.items()}
    return {name: usual[name.lower()] for name in counts}


def _joined(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Edges that one spelling of the bodies made alike, with their evidence together."""
    groups: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.identity].append(edge)
    for group in groups.values():
        if len(group) == 1:
            yield group[0]
        else:
            evidence = sorted({e for edge in group for e in edge.evidence}, key=_place)
            yield replace(min(group, key=lambda e: (e.inferred or "", e.deadline or "~")), evidence=tuple(evidence))


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.source, evidence.start, evidence.end, evidence.sentence


def _statements(
    document: Held, witness: Assertions, links: Mapping[tuple[str, str], Link], bodies: dict[str, Body]
) -> Iterator[_Said]:
    for relation in witness.extraction.relations:
        said = _relation(document, witness, relation, links)
        if said:
            yield said
    for name, said in _of_bodies(document, witness, links):
        body = body_of(name, document)
        bodies[body.name] = min(
            body, bodies.get(body.name, body), key=lambda b: (b.jurisdiction or "~", b.level or "~")
        )
        yield _Said(
            said.source,
            body.name,
            said.type,
            None,
            said.inferred,
            said.evidence,
            said.role,
            said.task,
            said.deadline,
            said.heading,
        )


def _relation(
    document: Held, witness: Assertions, relation: Relation, links: Mapping[tuple[str, str], Link]
) -> _Said | None:
    """The relation between the documents meant; None where both ends are one document."""
    ends = [_end(document, witness, name, links) for name in (relation.source, relation.target)]
    if ends[0] is None or ends[1] is None or ends[0].key == ends[1].key:
        return None
    reasons = [end.inferred for end in ends if end and end.inferred]
    evidence = tuple(
        evidence_of(witness, sentence, span)
        for span, sentence in zip(relation.evidence, relation.sentences or relation.evidence, strict=False)
    )
    return _Said(
        ends[0].key, ends[1].key, relation.type, relation.scope, "; ".join(dict.fromkeys(reasons)) or None, evidence
    )


def _end(document: Held, witness: Assertions, name: str, links: Mapping[tuple[str, str], Link]) -> Link | None:
    return Link(document.key, None) if name == "self" else links.get((witness.source, name))


def _of_bodies(
    document: Held, witness: Assertions, links: Mapping[tuple[str, str], Link]
) -> Iterator[tuple[str, _Said]]:
    """Statements about bodies with the name as the document gives it; `target` is filled in later."""
    extraction, head = witness.extraction, witness.extraction.head
    if head.issuer:
        seen = (evidence_of(witness, head.issuer_span, head.issuer_span),) if head.issuer_span else ()
        yield head.issuer, _Said(document.key, "", "ISSUED_BY", None, None, seen)
    cited = _places(extraction)
    for reference in extraction.references:
        link = links.get((witness.source, reference.id))
        if reference.issuer and link and link.key != document.key:
            place = cited.get(reference.id)
            seen = (evidence_of(witness, *place),) if place else ()
            yield reference.issuer, _Said(link.key, "", "ISSUED_BY", None, link.inferred, seen)
    for recipient in extraction.recipients:
        for name in recipient.bodies:
            yield (
                name,
                _Said(
                    document.key,
                    "",
                    "ADDRESSED_TO",
                    None,
                    None,
                    (evidence_of(witness, recipient.span, recipient.span),),
                ),
            )
    names = {body.id: body.name for body in extraction.bodies}
    for duty in extraction.assignments:
        seen = (evidence_of(witness, duty.task, duty.task),)
        task = (duty.role, seen[0].sentence, duty.deadline, duty.heading)
        yield names.get(duty.body, duty.body), _Said(document.key, "", "ASSIGNED_TO", None, None, seen, *task)


def _places(extraction: Extraction) -> dict[str, tuple[Span, Span]]:
    """By reference, the first sentence and citation in it that names the issuer, else the first citation.

    The issuer stands outside the citation ("… của Bộ Chính trị"), so only the whole sentence proves it.
    """
    sentences = [sentence for relation in extraction.relations for sentence in relation.sentences]
    found: dict[str, tuple[Span, Span]] = {}
    for mention in sorted(extraction.mentions, key=lambda m: (m.issuer is None, m.start)):
        span = (mention.start, mention.end)
        around = [s for s in sentences if s[0] <= span[0] and span[1] <= s[1]]
        found.setdefault(mention.ref, (min(around, key=lambda s: (s[1] - s[0], s), default=span), span))
    return found


def evidence_of(witness: Assertions, sentence: Span, span: Span) -> Evidence:
    """The place and the words that prove a statement: blanks and line breaks collapsed, Markdown emphasis dropped.

    The words hold the place whole, also where a line break inside a citation was taken for the end of its sentence.
    """
    words = _EMPHASIS.sub("", witness.text[min(sentence[0], span[0]) : max(sentence[1], span[1])])
    return Evidence(witness.source, span[0], span[1], " ".join(words.split()))


def _united(document: Held, said: Sequence[_Said]) -> Iterator[Edge]:
    """One edge for what one document says alike in several places; a pair with a special type no longer only refers."""
    groups: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    special = {(s.source, s.target) for s in said if s.scope and s.type != _WEAK}
    for s in said:
        if s.type != _WEAK or (s.source, s.target) not in special:
            groups[s.source, s.target, s.type, s.role or "", s.task or ""].append(s)
    for (source, target, kind, *_), group in groups.items():
        scopes = [s.scope for s in group if s.scope]
        reasons = sorted({s.inferred for s in group if s.inferred})
        certain = any(s.inferred is None for s in group)
        first = min(group, key=lambda s: (s.deadline is None, s.deadline or "", s.heading is None, s.heading or ""))
        yield Edge(
            source,
            target,
            kind,
            min(scopes, key=SCOPES.index) if scopes else None,
            document.key,
            document.draft,
            None if certain else reasons[0],
            tuple(sorted({e for s in group for e in s.evidence}, key=_place)),
            first.role,
            first.task,
            first.deadline,
            first.heading,
        )
