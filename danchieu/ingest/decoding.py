"""Bytes of a text or of a web page to text, every character kept: offsets in the text fit the file."""

import re
from typing import Final

from danchieu.graph.errors import UnreadableFile

_CANDIDATES: Final = ["cp1258", "utf_16", "utf_16_le", "utf_16_be", "utf_32"]
"""Encodings that Vietnamese texts come in beside UTF-8. Any other single-byte code page would "fit" as well: without
this list a short windows-1258 text is taken for Central European."""
_DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.I)
_DECLARED_WITHIN: Final = 4096


def decode(data: bytes) -> str:
    """The text that the bytes say: strictly UTF-8, else what Vietnamese texts are encoded in.

    Line ends, form feeds and trailing blanks stay as they are; so does a byte-order mark of UTF-8, as it is a code
    point of the file.

    Raises:
        UnreadableFile: "encoding" when it is none of these.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    import charset_normalizer

    best = charset_normalizer.from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise UnreadableFile("encoding")
    return str(best)


def decode_page(data: bytes) -> str:
    """The source of a web page: UTF-8 where it is that, else what the page declares, else as `decode`.

    Many Vietnamese pages declare a code page and are UTF-8 all the same, so the declaration comes second.

    Raises:
        UnreadableFile: "encoding".
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
