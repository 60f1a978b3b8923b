"""Zhang's case with the keyboard alone: no pointer touches the page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.web.serving import ANSWER, ZHANG, wait_for

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [(1440, 900)], ids=["desk"], indirect=True)
def test_from_the_question_to_the_export(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#words textarea")).to_be_focused()
    page.keyboard.insert_text(ZHANG)
    page.keyboard.press("Enter")
    wait_for(page, 1)

    tab_to(page, ".part-short .cite", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".card.open summary")).to_be_focused()
    expect(page.locator(".card.open mark").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".part-short .cite").last).to_be_focused()

    before = page.locator("#facts .sum-figure").inner_text()
    tab_to(page, '.known-row:has([data-fact="start"]) .edit > summary')
    page.keyboard.press("Enter")
    tab_to(page, '.fact-form[data-fact="start"] input[type="date"]')
    for _ in range(3):
        # Month or year, whichever the browser puts first.
        page.keyboard.press("ArrowUp")
    tab_to(page, '.fact-form[data-fact="start"] button[type="submit"]')
    page.keyboard.press("Enter")
    wait_for(page, 2)
    expect(page.locator("#facts .sum-figure")).not_to_have_text(before)
    after = page.locator("#facts .sum-figure").inner_text()

    expect(page.locator(ANSWER).last).to_be_focused()
    tab_to(page, ".exports .button")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    paper = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert after.removesuffix("元").strip() in "\n".join(one.text for one in paper.paragraphs)


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until it is reached, and see that the place reached is not covered by anything."""
    for _ in range(200):
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            assert page.evaluate(SEEN), f"{selector} is reached, and covered"
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


SEEN = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return one.contains(there);
}"""
