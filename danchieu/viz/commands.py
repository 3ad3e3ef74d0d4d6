"""The command line in the user's language: help, usage mistakes and errors, each mistake in one line."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from danchieu.graph.errors import UserError
from danchieu.viz.language import CODES, Language, choose, speak_through_click

if TYPE_CHECKING:
    from danchieu.graph.store import Store

MISTAKE, BROKEN_OFF = 2, 130
_USAGE: type[BaseException] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "UsageError")
"""The library's error of usage; typer has it under another name in each version."""


class Command(TyperCommand):
    """One command, whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        return _in_words(super().get_help(ctx), ctx.obj)


class Commands(TyperGroup):
    """All commands: speaks the user's language, and tells mistakes in one line."""

    def get_help(self, ctx: Any) -> str:
        return _in_words(super().get_help(ctx), ctx.obj)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """As the library's, but in the user's language, each mistake in one line and never a traceback for it."""
        _use_utf8()
        typed = list(sys.argv[1:] if args is None else args)
        extra |= {"prog_name": prog_name, "complete_var": complete_var, "windows_expand_args": windows_expand_args}
        try:
            code = self._run(typed, extra)
        except UserError as error:
            code = _told(error, choose(environment={"LANG": os.environ.get("LANG", "")}))
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, typed: list[str], extra: dict[str, Any]) -> int:
        language = _language(typed)
        speak_through_click(language)
        self._translate(language)
        try:
            code = super().main(typed, standalone_mode=False, obj=language, **extra)
        except UserError as error:
            return _told(error, language)
        except typer.Abort:
            return BROKEN_OFF
        except _USAGE as error:
            context = getattr(error, "ctx", None)
            if not typed and context:
                sys.stdout.write(f"{context.get_help()}\n")
                return 0
            mistake = language.reason_text(getattr(error, "format_message", error.__str__)())
            command = context.command_path if context else "danchieu"
            say(language.text("{mistake} See: {help}", mistake=mistake, help=f"{command} --help"))
            return MISTAKE
        return code if isinstance(code, int) else 0

    def _translate(self, language: Language) -> None:
        """Put the help texts, which stand in the code in English, into the language."""
        for command in (self, *self.commands.values()):
            command.help = language.text(command.help or "")
            for parameter in command.params:
                if isinstance(parameter, TyperArgument | TyperOption):
                    parameter.help = language.text(parameter.help or "")


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turns what the system refuses while this path is written into a mistake in one line."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{path}: {error.strerror or type(error).__name__}") from error


def reading(store: str | None, language: Language) -> "AbstractContextManager[Store]":
    """The store that `--store` means, for reading; who sits at the terminal is asked for its password."""
    from danchieu.graph.opening import open_for_reading

    return open_for_reading(store, os.environ, asking(language))


def writing(store: str | None, language: Language) -> "AbstractContextManager[Store]":
    """The same for writing; made anew where there is none."""
    from danchieu.graph.opening import open_store

    return open_store(store, os.environ, asking(language))


def asking(language: Language) -> Callable[[str], str | None]:
    """Asks the person at the terminal for the password to an address, unseen; None where nobody sits there."""

    def ask(address: str) -> str | None:
        if not _at_a_terminal():
            return None
        try:
            return getpass(language.text("Password for {address}: ", address=address))
        except (EOFError, KeyboardInterrupt):
            raise typer.Abort from None

    return ask


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def say(line: str) -> None:
    """One line beside the answer, on stderr."""
    sys.stderr.write(f"{line}\n")


def _use_utf8() -> None:
    """Let the console take Vietnamese letters, also where Windows or LANG=C would refuse them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _in_words(help: str, language: Language) -> str:
    """The help text with the library's fixed English words in the user's language."""
    usage, leave = language.text("Usage:"), language.text("Show this message and exit.")
    return help.replace("Usage:", usage, 1).replace("Show this message and exit.", leave)


def _language(typed: Sequence[str]) -> Language:
    """The language of `--lang` wherever it stands, so that help and mistakes are in it too."""
    given = [typed[i + 1] for i, word in enumerate(typed[:-1]) if word == "--lang"]
    given += [word.partition("=")[2] for word in typed if word.startswith("--lang=")]
    try:
        return choose(given[0] if given else None)
    except ValueError as error:
        raise UserError(f"language {error}: there are {' and '.join(CODES)}") from None


def _told(error: UserError, language: Language) -> int:
    from danchieu.viz.console import complaint

    say(complaint(error, language))
    return MISTAKE
