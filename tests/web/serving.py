"""A web application on a free port of this machine, what people do on it, and texts that must never run."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from advisor.web import server

PAYLOADS = (
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<svg/onload=document.title='broken'>",
    "\"><script>document.title='broken'</script>",
    "'-document.title='broken'-'",
    "</pre></textarea><script>document.title='broken'</script>",
    "javascript:document.title='broken'",
    "{{ 7*7 }}{% for x in () %}",
    "<iframe srcdoc=\"<script>parent.document.title='broken'</script>\">",
    "</title><body onload=document.title='broken'>",
)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Its address, while it runs."""
    listener = server.bind("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)


@dataclass
class Desk:
    """A server with a desk open."""

    PASSWORD: ClassVar[str] = "correct horse 电池"

    address: str
    store: str
    signed_in: Any = None
    """A browser's state after signing in: attempts to sign in are counted, so the tests share one."""


def sign_in(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.address}/desk")
    page.get_by_label("账号").fill("chen")
    page.get_by_label("密码").fill(desk.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".desk-nav")).to_be_visible()


ZHANG = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，公司从没发过高温补贴，"
    "说没有这个福利，合法吗？我还在职，现在能要回多少？"
)
ANSWER = '#chat [data-testid="bot"]'


def ask(page: Page, words: str, answers: int = 1) -> None:
    """Ask on the worker's page, and wait until there are so many answers."""
    page.fill("#words textarea", words)
    page.click("#send")
    wait_for(page, answers)


def wait_for(page: Page, answers: int) -> None:
    expect(page.locator(ANSWER)).to_have_count(answers, timeout=60_000)
    expect(page.locator(f"{ANSWER} .stage")).to_have_count(0, timeout=60_000)
    expect(page.locator("#send")).to_be_enabled(timeout=60_000)
