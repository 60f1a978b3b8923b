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


def test_another_place_brings_the_rules_of_that_place(advisor: Advisor) -> None:
    answer = talk(advisor, "老板拖欠我三个月工资，我在东莞", "如果是深圳呢")
    assert answer.case is not None and answer.case.facts.get("city") == "深圳"
    assert answer.topics[:1] == ("wage-arrears",)
