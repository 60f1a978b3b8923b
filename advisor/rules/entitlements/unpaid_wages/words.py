"""What an award of unpaid wages says besides its sums. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.rules.calendar import Month
from advisor.rules.entitlements.unpaid_wages import law
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures


def about_settling(inputs: Inputs, figures: Figures) -> Iterator[str]:
    ended = inputs.day("employment_end")
    if inputs.day("filing") is None:
        yield "没有写申请日期，没有考虑时效。离职以后申请仲裁有期限。"
    if ended is not None and figures.is_in(law.CITY):
        yield "离职的，深圳规定公司要在三个工作日内付清周期不超过一个月的工资。"
    elif ended is not None and figures.is_in(law.PROVINCE):
        yield "离职的，广东规定公司要在离职当天结清工资。"
    elif ended is not None:
        yield "离职的，公司应当在离职时一次付清工资（《工资支付暂行规定》第九条）。"


def about_deductions(figures: Figures) -> str:
    local = "广东还要求先书面告知您，没告知不能扣。" if figures.is_in(law.PROVINCE) else ""
    return (
        "公司说扣钱是赔偿损失的：要真是您造成的损失才能扣，每月最多扣工资的20%，扣完不能低于最低工资"
        f"（《工资支付暂行规定》第十六条）。{local}"
    )


def ways(on: date, figures: Figures) -> Iterator[str]:
    """How else it can be had, and who must prove how much."""
    if law.local(figures, on, law.LOCAL_PROOF):
        yield "公司拿不出工资记录的，可以按您说的工资数额和别的证据认定（《广东省工资支付条例》第四十八条）。"
    if figures.in_force(on, law.SURCHARGE):
        yield (
            "可以向劳动监察投诉（期限见“最后的日子”）；责令限期支付以后公司到期还不付的，"
            "可以另要加付赔偿金（《中华人民共和国劳动合同法》第八十五条）。"
        )
    if figures.in_force(on, law.IOU):
        yield "公司写了工资欠条、您只要欠条上的工资的，可以直接去法院起诉，不用先仲裁。"


def named(months: Sequence[Month]) -> str:
    shown = "、".join(month.label for month in months[:3])
    return shown if len(months) <= len(months[:3]) else f"{shown}等{len(months)}个月"
