"""Words, dates and numbers in both languages; the catalogue is whole and compiled."""

import re
import string
import unicodedata

import pytest

from danchieu.graph.model import RELATION_TYPES
from danchieu.viz.language import Language, choose
from tests.viz.catalogue import MO, PO, compiled, messages, read_po

VI, EN = Language("vi"), Language("en")
CATALOGUE = read_po(PO.read_text("utf-8"))


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert MO.read_bytes() == compiled(PO.read_text("utf-8"))


def test_every_message_of_the_code_is_translated() -> None:
    assert {m for m in messages() if not CATALOGUE.get(m, (None, ""))[1]} == set()


def test_the_catalogue_holds_no_message_that_the_code_does_not_say() -> None:
    assert set(CATALOGUE) - set(messages()) == {""}


def test_plurals_agree_with_the_code() -> None:
    assert {m for m, plural in messages().items() if plural and CATALOGUE[m][0] != plural} == set()


@pytest.mark.parametrize("message", sorted(CATALOGUE))
def test_a_translation_names_what_its_message_names(message: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(message) if name}
    assert {name for _, name, _, _ in string.Formatter().parse(CATALOGUE[message][1]) if name} == names


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2023-04-12", "12/4/2023", "12 Apr 2023"),
        ("2018-03", "3/2018", "Mar 2018"),
        ("2018", "2018", "2018"),
        (None, "không rõ ngày", "undated"),
    ],
)
def test_dates(iso: str | None, vi: str, en: str) -> None:
    assert (VI.date_text(iso), EN.date_text(iso)) == (vi, en)


def test_times_and_numbers() -> None:
    assert VI.time_text("2026-11-24T14:05:59Z") == "14:05 24/11/2026 (UTC)"
    assert (VI.number(1234567), EN.number(1234567), VI.number(12)) == ("1.234.567", "1,234,567", "12")
    assert [EN.counted("{n} document", "{n} documents", n) for n in (1, 1200)] == ["1 document", "1,200 documents"]
    assert VI.counted("{n} document", "{n} documents", 1200) == "1.200 văn bản"


@pytest.mark.parametrize(
    ("wanted", "environment", "code"),
    [
        pytest.param("en", {"DANCHIEU_LANG": "vi", "LANG": "vi_VN.UTF-8"}, "en", id="what is asked for wins"),
        pytest.param(None, {"DANCHIEU_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en", id="then the variable"),
        pytest.param(None, {"LANG": "en_GB.UTF-8"}, "en", id="then the locale"),
        pytest.param(None, {"LC_ALL": "vi_VN", "LANG": "en_US"}, "vi", id="LC_ALL before LANG"),
        pytest.param(None, {"LANGUAGE": "en:vi"}, "en", id="LANGUAGE lists"),
        pytest.param(None, {"LANG": "fr_FR.UTF-8"}, "vi", id="another language is Vietnamese"),
        pytest.param(None, {"LANG": "C.UTF-8"}, "vi", id="C is no language"),
        pytest.param(None, {}, "vi", id="nothing"),
        pytest.param("vi_VN", {}, "vi", id="with a country"),
    ],
)
def test_choosing_the_language(wanted: str | None, environment: dict[str, str], code: str) -> None:
    assert choose(wanted, environment) == Language(code)


@pytest.mark.parametrize(("wanted", "environment"), [("fr", {}), (None, {"DANCHIEU_LANG": "english"})])
def test_a_language_that_is_not_there_is_refused(wanted: str | None, environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"fr|english"):
        choose(wanted, environment)


@pytest.mark.parametrize("type", [*RELATION_TYPES, "ISSUED_BY", "ADDRESSED_TO", "ASSIGNED_TO"])
def test_every_relation_has_its_word_from_both_sides(type: str) -> None:
    words = {VI.relation_word(type), VI.passive_word(type), EN.relation_word(type), EN.passive_word(type)}
    assert len(words) == 4
    assert type not in words


def test_words_that_are_not_known_stand_as_they_are() -> None:
    assert VI.relation_word("NEW") == VI.level_word("NEW") == VI.set_aside_word("NEW") == VI.role_word("NEW") == "NEW"
    assert (VI.level_word("province"), VI.level_word(None), VI.role_word(None)) == ("tỉnh", "không rõ cấp", "")


@pytest.mark.parametrize(
    ("said", "vi"),
    [
        ("khóa XII", "vì có nêu khóa XII"),
        ("the title", "vì có nêu trích yếu"),
        ("the only 84-KL/TW before 2023-04-12", "chỉ có một 84-KL/TW trước ngày 12/4/2023"),
        ("the only 84-KL/TW before 2023-04-12 known", "chỉ biết một 84-KL/TW trước ngày 12/4/2023"),
        ("the only 132-KH/HU of 2023 held", "trong kho chỉ có một 132-KH/HU của 2023"),
        ("its code holds the year, 2020-03-05 is its date", "ký hiệu có năm; ngày ban hành là 5/3/2020"),
        (
            "cited by 1200 documents, not held; may mean tw:27-NQ/TW@2022-11-09",
            "được 1.200 văn bản viện dẫn, chưa có trong kho; có thể là: tw:27-NQ/TW@2022-11-09",
        ),
        ("a.txt: no such file or folder", "a.txt: không có tệp hay thư mục này"),
        # a semicolon inside one sentence
        ("/tmp: this is a folder; name a file in it", "/tmp: đây là thư mục; hãy nêu một tệp trong đó"),
        (
            "a.txt: this is no SQLite file; give another one with --store",
            "a.txt: đây không phải tệp SQLite; hãy nêu tệp khác bằng --store",
        ),
        # what the operating system says
        ("/x/a.html: No such file or directory", "/x/a.html: không có thư mục này để ghi"),
        ("a.html: Permission denied", "a.html: không được phép ghi vào đây"),
        # what the command-line library says, old and new
        ("Got unexpected extra argument(s) (B)", "Thừa tham số: B."),
        ("Got unexpected extra argument (B)", "Thừa tham số: B."),
        ("a reason nobody knows", "a reason nobody knows"),
    ],
)
def test_sentences_of_other_parts(said: str, vi: str) -> None:
    assert VI.reason_text(said) == vi


def test_vietnamese_is_composed_and_without_english_left_over() -> None:
    text = PO.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    left = [value for _, value in CATALOGUE.values() if re.search(r"\b(?:the|document|of|is)\b(?!})", value)]
    assert left == []
