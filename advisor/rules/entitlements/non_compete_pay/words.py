"""What the award says besides its sums: reasons, readings, doubts. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from advisor.domain import Missing, ProvisionRef
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.non_compete_pay import law
from advisor.rules.service import MONTHS_A_YEAR
from advisor.rules.trace import ZERO, money

if TYPE_CHECKING:
    from advisor.rules.entitlements.non_compete_pay.months import Owed
    from advisor.rules.entitlements.non_compete_pay.sums import Reckoning

UNPAID_MONTHS = "non_compete_unpaid_months"
RELEASED = "公司提前解除，另加的补偿"
NOT_RESTRICTED = (
    "没有约定竞业限制的，离职以后去哪里上班都可以，也就没有这笔补偿"
    "（《中华人民共和国劳动合同法》第二十三条）。"
)
AS_ONE_DEBT = "有的把各月补偿看作同一笔债分期付，时效从最后一期到期起算，前面各月也还没有过。"
TOPPED_UP = "约定的补偿比没有约定时的标准还低的，有的要求补到那个标准。"
LATER_FLOOR = "一个月跨两个标准的，按后一个月的最低工资比。"


def not_kept(ref: ProvisionRef) -> str:
    return f"补偿是给遵守了竞业限制的月份的，没有遵守的月份就没有（{ref}）。"


def out_of_period(first_held: date) -> str:
    return (
        f"{chinese_day(first_held)}以前，没有约定补偿时怎么算的规定没有核对到，不能计算。"
        "可以拨打12348或12351询问。"
    )


def warnings(found: Reckoning, main: Owed, left_out: tuple[Missing, ...]) -> Iterator[str]:
    """What a reader must know, the gravest first."""
    figures, filing = found.figures, found.inputs.day("filing")
    if found.period.unfinished:
        yield f"到申请那天还有{found.period.unfinished}个月没过完，没有算；过完一个月可以加一个月。"
    if found.period.capped:
        most = found.period.longest.whole * MONTHS_A_YEAR
        yield f"竞业限制最长{found.period.longest}年，只算{most}个月；超过的部分您不用遵守。"
    for missing in left_out:
        yield missing.why + missing.where
    if main.barred:
        yield (
            f"{money(main.barred)}元过了一年的仲裁时效：每个月的补偿从月末起各算一年。"
            "时效要公司在仲裁时自己提出来；这一年里您要过、投诉过的，从那天重新起算。"
        )
    yield "只算您真正遵守了的月份；没有遵守的，公司可能要您退补偿、付违约金。"
    yield from _about_the_sum(found, main)
    yield from _about_ending_it(found, main)
    if law.local(found.on, figures):
        yield "公司说在职工资里已经包含这笔补偿的，广东2012年的座谈会纪要不支持这个说法。"
    if filing is None:
        yield "没有写申请日期，没有考虑时效。"


def _about_ending_it(found: Reckoning, main: Owed) -> Iterator[str]:
    """When a worker may be free of it: art. 38 of the first interpretation speaks of agreed pay alone."""
    figures = found.figures
    unpaid = sum(1 for one, left, _ in main.lines if left and one.name is None)
    release = figures.read(UNPAID_MONTHS, found.on)
    if release is not None and unpaid >= release.whole and not found.inputs.flag("released"):
        may = (
            "您可以请求解除竞业限制"
            if found.share is None
            else "约定过补偿的可以请求解除竞业限制，没约定补偿的能不能，规定没有写明"
        )
        yield f"因为公司的原因满{release}个月没付的，{may}；解除以前先别去同行上班，先问12348。"
    if figures.in_force(found.inputs.day("filing") or found.on, law.NO_SECRETS):
        yield (
            "没有接触过公司商业秘密的，可以请求确认竞业限制对您不生效，就不用再守；"
            "但不生效的话补偿也可能要不到，先问12348。"
        )


def _about_the_sum(found: Reckoning, main: Owed) -> Iterator[str]:
    if "paid" not in found.inputs:
        yield "您没说公司付过多少，先按一分没付算；离职以后付过的要减掉。"
    if main.excess:
        yield f"公司付的比应付的多{money(main.excess)}元；多出的没有算进去。"
    if found.inputs.number("agreed_monthly") == ZERO:
        yield "协议写补偿是0元，按没有约定补偿算。"
    if found.agreed is not None:
        yield "有争议：约定的补偿比没有约定时的标准还低的，能不能要求补足，看法不一。"
