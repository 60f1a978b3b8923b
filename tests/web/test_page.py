"""The page as a worker uses it, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.serving import ANSWER, ZHANG, ask
from tests.web.test_web_worker_parts import PAYLOADS

pytestmark = pytest.mark.browser
both_sizes = pytest.mark.parametrize("page", [(390, 844), (1440, 900)], ids=["phone", "desk"], indirect=True)


@both_sizes
def test_a_question_is_answered_with_the_sum_and_its_sources(page: Page) -> None:
    ask(page, ZHANG)

    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("不合法")
    expect(answer).to_contain_text("300.00 元")
    expect(answer.locator("table")).to_contain_text("2022年6月")
    assert answer.locator(".cite").count() > 3
    assert "【" not in answer.inner_text()


@both_sizes
def test_a_mark_opens_its_source_beside_the_answer(page: Page) -> None:
    ask(page, ZHANG)

    page.locator(f"{ANSWER} .cite").first.click()

    card = page.locator(".card.open")
    expect(card).to_be_visible()
    expect(card).to_contain_text("《防暑降温措施管理办法》")
    expect(card).to_contain_text("要旨")
    expect(card.locator(".card-body")).to_be_in_viewport()


def test_what_is_typed_while_an_answer_streams_in_stays(page: Page) -> None:
    page.fill("#words textarea", ZHANG)
    page.click("#send")
    expect(page.locator("#words textarea")).to_have_value("")
    page.fill("#words textarea", "还有一个问题")
    expect(page.locator("#send")).to_be_enabled(timeout=60_000)

    expect(page.locator("#words textarea")).to_have_value("还有一个问题")


def test_the_second_answer_opens_its_own_sources(page: Page) -> None:
    ask(page, ZHANG)
    ask(page, "公司说发了凉茶就抵了，对吗", answers=2)

    page.locator(ANSWER).nth(1).locator(".cite").first.click()

    expect(page.locator(".card.open")).to_be_visible()
    assert (page.locator(".card.open").get_attribute("id") or "").startswith("s-2-")


def test_facts_told_in_turns_make_one_case(page: Page) -> None:
    ask(page, "佛山的厂，车间没空调三十五度，从没发过高温补贴，我还在职，能要多少")
    ask(page, "2022年5月1日进的厂", answers=2)

    expect(page.locator("#facts")).to_contain_text("2022年5月1日")
    expect(page.locator(ANSWER).nth(1)).to_contain_text("可以要回高温津贴")


@both_sizes
def test_the_page_fits_its_width_and_asks_no_other_host(
    page: Page, requested: list[str], address: str
) -> None:
    ask(page, ZHANG)

    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0
    assert [url for url in requested if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_a_message_is_only_text(page: Page, payload: str) -> None:
    ask(page, f"我在佛山，车间没空调，没发高温补贴{payload}")
    for link in page.locator("#chat a", has_text="点").all():
        link.click()
    page.wait_for_timeout(200)

    assert page.title() != "broken"
    assert (
        page.locator(
            '#chat :is(script, img, iframe, svg, [onmouseover], [ontoggle], [href^="javascript:"])'
        ).count()
        == 0
    )
    expect(page.locator("#chat .user")).to_contain_text(payload.strip()[:20])


def test_starting_over_forgets(page: Page) -> None:
    ask(page, ZHANG)

    page.click("#again")

    expect(page.locator(ANSWER)).to_have_count(0)
    expect(page.locator("#facts")).not_to_contain_text("佛山")


def test_two_visitors_never_see_each_others_words(browser: Browser, address: str) -> None:
    visitors = [browser.new_context().new_page() for _ in range(2)]
    for visitor in visitors:
        visitor.goto(address)
        visitor.wait_for_selector("#words textarea")

    ask(visitors[0], "我在佛山的厂，车间没空调，没发过高温补贴")
    ask(visitors[1], "我在广州扫大街，没发过高温补贴")

    assert "佛山" not in visitors[1].inner_text("body").replace("我2022年5月1日进佛山一家厂", "")
    assert "扫大街" not in visitors[0].inner_text("body")
    for visitor in visitors:
        visitor.context.close()
