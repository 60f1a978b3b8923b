"""Which topics a message names."""

from __future__ import annotations

from dataclasses import replace

from advisor.dialogue.matters import recognise
from advisor.domain import Topic


def topic(id: str, *keywords: str) -> Topic:
    return Topic(
        id=id,
        title=id,
        asked_as=(),
        provisions=(),
        claims=(),
        keywords=keywords,
    )


TOPICS = {
    one.id: one
    for one in (
        topic("probation", "试用期"),
        topic("probation-dismissal", "试用期辞退", "试用期被炒"),
        topic("arrears", "拖欠工资", "欠薪"),
    )
}


def test_topics_come_in_the_order_in_which_they_are_named() -> None:
    assert recognise("试用期三个月，公司拖欠工资", TOPICS) == ("probation", "arrears")
    assert recognise("欠薪了，我还在试用期", TOPICS) == ("arrears", "probation")


def test_a_name_within_a_longer_name_is_not_another_topic() -> None:
    assert recognise("试用期被炒有没有赔", TOPICS) == ("probation-dismissal",)


def test_the_short_name_counts_where_it_stands_alone() -> None:
    assert recognise("试用期多长？试用期被炒有没有赔", TOPICS) == ("probation", "probation-dismissal")


def test_a_procedure_counts_only_where_no_matter_is_named() -> None:
    evidence = replace(topic("evidence", "证据"), procedure=True)
    topics = {**TOPICS, evidence.id: evidence}

    assert recognise("欠薪要留什么证据", topics) == ("arrears",)
    assert recognise("打仲裁要什么证据", topics) == ("evidence",)


def test_what_names_nothing_has_no_topic() -> None:
    assert recognise("今天天气真好", TOPICS) == ()
