"""The cards of the picture: small SVG images, text first, colour never alone."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from danchieu.graph.folding import strip_marks
from danchieu.graph.tables import rows
from danchieu.viz.issuing_branch import Branch
from danchieu.viz.layout import CARD_HEIGHT, CARD_WIDTH

PAPER, INK, QUIET = "#FFFFFF", "#1A1C1E", "#5F6368"
BRANCH_COLOURS: dict[Branch, str] = {"party": "#B3261E", "state": "#1F5FA8", "court": "#6B4FA0"}
BRANCH_LETTERS: dict[Branch, str] = {"party": "Đ", "state": "N", "court": "T"}
CODE, BUNDLE, SMALL, PILL = 16.0, 14.0, 12.0, 13.0
"""Sizes of type, for a picture that is mostly seen at three quarters of its size."""
FONT = "'Segoe UI','Noto Sans',system-ui,sans-serif"
DARK = {
    PAPER: "#14171A",
    INK: "#E6E8EA",
    QUIET: "#9AA0A6",
    "#DADCE0": "#33373B",
    "#B3261E": "#F28B82",
    "#1F5FA8": "#8AB4F8",
    "#6B4FA0": "#C5B0F0",
}
"""What each colour becomes on a dark screen; the page's script recolours the cards with it."""

_WIDTHS = {"narrow": 0.30, "wide": 0.90, "capital": 0.68, "digit": 0.575, "small": 0.6, "dash": 0.36, "blank": 0.27}


@dataclass(frozen=True, slots=True)
class Card:
    """What one document's card says.

    Attributes:
        code: in bold, never broken.
        issuer: shortened where it is too long; `date` never is. `mark` stands before both ("dự thảo").
        cited: known from citations only; asked: the question's document; unsure: nothing settles which it is.
    """

    code: str
    issuer: str
    date: str
    branch: Branch | None = None
    mark: str = ""
    cited: bool = False
    asked: bool = False
    unsure: bool = False


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide text is set in the card's fonts: from their classes of letters, on the safe side."""
    return sum(_WIDTHS[_letter_class(c)] for c in strip_marks(text) or text) * size * (1.08 if bold else 1.0) + (
        sum(c.isupper() for c in text) * 0.1 * size
    )


def shorten(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Text cut with … to what fits in `width`."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip(" ,.;:·-–") + "…"


def short_name(name: str) -> str:
    """A body's name with the abbreviations that officials use ("UBND huyện Di Linh")."""
    for row in rows("danchieu.viz", "short_names.csv"):
        name = name.replace(row["name"], row["short"])
    return name


def document_card(card: Card) -> str:
    """A document's card as SVG."""
    colour = BRANCH_COLOURS[card.branch] if card.branch else QUIET
    letter = BRANCH_LETTERS[card.branch] if card.branch else ""
    bar, outline = (24, 3.0) if card.asked else (4, 1.2)
    left = 32 if card.asked else 24 if letter else 14
    room = CARD_WIDTH - left - (22 if card.unsure else 8)
    dashes = ' stroke-dasharray="6 4"' if card.cited else ""
    border = INK if card.asked else QUIET
    pieces = [
        f'<clipPath id="c"><rect x="2" y="2" width="{CARD_WIDTH - 4}" height="{CARD_HEIGHT - 4}" rx="4"/></clipPath>',
        f'<rect x="2" y="2" width="{CARD_WIDTH - 4}" height="{CARD_HEIGHT - 4}" rx="4" fill="{PAPER}"/>',
        f'<rect x="2" y="2" width="{bar}" height="{CARD_HEIGHT - 4}" fill="{colour}" clip-path="url(#c)"/>',
        f'<rect x="2" y="2" width="{CARD_WIDTH - 4}" height="{CARD_HEIGHT - 4}" rx="4" fill="none" stroke="{border}" '
        f'stroke-width="{outline}"{dashes}/>',
    ]
    if letter:
        place, ink, size = (14.0, PAPER, 15) if card.asked else (14.5, colour, 12)
        pieces.append(_text(place, 26, letter, size, ink, bold=True, anchor="middle"))
    pieces.append(
        _text(left, 26, shorten(card.code, CODE, room, bold=True), CODE, QUIET if card.cited else INK, bold=True)
    )
    pieces.append(_text(left, 48, _second_line(card, CARD_WIDTH - left - 8), SMALL, QUIET))
    if card.unsure:
        pieces.append(_text(CARD_WIDTH - 14, 26, "?", 16, INK, bold=True, anchor="middle"))
    return _svg(pieces)


def bundle_card(first: str, second: str) -> str:
    """A bundle's card: cards lying on one another, with a plus sign."""
    width, height = CARD_WIDTH - 12, CARD_HEIGHT - 12
    pieces = [
        f'<rect x="{2 + shift}" y="{10 - shift}" width="{width}" height="{height}" rx="4" fill="{PAPER}" '
        f'stroke="{QUIET}" stroke-width="1.2"/>'
        for shift in (8, 4, 0)
    ]
    pieces.append(_text(12, 31, shorten(first, BUNDLE, width - 16, bold=True), BUNDLE, INK, bold=True))
    pieces.append(_text(12, 51, shorten(second, SMALL, width - 34), SMALL, QUIET))
    pieces.append(_text(width - 8, 53, "+", 18, INK, bold=True, anchor="middle"))
    return _svg(pieces)


def pill(first: str, second: str) -> str:
    """A body, or several at once: a rounded pill with one or two lines."""
    top, height = 6, CARD_HEIGHT - 12
    room = CARD_WIDTH - 36
    pieces = [
        f'<rect x="2" y="{top}" width="{CARD_WIDTH - 4}" height="{height}" rx="{height // 2}" fill="{PAPER}" '
        f'stroke="{QUIET}" stroke-width="1.2"/>'
    ]
    middle = CARD_WIDTH / 2
    for y, words in ((28, first), (45, second)) if second else ((36, first),):
        pieces.append(_text(middle, y, shorten(words, PILL, room), PILL, INK, anchor="middle"))
    return _svg(pieces)


def two_lines(name: str) -> tuple[str, str]:
    """A name broken at a blank into two lines that fit a pill, as evenly as possible."""
    if text_width(name, PILL) <= CARD_WIDTH - 36:
        return name, ""
    words = name.split()
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))] or [(name, "")]
    return min(cuts, key=lambda cut: max(text_width(line, PILL) for line in cut))


def data_uri(svg: str) -> str:
    """The image as an address that holds it whole."""
    return "data:image/svg+xml;charset=utf-8," + quote(svg, safe="")


def _second_line(card: Card, room: float) -> str:
    tail = [part for part in (card.date,) if part]
    head = [part for part in (card.mark,) if part]
    taken = text_width(" · ".join([*head, "", *tail]), SMALL)
    issuer = [shorten(short_name(card.issuer), SMALL, room - taken)] if card.issuer and room - taken > 30 else []
    return " · ".join([*head, *issuer, *tail])


def _letter_class(letter: str) -> str:
    if letter == " ":
        return "blank"
    if letter in "-–·/":
        return "dash"
    if letter in "iljtfr.,:;'|()[]!“”\"":
        return "narrow"
    if letter in "mw…":
        return "wide"
    return "digit" if letter.isdigit() else "small"


def _text(
    x: float, y: float, words: str, size: float, colour: str, *, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{FONT}" font-size="{size:g}"{weight} text-anchor="{anchor}" '
        f'fill="{colour}">{escape(words)}</text>'
    )


def _svg(pieces: list[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" '
    return head + f'viewBox="0 0 {CARD_WIDTH} {CARD_HEIGHT}">' + "".join(pieces) + "</svg>"
