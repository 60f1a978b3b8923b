"""A second, naive reading of 经济补偿 and 违法解除赔偿金: fractions, figures written out, nothing shared.

Slow and short on purpose. It knows Guangzhou, Shenzhen, Shaoguan and a worker who named no city, for ends
from October 2018 to August 2026, and answers (outcome, total or (low, high), amount, names asked for instead
of a sum).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import chinese_calendar

ONE = timedelta(days=1)
NEW_LAW = date(2008, 1, 1)
OTHER_GROUNDS = {"expiry", "task_completed", "refusal_to_sign_after_month"}
NOT_KNOWN_BEFORE = {"article_38", "article_44", "operating_term_over"}
NOTHING = {
    *("expiry_refused_equal_renewal", "refusal_to_sign_within_month", "resignation", "worker_proposed"),
    *("article_39", "pension", "death", "part_time", "unlawful"),
}
MINIMUM = {
    "广州": [(date(2018, 7, 1), 2100), (date(2021, 12, 1), 2300), (date(2025, 3, 1), 2500)],
    "深圳": [(date(2018, 8, 1), 2200), (date(2022, 1, 1), 2360), (date(2025, 3, 1), 2520)],
    "韶关": [(date(2018, 7, 1), 1410), (date(2021, 12, 1), 1620), (date(2025, 3, 1), 1750)],
}


def moved(day: date, months: int) -> date:
    """The same day so many months on; the first of the next month where there is none."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if day.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year + month // 12, month % 12 + 1, 1)


def months_of_pay(start: date, end: date) -> Fraction:
    """Year by year from the first day; then the rest."""
    pay, begun = Fraction(0), 0
    while moved(start, begun + 12) - ONE <= end:
        begun += 12
        pay += 1
    if moved(start, begun) > end:
        return pay
    return pay + (1 if moved(start, begun + 6) - ONE <= end else Fraction(1, 2))


def fen(sum_: Fraction) -> Decimal:
    return Decimal(int(sum_ * 100 + Fraction(1, 2))) / 100


def minimum(city: str | None, day: date) -> int | None:
    return None if city is None else [value for since, value in MINIMUM[city] if since <= day][-1]


def average(given: dict[str, Any], start: date) -> Fraction | None:
    told = given["average_wage"]
    if not isinstance(told, dict):
        return Fraction(told)
    months = []
    after = given["end"] + ONE
    twelve_before = date(after.year - 1, after.month, 1)
    for name, sum_ in sorted(told.items()):
        year, month = int(name[:4]), int(name[5:])
        first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if last >= start and twelve_before <= first <= given["end"]:
            months.append((first >= start and last <= given["end"], Fraction(sum_)))
    whole = [sum_ for over, sum_ in months if over]
    used = whole or [sum_ for _, sum_ in months]
    return Fraction(sum(used), len(used)) if used else None


def worth(
    start: date,
    end: date,
    wage: Fraction,
    least: int | None,
    local: Fraction | None,
    old: str,
    twice: bool,
) -> Fraction:
    """The sum for one set of suppositions. `old`: none, all, or capped, for the years before 2008."""
    wage = max(wage, Fraction(least or 0))
    capped = local is not None and wage > 3 * local
    if capped and local is not None:
        wage = 3 * local
    if start >= NEW_LAW or old == "none":
        pay = months_of_pay(max(start, NEW_LAW), end)
        pay = min(pay, Fraction(12)) if capped else pay
    elif twice:
        pay = months_of_pay(start, end)
        pay = min(pay, Fraction(12)) if capped else pay
    else:
        before, after = months_of_pay(start, NEW_LAW - ONE), months_of_pay(NEW_LAW, end)
        over = old == "capped" and before > 12
        if capped or over:
            pay = (Fraction(12) if over else before) + (min(after, Fraction(12)) if capped else after)
        else:
            pay = months_of_pay(start, end)
    return wage * pay * (2 if twice else 1)


def years_before(given: dict[str, Any]) -> list[str]:
    """How the years before 2008 may count: one way, or a lower and a higher one."""
    ground = given.get("ground")
    if ground in ("employer_proposed", "unknown_cause"):
        return ["capped"]
    if ground == "article_40":
        reason = given.get("article_40_reason")
        return ["capped", "all"] if reason is None else ["capped" if reason == "incompetence" else "all"]
    fled = given.get("article_38_reason") == "employer_fled" and given.get("city") is not None
    if ground in OTHER_GROUNDS or (ground in NOT_KNOWN_BEFORE and not (ground == "article_38" and fled)):
        return ["none"]
    return ["all"]


def compensation(given: dict[str, Any], twice: bool) -> tuple[Any, ...]:
    ground, city, end = given.get("ground"), given.get("city"), given["end"]
    if ground in NOTHING:
        return "not_applicable", Decimal(0), Decimal(0), []
    if ground == "unknown_cause" and city is None:
        return "missing", None, None, ["city"]
    former, paid = given.get("transferred_from_start"), given.get("transferred_paid")
    firsts = {given["start"]}
    if former is not None and paid is not True:
        firsts = {former} if paid is False else {former, given["start"]}
    wage = average(given, min(firsts))
    if wage is None:
        return "missing", None, None, ["average_wage"]
    least, local = minimum(city, end), given.get("local_average_wage")
    if local is None and least is None and wage > 12600:
        return "missing", None, None, ["local_average_wage", "city"]
    locals_: list[Fraction | None] = [None if local is None else Fraction(local)]
    if local is None and least is not None and wage > 5 * least:
        locals_ = [Fraction(least), None]
    notices, asked = [Fraction(0)], []
    if ground == "article_40" and given.get("notice_given") is not True:
        last = given.get("last_month_wage")
        if last is None:
            asked = ["last_month_wage"]
            if given.get("notice_given") is None:
                asked = ["notice_given", "last_month_wage"]
        else:
            notices = [Fraction(last)] + ([] if given.get("notice_given") is False else [Fraction(0)])
    sums = [
        fen(worth(first, end, wage, least, cap, old, twice)) + fen(notice)
        for first in firsts
        for cap in locals_
        for old in (["all"] if twice else years_before(given))
        for notice in notices
    ]
    low, high = min(sums), max(sums)
    late = is_late(given)
    if asked:
        return "missing", None if low != high else low, None, asked
    if low != high:
        both = (Decimal(0), Decimal(0)) if late else (low, high)
        if given.get("article_38_reason") == "heat_or_leave_pay" and city is not None and not late:
            return "conflict", (Decimal(0), high), None, []
        return "range", both, None, []
    if given.get("article_38_reason") == "heat_or_leave_pay" and city is not None and not late and low:
        return "conflict", (Decimal(0), low), None, []
    return "award", low, Decimal(0) if late else low, []


def is_late(given: dict[str, Any]) -> bool:
    filing, end, asked = given.get("filing"), given["end"], given.get("interrupted")
    if filing is None:
        return False
    limit = a_year_on(end)
    if asked is not None and asked >= given["start"] and end < asked <= limit:
        limit = a_year_on(asked)
    return bool(filing > limit)


def a_year_on(day: date) -> date:
    try:
        last = day.replace(year=day.year + 1)
    except ValueError:
        last = date(day.year + 1, 2, 28)
    while True:
        try:
            if not chinese_calendar.is_holiday(last):
                return last
        except NotImplementedError:
            if last.weekday() < 5:
                return last + 9 * ONE  # a break not published yet may still move it
        last += ONE
