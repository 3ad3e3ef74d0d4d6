"""Documents by words of their code, title, issuer or name, diacritics put aside (tìm kiếm)."""

from dataclasses import dataclass

from danchieu.graph.facts import Document
from danchieu.graph.model import Json
from danchieu.graph.store import Store, Tally
from danchieu.queries.reading import tally_json

LIMIT = 50
FIELDS = ("key", "code", "type", "status", "level", "date", "issuer", "title")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: the documents in the order of the store's search (exact code, prefix, newest, key)."""

    asked: str
    documents: tuple[Document, ...]
    reading: Tally

    def to_json(self) -> Json:
        """One row per document."""
        rows = [listed(document) for document in self.documents]
        return {"asked": self.asked, "documents": rows} | ({} if rows else tally_json(self.reading))


def listed(document: Document) -> Json:
    """A document as it stands in a list: enough to choose it by."""
    return {"document" if name == "key" else name: getattr(document, name) for name in FIELDS}


def search(store: Store, words: str, limit: int = LIMIT) -> Found:
    """At most `limit` documents that hold the words."""
    return Found(words, tuple(store.search(words, limit)), store.tally())
