"""Keys print canonically and parse back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.graph.key import DocumentKey, scope_of, types

READABLE = [
    ("tw:27-NQ/TW@2022-11-09", DocumentKey("tw", symbol="27-NQ/TW", date="2022-11-09")),
    # The National Assembly's law and resolution share a code: the type is written.
    ("tw:Luật 18/2008/QH12@2008-06-03", DocumentKey("tw", "Luật", "18/2008/QH12", date="2008-06-03")),
    ("tw:Bộ luật 100/2015/QH13@2015-11-27", DocumentKey("tw", "Bộ luật", "100/2015/QH13", date="2015-11-27")),
    (
        "lam-dong.duc-trong:132-KH/HU@2023-04-12",
        DocumentKey("lam-dong.duc-trong", symbol="132-KH/HU", date="2023-04-12"),
    ),
    ("?:31-CT/TU@2020-10-09", DocumentKey("?", symbol="31-CT/TU", date="2020-10-09")),
    ("tw:Luật Tố cáo@2018", DocumentKey("tw", name="Luật Tố cáo", date="2018")),
    # Without a code: type and title.
    ("binh-dinh:CT “tăng cường lãnh đạo …”@?", DocumentKey("binh-dinh", "CT", title="tăng cường lãnh đạo …")),
    # Many committees write /BCĐTW: the issuer discriminates.
    (
        "tw:01-KH/BCĐTW [Ban Chỉ đạo PCTN]@2025-06-02",
        DocumentKey("tw", symbol="01-KH/BCĐTW", issuer="Ban Chỉ đạo PCTN", date="2025-06-02"),
    ),
    # A placeholder belongs to its citing document.
    (
        "tw:27-NQ/TW@?~lam-dong:51-CTr/TU@2023-03-10",
        DocumentKey("tw", symbol="27-NQ/TW", citing="lam-dong:51-CTr/TU@2023-03-10"),
    ),
    # A bare number goes with its type.
    ("tw:NQ 49@?~lam-dong:1-KH/TU@2020", DocumentKey("tw", "NQ", "49", citing="lam-dong:1-KH/TU@2020")),
    ("?:QCVN 41:2019/BGTVT@2019", DocumentKey("?", symbol="QCVN 41:2019/BGTVT", date="2019")),
]


@pytest.mark.parametrize(("text", "key"), READABLE)
def test_known_keys_print_and_parse(text: str, key: DocumentKey) -> None:
    assert str(key) == text
    assert DocumentKey.parse(text) == key


@pytest.mark.parametrize(
    "text", ["", "27-NQ/TW", "27-NQ/TW@2022", "tw:27-NQ/TW", "tw:@2022", "TW:27-NQ/TW@2022", "tw:27-NQ/TW@22"]
)
def test_other_texts_are_no_keys(text: str) -> None:
    with pytest.raises(ValueError, match="key"):
        DocumentKey.parse(text)


@pytest.mark.parametrize(
    ("jurisdiction", "scope"),
    [
        ("TW", "tw"),
        ("Lâm Đồng", "lam-dong"),
        ("Lâm Đồng/Đức Trọng", "lam-dong.duc-trong"),
        (None, "?"),
        ("?", "?"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    ],
)
def test_scopes_come_from_jurisdictions(jurisdiction: str | None, scope: str) -> None:
    assert scope_of(jurisdiction) == scope


words = st.text(min_size=1, max_size=30)
symbols = st.one_of(
    st.sampled_from(
        ["27-NQ/TW", "18/2008/QH12", "05/BNV-VP", "49", "QCVN 41:2019/BGTVT", "3294-CV/VPTW/nb", "30c/NQ-CP"]
    ),
    words,
)
scopes = st.sampled_from(["tw", "?", "lam-dong", "lam-dong.duc-trong", "quang-nam.quan-1"])
days = st.one_of(
    st.none(), st.dates().map(str), st.dates().map(lambda d: str(d)[:7]), st.dates().map(lambda d: str(d)[:4])
)


@st.composite
def keys(draw: st.DrawFn) -> DocumentKey:
    code = draw(st.sampled_from(["symbol", "name", "type"]))
    citing = draw(st.one_of(st.none(), st.just("lam-dong:1-KH/TU@2020"), st.just("?:CT “về @ ~”@?")))
    try:
        return DocumentKey(
            draw(scopes),
            draw(st.sampled_from(sorted(types())))
            if code == "type" or (code == "symbol" and draw(st.booleans()))
            else None,
            draw(symbols) if code == "symbol" else None,
            draw(words) if code == "name" else None,
            draw(st.one_of(st.none(), words)),
            draw(st.one_of(st.none(), words)),
            draw(days),
            citing,
        )
    except ValueError:
        return DocumentKey("tw", symbol="27-NQ/TW")


@given(keys())
def test_what_a_key_prints_it_parses(key: DocumentKey) -> None:
    assert DocumentKey.parse(str(key)) == key


@given(keys())
def test_printing_is_stable(key: DocumentKey) -> None:
    assert str(DocumentKey.parse(str(key))) == str(key)
