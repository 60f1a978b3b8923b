"""A second, naive reading of the allowance: day by day, figures written out, nothing shared with the rule.

Slow and short on purpose. It knows Guangdong from June 2012 on, and answers
(outcome, total or (low, high), amount, bands).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import chinese_calendar

ONE = timedelta(days=1)


def rate(year: int, month: int) -> tuple[Decimal, Decimal]:
    return (Decimal(300), Decimal("13.8")) if (year, month) >= (2021, 6) else (Decimal(150), Decimal("6.9"))


def later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def rolled(day: date) -> date:
    while True:
        try:
            if not chinese_calendar.is_holiday(day):
                return day
        except NotImplementedError:
            if day.weekday() < 5:
                return day + 9 * ONE  # a break not published yet may still move it
        day += ONE


def month_sums(given: dict[str, Any], key: tuple[int, int], days: list[date]) -> tuple[Decimal, Decimal]:
    name = f"{key[0]}-{key[1]:02d}"
    monthly, daily = rate(*key)
    reading = given.get("temperature", {}).get(name)
    if given["post"] == "indoor_cooled" and (reading is None or reading < 33):
        return Decimal(0), Decimal(0)
    if given["post"] == "indoor_uncooled" and reading is not None and reading < 33:
        return Decimal(0), Decimal(0)
    whole = len(days) == calendar.monthrange(*key)[1]
    attended = given.get("attended_days", {}).get(name)
    absent = name in given.get("absence", {})
    weekdays = sum(1 for day in days if day.weekday() < 5)
    if attended is None and absent:
        return Decimal(0), monthly if whole else min(monthly, daily * weekdays)
    if whole and not absent:
        return (monthly, monthly) if attended is None else (min(monthly, daily * attended), monthly)
    by_days = min(monthly, daily * (weekdays if attended is None else attended))
    return by_days, by_days


def pay_off(sums: dict[tuple[int, int], Decimal], paid: Any) -> dict[tuple[int, int], Decimal]:
    left = {}
    pot = paid if isinstance(paid, Decimal) else Decimal(0)
    for key, due in sums.items():
        own = paid.get(f"{key[0]}-{key[1]:02d}", Decimal(0)) if isinstance(paid, dict) else pot
        used = min(due, own)
        pot -= used if isinstance(paid, Decimal) else 0
        left[key] = due - used
    return left


def allowance(given: dict[str, Any]) -> tuple[Any, ...]:
    filing, gone = given.get("filing"), given.get("employment_end")
    end = given["end"] if gone is None else min(given["end"], gone)
    last_worked = gone or given["end"]
    if filing is not None:
        end = min(end, filing)
    by_month: dict[tuple[int, int], list[date]] = {}
    day = given["start"]
    while day <= end:
        if 6 <= day.month <= 10:
            by_month.setdefault((day.year, day.month), []).append(day)
        day += ONE
    sums = {key: month_sums(given, key, days) for key, days in by_month.items()}
    nothing = not any(high for _, high in sums.values())
    if given["post"] == "indoor_cooled" and nothing and (sums or "temperature" not in given):
        return ("not_applicable", Decimal(0), Decimal(0), None)
    low = pay_off({key: pair[0] for key, pair in sums.items()}, given.get("paid"))
    high = pay_off({key: pair[1] for key, pair in sums.items()}, given.get("paid"))
    total, most = sum(low.values(), Decimal(0)), sum(high.values(), Decimal(0))

    employed = "employment_end" in given and (gone is None or (filing is not None and gone > filing))
    limit = rolled(later(last_worked, 1))
    demand = given.get("interrupted")
    if demand is not None and demand >= given["start"] and last_worked < demand <= limit:
        limit = rolled(later(demand, 1))
    barred = filing is not None and not employed and filing > limit
    if barred and "employment_end" not in given:
        return ("missing", None if total != most else total, None, None)
    if total != most:
        return ("range", (Decimal(0), Decimal(0)) if barred else (total, most), None, None)
    if filing is None:
        return ("award", total, total, None)
    if barred:
        return ("award", total, Decimal(0), (Decimal(0), Decimal(0), total))
    since = later(filing, -3 if given["city"] == "深圳" and filing >= date(2025, 12, 5) else -2)
    recent = sum(
        (sum_ for key, sum_ in low.items() if date(*key, calendar.monthrange(*key)[1]) >= since), Decimal(0)
    )
    return ("award", total, total, (recent, total - recent, Decimal(0)))
