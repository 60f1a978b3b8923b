"""The worker's page in a browser: sources, facts put right, quick replies, what is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from advisor.clock import today
from tests.web.serving import ANSWER, ZHANG, ask, wait_for

pytestmark = pytest.mark.browser
both_sizes = pytest.mark.parametrize("page", [(390, 844), (1440, 900)], ids=["phone", "desk"], indirect=True)

NO_DATE = "我在佛山的厂，车间没空调三十五六度，从没发过高温补贴，我还在职，能要回多少？"


@both_sizes
def test_the_case_of_zhang_from_the_sum_to_the_steps(page: Page) -> None:
    ask(page, ZHANG)
    answer = page.locator(ANSWER)

    expect(answer.locator(".figure strong")).to_contain_text("7,500.00 元" if today().year == 2026 else "元")
    expect(answer.locator(".bars-plot")).to_have_attribute(
        "aria-label", re.compile("2022年6月到10月每月 300.00 元")
    )
    expect(answer.locator(".days li").first).to_be_visible()
    expect(answer.locator(".steps > li").first).to_be_visible()
    answer.locator(".part-evidence > summary").click()
    answer.locator("[data-tick]").first.check(force=True)
    expect(answer.locator(".ticked")).to_contain_text("已备 1 /")
    expect(page.locator("#facts")).to_contain_text("佛山")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@both_sizes
def test_a_mark_opens_its_source_with_the_sentence_highlighted(page: Page) -> None:
    ask(page, ZHANG)
    chip = page.locator(f"{ANSWER} .cite").first
    meant = chip.get_attribute("data-mark")
    chip.click()

    card = page.locator(".card.open")
    expect(card.locator("mark")).to_be_in_viewport()
    assert card.locator("mark").inner_text() == meant
    expect(card).to_contain_text("现行有效")
    assert "mark=" in (card.locator("[data-law]").get_attribute("href") or "")
    card.locator("summary").press("Escape")
    expect(chip).to_be_focused()


@both_sizes
def test_a_fact_put_right_changes_the_sum(page: Page) -> None:
    ask(page, ZHANG)
    before = page.locator("#facts .sum-figure").inner_text()
    row = page.locator(".known-row", has_text="入职日期")
    row.locator("summary").click()
    row.locator('input[type="date"]').fill("2024-05-01")
    row.get_by_role("button", name="改好").click()
    wait_for(page, 2)

    expect(page.locator("#facts .sum-figure")).not_to_have_text(before)
    expect(page.locator(ANSWER).nth(1)).to_contain_text("入职日期改为2024年5月1日")
    expect(page.locator(ANSWER).first.locator(".outdated")).to_be_visible()


def test_on_a_phone_a_line_above_the_box_leads_to_the_case_file(page: Page) -> None:
    ask(page, ZHANG)
    page.click("#to-facts")

    expect(page.locator("#facts-pane h2")).to_be_in_viewport()
    expect(page.locator(ANSWER)).to_have_count(1)


def test_a_fact_taken_away_is_asked_for_and_the_reply_gives_the_sum(page: Page) -> None:
    ask(page, ZHANG)
    row = page.locator(".known-row", has_text="入职日期")
    row.locator("summary").click()
    row.get_by_role("button", name="去掉").click()
    wait_for(page, 2)
    question = page.locator('.question[data-fact="start"]')
    question.locator('input[type="date"]').fill("2025-05-01")
    page.locator(".questions:visible").get_by_role("button", name="重新算").click()
    wait_for(page, 3)

    expect(page.locator(ANSWER).nth(2).locator(".figure strong")).to_contain_text("元")
    expect(page.locator(".question:visible")).to_have_count(0)


def test_not_known_is_a_quick_reply(page: Page) -> None:
    ask(page, NO_DATE)
    question = page.locator(".question").first
    question.get_by_role("radio", name="不知道").check()
    page.locator(".questions").get_by_role("button", name="重新算").click()
    wait_for(page, 2)

    expect(page.locator(ANSWER).nth(1)).to_contain_text("不清楚没关系")


def test_the_page_is_there_before_any_script_of_gradio(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()

    def hold(route: Route) -> None:
        route.abort()

    page.route("**/assets/index-*.js", hold)
    page.goto(address)
    expect(page.get_by_role("heading", name="说说您遇到的事")).to_be_visible()
    page.locator(".matter", has_text="加班费").click()
    page.locator(".example:visible").click()
    expect(page.locator("#words textarea")).not_to_have_value("")
    context.close()


def test_progress_is_seen_within_half_a_second(page: Page) -> None:
    page.wait_for_timeout(500)
    page.fill("#words textarea", ZHANG)
    waited = page.evaluate(
        """() => new Promise((done) => {
            const start = performance.now();
            document.getElementById('send').click();
            const seen = () => document.getElementById('progress').offsetHeight
                && document.getElementById('stage').textContent;
            const look = () => seen()
                ? done(performance.now() - start) : requestAnimationFrame(look);
            look();
        })"""
    )
    assert waited < 500
    wait_for(page, 1)


def test_nothing_is_kept_unasked_and_what_is_kept_can_be_deleted(page: Page) -> None:
    ask(page, ZHANG)
    assert "佛山" not in kept(page)

    page.check("#keep")
    assert "佛山" in kept(page)
    page.reload()
    wait_for(page, 1)
    expect(page.locator("#facts")).to_contain_text("佛山")
    expect(page.locator(".earlier")).to_have_count(1)

    page.click("#forget")
    assert "佛山" not in kept(page)
    page.reload()
    expect(page.locator("#words textarea")).to_be_visible()
    expect(page.locator(ANSWER)).to_have_count(0)


def kept(page: Page) -> str:
    """Whatever this browser keeps of the site, in one text."""
    return str(
        page.evaluate(
            """async () => JSON.stringify([{...localStorage}, {...sessionStorage},
                (await indexedDB.databases()).map((one) => one.name)])"""
        )
    )


def test_large_text_and_dark_mode_hold_on_a_phone(page: Page) -> None:
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click('[data-knob="size"]')
    page.click('[data-knob="theme"]')
    ask(page, ZHANG)

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21px"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_gradio_carries_the_words_and_is_not_seen(page: Page) -> None:
    ask(page, "公司只发凉茶，说可以抵高温津贴，对吗？")

    assert page.locator("gradio-app").evaluate("(one) => one.inert")
    expect(page.locator("gradio-app")).not_to_be_in_viewport()
    assert "radio" not in page.inner_text("body")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
