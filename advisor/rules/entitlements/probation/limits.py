"""How long a probation may be, and what is due for having served a longer one.

《劳动合同法》 arts. 19, 70 and 83. “以上” includes the number itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Alternative, Award, ProvisionRef
from advisor.rules.claims import Extras, Line, one_year
from advisor.rules.entitlements.probation.inputs import SPECS, term_label, term_of
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.service import MONTHS_A_YEAR, month_end
from advisor.rules.trace import ZERO, Number, Trace, fen

_LAW = "中华人民共和国劳动合同法"
HOW_LONG = ProvisionRef(_LAW, "第十九条")
NO_PART_TIME = ProvisionRef(_LAW, "第七十条")
DAMAGES = ProvisionRef(_LAW, "第八十三条")

LEAST, MIDDLE, LONG = (f"probation_contract_months_{step}" for step in ("least", "middle", "long"))
MOST_SHORT, MOST_MIDDLE, MOST_LONG = (f"probation_months_{step}" for step in ("short", "middle", "long"))
DAYS_A_MONTH = 30
"""A convention: no text says how days of a broken month are counted."""
EVENT, LEFT = "违法试用期过完那天", "离职那天（试用期最晚到这天）"
_FIRSTS = tuple(date(2025, number + 1, 1) for number in range(MONTHS_A_YEAR))
"""The first day of each month of a year without a leap day: starts of the shortest and longest spans."""
BROKEN = "不满一个月的天数怎么折算没有明文，也可以按实际上班的天数算"


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest probation the law allows, and why."""

    months: Decimal
    reason: str
    figure: Figure | None = None
    """None where no probation may be agreed at all."""
    looked_at: tuple[Figure, ...] = ()
    basis: ProvisionRef = HOW_LONG


def known(inputs: Inputs) -> bool:
    """Whether the limit follows from what was told."""
    return "contract_months" in inputs or any(inputs.flag(name) for name in _NONE_ALLOWED)


_NONE_ALLOWED = {
    "part_time": ("非全日制不能约定试用期", NO_PART_TIME),
    "repeated": ("同一公司只能约定一次试用期", HOW_LONG),
    "probation_only": ("只约定试用期的，试用期不成立", HOW_LONG),
}


def limit(inputs: Inputs, figures: Figures, on: date) -> Limit:
    """Needs `known`; raises `FigureMissing`."""
    for name, (reason, basis) in _NONE_ALLOWED.items():
        if inputs.flag(name):
            return Limit(ZERO, reason, basis=basis)
    term = term_of(inputs)
    if term is None:
        raise ValueError("the term of the contract is required")
    if term == "task":
        return Limit(ZERO, "以完成一项任务为期限的合同不能约定试用期")
    if isinstance(term, str):
        most = figures.need(MOST_LONG, on)
        return Limit(most.value, f"没有固定期限的合同，试用期最长{most}个月", most)
    least, middle, long = (figures.need(id, on) for id in (LEAST, MIDDLE, LONG))
    looked_at = (least, middle, long)
    if term < least.value:
        return Limit(ZERO, f"合同不满{least}个月的，不能约定试用期", looked_at=looked_at)
    step = MOST_LONG if term >= long.value else MOST_MIDDLE if term >= middle.value else MOST_SHORT
    most = figures.need(step, on)
    return Limit(most.value, f"合同{plain(term)}个月，试用期最长{most}个月", most, looked_at)


@dataclass(frozen=True, slots=True)
class Served:
    """The probation served: months as agreed, or days told."""

    agreed: Decimal | None
    days: Decimal | None

    @property
    def fits(self) -> bool:
        """Whether the days told are no more than the months agreed can have: then they do not pass them."""
        return self.agreed is not None and self.days is not None and self.days <= _calendar(self.agreed, max)

    @property
    def months(self) -> Decimal:
        if self.days is None:
            return self.agreed or ZERO
        by_days = self.days / DAYS_A_MONTH
        return min(by_days, self.agreed) if self.fits and self.agreed is not None else by_days

    @property
    def broken(self) -> bool:
        return self.months != self.months.to_integral_value()

    def may_fit(self, most: Limit) -> bool:
        """Whether only the months agreed can tell if the limit was passed: two months may have 62 days."""
        days = self.days or ZERO
        return self.agreed is None and most.months * DAYS_A_MONTH < days <= _calendar(most.months, max)

    def pay(self, most: Limit, wage: Decimal) -> Decimal:
        """Multiplied before it is divided, so that whole sums stay whole."""
        if self.days is None or self.months == self.agreed:
            return fen((self.months - most.months) * wage)
        return fen((self.days - most.months * DAYS_A_MONTH) * wage / DAYS_A_MONTH)

    @property
    def template(self) -> str:
        if self.days is None:
            return "{试用期}"
        by_days = f"{{已过天数}} ÷ {DAYS_A_MONTH}"
        return f"取小（{{试用期}}，{by_days}）" if self.fits else by_days


def _calendar(months: Decimal, which: Callable[[Iterable[int]], int]) -> int:
    """The fewest (`min`) or most (`max`) days so many months have; a part of a month counts as a whole one
    for the most, as none for the fewest."""
    count = math.ceil(months) if which is max else math.floor(months)
    return which((month_end(first, count) - first).days + 1 for first in _FIRSTS)


def served(inputs: Inputs) -> Served:
    return Served(inputs.number("probation_months"), inputs.number("probation_served_days"))


def damages(most: Limit, inputs: Inputs, figures: Figures, on: date) -> Award:
    """What is due for the months served beyond the limit; needs the wage after probation.

    Raises `InputError` where dates contradict each other.
    """
    did, wage = served(inputs), inputs.number("wage_after_probation")
    if wage is None:
        raise ValueError("the wage after probation is required")
    trace = Trace(on)
    term = term_of(inputs)
    told = most.reason if term is None else term_label(term)
    trace.add(
        "试用期上限",
        "查表（合同 {合同期限}）＝ {上限}",
        {"合同期限": told, "上限": most.figure or most.months},
        most.months,
        unit="个月",
        basis=(most.basis,),
        conditions=most.looked_at,
    )
    numbers: dict[str, Number] = {
        "试用期": did.agreed if did.agreed is not None else ZERO,
        "已过天数": did.days if did.days is not None else ZERO,
        "上限": most.figure or most.months,
        "转正后的月工资": wage,
    }
    sum_ = trace.add(
        "超过上限的试用期的赔偿金",
        f"（{did.template} − {{上限}}）× {{转正后的月工资}}",
        numbers,
        did.pay(most, wage),
        basis=(DAMAGES, most.basis),
    )
    filing = inputs.day("filing")
    ended, event = inputs.day("probation_end"), EVENT
    if ended is None:
        ended, event = inputs.day("employment_end"), LEFT
    over = ended if ended is not None and (filing is None or ended <= filing) else None
    line = Line("违法试用期赔偿金", sum_, most.reason)
    asked = filing is not None and "probation_end" not in inputs
    unknown_end = (SPECS["probation_end"].missing(),) if asked else ()
    assumed = (SPECS["probation_served_days"].missing(),) if did.days is None else ()
    extras = Extras(
        basis=(DAMAGES, most.basis),
        alternatives=tuple(_alternatives(most, did, wage)),
        missing=(*assumed, *unknown_end),
        warnings=tuple(_warnings(most, did, inputs)),
    )
    return one_year("probation", [line], trace, inputs, figures, extras, since=over, event=event)


def may_fit_words(most: Limit, did: Served) -> str:
    days = plain(did.days or ZERO)
    return f"{plain(most.months)}个月按日历可以有{days}天，要知道约定的是几个月，才知道超没超过上限。"


def _alternatives(most: Limit, did: Served, wage: Decimal) -> Iterator[Alternative]:
    agreed, days = did.agreed, did.days
    if agreed is not None and days is not None and did.months < agreed:
        if days <= _calendar(most.months, max):
            reading = f"按日历，{days}天可能正好是{plain(most.months)}个月，没有超过上限"
            yield Alternative(reading, ZERO, (DAMAGES, most.basis))
        if days >= _calendar(agreed, min):
            reading = f"按日历，{days}天可能已经过完{plain(agreed)}个月，按{plain(agreed)}个月算"
            yield Alternative(reading, fen((agreed - most.months) * wage), (DAMAGES, most.basis))
    if did.broken:
        yield Alternative(BROKEN, None, (DAMAGES,))


def _warnings(most: Limit, did: Served, inputs: Inputs) -> Iterator[str]:
    if inputs.flag("probation_only"):
        yield "如果要付，已经过了的试用期全部按转正后的月工资另付，已经发的工资不抵。"
    else:
        yield f"{most.reason}；超过的部分已经过了的，按转正后的月工资另付赔偿金，已经发的工资不抵。"
    if did.days is None:
        yield "先按约定的试用期已经全部过完算；还没过完的，写上已经过了几天再算。"
    if did.broken:
        yield f"有争议：{BROKEN}；这里按一个月{DAYS_A_MONTH}天折算。"
    if inputs.day("filing") is None:
        yield "赔偿金的仲裁时效是一年；没有写申请日期，没有考虑时效。"
    elif inputs.day("probation_end") is None:
        yield "赔偿金的仲裁时效是一年，要知道试用期哪天过完；您没说，先按没有过时效算。"
    yield "违法约定试用期的，也可以请劳动监察责令改正（《劳动合同法》第八十三条）。"
