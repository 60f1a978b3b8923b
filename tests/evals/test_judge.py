"""A chat model as a judge of answers: how far it agrees with the hand, and what it writes beside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from advisor.domain import Answer
from advisor.settings import Settings
from evals import judge, runner
from evals.judge import kappa, marked_cases
from evals.report import SuiteResult
from tests.answering.hostile_server import Asked, Behaviour, Line, refusing, serving
from tests.evals.test_answers import CASE, RIGHT

DEV, HELD_OUT = replace(CASE, id="a-001"), replace(CASE, id="a-002", question="没人该读到的留出题")
MARKS = {(one.answer, one.point): one.said for one in marked_cases()}


def saying(make: Callable[[Asked], str]) -> Behaviour:
    def behave(asked: Asked, line: Line) -> None:
        line.say(make(asked))
        line.done()

    return behave


def by_hand(asked: Asked) -> bool:
    """The mark of the answer that was put; of any other answer, that its points are said."""
    marks = (said for (told, point), said in MARKS.items() if told in asked.words and point in asked.words)
    return next(marks, True)


def agreeing(asked: Asked) -> str:
    numbers = [1, 2] if "\n2. " in asked.words else [1]
    return json.dumps({"said": numbers if by_hand(asked) else []})


def contrary(asked: Asked) -> str:
    return json.dumps({"said": [] if by_hand(asked) else [1]})


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> Callable[[Behaviour], SuiteResult]:
    """The suite over the marked sample and two cases, with a model that behaves as given."""

    def run(behaviour: Behaviour) -> SuiteResult:
        monkeypatch.setattr(judge, "answer_cases", lambda: (DEV, HELD_OUT))
        monkeypatch.setattr(judge, "converse", lambda case, advisor: cast(Answer, RIGHT))
        with serving(behaviour) as server:
            settings = Settings(llm="house:tester", llm_base_url=server.url)
            return judge.run(cast(Any, SimpleNamespace(settings=settings)))

    return run


Judging = Callable[[Behaviour], SuiteResult]


def test_the_sample_has_thirty_answers_marked_either_way() -> None:
    count = Counter(MARKS.values())
    assert sum(count.values()) == 30 and min(count.values()) >= 14


def test_a_model_that_judges_as_the_hand_did_agrees_wholly(judging: Judging) -> None:
    figures = judging(saying(agreeing)).figures
    assert figures["kappa with the hand"] == pytest.approx(1.0) and figures["as marked by hand"] == 1.0
    assert (figures["dev said by the model"], figures["dev said by the answers suite"]) == (1.0, 1.0)


def test_a_model_that_says_the_contrary_or_always_the_same_is_seen_through(judging: Judging) -> None:
    assert judging(saying(contrary)).figures["kappa with the hand"] < -0.9
    assert judging(saying(lambda asked: '{"said": [1]}')).figures["kappa with the hand"] == 0


def test_words_around_the_judgement_do_no_harm(judging: Judging) -> None:
    result = judging(saying(lambda asked: f"<think>嗯</think>好的：\n```json\n{agreeing(asked)}\n```"))
    assert result.figures["kappa with the hand"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "behaviour",
    [refusing(503), *map(saying, (lambda asked: "都说到了", lambda asked: '{"said": [9]}'))],
)
def test_what_is_no_judgement_counts_as_none(judging: Judging, behaviour: Behaviour) -> None:
    result = judging(behaviour)
    assert result.figures["judged"] == 0 and "kappa with the hand" not in result.figures
    assert "dev said by the model" not in result.figures


def test_a_held_out_answer_is_judged_and_not_told(judging: Judging) -> None:
    result = judging(saying(contrary))
    assert "held-out said by the model" in result.figures
    assert HELD_OUT.question not in json.dumps(result.to_json(), ensure_ascii=False)


def test_of_one_opinion_throughout_chance_tells_nothing() -> None:
    assert kappa([(True, True)] * 5) is None
    assert kappa([(True, True), (False, False)]) == pytest.approx(1.0)


def test_without_a_model_it_says_in_one_line_that_it_did_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "stamp", lambda advisor: {})
    monkeypatch.setattr(runner, "called", lambda advisor: {})
    told: list[str] = []
    nobody = cast(Any, SimpleNamespace(settings=Settings(llm="")))
    code = runner.run(nobody, suite="judge", gate=True, as_json=False, echo=told.append)
    assert [line for line in told if "judge:" in line] == [
        "judge: did not run: 没有配置语言模型——请设置环境变量 ADVISOR_LLM，如 ollama:qwen3:8b"
    ]
    assert code == 0, "it guards nothing"
