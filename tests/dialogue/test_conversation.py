"""A case gathered over several turns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.dialogue import understand, update_case
from advisor.dialogue.understand import HEAT
from advisor.domain import CaseFile, Inquiry, ProvisionRef
from advisor.sources.library import Library


class Talk:
    """One conversation; each message is understood on what the ones before left."""

    def __init__(self, library: Library, today: date) -> None:
        self._library, self._today = library, today
        self.case = CaseFile()

    def says(self, message: str) -> Inquiry:
        inquiry = understand(message, as_of=self._today, case=self.case, library=self._library)
        self.case = update_case(inquiry, self.case)
        return inquiry


@pytest.fixture
def talk(library: Library, today: date) -> Talk:
    return Talk(library, today)


def test_facts_come_in_one_by_one(talk: Talk) -> None:
    talk.says("公司不发高温补贴合法吗")
    talk.says("佛山")
    talk.says("车间，没空调")
    talk.says("2022年5月1号")
    last = talk.says("还在职")
    known = {fact.name: fact.value for fact in last.facts}
    assert known["city"] == "佛山"
    assert known["post"] == "indoor_uncooled"
    assert known["start"] == date(2022, 5, 1)
    assert known["employment_end"] is None
    assert last.matters == (HEAT,)
    assert talk.case.turns == 5


def test_a_newer_fact_replaces_the_older(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，没发过高温补贴")
    assert talk.says("说错了，是2022年6月16号进的厂").facts.get("start") == date(2022, 6, 16)
    assert talk.says("想起来了，发过500块高温费").facts.get("paid") == Decimal(500)


def test_a_correction_needs_no_name_for_what_it_corrects(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，月薪五千八，没发过高温补贴")
    assert talk.says("不是5月是6月").facts.get("start") == date(2022, 6, 1)
    assert talk.says("算错了，我工资是6200").facts.get("monthly_wage") == Decimal(6200)
    assert talk.says("不是6200，是6300").facts.get("monthly_wage") == Decimal(6300)


def test_who_leaves_later_is_no_longer_employed(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，没发过高温补贴，还在职")
    inquiry = talk.says("我昨天走了")
    assert inquiry.facts.get("employment_end") == date(2024, 9, 29)
    assert inquiry.facts.get("employed") is False


def test_having_left_without_a_day_takes_back_being_employed(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，没发过高温补贴，还在职")
    inquiry = talk.says("其实我已经离职了")
    assert "employment_end" not in inquiry.facts
    assert any("最后一天" in note for note in inquiry.notes)


def test_a_contradiction_with_an_earlier_turn_leaves_what_was_settled(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，没发过高温补贴")
    inquiry = talk.says("我2021年8月20号走的")
    assert inquiry.facts.get("start") == date(2022, 5, 1)
    assert "employment_end" not in inquiry.facts
    assert any("还早" in note for note in inquiry.notes)


def test_months_follow_each_other(talk: Talk) -> None:
    talk.says("我2022年5月1日进佛山的厂，高温补贴没发过")
    talk.says("7月请了事假，只上了11天班")
    inquiry = talk.says("8月病假上了9天")
    assert inquiry.facts.get("attended_days") == {"2024-07": 11, "2024-08": 9}
    assert inquiry.facts.get("absence") == {"2024-07": "personal", "2024-08": "medical"}


def test_another_city_takes_the_district_along(talk: Talk) -> None:
    talk.says("佛山南海的厂，高温补贴没发过")
    inquiry = talk.says("那如果是深圳呢")
    assert inquiry.facts.get("city") == "深圳"
    assert "district" not in inquiry.facts


def test_a_sub_question_keeps_the_matter(talk: Talk) -> None:
    talk.says("公司不发高温补贴合法吗")
    inquiry = talk.says("要准备什么证据")
    assert inquiry.route == "answer"
    assert inquiry.matters == (HEAT,)
    assert inquiry.asks == ("evidence",)


def test_small_talk_within_a_conversation_is_still_small_talk(talk: Talk) -> None:
    talk.says("公司不发高温补贴合法吗")
    assert talk.says("今天天气怎么样").route == "decline"


def test_conversations_do_not_leak_into_each_other(library: Library, today: date) -> None:
    first, second = Talk(library, today), Talk(library, today)
    first.says("我2022年5月1日进佛山的厂，高温补贴没发过")
    second.says("我在深圳上班，2023年3月1日入职，高温补贴没发过")
    first.says("还在职")
    second.says("我8月20号走的，2024年8月20日")
    assert first.case.facts.get("city") == "佛山"
    assert first.case.facts.get("employment_end", "?") is None
    assert second.case.facts.get("city") == "深圳"
    assert second.case.facts.get("employment_end") == date(2024, 8, 20)


def test_the_law_is_of_the_day_of_asking_and_the_claim_too_unless_said(talk: Talk, today: date) -> None:
    assert talk.says("高温补贴没发过").filing == today
    inquiry = talk.says("我打算明年3月1日去申请仲裁")
    assert (inquiry.as_of, inquiry.filing) == (today, date(2025, 3, 1))
    assert talk.says("佛山的厂").filing == date(2025, 3, 1)


def test_articles_a_worker_names(talk: Talk) -> None:
    inquiry = talk.says("《劳动合同法》第八十二条和劳动争议调解仲裁法第27条是什么意思")
    assert inquiry.references == (
        ProvisionRef("中华人民共和国劳动合同法", "第八十二条"),
        ProvisionRef("中华人民共和国劳动争议调解仲裁法", "第二十七条"),
    )


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("车间没空调，公司没发过高温补贴", ("lawful", "how_much", "what_now")),
        ("高温补贴怎么算，去哪投诉", ("how_much", "what_now")),
        ("高温补贴多久过期", ("by_when",)),
        ("要高温补贴打什么电话", ("who_helps",)),
        ("老板说凉茶就是高温补贴，合法吗", ("lawful", "boss_says")),
    ],
)
def test_sub_questions(talk: Talk, message: str, asks: tuple[str, ...]) -> None:
    assert talk.says(message).asks == asks


def test_a_day_left_open_between_two_is_asked_for_and_not_guessed(talk: Talk) -> None:
    inquiry = talk.says("我2022年5月1日进佛山的厂，没发过高温补贴，今年6月份还是7月份走的")
    assert "employment_end" not in inquiry.facts
    assert inquiry.facts.get("employed") is False
    assert any("拿不准" in note for note in inquiry.notes)


TOLD = "我在东莞做了三年，老板拖欠我三个月工资，怎么办"


@pytest.mark.parametrize(
    "follow_up", ["要多久", "那要是他不给呢", "如果是深圳呢", "那我辞职呢", "可以要赔偿吗"]
)
def test_a_follow_up_goes_on_with_what_was_told(talk: Talk, follow_up: str) -> None:
    talk.says(TOLD)
    inquiry = talk.says(follow_up)
    assert inquiry.route == "answer"
    assert inquiry.earlier == ("wage-arrears",)


def test_a_follow_up_may_name_a_matter_of_its_own(talk: Talk) -> None:
    talk.says(TOLD)
    inquiry = talk.says("那公司倒闭了呢")
    assert inquiry.matters == ("bankrupt-employer",)
    assert inquiry.earlier == ("wage-arrears",)


def test_what_a_follow_up_asks_about_in_passing_words_takes_the_lead(talk: Talk) -> None:
    talk.says(TOLD)
    assert talk.says("那公司没交社保呢").matters == ("social-insurance-unpaid",)


def test_what_if_it_were_otherwise_stays_with_the_matter(talk: Talk) -> None:
    talk.says(TOLD)
    assert talk.says("那要是没交社保呢").matters[0] == "wage-arrears"


def test_a_new_question_leaves_the_old_matter_behind(talk: Talk) -> None:
    talk.says(TOLD)
    inquiry = talk.says("工伤怎么认定")
    assert inquiry.matters == ("work-injury",)
    assert inquiry.earlier == ()


def test_another_place_is_supposed_and_not_taken_over_into_the_case(talk: Talk) -> None:
    talk.says(TOLD)
    assert talk.says("如果是深圳呢").facts.get("city") == "深圳"
    assert talk.case.facts.get("city") == "东莞"


@pytest.mark.parametrize("first", ["要多久", "那怎么办呢"])
def test_a_first_message_has_nothing_to_go_on_with(talk: Talk, first: str) -> None:
    assert talk.says(first).earlier == ()


def test_another_field_stays_another_field_in_a_conversation(talk: Talk) -> None:
    talk.says(TOLD)
    assert talk.says("明天会下雨吗").route != "answer"
