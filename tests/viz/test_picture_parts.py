"""What a picture is made of: its part of the graph, whose a document is, bundles, cards, marked sentences."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from danchieu.graph.facts import Body
from danchieu.viz.bundles import LIMIT, fold_bodies, fold_documents
from danchieu.viz.cards import Card, bundle_card, document_card, pill, short_name, shorten, text_width, two_lines
from danchieu.viz.focus import focus
from danchieu.viz.issuing_branch import branch_of
from danchieu.viz.marks import body_spans, citation_spans
from tests.factories import document, edge
from tests.viz.pictured import (
    GUIDE,
    LAW,
    OLD_GUIDE,
    PLAN,
    PROGRAMME,
    RESOLUTION,
    UNSETTLED,
    crowd,
    implementation,
    subgraph,
)


def test_a_picture_shows_followers_changes_and_duties_and_counts_the_rest() -> None:
    found = focus(implementation(), RESOLUTION)
    shown = {d.key for d in found.documents}
    assert shown == {RESOLUTION, PROGRAMME, PLAN, GUIDE, OLD_GUIDE}
    assert found.hidden == len({LAW, UNSETTLED})
    assert [b.name for b in found.bodies] == sorted(b.name for b in found.bodies)
    assert len(found.bodies) == 3


def test_direct_links_of_the_asked_document_are_all_shown() -> None:
    shown = {d.key for d in focus(implementation(), PLAN).documents}
    assert shown == {RESOLUTION, PROGRAMME, PLAN, LAW, UNSETTLED}


def test_a_sibling_that_follows_the_same_superior_is_left_out() -> None:
    found = focus(crowd(3), "lam-dong.h1:2-KH/HU@2023-02-05")
    assert [d.key for d in found.documents] == ["lam-dong.h1:2-KH/HU@2023-02-05", RESOLUTION]
    assert found.hidden == 2


@pytest.mark.parametrize(
    ("key", "fields", "branch"),
    [
        ("tw:27-NQ/TW@2022", {}, "party"),  # a Party code
        ("lam-dong:96/KH-UBND@2023", {}, "state"),  # a State code
        ("tw:04/2020/CT-CA@2020", {}, "court"),  # numbered as the State does, by the chief justice
        ("tw:01/2020/TT-TANDTC@2020", {}, "court"),
        ("tw:Luật Tố cáo@2018", {"type": "Luật"}, "state"),  # no code: the type tells
        ("lam-dong:CT@2023", {"issuer": "Ủy ban nhân dân tỉnh Lâm Đồng"}, "state"),
        ("lam-dong:CT@2023", {"issuer": "Tỉnh ủy Lâm Đồng"}, "party"),
        ("lam-dong:BC@2023", {"issuer": "Tòa án nhân dân tỉnh Lâm Đồng"}, "court"),
        ("lam-dong:BC@2023", {"issuer": "Ủy ban Kiểm tra Tỉnh ủy"}, "party"),  # starts as "Ủy ban nhân dân" does
        ("lam-dong:BC@2023", {"issuer": "Hội Luật gia tỉnh"}, None),  # neither: unmarked rather than wrong
        ("?:BC@?", {}, None),
    ],
)
def test_whose_document_it_is(key: str, fields: dict[str, str], branch: str | None) -> None:
    assert branch_of(document(key, **fields)) == branch


def test_up_to_the_limit_nothing_folds() -> None:
    graph = focus(crowd(LIMIT - 1), RESOLUTION)
    assert fold_documents(graph.documents, graph.edges, RESOLUTION) == ()


def test_past_the_limit_siblings_fold_in_order_of_time() -> None:
    found = focus(crowd(LIMIT), RESOLUTION)
    (bundle,) = fold_documents(found.documents, found.edges, RESOLUTION)
    dates = [key.split("@")[1] for key in bundle.members]
    assert (bundle.level, bundle.type, bundle.province, len(dates)) == ("district", "KH", "Lâm Đồng", LIMIT)
    assert dates == sorted(dates)


def test_provinces_fold_apart_and_the_asked_document_never() -> None:
    plans = [
        document(f"p{n}.h:{n}-KH/HU@2023", level="district", jurisdiction=("Lâm Đồng/A", "Gia Lai/B")[n % 2])
        for n in range(LIMIT)
    ]
    edges = [edge(p.key, "IMPLEMENTS", RESOLUTION) for p in plans]
    root = document(RESOLUTION, level="central")
    bundles = fold_documents([root, *plans], edges, plans[0].key)
    assert {b.province for b in bundles} == {"Lâm Đồng", "Gia Lai"}
    assert plans[0].key not in {m for b in bundles for m in b.members}


def test_many_small_groups_fold_over_provinces() -> None:
    plans = [document(f"p{n}.h:{n}-KH/HU@2023", level="district", jurisdiction=f"P{n}/H") for n in range(LIMIT + 20)]
    edges = [edge(p.key, "IMPLEMENTS", RESOLUTION) for p in plans]
    bundles = fold_documents([document(RESOLUTION), *plans], edges, RESOLUTION)
    assert [b.province for b in bundles] == [None, None]
    assert sum(len(b.members) for b in bundles) == len(plans)


def test_no_bundle_opens_into_a_crowd() -> None:
    found = focus(crowd(3 * LIMIT - 1), RESOLUTION)
    bundles = fold_documents(found.documents, found.edges, RESOLUTION)
    assert sorted(len(b.members) for b in bundles) == [59, 60, 60]
    spans = sorted((b.members[0].split("@")[1], b.members[-1].split("@")[1]) for b in bundles)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_bodies_of_one_document_fold_from_three_on() -> None:
    duties = [edge(PLAN, "ASSIGNED_TO", name) for name in ("A", "B", "C")]
    assert [b.members for b in fold_bodies(duties)] == [("A", "B", "C")]
    assert fold_bodies(duties[:2]) == ()
    shared = [edge(GUIDE, "ASSIGNED_TO", "C"), *duties]
    assert fold_bodies(shared) == (), "C has two givers, so the others are but two"


@pytest.mark.parametrize(
    "svg",
    [
        document_card(Card("<script>&\"'", "A & B <i>", "12/4/2023", "party", cited=True, asked=True, unsure=True)),
        bundle_card("18 kế hoạch <cấp> huyện", "Lâm Đồng & Gia Lai"),
        pill("Ủy ban <b>", "nhân dân & xã"),
    ],
)
def test_cards_are_well_formed_whatever_stands_in_them(svg: str) -> None:
    assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_a_card_tells_in_shape_what_it_tells_in_colour() -> None:
    held, cited = (document_card(Card("1-KH/HU", "A", "2023", "court", cited=c)) for c in (False, True))
    assert "stroke-dasharray" in cited
    assert "stroke-dasharray" not in held
    assert ">T</text>" in held


def test_long_words_are_cut_and_the_date_never() -> None:
    svg = document_card(Card("132-KH/HU", "Ủy ban nhân dân huyện " + "Đức Trọng " * 6, "12/4/2023", mark="dự thảo"))
    line = [t.text or "" for t in ElementTree.fromstring(svg).iter() if t.tag.endswith("text")][-1]
    assert line.startswith("dự thảo · UBND hu")
    assert line.endswith("… · 12/4/2023")
    assert text_width(shorten("Luật Hoạt động giám sát của Quốc hội", 16, 120), 16) <= 120


def test_names_are_shortened_as_officials_do() -> None:
    assert short_name("Viện kiểm sát nhân dân huyện Đức Trọng") == "VKSND huyện Đức Trọng"
    assert short_name("Huyện ủy Đức Trọng") == "Huyện ủy Đức Trọng"
    assert two_lines("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Đức Trọng") == (
        "Ủy ban Mặt trận Tổ quốc",
        "Việt Nam huyện Đức Trọng",
    )


@pytest.mark.parametrize(
    ("sentence", "key", "marked"),
    [
        (
            "Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của",
            RESOLUTION,
            "Nghị quyết số 27-NQ/TW, ngày 09/11/2022",
        ),
        ("theo 27 - NQ/TƯ của Đảng", RESOLUTION, "27 - NQ/TƯ"),  # damaged, and Ư for W
        ("Thực hiện Nghị quyết 27 của Đảng", RESOLUTION, "Nghị quyết 27"),  # short
        ("Căn cứ Luật  Tố cáo năm 2018", LAW, "Luật  Tố cáo"),  # a name
        ("Kế hoạch 127-NQ/TW", RESOLUTION, None),  # another number
        ("Nghị quyết 270 của Đảng", RESOLUTION, None),
        ("không nói gì", RESOLUTION, None),
    ],
)
def test_the_citation_is_marked(sentence: str, key: str, marked: str | None) -> None:
    spans = citation_spans(sentence, [document(key, **({"type": "Luật"} if key == LAW else {}))])
    assert [sentence[a:b] for a, b in spans] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Giao Công an huyện Đức Trọng chủ trì", "Công an huyện Đức Trọng"),
        ("Cơ quan thực hiện: Công an huyện.", "Công an huyện"),  # completed with the place elsewhere
        ("Giao Công đoàn chủ trì", None),
    ],
)
def test_the_body_is_marked(sentence: str, marked: str | None) -> None:
    spans = body_spans(sentence, "Công an huyện Đức Trọng")
    assert [sentence[a:b] for a, b in spans] == ([marked] if marked else [])


def test_a_duty_to_a_body_that_the_graph_lacks_is_left_out() -> None:
    graph = subgraph([document(PLAN)], [edge(PLAN, "ASSIGNED_TO", "Công an huyện")], [Body("Công an huyện")])
    assert len(focus(graph, PLAN).edges) == 1
    graph.remove_node("Công an huyện")
    assert focus(graph, PLAN).edges == ()
