"""What the panel tells: a document's facts in words, an edge's sentences with the citation marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danchieu.graph.facts import Document, Edge
from danchieu.graph.key import DocumentKey
from danchieu.graph.model import Span
from danchieu.viz.focus import DUTY
from danchieu.viz.language import Language
from danchieu.viz.marks import body_spans, citation_spans, nouns
from danchieu.viz.wording import place_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts documents and edges into words of one language; `documents` are those of the picture by key."""

    language: Language
    documents: Mapping[str, Document]

    def full_name(self, document: Document) -> str:
        """A document as one names it in speech: "Nghị quyết 27-NQ/TW", "Luật Tố cáo"."""
        noun = nouns().get(document.type or "", document.type or "")
        named = document.code.lower().startswith(noun.lower()) or not document.symbol
        return document.code if named or not noun else f"{noun} {document.code}"

    def code_of(self, key: str) -> str:
        """The code of a document, whether or not the picture shows it."""
        if key in self.documents:
            return self.documents[key].code
        try:
            parsed = DocumentKey.parse(key)
        except ValueError:
            return key
        return parsed.symbol or parsed.name or parsed.type or key

    def document(self, document: Document) -> Json:
        """A document's part of the panel: its names, and its facts as rows of a label and a value."""
        language = self.language
        status = language.status_word(document.status)
        facts = [
            (language.text("Issuer"), document.issuer or ""),
            (language.text("Date"), language.date_text(document.date)),
            (language.text("Level"), language.level_word(document.level)),
            (language.text("Place"), place_of(document)),
            (language.text("Term"), document.term or ""),
            (language.text("In the store"), status),
            (language.text("Mark of secrecy"), document.secrecy or ""),
        ]
        return {
            "code": document.code,
            "name": self.full_name(document),
            "title": document.title or "",
            "facts": [[label, value] for label, value in facts if value],
            "sources": list(document.sources),
            "unsettled": document.placeholder,
            "candidates": [{"key": key, "code": self._candidate(key)} for key in document.candidates],
        }

    def edge(self, edge: Edge) -> Json:
        """An edge's part of the panel: who tells it, why it was inferred, and each sentence in marked pieces."""
        language = self.language
        asserted_by = "" if not edge.told else self.code_of(edge.asserted_by)
        return {
            "told": language.text("told by {code}", code=asserted_by) if asserted_by else "",
            "teller": edge.asserted_by if asserted_by and edge.asserted_by in self.documents else "",
            "inferred": language.reason_text(edge.inferred) if edge.inferred else "",
            "where": "" if edge.told else language.scope_word(edge.scope),
            "role": language.role_word(edge.role),
            "task": edge.task or "",
            "deadline": edge.deadline or "",
            "draft": edge.draft,
            "evidence": [
                {"parts": _pieces(v.sentence, self._spans(edge, v.sentence)), "place": self.place(v.source, v.page)}
                for v in edge.evidence
            ],
        }

    def place(self, source: str, page: int | None) -> str:
        """Where a sentence stands: the file, and the page where it has pages."""
        return self.language.text("{file}, page {page}", file=source, page=page) if page else source

    def _spans(self, edge: Edge, sentence: str) -> tuple[Span, ...]:
        if edge.type == DUTY:
            return body_spans(sentence, edge.target)
        ends = (edge.target, edge.source) if edge.told else (edge.target,)
        return citation_spans(sentence, [self.documents[key] for key in ends if key in self.documents])

    def _candidate(self, key: str) -> str:
        return self.full_name(self.documents[key]) if key in self.documents else key


def _pieces(sentence: str, spans: tuple[Span, ...]) -> list[list[str | int]]:
    """A sentence in pieces of [words, 1 where they are marked]."""
    pieces: list[list[str | int]] = []
    at = 0
    for start, end in spans:
        pieces += [[sentence[at:start], 0], [sentence[start:end], 1]]
        at = end
    pieces.append([sentence[at:], 0])
    return [piece for piece in pieces if piece[0]]
