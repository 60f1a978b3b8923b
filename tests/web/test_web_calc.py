"""The calculators: every entitlement a form, its result the rule's own, nothing kept."""

from __future__ import annotations

from html import unescape

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.rules.registry import IDS
from advisor.web.calc import GROUPS, calc_router
from advisor.web.calc_form import fields

ZHANG = {
    "city": "佛山",
    "start": "2022-05-01",
    "end": "2026-10-31",
    "employment_end": "null",
    "filing": "2026-11-22",
    "post": "indoor_uncooled",
}
ALLOWANCE = "/calc/high_temperature_allowance"


@pytest.fixture(scope="module")
def client(advisor: Advisor) -> TestClient:
    app = FastAPI()
    app.include_router(calc_router(advisor))
    return TestClient(app)


def test_every_entitlement_stands_in_one_group() -> None:
    grouped = [id for ids in GROUPS.values() for id in ids]
    assert sorted(grouped) == sorted(IDS)


@pytest.mark.parametrize("id", IDS)
def test_a_form_has_a_field_for_every_input_with_why_and_where(
    client: TestClient, advisor: Advisor, id: str
) -> None:
    info = next(one for one in advisor.entitlements() if one.id == id)
    text = unescape(client.get(f"/calc/{id}").text)
    for field in fields(info):
        assert f'name="{field.name}"' in text
        assert field.why in text and field.where in text


@pytest.mark.parametrize("id", IDS)
def test_an_empty_form_asks_and_does_not_fail(client: TestClient, id: str) -> None:
    answer = client.post(f"/calc/{id}", data={})
    assert answer.status_code == 200
    assert "结果" in answer.text


def test_the_founding_case_comes_out_to_the_fen(client: TestClient) -> None:
    text = unescape(client.post(ALLOWANCE, data=ZHANG).text)
    assert "7,500.00 元" in text
    assert "2022年6月" in text
    assert "/law/" in text


def test_a_value_that_cannot_be_used_is_named(client: TestClient) -> None:
    text = unescape(client.post(ALLOWANCE, data=ZHANG | {"start": "去年"}).text)
    assert "开始日期" in text
    assert "元</p>" not in text


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "{{7*7}}"])
def test_what_is_typed_comes_back_as_text_alone(client: TestClient, words: str) -> None:
    text = client.post(ALLOWANCE, data=ZHANG | {"city": words}).text
    assert "<script>alert" not in text
    assert "<svg" not in text


@pytest.mark.browser
def test_the_result_follows_what_is_typed(page: Page, address: str) -> None:
    page.goto(address + ALLOWANCE)
    page.fill("#city", "佛山")
    page.fill("#start", "2024-05-01")
    page.fill("#end", "2024-10-31")
    page.select_option("#post", "outdoor")

    expect(page.locator("#result .amount")).to_have_text("1,500.00 元", timeout=20_000)
    page.fill("#start", "2024-08-01")
    expect(page.locator("#result .amount")).to_have_text("900.00 元", timeout=20_000)


@pytest.mark.browser
def test_a_shared_link_brings_the_figures_back_and_sends_them_to_nobody(
    page: Page, address: str, requested: list[str]
) -> None:
    page.goto(f"{address}{ALLOWANCE}#city=佛山&start=2024-05-01&end=2024-10-31&post=outdoor")

    expect(page.locator("#result .amount")).to_have_text("1,500.00 元", timeout=20_000)
    expect(page.locator("#city")).to_have_value("佛山")
    assert not any("2024-05-01" in asked for asked in requested)
