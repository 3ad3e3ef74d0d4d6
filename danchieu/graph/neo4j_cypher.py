"""All Cypher of the Neo4j store's questions and writes, in one place; values go as parameters only.

What cannot be a parameter, the types of relationships, comes from the closed lists of the model. Node labels: `Source`
-`READ_AS`→ `Reading` (what was asserted); `Document`, `Body`, `Task`, `Mention` (what is derived). A duty is
`Document` -`STATES`→ `Task` -`ASSIGNED_TO`→ `Body`; every other edge is one relationship.
"""

from collections.abc import Collection
from typing import Final

from danchieu.graph.facts import BODY_EDGES
from danchieu.graph.model import RELATION_TYPES
from danchieu.graph.store import Direction

DUTY: Final = "ASSIGNED_TO"
TO_BODIES: Final = tuple(kind for kind in BODY_EDGES if kind != DUTY)
DIRECT: Final = (*RELATION_TYPES, *TO_BODIES)
"""Types that are one relationship each."""

DOCUMENT_FIELDS: Final = (
    "key", "code", "type", "symbol", "name", "scope", "jurisdiction", "level", "date", "issuer", "title", "status",
    "sources", "placeholder", "candidates", "term", "secrecy",
)  # fmt: skip
PROPERTY: Final = {"code": "name", "name": "called"}
"""Browser captions a node by its `name`: a document's is the code, as people call it."""
EDGE_PROPERTIES: Final = (
    "scope", "told_by", "draft", "inferred", "evidence_source", "evidence_start", "evidence_end", "evidence",
    "evidence_page", "role", "deadline",
)  # fmt: skip
_LISTS: Final = frozenset(
    ("sources", "candidates", "evidence_source", "evidence_start", "evidence_end", "evidence", "evidence_page")
)


def _column(of: str, name: str) -> str:
    """A property as a column; the import tool leaves empty lists out."""
    return f"coalesce({of}.{name}, [])" if name in _LISTS else f"{of}.{name}"


EDGE_COLUMNS: Final = ", ".join(_column("r", name) for name in EDGE_PROPERTIES)

# the lock and the state of the graph

LOCK: Final = "MERGE (b:Block {name: '*'}) SET b.locked = true"
STATE: Final = (
    "MATCH (b:Block {name: '*'}) RETURN coalesce(b.asserted, 0), b.resolved,"
    " EXISTS { MATCH (:Block {name: 'rebuilding'}) }, coalesce(b.turn, 0)"
)
SET_STATE: Final = "MATCH (b:Block {name: '*'}) SET b.asserted = $asserted, b.resolved = $resolved, b.turn = $turn"
REBUILDING: Final = "MERGE (b:Block {name: 'rebuilding'}) SET b.owner = $owner"
STILL_REBUILDING: Final = "MATCH (b:Block {name: 'rebuilding', owner: $owner}) SET b.owner = $owner RETURN true"
REBUILT: Final = "MATCH (b:Block {name: 'rebuilding', owner: $owner}) DELETE b"

# sources and what they say

PUT: Final = (
    "UNWIND $rows AS row MERGE (s:Source {name: row.name}) SET s += row.about"
    " WITH s, row OPTIONAL MATCH (s)-[:READ_AS]->(old:Reading)"
    " WITH s, row, old WHERE coalesce(old.digest, '') <> row.digest"
    " FOREACH (gone IN CASE WHEN old IS NULL THEN [] ELSE [old] END | DETACH DELETE gone)"
    " FOREACH (said IN row.said | CREATE (s)-[:READ_AS]->(r:Reading) SET r = said)"
    " RETURN count(*) AS changed"
)
FORGET: Final = (
    "UNWIND $names AS name MATCH (s:Source {name: name}) OPTIONAL MATCH (s)-[:READ_AS]->(r:Reading)"
    " WITH s, r, CASE WHEN r IS NULL THEN 0 ELSE 1 END AS had DETACH DELETE s, r RETURN sum(had) AS changed"
)
SOURCES: Final = "MATCH (s:Source) RETURN s.name, s.folder, s.sha256, s.version, s.set_aside, s.read_at ORDER BY s.name"
TALLY: Final = "MATCH (s:Source) RETURN count(*) - count(s.set_aside), count(s.set_aside), max(s.read_at)"
TEXT: Final = "MATCH (s:Source {name: $name})-[:READ_AS]->(r:Reading) RETURN r.text"
ASSERTED: Final = (
    "MATCH (s:Source)-[:READ_AS]->(r:Reading) WHERE s.name > $after"
    " RETURN s.name, s.sha256, r.text, r.extraction ORDER BY s.name LIMIT $limit"
)

# documents and bodies

_DOCUMENT: Final = ", ".join(_column("d", PROPERTY.get(field, field)) for field in DOCUMENT_FIELDS)
_NEWEST: Final = "ORDER BY coalesce(d.date, '') DESC, d.key LIMIT $limit"
ALL_DOCUMENTS: Final = f"MATCH (d:Document) RETURN {_DOCUMENT}"
DOCUMENTS: Final = f"UNWIND $keys AS key MATCH (d:Document {{key: key}}) RETURN {_DOCUMENT}"
WITH_CODE: Final = f"CALL db.index.fulltext.queryNodes('document_codes', $code) YIELD node AS d RETURN {_DOCUMENT}"
WITH_NUMBER: Final = f"MATCH (d:Document {{number: $number}}) WHERE $type IS NULL OR d.type = $type RETURN {_DOCUMENT}"
OF_TYPE: Final = f"MATCH (d:Document {{type: $type}}) RETURN {_DOCUMENT}"
BEST_CODES: Final = f"{WITH_CODE} {_NEWEST}"
BEST_BEGINNINGS: Final = (
    "CALL db.index.fulltext.queryNodes('document_codes', $begins) YIELD node AS d WITH d"
    f" WHERE any(code IN d.spellings WHERE code STARTS WITH $code) RETURN {_DOCUMENT} {_NEWEST}"
)
BEST_WORDS: Final = (
    "CALL db.index.fulltext.queryNodes('documents', $words) YIELD node AS d WITH d"
    f" WHERE all(word IN $more WHERE (' ' + d.words + ' ') CONTAINS word) RETURN {_DOCUMENT} {_NEWEST}"
)
ALL_BODIES: Final = "MATCH (b:Body) RETURN b.name, b.level, b.jurisdiction"
BODIES: Final = "UNWIND $names AS name MATCH (b:Body {name: name}) RETURN b.name, b.level, b.jurisdiction"
BODIES_CALLED: Final = "MATCH (b:Body {words: $words}) RETURN b.name, b.level, b.jurisdiction"
BODIES_WITH: Final = (
    "CALL db.index.fulltext.queryNodes('bodies', $words) YIELD node AS b WITH b"
    " WHERE all(word IN $more WHERE (' ' + b.words + ' ') CONTAINS word) RETURN b.name, b.level, b.jurisdiction"
)

# walks

_STARTS: Final = (
    "CALL { MATCH (s:Document) WHERE s.key IN $nodes RETURN s"
    " UNION ALL MATCH (s:Body) WHERE s.name IN $nodes RETURN s }"
)
_ROW: Final = f"RETURN a.key, coalesce(b.key, b.name), type(r), null AS task, null AS heading, {EDGE_COLUMNS}"
_DUTY_ROW: Final = f"RETURN a.key, b.name, type(r), t.name, t.heading, {EDGE_COLUMNS}"
_DUTY: Final = f"(a:Document)-[:STATES]->(t:Task)-[r:{DUTY}]->(b:Body)"


def direct(types: Collection[str]) -> str:
    """The types among these that are one relationship each, as a pattern names them: "GUIDES|IMPLEMENTS"."""
    return "|".join(kind for kind in sorted(DIRECT) if kind in types)


def edges_at(types: str, direction: Direction) -> str:
    """Edges at `$nodes`; `types` as of `direct`."""
    here = "a" if direction == "out" else "b"
    return f"{_STARTS} WITH s AS {here} MATCH (a)-[r:{types}]->(b) {_ROW}"


def duties_at(direction: Direction) -> str:
    """Duties that the documents in `$nodes` state ("out"), or that the bodies in it have ("in")."""
    where = "a.key IN $nodes" if direction == "out" else "b.name IN $nodes"
    return f"MATCH {_DUTY} WHERE {where} {_DUTY_ROW}"


def reached(types: str, direction: Direction, steps: int) -> str:
    """The opening of a walk: every node `n` within so many steps of `$nodes`, with its distance `far`.

    Straight after a pattern of variable length, the least length is found breadth first (measured: as fast as the
    plain count of distinct nodes; without it hubs explode).
    """
    left, right = ("<", "") if direction == "in" else ("", ">")
    return f"{_STARTS} MATCH p = (s){left}-[:{types}*0..{steps}]-{right}(n) WITH n, min(length(p)) AS far"


def edges_outward(types: str, direction: Direction, depth: int) -> str:
    """Edges met within `depth` steps of `$nodes`, each with its distance at the end of the row."""
    here = "a" if direction == "out" else "b"
    return f"{reached(types, direction, depth - 1)} WITH n AS {here}, far MATCH (a)-[r:{types}]->(b) {_ROW}, far + 1"


def neighbours(types: str) -> str:
    """What lies one step from `$nodes`, whichever way."""
    return f"{_STARTS} MATCH (s)-[:{types}]-(n) RETURN DISTINCT coalesce(n.key, n.name)"


CHARGED: Final = f"MATCH {_DUTY} WHERE a.key IN $nodes RETURN DISTINCT b.name"
CHARGING: Final = f"MATCH {_DUTY} WHERE b.name IN $nodes RETURN DISTINCT a.key"


def without(types: str, direction: Direction, *, duties: bool) -> str:
    """Held documents at which no edge of these types starts ("out") or ends ("in"); `$drafts`: drafts' edges count."""
    left, right = ("<", "") if direction == "in" else ("", ">")
    query = "MATCH (d:Document {status: 'held'}) WHERE true"
    counts = "WHERE $drafts OR NOT r.draft"
    if types:
        query += f" AND NOT EXISTS {{ MATCH (d){left}-[r:{types}]-{right}() {counts} }}"
    if duties and direction == "out":
        query += f" AND NOT EXISTS {{ MATCH (d)-[:STATES]->(:Task)-[r:{DUTY}]->() {counts} }}"
    return f"{query} RETURN {_DOCUMENT}"


_BOTH_ENDS: Final = "MATCH (a:Document {key: $start}) MATCH (b:Document {key: $end})"


def within_two(types: str) -> str:
    """The first document on a path of one or two steps between `$start` and `$end`: the other end, else the smallest.

    From the end with fewer edges: of the two often one is a hub.
    """
    few = f"COUNT {{ (a)-[:{types}]-() }} <= COUNT {{ (b)-[:{types}]-() }}"
    return (
        f"{_BOTH_ENDS} WITH a, b, {few} AS few WITH CASE WHEN few THEN a ELSE b END AS near,"
        f" CASE WHEN few THEN b ELSE a END AS far MATCH (near)-[:{types}]-(n)"
        f" WHERE n = far OR EXISTS {{ (n)-[:{types}]-(far) }}"
        " WITH DISTINCT far, n ORDER BY n <> far, n.key LIMIT 1 RETURN n = far, n.key"
    )


def edges_between(types: str) -> str:
    """The edges of both directions between the two documents of each of `$pairs`."""
    return (
        "UNWIND $pairs AS pair MATCH (x:Document {key: pair[0]}) MATCH (y:Document {key: pair[1]})"
        f" MATCH (x)-[r:{types}]-(y) WITH startNode(r) AS a, endNode(r) AS b, r {_ROW}"
    )


def edges_among(types: str) -> str:
    """Edges whose two ends are among `$nodes`."""
    return (
        f"MATCH (a:Document) WHERE a.key IN $nodes MATCH (a)-[r:{types}]->(b)"
        f" WHERE coalesce(b.key, b.name) IN $nodes {_ROW}"
    )


DUTIES_AMONG: Final = f"MATCH {_DUTY} WHERE a.key IN $nodes AND b.name IN $nodes {_DUTY_ROW}"
ALL_EDGES: Final = f"MATCH (a:Document)-[r:{'|'.join(DIRECT)}]->(b) {_ROW}"
COUNT: Final = "MATCH ()-[r]->() RETURN count(r)"
ALL_DUTIES: Final = f"MATCH {_DUTY} {_DUTY_ROW}"

# the derived graph, as `neo4j_graph` compares and writes it

STORED_DOCUMENTS: Final = "MATCH (d:Document) RETURN d.key, properties(d)"
STORED_BODIES: Final = "MATCH (b:Body) RETURN b.name, properties(b)"
HOLDERS: Final = "MATCH (s:Source)-[:HOLDS]->(d:Document) RETURN d.key, s.name"
TASKS: Final = "MATCH (t:Task) RETURN t.id"
MENTIONS: Final = (
    "MATCH (m:Mention) RETURN m.source, m.start, m.end, m.page, m.name, [(m)-[:NAMES]->(d) | d.key],"
    " EXISTS { (:Source)-[:CONTAINS]->(m) }"
)
PUT_DOCUMENTS: Final = "UNWIND $rows AS row MERGE (d:Document {key: row.key}) SET d = row"
RELEASE: Final = "UNWIND $rows AS key MATCH (:Source)-[h:HOLDS]->(:Document {key: key}) DELETE h"
HOLD: Final = (
    "UNWIND $rows AS row MATCH (s:Source {name: row[0]}) MATCH (d:Document {key: row[1]}) CREATE (s)-[:HOLDS]->(d)"
)
PUT_BODIES: Final = "UNWIND $rows AS row MERGE (b:Body {name: row.name}) SET b = row"
PUT_TASKS: Final = (
    "UNWIND $rows AS row MATCH (d:Document {key: row[0]})"
    " CREATE (d)-[:STATES]->(:Task {id: row[1], heading: row[2], name: row[3]})"
)
PUT_MENTIONS: Final = (
    "UNWIND $rows AS row MATCH (d:Document {key: row[6]}) CREATE (:Mention {id: row[0], source: row[1], start: row[2],"
    " end: row[3], page: row[4], name: row[5]})-[:NAMES]->(d)"
)
NAME: Final = (
    "UNWIND $rows AS row MATCH (m:Mention {id: row[0]}) MATCH (d:Document {key: row[1]}) CREATE (m)-[:NAMES]->(d)"
)
CONTAIN: Final = (
    "UNWIND $rows AS row MATCH (s:Source {name: row[1]}) MATCH (m:Mention {id: row[0]}) CREATE (s)-[:CONTAINS]->(m)"
)
DROP_DOCUMENTS: Final = "UNWIND $rows AS key MATCH (n:Document {key: key}) DETACH DELETE n"
DROP_BODIES: Final = "UNWIND $rows AS name MATCH (n:Body {name: name}) DETACH DELETE n"
DROP_TASKS: Final = "UNWIND $rows AS id MATCH (n:Task {id: id}) DETACH DELETE n"
DROP_MENTIONS: Final = "UNWIND $rows AS id MATCH (n:Mention {id: id}) DETACH DELETE n"
IDS_OF_EDGES: Final = ALL_EDGES + ", elementId(r)"
IDS_OF_DUTIES: Final = ALL_DUTIES + ", elementId(r)"
DROP_EDGES: Final = "UNWIND $rows AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r"


def put_edges(kind: str) -> str:
    """Relationships of one type of `DIRECT`, or duties: rows of both ends and the values of `EDGE_PROPERTIES`."""
    label, key = ("Body", "name") if kind in BODY_EDGES else ("Document", "key")
    start = "(a:Task {id: row[0]})" if kind == DUTY else "(a:Document {key: row[0]})"
    values = ", ".join(f"{name}: row[{i}]" for i, name in enumerate(EDGE_PROPERTIES, 2))
    return (
        f"UNWIND $rows AS row MATCH {start} MATCH (b:{label} {{{key}: row[1]}}) CREATE (a)-[:{kind} {{{values}}}]->(b)"
    )
