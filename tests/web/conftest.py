"""What the tests of the pages may ask for: a demo shop on a running server, and a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from app.assets import Assets
from tests.servers import serving
from tests.web.shop import DemoShop, new_demo

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""The last one takes the network away: a page that needs another host fails its test."""


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    """The demo shop, served; each test places the orders that it works on."""
    assert Assets().are_built, "build the pages first: make pages"
    folder = tmp_path_factory.mktemp("demo")
    made = new_demo(folder)
    with serving(folder, made.database_url, "--demo") as server:
        yield made.at(server.url)


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, with no network but this machine's."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        yield running
        running.close()
