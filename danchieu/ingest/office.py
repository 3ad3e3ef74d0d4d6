"""Office files and PDFs to text through xberg, the only module that knows its interface."""

import asyncio
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from danchieu.graph.errors import UnreadableFile
from danchieu.ingest.signatures import MAX_MEMBERS, MAX_UNPACKED

if TYPE_CHECKING:
    import xberg

_MIME: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
}
_TIMEOUT_SECONDS: Final = 120
_MAX_XML: Final = 100_000_000
_ANY_RATIO: Final = 1_100
"""More than DEFLATE can reach (1032): forms with many blank cells pack well, so sizes decide, not the ratio."""
_REASONS: Final = (("encrypted", "encrypted"), ("password", "encrypted"), ("Security limit", "too_large"))
"""xberg raises one class for all failures: what its message says decides the reason."""

_FOREIGN_SHARE: Final = 0.05
"""Of the letters of a PDF. Measured on 300 files: sound texts have at most 0.006, broken text layers 0.15 and more."""


def read_office(format: str, data: bytes) -> tuple[str, tuple[int, ...]]:
    """The text of a `docx`, `doc`, `odt`, `rtf` or `pdf`, and where its pages begin (PDF only: other formats flow).

    Raises:
        UnreadableFile: "empty", "scan", "garbled", "encrypted", "too_large" or "broken".
    """
    found = _worker().submit(asyncio.run, _extract(format, data)).result()
    text = found.content
    if format != "pdf":
        if not text.strip():
            raise UnreadableFile("empty")
        return text, ()
    pages = [page.content for page in found.pages or ()]
    if not text.strip():
        raise UnreadableFile("scan") if pages else UnreadableFile("broken", "no page can be read")
    if _foreign_share(text) > _FOREIGN_SHARE:
        raise UnreadableFile("garbled")
    return text, page_offsets(text, pages)


@cache
def _worker() -> ThreadPoolExecutor:
    """A thread of its own for xberg's coroutines: the caller's may run an event loop already (a notebook, a test)."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="danchieu-xberg")


async def _extract(format: str, data: bytes) -> "xberg.ExtractedDocument":
    import xberg

    source = xberg.ExtractInput(kind=xberg.ExtractInputKind.BYTES, bytes=data, mime_type=_MIME[format])
    config = xberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,
        extraction_timeout_secs=_TIMEOUT_SECONDS,
        max_archive_depth=1,
        pages=xberg.PageConfig(extract_pages=True),
        security_limits=xberg.SecurityLimits(
            max_archive_size=MAX_UNPACKED,
            max_files_in_archive=MAX_MEMBERS,
            max_content_size=_MAX_XML,
            max_compression_ratio=_ANY_RATIO,
        ),
    )
    try:
        result = await xberg.extract(source, config)
    except Exception as error:  # xberg raises bare RuntimeError, and others for time-outs and panics
        raise _unreadable(str(error)) from error
    if not result.results:
        raise _unreadable(result.errors[0].message if result.errors else "no result")
    return result.results[0]


def _unreadable(message: str) -> UnreadableFile:
    line = " ".join(message.split())[:200]
    reason = next((reason for words, reason in _REASONS if words in message), "broken")
    return UnreadableFile(reason, line if reason == "broken" else "")


def page_offsets(text: str, pages: Sequence[str]) -> tuple[int, ...]:
    """Where each page begins in `text`, which holds the pages' contents with other blanks between them.

    xberg's own page boundaries are taken before it tidies blanks and do not fit its text; the letters do. Empty
    when the pages are not what the text consists of.

    >>> page_offsets("Trang một\\n\\nTrang hai", ["Trang một\\n", "Trang hai"])
    (0, 11)
    """
    counts = [sum(not char.isspace() for char in page) for page in pages]
    solid = [i for i, char in enumerate(text) if not char.isspace()]
    if not counts or sum(counts) != len(solid):
        return ()
    begins = (0, *accumulate(counts[:-1]))
    return (0, *(solid[n] if n < len(solid) else len(text) for n in begins[1:]))


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
