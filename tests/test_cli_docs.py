"""The page on commands tells of every command and option; examples there and in the READMEs print what is said."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from danchieu.cli import app
from tests.test_cli_ingest import PLAN

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
READMES = {"en": (ROOT / "README.md").read_text("utf-8"), "vi": (ROOT / "README.vi.md").read_text("utf-8")}
COMMANDS = getattr(typer.main.get_command(app), "commands", {})
EXAMPLE = re.compile(r"^```console\n\$ (danchieu [^\n]+)\n(.*?)^```", re.M | re.S)
EXAMPLES = [("en", *found) for found in EXAMPLE.findall(PAGE)]
EXAMPLES += [(language, *found) for language, page in READMES.items() for found in EXAMPLE.findall(page)]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_its_section_with_an_example(name: str) -> None:
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert section is not None
    assert f"`danchieu {name}" in section[1]
    assert f"$ danchieu {name}" in section[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_told(name: str) -> None:
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in PAGE and f"[{option}" not in PAGE] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the examples run: a folder of plans, and the demo's store."""
    here = tmp_path_factory.mktemp("ví dụ")
    (here / "plans").mkdir()
    (here / "plans" / "132.txt").write_text(PLAN, "utf-8")
    (here / "plans" / "empty.txt").write_bytes(b"")
    return here


@pytest.fixture
def _in_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("DANCHIEU_LANG", "en")
    monkeypatch.delenv("DANCHIEU_STORE", raising=False)
    if not (folder / "danchieu-demo").exists():
        CliRunner().invoke(app, ["demo"])


@pytest.mark.usefixtures("_in_folder")
@pytest.mark.parametrize(("language", "command", "printed"), EXAMPLES, ids=[" ".join(e[:2]) for e in EXAMPLES])
def test_an_example_prints_what_the_page_says(
    language: str, command: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANCHIEU_LANG", language)
    result = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="danchieu")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert re.fullmatch(_pattern(printed), result.stdout + result.stderr, re.S), result.stdout + result.stderr


def _pattern(printed: str) -> str:
    """What an example says as a pattern: a line "…" is any lines, "…" within a line any words."""
    lines = []
    for line in printed.splitlines():
        lines.append(r"(?:[^\n]*\n)*?" if line == "…" else re.escape(line).replace("…", r"[^\n]*") + r" *\n")
    return "".join(lines)


@pytest.mark.parametrize("language", READMES)
def test_a_readme_shows_only_commands_that_exist(language: str) -> None:
    shown = set(re.findall(r"^danchieu (\w+)", READMES[language], re.M))
    assert shown <= set(COMMANDS)
    assert {"ingest", "trace", "impact", "orphans", "view"} <= shown
