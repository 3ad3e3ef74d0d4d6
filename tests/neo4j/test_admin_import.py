"""The CSV files for neo4j-admin, imported with the real tool: the store that comes out is the one that went in."""

import os
import shutil
import subprocess
from pathlib import Path

import neo4j
import pytest

from danchieu.graph.errors import UserError
from danchieu.graph.model import Extraction, Head
from danchieu.graph.neo4j_admin import ARGUMENTS, SCHEMA, write_folder
from danchieu.graph.opening import open_for_reading, open_store
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from tests import generated
from tests.contract.test_copying import filled
from tests.factories import assertions, document, edge, graph, proof, row
from tests.neo4j import live

ODD = 'Dấu ", dấu \\, dấu ; , xuống\r\ndòng, \x0c và \U0001f4c4 ""'


def imported(folder: Path, server: live.LocalServer) -> None:
    """Run the tool on the folder as its arguments say, and cypher-shell's part with the driver."""
    server.kill()
    home = server.folder
    for old in ("data/databases/neo4j", "data/transactions/neo4j"):
        shutil.rmtree(home / old, ignore_errors=True)
    tool = [*live.java(), "-cp", f"{live.installed() / 'lib'}/*", "org.neo4j.cli.AdminTool"]
    command = [*tool, "database", "import", "full", "neo4j", f"@{ARGUMENTS}", "--overwrite-destination"]
    environ = live.UTF8 | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    server.start()


@pytest.fixture
def store(tmp_path: Path) -> SQLiteStore:
    return SQLiteStore.open(tmp_path / "a.db")


def everything(store: Store) -> tuple[object, ...]:
    return list(store.sources()), list(store.assertions()), store.graph()


def test_what_went_in_comes_out(store: SQLiteStore, server: live.LocalServer, tmp_path: Path) -> None:
    """Sources of all kinds, edges of all kinds, and every sign that a CSV file or a tool may stumble over."""
    name = 'kho/dấu "phẩy", và.txt'
    odd = [document("tw:1-NQ/TW@2020", title=ODD), document("tw:2-NQ/TW@2020", title="", candidates=("a", "b;c"))]
    proofs = (proof('Câu "một"; hai, ba.'), proof("Câu hai"))
    told = edge("tw:1-NQ/TW@2020", "AMENDS", "tw:2-NQ/TW@2020", evidence=proofs)
    made = generated.generated(300)
    with store:
        filled(store)
        derived = store.graph()
        store.put(row(name), assertions(name, ODD, Extraction("1", Head(title=ODD))))
        store.put(row("kho/trống.txt"), assertions("kho/trống.txt", "", Extraction("1", Head())))
        store.write_graph(graph([*made.documents, *odd], [*made.edges, told], made.bodies))
        files = write_folder(store, tmp_path / "csv")
        assert {ARGUMENTS, SCHEMA, "document.csv", "implements.csv"} <= {file.name for file in files}
        expected = everything(store)
    imported(tmp_path / "csv", server)
    with pytest.raises(UserError, match="this store is not up to date; run danchieu ingest on it first"):
        open_for_reading(server.address, os.environ)
    with_cypher_shell(server, (tmp_path / "csv" / SCHEMA).read_text("utf-8"))
    with open_for_reading(server.address, os.environ) as there:
        assert everything(there) == expected
        assert [d.key for d in there.search("2-NQ/TW", 1)] == ["tw:2-NQ/TW@2020"]
    with open_store(server.address, os.environ) as there:
        there.delete([name, "kho/trống.txt"])
        there.resolve()
        assert there.graph() == derived


def with_cypher_shell(server: live.LocalServer, script: str) -> None:
    """What cypher-shell does with a script."""
    uri = f"bolt://127.0.0.1:{server.port}"
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", live.PASSWORD)) as driver, driver.session() as session:
        for statement in script.split(";\n"):
            if statement:
                session.run(statement).consume()


def test_the_same_store_gives_the_same_files(store: SQLiteStore, tmp_path: Path) -> None:
    with store:
        filled(store)
        one, other = write_folder(store, tmp_path / "1"), write_folder(store, tmp_path / "2")
        again = write_folder(store, tmp_path / "1")
    assert [f.read_bytes() for f in one] == [f.read_bytes() for f in other]
    assert again == one


@pytest.mark.parametrize("name", ["luong.csv", "ghi chú.txt"])
def test_a_folder_of_other_things_is_left_alone(store: SQLiteStore, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / name).write_text("của người khác", "utf-8")
    with store, pytest.raises(UserError, match="this folder holds other files"):
        write_folder(store, folder)
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", ["kho/a\x1fb.txt", ""])
def test_a_name_that_no_list_can_hold_is_refused(store: SQLiteStore, tmp_path: Path, name: str) -> None:
    with store:
        store.write_graph(graph([document("tw:1-NQ/TW@2020", sources=(name,))]))
        with pytest.raises(UserError, match=r"U\+001F"):
            write_folder(store, tmp_path / "csv")
