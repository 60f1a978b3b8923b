"""The small chat in other people's pages: who may frame it, what it says, and that nothing in it runs."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, Route, expect
from pydantic import ValidationError
from starlette.testclient import TestClient

from advisor.domain import Answer, Section
from advisor.settings import Settings
from advisor.web.answer_html import answer_html
from advisor.web.widget import widget_router

PAYLOADS = (
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<svg/onload=document.title='broken'>",
    "[点这里](javascript:document.title='broken')",
    "[点这里](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "</article><iframe srcdoc=\"<script>parent.document.title='broken'</script>\">",
    "&lt;script&gt;document.title='broken'&lt;/script&gt;",
    "```html\n<script>document.title='broken'</script>\n```",
)


def policy(embed_origins: str) -> str:
    app = FastAPI()
    app.include_router(widget_router(Settings(embed_origins=embed_origins)))
    return TestClient(app).get("/widget").headers["content-security-policy"]


def test_no_site_may_frame_it_unless_it_is_named() -> None:
    assert policy("").endswith("frame-ancestors 'none'")
    named = "https://www.example.org https://*.example.net:8443"
    assert policy(named).endswith(f"frame-ancestors {named}")


@pytest.mark.parametrize(
    "origins", ["*", "www.example.org", "https://a.org; script-src *", "https://a.org/page", "javascript:x"]
)
def test_what_is_no_site_is_refused_at_the_start(origins: str) -> None:
    with pytest.raises(ValidationError):
        Settings(embed_origins=origins)


def test_the_page_says_where_words_go() -> None:
    app = FastAPI()
    app.include_router(widget_router(Settings(llm="deepseek:deepseek-chat")))
    assert "deepseek" in TestClient(app).get("/widget").text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_an_answer_is_text(payload: str) -> None:
    made = answer_html(
        Answer(
            "answer", f"## 标题 {payload}\n\n您说：{payload}\n\n| a | b |\n| --- | --- |\n| {payload} | 2 |"
        )
    )
    for tag in ("<script", "<img", "<svg", "<iframe", "<a ", "<pre", "<code"):
        assert tag not in made


def test_sections_read_later_are_folded_and_sources_left_out() -> None:
    sections = (Section("short", "简短回答", ()), Section("law", "法律怎么说", ()))
    text = "## 简短回答\n\n要发。【1】\n\n## 法律怎么说\n\n- 一\n\n## 出处\n\n- 【1】《劳动法》"
    assert answer_html(Answer("answer", text, sections)) == (
        "<section><h2>简短回答</h2><p>要发。【1】</p>\n</section>"
        "<details><summary>法律怎么说</summary><ul>\n<li>一</li>\n</ul>\n</details>"
    )


# --- in a browser -----------------------------------------------------------------------------------


@pytest.fixture
def widget(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/widget")
    yield page
    context.close()


@pytest.mark.browser
def test_a_conversation_with_its_sources_goes_on_and_starts_again(widget: Page) -> None:
    widget.fill("#words", "我在佛山，厂里夏天没空调，没发高温津贴，合法吗？")
    widget.keyboard.press("Enter")
    first = widget.locator("#log .theirs").first
    expect(first).to_contain_text("高温津贴", timeout=60_000)
    assert "【" not in first.inner_text()

    first.locator(".cite").first.click()
    expect(first.locator(".source").first).to_be_in_viewport()

    with widget.expect_request("**/api/v1/ask") as sent:
        widget.fill("#words", "2024年6月1日进厂，还在职，三十五度以上，在室内")
        widget.click("text=问一问")
    facts = sent.value.post_data_json["case"]["facts"]
    assert {"name": "city", "value": "佛山"}.items() <= facts[0].items()
    expect(widget.locator("#log .theirs")).to_have_count(2, timeout=60_000)
    expect(widget.locator("#log .theirs").last).to_contain_text("元")
    assert widget.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    widget.click("#again")
    expect(widget.locator("#log .theirs")).to_have_count(0)


@pytest.mark.browser
def test_a_refusal_is_shown_and_the_words_stay(widget: Page) -> None:
    def refuse(route: Route) -> None:
        error = {"error": {"code": "too_many", "message": "请求太多了，请过 9 秒再试。"}}
        route.fulfill(status=429, content_type="application/json", body=json.dumps(error))

    widget.route("**/api/v1/ask", refuse)
    widget.fill("#words", "加班费怎么算")
    widget.click("text=问一问")
    expect(widget.locator(".trouble")).to_have_text("请求太多了，请过 9 秒再试。")
    expect(widget.locator("#words")).to_have_value("加班费怎么算")

    widget.unroute("**/api/v1/ask")
    widget.route("**/api/v1/ask", lambda route: route.abort())
    widget.click("text=问一问")
    expect(widget.locator(".trouble").last).to_contain_text("12351")


@pytest.mark.browser
def test_even_markup_that_slipped_through_does_not_run(widget: Page) -> None:
    citation = {"n": 1, "instrument": PAYLOADS[1], "article": None, "kind": "材料", "state": "unknown"}
    citation |= {
        "quote": PAYLOADS[0],
        "gist": None,
        "url": "javascript:alert(1)",
        "page": 1,
        "note": PAYLOADS[2],
    }
    told = {"html": "<p>好</p>" + "".join(PAYLOADS), "citations": [citation], "case": {}}
    widget.route(
        "**/api/v1/ask",
        lambda route: route.fulfill(content_type="application/json", body=json.dumps(told)),
    )
    widget.fill("#words", PAYLOADS[1])
    widget.click("text=问一问")
    expect(widget.locator(".theirs")).to_contain_text("好")
    widget.wait_for_timeout(300)
    assert widget.title() == "劳动权益咨询"
    assert widget.locator(".mine img, .source img, .source a").count() == 0


@pytest.mark.browser
def test_one_line_puts_it_into_another_site(browser: Browser, address: str) -> None:
    """A page of another origin shows the button; the frame stays empty, since no site is named here."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f'<!doctype html><script src="{address}/widget.js" async></script>'.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    host = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"http://127.0.0.1:{host.server_port}/")
    button = page.locator("#labour-advisor-button")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.locator("iframe")).to_have_attribute("src", f"{address}/widget")
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in line for line in refused), refused
    page.keyboard.press("Escape")
    button.click()
    expect(page.locator("iframe")).to_be_hidden()
    context.close()
    host.shutdown()
