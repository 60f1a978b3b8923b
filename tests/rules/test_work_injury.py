"""What the table of examples cannot say: last days, payers, nonsense."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.errors import UserError
from advisor.rules import evaluate
from advisor.sources import Library

INJURED = {"city": "广州", "grade": 10, "insured_wage": 6000, "average_wage": 9000, "employment_ends": False}


def last_days(library: Library, **facts: object) -> dict[str, date | None]:
    award = evaluate("work_injury", {**INJURED, **facts}, library=library)
    return {one.label: one.day for one in award.deadlines}


def test_the_employer_has_thirty_days_and_the_worker_one_year(library: Library) -> None:
    assert last_days(library, injury="2026-11-02")["公司申请工伤认定"] == date(2026, 12, 2)
    assert last_days(library, injury="2026-03-09")["自己申请工伤认定"] == date(2027, 3, 9)


def test_a_last_day_on_a_rest_day_moves_on(library: Library) -> None:
    assert last_days(library, injury="2024-11-30")["自己申请工伤认定"] == date(2025, 12, 1)
    assert last_days(library, graded="2026-11-06")["不服鉴定结论，申请再次鉴定"] == date(2026, 11, 23)


def test_a_leap_day_has_its_year_end_in_february(library: Library) -> None:
    assert last_days(library, injury="2024-02-29")["自己申请工伤认定"] == date(2025, 2, 28)


def test_once_recognised_there_is_nothing_to_apply_for(library: Library) -> None:
    assert last_days(library, injury="2026-03-09", recognised=True) == {}


def test_whoever_let_the_year_for_recognition_pass_is_told_first(library: Library) -> None:
    late = {**INJURED, "injury": "2025-03-10", "recognised": False}
    told = evaluate("work_injury", {**late, "filing": "2026-03-11"}, library=library).warnings
    assert "自己申请的一年已经过了" in told[0]
    in_time = evaluate("work_injury", {**late, "filing": "2026-03-10"}, library=library).warnings
    assert not any("已经过了" in line for line in in_time)


def test_the_last_days_are_told_before_the_sum_can_be_had(library: Library) -> None:
    award = evaluate("work_injury", {"city": "广州", "injury": "2026-03-09"}, library=library)
    assert award.outcome == "missing"
    assert [one.label for one in award.deadlines] == ["公司申请工伤认定", "自己申请工伤认定"]


def test_each_line_names_its_payer(library: Library) -> None:
    leaving = {
        **INJURED,
        "employment_ends": True,
        "wage_before_end": 6000,
        "insured": True,
        "actual_wage": 7000,
    }
    award = evaluate("work_injury", leaving, library=library)
    payers = {item.label: item.note.split("；")[0] for item in award.items}
    assert payers == {
        "一次性伤残补助金": "工伤保险基金付",
        "一次性伤残补助金，少报工资的差额": "公司付",
        "一次性工伤医疗补助金": "工伤保险基金付",
        "一次性工伤医疗补助金，少报工资的差额": "公司付",
        "一次性伤残就业补助金": "公司付",
        "一次性伤残就业补助金，少报工资的差额": "公司付",
    }


@pytest.mark.parametrize("written", ["9", 9, "9级", "九级", "九级伤残", "伤残九级", " ９级 "])
def test_a_grade_may_be_written_as_people_do(library: Library, written: object) -> None:
    award = evaluate("work_injury", {**INJURED, "grade": written}, library=library)
    assert award.total == 54000


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"grade": 0}, "伤残等级"),
        ({"grade": 11}, "伤残等级"),
        ({"grade": "十一级"}, "伤残等级"),
        ({"grade": "1.5"}, "伤残等级"),
        ({"average_wage": 0}, "职工月平均工资"),
        ({"insured_wage": -1}, "不能是负数"),
        ({"insured_wage": "很多"}, "要写一个数"),
        ({"city": "不存在的地方"}, "不认识"),
        ({"employment_end": "2026-03-01"}, "又说劳动关系不结束"),
        ({"end_reason": "辞职"}, "又说不结束"),
        ({"injury": "2026-03-09", "graded": "2026-03-08"}, "早于受伤日期"),
        ({"injury": "2026-03-09", "filing": "2026-03-08"}, "早于受伤日期"),
        ({"refused": "2026-03-09", "filing": "2026-03-08", "insured": False}, "早于公司明确不付那天"),
        ({"city": "武汉", "grade": 3, "care_level": 4}, "只分3级"),
    ],
)
def test_nonsense_is_one_clear_line(library: Library, facts: dict[str, object], says: str) -> None:
    with pytest.raises(UserError, match=says):
        evaluate("work_injury", {**INJURED, **facts}, library=library)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"death": "2026-13"}, "看不懂"),
        ({"death": "2026-02-30"}, "不存在"),
        ({"death": "昨天"}, "看不懂"),
        ({"lone_dependants": 2, "other_dependants": 1}, "总人数还多"),
        ({"injury": "2026-05-09"}, "早于受伤日期"),
        ({"filing": "2026-03-01"}, "早于去世日期"),
    ],
)
def test_nonsense_about_a_death_is_one_clear_line(
    library: Library, facts: dict[str, object], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        evaluate("work_injury_death", {"death": "2026-03-09", "average_wage": 9000, **facts}, library=library)


def test_a_death_may_be_told_by_its_month(library: Library) -> None:
    by_month, by_day = (
        evaluate("work_injury_death", {"death": told, "average_wage": 9000}, library=library).total
        for told in ("2026-03", "2026年3月9日")
    )
    assert by_month == by_day
