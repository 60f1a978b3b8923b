"""A real server and a real browser. Without Chromium these tests are skipped, and say so."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from advisor.advice import Advisor
from advisor.web import server

_FLAGS = [
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
    listener = server.bind("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(server.create_app(advisor), log_level="error"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: sudo apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield browser
        browser.close()


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
