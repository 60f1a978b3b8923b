"""For how many months the benefit is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace

LEAST = "unemployment_minimum_months"
FIRST_STEP, FIRST_LIMIT = "unemployment_first_step", "unemployment_first_limit"
SECOND_STEP, LONGEST = "unemployment_second_step", "unemployment_longest"
CEILINGS = tuple(f"unemployment_ceiling_{n}" for n in (1, 2, 3))
CEILING_FROM = tuple(f"unemployment_ceiling_from_{n}" for n in (2, 3))
NEAR_RETIREMENT, APPLY_DAYS = "unemployment_retirement_months", "unemployment_apply_days"
AGAIN = ProvisionRef("广东省失业保险条例", "第十八条")
NATIONAL = ProvisionRef("中华人民共和国社会保险法", "第四十六条")
PENSION_STOPS = ProvisionRef("中华人民共和国社会保险法", "第五十一条")


@dataclass(frozen=True, slots=True)
class Duration:
    low: int
    high: int
    """Months; more than `low` only while a fact is open."""
    ordinary: int
    """By contributions alone, with what was left from before."""
    narrow: int | None = None
    """By the narrower reading of the rule for those near retirement, where it gives less."""


def entitled(inputs: Inputs, on: date, figures: Figures) -> bool:
    """Whether enough was contributed, or something is left from before."""
    paid, left = inputs.number("contribution_months"), inputs.number("remaining_months")
    return (paid or 0) >= figures.need(LEAST, on).value or bool(left)


def duration(inputs: Inputs, on: date, figures: Figures, trace: Trace) -> Duration:
    """The months, with their steps. Raises `FigureMissing`."""
    months = _by_contributions(int(inputs.number("contribution_months") or 0), on, figures, trace)
    left = int(inputs.number("remaining_months") or 0)
    if left:
        longest = figures.need(LONGEST, on)
        months = int(
            trace.add(
                "和上次没领完的合并",
                "取小（{这次的月数} + {上次没领完的月数}，{最长月数}）",
                {"这次的月数": months, "上次没领完的月数": left, "最长月数": longest},
                Decimal(min(months + left, longest.whole)),
                unit="个月",
                basis=(AGAIN,),
            )
        )
    return _near_retirement(months, inputs, on, figures, trace)


def _by_contributions(paid: int, on: date, figures: Figures, trace: Trace) -> int:
    least, limit, longest = (figures.need(id, on) for id in (LEAST, FIRST_LIMIT, LONGEST))
    first, second = figures.need(FIRST_STEP, on), figures.need(SECOND_STEP, on)
    if paid < least.whole:
        return 0
    early, late = min(paid, limit.whole), max(0, paid - limit.whole)
    months = trace.add(
        "按缴费时间能领的月数",
        "取小（取整（{四年以内的月数} ÷ {每满}）+ 取整（{超过四年的月数} ÷ {每满半年}），{最长月数}）",
        {
            "四年以内的月数": early,
            "每满": first,
            "超过四年的月数": late,
            "每满半年": second,
            "最长月数": longest,
        },
        Decimal(min(early // first.whole + late // second.whole, longest.whole)),
        unit="个月",
        conditions=(limit, least),
    )
    return _national_ceiling(paid, int(months), on, figures, trace)


def _national_ceiling(paid: int, months: int, on: date, figures: Figures, trace: Trace) -> int:
    limits = [figures.need(id, on) for id in CEILING_FROM]
    ceiling = figures.need(CEILINGS[sum(paid >= limit.whole for limit in limits)], on)
    return int(
        trace.add(
            "不超过全国规定的最长月数",
            "取小（{能领的月数}，{全国最长}）",
            {"能领的月数": months, "全国最长": ceiling},
            Decimal(min(months, ceiling.whole)),
            unit="个月",
            conditions=limits,
        )
    )


def _near_retirement(months: int, inputs: Inputs, on: date, figures: Figures, trace: Trace) -> Duration:
    told, near = inputs.number("months_to_retirement"), figures.read(NEAR_RETIREMENT, on)
    if told is None:
        return Duration(months, months, months)
    until = int(told)
    if until <= months:
        return _until_pension(months, until, inputs, on, figures, trace)
    if near is None or until - months >= near.whole:
        return Duration(months, months, months)
    trace.add(
        "领到法定退休年龄",
        "期满时离退休还有（{离退休的月数} − {能领的月数}）个月，不足 {界限} 个月，领满 {离退休的月数} 个月",
        {"离退休的月数": until, "能领的月数": months, "界限": near},
        Decimal(until),
        unit="个月",
    )
    return Duration(until, until, months, narrow=months if until >= near.whole else None)


def _until_pension(
    months: int, until: int, inputs: Inputs, on: date, figures: Figures, trace: Trace
) -> Duration:
    pension = inputs.flag("pension_at_retirement")
    if pension is False or until == months:
        return Duration(months, months, months)
    trace.add(
        "到退休年龄按月领养老金，停发",
        "取小（{能领的月数}，{离退休的月数}）",
        {"能领的月数": months, "离退休的月数": until},
        Decimal(until),
        unit="个月",
        basis=figures.in_force(on, PENSION_STOPS),
    )
    return Duration(until, until if pension else months, months)
