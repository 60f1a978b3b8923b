"""What is embedded: every provision held, every wording, each leading to what it stands for."""

from __future__ import annotations

from datetime import date

import pytest
from tiny_world import LONG, tiny_library

from advisor.domain import Passage, ProvisionRef
from advisor.index.passages import LONG_ARTICLE, library_passages, route, split_article
from advisor.index.records import from_line, to_line
from advisor.settings import Settings
from advisor.sources import Library

WORKED = """
topic: tea-break
questions:
- asked: [口渴了组长叫我憋着, 一上午没沾过水]
  answers: [茶歇办法 第二条]
  helps: [广东茶歇测试规定 第一条]
"""


@pytest.fixture
def passages(settings: Settings) -> list[Passage]:
    return list(library_passages(tiny_library(settings)))


def of(passages: list[Passage], title: str, way: str) -> list[Passage]:
    return [passage for passage in passages if passage.title == title and route(passage) == way]


def test_a_short_article_stays_whole() -> None:
    assert split_article("一句话。\n又一句。") == ((None, "一句话。\n又一句。"),)


def test_a_long_article_is_split_by_paragraph_and_items_stay_with_their_lead() -> None:
    (first, lead), (second, listed) = split_article(LONG)
    assert (first, second) == (1, 2)
    assert lead.startswith("第一款")
    assert listed.startswith("第二款有两种情形：\n（一）") and "\n（二）" in listed


def test_a_list_too_long_for_one_piece_repeats_its_lead() -> None:
    items = "\n".join(f"（{number}）{'丙' * 140}；" for number in "一二三")
    pieces = split_article(f"有下列情形之一的：\n{items}")
    assert [number for number, _ in pieces] == [1, 1]
    assert all(text.startswith("有下列情形之一的：\n") for _, text in pieces)
    assert all(len(text) <= LONG_ARTICLE + 140 for _, text in pieces)


def test_front_matter_is_embedded_and_not_shown(passages: list[Passage]) -> None:
    second = next(p for p in of(passages, "中华人民共和国劳动合同法", "provision") if p.article == "第二条")
    assert second.text == "劳动合同法 第一章 测试 第二条\n签合同要用蓝墨水。"
    assert second.body == "签合同要用蓝墨水。"


def test_packaged_laws_are_searched_only_where_they_are_indexed(passages: list[Passage]) -> None:
    assert of(passages, "中华人民共和国劳动合同法", "provision")
    assert not of(passages, "中华人民共和国劳动法", "provision")


def test_of_a_law_for_everybody_only_the_articles_we_wrote_of_are_searched(library: Library) -> None:
    civil_code = library.find("民法典")
    assert civil_code is not None and civil_code.indexed == "written"
    held = library.provisions(civil_code)
    written = {one.ref.article for one in held if one.claims or one.asked_as}
    searched = {
        passage.article
        for passage in library_passages(library)
        if passage.title == civil_code.title and route(passage) == "provision"
    }
    assert searched == written
    assert 0 < len(searched) < len(held) / 4


def test_every_version_held_has_its_passages_with_its_dates(passages: list[Passage]) -> None:
    old, new, _ = of(passages, "茶歇测试办法", "provision")
    assert (old.effective, old.until, old.body) == (
        date(2010, 1, 1),
        date(2019, 12, 31),
        "旧办法给每班一次茶歇。",
    )
    assert (new.version, new.until, new.body) == (date(2020, 1, 1), None, "新办法给每班两次茶歇。")


def test_a_wording_leads_to_its_article(passages: list[Passage]) -> None:
    wording = next(p for p in passages if p.text == "歇着的时候算不算上班")
    assert route(wording) == "wording"
    assert (wording.kind, wording.parents) == ("regulation", (ProvisionRef("茶歇测试办法", "第二条"),))


def test_a_topic_is_found_by_title_keywords_and_wordings(passages: list[Passage]) -> None:
    texts = [p.text for p in passages if p.kind == "topic"]
    assert texts[:3] == ["茶歇", "茶歇", "工间休息"] and "水都不让喝" in texts
    assert all(
        p.parents[0] == ProvisionRef("茶歇测试办法", "第二条") for p in passages if route(p) == "topic"
    )


def test_a_worked_question_leads_to_the_articles_that_answer_it(settings: Settings) -> None:
    library = tiny_library(settings)
    folder = settings.knowledge_dir / "questions"
    folder.mkdir()
    (folder / "tea-break.yaml").write_text(WORKED, encoding="utf-8")
    asked = [p for p in library_passages(library) if route(p) == "question"]
    assert [p.body for p in asked] == ["口渴了组长叫我憋着", "一上午没沾过水"]
    refs = (ProvisionRef("茶歇测试办法", "第二条"), ProvisionRef("广东茶歇测试规定", "第一条"))
    assert {p.parents for p in asked} == {refs}
    assert {p.source for p in asked} == {"tea-break"}


def test_what_a_topic_says_leads_to_the_articles_it_stands_on(passages: list[Passage]) -> None:
    (statement,) = (p for p in passages if route(p) == "statement")
    assert (statement.source, statement.body) == ("tea-break", "新办法给每班两次茶歇。")
    assert statement.parents == (ProvisionRef("茶歇测试办法", "第一条"),)


def test_a_case_is_found_by_what_happened(passages: list[Passage]) -> None:
    (case,) = (p for p in passages if p.kind == "case")
    assert "没有离开机器" in case.body and "补回了休息" in case.body
    assert case.parents == (ProvisionRef("茶歇测试办法", "第一条"),)


def test_ids_are_unique_and_records_come_back_as_they_were(passages: list[Passage]) -> None:
    assert len({p.id for p in passages}) == len(passages)
    assert [from_line(to_line(p)) for p in passages] == passages
