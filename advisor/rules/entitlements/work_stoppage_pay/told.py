"""From a conversation to the inputs of the pay during a stoppage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.work_stoppage_pay.inputs import SPECS
from advisor.rules.told import Told
from advisor.rules.trace import money

BY_WAGE = "正常工作时间的月工资先按您说的{wage}元算；里面有加班费的要去掉。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A conversation's start is the first day of work, not of the stoppage; its payments are of something
    else."""
    told = Told.of(inquiry, facts, SPECS, not_these=("start", "end", "paid"))
    for fact in ("monthly_base", "monthly_wage"):
        wage = told.number(fact)
        if wage is not None:
            told.suppose("wage", wage, BY_WAGE.format(wage=money(wage)), fact)
    return told.case()
