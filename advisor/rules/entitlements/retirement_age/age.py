"""When somebody retires: the age in months and the month, by category.

《国务院关于渐进式延迟法定退休年龄的办法》 art. 1: from 2025-01 whoever reaches the original age
retires one month later for every started step of 4 (men, women of 55) or 2 months (women of 50), up to the
final age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import Trace

MEASURES = "国务院关于渐进式延迟法定退休年龄的办法"
DELAYED = ProvisionRef(MEASURES, "第一条")


def distance(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.number - first.number


@dataclass(frozen=True, slots=True)
class Retirement:
    """When one category retires. `age` in months."""

    base: Figure
    reached: Month
    """The month of the original age."""
    age: int
    month: Month
    on: date
    delayed: bool


def retirement(birth: Month, category: str, figures: Figures, trace: Trace, mark: str = "") -> Retirement:
    """The retirement month of a category, with its steps."""
    first_day = figures.first_day(f"retirement_step_months_{category}")
    if first_day is None:
        raise ValueError("the delay has no first day")
    base = figures.need(f"retirement_base_years_{category}", first_day)
    reached = birth.plus(base.whole * 12)
    delayed = reached.first >= first_day
    on = first_day if delayed else reached.first
    base = figures.need(f"retirement_base_years_{category}", on)
    original = base.whole * 12
    trace.add(
        f"原来的退休年龄{mark}",
        "{原来的年龄} × 12",
        {"原来的年龄": base},
        Decimal(original),
        unit="个月",
        basis=(base.reference,),
        on=on,
    )
    if not delayed:
        return Retirement(base, reached, original, reached, on, delayed=False)
    step = figures.need(f"retirement_step_months_{category}", on)
    final = figures.need(f"retirement_final_years_{category}", on)
    later, most = distance(Month.of(first_day), reached), (final.whole - base.whole) * 12
    delay = min(most, later // step.whole + 1)
    trace.add(
        f"延后的月数{mark}",
        "取小（（{最后的年龄} − {原来的年龄}）× 12，{相差月数} ÷ {每几个月} 取整 + 1）",
        {"最后的年龄": final, "原来的年龄": base, "相差月数": later, "每几个月": step},
        Decimal(delay),
        unit="个月",
        basis=(DELAYED,),
        on=on,
    )
    age = original + delay
    trace.add(
        f"法定退休年龄{mark}",
        "{原来的} + {延后的}",
        {"原来的": original, "延后的": delay},
        Decimal(age),
        unit="个月",
        basis=(DELAYED,),
        on=on,
    )
    return Retirement(base, reached, age, birth.plus(age), on, delayed=True)


def in_years(months: int, year: str = "岁") -> str:
    """60岁5个月; with 年 for a period."""
    years, rest = divmod(months, 12)
    return f"{years}{year}{rest}个月" if rest else f"{years}{year}"
