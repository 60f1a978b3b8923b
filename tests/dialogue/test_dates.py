"""What stretches of everyday Chinese name which days; asked on 30 September 2024."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.facts.dates import find_dates
from advisor.dialogue.reading import read

TODAY = date(2024, 9, 30)


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("2022年5月1日", 2022, 5, 1),
        ("22年5月", 2022, 5, None),
        ("2022.5.1", 2022, 5, 1),
        ("2022-05-01", 2022, 5, 1),
        ("2022/5/1", 2022, 5, 1),
        ("20220501", 2022, 5, 1),
        ("22.5.1", 2022, 5, 1),
        ("二零二二年五月一日", 2022, 5, 1),
        ("二二年五月一号", 2022, 5, 1),
        ("２０２２年５月１日", 2022, 5, 1),
        ("2022 年 5 月 1 日", 2022, 5, 1),
        ("去年七月", 2023, 7, None),
        ("去年的8月份", 2023, 8, None),
        ("今年6月中旬", 2024, 6, 15),
        ("今年8月底", 2024, 8, 31),
        ("前年2月底", 2022, 2, 28),
        ("上个月15号", 2024, 8, 15),
        ("上上个月", 2024, 7, None),
        ("五一那天", None, 5, 1),
        ("去年五一", 2023, 5, 1),
        ("今年元旦", 2024, 1, 1),
        ("2023年国庆节", 2023, 10, 1),
        ("8月20号", None, 8, 20),
        ("十二月十五号", None, 12, 15),
        ("廿三号", None, None, 23),
        ("昨天", 2024, 9, 29),
        ("去年中秋节", 2023, 9, 29),
        ("上周三", 2024, 9, 25),
        ("8月20走的", None, 8, 20),
        ("今年三月十二请病假", 2024, 3, 12),
        ("95年3月", 1995, 3, None),
        ("六六年三月", 1966, 3, None),
        ("去年正月十六", 2023, 2, 6),
        ("8月4000", None, 8, None),
        ("7月30多度", None, 7, None),
        ("8月24个工", None, 8, None),
    ],
)
def test_one_date_is_read_as_it_was_said(
    words: str, year: int | None, month: int | None, day: int | None
) -> None:
    (mention,) = find_dates(read(words).text, TODAY)
    assert (mention.year, mention.month, mention.day) == (year, month, day)


def test_a_month_of_wages_is_not_january() -> None:
    assert find_dates(read("一月3300").text, TODAY) == ()


@pytest.mark.parametrize(
    "words", ["2022年夏天", "三年前", "前年年底", "半年前", "年后", "2022年", "国庆后", "2022年度"]
)
def test_what_names_no_month_is_no_date(words: str) -> None:
    (mention,) = find_dates(read(words).text, TODAY)
    assert mention.precision == "vague"


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("6到10月", (6, 7, 8, 9, 10)),
        ("7、8月", (7, 8)),
        ("7月和8月", (7, 8)),
        ("2022年6月到10月", (6, 7, 8, 9, 10)),
    ],
)
def test_spans_and_lists_of_months(words: str, months: tuple[int, ...]) -> None:
    (mention,) = find_dates(read(words).text, TODAY)
    assert mention.months == months


@pytest.mark.parametrize(
    "words", ["36.5度", "13.8元", "一个月", "五一百货", "三十五六度", "3号车间", "12号楼", "制度", "每月"]
)
def test_these_are_no_dates(words: str) -> None:
    assert find_dates(read(words).text, TODAY) == ()


def test_a_day_that_no_month_has() -> None:
    (mention,) = find_dates("2023年2月30日", TODAY)
    assert mention.precision == "impossible"


def test_the_second_end_of_a_span_takes_the_year_of_the_first() -> None:
    first, second = find_dates("2022年5月1日到8月20日", TODAY)
    assert (first.year, second.year) == (2022, 2022)
    first, second = find_dates("2022年11月1日到2月20日", TODAY)
    assert (first.year, second.year) == (2022, 2023)


@given(st.dates(date(2012, 1, 1), date(2024, 9, 30)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    written = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        day.isoformat(),
        f"{day:%y}年{day.month}月{day.day}号",
    )
    for words in written:
        (mention,) = find_dates(words, TODAY)
        assert mention.in_year(mention.year or 0) == day


def test_common_wordings_do_not_load_the_time_library() -> None:
    code = (
        "import sys\nfrom datetime import date\n"
        "from advisor.dialogue.facts.dates import find_dates\nfrom advisor.dialogue.reading import read\n"
        "for words in ('我2022年5月1日进厂，去年8月20号走的', '五一那天', '上个月15号', '三年前', '8月底'):\n"
        "    find_dates(read(words).text, date(2024, 9, 30))\n"
        "assert not {'jionlp', 'jieba'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_time_library_keeps_quiet() -> None:
    code = (
        "from datetime import date\nfrom advisor.dialogue import quiet\n"
        "print(quiet.one_day('去年中秋节', date(2024, 9, 30)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2023-09-29\n"
