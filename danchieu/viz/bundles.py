"""Bundles: past some sixty cards, siblings of one kind, level and province fold into one that opens."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danchieu.graph.facts import Document, Edge
from danchieu.viz.focus import CHANGES, DUTY

LIMIT = 60
LARGE = 5
"""Once there are too many cards, all sets of siblings as large as this fold, so that the picture is calm at once."""
LEAST = 3
"""Fewer than this stay single cards: a bundle of two saves nothing and hides both."""
BODIES = "bodies"

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Cards folded into one.

    Attributes:
        id: unique in a picture; level: the row of its card, `BODIES` for bodies.
        type: of the documents; province: that they share, None where they come from several or from none.
        members: their keys in order of time, or the bodies' names.
        givers: for bodies, the keys of the documents that give them duties.
    """

    id: str
    level: str | None
    members: tuple[str, ...]
    type: str | None = None
    province: str | None = None
    givers: tuple[str, ...] = ()


def fold_documents(
    documents: Collection[Document], edges: Iterable[Edge], asked: str, limit: int = LIMIT
) -> tuple[Bundle, ...]:
    """No bundles up to `limit` documents; past it all large sets of siblings fold, then what else must.

    Documents that nobody follows fold first, then those in between; the same of one province before those of
    several. The asked document, and what directly changes it, never folds.
    """
    if len(documents) <= limit:
        return ()
    edges = list(edges)
    followed = {e.target for e in edges if e.type != DUTY}
    kept = {asked} | {e.source for e in edges if e.target == asked and e.type in CHANGES}
    loose = {d.key: d for d in documents if d.key not in kept}
    leaves = [key for key in loose if key not in followed]
    bundles: list[Bundle] = []
    shown = len(documents)
    for keys, group, least, goal in (
        (leaves, _by_province, LARGE, 0),
        (leaves, _by_province, LEAST, limit),
        (list(loose), _by_province, LEAST, limit),
        (leaves, _by_level, LEAST, limit),
        (list(loose), _by_level, LEAST, limit),
    ):
        for name, members in _groups([loose[k] for k in keys if k in loose], group, least):
            if shown <= goal:
                break
            made = _bundles(name, members)
            bundles += made
            shown -= len(members) - len(made)
            for member in members:
                del loose[member.key]
    return tuple(sorted(bundles, key=lambda b: b.id))


def fold_bodies(edges: Iterable[Edge]) -> tuple[Bundle, ...]:
    """Bodies that get their duties from the same documents, folded where there are three or more of them."""
    givers: dict[str, set[str]] = {}
    for edge in edges:
        if edge.type == DUTY:
            givers.setdefault(edge.target, set()).add(edge.source)
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(givers):
        groups.setdefault(tuple(sorted(givers[name])), []).append(name)
    return tuple(
        Bundle(f"{BODIES}:{' '.join(by)}", BODIES, tuple(names), givers=by)
        for by, names in sorted(groups.items())
        if len(names) >= LEAST
    )


def province_of(document: Document) -> str | None:
    """The province of a document's place; None for the centre and where it is unknown."""
    province = (document.jurisdiction or "").split("/")[0]
    return province if province not in ("", "?", "TW") else None


def _by_province(document: Document) -> Group:
    return (document.level or "", document.type or "", document.status, province_of(document) or "")


def _by_level(document: Document) -> Group:
    return (document.level or "", document.type or "", document.status)


def _groups(
    documents: Sequence[Document], group: Callable[[Document], Group], least: int
) -> list[tuple[Group, list[Document]]]:
    found: dict[Group, list[Document]] = {}
    for document in documents:
        found.setdefault(group(document), []).append(document)
    large = [(name, members) for name, members in found.items() if len(members) >= least]
    return sorted(large, key=lambda item: (-len(item[1]), item[0]))


def _bundles(name: Group, members: Sequence[Document]) -> list[Bundle]:
    """A group as one bundle, or as several that follow each other in time where one would open into a crowd."""
    ordered = sorted(members, key=lambda d: (d.date is None, d.date or "", d.key))
    count = -(-len(ordered) // LIMIT)
    bounds = [len(ordered) * n // count for n in range(count + 1)]
    return [_bundle(name, ordered[start:end]) for start, end in pairwise(bounds)]


def _bundle(name: Group, members: Sequence[Document]) -> Bundle:
    provinces = {province_of(d) for d in members}
    return Bundle(
        id="bundle:" + " ".join(part or "-" for part in (*name, members[0].key)),
        level=members[0].level,
        members=tuple(d.key for d in members),
        type=members[0].type,
        province=provinces.pop() if len(provinces) == 1 else None,
    )
