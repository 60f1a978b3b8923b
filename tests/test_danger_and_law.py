"""In danger the call for help leads, and the law stands behind it only where it was asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advice import Advisor, advise
from advisor.dialogue import understand
from advisor.dialogue.kinds import Kinds
from advisor.dialogue.routing import DANGER, DANGER_AT_WORK
from advisor.domain import Answer, Evidence, Inquiry
from advisor.sources.library import Library


class WithoutIndex(Advisor):
    """The project's library; what search would find is handed in by the test."""

    @property
    def index(self) -> Any:
        return None


ADVISOR = WithoutIndex()


@pytest.fixture(autouse=True)
def _only_what_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    def retrieve(inquiry: Inquiry, *, index: object, library: Library) -> Evidence:
        return Evidence(topics=tuple(library.topics[id] for id in inquiry.matters))

    monkeypatch.setattr("advisor.retrieval.retrieve", retrieve)


def _answer(message: str) -> Answer:
    return advise(message, advisor=ADVISOR, as_of=date(2026, 11, 22))


def test_help_first_then_the_law_that_was_asked_for() -> None:
    answer = _answer("刚刚有人中暑晕倒了，公司不让打120，合法吗")
    assert answer.route == "crisis"
    assert "120" in answer.text.split("\n")[0]
    assert answer.topics == ("heatstroke",)
    assert answer.citations


def test_help_alone_where_nothing_else_is_asked() -> None:
    answer = _answer("刚刚有人中暑晕倒了，怎么办")
    assert answer.route == "crisis"
    assert not answer.sections


def test_where_meaning_alone_makes_danger_likely_the_matter_told_is_answered_behind_the_call_for_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = "厂子破产了，设备抵押给了银行，我们一百多人的工资是不是排到最后"

    def judged(danger: float) -> Answer:
        kinds = Kinds({"self_harm": danger, "labour": 1 - danger})
        monkeypatch.setitem(understand.__globals__, "judge", lambda text, meaning: kinds)
        return _answer(told)

    doubtful, sure = judged((DANGER + DANGER_AT_WORK) / 2), judged(0.95)
    assert doubtful.route == sure.route == "crisis"
    assert "12356" in doubtful.text.split("## ")[0]
    assert "bankrupt-employer" in doubtful.topics
    assert doubtful.citations
    assert not sure.citations
    assert judged(0.01).route == "answer"


def test_a_fresh_injury_told_for_its_money_is_answered_behind_a_line_of_care() -> None:
    answer = _answer("上班手被机器压伤了，能赔多少钱")
    assert answer.route == "answer"
    assert answer.text.startswith("先把伤治好")
    assert answer.topics == ("work-injury",)


def test_another_matter_is_offered_by_its_title_whatever_law_words_it_holds() -> None:
    answer = _answer("老板拖欠工资，没签合同，还罚款")
    assert answer.verification is not None
    assert not [one for one in answer.verification.struck if "请接着说" in one.text]
    assert "“罚款、扣工资和赔偿”" in answer.text
