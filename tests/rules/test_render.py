"""One award for three readers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from advisor.domain import Award, Item
from advisor.rules import evaluate
from advisor.rules.render import lawyer_table, one_line, worker_table
from advisor.sources import Library

ZHANG = {"city": "佛山", "start": "2022-05-01", "post": "indoor_uncooled"}


def award(library: Library, **inputs: Any) -> Award:
    return evaluate("high_temperature_allowance", {**ZHANG, **inputs}, library=library)


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_one_line_says_the_sum_its_bands_and_its_doubt(library: Library) -> None:
    line = one_line(award(library, employment_end=None, filing="2026-11-22"))
    assert (
        line
        == "高温津贴：现在能要7,500.00元（近几年3,000.00元，更早4,500.00元）（标准还没有核对到官方原文）。"
    )


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (
            {"employment_end": "2024-10-31", "filing": "2025-11-03"},
            "现在能要0.00元（一共欠4,500.00元，过了时效4,500.00元）",
        ),
        ({"start": None, "end": "2024-10-31"}, "还缺：您是哪年哪月哪日入职的"),
        (
            {"start": "2024-07-01", "end": "2024-07-31", "attended_days": {"2024-07": 11}},
            "151.80元至300.00元",
        ),
        ({"post": "indoor_cooled"}, "第十七条"),
        ({"start": "2011-06-01", "end": "2011-07-31"}, "2012年6月1日以前"),
        ({"city": "杭州", "end": "2024-10-31"}, "杭州的标准我们没有核对过"),
    ],
)
def test_one_line_for_every_outcome(library: Library, inputs: dict[str, Any], words: str) -> None:
    line = one_line(award(library, **inputs))
    assert words in line and "\n" not in line


def test_the_worker_sees_months_that_add_up(library: Library) -> None:
    rows = cells(worker_table(award(library, employment_end="2024-08-20", filing="2024-09-30")))
    assert rows[0] == ["月份", "还欠（元）", "说明"]
    assert rows[2] == ["2022年6月", "300.00", ""]
    assert rows[-2] == ["2024年8月", "193.20", "1日至20日，周一到周五共14天"]
    assert rows[-1][:2] == ["**合计**", "**3,793.20**"]
    assert len(rows) == 2 + 13 + 1


def test_the_worker_sees_what_time_took(library: Library) -> None:
    rows = cells(worker_table(award(library, employment_end="2024-10-31", filing="2025-11-03")))
    assert rows[-1] == ["**现在能要**", "**0.00**", "其余过了仲裁时效"]


def test_the_lawyer_sees_each_step_with_its_numbers_basis_and_figures(library: Library) -> None:
    rows = cells(lawyer_table(award(library, employment_end="2024-08-20", filing="2024-09-30")))
    assert all(len(row) == 7 for row in rows)
    partial = next(row for row in rows if "2024年8月" in row[1])
    assert partial[2] == "取小（月标准，日标准 × 天数）"
    assert partial[3] == "取小（300，13.8 × 14）"
    assert partial[4] == "193.20元"
    assert "《防暑降温措施管理办法》第十七条" in partial[5]
    assert "heat_allowance_daily@广东 = 13.8元/日（2021-06-01起，二手资料）" in partial[6]


INJURED = {"city": "广州", "insured_wage": 9000, "average_wage": 9000, "insured": True}


def test_what_is_paid_each_month_is_not_in_the_sum_of_what_is_paid_once(library: Library) -> None:
    injured = evaluate("work_injury", {**INJURED, "grade": 3, "care_level": None}, library=library)
    assert cells(worker_table(injured))[0] == ["项目", "结果", "说明"]
    assert [row[:2] for row in cells(worker_table(injured))[2:]] == [
        ["一次性伤残补助金", "207000.00元"],
        ["伤残津贴", "7200.00元/月"],
        ["**一次性合计**", "**207,000.00元**"],
    ]
    assert "没有加进来" in worker_table(injured).splitlines()[-1]


def test_a_range_and_what_time_took_are_shown_beside_monthly_sums(library: Library) -> None:
    leaving = evaluate("work_injury", {**INJURED, "grade": 5}, library=library)
    assert cells(worker_table(leaving))[-1][:2] == ["**一次性合计**", "**162,000.00 至 702,000.00元**"]
    late = {"insured": False, "actual_wage": 9000, "refused": "2025-03-03", "filing": "2026-03-04"}
    barred = evaluate("work_injury", {**INJURED, **late, "grade": 1, "care_level": None}, library=library)
    assert [row[:2] for row in cells(worker_table(barred))[-2:]] == [
        ["**一次性合计**", "**243,000.00元**"],
        ["**现在能要**", "**0.00元**"],
    ]


def made(unit: str, *items: Item, **sums: Any) -> list[list[str]]:
    return [row[:2] for row in cells(worker_table(Award("x", "award", unit=unit, items=items, **sums)))[2:]]


def test_only_money_is_added_up_beside_other_units() -> None:
    days, first, second = Item("天数", "3", "天"), Item("一", "1.00", "元"), Item("二", "2.00", "元")
    three: dict[str, Any] = {"total": Decimal("3.00"), "amount": Decimal("3.00")}
    assert made("元", days, first, second, **three)[-1] == ["**合计**", "**3.00元**"]
    assert made("元", days, Item("应付", "3.00", "元"), **three)[-1] == ["应付", "3.00元"]
    assert made("元", days, total=Decimal("0.00"), amount=Decimal("0.00"))[-1] == ["天数", "3天"]
    assert made("天", days, first, total=Decimal(3), amount=Decimal(3))[-1] == ["一", "1.00元"]
    assert made("天", days, days, total=Decimal(6), amount=Decimal(6))[-1] == ["**合计**", "**6**"]
    assert made("天", days, low=Decimal(2), high=Decimal(3))[-1] == ["**合计**", "**2 至 3**"]


def test_tables_are_empty_where_there_is_nothing_to_show(library: Library) -> None:
    nothing = award(library, start=None)
    assert worker_table(nothing) == "" and lawyer_table(nothing) == ""
