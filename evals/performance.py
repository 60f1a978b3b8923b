"""Speed and memory, as ratios within one run: a search beside encoding, a build beside its vectors.

`advisor eval --suite performance`, with `--json` for a program, on an otherwise quiet machine. It builds the
whole base from nothing in a folder of its own, and writes it ten times over, so it takes an hour or so.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from advisor.advice import Advisor, advise
from advisor.clock import today
from advisor.index import Index, add_document, build
from advisor.index.embedding import Remembering, SentenceEncoder
from advisor.index.prepared import NONE_PREPARED
from advisor.retrieval import query, search
from advisor.settings import Settings
from evals.crowd import crowded
from evals.datasets import question_cases
from evals.grown import grown
from evals.report import SuiteResult
from evals.widened import widened

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

SHORT = 60
"""Characters of a query that counts as short."""
QUERIES = 100
NEAREST = 50
REST = 0.1
"""Seconds between two measurements of a search."""
FACTORS = (5, 10)
"""How many times the knowledge of now the index is grown to."""
PAGES = 50
PAGE_CHARS = 800


class TimedEncoder:
    """The model, with the seconds spent in it."""

    def __init__(self, model: str) -> None:
        self._inner = SentenceEncoder(model)
        self.seconds = 0.0

    @property
    def name(self) -> str:
        return self._inner.name

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._inner.queries(texts)

    def documents(self, texts: Sequence[str]) -> Matrix:
        started = time.perf_counter()
        vectors = self._inner.documents(texts)
        self.seconds += time.perf_counter() - started
        return vectors


def run(advisor: Advisor) -> SuiteResult:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        figures |= _building(advisor, Path(folder))
        figures |= _searching(advisor)
        figures |= _answering(advisor, figures["floor p50, ms"])
        figures |= crowded(advisor, [case.question for case in question_cases()])
        figures |= _widened(advisor, Path(folder) / "wide")
        figures |= _growing(advisor, Path(folder) / "grown")
    figures |= _cold()
    figures |= _serving(advisor)
    return SuiteResult("performance", QUERIES, figures, ())


def _building(advisor: Advisor, folder: Path) -> dict[str, float]:
    settings = advisor.settings.model_copy(update={"data_dir": folder / "data"})
    encoder = TimedEncoder(settings.embedding_model)
    encoder.documents(["预热"])
    encoder.seconds = 0.0
    first = _timed(lambda: build(advisor.library, settings, encoder=encoder))
    shutil.rmtree(settings.data_dir)
    encoder.seconds = 0.0
    whole = _timed(lambda: build(advisor.library, settings, encoder=encoder, prepared=NONE_PREPARED))
    bare = encoder.seconds
    paper = folder / "paper.md"
    paper.write_text("\n\n".join(_pages()), encoding="utf-8")
    adding = _timed(lambda: _add(paper, settings, advisor, encoder))
    return {
        "first build with the vectors that come along, seconds": first,
        "build without them, seconds": whole,
        "build beside bare encoding": whole / bare,
        f"adding {PAGES} pages beside a full build": adding / whole,
    }


def _add(paper: Path, settings: Settings, advisor: Advisor, encoder: TimedEncoder) -> None:
    add_document(paper, settings)
    build(advisor.library, settings, encoder=encoder)


def _pages() -> Iterator[str]:
    """Fifty pages of plain words, no two alike."""
    for page in range(PAGES):
        lines = (
            f"第{page}页第{line}段：车间排班和设备编号{page * 37 + line * 11}的说明，按现场的安排执行。"
            for line in range(25)
        )
        yield f"# 第{page}部分\n\n" + "".join(lines)[:PAGE_CHARS]


def _searching(advisor: Advisor) -> dict[str, float]:
    """Each query's floor and its search in turn, by one and the same model: what else the machine does falls
    on both. Each begins after a rest, as a worker's question does: whoever encodes right behind another finds
    threads awake and caches warm."""
    index, library = advisor.index, advisor.library
    texts = [case.question for case in question_cases()]
    short = [text for text in texts if len(text) <= SHORT][:QUERIES]
    long = [text for text in texts if len(text) > SHORT][:QUERIES]

    def floor(text: str) -> float:
        vectors: list[Matrix] = []
        time.sleep(REST)
        encoding = _timed(lambda: vectors.append(index.embedded([text])))
        return encoding + _timed(lambda: index._vector_store.nearest(vectors[0][0], NEAREST))

    def seek(text: str) -> float:
        _forget(index)
        time.sleep(REST)
        return _timed(lambda: search(text, index=index, library=library, as_of=today()))

    floor(short[0])
    seek(short[0])
    pairs = [(floor(query.fold(text)), seek(text)) for text in short]
    floors, found = [one for one, _ in pairs], [one for _, one in pairs]
    stories = [seek(text) for text in long]
    return {
        "floor p50, ms": 1000 * median(floors),
        "search p50, ms": 1000 * median(found),
        "search p95, ms": 1000 * quantiles(found, n=20)[-1],
        "search p50 beside the floor": median(found) / median(floors),
        "search p95 beside the floor's p50": quantiles(found, n=20)[-1] / median(floors),
        "search of long messages p50, ms": 1000 * median(stories),
    }


def _widened(advisor: Advisor, folder: Path) -> dict[str, float]:
    wide = widened(advisor, folder)
    before, after = _beside(advisor, wide)
    wide.close()
    return {
        "passages with every statute": float(wide.info.passages),
        "search p50 with every statute beside without": after / before,
    }


def _growing(advisor: Advisor, folder: Path, factors: Sequence[int] = FACTORS) -> dict[str, float]:
    """What an index several times as large takes to write and to search, beside one written the same way."""
    written: dict[int, float] = {}
    figures: dict[str, float] = {}
    for times in (1, *factors):
        began = time.perf_counter()
        index = grown(advisor.index, advisor.library, folder / str(times), times)
        written[times] = time.perf_counter() - began
        if times == 1:
            figures["writing the index, seconds"] = written[1]
        else:
            before, after = _beside(advisor, index)
            figures |= {
                f"passages at {times} times the knowledge": float(index.info.passages),
                f"writing the index at {times} times beside once": written[times] / written[1],
                f"search p50 at {times} times, ms": 1000 * after,
                f"search p50 at {times} times beside once": after / before,
            }
        index.close()
        shutil.rmtree(folder / str(times))
    return figures


def _beside(advisor: Advisor, other: Index) -> tuple[float, float]:
    """Median seconds of the same short queries over the advisor's base and another, put in turn, so that what
    else the machine does falls on both."""
    texts = [case.question for case in question_cases() if len(case.question) <= SHORT][:QUERIES]
    times: dict[int, list[float]] = {id(advisor.index): [], id(other): []}
    for text in (texts[0], *texts):
        for index in (advisor.index, other):
            _forget(index)
            seek = partial(search, text, index=index, library=advisor.library, as_of=today())
            times[id(index)].append(_timed(seek))
    before, after = (median(times[id(index)][1:]) for index in (advisor.index, other))
    return before, after


def _forget(index: Index) -> None:
    """What is sought next is encoded, as a question that nobody has asked before."""
    if isinstance(index._encoder, Remembering):
        index._encoder.forget()


def _answering(advisor: Advisor, floor: float) -> dict[str, float]:
    """`floor` is what encoding a question and finding its nearest take, in milliseconds."""
    texts = [case.question for case in question_cases()][::8]
    times = [_timed(lambda text=text: advise(text, advisor=advisor)) for text in texts]  # type: ignore[misc]
    p50, p95 = 1000 * median(times), 1000 * quantiles(times, n=20)[-1]
    return {
        "answer p50, ms": p50,
        "answer p95, ms": p95,
        "answer p50 beside the floor": p50 / floor,
        "answer p95 beside the floor's p50": p95 / floor,
    }


def _serving(advisor: Advisor) -> dict[str, float]:
    environment = {**os.environ, "ADVISOR_DATA_DIR": str(advisor.settings.data_dir)}
    told = subprocess.run(
        (sys.executable, "-m", "evals.serving"), check=True, capture_output=True, text=True, env=environment
    )
    return {"peak memory of the serving process, MB": float(told.stdout)}


def _cold() -> dict[str, float]:
    """Whole commands from a shell, the median of three; the first line as somebody at a terminal sees it."""
    ask = (sys.executable, "-m", "advisor", "ask", "厂里不发高温津贴，合法吗")
    calc = (
        *(sys.executable, "-m", "advisor", "calc", "high_temperature_allowance", "city=佛山"),
        *("start=2022-05-01", "end=2026-10-31", "post=indoor_uncooled"),
    )
    listed = (sys.executable, "-m", "advisor", "calc", "--list")
    return {
        "ask from cold, s": _median_of_three(ask),
        "first line of ask, s": median(_first_line(ask) for _ in range(3)),
        "calc from cold, s": _median_of_three(calc),
        "calc --list from cold, s": _median_of_three(listed),
    }


def _first_line(command: Sequence[str]) -> float:
    """Seconds until the first words stand on the terminal."""
    ours, its = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its)
    os.close(its)
    os.read(ours, 1)
    seconds = time.perf_counter() - started
    process.kill()
    process.wait()
    os.close(ours)
    return seconds


def _median_of_three(command: Sequence[str]) -> float:
    return median(_timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(3))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
