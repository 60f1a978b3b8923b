"""The bundled model over our own knowledge and three statutes, with the magazine where it is at hand.

The vectors of the base built for the whole run are taken over, so only the magazine is embedded here.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor.domain import Evidence, Inquiry, Instrument
from advisor.index import VECTOR_CACHE, Index, build, open_index
from advisor.retrieval import retrieve, search
from advisor.settings import Settings
from advisor.sources.documents import read_document
from advisor.sources.library import Library

pytestmark = pytest.mark.slow

NOW = date(2026, 11, 22)
INDEXED = {"中华人民共和国劳动合同法", "中华人民共和国劳动法", "中华人民共和国劳动争议调解仲裁法"}
MAGAZINE_FROM_PAGE = 60
"""Pages before are left out to spare time; the column on the allowance is near the end."""


class FewStatutes(Library):
    """The whole library, of which fewer statutes are indexed."""

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        return tuple(
            replace(one, indexed=one.indexed and one.title in INDEXED) for one in super().instruments
        )


@pytest.fixture(scope="session")
def real_library() -> Library:
    return FewStatutes.load()


@pytest.fixture(scope="session")
def vectors(built_data_dir: Path) -> Path:
    return built_data_dir / VECTOR_CACHE


def built(library: Library, settings: Settings, vectors: Path, **documents: object) -> Index:
    settings.data_dir.mkdir(exist_ok=True)
    shutil.copy(vectors, settings.data_dir / VECTOR_CACHE)
    build(library, settings, **documents)  # type: ignore[arg-type]
    return open_index(settings)


@pytest.fixture(scope="session")
def index(real_library: Library, vectors: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    settings = Settings(data_dir=tmp_path_factory.mktemp("real") / "data")
    return built(real_library, settings, vectors)


@pytest.fixture(scope="session")
def with_magazine(
    real_library: Library, vectors: Path, reference_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Index, int]]:
    """An index with the magazine, and the page on which the allowance's standard stands."""
    path = reference_dir / "inputs" / "union-magazine-2024-09.pdf"
    if not path.is_file():
        pytest.skip("the magazine is not among the reference texts")
    whole = read_document(path, max_mb=100, max_pages=3000)
    magazine = replace(whole, pages=tuple(page for page in whole.pages if page.number >= MAGAZINE_FROM_PAGE))
    (standard,) = (page.number for page in magazine.pages if "13.8元" in page.text)
    settings = Settings(data_dir=tmp_path_factory.mktemp("magazine") / "data")
    yield built(real_library, settings, vectors, documents=[magazine]), standard


@pytest.mark.parametrize(
    ("question", "instrument", "article"),
    [
        ("夏天车间没有空调，厂里不发高温费合法吗", "防暑降温措施管理办法", "第十七条"),
        ("公司发了饮料，说不用再给高温津贴", "防暑降温措施管理办法", "第十一条"),
        ("打仲裁有没有时间限制", "中华人民共和国劳动争议调解仲裁法", "第二十七条"),
        ("没签合同能不能要双倍工资", "中华人民共和国劳动合同法", "第八十二条"),
        ("劳动合同法第85条", "中华人民共和国劳动合同法", "第八十五条"),
        ("工资条、考勤在公司手里，谁来举证", "中华人民共和国劳动争议调解仲裁法", "第六条"),
        ("工资条、考勤在公司手里，谁来举证", "广东省工资支付条例", "第四十八条"),
        ("打仲裁的时候证据在公司那里，他们不交出来会怎样", "中华人民共和国劳动争议调解仲裁法", "第六条"),
    ],
)
def test_the_article_a_worker_needs_is_among_the_first_five(
    index: Index, real_library: Library, question: str, instrument: str, article: str
) -> None:
    hits = search(question, index=index, library=real_library, as_of=NOW, top=5)
    assert (instrument, article) in {(hit.instrument, hit.article) for hit in hits}


def evidence_for(index: Index, library: Library, question: str) -> Evidence:
    return retrieve(Inquiry(question=question, as_of=NOW, filing=NOW), index=index, library=library)


@pytest.mark.parametrize(
    "question",
    [
        "大热天在棚里干活，厂里一分钱高温补助都没给",
        "高温费能不能拿绿豆汤抵",
        "去年夏天的高温津贴现在还能要回来吗",
    ],
)
def test_the_allowance_is_recognised_by_search_alone(
    index: Index, real_library: Library, question: str
) -> None:
    evidence = evidence_for(index, real_library, question)
    assert [topic.id for topic in evidence.topics] == ["high-temperature-allowance"]
    assert not evidence.abstained


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("老板两个月没发工资了", "wage-arrears"),
        ("合同到期公司不续签怎么办", "contract-expiry"),
        ("试用期最长可以约定几个月", "probation"),
    ],
)
def test_a_plain_question_finds_its_topic_by_search_alone(
    index: Index, real_library: Library, question: str, topic: str
) -> None:
    evidence = evidence_for(index, real_library, question)
    assert topic in [one.id for one in evidence.topics]
    assert not evidence.abstained


@pytest.mark.parametrize("question", ["调动档案要不要交钱", "考电工证单位出不出培训的钱"])
def test_a_question_without_a_topic_still_finds_law(
    index: Index, real_library: Library, question: str
) -> None:
    evidence = evidence_for(index, real_library, question)
    assert evidence.hits
    assert not evidence.abstained


@pytest.mark.parametrize(
    "question", ["红烧排骨要炖多久", "明天会下雨吗", "帮我想个网名", "怎么给电脑装系统", "哪款风扇风力大"]
)
def test_questions_about_other_things_are_left_unanswered(
    index: Index, real_library: Library, question: str
) -> None:
    evidence = evidence_for(index, real_library, question)
    assert evidence.abstained and not evidence.topics


@pytest.mark.parametrize(
    "question",
    [
        "高温津贴的标准是多少",
        "广东高温补贴每个月发多少钱",
        "高温津贴按天折算一天几块钱",
        "夏天在厂里干活，高温费每人每月有多少",
        "6月到10月的高温津贴应该按什么标准发",
    ],
)
def test_the_magazines_page_on_the_standard_is_found(
    with_magazine: tuple[Index, int], real_library: Library, question: str
) -> None:
    index, standard = with_magazine
    hits = search(question, index=index, library=real_library, as_of=NOW, top=50)
    pages = [hit.page for hit in hits if hit.kind == "document"]
    assert standard in pages[:3]
    assert standard in [hit.page for hit in hits[:10]]


def test_a_search_costs_little_more_than_encoding_the_query(index: Index, real_library: Library) -> None:
    question = "车间三十五度没空调，公司说没有高温津贴这个福利，合法吗"
    search(question, index=index, library=real_library, as_of=NOW)

    def best_of_ten(run: object) -> float:
        times = []
        for _ in range(10):
            started = time.perf_counter()
            run()  # type: ignore[operator]
            times.append(time.perf_counter() - started)
        return min(times)

    encoding = best_of_ten(lambda: index._encoder.queries([question]))
    searching = best_of_ten(lambda: search(question, index=index, library=real_library, as_of=NOW))
    assert searching < 6 * encoding
