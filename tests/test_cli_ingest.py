"""From files to answers through the command line: ingest, extract, demo."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from danchieu.cli import app

Run = Callable[..., Result]
PLAN = """HUYỆN ỦY ĐỨC TRỌNG
*
Số 132-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Đức Trọng, ngày 12 tháng 4 năm 2023

KẾ HOẠCH
thực hiện Chương trình hành động số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy Lâm Đồng

Căn cứ Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương, Ban Thường vụ Huyện ủy xây dựng kế hoạch.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder that holds one plan and one empty file, in Vietnamese."""
    folder = tmp_path / "Văn bản" / "đến"
    folder.mkdir(parents=True)
    (folder / "132.txt").write_text(PLAN, "utf-8")
    (folder / "rỗng.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("DANCHIEU_LANG", "vi")
    monkeypatch.delenv("DANCHIEU_STORE", raising=False)

    def call(*args: str) -> Result:
        return CliRunner().invoke(app, list(args), prog_name="danchieu")

    return call


def test_ingest_sums_up_and_exits_3_when_a_file_was_set_aside(run: Run, tmp_path: Path) -> None:
    result = run("ingest", "Văn bản")
    assert result.exit_code == 3
    assert "Tệp đã đọc                  1\n" in result.stdout
    assert "Để lại, không đọc được:\n  Văn bản/đến/rỗng.txt: tệp rỗng\n" in result.stdout
    assert (tmp_path / "danchieu.db").exists()
    steps = json.loads(run("trace", "51-CTr/TU", "--direction", "down", "--format", "json").stdout)["steps"]
    assert [s["document"] for s in steps] == ["lam-dong.duc-trong:132-KH/HU@2023-04-12"]


def test_ingesting_again_changes_nothing(run: Run) -> None:
    run("ingest", "Văn bản")
    before = run("export").stdout
    again = run("ingest", "Văn bản")
    assert "Tệp không đổi từ lần trước  1\n" in again.stdout
    assert run("export").stdout == before


def test_a_file_set_aside_takes_one_line_however_long(run: Run, tmp_path: Path) -> None:
    name = "rất dài " * 14 + "ở đây.txt"
    (tmp_path / "Văn bản" / name).write_bytes(b"")
    assert f"  Văn bản/{name}: tệp rỗng\n" in run("ingest", "Văn bản").stdout


def test_quiet_only_names_what_was_set_aside(run: Run) -> None:
    result = run("ingest", "Văn bản", "--quiet", "--lang", "en")
    assert (result.stdout, result.stderr) == ("", "  Văn bản/đến/rỗng.txt: the file is empty\n")


def test_prune_takes_out_what_has_gone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Văn bản" / "đến" / "rỗng.txt").unlink()
    assert run("ingest", "Văn bản").exit_code == 0
    (tmp_path / "Văn bản" / "đến" / "132.txt").unlink()
    kept = run("ingest", "Văn bản")
    assert "Không còn tệp, vẫn ở trong kho (dùng --prune để bỏ):\n  Văn bản/đến/132.txt\n" in kept.stdout
    pruned = run("ingest", "Văn bản", "--prune")
    assert "Không còn tệp, đã bỏ khỏi kho:\n  Văn bản/đến/132.txt\n" in pruned.stdout
    assert json.loads(run("export").stdout)["documents"] == []


def test_extract_prints_the_reading_of_one_file(run: Run) -> None:
    result = run("extract", "Văn bản/đến/132.txt")
    reading = json.loads(result.stdout)
    assert (reading["text"], reading["document"]["symbol"]) == ("đến/132.txt", "132-KH/HU")
    assert result.exit_code == 0


def test_extract_of_a_folder_keeps_the_whole_names(run: Run, tmp_path: Path) -> None:
    result = run("extract", "Văn bản", "-o", "kết quả")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "  Văn bản/đến/rỗng.txt: tệp rỗng\n"
    assert [p.relative_to(tmp_path / "kết quả").as_posix() for p in (tmp_path / "kết quả").rglob("*.json")] == [
        "đến/132.txt.json"
    ]


def test_demo_reads_traces_and_draws(run: Run, tmp_path: Path) -> None:
    first = run("demo", "--lang", "en")
    assert (first.exit_code, first.stderr) == (0, "")
    assert "== Who carries out 27-NQ/TW? ==\n\n27-NQ/TW · " in first.stdout
    assert sorted(p.name for p in (tmp_path / "danchieu-demo").iterdir() if not p.name.endswith(("-wal", "-shm"))) == [
        "27-nq-tw.html", "danchieu.db",
    ]  # fmt: skip
    assert first.stdout.endswith(f"{tmp_path / 'danchieu-demo' / '27-nq-tw.html'}\n")
    second = run("demo", "-o", "danchieu-demo")
    assert second.exit_code == 0
