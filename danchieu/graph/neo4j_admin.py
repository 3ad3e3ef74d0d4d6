"""A store as CSV files for `neo4j-admin database import`, the way to load millions of documents into Neo4j.

Neo4j Operations Manual, "Neo4j-admin import": nothing between two commas is null, "" is an empty text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph import neo4j_graph
from danchieu.graph.errors import UserError
from danchieu.graph.facts import Edge, Graph
from danchieu.graph.neo4j_journal import Put
from danchieu.graph.neo4j_schema import MIGRATIONS, VERSION_IS
from danchieu.graph.store import Store

ARGUMENTS: Final = "neo4j-admin.args"
SCHEMA: Final = "schema.cypher"
_BETWEEN: Final = "\x1f"
"""Between the elements of a list: no text that was read in words holds it, since it counts as a blank."""
_OPTIONS: Final = (
    "--id-type=string",
    "--multiline-fields=true",
    "--array-delimiter=U+001F",
    # The longest field: the text of a document.
    "--read-buffer-size=67108864",
)
_NODES: Final[Mapping[str, tuple[str, ...]]] = {
    "Document": (
        "key:ID(Document)", "name", "type", "symbol", "called", "scope", "jurisdiction", "level", "date", "issuer",
        "title", "status", "sources:string[]", "placeholder:boolean", "candidates:string[]", "term", "secrecy",
        "number", "spellings:string[]", "words",
    ),
    "Body": ("name:ID(Body)", "level", "jurisdiction", "words"),
    "Task": ("id:ID(Task)", "heading", "name"),
    "Mention": ("id:ID(Mention)", "source", "start:long", "end:long", "page:long", "name"),
    "Source": ("name:ID(Source)", "folder", "sha256", "version", "set_aside", "read_at"),
    "Reading": (":ID(Reading)", "text", "extraction", "digest"),
    "Block": ("name:ID(Block)", "asserted:long"),
}  # fmt: skip
_EVIDENCE: Final = (
    "scope", "told_by", "draft:boolean", "inferred", "evidence_source:string[]", "evidence_start:long[]",
    "evidence_end:long[]", "evidence:string[]", "evidence_page:long[]", "role", "deadline",
)  # fmt: skip
"""`cypher.EDGE_PROPERTIES` with their types."""
_LINKS: Final[Mapping[str, tuple[str, str]]] = {
    "READ_AS": ("Source", "Reading"),
    "HOLDS": ("Source", "Document"),
    "CONTAINS": ("Source", "Mention"),
    "NAMES": ("Mention", "Document"),
    "STATES": ("Document", "Task"),
}
"""Relationships without properties, and what they run between."""


def write_folder(store: Store, folder: Path) -> list[Path]:
    """Write everything the store holds into this folder, and give the files written, by name.

    Beside the CSV files: `neo4j-admin.args`, the arguments for the tool, run in that folder, and `schema.cypher`, the
    indexes, for cypher-shell; `danchieu ingest` makes them too.

    Raises:
        UserError: the folder holds files of other kinds, or a name cannot stand in such a file.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ours = {f"{kind.lower()}.csv" for kind in (*_NODES, *_LINKS, *cypher.DIRECT, cypher.DUTY)} | {ARGUMENTS, SCHEMA}
    there = list(folder.iterdir())
    if any(path.name not in ours for path in there):
        raise UserError(f"{folder}: this folder holds other files; name a new one")
    for path in there:
        path.unlink()
    with ExitStack() as stack:
        files = _Files(folder, stack)
        names = _write_sources(files, store)
        _write_graph(files, store.graph(), names)
        files.row("Block", ("*", 1))
    _write_arguments(folder, files)
    statements = [*(s for migration in MIGRATIONS for s in migration), "CALL db.awaitIndexes(3600)"]
    statements.append(VERSION_IS.replace("$version", str(len(MIGRATIONS))))
    (folder / SCHEMA).write_text("".join(f"{s};\n" for s in statements), "utf-8", newline="\n")
    return sorted(folder.iterdir())


class _Files:
    """One CSV file for each kind of node and relationship, opened when its first row comes."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._write: dict[str, Any] = {}

    def row(self, kind: str, values: Sequence[Any]) -> None:
        """One node or relationship."""
        if kind not in self._write:
            path = self._folder / f"{kind.lower()}.csv"
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._write[kind] = file.write
            self.row(kind, _header(kind))
        self._write[kind](",".join(map(_field, values)) + "\n")

    def node(self, kind: str, properties: Mapping[str, Any]) -> None:
        """One node with these properties."""
        self.row(kind, [properties[name.partition(":")[0]] for name in _NODES[kind]])

    def kinds(self) -> list[str]:
        """What was written."""
        return sorted(self._write)


def _header(kind: str) -> tuple[str, ...]:
    if kind in _NODES:
        return _NODES[kind]
    start, end = _ends(kind)
    return (f":START_ID({start})", f":END_ID({end})", *(() if kind in _LINKS else _EVIDENCE))


def _ends(kind: str) -> tuple[str, str]:
    if kind in _LINKS:
        return _LINKS[kind]
    if kind == cypher.DUTY:
        return "Task", "Body"
    return "Document", "Body" if kind in cypher.TO_BODIES else "Document"


def _field(value: Any) -> str:
    """A value as the import tool reads it back the same."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        if value == [""] or any(_BETWEEN in str(part) for part in value):
            raise UserError(f"{value!r}: no list of Neo4j's import may hold the control character U+001F")
        value = _BETWEEN.join(map(str, value))
    return '"' + str(value).replace('"', '""') + '"'


def _write_sources(files: _Files, store: Store) -> set[str]:
    """Sources and what they say; gives their names."""
    rows = {row.name: row for row in store.sources()}
    for name, row in rows.items():
        files.row("Source", (name, row.folder, row.sha256, row.version, row.set_aside, row.read_at))
    for said in store.assertions():
        row = rows[said.source]
        (reading,) = Put.of(row, said).values()["said"]
        files.row("Reading", (said.source, reading["text"], reading["extraction"], reading["digest"]))
        files.row("READ_AS", (said.source, said.source))
    return set(rows)


def _write_graph(files: _Files, graph: Graph, names: set[str]) -> None:
    for document in graph.documents:
        files.node("Document", neo4j_graph.document_row(document))
        for source in document.sources:
            if source in names:
                files.row("HOLDS", (source, document.key))
    for body in graph.bodies:
        files.node("Body", neo4j_graph.body_row(body))
    for task in sorted(neo4j_graph.tasks_of(graph.edges), key=lambda t: t.id):
        files.row("Task", (task.id, task.heading, task.text))
        files.row("STATES", (task.document, task.id))
    for kind, edges in _by_type(graph.edges):
        for edge in edges:
            files.row(kind, neo4j_graph.edge_row(edge))
    for _, m in sorted(neo4j_graph.mentions_of(graph.edges).items()):
        files.row("Mention", (m.id, m.source, m.start, m.end, m.page, m.sentence))
        if m.source in names:
            files.row("CONTAINS", (m.source, m.id))
        for key in m.names:
            files.row("NAMES", (m.id, key))


def _by_type(edges: Iterable[Edge]) -> Iterator[tuple[str, list[Edge]]]:
    kinds: dict[str, list[Edge]] = {}
    for edge in edges:
        kinds.setdefault(edge.type, []).append(edge)
    yield from sorted(kinds.items())


def _write_arguments(folder: Path, files: _Files) -> None:
    lines = list(_OPTIONS)
    for kind in files.kinds():
        option = "nodes" if kind in _NODES else "relationships"
        # With the folder: the tool of 2026 takes no bare name.
        lines.append(f"--{option}={kind}=./{kind.lower()}.csv")
    (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
