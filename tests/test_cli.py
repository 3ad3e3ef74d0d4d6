"""The command line: exit codes, one line for each mistake, both languages, files and streams."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from danchieu import __version__
from danchieu.cli import app
from tests.queries.small import DIRECTIVES, PLAN, POLICE, RESOLUTION, TWINS, made

Run = Callable[..., Result]
EXPECTED = Path(__file__).parent / "viz" / "expected"


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("Kho văn bản") / "danchieu.db")


@pytest.fixture
def run(small_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder, in Vietnamese, against the small store."""
    monkeypatch.chdir(tmp_path)
    # `speak_through_click` sets LANGUAGE for the process; each test starts without it.
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DANCHIEU_LANG", "vi")
    monkeypatch.setenv("DANCHIEU_STORE", str(small_store))
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)

    def call(*args: str) -> Result:
        return CliRunner().invoke(app, list(args), prog_name="danchieu")

    return call


@pytest.mark.parametrize(
    ("args", "name", "code"),
    [
        (("trace", RESOLUTION), "trace", 0),
        (("impact", RESOLUTION), "impact", 0),
        (("orphans",), "orphans", 1),
        (("show", PLAN), "show", 0),
        (("body", *POLICE.split()), "body", 0),
        (("search", "cai", "cach"), "search", 0),
        (("search", "hai quan"), "search-nothing", 0),
    ],
)
@pytest.mark.parametrize(
    ("format", "lang", "ending"),
    [("table", "vi", "vi.txt"), ("table", "en", "en.txt"), ("md", "vi", "vi.md"), ("csv", "en", "csv")],
)
def test_questions_print_exactly(
    run: Run, args: tuple[str, ...], name: str, code: int, format: str, lang: str, ending: str
) -> None:
    result = run(*args, "--format", format, "--lang", lang)
    expected = (EXPECTED / f"{name}.{ending}").read_text("utf-8")
    assert (result.stdout, result.stderr, result.exit_code) == (expected, "", code)


def test_json_holds_what_was_asked_as_typed(run: Run) -> None:
    result = run("trace", "nghi quyet 27@2022", "--format", "json")
    answer = json.loads(result.stdout)
    assert (answer["asked"], answer["document"], len(answer["steps"])) == ("nghi quyet 27@2022", RESOLUTION, 5)


def test_direction_and_depth_bound_the_trace(run: Run) -> None:
    up = json.loads(run("trace", PLAN, "--direction", "up", "--depth", "1", "--format", "json").stdout)["steps"]
    assert [(s["direction"], s["depth"]) for s in up] == [("up", 1)]


def test_a_shared_code_lists_its_documents_and_exits_2(run: Run) -> None:
    result = run("trace", "13-KH/TU")
    assert result.exit_code == 2
    assert result.stderr == "“13-KH/TU” ứng với 2 văn bản: hãy chọn một văn bản theo mã đầy đủ.\n"
    assert result.stdout.splitlines()[2:] == [
        "binh-dinh:13-KH/TU@2021-09-10  10/9/2021  Tỉnh ủy Bình Định",
        "lam-dong:13-KH/TU@2021-05-14   14/5/2021  Tỉnh ủy Lâm Đồng",
    ]


@pytest.mark.parametrize("command", ["trace", "impact", "show"])
def test_a_shared_code_in_json_names_its_candidates(run: Run, command: str) -> None:
    result = run(command, "13-KH/TU", "--format", "json")
    assert json.loads(result.stdout) == {
        "asked": "13-KH/TU", "document": None, "candidates": list(TWINS), "placeholders": [],
    }  # fmt: skip
    assert result.exit_code == 2


def test_what_is_to_choose_from_is_csv_where_csv_was_asked_for(run: Run) -> None:
    documents = list(csv.DictReader(io.StringIO(run("trace", "13-KH/TU", "--format", "csv").stdout)))
    assert [row["document"] for row in documents] == list(TWINS)
    bodies = list(csv.DictReader(io.StringIO(run("body", "huyện", "--format", "csv").stdout)))
    assert POLICE in [row["body"] for row in bodies]


def test_a_code_that_is_cited_but_not_settled_is_answered(run: Run) -> None:
    result = run("trace", "77-KL/TU", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("77-KL/TU: cited, but not settled which document is meant\n")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        pytest.param(
            ("show", "132-KH/TU"), "Không có văn bản nào ứng với “132-KH/TU”. Có phải là: 132-KH/HU?", id="near"
        ),
        pytest.param(
            ("show", "999-QĐ/TW"),
            "Không có văn bản nào ứng với “999-QĐ/TW”. Hãy tìm theo từ bằng: danchieu search",
            id="none",
        ),
        pytest.param(
            ("body", "Sở Ngoại vụ"), "Không có cơ quan nào mang tên “Sở Ngoại vụ”. Hãy viết ít từ hơn.", id="no body"
        ),
        pytest.param(("trcae",), "Không có lệnh “trcae”. Xem: danchieu --help", id="no such command"),
        pytest.param(("trace", "a", "b"), "Thừa tham số: b. Xem: danchieu trace --help", id="too much"),
        pytest.param(
            ("orphans", "--store", "postgresql://may-chu"),
            "không có kho nào dùng địa chỉ postgresql://; hãy nêu đường dẫn, sqlite:///ĐƯỜNG_DẪN hoặc neo4j://MÁY_CHỦ",
            id="another kind of store",
        ),
        pytest.param(
            ("orphans", "--store", "neo4j://an:bi-mat@may-chu"),
            "không ghi mật khẩu trong địa chỉ, vì người khác đọc được; hãy đặt mật khẩu trong biến NEO4J_PASSWORD",
            id="a password on the command line",
        ),
        pytest.param(
            ("orphans", "--store", "neo4j://may-chu"),
            "neo4j://may-chu: chưa có mật khẩu; hãy đặt mật khẩu trong biến NEO4J_PASSWORD",
            id="no password",
        ),
        pytest.param(
            ("export", "--format", "neo4j-admin"),
            "định dạng neo4j-admin cần một thư mục: danchieu export --format neo4j-admin THƯ_MỤC",
            id="no folder for neo4j-admin",
        ),
        pytest.param(
            ("export", "thu-muc"),
            "thư mục chỉ đi với --format neo4j-admin; hãy nêu tệp bằng -o",
            id="a folder for json",
        ),
        pytest.param(("trace",), "Thiếu tham số CODE. Xem: danchieu trace --help", id="no code"),
        pytest.param(
            ("trace", "a", "--bla"), "Không có tùy chọn --bla. Xem: danchieu trace --help", id="no such option"
        ),
        pytest.param(
            ("trace", "a", "--format", "x"),
            "Giá trị của --format không hợp lệ; chỉ có 'table', 'json', 'csv', 'md'. Xem: danchieu trace --help",
            id="no such format",
        ),
        pytest.param(
            ("trace", "a", "--depth", "99"),
            "Giá trị của --depth nhiều nhất là 50. Xem: danchieu trace --help",
            id="too deep",
        ),
        pytest.param(("orphans", "--lang", "fr"), "không có ngôn ngữ “fr”: chỉ có vi và en", id="no such language"),
        pytest.param(
            ("orphans", "--store", "khac.db"),
            "khac.db: chưa có kho ở đây. Trước hết hãy chạy: danchieu ingest THƯ_MỤC",
            id="no store",
        ),
        pytest.param(
            ("ingest", "--store", "a.db", "khong-co"), "khong-co: không có tệp hay thư mục này", id="no folder"
        ),
        pytest.param(
            ("extract", "."), "thư mục cho nhiều tệp kết quả: hãy nêu thư mục ghi bằng -o", id="folder, no -o"
        ),
    ],
)
def test_a_mistake_is_told_in_one_line(run: Run, args: tuple[str, ...], line: str) -> None:
    result = run(*args)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{line}\n", 2)


def test_a_mistake_in_english(run: Run) -> None:
    result = run("trace", "--lang", "en", "132-KH/TU")
    assert result.stderr == "Nothing here fits “132-KH/TU”. Did you mean: 132-KH/HU?\n"


def test_several_bodies_are_listed(run: Run) -> None:
    result = run("body", "huyện", "Đức Trọng")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (2, POLICE)
    assert result.stderr == "“huyện Đức Trọng” ứng với nhiều cơ quan: hãy viết đầy đủ tên một cơ quan.\n"


def test_a_csv_file_opens_with_a_mark_for_excel(run: Run, tmp_path: Path) -> None:
    result = run("trace", RESOLUTION, "--format", "csv", "-o", "truy vết.csv")
    assert (result.stdout, result.stderr) == ("", "Đã ghi: truy vết.csv\n")
    written = (tmp_path / "truy vết.csv").read_bytes()
    assert written == b"\xef\xbb\xbf" + (EXPECTED / "trace.csv").read_bytes()


@pytest.mark.parametrize("format", ["table", "json", "md"])
def test_other_files_have_no_mark(run: Run, tmp_path: Path, format: str) -> None:
    run("trace", RESOLUTION, "--format", format, "-o", "a")
    assert not (tmp_path / "a").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_file_that_cannot_be_written_is_told(run: Run) -> None:
    result = run("orphans", "-o", "khong-co/a.csv")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("khong-co/a.csv: ")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), ("trace",), ("view",), ("ingest",)])
def test_help_speaks_the_language(run: Run, command: tuple[str, ...], flag: str) -> None:
    vi, en = run(*command, flag), run(*command, flag, "--lang", "en")
    assert (vi.exit_code, en.exit_code) == (0, 0)
    assert vi.stdout.startswith("Cách dùng: danchieu")
    assert "Tùy chọn:" in vi.stdout
    assert en.stdout.startswith("Usage: danchieu")
    assert "Show this message and exit." in en.stdout


def test_without_a_command_help_is_shown(run: Run) -> None:
    assert run().stdout == run("--help").stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"danchieu {__version__}\n"


def test_export_is_the_graph_sorted(run: Run) -> None:
    graph = json.loads(run("export").stdout)
    assert [d["key"] for d in graph["documents"]] == sorted(d["key"] for d in graph["documents"])
    assert {"from", "to", "type", "scope", "asserted_by", "draft", "inferred", "evidence"} <= set(graph["edges"][0])
    assert run("export", "--format", "graphml").stdout.startswith("<graphml ")


def test_view_of_a_shared_code_lists_it(run: Run) -> None:
    result = run("view", "31-CT/TU", "-o", "a.html")
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == list(DIRECTIVES)
    assert not Path("a.html").exists()


def test_view_writes_one_file(run: Run, tmp_path: Path) -> None:
    result = run("view", "27-NQ/TW@2022", "-o", "hình.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("hình.html: vẽ ")
    assert (tmp_path / "hình.html").read_text("utf-8").lower().startswith("<!doctype html>")


def _process(*args: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "DANCHIEU", "PYTHONUTF8", "PYTHONIO"))
    }
    return subprocess.run(
        [sys.executable, "-m", "danchieu", *args], capture_output=True, env=kept | environment, timeout=120, check=False
    )


def test_output_is_utf8_whatever_the_console(small_store: Path) -> None:
    done = _process("trace", RESOLUTION, "--store", str(small_store), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == (EXPECTED / "trace.vi.txt").read_text("utf-8")


def test_a_broken_store_gives_one_line_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no store at all" * 100)
    done = _process("orphans", "--store", str(tmp_path / "a.db"))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_help_does_not_load_what_it_does_not_need() -> None:
    heavy = ("spacy", "xberg", "pyvis", "networkx", "numpy", "rich", "jinja2", "sqlite3", "inscriptis")
    code = f"import sys, danchieu.cli; print(*sorted(set({heavy!r}) & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60).stdout.strip() == b""
    )
