"""Candidates: the documents that citations may mean, by block – held ones, rows of the authority table, and those cited
so completely that the citation itself says which document it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from danchieu.graph.authority import law_name
from danchieu.graph.blocks import Claim, kinds_agree, known_rows
from danchieu.graph.derive_evidence import short_title, titles_agree
from danchieu.graph.derive_held import Held
from danchieu.graph.key import DocumentKey


@dataclass(eq=False, slots=True)
class Candidate:
    """A document that citations may mean; grows while citations join it, `key` comes when all have.

    Attributes:
        origin: "held", "cited" or "authority" (a row of the table; a node only when a citation means it).
        grade: of the row, "" for others.
        told: what the citations that mean it say.
    """

    claim: Claim
    origin: Literal["held", "cited", "authority"]
    grade: str = ""
    key: str = ""
    told: list[Claim] = field(default_factory=list)


class Pool:
    """All candidates by block and by (number, type)."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._blocks: dict[str, list[Candidate]] = defaultdict(list)
        self._placed: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for document in held:
            if not document.draft:
                candidate = Candidate(document.claim, "held", key=document.key)
                if document.claim.block:
                    self.add(document.claim.block, candidate)
                for name in _law_names(document):
                    self._put(name, candidate)
        self._add_table()

    def _add_table(self) -> None:
        """Rows of the table that no held document is; laws stand in the block of their name too."""
        for block, rows in known_rows().items():
            days = Counter((claim.kind, claim.date) for claim, _ in rows)
            for claim, grade in rows:
                if claim.block != block:
                    continue
                same = (c for c in self._blocks[block] if c.origin == "held" and _same_day(c.claim, claim))
                only = days[claim.kind, claim.date] == 1
                candidate = next((c for c in same if only or titles_agree(c.claim.title, claim.title)), None)
                if candidate is None:
                    candidate = Candidate(claim, "authority", grade)
                    self.add(block, candidate)
                if claim.kind in ("Luật", "PL") and claim.title:
                    name = f"name {law_name(claim.title)}"
                    if candidate not in self._blocks[name]:
                        self._put(name, candidate)

    def add(self, block: str, candidate: Candidate) -> None:
        """Take a candidate in."""
        self._put(block, candidate)
        claim = candidate.claim
        bare = f"bare {claim.number} {claim.kind}"
        if claim.number and claim.kind and bare != block:
            self._put(bare, candidate)

    def _put(self, block: str, candidate: Candidate) -> None:
        self._blocks[block].append(candidate)
        self._placed[block, candidate.claim.scope].append(candidate)

    def of(self, claim: Claim) -> Sequence[Candidate]:
        """The candidates as far as number and type, or name, and the place go; where a place is unknown any fits."""
        if claim.block is None:
            return ()
        if claim.scope == "?":
            return self._blocks.get(claim.block, ())
        return [*self._placed.get((claim.block, claim.scope), ()), *self._placed.get((claim.block, "?"), ())]

    def label(self) -> None:
        """Give every candidate its key: the usual one, with issuer or title where several would share it."""
        taken = {c.key for group in self._blocks.values() for c in group if c.key}
        for _, group in sorted(self._blocks.items()):
            left = sorted((c for c in group if not c.key), key=_order)
            for rung in _RUNGS:
                keys = Counter(str(rung(best(c))) for c in left)
                for candidate in left:
                    key = str(rung(best(candidate)))
                    if keys[key] == 1 and key not in taken:
                        candidate.key = key
                        taken.add(key)
                left = [c for c in left if not c.key]
            for n, candidate in enumerate(left, 1):
                candidate.key = str(replace(_whole(best(candidate)), title=f"{candidate.claim.title or ''} ({n})"))

    def linked(self) -> list[Candidate]:
        """The candidates that are no held documents and that some citation means, by key."""
        found = {c.key: c for group in self._blocks.values() for c in group if c.told and c.origin != "held"}
        return [found[key] for key in sorted(found)]


def _same_day(a: Claim, b: Claim) -> bool:
    return a.scope == b.scope and a.date == b.date and kinds_agree(a, b)


def best(candidate: Candidate) -> Claim:
    """What is known of a candidate: of its own, else what most of its citations say (of equals the longest)."""
    claim, told = candidate.claim, candidate.told
    if candidate.origin != "cited":
        told = []
    return Claim(
        claim.scope,
        claim.type or _most(c.type for c in candidate.told),
        _most(c.symbol for c in told) or claim.symbol,
        _most(c.name for c in told) or claim.name,
        claim.date,
        claim.issuer or _most(c.issuer for c in candidate.told),
        claim.title or _most(c.title for c in candidate.told),
        claim.term or _most(c.term for c in candidate.told),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else None


def _law_names(document: Held) -> list[str]:
    head = document.head
    if document.claim.kind not in ("Luật", "PL") or not head.title:
        return []
    return sorted({f"name {law_name(head.title)}", f"name {law_name(f'{head.type_vi or head.type} {head.title}')}"})


def _plain(claim: Claim) -> DocumentKey:
    return claim.key()


def _with_issuer(claim: Claim) -> DocumentKey:
    return claim.key(issuer=claim.issuer)


def _with_title(claim: Claim) -> DocumentKey:
    return claim.key(title=short_title(claim.title) if claim.title else None)


def _whole(claim: Claim) -> DocumentKey:
    return claim.key(issuer=claim.issuer, title=claim.title)


_RUNGS = (_plain, _with_issuer, _with_title, _whole)


def _order(candidate: Candidate) -> tuple[str, ...]:
    claim = best(candidate)
    return claim.date or "", claim.kind or "", claim.issuer or "", claim.title or "", candidate.origin
