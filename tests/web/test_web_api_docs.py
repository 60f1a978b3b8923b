"""The API's documentation page says what the API's schema says, and asks no other host for anything."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.web.api import ROOT, api_app
from advisor.web.api_docs import docs_router, operations
from advisor.web.api_guard import FAULTS


@pytest.fixture(scope="module")
def client(advisor: Advisor) -> TestClient:
    app, api = FastAPI(openapi_url=None, docs_url=None), api_app(advisor)
    app.mount(ROOT, api)
    app.include_router(docs_router(api, advisor.settings))
    return TestClient(app)


def test_every_operation_and_field_of_the_schema_is_on_the_page(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    text = unescape(client.get("/docs").text)
    assert schema["servers"] == [{"url": ROOT}]
    for path, methods in schema["paths"].items():
        assert f"{ROOT}{path}" in text
        for one in methods.values():
            assert one["summary"] in text
            assert re.search("[\u4e00-\u9fff]", one["description"])
    for name in ("AskRequest", "SearchRequest", "CalcRequest", "CheckRequest", "Answer", "Award", "Finding"):
        for field in schema["components"]["schemas"][name]["properties"]:
            assert f"<code>{field}</code>" in text


def test_what_is_asked_for_is_explained_in_chinese(client: TestClient) -> None:
    for one in operations(client.get("/openapi.json").json(), "http://test"):
        for row in one.given:
            assert re.search("[\u4e00-\u9fff]", row.about), (one.path, row.name)


def test_errors_and_limits_are_told(client: TestClient, advisor: Advisor) -> None:
    text = client.get("/docs").text
    assert all(code in text for code, _ in FAULTS.values())
    assert f"{advisor.settings.api_heavy_per_minute} 次" in text


def test_the_examples_work_as_they_stand(client: TestClient) -> None:
    for one in operations(client.get("/openapi.json").json(), "http://test"):
        if one.path in ("/ask", "/search"):
            continue
        address = re.search(r"http://test(\S+?)'?(?: |$)", one.example)
        body = re.search(r"-d '(.*)'$", one.example, re.DOTALL)
        assert address is not None
        headers = {"Content-Type": "application/json"}
        content = body[1].encode() if body else None
        answer = client.request(one.method, address[1], content=content, headers=headers)
        assert answer.status_code == 200, (one.example, answer.text)


def test_a_foreign_host_name_comes_back_as_text(client: TestClient) -> None:
    page = client.get("/docs", headers={"Host": 'x"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_fits_and_asks_this_host_alone(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda asked: requested.append(asked.url))
    page.goto(f"{address}/docs")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert requested and all(one.startswith(address) for one in requested)
    context.close()
