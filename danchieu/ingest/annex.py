"""Annex lines that name the document itself: "(Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022 của …)"."""

import re
from dataclasses import dataclass

from danchieu.graph.folding import fold_words
from danchieu.graph.symbol import Symbol
from danchieu.ingest import dates
from danchieu.ingest.codes import find_codes
from danchieu.ingest.folded import folded
from danchieu.ingest.nouns import type_of

_ANNEX = re.compile(r"\(?\s*(?:Kèm theo|Ban hành kèm theo|kèm theo|ban hành kèm theo)\s+(?P<rest>[^\n]{10,200})")


@dataclass(frozen=True, slots=True)
class Annex:
    """What an annex line says of the document that it is attached to."""

    type: str | None
    symbol: Symbol | None
    date: str | None
    issuer: str | None
    at: int


def read_annex(whole: str, kind: str | None) -> Annex | None:
    """An annex line that names the document itself: "(Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022 của …)"."""
    for found in _ANNEX.finditer(whole):
        rest = found["rest"]
        if (
            not re.search(r"[(\n]\s*$", whole[max(0, found.start() - 2) : found.start()] + found[0][:1])
            and found.start() > 0
        ):
            continue
        codes = find_codes(rest)
        if not codes or codes[0].start > 60:
            continue
        noun = type_of(re.sub(r"\ss[oố].*", "", fold_words(rest[: codes[0].start])).strip())
        if kind and noun and noun != kind:
            continue
        dated = dates.beside(folded(rest), codes[0].end)
        body = re.search(r"của\s+(?P<body>[^,;()\n]{4,80})", rest[codes[0].end :])
        return Annex(
            noun, codes[0].symbol, dated[0] if dated else None, body["body"].strip() if body else None, found.start()
        )
    return None
