"""From settings to answer: with a model configured the pipeline asks it, and the record says what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.advice import Advisor, advise
from advisor.settings import Settings
from advisor.wire import answer_json
from tests.answering.hostile_server import Behaviour, answer_with, good, plain, refusing, serving

WORDS = (
    "我2022年5月1日进佛山一家厂，车间夏天三十五六度没空调，从没发过高温补贴，合法吗？我还在职，能要回多少？"
)
STAGES: list[str] = []
Ask = Callable[[Behaviour], dict[str, Any]]


@pytest.fixture(scope="module")
def ask(built_data_dir: Path) -> Iterator[Ask]:
    """The founding question, with a model that behaves as given."""
    now: list[Behaviour] = []
    with serving(lambda asked, line: now[-1](asked, line)) as server:
        advisor = Advisor(Settings(data_dir=built_data_dir, llm="house:tester", llm_base_url=server.url))

        def answer(behaviour: Behaviour) -> dict[str, Any]:
            now.append(behaviour)
            told = advise(WORDS, advisor=advisor, as_of=date(2024, 9, 30), progress=STAGES.append)
            return answer_json(told)

        yield answer


@pytest.fixture(scope="module")
def template(ask: Ask) -> dict[str, Any]:
    told = ask(refusing(503))
    assert told["verification"]["writing"]["by"] == "template"
    return told


def test_the_model_words_the_answer_and_the_rules_compute(ask: Ask, template: dict[str, Any]) -> None:
    told = ask(answer_with(good))
    assert told["verification"]["writing"]["by"] == "model"
    assert told["awards"] == template["awards"]
    assert told["text"] != template["text"]
    assert any(stage.startswith("正在请语言模型") for stage in STAGES)


@pytest.mark.parametrize("make", [good, plain])
def test_no_source_is_lost_by_other_words(
    ask: Ask, template: dict[str, Any], make: Callable[..., Any]
) -> None:
    held, now = (
        {(one["instrument"], one["article"]) for one in told["citations"]}
        for told in (template, ask(answer_with(make)))
    )
    assert held <= now
