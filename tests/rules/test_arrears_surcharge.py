"""What must hold of the surcharge for any inputs, and inputs that contradict each other."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award, Inquiry
from advisor.rules import evaluate
from advisor.rules.entitlements.arrears_surcharge import ARREARS_SURCHARGE
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
DUE = date(2026, 3, 15)
sums = st.decimals("0.02", 1000000, places=2)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    given_ = {"owed": 9000, "order_issued": "2026-03-01", "order_due": DUE, **inputs}
    return evaluate("arrears_surcharge", given_, library=LIBRARY)


@quick
@given(sums, sums, st.integers(-20, 20))
def test_half_to_the_whole_of_what_was_unpaid_on_the_last_day(owed: Decimal, paid: Decimal, day: int) -> None:
    award = compute(owed=owed, paid={str(DUE + timedelta(days=day)): paid})
    unpaid = max(Decimal(0), owed - paid) if day <= 0 else owed
    if unpaid == 0:
        assert award.outcome == "not_applicable" and award.total == 0
        return
    half = (unpaid / 2).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    found = (award.total, award.total) if award.outcome == "award" else (award.low, award.high)
    assert found == (half, unpaid)


@quick
@given(sums, sums)
def test_never_anything_without_an_order(owed: Decimal, paid: Decimal) -> None:
    award = compute(owed=owed, paid=paid, order_issued=None)
    assert award.outcome == "not_applicable" and award.total == award.amount == 0
    assert award.warnings and award.basis


@pytest.mark.parametrize("word", [False, "false", "否", "没有", "没责令", None, "null"])
def test_no_order_however_it_is_said(word: object) -> None:
    assert compute(order_issued=word).outcome == "not_applicable"


@pytest.mark.parametrize("word", [True, "true", "是", "已责令", date(2026, 3, 1), "2026年3月1日"])
def test_an_order_however_it_is_said(word: object) -> None:
    assert compute(order_issued=word).outcome == "range"


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"order_due": "2026-02-28"}, "早于责令的日期"),
        ({"order_issued": "2026-03-02", "filing": "2026-03-01"}, "责令的日期 2026-03-02 晚于申请日期"),
        (
            {
                "order_issued": "2026-03-02",
                "order_due": None,
                "filing": "2026-03-01",
                "employment_end": "2026-01-01",
            },
            "责令的日期 2026-03-02 晚于申请日期",
        ),
        ({"filing": "2026-03-20", "interrupted": "2026-03-21"}, "讨要或投诉的日期 2026-03-21 晚于申请日期"),
        ({"paid": "2026-03-10:1,2026-03-10:2"}, "同一天写了两次"),
        ({"paid": "2026-03-10:1,还有一些"}, "日期:金额"),
        ({"paid": "2026-13-10"}, "不存在"),
        ({"paid": "一些"}, "要写一个数"),
        ({"paid": -1}, "不能是负数"),
        ({"order_issued": "也许"}, "看不懂"),
        ({"owed_for": "奶茶"}, "没有"),
    ],
)
def test_nonsense_is_one_clear_line(inputs: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        compute(**inputs)


def test_payments_told_by_month_in_a_conversation_count_as_a_sum() -> None:
    inquiry = Inquiry("加付", date(2026, 11, 22), date(2026, 11, 22))
    paid = {"2026-03": Decimal(1000), "2026-04": Decimal(500)}
    assert ARREARS_SURCHARGE.from_inquiry(inquiry, {"paid": paid}).inputs == {"paid": Decimal(1500)}
