"""医疗期: for how long a sick worker may not be dismissed, in months, and in which months they are counted.

《企业职工患病或非因工负伤医疗期规定》 art. 3 (the months by total and own service) and art. 4 (the cycle);
《劳动合同法》 arts. 40, 42 and 45 for what it protects from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain import Alternative, Award, Deadline, Inquiry, Item, ProvisionRef
from advisor.rules.base import Entitlement, Explained, FromCase
from advisor.rules.calendar import chinese_day
from advisor.rules.inputs import InputError, Inputs, InputSpec
from advisor.rules.kinds import Day, Flag, Number
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.service import MONTHS_A_YEAR, month_end, service
from advisor.rules.told import Told, started
from advisor.rules.trace import Trace, unique

ID = "medical_period"
TOTAL_LIMIT = "medical_period_total_years"
UNIT_LIMITS = tuple(f"medical_period_unit_years_{n}" for n in range(1, 5))
SHORT = tuple(f"medical_period_months_short_{n}" for n in range(1, 3))
LONG = tuple(f"medical_period_months_long_{n}" for n in range(1, 6))
CYCLES = tuple(f"medical_period_cycle_{months}" for months in (3, 6, 9, 12, 18, 24))
LENGTH = ProvisionRef("企业职工患病或非因工负伤医疗期规定", "第三条")
CYCLE = ProvisionRef("企业职工患病或非因工负伤医疗期规定", "第四条")
COUNTING = ProvisionRef("关于贯彻《企业职工患病或非因工负伤医疗期规定》的通知", "第一项")
EXTENSION = ProvisionRef("关于贯彻《企业职工患病或非因工负伤医疗期规定》的通知", "第二项")
INCLUDED = ProvisionRef("中华人民共和国民法典", "第一千二百五十九条")
PROTECTED = tuple(
    ProvisionRef("中华人民共和国劳动合同法", article) for article in ("第四十二条", "第四十条", "第四十五条")
)

HERE = "在本单位的年限算到开始休病假那天。"
YEARS = Number("年", Decimal(0), Decimal(60), 2)
INPUTS = (
    InputSpec(
        "total_years",
        YEARS,
        "总的工作年限",
        why="参加工作一共满没满十年，医疗期不一样。",
        where="档案、社保缴费记录；在别的单位干过的也算。",
        ask="您参加工作一共几年了（在别的单位的也算）？",
        words=("总工龄", "工龄", "累计工作年限", "实际工作年限"),
        required=True,
    ),
    InputSpec(
        "unit_years",
        YEARS,
        "在本单位的年限",
        why="在现在这家单位干了几年，决定医疗期有几个月。",
        where="劳动合同的入职日期、社保记录。",
        ask="您在这家单位干了几年？",
        words=("本单位年限", "本单位工龄", "司龄", "本单位工作年限"),
        required=True,
    ),
    InputSpec(
        "start",
        Day(),
        "开始休病假的日子",
        why="医疗期从病休第一天起累计，知道这一天才能算到哪天。",
        where="病假条、考勤表。",
        ask="这一轮病假是从哪天开始休的？",
        words=("病休第一天", "开始日期", "病假开始", "第一天病假"),
    ),
    InputSpec(
        "severe_illness",
        Flag(yes=("重病", "特殊疾病", "癌症", "精神病", "瘫痪"), no=("不是重病", "普通疾病")),
        "特殊疾病",
        why="癌症、精神病、瘫痪这类病，医疗期可能可以延长。",
        where="医院的诊断证明。",
        ask="是不是癌症、精神病、瘫痪这类难治的病？",
        words=("重病", "大病"),
    ),
)


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The months, and the months in which sick leave is added up.

    The law is that of the first day of leave; where that was not told, of the date asked for. Raises
    `InputError` where the years contradict each other.
    """
    total, unit = inputs.number("total_years"), inputs.number("unit_years")
    if total is None or unit is None:
        raise ValueError("both years are required")
    if unit > total:
        raise InputError(
            "unit_years",
            f"“在本单位的年限”{plain(unit)}年比“总的工作年限”{plain(total)}年还长，请核对。",
        )
    start = inputs.day("start")
    on = start or figures.as_of
    trace = Trace(on)
    months, limits = _months(total, unit, on, figures)
    trace.add(
        "医疗期",
        "查表（{总的年限}，{在本单位的年限}）＝ {月数}",
        {"总的年限": total, "在本单位的年限": unit, "月数": months},
        months.value,
        unit="个月",
        conditions=limits,
    )
    cycle = figures.need(f"medical_period_cycle_{months}", on)
    trace.add(
        "在多长时间里累计",
        "查表（{医疗期月数}）＝ {累计月数}",
        {"医疗期月数": months, "累计月数": cycle},
        cycle.value,
        unit="个月",
    )
    return Award(
        ID,
        "award",
        total=months.value,
        amount=months.value,
        unit="个月",
        items=tuple(_items(months, cycle, start)),
        alternatives=tuple(_alternatives(total, unit, months, limits, inputs, on, figures)),
        steps=trace.steps,
        basis=unique((LENGTH, CYCLE, *figures.in_force(on, *PROTECTED, COUNTING))),
        warnings=tuple(_warnings(months, cycle, inputs)),
        deadlines=_ends(start, months, cycle, figures),
    )


def _months(
    total: Decimal, unit: Decimal, on: date, figures: Figures, *, below: bool = False
) -> tuple[Figure, Sequence[Figure]]:
    """The months, and the limits looked at. Who just reaches a limit is above it, with `below` not yet."""

    def reached(years: Decimal, limit: Figure) -> bool:
        return years > limit.value if below else years >= limit.value

    limit = figures.need(TOTAL_LIMIT, on)
    table = LONG if reached(total, limit) else SHORT
    limits = [figures.need(id, on) for id in UNIT_LIMITS[: len(table) - 1]]
    step = sum(reached(unit, one) for one in limits)
    return figures.need(table[step], on), (limit, *limits)


def _items(months: Figure, cycle: Figure, start: date | None) -> Iterator[Item]:
    yield Item("医疗期", str(months), "个月", "病休累计满了，医疗期就满")
    yield Item("在多长时间里累计", f"{cycle}个月", "", "从病休第一天起")
    if start is not None:
        ends = month_end(start, months.whole)
        yield Item("一直连着休，休到这天满", ends.isoformat(), "", "休息日和节假日也算在内")
        last = month_end(start, cycle.whole)
        yield Item("累计到这天为止", last.isoformat(), "", "前后差一天有争议：部里举的例子多算一天")


def _ends(start: date | None, months: Figure, cycle: Figure, figures: Figures) -> tuple[Deadline, ...]:
    if start is None:
        return ()
    ends = month_end(start, months.whole)
    note = (
        f"从{chinese_day(start)}起一直连着休的，医疗期到这天满；断断续续休的，"
        f"在{cycle}个月里累计休满{months}个月才满。前后差一天有争议。"
    )
    return (Deadline("医疗期满（连着休）", ends, note, figures.in_force(ends, LENGTH, CYCLE, COUNTING)),)


def _alternatives(
    total: Decimal,
    unit: Decimal,
    months: Figure,
    limits: Sequence[Figure],
    inputs: Inputs,
    on: date,
    figures: Figures,
) -> Iterator[Alternative]:
    if any(
        years == limit.value for years, limit in ((total, limits[0]), *((unit, one) for one in limits[1:]))
    ):
        less, _ = _months(total, unit, on, figures, below=True)
        if less.value != months.value:
            reading = "年限刚好在分界上：条文两边都写了“以上”“以下”，都包括这个数；也可能被按低的一档算。"
            yield Alternative(reading, less.value, (LENGTH, *figures.in_force(on, INCLUDED)))
    if inputs.flag("severe_illness"):
        reading = (
            "特殊疾病：24个月里治不好的，经企业和劳动主管部门批准可以延长，延长多久没有写；"
            "是不是这类病都按24个月算，各地说法不同，没有核对。"
        )
        yield Alternative(reading, None, figures.in_force(on, EXTENSION) or (LENGTH,))


def _warnings(months: Figure, cycle: Figure, inputs: Inputs) -> Iterator[str]:
    yield "医疗期里，公司不能以不能胜任工作、情况变化或者裁员为由解除合同；合同到期的，要延到医疗期满。"
    yield "您有严重违纪等过错的，或者自己提出、双方协商解除的，不受这个保护。"
    yield f"{cycle}个月里断断续续休的病假加起来，满{months}个月才算医疗期满；休息日和节假日也算在内。"
    if inputs.flag("severe_illness"):
        yield "有争议：癌症、精神病、瘫痪这类病可以申请延长，要公司和劳动部门批准；文件只看到转载。"
    elif inputs.flag("severe_illness") is None:
        yield "癌症、精神病、瘫痪这类病，可能可以延长，请写上是不是特殊疾病。"
    if "start" not in inputs:
        yield "写上开始休病假的日子，可以算到哪天。"
    yield "这是生病或者不是工伤的受伤；工伤另有停工留薪期，不按这个算。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A conversation's start is the first day of work; the sick leave has its own."""
    told = Told.of(inquiry, facts, {spec.name: spec for spec in INPUTS}, not_these=("start",))
    told.take("start", "sick_since")
    since = told.day("sick_since") or inquiry.as_of
    begun = started(told.facts, since)
    if begun is not None and begun.latest <= since:
        years = Decimal(service(begun.latest, since).months) / MONTHS_A_YEAR
        told.suppose("unit_years", years.quantize(Decimal("0.01")), begun.line or HERE, begun.fact)
    return told.case()


MEDICAL_PERIOD = Entitlement(
    id=ID,
    title="医疗期",
    summary="生病或者不是工伤的受伤，停下工作治病休息，公司不能解除合同的那几个月。",
    inputs=INPUTS,
    parameters=(TOTAL_LIMIT, *UNIT_LIMITS, *SHORT, *LONG, *CYCLES),
    compute=compute,
    explained=Explained(
        formula=(
            "总的工作年限不满十年：在本单位不满五年3个月，满五年6个月。",
            "总的工作年限满十年：在本单位不满五年6个月，满五年9个月，满十年12个月，满十五年18个月，满二十年24个月。",
            "累计的时间：3个月看6个月，6看12，9看15，12看18，18看24，24看30。",
        ),
        basis=(LENGTH, CYCLE, COUNTING, *PROTECTED),
        conventions=(
            "年限刚好到分界的，按高的一档。",
            "没有写病休第一天的，按要查的那天（不写就是今天）的规定。",
            "第几个月满，在对应日的前一天；部里通知举的例子多算一天。",
        ),
        disputed=(
            "年限刚好在分界上，条文两边都包括这个数。",
            "特殊疾病能延长多久、是不是都按24个月算，没有见到明文，部里的通知只看到转载。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("病假期限", "医疗期限", "病假最长多久"),
)
