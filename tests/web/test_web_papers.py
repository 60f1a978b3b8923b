"""A paper handed in: read in passing, shown to be confirmed, nothing of it kept or run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import Response
from playwright.sync_api import Browser, Locator, Page, expect
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.intake import MOST_BYTES
from advisor.web import case_papers
from advisor.web.case_papers import papers_router
from advisor.web.conversation import converse
from evals.papers import pdf
from tests.intake.test_uploaded_papers import paper
from tests.web.serving import PAYLOADS
from tests.web.test_page import ANSWER, ask

SLIP = paper(
    "2026年9月工资条",
    table=[
        ["序号", "姓名", "基本工资", "加班费", "应发工资", "社保", "实发工资", "签名"],
        ["7", "李大山", "2,300.00", "2,700.00", "5,000.00", "412.36", "4,587.64", ""],
    ],
)
CONTRACT = pdf(
    [
        [
            "劳动合同书",
            "甲方：某某制衣厂",
            "乙方：李大山",
            "身份证号码：990601199001011234",
            "第一条 合同期限自2022年5月1日起至2027年4月30日止。",
            "第二条 试用期自2022年5月1日起至2022年6月30日止。",
            "第三条 月工资为5500元，每月十五日发。",
        ]
    ]
)
DISMISSED = "我2022年5月1日进佛山一家厂，2026年10月31日公司无缘无故把我辞退了，能要多少赔偿？"
KIND = "application/octet-stream"


# --- the route ---


@pytest.fixture
def client(advisor: Advisor) -> TestClient:
    app = FastAPI()
    app.include_router(papers_router(advisor))
    return TestClient(app)


def hand_in(
    client: TestClient, data: bytes, name: str = "a.docx", case: Any = None, kind: str = KIND
) -> Response:
    head = json.dumps({"name": name, "case": case}).encode()
    return client.post("/case/paper", content=head + b"\n" + data, headers={"content-type": kind})


def why(reply: Response) -> str:
    return str(reply.json()["error"]["message"])


def test_a_payslip_comes_back_as_a_list_to_tick(client: TestClient) -> None:
    reply = hand_in(client, SLIP)
    told = reply.json()
    assert (told["kind"], told["count"]) == ("工资条", 3)
    assert "基本工资：2,300.00" in told["html"]
    # One month's pay may not be the usual pay: the worker ticks that.
    assert told["html"].count("checked") == 1
    assert reply.headers["cache-control"] == "no-store"


def test_what_names_a_person_does_not_come_back(client: TestClient) -> None:
    told = hand_in(client, CONTRACT, "李大山15400001234.pdf").text
    assert "5500" in told
    assert not any(private in told for private in ("李大山", "990601199001011234", "15400001234"))


def test_what_the_case_says_otherwise_is_shown_beside_and_not_ticked(client: TestClient) -> None:
    held = {"name": "monthly_base", "value": "2500", "words": "底薪两千五", "certainty": "stated"}
    told = hand_in(client, SLIP, case={"facts": [held]}).json()
    assert "已知情况写的是2500元，材料写的是2300元" in told["html"]
    assert "checked" not in told["html"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_a_name_or_a_text_is_only_text(client: TestClient, payload: str) -> None:
    read = hand_in(client, paper("劳动合同书", f"月工资为5000元{payload}"), f"{payload}.docx").json()
    assert read["count"] >= 2
    refused = hand_in(client, b"MZ\x00", f"{payload}.exe")
    assert refused.headers["content-type"].startswith("application/json")
    assert not any(tag in read["html"] for tag in ("<script", "<img", "<svg", "<iframe", "<body", "</pre>"))


def test_nothing_of_a_paper_stays(client: TestClient, advisor: Advisor, tmp_path: Path) -> None:
    def files() -> set[Path]:
        return set(advisor.settings.data_dir.rglob("*"))

    before, held = files(), dict(vars(case_papers))
    assert hand_in(client, SLIP, "工资条.docx").status_code == 200
    assert files() == before
    assert dict(vars(case_papers)) == held


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "空的"),
        (b"PK\x03\x04 broken", "损坏"),
        (b"MZ\x90\x00 program", "不是 PDF"),
        (pdf([["一"]] * 31), "30 页"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
    ],
    ids=["empty", "broken", "program", "pages", "old word"],
)
def test_what_cannot_be_read_is_one_line(client: TestClient, data: bytes, named: str) -> None:
    reply = hand_in(client, data)
    assert reply.status_code == 422
    assert named in why(reply) and "\n" not in why(reply)


def test_a_file_too_large_is_not_taken_in(client: TestClient) -> None:
    reply = hand_in(client, bytes(MOST_BYTES + 500_000))
    assert reply.status_code == 413 and "10 MB" in why(reply)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", ""])
def test_what_another_site_could_send_unasked_is_refused(client: TestClient, kind: str) -> None:
    assert hand_in(client, SLIP, kind=kind).status_code == 415


@pytest.mark.parametrize("body", [b"", b"\n", b"[]\nx", b"{\nx", b"{}\nx", b'{"name": 1}\nx', b"[" * 99_999])
def test_what_is_no_paper_is_one_line(client: TestClient, body: bytes) -> None:
    reply = client.post("/case/paper", content=body, headers={"content-type": KIND})
    assert reply.status_code == 422 and "刷新" in why(reply)


def test_a_case_file_that_cannot_be_used_is_one_line(client: TestClient) -> None:
    reply = hand_in(client, SLIP, case={"facts": [{"name": "nonsense"}]})
    assert reply.status_code == 422 and "\n" not in why(reply)


def test_half_a_character_in_a_name_harms_nothing(client: TestClient) -> None:
    body = b'{"name": "\\ud800.exe"}\nMZ\x00'
    assert client.post("/case/paper", content=body, headers={"content-type": KIND}).status_code == 422


def test_whoever_hands_in_too_fast_waits(client: TestClient) -> None:
    replies = [hand_in(client, b"") for _ in range(61)]
    assert [one.status_code for one in replies[:60]] == [422] * 60
    assert replies[60].status_code == 429 and "分钟" in why(replies[60])
    assert int(replies[60].headers["retry-after"]) > 0


def test_a_failure_says_so_and_the_log_carries_no_word(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("工资五千")

    monkeypatch.setattr(case_papers, "propose", fail)
    reply = hand_in(client, SLIP)
    assert reply.status_code == 500 and "不是您的问题" in why(reply)
    assert "ValueError" in caplog.text and "五千" not in caplog.text


def changes_of(html: str) -> list[Mapping[str, Any]]:
    from html import unescape
    from re import findall

    return [json.loads(unescape(one)) for one in findall(r'data-change="([^"]*)"', html)]


def told_last(said: Mapping[str, Any], advisor: Advisor) -> Mapping[str, Any]:
    return list(converse(said, advisor))[-1]


def test_what_is_confirmed_enters_the_case_with_its_source(client: TestClient, advisor: Advisor) -> None:
    changes = changes_of(hand_in(client, CONTRACT, "合同.pdf").json()["html"])
    wage = [one for one in changes if one["fact"] == "monthly_wage"]
    first = told_last({"id": "a", "turn": 1, "words": DISMISSED}, advisor)
    again = {"id": "b", "turn": 2, "words": DISMISSED, "case": first["case"], "changes": wage}
    second = told_last(again, advisor)
    assert "劳动合同上写的：第三条月工资为5500元" in second["facts"]
    assert "您说：劳动合同" not in second["facts"]
    assert "55,000.00" in second["facts"] and "55,000.00" not in first["facts"]


def test_a_paper_before_any_question_is_acknowledged(client: TestClient, advisor: Advisor) -> None:
    changes = changes_of(hand_in(client, SLIP).json()["html"])
    told = told_last({"id": "a", "turn": 1, "words": "", "changes": changes}, advisor)
    assert "底薪：2300元" in told["text"] and "您想问什么" in told["text"]


# --- the page ---

both_sizes = pytest.mark.parametrize("page", [(390, 844), (1440, 900)], ids=["phone", "desk"], indirect=True)
browsers = pytest.mark.browser


def choose(page: Page, data: bytes, name: str) -> None:
    if page.locator("#paper").is_hidden():
        page.click("#paper-open")
    page.set_input_files(
        "#paper-file", files=[{"name": name, "mimeType": "application/octet-stream", "buffer": data}]
    )


def tick(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def take(page: Page, answers: int) -> None:
    page.click("#paper-take")
    expect(page.locator(ANSWER)).to_have_count(answers, timeout=60_000)
    expect(page.locator("#send")).to_be_enabled(timeout=60_000)
    expect(page.locator("#paper")).to_be_hidden()


@browsers
@both_sizes
def test_two_of_three_facts_are_confirmed_and_the_sum_comes(page: Page) -> None:
    ask(page, DISMISSED)
    assert "50,000" not in page.inner_text("#facts")

    choose(page, SLIP, "9月工资条.docx")
    expect(page.locator("#paper-title")).to_be_focused()
    expect(page.locator(".paper-fact")).to_have_count(3)
    expect(tick(page, "底薪 2300元")).to_be_checked()
    expect(tick(page, "每月实发 4587.64元")).not_to_be_checked()
    tick(page, "月工资 5000元").check()
    expect(page.locator("#paper-take")).to_have_text("记下勾选的 2 项，重新算")
    take(page, answers=2)

    facts = page.locator("#facts")
    expect(facts).to_contain_text("工资条上写的：应发工资：5,000.00")
    expect(facts).to_contain_text("2300元")
    expect(facts).not_to_contain_text("4587")
    expect(facts).to_contain_text("50,000.00")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0

    choose(page, CONTRACT, "合同.pdf")
    expect(page.locator(".differs")).to_contain_text("已知情况写的是5000元，材料写的是5500元")
    expect(page.locator("#paper-read")).to_contain_text("和已知情况一样的：入职日期")
    wage = tick(page, "月工资 5500元")
    expect(wage).not_to_be_checked()
    wage.check()
    take(page, answers=3)
    expect(facts).to_contain_text("55,000.00")


@browsers
def test_the_keyboard_alone_hands_in_a_paper(page: Page) -> None:
    page.focus("#paper-open")
    page.keyboard.press("Enter")
    expect(page.locator("#paper-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("选一份文件")).to_be_focused()
    choose(page, SLIP, "工资条.docx")
    expect(page.locator("#paper-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(tick(page, "月工资")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#paper-take")).to_have_text("记下勾选的 2 项")
    page.focus("#paper-take")
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER)).to_contain_text("您想问什么", timeout=60_000)
    expect(page.locator("#facts")).to_contain_text("5000元")


@browsers
def test_leaving_keeps_nothing(page: Page) -> None:
    choose(page, SLIP, "工资条.docx")
    expect(page.locator(".paper-fact")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("#paper")).to_be_hidden()
    expect(page.locator("#paper-open")).to_be_focused()
    page.click("#paper-open")
    expect(page.locator(".paper-fact")).to_have_count(0)
    page.click("#paper-close")
    assert "2300" not in page.content()
    assert page.evaluate("localStorage.length") == 0


@browsers
def test_what_is_too_large_or_cannot_be_read_is_said_at_once(page: Page) -> None:
    said = page.locator("#paper-said")
    choose(page, bytes(MOST_BYTES + 1), "大.pdf")
    expect(said).to_contain_text("10 MB")
    choose(page, pdf([["一"]] * 31), "长.pdf")
    expect(said).to_contain_text("30 页")
    choose(page, b"", "空.txt")
    expect(said).to_contain_text("空的")
    expect(page.get_by_label("选一份文件")).to_be_focused()


@browsers
def test_ten_payloads_in_name_and_text_never_run(page: Page) -> None:
    for number, payload in enumerate(PAYLOADS, 1):
        words = ("劳动合同书", payload, f"月工资为{5000 + number}元{payload}")
        choose(page, paper(*words), f"{payload}.docx")
        wage = tick(page, f"月工资 {5000 + number}元")
        wage.check()
        take(page, answers=number)
        expect(page.locator("#facts")).to_contain_text(f"{5000 + number}元")
    choose(page, b"MZ\x00", f"{PAYLOADS[1]}.exe")
    expect(page.locator("#paper-said")).to_contain_text("<img")
    assert page.title() != "broken"
    inside = "#paper, #chat, #facts"
    assert page.locator(f":is({inside}) :is(script, img, iframe, svg, [onerror], [onload])").count() == 0


@browsers
def test_two_visitors_never_see_each_others_paper(browser: Browser, address: str) -> None:
    visitors: Sequence[Page] = [browser.new_context().new_page() for _ in range(2)]
    for visitor in visitors:
        visitor.goto(address)
        visitor.wait_for_selector("#words textarea")
    choose(visitors[0], SLIP, "工资条.docx")
    choose(visitors[1], CONTRACT, "合同.pdf")
    expect(visitors[0].locator(".paper-fact")).to_have_count(3)
    expect(visitors[1].locator("#paper-read")).to_contain_text("5500")
    take(visitors[0], answers=1)
    take(visitors[1], answers=1)
    assert "2300" in visitors[0].inner_text("#facts") and "5500" not in visitors[0].content()
    assert "5500" in visitors[1].inner_text("#facts") and "2,300" not in visitors[1].content()
    for visitor in visitors:
        visitor.context.close()


@browsers
def test_large_text_in_the_dark_holds_on_a_phone(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.documentElement.dataset.size = 'large'")
    choose(page, CONTRACT, "合同.pdf")
    expect(page.locator("#paper-take")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    for box in page.locator(".paper-tick").all():
        size = box.bounding_box()
        assert size is not None and size["height"] >= 44
