"""Money as workers write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.facts.numbers import money_in, parse_number


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("5600", "5600"),
        ("5,600", "5600"),
        ("五千六", "5600"),
        ("五千六百五", "5650"),
        ("五千零六", "5006"),
        ("六千零五十", "6050"),
        ("1万2", "12000"),
        ("一万二", "12000"),
        ("1.2万", "12000"),
        ("一万零五百", "10500"),
        ("1万2000", "12000"),
        ("3k", "3000"),
        ("3k5", "3500"),
        ("1w", "10000"),
        ("两百五", "250"),
        ("二十五万三", "253000"),
        ("十一", "11"),
        ("12345.67", "12345.67"),
    ],
)
def test_an_amount(words: str, amount: str) -> None:
    assert parse_number(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["五六", "五六千", "百", "", "一千二千", "万"])
def test_what_is_no_single_number_is_not_guessed(words: str) -> None:
    assert parse_number(words) is None


@given(st.integers(0, 99_999_999))
def test_figures_are_read_back(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("发过500块高温费", [("500", False)]),
        ("拖欠一万二千元", [("12000", False)]),
        ("五千多块", [("5000", True)]),
        ("三百到五百元", [("500", True)]),
        ("五百元左右", [("500", True)]),
        ("2022年5月1日36度", []),
    ],
)
def test_money_in_a_sentence(text: str, amounts: list[tuple[str, bool]]) -> None:
    assert [(f"{m.amount:.0f}", m.vague) for m in money_in(text)] == [
        (amount, vague) for amount, vague in amounts
    ]
