"""The graph in the formats that others read."""

import json
import random

import networkx
import pytest

from danchieu.graph.exchange import graph_graphml, graph_json
from danchieu.graph.facts import Body, Evidence, Graph
from tests.factories import document, edge, graph, proof

RESOLUTION = "tw:27-NQ/TW@2022-11-09"
PROGRAMME = "lam-dong:51-CTr/TU@2023-03-10"
PLAN = "lam-dong.duc-trong:132-KH/HU@2023-04-12"
OPEN = "lam-dong:7-CT/TU@?~lam-dong.duc-trong:132-KH/HU@2023-04-12"
COURT = "Tòa án nhân dân huyện Đức Trọng"

TOLD = edge(
    PROGRAMME,
    "IMPLEMENTS",
    RESOLUTION,
    scope="asserted",
    asserted_by=PLAN,
    inferred="term",
    evidence=(
        Evidence("kho/132-KH.pdf", 10, 30, "Chương trình 51-CTr/TU\x0c <về> thực hiện Nghị quyết 27-NQ/TW", 2),
        Evidence("kho/132-KH.pdf", 50, 60, "Theo Chương trình 51-CTr/TU"),
    ),
)
OWN = edge(PLAN, "IMPLEMENTS", PROGRAMME, scope="title", evidence=(proof("Triển khai", "kho/132-KH.pdf", 5),))
LEAD = edge(PLAN, "ASSIGNED_TO", COURT, task="Xét xử.", deadline="Năm 2023", heading="II.6", evidence=())
ADVISE = edge(PLAN, "ASSIGNED_TO", COURT, role="advise", task="Xét xử.", evidence=())
WHOLE = graph(
    [
        document(RESOLUTION, status="cited", level="central", jurisdiction="TW", term="XIII"),
        document(PROGRAMME, status="cited"),
        document(PLAN, sources=("kho/132-KH.docx", "kho/132-KH.pdf"), title="Triển khai “cải cách tư pháp” & <khác>"),
        document(OPEN, status="cited", placeholder=True, candidates=("lam-dong:7-CT/TU@2021", "lam-dong:7-CT/TU@2016")),
    ],
    [TOLD, OWN, LEAD, ADVISE],
    [Body(COURT, "district", "Lâm Đồng/Đức Trọng")],
)


def shuffled(whole: Graph, seed: int) -> Graph:
    chance = random.Random(seed)
    return Graph(
        tuple(chance.sample(whole.documents, len(whole.documents))),
        tuple(chance.sample(whole.bodies, len(whole.bodies))),
        tuple(chance.sample(whole.edges, len(whole.edges))),
    )


def test_json_of_a_document_holds_all_that_is_known_of_it() -> None:
    documents = {row["key"]: row for row in graph_json(WHOLE)["documents"]}
    assert documents[PLAN] == {
        "key": PLAN,
        "status": "held",
        "sources": ["kho/132-KH.docx", "kho/132-KH.pdf"],
        "code": "132-KH/HU",
        "type": "KH",
        "symbol": "132-KH/HU",
        "name": None,
        "scope": "lam-dong.duc-trong",
        "jurisdiction": None,
        "level": None,
        "date": "2023-04-12",
        "issuer": None,
        "title": "Triển khai “cải cách tư pháp” & <khác>",
        "term": None,
        "secrecy": None,
        "placeholder": False,
        "candidates": [],
    }
    assert documents[OPEN]["placeholder"] is True
    assert documents[OPEN]["candidates"] == ["lam-dong:7-CT/TU@2021", "lam-dong:7-CT/TU@2016"]  # best first, not sorted


def test_json_of_edges() -> None:
    own, told = (row for row in graph_json(WHOLE)["edges"] if row["type"] == "IMPLEMENTS")
    assert own == {
        "from": PLAN,
        "to": PROGRAMME,
        "type": "IMPLEMENTS",
        "scope": "title",
        "asserted_by": PLAN,
        "draft": False,
        "inferred": None,
        "evidence": [{"source": "kho/132-KH.pdf", "start": 5, "end": 15, "sentence": "Triển khai", "page": None}],
    }
    assert (told["from"], told["to"], told["asserted_by"], told["inferred"]) == (PROGRAMME, RESOLUTION, PLAN, "term")
    assert [proof["page"] for proof in told["evidence"]] == [2, None]


def test_json_of_duties_names_role_and_task() -> None:
    duties = [row for row in graph_json(WHOLE)["edges"] if row["type"] == "ASSIGNED_TO"]
    assert duties == [
        {
            "from": PLAN,
            "to": COURT,
            "type": "ASSIGNED_TO",
            "scope": None,
            "asserted_by": PLAN,
            "draft": False,
            "inferred": None,
            "evidence": [],
            "role": role,
            "task": "Xét xử.",
            "deadline": deadline,
            "heading": heading,
        }
        for role, deadline, heading in (("advise", None, None), ("lead", "Năm 2023", "II.6"))
    ]


def test_json_of_bodies() -> None:
    assert graph_json(WHOLE)["bodies"] == [{"name": COURT, "level": "district", "jurisdiction": "Lâm Đồng/Đức Trọng"}]


@pytest.mark.parametrize("seed", range(3))
def test_the_same_graph_gives_the_same_bytes(seed: int) -> None:
    other = shuffled(WHOLE, seed)
    assert json.dumps(graph_json(other)) == json.dumps(graph_json(WHOLE))
    assert graph_graphml(other) == graph_graphml(WHOLE)


def test_graphml_is_read_back_by_networkx() -> None:
    read = networkx.parse_graphml(graph_graphml(WHOLE), force_multigraph=True)
    assert sorted(read.nodes) == sorted([RESOLUTION, PROGRAMME, PLAN, OPEN, COURT])
    assert read.nodes[COURT] == {"kind": "body", "level": "district", "jurisdiction": "Lâm Đồng/Đức Trọng"}
    assert read.nodes[PLAN]["kind"] == "document"
    assert read.nodes[PLAN]["title"] == "Triển khai “cải cách tư pháp” & <khác>"
    assert read.nodes[PLAN]["sources"] == "kho/132-KH.docx | kho/132-KH.pdf"
    assert read.nodes[OPEN]["placeholder"] is True
    assert "candidates" not in read.nodes[PLAN]
    assert "issuer" not in read.nodes[PLAN]
    edges = sorted((a, b, d["type"], d.get("role")) for a, b, d in read.edges(data=True))
    assert edges == sorted((e.source, e.target, e.type, e.role) for e in WHOLE.edges)


def test_graphml_holds_evidence_as_text_that_xml_can_hold() -> None:
    read = networkx.parse_graphml(graph_graphml(WHOLE), force_multigraph=True)
    (told,) = (data for _, _, data in read.edges(PROGRAMME, data=True))
    assert told["evidence"] == (
        "Chương trình 51-CTr/TU  <về> thực hiện Nghị quyết 27-NQ/TW | Theo Chương trình 51-CTr/TU"
    )
    assert told["evidence_sources"] == "kho/132-KH.pdf | kho/132-KH.pdf"
    assert told["evidence_spans"] == "10-30 | 50-60"
    assert told["draft"] is False


def test_an_empty_graph() -> None:
    assert graph_json(graph()) == {"documents": [], "bodies": [], "edges": []}
    assert len(networkx.parse_graphml(graph_graphml(graph()))) == 0
