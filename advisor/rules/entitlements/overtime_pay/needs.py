"""What must still be told before the sum can be had."""

from __future__ import annotations

from advisor.domain import Missing
from advisor.rules.entitlements.overtime_pay.base import base_missing
from advisor.rules.entitlements.overtime_pay.inputs import COMPREHENSIVE, SPECS
from advisor.rules.entitlements.overtime_pay.worked import CLASSES, DAY_COUNTS, told_hours
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures

UNAPPROVED_HOURS = "没有批准的综合计算工时按标准工时算，要分开说平时、休息日、法定节假日各加了多少小时。"


def wage_missing(inputs: Inputs, figures: Figures) -> tuple[Missing, ...]:
    """What the wage depends on, or the package pay."""
    if "package_pay" not in inputs:
        return base_missing(inputs, figures)
    unknown = ["city"] if figures.place is None else []
    dated = (
        "month" in inputs
        or "dates" in inputs
        or any(inputs.by_month(name) for name in (*CLASSES, *DAY_COUNTS))
    )
    cycle = inputs.text("system") == COMPREHENSIVE and inputs.flag("approved") is not False
    return tuple(SPECS[name].missing() for name in (*unknown, *(() if dated or cycle else ("month",))))


def hours_missing(inputs: Inputs) -> tuple[Missing, ...]:
    """What the hours depend on under standard hours."""
    by_days = any(name in inputs for name in ("dates", *DAY_COUNTS))
    if by_days and "hours_per_day" not in inputs:
        return (SPECS["hours_per_day"].missing(),)
    if "hours_per_day" in inputs and not told_hours(inputs):
        return (SPECS["dates"].missing(),)
    if not told_hours(inputs):
        return (SPECS["weekday_hours"].missing(UNAPPROVED_HOURS if "total_hours" in inputs else None),)
    return ()
