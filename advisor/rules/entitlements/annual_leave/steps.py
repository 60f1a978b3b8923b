"""The steps of the sum and the lines a worker reads."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Item, ProvisionRef
from advisor.rules.entitlements.annual_leave import law
from advisor.rules.entitlements.annual_leave.leave import CONTINUOUS, Days
from advisor.rules.entitlements.annual_leave.pay import Rate
from advisor.rules.parameters import Figures, plain
from advisor.rules.trace import ZERO, Trace, money


def day_steps(days: Days, cumulative: Decimal, figures: Figures, trace: Trace) -> None:
    """The year's days, the part of the year, what is left."""
    year, on = days.year, days.year.last
    trace.add(
        "全年应休天数",
        "累计工作年数 {累计} 满 {这一档的年数}，全年 {这一档的天数} 天",
        {"累计": cumulative, "这一档的年数": days.band.years, "这一档的天数": days.band.days},
        days.band.days.value,
        unit="天",
        basis=figures.in_force(
            on, law.DAYS, law.CUMULATIVE, law.WHAT_COUNTS, law.CONTINUOUS, law.ANY_EMPLOYER
        ),
        conditions=(figures.need(CONTINUOUS, on),),
    )
    if not year.whole:
        trace.add(
            f"{year.first.isoformat()}至{year.last.isoformat()}折算",
            "{在职天数} ÷ {全年天数} × {全年应休}，不足1天的去掉",
            {"在职天数": year.days, "全年天数": days.year_days, "全年应休": days.band.days},
            days.earned,
            unit="天",
            basis=_part_of_year(days, figures),
        )
    if days.vacation:
        trace.add(
            "补足寒暑假不够的天数",
            "{应休} − {寒暑假}，不足零的算零",
            {"应休": days.earned, "寒暑假": days.vacation},
            max(ZERO, days.earned - days.vacation),
            unit="天",
            basis=figures.in_force(on, law.VACATION),
        )
    trace.add(
        "没休的天数",
        "{应休} − {已休}，不足零的算零",
        {"应休": max(ZERO, days.earned - days.vacation), "已休": days.taken},
        days.unused,
        unit="天",
        basis=figures.in_force(on, law.LEAVER if year.left else law.UNUSED),
    )


def _part_of_year(days: Days, figures: Figures) -> tuple[ProvisionRef, ...]:
    refs = (*((law.JOINER,) if days.year.joined else ()), *((law.LEAVER,) if days.year.left else ()))
    return figures.in_force(days.year.last, *refs)


def pay_steps(days: Days, rate: Rate, figures: Figures, trace: Trace) -> None:
    """The pay on top of the ordinary wage, less what was paid under that title."""
    on = days.year.last
    due = trace.add(
        "没休年休假的报酬，平时工资以外另付",
        "{月平均工资} ÷ {月计薪天数} × {没休天数} ×（{总倍数} − {平时工资占的倍数}）",
        {
            "月平均工资": rate.average,
            "月计薪天数": rate.pay_days,
            "没休天数": days.unused,
            "总倍数": rate.multiple,
            "平时工资占的倍数": rate.included,
        },
        rate.due(days.unused),
        basis=figures.in_force(on, law.PAY, law.UNUSED, law.DAILY),
    )
    if rate.paid:
        trace.add(
            "减去公司已付",
            "{应付} − {已付}，不足零的算零",
            {"应付": due, "已付": rate.paid},
            rate.left(days.unused),
            basis=figures.in_force(on, law.UNUSED),
        )


def day_items(days: Days) -> Iterator[Item]:
    """The days, as a worker reads them."""
    yield Item("全年应休", plain(days.band.days.value), "天", f"累计工作满{days.band.years}年")
    if not days.year.whole:
        part = f"{days.year.first.isoformat()}至{days.year.last.isoformat()}共{days.year.days}天"
        yield Item("折算以后应休", plain(days.earned), "天", part)
    if days.vacation:
        yield Item("寒暑假", plain(days.vacation), "天", "寒暑假不够年休假天数的部分应当补足")
    yield Item("已休", plain(days.taken), "天")
    over = days.taken > max(ZERO, days.earned - days.vacation)
    yield Item("没休", plain(days.unused), "天", "多休的不用退" if over else "")


def pay_item(days: Days, rate: Rate) -> Item:
    paid = min(rate.paid, rate.due(days.unused))
    note = f"应付{money(rate.due(days.unused))}，已付{money(paid)}" if paid else "平时工资以外另付"
    return Item("还应付", money(rate.left(days.unused)), "元", note)
