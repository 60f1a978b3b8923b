"""What time does to the lines of a claim, for each kind of limitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.domain import Alternative, Award, ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.claims import UNDATED, Extras, Line, one_year, remuneration, without_limit
from advisor.rules.common_inputs import REMUNERATION_TIME
from advisor.rules.inputs import InputError, Inputs, read_inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace
from advisor.sources import Library
from advisor.sources.places import Place

BASIS = ProvisionRef("中华人民共和国劳动法", "第五十条")
OTHER = Alternative("另一种读法。", Decimal(5), (BASIS,))
EXTRAS = Extras(basis=(BASIS,), alternatives=(OTHER,))


def lines(*months: str, amount: str = "100.00") -> list[Line]:
    return [
        Line.of_month(Month(int(month[:4]), int(month[5:])), Decimal(amount)) if month else undated(amount)
        for month in months
    ]


def undated(amount: str) -> Line:
    return Line("一笔", Decimal(amount))


@pytest.fixture
def figures(library: Library) -> Figures:
    return Figures(library.parameters, Place("广州", "广东"), classes=library.city_classes)


def told(library: Library, **raw: Any) -> Inputs:
    return read_inputs(REMUNERATION_TIME, raw, library)


def paid(
    owed: Sequence[Line], library: Library, figures: Figures, high: Sequence[Line] = (), **raw: Any
) -> Award:
    trace = Trace(date(2026, 11, 22))
    return remuneration("x", owed, trace, told(library, **raw), figures, EXTRAS, high=high)


def test_without_a_filing_date_nothing_is_barred(library: Library, figures: Figures) -> None:
    award = paid(lines("2015-01", "2026-01"), library, figures)
    assert (award.outcome, award.total, award.amount, award.bands) == (
        "award",
        Decimal("200.00"),
        Decimal("200.00"),
        None,
    )


def test_while_employed_old_months_are_older_not_barred(library: Library, figures: Figures) -> None:
    award = paid(lines("2015-01", "2026-01"), library, figures, employment_end="在职", filing="2026-11-22")
    assert award.bands is not None
    assert (award.bands.recent, award.bands.older, award.bands.barred) == (100, 100, 0)
    assert award.alternatives == (OTHER,)


def test_a_year_after_the_end_everything_is_barred(library: Library, figures: Figures) -> None:
    award = paid(lines("2025-01"), library, figures, employment_end="2025-02-28", filing="2026-03-01")
    assert (award.total, award.amount) == (Decimal("100.00"), Decimal("0.00"))
    assert award.alternatives == ()
    in_time = paid(lines("2025-01"), library, figures, employment_end="2025-02-28", filing="2026-02-28")
    assert in_time.amount == Decimal("100.00")  # a Saturday that is worked: not moved


def test_whether_employment_ended_is_asked_when_it_decides(library: Library, figures: Figures) -> None:
    award = paid(lines("2024-01"), library, figures, filing="2026-11-22")
    assert (award.outcome, award.total, award.amount) == ("missing", Decimal("100.00"), None)
    assert [entry.fact for entry in award.missing] == ["employment_end"]


def test_a_sum_without_a_month_is_older_and_says_so(library: Library, figures: Figures) -> None:
    award = paid(lines(""), library, figures, employment_end="在职", filing="2026-11-22")
    assert award.bands is not None and award.bands.older == 100
    assert UNDATED in award.warnings
    asked = paid(lines(""), library, figures, filing="2026-11-22")
    assert asked.outcome == "missing"


def test_a_range_has_ends_and_no_bands(library: Library, figures: Figures) -> None:
    award = paid(lines("2026-01"), library, figures, high=lines("2026-01", amount="150.00"))
    assert (award.outcome, award.low, award.high, award.total) == (
        "range",
        Decimal("100.00"),
        Decimal("150.00"),
        None,
    )
    assert award.items[0].value == "100.00 至 150.00"


def test_equal_ends_are_no_range(library: Library, figures: Figures) -> None:
    award = paid(lines("2026-01"), library, figures, high=lines("2026-01"))
    assert (award.outcome, award.total) == ("award", Decimal("100.00"))


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"employment_end": "2025-12-31"}, "employment_end"),
        ({"filing": "2025-12-31"}, "filing"),
        ({"filing": "2026-02-01", "interrupted": "2026-02-02"}, "interrupted"),
    ],
)
def test_dates_that_contradict_are_refused(
    library: Library, figures: Figures, raw: dict[str, str], named: str
) -> None:
    with pytest.raises(InputError) as error:
        paid(lines("2026-01"), library, figures, **raw)
    assert error.value.name == named


def after(since: date | None, library: Library, figures: Figures, **raw: Any) -> Award:
    trace = Trace(date(2026, 11, 22))
    inputs = told(library, **raw)
    return one_year("x", lines(""), trace, inputs, figures, EXTRAS, since=since, event="离职那天")


def test_the_ordinary_year_counts_from_its_day(library: Library, figures: Figures) -> None:
    in_time = after(date(2025, 11, 30), library, figures, filing="2026-11-30")
    late = after(date(2025, 11, 30), library, figures, filing="2026-12-01")
    assert (in_time.amount, late.amount) == (Decimal("100.00"), Decimal("0.00"))
    assert late.bands is not None and late.bands.barred == 100
    assert late.deadlines[0].day == date(2026, 11, 30)


def test_a_demand_in_time_restarts_the_year(library: Library, figures: Figures) -> None:
    award = after(date(2025, 11, 30), library, figures, filing="2027-01-04", interrupted="2026-06-01")
    assert award.amount == Decimal("100.00")
    late = after(date(2025, 1, 31), library, figures, filing="2027-01-04", interrupted="2026-06-01")
    assert late.amount == Decimal("0.00")


def test_what_has_not_begun_does_not_run_out(library: Library, figures: Figures) -> None:
    award = after(None, library, figures, filing="2026-11-22")
    assert award.amount == Decimal("100.00") and award.deadlines == ()


def test_filing_before_the_event_is_refused(library: Library, figures: Figures) -> None:
    with pytest.raises(InputError):
        after(date(2026, 11, 30), library, figures, filing="2026-11-01")


def test_a_fund_benefit_has_no_limit_and_no_bands() -> None:
    award = without_limit("x", lines("2026-01", "2026-02"), Trace(date(2026, 3, 1)), EXTRAS)
    assert (award.total, award.bands, award.deadlines) == (Decimal("200.00"), None, ())
    assert award.steps[-1].substituted == "100.00 × 2"


def test_nothing_is_barred_while_a_holiday_may_still_move_the_last_day(
    library: Library, figures: Figures
) -> None:
    perhaps = paid(lines("2026-01"), library, figures, employment_end="2026-02-06", filing="2027-02-12")
    assert perhaps.amount == Decimal("100.00")
    surely = paid(lines("2026-01"), library, figures, employment_end="2026-02-06", filing="2027-02-18")
    assert surely.amount == Decimal("0.00")
