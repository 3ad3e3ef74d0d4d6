"""One store's content in another: what every source says, from which the graph is derived there anew."""

from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.store import Store


def copy(source: Store, target: Store, *, replace: bool) -> int:
    """Have `target` hold exactly what `source` holds, and say how many sources that are.

    Sources, texts and assertions are taken over as they stand. The graph, which is a function of them, is derived.
    All in one transaction of `target`: what is broken off leaves it as it was.

    Args:
        replace: what `target` holds may go; without it, only a `target` without sources is written to.

    Raises:
        UserError: `target` holds sources, and they may not go.
        StoreError: `source` changed meanwhile, or one of them cannot be read or written.
    """
    rows = {row.name: row for row in source.sources()}
    there = {row.name for row in target.sources()}
    if there and not replace:
        raise UserError(f"the target holds {len(there)} files already; give an empty store, or --replace")
    with target.writing():
        target.delete(sorted(there - rows.keys()))
        read = set()
        for said in source.assertions():
            row = rows.get(said.source)
            if row is None or row.sha256 != said.sha256:
                raise _changed()
            target.put(row, said)
            read.add(said.source)
        for name, row in rows.items():
            if name not in read:
                target.put(row, None)
        if {row.name: row for row in source.sources()} != rows or read != {n for n in rows if not rows[n].set_aside}:
            raise _changed()
        target.resolve()
    return len(rows)


def _changed() -> StoreError:
    return StoreError("the source store changed while it was copied; copy it again")
