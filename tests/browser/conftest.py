"""A real Chromium; where there is none a test says so, and under CI that is a failure."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@dataclass
class Opened:
    """A page that was opened from a file, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def point(self, id: str) -> tuple[float, float]:
        """Where a node or a line stands in the window."""
        box = self.page.locator("#picture").bounding_box()
        at = self.page.evaluate("id => danchieu.point(id)", id)
        assert box
        return box["x"] + at["x"], box["y"] + at["y"]

    def click(self, id: str) -> None:
        """Click a node or a line of the picture with the mouse."""
        self.page.mouse.click(*self.point(id))

    @property
    def panel(self) -> str:
        """The words of the panel."""
        return self.page.locator("#chosen").inner_text()


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    executable = shutil.which("chromium")
    if executable is None and not os.environ.get("CI"):
        pytest.skip("no chromium here; CI has one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page's text from a file; at the end it must have asked for nothing else and complained of nothing."""
    made: list[Opened] = []

    def open_page(html: str, *, width: int = 1366, height: int = 768, dark: bool = False, hash: str = "") -> Opened:
        path = tmp_path / "hình có dấu.html"
        path.write_text(html, "utf-8")
        page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
        page.set_default_timeout(10_000)
        found = Opened(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("console", lambda message: found.complaints.append(message.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.goto(path.as_uri() + hash)
        page.wait_for_function("() => window.danchieu && danchieu.lines().length > 0")
        made.append(found)
        return found

    yield open_page
    for found in made:
        found.page.close()
        assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []
        assert found.complaints == []
