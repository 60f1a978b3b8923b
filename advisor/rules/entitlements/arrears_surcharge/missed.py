"""What an order asked for, and what was paid by its last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.rules.entitlements.arrears_surcharge.inputs import Payment
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.trace import ZERO


@dataclass(frozen=True, slots=True)
class Missed:
    """What an order asked for and what was paid, in yuan."""

    owed: Decimal
    due: date
    in_time: Decimal
    """Paid by the last day."""
    late: Decimal
    undated: Decimal
    """Paid on a day nobody told."""

    @property
    def unpaid(self) -> Decimal:
        """When the last day passed; payments without a day are taken to have come in time."""
        return max(ZERO, self.owed - self.in_time - self.undated)

    @property
    def left(self) -> Decimal:
        """Of the debt itself, today."""
        return max(ZERO, self.unpaid - self.late)


def issued_on(inputs: Inputs) -> date | bool:
    """The day of the order; True where there was one on a day not told."""
    told: date | bool | None = inputs.day("order_issued")
    return False if told is None else told


def check(issued: date | bool, inputs: Inputs) -> None:
    """Raises `InputError` where the day of the order contradicts another."""
    due, filing = inputs.day("order_due"), inputs.day("filing")
    if not isinstance(issued, date):
        return
    if due is not None and due < issued:
        raise InputError("order_due", f"责令的期限 {due} 早于责令的日期 {issued}，请核对。")
    if filing is not None and issued > filing:
        raise InputError("order_issued", f"责令的日期 {issued} 晚于申请日期 {filing}，请核对。")


def missed_by(inputs: Inputs, due: date) -> Missed:
    owed = inputs.number("owed") or ZERO
    payments: Sequence[Payment] = inputs.many("paid")

    def paid(when: Any) -> Decimal:
        return sum((owed if sum_ is None else sum_ for day, sum_ in payments if when(day)), ZERO)

    return Missed(
        owed,
        due,
        in_time=paid(lambda day: day is not None and day <= due),
        late=paid(lambda day: day is not None and day > due),
        undated=paid(lambda day: day is None),
    )
