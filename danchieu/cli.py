"""The commands (`danchieu …`): thin, each hands over to the part that does the work.

Exit codes: 0 done; 1 `orphans` has findings; 2 a mistake that the user can mend, told in one line; 3 a file was set
aside; 130 broken off. Heavy parts are imported inside the commands, so that `danchieu --help` starts at once.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from danchieu import __version__
from danchieu.graph.errors import UnreadableFile, UserError
from danchieu.viz.commands import Command, Commands, reading, say, writing, writing_to
from danchieu.viz.language import Language
from danchieu.viz.options import Code, DepthOption, FormatOption, LangOption, OutputOption, StoreOption, Words

if TYPE_CHECKING:
    from danchieu.graph.store import Store
    from danchieu.viz.formats import Answer, Format

FINDINGS, SET_ASIDE = 1, 3
DEMO_CODE = "27-NQ/TW"
DEMO_TITLES = ("== The demo's documents ==", "== Who carries out 27-NQ/TW? ==", "== What is missing? ==")


app = typer.Typer(
    name="danchieu",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The graph of Vietnamese Party and State documents: who carries out, amends and replaces whom.",
)


@contextmanager
def _offering(language: Language, format: "Format" = "table", output: Path | None = None) -> Iterator[None]:
    """What a code leaves to choose from is written as an answer is."""
    from danchieu.viz.console import choices, emit

    try:
        yield
    except UserError as error:
        offered = choices(error, format, language)
        if offered:
            emit(offered, output, language, format)
        raise


def _answer(
    context: typer.Context,
    store: str | None,
    format: "Format",
    output: Path | None,
    ask: "Callable[[Store], Answer]",
) -> "Answer":
    """Put a question to the store and write the answer."""
    from danchieu.viz.console import emit
    from danchieu.viz.formats import rendered

    language: Language = context.obj
    with _offering(language, format, output), reading(store, language) as known:
        answer = ask(known)
    emit(rendered(answer, format, language), output, language, format)
    return answer


def _now() -> datetime:
    return datetime.now(UTC)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"danchieu {__version__}\n")
        raise typer.Exit


@app.callback()
def danchieu(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """The graph of Vietnamese Party and State documents: who carries out, amends and replaces whom."""


@app.command(cls=Command)
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Folders (read with all below them) or files.")],
    store: StoreOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only say what was set aside.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take documents whose files have gone out of the store.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Read folders of documents into the store."""
    from danchieu.ingest.folder import Silent, ingest_paths
    from danchieu.viz.console import Bar, emit, set_aside_lines, summary

    language: Language = context.obj
    with writing(store, language) as known, Bar(language) as bar:
        progress = Silent() if quiet else bar
        report = ingest_paths(known, paths, clock=_now, progress=progress, prune=prune)
    if quiet:
        for line in set_aside_lines(report.set_aside, language):
            say(line)
    else:
        emit(summary(report, language), None, language)
    if report.set_aside:
        raise typer.Exit(SET_ASIDE)


@app.command(cls=Command)
def extract(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE|FOLDER", help="A file, or a folder with --output.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Write FOLDER/<path of the file>.json.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Read documents and print what each says, as JSON, without a store."""
    from danchieu.ingest.folder import extracted, read_all
    from danchieu.viz.console import set_aside_line
    from danchieu.viz.formats import json_text

    language: Language = context.obj
    if path.is_dir() and output is None:
        raise UserError("a folder gives many files: name a folder for them with -o")
    aside = False
    for found, source in read_all([path]):
        said = extracted(source)
        if isinstance(said, UnreadableFile):
            say(set_aside_line(found.name, said.reason, said.detail, language))
            aside = True
        elif output is None:
            sys.stdout.write(json_text(said.to_json(found.name)))
        else:
            path = output / f"{found.inside}.json"
            with writing_to(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json_text(said.to_json(found.name)), encoding="utf-8", newline="\n")
    if aside:
        raise typer.Exit(SET_ASIDE)


@app.command(cls=Command)
def export(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="For neo4j-admin: where its CSV files go.")
    ] = None,
    format: Annotated[
        Literal["json", "graphml", "neo4j-admin"],
        typer.Option("--format", help="JSON, GraphML for graph programs, or CSV for neo4j-admin database import."),
    ] = "json",
    output: OutputOption = None,
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Print the whole graph, sorted."""
    from danchieu.graph.exchange import graph_graphml, graph_json
    from danchieu.viz.console import emit
    from danchieu.viz.formats import json_text

    language: Language = context.obj
    if format == "neo4j-admin":
        if folder is None or output is not None:
            raise UserError("neo4j-admin takes a folder: danchieu export --format neo4j-admin FOLDER")
        _export_folder(store, folder, language)
        return
    if folder is not None:
        raise UserError("a folder goes with --format neo4j-admin; name a file with -o")
    with reading(store, language) as known:
        graph = known.graph()
    emit(json_text(graph_json(graph)) if format == "json" else graph_graphml(graph), output, language)


def _export_folder(store: str | None, folder: Path, language: Language) -> None:
    from danchieu.graph.neo4j_admin import ARGUMENTS, write_folder
    from danchieu.viz.console import emit

    with reading(store, language) as known, writing_to(folder):
        files = write_folder(known, folder)
    emit(
        language.counted("{folder}: {n} file", "{folder}: {n} files", len(files), folder=folder) + "\n", None, language
    )
    command = f"neo4j-admin database import full neo4j @{ARGUMENTS} --overwrite-destination"
    emit(language.text("Run in that folder: {command}", command=command) + "\n", None, language)


@app.command(cls=Command)
def copy(
    context: typer.Context,
    source: Annotated[str, typer.Option("--from", metavar="PATH|URL", help="The store that is copied.")],
    target: Annotated[str, typer.Option("--to", metavar="PATH|URL", help="The store that is written.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take out of the target what the copied store does not hold.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Copy a store into another: from a file into Neo4j, and back."""
    from danchieu.graph.copying import copy as copy_store
    from danchieu.viz.console import emit

    language: Language = context.obj
    with reading(source, language) as known, writing(target, language) as made:
        n = copy_store(known, made, replace=replace)
    emit(language.counted("{n} file copied", "{n} files copied", n) + "\n", None, language)


@app.command(cls=Command)
def show(
    context: typer.Context,
    code: Code,
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show one document: whether it stands, what it cites and who cites it."""
    from danchieu.queries.show import show as ask

    _answer(context, store, format, output, lambda known: ask(known, code))


@app.command(cls=Command)
def trace(
    context: typer.Context,
    code: Code,
    direction: Annotated[
        Literal["down", "up", "both"],
        typer.Option("--direction", help="Down to what follows it, up to what it follows, or both."),
    ] = "both",
    depth: DepthOption = 12,
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show which documents carry out a document, and which it carries out."""
    from danchieu.queries.trace import trace as ask

    _answer(context, store, format, output, lambda known: ask(known, code, direction, depth))


@app.command(cls=Command)
def impact(
    context: typer.Context,
    code: Code,
    depth: DepthOption = 12,
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show what is hit when a document changes: documents and bodies."""
    from danchieu.queries.impact import impact as ask

    _answer(context, store, format, output, lambda known: ask(known, code, depth))


@app.command(cls=Command)
def orphans(
    context: typer.Context,
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show what is missing: directives nobody carries out, plans without a base, documents not held."""
    from danchieu.queries.orphans import Orphans
    from danchieu.queries.orphans import orphans as ask

    answer = _answer(context, store, format, output, ask)
    if isinstance(answer, Orphans) and answer.findings:
        raise typer.Exit(FINDINGS)


@app.command(cls=Command)
def body(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The body's name, or words of it.")],
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show what a body issued, what it is told to do, and what is addressed to it."""
    from danchieu.queries.body import body_file

    _answer(context, store, format, output, lambda known: body_file(known, " ".join(name)))


@app.command(cls=Command)
def search(
    context: typer.Context,
    words: Words,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many documents at most.")] = 50,
    store: StoreOption = None,
    format: FormatOption = "table",
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Find documents by code, title, name or issuer."""
    from danchieu.queries.search import search as ask

    _answer(context, store, format, output, lambda known: ask(known, " ".join(words), limit))


@app.command(cls=Command)
def view(
    context: typer.Context,
    code: Code,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")],
    include_classified: Annotated[
        bool, typer.Option("--include-classified", help="Put the text of documents marked secret into the file too.")
    ] = False,
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Draw a document and what follows it, as one HTML file."""
    from danchieu.queries.subject import SeveralFit, find_subject

    language: Language = context.obj
    with reading(store, language) as known:
        with _offering(language):
            subject = find_subject(known, code)
            if len(subject.starts) > 1:
                raise SeveralFit(code, subject.placeholders)
        _draw(known, subject.starts[0], output, language, include_classified=include_classified)


def _draw(known: "Store", key: str, output: Path, language: Language, *, include_classified: bool) -> None:
    from danchieu.viz.console import emit
    from danchieu.viz.picture import write_view

    with writing_to(output):
        report = write_view(known, key, output, language=language, include_classified=include_classified)
    for warning in report.warnings:
        say(warning)
    drawn = language.counted("{n} document drawn", "{n} documents drawn", report.documents)
    hidden = language.counted("{n} left out", "{n} left out", report.hidden)
    emit(f"{report.path}: {drawn}, {hidden}\n", None, language)


@app.command(cls=Command)
def demo(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the demo's store and picture go.")
    ] = Path("danchieu-demo"),
    store: Annotated[
        str | None, typer.Option("--store", metavar="PATH|URL", help="Another store than danchieu.db in that folder.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """See what danchieu is: read the documents that come with it, trace a resolution, draw the picture."""
    from danchieu.demo import DOCUMENTS
    from danchieu.ingest.folder import ingest_paths
    from danchieu.queries.orphans import orphans as missing
    from danchieu.queries.trace import trace as follow
    from danchieu.viz.console import emit, summary
    from danchieu.viz.formats import rendered

    language: Language = context.obj
    with writing_to(output):
        output.mkdir(parents=True, exist_ok=True)
    with writing(store or str(output / "danchieu.db"), language) as known:
        parts = [summary(ingest_paths(known, [DOCUMENTS], clock=_now, prune=True), language)]
        traced = follow(known, DEMO_CODE)
        parts += [rendered(traced, "table", language), rendered(missing(known), "table", language)]
        for title, part in zip(DEMO_TITLES, parts, strict=True):
            emit(f"{language.text(title)}\n\n{part}\n", None, language)
        _draw(known, traced.subject.starts[0], output / "27-nq-tw.html", language, include_classified=False)
        picture = (output / "27-nq-tw.html").absolute()
    emit(language.text("Open this picture in a browser: {path}", path=picture) + "\n", None, language)


def main() -> None:
    """The console script."""
    app(prog_name="danchieu")
