"""Lengths of time as people say them, in years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advisor.dialogue.facts.spans import spans


@pytest.mark.parametrize(
    ("words", "years", "certainty"),
    [
        ("三年半", "3.5", "stated"),
        ("2年零7个月", "2.58", "stated"),
        ("十年零一个月", "10.08", "stated"),
        ("一年九个月", "1.75", "stated"),
        ("十一个月零二十天", "0.97", "stated"),
        ("22个月", "1.83", "stated"),
        ("三个半月", "0.29", "stated"),
        ("廿八年", "28", "stated"),
        ("三十年", "30", "stated"),
        ("半年多", "0.5", "at_least"),
        ("两年多", "2", "at_least"),
        ("九个多月", "0.75", "at_least"),
        ("快三年", "3", "about"),
        ("5年左右", "5", "about"),
        ("三个学期", "1.5", "about"),
    ],
)
def test_a_span_is_read_with_its_certainty(words: str, years: str, certainty: str) -> None:
    (span,) = spans(words)
    assert (span.years, span.certainty) == (Decimal(years), certainty)
    assert "E" not in str(span.years)


@pytest.mark.parametrize(
    "words", ["几年", "三四年", "好几个月", "2019年", "去年", "十几年", "三年合同", "5月份", "两年级"]
)
def test_what_names_no_length_is_none(words: str) -> None:
    assert spans(words) == ()


def test_a_wage_behind_the_years_is_no_month() -> None:
    assert [span.years for span in spans("照顾老人五年一个月6200")] == [Decimal(5)]
