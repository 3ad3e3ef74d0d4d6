"""What speaks for and against two statements meaning one document: places, issuers, titles."""

import re
from functools import lru_cache

from danchieu.graph.folding import fold_words

_EVERYWHERE = frozenset(
    fold_words(
        "ủy ban nhân dân hội đồng chỉ đạo thực hiện chiến lược chương trình trung ương ban thường vụ chấp hành về các"
        " của và đảng bộ tỉnh thành phố huyện quận thị xã phường trấn khu trưởng đoàn tổ công tác cán sự sở"
    ).split()
)
_LEVEL = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\b")
_LEVELS = {"tinh": 1, "thanh pho": 0, "huyen": 2, "quan": 2, "thi xa": 2, "xa": 3, "phuong": 3, "thi tran": 3}
"""A thành phố is of the centre, a province or (Thủ Đức) a city: it excludes nothing."""
_TITLE_NOISE = frozenset(
    fold_words("về việc của và các những một số cho trong trên theo đến tại với bởi được là").split()
)
_OPENING = re.compile(r"^\s*(?:v/v|về\s+việc|về)\s+", re.I)
_SHORT = 8


def related(a: str, b: str) -> bool:
    """Whether scopes may cite each other's codes bare: same province, or one of them central or unknown."""
    central = ("tw", "?")
    return a in central or b in central or a.split(".")[0] == b.split(".")[0]


@lru_cache(100_000)
def issuers_differ(a: str | None, b: str | None) -> bool:
    """Whether two issuers' names exclude each other: different levels, or no telling word in common.

    >>> issuers_differ("Ban Chỉ đạo Trung ương về PCTN, tiêu cực", "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực")
    False
    """
    if not a or not b:
        return False
    one, two = fold_words(a), fold_words(b)
    if one == two:
        return False
    levels = [{_LEVELS[m] for m in _LEVEL.findall(name) if _LEVELS[m]} for name in (one, two)]
    if levels[0] and levels[1] and not levels[0] & levels[1]:
        return True
    words = [set(name.split()) - _EVERYWHERE for name in (one, two)]
    return bool(words[0] and words[1]) and not words[0] & words[1]


@lru_cache(100_000)
def _telling(title: str) -> frozenset[str]:
    return frozenset(fold_words(title).split()) - _TITLE_NOISE


def shared(a: str | None, b: str | None) -> float | None:
    """How much of the shorter title's telling words the longer one has, 0..1; None when there is too little to say."""
    one, two = _telling(a or ""), _telling(b or "")
    least = min(len(one), len(two))
    return len(one & two) / least if least >= 3 else None


def titles_differ(a: str | None, b: str | None) -> bool:
    """Whether two titles contradict: read or OCRed twice, one title keeps far more than a third of its words."""
    part = shared(a, b)
    return part is not None and part < 0.35


def titles_agree(a: str | None, b: str | None) -> bool:
    """Whether two titles are surely about one matter: enough words, nearly all of them shared."""
    part = shared(a, b)
    return part is not None and part >= 0.7 and min(len(_telling(a or "")), len(_telling(b or ""))) >= 4


def short_title(title: str) -> str:
    """A title as it stands in keys: without "về (việc)", its first words.

    >>> short_title("Về việc tăng cường lãnh đạo")
    'tăng cường lãnh đạo'
    """
    words = _OPENING.sub("", title).split()
    return " ".join(words[:_SHORT]) + (" …" if len(words) > _SHORT else "")
