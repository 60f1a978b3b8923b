"""From a conversation to the inputs of the pay kept during treatment."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.work_injury_treatment_pay.inputs import SPECS
from advisor.rules.service import service
from advisor.rules.told import Told

WAGE = "受伤前12个月的平均工资福利"
SO_FAR = "停工留薪期先按从开始休息到今天的{months}个整月算；还要休的，过一个月加一个月。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A claim made on inquiry.filing, for the whole months off work so far."""
    told = Told.of(inquiry, {**facts, "filing": inquiry.filing}, SPECS)
    told.take("recognised", "injury_recognised")
    since = told.day("sick_since")
    if since is not None and since <= inquiry.as_of:
        months = service(since, inquiry.as_of).months
        if months:
            told.suppose("months", Decimal(months), SO_FAR.format(months=months), "sick_since")
    told.suppose_wage("average_wage", WAGE)
    for name in ("recognised", "paid_monthly"):
        if name not in told.inputs:
            told.ask(name)
    told.first = ("recognised", "months")
    return told.case()
