"""What the award says besides its sums. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.base import Explained
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.work_stoppage_pay.stages import MINIMUM_WAGE, NATIONAL, Stretch, Terms
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.payments import Payments
from advisor.rules.trace import money
from advisor.rules.window import Window

BY_PROVINCE = "按广东省条例，头一个周期发全额工资"
HOT_MONTHS = range(6, 11)

EXPLAINED = Explained(
    formula=(
        "头一个工资支付周期（最长三十日）：正常工作时间的月工资。",
        "过了以后没有安排工作的：最低工资 × 80%，到复工、复产或者解除劳动关系为止。",
        "过了以后安排工作的：双方新约定的工资，不低于最低工资。",
    ),
    basis=(
        ProvisionRef("广东省工资支付条例", "第三十九条"),
        ProvisionRef("深圳市员工工资支付条例", "第二十八条"),
        NATIONAL,
    ),
    conventions=(
        "没有说多少天发一次工资的，头一个周期按三十日，从停工那天起数。",
        "满一个自然月的算一个月；不满的按“月标准 ÷ 30 × 天数”。",
        "最低工资在停工期间调整的，从调整那天起按新标准。",
        "按劳动报酬的时效算，这是通常的看法。",
    ),
    disputed=(
        "不满一个月的，也有典型案例按计薪天数21.75天和周一到周五的天数算。",
        "按月发工资而头一个月不到三十天的（从2月初停工），头一个周期是那个月还是三十日。",
        "深圳2025年12月5日以前的条例说头一个月发80%（2022年8月以后的条文没有看到），省条例说发全额，两个都列出。",
    ),
)


def by_city(rate: Figure) -> str:
    return f"按深圳那时自己的条例，头一个月只发工资的{plain(rate.value * 100)}%"


def conflict(by_province: Decimal, by_city: Decimal, rates: Iterable[Figure]) -> str:
    """Both readings; `rates` are the city's own for the first stage."""
    better, more = ("省条例", by_province) if by_province > by_city else ("深圳的条例", by_city)
    sure, seen = "", "只看到转载"
    if any(rate.use.verified == "unverified" for rate in rates):
        sure, seen = "可能", "没有看到，2022年8月修正以后可能已经改成发全额"
    return (
        f"规定{sure}不一致：深圳2025年12月5日以前自己的条例和省条例不同（那时的深圳条文{seen}）。"
        f"按{better}对您更有利，有{money(more)}元，可以先按它要。"
    )


def by_pay_days(pay_days: Figure) -> str:
    return f"不满一个月的，按周一到周五的天数除以月计薪天数{pay_days}天算（有典型案例这样算）。"


def month_long(days: int) -> str:
    return f"按月发工资的，头一个周期从停工那天算到下个月对应日的前一天，只有{days}天（有典型案例这样算）。"


def warnings(
    window: Window,
    terms: Terms,
    parts: Sequence[Stretch],
    payments: Payments,
    inputs: Inputs,
    figures: Figures,
) -> Iterator[str]:
    """What a reader must know, most important first."""
    yield from window.warnings
    if window.running is not None:
        yield f"{window.running.label}还没过完，这次没有算，过完以后可以加上。"
    if not parts:
        yield "还没有过完的停工日子可以算，所以是0元。"
        return
    yield from _about_the_stages(window, terms, parts, inputs, figures)
    yield from _about_payment(payments, inputs)
    if any(part.month.number in HOT_MONTHS for part in parts):
        yield "如果是因为高温天气停工或者缩短时间，不能扣工资（《防暑降温措施管理办法》第八条）。"
    yield "只适用于不是您自己造成的停工；公司只停一个部门的，有典型案例也按停工算。"


def _about_the_stages(
    window: Window, terms: Terms, parts: Sequence[Stretch], inputs: Inputs, figures: Figures
) -> Iterator[str]:
    last = window.start + timedelta(days=terms.first_days - 1)
    supposed = f"没有写多少天发一次工资，按{terms.first_days}天算"
    untold = "wage_period_days" not in inputs
    if window.end > last:
        why = f"（{supposed}）" if untold else ""
        yield (
            f"头一个周期从{chinese_day(window.start)}到{chinese_day(last)}{why}；"
            "公司不能因为发薪日到了就提前改发生活费。"
        )
        if terms.agreed is None:
            yield "以后按没有安排工作算生活费，这是最低数；还安排您干活的，请写上新约定的月工资。"
        elif any(part.minimum and terms.agreed < part.minimum.value for part in parts):
            yield "新约定的工资低于最低工资；正常干活的，不能低于最低工资，按最低工资算。"
    elif untold:
        yield f"{supposed}头一个周期。"
    floors = (figures.read(MINIMUM_WAGE, part.first) for part in parts)
    if any(floor is not None and terms.wage < floor.value for floor in floors):
        yield "您写的月工资低于当地最低工资，请核对；正常上班的工资不能低于最低工资，差额可以另外要。"


def _about_payment(payments: Payments, inputs: Inputs) -> Iterator[str]:
    if "paid" not in inputs:
        yield "您没说公司发过多少，先按一分没发算；发过的要减掉。"
    if inputs.single("paid") and payments.credited:
        yield "已发的钱没有说是哪个月的，先抵最早的月份（参照《民法典》第五百六十条）。"
    if payments.excess:
        yield f"已发的比应发的多{money(payments.excess)}元；多出的部分没有算进去。"
    if payments.unmatched:
        months = "、".join(month.label for month in payments.unmatched)
        yield f"{months}不在停工的月份里，这些已发的钱没有减。"
