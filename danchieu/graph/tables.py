"""Reading of the data files that hold domain knowledge (`#` lines tell where it comes from)."""

import csv
import hashlib
from functools import cache
from importlib.resources import files

DATA = ("danchieu.graph", "danchieu.ingest")


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `package`'s data file `name`, by column; comment lines left out."""
    text = (files(package) / "data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(dict(row) for row in csv.DictReader(lines))


@cache
def fingerprint() -> str:
    """A digest of all domain data: when a table changes, sources are read anew."""
    digest = hashlib.sha256()
    for package in DATA:
        for entry in sorted((files(package) / "data").iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".csv"):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:16]
