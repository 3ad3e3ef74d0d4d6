"""What the graph looks like to somebody who opens Neo4j Browser on it: labels, types, captions, search."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from danchieu.demo import DOCUMENTS
from danchieu.graph import neo4j_cypher
from danchieu.graph.opening import open_store
from tests.neo4j import live


@pytest.fixture(scope="module")
def opened(own_server: live.LocalServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j.Driver]:
    """The demo in the database, and a plain driver on it."""
    from datetime import UTC, datetime

    from danchieu.ingest.folder import ingest_paths

    live.empty(own_server.address)
    with open_store(own_server.address, os.environ) as store:
        ingest_paths(store, [DOCUMENTS], clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    uri = f"bolt://127.0.0.1:{own_server.port}"
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", live.PASSWORD)) as driver:
        yield driver


def ask(opened: neo4j.Driver, query: str, **values: Any) -> list[list[Any]]:
    return [record.values() for record in opened.execute_query(query, values).records]


def test_labels_and_types_are_those_of_the_design(opened: neo4j.Driver) -> None:
    labels = {label for (label,) in ask(opened, "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label")}
    assert labels == {"Block", "Schema", "Source", "Reading", "Document", "Body", "Task", "Mention"}
    types = {kind for (kind,) in ask(opened, "MATCH ()-[r]->() RETURN DISTINCT type(r)")}
    assert types >= {"IMPLEMENTS", "ISSUED_BY", "ADDRESSED_TO", "STATES", "ASSIGNED_TO", "HOLDS", "CONTAINS", "NAMES"}


def test_every_node_has_the_name_that_browser_captions_it_by(opened: neo4j.Driver) -> None:
    """Browser takes the first property called `name`; a document's is its code."""
    captions = ask(opened, "MATCH (d:Document {key: 'tw:27-NQ/TW@2022-11-09'}) RETURN d.name, d.title")
    assert captions[0][0] == "27-NQ/TW"
    unnamed = "MATCH (n:Document|Body|Task|Mention|Source) WHERE n.name IS NULL RETURN count(*)"
    assert ask(opened, unnamed) == [[0]]


def test_a_duty_leads_from_its_document_over_the_task_to_the_body_with_role_and_deadline(opened: neo4j.Driver) -> None:
    rows = ask(
        opened,
        "MATCH (d:Document)-[:STATES]->(t:Task)-[r:ASSIGNED_TO]->(b:Body)"
        " RETURN d.name, t.name, r.role, r.deadline, b.name",
    )
    assert len(rows) == 158
    assert {role for _, _, role, _, _ in rows} >= {"lead", "coordinate", "execute"}
    assert any(deadline for *_, deadline, _ in rows)


def test_evidence_stands_on_the_relationship_and_as_a_mention(opened: neo4j.Driver) -> None:
    (row,) = ask(
        opened,
        "MATCH (a:Document {name: '47-CTr/TU'})-[r:IMPLEMENTS]->(b:Document {name: '27-NQ/TW'}) WHERE r.told_by = a.key"
        " RETURN r.evidence[0], r.evidence_source[0], r.evidence_start[0], b.key",
    )
    sentence, source, start, key = row
    assert "Nghị quyết số 27-NQ/TW" in sentence
    (mention,) = ask(
        opened,
        "MATCH (s:Source)-[:CONTAINS]->(m:Mention {source: $source, start: $start})-[:NAMES]->(d:Document)"
        " RETURN s.name, m.name, d.key",
        source=source,
        start=start,
    )
    assert mention == [source, sentence, key]
    (held,) = ask(opened, "MATCH (s:Source {name: $name})-[:HOLDS]->(d:Document) RETURN d.name", name=source)
    assert held == ["47-CTr/TU"]


def test_full_text_is_found_without_diacritics(opened: neo4j.Driver) -> None:
    query = "CALL db.index.fulltext.queryNodes('documents', $words) YIELD node RETURN node.name ORDER BY node.name"
    assert ["27-NQ/TW"] in ask(opened, query, words="+nha +nuoc +phap +quyen")
    assert ask(opened, "CALL db.index.fulltext.queryNodes('bodies', '+lam +dong') YIELD node RETURN count(*)")[0][0] > 3


def test_every_key_is_unique_by_constraint(opened: neo4j.Driver) -> None:
    constraints = ask(opened, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0], properties[0]")
    keys = {"Document": "key", "Body": "name", "Task": "id", "Mention": "id", "Source": "name", "Block": "name"}
    assert dict(map(tuple, constraints)) == keys | {"Schema": "name"}
    assert ask(opened, "SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state") == []


def test_all_cypher_is_in_its_place_and_needs_no_plugin() -> None:
    text = Path(neo4j_cypher.__file__).read_text("utf-8")
    assert not re.search(r"\bapoc\.|\bgds\.", text)
    others = {
        path.name
        for path in Path(neo4j_cypher.__file__).parent.glob("*.py")
        if re.search(r"\b(MATCH|MERGE|UNWIND) \(", path.read_text("utf-8")) and path.name != "neo4j_cypher.py"
    }
    assert others == {"neo4j_schema.py"}


def test_the_queries_of_the_docs_give_what_they_show(opened: neo4j.Driver) -> None:
    """The fenced Cypher of docs/neo4j.md, each with the table printed below it."""
    page = (live.ROOT / "docs" / "neo4j.md").read_text("utf-8")
    shown = re.findall(r"```cypher\n(.+?)```\n+(\|.+?)\n\n", page + "\n\n", re.S)
    assert len(shown) == 3
    for query, table in shown:
        _, _, *rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()]
        found = [["" if cell is None else str(cell) for cell in row] for row in ask(opened, query)]
        assert found == rows
