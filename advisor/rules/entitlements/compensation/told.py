"""From a conversation to the inputs of compensation: how and when the employment ended, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import Foretold, FromCase
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.compensation import law
from advisor.rules.entitlements.compensation.inputs import SPECS
from advisor.rules.entitlements.compensation.law import CONTRACT_LAW_DAY
from advisor.rules.entitlements.compensation.sums import MULTIPLE
from advisor.rules.entitlements.compensation.years import UNIT, Rates
from advisor.rules.parameters import Figures, plain
from advisor.rules.service import service
from advisor.rules.told import Told, started
from advisor.rules.trace import money

DISMISSED, RESIGNED, FORCED_OUT = "dismissed", "resigned", "forced_out"
GROUND_OF: Mapping[str, str] = {
    DISMISSED: "article_40",
    RESIGNED: "resignation",
    "agreed": "employer_proposed",
    "expiry": "expiry",
    "laid_off": "article_41",
    "closed": "article_44",
    FORCED_OUT: "article_38",
}
"""A ground as a conversation tells it, and what it is in law. A dismissal may be lawful or not: here it is
taken as lawful and not for the worker's fault; the unlawful one is the other entitlement."""
GROUND_OF_MATTER: Mapping[str, str] = {
    "dismissal": DISMISSED,
    "last-place-elimination": DISMISSED,
    "probation-dismissal": DISMISSED,
    "pregnancy-dismissal": DISMISSED,
    "medical-period-dismissal": DISMISSED,
    "workplace-relocation": DISMISSED,
    "contract-expiry": "expiry",
    "layoffs": "laid_off",
    "bankrupt-employer": "closed",
    "forced-resignation": FORCED_OUT,
}
"""What a matter supposes where nobody told the ground."""
AFTERWARDS = ("mediation", "arbitration", "blank-or-electronic-contract")
"""What whoever has left asks about; how it came to that is then worth asking."""
CALLED = {
    DISMISSED: "公司让您走",
    RESIGNED: "自己辞职",
    "agreed": "公司提出、双方谈好",
    "expiry": "合同到期公司不续",
    "laid_off": "公司裁员",
    "closed": "公司关闭",
    FORCED_OUT: "公司有过错、您被迫离开",
}
NOT_EMPLOYED = ("platform_worker", "student", "over_age")
"""Workers for whom an employment must be shown first: facts alone do not call for compensation."""

LAWFUL = (
    "这里按公司合法解除、您没有过错算。公司没有合法理由的是违法解除，要的是二倍的赔偿金，两样只能要一样；"
    "公司证明您有严重过错的，没有补偿。"
)
AGREED = "按公司先提出、双方谈好解除算；由您先提出的，没有经济补偿。"
LAST_MONTH = "上一个月的工资，先按您说的月工资{wage}元算。"
NOT_YET = "您还没有离开，先按{day}离开试算；真的离开以后再算一次。"
NO_END = "您没说最后一天是哪天，先按{day}试算。"
AVERAGE = "离职前十二个月的平均应发工资（奖金、津贴、补贴也算）"


@dataclass(frozen=True, slots=True)
class Exit:
    """How the employment ended or may end, in a conversation's word."""

    word: str
    happened: bool
    told: bool
    """False: concluded from the matter alone."""


def exit_of(inquiry: Inquiry) -> Exit | None:
    """What was told to have happened, else what is planned, else what the matter supposes."""
    for name in ("ground", "planned_ground"):
        word = inquiry.facts.get(name)
        if word in GROUND_OF:
            return Exit(str(word), name == "ground", told=True)
    words = (GROUND_OF_MATTER[matter] for matter in inquiry.matters if matter in GROUND_OF_MATTER)
    word = next(words, None)
    gone = isinstance(inquiry.facts.get("employment_end"), date)
    return None if word is None else Exit(word, gone, told=False)


def employed_by_law(inquiry: Inquiry) -> bool:
    """False where the worker's standing must be settled before compensation is spoken of."""
    apart = any(inquiry.facts.get(name) in (True, "yes") for name in NOT_EMPLOYED)
    return not apart and "domestic-workers" not in inquiry.matters


def concerns(inquiry: Inquiry) -> bool | None:
    """Told how the employment ended or is to end, compensation is in question whatever was asked."""
    found = exit_of(inquiry)
    if not employed_by_law(inquiry):
        return None
    if found is None:
        gone = isinstance(inquiry.facts.get("employment_end"), date)
        return True if gone and any(matter in AFTERWARDS for matter in inquiry.matters) else None
    return True if found.told and found.word != RESIGNED else None


def concerns_unlawful(inquiry: Inquiry) -> bool | None:
    """Only the employer can end a contract unlawfully."""
    found = exit_of(inquiry)
    if found is None or not found.told:
        return None
    if found.word in (RESIGNED, FORCED_OUT, "agreed"):
        return False
    return True if found.word == DISMISSED and employed_by_law(inquiry) else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """Of economic compensation."""
    told = Told.of(inquiry, facts, SPECS, not_these=("ground", "start", "end"))
    found = exit_of(inquiry)
    if found is not None:
        _ground(told, found)
    _dates(told, found)
    _average(told)
    told.first = ("end", "start", "ground")
    return told.case()


def from_inquiry_unlawful(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    told = Told.of(inquiry, facts, SPECS, not_these=("start", "end"))
    found = exit_of(inquiry)
    _dates(told, found)
    _average(told)
    told.first = ("end", "start", "ground")
    if found is None or found.word != DISMISSED or not employed_by_law(inquiry):
        return told.case()
    return replace(told.case(), foretell=partial(in_months, inquiry))


def in_months(inquiry: Inquiry, figures: Figures) -> Foretold | None:
    """N and 2N in months of pay, from how long somebody worked there alone; None where that is not told.

    Service before 2008 and a span that is no longer whole in its months are left to the sum itself.
    """
    until = inquiry.facts.get("employment_end") or inquiry.as_of
    begun = started(inquiry.facts, until)
    if begun is None or not CONTRACT_LAW_DAY <= begun.earliest <= begun.latest <= until:
        return None
    rates, twice = Rates.on(until, figures), figures.need(MULTIPLE, until).value
    few, many = (rates.months(service(day, until)) for day in (begun.latest, begun.earliest))
    once, double = (_span(few * times, many * times) for times in (1, twice))
    lasted = service(begun.latest, until).label
    span = f"{lasted}以上" if begun.latest > begun.earliest else lasted
    words = f"照您做了{span}算，违法解除的赔偿金（2N）是{double}，合法解除的经济补偿（N）是{once}。"
    return Foretold(words, (law.AMOUNT, law.DOUBLE))


def _span(low: Decimal, high: Decimal) -> str:
    least, most = (f"{plain(end)}{UNIT}" for end in (low, high))
    return least if low == high else f"{least}到{most}"


def _ground(told: Told, found: Exit) -> None:
    told.inputs["ground"] = ground = GROUND_OF[found.word]
    told.used.append("ground" if found.happened else "planned_ground")
    if not found.told:
        told.lines.append(f"您没说是怎么离开的，先按“{CALLED[found.word]}”算。")
        told.ask("ground")
    if found.word == DISMISSED:
        told.lines.append(LAWFUL)
        told.ask("notice_given")
        _last_month(told)
    elif found.word == "agreed":
        told.lines.append(AGREED)
    if ground == "article_38" and (fault := _fault(told)) is not None:
        told.inputs["article_38_reason"] = fault


def _last_month(told: Told) -> None:
    wage = told.number("monthly_wage")
    if wage is not None and told.flag("notice_given") is not True:
        told.suppose("last_month_wage", wage, LAST_MONTH.format(wage=money(wage)), "monthly_wage")


def _fault(told: Told) -> str | None:
    """The employer's fault that was told beside; arrears of pay weigh most."""
    if "unpaid_months" in told.facts or "owed" in told.facts:
        return "unpaid_wages"
    return "social_insurance" if told.flag("insured") is False else None


def _dates(told: Told, found: Exit | None) -> None:
    """The end told, or supposed for today where it is still to come; the start to the precision told."""
    inquiry = told.inquiry
    end, due = told.day("employment_end"), told.day("contract_end")
    if end is None and found is not None and found.word == "expiry" and due is not None:
        end = due
    if end is None and "employment_end" in told.facts:
        end = inquiry.as_of
        told.lines.append(NOT_YET.format(day=chinese_day(end)))
    elif end is None and found is not None and _still_to_come(found, inquiry):
        end = inquiry.as_of
        told.suppose("end", end, NO_END.format(day=chinese_day(end)))
    if end is None:
        _start(told, inquiry.as_of)
        return
    told.inputs["end"] = end
    told.used.append("employment_end")
    if end > inquiry.filing:
        told.inputs.pop("filing", None)
    _start(told, end)


def _still_to_come(found: Exit, inquiry: Inquiry) -> bool:
    return found.told and not found.happened and inquiry.facts.get("employed") is not False


def _start(told: Told, until: date) -> None:
    begun = started(told.facts, until)
    if begun is None:
        return
    if begun.fact == "service_years" and "end" not in told.inputs:
        # Counted back from a day nobody told: the end is asked first.
        return
    told.inputs["start"] = begun.earliest
    told.used.append(begun.fact)
    if begun.latest > begun.earliest:
        told.inputs["start_latest"] = min(begun.latest, until)
    elif begun.fact == "service_years":
        told.lines.append(begun.line)
        told.asked.insert(0, SPECS["start"].missing())


def _average(told: Told) -> None:
    if "average_wage" not in told.inputs:
        told.suppose_wage("average_wage", AVERAGE)
