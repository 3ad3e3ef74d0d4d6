"""Held documents: which sources are one document, and what its key is.

A docx, its signed PDF and an OCR of it are one witness: symbol, date and scope agree and titles do not contradict.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from danchieu.graph import dates
from danchieu.graph.blocks import Claim, claim_of_head
from danchieu.graph.derive_evidence import issuers_differ, short_title, titles_agree, titles_differ
from danchieu.graph.facts import Assertions
from danchieu.graph.folding import fold
from danchieu.graph.key import DocumentKey
from danchieu.graph.model import Head


@dataclass(frozen=True, slots=True)
class Held:
    """A document that we have, with its sources by name.

    Attributes:
        head: what its sources' heads say together; claim: the same as a claim.
    """

    key: str
    claim: Claim
    head: Head
    witnesses: tuple[Assertions, ...]

    @property
    def draft(self) -> bool:
        """Whether it is held as a draft (dự thảo)."""
        return self.head.draft


def held_documents(assertions: Iterable[Assertions]) -> tuple[Held, ...]:
    """All held documents by key; keys are unique."""
    groups: dict[tuple[str, ...], list[Assertions]] = defaultdict(list)
    for one in assertions:
        groups[_gathering(one)].append(one)
    documents = [document for _, group in sorted(groups.items()) for document in _documents(group)]
    return tuple(sorted(_keyed(documents), key=lambda d: d.key))


def _gathering(one: Assertions) -> tuple[str, ...]:
    """Sources that may be one document share this."""
    head, claim = one.extraction.head, claim_of_head(one.extraction.head)
    draft = "draft" if head.draft else ""
    if claim.block:
        return draft, claim.block, claim.kind or ""
    if not head.title:
        return draft, "source", one.source
    return draft, head.type or "", fold(head.title)


def _documents(group: Sequence[Assertions]) -> list[tuple[Claim, Head, list[Assertions]]]:
    """The documents of one group: the fullest heads first, each further source joins the one document that it fits."""
    found: list[tuple[Claim, Head, list[Assertions]]] = []
    for one in sorted(group, key=lambda a: (-_fullness(a.extraction.head), a.source)):
        claim = claim_of_head(one.extraction.head)
        same = [i for i, (other, _, _) in enumerate(found) if _one_document(other, claim)]
        if len(same) == 1:
            other, head, witnesses = found[same[0]]
            merged = _merged(head, one.extraction.head)
            scope = other.scope if other.scope != "?" else claim.scope
            found[same[0]] = (replace(claim_of_head(merged), scope=scope), merged, [*witnesses, one])
        else:
            found.append((claim, one.extraction.head, [one]))
    return found


def _one_document(a: Claim, b: Claim) -> bool:
    """Whether two heads of one code (or title) are one document; what one leaves out, only like titles make up for."""
    if not dates.fits(a.date, b.date) or issuers_differ(a.issuer, b.issuer) or titles_differ(a.title, b.title):
        return False
    scopes = a.scope == b.scope
    if not scopes and "?" not in (a.scope, b.scope):
        return False
    if scopes and a.date == b.date:
        return a.date is not None or a.symbol is None or titles_agree(a.title, b.title)
    return titles_agree(a.title, b.title)


def _fullness(head: Head) -> int:
    return sum(getattr(head, f.name) not in (None, False) for f in fields(Head))


def _merged(a: Head, b: Head) -> Head:
    """`a` with what only `b` says; the more exact date."""
    filled = {
        f.name: getattr(a, f.name) if getattr(a, f.name) is not None else getattr(b, f.name) for f in fields(Head)
    }
    filled["date"] = dates.narrower(dates.valid(a.date), dates.valid(b.date))
    return Head(**filled)


def _keyed(documents: list[tuple[Claim, Head, list[Assertions]]]) -> list[Held]:
    """Each document with the shortest key of its own: as it is, then with issuer, title, whole title, source."""
    left = [(claim, head, tuple(sorted(w, key=lambda a: a.source))) for claim, head, w in documents]
    found: list[Held] = []
    for rung in range(len(_RUNGS)):
        by_key: dict[str, list[tuple[Claim, Head, tuple[Assertions, ...]]]] = defaultdict(list)
        for document in left:
            by_key[str(_RUNGS[rung](*document))].append(document)
        taken = {d.key for d in found}
        last = rung == len(_RUNGS) - 1
        left = []
        for key, group in by_key.items():
            if len(group) == 1 and (key not in taken or last):
                found.append(Held(key, *group[0]))
            else:
                left.extend(group)
    return found


def _plain(claim: Claim, head: Head, witnesses: tuple[Assertions, ...]) -> DocumentKey:
    """The usual key; without a code type and title stand in its place, without these the source's name."""
    if claim.symbol:
        return claim.key(title=f"dự thảo {short_title(head.title or '')}" if head.draft else None)
    if not head.title:
        return DocumentKey(claim.scope, name=witnesses[0].source, date=claim.date)
    if head.type:
        return DocumentKey(claim.scope, type=head.type, title=short_title(head.title), date=claim.date)
    return DocumentKey(claim.scope, name=short_title(head.title), date=claim.date)


def _with_issuer(claim: Claim, head: Head, witnesses: tuple[Assertions, ...]) -> DocumentKey:
    return replace(_plain(claim, head, witnesses), issuer=head.issuer)


def _with_title(claim: Claim, head: Head, witnesses: tuple[Assertions, ...]) -> DocumentKey:
    return replace(_plain(claim, head, witnesses), title=short_title(head.title or "") or None)


def _with_whole_title(claim: Claim, head: Head, witnesses: tuple[Assertions, ...]) -> DocumentKey:
    return replace(_plain(claim, head, witnesses), issuer=head.issuer, title=head.title)


def _with_source(claim: Claim, head: Head, witnesses: tuple[Assertions, ...]) -> DocumentKey:
    return replace(
        _plain(claim, head, witnesses), issuer=head.issuer, title=f"{head.title or ''} {witnesses[0].source}"
    )


_RUNGS = (_plain, _with_issuer, _with_title, _with_whole_title, _with_source)
