"""A real server and a real browser. Without Chromium these tests are skipped, and say so."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from advisor.advice import Advisor
from advisor.review import Accounts, open_store
from advisor.web import server
from tests.web.serving import Desk, served, sign_in

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address(advisor: Advisor) -> Iterator[str]:
    """The page, served on a free port of this machine; its models are loaded, as behind a running server."""
    advisor.search("高温津贴", top=1)
    with served(server.create_app(advisor)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: sudo apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(advisor: Advisor, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The same, with a lawyers' desk and somebody signed in; it has a store of its own."""
    opened = copy.copy(advisor)
    store = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'review.sqlite'}"
    opened.settings = advisor.settings.model_copy(update={"review_url": store})
    Accounts(open_store(opened.settings)).add("chen", Desk.PASSWORD)
    advisor.search("高温津贴", top=1)
    with served(server.create_app(opened)) as address:
        desk = Desk(address, store)
        context = browser.new_context()
        page = context.new_page()
        sign_in(page, desk)
        desk.signed_in = context.storage_state()
        context.close()
        yield desk


@pytest.fixture
def requested() -> list[str]:
    """Every address the page asked for."""
    return []


@pytest.fixture
def page(
    browser: Browser, address: str, requested: list[str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page on a phone, or at the size a test names."""
    width, height = getattr(request, "param", (390, 844))
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.on("request", lambda asked: requested.append(asked.url))
    page.goto(address)
    page.wait_for_selector("#words textarea")
    yield page
    context.close()
