"""Walks over the edges: neighbours, closures, paths, parts, what has no edge."""

import itertools
import random
from dataclasses import replace

import networkx
import pytest

from danchieu.graph.facts import Body, Edge, Graph
from danchieu.graph.store import Direction
from tests.contract.conftest import WritableStore
from tests.factories import document, edge, graph, proof

A, B, C, D, E, F = (f"tw:{n}-NQ/TW@2022-01-0{n}" for n in range(1, 7))
POLICE = "Công an huyện Đức Trọng"


def names(edges: list[Edge] | tuple[Edge, ...]) -> list[str]:
    """Edges as pairs of letters: "BA" is the edge from B to A."""
    letters = {A: "A", B: "B", C: "C", D: "D", E: "E", F: "F", POLICE: "p"}
    return [letters[e.source] + letters[e.target] for e in edges]


def made(*pairs: str, **fields: object) -> Graph:
    """Documents A to F with these edges, all IMPLEMENTS."""
    keys = dict(zip("ABCDEF", (A, B, C, D, E, F), strict=True))
    return graph(keys.values(), [edge(keys[p[0]], "IMPLEMENTS", keys[p[1]], **fields) for p in pairs])


def walked(store: WritableStore, nodes: list[str], direction: Direction, depth: int) -> list[str]:
    met = store.closure(nodes, ["IMPLEMENTS"], direction, depth)
    return [f"{distance}{name}" for (distance, _), name in zip(met, names([e for _, e in met]), strict=True)]


CLOSURES = [
    # A chain, as far as asked.
    (["BA", "CB", "DC"], [A], "in", 2, ["1BA", "2CB"]),
    (["BA", "CB", "DC"], [A], "in", 9, ["1BA", "2CB", "3DC"]),
    (["BA", "CB", "DC"], [A], "out", 9, []),
    (["BA", "CB", "DC"], [D], "out", 2, ["1DC", "2CB"]),
    # A cycle ends, and its closing edge is met.
    (["BA", "CB", "AC"], [A], "in", 9, ["1BA", "2CB", "3AC"]),
    (["AA", "BA"], [A], "in", 9, ["1AA", "1BA"]),
    # A diamond: both ways are met, the edges beyond it once.
    (["BA", "CA", "DB", "DC", "ED"], [A], "in", 9, ["1BA", "1CA", "2DB", "2DC", "3ED"]),
    # A short cut: the node counts as near as it is, each of its edges once.
    (["BA", "CB", "CA", "DC"], [A], "in", 9, ["1BA", "1CA", "2CB", "2DC"]),
    # From several nodes at once, each at distance 0.
    (["BA", "CB", "DC"], [A, C], "in", 1, ["1BA", "1DC"]),
    (["BA", "CB", "DC"], [A, B], "in", 9, ["1BA", "1CB", "2DC"]),
    # Nothing asked, nothing known.
    (["BA"], [A], "in", 0, []),
    (["BA"], [], "in", 3, []),
    (["BA"], ["tw:no-such@?"], "in", 3, []),
]


@pytest.mark.parametrize(("pairs", "nodes", "direction", "depth", "met"), CLOSURES)
def test_closure(
    store: WritableStore, pairs: list[str], nodes: list[str], direction: Direction, depth: int, met: list[str]
) -> None:
    store.write_graph(made(*pairs))
    assert walked(store, nodes, direction, depth) == met


def test_closure_goes_along_the_types_asked_for_only(store: WritableStore) -> None:
    store.write_graph(graph([A, B, C], [edge(B, "GUIDES", A), edge(C, "REFERS_TO", B)]))
    assert names([e for _, e in store.closure([A], ["GUIDES"], "in", 9)]) == ["BA"]
    assert names([e for _, e in store.closure([A], ["GUIDES", "REFERS_TO"], "in", 9)]) == ["BA", "CB"]
    assert list(store.closure([A], [], "in", 9)) == []
    assert list(store.closure([A], ["NO_SUCH"], "in", 9)) == []


def test_closure_goes_on_through_bodies(store: WritableStore) -> None:
    store.write_graph(graph([A, B], [edge(B, "IMPLEMENTS", A), edge(B, "ASSIGNED_TO", POLICE)], [POLICE]))
    assert names([e for _, e in store.closure([POLICE], ["ASSIGNED_TO", "IMPLEMENTS"], "in", 9)]) == ["Bp"]
    met = store.closure([B], ["ASSIGNED_TO", "IMPLEMENTS"], "out", 9)
    assert [(d, e.type) for d, e in met] == [(1, "ASSIGNED_TO"), (1, "IMPLEMENTS")]


def test_closure_of_a_wide_graph_is_that_of_a_plain_search(store: WritableStore) -> None:
    chance = random.Random(4)
    keys = [f"lao-cai:{n}-KH/TU@2023-01-01" for n in range(1, 301)]
    pairs = {(chance.choice(keys), chance.choice(keys)) for _ in range(900)}
    store.write_graph(graph(keys, [edge(a, "IMPLEMENTS", b) for a, b in pairs]))
    for depth in (1, 3, 300):
        level, distance, expected = {keys[0]}, {keys[0]: 0}, set()
        for far in range(1, depth + 1):
            met = {(a, b) for a, b in pairs if b in level}
            expected |= {(far, a, b) for a, b in met}
            level = {a for a, _ in met} - distance.keys()
            distance |= dict.fromkeys(level, far)
        found = store.closure([keys[0]], ["IMPLEMENTS"], "in", depth)
        assert [(d, e.source, e.target) for d, e in found] == sorted(expected)


def test_expand_gives_edges_with_all_they_carry(store: WritableStore) -> None:
    told = edge(
        B,
        "IMPLEMENTS",
        A,
        scope="asserted",
        asserted_by=C,
        inferred="the only one of its number",
        evidence=(proof("Câu thứ nhất – “đầu”.", "kho/a.txt", 10), proof("Câu thứ hai.", "kho/b.pdf", 5)),
    )
    duty = edge(B, "ASSIGNED_TO", POLICE, role="coordinate", task="Phối hợp.", deadline="Quý II/2023", heading="II.6")
    other = edge(B, "ASSIGNED_TO", POLICE, role="lead", task="Phối hợp.", heading="II.6")
    draft = edge(B, "IMPLEMENTS", A, draft=True, scope="title")
    store.write_graph(graph([A, B, C], [told, duty, other, draft], [POLICE]))
    assert list(store.expand([A], ["IMPLEMENTS"], "in")) == [draft, told]
    assert list(store.expand([B], ["ASSIGNED_TO"], "out")) == [duty, other]
    assert list(store.expand([POLICE], ["ASSIGNED_TO"], "in")) == [duty, other]
    assert list(store.expand([A], ["IMPLEMENTS"], "out")) == []
    assert list(store.expand([B, B, C], ["ASSIGNED_TO", "IMPLEMENTS"], "out")) == [duty, other, draft, told]


def test_a_page_stays_with_its_evidence(store: WritableStore) -> None:
    paged = edge(B, "IMPLEMENTS", A, evidence=(replace(proof(), page=3), proof()))
    store.write_graph(graph([A, B], [paged]))
    assert list(store.expand([B], ["IMPLEMENTS"], "out")) == [paged]


WITHOUT = [
    # B carries A out; C does so as a draft; nobody carries out B and C.
    ("in", True, [B, C, D]),
    ("in", False, [B, C, D]),
    ("out", True, [A, D]),
    ("out", False, [A, C, D]),
]


@pytest.mark.parametrize(("direction", "drafts", "left"), WITHOUT)
def test_without(store: WritableStore, direction: Direction, drafts: bool, left: list[str]) -> None:
    documents = [*map(document, (A, B, C, D)), document(E, status="cited"), document(F, status="draft")]
    edges = [
        edge(B, "IMPLEMENTS", A),
        edge(C, "IMPLEMENTS", A, draft=True),
        edge(D, "REFERS_TO", B),
        edge(A, "REFERS_TO", D),
    ]
    store.write_graph(graph(documents, edges))
    assert [d.key for d in store.without(["IMPLEMENTS", "GUIDES"], direction, drafts=drafts)] == left


def test_without_counts_a_draft_only_when_asked_to(store: WritableStore) -> None:
    store.write_graph(made("BA", draft=True))
    assert A not in [d.key for d in store.without(["IMPLEMENTS"], "in", drafts=True)]
    assert A in [d.key for d in store.without(["IMPLEMENTS"], "in", drafts=False)]
    assert len(store.without([], "in", drafts=True)) == 6


PATHS = [
    # Against the direction of edges as well as along it.
    (["BA", "CB"], A, C, ["BA", "CB"]),
    (["BA", "BC"], A, C, ["BA", "BC"]),
    # The shortest of several.
    (["BA", "CB", "DC", "DA"], A, C, ["BA", "CB"]),
    (["BA", "CB", "DC", "ED", "EA"], A, D, ["EA", "ED"]),
    # Of equal ones the one by the smallest key.
    (["CA", "BA", "DB", "DC"], A, D, ["BA", "DB"]),
    (["CA", "BA", "DB", "DC"], D, A, ["DB", "BA"]),
    (["BA", "CA", "DB", "EC", "FD", "FE"], A, F, ["BA", "DB", "FD"]),
    # The smaller key may be a dead end.
    (["BA", "CA", "DC", "ED"], A, E, ["CA", "DC", "ED"]),
    # None.
    (["BA", "DC"], A, D, []),
    (["BA"], A, A, []),
    (["BA"], A, "tw:no-such@?", []),
    (["BA"], "tw:no-such@?", A, []),
]


@pytest.mark.parametrize(("pairs", "start", "end", "steps"), PATHS)
def test_path(store: WritableStore, pairs: list[str], start: str, end: str, steps: list[str]) -> None:
    store.write_graph(made(*pairs))
    assert names(list(store.path(start, end, ["IMPLEMENTS"]))) == steps


def test_path_where_there_are_millions_of_shortest_ones(store: WritableStore) -> None:
    """Seven layers, each wholly tied to the next: 14 to the sixth ways, of which one is the smallest."""
    layers = [[f"tw:{layer * 100 + n}-NQ/TW@2022" for n in range(14)] for layer in range(1, 9)]
    pairs = [(a, b) for one, next_ in itertools.pairwise(layers) for a in one for b in next_]
    keys = [key for layer in layers for key in layer]
    store.write_graph(graph(keys, [edge(a, "IMPLEMENTS", b) for a, b in pairs]))
    steps = store.path(layers[0][5], layers[-1][3], ["IMPLEMENTS"])
    assert [step.target for step in steps] == [min(layer) for layer in layers[1:-1]] + [layers[-1][3]]


def test_path_takes_the_first_of_parallel_edges_and_the_types_asked_for(store: WritableStore) -> None:
    edges = [edge(B, "REFERS_TO", A), edge(B, "GUIDES", A), edge(A, "REFERS_TO", B), edge(C, "REFERS_TO", B)]
    store.write_graph(graph([A, B, C], edges))
    every = ["GUIDES", "REFERS_TO"]
    assert [(e.source, e.type) for e in store.path(B, A, every)] == [(A, "REFERS_TO")]
    assert [(e.source, e.type) for e in store.path(B, A, ["GUIDES"])] == [(B, "GUIDES")]
    assert list(store.path(C, A, ["GUIDES"])) == []


def test_path_does_not_lead_through_bodies(store: WritableStore) -> None:
    store.write_graph(graph([A, B], [edge(A, "ISSUED_BY", POLICE), edge(B, "ISSUED_BY", POLICE)], [POLICE]))
    assert list(store.path(A, B, ["ISSUED_BY", "IMPLEMENTS"])) == []


def test_path_is_as_short_as_networkx_finds_and_the_smallest(store: WritableStore) -> None:
    chance = random.Random(7)
    keys = [f"lao-cai:{n}-KH/TU@2023-01-01" for n in range(100, 160)]
    pairs = {(chance.choice(keys), chance.choice(keys)) for _ in range(75)}
    store.write_graph(graph(keys, [edge(a, "IMPLEMENTS", b) for a, b in pairs]))
    plain: networkx.Graph[str] = networkx.Graph(list(pairs))
    plain.add_nodes_from(keys)
    start = max(plain, key=plain.degree)
    lengths = set()
    for end in set(keys) - {start}:
        nodes = [start]
        for step in store.path(start, end, ["IMPLEMENTS"]):
            nodes.append(step.target if step.source == nodes[-1] else step.source)
        if not networkx.has_path(plain, start, end):
            assert nodes == [start]
        else:
            assert nodes == min(networkx.all_shortest_paths(plain, start, end))
        lengths.add(len(nodes))
    assert max(lengths) > 4


def test_subgraph_holds_what_is_near_and_all_edges_between(store: WritableStore) -> None:
    duty = edge(B, "ASSIGNED_TO", POLICE)
    again = edge(B, "ASSIGNED_TO", POLICE, role="coordinate")
    edges = [edge(B, "IMPLEMENTS", A), edge(C, "IMPLEMENTS", A), edge(C, "IMPLEMENTS", B, asserted_by=A)]
    store.write_graph(graph([A, B, C, D], [*edges, edge(D, "IMPLEMENTS", C), duty, again], [Body(POLICE, "district")]))
    part = store.subgraph([A], ["IMPLEMENTS", "ASSIGNED_TO"], 1)
    assert sorted(part.nodes) == [A, B, C]
    assert part.nodes[A] == {"document": document(A)}
    assert sorted(part.edges(keys=True)) == [
        (B, A, ("IMPLEMENTS", B)),
        (C, A, ("IMPLEMENTS", C)),
        (C, B, ("IMPLEMENTS", A)),
    ]
    assert part.edges[C, B, ("IMPLEMENTS", A)] == {"edge": edges[2]}
    wider = store.subgraph([A], ["IMPLEMENTS", "ASSIGNED_TO"], 2)
    assert sorted(wider.nodes) == sorted([A, B, C, D, POLICE])
    assert wider.nodes[POLICE] == {"body": Body(POLICE, "district")}
    assert sorted(data["edge"].role for _, _, data in wider.edges(B, data=True) if data["edge"].role) == [
        "coordinate",
        "lead",
    ]


def test_subgraph_of_depth_nought_and_of_nothing(store: WritableStore) -> None:
    store.write_graph(made("BA", "CB"))
    assert sorted(store.subgraph([A, B], ["IMPLEMENTS"], 0).edges()) == [(B, A)]
    assert len(store.subgraph(["tw:no-such@?"], ["IMPLEMENTS"], 3)) == 0
    assert sorted(store.subgraph([A], [], 3).nodes) == [A]


def test_subgraph_comes_in_the_same_order_every_time(store: WritableStore) -> None:
    store.write_graph(made("BA", "CB", "DA", "EB", "FA"))
    part = store.subgraph([C, A], ["IMPLEMENTS"], 4)
    assert list(part.nodes) == [A, B, C, D, E, F]


@pytest.mark.parametrize("seed", range(3))
def test_a_graph_is_given_back_sorted_whatever_order_it_was_written_in(store: WritableStore, seed: int) -> None:
    whole = graph(
        [A, B, document(C, status="cited", placeholder=True, candidates=(B, A))],
        [
            edge(B, "IMPLEMENTS", A),
            edge(C, "IMPLEMENTS", A, asserted_by=B, scope="asserted"),
            *(edge(B, "ASSIGNED_TO", POLICE, role=role, task=task) for role in ("lead", "advise") for task in "12"),
        ],
        [Body(POLICE, "district", "Lâm Đồng/Đức Trọng"), "Ủy ban nhân dân"],
    )
    chance = random.Random(seed)
    documents, bodies, edges = (
        chance.sample(whole.documents, len(whole.documents)),
        chance.sample(whole.bodies, len(whole.bodies)),
        chance.sample(whole.edges, len(whole.edges)),
    )
    store.write_graph(made("AB", "BC"))
    store.write_graph(Graph(tuple(documents), tuple(bodies), tuple(edges)))
    assert store.graph() == whole


def test_an_edge_to_nowhere_is_refused_and_nothing_is_written(store: WritableStore) -> None:
    store.write_graph(made("BA"))
    with pytest.raises(ValueError, match="no node of 'Công an tỉnh'"):
        store.write_graph(graph([A], [edge(A, "ISSUED_BY", "Công an tỉnh")]))
    assert store.graph() == made("BA")
