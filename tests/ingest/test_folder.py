"""Folders into a store: what is read, skipped, set aside, removed, and that nothing else is touched."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from danchieu.graph.errors import UnreadableFile, UserError
from danchieu.graph.facts import Assertions
from danchieu.graph.model import Extraction, Head, Mention, SourceText
from danchieu.graph.store import SourceRow, Store
from danchieu.ingest.folder import Extractor, IngestReport, SetAside, ingest_paths, installed_extractor, read_all
from tests.ingest.files_made import docx, pdf


class Recorder:
    """The writing half of a store, which keeps the order of what was asked of it."""

    def __init__(self) -> None:
        self.rows: dict[str, SourceRow] = {}
        self.held: dict[str, Assertions] = {}
        self.log: list[str] = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        rows, held = dict(self.rows), dict(self.held)
        self.log.append("begin")
        try:
            yield
        except BaseException:
            self.rows, self.held = rows, held
            self.log.append("rollback")
            raise
        self.log.append("commit")

    def put(self, row: SourceRow, assertions: Assertions | None) -> None:
        self.log.append(f"put {row.name}")
        self.rows[row.name] = row
        self.held.pop(row.name, None)
        if assertions:
            self.held[row.name] = assertions

    def delete(self, names: Collection[str]) -> None:
        for name in sorted(names):
            self.log.append(f"delete {name}")
            self.rows.pop(name)
            self.held.pop(name, None)

    def resolve(self) -> None:
        self.log.append("resolve")

    def sources(self) -> list[SourceRow]:
        return [self.rows[name] for name in sorted(self.rows)]


def reading(source: SourceText) -> Extraction:
    if "nổ" in source.text:
        raise ValueError("a fault\nof ours")
    mention = Mention("m1", 0, 1, source.text[:1], "KH", None, None, None, "full", "r1")
    return Extraction("1", Head(title=source.text), mentions=(mention,))


def extractor(version: str = "1", extract: Callable[[SourceText], Extraction] = reading) -> Extractor:
    return Extractor(version, extract)


class Kho:
    """A folder of documents and a store that it is brought into."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = Recorder()
        self.hour = 0

    def write(self, name: str, data: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def ingest(self, *paths: Path, prune: bool = False, by: Extractor | None = None) -> IngestReport:
        self.hour += 1
        self.store.log.clear()
        return ingest_paths(
            cast(Store, self.store),
            paths or (self.root,),
            clock=lambda: datetime(2026, 1, 1, self.hour, tzinfo=UTC),
            prune=prune,
            extractor=by or extractor(),
        )


@pytest.fixture
def kho(tmp_path: Path) -> Kho:
    (tmp_path / "kho").mkdir()
    return Kho(tmp_path / "kho")


def test_files_are_read_in_order_in_one_transaction_and_resolved_once(kho: Kho) -> None:
    kho.write("b.txt", "hai")
    kho.write("a/x.docx", docx("một"))
    report = kho.ingest()
    assert kho.store.log == ["begin", "put kho/a/x.docx", "put kho/b.txt", "resolve", "commit"]
    assert report.read == ("kho/a/x.docx", "kho/b.txt")
    assert (report.unchanged, report.set_aside, report.vanished, report.mentions) == (0, (), (), 2)
    assert kho.store.held["kho/b.txt"].text == "hai"
    row = kho.store.rows["kho/b.txt"]
    assert (row.folder, row.version, row.set_aside, row.read_at) == (str(kho.root), "1", None, "2026-01-01T01:00:00Z")


def test_ingesting_twice_writes_nothing(kho: Kho) -> None:
    kho.write("a.txt", "một")
    kho.write("b.pdf", pdf(""))
    kho.write("c.txt", "nổ")
    first = kho.ingest()
    rows = dict(kho.store.rows)
    second = kho.ingest()
    assert kho.store.log == ["resolve"]
    assert kho.store.rows == rows
    assert (second.read, second.unchanged) == ((), 1)
    assert second.set_aside == first.set_aside


@pytest.mark.parametrize("what", ["bytes", "version"])
def test_source_is_read_anew_when_bytes_or_extractor_changed(kho: Kho, what: str) -> None:
    kho.write("a.txt", "một")
    kho.write("b.txt", "hai")
    kho.ingest()
    if what == "bytes":
        kho.write("a.txt", "ba")
        assert kho.ingest().read == ("kho/a.txt",)
        assert kho.store.held["kho/a.txt"].text == "ba"
    else:
        assert kho.ingest(by=extractor("2")).read == ("kho/a.txt", "kho/b.txt")
        assert {row.version for row in kho.store.sources()} == {"2"}


def test_unreadable_files_are_set_aside_with_their_reason_and_the_rest_goes_on(kho: Kho) -> None:
    kho.write("a.pdf", pdf(""))
    kho.write("b.doc", docx("một"))
    kho.write("c.txt", "")
    kho.write("d.txt", "nổ")
    kho.write("e.txt", "hai")
    report = kho.ingest()
    assert report.read == ("kho/e.txt",)
    assert report.set_aside == (
        SetAside("kho/a.pdf", "scan"),
        SetAside("kho/b.doc", "mismatch", "docx"),
        SetAside("kho/c.txt", "empty"),
        SetAside("kho/d.txt", "failed", "ValueError: a fault of ours"),
    )
    assert {name: row.set_aside for name, row in kho.store.rows.items()} == {
        "kho/a.pdf": "scan", "kho/b.doc": "mismatch", "kho/c.txt": "empty", "kho/d.txt": "failed", "kho/e.txt": None,
    }  # fmt: skip


def test_file_that_becomes_unreadable_leaves_with_what_it_said(kho: Kho) -> None:
    kho.write("a.txt", "một")
    kho.ingest()
    kho.write("a.txt", "")
    kho.ingest()
    assert kho.store.held == {}
    assert kho.store.rows["kho/a.txt"].set_aside == "empty"


def test_file_that_is_set_aside_is_tried_again(kho: Kho) -> None:
    kho.write("a.txt", "nổ")
    kho.ingest()
    assert kho.ingest(by=extractor("1", lambda source: Extraction("1", Head()))).read == ("kho/a.txt",)


def test_file_out_of_reach_for_now_keeps_what_it_said(kho: Kho, monkeypatch: pytest.MonkeyPatch) -> None:
    kho.write("a.txt", "một")
    kho.ingest()

    def locked(path: Path, *, max_bytes: int) -> bytes:
        raise UnreadableFile("unreadable", f"{path.name} is locked")

    monkeypatch.setattr("danchieu.ingest.readers.load", locked)
    report = kho.ingest()
    assert report.set_aside == (SetAside("kho/a.txt", "unreadable", "a.txt is locked"),)
    assert kho.store.log == ["resolve"]
    assert kho.store.held["kho/a.txt"].text == "một"


def test_vanished_file_is_reported_and_stays(kho: Kho) -> None:
    kho.write("a.txt", "một")
    kho.write("b.txt", "hai")
    kho.ingest()
    (kho.root / "a.txt").unlink()
    report = kho.ingest()
    assert (report.vanished, report.pruned) == (("kho/a.txt",), False)
    assert kho.store.log == ["resolve"]
    assert "kho/a.txt" in kho.store.held


def test_vanished_file_leaves_with_prune(kho: Kho) -> None:
    path = kho.write("a.txt", "một")
    kho.write("b.txt", "hai")
    kho.ingest()
    path.unlink()
    report = kho.ingest(prune=True)
    assert (report.vanished, report.pruned) == (("kho/a.txt",), True)
    assert kho.store.log == ["begin", "delete kho/a.txt", "resolve", "commit"]


def test_file_given_alone_makes_no_other_vanish(kho: Kho) -> None:
    kho.write("a.txt", "một")
    path = kho.write("b.txt", "hai")
    kho.ingest()
    assert kho.ingest(path, prune=True).vanished == ()


def test_sources_of_another_folder_do_not_vanish(kho: Kho, tmp_path: Path) -> None:
    kho.write("a.txt", "một")
    kho.ingest()
    (tmp_path / "khác").mkdir()
    assert kho.ingest(tmp_path / "khác", prune=True).vanished == ()


@pytest.mark.parametrize("at_once", [True, False], ids=["in one run", "in two runs"])
def test_same_name_from_another_folder_is_reported_and_never_replaces(kho: Kho, tmp_path: Path, at_once: bool) -> None:
    kho.write("a.txt", "một")
    other = tmp_path / "y" / "kho"
    other.mkdir(parents=True)
    (other / "a.txt").write_text("hai", encoding="utf-8")
    if at_once:
        report = kho.ingest(kho.root, other)
    else:
        kho.ingest()
        report = kho.ingest(other)
    assert report.set_aside == (SetAside("kho/a.txt", "other_folder", str(kho.root)),)
    assert kho.store.held["kho/a.txt"].text == "một"


def test_run_that_is_broken_off_leaves_the_store_as_it_was(kho: Kho) -> None:
    kho.write("a.txt", "một")
    kho.write("b.txt", "hai")

    def broken_off(source: SourceText) -> Extraction:
        if source.name == "kho/b.txt":
            raise KeyboardInterrupt
        return reading(source)

    with pytest.raises(KeyboardInterrupt):
        kho.ingest(by=extractor("1", broken_off))
    assert kho.store.log[-1] == "rollback"
    assert kho.store.rows == {}


def test_progress_is_told_of_every_file(kho: Kho) -> None:
    told: list[object] = []

    class Told:
        def begin(self, total: int) -> None:
            told.append(total)

        def step(self, name: str) -> None:
            told.append(name)

    kho.write("a.txt", "một")
    kho.write("b.txt", "")
    ingest_paths(
        cast(Store, kho.store), [kho.root], clock=lambda: datetime.now(UTC), progress=Told(), extractor=extractor()
    )
    assert told == [2, "kho/a.txt", "kho/b.txt"]


def test_path_that_does_not_exist_is_said_before_anything_is_written(kho: Kho) -> None:
    kho.write("a.txt", "một")
    with pytest.raises(UserError):
        kho.ingest(kho.root, kho.root / "nowhere")
    assert kho.store.log == []


def test_read_all_gives_each_file_its_text_or_its_reason(kho: Kho) -> None:
    kho.write("a.txt", "")
    kho.write("b/c.txt", "hai")
    (first, error), (second, source) = read_all([kho.root])
    assert isinstance(error, UnreadableFile)
    assert isinstance(source, SourceText)
    assert (first.inside, error.reason) == ("a.txt", "empty")
    assert (second.inside, source.text, source.name) == ("b/c.txt", "hai", "kho/b/c.txt")


def test_installed_extractor_names_all_that_its_readings_depend_on() -> None:
    from danchieu.graph.tables import fingerprint
    from danchieu.ingest import extract, readers

    assert installed_extractor().version == f"{readers.VERSION}-{extract.VERSION}-{fingerprint()}"


def test_second_run_into_a_real_store_writes_nothing(kho: Kho, tmp_path: Path) -> None:
    from danchieu.graph.sqlite_store import SQLiteStore

    kho.write("a.txt", "Căn cứ Nghị quyết số 27-NQ/TW ngày 09/11/2022")
    kho.write("b.pdf", pdf(""))
    seen = []
    for hour in (1, 2):
        with SQLiteStore.open(tmp_path / "kho.db") as store:
            ingest_paths(store, [kho.root], clock=partial(datetime, 2026, 1, 1, hour, tzinfo=UTC))
            seen.append((store.sources(), list(store.assertions()), store.graph()))
    assert seen[0] == seen[1]
    rows, assertions, graph = seen[0]
    assert [(row.name, row.set_aside) for row in rows] == [("kho/a.txt", None), ("kho/b.pdf", "scan")]
    assert assertions[0].extraction.mentions
    assert graph.documents
