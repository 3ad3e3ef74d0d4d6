"""Every pattern of reading answers on text made to keep it busy: one that tries all splits would hang here."""

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from danchieu import ingest
from danchieu.ingest.folded import folded

WORDS = [
    "được ban hành theo khoản ", "được ", "được sửa đổi theo điều khoản ", "điều ", "hết hiệu lực theo khoản ",
    "bị thay thế bằng khoản điều ", "a ", "số số ", "điều 1, khoản 2, ", "các văn bản thực hiện ", "sửa đổi, bổ sung ",
    "của Sở Tư pháp tại ", "UBND tỉnh đã ban hành ", "ngày 1/1/2020, ", "1-", "1/", "(", "“", " , ", "- ", "...",
    "Luật ", "12 tháng 1 năm ", "Ủy ban nhân dân ", "chủ trì, phối hợp với ", "trước ngày ", "Nơi nhận: ",
]  # fmt: skip
HOSTILE = [word * (420 // len(word)) for word in WORDS] + [
    "dieu " + "a" * 400, "dieu " + "a. " * 130, "x" * 400, "A" * 400, "1" * 400, "/" * 400, "\t" * 400, "a.b" * 130,
]  # fmt: skip


def _patterns() -> list[tuple[str, "re.Pattern[str]", bool]]:
    """Name and pattern, and whether its module asks for full matches with it."""
    found = []
    for entry in pkgutil.iter_modules(ingest.__path__):
        module = import_module(f"danchieu.ingest.{entry.name}")
        source = inspect.getsource(module)
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.append((f"{entry.name}.{name}", value, f"{name}.fullmatch(" in source))
    return found


PATTERNS = _patterns()


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize(("name", "pattern", "whole"), PATTERNS, ids=[row[0] for row in PATTERNS])
def test_no_pattern_hangs(name: str, pattern: "re.Pattern[str]", whole: bool) -> None:
    for text in HOSTILE:
        for written in {text, folded(text), text[:60] + "!", folded(text)[:60] + "!"}:
            for ask in (pattern.search, pattern.fullmatch) if whole else (pattern.search,):
                found = ask(written)
                assert found is None or found.end() <= len(written), name
