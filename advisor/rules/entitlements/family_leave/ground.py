"""What the kinds of family leave share: the provisions, the day whose law applies, the parts of a leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Award, Item, Missing, Outcome, ProvisionRef
from advisor.rules.calendar import chinese_day
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures, checked_until_line, plain
from advisor.rules.trace import Trace, unique

ID = "family_leave"
LEAVE = ProvisionRef("女职工劳动保护特别规定", "第七条")
NO_HARM = ProvisionRef("女职工劳动保护特别规定", "第五条")
ALLOWANCE = ProvisionRef("女职工劳动保护特别规定", "第八条")
NURSING = ProvisionRef("女职工劳动保护特别规定", "第九条")
INSURED = ProvisionRef("中华人民共和国社会保险法", "第五十六条")
GUANGDONG = ProvisionRef("广东省人口与计划生育条例", "第三十条")
GUANGDONG_CARE = ProvisionRef("广东省人口与计划生育条例", "第三十六条")
GUANGDONG_ORDER = ProvisionRef("广东省人口与计划生育条例", "第四十五条")
GUANGDONG_WOMEN = ProvisionRef("广东省实施《女职工劳动保护特别规定》办法", "第十一条")
GUANGDONG_MARRIAGE = ProvisionRef("广东省职工假期待遇和死亡抚恤待遇规定", "第三项")
GUANGDONG_BEREAVEMENT = ProvisionRef("广东省职工假期待遇和死亡抚恤待遇规定", "第四项")
GUANGDONG_COUNTING = ProvisionRef("广东省职工假期待遇和死亡抚恤待遇规定", "第九项")
GUANGDONG_PAY = ProvisionRef("广东省工资支付条例", "第十九条")
NOTICE_1980 = ProvisionRef("关于国营企业职工请婚丧假和路程假问题的通知", "第一项")
PAID = ProvisionRef("中华人民共和国劳动法", "第五十一条")
NO_DISMISSAL = ProvisionRef("中华人民共和国劳动合同法", "第四十二条")
EXTENDED = ProvisionRef("中华人民共和国劳动合同法", "第四十五条")
WOMEN_LAW = ProvisionRef("中华人民共和国妇女权益保障法", "第四十八条")
LOCAL_EXTENSION = ProvisionRef("中华人民共和国人口与计划生育法", "第二十五条")
ZERO_DAYS = Decimal(0)
_RENUMBERED = {WOMEN_LAW: date(2023, 1, 1)}
"""Articles that carry this number only since the day; before, the instrument had another text."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was told, the figures of the place, and the day whose law applies."""

    inputs: Inputs
    figures: Figures
    on: date
    told_day: bool

    @classmethod
    def of(cls, inputs: Inputs, figures: Figures) -> Case:
        """Without a day, the date of the law asked for."""
        told = inputs.day("day")
        known = figures.as_of
        return cls(inputs, figures, told or known, told is not None)

    @property
    def place(self) -> str:
        return self.figures.place_name

    def local(self, id: str) -> Figure | None:
        return self.figures.read(id, self.on)

    def in_force(self, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
        known = (ref for ref in refs if self.on >= _RENUMBERED.get(ref, self.on))
        return self.figures.in_force(self.on, *known)

    def unheld(self, what: str) -> Missing:
        """A local rule we do not hold; nothing is borrowed from another province."""
        return Missing(
            "parameter",
            why=f"没有核对过{self.place}{chinese_day(self.on)}的{what}，不能拿别处的来算。",
            where=f"{WHO_CAN_TELL}。",
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a leave: its days, the template that shows them, and what they stand on."""

    label: str
    template: str
    numbers: dict[str, Figure | int]
    days: Decimal
    basis: tuple[ProvisionRef, ...]
    note: str = ""

    @property
    def item(self) -> Item:
        return Item(self.label, plain(self.days), "天", self.note)


def part(label: str, figure: Figure, basis: ProvisionRef, note: str = "", *, times: int = 1) -> Part:
    """Days of one figure, taken `times`."""
    if times == 1:
        return Part(label, "{天数}", {"天数": figure}, figure.value, (basis,), note)
    numbers: dict[str, Figure | int] = {"天数": figure, "个数": times}
    return Part(label, "{天数} × {个数}", numbers, figure.value * times, (basis,), note)


def add_parts(trace: Trace, parts: Iterable[Part], mark: str = "") -> Decimal:
    """The parts and their sum as steps; the sum alone where `mark` names one of two readings."""
    parts = tuple(parts)
    total = sum((one.days for one in parts), ZERO_DAYS)
    if not mark:
        for one in parts:
            trace.add(one.label, one.template, one.numbers, one.days, unit="天", basis=one.basis)
    if mark or len(parts) > 1:
        trace.add(
            f"合计{mark}",
            "{各项相加}",
            {"各项相加": " + ".join(plain(one.days) for one in parts)},
            total,
            unit="天",
            basis=unique(ref for one in parts for ref in one.basis),
        )
    return total


def award(
    case: Case,
    trace: Trace,
    total: Decimal | None,
    *,
    unit: str = "天",
    outcome: Outcome = "award",
    items: Iterable[Item] = (),
    basis: Iterable[ProvisionRef] = (),
    missing: Iterable[Missing] = (),
    warnings: Iterable[str] = (),
) -> Award:
    """The award with what every leave says: the day whose law was used, how far it was checked."""
    said = [*warnings]
    if not case.told_day:
        said.append(f"您没说是哪一天，先按{chinese_day(case.on)}的规定算。")
    stale = checked_until_line(trace.figures, case.on)
    return Award(
        ID,
        outcome,
        total=total,
        amount=total,
        unit=unit,
        items=tuple(items),
        steps=trace.steps,
        basis=unique([*case.in_force(*basis), *trace.basis]),
        missing=tuple(missing),
        warnings=(*said, *((stale,) if stale else ())),
    )


def does_not_apply(case: Case, why: str, basis: Iterable[ProvisionRef], unit: str = "天") -> Award:
    return Award(
        ID,
        "not_applicable",
        total=ZERO_DAYS,
        amount=ZERO_DAYS,
        unit=unit,
        basis=case.in_force(*basis),
        warnings=(why,),
    )
