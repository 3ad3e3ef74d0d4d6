"""Duties: which body is told to do what, in which role and by when (gold-format.md, "Rulings").

Read are responsibility lines ("Cơ quan thực hiện: …"), orders ("Giao X …", "Yêu cầu X …"), items whose subject is a
body ("Công an huyện chủ trì …"), headings that name a body, whose items are its duties, and tables of tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danchieu.graph.model import Assignment, BodyMentioned, Head, Recipient, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.duty_reader import Duty, DutyReader
from danchieu.ingest.duty_tables import table_duties
from danchieu.ingest.recipients import read_recipients

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _named(doc: Doc) -> NamedBodies:
    named = doc.user_data.get("named")
    if not isinstance(named, NamedBodies):
        named = NamedBodies(doc, doc.user_data.get("bodies", ()), doc.user_data.get("head") or Head())
        doc.user_data["named"] = named
    return named


def find_duties(doc: Doc) -> tuple[Duty, ...]:
    """The duties of a document that `danchieu_bodies` has read, in the order of their tasks."""
    named = _named(doc)
    reader = DutyReader(named, doc.user_data.get("head") or Head())
    rows = reader.read() + table_duties(named.text, reader.plain, named, reader.parts.annexes)
    return tuple(sorted(rows, key=lambda d: (d.task, d.body, d.role)))


def read_duties(
    doc: Doc, canonical: Canonical
) -> tuple[tuple[BodyMentioned, ...], tuple[Assignment, ...], tuple[Recipient, ...]]:
    """The bodies that have a duty, the duties, and the recipients of a document that the pipeline has carried.

    Spans point into the text as read.

    Bodies are numbered b1, b2 … by their first mention. A pure function; linear in the length of the text.
    """
    named = _named(doc)
    duties: tuple[Duty, ...] = doc.user_data["duties"]
    recipients = read_recipients(canonical, named)
    told = {d.body for d in duties}
    mentions: dict[str, list[Span]] = {}
    for body in named.all:
        if body.name in told:
            mentions.setdefault(body.name, []).append(canonical.span(body.start, body.end))
    ids = {name: f"b{n}" for n, name in enumerate(mentions, 1)}
    bodies = tuple(BodyMentioned(ids[name], name, tuple(spans)) for name, spans in mentions.items())
    rows = tuple(
        Assignment(canonical.span(*d.task), d.heading, ids[d.body], d.role, d.deadline, d.rule)
        for d in duties
        if d.body in ids
    )
    return bodies, rows, recipients
