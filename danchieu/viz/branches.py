"""A trace as trees: below the document what follows it, above it what it follows."""

from collections.abc import Sequence

from danchieu.graph.store import Direction
from danchieu.queries.trace import Trace, Way
from danchieu.queries.walk import Step, far_end, near_end
from danchieu.viz.language import Language
from danchieu.viz.report import Branch, Lines, Tree
from danchieu.viz.wording import Wording

DIRECTION: dict[Way, Direction] = {"down": "in", "up": "out"}


def trace_trees(answer: Trace, language: Language) -> list[Tree | Lines]:
    """One tree for each way asked for; a line that says so where nothing was found."""
    wording = Wording(language, answer.documents)
    blocks: list[Tree | Lines] = []
    for way in answer.ways:
        steps = answer.down if way == "down" else answer.up
        if not steps:
            blocks.append(Lines(_nothing(way, language)))
            continue
        count = len({far_end(step.edge, DIRECTION[way]) for step in steps})
        if way == "down":
            title = language.counted("Followed by {n} document", "Followed by {n} documents", count)
        else:
            title = language.counted("Follows {n} document", "Follows {n} documents", count)
        blocks.append(Tree(title, _Growing(wording, DIRECTION[way], steps).branches(answer.subject.starts)))
    return blocks


def _nothing(way: Way, language: Language) -> str:
    if way == "down":
        return language.text("No document implements, guides or reviews it.")
    return language.text("It implements, guides or reviews no document.")


class _Growing:
    """Grows a tree from steps; each document is opened once, where it is nearest."""

    def __init__(self, wording: Wording, direction: Direction, steps: Sequence[Step]) -> None:
        self._wording = wording
        self._opened: set[str] = set()
        self._nearest: dict[str, int] = {}
        self._under: dict[str, dict[str, list[Step]]] = {}
        for step in steps:
            near, far = near_end(step.edge, direction), far_end(step.edge, direction)
            self._under.setdefault(near, {}).setdefault(far, []).append(step)
            self._nearest[far] = min(step.depth, self._nearest.get(far, step.depth))

    def branches(self, starts: Sequence[str]) -> tuple[Branch, ...]:
        """What hangs under the starts, which are named above the tree."""
        self._opened.update(starts)
        return tuple(branch for start in starts for branch in self._children(start))

    def _children(self, node: str) -> tuple[Branch, ...]:
        return tuple(self._branch(key, steps) for key, steps in self._under.get(node, {}).items())

    def _branch(self, key: str, steps: Sequence[Step]) -> Branch:
        wording, edges = self._wording, [step.edge for step in steps]
        # What a document says of itself needs no other witness.
        shown = [edge for edge in edges if not edge.told] or edges
        notes = tuple(dict.fromkeys(note for edge in shown for note in wording.notes(edge)))
        quotes = tuple(dict.fromkeys(quote for edge in shown for quote in wording.quotes(edge)))
        parts = (*wording.parts(wording.documents[key]), *wording.relations(edges))
        if key in self._opened or self._nearest[key] < steps[0].depth:
            elsewhere = (wording.language.text("(continued elsewhere in this tree)"),) if key in self._under else ()
            return Branch((*parts, *elsewhere), notes, quotes)
        self._opened.add(key)
        return Branch(parts, notes, quotes, self._children(key))
