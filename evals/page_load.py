"""`python -m evals.page_load [--write]`: how long people wait at the page, alone and many at once.

A server of its own is started and talked with as a worker's browser does: in Chromium for what is seen, over
the page's own wire for twenty at once and for five hundred conversations. On an otherwise quiet machine, for
a quarter of an hour. `--write` puts the table into docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from advisor.advice import Advisor, advise
from evals.datasets import question_cases
from evals.page_wire import Heard, Server, running, say, wait_for_all
from evals.report import SuiteResult
from evals.tables import DOCUMENT, replaced, stamp, table

SUITE = "page-load"
ALONE = 20
"""Questions of one person, one after the other."""
TOGETHER = 20
"""People who ask at the same moment."""
GREETINGS = ("你好", "您好", "在吗", "请问", "打扰了")
CONVERSATIONS = 500
"""Of a question and a second message each."""
SETTLED = 50
"""Conversations after which memory is looked at first."""
SECOND = "我在佛山，2023年3月1日进厂，月工资5200元，还在职"
WAITING = 120_000
"""Milliseconds a page may take for one answer."""

# What a person sees: something moves, the server is heard, the answer begins; in milliseconds from sending.
_WATCH = """(words) => new Promise((done) => {
    const part = (id) => document.getElementById(id);
    const start = performance.now();
    let seen = 0, heard = 0;
    part('words-in').value = words;
    part('send').click();
    const look = () => {
        const now = performance.now() - start;
        const stage = part('stage').textContent;
        if (!seen && part('progress').offsetHeight && stage) seen = now;
        if (!heard && stage && stage !== '正在送出…') heard = now;
        if (document.querySelector('#chat .bot')?.offsetHeight) done([seen, heard || now, now]);
        else requestAnimationFrame(look);
    };
    look();
})"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.page_load")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, help=f"default {CONVERSATIONS}")
    parser.add_argument("--write", action="store_true", help="write the table into docs/evaluation.md")
    given = parser.parse_args()
    advisor = Advisor()
    result = run(advisor, conversations=given.conversations)
    rows, stamped = table(result), stamp(advisor)
    print(f"{stamped}\n\n{rows}")
    if given.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(replaced(text, SUITE, rows, stamped), encoding="utf-8")


def run(advisor: Advisor, *, conversations: int = CONVERSATIONS) -> SuiteResult:
    texts = [case.question for case in question_cases()]
    figures: dict[str, float] = {}
    started = time.perf_counter()
    with running() as server:
        figures["from starting the command to the page, s"] = time.perf_counter() - started
        say(server, texts[0])
        figures["from starting the command to a first answer, s"] = time.perf_counter() - started
        wait_for_all(server)
        figures["from starting the command to all processes answering, s"] = time.perf_counter() - started
        for text in texts[:ALONE]:
            say(server, text)
        parts: tuple[Callable[[], dict[str, float]], ...] = (
            # Before a browser and a pipeline of our own take their share of this machine.
            lambda: _together(server, texts[ALONE : ALONE + TOGETHER]),
            lambda: _seen(server, texts[:ALONE], advisor),
            lambda: _many(server, texts, conversations),
        )
        for part in parts:
            measured = part()
            figures |= measured
            # The last part takes longest: whoever ends it early has seen what was measured before.
            sys.stderr.write("".join(f"{name}: {value:.3f}\n" for name, value in measured.items()))
    return SuiteResult(SUITE, conversations, figures, ())


def _seen(server: Server, texts: Sequence[str], advisor: Advisor) -> dict[str, float]:
    """In a browser; each answer's pipeline runs once more here, so that both see the same busy machine."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed: sudo apt-get install chromium")
    advise(texts[0], advisor=advisor)
    seen, heard, begun, beside = [], [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(server.address)
        page.wait_for_selector("gradio-app #wire", state="attached")
        for text in texts:
            first, word, answer = (one / 1000 for one in _watch(page, text))
            start = time.perf_counter()
            advise(text, advisor=advisor)
            pipeline = time.perf_counter() - start
            seen.append(first)
            heard.append(word)
            begun.append(answer)
            beside.append(answer - pipeline)
        browser.close()
    return {
        "sending to something moving, slowest of 20, s": max(seen),
        "sending to the server's first word p50, s": median(heard),
        "sending to the server's first word, slowest of 20, s": max(heard),
        "sending to the start of the answer p50, s": median(begun),
        "of it beyond the pipeline p50, s": median(beside),
        "of it beyond the pipeline p95, s": quantiles(beside, n=20)[-1],
    }


def _watch(page: Page, text: str) -> tuple[float, float, float]:
    page.set_default_timeout(WAITING)
    seen, heard, begun = page.evaluate(_WATCH, text)
    page.wait_for_selector("#send:enabled")
    page.click("#again")
    return seen, heard, begun


def _together(server: Server, texts: Sequence[str]) -> dict[str, float]:
    """The same questions by one person one after the other, then by as many people in the same moment; the
    middle of so many rounds as there are greetings, since one moment of a machine says little.

    Each with a greeting of its own: a message that was met before would not be encoded again.
    """
    answered, slowest, first, beside = [], [], [], []
    for greeting in GREETINGS:
        alone = [say(server, f"{greeting}啊，{text}").whole for text in texts]
        with ThreadPoolExecutor(len(texts)) as people:
            crowd = list(people.map(partial(_greeted, server, greeting), texts))
        answered.append(sum(one.case is not None for one in crowd))
        slowest.append(max(one.whole for one in crowd))
        first.append(max(one.first for one in crowd))
        beside.append(slowest[-1] / median(alone))
    return {
        f"{len(texts)} at once: answered, the fewest": float(min(answered)),
        f"{len(texts)} at once: slowest, s": median(slowest),
        f"{len(texts)} at once: slowest first word, s": median(first),
        f"{len(texts)} at once: slowest beside one person's p50": median(beside),
    }


def _greeted(server: Server, greeting: str, text: str) -> Heard:
    return say(server, f"{greeting}，{text}")


def _many(server: Server, texts: Sequence[str], conversations: int) -> dict[str, float]:
    held: list[float] = []
    answered = 0
    for number, text in enumerate(islice(cycle(texts), conversations), 1):
        answered += sum(_conversation(server, text))
        if number % SETTLED == 0 or number == conversations:
            held.append(server.memory())
            sys.stderr.write(f"{number} conversations, {held[-1]:.0f} MB\n")
    return {
        f"{conversations} conversations: messages answered": float(answered),
        f"memory after {SETTLED} conversations, MB": held[0],
        f"memory after {conversations} conversations, MB": held[-1],
        f"memory after {conversations} beside after {SETTLED}": held[-1] / held[0],
    }


def _conversation(server: Server, text: str) -> Iterator[bool]:
    first = say(server, text)
    yield first.case is not None
    yield say(server, SECOND, first.case).case is not None


if __name__ == "__main__":
    main()
