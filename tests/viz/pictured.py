"""Graphs of our own for the tests of the picture, in the shape that `Store.subgraph` gives."""

from collections.abc import Iterable
from typing import Any

import networkx

from danchieu.graph.facts import Body, Document, Edge
from tests.factories import document, edge, proof

RESOLUTION = "tw:27-NQ/TW@2022-11-09"
PROGRAMME = "lam-dong:51-CTr/TU@2023-03-10"
PLAN = "lam-dong.duc-trong:132-KH/HU@2023-04-12"
OLD_GUIDE = "lam-dong:03-HD/BNCTU@2021-08-12"
GUIDE = "lam-dong:06-HD/BNCTU@2023-06-30"
LAW = "tw:Luật Tố cáo@2018"
UNSETTLED = f"?:13-KH/TU@?~{PLAN}"

Subgraph = networkx.MultiDiGraph


def subgraph(documents: Iterable[Document], edges: Iterable[Edge], bodies: Iterable[Body] = ()) -> "Subgraph[str]":
    """A graph as a store gives it."""
    made: Subgraph[str] = networkx.MultiDiGraph()
    made.add_nodes_from((d.key, {"document": d}) for d in documents)
    made.add_nodes_from((b.name, {"body": b}) for b in bodies)
    for e in edges:
        made.add_edge(e.source, e.target, key=(e.type, e.asserted_by, e.role, e.task), edge=e)
    return made


def implementation(**plan: Any) -> "Subgraph[str]":
    """A resolution, what follows it on three levels, a replaced guide, a told edge, duties and an unsettled citation.

    `plan` sets fields of the district's plan.
    """
    documents = [
        document(
            RESOLUTION, level="central", jurisdiction="TW", issuer="Ban Chấp hành Trung ương", title="về Nhà nước"
        ),
        document(PROGRAMME, level="province", jurisdiction="Lâm Đồng", issuer="Tỉnh ủy Lâm Đồng", status="cited"),
        document(
            PLAN,
            **{
                "level": "district",
                "jurisdiction": "Lâm Đồng/Đức Trọng",
                "issuer": "Huyện ủy Đức Trọng",
                "title": "Triển khai <script>alert(1)</script> & “cải cách”",
                "sources": ("kho/132-kh-hu.docx",),
            }
            | plan,
        ),
        document(OLD_GUIDE, level="province", jurisdiction="Lâm Đồng", issuer="Ban Nội chính Tỉnh ủy"),
        document(GUIDE, level="province", jurisdiction="Lâm Đồng", issuer="Ban Nội chính Tỉnh ủy"),
        document(LAW, level="central", jurisdiction="TW", issuer="Quốc hội", status="cited", type="Luật"),
        document(UNSETTLED, status="cited", placeholder=True, candidates=("lam-dong:13-KH/TU@2021-06-23",)),
    ]
    said = "Thực hiện Chương trình số 51-CTr/TU về thực hiện Nghị quyết số 27- NQ/TƯ, ngày 09/11/2022 </script><b>x"
    here = "kho/132-kh-hu.docx"
    edges = [
        edge(PLAN, "IMPLEMENTS", PROGRAMME, scope="title", evidence=(proof(said, here),)),
        edge(PROGRAMME, "IMPLEMENTS", RESOLUTION, scope="asserted", asserted_by=PLAN, evidence=(proof(said, here),)),
        edge(GUIDE, "GUIDES", PROGRAMME, evidence=(proof("Hướng dẫn thực hiện Chương trình số 51-CTr/TU"),)),
        edge(GUIDE, "REPLACES", OLD_GUIDE, evidence=(proof("thay thế Hướng dẫn số 03-HD/BNCTU"),)),
        edge(PLAN, "BASED_ON", LAW, evidence=(proof("Căn cứ Luật Tố cáo năm 2018", here),)),
        edge(PLAN, "REFERS_TO", UNSETTLED, inferred="date", evidence=(proof("theo Kế hoạch số 13-KH/TU", here),)),
    ]
    bodies = [Body("Công an huyện Đức Trọng"), Body("Tòa án nhân dân huyện Đức Trọng"), Body("Huyện đoàn Đức Trọng")]
    edges += [edge(PLAN, "ASSIGNED_TO", b.name, evidence=(proof(f"Giao {b.name}", here),)) for b in bodies]
    return subgraph(documents, edges, bodies)


def crowd(size: int, province: str = "Lâm Đồng") -> "Subgraph[str]":
    """A resolution that `size` districts of one province implement."""
    plans = [
        document(
            f"lam-dong.h{n}:{n + 1}-KH/HU@2023-{n % 12 + 1:02d}-05",
            level="district",
            jurisdiction=f"{province}/H{n}",
            issuer=f"Huyện ủy H{n}",
        )
        for n in range(size)
    ]
    root = document(RESOLUTION, level="central", jurisdiction="TW")
    return subgraph([root, *plans], [edge(p.key, "IMPLEMENTS", RESOLUTION) for p in plans])


def charged(count: int) -> "Subgraph[str]":
    """A resolution with `count` plans, each of which gives one body of its own a duty."""
    made = crowd(count)
    for key in [key for key in made if key != RESOLUTION]:
        name = f"Công an {key.split(':')[0]}"
        duty = edge(key, "ASSIGNED_TO", name)
        made.add_node(name, body=Body(name))
        made.add_edge(key, name, key=(duty.type, key), edge=duty)
    return made
