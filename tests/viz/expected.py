"""Writes the expected answers of test_formats anew: `python -m tests.viz.expected`; the differences are to be read."""

import tempfile
from pathlib import Path

from danchieu.graph.sqlite_store import SQLiteStore
from tests.queries.small import made
from tests.viz.test_formats import EXPECTED, answers, written

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, SQLiteStore.open_for_reading(made(Path(folder) / "a.db")) as store:
        for name, answer in answers(store).items():
            for ending in ("vi.txt", "en.txt", "vi.md", "json", "csv"):
                (EXPECTED / f"{name}.{ending}").write_text(written(answer, ending), "utf-8", newline="\n")
