"""What each five instruments of knowledge bring: the same code and questions over a growing knowledge folder.

`advisor eval --suite growth` builds the base anew for every row (minutes each), so it is run by name
alone. The rows are in `docs/evaluation.md`. Topics and cases come last, in a row of their own, because topics
stand on claims of many instruments.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from advisor.advice import Advisor
from advisor.index import VECTOR_CACHE, build
from advisor.settings import Settings
from advisor.sources import Library
from evals.datasets import question_cases
from evals.questions import is_held_out
from evals.report import SuiteResult
from evals.retrieval import figures_of, measure

STEP = 5
FIRST = (
    "劳动合同法",
    "劳动争议司法解释（一）",
    "劳动争议司法解释（二）",
    "劳动合同法实施条例",
    "劳动争议调解仲裁法",
    "劳动法",
    "广东省工资支付条例",
    "防暑降温措施管理办法",
    "广东省高温天气劳动保护办法",
    "关于高温津贴发放的管理办法",
    "工伤保险条例",
    "广东省工伤保险条例",
    "社会保险法",
    "职工带薪年休假条例",
    "企业职工带薪年休假实施办法",
)
"""The order in which they were written; the rest follows in the order of instruments.yaml."""

_OTHERS = ("places.yaml", "lexicon.yaml", "hotlines.yaml", "instruments.yaml")


def run(advisor: Advisor) -> SuiteResult:
    """Held-out hit@5 and recall@10 after each step; the names of the figures say what was added."""
    cases = [case for case in question_cases() if is_held_out(case)]
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        data.mkdir()
        cache = advisor.settings.data_dir / VECTOR_CACHE
        if cache.is_file():
            shutil.copy(cache, data / VECTOR_CACHE)
        for name, knowledge in _folders(advisor.settings.knowledge_dir, Path(scratch)):
            settings = Settings(data_dir=data, knowledge_dir=knowledge)
            info = build(Library.load(knowledge), settings)
            _, found = measure(cases, Advisor(settings))
            told = figures_of(cases, found)
            figures[f"{name} | {info.passages} | hit@5"] = told["hit@5"]
            figures[f"{name} | {info.passages} | recall@10"] = told["recall@10"]
    return SuiteResult("growth", len(cases), figures, ())


def _folders(whole: Path, scratch: Path) -> Iterator[tuple[str, Path]]:
    """(what was added, a knowledge folder that holds it and all before): first none of our provisions."""
    folder = scratch / "knowledge"
    (folder / "provisions").mkdir(parents=True)
    for name in _OTHERS:
        shutil.copy(whole / name, folder / name)
    for name in ("parameters",):
        shutil.copytree(whole / name, folder / name)
    yield "packaged statutes alone", folder
    groups = list(_by_instrument(whole))
    for start in range(0, len(groups), STEP):
        step = groups[start : start + STEP]
        for _, files in step:
            for path in files:
                shutil.copy(path, folder / "provisions" / path.name)
        yield "+ " + "、".join(title for title, _ in step), folder
    for name in ("topics", "cases"):
        shutil.copytree(whole / name, folder / name)
    yield "+ topics and cases", folder


def _by_instrument(whole: Path) -> Iterator[tuple[str, Sequence[Path]]]:
    files: dict[str, list[Path]] = {}
    library = Library.load(whole)
    for path in sorted((whole / "provisions").glob("*.yaml")):
        named = yaml.safe_load(path.read_text(encoding="utf-8"))["instrument"]
        instrument = library.find(named)
        if instrument is not None:
            files.setdefault(instrument.title, []).append(path)
    register = [instrument.title for instrument in library.instruments]
    first = [instrument.title for name in FIRST if (instrument := library.find(name)) is not None]
    ordered = [*first, *(title for title in register if title not in first)]
    shown = {one.title: one.short[0] if one.short else one.title for one in library.instruments}
    for title in ordered:
        if title in files:
            yield shown[title], files[title]
