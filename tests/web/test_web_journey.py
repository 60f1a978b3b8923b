"""What people come for, from the first question to the paper in their hand, in a browser."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from advisor.advice import Advisor, advise
from advisor.clock import today
from tests.web.places import draft
from tests.web.serving import ANSWER, ZHANG, Desk, ask, sign_in, wait_for

pytestmark = pytest.mark.browser
both_sizes = pytest.mark.parametrize("page", [(390, 844), (1440, 900)], ids=["phone", "desk"], indirect=True)
CASE = "我的案件"


def downloaded(page: Page, title: str, answer: int) -> str:
    """All words of a document downloaded from under an answer, opened as Word would."""
    with page.expect_download() as waiting:
        page.locator(ANSWER).nth(answer).get_by_role("link", name=title, exact=True).click()
    return words_of(Path(waiting.value.path()).read_bytes())


def words_of(docx: bytes) -> str:
    paper = Document(io.BytesIO(docx))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in paper.paragraphs), *cells))


def sum_told(page: Page) -> str:
    """The sum beside the conversation, as 7,500.00."""
    found = re.search(r"[\d,]+\.\d\d", page.locator("#facts .sum-figure").inner_text())
    assert found
    return found[0]


# --- Zhang ---------------------------------------------------------------------------------------


@both_sizes
def test_zhang_from_the_first_question_to_the_paper_in_his_hand(page: Page, advisor: Advisor) -> None:
    ask(page, ZHANG)
    amount = sum_told(page)
    owed = advise(ZHANG, advisor=advisor).awards[0].amount
    assert owed is not None and amount == f"{owed:,.2f}"
    if today().month in (11, 12, 1, 2, 3, 4, 5):
        seasons = today().year - 2022 + (today().month > 10)
        assert amount == f"{1500 * seasons:,}.00"

    expect(page.locator(ANSWER).locator(".figure strong")).to_contain_text(amount)
    paper = downloaded(page, CASE, 0)
    for said in (amount, "佛山", "2022年5月1日", "《防暑降温措施管理办法》第十七条", ZHANG):
        assert said in paper
    assert f"{today().year}年{today().month}月{today().day}日" in paper

    application = downloaded(page, "劳动仲裁申请书（草稿）", 0)
    assert amount in application and "待填" in application


@both_sizes
def test_a_fact_put_right_changes_the_sum_and_the_paper(page: Page) -> None:
    ask(page, ZHANG)
    before = sum_told(page)
    row = page.locator(".known-row", has_text="入职日期")
    row.locator("summary").click()
    row.locator('input[type="date"]').fill("2024-05-01")
    row.get_by_role("button", name="改好").click()
    wait_for(page, 2)

    after = sum_told(page)
    assert float(after.replace(",", "")) == float(before.replace(",", "")) - 3000
    paper = downloaded(page, CASE, 1)
    assert after in paper and "2024年5月1日" in paper
    assert before not in paper


@both_sizes
def test_a_citation_opens_at_the_sentence_it_stands_on_and_leads_on_to_the_law(page: Page) -> None:
    ask(page, ZHANG)
    answer = page.locator(ANSWER)
    opened = mark_of(page, answer.locator(".part-short .cite").first)
    assert "33℃" in opened and "高温津贴" in opened

    for part in answer.locator("details.part > summary").all():
        part.click()
    quoting = answer.locator("li, p").filter(has_text=re.compile("^原文：「")).first
    quoted = re.findall("「(.+)」", quoting.inner_text())[0]
    assert mark_of(page, quoting.locator(".cite").first).replace("\n", "") == quoted

    with page.context.expect_page() as opening:
        page.locator(".card.open [data-law]").click()
    law = opening.value
    article = unquote(law.url).rpartition("#")[2]
    expect(law.locator(f"#{article}")).to_be_in_viewport()
    expect(law.locator(f"#{article} mark").first).to_be_in_viewport()
    assert "".join(law.locator(f"#{article} mark").all_inner_texts()) == quoted


def mark_of(page: Page, chip: Locator) -> str:
    """What a citation highlights once it is opened; the source is closed again on a phone by the next."""
    page.keyboard.press("Escape")
    chip.click()
    marks = page.locator(".card.open mark")
    expect(marks.first).to_be_in_viewport()
    return "\n".join(marks.all_inner_texts())


# --- calculators and laws ------------------------------------------------------------------------


@both_sizes
def test_from_the_list_of_calculators_to_the_article_a_sum_stands_on(page: Page, address: str) -> None:
    page.get_by_role("link", name="算一算").click()
    page.get_by_role("link", name=re.compile("^高温津贴")).first.click()
    page.get_by_label("城市").fill("佛山")
    page.get_by_label("开始日期").fill("2022-05-01")
    page.get_by_label("结束日期").fill("2026-10-31")
    page.get_by_label("岗位").select_option(label="室内无降温")
    amount = page.locator("#result .amount")
    expect(amount).to_have_text("7,500.00 元", timeout=20_000)
    if (page.viewport_size or {})["width"] < 860:
        expect(page.locator("#to-result")).to_have_text("结果：7,500.00 元")
        page.click("#to-result")
    expect(amount).to_be_in_viewport()

    page.locator("#result .steps summary").click()
    basis = page.locator("#result .steps a").filter(has_text="第").first
    named = basis.inner_text()
    basis.click()
    expect(page.locator("h1")).to_have_text(named[1 : named.index("》")])
    expect(page.locator(f"#{named.rpartition('》')[2]}")).to_be_in_viewport()


def test_a_link_to_an_article_opens_the_law_there_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}/law/中华人民共和国劳动合同法#第八十二条")
    expect(page.locator("#第八十二条 .number")).to_be_in_viewport()


# --- the desk ------------------------------------------------------------------------------------


def test_a_lawyer_signs_in_and_has_a_paper_checked(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    paper = Document()
    paper.add_paragraph(draft())
    paper.save(str(tmp_path / "申请书.docx"))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, desk)
    page.get_by_role("link", name="核对文稿").click()
    page.get_by_label("或者选一个文件").set_input_files(tmp_path / "申请书.docx")
    page.locator("main form .button", has_text="核对").click()

    misquoted = page.locator(".finding.bad", has_text="第四十七条")
    expect(misquoted.locator(".diff ins")).to_have_text(re.compile("二$"))
    expect(misquoted.locator(".diff del")).to_have_text(re.compile("一$"))
    expect(page.locator(".finding.bad", has_text="第一百二十条")).to_contain_text("没有这一条")

    page.get_by_role("button", name="退出").click()
    page.goto(f"{desk.address}/desk/check")
    expect(page.get_by_label("密码")).to_be_visible()
    context.close()


def test_what_a_worker_agreed_to_send_is_judged_and_becomes_a_case_of_the_evals(
    browser: Browser, desk: Desk, tmp_path: Path
) -> None:
    worker = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    worker.goto(desk.address)
    worker.wait_for_selector("#words textarea")
    ask(worker, "我2023年5月1日进江门一家厂，车间没空调三十五六度，从没发过高温补贴，还在职，能要回多少？")
    worker.get_by_label("金额有错").check()
    worker.get_by_label("想说的话").fill("二〇二四年发过三百，打我13812345678")
    worker.get_by_role("button", name="看看会送出什么").click()
    shown = worker.locator(".feedback pre")
    expect(shown).to_contain_text("江门")
    expect(shown).not_to_contain_text("13812345678")
    worker.get_by_role("button", name="同意并送出").click()
    expect(worker.locator(".feedback [data-said]")).to_contain_text("收到了")
    worker.context.close()

    context = browser.new_context(viewport={"width": 1440, "height": 900}, storage_state=desk.signed_in)
    lawyer = context.new_page()
    lawyer.goto(f"{desk.address}/desk/queue")
    lawyer.locator(".waiting a", has_text="江门").click()
    expect(lawyer.locator("main")).to_contain_text("二〇二四年发过三百")
    for fact, value in (("入职日期", "2023年5月1日"), ("离职日期", "还在职")):
        expect(lawyer.locator(".facts tr", has_text=fact)).to_contain_text(value)
    expect(lawyer.locator("main")).not_to_contain_text("13812345678")
    lawyer.locator('[name="verdict-amount-0"]').select_option("wrong")
    lawyer.locator('[name="should-amount-0"]').fill("4321.00")
    lawyer.locator('[name="verdict-citation-1"]').select_option("right")
    lawyer.get_by_role("button", name="保存评价").click()
    expect(lawyer.locator("main")).not_to_contain_text("江门")
    context.close()

    environment = {**os.environ, "ADVISOR_REVIEW_URL": desk.store, "ADVISOR_DATA_DIR": str(tmp_path)}
    subprocess.run(
        (sys.executable, "-m", "advisor", "review", "export", "--to", str(tmp_path / "out")),
        check=True,
        capture_output=True,
        env=environment,
    )
    cases = [
        case
        for file in (tmp_path / "out").rglob("*.yaml")
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
        if "江门" in case["question"]
    ]
    assert "4321.00" in [case.get("expect", {}).get("amount") for case in cases]


# --- two at once ---------------------------------------------------------------------------------


def test_two_people_asking_at_once_never_see_each_others_words(browser: Browser, desk: Desk) -> None:
    told = {
        "茂名": "我在茂名砖厂，车间没空调三十六度，从没发过高温补贴，2023年5月1日进厂，还在职，能要回多少？",
        "云浮": "我在云浮一家石材厂，室外露天干活，从没发过高温补贴，2021年5月1日进厂，还在职，能要回多少？",
    }
    pages = {city: browser.new_context(viewport={"width": 390, "height": 844}).new_page() for city in told}
    for page in pages.values():
        page.goto(desk.address)
        page.wait_for_selector("#words textarea")
    for turn in (1, 2):
        for city, page in pages.items():
            page.fill("#words textarea", told[city] if turn == 1 else "那加班费呢，每天加班2小时")
            page.click("#send")
        for page in pages.values():
            wait_for(page, turn)

    for city, page in pages.items():
        (other,) = set(told) - {city}
        page.locator(ANSWER).last.get_by_label("有用").check()
        page.locator(ANSWER).last.get_by_role("button", name="看看会送出什么").click()
        expect(page.locator(ANSWER).last.locator(".feedback pre")).to_be_visible()
        everything = page.content() + downloaded(page, CASE, 0) + str(page.context.storage_state())
        own, others = (told[one].split("，")[0] for one in (city, other))
        assert own in everything and others not in everything
        expect(page.locator("#facts")).to_contain_text(city)
        expect(page.locator("#facts")).not_to_contain_text(other)
    for page in pages.values():
        page.context.close()
