"""Maternity leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from advisor.domain import Alternative, Award, Missing, ProvisionRef
from advisor.rules.entitlements.family_leave.ground import (
    ALLOWANCE,
    EXTENDED,
    GUANGDONG,
    GUANGDONG_COUNTING,
    GUANGDONG_PAY,
    GUANGDONG_WOMEN,
    ID,
    INSURED,
    LEAVE,
    NO_DISMISSAL,
    NO_HARM,
    WOMEN_LAW,
    Case,
    Part,
    add_parts,
    award,
    part,
)
from advisor.rules.entitlements.family_leave.inputs import SPECS
from advisor.rules.inputs import InputError
from advisor.rules.parameters import Figure
from advisor.rules.trace import Trace

PAY = (
    "产假期间发生育津贴：参加了生育保险的由基金按公司上年度职工月平均工资付，没参加的由公司按您产假前的工资付"
    "（《女职工劳动保护特别规定》第八条）。"
)
FULL_WAGE = "在广东，产假工资照发，津贴比工资低的，差额可以向公司要（《广东省工资支付条例》第十九条）。"
PROTECTED = (
    "公司不能因为怀孕、生育、哺乳辞退您或者降工资；这期间合同到期的要续延"
    "（《女职工劳动保护特别规定》第五条、《劳动合同法》第四十二条、第四十五条）。"
)
BASIS = (LEAVE, ALLOWANCE, INSURED, NO_HARM, NO_DISMISSAL, EXTENDED, WOMEN_LAW)


def maternity(case: Case) -> Award:
    """98 days, more for a difficult or multiple birth, and the province's reward leave where we hold it."""
    infants, difficult = _infants(case), _is_difficult(case)
    if infants is None:
        return Award(ID, "missing", unit="天", missing=(SPECS["infants"].missing(),))
    reward = case.local("maternity_reward_days")
    local_extra = case.local("maternity_difficult_birth_days_local") if difficult else None
    missing: tuple[Missing, ...] = ()
    if reward is None:
        missing = (case.unheld("奖励假（产假之外多给的假）"),)
    trace = Trace(case.on)
    national = tuple(_parts(case, infants, difficult, reward, None))
    if local_extra is None:
        total = add_parts(trace, national)
        items, notes = [one.item for one in national], tuple(_maternity_notes(case, reward, infants))
        return award(case, trace, total, items=items, basis=basis_of(case), missing=missing, warnings=notes)

    local = tuple(_parts(case, infants, difficult, reward, local_extra))
    add_parts(trace, local)
    high = sum((one.days for one in local), Decimal(0))
    low = add_parts(trace, national, "，难产只按国家规定加的")
    found = award(
        case,
        trace,
        None,
        outcome="conflict",
        items=[one.item for one in local],
        basis=basis_of(case),
        missing=missing,
        warnings=(
            f"国家规定是最少的天数，各省可以多给：广东的办法难产多{local_extra}天，一共{high}天，对您更有利，"
            f"几处转载都这样写，但原件没有核对到；最少也有{low}天。",
            *_maternity_notes(case, reward, infants),
        ),
    )
    return replace(
        found,
        low=low,
        high=high,
        alternatives=(
            Alternative(f"难产按广东的办法多{local_extra}天", high, case.in_force(GUANGDONG_WOMEN, LEAVE)),
            Alternative("难产只按国家规定加", low, case.in_force(LEAVE)),
        ),
    )


def _infants(case: Case) -> int | None:
    told = case.inputs.number("infants")
    many = case.inputs.text("event") == "multiple_birth"
    if many and told == 1:
        raise InputError("infants", "您说是多胞胎，又说只生了1个孩子，请核对。")
    return int(told) if told is not None else None if many else 1


def _is_difficult(case: Case) -> bool:
    told = case.inputs.flag("difficult")
    named = case.inputs.text("event") == "difficult_birth"
    if named and told is False:
        raise InputError("difficult", "您说请的是难产的假，又说不是难产，请核对。")
    return named or told is True


def _parts(
    case: Case, infants: int, difficult: bool, reward: Figure | None, local_extra: Figure | None
) -> Iterator[Part]:
    need, on = case.figures.need, case.on
    before = need("maternity_prenatal_days", on)
    yield part("产假", need("maternity_leave_days", on), LEAVE, f"其中{before}天可以在产前休")
    if difficult:
        if local_extra is not None:
            yield part("难产增加", local_extra, GUANGDONG_WOMEN, "按广东的办法，原件没有核对到")
        else:
            yield part("难产增加", need("maternity_difficult_birth_days", on), LEAVE)
    if infants > 1:
        extra = need("maternity_extra_infant_days", on)
        yield part("多胞胎增加", extra, LEAVE, f"多出{infants - 1}个婴儿", times=infants - 1)
    if reward is not None:
        yield part("奖励假", reward, GUANGDONG, "依法生育的才有；工资照发")


def _maternity_notes(case: Case, reward: Figure | None, infants: int) -> Iterator[str]:
    if reward is None:
        yield f"这只是国家规定的部分，是最少的天数；{case.place}多给的奖励假没有核对过，没有算进去。"
    else:
        yield "奖励假要符合法律、法规规定生育，工资照发，不影响福利和全勤奖。"
    supposed = []
    if infants == 1 and "infants" not in case.inputs:
        supposed.append("您没说生了几个孩子，先按一个算；多胞胎还要加。")
    if not _is_difficult(case) and "difficult" not in case.inputs:
        supposed.append("医院证明写了难产的，还要加天数；剖腹产算不算难产，看医院怎么写。")
    if supposed:
        yield "".join(supposed)
    yield pay_note(case)
    yield PROTECTED
    yield from counting(case)


def basis_of(case: Case) -> tuple[ProvisionRef, ...]:
    """What maternity leave stands on in this province."""
    return (*BASIS, GUANGDONG_PAY) if case.figures.in_guangdong else BASIS


def pay_note(case: Case) -> str:
    """Who pays during the leave."""
    return PAY + FULL_WAGE if case.figures.in_guangdong else PAY


def counting(case: Case) -> Iterator[str]:
    if case.in_force(GUANGDONG_COUNTING) and case.figures.in_guangdong:
        yield "有争议：按自然日算，周末算在内；中间遇到法定节假日，广东的规定说不另加天数，原件没有核对到。"
    else:
        yield "有争议：按自然日算，周末算在内；中间遇到法定节假日加不加天数，没有见到明文。"
