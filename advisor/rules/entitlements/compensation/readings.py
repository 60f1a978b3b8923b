"""The readings a tribunal may take instead, with what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.domain import Alternative, ProvisionRef
from advisor.rules.entitlements.compensation import law, years
from advisor.rules.entitlements.compensation.sums import Reading
from advisor.rules.entitlements.compensation.wage import without_overtime
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import ARBITRATION_LIMIT, arbitration_limit
from advisor.rules.parameters import Figures
from advisor.rules.service import other_readings
from advisor.rules.trace import ZERO
from advisor.rules.window import interruption

OVERTIME = "加班费不算进月平均工资。各地做法不一致。"
UNPROVED = "讨要或投诉证明不了的，时效从离职那天起算，已经过了。"


def common(main: Reading, inputs: Inputs, figures: Figures) -> Iterator[Alternative]:
    """What is disputed of every compensation: a day at the end of a month, overtime pay in the wage, and a
    claim that is in time only because of a demand."""
    day = main.counting.end
    yield from _a_day(main, figures)
    if inputs.number("overtime_in_average") != 0:
        average = without_overtime(main.average, inputs)
        amount = None if average is None else replace(main, average=average).total
        yield Alternative(OVERTIME, amount, figures.in_force(day, law.WAGE) or (law.AMOUNT,))
    filing = inputs.day("filing")
    if filing is not None and arbitration_limit(day, interruption(inputs), figures, filing).rests_on_proof(
        filing
    ):
        yield Alternative(UNPROVED, ZERO, (ARBITRATION_LIMIT,))


def _a_day(main: Reading, figures: Figures) -> Iterator[Alternative]:
    day = main.counting.end
    for part in main.parts:
        for other in other_readings(part.worked.start, part.worked.end):
            months = main.months - part.months + replace(part, worked=other).months
            if months != main.months:
                how = "多" if other.end > part.worked.end else "少"
                yield Alternative(
                    f"入职日在29日到31日，满一个月算到哪一天差一天：{how}算一天的读法。",
                    main.with_months(months),
                    figures.in_force(day, *law.COUNTING) or (law.AMOUNT,),
                )


def of_old_years(main: Reading, figures: Figures, *, doubtful: bool) -> Iterator[Alternative]:
    """What is disputed of service before 2008: whether it counts, how its broken year is rounded, and
    whether the limit of a capped wage takes it in."""
    how, day = main.counting, main.counting.end
    if how.start >= law.CONTRACT_LAW_DAY:
        return
    basis = (law.TRANSITION, *law.local(figures, day, law.OLD_YEARS))
    if doubtful:
        whole = main.counted(replace(how, old_counts=True))
        yield Alternative("2008年以前的年限也算（看当时的规定，原文没有核对到）。", whole.total, basis)
    if not how.old_counts:
        return
    most = main.held.most_years if main.pay.capped else None
    old, new = years.in_two(how, most, main.held.rates)
    seen = {main.months}
    for months, reading in (
        (years.old_year_whole(old) + new.months, "2008年以前和以后分开算，以前不满一年的按一年算。"),
        (old.months + new.months, "2008年以前和以后分开算，各自按满六个月、不满六个月折算。"),
    ):
        if months not in seen:
            seen.add(months)
            yield Alternative(reading, main.with_months(months), basis)
    joint = main.counted(replace(how, joint=True))
    if main.pay.capped and joint.months != main.months:
        yield Alternative(
            "工资封顶的，2008年以前的年限也算进最多的年限里。", joint.total, (law.AMOUNT, *basis)
        )


def of_the_limit(main: Reading, figures: Figures) -> Iterator[Alternative]:
    """Of twice the compensation: whether the limit of a capped wage spares the years before 2008."""
    apart = main.counted(replace(main.counting, joint=False))
    if main.counting.start < law.CONTRACT_LAW_DAY and apart.months != main.months:
        day = main.counting.end
        basis = (*figures.in_force(day, law.DOUBLE_YEARS), *law.local(figures, day, law.DOUBLE_OLD_YEARS))
        yield Alternative(
            "工资封顶的，2008年以前的年限不算进最多的年限里。", apart.total, (law.AMOUNT, *basis)
        )


def without_amounts(found: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """The readings alone, where an open fact keeps them from coming to one sum."""
    return tuple(Alternative(one.reading, None, one.basis) for one in found)


def nothing(reading: str, basis: tuple[ProvisionRef, ...]) -> Alternative:
    return Alternative(reading, ZERO, basis)
