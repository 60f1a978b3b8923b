"""The desk and the feedback form in a browser: what was stored never runs, keyboard and phone suffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect
from starlette.responses import HTMLResponse

from advisor.advice import Advisor
from advisor.domain import Answer, Award, Citation, Evidence, ProvisionRef
from advisor.review import Accounts, open_store, trace
from advisor.settings import Settings
from advisor.web.desk import desk_router
from advisor.web.feedback import feedback_form, feedback_router
from advisor.web.forms import RefusedError, refused
from advisor.web.remembered import Remembered
from advisor.web.site import asset, assets_router
from tests.web.serving import served

pytestmark = pytest.mark.browser

PASSWORD = "correct horse 电池"
HOSTILE = "".join(
    f"{opening}document.title='broken'{closing}"
    for opening, closing in (
        ("<script>", "</script>"),
        ('<img src=x onerror="', '">'),
        ("<svg/onload=", ">"),
        ("</pre></textarea><script>", "</script>"),
        ('"><body onload=', ">"),
        ("[x](javascript:", ")"),
        ('<iframe srcdoc="<script>parent.', '</script>">'),
        ("<a href=javascript:", ">x</a>"),
        ("<style onload=", "></style>"),
        ("</title><script>", "</script>"),
    )
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    settings = Settings(data_dir=tmp_path)
    Accounts(open_store(settings)).add("chen", PASSWORD)
    kept = Remembered()
    cited = Citation(1, ProvisionRef("劳动法", HOSTILE), "要旨", None, "in_force", gist=HOSTILE)
    answer = Answer("answer", HOSTILE, (), ("heat",), (cited,), (Award("heat", "award", HOSTILE),))
    identity = kept.keep(trace(HOSTILE, answer, Evidence(), milliseconds=1))
    app = FastAPI()
    app.include_router(assets_router())
    app.include_router(desk_router(Advisor(settings)))
    app.include_router(feedback_router(Advisor(settings), kept=kept))
    app.add_exception_handler(RefusedError, refused)

    @app.get("/answer", response_class=HTMLResponse)
    def answered() -> str:
        return f"<title>page</title><script src='{asset('feedback.js')}'></script>{feedback_form(identity)}"

    with served(app) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_a_remark_is_shown_sent_and_judged_and_never_runs(visitor: Page, address: str) -> None:
    visitor.goto(f"{address}/answer")
    visitor.get_by_label("金额有错").check()
    visitor.locator("textarea").fill(HOSTILE)
    visitor.get_by_role("button", name="看看会送出什么").click()
    expect(visitor.locator("pre")).to_contain_text(HOSTILE)
    visitor.get_by_role("button", name="同意并送出").click()
    expect(visitor.locator("[data-said]")).to_contain_text("收到了")
    assert visitor.title() == "page"

    visitor.goto(f"{address}/desk/queue")
    visitor.keyboard.press("Tab")
    visitor.get_by_label("账号").fill("chen")
    visitor.get_by_label("密码").fill(PASSWORD)
    visitor.keyboard.press("Enter")
    visitor.locator(".waiting a").click()
    expect(visitor.locator("h1")).to_have_text("金额有错")
    visitor.locator('[name="note-citation-1"]').fill(HOSTILE)
    visitor.locator('[name="verdict-citation-1"]').select_option("wrong")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.evaluate(wide) == 0
    visitor.get_by_role("button", name="保存评价").click()
    expect(visitor.locator("main")).to_contain_text("没有这样的反馈")
    visitor.goto(f"{address}/desk/queue?done=1")
    visitor.locator(".waiting a").click()
    expect(visitor.locator('[name="note-citation-1"]')).to_have_value(HOSTILE)
    visitor.wait_for_timeout(300)
    assert "broken" not in visitor.title()


def test_what_was_not_agreed_to_is_not_sent(visitor: Page, address: str) -> None:
    sent: list[str] = []
    visitor.on("request", lambda asked: sent.append(asked.url))
    visitor.goto(f"{address}/answer")
    visitor.get_by_label("有用").check()
    visitor.get_by_role("button", name="看看会送出什么").click()
    visitor.get_by_role("button", name="不送了").click()
    expect(visitor.locator("[data-said]")).to_contain_text("什么也没有保存")
    assert not any(url.endswith("/feedback") for url in sent)
