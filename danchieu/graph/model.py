"""What one document says: the text as read and the reading of it (the gold format and more).

`Extraction.to_json` is a versioned superset of the gold format: offsets are 0-based code points into
`SourceText.text`, end exclusive. A pure function of (text, extractor version, domain data) makes it.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

Span = tuple[int, int]
Json = dict[str, Any]
_T = TypeVar("_T")

RelationType = Literal[
    "BASED_ON", "IMPLEMENTS", "GUIDES", "AMENDS", "REPLACES", "REPEALS", "REVIEWS", "ATTACHED_TO", "REFERS_TO"
]
Scope = Literal["title", "preamble", "body", "asserted"]
Form = Literal["full", "short", "named", "anaphor"]
Role = Literal["lead", "execute", "coordinate", "advise", "monitor", "report_to"]
Level = Literal["central", "province", "district", "commune", "unit"]

RELATION_TYPES: tuple[RelationType, ...] = (
    "BASED_ON", "IMPLEMENTS", "GUIDES", "AMENDS", "REPLACES", "REPEALS", "REVIEWS", "ATTACHED_TO", "REFERS_TO",
)  # fmt: skip
SCOPES: tuple[Scope, ...] = ("title", "preamble", "body", "asserted")
"""Strongest first: an edge keeps the strongest scope of its evidence."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file's text exactly as read.

    Attributes:
        name: the source's name in a store: name of the folder given, "/", path inside it (POSIX slashes).
        folder: absolute path of the folder given.
        text: the text as the reader gave it; all spans point into it.
        format: "txt", "md", "docx", "doc", "odt", "rtf", "pdf" or "html".
        sha256: of the file's bytes, hexadecimal.
        pages: offsets at which pages begin; empty where the format has none.
    """

    name: str
    folder: str
    text: str
    format: str
    sha256: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The document's own head (thể thức văn bản); None where the text does not give it.

    Attributes:
        type: abbreviation of the type ("KH"); `type_vi` the noun ("Kế hoạch").
        symbol: canonical ("132-KH/HU"); a blank number leaves the rest ("-CT/TU", "/UBND-KT").
        jurisdiction: "TW", a province, or "province/district" (since 1/7/2025 "province/commune").
        date: ISO, possibly partial ("2018-03").
        draft: a draft (dự thảo); its edges implement nothing.
        secrecy: "Mật", "Tối mật" or "Tuyệt mật" where so marked.
        term: the issuer's own term as written ("XX"), e.g. "CỦA BAN THƯỜNG VỤ TỈNH ỦY (KHÓA XX)".
    """

    type: str | None = None
    type_vi: str | None = None
    symbol: str | None = None
    number: str | None = None
    issuer: str | None = None
    issuer_span: Span | None = None
    jurisdiction: str | None = None
    level: Level | None = None
    date: str | None = None
    title: str | None = None
    title_span: Span | None = None
    signer: str | None = None
    draft: bool = False
    secrecy: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to a document (viện dẫn). Field meanings as in the gold format.

    `provision` is what the citation names inside the document ("khoản 3 Điều 5"); `rule` says which rule found it.
    """

    id: str
    start: int
    end: int
    text: str
    type: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    form: Form
    ref: str
    provision: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """One distinct document that the mentions name.

    Attributes:
        symbol: full symbol, or the bare number where the text never gives more.
        date: from anywhere in the text, ISO, possibly partial; never from outside knowledge.
        jurisdiction: place of the issuer as far as the text tells; "?" when unknown.
        name: for documents without a code.
        issuer: completed issuer where named ("Tỉnh ủy Lâm Đồng").
        term: Party khóa or National Assembly khóa as a Roman numeral where the text names it.
        title: title words that stand beside a mention ("về …"), None where none do.
    """

    id: str
    type: str | None
    symbol: str | None
    date: str | None
    jurisdiction: str
    name: str | None
    issuer: str | None = None
    term: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed relation, active voice, acting document first; `source`/`target` are "self" or a reference id.

    `evidence` are all places that say it, first place first; `sentences` the whole sentences around them,
    pairwise.
    """

    source: str
    target: str
    type: RelationType
    scope: Scope
    evidence: tuple[Span, ...]
    sentences: tuple[Span, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class BodyMentioned:
    """A body (cơ quan, tổ chức) under its full name, with every place that names it."""

    id: str
    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is told to do what: `task` is the span of the duty, `deadline` its words as they stand."""

    task: Span
    heading: str | None
    body: str
    role: Role
    deadline: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận" or "Kính gửi".

    `bodies` are the full names of the bodies that it names; empty for "Như trên", "Lưu …" and persons.
    """

    body: str
    span: Span
    bodies: tuple[str, ...] = ()
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """The reading of one document."""

    version: str
    head: Head
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
    bodies: tuple[BodyMentioned, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def to_json(self, text: str) -> Json:
        """The gold format and more, as plain JSON values; `text` is the source's name."""
        return {
            "format": 1,
            "version": self.version,
            "text": text,
            "document": {name: _plain(getattr(self.head, name)) for name in Head.__slots__},
            "mentions": [_row(m) for m in self.mentions],
            "references": [_row(r) for r in self.references],
            "relations": [
                {"from": r.source, "to": r.target} | {k: v for k, v in _row(r).items() if k not in ("source", "target")}
                for r in self.relations
            ],
            "bodies": [_row(b) for b in self.bodies],
            "assignments": [_row(a) for a in self.assignments],
            "recipients": [_row(r) for r in self.recipients],
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, data: Json) -> "Extraction":
        """The extraction that `to_json` wrote."""
        return cls(
            version=data["version"],
            head=_made(Head, data["document"]),
            mentions=tuple(_made(Mention, m) for m in data["mentions"]),
            references=tuple(_made(Reference, r) for r in data["references"]),
            relations=tuple(
                _made(
                    Relation,
                    {k: v for k, v in r.items() if k not in ("from", "to")} | {"source": r["from"], "target": r["to"]},
                )
                for r in data["relations"]
            ),
            bodies=tuple(_made(BodyMentioned, b) for b in data["bodies"]),
            assignments=tuple(_made(Assignment, a) for a in data["assignments"]),
            recipients=tuple(_made(Recipient, r) for r in data["recipients"]),
            notes=tuple(data["notes"]),
        )


def _plain(value: Any) -> Any:
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _row(value: Any) -> Json:
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


def _made(kind: type[_T], row: Json) -> _T:
    return kind(**{name: _tuples(value) for name, value in row.items()})
