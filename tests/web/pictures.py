"""`python -m tests.web.pictures` (`make pictures`): what the pages look like, for docs/images.

The places are those that the tests of accessibility visit, on a phone and on a desk, over the real knowledge
base and a desk of its own that is thrown away. None shows official wording, which is not ours to keep.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from advisor.advice import Advisor
from advisor.review import Accounts, open_store
from advisor.settings import get_settings
from advisor.web import server
from tests.web.conftest import FLAGS
from tests.web.places import PLACES
from tests.web.serving import Desk, served, sign_in

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
SIZES: Mapping[str, tuple[int, int]] = {"phone": (390, 844), "desk": (1440, 900)}
SHOWN: Mapping[str, str] = {
    "the worker's page, empty": "worker",
    "an answer": "answer",
    "an answer with a source open": "source",
    "an answer, dark and large": "dark",
    "a calculator with its result": "calculator",
    "gists of a regulation": "law",
    "a claim": "knowledge",
    "a piece of the queue": "review",
}
"""File names by place."""


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is not installed: sudo apt-get install chromium fonts-noto-cjk")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = get_settings().model_copy(update={"review_url": f"sqlite:///{folder}/review.sqlite"})
        Accounts(open_store(settings)).add("chen", Desk.PASSWORD)
        advisor = Advisor(settings)
        advisor.search("高温津贴", top=1)
        with served(server.create_app(advisor)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            _take(browser, Desk(address, settings.review_url))
            browser.close()


def _take(browser: Browser, desk: Desk) -> None:
    first = browser.new_context()
    sign_in(first.new_page(), desk)
    signed_in = first.storage_state()
    for place in PLACES:
        for size, (width, height) in SIZES.items() if place.name in SHOWN else ():
            context = browser.new_context(
                viewport={"width": width, "height": height}, storage_state=signed_in, locale="zh-CN"
            )
            page = context.new_page()
            page.goto(desk.address + place.path)
            place.then(page)
            page.wait_for_timeout(500)
            path = FOLDER / f"{SHOWN[place.name]}-{size}.png"
            page.screenshot(path=path)
            print(path.relative_to(FOLDER.parents[1]))
            context.close()


if __name__ == "__main__":
    main()
