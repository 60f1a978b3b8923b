"""Which figures a sentence says, and when another text says the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.figures import amount_of, figures, figures_of_value


def read(text: str) -> list[tuple[str, object, str]]:
    return [(one.kind, one.value, one.unit) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("可以要回 4,200.00 元", ("number", Decimal("4200"), "元")),
        ("4200元", ("number", Decimal("4200"), "元")),
        ("1.2万块", ("number", Decimal("12000"), "元")),
        ("三百块钱", ("number", Decimal("300"), "元")),
        ("降到33℃以下", ("number", Decimal("33"), "℃")),
        ("三十三度", ("number", Decimal("33"), "℃")),
        ("加付50%", ("number", Decimal("50"), "%")),
        ("百分之五十", ("number", Decimal("50"), "%")),
        ("共 14 个月", ("number", Decimal("14"), "个月")),
        ("十五日内", ("number", Decimal("15"), "天")),
        ("2024年9月30日", ("date", (2024, 9, 30), "")),
        ("22年5月", ("date", (2022, 5, None), "")),
        ("2024-09-30", ("date", (2024, 9, 30), "")),
        ("从6月到", ("date", (None, 6, None), "")),
        ("2021年起", ("date", (2021, None, None), "")),
        ("还差2000.00 元", ("number", Decimal("2000"), "元")),
        ("打12351问", ("phone", "12351", "")),
        ("打020-12345678", ("phone", "02012345678", "")),
    ],
)
def test_a_figure_is_read_in_either_numerals(text: str, expected: tuple[str, object, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "一起去找工会",
        "第一步先写信",
        "写一份请求",
        "两边都可以",
        "一样",
        "千万不要签字",
        "最后一天",
        "那一年",
    ],
)
def test_numerals_inside_ordinary_words_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_a_date_may_be_coarser_than_its_source_but_never_finer() -> None:
    source = figures_of_value(date(2022, 5, 1))
    assert all(one.within(source) for one in figures("2022年，2022年5月，5月1日"))
    assert not figures("2022年5月2日")[0].within(source)
    assert not figures("2022年5月1日")[0].within(figures("2022年5月"))


def test_the_unit_must_agree_where_both_say_one() -> None:
    assert figures("300元")[0].within(amount_of(Decimal("300.00")))
    assert not figures("300天")[0].within(amount_of(Decimal("300.00")))
    assert not figures("4,200.01元")[0].within(amount_of(Decimal("4200")))
