"""One file to one `SourceText`: the text exactly as read, or the reason why not.

Texts are read byte for byte, office files through xberg, PDFs through pdfium (xberg moves blocks of theirs), web pages
through inscriptis (xberg panics on some).
A file that cannot be read raises `UnreadableFile` with one of the reasons in `REASONS`, which the catalogue turns into
words.
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from danchieu.graph.errors import UnreadableFile
from danchieu.graph.model import SourceText
from danchieu.ingest.decoding import decode, decode_page
from danchieu.ingest.office import read_office
from danchieu.ingest.pdf import read_pdf
from danchieu.ingest.signatures import check

VERSION: Final = "2"
"""Part of what a source was read with: raised when the same bytes give another text or another reason."""

REASONS: Final = {
    "empty": "no text at all",
    "scan": "a PDF of pictures without a text layer",
    "garbled": "a PDF whose text layer is not what its pages show (fonts without a right map to Unicode)",
    "encrypted": "it opens only with a password",
    "mismatch": "the content is not what the name says; the detail names the format that was met",
    "too_large": "over the size limit, packed or unpacked",
    "encoding": "its encoding cannot be told",
    "unsupported": "a format that is not read; the detail is the ending",
    "unreadable": "the system does not let it be opened; the detail says why",
    "broken": "the reader failed; the detail is its message in one line",
}
"""Why a file is set aside, and when."""

FORMATS: Final = {
    ".txt": "txt", ".md": "md", ".docx": "docx", ".doc": "doc", ".odt": "odt", ".rtf": "rtf", ".pdf": "pdf",
    ".html": "html", ".htm": "html",
}  # fmt: skip
MAX_BYTES: Final = 50_000_000


def read(path: Path, name: str, folder: str, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """The text of one file; `name` and `folder` are as in `SourceText`.

    Raises:
        UnreadableFile: with a reason of the list above.
    """
    return parse(load(path, max_bytes=max_bytes), path.suffix, name, folder)


def load(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of one file.

    Raises:
        UnreadableFile: "unsupported", "too_large" or "unreadable".
    """
    if path.suffix.lower() not in FORMATS:
        raise UnreadableFile("unsupported", path.suffix)
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableFile("unreadable", error.strerror or type(error).__name__) from error
    if len(data) > max_bytes:
        raise UnreadableFile("too_large")
    return data


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def parse(data: bytes, suffix: str, name: str, folder: str) -> SourceText:
    """The text that the bytes of a file with this ending say.

    Raises:
        UnreadableFile: "empty", "mismatch", "scan", "garbled", "encrypted", "too_large", "encoding" or "broken".
    """
    format = FORMATS[suffix.lower()]
    if not data.strip():
        raise UnreadableFile("empty")
    check(format, data)
    pages: tuple[int, ...] = ()
    if format in ("txt", "md"):
        text = decode(data)
        pages = _form_feeds(text)
    elif format == "html":
        text = _page_text(decode_page(data))
    elif format == "pdf":
        text, pages = read_pdf(data)
    else:
        text = read_office(format, data)
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        raise UnreadableFile("empty")
    return SourceText(name=name, folder=folder, text=text, format=format, sha256=digest(data), pages=pages)


def _form_feeds(text: str) -> tuple[int, ...]:
    """Pages of a text that was printed from a paged format: a form feed stands before each page but the first."""
    begins = (0, *(found.end() for found in re.finditer("\f", text)))
    return tuple(at for at in begins if at == 0 or at < len(text)) if len(begins) > 1 else ()


def _page_text(source: str) -> str:
    import inscriptis

    try:
        return str(inscriptis.get_text(source.removeprefix("\ufeff")))
    except Exception as error:  # lxml and inscriptis raise many kinds on markup that no browser would take either
        raise UnreadableFile("broken", " ".join(str(error).split())[:200]) from error
