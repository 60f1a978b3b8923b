"""Leave around a child or old parents: paternity, parental, nursing, care."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Award, Item, Missing
from advisor.rules.entitlements.family_leave.ground import (
    GUANGDONG,
    GUANGDONG_CARE,
    GUANGDONG_ORDER,
    GUANGDONG_PAY,
    ID,
    LOCAL_EXTENSION,
    NURSING,
    Case,
    add_parts,
    award,
    does_not_apply,
    part,
)
from advisor.rules.entitlements.family_leave.inputs import SPECS
from advisor.rules.parameters import Figure, plain
from advisor.rules.trace import Trace

REFUSED = "公司不给的，可以向人社部门（12333）投诉，由它责令改正（《广东省人口与计划生育条例》第四十五条）。"


def paternity(case: Case) -> Award:
    """The province's paternity leave."""
    days = case.local("paternity_leave_days")
    if days is None:
        return _unheld(case, "陪产假")
    trace = Trace(case.on)
    leave = part("陪产假", days, GUANGDONG, "依法生育的才有；工资照发")
    return award(
        case,
        trace,
        add_parts(trace, (leave,)),
        items=[leave.item],
        basis=(GUANGDONG, GUANGDONG_PAY, GUANGDONG_ORDER, LOCAL_EXTENSION),
        warnings=(
            "要符合法律、法规规定生育；工资照发，不影响福利和全勤奖。",
            "什么时候休、能不能分开休，条例没有写。",
            REFUSED,
        ),
    )


def parental(case: Case) -> Award:
    """The province's parental leave, for each parent and year, until the child turns three."""
    days, until = case.local("parental_leave_days_per_year"), case.local("parental_leave_child_months")
    if days is None or until is None:
        return _unheld(case, "育儿假")
    age = case.inputs.number("infant_age_months")
    if age is not None and age >= until.value:
        why = f"孩子满{until}个月（三周岁）以后没有育儿假（《广东省人口与计划生育条例》第三十条）。"
        return does_not_apply(case, why, (GUANGDONG,))
    trace = Trace(case.on)
    total = trace.add(
        "育儿假，父母每人每年",
        "{每年天数}",
        {"每年天数": days},
        days.value,
        unit="天",
        basis=(GUANGDONG,),
        conditions=(until,),
    )
    warnings = [
        "这是父亲或者母亲一个人一年的天数，两个人各有各的；要符合法律、法规规定生育。",
        "有争议，条例没有写：一年从孩子的生日算还是按日历年算，当年没休能不能留到下一年；"
        "有两个三周岁以内的孩子，是不是各算各的。",
        "有争议：条例没有写明育儿假工资照发，只说用工成本怎么分担按国家和省的规定；先问公司和12333。",
        REFUSED,
    ]
    if age is None:
        warnings.insert(0, f"您没说孩子多大：满{until}个月（三周岁）以后就没有了。")
    return award(
        case,
        trace,
        total,
        items=[Item("每人每年", plain(total), "天", "孩子满三周岁为止")],
        basis=(GUANGDONG, GUANGDONG_ORDER, LOCAL_EXTENSION),
        warnings=warnings,
    )


def nursing(case: Case) -> Award:
    """One hour a working day for each infant until the first birthday."""
    need, on = case.figures.need, case.on
    each, until = need("nursing_hours_per_infant", on), need("nursing_infant_months", on)
    age, infants = case.inputs.number("infant_age_months"), case.inputs.number("infants")
    if age is not None and age >= until.value:
        why = f"孩子满{until}个月（一周岁）以后没有哺乳时间（《女职工劳动保护特别规定》第九条）。"
        return does_not_apply(case, why, (NURSING,), "小时")
    trace = Trace(on)
    hours = trace.add(
        "每天的哺乳时间",
        "{每个婴儿} × {婴儿数}",
        {"每个婴儿": each, "婴儿数": infants or 1},
        each.value * (infants or 1),
        unit="小时",
        basis=(NURSING,),
        conditions=(until,),
    )
    warnings = [
        "孩子满一周岁那天起就没有了。"
        if age is not None
        else "只到孩子满一周岁的前一天为止；您没说孩子多大。"
    ]
    if infants is None:
        warnings.append("您没说几个孩子，先按一个算；多胞胎每多喂一个，每天多一小时。")
    warnings += [
        "哺乳时间算在上班时间里，工资不能扣；哺乳期不能安排加班和夜班。",
        "能不能合在一起早走、晚来，规定没有写，要和公司商量。",
    ]
    return award(
        case,
        trace,
        hours,
        unit="小时",
        items=[Item("每天的哺乳时间", plain(hours), "小时", "每个上班的日子")],
        basis=(NURSING,),
        warnings=warnings,
    )


def care(case: Case) -> Award:
    """Days to look after parents who kept to one child; more while they are in hospital."""
    usual = case.local("care_leave_days_per_year")
    hospital = case.local("care_leave_hospital_days_per_year")
    age_needed = case.local("care_leave_parent_years")
    if usual is None or hospital is None or age_needed is None:
        return _unheld(case, "独生子女护理假")
    age, one_child = case.inputs.number("parent_age"), case.inputs.flag("one_child_family")
    if one_child is False:
        why = (
            "护理假只给广东户籍、自愿终身只生一个孩子的父母的子女（《广东省人口与计划生育条例》第三十六条）。"
        )
        return does_not_apply(case, why, (GUANGDONG_CARE,))
    if age is not None and age < age_needed.value:
        why = f"父母满{age_needed}周岁才有护理假（《广东省人口与计划生育条例》第三十六条）。"
        return does_not_apply(case, why, (GUANGDONG_CARE,))
    in_hospital = case.inputs.flag("hospitalised")
    days = hospital if in_hospital else usual
    trace = Trace(case.on)
    total = trace.add(
        "护理假，父母住院的，每年累计最多" if in_hospital else "护理假，每年",
        "{天数}",
        {"天数": days},
        days.value,
        unit="天",
        basis=(GUANGDONG_CARE,),
        conditions=(age_needed,),
    )
    item = (
        Item("父母住院的，每年最多", f"{hospital}", "天", "累计")
        if in_hospital
        else Item("每年", f"{usual}", "天", f"父母住院治疗的，每年累计最多{hospital}天")
    )
    return award(
        case,
        trace,
        Decimal(total),
        items=[item],
        basis=(GUANGDONG_CARE, GUANGDONG_ORDER),
        missing=tuple(_to_confirm(case)),
        warnings=tuple(_care_notes(in_hospital, hospital)),
    )


def _to_confirm(case: Case) -> Iterator[Missing]:
    for name in ("one_child_family", "parent_age"):
        if name not in case.inputs:
            yield SPECS[name].missing()


def _care_notes(in_hospital: bool | None, hospital: Figure) -> Iterator[str]:
    yield "有条件：父母是广东户籍，在提倡只生一个的时期自愿终身只生一个，并且满六十周岁。缺一样都没有。"
    if in_hospital is None:
        yield f"父母住院治疗的，每年累计最多{hospital}天。"
    yield "有争议：住院的天数是不是包括平时的那几天，条例没有写。"
    yield (
        "有争议：护理假发不发工资，这一条没有写；《广东省工资支付条例》第十九条说看护假工资照发，"
        "护理假算不算，先问12333。"
    )
    yield REFUSED


def _unheld(case: Case, what: str) -> Award:
    """A leave that only the province gives, and whose rule we do not hold."""
    return Award(
        ID,
        "missing",
        unit="天",
        basis=case.in_force(LOCAL_EXTENSION),
        missing=(case.unheld(what),),
        warnings=(f"{what}由各省规定，{case.place}的没有核对过。",),
    )
