"""The law pages: every instrument held, told apart by what is official wording and what is ours."""

from __future__ import annotations

from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.clock import today
from advisor.web.addresses import law_address
from advisor.web.law import law_router

CONTRACT = "中华人民共和国劳动合同法"
HEAT = "防暑降温措施管理办法"


@pytest.fixture(scope="module")
def client(advisor: Advisor) -> TestClient:
    app = FastAPI()
    app.include_router(law_router(advisor))
    return TestClient(app)


def test_the_list_names_every_instrument_held(client: TestClient, advisor: Advisor) -> None:
    text = unescape(client.get("/law").text)
    for instrument in advisor.library.instruments:
        assert instrument.title in text


def test_an_instrument_known_to_the_package_alone_has_a_page_too(
    client: TestClient, advisor: Advisor
) -> None:
    registered = {one.title for one in advisor.library.instruments}
    packaged = (title for title, _, _ in advisor.library.packaged_texts())
    page = client.get(law_address(next(title for title in packaged if title not in registered)))
    assert page.status_code == 200
    assert "没有经我们核对" in page.text


def test_every_article_of_a_packaged_law_stands_on_its_page_under_its_own_anchor(
    client: TestClient, advisor: Advisor
) -> None:
    instrument = advisor.library.find(CONTRACT)
    assert instrument is not None
    text = unescape(client.get(law_address(CONTRACT)).text)
    for provision in advisor.library.provisions(instrument, today()):
        assert f'id="{provision.ref.article}"' in text
        assert (provision.text or "").splitlines()[0] in text


def test_a_gist_is_never_shown_as_official_wording(client: TestClient, advisor: Advisor) -> None:
    instrument = advisor.library.find(HEAT)
    assert instrument is not None and instrument.versions[-1].text == "gist"
    text = client.get(law_address(HEAT)).text
    assert 'class="article gist"' in text
    assert 'class="article official"' not in text
    assert 'class="wording"' not in text


def test_a_short_name_leads_to_the_one_stable_address(client: TestClient) -> None:
    answer = client.get(f"/law/{quote('劳动合同法')}", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == law_address(CONTRACT)


def test_the_page_of_a_day_shows_that_days_version(client: TestClient) -> None:
    old = client.get(f"/law/{quote('深圳市最低工资标准通知')}.json", params={"on": "2021-06-01"}).json()
    new = client.get(f"/law/{quote('深圳市最低工资标准通知')}.json").json()
    assert old["version"] < new["version"]
    assert {one["effective"] for one in new["versions"]} >= {old["version"], new["version"]}


def test_a_repealed_law_says_so_first(client: TestClient) -> None:
    page = unescape(client.get(law_address("中华人民共和国劳动合同法", on=date(2007, 1, 1))).text)
    assert "还没有施行" in page


@pytest.mark.parametrize(("path", "said"), [("不存在的法", "没有收录"), (f"{CONTRACT}?on=昨天", "认不出来")])
def test_what_cannot_be_shown_is_told_in_one_line(client: TestClient, path: str, said: str) -> None:
    answer = client.get(f"/law/{path}")
    assert answer.status_code == 404
    assert said in answer.text


def test_the_twin_refuses_as_the_api_does(client: TestClient) -> None:
    missing = client.get(f"/law/{quote('不存在的法')}.json")
    assert missing.status_code == 404
    assert missing.json()["error"]["code"] == "not_found" and "没有收录" in missing.json()["error"]["message"]
    assert client.get(f"/law/{quote(CONTRACT)}.json", params={"on": "昨天"}).status_code == 422


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}"])
def test_what_is_asked_comes_back_as_text_alone(client: TestClient, words: str) -> None:
    for answer in (
        client.get("/law", params={"q": words}),
        client.get(f"/law/{quote(words, safe='')}"),
        client.get(law_address(CONTRACT), params={"mark": words}),
        client.get(law_address(CONTRACT), params={"on": words}),
    ):
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


def test_the_json_twin_tells_wording_and_gist_apart(client: TestClient) -> None:
    told = client.get(f"/law/{quote(CONTRACT)}.json").json()
    article = next(one for one in told["articles"] if one["article"] == "第四十七条")
    assert article["kind"] == "原文"
    assert article["text"] and article["gist"]
    gists = client.get(f"/law/{quote(HEAT)}.json").json()["articles"]
    assert all(one["kind"] == "要旨" and one["text"] is None for one in gists)


@pytest.mark.browser
def test_a_deep_link_opens_at_the_article_with_the_sentence_marked(page: Page, address: str) -> None:
    page.goto(address + law_address(CONTRACT, "第四十七条", mark="每满一年支付一个月工资"))

    expect(page.locator("#第四十七条")).to_be_in_viewport()
    expect(page.locator("#第四十七条 mark")).to_have_text("每满一年支付一个月工资")


@pytest.mark.browser
def test_searching_within_leaves_the_articles_that_have_the_words(page: Page, address: str) -> None:
    page.goto(address + law_address(CONTRACT))
    page.fill("#within", "竞业限制")

    expect(page.locator("#第二十三条")).to_be_visible()
    expect(page.locator("#第一条")).to_be_hidden()
    expect(page.locator("#filter-count")).to_contain_text("找到")
