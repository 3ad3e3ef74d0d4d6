"""Readers: what each format gives, and the reason for each file that gives nothing."""

import asyncio
import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.graph.errors import UnreadableFile
from danchieu.ingest.canonical import canonical
from danchieu.ingest.codes import find_codes
from danchieu.ingest.readers import digest, parse, read
from tests.ingest.files_made import COMPOUND, docx, odt, packed, pdf, pdf_bomb, rtf, windows_1258

LINE = "ỦY BAN NHÂN DÂN số: 12-KH/TU"
LETTER = "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\r\nSố: 132/KH-UBND\r\nCăn cứ Nghị quyết số 27-NQ/TW ngày 09 tháng 11 năm 2022"
PAGE = f"<html><body><p>{LINE}</p></body></html>"

READ = [
    # a text is kept to the character: offsets must fit the file
    ("a.txt", b"a  \r\n\tb \n", "a  \r\n\tb \n"),
    # ... a byte-order mark of UTF-8 is a code point of the file
    ("a.txt", ("\ufeff" + LINE).encode(), "\ufeff" + LINE),
    # ... decomposed letters are not composed here
    ("a.md", "Số".encode(), "Số"),
    # the ending's case says nothing
    ("A.TXT", LINE.encode(), LINE),
    # old Windows programs: UTF-16 with and without a mark, windows-1258 with tones apart
    ("a.txt", LETTER.encode("utf-16"), LETTER),
    ("a.txt", LETTER.encode("utf-16-le"), LETTER),
    ("a.docx", docx(LINE, "Kính gửi"), f"{LINE}\n\nKính gửi"),
    ("a.odt", odt(LINE), LINE),
    ("a.rtf", rtf(LINE), LINE),
    ("a.pdf", pdf(LINE, "trang hai"), f"{LINE}\n\ntrang hai"),
    # a PDF whose header stands after other bytes is still one
    ("a.pdf", b"\n\n" + pdf(LINE), LINE),
    ("a.html", PAGE.encode(), LINE + "\n"),
    ("a.htm", ("\ufeff" + PAGE).encode(), LINE + "\n"),
    # a page that declares a code page and is UTF-8 all the same
    ("a.html", b'<meta charset="windows-1252">' + PAGE.encode(), LINE + "\n"),
    # ... and one that is what it declares: the tone stands apart there
    ("a.html", b'<meta charset="windows-1258"><p>' + windows_1258("Căn cứ") + b"</p>", "Căn cư\u0301\n"),
    # a text about markup is a text
    ("a.txt", b"<html> is a tag", "<html> is a tag"),
]


@pytest.mark.parametrize(("name", "data", "text"), READ, ids=[f"{i}-{row[0]}" for i, row in enumerate(READ)])
def test_text_of_each_format(name: str, data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read(path, f"kho/{name}", str(tmp_path))
    assert source.text == text
    assert (source.name, source.folder) == (f"kho/{name}", str(tmp_path))
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_windows_1258_composes_to_what_was_written() -> None:
    read_back = parse(windows_1258(LETTER), ".txt", "a", "b").text
    assert unicodedata.normalize("NFC", read_back) == LETTER


SET_ASIDE = [
    ("nothing.txt", b"", "empty", ""),
    ("blank.txt", b" \r\n\f\n", "empty", ""),
    ("mark_alone.txt", b"\xef\xbb\xbf\n", "empty", ""),
    ("no_words.docx", docx(), "empty", ""),
    ("no_words.html", b"<html><body><img src='a.png'></body></html>", "empty", ""),
    ("picture.pdf", pdf("", ""), "scan", ""),
    # the font's map to Unicode is wrong: the page shows Vietnamese, the layer says Cyrillic
    ("wrong_map.pdf", pdf(LINE, shift=0x400), "garbled", ""),
    ("locked.pdf", pdf(LINE, encrypted=True), "encrypted", ""),
    ("locked.docx", COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted", ""),
    ("locked.doc", COMPOUND + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(90), "encrypted", ""),
    ("locked.odt", odt(LINE, manifest="<m:encryption-data/>"), "encrypted", ""),
    # offices save other formats as .doc, and rename
    ("web.doc", PAGE.encode(), "mismatch", "html"),
    ("rich.doc", rtf(LINE), "mismatch", "rtf"),
    ("new.doc", docx(LINE), "mismatch", "docx"),
    ("sheet.doc", COMPOUND + bytes(600) + "Workbook".encode("utf-16-le"), "mismatch", "compound"),
    ("text.doc", LINE.encode(), "mismatch", ""),
    ("text.pdf", LINE.encode(), "mismatch", ""),
    ("text.rtf", LINE.encode(), "mismatch", ""),
    ("slides.docx", packed({"[Content_Types].xml": "<Types/>", "ppt/a.xml": "a"}), "mismatch", "zip"),
    ("paper.txt", pdf(LINE), "mismatch", "pdf"),
    ("paper.html", docx(LINE), "mismatch", "docx"),
    ("old.docx", COMPOUND + bytes(600) + "WordDocument".encode("utf-16-le"), "mismatch", "doc"),
    ("cut.docx", docx(LINE)[:300], "broken", "File is not a zip file"),
    ("bytes.txt", bytes(range(256)) * 8, "encoding", ""),
    ("bytes.html", b"<p>" + bytes(range(256)) * 8, "encoding", ""),
    ("table.xlsx", b"PK\x03\x04", "unsupported", ".xlsx"),
    ("no_ending", b"a", "unsupported", ""),
]


@pytest.mark.parametrize(("name", "data", "reason", "detail"), SET_ASIDE, ids=[row[0] for row in SET_ASIDE])
def test_reason_of_each_file_that_is_set_aside(
    name: str, data: bytes, reason: str, detail: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path, name, "")
    assert (caught.value.reason, caught.value.detail) == (reason, detail)


BROKEN = [
    ("header_alone.pdf", b"%PDF-1.4 rubbish"),
    ("cut.pdf", pdf(LINE)[:300]),
    ("no_container.doc", COMPOUND + bytes(600) + "WordDocument".encode("utf-16-le")),
    ("bad_xml.docx", docx("</w:t><w:p>")),
]


@pytest.mark.parametrize(("name", "data"), BROKEN, ids=[row[0] for row in BROKEN])
def test_broken_file_gives_the_readers_message_in_one_line(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse(data, Path(name).suffix, name, "")
    assert caught.value.reason == "broken"
    assert caught.value.detail
    assert "\n" not in caught.value.detail


def test_size_limit_counts_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert read(path, "a", "b", max_bytes=10).text == "0123456789"
    with pytest.raises(UnreadableFile, match="too_large"):
        read(path, "a", "b", max_bytes=9)


def test_size_limit_counts_what_a_container_unpacks_to() -> None:
    bomb = packed({"[Content_Types].xml": "", "word/document.xml": bytes(301_000_000)})
    assert len(bomb) < 400_000
    with pytest.raises(UnreadableFile, match="too_large"):
        parse(bomb, ".docx", "a", "b")


def test_form_that_packs_well_is_no_bomb() -> None:
    form = docx(*[LINE] * 50_000)
    assert len(form) < 30_000
    assert parse(form, ".docx", "a", "b").text.count(LINE) == 50_000


def test_size_limit_counts_the_members_of_a_container() -> None:
    with pytest.raises(UnreadableFile, match="too_large"):
        parse(packed({f"word/{i}.xml": "" for i in range(5_001)}), ".docx", "a", "b")


def test_file_that_has_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path / "a.txt", "a", "b")
    assert (caught.value.reason, caught.value.detail) == ("unreadable", "No such file or directory")


def test_pages_of_a_pdf_begin_where_their_first_letters_stand() -> None:
    source = parse(pdf(LINE, "trang hai", "số: 12-KH/TU"), ".pdf", "a", "b")
    ends = (*source.pages[1:], len(source.text))
    assert [source.text[a:b].strip() for a, b in zip(source.pages, ends, strict=True)] == [
        LINE,
        "trang hai",
        "số: 12-KH/TU",
    ]


def test_page_without_text_among_others_keeps_the_count() -> None:
    source = parse(pdf(LINE, "", "trang hai"), ".pdf", "a", "b")
    assert len(source.pages) == 3
    assert source.text[source.pages[2] :] == "trang hai"


FORM_FEEDS = [
    ("no form feed, no pages", "a\nb", ()),
    ("one stands before each page but the first", "a\n\fb\n\fc", (0, 3, 6)),
    ("a last one opens no page", "a\n\fb\f", (0, 3)),
]


@pytest.mark.parametrize(("why", "text", "pages"), FORM_FEEDS, ids=[row[0] for row in FORM_FEEDS])
def test_pages_of_a_text_begin_after_form_feeds(why: str, text: str, pages: tuple[int, ...]) -> None:
    assert parse(text.encode(), ".txt", "a", "b").pages == pages, why


def test_a_code_broken_after_its_hyphen_keeps_the_hyphen() -> None:
    """pdfium takes a hyphen at the end of a line for one that parts a word."""
    source = parse(pdf("Đảng ủy số: 12-\nKH/TU trang một"), ".pdf", "a", "b")
    assert [str(code.symbol) for code in find_codes(canonical(source.text).text)] == ["12-KH/TU"]


def test_a_pdf_that_takes_too_much_memory_is_set_aside_and_the_next_is_read() -> None:
    bomb = pdf_bomb(20_000_000)
    assert len(bomb) < 600_000
    with pytest.raises(UnreadableFile, match="limit of memory or time"):
        parse(bomb, ".pdf", "a", "b")
    assert parse(pdf(LINE), ".pdf", "a", "b").text == LINE


def test_the_pages_of_a_pdf_are_counted() -> None:
    with pytest.raises(UnreadableFile, match="too_large"):
        parse(pdf(*["a"] * 5_001), ".pdf", "a", "b")


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n\f\v\0") and text.strip()))
def test_every_text_in_utf8_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    signatures = ("PK\x03\x04", "%PDF-")
    if not text.startswith(signatures) and not text[:1024].lstrip().lower().startswith("{\\rtf"):
        assert parse(data, ".txt", "a", "b").text == text


def test_digest_is_sha256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_document_is_read_where_an_event_loop_runs_already() -> None:
    """As in a notebook, or in a test beside a browser's."""

    async def inside() -> str:
        return parse(docx(LINE), ".docx", "a.docx", "/").text

    with ThreadPoolExecutor(max_workers=1) as pool:  # this thread may run a loop already
        assert pool.submit(lambda: asyncio.run(inside())).result() == LINE
