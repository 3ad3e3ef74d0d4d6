"""The wheel works outside the checkout: everything that the package reads, and the licences, are inside."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = ("graph/data/", "ingest/data/", "viz/templates/", "viz/locale/", "viz/licences/", "demo/documents/", "py.typed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("danchieu-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh environment that holds the wheel; what it depends on comes from this one, nothing is
    downloaded. A path in a `.pth` file does not bring the editable install that lies there with it."""
    folder = tmp_path_factory.mktemp("Nơi khác")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    uv = Path(sys.executable).with_name("uv")
    install = [str(uv), "pip", "install", "--offline", "--no-deps", "--python", str(python), str(wheel)]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    (site / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def run(folder: Path, *command: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DANCHIEU", "LC_"))}
    done = subprocess.run(
        [str(folder / "env" / "bin" / command[0]), *command[1:]],
        cwd=folder, env=clean | {"LANG": "C"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    here = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "danchieu").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert here == {name for name in inside if name.startswith("danchieu/")}
    for kind in KINDS:
        assert any(name.startswith(f"danchieu/{kind}") for name in inside), kind


def test_wheel_holds_the_licences_of_what_it_carries(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {name.split("/licenses/")[1] for name in archive.namelist() if "/licenses/" in name}
    carried = {f"danchieu/viz/licences/{path.name}" for path in (ROOT / "danchieu/viz/licences").iterdir()}
    assert licences == {"LICENSE"} | carried


def test_installed_command_runs_the_installed_package(elsewhere: Path) -> None:
    where = run(elsewhere, "python", "-c", "import danchieu; print(danchieu.__file__)").strip()
    assert Path(where).is_relative_to(elsewhere)
    assert "0.1.0" in run(elsewhere, "danchieu", "--version")


def test_installed_demo_runs_anywhere(elsewhere: Path) -> None:
    told = run(elsewhere, "danchieu", "demo")
    assert "27-NQ/TW" in told
    pictures = [path for path in elsewhere.rglob("*.html") if "env" not in path.relative_to(elsewhere).parts]
    assert pictures, told
    assert "vis-network" in pictures[0].read_text("utf-8")
