"""The whole reading of a text: pure, printable, complete, and never beaten by what a file may hold."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.graph.model import RELATION_TYPES, SCOPES, Extraction
from tests.ingest.documents import decision, plan, read

SIZE = 100_000
NQ = "Nghị quyết số 27-NQ/TW, ngày 09/11/2022"
DOCUMENT = plan(
    title=f"Triển khai thực hiện {NQ} của Ban Chấp hành Trung ương về tiếp tục xây dựng Nhà nước pháp quyền",
    preamble="Căn cứ Điều lệ Đảng; Chương trình số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy, Ban Thường vụ Huyện "
    "ủy xây dựng kế hoạch như sau:",
    body="1. Tiếp tục thực hiện Kết luận số 84-KL/TW.\nCơ quan thực hiện: Văn phòng Huyện ủy.\n"
    "Thời gian thực hiện: Quý II năm 2023.",
)

HOSTILE = {
    "digits": "1234567890",
    "hyphens": "-",
    "dashes": "–",
    "'số'": "số ",
    "'Số'": "Số ",
    "quotes never closed": "“",
    "'Luật'": "Luật ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "brackets never closed": "(",
    "nouns": "Chỉ thị ",
    "nouns with 'số'": "Công văn số ",
    "codes without end": "số 12/UBND-",
    "broken codes": "84-\n\n",
    "one code": "Nghị quyết số 18-NQ/TW ",
    "lists": "Nghị quyết 18, 19, 20, ",
    "verbs": "thực hiện ",
    "duties": "Giao Sở Tư pháp chủ trì, phối hợp với ",
    "dates": "ngày 1 tháng 1 năm 2020 ",
    "links never closed": "[a](http://",
    "ends of links": "](",
    "empty lines": "\n",
    "blanks": " ",
    "tabs": "\t",
    "marks without letters": "\u0301",
    "capitals": "ỦY BAN ",
    "stamps": "ĐẾN\nSố: 12\n",
    "annex lines": "(Kèm theo ",
    "aliases": "(sau đây gọi tắt là ",
    "Roman numbers": "I",
    "mails": "a@",
    "NUL": "\x00",
    "beyond the basic plane": "\U0001f4c4",
}


def test_a_reading_has_all_its_parts() -> None:
    reading = read(DOCUMENT)
    assert (reading.head.symbol, reading.head.issuer) == ("40-KH/HU", "Huyện ủy Đức Trọng")
    assert [r.symbol or r.name for r in reading.references] == ["27-NQ/TW", "Điều lệ Đảng", "51-CTr/TU", "84-KL/TW"]
    assert len(reading.relations) == 4
    assert [(a.role, a.deadline) for a in reading.assignments] == [("lead", "Quý II năm 2023")]
    assert len(reading.recipients) == 2


def test_the_same_text_gives_the_same_bytes() -> None:
    first, second = (json.dumps(read(DOCUMENT).to_json("a.txt"), ensure_ascii=False) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "text",
    [DOCUMENT, decision(body=f"Bãi bỏ {NQ}."), plan(kind="BÁO CÁO", title=f"Tổng kết {NQ}"), ""],
    ids=["plan", "decision", "report", "nothing"],
)
def test_a_reading_survives_its_json(text: str) -> None:
    reading = read(text)
    assert Extraction.from_json(json.loads(json.dumps(reading.to_json("a.txt")))) == reading


def check(text: str, reading: Extraction) -> None:
    """What holds for every reading of every text."""
    ids = {r.id for r in reading.references}
    assert {m.ref for m in reading.mentions} == ids
    spans = [(m.start, m.end) for m in reading.mentions]
    spans += [s for r in reading.relations for s in (*r.evidence, *r.sentences)]
    spans += [a.task for a in reading.assignments] + [s for b in reading.bodies for s in b.mentions]
    spans += [r.span for r in reading.recipients]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [m.start for m in reading.mentions] == sorted(m.start for m in reading.mentions)
    for relation in reading.relations:
        assert {relation.source, relation.target} <= ids | {"self"}
        assert relation.target != "self"
        assert relation.type in RELATION_TYPES
        assert relation.scope in SCOPES
        assert (relation.scope == "asserted") == (relation.source != "self")
    assert {a.body for a in reading.assignments} <= {b.id for b in reading.bodies}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_the_end(unit: str) -> None:
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    check(text, read(text))


LISTED = 2_000
LISTS = {
    "codes": "Nghị quyết số {}-NQ/TU, ngày 1/1/2020; ",
    "short": "Nghị quyết {}, ",
    "lines": "- Quyết định số {}/QĐ-UBND;\n",
}


@pytest.mark.parametrize("unit", LISTS.values(), ids=LISTS)
def test_a_text_may_list_thousands_of_documents(unit: str) -> None:
    text = plan(body="1. Thực hiện:\n" + "".join(unit.format(n) for n in range(3001, 3001 + LISTED)))
    reading = read(text)
    check(text, reading)
    assert len(reading.references) == LISTED


PIECES = st.sampled_from(
    [
        *(
            "Nghị quyết",
            "Kế hoạch",
            "Luật Đất đai",
            "Luật sửa đổi, bổ sung",
            "số",
            "18-NQ/TW",
            "12/QĐ-UBND",
            "84-",
            "KL/TW",
        ),
        *(
            ", ngày 09/11/2022",
            "năm 2020",
            "của Tỉnh ủy",
            "của Chính phủ",
            "thực hiện",
            "thay thế",
            "được",
            "bởi",
            "kèm theo",
        ),
        *(
            "căn cứ",
            "và",
            ",",
            ";",
            ".",
            ":",
            "\n",
            "\n- ",
            "\n1. ",
            "\t",
            "(",
            ")",
            "“",
            "”",
            "này",
            "trên",
            "khóa XII",
            "19, 20",
        ),
        *(
            "KẾ HOẠCH",
            "HUYỆN ỦY",
            "Nơi nhận:",
            "T/M",
            "ĐẾN",
            "Giao Sở Tư pháp",
            "chủ trì",
            "Điều 1.",
            "hết hiệu lực",
            "\u0301",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_what_documents_hold_is_read(text: str) -> None:
    check(text, read(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    check(text, read(text))
