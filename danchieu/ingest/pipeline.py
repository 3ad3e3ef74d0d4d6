"""The spaCy pipeline that carries extraction: our own tokenizer and the components that fill `doc.spans`.

`danchieu_mentions` fills `doc.spans["mentions"]` from character patterns, `danchieu_bodies` fills
`doc.spans["bodies"]` from phrases matched on folded tokens, `danchieu_duties` fills `doc.spans["duties"]`.
They may run in any order and alone. This module imports spaCy: import it inside functions.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from danchieu.graph.folding import fold_words
from danchieu.graph.model import Head
from danchieu.ingest.folded import UPPER

if TYPE_CHECKING:
    from danchieu.ingest.bodies import BodyFinder
    from danchieu.ingest.body_names import BodyName

_TOKEN = re.compile(
    rf"""
    \d\w*(?: [./,:]\d\w* | [-/](?:\d\w* | [{UPPER}]+[a-z]{{0,2}}\d*(?![^\W\d_])) )*  # number, date, code of a document
    | [^\W\d_]+(?: /[{UPPER}]{{1,6}}(?![^\W\d_]) )*                               # syllable; abbreviation with strokes
    | \w+                                                                      # what begins with an underscore
    | \s                                                                       # a blank that is not a lone space
    | .                                                                        # one sign
    """,
    re.X | re.S,
)
# spaCy's limit guards the memory of trained parsers; ours are none, every component is linear in the text.
_MAX_LENGTH = 200_000_000


class SyllableTokenizer:
    """Cuts a text into syllables, signs, and codes and dates kept whole, in linear time; `doc.text == text`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        at, end = 0, len(text)
        while at < end:
            found = _TOKEN.match(text, at)
            if found is None:
                break
            at = found.end()
            words.append(found.group())
            lone = at < end and text[at] == " " and not words[-1].isspace()
            spaces.append(lone)
            at += lone
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        """Nothing is learnt, nothing is saved."""

    def from_disk(self, path: Any, **kwargs: Any) -> "SyllableTokenizer":
        """Nothing is learnt, nothing is loaded."""
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing is learnt, nothing is saved."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> "SyllableTokenizer":
        """Nothing is learnt, nothing is loaded."""
        return self


def _norm(text: str) -> str:
    return fold_words(text) or text


def _char_spans(doc: Doc, spans: Iterable[tuple[int, int]], label: str) -> list[Span]:
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end in spans)
    return [span for span in found if span is not None]


@Language.component("danchieu_mentions")
def mentions(doc: Doc) -> Doc:
    """Fills `doc.spans["mentions"]` with the citations that the character patterns find."""
    from danchieu.ingest.mentions import find_mentions

    found = find_mentions(doc.text)
    doc.user_data["mentions"] = found
    doc.spans["mentions"] = _char_spans(doc, ((m.start, m.end) for m in found), "MENTION")
    return doc


@Language.factory("danchieu_bodies")
def make_bodies(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that fills `doc.spans["bodies"]`; a span's `kb_id_` is the name, not completed with a place."""
    from danchieu.ingest.bodies import BodyFinder

    finder = BodyFinder(nlp.vocab, nlp.tokenizer)

    def bodies(doc: Doc) -> Doc:
        found = finder(doc)
        doc.user_data["bodies"] = found
        doc.spans["bodies"] = [Span(doc, f.start, f.end, label="BODY", kb_id=str(f.name)) for f in found]
        return doc

    return bodies


@Language.component("danchieu_duties")
def duties(doc: Doc) -> Doc:
    """Fills `doc.spans["duties"]` with the tasks of the duties; the role is the span's label, the body its `kb_id_`."""
    from danchieu.ingest.duties import find_duties

    rows = find_duties(doc)
    spans = []
    for row in rows:
        span = doc.char_span(*row.task, label=row.role, kb_id=row.body, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.user_data["duties"] = rows
    doc.spans["duties"] = spans
    return doc


@cache
def nlp() -> Language:
    """The pipeline, built once: tokenizer, citations, bodies, duties (these read a head in `doc.user_data["head"]`)."""
    made = bare()
    made.add_pipe("danchieu_mentions")
    made.add_pipe("danchieu_bodies")
    made.add_pipe("danchieu_duties")
    return made


@contextmanager
def carried(text: str, head: Head) -> Iterator[Doc]:
    """A canonical text read by the whole pipeline; the document lives as long as the block, so memory stays flat."""
    pipe = nlp()
    with pipe.memory_zone():
        doc = pipe.make_doc(text)
        doc.user_data["head"] = head
        for _, component in pipe.pipeline:
            doc = component(doc)
        yield doc


@cache
def bare() -> Language:
    """A blank Vietnamese pipeline with our tokenizer; a token's `norm_` is its folded form."""
    made = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    getters: dict[int, Callable[[str], str]] = getattr(made.vocab, "lex_attr_getters")  # noqa: B009  absent from the stubs
    getters.clear()  # shapes, URLs and the like: nothing here asks for them, and each new word would pay for them
    getters[NORM] = _norm
    made.tokenizer = SyllableTokenizer(made.vocab)
    made.max_length = _MAX_LENGTH
    return made


@cache
def _finder() -> "BodyFinder":
    from danchieu.ingest.bodies import BodyFinder

    return BodyFinder(bare().vocab, bare().tokenizer)


def read_body(name: str) -> "BodyName | None":
    """The body that `name` as a whole names; None where it names none or several."""
    doc = bare().make_doc(name)
    found = [f for f in _finder()(doc) if f.start == 0 and f.end == len(doc)]
    return found[0].name if len(found) == 1 else None
