"""The data files of domain knowledge: each says where it comes from, each row is whole."""

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from danchieu.graph.tables import DATA

TABLES = sorted(
    (entry for package in DATA for entry in (files(package) / "data").iterdir() if entry.name.endswith(".csv")),
    key=lambda entry: entry.name,
)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_row_has_a_cell_for_each_column(table: Traversable) -> None:
    """A name with a comma and without quotation marks falls into two cells, and half of it is lost."""
    lines = [line for line in table.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    header, *rows = csv.reader(lines, strict=True)
    assert [row for row in rows if len(row) != len(header)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_says_where_it_comes_from(table: Traversable) -> None:
    assert table.read_text("utf-8").startswith("# ")
