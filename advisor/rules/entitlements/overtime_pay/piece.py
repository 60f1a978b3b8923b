"""Piece rates: work beyond the quota and outside normal hours, at multiples of the normal piece price.

《工资支付暂行规定》 art. 13(2); in Guangdong also 《广东省工资支付条例》 art. 21. Where the price itself
was paid already, only what the multiples add to it is due.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import Alternative
from advisor.rules.claims import Line
from advisor.rules.entitlements.overtime_pay.inputs import COMPREHENSIVE
from advisor.rules.entitlements.overtime_pay.law import (
    DUTY,
    GD_PIECES,
    GD_RATES,
    ON_TOP,
    RULES,
    SZ_RATES,
    applying,
)
from advisor.rules.entitlements.overtime_pay.pay import Rates
from advisor.rules.entitlements.overtime_pay.worked import law_day
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import Number, Trace, fen

NO_PIECES = Decimal(0)
PIECES = ("weekday_pieces", "rest_day_pieces", "holiday_pieces")
ON_TOP_READING = "法定节假日的300%是另外付的：单价已经发过，节假日做的件还是再付三倍单价。"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces made in overtime, by class of day."""

    weekday: Decimal
    rest_day: Decimal
    holiday: Decimal

    @classmethod
    def of(cls, inputs: Inputs) -> Pieces:
        """Raises `InputError` for rest-day pieces under comprehensive hours, which have no such class."""
        counts = [inputs.number(name) or NO_PIECES for name in PIECES]
        comprehensive = inputs.text("system") == COMPREHENSIVE and inputs.flag("approved") is not False
        if comprehensive and counts[1]:
            raise InputError(
                "rest_day_pieces",
                "综合计算工时没有休息日的两倍；周期里超出来的件请写到“工作日加班做的件数”。",
            )
        return cls(*counts)


def line(trace: Trace, inputs: Inputs, figures: Figures, *, paid: bool, rates: Rates, mark: str = "") -> Line:
    """The one line of a piece-rate claim; `paid` when the price itself was paid already."""
    month, on, price = (
        inputs.month("month"),
        law_day(inputs, figures),
        inputs.number("piece_price") or NO_PIECES,
    )
    pieces, less = Pieces.of(inputs), Decimal(1) if paid else NO_PIECES
    parts: list[str] = []
    numbers: dict[str, Number] = {}
    for name, count, rate in (
        ("工作日", pieces.weekday, rates.weekday),
        ("休息日", pieces.rest_day, rates.rest_day),
        ("节假日", pieces.holiday, rates.holiday),
    ):
        if count:
            multiple = f"（{{{name}倍数}} − 1）" if paid else f" {{{name}倍数}}"
            parts.append(f"{{{name}件数}} ×{multiple}")
            numbers |= {f"{name}件数": count, f"{name}倍数": rate}
    weighted = (
        pieces.weekday * (rates.weekday.value - less)
        + pieces.rest_day * (rates.rest_day.value - less)
        + pieces.holiday * (rates.holiday.value - less)
    )
    basis = applying(figures, on, DUTY, RULES, guangdong=(GD_PIECES, GD_RATES), shenzhen=(SZ_RATES,))
    label = month.label if month else "加班（没说月份）"
    trace.add(
        f"{label}，按倍数折算的件数{mark}",
        " + ".join(parts) or "{没有件数}",
        numbers or {"没有件数": 0},
        weighted,
        unit="件",
        basis=basis,
        on=on,
    )
    amount = trace.add(
        f"{label}，计件加班费{mark}",
        "{单价} × {折算的件数}",
        {"单价": price, "折算的件数": weighted},
        price * weighted,
        basis=basis,
        on=on,
    )
    note = "单价已经发过，只算多出来的倍数" if paid else "单价还没有发过，按全部倍数算"
    return Line(label, amount, note, month.first if month else None, month.last if month else None)


def on_top(inputs: Inputs, figures: Figures, rates: Rates, amount: Decimal) -> Alternative | None:
    """The reading by which the 300 % of a holiday is paid beside the price; None without holiday pieces."""
    pieces = Pieces.of(inputs)
    if not pieces.holiday:
        return None
    price = inputs.number("piece_price") or NO_PIECES
    basis = figures.in_force(law_day(inputs, figures), ON_TOP)
    weighted = (
        pieces.weekday * (rates.weekday.value - 1)
        + pieces.rest_day * (rates.rest_day.value - 1)
        + pieces.holiday * rates.holiday.value
    )
    return (
        Alternative(ON_TOP_READING, fen(price * weighted), basis) if fen(price * weighted) != amount else None
    )
