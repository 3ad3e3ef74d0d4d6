"""The reading of one document: canonical text → head, mentions, references, relations, duties.

A pure function of the text, `VERSION` and the domain data.
"""

from danchieu.graph.model import Extraction, SourceText
from danchieu.ingest.canonical import canonical
from danchieu.ingest.duties import read_duties
from danchieu.ingest.head import read_head
from danchieu.ingest.mentions import find_mentions
from danchieu.ingest.references import read_citations
from danchieu.ingest.relations import read_relations

VERSION = "1"
"""Version of the extraction rules: raise it when they change, so that sources are read anew."""


def extract(source: SourceText) -> Extraction:
    """The reading of `source`; spans point into `source.text`."""
    text = canonical(source.text)
    reading = read_head(text)
    citations = read_citations(text, find_mentions(text.text), reading)
    relations = read_relations(text, citations, reading)
    bodies, assignments, recipients = read_duties(source, text, reading.head)
    return Extraction(
        version=VERSION,
        head=reading.head,
        mentions=citations.mentions,
        references=citations.references,
        relations=relations,
        bodies=bodies,
        assignments=assignments,
        recipients=recipients,
    )
