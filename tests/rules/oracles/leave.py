"""A second, naive reading of annual leave: day by day, figures written out, nothing shared with the rule.

Answers (outcome, unit, total, amount, barred sum, amounts of the other readings as a set); the last two None
where there is no filing date, or no sum.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import chinese_calendar

ONE = timedelta(days=1)
Answer = tuple[str, str, Decimal, Decimal, Decimal | None, set[Decimal]]


def year_later(day: date) -> date:
    """The last day of one year counted from `day`, moved past days off."""
    last = date(day.year + 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
    while True:
        try:
            off = bool(chinese_calendar.is_holiday(last))
        except NotImplementedError:
            if last.weekday() < 5:
                return last + 9 * ONE  # a break not published yet may still move it
            off = True
        if not off:
            return last
        last += ONE


def table(years: Fraction) -> int:
    return 15 if years >= 20 else 10 if years >= 10 else 5 if years >= 1 else 0


def lower(days: int) -> int:
    return {15: 10, 10: 5, 5: 0}[days]


def too_much_leave(given: dict[str, Any], years: Fraction) -> bool:
    sick = Fraction(str(given.get("sick_months", 0)))
    limit = 4 if years >= 20 else 3 if years >= 10 else 2
    return sick >= limit or given.get("personal_leave_days", 0) >= 20 or given.get("lost_last_year", False)


def leave(given: dict[str, Any]) -> Answer:
    none: Answer = ("not_applicable", "元", Decimal(0), Decimal(0), None, set())
    year, years = given["year"], Fraction(str(given["cumulative_years"]))
    full = table(years)
    if not full or given.get("continuous_12_months") is False or too_much_leave(given, years):
        return none
    gone = given.get("leave")
    here = [
        day
        for day in (date(year, 1, 1) + ONE * n for n in range(366))
        if day.year == year and given.get("join", day) <= day and (gone is None or day <= gone)
    ]
    part = not (here[0] == date(year, 1, 1) and here[-1] == date(year, 12, 31))
    taken = Fraction(str(given.get("taken_days", 0)))
    share = Fraction(len(here), 365) if part else Fraction(1)
    left = max(Fraction(0), floor(share * full) - taken)

    other_days = set()
    inside = min(365, len(here)) if part else 365
    after = floor((years - {15: 20, 10: 10, 5: 1}[full]) * 365)
    if after < inside:
        split = floor(Fraction((inside - after) * lower(full) + after * full, 365))
        start = floor(Fraction(inside * lower(full), 365))
        other_days |= {max(Fraction(0), split - taken), max(Fraction(0), start - taken)} - {left}
    if gone is not None and gone < date(year, 12, 31):
        other_days |= {Fraction(max(0, floor(share * full - taken)))} - {left}

    average = given.get("average_wage")
    if average is None and left:
        days = {as_decimal(one) for one in other_days}
        return ("award", "天", as_decimal(left), as_decimal(left), None, days)

    def worth(days: Fraction) -> Decimal:
        due = fen(Fraction(average or 0) / Fraction("21.75") * days * 2)
        return max(Decimal(0), due - given.get("paid", Decimal(0)))

    filing = given.get("filing")
    total = worth(left)
    if filing is None:
        return ("award", "元", total, total, None, {worth(one) for one in other_days} - {total})
    end = date(year + 1, 12, 31) if given.get("carried_over") else date(year, 12, 31)
    since = min(end, gone) if gone is not None else end
    if filing < since or (filing == since and since != gone):
        return ("award", "元", Decimal(0), Decimal(0), Decimal(0), {total} - {Decimal(0)})

    def late(day: date) -> bool:
        limit, demand = year_later(day), given.get("interrupted")
        if demand is not None and day < demand <= limit:
            limit = year_later(demand)
        return bool(filing > limit)

    barred = late(since)
    amount = Decimal(0) if barred else total
    others = {Decimal(0) if gone is not None and gone <= filing and late(gone) else total}
    others |= {Decimal(0) if late(min(date(year + 1, 12, 31), gone or date.max)) else total}
    if not barred:
        others |= {worth(one) for one in other_days}
    return ("award", "元", total, amount, total - amount, others - {amount})


def fen(sum_: Fraction) -> Decimal:
    return Decimal(floor(sum_ * 100 + Fraction(1, 2))) / 100


def as_decimal(days: Fraction) -> Decimal:
    return Decimal(days.numerator) / Decimal(days.denominator)
