"""Every page for everybody: no fault that axe-core knows, usable magnified, no other host asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.places import PLACES, Place
from tests.web.serving import Desk

pytestmark = pytest.mark.browser

GRADIO = yaml.safe_load((Path(__file__).parent / "gradio_faults.yaml").read_text(encoding="utf-8"))


@dataclass
class Shown:
    """A page in front of somebody, with every address it asked for."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def shown(request: pytest.FixtureRequest, browser: Browser, desk: Desk) -> Iterator[Shown]:
    place: Place = request.param
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, storage_state=desk.signed_in, reduced_motion="reduce"
    )
    shown = Shown(context.new_page(), desk.address)
    shown.page.on("request", lambda asked: shown.asked.append(asked.url))
    shown.page.goto(desk.address + place.path)
    place.then(shown.page)
    yield shown
    context.close()


def faults(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds, of any weight, each rule with the places where."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return found


def test_axe_core_finds_nothing_in_our_own_markup(shown: Shown) -> None:
    inside = "(selector) => Boolean(document.querySelector(selector)?.closest('gradio-app'))"
    ours, gradios = [], set()
    for fault in faults(shown.page):
        for node in fault["nodes"]:
            target = node["target"][0]
            if isinstance(target, str) and shown.page.evaluate(inside, target):
                gradios.add(fault["id"])
            else:
                ours.append(f"{fault['id']} ({fault['impact']}): {node['html'][:200]}")
    assert ours == []
    assert gradios <= {one["rule"] for one in GRADIO}


def test_nothing_is_asked_of_another_host(shown: Shown) -> None:
    assert shown.asked
    assert [url for url in shown.asked if not url.startswith((shown.address, "data:", "blob:"))] == []


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (720, 450), (320, 256)], ids=["narrow", "200 %", "400 %"]
)
def test_magnified_nothing_runs_off_the_side_and_every_control_is_reached(
    shown: Shown, width: int, height: int
) -> None:
    """320 is what WCAG calls reflow; 720 by 450 a desk of 1440 by 900 magnified to twice its size."""
    shown.page.set_viewport_size({"width": width, "height": height})
    assert (
        shown.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0
    )
    assert shown.page.evaluate(OUT_OF_REACH) == []


OUT_OF_REACH = """() => {
    // Of many alike (the months of a table, the articles of a law) some stand for all.
    const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary');
    const all = [...controls].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('[inert]')
        && one.getClientRects().length && one.type !== 'hidden');
    const step = Math.max(1, Math.floor(all.length / 80));
    const lost = [];
    for (const one of all.filter((_, n) => n % step === 0)) {
        if (!one.getClientRects().length) continue;  // a source open over the page closed meanwhile
        one.focus();
        const boxes = [...one.getClientRects()];
        const box = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
        const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
        const there = document.elementFromPoint(x, y);
        const label = one.closest('label');
        const hit = there && (one.contains(there) || (label && label.contains(there)));
        if (document.activeElement !== one || x < 0 || x > innerWidth || !hit) {
            lost.push(`${one.outerHTML.slice(0, 120)} under ${there?.outerHTML.slice(0, 80)}`);
        }
    }
    document.activeElement?.blur();
    return lost;
}"""
