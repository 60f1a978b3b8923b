"""Nothing a worker may write is refused, and nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.dialogue import understand
from advisor.dialogue.reading import read
from advisor.domain import CaseFile, Fact, Facts
from advisor.settings import get_settings
from advisor.sources.library import Library

_LIBRARY = Library.load()
STORY = "我2022年5月1日进佛山一家厂，车间三十五六度没空调，公司从没发过高温补贴，合法吗？我还在职。"
CHATTER = "那天太阳很好，我走在路上，看见一只小鸟。"


def test_a_long_message_is_worked_on_by_the_parts_that_tell_something(library: Library, today: date) -> None:
    message = CHATTER * 500 + STORY + CHATTER * 500
    inquiry = understand(message, as_of=today, case=None, library=library)
    assert inquiry.route == "answer"
    assert inquiry.facts.get("start") == date(2022, 5, 1)
    assert len(inquiry.question) <= get_settings().max_question_chars
    left_out = len(message) - len(inquiry.question)
    assert any(f"略去了{left_out}个字" in note for note in inquiry.notes)


def test_the_order_of_a_shortened_message_is_kept(library: Library, today: date) -> None:
    message = "我2022年5月1日进厂。" + CHATTER * 600 + "公司从没发过高温补贴。"
    question = understand(message, as_of=today, case=None, library=library).question
    assert question.index("进厂") < question.index("高温补贴")


def test_a_long_message_without_stops_is_cut_somewhere(library: Library, today: date) -> None:
    inquiry = understand("公司不发高温补贴" * 2000, as_of=today, case=None, library=library)
    assert inquiry.route == "answer"
    assert len(inquiry.question) <= get_settings().max_question_chars


def test_a_message_at_the_limit_is_left_whole(library: Library, today: date) -> None:
    limit = get_settings().max_question_chars
    message = (STORY + CHATTER * 1000)[:limit]
    inquiry = understand(message, as_of=today, case=None, library=library)
    assert inquiry.question == message
    assert not any("略去" in note for note in inquiry.notes)


def test_an_unreadable_message_keeps_the_case(library: Library, today: date) -> None:
    case = CaseFile(
        facts=Facts({"city": Fact("city", "佛山", "佛山")}), matters=("high-temperature-allowance",)
    )
    inquiry = understand("。。。", as_of=today, case=case, library=library)
    assert inquiry.route == "clarify"
    assert inquiry.facts.get("city") == "佛山"
    assert inquiry.matters == case.matters


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u0000", "😡", "\ufffd"])
def test_a_stray_character_does_not_hide_the_message(character: str, library: Library, today: date) -> None:
    inquiry = understand(STORY.replace("，", f"，{character}"), as_of=today, case=None, library=library)
    assert inquiry.route == "answer"
    assert inquiry.facts.get("start") == date(2022, 5, 1)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str) -> None:
    inquiry = understand(text, as_of=date(2024, 9, 30), case=None, library=_LIBRARY)
    assert (inquiry.reply is None) == (inquiry.route == "answer")


_PIECES = (
    *("我", "2022年5月1日", "2月30号", "去年", "8月", "走的", "进厂", "，", "。", "36度", "没空调", "车间"),
    *(
        "高温补贴",
        "没发过",
        "不是",
        "是",
        "500块",
        "每月",
        "事假",
        "上了11天",
        "佛山",
        "深圳",
        "如果",
        "还在职",
    ),
    *("同事", "五千六", " ", "()", "～", "到", "6到10月", "廿", "零", "0元", "第九十九条", "《劳动法》"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_usual_words_raises_or_invents_words(text: str) -> None:
    inquiry = understand(text, as_of=date(2024, 9, 30), case=None, library=_LIBRARY)
    for fact in inquiry.facts:
        for part in fact.words.split("，"):
            assert part in text


@given(st.text(max_size=120))
def test_every_position_leads_back_to_the_source(text: str) -> None:
    reading = read(text)
    assert len(reading.text) == len(reading.begins) == len(reading.ends)
    for begin, end in zip(reading.begins, reading.ends, strict=True):
        assert 0 <= begin < end <= len(text)
    assert list(reading.begins) == sorted(reading.begins)
