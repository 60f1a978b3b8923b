"""A second, naive reading of overtime pay: fractions, figures and holidays written out, nothing shared.

It knows Guangzhou, Shenzhen and Foshan from January 2024 to October 2026 and answers
(outcome, low, high); low and high are the same sum, or the ends of a range.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

HOUR = Fraction("21.75") * 8
# 300 % days, further days off on weekdays, and weekend days worked: written out from the yearly notices.
STATUTORY = {
    *((2024, m, d) for m, d in ((1, 1), (2, 10), (2, 11), (2, 12), (4, 4), (5, 1), (6, 10), (9, 17))),
    *((2024, 10, d) for d in (1, 2, 3)),
    *((2025, m, d) for m, d in ((1, 1), (1, 28), (1, 29), (1, 30), (1, 31), (4, 4), (5, 1), (5, 2), (5, 31))),
    *((2025, 10, d) for d in (1, 2, 3, 6)),
    *((2026, m, d) for m, d in ((1, 1), (2, 16), (2, 17), (2, 18), (2, 19), (4, 5), (5, 1), (5, 2), (6, 19))),
    *((2026, m, d) for m, d in ((9, 25), (10, 1), (10, 2), (10, 3))),
}
OFF = {
    *((2024, 2, d) for d in (13, 14, 15, 16)),
    *((2024, m, d) for m, d in ((4, 5), (5, 2), (5, 3), (9, 16), (10, 4), (10, 7))),
    *((2025, 2, d) for d in (3, 4)),
    *((2025, m, d) for m, d in ((5, 5), (6, 2), (10, 7), (10, 8))),
    *((2026, m, d) for m, d in ((1, 2), (2, 20), (2, 23), (4, 6), (5, 4), (5, 5), (10, 5), (10, 6), (10, 7))),
}
WORKED = {
    *((2024, m, d) for m, d in ((2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12))),
    *((2025, m, d) for m, d in ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11))),
    *((2026, m, d) for m, d in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))),
}
MINIMUM = {
    "广州": ((202609, 2680), (202503, 2500), (202112, 2300)),
    "深圳": ((202609, 2700), (202503, 2520), (202201, 2360)),
    "佛山": ((202609, 2300), (202503, 2080), (202112, 1900)),
}


def fen(amount: Fraction) -> Fraction:
    return Fraction((amount * 100 + Fraction(1, 2)).__floor__(), 100)


def minimum(city: str, month: str) -> Fraction:
    key = int(month.replace("-", ""))
    return Fraction(next(value for since, value in MINIMUM[city] if since <= key))


def kind(day: date) -> str:
    key = (day.year, day.month, day.day)
    if key in STATUTORY:
        return "holiday"
    if key in OFF or (day.weekday() >= 5 and key not in WORKED):
        return "rest"
    return "work"


def hours_by_month(given: dict[str, Any]) -> dict[str, list[Fraction]]:
    months: dict[str, list[Fraction]] = {}
    for place, name in enumerate(("weekday_hours", "rest_day_hours", "holiday_hours")):
        for month, hours in given.get(name, {}).items():
            months.setdefault(month, [Fraction(0)] * 3)[place] += Fraction(str(hours))
    each = Fraction(str(given.get("hours_per_day", 0)))
    for text in given.get("dates", ()):
        day = date.fromisoformat(text)
        row = months.setdefault(text[:7], [Fraction(0)] * 3)
        which = kind(day)
        if which == "work":
            row[0] += max(Fraction(0), each - 8)
        else:
            row[1 if which == "rest" else 2] += each
    rest = Fraction(str(given.get("rest_given_hours", 0)))
    for month in sorted(months):
        used = min(rest, months[month][1])
        months[month][1] -= used
        rest -= used
    return months


def hours_maybe_overtime(given: dict[str, Any], month: str) -> Fraction:
    """Hours told of working days, fewer than eight: perhaps the overtime alone."""
    each = Fraction(str(given.get("hours_per_day", 0)))
    dates = (date.fromisoformat(text) for text in given.get("dates", ()) if text.startswith(month))
    return sum((each for day in dates if kind(day) == "work" and each < 8), Fraction(0))


def less(sums: list[Fraction], paid: Any) -> Fraction:
    left, total = Fraction(str(paid or 0)), Fraction(0)
    for amount in sums:
        used = min(left, amount)
        left -= used
        total += amount - used
    return total


def overtime(given: dict[str, Any]) -> tuple[str, Fraction, Fraction]:
    system, approved = given.get("system", "standard"), given.get("approved")
    if "piece_price" in given:
        return by_piece(given)
    if system == "comprehensive" and approved is not False:
        return comprehensive(given)
    city, irregular = given["city"], system == "irregular" and approved is not False
    if irregular and approved and city != "深圳":
        return "not_applicable", Fraction(0), Fraction(0)
    low, high = [], []
    months = hours_by_month(given)
    for month in sorted(months):
        work, rest, holiday = months[month]
        full = work * Fraction(3, 2) + rest * 2 + holiday * 3
        maybe = hours_maybe_overtime(given, month) * Fraction(3, 2)
        few = (holiday * 3 if city == "深圳" else Fraction(0)) if irregular else full
        if "package_pay" in given:
            wage = max(minimum(city, month), Fraction(str(given.get("monthly_base", 0))))
            package = Fraction(str(given["package_pay"]))
            low.append(fen(max(Fraction(0), wage + wage / HOUR * full - package)))
            high.append(fen(max(Fraction(0), wage + wage / HOUR * (full + maybe) - package)))
            continue
        wage = max(minimum(city, month), Fraction(str(given["monthly_base"])))
        low.append(fen(wage / HOUR * few))
        high.append(fen(wage / HOUR * (few if irregular and approved else full + maybe)))
    least, most = less(low, given.get("paid")), less(high, given.get("paid"))
    return ("range" if least != most else "award"), least, most


def comprehensive(given: dict[str, Any]) -> tuple[str, Fraction, Fraction]:
    old = given["year"] <= 2024
    days = {
        "month": "20.83" if old else "20.67",
        "quarter": "62.5" if old else "62",
        "year": "250" if old else "248",
    }
    length = {"month": 1, "quarter": 3, "year": 12}[given["cycle"]]
    end = given.get("period", 1) * length
    holiday = Fraction(str(given.get("holiday_hours", 0)))
    beyond = max(
        Fraction(0), Fraction(str(given["total_hours"])) - holiday - Fraction(days[given["cycle"]]) * 8
    )
    # The figures of the last month: the minimum of a cycle is that of its last day.
    wage = max(minimum(given["city"], f"{given['year']}-{end:02d}"), Fraction(str(given["monthly_base"])))
    sum_ = less([fen(wage / HOUR * (beyond * Fraction(3, 2) + holiday * 3))], given.get("paid"))
    return "award", sum_, sum_


def by_piece(given: dict[str, Any]) -> tuple[str, Fraction, Fraction]:
    price, paid = Fraction(str(given["piece_price"])), given.get("base_price_paid")

    def at(less_one: int) -> Fraction:
        rates = (Fraction(3, 2) - less_one, Fraction(2) - less_one, Fraction(3) - less_one)
        names = ("weekday_pieces", "rest_day_pieces", "holiday_pieces")
        return fen(
            sum(
                (price * given.get(name, 0) * rate for name, rate in zip(names, rates, strict=True)),
                Fraction(0),
            )
        )

    low, high = (
        less([at(0 if paid is False else 1)], given.get("paid")),
        less([at(1 if paid else 0)], given.get("paid")),
    )
    return ("range" if low != high else "award"), low, high
