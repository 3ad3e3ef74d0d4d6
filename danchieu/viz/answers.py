"""Each answer in words: what `trace`, `impact`, `orphans`, `show`, `body` and `search` found, block by block."""

from collections.abc import Sequence

from danchieu.graph.facts import Document, Edge
from danchieu.graph.folding import fold
from danchieu.graph.model import RELATION_TYPES
from danchieu.queries.body import BodyFile, by_document
from danchieu.queries.impact import Impact
from danchieu.queries.orphans import Finding, Orphans
from danchieu.queries.search import Found
from danchieu.queries.show import CHANGES, Card
from danchieu.queries.trace import Trace
from danchieu.queries.walk import Step
from danchieu.viz.branches import trace_trees
from danchieu.viz.language import Language
from danchieu.viz.report import Block, Lines, Row, Table
from danchieu.viz.wording import Wording, absence, code_of, document_table, heading, place_of

LEVEL_ORDER = ("central", "province", "district", "commune", "unit", None)


def trace_report(answer: Trace, language: Language) -> list[Block]:
    """The document, what follows it as a tree, what it follows as a tree."""
    blocks = [*heading(answer.subject, Wording(language, answer.documents)), *trace_trees(answer, language)]
    found = [way for way in ("down", "up") if (answer.down if way == "down" else answer.up)]
    if not set(answer.ways) <= set(found):
        blocks.append(absence(answer.reading, language))
    return blocks


def impact_report(answer: Impact, language: Language) -> list[Block]:
    """What depends on the document, level by level, then the bodies that are charged."""
    wording, text = Wording(language, answer.documents), language.text
    blocks = heading(answer.subject, wording)
    for level in LEVEL_ORDER:
        steps = [s for s in answer.dependents if answer.documents[s.edge.source].level == level]
        if steps:
            count = len({s.edge.source for s in steps})
            title = language.counted(
                "{level}: {n} document hit",
                "{level}: {n} documents hit",
                count,
                level=language.level_word(level).capitalize(),
            )
            blocks.append(_hits(title, steps, wording))
    if answer.charges:
        blocks.append(_charges(answer.charges, wording))
    if not answer.dependents:
        blocks.append(Lines(text("No document depends on it.")))
        blocks.append(absence(answer.reading, language))
    return blocks


def _hits(title: str, steps: Sequence[Step], wording: Wording) -> Table:
    text = wording.language.text
    headers = (text("Document"), text("Date"), text("Issuer"), text("Through"))
    rows = []
    for step in steps:
        document = wording.documents[step.edge.source]
        through = wording.relation(step.edge, wording.code_of(step.edge.target))
        cells = (code_of(document), wording.language.date_text(document.date), document.issuer or "", through)
        rows.append(Row(cells, wording.notes(step.edge), wording.quotes(step.edge)))
    return Table(title, headers, tuple(rows))


def _charges(steps: Sequence[Step], wording: Wording) -> Table:
    language = wording.language
    by_body: dict[str, list[Edge]] = {}
    for step in steps:
        by_body.setdefault(step.edge.target, []).append(step.edge)
    rows = []
    for body, edges in by_body.items():
        tasks = sum(edge.type == "ASSIGNED_TO" for edge in edges)
        told = language.counted("{n} duty", "{n} duties", tasks) if tasks else language.text("addressed")
        by = ", ".join(dict.fromkeys(wording.code_of(edge.source) for edge in edges))
        rows.append(Row((body, told, by)))
    title = language.counted("{n} body hit", "{n} bodies hit", len(rows))
    return Table(title, (language.text("Body"), language.text("What it is told"), language.text("By")), tuple(rows))


def orphans_report(answer: Orphans, language: Language) -> list[Block]:
    """The findings by status, then what was read to come to them."""
    blocks: list[Block] = []
    wording = Wording(language, {f.document.key: f.document for f in answer.findings})
    for status in dict.fromkeys(f.status for f in answer.findings):
        found = [f for f in answer.findings if f.status == status]
        title = f"{language.finding_word(status).capitalize()} ({language.number(len(found))})"
        headers = (language.text("Document"), language.text("Date"), language.text("Issuer"), language.text("Title"))
        blocks.append(Table(title, headers, tuple(_finding(f, wording) for f in found)))
    if not blocks:
        blocks.append(Lines(language.text("Nothing is missing.")))
    if answer.as_of:
        blocks.append(Lines(language.text("Newest document held: {date}.", date=language.date_text(answer.as_of))))
    return [*blocks, absence(answer.reading, language)]


def _finding(finding: Finding, wording: Wording) -> Row:
    document, language = finding.document, wording.language
    cells = (code_of(document), language.date_text(document.date), document.issuer or "", document.title or "")
    cited = (document.symbol or document.name or document.code,)
    quotes = tuple(wording.quote(e, cited) for e in finding.evidence[:1])
    reason = language.reason_text(finding.reason)
    said = reason in language.finding_word(finding.status)
    return Row(cells, () if said else (reason,), quotes)


def show_report(answer: Card, language: Language) -> list[Block]:
    """The card, whether the document still stands, what it cites, who cites it, and whom it charges."""
    wording, subject, text = Wording(language, answer.documents), answer.subject, language.text
    blocks = heading(subject, wording)
    if subject.document:
        blocks[0] = _card(answer, subject.document, wording)
    for field, type in CHANGES.items():
        edges = answer.changes(type)
        if edges:
            blocks.append(_relations(language.text(_CHANGED[field]), edges, wording, outward=False))
    cites = [e for e in answer.cites if e.type in RELATION_TYPES]
    blocks.append(_relations(text("Cites ({n})", n=language.number(len(cites))), cites, wording, outward=True))
    changing = set(CHANGES.values())
    cited_by = [e for e in answer.cited_by if e.type not in changing or e.draft]
    blocks.append(
        _relations(text("Cited by ({n})", n=language.number(len(cited_by))), cited_by, wording, outward=False)
    )
    if answer.charges:
        blocks.append(_charges([Step(edge, 1) for edge in answer.charges], wording))
    blocks = [block for block in blocks if not (isinstance(block, Table) and not block.rows)]
    if not answer.cites or not answer.cited_by:
        blocks.append(absence(answer.reading, language))
    return blocks


_CHANGED = {"replaced_by": "Replaced by", "repealed_by": "Repealed by", "amended_by": "Amended by"}


def _card(answer: Card, document: Document, wording: Wording) -> Table:
    language, text = wording.language, wording.language.text
    rows = (
        (text("Key"), document.key),
        (text("Title"), document.title),
        (text("Issuer"), document.issuer or ", ".join(sorted({e.target for e in answer.issuers}))),
        (text("Level"), language.level_word(document.level) if document.level else None),
        (text("Place"), place_of(document)),
        (text("Date"), language.date_text(document.date)),
        (text("Term"), document.term),
        (text("Mark of secrecy"), document.secrecy),
        (text("In the store"), language.status_word(document.status)),
        (text("Still in force"), _standing(answer, wording)),
        (text("Files"), ", ".join(document.sources)),
        (text("Addressed to"), "; ".join(sorted({e.target for e in answer.charges if e.type == "ADDRESSED_TO"}))),
    )
    cells = tuple(Row((name, value)) for name, value in rows if value)
    return Table("", (text("Document"), code_of(document)), cells)


def _standing(answer: Card, wording: Wording) -> str:
    """What replaces, repeals or amends the document, if anything does."""
    words = []
    for type in CHANGES.values():
        by = dict.fromkeys(wording.code_of(edge.source) for edge in answer.changes(type))
        if by:
            words.append(f"{wording.language.passive_word(type)} {', '.join(by)}")
    return "; ".join(words) or wording.language.text("nothing in the store replaces, repeals or amends it")


def _relations(title: str, edges: Sequence[Edge], wording: Wording, *, outward: bool) -> Table:
    """Edges at the document, told from its side; `outward` when it acts."""
    text, language = wording.language.text, wording.language
    rows = []
    for edge in edges:
        key = edge.target if outward else edge.source
        other = wording.documents[key]
        cells = (code_of(other), language.date_text(other.date), other.issuer or "", wording.relation(edge))
        rows.append(Row(cells, wording.notes(edge), wording.quotes(edge)))
    return Table(title, (text("Document"), text("Date"), text("Issuer"), text("Relation")), tuple(rows))


def body_report(answer: BodyFile, language: Language) -> list[Block]:
    """What the body issued, what it is told to do, what is addressed to it."""
    wording, text = Wording(language, answer.documents), language.text
    level = (language.level_word(answer.body.level),) if answer.body.level else ()
    blocks: list[Block] = [Lines(" · ".join((answer.body.name, *level)))]
    issued, addressed = (
        [answer.documents[edges[0].source] for edges in by_document(group)]
        for group in (answer.issued, answer.addressed)
    )
    if issued:
        title = language.counted("Issued {n} document", "Issued {n} documents", len(issued))
        blocks.append(document_table(title, issued, language))
    if answer.duties:
        title = language.counted("Is told to do {n} thing", "Is told to do {n} things", len(answer.duties))
        headers = (text("Role"), text("By"), text("Date"), text("Item"), text("Deadline"))
        blocks.append(Table(title, headers, tuple(_duty(edge, wording) for edge in answer.duties)))
    if addressed:
        title = language.counted("Receives {n} document", "Receives {n} documents", len(addressed))
        blocks.append(document_table(title, addressed, language))
    if not (answer.issued and answer.duties and answer.addressed):
        blocks.append(absence(answer.reading, language))
    return blocks


def _duty(edge: Edge, wording: Wording) -> Row:
    language, document = wording.language, wording.documents[edge.source]
    draft = f" ({language.status_word('draft')})" if edge.draft else ""
    when = language.date_text(document.date)
    cells = (language.role_word(edge.role), code_of(document) + draft, when, edge.heading or "", edge.deadline or "")
    task = " ".join((edge.task or "").split())
    quotes = wording.quotes(edge)
    # Where the sentence that gives the duty is the duty itself, it is said once.
    said = any(fold(quote.sentence) == fold(task) for quote in quotes)
    return Row(cells, () if said else (task,), quotes)


def search_report(answer: Found, language: Language) -> list[Block]:
    """The documents found; nothing found says on what that rests."""
    if not answer.documents:
        return [
            Lines(language.text("Nothing holds the words “{words}”.", words=answer.asked)),
            absence(answer.reading, language),
        ]
    title = language.counted("{n} document found", "{n} documents found", len(answer.documents))
    return [document_table(title, answer.documents, language)]
