"""From a conversation to the inputs of the rule on probation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.probation.inputs import SPECS
from advisor.rules.entitlements.probation.limits import DAYS_A_MONTH
from advisor.rules.service import ONE_DAY, service
from advisor.rules.told import Told, started

SERVED = "您没说试用期过了多少天，先按从入职到{until}的天数算，约定的试用期过完为止。"
TERM = "合同期限先按从入职到合同到期那天算。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """The term from its two ends, and the days served from the first day of work."""
    told = Told.of(inquiry, facts, SPECS)
    told.first = ("contract_months", "probation_months", "wage_after_probation")
    told.ask("wage_after_probation")
    left = told.day("employment_end")
    until = left if left is not None and left <= inquiry.as_of else inquiry.as_of
    begun = started(told.facts, until)
    if begun is None or begun.fact != "start" or begun.earliest > until:
        return told.case()
    over, agreed = told.day("contract_end"), told.number("probation_months")
    if over is not None and over > begun.earliest:
        span = service(begun.earliest, over)
        # A term told by months alone ends some days early or late.
        months = span.months + (1 if span.days > 15 else 0)
        told.suppose("contract_months", Decimal(months), TERM, "start", "contract_end")
    if agreed is not None:
        days = min((until - begun.earliest + ONE_DAY).days, int(agreed * DAYS_A_MONTH))
        line = SERVED.format(until="离职那天" if left is not None else "今天")
        told.suppose("probation_served_days", Decimal(days), line, begun.fact)
    return told.case()
