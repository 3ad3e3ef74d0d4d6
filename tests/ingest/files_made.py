"""Small files of every format, made here byte by byte, so that the tests need no office program."""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_CHARACTERS = {
    char: code for code, char in enumerate(sorted(set("ỦY BAN NHÂN DÂN số: 12-KH/TU Đảng ủy trang mộthai")), 1)
}
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word document of plain paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in paragraphs)
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document})


def odt(*paragraphs: str, manifest: str = "") -> bytes:
    """An OpenDocument text of plain paragraphs."""
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return packed(members | ({"META-INF/manifest.xml": manifest} if manifest else {}))


def rtf(text: str) -> bytes:
    """A Rich Text document in which each Vietnamese letter is a Unicode escape, as Word writes it."""
    escaped = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)
    return ("{\\rtf1\\ansi\\uc1 " + escaped + "}").encode("ascii")


def pdf(*pages: str, encrypted: bool = False, shift: int = 0) -> bytes:
    """A PDF of pages with these lines, its font mapped to Unicode by a ToUnicode table.

    `shift` moves every letter in that table, as fonts without a right one do; `encrypted` locks it with passwords
    that nobody knows. A page of "" shows a picture alone.
    """
    count = len(pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(count)) + b"]/Count %d>>" % count,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
        _stream(b"", _to_unicode(shift)),
        _stream(b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x80"),
    ]
    for i, text in enumerate(pages):
        lines = b" 0 -14 Td ".join(b"<%s> Tj" % _codes(line) for line in text.split("\n"))
        shown = b"BT /F1 12 Tf 50 700 Td %s ET" % lines if text else b"q 500 0 0 700 0 0 cm /I Do Q"
        resources = b"<</Font<</F1 3 0 R>>/XObject<</I 5 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources" % (7 + 2 * i)
            + resources
            + b">>"
        )
        objects.append(_stream(b"", shown))
    if encrypted:
        objects.append(b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>")
    return _assembled(objects, encrypted=encrypted)


def pdf_bomb(times: int) -> bytes:
    """A PDF whose one page shows a letter `times` times over, packed to almost nothing."""
    shown = zlib.compress(b"BT /F1 12 Tf " + b"(a)Tj " * times + b"ET")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
        _stream(b"/Filter/FlateDecode", shown),
    ]
    return _assembled(objects, encrypted=False)


def _assembled(objects: list[bytes], *, encrypted: bool) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    size = len(objects) + 1
    lock = b"/Encrypt %d 0 R/ID[<%s><%s>]" % (size - 1, b"0f" * 16, b"0f" * 16) if encrypted else b""
    trailer = b"trailer<</Size %d/Root 1 0 R" % size + lock + b">>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def _codes(text: str) -> bytes:
    return "".join(f"{_CHARACTERS[char]:02x}" for char in text).encode()


def _to_unicode(shift: int) -> bytes:
    rows = "".join(
        f"<{code:02x}><{ord(char) + (shift if char.isalpha() else 0):04x}>\n" for char, code in _CHARACTERS.items()
    )
    head = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CMapType 2 def\n"
    space = "1 begincodespacerange\n<00><ff>\nendcodespacerange\n"
    return f"{head}{space}{len(_CHARACTERS)} beginbfchar\n{rows}endbfchar\nendcmap end end".encode()


def windows_1258(text: str) -> bytes:
    """Text as old Vietnamese Windows programs write it: the tone is a byte of its own after the letter."""
    tones, out = "\u0300\u0301\u0303\u0309\u0323", b""
    for char in text:
        decomposed = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in tones))
        out += letter.encode("cp1258") + "".join(c for c in decomposed if c in tones).encode("cp1258")
    return out
