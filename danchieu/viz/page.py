"""The page around the picture: one self-contained UTF-8 file, everything escaped, no address outside itself."""

import json
from collections.abc import Collection, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from danchieu.graph.facts import Edge
from danchieu.viz.bundles import BODIES, Bundle
from danchieu.viz.captions import branch_words, page_words, script_words
from danchieu.viz.cards import BRANCH_COLOURS, BRANCH_LETTERS, DARK
from danchieu.viz.focus import DUTY, Focus
from danchieu.viz.language import RELATIONS
from danchieu.viz.panel import Teller

Json = dict[str, Any]
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
"""The vis-network that ships inside pyvis 0.3.2 (MIT or Apache-2.0; its licence stands in `licences/`)."""

_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def html_page(found: Focus, bundles: Sequence[Bundle], data: Json, teller: Teller) -> str:
    """The whole page as text; what stands in it besides our own templates is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    language = teller.language
    environment = Environment(
        loader=PackageLoader("danchieu.viz", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("view.html.j2")
    kinds = [t for t in RELATIONS if any(e.type == t for e in found.edges)]
    words: Json = {**script_words(language.text), "relations": {t: language.relation_word(t) for t in kinds}}
    return template.render(
        language=language.code,
        words=page_words(language.text),
        title=question(found, teller),
        code=found.asked.code,
        subtitle=subtitle(found, bundles, teller, off=data["off"]),
        legend=[{"type": t, "word": language.relation_word(t)} for t in kinds],
        rows=list(_rows(found.edges, teller)),
        letters=[(BRANCH_LETTERS[b], BRANCH_COLOURS[b], word) for b, word in branch_words(language.text).items()],
        style=Markup(_template("view.css")),
        vis_network=Markup(_vis_network()),
        script=Markup(_template("view.js")),
        licence=(files("danchieu.viz") / "licences" / "vis-network.txt").read_text("utf-8"),
        data=Markup(script_json(data | {"words": words, "dark": DARK})),
    )


def question(found: Focus, teller: Teller) -> str:
    """The question that the picture answers; it is its title."""
    return teller.language.text("Who implements {document}?", document=teller.full_name(found.asked))


def subtitle(found: Focus, bundles: Sequence[Bundle], teller: Teller, off: Collection[str] = ()) -> str:
    """What is shown and what was left out; `off` are the types of relations that the page hides at first."""
    language = teller.language
    parts = [language.counted("{n} document", "{n} documents", len(found.documents))]
    if found.bodies and DUTY in off:
        parts.append(
            language.counted(
                "{n} body with duties, shown by the legend",
                "{n} bodies with duties, shown by the legend",
                len(found.bodies),
            )
        )
    elif found.bodies:
        parts.append(language.counted("{n} body with duties", "{n} bodies with duties", len(found.bodies)))
    folded = sum(b.level != BODIES for b in bundles)
    if folded:
        parts.append(
            language.counted("{n} bundle, opened by a double click", "{n} bundles, opened by a double click", folded)
        )
    if found.hidden:
        parts.append(
            language.counted(
                "{n} other document left out, linked with these",
                "{n} other documents left out, linked with these",
                found.hidden,
            )
        )
    return " · ".join(parts)


def script_json(data: Json) -> str:
    """JSON that can stand inside a script element: nothing in it can end or open anything."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_IN_SCRIPT)


def written(path: Path, html: str) -> None:
    """Write the page as UTF-8 with line feeds, whatever the system; half a file never takes the old one's place."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(html, "utf-8", newline="\n")
    beside.replace(path)


def _rows(edges: Iterable[Edge], teller: Teller) -> Iterable[Json]:
    """The table of all edges: what a screen reader and paper have in place of the picture."""
    for edge in edges:
        told = teller.edge(edge)
        yield told | {
            "type": edge.type,
            "source": edge.source,
            "target": edge.target,
            "source_code": teller.code_of(edge.source),
            "target_code": teller.code_of(edge.target),
            "word": teller.language.relation_word(edge.type),
        }


def _template(name: str) -> str:
    return (files("danchieu.viz") / "templates" / name).read_text("utf-8")


def _vis_network() -> str:
    """The library's script, as the page can hold it.

    Addresses in it (namespaces, comments) are written `:\\/\\/`, the same to JavaScript: the page has none at all.
    """
    script = (files("pyvis") / VIS_NETWORK).read_text("utf-8")
    if "</script" in script.lower() or "<!--" in script:
        raise RuntimeError(f"{VIS_NETWORK} cannot stand inside a page")
    return script.replace("://", ":\\/\\/")
