"""The facts suite: what 300 messages tell, read exactly, and nothing read that they do not tell.

A fact counts as exact when its value is the gold's: days to the precision told, figures to the number. A
fact read that the message does not tell, or tells otherwise, is wrong; one not read is merely missing. Odd
cases may be looked at while the extractor is worked on (dev); of the even ones (held-out) figures alone are
shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor.advice import Advisor, advise
from advisor.dialogue import understand
from advisor.domain import Fact
from evals.paired import FactCase, ToldFact, fact_cases
from evals.report import Half, Judged, Score, SuiteResult

AS_OF = date(2026, 11, 22)
"""The day on which the messages are written."""
NAMES = (
    *("city", "start", "employment_end", "post", "temperature", "monthly_wage", "monthly_base", "hourly_pay"),
    *("daily_pay", "paid", "hours_a_day", "days_a_week", "rest_days_a_month", "overtime_hours"),
    *("overtime_paid", "contract_signed", "contract_end", "contracts", "probation_months", "insured"),
    *("insured_since", "housing_fund", "ground", "planned_ground", "notice_given", "compensation_offered"),
    *("compensation_received", "unpaid_months", "owed", "fine", "deposit", "injury", "injury_recognised"),
    *("grade", "sick_days", "sick_since", "pregnant_months", "due", "birth_event", "annual_leave_taken"),
    *("total_years", "service_years", "age", "sex", "dispatched", "part_time", "intern", "platform"),
    *("over_age", "award_received", "complaint_made", "signed_waiver"),
)
"""The facts judged, in the gold's names; what else the extractor keeps is its own affair."""
OTHER_NAMES: Mapping[str, str] = {"intern": "student", "platform": "platform_worker"}
"""How topics have long called them in their `when`."""
QUESTIONS_A_TURN = 3


def half(case: FactCase) -> Half:
    return "dev" if int(case.id.removeprefix("f-")) % 2 else "held-out"


def run(advisor: Advisor) -> SuiteResult:
    """Shares by half: exact of the facts told, wrong of the facts read, expected question of those due."""
    return SuiteResult.of("facts", [_judge(case, advisor) for case in fact_cases()])


def _judge(case: FactCase, advisor: Advisor) -> Judged:
    """The case; `why` names the kinds of fault: wrong, missing, question."""
    count = dict.fromkeys(("told", "exact", "read", "wrong", "due", "asked"), 0)
    faults: list[tuple[str, str, str]] = []
    inquiry = understand(case.message, as_of=AS_OF, case=None, library=advisor.library)
    read = {fact.name: fact for fact in inquiry.facts}
    for name in NAMES:
        told = case.facts.get(name)
        fact = read.get(name) or read.get(OTHER_NAMES.get(name, name))
        right = told is not None and fact is not None and _same(told, fact)
        count["told"] += told is not None
        count["read"] += fact is not None
        count["exact"] += right
        wrong = fact is not None and not right
        count["wrong"] += wrong
        if wrong or (told is not None and not right):
            expected = "nothing" if told is None else f"{told.value} ({told.certainty}: {told.words})"
            got = "nothing" if fact is None else f"{fact.value} ({fact.certainty}: {fact.words})"
            faults.append((f"{name} = {expected}", f"{name} = {got}", "wrong" if wrong else "missing"))
    if case.ask_first and case.entitlement:
        count["due"] += 1
        answer = advise(case.message, advisor=advisor, as_of=AS_OF)
        asked = [missing.fact for missing in answer.missing][:QUESTIONS_A_TURN]
        hit = bool(set(asked) & set(case.ask_first))
        count["asked"] += hit
        if not hit:
            expected = f"asked for {case.entitlement}: one of {list(case.ask_first)}"
            faults.append((expected, f"{asked} in {list(answer.topics)}", "question"))
    name = half(case)
    scores: dict[str, Score] = {
        f"{name} exact": (count["exact"], count["told"]),
        f"{name} wrong": (count["wrong"], count["read"]),
        f"{name} question asked": (count["asked"], count["due"]),
    }
    return Judged(
        case.id,
        case.message,
        "；".join(expected for expected, _, _ in faults),
        "；".join(got for _, got, _ in faults),
        not faults,
        "、".join(dict.fromkeys(kind for _, _, kind in faults)),
        matter=case.matter,
        half=name,
        scores=scores,
    )


def _same(told: ToldFact, fact: Fact) -> bool:
    unsure = told.certainty in ("disputed", "supposed")
    return unsure == (fact.certainty in ("disputed", "supposed")) and same_value(told.value, fact.value)


def same_value(told: Any, read: Any) -> bool:
    """Whether what was read is what was told: a month told agrees with any day of it."""
    if isinstance(told, Mapping):
        return (
            isinstance(read, Mapping)
            and set(told) == set(read)
            and all(same_value(told[k], read[k]) for k in told)
        )
    if isinstance(told, list):
        return isinstance(read, list | tuple) and sorted(map(str, told)) == sorted(map(str, read))
    if isinstance(told, bool) or told is None or isinstance(read, bool) or read is None:
        return told is read
    if isinstance(read, date):
        return read.isoformat().startswith(str(told))
    try:
        return Decimal(str(told)) == Decimal(str(read))
    except InvalidOperation:
        return str(told) == str(read)
