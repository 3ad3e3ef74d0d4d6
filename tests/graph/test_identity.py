"""Which document is it: 0 wrong links, whatever collides, and the same graph whatever the order."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.graph.facts import Assertions, Document, Edge, Graph
from danchieu.graph.identity import derive
from danchieu.graph.key import DocumentKey
from danchieu.graph.model import Assignment, BodyMentioned, Extraction, Head, Mention, Recipient, Reference, Relation

SENTENCE = "Thực hiện  **Nghị quyết** nêu\ntrên, Ban Thường vụ Huyện ủy ban hành kế hoạch."


def source(
    name: str,
    symbol: str | None = "132-KH/HU",
    date: str | None = "2023-04-12",
    place: str | None = "Lâm Đồng/Đức Trọng",
    *cites: Reference,
    relations: tuple[Relation, ...] | None = None,
    **head: Any,
) -> Assertions:
    """What a source says that implements everything it cites (other relations may be given)."""
    whole = (0, len(SENTENCE))
    if relations is None:
        relations = tuple(Relation("self", c.id, "IMPLEMENTS", "body", ((5, 9),), (whole,)) for c in cites)
    known: dict[str, Any] = {
        "type": "KH",
        "type_vi": "Kế hoạch",
        "title": f"triển khai việc {name} năm nay",
        "level": "district",
    }
    extraction = Extraction(
        "1", Head(symbol=symbol, date=date, jurisdiction=place, **(known | head)), references=cites, relations=relations
    )
    return Assertions(name, "0" * 64, SENTENCE, extraction)


def cite(
    symbol: str | None, date: str | None = None, place: str = "TW", type: str | None = "NQ", **more: Any
) -> Reference:
    """A reference r1 to a document by code."""
    return Reference(more.pop("id", "r1"), type, symbol, date, place, more.pop("name", None), **more)


def keys(graph: Graph) -> list[str]:
    return [d.key for d in graph.documents]


def document(graph: Graph, key: str) -> Document:
    return next(d for d in graph.documents if d.key == key)


def target(graph: Graph, source: str = "lam-dong.duc-trong:132-KH/HU@2023-04-12") -> Edge:
    """The one document edge of a document."""
    (found,) = [e for e in graph.edges if e.scope and e.source == source]
    return found


PLACEHOLDER = "~lam-dong.duc-trong:132-KH/HU@2023-04-12"

# What a plan of 12/4/2023 of Đức Trọng cites, what it links to, why (None: read, not inferred).
CITED = [
    # A dated central code is itself, whichever of the four it is.
    (cite("27-NQ/TW", "2022-11-09"), "tw:27-NQ/TW@2022-11-09", None),
    (cite("27-NQ/TW", "2008-08-06"), "tw:27-NQ/TW@2008-08-06", None),
    # A mention that dates itself keeps its date even where it is later than the citing document.
    (cite("27-NQ/TW", "2026-08-28"), "tw:27-NQ/TW@2026-08-28", None),
    # Undated, three are older: nothing is linked.
    (cite("27-NQ/TW"), f"tw:27-NQ/TW@?{PLACEHOLDER}", None),
    # A year or month fits every day in it.
    (cite("27-NQ/TW", "2018"), "tw:27-NQ/TW@2018-05-21", "the only 27-NQ/TW of 2018 known"),
    (cite("27-NQ/TW", "2022-11"), "tw:27-NQ/TW@2022-11-09", "the only 27-NQ/TW of 2022-11 known"),
    # A year that the table does not know is another document.
    (cite("27-NQ/TW", "2013"), "tw:27-NQ/TW@2013", None),
    # In a congress year the number may stand twice.
    (cite("27-NQ/TW", "2011"), f"tw:27-NQ/TW@2011{PLACEHOLDER}", None),
    # The term settles it.
    (cite("18-NQ/TW", term="XII"), "tw:18-NQ/TW@2017-10-25", "khóa XII"),
    (cite("18-NQ/TW", term="khóa XIII"), "tw:18-NQ/TW@2022-06-16", "khóa XIII"),
    # No such number is known in that term.
    (cite("18-NQ/TW", term="XI"), f"tw:18-NQ/TW@?{PLACEHOLDER}", None),
    # Only one is older; its series shows that the current one had not come so far.
    (cite("84-KL/TW", type="KL"), "tw:84-KL/TW@2020-07-29", "the only 84-KL/TW before 2023-04-12"),
    # Only one is known, but later terms surely had that number: 217 of the XII, 49 of the X and XII.
    (cite("217-QĐ/TW", type="QĐ"), f"tw:217-QĐ/TW@?{PLACEHOLDER}", None),
    (cite("49-NQ/TW"), f"tw:49-NQ/TW@?{PLACEHOLDER}", None),
    # Title words tell which.
    (
        cite("27-NQ/TW", title="về tiếp tục xây dựng và hoàn thiện Nhà nước pháp quyền xã hội chủ nghĩa Việt Nam"),
        "tw:27-NQ/TW@2022-11-09",
        "the title",
    ),
    # A secondary source (grade C) never decides alone, but a year beside it does.
    (cite("09-NQ/TW", date="2022"), "tw:09-NQ/TW@2022-01-28", "the only 09-NQ/TW of 2022 known"),
    # Law and resolution of one code: the type tells them apart, without a type nothing does.
    (cite("18/2008/QH12", type="Luật"), "tw:Luật 18/2008/QH12@2008-06-03", None),
    (cite("18/2008/QH12", "2008-06-03"), "tw:NQ 18/2008/QH12@2008-06-03", None),
    (cite("18/2008/QH12", "2008-06-03", type=None), f"tw:18/2008/QH12@2008-06-03{PLACEHOLDER}", None),
    (cite("96/2015/QH13"), "tw:NQ 96/2015/QH13@2015-06-26", None),
    # A normative code of a known place is complete without a date, known to the table or not.
    (cite("01/2020/TT-TANDTC", type="TT"), "tw:01/2020/TT-TANDTC@2020-06-18", None),
    (cite("15/2021/TT-BTP", type="TT"), "tw:15/2021/TT-BTP@2021", None),
    (cite("30/2018/QĐ-UBND", place="Lâm Đồng", type="QĐ"), "lam-dong:30/2018/QĐ-UBND@2018", None),
    # The code holds the year, so a wrong date beside it makes no other document.
    (
        cite("01/2021/CT-CA", "2020-01-05", type="CT"),
        "tw:01/2021/CT-CA@2021-01-05",
        "its code holds the year, 2021-01-05 is its date",
    ),
    # One act of the Standing Committee in its other spelling.
    (cite("76/2025/NQ-UBTVQH15", "2025-04-14"), "tw:NQ 76/2025/UBTVQH15@2025-04-14", None),
    # Numbered through the Assembly's term: no date needed.
    (cite("1210/NQ-UBTVQH14"), "tw:1210/NQ-UBTVQH14@?", None),
    # Zeros before the number are spelling.
    (cite("1-NQ/BCS", "2021-01-04"), "tw:01-NQ/BCS@2021-01-04", None),
    # Local codes: complete by place and day; a year is enough in which no congress met.
    (cite("13-KH/TU", "2021-06-23", "Lâm Đồng", "KH"), "lam-dong:13-KH/TU@2021-06-23", None),
    (cite("13-KH/TU", "2021", "Lâm Đồng", "KH"), "lam-dong:13-KH/TU@2021", None),
    (cite("13-KH/TU", "2020", "Lâm Đồng", "KH"), f"lam-dong:13-KH/TU@2020{PLACEHOLDER}", None),
    (cite("13-KH/TU", None, "Lâm Đồng", "KH"), f"lam-dong:13-KH/TU@?{PLACEHOLDER}", None),
    # Place unknown: a placeholder even with a date, for every province has that number.
    (cite("31-CT/TU", "2020-10-09", "?", "CT"), f"?:31-CT/TU@2020-10-09{PLACEHOLDER}", None),
    (cite("31-CT/TU", None, "?", "CT"), f"?:31-CT/TU@?{PLACEHOLDER}", None),
    # Laws by name: the only one of that name, or of that year; several: none.
    (
        cite(None, name="Luật Tố cáo", type="Luật"),
        "tw:Luật 25/2018/QH14@2018-06-12",
        "the only Luật Tố cáo before 2023-04-12",
    ),
    (
        cite(None, name="Luật Thanh tra năm 2010", type="Luật"),
        "tw:Luật 56/2010/QH12@2010-11-15",
        "the only Luật Thanh tra of 2010 known",
    ),
    (cite(None, name="Luật Thanh tra", type="Luật"), f"tw:Luật Thanh tra@?{PLACEHOLDER}", None),
    # A law that may not have been in force yet when it was cited, so that its name meant the one before.
    (
        cite(None, name="Luật Thực hiện dân chủ ở cơ sở", type="Luật"),
        f"tw:Luật Thực hiện dân chủ ở cơ sở@?{PLACEHOLDER}",
        None,
    ),
    # Laws, national congresses and codes of the centre are the centre's, whatever place was read beside them.
    (cite("27-NQ/TW", "2022-11-09", "Lâm Đồng"), "tw:27-NQ/TW@2022-11-09", None),
    (cite("96/2015/QH13", place="?"), "tw:NQ 96/2015/QH13@2015-06-26", None),
    (
        cite(None, name="Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII", place="Lâm Đồng"),
        "tw:Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII@?",
        None,
    ),
    # A law that may have been replaced long since.
    (cite(None, name="Luật Thương mại", type="Luật"), f"tw:Luật Thương mại@?{PLACEHOLDER}", None),
    # A law that the table does not hold, by name and year; without a year it stays open.
    (cite(None, name="Luật Cây xanh năm 2019", type="Luật"), "tw:Luật Cây xanh@2019", None),
    (cite(None, name="Luật Cây xanh", type="Luật"), f"tw:Luật Cây xanh@?{PLACEHOLDER}", None),
    # A congress is named by its ordinal.
    (
        cite(None, name="Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"),
        "tw:Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII@?",
        None,
    ),
    # Bare numbers: a day or a term settles them, nothing else does.
    (cite("49", "2005-06-02"), "tw:49-NQ/TW@2005-06-02", None),
    (cite("18", term="XII", issuer="Ban Chấp hành Trung ương"), "tw:18-NQ/TW@2017-10-25", "khóa XII"),
    (cite("84", type="KL"), "tw:84-KL/TW@2020-07-29", "the only KL 84 before 2023-04-12"),
    (cite("57"), f"tw:NQ 57@?{PLACEHOLDER}", None),
    (cite("49", None, "?"), f"?:NQ 49@?{PLACEHOLDER}", None),
    # A blank number names nothing that another citation could mean.
    (cite("-CV/TU", None, "Lâm Đồng", "CV"), f"lam-dong:CV -CV/TU@?{PLACEHOLDER}", None),
]


@pytest.mark.parametrize(("reference", "key", "inferred"), CITED)
def test_a_citation_means(reference: Reference, key: str, inferred: str | None) -> None:
    graph = derive([source("a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", reference)])
    assert (target(graph).target, target(graph).inferred) == (key, inferred)
    assert document(graph, key).placeholder == ("~" in key)


def test_candidates_of_a_placeholder_stand_best_first() -> None:
    graph = derive([source("a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", cite("27-NQ/TW"))])
    assert document(graph, f"tw:27-NQ/TW@?{PLACEHOLDER}").candidates == (
        "tw:27-NQ/TW@2022-11-09",
        "tw:27-NQ/TW@2018-05-21",
        "tw:27-NQ/TW@2008-08-06",
    )
    assert "tw:27-NQ/TW@2022-11-09" not in keys(graph)  # a row of the table is a node only when a citation means it


# Two sources each; what the second cites leads to.
COLLISIONS = [
    # Two provinces have a 13-KH/TU of one day: each citation goes to its own.
    (
        source("b", "13-KH/TU", "2021-06-23", "Bình Định"),
        cite("13-KH/TU", "2021-06-23", "Lâm Đồng", "KH"),
        "lam-dong:13-KH/TU@2021-06-23",
    ),
    # The held one is linked, with its day, also from a year.
    (
        source("b", "13-KH/TU", "2021-06-23", "Lâm Đồng"),
        cite("13-KH/TU", "2021", "Lâm Đồng", "KH"),
        "lam-dong:13-KH/TU@2021-06-23",
    ),
    # Undated, of the same place and numbering: inferred.
    (
        source("b", "13-KH/TU", "2021-06-23", "Lâm Đồng"),
        cite("13-KH/TU", None, "Lâm Đồng", "KH"),
        "lam-dong:13-KH/TU@2021-06-23",
    ),
    # Undated, but numbering restarted between.
    (
        source("b", "13-KH/TU", "2018-06-23", "Lâm Đồng"),
        cite("13-KH/TU", None, "Lâm Đồng", "KH"),
        f"lam-dong:13-KH/TU@?{PLACEHOLDER}",
    ),
    # Undated, of another province.
    (
        source("b", "13-KH/TU", "2021-06-23", "Bình Định"),
        cite("13-KH/TU", None, "Lâm Đồng", "KH"),
        f"lam-dong:13-KH/TU@?{PLACEHOLDER}",
    ),
    # Undated, younger than the citing document.
    (
        source("b", "13-KH/TU", "2024-06-23", "Lâm Đồng"),
        cite("13-KH/TU", None, "Lâm Đồng", "KH"),
        f"lam-dong:13-KH/TU@?{PLACEHOLDER}",
    ),
    # State numbers restart every year.
    (
        source("b", "120/QĐ-UBND", "2022-06-23", "Lâm Đồng"),
        cite("120/QĐ-UBND", None, "Lâm Đồng", "QĐ"),
        "lam-dong:120/QĐ-UBND@2022-06-23",
    ),
    (
        source("b", "120/QĐ-UBND", "2019-06-23", "Lâm Đồng"),
        cite("120/QĐ-UBND", None, "Lâm Đồng", "QĐ"),
        f"lam-dong:120/QĐ-UBND@?{PLACEHOLDER}",
    ),
    # In a district huyện and xã share the letters UBND: undated, the issuer must be known and agree.
    (
        source("b", "12/QĐ-UBND", "2023-01-05", "Lâm Đồng/Đức Trọng"),
        cite("12/QĐ-UBND", None, "Lâm Đồng/Đức Trọng", "QĐ"),
        f"lam-dong.duc-trong:12/QĐ-UBND@?{PLACEHOLDER}",
    ),
    (
        source("b", "12/QĐ-UBND", "2023-01-05", "Lâm Đồng/Đức Trọng", issuer="Ủy ban nhân dân xã Liên Hiệp"),
        cite("12/QĐ-UBND", "2023-01-05", "Lâm Đồng/Đức Trọng", "QĐ", issuer="Ủy ban nhân dân huyện Đức Trọng"),
        "lam-dong.duc-trong:12/QĐ-UBND [Ủy ban nhân dân huyện Đức Trọng]@2023-01-05",
    ),
    # Day known, place not: one document of that day is known in the province.
    (
        source("b", "31-CT/TU", "2020-10-09", "Lâm Đồng"),
        cite("31-CT/TU", "2020-10-09", "?", "CT"),
        "lam-dong:31-CT/TU@2020-10-09",
    ),
    # … but one of another province is none, for provinces cite the centre and themselves.
    (
        source("b", "31-CT/TU", "2020-10-09", "Bình Định"),
        cite("31-CT/TU", "2020-10-09", "?", "CT"),
        f"?:31-CT/TU@2020-10-09{PLACEHOLDER}",
    ),
    # Neither place nor day: never.
    (
        source("b", "31-CT/TU", "2020-10-09", "Lâm Đồng"),
        cite("31-CT/TU", None, "?", "CT"),
        f"?:31-CT/TU@?{PLACEHOLDER}",
    ),
    # The held document does not tell its place.
    (
        source("b", "31-CT/TU", "2020-10-09", None),
        cite("31-CT/TU", "2020-10-09", "Lâm Đồng", "CT"),
        "?:31-CT/TU@2020-10-09",
    ),
    # A held central document is linked before the table's row.
    (source("b", "27-NQ/TW", "2022-11-09", "TW", type="NQ"), cite("27-NQ/TW", "2022-11-09"), "tw:27-NQ/TW@2022-11-09"),
    # A citation that dates 27-NQ/TW wrongly makes no candidate beside the true one of that term …
    (
        source("b", "1-KH/TU", "2023-01-05", "Gia Lai", cite("84-KL/TW", "2020-07-19", type="KL")),
        cite("84-KL/TW", type="KL"),
        "tw:84-KL/TW@2020-07-29",
    ),
    # A draft is not what a citation means.
    (
        source("b", "13-KH/TU", "2021-06-23", "Lâm Đồng", draft=True),
        cite("13-KH/TU", "2021-06-23", "Lâm Đồng", "KH"),
        "lam-dong:13-KH/TU@2021-06-23",
    ),
]


@pytest.mark.parametrize(("other", "reference", "key"), COLLISIONS)
def test_a_citation_among_others_means(other: Assertions, reference: Reference, key: str) -> None:
    one = source("a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", reference)
    graph = derive([one, other])
    assert target(graph).target == key
    assert graph == derive([other, one])
    assert document(graph, key).status == (
        "held" if key in [_key(other)] and not other.extraction.head.draft else "cited"
    )


def _key(source: Assertions) -> str:
    (held,) = [d.key for d in derive([source]).documents if d.status == "held"] or [""]
    return held


def test_two_committees_share_a_code_and_day() -> None:
    a = cite("09-KH/BCĐTW", "2025-06-02", type="KH", issuer="Ban Chỉ đạo Trung ương về phòng, chống tham nhũng")
    b = cite("09-KH/BCĐTW", "2025-06-02", type="KH", issuer="Ban Chỉ đạo Trung ương về phát triển khoa học")
    c = cite("09-KH/BCĐTW", "2025-06-02", type="KH")
    graph = derive([source(n, f"{n}-KH/TU", "2025-06-30", "Gia Lai", r) for n, r in (("1", a), ("2", b), ("3", c))])
    ends = [e.target for e in graph.edges if e.scope]
    assert ends == [
        "tw:09-KH/BCĐTW [Ban Chỉ đạo Trung ương về phòng, chống tham nhũng]@2025-06-02",
        "tw:09-KH/BCĐTW [Ban Chỉ đạo Trung ương về phát triển khoa học]@2025-06-02",
        "tw:09-KH/BCĐTW@2025-06-02~gia-lai:3-KH/TU@2025-06-30",
    ]


def test_one_code_and_day_may_be_two_resolutions() -> None:
    # 03-NQ/HNTW of 18/6/1997: cadre strategy and the State; only the title tells.
    graph = derive([source("a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", cite("03-NQ/HNTW", "1997-06-18"))])
    placeholder = document(graph, f"tw:03-NQ/HNTW@1997-06-18{PLACEHOLDER}")
    assert len(set(placeholder.candidates)) == 2
    assert all("“" in key for key in placeholder.candidates)


def test_forms_of_a_document_are_one_witness() -> None:
    a = source(
        "x/a.docx",
        "132-KH/HU",
        "2023-04-12",
        "Lâm Đồng/Đức Trọng",
        cite("27-NQ/TW", "2022-11-09"),
        title="triển khai công tác cải cách tư pháp",
    )
    b = replace(a, source="x/a.pdf", text=SENTENCE.replace("nêu", "ncu"))
    graph = derive([a, b])
    (held,) = [d for d in graph.documents if d.status == "held"]
    assert held.sources == ("x/a.docx", "x/a.pdf")
    (edge,) = [e for e in graph.edges if e.scope]
    assert [e.source for e in edge.evidence] == ["x/a.docx", "x/a.pdf"]


@pytest.mark.parametrize(
    ("change", "documents"),
    [
        ({"title": "Triển khai công tác cải cách tư  pháp"}, 1),  # spelling
        ({"title": "triển khai công tac cai cách tư pháp"}, 1),  # OCR
        ({"title": "kiểm tra việc phòng cháy, chữa cháy rừng mùa khô"}, 2),  # another document of the same code and day
        ({"date": "2018-04-12"}, 2),  # another term
        ({"jurisdiction": "Gia Lai/Chư Sê"}, 2),  # another district
        ({"date": None}, 1),  # the scan lost its date, the title makes up for it
        ({"jurisdiction": None}, 1),
        ({"draft": True}, 2),  # the draft is not the document
    ],
)  # fmt: skip
def test_sources_are_one_document_when_nothing_contradicts(change: dict[str, Any], documents: int) -> None:
    a = source("a", title="triển khai công tác cải cách tư pháp")
    head = replace(a.extraction.head, **change)
    b = replace(a, source="b", extraction=replace(a.extraction, head=head))
    found = [d.key for d in derive([a, b]).documents]
    assert len(found) == documents == len(set(found))
    assert all(str(DocumentKey.parse(key)) == key for key in found)


def test_documents_without_code_are_named_by_what_they_have() -> None:
    graph = derive(
        [
            source(
                "a",
                None,
                None,
                "Bình Định",
                type="CT",
                title="Về tăng cường lãnh đạo, chỉ đạo đối với các hoạt động tư pháp",
            ),
            source("b", "-CV/TU", "2022-05", "Bình Định", type="CV", title="báo cáo kết quả"),
            source("kho/c @.txt", None, None, None, type=None, title=None),
        ]
    )
    assert keys(graph) == [
        "?:kho/c .txt@?",
        "binh-dinh:CT “tăng cường lãnh đạo, chỉ đạo đối với …”@?",
        "binh-dinh:CV “báo cáo kết quả”@2022-05",
    ]


def test_an_annex_line_is_the_document_itself() -> None:
    own = cite("132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", "KH")
    graph = derive([source("a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", own)])
    assert keys(graph) == ["lam-dong.duc-trong:132-KH/HU@2023-04-12"]
    assert not [e for e in graph.edges if e.scope]


def test_a_resolution_of_an_older_term_with_its_own_code_is_another() -> None:
    old = cite("27-NQ/TW", term="X")
    graph = derive([source("a", "27-NQ/TW", "2022-11-09", "TW", old, type="NQ")])
    assert target(graph, "tw:27-NQ/TW@2022-11-09").target == "tw:27-NQ/TW@2008-08-06"


def test_a_told_relation_stands_between_the_documents_told_of() -> None:
    told = (
        Relation("r1", "r2", "IMPLEMENTS", "asserted", ((5, 9),), ((0, len(SENTENCE)),)),
        Relation("self", "r1", "IMPLEMENTS", "body", ((5, 9),), ((0, len(SENTENCE)),)),
        Relation("self", "r1", "REFERS_TO", "preamble", ((5, 9),), ((0, len(SENTENCE)),)),
    )
    programme = cite("51-CTr/TU", "2023-03-10", "Lâm Đồng", "CTr")
    graph = derive(
        [
            source(
                "a",
                "132-KH/HU",
                "2023-04-12",
                "Lâm Đồng/Đức Trọng",
                programme,
                cite("84-KL/TW", type="KL", id="r2"),
                relations=told,
            )
        ]
    )
    one, two = [e for e in graph.edges if e.scope]  # a pair with a special type only refers no more
    assert (one.source, one.asserted_by) == (
        "lam-dong.duc-trong:132-KH/HU@2023-04-12",
        "lam-dong.duc-trong:132-KH/HU@2023-04-12",
    )
    assert (two.source, two.target, two.scope, two.told) == (
        "lam-dong:51-CTr/TU@2023-03-10",
        "tw:84-KL/TW@2020-07-29",
        "asserted",
        True,
    )
    assert two.inferred == "the only 84-KL/TW before 2023-04-12"
    (proof,) = two.evidence
    assert proof.sentence == "Thực hiện Nghị quyết nêu trên, Ban Thường vụ Huyện ủy ban hành kế hoạch."
    assert (proof.source, proof.start, proof.end) == ("a", 5, 9)


def test_drafts_are_held_as_drafts_and_their_edges_too() -> None:
    graph = derive([source("a", None, None, "Lâm Đồng", cite("27-NQ/TW", "2022-11-09"), draft=True)])
    (draft,) = [d for d in graph.documents if d.sources]
    assert draft.status == "draft"
    assert all(e.draft for e in graph.edges)


def test_a_missing_document_that_arrives_takes_the_links() -> None:
    citing = source(
        "a", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng", cite("51-CTr/TU", "2023-03-10", "Lâm Đồng", "CTr")
    )
    programme = source("b", "51-CTr/TU", "2023-03-10", "Lâm Đồng", type="CTr")
    before, after = derive([citing]), derive([citing, programme])
    assert [d.status for d in before.documents if d.symbol == "51-CTr/TU"] == ["cited"]
    assert [d.status for d in after.documents if d.symbol == "51-CTr/TU"] == ["held"]
    assert target(before).target == target(after).target


def test_edges_to_bodies() -> None:
    text = "Huyện ủy Đức Trọng. Công an huyện chủ trì tuần tra. Nơi nhận: Tỉnh ủy. Nghị quyết số 27-NQ/TW"
    duty, first = (20, 51), (75, len(text))
    extraction = Extraction(
        "1",
        Head(
            type="KH",
            symbol="132-KH/HU",
            date="2023-04-12",
            jurisdiction=None,
            issuer="Huyện ủy Đức Trọng",
            issuer_span=(0, 18),
        ),
        mentions=(Mention("m1", *first, text[slice(*first)], "NQ", "27-NQ/TW", None, "Bộ Chính trị", "full", "r1"),),
        references=(cite("27-NQ/TW", "2026-08-28", issuer="Bộ Chính trị"),),
        bodies=(BodyMentioned("b1", "Công an huyện", ((20, 33),)),),
        assignments=(Assignment(duty, "II.1", "b1", "lead", "Năm 2023"),),
        recipients=(Recipient("Tỉnh ủy", (62, 69), ("Tỉnh ủy Lâm Đồng",)), Recipient("Lưu VT", (0, 3))),
    )
    graph = derive([Assertions("a", "0" * 64, text, extraction)])
    found = {(e.source, e.type, e.target, e.role, e.deadline, e.heading) for e in graph.edges}
    own = "?:132-KH/HU@2023-04-12"
    assert found == {
        (own, "ISSUED_BY", "Huyện ủy Đức Trọng", None, None, None),
        (own, "ADDRESSED_TO", "Tỉnh ủy Lâm Đồng", None, None, None),
        # No letterhead tells the place: the body stays this document's own.
        (own, "ASSIGNED_TO", f"Công an huyện ({own})", "lead", "Năm 2023", "II.1"),
        ("tw:27-NQ/TW@2026-08-28", "ISSUED_BY", "Bộ Chính trị", None, None, None),
    }
    assert all(e.scope is None and e.evidence and e.asserted_by == own for e in graph.edges)
    assert {b.name: b.jurisdiction for b in graph.bodies} == {
        "Bộ Chính trị": "TW",
        f"Công an huyện ({own})": None,
        "Huyện ủy Đức Trọng": "Lâm Đồng/Đức Trọng",
        "Tỉnh ủy Lâm Đồng": "Lâm Đồng",
    }


def test_what_has_neither_code_nor_type_goes_by_its_file() -> None:
    graph = derive([Assertions("kho/ghi chép.txt", "0" * 64, "Hôm nay trời đẹp.", Extraction("1", Head()))])
    assert [(d.key, d.code) for d in graph.documents] == [("?:kho/ghi chép.txt@?", "kho/ghi chép.txt")]


def test_the_sentence_holds_the_citation_whole() -> None:
    text = "Căn cứ Nghị định số\n98/2022/NĐ-CP\nngày 29 tháng 11 năm 2022; các quy định khác."
    citation, cut = (7, text.index(";")), (0, 33)
    extraction = Extraction(
        "1",
        Head(type="KH", symbol="132-KH/HU", date="2023-04-12", jurisdiction=None),
        references=(cite("98/2022/NĐ-CP", "2022-11-29", type="NĐ"),),
        relations=(Relation("self", "r1", "BASED_ON", "preamble", (citation,), (cut,)),),
    )
    (edge,) = derive([Assertions("a", "0" * 64, text, extraction)]).edges
    assert edge.evidence[0].sentence == "Căn cứ Nghị định số 98/2022/NĐ-CP ngày 29 tháng 11 năm 2022"


def test_the_issuer_of_what_is_cited_is_proved_by_the_sentence_that_names_it() -> None:
    text = "Về Nghị quyết 27-NQ/TW. Thực hiện Nghị quyết 27-NQ/TW của Bộ Chính trị."
    bare, named = (3, 22), (34, 53)
    mentions = (
        Mention("m1", *bare, text[slice(*bare)], "NQ", "27-NQ/TW", None, None, "full", "r1"),
        Mention("m2", *named, text[slice(*named)], "NQ", "27-NQ/TW", None, "Bộ Chính trị", "full", "r1"),
    )
    sentences = ((0, 23), (24, len(text)))
    extraction = Extraction(
        "1",
        Head(type="KH", symbol="132-KH/HU", date="2023-04-12", jurisdiction=None),
        mentions=mentions,
        references=(cite("27-NQ/TW", "2022-11-09", issuer="Bộ Chính trị"),),
        relations=(Relation("self", "r1", "IMPLEMENTS", "body", (bare, named), sentences),),
    )
    edges = derive([Assertions("a", "0" * 64, text, extraction)]).edges
    (proof,) = next(e.evidence for e in edges if e.type == "ISSUED_BY")
    assert (proof.start, proof.end, proof.sentence) == (*named, text[24:])


def test_spellings_of_one_body_are_one_body() -> None:
    heads = [
        ("a", "Ban Chỉ đạo thực hiện Chiến lược cải cách tư pháp tỉnh Lâm Đồng"),
        ("b", "Ban Chỉ đạo thực hiện chiến lược cải cách tư pháp tỉnh Lâm Đồng"),
        ("c", "Ban Chỉ đạo thực hiện Chiến lược cải cách tư pháp tỉnh Lâm Đồng"),
    ]
    graph = derive(
        [source(n, f"{i}-KH/BCĐ", "2023-04-12", "Lâm Đồng", issuer=body) for i, (n, body) in enumerate(heads, 1)]
    )
    assert [b.name for b in graph.bodies] == [heads[0][1]]
    assert {e.target for e in graph.edges} == {heads[0][1]}


@pytest.mark.parametrize(
    ("name", "place", "body"),
    [
        ("Công an huyện Đức Trọng", "Lâm Đồng/Đức Trọng", "Công an huyện Đức Trọng"),
        ("Bộ Công an", "Lâm Đồng", "Bộ Công an"),
        ("Mặt trận Tổ quốc Việt Nam", "Lâm Đồng", "Mặt trận Tổ quốc Việt Nam"),
        # Without a place it is the document's own, or its place's.
        ("Sở Tư pháp", "Lâm Đồng", "Sở Tư pháp (Lâm Đồng)"),
        ("Ủy ban nhân dân huyện", None, "Ủy ban nhân dân huyện (?:1-KH/HU@2023-04-12)"),
        # The centre means every one of the country.
        ("Ủy ban nhân dân cấp tỉnh", "TW", "Ủy ban nhân dân cấp tỉnh"),
    ],
)
def test_bodies_of_one_name_in_two_places_stay_apart(name: str, place: str | None, body: str) -> None:
    graph = derive([source("a", "1-KH/HU", "2023-04-12", place, issuer=name)])
    assert [b.name for b in graph.bodies] == [body]


CODES = ["27-NQ/TW", "84-KL/TW", "13-KH/TU", "31-CT/TU", "18/2008/QH12", "12/QĐ-UBND", "49", "09-KH/BCĐTW", "1-KH/HU"]
DAYS = [None, "2008-06-03", "2018", "2021-06", "2021-06-23", "2022-11-09", "2024-01-05"]
PLACES = ["TW", "Lâm Đồng", "Bình Định", "Lâm Đồng/Đức Trọng", "?"]
references = st.builds(
    lambda code, day, place, kind, term: cite(code, day, place, kind, term=term),
    st.sampled_from(CODES),
    st.sampled_from(DAYS),
    st.sampled_from(PLACES),
    st.sampled_from(["NQ", "KH", "Luật", None]),
    st.sampled_from([None, "XII"]),
)
sources = st.builds(
    lambda code, day, place, cites, title: source(
        "?",
        code,
        day,
        None if place == "?" else place,
        *(replace(r, id=f"r{i}") for i, r in enumerate(cites)),
        title=title,
    ),
    st.sampled_from([*CODES, None]),
    st.sampled_from(DAYS),
    st.sampled_from(PLACES),
    st.lists(references, max_size=4),
    st.sampled_from([None, "triển khai công tác cải cách tư pháp", "phòng cháy, chữa cháy rừng mùa khô"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(sources, max_size=6), st.integers(0, 1000))
def test_the_graph_is_whole_and_the_same_in_any_order(made: list[Assertions], seed: int) -> None:
    assertions = [replace(a, source=f"kho/{i}.txt") for i, a in enumerate(made)]
    graph = derive(assertions)
    random.Random(seed).shuffle(assertions)
    assert derive(assertions) == graph
    assert len(set(keys(graph))) == len(graph.documents)
    assert sorted(s for d in graph.documents for s in d.sources) == sorted(a.source for a in assertions)
    known, bodies = set(keys(graph)), {b.name for b in graph.bodies}
    for edge in graph.edges:
        assert edge.source in known
        assert edge.target in (known if edge.scope else bodies)
        assert edge.source != edge.target
    for found in graph.documents:
        assert str(DocumentKey.parse(found.key)) == found.key
        assert found.placeholder == (DocumentKey.parse(found.key).citing is not None)
