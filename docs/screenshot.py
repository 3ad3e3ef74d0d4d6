"""Takes the README's picture: opens a file that `danchieu view` wrote in Chromium and saves what one sees
when one line is chosen: the picture on the left, its sentence on the right.

python docs/screenshot.py view.html docs/images/view.png
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WINDOW = {"width": 1366, "height": 768}
"""An office monitor, in light colours, at twice its pixels so that Vietnamese stays sharp on any screen."""


def main(page: Path, image: Path) -> None:
    """Save as `image` what `page` shows, with one line chosen that ends at the asked document."""
    image.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport=WINDOW, color_scheme="light", device_scale_factor=2)
        tab.goto(page.resolve().as_uri())
        tab.wait_for_function("() => window.danchieu && danchieu.lines().length > 0")
        tab.evaluate("danchieu.choose(danchieu.lines().find((line) => line.endsWith(' > ' + danchieu.asked)))")
        tab.wait_for_timeout(600)  # the cards are images: they appear one by one
        tab.screenshot(path=image)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
