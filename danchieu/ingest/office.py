"""Office files to text through xberg, the only module that knows its interface."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
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
}
_TIMEOUT_SECONDS: Final = 120
_MAX_XML: Final = 100_000_000
_ANY_RATIO: Final = 1_100
"""More than DEFLATE can reach (1032): forms with many blank cells pack well, so sizes decide, not the ratio."""
_REASONS: Final = (("encrypted", "encrypted"), ("password", "encrypted"), ("Security limit", "too_large"))
"""xberg raises one class for all failures: what its message says decides the reason."""


def read_office(format: str, data: bytes) -> str:
    """The text of a `docx`, `doc`, `odt` or `rtf`.

    Raises:
        UnreadableFile: "empty", "encrypted", "too_large" or "broken".
    """
    text = _worker().submit(asyncio.run, _extract(format, data)).result().content
    if not text.strip():
        raise UnreadableFile("empty")
    return text


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
