"""From a conversation to the inputs of the unemployment benefit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month
from advisor.rules.entitlements.unemployment_benefit.inputs import SPECS
from advisor.rules.service import service
from advisor.rules.told import Told

GROUND_OF: Mapping[str, str] = {
    "dismissed": "employer_proposed",
    "agreed": "employer_proposed",
    "resigned": "resignation",
    "expiry": "expiry",
    "laid_off": "article_41",
    "closed": "article_44",
    "forced_out": "article_38",
}
"""How an employment ended, and under which head the benefit knows it: left against one's will or not."""
CONTRIBUTED = "缴费月数先按从开始交社保到{until}一直没断算；断过的要减掉，以参保记录为准。"
NEXT_MONTH = "您没说从哪个月开始领，先按{month}算。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """Contributions from the day they began; the benefit from the month after the question or the end."""
    told = Told.of(inquiry, facts, SPECS, not_these=("ground",))
    ground = GROUND_OF.get(str(told.facts.get("ground")))
    if ground is not None:
        told.inputs["ground"] = ground
    else:
        told.ask("ground")
    left, since = told.day("employment_end"), told.day("insured_since")
    until = left if left is not None and left <= inquiry.as_of else inquiry.as_of
    if since is not None and since < until and told.flag("insured") is not False:
        months = service(since, until).months
        line = CONTRIBUTED.format(until="离职" if left is not None else "现在")
        told.suppose("contribution_months", Decimal(months), line, "insured_since")
    month = Month.of(max(until, inquiry.as_of)).next
    told.suppose("month", str(month), NEXT_MONTH.format(month=month.label))
    return told.case()
