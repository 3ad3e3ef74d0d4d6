"""An answer as blocks of words, before it is drawn on the terminal or written as Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of evidence, the citations to keep in sight when it is shortened, and where it stands."""

    sentence: str
    citations: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of a tree: `parts` are its line, `notes` stand under it, then the evidence."""

    parts: tuple[str, ...]
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    children: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A heading and what hangs under it."""

    title: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with what stands under it."""

    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns and the rows."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain lines; `title` heads the report where there is one."""

    title: str
    lines: tuple[str, ...] = ()


Block = Tree | Table | Lines
