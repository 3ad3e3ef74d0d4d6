"""Which files are meant, under which name, in which order."""

import os
from pathlib import Path

import pytest

from danchieu.graph.errors import UserError
from danchieu.ingest.walking import walk


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a")


def names(*paths: Path) -> list[str]:
    return [found.name for found in walk(paths).files]


def test_folder_is_walked_to_the_bottom_in_order(tmp_path: Path) -> None:
    fill(tmp_path / "Hồ sơ", "b.txt", "a/z.PDF", "a/b/c.docx", "Đ.md")
    assert names(tmp_path / "Hồ sơ") == ["Hồ sơ/a/b/c.docx", "Hồ sơ/a/z.PDF", "Hồ sơ/b.txt", "Hồ sơ/Đ.md"]


def test_hidden_entries_and_other_formats_are_left_out_and_counted(tmp_path: Path) -> None:
    fill(tmp_path / "kho", "a.txt", ".git/x.txt", ".git/y.txt", ".b.txt", "~$a.docx", "c.xlsx", "d", "e/f.jpg")
    found = walk([tmp_path / "kho"])
    assert [file.name for file in found.files] == ["kho/a.txt"]
    assert (found.hidden, found.other) == (3, 3)


def test_file_given_alone_has_the_name_that_its_folder_gives_it(tmp_path: Path) -> None:
    fill(tmp_path / "kho", "a.txt", "b.txt")
    assert set(names(tmp_path / "kho" / "a.txt")) < set(names(tmp_path / "kho"))
    alone = walk([tmp_path / "kho" / "a.txt"])
    assert (alone.files[0].folder, alone.files[0].inside, alone.folders) == (str(tmp_path / "kho"), "a.txt", ())


def test_file_given_alone_is_meant_whatever_its_format(tmp_path: Path) -> None:
    fill(tmp_path, "a.xlsx", ".b.txt")
    assert len(walk([tmp_path / "a.xlsx", tmp_path / ".b.txt"]).files) == 2


def test_names_do_not_depend_on_where_the_command_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "kho", "a/b.txt")
    monkeypatch.chdir(tmp_path / "kho" / "a")
    assert names(Path("..")) == names(tmp_path / "kho") == ["kho/a/b.txt"]
    assert walk([Path("..")]).folders == (str(tmp_path / "kho"),)


def test_each_file_is_met_once(tmp_path: Path) -> None:
    fill(tmp_path / "kho", "a.txt")
    assert names(tmp_path / "kho", tmp_path / "kho" / "a.txt", tmp_path / "kho") == ["kho/a.txt"]


def test_same_name_from_two_folders_is_met_twice(tmp_path: Path) -> None:
    fill(tmp_path, "x/kho/a.txt", "y/kho/a.txt")
    assert names(tmp_path / "x" / "kho", tmp_path / "y" / "kho") == ["kho/a.txt", "kho/a.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path / "kho", "a.txt")
    (tmp_path / "kho" / "again").symlink_to(tmp_path / "kho")
    assert names(tmp_path / "kho") == ["kho/a.txt"]


def test_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "kho")
    os.mkdir(folder)
    Path(os.fsdecode(folder + b"/s\xd0.txt")).write_bytes(b"a")
    assert names(tmp_path / "kho") == ["kho/s\\xd0.txt"]


def test_path_that_does_not_exist_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        walk([tmp_path / "nowhere"])
