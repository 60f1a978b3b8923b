"""Feedback with its trace, the verdicts on it, the cases they become, and the counts without words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml
from sqlalchemy import inspect, select

from advisor.domain import Answer
from advisor.errors import UserError
from advisor.review import Feedbacks, Store
from advisor.review.counters import count_answer, counts
from advisor.review.export import export
from advisor.review.feedback import MOST_WORDS, Judged, consent_text
from advisor.review.tables import Counted
from evals.amount_cases import AmountCase
from evals.datasets import AnswerCase, RetrievalCase


@pytest.fixture
def feedbacks(store: Store) -> Feedbacks:
    return Feedbacks(store)


@pytest.fixture
def sent(feedbacks: Feedbacks, traced: dict[str, Any]) -> str:
    return feedbacks.send("wrong_amount", "少算了", consent_text(traced, "wrong_amount", "少算了"), traced)


def test_a_trace_tells_how_the_answer_came_about(traced: dict[str, Any]) -> None:
    assert traced["facts"][0]["words"] == "我在佛山"
    assert traced["passages"][0]["score"] == 0.9 and traced["passages"][0]["legs"] == {"dense": 0.8}
    assert [one["verdict"] for one in traced["sentences"]] == ["kept", "struck"]
    assert traced["sentences"][1]["reason"] == "没有依据"
    assert traced["versions"]["knowledge"] == "abc" and traced["versions"]["as_of"] == "2026-11-22"
    assert traced["awards"][0]["amount"] == "600.00"


def test_what_is_stored_is_what_was_shown(feedbacks: Feedbacks, sent: str, traced: dict[str, Any]) -> None:
    held = feedbacks.get(sent)
    assert held is not None and held.trace == traced
    for told in ("少算了", traced["question"], traced["answer"], "我在佛山"):
        assert told in held.shown


@pytest.mark.parametrize(
    ("kind", "words", "shown", "told"),
    [
        ("useful", "好", None, "不一样"),
        ("useful", "字" * (MOST_WORDS + 1), "", "太长"),
        ("wonderful", "", "", "先选一种"),
    ],
)
def test_nothing_is_stored_that_was_not_shown(
    feedbacks: Feedbacks, traced: dict[str, Any], kind: str, words: str, shown: str | None, told: str
) -> None:
    shown = consent_text(traced, "useful", "别的话") if shown is None else shown
    with pytest.raises(UserError, match=told):
        feedbacks.send(kind, words, shown, traced)
    assert feedbacks.queue() == ([], 0)


def test_what_was_judged_leaves_the_queue(feedbacks: Feedbacks, sent: str) -> None:
    assert [one.id for one in feedbacks.queue()[0]] == [sent]
    feedbacks.judge(sent, "chen", [])
    assert feedbacks.queue() == ([], 0)
    assert [one.id for one in feedbacks.queue(done=True)[0]] == [sent]


def test_a_reviewers_second_judgement_replaces_the_first_but_not_a_colleagues(
    feedbacks: Feedbacks, sent: str
) -> None:
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "right"), Judged("amount", "0", "right")])
    feedbacks.judge(sent, "li", [Judged("citation", "1", "outdated")])
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "wrong", note="引错")])
    held = {(one.account, one.target, one.verdict) for one in feedbacks.verdicts(sent)}
    assert held == {("chen", "citation", "wrong"), ("li", "citation", "outdated")}


@pytest.mark.parametrize(
    "judged",
    [
        Judged("citation", "9", "right"),
        Judged("amount", "1", "right"),
        Judged("citation", "1", "wrong", "第三条"),
        Judged("amount", "0", "wrong", "三百元"),
        Judged("amount", "0", "wrong", note="字" * (MOST_WORDS + 1)),
    ],
)
def test_a_verdict_on_something_else_changes_nothing(feedbacks: Feedbacks, sent: str, judged: Judged) -> None:
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "right")])
    with pytest.raises(UserError):
        feedbacks.judge(sent, "chen", [judged])
    assert [one.verdict for one in feedbacks.verdicts(sent)] == ["right"]


def test_removal_takes_the_verdicts_along(feedbacks: Feedbacks, sent: str) -> None:
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "right")])
    feedbacks.remove(sent)
    assert feedbacks.get(sent) is None and feedbacks.verdicts() == []


# --- cases -----------------------------------------------------------------------------------------


def test_verdicts_reappear_as_cases_of_the_evals(
    feedbacks: Feedbacks, store: Store, sent: str, tmp_path: Any
) -> None:
    feedbacks.judge(
        sent,
        "chen",
        [
            Judged("citation", "1", "right"),
            Judged("citation", "2", "wrong", "《测试规定》第十条"),
            Judged("amount", "0", "wrong", "900", "六月也要算，打13812345678问我"),
        ],
    )
    done = export(store, tmp_path / "out")
    assert done.cases == 3 and done.left_out == ()

    texts = [file.read_text(encoding="utf-8") for file in done.files]
    assert all("awaiting approval" in text and "13812345678" not in text for text in texts)
    (asked,) = [RetrievalCase(**case) for case in yaml.safe_load(texts[0])]
    (summed,) = [AmountCase(**case) for case in yaml.safe_load(texts[1])]
    assert asked.gold == {"测试条例#第三条": 2, "测试规定#第十条": 2}
    assert asked.question.startswith("我在佛山。") and "高温津贴能要多少" in asked.question
    assert summed.expect == {"outcome": "award", "amount": "900.00"}
    assert "六月也要算" in summed.source and date.fromisoformat(str(summed.as_of)) == date(2026, 11, 22)


def test_a_right_sum_is_expected_as_computed(
    feedbacks: Feedbacks, store: Store, sent: str, tmp_path: Any
) -> None:
    feedbacks.judge(sent, "chen", [Judged("amount", "0", "right")])
    _, file, _ = export(store, tmp_path).files
    (case,) = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert case["expect"] == {"outcome": "award", "total": "900.00", "amount": "600.00"}


def test_a_wrong_answer_without_the_right_one_is_named_and_no_case(
    feedbacks: Feedbacks, store: Store, sent: str, tmp_path: Any
) -> None:
    feedbacks.judge(sent, "chen", [Judged("amount", "0", "wrong"), Judged("citation", "1", "outdated")])
    done = export(store, tmp_path)
    assert done.cases == 1 and len(done.left_out) == 2, "the worker's complaint alone"


def test_a_complaint_becomes_a_case_whose_points_a_person_must_write(
    feedbacks: Feedbacks, store: Store, traced: dict[str, Any], tmp_path: Any
) -> None:
    words = "引错了，我叫王小明，电话13812345678"
    feedbacks.send("wrong_citation", words, consent_text(traced, "wrong_citation", words), traced)
    feedbacks.send("useful", "", consent_text(traced, "useful", ""), traced)
    *_, file = export(store, tmp_path).files
    text = file.read_text(encoding="utf-8")
    assert "13812345678" not in text and "王小明" not in text
    (case,) = [AnswerCase(**one) for one in yaml.safe_load(text)]
    assert case.source.startswith("工人的评价：引用有错。引错了") and case.checked_by is None
    assert (case.say, case.cite, case.never) == ({}, [], [])


def test_what_should_have_been_cited_is_named_by_its_official_title_or_left_out(
    feedbacks: Feedbacks, store: Store, sent: str, tmp_path: Any
) -> None:
    feedbacks.judge(sent, "chen", [Judged("citation", "1", "wrong", "《合同法》第三条")])
    feedbacks.judge(sent, "li", [Judged("citation", "1", "wrong", "《没有这部法》第一条")])
    titles = {"合同法": "中华人民共和国劳动合同法"}
    done = export(store, tmp_path, titled=titles.get)
    (case,) = yaml.safe_load(done.files[0].read_text(encoding="utf-8"))
    assert case["gold"] == {"中华人民共和国劳动合同法#第三条": 2}
    assert done.left_out == (f"{sent[:8]} 没有收录叫《没有这部法》的文件",)


# --- counts ----------------------------------------------------------------------------------------


def test_counts_have_no_column_for_words(store: Store, answer: Answer) -> None:
    count_answer(store, answer, 420)
    columns = {column.key for column in inspect(Counted).columns}
    assert columns == {"id", "day", "route", "matter", "sentences", "rejected", "milliseconds"}
    with store.session() as work:
        row = work.scalars(select(Counted)).one()
    assert (row.route, row.matter, row.sentences, row.rejected) == ("answer", "heat", 2, 1)


def test_counts_are_told_by_matter_and_day(store: Store, answer: Answer) -> None:
    for milliseconds in (100, 200, 5000):
        count_answer(store, answer, milliseconds)
    count_answer(store, replace(answer, route="decline", topics=(), verification=None), 50)
    found = counts(store, days=7)
    assert (found.questions, found.unanswered, found.rejected) == (4, 1, 3)
    assert found.by_matter == (("heat", 3), ("", 1))
    assert len(found.by_day) == 7 and found.by_day[-1][1:] == (4, 1, 3)
    assert found.slow_ms == 5000 and found.median_ms == 200
