"""An answer as text: words for the terminal, JSON and CSV for machines and spreadsheets, Markdown for reports."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from danchieu.graph.model import Json
from danchieu.queries.body import BodyFile
from danchieu.queries.impact import Impact
from danchieu.queries.orphans import Orphans
from danchieu.queries.search import FIELDS, Found
from danchieu.queries.show import Card
from danchieu.queries.trace import Trace
from danchieu.viz import answers
from danchieu.viz.language import Language
from danchieu.viz.quotes import wrapped
from danchieu.viz.report import Block, Lines, Table
from danchieu.viz.tables import table_lines, table_markdown
from danchieu.viz.tree import WIDTH, escaped, tree_lines, tree_markdown

Format = Literal["table", "json", "csv", "md"]
Answer = Trace | Impact | Orphans | Card | BodyFile | Found
BOM: Final = "\ufeff"
"""Opens a CSV file, so that Excel shows Vietnamese letters."""

_EVIDENCE: Final = ("evidence_source", "evidence_start", "evidence_end", "evidence_sentence")
_EDGE: Final = ("type", "depth", "level", "date", "scope")
COLUMNS: Final[Mapping[type[Answer], tuple[str, ...]]] = {
    Trace: ("document", "follows", "direction", *_EDGE, "principal", "inferred", "asserted_by", *_EVIDENCE),
    Impact: ("document", "body", "via", *_EDGE, "inferred", "asserted_by", "role", "task", "deadline", *_EVIDENCE),
    Orphans: ("status", "document", "reason", *_EVIDENCE),
    Card: (
        *("part", "document", "body", "type", "scope", "inferred", "asserted_by", "draft"),
        *("role", "task", "deadline", "heading", *_EVIDENCE),
    ),
    BodyFile: ("part", "document", "date", "title", "draft", "role", "task", "deadline", "heading", *_EVIDENCE),
    Found: ("document", *FIELDS[1:]),
}
"""The columns of each answer's CSV."""
PARTS: Final[Mapping[type[Answer], tuple[str, ...]]] = {
    Trace: ("steps",),
    Impact: ("hits",),
    Orphans: ("findings",),
    Card: ("replaced_by", "repealed_by", "amended_by", "cites", "cited_by", "addressees", "duties"),
    BodyFile: ("issued", "duties", "addressed"),
    Found: ("documents",),
}
"""The lists of each answer's JSON whose members are the rows of its CSV."""


def rendered(answer: Answer, format: Format, language: Language) -> str:
    """The answer in one of the four formats, a line break at its end."""
    if format == "json":
        return json_text(answer.to_json())
    if format == "csv":
        return csv_text(COLUMNS[type(answer)], rows(answer.to_json(), PARTS[type(answer)]))
    blocks = report(answer, language)
    return markdown_text(blocks, language) if format == "md" else terminal_text(blocks)


def report(answer: Answer, language: Language) -> list[Block]:
    """The answer in words."""
    match answer:
        case Trace():
            return answers.trace_report(answer, language)
        case Impact():
            return answers.impact_report(answer, language)
        case Orphans():
            return answers.orphans_report(answer, language)
        case Card():
            return answers.show_report(answer, language)
        case BodyFile():
            return answers.body_report(answer, language)
        case Found():
            return answers.search_report(answer, language)


def json_text(value: Json) -> str:
    """JSON for people too: indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def rows(answer: Json, parts: Sequence[str]) -> Iterable[Json]:
    """The members of an answer's lists, each flat: its first evidence in columns of its own, its list as `part`."""
    for part in parts:
        for row in answer[part]:
            flat = {name: value for name, value in row.items() if name != "evidence"}
            first: Json = next(iter(row.get("evidence", ())), {})
            yield {"part": part} | flat | {f"evidence_{name}": value for name, value in first.items()}


def csv_text(columns: Sequence[str], rows: Iterable[Json]) -> str:
    """CSV with a heading line; values that a spreadsheet would take for a formula get an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def terminal_text(blocks: Iterable[Block]) -> str:
    """Blocks for the terminal, a blank line between them."""
    parts = []
    for block in blocks:
        if isinstance(block, Lines):
            lines: Iterable[str] = [line for text in (block.title, *block.lines) for line in wrapped(text, WIDTH)]
        else:
            lines = table_lines(block) if isinstance(block, Table) else tree_lines(block)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def markdown_text(blocks: Iterable[Block], language: Language) -> str:
    """Blocks as Markdown, the first line its title."""
    parts = []
    for i, block in enumerate(blocks):
        if isinstance(block, Lines):
            title = [f"{'# ' if i == 0 else ''}{escaped(block.title)}"] if block.title else []
            parts.append("\n\n".join([*title, *map(escaped, block.lines)]))
        elif isinstance(block, Table):
            parts.append("\n".join(table_markdown(block, language.text("Evidence"))))
        else:
            parts.append("\n".join(tree_markdown(block)))
    return "\n\n".join(parts) + "\n"
