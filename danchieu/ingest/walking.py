"""Which files are meant: the paths that a user gives, walked in a fixed order, each file under its name.

A source is known by the name of the folder given and its path inside it ("seeds/a/b.txt"); a single file by the
folder that it lies in. So the same folder gives the same names wherever the command is started.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from danchieu.graph.errors import UserError
from danchieu.ingest.readers import FORMATS


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file that is meant.

    Attributes:
        path: where it lies.
        name: as `SourceText.name`.
        folder: as `SourceText.folder`.
        inside: its path in that folder, with POSIX slashes.
    """

    path: Path
    name: str
    folder: str
    inside: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What the paths given hold.

    Attributes:
        files: in the order of the paths given, within a folder by path; each once.
        folders: the folders that were walked whole, absolute.
        hidden: how many hidden entries were left out (".git", "~$plan.docx"); a folder counts once.
        other: how many files of formats that are not read were left out.
    """

    files: tuple[FoundFile, ...]
    folders: tuple[str, ...]
    hidden: int
    other: int


def walk(paths: Iterable[Path]) -> Walk:
    """The files that the paths mean. A file given by its own path is meant whatever its format; links to folders
    are not followed.

    Raises:
        UserError: one of the paths does not exist.
    """
    files: dict[tuple[str, str], FoundFile] = {}
    folders: dict[str, None] = {}
    hidden = other = 0
    for given in paths:
        path = Path(os.path.abspath(given))
        if not path.is_dir():
            if not path.exists():
                raise UserError(f"{given}: no such file or folder")
            _add(files, path, path.parent)
            continue
        folders[str(path)] = None
        for entry in _entries(path):
            if _is_hidden(entry.name):
                hidden += 1
            elif entry.suffix.lower() not in FORMATS:
                other += 1
            else:
                _add(files, entry, path)
    return Walk(tuple(files.values()), tuple(folders), hidden, other)


def _entries(folder: Path) -> Iterator[Path]:
    """All files below, and the hidden folders themselves, sorted by path."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and not _is_hidden(entry.name):
            if not entry.is_symlink():
                yield from _entries(entry)
        elif entry.is_file() or _is_hidden(entry.name):
            yield entry


def _is_hidden(name: str) -> bool:
    """Whether it is hidden, or Word's own lock file beside an open document."""
    return name.startswith((".", "~$"))


def _add(files: dict[tuple[str, str], FoundFile], path: Path, folder: Path) -> None:
    inside = _printable(path.relative_to(folder).as_posix())
    name = f"{_printable(folder.name)}/{inside}" if folder.name else inside
    found = FoundFile(path, name, _printable(str(folder)), inside)
    files.setdefault((found.name, found.folder), found)


def _printable(name: str) -> str:
    """A file's name as text that every store can write; bytes that are no UTF-8 appear as "\\xd0"."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
