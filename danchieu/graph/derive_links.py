"""Links: which document each citation means.

First the citations that settle themselves by code, place and day; then, from all that is known by then, the
incomplete ones: linked only when exactly one candidate remains, else left as placeholders with their candidates.
A wrong link is worse than none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from danchieu.graph import dates, terms
from danchieu.graph.blocks import Claim, claim_of_reference, kinds_agree
from danchieu.graph.derive_candidates import Candidate, Pool
from danchieu.graph.derive_evidence import issuers_differ, related, short_title, titles_agree
from danchieu.graph.derive_held import Held
from danchieu.graph.derive_numbering import newer_possible, same_series, still_in_force

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference of one source of a held document."""

    citing: Held
    source: str
    id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Link:
    """Where a citation leads; `inferred` is the reason where that was not read but inferred."""

    key: str
    inferred: str | None


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A citation that nothing settles, with its candidates' keys, best first."""

    key: str
    claim: Claim
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All links by (source, reference id); the documents known from citations only; the placeholders by key."""

    of: dict[tuple[str, str], Link]
    cited: tuple[Candidate, ...]
    placeholders: tuple[Placeholder, ...]


_Made = tuple[Citation, Candidate, str | None]


def link(held: Sequence[Held]) -> Links:
    """The links of all citations of the held documents; the same whatever their order."""
    pool = Pool(held)
    own: list[Citation] = []
    by_block: dict[str, list[Citation]] = defaultdict(list)
    for citation in _citations(held):
        (own if _is_own(citation) else by_block[citation.claim.block or ""]).append(citation)
    made: list[_Made] = []
    left: list[Citation] = []
    # Codes first: named laws and bare numbers look among the documents that codes gave.
    for block in sorted(by_block, key=lambda b: (b.startswith("bare"), b.startswith("name"), b)):
        scopes: dict[str | None, set[str]] = defaultdict(set)
        for citation in by_block[block]:
            scopes[citation.claim.date].add(citation.claim.scope)
        for citation in sorted(by_block[block], key=_order(by_block[block])):
            found = _complete(citation, pool, scopes[citation.claim.date]) if block else None
            if found:
                found[0].told.append(_words(citation.claim, found[0]))
                made.append((citation, *found))
            else:
                left.append(citation)
    possible = {(c.source, c.id): _possible(c, pool) for c in left}
    guessed = [(c, _settled(c, possible[c.source, c.id])) for c in left]
    for citation, outcome in guessed:
        if outcome:
            outcome[0].told.append(_words(citation.claim, outcome[0]))
            made.append((citation, *outcome))
    pool.label()
    of = {(c.source, c.id): Link(c.citing.key, None) for c in own}
    of |= {(c.source, c.id): Link(candidate.key, reason) for c, candidate, reason in made}
    placeholders = _placeholders([c for c, outcome in guessed if not outcome], possible, of)
    return Links(of, tuple(pool.linked()), placeholders)


def _words(claim: Claim, candidate: Candidate) -> Claim:
    """What a citation adds to what is known of its document; a bare number or a law's name spells no code."""
    return claim if claim.block == candidate.claim.block else replace(claim, symbol=None, name=None)


def _citations(held: Iterable[Held]) -> list[Citation]:
    return [
        Citation(document, witness.source, reference.id, claim_of_reference(reference))
        for document in held
        for witness in document.witnesses
        for reference in witness.extraction.references
    ]


def _order(group: Sequence[Citation]) -> "_Key":
    return _Key(Counter(c.claim.date for c in group))


@dataclass(frozen=True)
class _Key:
    """The order in which citations of a block are settled: the fullest first, of equal dates the most usual."""

    usual: "Counter[str | None]"

    def __call__(self, citation: Citation) -> tuple[object, ...]:
        c = citation.claim
        said = tuple(v or "" for v in (c.date, c.scope, c.kind, c.symbol, c.name, c.issuer, c.title, c.term))
        fullness = (-len(c.date or ""), -self.usual[c.date], c.kind is None, c.issuer is None)
        return *fullness, *said, citation.citing.key, citation.source, citation.id


def _is_own(citation: Citation) -> bool:
    """Whether a citation names the citing document itself (the line over its annex)."""
    own, claim = citation.citing.claim, citation.claim
    if own.block is None or not kinds_agree(own, claim) or not dates.fits(own.date, claim.date):
        return False
    if claim.bare:
        return claim.number == own.number and claim.kind is not None and claim.scope == own.scope
    scopes = claim.scope == own.scope or "?" in (claim.scope, own.scope)
    return (
        claim.block == own.block and scopes and _term_fits(claim, own) and not issuers_differ(own.issuer, claim.issuer)
    )


def _complete(citation: Citation, pool: Pool, scopes: set[str]) -> tuple[Candidate, str | None] | None:
    """The document of a citation that settles itself: place known, and day known or told by the code.

    A partial date joins the single document that fits it; alone it is enough where numbers do not restart within it.
    `scopes` are the places that citations of this code and date name.
    """
    claim = citation.claim
    if claim.scope == "?" or not (claim.date or claim.self_dated):
        return None
    fitting = [
        c for c in pool.of(claim) if _agrees(claim, c) and (c.claim.date or claim.self_dated) and _day_fits(claim, c)
    ]
    if len(fitting) > 1:
        titled = _by_title(claim, fitting)
        return (titled[0], "the title") if len(titled) == 1 else None
    if fitting:
        return fitting[0], _reason_of_date(claim, fitting[0])
    return _placeless_twin(claim, pool, scopes) or _new(claim, pool)


def _new(claim: Claim, pool: Pool) -> tuple[Candidate, str | None] | None:
    """A document known from now on by this citation."""
    if not (dates.is_full(claim.date) or claim.self_dated or _year_settles(claim)) or not claim.block:
        return None
    candidate = Candidate(claim, "cited")
    pool.add(claim.block, candidate)
    return candidate, None


def _agrees(claim: Claim, candidate: Candidate) -> bool:
    other = candidate.claim
    if other.scope != claim.scope or not kinds_agree(claim, other):
        return False
    issuer = other.issuer or next((c.issuer for c in candidate.told if c.issuer), None)
    return not claim.shared_body or not issuers_differ(claim.issuer, issuer)


def _day_fits(claim: Claim, candidate: Candidate) -> bool:
    if dates.fits(claim.date, candidate.claim.date):
        return True
    code = claim.code
    return bool(code and code.system == "norm" and not claim.shared_body)


def _reason_of_date(claim: Claim, candidate: Candidate) -> str | None:
    """Why a link by date is inferred; None where day or code were read."""
    known = candidate.claim.date
    if claim.date == known or (claim.self_dated and dates.fits(claim.date, known)):
        return None
    if not dates.fits(claim.date, known):
        return f"its code holds the year, {known} is its date"
    return f"the only {_label(claim)} of {claim.date} known"


def _placeless_twin(claim: Claim, pool: Pool, scopes: set[str]) -> tuple[Candidate, str | None] | None:
    """A held document whose place is unknown, when code and day fit and no other place claims them."""
    if not dates.is_full(claim.date) or claim.bare:
        return None
    twins = [c for c in pool.of(claim) if c.origin == "held" and c.claim.scope == "?" and c.claim.date == claim.date]
    twins = [c for c in twins if kinds_agree(claim, c.claim) and not issuers_differ(claim.issuer, c.claim.issuer)]
    if len(twins) == 1 and scopes <= {claim.scope, "?"}:
        return twins[0], f"the only {_label(claim)} of {claim.date} held"
    return None


def _year_settles(claim: Claim) -> bool:
    """Whether a partial date and the code settle a document: no congress within it from which numbers restart."""
    if claim.date is None or claim.bare:
        return False
    if claim.name:
        return claim.kind in ("Luật", "PL") or claim.kind is None
    if claim.code is None or claim.shared_body:
        return False
    if not claim.of_party:
        return True
    if claim.scope == "tw":
        return not terms.party_restarts_in(claim.date)
    return not terms.restarts_in("district" if "." in claim.scope else "province", claim.date)


def _settled(citation: Citation, possible: Sequence[Candidate]) -> tuple[Candidate, str | None] | None:
    """The one document that an incomplete citation can mean, with the reason; None when that is not sure."""
    claim = citation.claim
    if not claim.block or (claim.scope == "?" and not dates.is_full(claim.date)):
        return None
    if len(possible) > 1 and len(titled := _by_title(claim, possible)) == 1:
        return titled[0], "the title"
    if len(possible) != 1 or (possible[0].claim.scope == "?" and not dates.is_full(claim.date)):
        return None
    reason = _reason(citation, possible[0])
    return (possible[0], reason) if reason else None


def _reason(citation: Citation, only: Candidate) -> str | None:
    """Why the only candidate is meant; None where it may be another document that is not known."""
    claim, known = citation.claim, only.claim.date
    label = _label(claim)
    if claim.date:
        return f"the only {label} of {claim.date} known"
    if titles_agree(claim.title, only.claim.title):
        return "the title"
    if known is None or (claim.shared_body and not (claim.issuer and only.claim.issuer)):
        return None
    if claim.term and claim.scope == "tw" and (claim.of_party or only.claim.of_party):
        return f"khóa {terms.roman(claim.term)}"
    before = citation.citing.claim.date
    if claim.bare and not (claim.scope == "tw" and claim.of_party and only.claim.of_party):
        return None
    if claim.scope == "tw" and claim.of_party:
        if before is None or only.grade == "C" or newer_possible(only.claim, known, before):
            return None
        return f"the only {label} before {before}"
    if claim.name:
        sure = before and only.grade != "C" and claim.scope == "tw" and still_in_force(known, before)
        return f"the only {label} before {before}" if sure else None
    if not same_series(claim, known, before):
        return None
    return f"the only {label} before {before} known"


def _possible(citation: Citation, pool: Pool) -> list[Candidate]:
    """The candidates that nothing speaks against; a citation that dates itself keeps its date even if it is later."""
    claim, citing = citation.claim, citation.citing.claim
    found = [c for c in pool.of(claim) if _may_mean(claim, citing, c) and c.key != citation.citing.key]
    return _without_misdated(claim, found)


def _may_mean(claim: Claim, citing: Claim, candidate: Candidate) -> bool:
    other = candidate.claim
    if not kinds_agree(claim, other) or not dates.fits(claim.date, other.date):
        return False
    if claim.scope == "?":
        if not related(other.scope, citing.scope):
            return False
    elif other.scope not in (claim.scope, "?"):
        return False
    if claim.date is None and not dates.may_precede(other.date, citing.date):
        return False
    if claim.bare and claim.of_party and not other.of_party:
        return False
    return _term_fits(claim, other) and not (claim.shared_body and issuers_differ(claim.issuer, other.issuer))


def _term_fits(claim: Claim, other: Claim) -> bool:
    """Whether a khóa named beside the citation allows the document; provinces count their own."""
    if not claim.term or claim.scope != "tw":
        return True
    if other.of_party:
        return terms.may_lie_in("party", other.date, claim.term)
    code = other.code
    return not (code and code.of_assembly) or terms.may_lie_in("assembly", other.date, claim.term)


def _without_misdated(claim: Claim, found: list[Candidate]) -> list[Candidate]:
    """Without central Party documents that only a citation dates, where a sounder one has the number in that term."""
    sound = {terms.term_of("party", c.claim.date) for c in found if c.origin == "held" or c.grade in ("A", "B")} - {
        None
    }
    if claim.scope != "tw" or not claim.of_party:
        return found
    return [c for c in found if c.origin != "cited" or terms.term_of("party", c.claim.date) not in sound]


def _by_title(claim: Claim, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates whose title the citation's own title words name."""
    return [c for c in found if titles_agree(claim.title, c.claim.title)]


def _label(claim: Claim) -> str:
    return claim.symbol if claim.symbol and not claim.bare else claim.name or f"{claim.type} {claim.symbol}"


def _placeholders(
    left: Iterable[Citation], possible: Mapping[tuple[str, str], Sequence[Candidate]], of: dict[tuple[str, str], Link]
) -> tuple[Placeholder, ...]:
    """Placeholders of the citations that stay open, their links written into `of`; two sources' like ones are one."""
    by_key: dict[str, list[Citation]] = defaultdict(list)
    open_ones = list(left)
    terms_named: dict[str, set[str | None]] = defaultdict(set)
    for citation in open_ones:
        terms_named[_placeholder_key(citation, None)].add(citation.claim.term)
    for citation in open_ones:
        plain = _placeholder_key(citation, None)
        term = citation.claim.term
        key = _placeholder_key(citation, f"khóa {term}") if term and len(terms_named[plain]) > 1 else plain
        by_key[key].append(citation)
        of[citation.source, citation.id] = Link(key, None)
    found = []
    for key, group in sorted(by_key.items()):
        first = min(group, key=_order(group))
        candidates = {c.key: c for citation in group for c in possible[citation.source, citation.id]}
        ranked = sorted(candidates.values(), key=_rank)
        found.append(Placeholder(key, first.claim, tuple(c.key for c in ranked[:_SHOWN])))
    return tuple(found)


def _placeholder_key(citation: Citation, title: str | None) -> str:
    claim = citation.claim
    if not claim.block and claim.title and not title:
        title = short_title(claim.title)
    return str(claim.key(title=title, citing=citation.citing.key))


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """Best first: held, then read of with a day, then the table by grade; of equals the newest."""
    origin = ("held", "cited", "authority").index(candidate.origin)
    newest = tuple(-int(part) for part in (candidate.claim.date or "0").split("-"))
    return origin, candidate.grade, newest, candidate.key
