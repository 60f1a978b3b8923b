"""The chat model as a second reader, over real HTTP: asked first, only where the settings say so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.advice import Advisor, advise
from advisor.settings import Settings
from advisor.wire import answer_json
from tests.answering.hostile_server import Asked, Behaviour, Line, answer_with, good, serving

WORDS = (
    "我2022年5月1日进佛山一家厂，车间夏天三十五六度没空调，从没发过高温补贴，合法吗？我还在职。"
    "账本上写着我那份是4870，我电话13812345678。"
)


def reads(asked: Asked) -> bool:
    return "事情的编号" in asked.words


def behaving(reading: Behaviour) -> Behaviour:
    """Reads as given and writes well."""

    def behave(asked: Asked, line: Line) -> None:
        (reading if reads(asked) else answer_with(good))(asked, line)

    return behave


def says(text: str) -> Behaviour:
    def behave(asked: Asked, line: Line) -> None:
        line.say(text)
        line.done()

    return behave


def asked_with(behaviour: Behaviour, data: Path, **more: Any) -> tuple[dict[str, Any], list[Asked]]:
    with serving(behaviour) as server:
        settings = Settings(data_dir=data, llm="house:tester", llm_base_url=server.url, **more)
        told = advise(WORDS, advisor=Advisor(settings), as_of=date(2024, 9, 30))
        return answer_json(told), server.asked


def wage(told: dict[str, Any]) -> str | None:
    return next((one["value"] for one in told["case"]["facts"] if one["name"] == "monthly_wage"), None)


def test_what_it_points_at_enters_the_case_and_no_number_leaves(built_data_dir: Path) -> None:
    found = {"facts": [{"name": "monthly_wage", "value": "4870", "words": "我那份是4870"}], "questions": []}
    told, asked = asked_with(behaving(says(json.dumps(found))), built_data_dir, llm_reads=True)
    assert [reads(one) for one in asked] == [True, False]
    assert wage(told) == "4870"
    assert told["awards"][0]["total"] == "4200.00"
    assert not any("13812345678" in one.words for one in asked)


def test_unless_the_settings_say_so_it_does_not_read(built_data_dir: Path) -> None:
    _, asked = asked_with(answer_with(good), built_data_dir)
    assert not any(reads(one) for one in asked)


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param(says("<b>50</b>" * 6000), id="50,000 characters"),
        pytest.param(lambda asked, line: line.status(429), id="busy"),
        pytest.param(lambda asked, line: line.cut(), id="hangs up"),
        pytest.param(lambda asked, line: line.stall(), id="stalls"),
    ],
)
def test_whatever_it_does_the_answer_comes(reading: Behaviour, built_data_dir: Path) -> None:
    told, _ = asked_with(behaving(reading), built_data_dir, llm_reads=True, llm_timeout=4, llm_idle_timeout=1)
    assert told["awards"][0]["total"] == "4200.00"
    assert wage(told) is None
