"""How fast documents are read and questions answered, in one run on the demo's documents.

Prints extraction in MB/s beside a plain pass of one pattern over the same text (the ratio is what counts), ingest end
to end in documents/s, and the median time of each question from Python.
"""

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from danchieu.demo import DOCUMENTS
from danchieu.graph.model import SourceText
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.ingest.extract import extract
from danchieu.ingest.folder import ingest_paths
from danchieu.queries.impact import impact
from danchieu.queries.orphans import orphans
from danchieu.queries.search import search
from danchieu.queries.trace import trace

COPIES = 20
OWN_NUMBER = re.compile(r"^(.*\bSố:?\s*)(\d{1,4})(?=\s?[-/])", re.M)
CODE = re.compile(r"\d{1,5}\s?[-/]\s?[A-ZĐ]{1,5}[a-z]?\s?[-/]\s?[A-ZĐ]{2,10}")


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median time of some work."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def texts() -> list[SourceText]:
    """The demo's plain texts."""
    found = sorted(Path(str(DOCUMENTS)).rglob("*.txt"))
    return [SourceText(p.name, "/", p.read_text("utf-8"), "txt", "") for p in found]


def copies(folder: Path) -> int:
    """Copies of the demo's texts whose own numbers differ, so that each is a document; how many there are."""
    for source in texts():
        for i in range(COPIES):
            (folder / f"{i:03d}-{source.name}").write_text(_renumbered(source.text, 500 * i), "utf-8")
    return len(texts()) * COPIES


def _renumbered(text: str, by: int) -> str:
    return OWN_NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + by}", text)


def main() -> None:
    """Measure and print."""
    sources = texts()
    size = sum(len(s.text.encode()) for s in sources) / 1e6
    extract(sources[0])
    reading = seconds(lambda: [extract(s) for s in sources])
    plain = seconds(lambda: [CODE.findall(s.text) for s in sources])
    cited = sum(len(extract(s).mentions) for s in sources)
    factor = reading / plain
    print(f"extraction: {size / reading:.2f} MB/s, {cited / reading:.0f} citations/s ({factor:.0f} times one pattern)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "plans"
        folder.mkdir()
        count = copies(folder)
        with SQLiteStore.open(Path(name) / "bench.db") as store:
            start = time.perf_counter()
            ingest_paths(store, [folder], clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
            print(f"ingest: {count / (time.perf_counter() - start):.0f} documents/s, {count} documents")
            questions: dict[str, Callable[[], object]] = {
                "trace": lambda: trace(store, "27-NQ/TW@2022"),
                "impact": lambda: impact(store, "27-NQ/TW@2022"),
                "orphans": lambda: orphans(store),
                "search": lambda: search(store, "cai cach tu phap"),
            }
            for question, ask in questions.items():
                print(f"{question}: {seconds(ask) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
