"""What a chat model may add to the reading of a message: nothing that the words do not hold."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.dialogue import understand
from advisor.dialogue.model_reader import ModelReader
from advisor.domain import CaseFile, Fact, Facts, Inquiry
from advisor.llm.base import Message, ModelTrouble
from advisor.settings import get_settings
from advisor.sources.library import Library

DAY = date(2026, 11, 22)
STORY = (
    "厂里的账本上写着我那份是4870，老王说他拿5200，如果明年涨到6100我就不走了。"
    "2023年3月9日那次的账一直没算，老板还说要扣我。"
)


class Says:
    """A model that says one thing, and remembers what it was asked."""

    def __init__(self, *told: dict[str, Any] | str) -> None:
        self.text = "".join(one if isinstance(one, str) else json.dumps(one) for one in told)
        self.asked: list[str] = []

    def stream(self, messages: Sequence[Message], *, idle: float, stop: threading.Event) -> Iterator[str]:
        self.asked += [message.text for message in messages]
        yield self.text


class Fails(Says):
    def stream(self, messages: Sequence[Message], *, idle: float, stop: threading.Event) -> Iterator[str]:
        raise ModelTrouble("模型太忙")


def heard(model: Says, library: Library, message: str = STORY, case: CaseFile | None = None) -> Inquiry:
    reader = ModelReader(model, prompts=get_settings().prompts_dir, timeout=5, idle=5)
    return understand(message, as_of=DAY, case=case, library=library, second=reader)


def fact(name: str, value: str, words: str) -> dict[str, Any]:
    return {"name": name, "value": value, "words": words}


def test_a_figure_and_a_day_in_the_words_are_taken_and_told(library: Library) -> None:
    model = Says(
        fact("monthly_wage", "4870", "我那份是4870"), fact("injury", "2023-03-09", "2023年3月9日那次")
    )
    inquiry = heard(model, library)
    assert inquiry.facts.entries["monthly_wage"] == Fact(
        "monthly_wage", Decimal(4870), "我那份是4870", "inferred"
    )
    assert inquiry.facts.get("injury") == date(2023, 3, 9)
    assert any("月工资4870元" in note and "请核对" in note for note in inquiry.notes)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(fact("monthly_wage", "4780", "我那份是4870"), id="another figure"),
        pytest.param(fact("monthly_wage", "4870", "一个月4870"), id="words not in the message"),
        pytest.param(fact("monthly_wage", "5200", "老王说他拿5200"), id="somebody else's"),
        pytest.param(fact("monthly_wage", "6100", "如果明年涨到6100"), id="only supposed"),
        pytest.param(fact("monthly_wage", "4870", STORY), id="tied to the whole story"),
        pytest.param(fact("injury", "2023-03-19", "2023年3月9日那次"), id="another day"),
        pytest.param(fact("injury", "2023-03-09", "那次的账"), id="words without the day"),
        pytest.param(fact("filing", "2023-03-09", "2023年3月9日那次"), id="not for a model to tell"),
        pytest.param(fact("contract_signed", "false", "一直没算"), id="no figure and no day"),
        pytest.param(fact("bonus", "4870", "我那份是4870"), id="unknown name"),
        pytest.param(fact("monthly_wage", "1e999", "我那份是4870"), id="no figure at all"),
        pytest.param({"name": ["x"], "value": {}, "words": 5}, id="of other shape"),
        pytest.param({"matter": "no-such-topic", "words": "一直没算"}, id="unknown matter"),
        pytest.param({"matter": "overtime-pay", "words": "加班费"}, id="matter without words"),
        pytest.param("<script>alert(1)</script>" * 2000, id="something else, and long"),
    ],
)
def test_what_the_words_do_not_hold_is_not_taken(said: dict[str, Any] | str, library: Library) -> None:
    assert heard(Says(said), library) == heard(Says(""), library)


def test_what_the_rules_read_stays(library: Library) -> None:
    message = "我每个月工资4870块，2023年3月9日入职的，在东莞，公司一直没给我交社保，也没签合同，怎么办"
    model = Says(fact("monthly_base", "4870", "工资4870块"), fact("injury", "2023-03-09", "2023年3月9日入职"))
    assert heard(model, library, message) == heard(Says(""), library, message)


def test_what_earlier_turns_told_stays(library: Library) -> None:
    told = Fact("monthly_wage", Decimal(5000), "五千")
    case = CaseFile(facts=Facts({"monthly_wage": told}), matters=("wage-arrears",))
    inquiry = heard(Says(fact("monthly_wage", "4870", "我那份是4870")), library, case=case)
    assert inquiry.facts.entries["monthly_wage"] == told


def test_a_matter_asked_about_in_words_no_list_has_is_added(library: Library) -> None:
    said = {"matter": "wage-slip-and-records", "words": "账本上写着"}
    assert "wage-slip-and-records" in heard(Says(said), library).matters


def test_a_model_that_fails_or_a_short_message_changes_nothing(library: Library) -> None:
    assert heard(Fails(), library) == heard(Says(""), library)
    model = Says("")
    heard(model, library, "拖欠工资怎么办")
    assert model.asked == []


def test_numbers_of_people_do_not_leave(library: Library) -> None:
    model = Says("")
    heard(model, library, STORY + "我电话13812345678。")
    assert model.asked and not any("13812345678" in text for text in model.asked)
