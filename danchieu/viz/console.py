"""The terminal: answers to screen or file, mistakes in one line, how far the work is."""

import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from danchieu.graph.errors import UserError
from danchieu.queries.body import NoBody, SeveralBodies
from danchieu.queries.search import Found, listed
from danchieu.queries.subject import NothingFits, SeveralFit
from danchieu.viz.commands import say
from danchieu.viz.formats import BOM, COLUMNS, Format, csv_text, json_text, markdown_text, terminal_text
from danchieu.viz.language import Language
from danchieu.viz.report import Block, Lines, Row, Table
from danchieu.viz.wording import document_table

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class SetAsideRow(Protocol):
    """A file that was set aside, as ingest reports it."""

    @property
    def name(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def detail(self) -> str: ...


class Summary(Protocol):
    """What a run of ingest tells of itself."""

    @property
    def read(self) -> tuple[str, ...]: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def set_aside(self) -> tuple[SetAsideRow, ...]: ...
    @property
    def vanished(self) -> tuple[str, ...]: ...
    @property
    def pruned(self) -> bool: ...
    @property
    def hidden(self) -> int: ...
    @property
    def other(self) -> int: ...
    @property
    def mentions(self) -> int: ...
    @property
    def references(self) -> int: ...
    @property
    def relations(self) -> int: ...
    @property
    def assignments(self) -> int: ...


def emit(text: str, output: Path | None, language: Language, format: Format = "table") -> None:
    """Write an answer to the screen, or to a file (a CSV with a byte-order mark, so that Excel shows the accents).

    Raises:
        UserError: the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text((BOM if format == "csv" else "") + text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"{output}: {error.strerror or type(error).__name__}") from error
    say(language.text("Written: {path}", path=output))


def choices(error: UserError, format: Format, language: Language) -> str | None:
    """What a mistake leaves to choose from, in the format asked for; None where there is no choice."""
    if isinstance(error, SeveralFit | SeveralBodies) and format == "json":
        return json_text(error.to_json())
    block: Block
    if isinstance(error, SeveralFit):
        if format == "csv":
            return csv_text(COLUMNS[Found], (listed(document) for document in error.documents))
        block = document_table("", error.documents, language)
    elif isinstance(error, SeveralBodies):
        if format == "csv":
            return csv_text(("body",), ({"body": body.name} for body in error.bodies))
        block = Lines("", tuple(body.name for body in error.bodies))
    else:
        return None
    return markdown_text([block], language) if format == "md" else terminal_text([block])


def complaint(error: UserError, language: Language) -> str:
    """A mistake in one line that says what to do."""
    text = language.text
    if isinstance(error, SeveralFit):
        n = len(error.documents)
        return language.counted(
            "“{asked}” fits {n} document: name one by its key.",
            "“{asked}” fits {n} documents: name one by its key.",
            n,
            asked=error.asked,
        )
    if isinstance(error, NothingFits):
        if error.near:
            near = ", ".join(dict.fromkeys(document.code for document in error.near))
            return text("Nothing here fits “{asked}”. Did you mean: {near}?", asked=error.asked, near=near)
        return text("Nothing here fits “{asked}”. Look for words with: danchieu search", asked=error.asked)
    if isinstance(error, SeveralBodies):
        return text("“{asked}” fits several bodies: name one in full.", asked=error.asked)
    if isinstance(error, NoBody):
        return text("No body's name holds “{asked}”. Write fewer words of it.", asked=error.asked)
    return language.reason_text(" ".join(str(error).split()))


def summary(report: Summary, language: Language) -> str:
    """What a run of ingest read, how much it found, and what it set aside and why."""
    text, number = language.text, language.number
    counts = (
        (text("Files read"), len(report.read)),
        (text("Files unchanged since last time"), report.unchanged),
        (text("Files set aside"), len(report.set_aside)),
        (text("Files left out (other kinds)"), report.other),
        (text("Files left out (hidden)"), report.hidden),
        (text("Files that have gone"), len(report.vanished)),
        (text("Mentions of documents"), report.mentions),
        (text("Documents referred to"), report.references),
        (text("Relations"), report.relations),
        (text("Duties of bodies"), report.assignments),
    )
    rows = tuple(Row((name, number(n))) for name, n in counts)
    parts = [terminal_text([Table("", (text("Ingested"), text("Number")), rows)])]
    if report.set_aside:
        parts.append(_listed(text("Set aside:"), set_aside_lines(report.set_aside, language)))
    if report.vanished:
        taken, kept = text("Gone, and out of the store:"), text("Gone, still in the store (--prune takes them out):")
        parts.append(_listed(taken if report.pruned else kept, (f"  {name}" for name in report.vanished)))
    return "\n".join(parts)


def _listed(title: str, lines: Iterable[str]) -> str:
    """One line for each file, however long: it is looked through by programs too."""
    return "".join(f"{line}\n" for line in (title, *lines))


def set_aside_lines(files: Iterable[SetAsideRow], language: Language) -> Iterable[str]:
    """One line for each file set aside."""
    for file in files:
        yield set_aside_line(file.name, file.reason, file.detail, language)


def set_aside_line(name: str, reason: str, detail: str, language: Language) -> str:
    """A file that was set aside, and why."""
    return f"  {name}: {language.set_aside_word(reason)}" + (f" ({detail})" if detail else "")


class Bar:
    """A progress bar with counts on stderr, drawn only on a terminal and only for long work."""

    LONG = 20

    def __init__(self, language: Language) -> None:
        self._language = language
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        return self

    def begin(self, total: int) -> None:
        """So many files are to be met."""
        if total < self.LONG or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(self._language.text("Reading"), total=total)
        self._progress.start()

    def step(self, name: str) -> None:
        """The file of this name was met."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
