"""What a user reads, in Vietnamese or English: one gettext catalogue and the words of the domain.

Messages are written in English in the code; `locale/vi/LC_MESSAGES/danchieu.po` holds them in Vietnamese as an
official would write them. Machine-readable names (fields of JSON and CSV) are English always and never pass here.
"""

import gettext
import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from danchieu.viz.reasons import REASONS

CODES: Final = ("vi", "en")
ENVIRONMENT: Final = "DANCHIEU_LANG"
DOMAIN: Final = "danchieu"
# Not importlib.resources: gettext wants a path, and `danchieu --help` should start at once.
_LOCALE: Final = Path(__file__).with_name("locale")

RELATIONS: Final[Mapping[str, str]] = {
    "IMPLEMENTS": "implements",
    "GUIDES": "guides",
    "REVIEWS": "reviews",
    "BASED_ON": "is based on",
    "AMENDS": "amends",
    "REPLACES": "replaces",
    "REPEALS": "repeals",
    "ATTACHED_TO": "is attached to",
    "REFERS_TO": "refers to",
    "ISSUED_BY": "is issued by",
    "ADDRESSED_TO": "is addressed to",
    "ASSIGNED_TO": "is assigned to",
}
PASSIVES: Final[Mapping[str, str]] = {
    "IMPLEMENTS": "is implemented by",
    "GUIDES": "is guided by",
    "REVIEWS": "is reviewed by",
    "BASED_ON": "is the basis of",
    "AMENDS": "is amended by",
    "REPLACES": "is replaced by",
    "REPEALS": "is repealed by",
    "ATTACHED_TO": "carries",
    "REFERS_TO": "is referred to by",
    "ISSUED_BY": "issued",
    "ADDRESSED_TO": "receives",
    "ASSIGNED_TO": "is charged by",
}
LEVELS: Final[Mapping[str, str]] = {
    "central": "centre",
    "province": "province",
    "district": "district",
    "commune": "commune",
    "unit": "unit",
}
ROLES: Final[Mapping[str, str]] = {
    "lead": "leads",
    "execute": "carries out",
    "coordinate": "coordinates",
    "advise": "advises",
    "monitor": "monitors",
    "report_to": "receives the report",
}
STATUSES: Final[Mapping[str, str]] = {"held": "held", "draft": "draft", "cited": "only cited"}
FINDINGS: Final[Mapping[str, str]] = {
    "unimplemented": "orphan: no document implements it",
    "ungrounded": "ungrounded: names no base and no superior document",
    "missing": "missing: cited but not held",
}
SCOPES: Final[Mapping[str, str]] = {
    "title": "in the title",
    "preamble": "in the preamble",
    "body": "in passing",
    "asserted": "told by another document",
}
SET_ASIDE: Final[Mapping[str, str]] = {
    "empty": "the file is empty",
    "scan": "a scan without text: it needs OCR",
    "garbled": "the text inside is garbled: it needs OCR",
    "encrypted": "the file is locked by a password",
    "broken": "the file is damaged",
    "mismatch": "the content is not what the file's name says",
    "too_large": "the file is over the size limit",
    "unsupported": "this kind of file is not read",
    "encoding": "the encoding of the text is not known",
    "unreadable": "the file cannot be opened",
    "other_folder": "another folder has given a file of this name, and that one stays",
    "failed": "danchieu failed on it: please report this",
}
"""Reasons of `ingest.readers` and `ingest.folder`."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """The messages in one language; the code's own English where there is no catalogue."""
    compiled = _LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not compiled.is_file():
        return gettext.NullTranslations()
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the user's: "vi" or "en".

    >>> Language("vi").date_text("2023-04-12"), Language("en").date_text("2023-04-12")
    ('12/4/2023', '12 Apr 2023')
    """

    code: str

    def text(self, msgid: str, **values: object) -> str:
        """The message in this language, `values` filled in."""
        words = _catalogue(self.code).gettext(msgid) if msgid else ""
        return words.format(**values) if values else words

    def counted(self, one: str, many: str, n: int, **values: object) -> str:
        """The message for `n` things; `{n}` stands for the number as this language writes it."""
        return _catalogue(self.code).ngettext(one, many, n).format(n=self.number(n), **values)

    def relation_word(self, type: str) -> str:
        """The word for a relation, acting side first ("triển khai")."""
        return self.text(RELATIONS.get(type, type))

    def passive_word(self, type: str) -> str:
        """The word for a relation seen from what is acted on ("được triển khai bởi")."""
        return self.text(PASSIVES.get(type, type))

    def level_word(self, level: str | None) -> str:
        """The name of a level of government ("tỉnh")."""
        return self.text(LEVELS.get(level, level)) if level else self.text("level unknown")

    def role_word(self, role: str | None) -> str:
        """What a body does in a duty ("chủ trì")."""
        return self.text(ROLES.get(role, role)) if role else ""

    def status_word(self, status: str) -> str:
        """Whether a document is held ("có trong kho")."""
        return self.text(STATUSES.get(status, status))

    def finding_word(self, status: str) -> str:
        """The name of a finding ("mồ côi: chưa có văn bản triển khai")."""
        return self.text(FINDINGS.get(status, status))

    def scope_word(self, scope: str | None) -> str:
        """Where a relation stands in its text ("trong tên văn bản")."""
        return self.text(SCOPES.get(scope, scope)) if scope else ""

    def set_aside_word(self, reason: str) -> str:
        """Why a file was set aside."""
        return self.text(SET_ASIDE.get(reason, reason))

    def reason_text(self, reason: str) -> str:
        """A reason or a mistake that another part tells in English; one of no known shape stays as it is.

        >>> Language("vi").reason_text("the only 84-KL/TW before 2023-04-12")
        'chỉ có một 84-KL/TW trước ngày 12/4/2023'
        """
        whole = self._sentence(reason)  # some sentences hold a semicolon themselves
        return whole or "; ".join(self._sentence(part) or part for part in reason.split("; "))

    def _sentence(self, said: str) -> str | None:
        """The sentence in the user's language; None for one of no known shape."""
        for pattern, msgid in REASONS:
            found = re.fullmatch(pattern, said)
            if found:
                values = {name: self._value(name, value) for name, value in found.groupdict().items()}
                return self.text(msgid, **values)
        return None

    def _value(self, name: str, value: str) -> str:
        """What a sentence names, as this language writes it."""
        if name == "date":
            return self.date_text(value)
        return self.counted("{n} document", "{n} documents", int(value)) if name == "n" else value

    def date_text(self, iso: str | None) -> str:
        """A date, possibly partial, as people write it: 12/4/2023, 3/2018; 12 Apr 2023, Mar 2018."""
        if not iso:
            return self.text("undated")
        parts = [int(part) for part in iso.split("-")]
        if self.code == "vi":
            return "/".join(str(part) for part in reversed(parts))
        words = [str(parts[0])]
        if len(parts) > 1:
            words.append(_MONTHS[parts[1] - 1])
        if len(parts) > 2:
            words.append(str(parts[2]))
        return " ".join(reversed(words))

    def time_text(self, iso: str) -> str:
        """A UTC time to the minute: 14:05 24/11/2026 (UTC)."""
        day, _, clock = iso.partition("T")
        return f"{clock[:5]} {self.date_text(day)} (UTC)" if clock else self.date_text(day)

    def number(self, n: int) -> str:
        """A number with its thousands marked: 1.234 in Vietnamese, 1,234 in English."""
        return f"{n:,}".replace(",", ".") if self.code == "vi" else f"{n:,}"


def choose(wanted: str | None = None, environment: Mapping[str, str] | None = None) -> Language:
    """The language asked for, else of DANCHIEU_LANG, else of the locale where it is vi or en, else Vietnamese.

    Raises:
        ValueError: `wanted` or DANCHIEU_LANG names another language.
    """
    environment = os.environ if environment is None else environment
    for given in (wanted, environment.get(ENVIRONMENT)):
        if given:
            code = given.lower().replace("_", "-").partition("-")[0]
            if code not in CODES:
                raise ValueError(given)
            return Language(code)
    return Language(_of_locale(environment))


def _of_locale(environment: Mapping[str, str]) -> str:
    """The locale's language where it is one of ours; "C" and "POSIX" name none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            first = value.split(":")[0]
            return next((code for code in CODES if re.match(rf"{code}(?:[_.@-]|$)", first)), "vi")
    # Windows sets none of these: the C library knows the user's language there ("Vietnamese_Vietnam", "en_US").
    if os.name == "nt":
        known = (locale.getlocale()[0] or "").lower()
        return "en" if known.startswith("en") else "vi"
    return "vi"


def speak_through_click(language: Language) -> None:
    """Let the words of the command-line library ("Options", "required") come from this catalogue too."""
    os.environ["LANGUAGE"] = language.code
    gettext.bindtextdomain(DOMAIN, str(_LOCALE))
    gettext.textdomain(DOMAIN)
