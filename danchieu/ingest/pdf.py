"""PDFs to text through pdfium, whose text keeps the order in which office programs write a page: that of reading.

pdfium runs in a process of its own (`pdf_pages`), so that no file can take the machine's memory or hang a run.
"""

import atexit
import json
import subprocess
import sys
import threading
import unicodedata
from functools import cache
from itertools import accumulate
from typing import Final

from danchieu.graph.errors import UnreadableFile
from danchieu.ingest import pdf_pages

_SECONDS: Final = 120
_BETWEEN: Final = "\n\n"
_REASONS: Final = (("assword", "encrypted"), ("ecurity", "encrypted"), (pdf_pages.TOO_LARGE, "too_large"))
"""pdfium raises one class for all failures: what its message says decides the reason."""
_FOREIGN_SHARE: Final = 0.05
"""Of the letters of a PDF. Measured on 300 files: sound texts have at most 0.006, broken text layers 0.15 and more."""


def read_pdf(data: bytes) -> tuple[str, tuple[int, ...]]:
    """The text of a PDF, lines as it shows them, and where each of its pages begins.

    Raises:
        UnreadableFile: "scan", "garbled", "encrypted", "too_large" or "broken".
    """
    pages = [_plain(page) for page in _reader().pages(data)]
    text = _BETWEEN.join(pages)
    if not text.strip():
        raise UnreadableFile("scan") if pages else UnreadableFile("broken", "no page can be read")
    if _foreign_share(text) > _FOREIGN_SHARE:
        raise UnreadableFile("garbled")
    return text, tuple(accumulate((len(page) + len(_BETWEEN) for page in pages[:-1]), initial=0))


@cache
def _reader() -> "_Reader":
    reader = _Reader()
    atexit.register(reader.close)
    return reader


class _Reader:
    """The process that reads, started with the first file and again after one that it died of."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.one_at_a_time = threading.Lock()

    def pages(self, data: bytes) -> list[str]:
        """The text of each page as pdfium gives it."""
        with self.one_at_a_time:
            answer = self._answer(data)
        if answer is None:
            self.close()
            raise UnreadableFile("broken", "its reader reached the limit of memory or time")
        told = json.loads(answer)
        if "failed" in told:
            raise _unreadable(told["failed"])
        return list(told["pages"])

    def _answer(self, data: bytes) -> bytes | None:
        if self.process and self.process.poll() is not None:
            self.close()  # it ended between two files, for which neither is to blame
        process = self.process = self.process or subprocess.Popen(
            [sys.executable, "-P", pdf_pages.__file__],  # -P: the modules beside it are no standard ones
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin
        assert process.stdout
        limit = threading.Timer(_SECONDS, process.kill)
        limit.start()
        try:
            pdf_pages.send(process.stdin, data)
            return pdf_pages.receive(process.stdout)
        except BrokenPipeError:  # it died while it was given the file
            return None
        finally:
            limit.cancel()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process:
            process.kill()
            with process:
                process.wait()


def _plain(text: str) -> str:
    """The text of one page; pdfium writes U+FFFE for a hyphen at the end of a line and leaves the line's end out."""
    return text.replace("\r\n", "\n").replace("\ufffe", "-").strip("\n")


def _unreadable(message: str) -> UnreadableFile:
    reason = next((reason for words, reason in _REASONS if words in message), "broken")
    return UnreadableFile(reason, " ".join(message.split())[:200] if reason == "broken" else "")


@cache
def _vietnamese() -> frozenset[str]:
    """The letters of Vietnamese and English, composed, in both cases; Ð too, which many fonts use for Đ."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {
        unicodedata.normalize("NFC", base + tone) for base in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz" for tone in tones
    }
    single = {letter for letter in letters if len(letter) == 1} | {"ð"}
    return frozenset(single | {letter.upper() for letter in single})


def _foreign_share(text: str) -> float:
    """The share of letters that are not Vietnamese: fonts without a right ToUnicode map say "CӜNG HÒA XÃ HӜI"."""
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalpha()]
    return sum(char not in _vietnamese() for char in letters) / len(letters) if letters else 0.0
