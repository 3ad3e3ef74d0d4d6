"""Tables: aligned columns within 100 on the terminal, pipes in Markdown."""

from collections.abc import Iterator, Sequence

from danchieu.viz.quotes import quoted, wrapped
from danchieu.viz.report import Table
from danchieu.viz.tree import WIDTH, escaped

GAP = "  "
UNDER = "    "
NARROWEST = 12


def table_lines(table: Table, width: int = WIDTH) -> Iterator[str]:
    """The table for the terminal: long cells run on below, notes and evidence stand under their row."""
    if table.title:
        yield table.title
    widths = _widths([table.headers, *(row.cells for row in table.rows)], width)
    yield from _line(table.headers, widths)
    yield GAP.join("─" * w for w in widths)
    for row in table.rows:
        yield from _line(row.cells, widths)
        for note in row.notes:
            yield from (UNDER + line for line in wrapped(note, width - len(UNDER)))
        for quote in row.quotes:
            yield from (UNDER + line for line in quoted(quote, width - len(UNDER)))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Natural widths, the widest columns narrowed until all fit: first where no word, so no code or key, is broken."""
    columns = list(zip(*rows, strict=True))
    widths = [max(len(cell) for cell in column) for column in columns]
    longest = [max(len(word) for cell in column for word in (cell.split() or [""])) for column in columns]
    for least in (longest, [NARROWEST] * len(columns)):
        while sum(widths) + len(GAP) * (len(widths) - 1) > width:
            spare = [w if w > max(few, NARROWEST) else 0 for w, few in zip(widths, least, strict=True)]
            if not any(spare):
                break
            widths[spare.index(max(spare))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [_cell(cell, w) for cell, w in zip(cells, widths, strict=True)]
    for i in range(max(len(column) for column in columns)):
        parts = [column[i] if i < len(column) else "" for column in columns]
        yield GAP.join(part.ljust(w) for part, w in zip(parts, widths, strict=True)).rstrip()


def _cell(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    # A cell may be narrower than `wrapped` allows, and a key longer than any column: then it is cut hard.
    return [line[i : i + width] for line in wrapped(text, width) for i in range(0, len(line), width)]


def table_markdown(table: Table, evidence: str) -> Iterator[str]:
    """The table with pipes; notes and evidence go to a last column headed `evidence` where a row has any."""
    if table.title:
        yield f"## {table.title}"
        yield ""
    proven = any(row.notes or row.quotes for row in table.rows)
    headers = (*table.headers, evidence) if proven else table.headers
    yield _piped([escaped(header) for header in headers])
    yield _piped(["---"] * len(headers))
    for row in table.rows:
        under = [escaped(note) for note in row.notes]
        under += [f"“{escaped(quote.sentence)}” ({escaped(quote.place)})" for quote in row.quotes]
        cells = [escaped(cell) for cell in row.cells]
        yield _piped([*cells, "<br>".join(under)] if proven else cells)


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
