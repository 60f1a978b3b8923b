"""What the award says besides its sums. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.base import Explained
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.entitlements.unemployment_benefit.months import (
    AGAIN,
    APPLY_DAYS,
    NEAR_RETIREMENT,
    PENSION_STOPS,
    Duration,
)
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures, plain
from advisor.rules.trace import money

GUANGDONG = "广东省失业保险条例"
WHO = ProvisionRef("中华人民共和国社会保险法", "第四十五条")
WHO_GUANGDONG = ProvisionRef(GUANGDONG, "第十五条")
MONTHS, AMOUNT = ProvisionRef(GUANGDONG, "第十七条"), ProvisionRef(GUANGDONG, "第十九条")
NOT_OWN_WILL, LIABLE = ProvisionRef(GUANGDONG, "第十六条"), ProvisionRef(GUANGDONG, "第三十六条")
AMENDED = date(2025, 1, 12)
"""《广东省失业保险条例》 as amended: several extra benefits are gone and articles after 19 renumbered."""
BY_PROVINCE_MARK, BY_CITY_MARK = "，按省条例", "，按深圳规定"
_ARTICLES = "（《社会保险法》第四十五条、《广东省失业保险条例》第十六条）"
Refusal = tuple[str, tuple[ProvisionRef, ...]]
"""Why there is no benefit, for a worker, and the provisions this stands on."""
REFUSED: Mapping[str, Refusal] = {
    "resignation": (
        f"自己主动辞职的，不能领失业保险金{_ARTICLES}。如果是因为公司欠薪、不交社保等才走的，"
        "请改选“被迫离职”再算；缴费时间会保留，以后再失业可以累计。",
        (WHO, NOT_OWN_WILL, AGAIN),
    ),
    "worker_proposed": (
        f"由您提出、双方谈好解除的，不算被动失业，不能领失业保险金{_ARTICLES}。如果是公司先提出来的，"
        "请改选“公司提出协商解除”再算。",
        (WHO, NOT_OWN_WILL),
    ),
    "pension": (
        "已经开始领养老金的，不能再领失业保险金（《社会保险法》第五十一条）。",
        (PENSION_STOPS,),
    ),
    "death": (
        "失业保险金只发给失业的人本人。领取期间去世的，家属可以申领丧葬补助金和抚恤金"
        "（《社会保险法》第四十九条）。",
        (WHO, ProvisionRef(WHO.instrument, "第四十九条")),
    ),
}
UNSETTLED = frozenset(
    {
        "operating_term_over",
        "refusal_to_sign_after_month",
        "refusal_to_sign_within_month",
        "unknown_cause",
        "part_time",
    }
)
"""Grounds which the list of 《广东省失业保险条例》 art. 16 does not plainly hold."""


def explained(national: tuple[ProvisionRef, ...]) -> Explained:
    return Explained(
        formula=(
            "月数：缴费一至四年，每满12个月领1个月；超过四年的部分，每满6个月加1个月；最长24个月，并不超过全国的上限。",
            "每月：领取地的月最低工资 × 90%；最低工资调整的，从那个月起按新的算。",
            "上次没领完的月数可以合并，一共最长24个月；期满时离退休年龄不足12个月的，领到退休年龄。",
        ),
        basis=(WHO, *national, WHO_GUANGDONG, NOT_OWN_WILL, MONTHS, AMOUNT),
        conventions=(
            "将来的月份按现在的最低工资算。",
            "没有写离职原因的，先按符合条件算，同时问原因。",
            "标准不能比当地的城市低保低；各市低保多少没有核对，没有比较。",
            "省条例2025年1月12日起删去求职补贴、生育加发和提前就业、创业一次性领取；以前的也没有算。",
        ),
        disputed=(
            "深圳自己的规定说80%，省条例说90%，两个都列出。",
            "离退休年龄不足一年，看申请时还是看领完时；这里看领完时。",
            "最低工资调整时，正在领的人跟不跟着变，没有见到明文；条例按月计发，这里跟着变。",
        ),
    )


def too_early(first_held: date) -> str:
    return f"{chinese_day(first_held)}以前的省条例没有核对到，不能计算。{WHO_CAN_TELL}。"


def too_few(least: Figure, on: date) -> Refusal:
    liable = LIABLE.article if on >= AMENDED else "第四十条"
    reason = (
        f"缴费不满{least}个月，也没有上次没领完的月数，领不到失业保险金"
        "（《社会保险法》第四十五条、《广东省失业保险条例》第十五条）。"
        f"公司没给您参保、没缴够的，可以要公司赔这笔损失（《广东省失业保险条例》{liable}）。"
    )
    return reason, (WHO, WHO_GUANGDONG, *((LIABLE,) if on >= AMENDED else ()))


def on_provincial_rate(reading: str) -> str:
    return f"{reading.rstrip('。')}（按省条例的标准）。"


def by_province(rate: Figure, monthly: Decimal, months: int) -> str:
    return f"按省条例，最低工资的{plain(rate.value * 100)}%，{_drawn(monthly, months)}"


def by_city(rate: Figure, monthly: Decimal, months: int) -> str:
    return f"按深圳自己的规定，最低工资的{plain(rate.value * 100)}%，{_drawn(monthly, months)}"


def _drawn(monthly: Decimal, months: int) -> str:
    return f"头一个月{money(monthly)}元，领{months}个月"


def conflict(province: Decimal, city: Decimal) -> str:
    better = "省条例" if province > city else "深圳的规定"
    return (
        f"规定不一致：省条例每月{money(province)}元，深圳经济特区自己的规定每月{money(city)}元。"
        f"按{better}对您更有利；但深圳的规定是经济特区法规，在深圳可以和省条例不同，实际按哪个发，请问12333。"
    )


def narrow(months: int, near: Figure) -> str:
    return f"只有申请时离退休年龄就不足{near}个月的才延长：那样只领{months}个月。"


def warnings(month: Month, span: Duration, inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What a reader must know, most important first."""
    yield from _about_the_ground(month, inputs)
    yield from _about_retirement(month, span, inputs, figures)
    yield _register(figures.read(APPLY_DAYS, month.first), "registered" in inputs)
    yield "在最后参保的城市申请，网上也能办；户口在广东别的市的，也可以选在户口所在地领，按那里的标准。"
    yield "这笔钱按月发，不是一次领完；又上班、开始领养老金等，就停发。领取期间的医保费由失业保险基金付。"
    if figures.read("unemployment_benefit_rate_city", month.first) is not None:
        yield "深圳自己的规定说，领取期限从开始发的那个月算。"
    yield (
        "公司不参保、少缴费或者不如实开离职证明，让您领不到或者少领的，要公司赔，可以申请劳动仲裁；"
        "社保机构不批的，不能申请劳动仲裁，可以申请行政复议或者向法院起诉。"
    )
    if month.first < AMENDED:
        yield (
            "2025年1月12日以前，省条例还有求职补贴（平均缴费工资的15%，最长6个月）、生育加发、"
            "提前就业或创业一次性领取，这里没有算。"
        )
    if "remaining_months" not in inputs:
        yield "以前领过、没领完的月数没有写，先按没有算。"


def _register(days: Figure | None, registered: bool) -> str:
    first = "要先办失业登记，并且想找工作"
    if days is None or registered:
        return f"{first}。"
    return f"{first}；登记后{days}个工作日内申请，晚了期限从申请那天算。写上登记的日子，可以算最后一天。"


def _about_the_ground(month: Month, inputs: Inputs) -> Iterator[str]:
    ground = inputs.text("ground")
    if ground is None:
        yield "您没说是怎么离职的，先按不是自己要走的算。自己主动辞职的领不到。"
    elif ground in UNSETTLED:
        yield "这种离职原因，条例没有明白写，能不能领由社保机构认定，请先问12333。"
    elif ground == "article_38":
        yield "公司欠薪、不交社保等，您按《劳动合同法》第三十八条解除的，也能领。离职证明上要写清这个原因。"
    elif ground == "expiry_refused_equal_renewal":
        yield "合同到期终止就可以领，省条例没有问是谁不续签。"
    elif ground == "article_39":
        yield "因为您有过错被公司解除的，也可以领失业保险金。"


def _about_retirement(month: Month, span: Duration, inputs: Inputs, figures: Figures) -> Iterator[str]:
    told = inputs.number("months_to_retirement")
    if told is None:
        return
    if span.low > span.ordinary:
        yield "领完时离退休年龄不足一年，可以一直领到退休年龄，养老保险费由失业保险基金替您缴。"
    elif span.low != span.high:
        yield "到退休年龄按月领养老金的，失业保险金就停；还不能领养老金的，可以领满。"
    elif figures.read(NEAR_RETIREMENT, month.first) is None:
        yield "2025年以前离退休年龄不足一年的怎么延长，没有核对到，没有算。"
