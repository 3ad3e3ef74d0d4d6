"""The picture in a real browser, from a file: what one clicks, types and filters, in both lights and on a phone."""

import re
from urllib.parse import quote

import pytest

from danchieu.viz.language import Language
from danchieu.viz.picture import render
from tests.browser.conftest import Open
from tests.viz.pictured import GUIDE, OLD_GUIDE, PLAN, PROGRAMME, RESOLUTION, charged, crowd, implementation

PAGE = render(implementation(), RESOLUTION, Language("en"))
CROWD = render(crowd(60), RESOLUTION, Language("en"))
CHARGED = render(charged(9), RESOLUTION, Language("en"))
TOLD = f"{PROGRAMME} > IMPLEMENTS > {RESOLUTION}"


def test_a_click_on_a_line_shows_its_sentence_with_the_citation_marked(opened: Open) -> None:
    view = opened(PAGE)
    view.click(TOLD)
    assert "Thực hiện Chương trình số 51-CTr/TU về thực hiện" in view.panel
    assert "told by 132-KH/HU" in view.panel
    assert "kho/132-kh-hu.docx" in view.panel
    assert "Nghị quyết số 27- NQ/TƯ, ngày 09/11/2022" in view.page.locator("#chosen mark").all_inner_texts()


def test_a_click_on_a_card_shows_its_title_facts_and_relations(opened: Open) -> None:
    view = opened(PAGE)
    view.click(PLAN)
    assert "Kế hoạch 132-KH/HU" in view.panel
    assert "Triển khai <script>alert(1)</script> & “cải cách”" in view.panel
    assert "Huyện ủy Đức Trọng" in view.panel
    assert "Giao Tòa án nhân dân huyện Đức Trọng" in view.panel
    assert view.page.evaluate("location.hash") == "#n=" + quote(PLAN, safe="!*'()~")


def test_an_address_with_a_hash_opens_at_its_document(opened: Open) -> None:
    assert "Nghị quyết 27-NQ/TW" in opened(PAGE, hash="#n=" + quote(RESOLUTION)).panel


def test_a_click_beside_everything_shows_the_key_again(opened: Open) -> None:
    view = opened(PAGE)
    view.click(PLAN)
    assert not view.page.locator("#key").is_visible()
    view.page.keyboard.press("Escape")
    assert view.page.locator("#key").is_visible()
    assert view.panel == ""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nghi quyet 27", "Nghị quyết 27-NQ/TW"),  # no marks
        ("27-NQ/TW", "Nghị quyết 27-NQ/TW"),
        ("132khhu", "Kế hoạch 132-KH/HU"),  # no marks in the code either
        ("duc trong", "Kế hoạch 132-KH/HU"),  # the issuer
        ("cải cách", "Kế hoạch 132-KH/HU"),  # the title
        ("cong an huyen", "Công an huyện Đức Trọng"),  # a body
    ],
)
def test_search_finds_and_chooses(opened: Open, typed: str, first: str) -> None:
    view = opened(PAGE)
    view.page.locator("#search").fill(typed)
    view.page.keyboard.press("Enter")
    assert view.panel.startswith(first)
    assert not view.page.locator("#found").is_visible()


def test_search_says_when_nothing_fits(opened: Open) -> None:
    view = opened(PAGE)
    view.page.locator("#search").fill("nghi quyet 2")  # 27 is another number
    assert view.page.locator("#found").inner_text().startswith("Nothing found.")


def test_the_legend_hides_lines_and_rows_and_shows_them_again(opened: Open) -> None:
    view = opened(PAGE)
    button = view.page.get_by_role("button", name="implements", exact=True)
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    assert not [line for line in view.page.evaluate("danchieu.lines()") if "IMPLEMENTS" in line]
    assert view.page.locator("tr[data-type=IMPLEMENTS]:visible").count() == 0
    assert view.page.locator("tr[data-type=GUIDES]:visible").count() == 1
    button.press("Enter")
    assert TOLD in view.page.evaluate("danchieu.lines()")


def test_the_table_leads_to_the_picture_by_keyboard(opened: Open) -> None:
    view = opened(PAGE)
    view.page.locator(f'#table button[data-node="{GUIDE}"]').first.press("Enter")
    assert view.panel.startswith("Hướng dẫn 06-HD/BNCTU")


def test_many_bodies_are_brought_by_the_legend_or_by_choosing_one(opened: Open) -> None:
    view = opened(CHARGED)
    body = view.page.locator(".code.long").first
    assert not [line for line in view.page.evaluate("danchieu.lines()") if "ASSIGNED_TO" in line]
    body.press("Enter")
    assert view.page.locator("#legend [data-type=ASSIGNED_TO]").get_attribute("aria-pressed") == "true"
    assert [line for line in view.page.evaluate("danchieu.lines()") if "ASSIGNED_TO" in line]
    assert view.panel.startswith(body.inner_text())


def test_a_bundle_opens_and_closes(opened: Open) -> None:
    view = opened(CROWD)
    (line,) = view.page.evaluate("danchieu.lines()")
    bundle = line.split(" > ")[0]
    view.page.mouse.dblclick(*view.point(bundle))
    assert len(view.page.evaluate("danchieu.lines()")) == 60
    assert "In this bundle" in view.panel
    view.page.get_by_role("button", name="Close the bundle").click()
    assert view.page.evaluate("danchieu.lines()") == [line]
    view.page.locator("#search").fill("7-KH/HU")
    view.page.keyboard.press("Enter")
    assert view.panel.startswith("Kế hoạch 7-KH/HU")


def test_a_line_of_a_bundle_shows_all_its_sentences(opened: Open) -> None:
    view = opened(CROWD)
    view.page.evaluate("danchieu.choose(danchieu.lines()[0])")
    assert view.page.locator("#chosen blockquote").count() == 60


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_stands_out_from_its_ground(opened: Open, dark: bool) -> None:
    view = opened(PAGE, dark=dark)
    view.click(PLAN)
    found = view.page.evaluate(
        """() => ["h1", ".quiet", "#legend button", "#chosen .code", "blockquote", "mark", "dt", "th"].map((name) => {
          const element = document.querySelector(name), of = (e) => getComputedStyle(e).backgroundColor;
          let ground = element;
          while (ground.parentElement && of(ground) === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
          return [name, getComputedStyle(element).color, of(ground)];
        })"""
    )
    for name, ink, ground in found:
        low, high = sorted((_luminance(ink), _luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, name
    assert (_luminance(found[0][2]) < 0.1) is dark


_PIXEL = """([name, x, y]) => {
  const copy = document.createElement("canvas"), ctx = copy.getContext("2d", { willReadFrequently: true });
  copy.width = copy.height = 1;
  ctx.drawImage(document.querySelector(name), -x, -y);
  return [...ctx.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


def test_cards_follow_the_system_and_print_is_light(opened: Open) -> None:
    view = opened(PAGE, dark=True)
    at = view.page.evaluate("id => danchieu.point(id)", RESOLUTION)
    bar, ground = ([round(at["x"] + dx), round(at["y"] + dy)] for dx, dy in ((-66, 14), (40, -14)))
    view.page.wait_for_timeout(500)  # the images of the cards load once
    assert view.page.evaluate(_PIXEL, [".vis-network canvas", *ground]) == [0x14, 0x17, 0x1A]
    assert view.page.evaluate(_PIXEL, [".vis-network canvas", *bar]) == [0xF2, 0x8B, 0x82]
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert view.page.evaluate(_PIXEL, [".paper", *ground]) == [0xFF, 0xFF, 0xFF]
    assert view.page.evaluate(_PIXEL, [".paper", *bar]) == [0xB3, 0x26, 0x1E]
    view.page.emulate_media(media="print", color_scheme="dark")
    assert view.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert view.page.locator(".paper").is_visible()


def test_on_a_phone_the_panel_lies_below_and_nothing_runs_off(opened: Open) -> None:
    view = opened(PAGE, width=390, height=844)
    picture, panel = (view.page.locator(name).bounding_box() for name in ("#picture", "#panel"))
    assert picture
    assert panel
    assert panel["y"] >= picture["y"] + picture["height"]
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_lines_end_at_what_they_act_on(opened: Open) -> None:
    lines = set(opened(PAGE).page.evaluate("danchieu.lines()"))
    assert f"{GUIDE} > REPLACES > {OLD_GUIDE}" in lines
    assert f"{PLAN} > IMPLEMENTS > {PROGRAMME}" in lines
