"""Every kind of page there is, brought into the state in which people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Page, expect

from advisor.domain import ProvisionRef
from advisor.sources.library import Library
from advisor.web.addresses import law_address
from tests.web.serving import ANSWER, ZHANG, ask


@cache
def draft() -> str:
    """Words with a slip and with an article that does not exist; the right ones are the package's."""
    law = ProvisionRef("中华人民共和国劳动合同法", "第四十七条")
    provision = Library.load().provision(law)
    assert provision is not None and provision.text is not None
    right = provision.text.partition("。")[0]
    wrong = right.replace("一个月", "二个月")
    assert wrong != right
    return f"根据《劳动合同法》第四十七条规定：“{wrong}。”《劳动合同法》第一百二十条另有规定。"


@dataclass(frozen=True)
class Place:
    name: str
    path: str
    then: Callable[[Page], None] = lambda page: None


def _ready(page: Page) -> None:
    page.wait_for_selector("#words textarea")
    page.wait_for_selector("gradio-app #wire", state="attached")


def _answered(page: Page) -> None:
    _ready(page)
    ask(page, ZHANG)


def _unfolded(page: Page) -> None:
    _answered(page)
    _unfold(page)


def _reading(page: Page) -> None:
    _answered(page)
    page.locator(f"{ANSWER} .cite").first.click()
    expect(page.locator(".card.open mark")).to_be_visible()


def _dark_and_large(page: Page) -> None:
    _answered(page)
    page.click('[data-knob="size"]')
    page.click('[data-knob="theme"]')


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _reckoned(page: Page) -> None:
    page.fill("#city", "佛山")
    page.fill("#start", "2024-05-01")
    page.fill("#end", "2024-10-31")
    page.select_option("#post", "outdoor")
    expect(page.locator("#result .amount")).to_have_text("1,500.00 元", timeout=20_000)
    _unfold(page)


def _chatted(page: Page) -> None:
    page.fill("#words", "我在佛山，厂里夏天没空调，没发高温津贴，合法吗？")
    page.get_by_role("button", name="问一问").click()
    expect(page.locator("#log .theirs")).to_contain_text("高温津贴", timeout=60_000)
    _unfold(page)


def _checked(page: Page) -> None:
    page.fill("#text", draft())
    page.locator("main form .button", has_text="核对").click()
    expect(page.locator(".findings .diff")).to_be_visible()


def _queued(page: Page) -> None:
    """A worker's remark in the queue, opened by a lawyer."""
    desk = page.url.rpartition("/desk")[0]
    page.goto(desk)
    _answered(page)
    page.get_by_label("金额有错").check()
    page.get_by_role("button", name="看看会送出什么").click()
    page.get_by_role("button", name="同意并送出").click()
    expect(page.locator(".feedback [data-said]")).to_contain_text("收到了")
    page.goto(f"{desk}/desk/queue")
    page.locator(".waiting a").first.click()
    expect(page.locator("h1")).to_have_text("金额有错")
    _unfold(page)


def _claim(page: Page) -> None:
    page.locator(".claims a").first.click()
    expect(page.locator(".propose")).to_be_visible()


PLACES = (
    Place("the worker's page, empty", "/", _ready),
    Place("an answer", "/", _answered),
    Place("an answer, everything unfolded", "/", _unfolded),
    Place("an answer with a source open", "/", _reading),
    Place("an answer, dark and large", "/", _dark_and_large),
    Place("the laws", "/law"),
    Place("a statute", law_address("中华人民共和国劳动合同法", "第四十七条"), _unfold),
    Place("gists of a regulation", law_address("防暑降温措施管理办法"), _unfold),
    Place("the calculators", "/calc"),
    Place("a calculator with its result", "/calc/high_temperature_allowance", _reckoned),
    Place("the API's documentation", "/docs", _unfold),
    Place("the widget", "/widget"),
    Place("the widget with an answer", "/widget", _chatted),
    Place("an address that does not exist", "/nothing/here"),
    Place("the desk", "/desk"),
    Place("a text to check", "/desk/check"),
    Place("a text checked", "/desk/check", _checked),
    Place("the queue", "/desk/queue"),
    Place("a piece of the queue", "/desk/queue", _queued),
    Place("the knowledge", "/desk/knowledge", _unfold),
    Place("a topic", "/desk/knowledge/topic/high-temperature-allowance"),
    Place("a claim", "/desk/knowledge?q=高温津贴", _claim),
)
