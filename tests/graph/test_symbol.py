"""The grammar of codes: every damage of the noise catalogue, and what is no code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.graph.symbol import read

# as written, canonical, type that the code itself gives, system
READ = [
    # Party, whole
    ("132-KH/HU", "132-KH/HU", "KH", "party"),
    ("27-NQ/TW", "27-NQ/TW", "NQ", "party"),
    ("51-CTr/TU", "51-CTr/TU", "CTr", "party"),
    ("16-BC/ĐH", "16-BC/ĐH", "BC", "party"),
    ("04-NQ/HNTW", "04-NQ/HNTW", "NQ", "party"),
    ("06-HD/BTCTW-BTGTW", "06-HD/BTCTW-BTGTW", "HD", "party"),
    ("05-QC/BTCTU-BNCTU", "05-QC/BTCTU-BNCTU", "QC", "party"),
    ("15-CV/BCSĐBTC", "15-CV/BCSĐBTC", "CV", "party"),
    ("130-KH/ThU", "130-KH/ThU", "KH", "party"),
    ("3294-CV/VPTW/nb", "3294-CV/VPTW/nb", "CV", "party"),
    ("2423-CT/QUTW", "2423-CT/QUTW", "CT", "party"),
    ("13-CTr/BCĐCCTP", "13-CTr/BCĐCCTP", "CTr", "party"),
    ("07-TB/CQTTBCĐ", "07-TB/CQTTBCĐ", "TB", "party"),
    # State, the mark between letters and body lost
    ("98/2022/NĐCP", "98/2022/NĐ-CP", "NĐ", "norm"),
    ("45/NQCP", "45/NQ-CP", "NQ", "state"),
    ("12/VPCP", "12/VPCP", "CV", "state"),
    # letters that one type writes otherwise
    ("147-CTHĐ/TU", "147-CTHĐ/TU", "CTr", "party"),
    ("08-QĐi/TW", "08-QĐi/TW", "QyĐ", "party"),
    ("343-QĐNS/TW", "343-QĐNS/TW", "QĐ", "party"),
    # Party TT is a thông tri, State TT a thông tư
    ("06-TT/TW", "06-TT/TW", "Thông tri", "party"),
    ("24/2025/TT-BTP", "24/2025/TT-BTP", "TT", "norm"),
    # blanks around the marks, code broken over lines
    ("132 - KH/HU", "132-KH/HU", "KH", "party"),
    ("84- KL/TW", "84-KL/TW", "KL", "party"),
    ("84-\n\nKL/TW", "84-KL/TW", "KL", "party"),
    ("84-KL/\nTW", "84-KL/TW", "KL", "party"),
    # lost hyphen, lost slash
    ("32 CT/TU", "32-CT/TU", "CT", "party"),
    ("79 NQ/TW", "79-NQ/TW", "NQ", "party"),
    ("159-HDBTGTW", "159-HD/BTGTW", "HD", "party"),
    # swapped marks
    ("19/NQ-TW", "19-NQ/TW", "NQ", "party"),
    ("217/QĐ-TW", "217-QĐ/TW", "QĐ", "party"),
    ("275-QĐ-TW", "275-QĐ/TW", "QĐ", "party"),
    ("297/TT-TW", "297-TT/TW", "Thông tri", "party"),
    # dashes
    ("61–QĐ/TW", "61-QĐ/TW", "QĐ", "party"),
    ("138 – QĐNS/TW", "138-QĐNS/TW", "QĐ", "party"),
    ("01 − KL/TW", "01-KL/TW", "KL", "party"),
    # TƯ, T.Ư; Đ look-alikes; lost strokes
    ("100-QĐ/TƯ", "100-QĐ/TW", "QĐ", "party"),
    ("21-CT/T.Ư", "21-CT/TW", "CT", "party"),
    ("66-QÐ/TW", "66-QĐ/TW", "QĐ", "party"),
    ("08-QD/TW", "08-QĐ/TW", "QĐ", "party"),
    ("23-KH/DU", "23-KH/ĐU", "KH", "party"),
    # glued footnote marks, full stops, words
    ("66- NQ/TW1", "66-NQ/TW", "NQ", "party"),
    ("126-KL/TW12", "126-KL/TW", "KL", "party"),
    ("13-KH/TU.", "13-KH/TU", "KH", "party"),
    ("41-NQ/TWngày", "41-NQ/TW", "NQ", "party"),
    # other cases
    ("27-nq/tw", "27-NQ/TW", "NQ", "party"),
    ("51-CTR/TU", "51-CTr/TU", "CTr", "party"),
    # bodies that only begin like the Party's centre are themselves
    ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", "QĐ", "party"),
    ("02-HD/TWH", "02-HD/TWH", "HD", "party"),
    # a blank number leaves the rest
    ("-CV/TU", "-CV/TU", "CV", "party"),
    ("/UBND-KT", "/UBND-KT", "CV", "state"),
    # State, administrative
    ("15/QĐ-BNV", "15/QĐ-BNV", "QĐ", "state"),
    ("05/BNV-VP", "05/BNV-VP", "CV", "state"),
    ("2114/QĐ-TTg", "2114/QĐ-TTg", "QĐ", "state"),
    ("51/QĐ-VKSTC-V12", "51/QĐ-VKSTC-V12", "QĐ", "state"),
    ("141/KH-BCĐTKNQ18", "141/KH-BCĐTKNQ18", "KH", "state"),
    ("30c/NQ-CP", "30c/NQ-CP", "NQ", "state"),
    ("1673/NQ-UBTVQH15", "1673/NQ-UBTVQH15", "NQ", "state"),
    ("118/VBHN-VPQH", "118/VBHN-VPQH", "VBHN", "state"),
    ("17/CD-UBND", "17/CĐ-UBND", "CĐ", "state"),
    # đề án and dự án differ by a stroke only
    ("12/ĐA-UBND", "12/ĐA-UBND", "ĐA", "state"),
    ("12/DA-UBND", "12/DA-UBND", "DA", "state"),
    # old ones without a body
    ("01/TTLN", "01/TTLN", "TTLT", "state"),
    ("15/SL", "15/SL", "SL", "state"),
    # normative
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ", "norm"),
    ("05/2017/NQ-HĐTP", "05/2017/NQ-HĐTP", "NQ", "norm"),
    ("04/2020/CT-CA", "04/2020/CT-CA", "CT", "norm"),
    ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "NQ", "norm"),
    ("01/2017/TTLT-VKSNDTC-TANDTC-BCA-BTP", "01/2017/TTLT-VKSNDTC-TANDTC-BCA-BTP", "TTLT", "norm"),
    # the Assembly's own hold no type
    ("18/2008/QH12", "18/2008/QH12", None, "norm"),
    ("18/2008/qh12", "18/2008/QH12", None, "norm"),
    ("76/2025/UBTVQH15", "76/2025/UBTVQH15", None, "norm"),
    ("755/2005/NQ-UBTVQH11", "755/2005/NQ-UBTVQH11", "NQ", "norm"),
    # standards
    ("QCVN 41:2019/BGTVT", "QCVN 41:2019/BGTVT", "QCVN", "standard"),
]  # fmt: skip

NO_CODES = [
    "6123",  # a register's number
    "96/100",  # a statistic
    "24/7",
    "5-4-2012",  # a date
    "12/4",
    "12/2021/HS-ST",  # a case of a court
    "45/2020/DS-PT",
    "24-BS/UBKTTU",  # the number of a copy
    "01-TTr/…",  # the number of a form
    "ADMINHDVP05.DOC 3",
    "0263-3822/456",  # a telephone number
    "QĐ/TW",  # neither number nor mark
    "Nghị quyết",
    "",
]


@pytest.mark.parametrize(("written", "canonical", "kind", "system"), READ)
def test_a_code_reads_as(written: str, canonical: str, kind: str | None, system: str) -> None:
    symbol = read(written)
    assert symbol is not None
    assert (str(symbol), symbol.type, symbol.system) == (canonical, kind, system)
    assert read(canonical) == symbol


@pytest.mark.parametrize("text", NO_CODES)
def test_what_is_no_code(text: str) -> None:
    assert read(text) is None


@given(st.text(alphabet="0123456789-/ .:ĐđQqNnKHTWUuCTrƯ\n–aBS", max_size=24))
def test_reading_is_stable(text: str) -> None:
    symbol = read(text)
    if symbol is not None:
        again = read(str(symbol))
        assert again is not None
        assert str(again) == str(symbol)
