"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Code = Annotated[
    str, typer.Argument(metavar="CODE", help="A code as people write it (27-NQ/TW, 132-KH/HU@2023) or a key.")
]
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="Words; diacritics are not needed.")]
StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="PATH|URL", help="The store; else DANCHIEU_STORE, else danchieu.db here."),
]
FormatOption = Annotated[
    Literal["table", "json", "csv", "md"], typer.Option("--format", help="How the answer is written.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="vi|en", help="The language; else DANCHIEU_LANG, else the system's.")
]
DepthOption = Annotated[int, typer.Option("--depth", min=1, max=50, help="The longest chain that is followed.")]
