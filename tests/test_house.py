"""The house keeps its plan: imports point one way, the door is light, modules stay readable, the lock is complete."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "danchieu"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_IMPORT = {
    "graph": {"graph"},
    "ingest": {"ingest", "graph"},
    "queries": {"queries", "graph"},
    "viz": {"viz", "queries", "graph"},
    "demo": {"demo"},
    "cli": {"cli", "demo", "viz", "queries", "ingest", "graph"},
}
"""cli → viz → queries → graph ← ingest; the demo's documents are data."""
HEAVY = ("charset_normalizer", "inscriptis", "lxml", "neo4j", "networkx", "numpy", "pyvis", "spacy", "xberg")


def room(module: Path) -> str:
    """The room of a module: its folder in the package, or its own name at the top."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__main__", "cli")


def rooms_imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("danchieu."))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_imports_point_one_way(module: Path) -> None:
    if room(module) != "__init__":
        assert set(rooms_imported(module)) - {"__version__"} <= MAY_IMPORT[room(module)]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_module_stays_readable(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 600


def test_every_room_is_there() -> None:
    assert {room(module) for module in MODULES} - {"__init__"} == set(MAY_IMPORT)


def test_door_is_light() -> None:
    code = f"import sys, danchieu.cli; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


def test_every_reason_that_a_file_is_set_aside_for_has_words_and_stands_in_the_docs() -> None:
    from danchieu.ingest.folder import REASONS
    from danchieu.viz.language import SET_ASIDE

    assert set(SET_ASIDE) == set(REASONS)
    docs = (ROOT / "docs" / "install.md").read_text("utf-8")
    assert [reason for reason in REASONS if f"| `{reason}` |" not in docs] == []


@pytest.mark.parametrize("page", ["README.md", "README.vi.md", "docs/install.md"])
def test_make_commands_of_the_docs_are_there(page: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    told = re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", (ROOT / page).read_text("utf-8"), re.M)
    assert {"demo", "test"} <= {first or second for first, second in told} <= set(targets)


def locked() -> dict[str, str]:
    """What the lock says of each package, by name."""
    blocks = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    return {line.split("==")[0]: line for line in blocks if line and not line.startswith("#")}


def test_lock_holds_every_dependency_with_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {requirement.split(">")[0].strip() for requirement in wanted}
    assert names <= set(locked())
    assert all("--hash=sha256:" in line for line in locked().values())


def test_lock_names_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")
