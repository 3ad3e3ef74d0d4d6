"""The recurring words of an answer: how a document, a relation and a sentence of evidence are named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from danchieu.graph.facts import Document, Edge, Evidence
from danchieu.graph.key import DocumentKey
from danchieu.graph.store import Tally
from danchieu.queries.subject import Subject
from danchieu.queries.walk import FOLLOWING, is_principal
from danchieu.viz.language import Language
from danchieu.viz.report import Block, Lines, Quote, Row, Table

QUOTES = 1
"""Sentences shown for one edge on the terminal; JSON and Markdown hold them all."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Names things in one language; `documents` holds those that an answer names, by key."""

    language: Language
    documents: Mapping[str, Document]

    def code_of(self, key: str) -> str:
        """The code under which people know a document; the key where the store has none."""
        document = self.documents.get(key)
        return key if document is None else code_of(document)

    def parts(self, document: Document) -> tuple[str, ...]:
        """The line that names a document: code, issuer, date, level, and what it is where it is not held."""
        level = (self.language.level_word(document.level),) if document.level else ()
        status = () if document.status == "held" else (self.language.status_word(document.status),)
        issuer = (document.issuer,) if document.issuer else ()
        return (code_of(document), *issuer, self.language.date_text(document.date), *level, *status)

    def relation(self, edge: Edge, acted_on: str = "") -> str:
        """What one document does to another: the word, who tells it, whether in passing, whether a draft's.

        `acted_on` is the code to name after the word, where the place of the words does not tell it.
        """
        return self._relation(edge.type, [edge], acted_on)

    def relations(self, edges: Iterable[Edge]) -> tuple[str, ...]:
        """What several documents say that one does to another, once for each kind of relation."""
        by_type: dict[str, list[Edge]] = {}
        for edge in edges:
            by_type.setdefault(edge.type, []).append(edge)
        return tuple(self._relation(type, alike) for type, alike in by_type.items())

    def _relation(self, type: str, edges: Sequence[Edge], acted_on: str = "") -> str:
        text = self.language.text
        word = f"{self.language.relation_word(type)} {acted_on}".rstrip()
        tellers = ", ".join(dict.fromkeys(self.code_of(edge.asserted_by) for edge in edges if edge.told))
        if tellers and all(edge.told for edge in edges):
            word = text("{relation} (as told by {teller})", relation=word, teller=tellers)
        elif tellers:
            word = text("{relation} (told by {teller} too)", relation=word, teller=tellers)
        if type in FOLLOWING and not any(is_principal(edge) for edge in edges):
            word += f", {self.language.scope_word('body')}"
        if all(edge.draft for edge in edges):
            word += f", {self.language.status_word('draft')}"
        return f"{word} ?" if all(edge.inferred for edge in edges) else word

    def notes(self, edge: Edge) -> tuple[str, ...]:
        """Why an edge was inferred, if it was."""
        return (f"? {self.language.reason_text(edge.inferred)}",) if edge.inferred else ()

    def quotes(self, edge: Edge) -> tuple[Quote, ...]:
        """The first sentence that proves an edge; the citations of its target, and of a told source, stay in sight."""
        cited = [self._cited(edge.target)] + ([self._cited(edge.source)] if edge.told else [])
        return tuple(self.quote(e, tuple(cited)) for e in edge.evidence[:QUOTES])

    def quote(self, evidence: Evidence, citations: tuple[str, ...] = ()) -> Quote:
        """A sentence and where it stands."""
        place = evidence.source
        if evidence.page is not None:
            place = self.language.text("{file}, page {page}", file=place, page=evidence.page)
        return Quote(evidence.sentence, citations, place)

    def _cited(self, key: str) -> str:
        document = self.documents.get(key)
        return document.symbol or document.name or document.code if document else key


def code_of(document: Document) -> str:
    """The code of a document; a citation that nothing settles carries a question mark."""
    return f"{document.code} ?" if document.placeholder else document.code


def absence(reading: Tally, language: Language) -> Lines:
    """What an answer that found nothing rests on, and that this proves nothing about the world."""
    read = language.counted("{n} file read", "{n} files read", reading.read)
    aside = language.counted("{n} file set aside", "{n} files set aside", reading.set_aside)
    when = language.text("last at {time}", time=language.time_text(reading.read_at)) if reading.read_at else ""
    rests = ", ".join(part for part in (read, aside, when) if part)
    return Lines("", (f"{rests}.", language.text("Absence here is not absence in the world.")))


def heading(subject: Subject, wording: Wording) -> list[Block]:
    """What the answer is about: the document, or the citations that nothing settles with what they may mean."""
    text = wording.language.text
    if subject.document is None:
        candidates = [text("may mean: {key}", key=key) for key in subject.candidates]
        none = [text("nothing tells which document is meant")]
        return [
            Lines(
                text("{code}: cited, but not settled which document is meant", code=subject.asked),
                tuple(candidates or none),
            )
        ]
    document = subject.document
    title = (document.title,) if document.title else ()
    blocks: list[Block] = [Lines(" · ".join(wording.parts(document)), title)]
    if subject.placeholders:
        blocks.append(unsettled(subject.placeholders, wording))
    return blocks


def unsettled(placeholders: Iterable[Document], wording: Wording) -> Table:
    """Citations of the code that may mean the document, apart from it."""
    text = wording.language.text
    rows = [Row((code_of(p), DocumentKey.parse(p.key).citing or "", ", ".join(p.candidates))) for p in placeholders]
    title = text("Citations of this code that may mean it, not settled")
    return Table(title, (text("Citation"), text("Of"), text("May mean")), tuple(rows))


def place_of(document: Document) -> str:
    """The document's place as one writes it ("Đức Trọng, Lâm Đồng"); "" for the centre, which is no place."""
    parts = [part for part in (document.jurisdiction or "").split("/") if part not in ("", "?", "TW")]
    return ", ".join(reversed(parts))


def document_table(title: str, documents: Iterable[Document], language: Language) -> Table:
    """Documents by key, as a list from which one can be chosen."""
    headers = (language.text("Document"), language.text("Date"), language.text("Issuer"), language.text("Title"))
    rows = [Row((d.key, language.date_text(d.date), d.issuer or "", d.title or "")) for d in documents]
    return Table(title, headers, tuple(rows))
