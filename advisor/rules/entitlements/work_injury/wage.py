"""本人工资: the insured average of the twelve months before, kept between two shares of the average wage.

《工伤保险条例》 art. 64, 《广东省工伤保险条例》 arts. 33, 64. Where the employer reported too little, or did
not insure at all, what the fund does not pay is the employer's (《广东省工伤保险条例》 arts. 41, 55, 56).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.entitlements.work_injury.law import Law
from advisor.rules.inputs import Inputs
from advisor.rules.trace import Trace

FLOOR, CAP = "injury_wage_floor_rate", "injury_wage_cap_rate"
HUNDRED = 100
Payer = Literal["fund", "employer", "unknown"]


@dataclass(frozen=True, slots=True)
class Wages:
    """The wage the sums multiply, in yuan a month, not rounded: as insured, and as it should have been."""

    insured: Decimal
    actual: Decimal

    @property
    def under_reported(self) -> bool:
        return self.actual > self.insured


def insurer(inputs: Inputs) -> Payer:
    """Who pays what a fund pays for an insured worker."""
    insured = inputs.flag("insured")
    return "unknown" if insured is None else "fund" if insured else "employer"


def because_uninsured(payer: Payer, law: Law) -> tuple[ProvisionRef, ...]:
    """Why the employer pays what the fund would have paid; nothing where the fund pays."""
    if payer != "employer":
        return ()
    return law.cite(guangdong="第四十一条 第五十五条", nation="第六十二条", insurance="第四十一条")


def wages_of(
    label: str,
    insured: Decimal | None,
    earned: Decimal | None,
    average: Decimal | None,
    payer: Payer,
    law: Law,
    trace: Trace,
    *,
    article: str = "第六十四条",
) -> Wages | None:
    """From the insured wage; from the wage earned where none was insured. None when neither was told.

    `article` of Guangdong's regulation sets the shares: art. 33 for the wage before the end. Raises
    `FigureMissing` for shares not held.
    """
    own = insured
    if own is None or (payer == "employer" and earned is not None):
        own = earned
    if own is None:
        return None
    nation = "第六十四条" if article == "第六十四条" else ""
    kept = _bounded(label, own, average, law, trace, law.cite(guangdong=article, nation=nation))
    if earned is None or earned <= own or not law.guangdong:
        return Wages(kept, kept)
    basis = law.cite(guangdong=f"{article} 第五十六条")
    return Wages(kept, _bounded(f"{label}，按实际工资", earned, average, law, trace, basis))


def _bounded(
    label: str,
    wage: Decimal,
    average: Decimal | None,
    law: Law,
    trace: Trace,
    basis: tuple[ProvisionRef, ...],
) -> Decimal:
    """The wage, no lower and no higher than the shares of the average wage of the year before; as it is
    where that average was not told."""
    floor, cap = law.figures.need(FLOOR, law.on), law.figures.need(CAP, law.on)
    if average is None:
        told = {"月均工资": wage}
        return trace.add(
            f"{label}（没写平均工资，没比上下限）",
            "{月均工资}",
            told,
            wage,
            unit="元/月",
            basis=basis,
            on=law.on,
        )
    least, most = average * floor.value / HUNDRED, average * cap.value / HUNDRED
    return trace.add(
        label,
        "取中间的数（{平均工资} × {下限}%，{月均工资}，{平均工资} × {上限}%）",
        {"平均工资": average, "下限": floor, "月均工资": wage, "上限": cap},
        min(max(wage, least), most),
        unit="元/月",
        basis=basis,
        on=law.on,
    )
