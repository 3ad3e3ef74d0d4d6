"""The picture (`danchieu view`): one question, drawn as one self-contained HTML file.

pyvis' `Network` carries the nodes, edges and options; places, images, page and file are ours. The same graph and
language give the same bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danchieu.graph.errors import UnknownCode
from danchieu.graph.facts import Document, Edge
from danchieu.graph.model import RELATION_TYPES
from danchieu.graph.store import Store
from danchieu.viz.bundles import BODIES, Bundle, fold_bodies, fold_documents
from danchieu.viz.cards import Card, bundle_card, data_uri, document_card, pill, two_lines
from danchieu.viz.focus import DUTY, FOLLOWS, Focus, focus, without_classified
from danchieu.viz.issuing_branch import branch_of
from danchieu.viz.language import Language
from danchieu.viz.layout import CARD_HEIGHT, CARD_WIDTH, COLUMNS, Item, Layout, arrange, grid
from danchieu.viz.marks import nouns
from danchieu.viz.page import html_page, written
from danchieu.viz.panel import Teller

if TYPE_CHECKING:
    import networkx
    from pyvis.network import Network

    Subgraph = networkx.MultiDiGraph[str]

Json = dict[str, Any]
DEPTH = 8
"""How many steps of following a picture goes; four levels of government need three or four."""

LINES: Mapping[str, Json] = {
    "IMPLEMENTS": {"width": 2, "dashes": False},
    "BASED_ON": {"width": 1, "dashes": False},
    "GUIDES": {"width": 1.5, "dashes": [14, 7]},
    "AMENDS": {"width": 2, "dashes": [2, 5]},
    "REPLACES": {"width": 5, "dashes": False},
    "REPEALS": {"width": 5, "dashes": False},
    "REVIEWS": {"width": 1.5, "dashes": [12, 5, 2, 5]},
    "ATTACHED_TO": {"width": 1, "dashes": [5, 3]},
    "REFERS_TO": {"width": 0.6, "dashes": False},
    DUTY: {"width": 0.8, "dashes": False},
}
"""One style for each relation (look.md); the page's script adds the double line, the cross and the open head."""


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What was written: how many documents the file shows, how many were left out, and what the user must know."""

    path: Path
    documents: int
    hidden: int
    warnings: tuple[str, ...] = ()


def write_view(store: Store, key: str, path: Path, *, language: Language, include_classified: bool) -> ViewReport:
    """Draw the document `key` with what follows it and what it follows, and write it to `path`.

    Raises:
        UnknownCode: the store has no document with this key.
        OSError: the file cannot be written.
    """
    if store.document(key) is None:
        raise UnknownCode(key)
    found = _allowed(focus(_around(store, key), key), include_classified=include_classified)
    written(path, _drawn(found, language))
    return ViewReport(
        path, len(found.documents), found.hidden, _warnings(found, language, include_classified=include_classified)
    )


def render(graph: "Subgraph", root: str, language: Language, *, include_classified: bool = False) -> str:
    """The page about `root` in a graph as `Store.subgraph` gives it; pure, the same input gives the same text.

    Raises:
        KeyError: `root` is no document of the graph.
    """
    return _drawn(_allowed(focus(graph, root), include_classified=include_classified), language)


def _around(store: Store, key: str) -> "Subgraph":
    """The part of a store that `focus` needs: all that follows and is followed, and what these are linked with."""
    core = {key}
    for direction in ("in", "out"):
        for _, edge in store.closure([key], FOLLOWS, direction, DEPTH):
            core |= {edge.source, edge.target}
    graph = store.subgraph(sorted(core), (*RELATION_TYPES, DUTY), 1)
    # Who tells of these relations, and what an unsettled citation may be, need not be linked with them: without
    # these documents nobody would see that one of them is secret.
    named = {data["edge"].asserted_by for _, _, data in graph.edges(data=True)}
    named |= {key for _, data in graph.nodes(data=True) if "document" in data for key in data["document"].candidates}
    missing = store.documents(sorted(named - set(graph)))
    graph.add_nodes_from((document.key, {"document": document}) for document in missing)
    return graph


def _allowed(found: Focus, *, include_classified: bool) -> Focus:
    return found if include_classified else without_classified(found)


def _warnings(found: Focus, language: Language, *, include_classified: bool) -> tuple[str, ...]:
    count = len(found.secret)
    if not count:
        return ()
    if include_classified:
        return (
            language.counted(
                "The file holds text of {n} document marked secret.",
                "The file holds text of {n} documents marked secret.",
                count,
            ),
        )
    return (
        language.counted(
            "{n} document is marked secret: none of its text is in the file (--include-classified puts it in).",
            "{n} documents are marked secret: none of their text is in the file (--include-classified puts it in).",
            count,
        ),
    )


def _drawn(found: Focus, language: Language) -> str:
    bundles = (*fold_documents(found.documents, found.edges, found.asked.key), *fold_bodies(found.edges))
    teller = Teller(language, {d.key: d for d in found.documents})
    layout = _placed(found, bundles, teller.documents)
    network = _network(found, bundles, layout, teller)
    nodes, edges, *_ = network.get_network_data()
    pills = sum(place[1] >= layout.bands[-1].top for place in layout.places.values()) if found.bodies else 0
    data = {
        # More bodies than fit in a line hide who implements what; the legend brings them back.
        "off": [DUTY] if pills > COLUMNS else [],
        "asked": found.asked.key,
        "card": [CARD_WIDTH, CARD_HEIGHT],
        # pyvis writes a label into every node; the card says it all.
        "nodes": [{k: v for k, v in node.items() if k != "label"} for node in nodes],
        "edges": edges,
        "options": network.options,
        "documents": {d.key: teller.document(d) for d in found.documents},
        "told": {_edge_id(e): teller.edge(e) for e in found.edges},
        "bundles": {b.id: _bundle_json(b, layout) for b in bundles},
        "bands": [
            {"word": _level_word(b.level, language), "row": b.level, "top": b.top, "bottom": b.bottom}
            for b in layout.bands
        ],
    }
    return html_page(found, bundles, data, teller)


def _placed(found: Focus, bundles: Iterable[Bundle], documents: Mapping[str, Document]) -> Layout:
    holder = {member: b.id for b in bundles for member in b.members}
    givers = {e.target: documents[e.source].date for e in reversed(found.edges) if e.type == DUTY}
    items = [Item(d.key, d.level, d.date) for d in found.documents if d.key not in holder]
    # Bodies stand in the order of the documents that charge them, so that fewer lines cross.
    items += [Item(b.name, BODIES, givers[b.name]) for b in found.bodies if b.name not in holder]
    for bundle in bundles:
        first = documents[bundle.members[0]].date if bundle.level != BODIES else givers[bundle.members[0]]
        items.append(Item(bundle.id, bundle.level, first))
    ends = ((holder.get(e.source, e.source), holder.get(e.target, e.target)) for e in found.edges)
    return arrange(items, ((one, other) for one, other in ends if one != other))


def _bundle_json(bundle: Bundle, layout: Layout) -> Json:
    y = layout.places[bundle.id][1]
    places, height = grid(len(bundle.members))
    band = next(n for n, b in enumerate(layout.bands) if b.top <= y < b.bottom)
    return {"members": list(bundle.members), "places": places, "height": height, "band": band}


def _network(found: Focus, bundles: Iterable[Bundle], layout: Layout, teller: Teller) -> "Network":
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.options = {
        "physics": {"enabled": False},
        "layout": {"randomSeed": 1, "improvedLayout": False},
        "interaction": {"hover": True, "dragNodes": False, "tooltipDelay": 400, "keyboard": False},
        "nodes": {
            "shape": "image",
            "shapeProperties": {"useImageSize": True, "interpolation": False},
            "borderWidth": 0,
        },
        "edges": {"selectionWidth": 1, "hoverWidth": 1},
    }

    def add(id: str, svg: str, **fields: str | None) -> None:
        # Members of bundles have no place of their own until their bundle opens.
        x, y = layout.places.get(id, (0, 0))
        network.add_node(id, label=" ", shape="image", image=data_uri(svg), x=x, y=y, **fields)

    for document in found.documents:
        card = _card(document, teller, asked=document.key == found.asked.key)
        title = {"title": document.title} if document.title else {}
        add(document.key, document_card(card), kind="document", row=document.level, **title)
    for body in found.bodies:
        add(body.name, pill(*two_lines(body.name)), kind="body", row=BODIES, title=body.name)
    for bundle in bundles:
        name = bundle_name(bundle, teller)
        add(bundle.id, _bundle_image(bundle, teller), kind="bundle", row=bundle.level, name=name)
    for edge in found.edges:
        _add_edge(network, edge, teller)
    return network


def _add_edge(network: "Network", edge: Edge, teller: Teller) -> None:
    ends = [teller.documents[key] for key in (edge.source, edge.target) if key in teller.documents]
    unsure = bool(edge.inferred) or any(end.placeholder for end in ends)
    fields = {"id": _edge_id(edge), "type": edge.type, "told": edge.told, "unsure": unsure}
    network.add_edge(edge.source, edge.target, **fields, **LINES[edge.type])


def _card(document: Document, teller: Teller, *, asked: bool) -> Card:
    language = teller.language
    return Card(
        code=document.code,
        issuer=document.issuer or "",
        date=language.date_text(document.date),
        branch=branch_of(document),
        mark=language.status_word("draft") if document.status == "draft" else document.secrecy or "",
        cited=document.status == "cited",
        asked=asked,
        unsure=document.placeholder,
    )


def bundle_name(bundle: Bundle, teller: Teller) -> str:
    """What a bundle holds, in words: "18 kế hoạch cấp huyện"."""
    language, count = teller.language, len(bundle.members)
    if bundle.level == BODIES:
        return language.counted("{n} body", "{n} bodies", count)
    noun = nouns().get(bundle.type or "", "").lower() or language.text("documents")
    if not bundle.level:
        return language.text("{n} {noun}", n=language.number(count), noun=noun)
    return language.text(
        "{n} {noun}, level: {level}", n=language.number(count), noun=noun, level=language.level_word(bundle.level)
    )


def _bundle_image(bundle: Bundle, teller: Teller) -> str:
    language = teller.language
    if bundle.level == BODIES:
        by = ", ".join(teller.code_of(key) for key in bundle.givers)
        return pill(bundle_name(bundle, teller), language.text("charged by {code}", code=by))
    dates = [d[:7] for key in bundle.members if (d := teller.documents[key].date)]
    span = [language.date_text(d) for d in dict.fromkeys((dates[0], dates[-1]))] if dates else []
    return bundle_card(bundle_name(bundle, teller), " · ".join(p for p in (bundle.province or "", "–".join(span)) if p))


def _edge_id(edge: Edge) -> str:
    parts = (
        edge.source,
        edge.type,
        edge.target,
        edge.asserted_by if edge.told else "",
        edge.role or "",
        edge.task or "",
    )
    return " > ".join(part for part in parts if part)


def _level_word(level: str | None, language: Language) -> str:
    word = language.text("Bodies with duties") if level == BODIES else language.level_word(level)
    return word[:1].upper() + word[1:]
