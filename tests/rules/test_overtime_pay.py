"""What a table of cases cannot say of overtime pay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.domain import Award, Fact, Facts, Inquiry
from advisor.rules import evaluate
from advisor.rules.entitlements.overtime_pay import OVERTIME_PAY
from advisor.rules.inputs import InputError
from advisor.sources import Library

TODAY = date(2026, 11, 22)


def compute(library: Library, **inputs: Any) -> Award:
    return evaluate("overtime_pay", inputs, library=library)


WAGE = {"monthly_base": 3480}
NATIONAL_DAY = {"dates": ["2026-10-01"], "hours_per_day": 8}
FEBRUARY = {"weekday_hours": {"2026-02": 1}}


@pytest.mark.parametrize(
    ("inputs", "name", "says"),
    [
        ({"monthly_base": 0, "weekday_hours": 1}, "monthly_base", "要大于零"),
        ({**WAGE, "weekday_hours": 401}, "weekday_hours", "0到400"),
        ({**WAGE, "weekday_hours": "-1"}, "weekday_hours", "不能是负数"),
        (
            {**WAGE, "weekday_hours": {"2026-02": 400}, "rest_day_hours": {"2026-02": 300}},
            "weekday_hours",
            "全部时间",
        ),
        ({**WAGE, **FEBRUARY, "rest_day_hours": 3}, "rest_day_hours", "按月写"),
        ({**WAGE, **FEBRUARY, "month": "2026-03"}, "month", "只用一种写法"),
        ({**WAGE, **FEBRUARY, "paid": {"2026-03": 1}}, "paid", "没有加班小时"),
        ({"monthly_base": {"2026-02": 3480}, "weekday_hours": 5}, "monthly_base", "也要按月写"),
        ({"monthly_base": {"2026-03": 3480}, **FEBRUARY}, "monthly_base", "2026年2月"),
        ({**WAGE, **NATIONAL_DAY, "hours_per_day": 25}, "hours_per_day", "0到24"),
        ({**WAGE, **NATIONAL_DAY, "dates": ["2026-10-01", "2026-10-01"]}, "dates", "写了两次"),
        ({**WAGE, **NATIONAL_DAY, "holiday_hours": 8}, "holiday_hours", "会算两遍"),
        ({**WAGE, **NATIONAL_DAY, "employment_end": "2026-09-30"}, "dates", "晚于离职"),
        ({**WAGE, **NATIONAL_DAY, "filing": "2026-09-30"}, "dates", "晚于申请"),
        ({"piece_price": 2, "weekday_pieces": 10, "weekday_hours": 3}, "piece_price", "分开算"),
        ({**WAGE, "system": "固定"}, "system", "没有“固定”这一项"),
    ],
)
def test_what_cannot_be_is_one_clear_line(
    inputs: dict[str, Any], name: str, says: str, library: Library
) -> None:
    with pytest.raises(InputError) as caught:
        compute(library, **inputs)
    assert caught.value.name == name
    assert says in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("cycle", "name", "says"),
    [
        ({"cycle": "quarter", "year": 2026, "period": 5}, "period", "没有第5个周期"),
        ({"cycle": "year", "year": 2026, "period": 2}, "period", "没有第2个周期"),
        ({"cycle": "quarter", "year": 2026, "period": 1, "month": "2026-05"}, "period", "没有2026年5月"),
        ({"cycle": "month", "year": 2025, "month": "2026-05"}, "year", "不一致"),
        ({"cycle": "month", "year": 2026, "period": 2, "total_hours": 673}, "total_hours", "全部时间"),
        ({"cycle": "month", "year": 2026, "period": 2, "holiday_hours": 181}, "holiday_hours", "还多"),
    ],
)
def test_a_cycle_that_cannot_be(cycle: dict[str, Any], name: str, says: str, library: Library) -> None:
    told = {
        "city": "深圳",
        "system": "comprehensive",
        "approved": True,
        "monthly_base": 4350,
        "total_hours": 180,
    }
    with pytest.raises(InputError, match=says) as caught:
        compute(library, **{**told, **cycle})
    assert caught.value.name == name


def test_a_month_names_its_cycle(library: Library) -> None:
    told = {"city": "深圳", "system": "comprehensive", "approved": True, "monthly_base": 4350}
    award = compute(library, **told, cycle="quarter", month="2026-08", total_hours=500)
    assert award.items[0].label == "2026年第3季度"
    assert str(award.total) == "150.00"


def test_holiday_hours_of_a_cycle_may_be_told_by_dates(library: Library) -> None:
    told = {
        "city": "深圳",
        "system": "comprehensive",
        "approved": True,
        "cycle": "month",
        "monthly_base": 4350,
    }
    by_dates = compute(
        library,
        **told,
        month="2026-10",
        total_hours=180,
        dates=["2026-10-01", "2026-10-02", "2026-10-04"],
        hours_per_day=8,
    )
    by_hours = compute(library, **told, month="2026-10", total_hours=180, holiday_hours=16)
    assert by_dates.total == by_hours.total


def test_chinese_names_and_values(library: Library) -> None:
    english = compute(library, city="广州", system="standard", monthly_base=6000, weekday_hours=10)
    assert compute(library, 城市="广州市", 工时制度="标准工时", 月薪="6000元", 平时加班="10小时") == english


def test_shenzhen_stands_on_its_own_regulation(library: Library) -> None:
    award = compute(library, city="深圳", monthly_base=6000, weekday_hours=10, month="2026-10")
    names = {ref.instrument for step in award.steps for ref in step.basis}
    assert "深圳市员工工资支付条例" in names and "深圳经济特区和谐劳动关系促进条例" in names
    assert "广东省工资支付条例" not in names
    assert not award.alternatives


def test_the_date_of_the_law_settles_the_minimum_wage_where_no_month_was_told(library: Library) -> None:
    claim = {"city": "广州", "monthly_base": 2000, "weekday_hours": 10}
    then = evaluate("overtime_pay", claim, library=library, as_of=date(2024, 5, 1))
    now = evaluate("overtime_pay", claim, library=library, as_of=TODAY)
    assert (str(then.total), str(now.total)) == ("198.28", "231.03")


def test_an_ordinary_claim_has_few_remarks(library: Library) -> None:
    award = compute(library, city="广州", monthly_base=6000, dates=["2026-10-01"], hours_per_day=8)
    assert len(award.warnings) <= 6


def test_guangdongs_articles_are_not_cited_before_they_were_renumbered(library: Library) -> None:
    award = compute(library, city="广州", monthly_base=6000, weekday_hours=10, month="2015-10")
    assert "广东省工资支付条例" not in {ref.instrument for step in award.steps for ref in step.basis}


def conversation(**facts: Any) -> Inquiry:
    entries = {name: Fact(name, value, str(value)) for name, value in facts.items()}
    return Inquiry("国庆加班没有加班费", TODAY, TODAY, facts=Facts(entries))


def test_a_conversation_supposes_employment_and_asks() -> None:
    case = OVERTIME_PAY.from_inquiry(conversation(), {"monthly_base": 6000, "holiday_hours": 24})
    assert case.inputs["employment_end"] is None
    assert [entry.fact for entry in case.missing] == ["employment_end"]
    assert any("先按现在还在职算" in line for line in case.warnings)


def test_a_conversation_takes_the_monthly_wage_for_the_base_and_says_so() -> None:
    case = OVERTIME_PAY.from_inquiry(conversation(monthly_wage=6000), {"employment_end": None})
    assert case.inputs["monthly_base"] == 6000
    assert [entry.fact for entry in case.missing] == ["monthly_base"]
    told = OVERTIME_PAY.from_inquiry(conversation(monthly_wage=6000), {"package_pay": 5000})
    assert "monthly_base" not in told.inputs


def test_whoever_left_without_a_day_is_asked_first() -> None:
    case = OVERTIME_PAY.from_inquiry(conversation(employed=False, over_age=True), {"monthly_base": 6000})
    assert [entry.fact for entry in case.blocking] == ["employment_end"]
    assert case.deadlines and all(deadline.day is None for deadline in case.deadlines)
    assert any("退休年龄" in line for line in case.warnings)
