"""What an answer about absence rests on: what was read, what was set aside and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from danchieu.graph.facts import Document
from danchieu.graph.model import Json
from danchieu.graph.store import Store


@dataclass(frozen=True, slots=True)
class Reading:
    """What the store has read.

    Attributes:
        read: files that were read; set_aside: files that could not be.
        read_at: when the newest was met (ISO, UTC); None in an empty store.
    """

    read: int
    set_aside: int
    read_at: str | None

    @classmethod
    def of(cls, store: Store) -> "Reading":
        """What `store` has read."""
        tally = store.tally()
        return cls(tally.read, tally.set_aside, tally.read_at)

    def to_json(self) -> Json:
        """What an empty answer rests on."""
        return {"read": self.read, "set_aside": self.set_aside, "read_at": self.read_at}


def newest_date(documents: Iterable[Document]) -> str | None:
    """The newest date among held documents, never a clock's."""
    return max((d.date for d in documents if d.status == "held" and d.date), default=None)
