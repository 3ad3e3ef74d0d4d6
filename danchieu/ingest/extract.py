"""The reading of one document: canonical text → head, mentions, references, relations, duties.

A pure function of the text, `VERSION` and the domain data. A spaCy pipeline carries it: citations, bodies and duties
are spans of one `Doc`, and what they say of each other is read from them.
"""

from danchieu.graph.model import Extraction, SourceText
from danchieu.ingest.canonical import canonical
from danchieu.ingest.duties import read_duties
from danchieu.ingest.head import read_head
from danchieu.ingest.references import read_citations
from danchieu.ingest.relations import read_relations

VERSION = "2"
"""Version of the extraction rules: raise it when they change, so that sources are read anew."""


def extract(source: SourceText) -> Extraction:
    """The reading of `source`; spans point into `source.text`."""
    from danchieu.ingest.pipeline import carried

    text = canonical(source.text)
    reading = read_head(text)
    with carried(text.text, reading.head) as doc:
        citations = read_citations(text, doc.user_data["mentions"], reading)
        bodies, assignments, recipients = read_duties(doc, text)
    return Extraction(
        version=VERSION,
        head=reading.head,
        mentions=citations.mentions,
        references=citations.references,
        relations=read_relations(text, citations, reading),
        bodies=bodies,
        assignments=assignments,
        recipients=recipients,
    )
