"""Finding documents and bodies by what people type."""

import pytest

from danchieu.graph.facts import Body
from tests.contract.conftest import WritableStore
from tests.factories import document, graph

OLD = "tw:27-NQ/TW@2008-08-06"
NEW = "tw:27-NQ/TW@2022-11-09"
PROGRAMME = "lam-dong:51-CTr/TU@2023-03-10"
PLAN = "lam-dong.duc-trong:132-KH/HU@2023-04-12"
LAW = "tw:Luật 18/2008/QH12@2008-06-03"
ASSEMBLY = "tw:NQ 18/2008/QH12@2008-06-03"
NAMED = "tw:Luật Tố cáo@2018"
DIRECTIVE = "dak-lak:05-CT/TU@2021-03"
BARE = "?:49@?~lam-dong.duc-trong:132-KH/HU@2023-04-12"
LONGER = "tw:27-NQ/TWĐTN@?"
ROOT = "tw:62-CT/TW@1999"


@pytest.fixture(autouse=True)
def library(store: WritableStore) -> None:
    store.write_graph(
        graph(
            [
                document(OLD, title="Về xây dựng đội ngũ trí thức"),
                document(
                    NEW, title="Về xây dựng nhà nước pháp quyền xã hội chủ nghĩa", issuer="Ban Chấp hành Trung ương"
                ),
                document(PROGRAMME, title="Thực hiện Nghị quyết số 27-NQ/TW", issuer="Tỉnh ủy Lâm Đồng"),
                document(PLAN, title="Triển khai Chương trình số 51-CTr/TU về cải cách tư pháp"),
                document(LAW, title="Năng lượng nguyên tử"),
                document(ASSEMBLY),
                document(NAMED, status="cited"),
                document(DIRECTIVE, title="Tăng cường lãnh đạo ở Đắk Lắk", secrecy="Mật", term="XVII"),
                document(BARE, status="cited", placeholder=True, candidates=(NEW, OLD), type="NQ"),
                document(LONGER, sources=("kho/a.txt", 'kho/b "c".txt')),
                document(ROOT, title="Về tổ công tác thi hành án, xử lý nợ"),
            ],
            bodies=[
                Body("Viện kiểm sát nhân dân huyện Đức Trọng", "district", "Lâm Đồng/Đức Trọng"),
                Body("Viện kiểm sát nhân dân tỉnh Lâm Đồng", "province", "Lâm Đồng"),
                Body("Viện kiểm sát nhân dân"),
                Body("Ủy ban nhân dân tỉnh Đắk Lắk"),
            ],
        )
    )


FOUND = [
    # The canonical spelling, and what hurry and old machines make of it.
    (None, "27-NQ/TW", None, [OLD, NEW]),
    (None, "27 nq tw", None, [OLD, NEW]),
    (None, "27NQ-TW", None, [OLD, NEW]),
    (None, "132 – KH / HU", None, [PLAN]),
    # A symbol decides alone, whatever else is given.
    ("51", "27-NQ/TW", "KH", [OLD, NEW]),
    # Law and resolution of one day share a code.
    (None, "18/2008/QH12", None, [LAW, ASSEMBLY]),
    # Documents without a code are found by their name.
    (None, "luat to cao", None, [NAMED]),
    # The number with the type, the number alone, the type alone.
    ("27", None, "NQ", [OLD, NEW, LONGER]),
    ("27", None, "KH", []),
    ("132", None, None, [PLAN]),
    ("18", None, "Luật", [LAW]),
    # Zeros in front do not count.
    ("5", None, "CT", [DIRECTIVE]),
    ("005", None, None, [DIRECTIVE]),
    # A citation that gives no more than the number.
    ("49", None, "NQ", [BARE]),
    (None, None, "CTr", [PROGRAMME]),
    # Nothing asked, nothing there, nothing like it.
    (None, None, None, []),
    ("", None, None, []),
    (None, "", None, []),
    (None, "27", None, []),
    (None, "28-NQ/TW", None, []),
    (None, "27-NQ/TW%", None, [OLD, NEW]),
]


@pytest.mark.parametrize(("number", "symbol", "kind", "keys"), FOUND)
def test_find(store: WritableStore, number: str | None, symbol: str | None, kind: str | None, keys: list[str]) -> None:
    assert [found.key for found in store.find(number, symbol, kind)] == sorted(keys)


SEARCHED = [
    # Exact code (newest first), then codes that begin so, then those that mention it.
    ("27-NQ/TW", [NEW, OLD, LONGER, PROGRAMME]),
    ("27nqtw", [NEW, OLD, LONGER]),
    # The noun may stand before the code, with "số" or without.
    ("nghị quyết 27-NQ/TW", [NEW, OLD, LONGER, PROGRAMME]),
    ("Nghị quyết số 27-NQ/TW", [NEW, OLD, LONGER, PROGRAMME]),
    # No diacritics, and đ without its stroke.
    ("dak lak", [DIRECTIVE]),
    ("ĐẮK LẮK", [DIRECTIVE]),
    ("cải cách tư pháp", [PLAN]),
    # Whole words in any order, all of them.
    ("phap quyen nha nuoc", [NEW]),
    ("nhà nước tư pháp", []),
    ("quyen", [NEW]),
    ("quye", []),
    # By issuer and by name.
    ("tinh uy lam dong", [PROGRAMME]),
    ("tố cáo", [NAMED]),
    # Words alike: newest first.
    ("xây dựng", [NEW, OLD]),
    # Words that are English stop words without their accents: án, tổ, nợ.
    ("thi hành án", [ROOT]),
    ("tổ nợ án", [ROOT]),
    # Longer than any query language takes: all its words count, the last one too.
    (" ".join(f"từ{n}" for n in range(3000)), []),
    ("án " * 3000 + "nợ", [ROOT]),
    ("án " * 3000 + "hai", []),
    # Longer than the index's longest word, and its beginning.
    ("x" * 300, []),
    ("án " + "x" * 300, []),
    # What a query language would take for its own is only words.
    ('"NEAR(', []),
    ("tố* OR cáo", []),
    ("' -- ; 27-NQ/TW:", [NEW, OLD, LONGER, PROGRAMME]),
    ("", []),
    ("  – ", []),
]


@pytest.mark.parametrize(("words", "keys"), SEARCHED)
def test_search_order(store: WritableStore, words: str, keys: list[str]) -> None:
    assert [found.key for found in store.search(words, 10)] == keys


def test_search_ties_of_one_day_go_by_key(store: WritableStore) -> None:
    store.write_graph(graph([document(f"{p}:13-KH/TU@2023-01-05") for p in ("lao-cai", "an-giang", "yen-bai")]))
    assert [found.scope for found in store.search("13-KH/TU", 10)] == ["an-giang", "lao-cai", "yen-bai"]


def test_search_puts_what_has_no_date_last(store: WritableStore) -> None:
    dates = ("2023-05-06", "2023-05", "2023", "?")
    store.write_graph(graph([document(f"lao-cai:13-KH/TU@{date}") for date in dates]))
    assert [found.date for found in store.search("13-KH/TU", 10)] == ["2023-05-06", "2023-05", "2023", None]


@pytest.mark.parametrize("limit", range(5))
def test_search_gives_no_more_than_asked_for_and_the_best(store: WritableStore, limit: int) -> None:
    assert [found.key for found in store.search("27-NQ/TW", limit)] == [NEW, OLD, LONGER, PROGRAMME][:limit]


NAMES = [
    # A whole name is that body alone, though it begins others.
    ("Viện kiểm sát nhân dân", ["Viện kiểm sát nhân dân"]),
    ("vien kiem sat nhan dan huyen duc trong", ["Viện kiểm sát nhân dân huyện Đức Trọng"]),
    # Else all that hold all the words, in any order.
    ("kiem sat lam dong", ["Viện kiểm sát nhân dân tỉnh Lâm Đồng"]),
    (
        "kiểm sát",
        ["Viện kiểm sát nhân dân", "Viện kiểm sát nhân dân huyện Đức Trọng", "Viện kiểm sát nhân dân tỉnh Lâm Đồng"],
    ),
    ("đắk lắk", ["Ủy ban nhân dân tỉnh Đắk Lắk"]),
    # Words, not parts of words.
    ("kiem sa", []),
    ("kiem sat da lat", []),
    ("", []),
    ("%", []),
]


@pytest.mark.parametrize(("words", "names"), NAMES)
def test_bodies(store: WritableStore, words: str, names: list[str]) -> None:
    assert [body.name for body in store.bodies(words)] == names


def test_bodies_keep_level_and_place(store: WritableStore) -> None:
    (body,) = store.bodies("Viện kiểm sát nhân dân huyện Đức Trọng")
    assert body == Body("Viện kiểm sát nhân dân huyện Đức Trọng", "district", "Lâm Đồng/Đức Trọng")


def test_bodies_by_their_very_names(store: WritableStore) -> None:
    whole, part = "Viện kiểm sát nhân dân huyện Đức Trọng", "Viện kiểm sát nhân dân"
    assert [b.name for b in store.named([whole, part, "vien kiem sat nhan dan", PLAN, whole])] == [part, whole]
    assert list(store.named([])) == []


def test_documents_by_key(store: WritableStore) -> None:
    assert [d.key for d in store.documents([PLAN, NEW, "tw:no-such@?", PLAN])] == sorted([PLAN, NEW])
    assert list(store.documents([])) == []
    assert len(store.documents()) == 11
    assert store.document("tw:no-such@?") is None


def test_a_document_is_given_back_whole(store: WritableStore) -> None:
    directive = document(DIRECTIVE, title="Tăng cường lãnh đạo ở Đắk Lắk", secrecy="Mật", term="XVII")
    assert store.document(DIRECTIVE) == directive
    assert store.document(BARE) == document(BARE, status="cited", placeholder=True, candidates=(NEW, OLD), type="NQ")
    assert store.document(LONGER) == document(LONGER, sources=("kho/a.txt", 'kho/b "c".txt'))


def test_more_keys_than_a_query_has_parameters(store: WritableStore) -> None:
    many = [f"tw:{n}-NQ/TW@?" for n in range(300_000)]
    assert [d.key for d in store.documents([*many, PLAN])] == [PLAN]
