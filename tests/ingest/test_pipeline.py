"""The spaCy pipeline: tokens that lose nothing, codes and dates kept whole, components that fill the spans."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.graph.model import Head
from danchieu.ingest.pipeline import bare, mentions, nlp

HEAD = Head(issuer="Huyện ủy Sông Mã", jurisdiction="Lâm Đồng/Sông Mã", level="district", date="2023-04-12")

TOKENS = [
    ("Huyện ủy họp", ["Huyện", "ủy", "họp"], "one token per syllable"),
    ("số 132-KH/HU,", ["số", "132-KH/HU", ","], "a code of a document is whole, the comma apart"),
    ("18/2008/QH12", ["18/2008/QH12"], "a law's code"),
    ("ngày 12/4/2023.", ["ngày", "12/4/2023", "."], "a date is whole, the stop apart"),
    ("1.Giao UBND", ["1", ".", "Giao", "UBND"], "no blank after an item's number"),
    ("TT/HU, HĐND", ["TT/HU", ",", "HĐND"], "an abbreviation with a stroke"),
    ("ban/ngành", ["ban", "/", "ngành"], "small words with a stroke are two"),
    ("83,5%", ["83,5", "%"], "a decimal comma"),
    ("a  b\tc\nd", ["a", " ", "b", "\t", "c", "\n", "d"], "blanks that are no lone space are tokens"),
]


@pytest.mark.parametrize(("text", "tokens", "why"), TOKENS, ids=[r[2] for r in TOKENS])
def test_tokens_are_syllables_codes_and_signs(text: str, tokens: list[str], why: str) -> None:
    assert [t.text for t in bare().make_doc(text)] == tokens, why


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_tokens_keep_every_code_point_in_its_place(text: str) -> None:
    doc = bare().make_doc(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_norms_put_case_marks_and_tone_places_aside() -> None:
    norms = [[t.norm_ for t in bare().make_doc(text)] for text in ("Uỷ ban", "ủy Ban", "UY BAN")]
    assert norms == [["uy", "ban"]] * 3


def test_bodies_become_spans_with_their_names() -> None:
    doc = nlp()("Giao Công an huyện chủ trì, phối hợp với TAND huyện.")
    assert [(s.text, s.kb_id_) for s in doc.spans["bodies"]] == [
        ("Công an huyện", "Công an huyện"),
        ("TAND huyện", "Tòa án nhân dân huyện"),
    ]


def test_duties_become_spans_with_role_and_full_name() -> None:
    doc = nlp().make_doc("1. Công an huyện theo dõi việc thực hiện Kế hoạch này.")
    doc.user_data["head"] = HEAD
    for _, component in nlp().pipeline:
        doc = component(doc)
    (duty,) = doc.spans["duties"]
    assert (duty.label_, duty.kb_id_) == ("monitor", "Công an huyện Sông Mã")
    assert duty.text == "Công an huyện theo dõi việc thực hiện Kế hoạch này."


def test_duties_run_without_bodies_before_them() -> None:
    doc = bare().make_doc("1. Công an huyện báo cáo.")
    assert list(nlp().get_pipe("danchieu_duties")(doc).spans["duties"]) == []


@pytest.mark.parametrize("piece", ["Công an huyện, ", "Ban Chỉ đạo ", "1.1.1.", "Văn phòng ", "giao Công an huyện; "])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        nlp()("1. " + piece * times)
        return time.perf_counter() - start

    seconds(500)
    assert seconds(8000) < 16 * max(seconds(1000), 0.05)


def test_citations_become_spans() -> None:
    doc = bare().make_doc("Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương.")
    (span,) = mentions(doc).spans["mentions"]
    assert span.text == "Nghị quyết số 27-NQ/TW, ngày 09/11/2022"
