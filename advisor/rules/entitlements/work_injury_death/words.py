"""What the award of a dead worker's family says besides its sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from advisor.rules.entitlements.work_injury.law import CHOICE
from advisor.rules.entitlements.work_injury.time import too_late_to_recognise
from advisor.rules.entitlements.work_injury.wage import Wages
from advisor.rules.entitlements.work_injury_death.inputs import INCOME
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures, plain


def warnings(
    inputs: Inputs,
    figures: Figures,
    death: date,
    people: tuple[Decimal, Decimal, Decimal],
    wages: Wages | None,
) -> Iterator[str]:
    """What the family must know, most important first."""
    held, told = figures.read(INCOME, death), inputs.number(INCOME)
    if too_late_to_recognise(inputs, figures):
        yield (
            "还没认定工伤，近亲属申请的一年已经过了，可能一分也没有。因为不可抗力、确认劳动关系等耽误的时间"
            "不算在内，请马上拨打12333或12351问清楚。"
        )
    elif inputs.flag("recognised") is not True:
        yield "要先认定工伤。公司不申请的，近亲属或者工会可以申请，从事故那天起有期限，过了可能一分也没有。"
    if told is not None and held is not None and told != held.value:
        yield f"您写的收入{plain(told)}元，和我们核对的{held}元不一样，按您写的算；请核对年份。"
    if inputs.text("stage") == "after_leave":
        yield "一级到四级伤残，停工留薪期满以后去世的，没有一次性工亡补助金（《工伤保险条例》第三十九条）。"
        if figures.in_force(death, CHOICE):
            yield "家属还能领养老保险的丧葬补助金、抚恤金的，工伤保险和养老保险只能选一种领，比一比再选。"
    elif "stage" not in inputs:
        yield "先按受伤当时或停工留薪期里去世算；一级到四级、停工留薪期满以后去世的，没有工亡补助金。"
    if inputs.flag("insured") is None:
        yield "您没说公司有没有交工伤保险：交了的由基金付，没交的由公司付，数额一样。"
    elif inputs.flag("insured") is False:
        yield "公司没有参保，全部由公司付。公司不付的，可以申请由基金先行支付。"
    if wages is not None:
        yield "供养亲属抚恤金按月发，没有加进合计；每个人够不够条件，由社保局核定。"
    elif any(people):
        yield "没写死者的缴费工资，供养亲属抚恤金没有算。"
    else:
        yield "靠死者养活、没有劳动能力的亲属，另外按月有抚恤金；写上人数和缴费工资可以算。"
