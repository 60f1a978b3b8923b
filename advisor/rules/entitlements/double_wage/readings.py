"""The readings of the second wage a tribunal may take instead, each with its sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Alternative
from advisor.rules.calendar import add_years, chinese_day, last_day
from advisor.rules.entitlements.double_wage import law
from advisor.rules.entitlements.double_wage.dues import Reckoning
from advisor.rules.entitlements.double_wage.period import LIMIT
from advisor.rules.entitlements.double_wage.sums import accrual_is_open, local_refs
from advisor.rules.limitation import ARBITRATION_LIMIT, arbitration_years
from advisor.rules.parameters import Figures
from advisor.rules.service import MONTHS_A_YEAR, ONE_DAY, month_end
from advisor.rules.trace import ZERO, fen

LATER = "“满一个月的次日”也可能晚一天算"
BY_WHOLE_MONTH = "倒推一年按整月算"
FROM_THE_END = "不逐月往前推，整段从最后一天起算一年，都没有过时效"


def alternatives(reckoning: Reckoning, figures: Figures) -> Iterator[Alternative]:
    """The readings a tribunal may take instead, where they change what can be claimed."""
    claimed = reckoning.total("claim_low")
    yield from _a_day_later(reckoning, claimed, figures)
    if reckoning.is_open:
        return
    for due in reckoning.dues:
        if due.age == "cut" and due.high != due.claim_low:
            reading = f"{BY_WHOLE_MONTH}，{due.part.label}都算在内"
            basis = (ARBITRATION_LIMIT, *local_refs(reckoning, figures, law.LOCAL_LIMIT))
            sum_ = claimed - due.claim_low + due.low if due.low == due.high else None
            yield Alternative(reading, sum_, basis)
        if due.capped and due.age == "claimable" and due.by_days is not None:
            uncapped = claimed - due.low + due.by_days
            yield Alternative("不满一个月的按天算，不以一个月工资封顶", uncapped, (law.DUTY,))
    yield from _from_the_end(reckoning, figures)
    yield from _open_ended_for_a_year(reckoning, claimed, figures)


def _from_the_end(reckoning: Reckoning, figures: Figures) -> Iterator[Alternative]:
    """Art. 27(1) names no way to count back; month by month is what Guangdong's minutes say."""
    period, counted, accrued = reckoning.period, reckoning.counted, reckoning.total("low")
    if law.is_local(figures) or counted is None or accrued == reckoning.total("claim_low"):
        return
    years = arbitration_years(figures, period.on).whole
    if not last_day(add_years(period.end, years)).passed(counted) and not accrual_is_open(reckoning):
        yield Alternative(FROM_THE_END, accrued, (ARBITRATION_LIMIT,))


def _a_day_later(reckoning: Reckoning, claimed: Decimal, figures: Figures) -> Iterator[Alternative]:
    period = reckoning.period
    if period.grace is None or not reckoning.dues:
        return
    first = reckoning.dues[0]
    if first.age != "claimable" or not reckoning.total("claim_high"):
        return
    later = period.begin + ONE_DAY
    reading = f"{LATER}，从{chinese_day(later)}起，少一天（按少一个工作日算）"
    second = first.wage * (reckoning.multiple.value - 1)
    one_day = min(first.low, fen(second / first.pay_days.value))
    sum_ = None if reckoning.is_open else claimed - one_day
    yield Alternative(reading, sum_, (*figures.in_force(period.on, law.PERIOD), *law.COUNTING))


def _open_ended_for_a_year(reckoning: Reckoning, claimed: Decimal, figures: Figures) -> Iterator[Alternative]:
    """Art. 82(2) names no end; some take the relation as settled after a year, as without any contract."""
    period = reckoning.period
    if period.situation != "open_ended_refused":
        return
    years = figures.need(LIMIT, period.on).whole
    last = month_end(period.counted_from, years * MONTHS_A_YEAR)
    within = sum((due.claim_low for due in reckoning.dues if due.part.first <= last), ZERO)
    if within != claimed:
        reading = f"最多算满一年，到{chinese_day(last)}为止：以后视为已有无固定期限的关系"
        yield Alternative(reading, within, (law.DUTY, law.OLD_TERMS_FIRST))
