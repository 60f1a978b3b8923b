"""A conversation's follow-ups through the whole pipeline: what was told is not told again."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advice import Advisor, advise
from advisor.domain import Answer

pytestmark = pytest.mark.slow

NOW = date(2026, 11, 22)


def talk(advisor: Advisor, first: str, follow_up: str) -> Answer:
    told = advise(first, advisor=advisor, as_of=NOW)
    return advise(follow_up, advisor=advisor, as_of=NOW, case=told.case)


@pytest.mark.parametrize(
    ("first", "follow_up", "instrument", "article"),
    [
        ("老板拖欠我三个月工资，我在东莞", "那我辞职呢", "中华人民共和国劳动合同法", "第三十八条"),
        ("老板拖欠我三个月工资，我在东莞", "那去劳动局投诉要多久", "劳动保障监察条例", "第十七条"),
        ("没签合同做了八个月，我在广州", "那要多久内去告", "中华人民共和国劳动争议调解仲裁法", "第二十七条"),
    ],
)
def test_a_follow_up_finds_its_law(
    advisor: Advisor, first: str, follow_up: str, instrument: str, article: str
) -> None:
    answer = talk(advisor, first, follow_up)
    assert answer.route == "answer"
    cited = {(one.ref.instrument, one.ref.article) for one in answer.citations}
    assert (instrument, article) in cited


def test_another_place_brings_the_rules_of_that_place_as_a_supposition(advisor: Advisor) -> None:
    answer = talk(advisor, "老板拖欠我三个月工资，我在东莞", "如果是深圳呢")
    assert answer.text.startswith("假设：城市：深圳")
    assert answer.case.facts.get("city") == "东莞"
    assert answer.topics[:1] == ("wage-arrears",)


def conversation(advisor: Advisor, *messages: str) -> list[Answer]:
    answers: list[Answer] = []
    for message in messages:
        case = answers[-1].case if answers else None
        answers.append(advise(message, advisor=advisor, as_of=NOW, case=case))
    return answers


def questions(answer: Answer) -> list[str]:
    return [
        block.sentences[0].text
        for section in answer.sections
        if section.key == "questions"
        for block in section.blocks
    ]


def test_no_question_is_put_twice_and_never_more_than_three(advisor: Advisor) -> None:
    answers = conversation(
        advisor,
        "老板拖欠我三个月工资怎么办",
        "东莞",
        "工资多少记不清了",
        "9月10月没发",
        "那多少钱",
        "公司还没签合同",
    )
    put = [question for answer in answers for question in questions(answer)]
    assert put
    assert len(put) == len(set(put))
    assert all(len(questions(answer)) <= 3 for answer in answers)


def test_a_sum_told_piece_by_piece(advisor: Advisor) -> None:
    last = conversation(
        advisor, "我2024年6月1日进的佛山一家厂，高温津贴没发过，车间三十五度没空调", "还在", "那多少钱"
    )[-1]
    (found,) = (one for one in last.case.awards if one.entitlement == "high_temperature_allowance")
    assert found.outcome == "award"
    assert found.amount == 4500


def test_a_what_if_leaves_the_sums_of_the_case(advisor: Advisor) -> None:
    told, supposed = conversation(
        advisor,
        "我2024年6月1日进的佛山一家厂，高温津贴没发过，车间三十五度没空调，还在职",
        "如果我是2025年6月1日进的呢",
    )
    assert supposed.case.awards == told.case.awards
    assert supposed.awards[0].amount != told.awards[0].amount
    assert supposed.case.facts.get("start").year == 2024


def test_a_contradiction_is_asked_about_with_both_words(advisor: Advisor) -> None:
    answer = talk(advisor, "老板拖欠我三个月工资，我月薪5800，在东莞", "我工资是6200，怎么办")
    (first, *_) = questions(answer)
    assert "5800" in first
    assert "6200" in first
    assert answer.verification is not None
    assert not answer.verification.struck


def test_a_point_of_the_answer_is_explained_by_its_source(advisor: Advisor) -> None:
    told = advise("老板拖欠我三个月工资，我在东莞", advisor=advisor, as_of=NOW)
    answer = advise("上面第二条什么意思", advisor=advisor, as_of=NOW, case=told.case)
    assert answer.citations[0].ref == told.case.citations[1]
    assert answer.case.citations == told.case.citations
    assert len(answer.text) < len(told.text) / 2


def test_thanks_get_a_word_and_no_answer(advisor: Advisor) -> None:
    answer = talk(advisor, "老板拖欠我三个月工资，我在东莞", "好的，谢谢")
    assert answer.text.startswith("不客气")
    assert not answer.citations
    assert answer.case.facts.get("city") == "东莞"
