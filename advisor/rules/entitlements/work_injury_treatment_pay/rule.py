"""The entitlement: the months that count, what was due, less what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.domain import Alternative, Award, Missing, ProvisionRef
from advisor.rules.base import Entitlement, Explained
from advisor.rules.claims import Extras, Line, one_year
from advisor.rules.entitlements.work_injury.law import (
    GUANGDONG_ACT,
    INSURANCE_ACT,
    NATION_ACT,
    NATION_SINCE,
    Law,
)
from advisor.rules.entitlements.work_injury.over_age import if_over_age
from advisor.rules.entitlements.work_injury.time import check_order, claim_begins, deadlines
from advisor.rules.entitlements.work_injury.words import about_a_lost_claim, about_recognition
from advisor.rules.entitlements.work_injury_treatment_pay.inputs import INPUTS, SPECS
from advisor.rules.entitlements.work_injury_treatment_pay.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import ARBITRATION_LIMIT, arbitration_limit
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import ZERO, Trace, money

ID = "work_injury_treatment_pay"
ORDINARY, EXTENSION = "injury_paid_leave_months", "injury_paid_leave_extension_months"
LOCAL_MOST = "injury_paid_leave_months_max"
AS_WAGES = "也有看法把它当作劳动报酬：在职期间不受一年的限制，离职以后一年内申请都行。"
RECOGNISED_FIRST = "认定了工伤才有这笔钱；还没认定的，先申请认定。"
KEPT_PAY = ProvisionRef(NATION_ACT, "第三十三条")
TOO_EARLY = "2011年以前的条文没有取得，不能计算。请拨打12333询问。"


@dataclass(frozen=True, slots=True)
class _Months:
    """How many months count, and how many may count once a fact is told."""

    least: Decimal
    most: Decimal
    limits: tuple[Figure, ...]
    asks: tuple[Missing, ...] = ()

    @property
    def open(self) -> bool:
        return self.least != self.most


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The pay kept for the months off work, less what was paid; raises `InputError`, `FigureMissing`."""
    check_order(inputs)
    injury, now = inputs.day("injury"), inputs.day("filing") or figures.as_of
    on = injury or now
    if on < NATION_SINCE:
        return Award(ID, "out_of_period", basis=(KEPT_PAY,), warnings=(TOO_EARLY,))
    average, told = inputs.number("average_wage"), inputs.number("months")
    if average is None or told is None:
        raise ValueError("average_wage and months are required")
    law, trace = Law(figures, on), Trace(on)
    months = _months(told, inputs, figures, on)
    low = _line(months.least, months, average, inputs, law, trace, "，最少" if months.open else "")
    high = _line(months.most, months, average, inputs, law, trace, "，最多") if months.open else None
    since, event = claim_begins(inputs)
    extras = Extras(
        missing=months.asks, warnings=tuple(_warnings(told, months, average, inputs, figures, on))
    )
    award = one_year(
        ID,
        [low],
        trace,
        inputs,
        figures,
        extras,
        since=since,
        event=event,
        high=[high] if high is not None else (),
    )
    award = replace(
        award,
        warnings=(*about_a_lost_claim(award, inputs, figures), *award.warnings),
        alternatives=_as_wages(award, inputs, figures),
        deadlines=(*award.deadlines, *deadlines(inputs, figures)),
    )
    return if_over_age(award, inputs, figures, now)


def _months(told: Decimal, inputs: Inputs, figures: Figures, on: date) -> _Months:
    """The nation: twelve months, and twelve more once confirmed. Guangdong names one limit for what the
    committee confirms: there the months told are taken as they are, unless it is told that it did not."""
    local, ordinary = figures.read(LOCAL_MOST, on), figures.need(ORDINARY, on)
    confirmed, asks = inputs.flag("confirmed"), (SPECS["confirmed"].missing(),)
    if local is not None:
        most, limits = local.value, (local, ordinary) if told > ordinary.value else (local,)
    else:
        extension = figures.need(EXTENSION, on)
        most, limits = ordinary.value + extension.value, (ordinary, extension)
    most = min(told, most)
    if told <= ordinary.value or confirmed is True:
        return _Months(most, most, limits)
    if confirmed is False:
        return _Months(ordinary.value, ordinary.value, limits)
    return _Months(most if local is not None else ordinary.value, most, limits, asks)


def _line(
    months: Decimal, all_of: _Months, average: Decimal, inputs: Inputs, law: Law, trace: Trace, mark: str
) -> Line:
    basis = law.cite(guangdong="第二十五条 第六十四条", nation="第三十三条", insurance="第三十九条")
    due = trace.add(
        f"停工留薪期应发{mark}",
        "{月均工资福利} × {月数}",
        {"月均工资福利": average, "月数": months},
        average * months,
        basis=basis,
        conditions=all_of.limits,
    )
    each = inputs.number("paid_monthly") or ZERO
    owed, note = due, f"{plain(months)}个月，应发{money(due)}元"
    if each:
        owed = trace.add(
            f"减去公司已发{mark}",
            "（{月均工资福利} − {每月已发}）× {月数}，不足零的算零",
            {"月均工资福利": average, "每月已发": each, "月数": months},
            max(ZERO, (average - each) * months),
            basis=basis,
        )
        note += f"，已发{money(each * months)}元"
    return Line("停工留薪期工资", owed, f"{note}；公司付")


def _as_wages(award: Award, inputs: Inputs, figures: Figures) -> tuple[Alternative, ...]:
    """The other view on limitation, where it changes what can be claimed."""
    ended, filing = inputs.day("employment_end"), inputs.day("filing")
    if award.total is None or award.amount == award.total or filing is None:
        return ()
    if ended is not None and filing >= ended:
        limit = arbitration_limit(ended, inputs.day("interrupted"), figures, filing)
        if limit.last.passed(filing):
            return ()
    elif "employment_end" not in inputs:
        return ()
    return (Alternative(AS_WAGES, award.total, (ARBITRATION_LIMIT,)),)


def _warnings(
    told: Decimal, months: _Months, average: Decimal, inputs: Inputs, figures: Figures, on: date
) -> Iterator[str]:
    paid = inputs.number("paid_monthly")
    yield from about_recognition(inputs, figures, RECOGNISED_FIRST)
    if "paid_monthly" not in inputs:
        yield "您没说公司每月发了多少，先按一分没发算；发过的要减掉。"
    elif paid is not None and paid > average:
        yield "公司每月发的比原来的工资福利还多，没有差额。"
    if months.most < told and not months.open:
        unconfirmed = inputs.flag("confirmed") is False
        why = "没有经鉴定委员会确认延长" if unconfirmed else "规定最长就这么多"
        yield f"您说{plain(told)}个月，{why}，只算{plain(months.most)}个月。"
    elif months.most < told:
        yield f"规定最长{plain(months.most)}个月，多出的没有算。"
    local = figures.read(LOCAL_MOST, on) is not None
    if local and inputs.flag("confirmed") is not True:
        yield "在广东，停工留薪期几个月由劳动能力鉴定委员会确认；没确认的，公司可能不认。"
    again = "；五级到十级还要治疗、鉴定委员会批准的，还有" if local else ""
    yield f"评了伤残等级以后，这笔工资停发，改领伤残待遇{again}。"
    yield "有争议：原来的工资福利算不算加班费，条文没有写；按受伤前12个月的应发平均数，可以要求算进去。"
    yield "停工留薪期里生活不能自理的，护理也由公司负责，另外算。"


WORK_INJURY_TREATMENT_PAY = Entitlement(
    id=ID,
    title="停工留薪期工资",
    summary="工伤休息治疗期间，公司应当照原来的工资福利按月发的钱，减去已经发的。",
    inputs=INPUTS,
    parameters=(
        ORDINARY,
        EXTENSION,
        LOCAL_MOST,
        "work_injury_employer_days",
        "work_injury_worker_years",
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=("停工留薪期工资＝受伤前12个月的月均工资福利 × 月数 − 每月已发 × 月数，不足零的算零。",),
        basis=(
            KEPT_PAY,
            ProvisionRef(GUANGDONG_ACT, "第二十五条"),
            ProvisionRef(GUANGDONG_ACT, "第六十四条"),
            ProvisionRef(INSURANCE_ACT, "第三十九条"),
            ARBITRATION_LIMIT,
        ),
        conventions=(
            "广东最长24个月；全国12个月，经鉴定委员会确认的可以再加12个月。",
            "超过12个月又没说有没有确认的，全国的规定下先给范围，广东先照写的算，说明并且再问；"
            "说了没有确认的，都只算12个月。",
            "没写受伤日期的，按申请那天或者核对规定那天。",
            "一年从公司明确不付那天起算，没有写的从离职那天起算，都没有的不起算。",
        ),
        disputed=(
            "这笔钱算不算劳动报酬：算的话，在职期间不受一年的限制。",
            "原来的工资福利算不算加班费，条文没有写。",
        ),
    ),
    from_inquiry=from_inquiry,
    deadlines=deadlines,
    words=("停工留薪", "停工留薪工资", "工伤期间工资", "工伤休息工资"),
)
