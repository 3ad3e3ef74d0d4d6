"""When the server or the line fails, nothing half-written counts, a re-run completes, and one line says why."""

import contextlib
import logging
import os
import re
import socket
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, cast

import neo4j
import pytest
from typer.testing import CliRunner

from danchieu.cli import app
from danchieu.graph import neo4j_graph, neo4j_journal, neo4j_schema
from danchieu.graph.errors import StoreError
from danchieu.graph.facts import Graph
from danchieu.graph.model import Extraction, Head
from danchieu.graph.neo4j_address import Address
from danchieu.graph.neo4j_graph import Run, Statement
from danchieu.graph.neo4j_store import Neo4jStore
from danchieu.graph.opening import open_for_reading, open_store
from tests import generated
from tests.factories import assertions, row
from tests.neo4j import live
from tests.neo4j.proxy import line_to

HELD, NEW = (
    "TỈNH ỦY LÂM ĐỒNG\n*\nSố 51-CTr/TU\nLâm Đồng, ngày 10 tháng 3 năm 2023\nCHƯƠNG TRÌNH\n"
    "thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương\n",
    "HUYỆN ỦY ĐỨC TRỌNG\n*\nSố 132-KH/HU\nĐức Trọng, ngày 12 tháng 4 năm 2023\nKẾ HOẠCH\n"
    "thực hiện Chương trình số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy Lâm Đồng\n",
)


class Office:
    """A folder of documents and danchieu's commands on a server, in English."""

    def __init__(self, folder: Path, server: live.LocalServer) -> None:
        self.folder, self.address = folder, server.address
        folder.mkdir()
        (folder / "51.txt").write_text(HELD, "utf-8")

    def run(self, *args: str) -> tuple[int, str]:
        """(exit code, the lines beside the answer)."""
        done = CliRunner().invoke(app, [*args, "--store", self.address, "--lang", "en"], prog_name="danchieu")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.stderr

    def ingest(self) -> tuple[int, str]:
        return self.run("ingest", str(self.folder))

    def add(self) -> None:
        """A second document."""
        (self.folder / "132.txt").write_text(NEW, "utf-8")

    def held(self) -> list[str]:
        """The documents that the store holds, if nothing keeps it from telling."""
        with open_for_reading(self.address, {"NEO4J_PASSWORD": live.PASSWORD}) as store:
            return [d.key for d in store.documents() if d.status == "held"]

    def graph(self) -> Graph:
        with open_for_reading(self.address, {"NEO4J_PASSWORD": live.PASSWORD}) as store:
            return store.graph()

    def expected(self) -> Graph:
        """The graph of one fresh build, in a file."""
        file = self.folder.with_suffix(".db")
        file.unlink(missing_ok=True)
        assert CliRunner().invoke(app, ["ingest", str(self.folder), "--store", str(file)]).exit_code == 0
        with open_for_reading(str(file), {}) as store:
            return store.graph()


@pytest.fixture
def office(tmp_path: Path, server: live.LocalServer) -> Office:
    """One document is in the store."""
    made = Office(tmp_path / "Văn bản", server)
    assert made.ingest() == (0, "")
    return made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes are tried again for two seconds only."""
    monkeypatch.setattr(neo4j_schema, "RETRY_SECONDS", 2.0)


def before_sending(
    monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None], statement: int = 1, *, always: bool = False
) -> None:
    """Something happens when the graph's so many-th statement has been sent: the first time, or every time."""
    send = neo4j_graph.send
    left = [1]

    def disturbed(run: Run, statements: Collection[Statement]) -> None:
        if not (left[0] or always):
            return send(run, statements)
        left[0] = 0
        listed = list(statements)
        send(run, listed[:statement])
        happens()
        return send(run, listed[statement:])

    monkeypatch.setattr(neo4j_graph, "send", disturbed)


LOST = "the connection to the server was lost; nothing of this run counts, run it again"


def test_a_server_killed_while_it_is_written_holds_what_it_held(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.add()
    with monkeypatch.context() as patched:
        before_sending(patched, server.kill)
        code, told = office.ingest()
    assert (code, told.splitlines()) == (2, [f"{shown(office)}: {LOST}"])
    assert office.run("trace", "27-NQ/TW") == (2, f"{shown(office)}: no server answers there; is it running?\n")
    server.start()
    assert office.held() == ["lam-dong:51-CTr/TU@2023-03-10"]
    assert office.ingest() == (0, "")
    assert office.graph() == office.expected()


def test_a_server_that_comes_back_in_time_costs_nothing(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_schema, "RETRY_SECONDS", 60.0)
    office.add()
    starting = threading.Thread(target=server.start)

    def killed() -> None:
        server.kill()
        starting.start()

    before_sending(monkeypatch, killed)
    assert office.ingest() == (0, "")
    starting.join()
    assert office.graph() == office.expected()


@pytest.mark.parametrize("statement", [3])
def test_a_server_killed_in_a_large_load_says_that_it_is_not_complete(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch, statement: int
) -> None:
    office.add()
    with monkeypatch.context() as patched:
        patched.setattr(neo4j_journal, "MOST_ROWS", 1)
        before_sending(patched, server.kill, statement)
        code, told = office.ingest()
    assert (code, told.splitlines()) == (2, [f"{shown(office)}: {LOST}"])
    server.start()
    code, told = office.run("trace", "27-NQ/TW")
    waiting = "another danchieu is writing this store, or was broken off; wait, or run danchieu ingest again"
    assert (code, told.splitlines()) == (2, [f"{shown(office)}: {waiting}"])
    assert office.ingest() == (0, "")
    assert office.graph() == office.expected()
    assert raw(server, "MATCH (b:Block) RETURN count(*)") == [1]
    assert raw(server, "MATCH ()-[r:IMPLEMENTS]->() RETURN count(*)") == [2]


@pytest.mark.parametrize("rows", [1, 1_000_000])
def test_a_line_that_is_cut_and_mended_costs_nothing(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(neo4j_schema, "RETRY_SECONDS", 20.0)
    monkeypatch.setattr(neo4j_journal, "MOST_ROWS", rows)
    office.add()
    with line_to(server.port) as line:
        office.address = f"bolt://neo4j@127.0.0.1:{line.port}"
        before_sending(monkeypatch, line.cut)
        assert office.ingest() == (0, "")
        assert office.graph() == office.expected()


def test_a_writer_that_lost_its_lock_is_shut_out(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its guard is ended by an administrator while it sends its parts; another danchieu writes in between."""
    monkeypatch.setattr(neo4j_schema, "RETRY_SECONDS", 0.0)
    office.add()
    expected = office.expected()
    with monkeypatch.context() as patched:
        patched.setattr(neo4j_journal, "MOST_ROWS", 1)

        def overtaken() -> None:
            guards = "SHOW TRANSACTIONS YIELD transactionId AS id, username WHERE username = 'neo4j' RETURN id"
            with driver(server) as opened:
                for (guard,) in opened.execute_query(guards).records:
                    with contextlib.suppress(neo4j.exceptions.Neo4jError):
                        opened.execute_query(f"TERMINATE TRANSACTIONS '{guard}'")
            patched.undo()
            assert office.ingest() == (0, "")

        before_sending(patched, overtaken)
        code, told = office.ingest()
    assert code == 2
    assert len(told.splitlines()) == 1
    assert office.graph() == expected


def test_several_may_open_a_new_database_at_once(server: live.LocalServer) -> None:
    with driver(server) as opened:
        opened.execute_query("MATCH (n) DETACH DELETE n")
        for kind, names in (("CONSTRAINT", "SHOW CONSTRAINTS"), ("INDEX", "SHOW INDEXES")):
            shown_names = opened.execute_query(f"{names} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records
            for (name,) in shown_names:
                opened.execute_query(f"DROP {kind} {name} IF EXISTS")
    failed: list[BaseException] = []

    def put(n: int) -> None:
        try:
            with open_store(server.address, os.environ) as store:
                store.put(row(f"kho/{n}.pdf", set_aside="scan"), None)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=put, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_for_reading(server.address, os.environ) as store:
        assert store.tally().set_aside == 4


def test_a_line_that_stays_cut_is_told_in_one_line(
    office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.add()
    with line_to(server.port) as line:
        office.address = f"bolt://neo4j@127.0.0.1:{line.port}"

        def cut() -> None:
            line.open = False
            line.cut()

        before_sending(monkeypatch, cut)
        code, told = office.ingest()
        assert (code, told.splitlines()) == (2, [f"{shown(office)}: {LOST}"])
    office.address = server.address
    assert office.held() == ["lam-dong:51-CTr/TU@2023-03-10"]


def test_a_server_that_only_lets_read(office: Office, server: live.LocalServer) -> None:
    server.stop()
    server.start(server__databases__default_to_read_only="true")
    office.add()
    code, told = office.ingest()
    assert (code, told) == (2, f"{shown(office)}: this place may not be written to\n")
    assert office.run("trace", "27-NQ/TW") == (0, "")


def test_a_full_disk(office: Office, server: live.LocalServer) -> None:
    """A limit on the size of files is to the server what a full disk is: its log of transactions grows no more."""
    server.kill()
    server.prefix = ("prlimit", "--fsize=12000000")
    server.start()
    with (
        open_store(server.address, os.environ) as store,
        pytest.raises(StoreError, match="the server cannot write to its disk; nothing of this run counts"),
    ):
        store.put(row("kho/lớn.txt"), assertions("kho/lớn.txt", "x" * 20_000_000, Extraction("1", Head())))
    stopped = f"{shown(office)}: this database is not running; see the server's log\n"
    assert office.run("trace", "27-NQ/TW") == (2, stopped)
    server.kill()
    server.prefix = ()
    server.start()
    assert office.held() == ["lam-dong:51-CTr/TU@2023-03-10"]
    office.add()
    assert office.ingest() == (0, "")
    assert office.graph() == office.expected()


def test_a_server_with_little_memory_is_loaded_in_parts(
    own_server: live.LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = own_server
    server.kill()
    server.start(db__memory__transaction__max="8m")
    live.empty(server.address)
    graph = generated.generated(300)
    in_parts = neo4j_journal.Journal._in_parts
    parts: list[str] = []

    def counted(*arguments: Any) -> None:
        parts.append("in parts")
        in_parts(*arguments)

    monkeypatch.setattr(neo4j_journal.Journal, "_in_parts", counted)
    monkeypatch.setattr(neo4j_graph, "BATCH", 500)
    with cast(Neo4jStore, open_store(server.address, os.environ)) as store:
        store.write_graph(graph)
        assert parts == ["in parts"]
        assert store.graph() == graph


def test_another_danchieu_is_writing(office: Office, server: live.LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_journal, "BUSY_SECONDS", 1.0)
    office.add()
    with driver(server) as held, held.session() as session, session.begin_transaction() as tx:
        tx.run("MATCH (b:Block {name: '*'}) SET b.locked = true").consume()
        code, told = office.ingest()
        assert office.run("trace", "27-NQ/TW") == (0, "")  # who only reads does not wait
    busy = "another danchieu is writing to this store; try again when it has finished"
    assert (code, told) == (2, f"{shown(office)}: {busy}\n")
    assert office.ingest() == (0, "")


def shown(office: Office) -> str:
    return office.address.replace("neo4j@", "")


def driver(server: live.LocalServer) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{server.port}", auth=("neo4j", live.PASSWORD))


def raw(server: live.LocalServer, query: str) -> list[Any]:
    with driver(server) as opened:
        return [record[0] for record in opened.execute_query(query).records]


@pytest.fixture
def talker() -> Iterator[int]:
    """The port of a web server, where somebody may look for Neo4j."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    near, _ = listener.accept()
                except OSError:
                    return
                with near:
                    near.recv(1000)
                    near.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        yield int(listener.getsockname()[1])
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def test_wrong_addresses(office: Office, server: live.LocalServer, talker: int) -> None:
    here = f"127.0.0.1:{server.port}"
    for address, told in (
        (f"neo4j://ai-do@{here}", "wrong user or password; the password is taken from NEO4J_PASSWORD"),
        (f"neo4j://{here}/khong-co", "there is no such database on this server"),
        (f"bolt://{here}/khong-co", "there is no such database on this server"),
        (f"neo4j+s://{here}", "no secured connection: the server speaks no TLS, or its certificate is not trusted"),
        (f"bolt+ssc://{here}", "no secured connection: the server speaks no TLS, or its certificate is not trusted"),
        (f"bolt://{here}?region=vn", "the driver does not take this address"),
        ("neo4j://127.0.0.1:1", "no server answers there; is it running?"),
        ("bolt://khong-co.invalid", "no server answers there; is it running?"),
        ("bolt://tls-routing.invalid", "no server answers there; is it running?"),
        ("bolt://.a", "the driver does not take this address"),
        (f"neo4j://127.0.0.1:{talker}", "what answers there is no Neo4j server of version 5.26 or newer"),
    ):
        office.address = address
        expected = f"{address.partition('?')[0].replace('ai-do@', '')}: {told}\n"
        assert office.run("trace", "27-NQ/TW") == (2, expected)
        assert office.ingest() == (2, expected)


def test_wrong_password(office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "sai-mat-khau")
    with caplog.at_level(logging.DEBUG):
        code, told = office.run("trace", "27-NQ/TW")
    reason = "wrong user or password; the password is taken from NEO4J_PASSWORD"
    assert (code, told) == (2, f"{shown(office)}: {reason}\n")
    assert caplog.records
    assert "sai-mat-khau" not in caplog.text


def test_the_password_stands_in_no_log(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert office.ingest() == (0, "")
    assert re.search(r"HELLO|LOGON", caplog.text)
    assert live.PASSWORD not in caplog.text


def test_a_database_of_somebody_else_is_left_alone(server: live.LocalServer, tmp_path: Path) -> None:
    with driver(server) as opened:
        opened.execute_query("MATCH (n) DETACH DELETE n")
        opened.execute_query("CREATE (:Film {title: 'Chung một dòng sông'})")
    office = Office(tmp_path / "Văn bản", server)
    assert office.run("trace", "27-NQ/TW") == (
        2,
        f"{shown(office)}: no store here yet. First run: danchieu ingest FOLDER\n",
    )
    assert office.ingest() == (2, f"{shown(office)}: this database holds other things; give an empty one\n")
    assert raw(server, "MATCH (n) RETURN labels(n)[0]") == ["Film"]


def test_a_store_of_a_newer_danchieu_is_left_alone(office: Office, server: live.LocalServer) -> None:
    with driver(server) as opened:
        opened.execute_query("MATCH (n:Schema) SET n.version = 99")
    told = f"{shown(office)}: a newer danchieu made this store (version 99); install that one\n"
    assert office.run("trace", "27-NQ/TW") == (2, told)
    assert office.ingest() == (2, told)
    with driver(server) as opened:
        opened.execute_query("MATCH (n:Schema) SET n.version = 1")


@pytest.mark.parametrize(
    ("agent", "refused"),
    [
        ("Neo4j/4.4.41", "4.4.41"),
        ("Neo4j/5.13.0", "5.13.0"),
        ("Neo4j/5.25.1", "5.25.1"),
        ("Neo4j/5.26.30", None),
        ("Neo4j/5.27-aura", None),
        ("Neo4j/2025.01.0", None),
        ("Neo4j/2026.08.1", None),
        ("another-graph/1.0", None),
    ],
)
def test_a_server_too_old_is_refused(agent: str, refused: str | None) -> None:
    address = Address("neo4j://may-chu", "neo4j", None)
    if refused is None:
        neo4j_schema._check_agent(agent, address)
        return
    with pytest.raises(StoreError, match=f"this server is {re.escape(refused)}; danchieu needs Neo4j 5.26 or newer"):
        neo4j_schema._check_agent(agent, address)
