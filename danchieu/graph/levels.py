"""The levels of shortest paths, searched from both ends, for whatever store tells what lies beside a node."""

from collections.abc import Callable
from typing import TypeVar

_N = TypeVar("_N")


def levels(start: _N, end: _N, beside: Callable[[set[_N]], set[_N]]) -> list[set[_N]]:
    """For each step of the shortest paths the nodes from which `end` is still that near; empty when there is no path.

    The smaller front goes first: between two hubs that is what keeps it small.

    Args:
        beside: the nodes one step from these, whichever way.
    """
    fronts: tuple[list[set[_N]], list[set[_N]]] = ([{start}], [{end}])
    seen: tuple[set[_N], set[_N]] = ({start}, {end})
    while not (meeting := fronts[0][-1] & fronts[1][-1]):
        side = 0 if len(fronts[0][-1]) <= len(fronts[1][-1]) else 1
        new = beside(fronts[side][-1]) - seen[side]
        if not new:
            return []
        seen[side].update(new)
        fronts[side].append(new)
    # A front from `start` holds dead ends too: back from where the fronts met, only what leads there is kept.
    backward = [meeting]
    for front in reversed(fronts[0][:-1]):
        backward.append(front & beside(backward[-1]))
    return [*backward[-2::-1], *fronts[1][-2::-1]]
