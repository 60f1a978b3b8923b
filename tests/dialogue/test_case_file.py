"""What a conversation keeps: questions asked once, answers read in their light, corrections, what-ifs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.dialogue import remember, understand, update_case
from advisor.domain import Answer, Asked, Block, CaseFile, Inquiry, Missing, Section, Sentence
from advisor.rules.common_inputs import CITY, EMPLOYMENT_END
from advisor.rules.registry import entitlement
from advisor.sources.library import Library

NOW = date(2026, 11, 22)
STORY = "老板拖欠我三个月工资"


def asked_for(entitlement_id: str, *names: str) -> list[Missing]:
    """The questions that entitlement puts for those inputs."""
    rule = entitlement(entitlement_id)
    return [
        Missing(
            one.fact, one.why, one.where, one.ask, one.label, one.kind, one.unit, one.nullable, entitlement_id
        )
        for one in map(rule.missing, names)
    ]


class Talk:
    """A conversation whose answers put the questions a test gives them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.case = CaseFile()

    def says(self, message: str, *, then_asked: list[Missing] | None = None) -> Inquiry:
        inquiry = understand(message, as_of=NOW, case=self.case, library=self._library)
        questions = then_asked or []
        shown = Section(
            "questions",
            "",
            tuple(
                Block("item", (Sentence(one.ask, "connective"),)) for one in (*inquiry.questions, *questions)
            ),
        )
        case = update_case(inquiry, self.case)
        answer = Answer(inquiry.route, "", sections=(shown,), missing=(*inquiry.questions, *questions))
        self.case = remember(case, inquiry, answer)
        return inquiry

    def known(self) -> dict[str, Any]:
        return {fact.name: fact.value for fact in self.case.facts}

    def not_known(self) -> set[str]:
        return {one.missing.fact for one in self.case.asked if one.unknown}


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(library)


# --- a short answer is read in the light of the question ---


@pytest.mark.parametrize(
    ("about", "name", "said", "fact", "value"),
    [
        ("double_wage", "city", "东莞", "city", "东莞"),
        ("double_wage", "city", "在东莞厚街", "city", "东莞"),
        ("unpaid_wages", "monthly_wage", "6200", "monthly_wage", Decimal(6200)),
        ("unpaid_wages", "monthly_wage", "六千二", "monthly_wage", Decimal(6200)),
        ("unpaid_wages", "monthly_wage", "6200块", "monthly_wage", Decimal(6200)),
        ("unpaid_wages", "monthly_wage", "大概6000吧", "monthly_wage", Decimal(6000)),
        ("unpaid_wages", "months", "8月9月10月", "unpaid_months", ("2026-08", "2026-09", "2026-10")),
        ("unpaid_wages", "months", "7月到9月", "unpaid_months", ("2026-07", "2026-08", "2026-09")),
        ("economic_compensation", "average_wage", "5800", "average_wage", Decimal(5800)),
        ("economic_compensation", "start", "2019年3月5号", "start", date(2019, 3, 5)),
        ("economic_compensation", "start", "19年3月5号来的", "start", date(2019, 3, 5)),
        ("economic_compensation", "end", "10月20号", "employment_end", date(2026, 10, 20)),
        ("economic_compensation", "end", "上个月15号走的", "employment_end", date(2026, 10, 15)),
        ("overtime_pay", "employment_end", "还在", "employment_end", None),
        ("overtime_pay", "employment_end", "还在的", "employment_end", None),
        ("overtime_pay", "employment_end", "没走", "employment_end", None),
        ("overtime_pay", "employment_end", "上个月走了", "employed", False),
        ("overtime_pay", "employment_end", "走了", "employed", False),
        ("sick_pay", "sick_days", "21天", "sick_days", Decimal(21)),
        ("sick_pay", "sick_days", "21", "sick_days", Decimal(21)),
        ("annual_leave", "cumulative_years", "十年", "annual_leave.cumulative_years", Decimal(10)),
        ("annual_leave", "taken_days", "休了3天", "annual_leave.taken_days", Decimal(3)),
        ("work_injury", "grade", "九级", "grade", Decimal(9)),
        ("work_injury", "insured", "没有", "insured", False),
        ("work_injury", "insured", "交了", "insured", True),
        ("probation", "probation_months", "3个月", "probation_months", Decimal(3)),
    ],
)
def test_a_short_answer(talk: Talk, about: str, name: str, said: str, fact: str, value: object) -> None:
    talk.says(STORY, then_asked=asked_for(about, name))
    inquiry = talk.says(said)
    assert inquiry.route == "answer"
    assert fact in talk.known(), talk.known()
    assert talk.known()[fact] == value


def test_three_questions_may_be_answered_in_one_line(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("economic_compensation", "start", "end", "average_wage"))
    talk.says("2019年3月5号，今年10月20号，6200")
    known = talk.known()
    assert (known["start"], known["employment_end"]) == (date(2019, 3, 5), date(2026, 10, 20))
    assert known["average_wage"] == Decimal(6200)


def test_a_span_answers_when_it_began_and_ended(talk: Talk) -> None:
    talk.says("公司没签合同", then_asked=asked_for("double_wage", "start", "contract_signed"))
    talk.says("去年3月到今年8月 没签过 只有派单群")
    known = talk.known()
    assert (known["start"], known["employment_end"]) == (date(2025, 3, 1), date(2026, 8, 31))
    assert known["contract_signed"] is False


def test_two_days_of_one_month_leave_the_month(talk: Talk) -> None:
    talk.says("被炒了我要2N", then_asked=asked_for("economic_compensation", "start"))
    talk.says("行 2012年11月 9号还是19号忘了")
    assert talk.known()["start"] == date(2012, 11, 1)
    assert talk.case.facts.entries["start"].certainty == "inferred"


def test_who_answers_that_they_are_still_there_is_believed(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "employment_end"))
    talk.says("没走 还在做 走了怕更要不到")
    assert talk.known()["employment_end"] is None


def test_a_bare_no_to_two_questions_says_nothing(talk: Talk) -> None:
    questions = asked_for("work_injury", "insured", "over_age")
    talk.says(STORY, then_asked=questions)
    talk.says("没有")
    assert not {"insured", "over_age"} & set(talk.known())


def test_a_rough_answer_stays_rough(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "monthly_wage"))
    talk.says("大概6000吧")
    assert talk.case.facts.entries["monthly_wage"].certainty == "about"


def test_a_date_no_question_asked_for_makes_a_told_month_precise(talk: Talk) -> None:
    talk.says("公司没签合同，我2019年3月进的厂，在东莞")
    talk.says("2019年3月5号")
    assert talk.known()["start"] == date(2019, 3, 5)


@pytest.mark.parametrize(
    ("about", "names", "said", "not_read"),
    [
        (
            "economic_compensation",
            ("average_wage",),
            "他们说我虚报油费 车队都这样 一共两千三",
            "average_wage",
        ),
        ("unpaid_wages", ("monthly_wage",), "1万6 劳务费 公司盖了章", "monthly_wage"),
        ("unpaid_wages", ("months",), "6月18到8月初，中间下雨停了几天没算", "unpaid_months"),
        ("double_wage", ("start",), "上个月31号走的", "start"),
        ("overtime_pay", ("weekday_hours",), "12小时", "overtime_pay.weekday_hours"),
        ("annual_leave", ("year",), "15年", "annual_leave.year"),
        ("overtime_pay", ("monthly_base",), "哦不是，一周七天", "monthly_base"),
    ],
)
def test_what_only_looks_like_an_answer(
    talk: Talk, about: str, names: tuple[str, ...], said: str, not_read: str
) -> None:
    talk.says(STORY, then_asked=asked_for(about, *names))
    talk.says(said)
    assert not_read not in talk.known()


def test_a_wage_nobody_asked_for(talk: Talk) -> None:
    talk.says("合同到期公司不续", then_asked=asked_for("economic_compensation", "start"))
    talk.says("9000左右 佛山")
    assert talk.known()["monthly_wage"] == Decimal(9000)


# --- not known ---


@pytest.mark.parametrize(
    "said",
    [
        "不知道",
        "不清楚",
        "忘了",
        "记不清了",
        "我也不记得了",
        "这个真不知道",
        "说不准",
        "唔知",
        "不太清楚",
        "忘记了",
    ],
)
def test_not_knowing_answers_what_was_asked(talk: Talk, said: str) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "monthly_wage"))
    inquiry = talk.says(said)
    assert inquiry.route == "answer"
    assert talk.not_known() == {"monthly_wage"}
    assert "月工资" in (inquiry.reply or "")


def test_not_knowing_one_of_three(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("economic_compensation", "start", "end", "average_wage"))
    talk.says("2019年3月5号来的，平均工资记不清了")
    assert talk.not_known() == {"average_wage"}
    assert talk.known()["start"] == date(2019, 3, 5)


def test_not_knowing_something_else_is_no_answer(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "monthly_wage"))
    talk.says("机器还在不在厂里，不知道，保安说昨晚有车来过")
    assert not talk.not_known()


def test_an_echo_of_the_question_says_which(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("economic_compensation", "start", "average_wage"))
    talk.says("平均？我也不知道 银行流水我可以去打")
    assert talk.not_known() == {"average_wage"}


def test_not_knowing_the_day_is_about_days(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("economic_compensation", "start", "average_wage"))
    talk.says("哪天忘了，工资6200")
    assert talk.not_known() == {"start"}


@pytest.mark.parametrize(
    "said", ["我不知道怎么办", "不知道能不能要回来", "不清楚他们会不会给", "不知道去哪告"]
)
def test_not_knowing_what_to_do_is_a_question(talk: Talk, said: str) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "monthly_wage"))
    talk.says(said)
    assert not talk.not_known()


def test_where_to_find_it_is_said(talk: Talk) -> None:
    (question,) = asked_for("unpaid_wages", "monthly_wage")
    talk.says(STORY, then_asked=[question])
    assert question.where in (talk.says("不知道").reply or "")


# --- corrections and contradictions ---


@pytest.mark.parametrize(
    "said",
    [
        "算错了，我工资是6200",
        "不对，工资是6200",
        "说错了 月薪6200",
        "刚查了银行流水，工资是6200",
        "其实工资是6200",
        "不是5800，是6200",
        "我看错了，是工资6200",
    ],
)
def test_a_correction_replaces(talk: Talk, said: str) -> None:
    talk.says("老板拖欠我三个月工资，我月薪5800，在东莞")
    inquiry = talk.says(said)
    assert talk.known()["monthly_wage"] == Decimal(6200)
    assert not inquiry.questions


def test_what_was_corrected_is_said_back(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我月薪5800，在东莞")
    assert "6200" in (talk.says("算错了，我工资是6200").reply or "")


def contradicting(talk: Talk) -> Inquiry:
    talk.says("老板拖欠我三个月工资，我月薪5800，在东莞")
    return talk.says("我工资是6200，什么时候能拿到钱")


def test_a_contradiction_is_asked_about_naming_both(talk: Talk) -> None:
    (question,) = contradicting(talk).questions
    assert "5800" in question.ask
    assert "6200" in question.ask
    assert talk.known()["monthly_wage"] == Decimal(5800)


def test_a_contradiction_is_asked_about_once(talk: Talk) -> None:
    contradicting(talk)
    assert not talk.says("那要准备什么证据").questions
    assert talk.case.contradictions


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("6200", 6200),
        ("以后面说的为准", 6200),
        ("现在说的对", 6200),
        ("先说的对", 5800),
        ("前面那个", 5800),
        ("工资是6200", 6200),
        ("工资5800", 5800),
        ("都不对，工资是6000", 6000),
    ],
)
def test_the_worker_decides(talk: Talk, said: str, value: int) -> None:
    contradicting(talk)
    inquiry = talk.says(said)
    assert talk.known()["monthly_wage"] == Decimal(value)
    assert not talk.case.contradictions
    assert not inquiry.questions


def test_to_be_more_precise_is_no_contradiction(talk: Talk) -> None:
    talk.says("公司没签合同，我2019年3月进的厂，在东莞")
    assert not talk.says("我是2019年3月15号进的厂").questions
    assert talk.known()["start"] == date(2019, 3, 15)


def test_leaving_later_is_no_contradiction(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞，还在职")
    assert not talk.says("我昨天离职了").questions


def test_what_the_boss_may_do_replaces_nothing(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我月薪5800，在东莞")
    talk.says("要是工资变成3000怎么办")
    assert talk.known()["monthly_wage"] == Decimal(5800)


# --- what-if ---


def test_a_what_if_changes_a_copy(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞")
    inquiry = talk.says("如果是深圳呢")
    assert inquiry.facts.get("city") == "深圳"
    assert inquiry.supposed is not None
    assert (inquiry.reply or "").startswith("假设")
    assert talk.known()["city"] == "东莞"


@pytest.mark.parametrize("said", ["就按深圳算", "就按这个算", "那就按深圳的算吧"])
def test_a_what_if_is_taken_over_when_the_worker_says_so(talk: Talk, said: str) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞")
    talk.says("如果是深圳呢")
    inquiry = talk.says(said)
    assert talk.known()["city"] == "深圳"
    assert inquiry.supposed is None
    assert not inquiry.questions


def test_a_question_behind_a_what_if_stays_within_it(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞")
    talk.says("如果是深圳呢")
    assert talk.says("那多少钱").facts.get("city") == "深圳"
    assert talk.says("要准备什么证据").facts.get("city") == "东莞"


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        ("那我辞职呢", "resigned"),
        ("如果我自己走呢", "resigned"),
        ("要是公司辞退我呢", "dismissed"),
        ("说不同意就走人 那我辞职有没有钱", "resigned"),
        ("那合同到期不续呢", "expiry"),
    ],
)
def test_a_supposed_way_of_leaving(talk: Talk, said: str, ground: str) -> None:
    talk.says("我在东莞做了三年，老板拖欠我三个月工资，还在职")
    inquiry = talk.says(said)
    assert inquiry.facts.get("ground") == ground
    assert inquiry.facts.get("employment_end") == NOW
    assert "ground" not in talk.known()
    assert talk.known()["employment_end"] is None


def test_a_first_message_supposes_nothing_apart(talk: Talk) -> None:
    assert talk.says("如果老板不发工资怎么办").supposed is None


# --- the rest of a conversation ---


@pytest.mark.parametrize("said", ["谢谢", "好的", "知道了，谢谢", "嗯嗯", "ok", "明白了", "行，先这样"])
def test_thanks_need_no_answer(talk: Talk, said: str) -> None:
    talk.says(STORY)
    inquiry = talk.says(said)
    assert inquiry.reply_alone
    assert talk.case.matters == ("wage-arrears",)


@pytest.mark.parametrize("said", ["好的那我辞职呢", "谢谢，那要多久", "行，我在东莞", "可以要赔偿吗"])
def test_thanks_with_more_are_answered(talk: Talk, said: str) -> None:
    talk.says(STORY)
    assert not talk.says(said).reply_alone


@pytest.mark.parametrize("said", ["上面第二条什么意思", "第2条我没看懂", "【2】是什么意思", "第二步怎么做"])
def test_a_point_of_the_last_answer(talk: Talk, said: str) -> None:
    talk.says(STORY)
    assert talk.says(said).point == 2


@pytest.mark.parametrize("said", ["劳动合同法第三十八条什么意思", "合同第二条写了自愿放弃"])
def test_an_article_is_no_point_of_the_answer(talk: Talk, said: str) -> None:
    talk.says(STORY)
    assert talk.says(said).point is None


def test_questions_may_be_reopened(talk: Talk) -> None:
    talk.says(STORY, then_asked=asked_for("unpaid_wages", "monthly_wage"))
    assert talk.says("还要告诉你什么").reopened
    assert not talk.says("还要多久").reopened


def test_a_second_matter_joins_the_case(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞")
    talk.says("对了，加班费也没给")
    assert set(talk.case.matters) >= {"wage-arrears", "overtime-pay"}
    assert talk.known()["city"] == "东莞"


def test_what_only_tells_a_circumstance_does_not_change_the_matter(talk: Talk) -> None:
    talk.says("尘肺怎么申请认定")
    inquiry = talk.says("没有合同 有社保记录5年")
    assert inquiry.matters[0] == "occupational-disease"


@pytest.mark.parametrize("said", ["你直接给我算个总数不行吗", "我想留还是拿钱 哪个好", "那个字真不是我签的"])
def test_whatever_is_said_in_a_conversation_belongs_to_it(talk: Talk, said: str) -> None:
    talk.says(STORY)
    inquiry = talk.says(said)
    assert inquiry.route == "answer"
    assert inquiry.matters[0] == "wage-arrears"


def test_a_story_whose_matter_is_not_plain_is_read_with_what_follows(talk: Talk) -> None:
    talk.says("手伤了")
    assert talk.case.story == "手伤了"
    inquiry = talk.says("在车间被冲床压的，老板不给报工伤，在顺德")
    assert inquiry.question.startswith("手伤了")
    assert not talk.case.story


def test_a_question_counts_when_it_was_put(talk: Talk) -> None:
    (question,) = asked_for("unpaid_wages", "monthly_wage")
    talk.says(STORY, then_asked=[question])
    assert talk.case.asked == (Asked(question, turn=1),)


def test_nothing_readable_in_a_conversation_does_not_start_it_anew(talk: Talk) -> None:
    talk.says("老板拖欠我三个月工资，我在东莞")
    inquiry = talk.says("呼噜哇啦")
    assert inquiry.route == "clarify"
    assert "前面说的" in (inquiry.reply or "")
    assert talk.known()["city"] == "东莞"


# --- one conversation knows nothing of another ---


def test_interleaved_conversations_in_threads_do_not_mix(library: Library) -> None:
    cities = ("东莞", "深圳", "佛山", "珠海", "中山", "惠州")

    def one(number: int) -> dict[str, Any]:
        city, talk = cities[number % len(cities)], Talk(library)
        talk.says(f"老板拖欠我三个月工资，我在{city}", then_asked=asked_for("unpaid_wages", "monthly_wage"))
        if number % 2:
            talk.says("如果是江门呢")
        talk.says(str(5000 + number))
        talk.says("忘了" if number % 3 else "谢谢")
        return talk.known()

    with ThreadPoolExecutor(max_workers=4) as pool:
        cases = list(pool.map(one, range(12)))
    for number, known in enumerate(cases):
        assert known["city"] == cities[number % len(cities)]
        assert known["monthly_wage"] == Decimal(5000 + number)


def test_two_conversations_turn_by_turn(library: Library) -> None:
    first, second = Talk(library), Talk(library)
    first.says("老板拖欠我三个月工资，我在东莞", then_asked=asked_for("unpaid_wages", "monthly_wage"))
    second.says("公司没签合同，我在深圳", then_asked=asked_for("double_wage", "employment_end"))
    first.says("6200")
    second.says("还在")
    assert "employment_end" not in first.known()
    assert "monthly_wage" not in second.known()
    assert first.case.matters == ("wage-arrears",)


def test_the_shared_questions_are_what_the_rules_ask() -> None:
    assert (CITY.missing().kind, EMPLOYMENT_END.missing().kind) == ("place", "day")
