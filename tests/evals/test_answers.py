"""How answers are judged: what counts as said, as wrongly said, as cited, and as standing first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.domain import Answer, Block, Citation, ProvisionRef, Section, Sentence
from evals.answers import judge
from evals.datasets import AnswerCase
from evals.said import begins_with, says, wrongly_says

CASE = AnswerCase(
    id="a-001",
    matter="wage-arrears",
    layer="national",
    difficulty="easy",
    author="writer",
    checked_by=None,
    source="",
    question="",
    say={"当天结清": ["gd-wage-13-settle", "当天/当日+结清"], "一年": ["一年+仲裁"]},
    cite=[["法#第一条", "法#第二条"]],
    never=["下个月发也可以"],
    lead=["当天"],
)


def answer(*told: Sentence | str, key: str = "law", cited: str = "第二条") -> Answer:
    sentences = tuple(Sentence(one, "connective") if isinstance(one, str) else one for one in told)
    block = Block("paragraph", sentences)
    return Answer(
        "answer",
        "## 怎么说\n\n" + "".join(one.text for one in sentences),
        sections=(Section(key, "", (block,)),),  # type: ignore[arg-type]
        topics=("wage-arrears",),
        citations=(Citation(1, ProvisionRef("法", cited), "要旨", None, "in_force"),),
    )


RIGHT = answer("离职当天就要结清【1】。", "一年内申请仲裁。")


def test_a_right_answer_has_no_failure() -> None:
    assert list(judge(CASE, RIGHT)) == []


@pytest.mark.parametrize(
    ("wrong", "measures"),
    [
        (answer("离职当天就要结清。"), ["said"]),
        (answer("离职当天就要结清。", "一年内申请仲裁。下个月发也可以。"), ["clean"]),
        (answer("离职当天就要结清。", "一年内申请仲裁。", cited="第三条"), ["cited"]),
        (answer("先看" + "很" * 200, "离职当天就要结清。", "一年内申请仲裁。"), ["lead"]),
        (answer("离职当天就要结清。", "一年内申请仲裁，您一定能赢。"), ["clean"]),
    ],
)
def test_each_fault_is_named_by_its_measure(wrong: Answer, measures: list[str]) -> None:
    assert [one.why for one in judge(CASE, wrong)] == measures


def test_a_claim_counts_as_said_in_whatever_words_it_is_put() -> None:
    stated = answer(Sentence("走的那天就要把钱给齐。", "claim", "gd-wage-13-settle"))
    assert says(stated, ["gd-wage-13-settle"])
    assert not says(stated, ["arrears-topic-limit"])


def test_words_must_stand_together_in_one_sentence() -> None:
    assert not says(answer("当天走的。", "工资要结清。"), ["当天+结清"])


def test_the_cells_of_a_table_row_stand_together() -> None:
    row = Block("row", (Sentence("奖励假", "connective"), Sentence("80天", "connective")))
    table = replace(RIGHT, sections=(Section("sum", "", (row,)),))
    assert says(table, ["奖励假+80天"])


def test_what_the_worker_is_asked_is_not_said() -> None:
    assert not says(answer("您是当天结清的吗？", key="questions"), ["当天+结清"])


@pytest.mark.parametrize(
    ("text", "term", "met"),
    [
        ("合计2,600.00元", "2600", True),
        ("合计12600元", "2600", False),
        ("合计2600.50元", "2600", False),
        ("三十日内答复", "十日", False),
        ("十日内答复", "十日", True),
        ("按八成发", "80%/八成", True),
        ("有约定的除外，可以扣", "可以扣!除外", False),
    ],
)
def test_figures_are_whole_and_conditions_hold(text: str, term: str, met: bool) -> None:
    assert says(answer(text), [term]) is met


@pytest.mark.parametrize(
    "harmless",
    [
        "公司说“下个月发也可以”，这不成立。",
        "这样做不合法。",
        "没有人能保证一定能赢。",
    ],
)
def test_a_wrong_statement_quoted_or_denied_is_no_fault(harmless: str) -> None:
    assert wrongly_says(answer(harmless), ["下个月发也可以", "合法", "一定能赢!没有人"]) is None


def test_a_claim_that_must_not_be_stated_is_found() -> None:
    stated = answer(Sentence("在广东当天结清。", "claim", "arrears-topic-leaving-gd"))
    assert wrongly_says(stated, ["arrears-topic-leaving-gd"]) == "arrears-topic-leaving-gd"


def test_headings_do_not_count_as_what_stands_first() -> None:
    assert begins_with(RIGHT, ["当天"])
    assert not begins_with(RIGHT, ["怎么说"])
