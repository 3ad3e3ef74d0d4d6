"""A graph made up at any size, seeded, with the answers to questions about it, found by plain loops over its edges.

It has the shape of the real one: few central documents that half the country follows, provincial programmes, district
plans, citations whose targets are ever the same few; drafts, documents known from citations only, relations told by
third documents, bodies with duties.

    PYTHONPATH=. python tests/generated.py 2000 FOLDER   writes graph.json and answers.json
"""

import json
import random
import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danchieu.graph.exchange import graph_json
from danchieu.graph.facts import Body, Document, Edge, Evidence, Graph, Status
from danchieu.graph.model import Level

PLACES = ("Lâm Đồng", "Lào Cai", "Đắk Lắk", "Cà Mau", "Bắc Kạn", "Nghệ An", "Hà Nam", "Sơn La", "Yên Bái", "An Giang")
MATTERS = (
    "cải cách tư pháp", "chuyển đổi số", "bảo vệ môi trường", "thi hành án dân sự", "xử lý nợ đọng", "phòng cháy",
    "xây dựng Đảng", "công tác dân vận", "giảm nghèo bền vững", "phát triển đô thị",
)  # fmt: skip
FOLLOWING = ("IMPLEMENTS", "GUIDES", "REVIEWS")
AFFECTING = (*FOLLOWING, "BASED_ON", "AMENDS", "REPLACES", "REPEALS", "ATTACHED_TO")


_STATUSES: tuple[Status, ...] = ("held", "draft", "cited")


def generated(size: int, *, citations: int = 10, seed: int = 1) -> Graph:
    """A graph of `size` documents with about `citations` citations each; the same arguments give the same graph."""
    chance = random.Random(f"{size} {citations} {seed}")
    documents = list(_documents(size, chance))
    bodies = [
        Body(f"{office} {place}", "province", place) for place in PLACES for office in ("Công an tỉnh", "Sở Tư pháp")
    ]
    edges = {edge.identity: edge for edge in _edges(documents, bodies, citations, chance)}
    return Graph(
        tuple(sorted(documents, key=lambda d: d.key)),
        tuple(sorted(bodies, key=lambda b: b.name)),
        tuple(edges[identity] for identity in sorted(edges)),
    )


def _documents(size: int, chance: random.Random) -> Iterator[Document]:
    """Older ones first; one in a hundred central, ten in a hundred provincial, the others of districts."""
    for n in range(size):
        date = f"{2005 + 20 * n // size}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        title = f"về {chance.choice(MATTERS)} và {chance.choice(MATTERS)} ({n})"
        status = chance.choices(_STATUSES, (90, 3, 7))[0]
        place = PLACES[n % len(PLACES)]
        slug = place.lower().translate(str.maketrans("âàđồắăạệộáêôếơ", "aadoaaaeoaeoeo")).replace(" ", "-")
        kind: str
        level: Level
        if n % 100 < 1:
            kind, scope, place, level = ("NQ", "CT", "KL")[n % 3], "tw", "TW", "central"
            symbol = f"{n}-{kind}/TW"
        elif n % 100 < 11:
            kind, scope, level = ("CTr", "CT", "NQ", "KH")[n % 4], slug, "province"
            symbol = f"{n}-{kind}/TU"
        else:
            kind, scope, level = ("KH", "KH", "BC", "HD")[n % 4], f"{slug}.huyen-{n % 13}", "district"
            place, symbol = f"{place}/Huyện {n % 13}", f"{n}-{kind}/HU"
        yield Document(
            key=f"{scope}:{symbol}@{date}", code=symbol, type=kind, symbol=symbol, name=None, scope=scope,
            jurisdiction=place, level=level, date=date, issuer=None, title=title, status=status,
        )  # fmt: skip


def _edges(
    documents: Sequence[Document], bodies: Sequence[Body], citations: int, chance: random.Random
) -> Iterator[Edge]:
    kinds = ("REFERS_TO", "IMPLEMENTS", "BASED_ON", "GUIDES", "REVIEWS", "AMENDS", "REPLACES")
    for n, document in enumerate(documents):
        if document.status == "cited":
            continue
        for _ in range(chance.randint(0, 2 * citations)):
            # Older documents are cited, and ever the same few of them: half of all citations go to a handful.
            target = documents[min(n, int(n * chance.random() ** 4))]
            if target is document:
                continue
            kind = chance.choices(kinds, (50, 22, 20, 3, 3, 1, 1))[0]
            scope = "body" if kind == "REFERS_TO" else chance.choice(("title", "preamble", "body", "body"))
            teller = documents[chance.randrange(n)] if n and chance.random() < 0.03 else document
            told = teller is not document and teller.status != "cited"
            yield _edge(document, kind, target.key, "asserted" if told else scope, teller if told else document, chance)
        if chance.random() < 0.3:
            body = chance.choice(bodies)
            yield _edge(document, "ADDRESSED_TO", body.name, None, document, chance)
            yield _edge(document, "ASSIGNED_TO", body.name, None, document, chance)


def _edge(document: Document, kind: str, target: str, scope: Any, teller: Document, chance: random.Random) -> Edge:
    start = chance.randrange(100_000)
    sentence = (
        f"thực hiện {target.partition('@')[0].rpartition(':')[2]} của cấp có thẩm quyền về {chance.choice(MATTERS)}"
    )
    evidence = (Evidence(f"kho/{teller.code.replace('/', '_')}.docx", start, start + 20, sentence, 1 + start % 9),)
    duty = (chance.choice(("lead", "coordinate")), f"Tham mưu việc {start % 50}", "Quý II/2023", "II.1")
    return Edge(
        document.key, target, kind, scope, teller.key, teller.status == "draft", None, evidence,
        *(duty if kind == "ASSIGNED_TO" else ()),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """What the graph's edges say, at hand by their ends."""

    graph: Graph
    outgoing: Mapping[str, list[Edge]]
    incoming: Mapping[str, list[Edge]]

    @classmethod
    def of(cls, graph: Graph) -> "Truth":
        """The edges of a graph by their ends."""
        outgoing: dict[str, list[Edge]] = defaultdict(list)
        incoming: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            outgoing[edge.source].append(edge)
            incoming[edge.target].append(edge)
        return cls(graph, outgoing, incoming)

    def followers(self, key: str, types: Iterable[str], depth: int = 12) -> list[list[Any]]:
        """[document, what it follows, type, teller, distance] of all that follow this one, sorted."""
        return self._walk(key, set(types), depth, down=True)

    def followed(self, key: str, types: Iterable[str], depth: int = 12) -> list[list[Any]]:
        """The same of all that this one follows."""
        return self._walk(key, set(types), depth, down=False)

    def _walk(self, key: str, types: set[str], depth: int, *, down: bool) -> list[list[Any]]:
        distance, met, queue = {key: 0}, [], deque([key])
        while queue:
            at = queue.popleft()
            if distance[at] == depth:
                continue
            for edge in (self.incoming if down else self.outgoing).get(at, ()):
                if edge.type not in types or edge.draft:
                    continue
                other = edge.source if down else edge.target
                met.append([edge.source, edge.target, edge.type, edge.asserted_by, distance[at] + 1])
                if other not in distance:
                    distance[other] = distance[at] + 1
                    queue.append(other)
        return sorted(met)

    def charged(self, key: str) -> list[list[Any]]:
        """[body, type, document] of all bodies that this document and those that depend on it charge, sorted."""
        documents = {key, *(row[0] for row in self.followers(key, AFFECTING))}
        return sorted(
            [edge.target, edge.type, edge.source]
            for document in documents
            for edge in self.outgoing.get(document, ())
            if edge.type in ("ASSIGNED_TO", "ADDRESSED_TO") and not edge.draft
        )

    def unimplemented(self) -> list[str]:
        """Held directives of centre and province that no issued document follows as its matter, sorted."""
        return sorted(
            d.key
            for d in self.graph.documents
            if d.status == "held"
            and d.type in ("NQ", "CT", "KL", "CTr")
            and d.level in ("central", "province")
            and not any(e.type in FOLLOWING and not e.draft and e.scope != "body" for e in self.incoming.get(d.key, ()))
        )

    def ungrounded(self) -> list[str]:
        """Held plans and the like that issued documents give no base and no superior document, sorted."""
        return sorted(
            d.key
            for d in self.graph.documents
            if d.status == "held"
            and d.type in ("KH", "CTr", "HD", "CT", "KL")
            and not any(e.type in (*FOLLOWING, "BASED_ON") and not e.draft for e in self.outgoing.get(d.key, ()))
        )

    def missing(self) -> list[str]:
        """Documents that are cited and not held, sorted."""
        return sorted(d.key for d in self.graph.documents if d.status == "cited")

    def path(self, start: str, end: str, types: Iterable[str]) -> list[str]:
        """Keys along the shortest way from one document to another along edges of either direction, smallest first."""
        wanted, back, level = set(types), {end: 0}, {end}
        while level and start not in back:
            beyond = {key for at in level for key in self._beside(at, wanted)} - back.keys()
            back |= dict.fromkeys(beyond, back[min(level)] + 1)
            level = beyond
        keys = [start] if start in back else []
        while keys and keys[-1] != end:
            keys.append(min(k for k in self._beside(keys[-1], wanted) if back.get(k, -1) == back[keys[-1]] - 1))
        return keys

    def _beside(self, key: str, types: set[str]) -> set[str]:
        onward = {e.target for e in self.outgoing.get(key, ()) if e.type in types}
        return onward | {e.source for e in self.incoming.get(key, ()) if e.type in types}

    def holding(self, word: str, limit: int) -> list[str]:
        """Keys of the newest documents with this matter in their titles, in the order of search."""
        found = [d for d in self.graph.documents if f"về {word} " in f"{d.title} " or f"và {word} " in f"{d.title} "]
        return [d.key for d in sorted(sorted(found, key=lambda d: d.key), key=lambda d: d.date or "", reverse=True)][
            :limit
        ]

    def duties(self, body: str) -> list[list[Any]]:
        """[document, role, task] of this body, sorted."""
        return sorted([e.source, e.role, e.task] for e in self.incoming.get(body, ()) if e.type == "ASSIGNED_TO")


def answers(graph: Graph, *, seed: int = 1, asked: int = 12) -> dict[str, Any]:
    """The true answers to questions about some documents of the graph, the most cited and any others, as JSON."""
    truth, chance = Truth.of(graph), random.Random(seed)
    hubs = sorted(truth.incoming, key=lambda key: (-len(truth.incoming[key]), key))
    known = [d.key for d in graph.documents]
    keys = [*(key for key in hubs if key in set(known))][:3] + chance.sample(known, min(asked, len(known)))
    ends = [(chance.choice(keys), chance.choice(known)) for _ in range(asked)]
    return {
        "trace": {key: [truth.followers(key, FOLLOWING), truth.followed(key, FOLLOWING)] for key in keys},
        "impact": {key: [truth.followers(key, AFFECTING), truth.charged(key)] for key in keys},
        "orphans": [truth.unimplemented(), truth.ungrounded(), truth.missing()],
        "path": [[start, end, truth.path(start, end, AFFECTING)] for start, end in ends],
        "search": {word: truth.holding(word, 20) for word in MATTERS},
        "body": {body.name: truth.duties(body.name) for body in graph.bodies},
    }


def main(size: int, folder: Path) -> None:
    """Write a graph and the answers beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = generated(size)
    for name, value in (("graph", graph_json(graph)), ("answers", answers(graph))):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
