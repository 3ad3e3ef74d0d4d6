"""What the user asked about: the one document that a code fits, or the citations that nothing settles."""

from dataclasses import dataclass

from danchieu.graph.asked import Asked, fits, lookups_of_key, parse_asked
from danchieu.graph.errors import AmbiguousCode, UnknownCode
from danchieu.graph.facts import Document
from danchieu.graph.model import Json
from danchieu.graph.store import Store
from danchieu.graph.symbol import read

NEAR = 5
"""How many near codes are suggested for one that nothing fits."""


class NothingFits(UnknownCode):
    """Nothing in the store fits what was asked.

    Attributes:
        asked: what the user typed.
        near: documents that look like it, best first.
    """

    def __init__(self, asked: str, near: tuple[Document, ...]) -> None:
        super().__init__(f"nothing in the store fits {asked!r}")
        self.asked = asked
        self.near = near


class SeveralFit(AmbiguousCode):
    """Several documents fit what was asked; `documents` are they, by key."""

    def __init__(self, asked: str, documents: tuple[Document, ...]) -> None:
        super().__init__(f"{asked!r} fits {len(documents)} documents", tuple(d.key for d in documents))
        self.asked = asked
        self.documents = documents

    def to_json(self) -> Json:
        """The same head as every answer, so that a machine finds the candidates where it looks for them."""
        return {"asked": self.asked, "document": None, "candidates": list(self.keys), "placeholders": []}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about.

    Attributes:
        asked: what the user typed.
        document: the one document that it fits; None when only unsettled citations fit.
        candidates: keys that the unsettled citations may mean, best first; empty beside a document.
        placeholders: beside a document, the unsettled citations of its code that may mean it, never merged
            into it; without one, all unsettled citations that fit.
    """

    asked: str
    document: Document | None
    candidates: tuple[str, ...]
    placeholders: tuple[Document, ...]

    @property
    def starts(self) -> tuple[str, ...]:
        """The keys at which the answer starts."""
        return (self.document.key,) if self.document else tuple(p.key for p in self.placeholders)

    def to_json(self) -> Json:
        """The head that every answer about a code carries."""
        return {
            "asked": self.asked,
            "document": self.document.key if self.document else None,
            "candidates": list(self.candidates),
            "placeholders": [p.key for p in self.placeholders],
        }


def find_subject(store: Store, asked: str) -> Subject:
    """What `asked` means in this store.

    Args:
        asked: a key, or a code or name as people write it ("27-NQ/TW", "nghi quyet 27", "132-KH/HU@2023").

    Raises:
        NothingFits: no document and no citation fits.
        SeveralFit: more than one settled document fits.
    """
    wanted = parse_asked(asked)
    fitting = _of_key(store, asked) or (_fitting(store, wanted) if wanted else ())
    settled = tuple(d for d in fitting if not d.placeholder)
    if len(settled) > 1:
        raise SeveralFit(asked, settled)
    if settled:
        return Subject(asked, settled[0], (), _unsettled(store, settled[0]))
    if not fitting:
        raise NothingFits(asked, _near(store, wanted, asked))
    candidates = dict.fromkeys(key for placeholder in fitting for key in placeholder.candidates)
    return Subject(asked, None, tuple(candidates), fitting)


def _of_key(store: Store, key: str) -> tuple[Document, ...]:
    """The document of exactly this key, however partial the date in it is: what an answer prints can be asked for."""
    found = (d for lookup in lookups_of_key(key) for d in store.find(*lookup))
    return tuple(d for d in found if d.key == key)[:1]


def _fitting(store: Store, wanted: Asked) -> tuple[Document, ...]:
    """Every document of the store that fits, by key."""
    found = {d.key: d for lookup in wanted.lookups for d in store.find(*lookup) if fits(wanted, d)}
    return tuple(found[key] for key in sorted(found))


def _unsettled(store: Store, document: Document) -> tuple[Document, ...]:
    """The unsettled citations of a document's code that may mean it."""
    wanted = parse_asked(document.symbol or document.name or document.code)
    fitting = _fitting(store, wanted) if wanted else ()
    return tuple(d for d in fitting if d.placeholder and document.key in d.candidates)


def _near(store: Store, wanted: Asked | None, asked: str) -> tuple[Document, ...]:
    """Documents that look like what nothing fits: of its number, else with its words."""
    code = read(wanted.symbol) if wanted and wanted.symbol else None
    number = code.number if code else wanted.number if wanted else None
    alike = [d for d in store.find(number, None, None) if not d.placeholder] if number else []
    return tuple((alike or store.search(asked, NEAR))[:NEAR])
