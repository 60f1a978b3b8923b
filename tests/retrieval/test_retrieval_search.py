"""Search and evidence over the tiny world: places, dates, named articles, topics, documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from advisor.domain import Fact, Facts, Hit, Inquiry
from advisor.index import Index
from advisor.retrieval import retrieve, search
from advisor.sources.library import Library

NOW = date(2024, 1, 1)
Find = Callable[..., tuple[Hit, ...]]


@pytest.fixture
def find(tiny: tuple[Index, Library]) -> Find:
    index, library = tiny

    def find(
        query: str, as_of: date = NOW, top: int = 50, places: list[str] | None = None
    ) -> tuple[Hit, ...]:
        return search(query, index=index, library=library, as_of=as_of, jurisdictions=places, top=top)

    return find


def instruments(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.instrument for hit in hits}


def versions(hits: tuple[Hit, ...], instrument: str) -> set[date | None]:
    return {hit.version for hit in hits if hit.instrument == instrument}


@pytest.mark.parametrize(
    ("query", "places", "shown", "hidden"),
    [
        ("一次能歇多久", None, {"广东茶歇测试规定"}, {"深圳茶歇测试规定", "上海茶歇测试规定"}),
        ("一次能歇多久", ["广东", "深圳"], {"广东茶歇测试规定", "深圳茶歇测试规定"}, {"上海茶歇测试规定"}),
        ("一次能歇多久", ["上海"], {"上海茶歇测试规定"}, {"广东茶歇测试规定", "深圳茶歇测试规定"}),
        ("我在深圳，一次能歇多久", None, {"广东茶歇测试规定", "深圳茶歇测试规定"}, {"上海茶歇测试规定"}),
        ("上海一次能歇多久", None, {"上海茶歇测试规定"}, {"广东茶歇测试规定"}),
    ],
    ids=[
        "no place: Guangdong",
        "city and province",
        "another province",
        "city in the query",
        "province in the query",
    ],
)
def test_rules_of_other_places_are_not_shown(
    find: Find, query: str, places: list[str] | None, shown: set[str], hidden: set[str]
) -> None:
    found = instruments(find(query, places=places))
    assert shown <= found and not hidden & found
    assert "茶歇测试办法" in found


def test_the_version_of_the_day_is_shown_and_no_other(find: Find) -> None:
    query = "一个班能休息几次"
    assert versions(find(query, date(2019, 12, 31)), "茶歇测试办法") == {date(2010, 1, 1)}
    assert versions(find(query, date(2020, 1, 1)), "茶歇测试办法") == {date(2020, 1, 1)}
    assert versions(find(query, date(2009, 12, 31)), "茶歇测试办法") == set()


def test_what_is_in_doubt_is_shown_and_what_was_not_in_force_is_not(find: Find) -> None:
    assert "茶歇测试纪要" in instruments(find("为茶歇吵起来找谁"))
    assert "广东茶歇测试规定" not in instruments(find("一次能歇多久", date(2014, 12, 31)))


def test_each_provision_once_and_at_most_as_many_as_asked(find: Find) -> None:
    hits = find("茶歇一个班能休息几次，歇着的时候算不算上班")
    keys = [(hit.instrument, hit.article, hit.page) for hit in hits]
    assert len(keys) == len(set(keys)) > 3
    assert find("茶歇一个班能休息几次，歇着的时候算不算上班", top=2) == hits[:2]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_hits_are_provisions_and_documents_and_say_what_led_to_them(find: Find) -> None:
    hits = find("歇着的时候算不算上班")
    assert {hit.kind for hit in hits} <= {"statute", "regulation", "local", "guidance", "document"}
    second = next(hit for hit in hits if hit.article == "第二条" and hit.instrument == "茶歇测试办法")
    assert "wording" in second.via and "topic:tea-break" in second.via
    assert second.passage is not None and second.passage.body == "茶歇时间照样算工时。"


def test_everyday_words_find_what_the_law_calls_otherwise(find: Find) -> None:
    hits = find("歇脚")
    assert hits[0].legs["keyword"] > 0


def test_a_topic_brings_a_law_that_is_not_indexed_but_none_of_another_place(find: Find) -> None:
    hits = find("主管不准休息")
    labour = next(hit for hit in hits if hit.instrument == "中华人民共和国劳动法")
    assert labour.via == ("topic:tea-break",)
    assert (labour.article, labour.version) == ("第二条", date(2018, 12, 29))
    assert "上海茶歇测试规定" not in instruments(hits)


def test_an_article_named_comes_first_even_of_another_place_or_not_indexed(find: Find) -> None:
    named = find("《上海茶歇测试规定》第一条和劳动法第四条说的茶歇")[:2]
    assert [(hit.instrument, hit.legs["reference"]) for hit in named] == [
        ("上海茶歇测试规定", 1.0),
        ("中华人民共和国劳动法", 1.0),
    ]


def test_a_page_of_the_users_document_is_ranked_among_them(find: Find) -> None:
    hits = find("凉棚里的绿豆汤")
    assert (hits[0].kind, hits[0].instrument, hits[0].page, hits[0].article) == (
        "document",
        "车间须知",
        1,
        None,
    )


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_nothing_asked_finds_nothing(find: Find, query: str) -> None:
    assert find(query) == ()


# --- evidence ------------------------------------------------------------------------------------


def evidence_for(tiny: tuple[Index, Library], question: str, **known: object):  # type: ignore[no-untyped-def]
    index, library = tiny
    inquiry = Inquiry(question=question, as_of=NOW, filing=NOW, **known)  # type: ignore[arg-type]
    return retrieve(inquiry, index=index, library=library)


def test_a_matter_the_dialogue_recognised_leads_with_its_cases(tiny: tuple[Index, Library]) -> None:
    evidence = evidence_for(tiny, "随便说点什么", matters=("tea-break",))
    assert [topic.id for topic in evidence.topics] == ["tea-break"]
    assert [case.id for case in evidence.cases] == ["tea-case"]
    assert (evidence.hits[0].instrument, evidence.hits[0].article) == ("茶歇测试办法", "第二条")
    assert "topic:tea-break" in evidence.hits[0].via
    assert evidence.hits[0].legs["matter"] == 1.0
    assert not evidence.abstained


def test_a_topic_asked_for_in_its_own_words_is_found_without_the_dialogue(
    tiny: tuple[Index, Library],
) -> None:
    evidence = evidence_for(tiny, "主管不准休息")
    assert [topic.id for topic in evidence.topics] == ["tea-break"]
    assert not evidence.abstained


def test_a_follow_up_finds_the_law_of_what_was_told_before(tiny: tuple[Index, Library]) -> None:
    def by_words(**known: object) -> set[str]:
        hits = evidence_for(tiny, "那要多久", **known).hits
        return {hit.instrument for hit in hits if "keyword" in hit.legs}

    assert "茶歇测试办法" not in by_words()
    assert "茶歇测试办法" in by_words(earlier=("tea-break",))


def test_the_place_of_the_case_decides_over_places_named(tiny: tuple[Index, Library]) -> None:
    facts = Facts().with_(Fact("city", "上海", "上海"))
    found = instruments(evidence_for(tiny, "听说广州一次能歇二十分钟，一次能歇多久", facts=facts).hits)
    assert "上海茶歇测试规定" in found and "广东茶歇测试规定" not in found


def test_a_question_about_something_else_is_left_unanswered(tiny: tuple[Index, Library]) -> None:
    evidence = evidence_for(tiny, "股票开户要几岁")
    assert evidence.abstained and not evidence.topics and not evidence.cases


def test_an_article_named_is_ground_enough(tiny: tuple[Index, Library]) -> None:
    evidence = evidence_for(tiny, "劳动合同法第三条")
    assert not evidence.abstained
    assert evidence.hits[0].article == "第三条"


def test_a_langchain_user_gets_the_same_hits(tiny: tuple[Index, Library], find: Find) -> None:
    from advisor.retrieval.langchain import AdvisorRetriever

    index, library = tiny
    documents = AdvisorRetriever(index=index, library=library, as_of=NOW, top=5).invoke(
        "歇着的时候算不算上班"
    )
    hits = find("歇着的时候算不算上班", top=5)
    assert [document.metadata["article"] for document in documents] == [hit.article for hit in hits]
    by_title = {document.metadata["instrument"]: document for document in documents}
    assert by_title["茶歇测试办法"].metadata["quotable"] is False
    assert by_title["车间须知"].metadata["quotable"] is True
