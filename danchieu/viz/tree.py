"""Trees: with ├─ marks at 100 columns on the terminal, as nested lists in Markdown."""

from collections.abc import Iterator

from danchieu.viz.quotes import quoted, wrapped
from danchieu.viz.report import Branch, Tree

WIDTH = 100
PARTED = " · "


def tree_lines(tree: Tree, width: int = WIDTH) -> Iterator[str]:
    """The tree for the terminal; no line is longer than `width` unless a single word is."""
    yield tree.title
    yield from _drawn(tree.branches, "", width)


def _drawn(branches: tuple[Branch, ...], indent: str, width: int) -> Iterator[str]:
    for i, branch in enumerate(branches):
        last = i == len(branches) - 1
        below = indent + ("   " if last else "│  ")
        room = width - len(below)
        first, *rest = joined(branch.parts, room)
        yield f"{indent}{'└─' if last else '├─'} {first}"
        under = below + ("│  " if branch.children else "   ")
        yield from (under + line for line in rest)
        for note in branch.notes:
            yield from (under + line for line in wrapped(note, width - len(under)))
        for quote in branch.quotes:
            yield from (under + line for line in quoted(quote, width - len(under)))
        yield from _drawn(branch.children, below, width)


def joined(parts: tuple[str, ...], width: int) -> list[str]:
    """Parts set side by side, a new line begun before a part that does not fit; there is at least one line."""
    lines = [""]
    for part in parts:
        line = lines[-1] + PARTED + part if lines[-1] else part
        if len(line) > width and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = line
    return [short for line in lines for short in (wrapped(line, width) or [""])]


def tree_markdown(tree: Tree) -> Iterator[str]:
    """The tree as a nested list with whole sentences."""
    yield f"## {tree.title}"
    yield ""
    yield from _listed(tree.branches, "")


def _listed(branches: tuple[Branch, ...], indent: str) -> Iterator[str]:
    for branch in branches:
        code, *rest = branch.parts
        yield f"{indent}- " + PARTED.join((f"**{escaped(code)}**", *map(escaped, rest)))
        for note in branch.notes:
            yield f"{indent}  <br>{escaped(note)}"
        for quote in branch.quotes:
            yield f"{indent}  <br>“{escaped(quote.sentence)}” ({escaped(quote.place)})"
        yield from _listed(branch.children, indent + "  ")


_MARKS = str.maketrans({mark: "\\" + mark for mark in "\\`*_[]<>|#~"})


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it stands, on one line.

    >>> escaped("a|b *c*")
    'a\\\\|b \\\\*c\\\\*'
    """
    return " ".join(text.split()).translate(_MARKS)
