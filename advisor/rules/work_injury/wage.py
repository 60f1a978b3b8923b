"""本人工资: the insured average of the twelve months before, kept between two shares of the average wage.

《工伤保险条例》 art. 64, 《广东省工伤保险条例》 arts. 33, 64.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace

FLOOR, CAP = "injury_wage_floor_rate", "injury_wage_cap_rate"


def bounded(
    label: str,
    wage: Decimal,
    average: Decimal,
    figures: Figures,
    on: date,
    trace: Trace,
    basis: tuple[ProvisionRef, ...] = (),
) -> Decimal:
    """The wage in yuan a month, not rounded, no lower and no higher than the shares of the average wage of
    the year before. Raises `FigureMissing` for shares not held."""
    floor, cap = figures.need(FLOOR, on), figures.need(CAP, on)
    least, most = average * floor.value / 100, average * cap.value / 100
    value = min(max(wage, least), most)
    trace.add(
        label,
        "取中间的数（{平均工资} × {下限}%，{月均工资}，{平均工资} × {上限}%）",
        {"平均工资": average, "下限": floor, "月均工资": wage, "上限": cap},
        value,
        unit="元/月",
        basis=basis,
    )
    return value
