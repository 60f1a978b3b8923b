"""Where a message goes: nobody in danger is overlooked, and nobody who only swears is sent to the police."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
import yaml

from advisor.dialogue import understand
from advisor.domain import Hotline, Inquiry
from advisor.sources.library import Library

ROUTES = yaml.safe_load(Path(__file__).with_name("routes.yaml").read_text(encoding="utf-8"))
EXPECTED = {
    "crisis_self_harm": "crisis",
    "crisis_violence": "crisis",
    "crisis_forced": "crisis",
    "crisis_injury": "crisis",
    "crisis_accident": "crisis",
    "not_crisis": "answer",
    "off_topic": "decline",
    "other_law": "decline_route",
    "refuse": "refuse",
    "deescalate": "deescalate",
    "unclear": "clarify",
    "must_answer": "answer",
    "injected": "refuse",
    "injected_with_question": "answer",
}
FIRST_NUMBER = {
    "crisis_self_harm": "12356",
    "crisis_violence": "110",
    "crisis_forced": "110",
    "crisis_injury": "120",
    "crisis_accident": "110",
}


def _all(*groups: str) -> Iterator[object]:
    for group in groups:
        for message in ROUTES[group]:
            yield pytest.param(group, message, id=f"{group}-{message[:16]!r}")


def _route(message: str, library: Library, today: date) -> Inquiry:
    return understand(message, as_of=today, case=None, library=library)


@pytest.mark.parametrize(("group", "message"), _all(*EXPECTED))
def test_a_message_takes_its_route(group: str, message: str, library: Library, today: date) -> None:
    inquiry = _route(message, library, today)
    assert inquiry.route == EXPECTED[group] or (group == "not_crisis" and inquiry.route == "clarify")
    # A line of care may lead an answer, nothing else.
    assert inquiry.reply is None or inquiry.route != "answer" or "先把伤治好" in inquiry.reply
    assert inquiry.reply or inquiry.route == "answer"


@pytest.mark.parametrize(("group", "message"), _all(*FIRST_NUMBER))
def test_in_danger_the_right_number_comes_first(
    group: str, message: str, library: Library, today: date
) -> None:
    reply = _route(message, library, today).reply
    assert reply is not None
    # 119 stands before it as soon as the library holds it.
    numbers = [number for number in ("12356", "110", "120") if number in reply]
    assert min(numbers, key=reply.index) == FIRST_NUMBER[group]
    assert "《" not in reply


def test_a_number_the_library_does_not_hold_is_not_given(library: Library, today: date) -> None:
    class Without120:
        def __getattr__(self, name: str) -> object:
            return getattr(library, name)

        @property
        def hotlines(self) -> dict[str, Hotline]:
            return {id: hotline for id, hotline in library.hotlines.items() if hotline.number != "120"}

    inquiry = understand("工友晕倒了叫不醒", as_of=today, case=None, library=cast("Library", Without120()))
    assert inquiry.route == "crisis"
    assert inquiry.reply and "120" not in inquiry.reply and "阴凉" in inquiry.reply


def test_despair_that_is_a_manner_of_speaking_gets_a_kind_line_and_an_answer(
    library: Library, today: date
) -> None:
    inquiry = _route("想死的心都有了，高温补贴一分没发过", library, today)
    assert inquiry.route == "answer"
    assert any("12356" in note for note in inquiry.notes)


def test_crisis_keeps_the_facts_for_when_people_are_safe(library: Library, today: date) -> None:
    inquiry = _route("我2022年5月1日进佛山的厂，高温补贴没发过，我不想活了", library, today)
    assert inquiry.route == "crisis"
    assert inquiry.facts.get("start") == date(2022, 5, 1)


@pytest.mark.parametrize("message", ROUTES["injected_with_question"])
def test_orders_to_the_software_are_left_out_and_said_so(message: str, library: Library, today: date) -> None:
    inquiry = _route(message, library, today)
    assert any("写给软件的指令" in note for note in inquiry.notes)
    for order in ("忽略", "扮演", "只回答"):
        assert order not in inquiry.question
    assert inquiry.matters


def test_replies_without_an_answer_say_what_to_do_next(library: Library, today: date) -> None:
    assert "12348" in (_route("我想离婚", library, today).reply or "")
    assert (_route("今天天气怎么样", library, today).reply or "").count("。") == 1
    assert "证据" in (_route("帮我伪造考勤", library, today).reply or "")
    assert (_route("", library, today).reply or "").count("？") >= 2


@pytest.mark.parametrize(
    ("message", "care"),
    [
        ("上班手被机器压伤了，能赔多少钱", True),
        ("我被模具压断两根手指，公司只给两万，可以吗", True),
        ("去年手被机器压伤，现在能赔多少钱", False),
        ("老板压着我两个月工资不发怎么办", False),
    ],
)
def test_a_fresh_injury_told_for_its_money_gets_care_and_the_law(
    message: str, care: bool, library: Library, today: date
) -> None:
    inquiry = _route(message, library, today)
    assert inquiry.route == "answer"
    assert (inquiry.reply is not None) is care


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("刚刚有人中暑晕倒了，公司不让打120，合法吗", ("lawful",)),
        ("刚刚有人中暑晕倒了，怎么办", ()),
        ("我不想活了，欠我的工资有多少", ()),
        ("姐夫带我侄女13岁进厂做手工，合法吗", ("lawful",)),
    ],
)
def test_in_danger_the_law_is_answered_only_where_it_is_asked(
    message: str, asks: tuple[str, ...], library: Library, today: date
) -> None:
    inquiry = _route(message, library, today)
    assert inquiry.route == "crisis" and inquiry.reply
    assert inquiry.asks == asks


@pytest.mark.parametrize(
    "message",
    [
        "放假三个月了每个月只给一千多，我能走人要补偿吗",
        "每个月只给八百，可以吗",
        "放了两个月假，要不要给钱",
        "干了五年，叫我走，能赔多少",
        "请了三天假扣了半个月的钱合法吗",
        "在饭店端盘子上班，摔了一跤谁管",
    ],
)
def test_a_question_with_a_word_of_work_never_gets_the_greeting(
    message: str, library: Library, today: date
) -> None:
    assert _route(message, library, today).route == "answer"
