"""One award for three readers."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.domain import Award
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


def test_tables_are_empty_where_there_is_nothing_to_show(library: Library) -> None:
    nothing = award(library, start=None)
    assert worker_table(nothing) == "" and lawyer_table(nothing) == ""
