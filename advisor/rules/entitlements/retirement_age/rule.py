"""The entitlement: retirement month, the window to leave earlier or later, contribution months, doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from advisor.domain import Alternative, Award, Item, ProvisionRef
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month
from advisor.rules.entitlements.retirement_age.age import (
    DELAYED,
    MEASURES,
    Retirement,
    distance,
    in_years,
    retirement,
)
from advisor.rules.entitlements.retirement_age.inputs import INPUTS, SPECS
from advisor.rules.entitlements.retirement_age.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace, unique

ID = "retirement_age"
CONTRIBUTIONS = ProvisionRef(MEASURES, "第二条")
FLEXIBLE = ProvisionRef(MEASURES, "第三条")
DECISION = ProvisionRef("全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定", "第一项")
PENSION = ProvisionRef("中华人民共和国社会保险法", "第十六条")
ENDS_BY_PENSION = ProvisionRef("中华人民共和国劳动合同法", "第四十四条")
ENDS_BY_AGE = ProvisionRef("中华人民共和国劳动合同法实施条例", "第二十一条")
STILL_EMPLOYED = ProvisionRef("超龄劳动者基本权益保障暂行规定", "第二十三条")
DELAY_BEGINS = date(2025, 1, 1)
"""The decision in force; steps that name no day of their own stand on it."""
_RISING = date(2030, 1, 1)
"""From this year the contribution months rise (art. 2)."""
_CATEGORIES = ("male", "female_55", "female_50")


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Age in months, retirement month, window and contribution months; raises `FigureMissing`."""
    birth, category = inputs.month("birth"), inputs.text("category")
    if birth is None or category is None:
        raise ValueError("birth and category are required")
    if category == "female":
        return _either(birth, inputs, figures)
    trace = Trace(DELAY_BEGINS)
    found = retirement(birth, category, figures, trace)
    items = tuple(_items(birth, found, inputs, figures, trace))
    return Award(
        ID,
        "award",
        total=Decimal(found.age),
        amount=Decimal(found.age),
        unit="个月",
        items=items,
        alternatives=tuple(_readings(figures, found)),
        steps=trace.steps,
        basis=_basis(found, trace, figures),
        warnings=(
            f"法定退休年龄是{in_years(found.age)}，{found.month.label}到年龄。",
            *_warnings((found,), inputs, figures),
        ),
    )


def _items(birth: Month, found: Retirement, inputs: Inputs, figures: Figures, trace: Trace) -> Iterator[Item]:
    yield Item("法定退休年龄", in_years(found.age), "", "" if found.delayed else "2025年以前就到年龄，不延后")
    yield Item("退休的月份", str(found.month), "", found.month.label)
    yield from _contribution_items(found, inputs, figures, trace)
    if not found.delayed:
        return
    flexible = figures.need("retirement_flexible_years", found.on)
    window = flexible.whole * 12
    earliest = max(found.reached, found.month.plus(-window))
    trace.add(
        "最多可以提前的月数",
        "取小（{最多年数} × 12，{法定年龄} − {原来的年龄} × 12）",
        {"最多年数": flexible, "法定年龄": found.age, "原来的年龄": found.base},
        Decimal(distance(earliest, found.month)),
        unit="个月",
        basis=(FLEXIBLE,),
        on=found.on,
    )
    yield Item(
        "最早可以提前到",
        str(earliest),
        "",
        f"{in_years(distance(birth, earliest))}；要自愿，而且养老保险交满最低年限",
    )
    latest = found.month.plus(window)
    yield Item("最晚可以延迟到", str(latest), "", f"{in_years(found.age + window)}；要单位和您商量好")


def _contribution_items(found: Retirement, inputs: Inputs, figures: Figures, trace: Trace) -> Iterator[Item]:
    least = figures.read("pension_contribution_months", found.month.first)
    if least is None:
        return
    trace.add(
        f"{found.month.year}年退休，养老保险最低缴费月数",
        "{最低月数}",
        {"最低月数": least},
        least.value,
        unit="个月",
        basis=(PENSION,) if found.month.first < _RISING else (CONTRIBUTIONS,),
        on=found.month.first,
    )
    yield Item("养老保险最低缴费", f"{least}", "个月", f"{in_years(least.whole, '年')}，按退休那年的要求")
    paid = inputs.number("contribution_months")
    if paid is not None:
        short = max(Decimal(0), least.value - paid)
        note = "已经够了" if not short else "到退休时还不够的，可以按规定延长缴费或者一次补够"
        yield Item("还差", f"{short}", "个月", note)


def _either(birth: Month, inputs: Inputs, figures: Figures) -> Award:
    """A woman who does not know whether her post was one of 50 or of 55."""
    trace = Trace(DELAY_BEGINS)
    early = retirement(birth, "female_50", figures, trace, "，原来50岁的")
    late = retirement(birth, "female_55", figures, trace, "，原来55岁的")
    return Award(
        ID,
        "range",
        low=Decimal(early.age),
        high=Decimal(late.age),
        unit="个月",
        items=(
            Item("原来50岁退休的", str(early.month), "", f"{in_years(early.age)}，{early.month.label}退休"),
            Item("原来55岁退休的", str(late.month), "", f"{in_years(late.age)}，{late.month.label}退休"),
        ),
        steps=trace.steps,
        basis=unique([*_basis(early, trace, figures), *_basis(late, trace, figures)]),
        missing=(SPECS["category"].missing("女职工按岗位分两种，原来50岁和55岁退休的，结果差几年。"),),
        warnings=(
            f"生产操作岗位一般{in_years(early.age)}退休，管理技术岗位一般{in_years(late.age)}退休；"
            "按哪一种，看岗位，问公司人事和社保。",
            *_warnings((early, late), inputs, figures),
        ),
    )


def _basis(found: Retirement, trace: Trace, figures: Figures) -> tuple[ProvisionRef, ...]:
    refs = (DELAYED, DECISION, FLEXIBLE) if found.delayed else ()
    later = figures.in_force(max(found.month.first, figures.as_of), STILL_EMPLOYED) if found.delayed else ()
    return unique([*figures.in_force(found.on, *refs), *trace.basis, *later])


def _readings(figures: Figures, found: Retirement) -> Iterator[Alternative]:
    """When the contract ends: by age alone, or only when the pension starts."""
    day = found.month.first
    by_age = figures.in_force(day, ENDS_BY_AGE)
    if not by_age:
        return
    yield Alternative("到了法定退休年龄，劳动合同就终止，领不领得到养老金都一样", None, by_age)
    yield Alternative(
        "还没有开始领养老金的，公司不能只凭到了年龄就终止劳动合同",
        None,
        figures.in_force(day, ENDS_BY_PENSION),
    )


def _warnings(found: Sequence[Retirement], inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What is said with one month of retirement, or with both of a woman who may have either."""
    if any(one.delayed for one in found):
        yield "两张官方的对照表没有拿到，这是按规定的算法推出来的；和社保查到的不一样时，以社保为准。"
        yield (
            "提前退休要自愿，公司不能逼您提前或者推迟（《国务院关于渐进式延迟法定退休年龄的办法》第三条）；"
            "商量好延迟的，延迟期间照样适用劳动合同法（《超龄劳动者基本权益保障暂行规定》第二十三条）。"
        )
    if not all(one.delayed for one in found):
        which = "原来50岁退休的，" if len(found) > 1 and found[1].delayed else ""
        yield f"{which}2025年以前就到了原来的退休年龄，不受延迟退休影响。"
    paid = inputs.number("contribution_months")
    needed = (figures.read("pension_contribution_months", one.month.first) for one in found)
    least = {figure.whole: None for figure in needed if figure and (paid is None or paid < figure.value)}
    if least:
        years = "、".join(in_years(months, "年") for months in least)
        by_year = "（按退休那年的要求）" if len(least) > 1 else ""
        yield f"养老保险没交满{years}{by_year}的，到了年龄也不能马上按月领养老金，可以继续交或者一次补够。"
    yield (
        "有争议：到了退休年龄、还没领养老金的，劳动合同是不是就终止了，规定和法律写得不一样。"
        "接着上班的，2026年7月1日起报酬、休息、安全、工伤有专门规定保护（《超龄劳动者基本权益保障暂行规定》）。"
    )
    yield "干井下、高空、高温、特别繁重体力活等特殊工种的，可能可以更早退休；名录没有核对到，问社保。"


RETIREMENT_AGE = Entitlement(
    id=ID,
    title="法定退休年龄",
    summary="按出生年月和岗位算哪个月退休，最早、最晚可以什么时候退，养老保险最少要交多少个月。",
    inputs=INPUTS,
    parameters=(
        *(f"retirement_base_years_{category}" for category in _CATEGORIES),
        *(f"retirement_step_months_{category}" for category in _CATEGORIES),
        *(f"retirement_final_years_{category}" for category in _CATEGORIES),
        "retirement_flexible_years",
        "pension_contribution_months",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "到原来退休年龄的月份在2025年1月以前的，不变。",
            "其余的：相差月数＝从2025年1月到原来退休月份的月数。",
            "延后月数＝取小（最多延后的月数，相差月数 ÷ 每几个月 取整 + 1）。",
            "退休月份＝出生月份加退休年龄。",
            "提前：最多三年，不早于原来的年龄；延迟：最多三年。",
        ),
        basis=(DELAYED, CONTRIBUTIONS, FLEXIBLE, DECISION, PENSION),
        conventions=(
            "两张官方附表没有持有，按正文的规则推算，首尾各行与公布的一致。",
            "最低缴费年限按法定退休月份所在的年份。",
        ),
        disputed=(
            "到退休年龄、没领养老金的人，劳动合同按实施条例第二十一条终止，"
            "还是按劳动合同法第四十四条等到领养老金，有争议。",
            "女职工原来是50岁还是55岁退休，是事实问题，看岗位。",
            "特殊工种提前退休的名录没有核对到，不算。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("退休年龄", "延迟退休", "什么时候退休", "退休"),
)
