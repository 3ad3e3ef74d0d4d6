"""The process in which pdfium opens PDFs, for `pdf`: what a hostile file makes it do stays in here, within limits.

Standard input brings files, standard output gives answers, each a length of eight bytes and its content; an answer is
JSON, either {"pages": [text, …]} or {"failed": message}. This file runs as a script and imports nothing of danchieu.
"""

import json
import sys
from typing import IO, Any, Final

MAX_MEMORY: Final = 2_000_000_000
"""Of address space. The largest real PDF measured (95 pages, 1 MB) takes 0.2 GB, Python and pdfium included."""
MAX_PAGES: Final = 5_000
MAX_LETTERS: Final = 20_000_000
TOO_LARGE: Final = "too large"


def serve(files: IO[bytes], answers: IO[bytes]) -> None:
    """Answer for one file after the other until there are no more."""
    while (data := receive(files)) is not None:
        send(answers, json.dumps(_answer(data)).encode())


def receive(stream: IO[bytes]) -> bytes | None:
    """The next content of a stream, None where it ends."""
    length = stream.read(8)
    if len(length) < 8:
        return None
    expected = int.from_bytes(length, "big")
    content = stream.read(expected)
    return content if len(content) == expected else None


def send(stream: IO[bytes], content: bytes) -> None:
    """Write one content to a stream."""
    stream.write(len(content).to_bytes(8, "big") + content)
    stream.flush()


def _answer(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return _pages(document)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        return {"failed": str(error) or TOO_LARGE}


def _pages(document: Any) -> dict[str, Any]:
    if len(document) > MAX_PAGES:
        return {"failed": TOO_LARGE}
    pages: list[str] = []
    letters = 0
    for page in document:
        layer = page.get_textpage()
        letters += layer.count_chars()
        if letters > MAX_LETTERS:
            return {"failed": TOO_LARGE}
        pages.append(layer.get_text_range())
        layer.close()
        page.close()
    return {"pages": pages}


def _within_limits() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    _within_limits()
    serve(sys.stdin.buffer, sys.stdout.buffer)
