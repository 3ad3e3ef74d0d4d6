"""Whether a file is what its name says: the first bytes and the members of the container.

Offices save web pages as `.doc` and rename files, so the ending alone proves nothing. The signatures stand in the
formats' own specifications: PDF (ISO 32000-1, 7.5.2), RTF 1.9.1, ZIP containers of OOXML (ECMA-376-2) and
OpenDocument 1.3 (part 2), compound files ([MS-CFB] 2.2).
"""

import io
import zipfile
from typing import Final

from danchieu.graph.errors import UnreadableFile

MAX_UNPACKED: Final = 300_000_000
MAX_MEMBERS: Final = 5_000

_PDF, _ZIP, _RTF = b"%PDF-", b"PK\x03\x04", b"{\\rtf"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_START: Final = 1024
"""How far the start reaches: a PDF's header stands somewhere in it (ISO 32000-1, annex H.3)."""
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
_TELLING: Final = ("mimetype", "META-INF/manifest.xml")
"""Members in which OpenDocument says what it is and which of its parts are locked."""


def check(format: str, data: bytes) -> None:
    """Make sure that `data` is a file of this format, unlocked and of a size that can be unpacked.

    Raises:
        UnreadableFile: "mismatch", "encrypted", "too_large" or "broken"; the detail names the format that was met.
    """
    met = _met(data)
    if met == "compound":
        if format in ("doc", "docx") and (_ENCRYPTED_PACKAGE in data or _is_locked_word(data)):
            raise UnreadableFile("encrypted")
        met = "doc" if _WORD_STREAM in data else met
    elif met == "zip":
        met = _packed(data)
    if format in ("txt", "md", "html"):
        fits = met in ("", "html")
    elif format == "pdf":
        fits = _PDF in data[:_START]
    else:
        fits = met == format
    if not fits:
        raise UnreadableFile("mismatch", met)


def _is_locked_word(data: bytes) -> bool:
    """Whether a Word 97-2003 file says that it is encrypted ([MS-DOC] 2.5.2: fEncrypted of FibBase, which Word writes
    into the first sector)."""
    return data[512:514] == b"\xec\xa5" and len(data) > 523 and bool(data[523] & 1)


def _met(data: bytes) -> str:
    """The format or container that the first bytes tell of; "" for a text without any."""
    start = data[:_START].lstrip().lower()
    for signature, name in ((_ZIP, "zip"), (_COMPOUND, "compound"), (_PDF, "pdf")):
        if data.startswith(signature):
            return name
    if start.startswith(_RTF):
        return "rtf"
    return "html" if b"<html" in start or start.startswith(b"<!doctype html") else ""


def _packed(data: bytes) -> str:
    """Which format a ZIP container holds ("zip" when none of ours), once its size and locks are checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            told = b"".join(_start_of(archive, name) for name in _TELLING if name in names)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        raise UnreadableFile("broken", str(error)) from error
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableFile("too_large")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members) or b"encryption-data" in told:
        raise UnreadableFile("encrypted")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names and b"opendocument.text" in told:
        return "odt"
    return "zip"


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(1_000_000)
