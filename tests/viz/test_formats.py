"""Each format, exactly, in both languages."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from danchieu.queries.body import body_file
from danchieu.queries.impact import impact
from danchieu.queries.orphans import orphans
from danchieu.queries.search import search
from danchieu.queries.show import show
from danchieu.queries.trace import trace
from danchieu.viz.formats import COLUMNS, PARTS, Answer, csv_text, rendered
from danchieu.viz.language import Language
from tests.queries.small import COURT, PLAN, POLICE, RESOLUTION, RULE, UNSETTLED, made

VI, EN = Language("vi"), Language("en")
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with SQLiteStore.open_for_reading(made(tmp_path_factory.mktemp("kho") / "danchieu.db")) as known:
        yield known


def answers(store: Store) -> dict[str, Answer]:
    """The answers whose every format is expected, by name."""
    return {
        "trace": trace(store, RESOLUTION),
        "trace-unsettled": trace(store, UNSETTLED),
        "impact": impact(store, RESOLUTION),
        "orphans": orphans(store),
        "show": show(store, PLAN),
        "show-replaced": show(store, RULE),
        "body": body_file(store, POLICE),
        "body-draft": body_file(store, COURT),
        "search": search(store, "cai cach"),
        "search-nothing": search(store, "hai quan"),
    }


NAMES = sorted(
    (
        "trace",
        "trace-unsettled",
        "impact",
        "orphans",
        "show",
        "show-replaced",
        "body",
        "body-draft",
        "search",
        "search-nothing",
    )
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ["vi.txt", "en.txt", "vi.md", "json", "csv"])
def test_answers_are_exactly(store: Store, name: str, ending: str) -> None:
    """`PYTHONPATH=. python -m tests.viz.expected` writes the files anew; their differences are to be read."""
    assert written(answers(store)[name], ending) == (EXPECTED / f"{name}.{ending}").read_text("utf-8")


def written(answer: Answer, ending: str) -> str:
    """The answer as the file of this ending holds it."""
    match ending:
        case "vi.txt":
            return rendered(answer, "table", VI)
        case "en.txt":
            return rendered(answer, "table", EN)
        case "vi.md":
            return rendered(answer, "md", VI)
        case "json":
            return rendered(answer, "json", VI)
        case _:
            return rendered(answer, "csv", VI)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_the_terminal_is_longer_than_100(store: Store, name: str) -> None:
    lines = (rendered(answers(store)[name], "table", VI) + rendered(answers(store)[name], "table", EN)).splitlines()
    assert [line for line in lines if len(line) > 100 or line != line.rstrip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_machine_formats_are_the_same_in_both_languages(store: Store, name: str) -> None:
    answer = answers(store)[name]
    assert rendered(answer, "json", VI) == rendered(answer, "json", EN)
    assert rendered(answer, "csv", VI) == rendered(answer, "csv", EN)


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_one_row_for_each_member_of_the_lists(store: Store, name: str) -> None:
    answer = answers(store)[name]
    rows = list(csv.DictReader(io.StringIO(rendered(answer, "csv", EN))))
    value = json.loads(rendered(answer, "json", EN))
    assert len(rows) == sum(len(value[part]) for part in PARTS[type(answer)])
    assert all(set(row) == set(COLUMNS[type(answer)]) for row in rows)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("- Căn cứ Luật", "'- Căn cứ Luật"),
        ("@SUM", "'@SUM"),
        ("27-NQ/TW", "27-NQ/TW"),
        (None, ""),
        (True, "true"),
        (3, "3"),
        ('a "b", c', '"a ""b"", c"'),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert csv_text(("a", "b"), [{"a": value, "b": 1}]) == f"a,b\n{cell},1\n"


def test_markdown_tables_have_rows_of_one_width(store: Store) -> None:
    for name in NAMES:
        for table in re.findall(r"(?:^\|.*\n)+", rendered(answers(store)[name], "md", VI), re.M):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1
