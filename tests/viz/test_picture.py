"""The page as a file: whole in itself, escaped, the same every time, and silent about what is secret."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import networkx
import pytest

from danchieu.graph.errors import UnknownCode
from danchieu.graph.model import Reference
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.viz.language import Language
from danchieu.viz.picture import render, write_view
from tests.factories import assertions, document, edge, proof, reading, row
from tests.viz.pictured import PLAN, RESOLUTION, Subgraph, crowd, implementation, subgraph

EN, VI = Language("en"), Language("vi")


class _Page(HTMLParser):
    """Tags with their attributes, and the text outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.words += data


def _data(html: str) -> dict[str, object]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', html, re.S)
    assert found
    loaded: dict[str, object] = json.loads(found[1])
    return loaded


def test_the_page_has_no_address_outside_itself() -> None:
    html = render(implementation(), RESOLUTION, EN)
    assert re.findall(r"(?:https?|wss?|ftp):", html.split("<script>")[0]) == []
    assert re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", html, re.I) is None
    loading = [a for _, attributes in _Page(html).tags for a in attributes if a in ("src", "href", "srcset", "action")]
    assert loading == []
    assert "default-src 'none'" in html
    assert "@import" not in html
    assert re.search(r"url\((?!#|&quot;|\"?data:)", html.split("<script>")[0]) is None


def test_markup_in_titles_and_sentences_stays_text() -> None:
    html = render(implementation(), RESOLUTION, EN)
    page = _Page(html)
    assert [tag for tag, _ in page.tags].count("script") == 3
    assert "b" not in {tag for tag, _ in page.tags}
    assert "</script><b>x" in page.words
    documents = _data(html)["documents"]
    assert isinstance(documents, dict)
    assert documents[PLAN]["title"] == "Triển khai <script>alert(1)</script> & “cải cách”"


def test_line_separators_of_javascript_are_escaped() -> None:
    html = render(implementation(title="một\u2028hai\u2029ba"), RESOLUTION, EN)
    assert "\\u2028hai\\u2029" in html
    assert "\u2028" not in html.split('id="data"')[1]


def test_the_same_graph_gives_the_same_bytes() -> None:
    graph = implementation()
    again: Subgraph[str] = networkx.MultiDiGraph()
    for node in reversed(list(graph)):
        again.add_node(node, **graph.nodes[node])
    for number, (source, target, key) in enumerate(reversed(list(graph.edges))):
        again.add_edge(source, target, key=number, **graph.edges[source, target, key])
    assert render(graph, RESOLUTION, VI) == render(again, RESOLUTION, VI)


def test_the_title_is_the_question_and_the_subtitle_what_was_left_out() -> None:
    page = _Page(render(implementation(), RESOLUTION, EN))
    assert "Who implements Nghị quyết 27-NQ/TW?" in page.words
    assert "5 documents · 3 bodies with duties · 2 other documents left out" in page.words


def test_the_table_holds_every_sentence_with_its_citation_marked() -> None:
    html = render(implementation(), RESOLUTION, EN)
    assert "<mark>Nghị quyết số 27- NQ/TƯ, ngày 09/11/2022</mark>" in html
    assert "told by 132-KH/HU" in html
    assert html.count("<tr data-type=") == len(_data(html)["told"])  # type: ignore[arg-type]


def test_a_crowd_is_drawn_as_one_bundle_that_holds_all() -> None:
    data = _data(render(crowd(60), RESOLUTION, EN))
    assert isinstance(data["bundles"], dict)
    (bundle,) = data["bundles"].values()
    assert len(bundle["members"]) == len(bundle["places"]) == 60


def test_an_unknown_document_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(implementation(), "tw:1-NQ/TW@2020", EN)


SECRET = "Nội dung riêng của văn bản"


def _secret(**fields: object) -> str:
    graph = implementation(secrecy="Mật", title=SECRET, **fields)
    graph.add_node("tw:CT “Tên riêng”@?", document=document("tw:CT “Tên riêng”@?", status="cited", title="Tên riêng"))
    alone = edge(
        PLAN, "IMPLEMENTS", "tw:CT “Tên riêng”@?", evidence=(proof("Tên riêng nêu tại đây", "kho/132-kh-hu.docx"),)
    )
    graph.add_edge(PLAN, alone.target, key=("IMPLEMENTS", PLAN), edge=alone)
    return render(graph, PLAN, EN)


@pytest.mark.parametrize(
    "words",
    [
        SECRET,  # its title
        "Thực hiện Chương trình số 51-CTr/TU về",  # a sentence of its source
        "132-kh-hu.docx",  # names of files often repeat the title
        "Giao Công an huyện",  # a duty
        "Công an huyện Đức Trọng",  # a body that only its duties name
        "Tên riêng",  # the name of a document that only it cites, in the key too
    ],
)
def test_a_secret_document_gives_no_text(words: str) -> None:
    html = _secret()
    assert words not in html
    assert "132-KH/HU" in html
    assert "The sentence is not in this file." in html


def test_a_secret_teller_that_is_not_shown_gives_no_text_either() -> None:
    teller = "lam-dong:BC “về việc riêng”@2024"
    told = edge(PLAN, "IMPLEMENTS", RESOLUTION, asserted_by=teller, evidence=(proof("Lời mật", "kho/mat.txt"),))
    unsettled = document(PLAN, status="cited", placeholder=True, candidates=(teller,))
    shown = [document(RESOLUTION), unsettled]
    graph = subgraph([*shown, document(teller, secrecy="Mật", sources=("kho/mat.txt",))], [told])
    html = render(graph, RESOLUTION, EN)
    assert [words for words in ("Lời mật", "mat.txt", "việc riêng") if words in html] == []
    assert "told by BC" in html


def test_what_others_say_stays_beside_a_secret_document() -> None:
    graph = implementation(secrecy="Tuyệt mật")
    assert "thay thế <mark>Hướng dẫn số 03-HD/BNCTU</mark>" in render(graph, RESOLUTION, EN)


def test_a_secret_document_without_code_hides_its_key() -> None:
    key = "lam-dong:CT “về việc riêng”@2023"
    graph = subgraph(
        [document(key, secrecy="Mật"), document(PLAN, candidates=(key,), placeholder=True, status="cited")],
        [edge(PLAN, "IMPLEMENTS", key, evidence=(proof("Thực hiện Chỉ thị"),))],
    )
    assert "việc riêng" not in render(graph, PLAN, EN)
    assert "việc riêng" in render(graph, PLAN, EN, include_classified=True)


def _stored(store: SQLiteStore, secrecy: str | None = None) -> str:
    text, read = reading("51-CTr/TU", "2023-03-10", "Triển khai thực hiện", implements="27-NQ/TW@2022-11-09")
    marked = replace(read, head=replace(read.head, secrecy=secrecy))
    with store.writing():
        store.put(row("kho/51.txt"), assertions("kho/51.txt", text, marked))
        store.resolve()
    return next(d.key for d in store.documents() if d.symbol == "51-CTr/TU")


def test_a_view_is_written_from_a_store(sqlite_store: SQLiteStore, tmp_path: Path) -> None:
    key = _stored(sqlite_store)
    path = tmp_path / "hình.html"
    report = write_view(sqlite_store, key, path, language=EN, include_classified=False)
    assert (report.path, report.documents, report.hidden, report.warnings) == (path, 2, 0, ())
    html = path.read_bytes().decode("utf-8")
    assert "\r" not in html
    assert "<mark>Nghị quyết số 27-NQ/TW" in html
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_the_report_warns_of_secret_documents(sqlite_store: SQLiteStore, tmp_path: Path) -> None:
    key = _stored(sqlite_store, secrecy="Mật")
    path = tmp_path / "view.html"
    (closed,) = write_view(sqlite_store, key, path, language=EN, include_classified=False).warnings
    assert "none of its text is in the file" in closed
    assert "Triển khai thực hiện" not in path.read_text("utf-8")
    (opened,) = write_view(sqlite_store, key, path, language=EN, include_classified=True).warnings
    assert "holds text of 1 document marked secret" in opened
    assert "Triển khai thực hiện" in path.read_text("utf-8")


def test_a_secret_teller_is_known_from_the_store(sqlite_store: SQLiteStore, tmp_path: Path) -> None:
    key = _stored(sqlite_store)
    text, read = reading("9-BC/TU", "2024-01-02", "Lời mật", implements="51-CTr/TU@2023-03-10")
    told = (
        Reference("r2", "NQ", "27-NQ/TW", "2022-11-09", "TW", None),
        replace(read.relations[0], source="r1", target="r2", scope="asserted"),
    )
    secret = replace(
        read,
        head=replace(read.head, secrecy="Mật"),
        references=(*read.references, told[0]),
        relations=(told[1],),
    )
    with sqlite_store.writing():
        sqlite_store.put(row("kho/mat.txt"), assertions("kho/mat.txt", text, secret))
        sqlite_store.resolve()
    path = tmp_path / "view.html"
    report = write_view(sqlite_store, key, path, language=EN, include_classified=False)
    assert len(report.warnings) == 1
    html = path.read_text("utf-8")
    assert "told by 9-BC/TU" in html
    assert "Lời mật" not in html


def test_a_key_that_the_store_lacks_is_an_error(sqlite_store: SQLiteStore, tmp_path: Path) -> None:
    with pytest.raises(UnknownCode):
        write_view(sqlite_store, "tw:1-NQ/TW@2020", tmp_path / "view.html", language=VI, include_classified=False)
