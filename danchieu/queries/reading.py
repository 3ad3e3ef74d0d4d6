"""What an answer about absence rests on: what was read, what was set aside and when."""

from collections.abc import Iterable

from danchieu.graph.facts import Document
from danchieu.graph.model import Json
from danchieu.graph.store import Tally


def tally_json(tally: Tally) -> Json:
    """What an empty answer rests on."""
    return {"read": tally.read, "set_aside": tally.set_aside, "read_at": tally.read_at}


def newest_date(documents: Iterable[Document]) -> str | None:
    """The newest date among held documents, never a clock's."""
    return max((d.date for d in documents if d.status == "held" and d.date), default=None)
