"""The commands on a server: the same words as on a file, and a password that is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from danchieu.cli import app
from danchieu.viz import commands
from tests.neo4j import live

Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command that ends well, in English, in an empty folder; gives what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANCHIEU_LANG", "en")

    def call(*args: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, list(args), prog_name="danchieu")
        assert done.exit_code == code, done.stderr
        return done.stdout

    return call


def test_the_demo_says_the_same(server: live.LocalServer, run: Run) -> None:
    assert run("demo", "--store", server.address) == run("demo")
    assert run("trace", "27-NQ/TW", "--store", server.address) == run(
        "trace", "27-NQ/TW", "--store", "danchieu-demo/danchieu.db"
    )
    assert run("orphans", "--store", server.address, "--format", "csv", code=1) == run(
        "orphans", "--store", "danchieu-demo/danchieu.db", "--format", "csv", code=1
    )


def test_a_copy_there_and_back_is_the_same_bytes(server: live.LocalServer, run: Run) -> None:
    run("demo")
    assert run("copy", "--from", "sqlite:///danchieu-demo/danchieu.db", "--to", server.address) == "20 files copied\n"
    assert run("copy", "--from", server.address, "--to", "back.db") == "20 files copied\n"
    run("copy", "--from", "back.db", "--to", server.address, code=2)
    assert run("copy", "--from", "back.db", "--to", server.address, "--replace") == "20 files copied\n"
    exports = {run("export", "--store", store) for store in ("danchieu-demo/danchieu.db", server.address, "back.db")}
    assert len(exports) == 1
    for store, folder in (("back.db", "csv"), (server.address, "csv2")):
        run("export", "--format", "neo4j-admin", folder, "--store", store)
    for file in sorted(Path("csv").iterdir()):
        assert file.read_bytes() == (Path("csv2") / file.name).read_bytes()


def test_the_password_is_asked_for_at_a_terminal(
    server: live.LocalServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return live.PASSWORD

    monkeypatch.setattr(commands, "getpass", getpass)
    run("demo", "--store", server.address, code=2)  # nobody sits there
    assert asked == []
    monkeypatch.setattr(commands, "_at_a_terminal", lambda: True)
    run("demo", "--store", server.address)
    assert asked == [f"Password for neo4j://127.0.0.1:{server.port}: "]
