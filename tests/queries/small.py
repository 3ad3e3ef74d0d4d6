"""A small graph written by hand: two provinces, a told programme, a draft, a passing mention, an unsettled citation."""

from pathlib import Path

from danchieu.graph.facts import Body, Evidence, Graph
from danchieu.graph.sqlite_store import SQLiteStore
from tests.factories import document, edge, graph, row

RESOLUTION = "tw:27-NQ/TW@2022-11-09"
OLDER = "tw:27-NQ/TW@2018-05-21"
PROGRAMME = "lam-dong:51-CTr/TU@2023-03-10"
PLAN = "lam-dong.duc-trong:132-KH/HU@2023-04-12"
REPORT = "lam-dong.duc-trong:85-BC/HU@2024-12-20"
DRAFT = "lam-dong.duc-trong:-KH/HU@2023-06"
PASSING = "binh-dinh:14-KH/TU@2023-07-01"
TWINS = ("binh-dinh:13-KH/TU@2021-09-10", "lam-dong:13-KH/TU@2021-05-14")
DIRECTIVES = ("binh-dinh:31-CT/TU@2020-01-05", "lam-dong:31-CT/TU@2020-10-09")
UNSETTLED = f"?:31-CT/TU@?~{REPORT}"
UNKNOWN = f"?:77-KL/TU@?~{REPORT}"
RULE = "lam-dong:03-HD/BNCTU@2021-08-12"
NEW_RULE = "lam-dong:06-HD/BNCTU@2023-06-30"
POLICE = "Công an huyện Đức Trọng"
COURT = "Tòa án nhân dân huyện Đức Trọng"
COMMITTEE = "Huyện ủy Đức Trọng"

TITLE = "Thực hiện Chương trình hành động số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy"
PASSED = "tiếp tục thực hiện 27-NQ/TW"
TOLD = "Chương trình hành động số 51-CTr/TU của Tỉnh ủy về thực hiện Nghị quyết số 27-NQ/TW"


def _said(sentence: str, start: int = 0, source: str = "kho/132.txt") -> tuple[Evidence, ...]:
    return (Evidence(source, start, start + len(sentence), sentence),)


def small() -> Graph:
    """The graph; `UNSETTLED` may mean either of `DIRECTIVES`, nothing tells what `UNKNOWN` is."""
    place = {"level": "district", "jurisdiction": "Lâm Đồng/Đức Trọng", "issuer": COMMITTEE}
    lam_dong, binh_dinh = (
        {"level": "province", "issuer": "Tỉnh ủy Lâm Đồng"},
        {"level": "province", "issuer": "Tỉnh ủy Bình Định"},
    )
    documents = [
        document(RESOLUTION, status="cited", level="central", issuer="Ban Chấp hành Trung ương"),
        document(OLDER, status="cited", level="central", issuer="Ban Chấp hành Trung ương"),
        document(PROGRAMME, status="cited", **lam_dong),
        document(PLAN, sources=("kho/132.txt",), title="Kế hoạch cải cách tư pháp", **place),
        document(REPORT, sources=("kho/85.pdf",), **place),
        document(DRAFT, status="draft", sources=("kho/du-thao.txt",), **place),
        document(PASSING, sources=("kho/14.txt",), **binh_dinh),
        document(TWINS[0], sources=("kho/13b.txt",), **binh_dinh),
        document(TWINS[1], sources=("kho/13l.txt",), **lam_dong),
        document(DIRECTIVES[0], sources=("kho/31b.txt",), **binh_dinh),
        document(DIRECTIVES[1], sources=("kho/31l.txt",), **lam_dong),
        document(UNSETTLED, status="cited", placeholder=True, candidates=DIRECTIVES),
        document(UNKNOWN, status="cited", placeholder=True),
        document(RULE, sources=("kho/03.txt",), **lam_dong),
        document(NEW_RULE, sources=("kho/06.txt",), **lam_dong),
    ]
    edges = [
        edge(PROGRAMME, "IMPLEMENTS", RESOLUTION, scope="asserted", asserted_by=PLAN, evidence=_said(TOLD, 200)),
        edge(PLAN, "IMPLEMENTS", PROGRAMME, scope="title", evidence=_said(TITLE, 100)),
        edge(PLAN, "BASED_ON", RESOLUTION, scope="preamble", evidence=_said("Căn cứ Nghị quyết số 27-NQ/TW;", 50)),
        edge(REPORT, "REVIEWS", PLAN, scope="title", evidence=_said("Sơ kết Kế hoạch 132-KH/HU", source="kho/85.pdf")),
        edge(REPORT, "IMPLEMENTS", UNSETTLED, scope="title", evidence=_said("theo Chỉ thị 31", 60, "kho/85.pdf")),
        edge(REPORT, "REFERS_TO", UNKNOWN, evidence=_said("Kết luận 77", 90, "kho/85.pdf")),
        edge(DRAFT, "IMPLEMENTS", RESOLUTION, scope="title", draft=True),
        edge(DRAFT, "ASSIGNED_TO", COURT, draft=True),
        edge(PASSING, "IMPLEMENTS", RESOLUTION, inferred="khóa XIII", evidence=_said(PASSED, source="kho/14.txt")),
        edge(PASSING, "IMPLEMENTS", DIRECTIVES[0], evidence=_said("tiếp tục thực hiện 31-CT/TU", 40, "kho/14.txt")),
        edge(REPORT, "REFERS_TO", OLDER, evidence=_said("Nghị quyết 27-NQ/TW khóa XII", 120, "kho/85.pdf")),
        edge(NEW_RULE, "REPLACES", RULE, evidence=_said("thay thế Hướng dẫn 03-HD/BNCTU", source="kho/06.txt")),
        edge(NEW_RULE, "GUIDES", PROGRAMME, scope="title", evidence=_said("hướng dẫn 51-CTr/TU", 10, "kho/06.txt")),
        edge(PLAN, "ISSUED_BY", COMMITTEE),
        edge(PLAN, "ISSUED_BY", COMMITTEE, asserted_by=REPORT, evidence=_said("của Huyện ủy", 150, "kho/85.pdf")),
        edge(PLAN, "ADDRESSED_TO", COURT, evidence=_said("- Tòa án nhân dân huyện,", 900)),
        edge(
            PLAN, "ASSIGNED_TO", POLICE, role="lead", task="Tổ chức kiểm tra.", heading="II.6",
            deadline="Trong năm 2023", evidence=_said("Cơ quan thực hiện: Công an huyện", 800),
        ),
    ]  # fmt: skip
    bodies = [Body(POLICE, "district"), Body(COURT, "district"), Body(COMMITTEE, "district")]
    return graph(documents, edges, bodies)


def made(path: Path) -> Path:
    """A store that holds the graph, eleven files read and one set aside."""
    with SQLiteStore.open(path) as store, store.writing():
        for name in sorted({s for d in small().documents for s in d.sources}):
            store.put(row(name), None)
        store.put(row("kho/hong.pdf", set_aside="scan", read_at="2025-01-02T08:30:00Z"), None)
        store.write_graph(small())
    return path
