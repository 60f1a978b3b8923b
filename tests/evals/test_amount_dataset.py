"""The cases by which amounts are judged: enough of each kind, gold that is well formed, a strict judge."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from advisor.advice import Advisor
from advisor.sources import Library
from evals.amount_cases import AmountCase, amount_cases, half, judge, later_amount_cases
from evals.answers import DIFFICULTIES, LAYERS

CASES = amount_cases()
LATER = later_amount_cases()
SUMS = ("total", "amount", "low", "high")
OUTCOMES = {"award", "range", "conflict", "nothing", "missing", "not_applicable"}
KEYS = {"entitlement", "outcome", "missing", "day", "items", "bands", *SUMS}
NOTHING_IS_GIVEN: dict[str, Any] = {"text": "", "awards": [], "missing": []}


def award(**more: Any) -> dict[str, Any]:
    return {
        "entitlement": "unpaid_wages",
        "outcome": "award",
        "unit": "元",
        "items": [],
        "deadlines": [],
        **more,
    }


def answer(*awards: dict[str, Any], asked: str = "", text: str = "") -> dict[str, Any]:
    return {"text": text, "awards": list(awards), "missing": [{"fact": asked}] if asked else []}


def test_there_are_enough_cases_and_either_half_has_every_frequent_entitlement() -> None:
    assert len(CASES) >= 150
    count = Counter((case.expect.get("entitlement"), half(case)) for case in CASES)
    for entitlement in {case.expect["entitlement"] for case in CASES if "entitlement" in case.expect}:
        assert count[entitlement, "dev"] and count[entitlement, "held-out"], entitlement


def test_nearly_everything_that_can_be_computed_is_asked_for() -> None:
    asked = {case.expect.get("entitlement") for case in CASES}
    computed = {one.id for one in Advisor().entitlements()}
    assert computed - asked == {"statutory_holidays"}


@pytest.mark.parametrize("case", (*CASES, *LATER), ids=lambda case: case.id)
def test_a_case_says_what_it_is_and_what_is_expected(case: AmountCase, library: Library) -> None:
    assert case.matter in library.topics
    assert case.layer in LAYERS and case.difficulty in DIFFICULTIES
    assert case.author and case.source and case.checked_by != case.author
    assert not set(case.expect) - KEYS
    assert {"outcome", "missing", "day", "items"} & set(case.expect)
    assert case.expect.get("outcome", "award") in OUTCOMES
    for sum in (case.expect[name] for name in SUMS if name in case.expect):
        assert isinstance(sum, str) and Decimal(sum) >= 0


def test_no_two_messages_are_alike() -> None:
    assert len({case.question for case in (*CASES, *LATER)}) >= len(CASES) + len(LATER) - 1
    assert len({case.id for case in (*CASES, *LATER)}) == len(CASES) + len(LATER)


def test_the_cases_without_a_number_count_as_seen() -> None:
    assert all(half(case) == "dev" for case in CASES if not case.id.startswith("am-"))
    assert half(next(case for case in CASES if case.id == "am-002")) == "held-out"


def test_a_sum_is_exact_to_the_fen_or_wrong() -> None:
    expect = {"entitlement": "unpaid_wages", "outcome": "award", "total": "10.00"}
    assert judge(expect, answer(award(total="10.00")))[0] == "exact"
    assert judge(expect, answer(award(total="10.01")))[0] == "wrong"
    assert judge(expect, NOTHING_IS_GIVEN)[0] == "asked"


def test_another_entitlement_in_place_of_the_one_asked_about_is_wrong() -> None:
    expect = {"entitlement": "overtime_pay", "outcome": "award", "total": "10.00"}
    assert judge(expect, answer(award(total="10.00")))[0] == "wrong"


def test_a_sum_where_a_fact_must_be_asked_for_is_wrong() -> None:
    expect = {"entitlement": "unpaid_wages", "missing": ["months"]}
    assert judge(expect, answer(asked="months"))[0] == "exact"
    assert judge(expect, answer(asked="city"))[0] == "asked"
    assert judge(expect, answer(award(total="1.00", amount="1.00"), asked="months"))[0] == "wrong"
    # Days of leave are no sum: what they are worth waits for the wage.
    days = award(total="5", amount="5", unit="天")
    assert judge(expect, answer(days, asked="months"))[0] == "exact"


def test_nothing_owed_must_be_said_and_not_left_out() -> None:
    expect = {"entitlement": "unpaid_wages", "outcome": "nothing"}
    assert judge(expect, answer(award(outcome="not_applicable")))[0] == "exact"
    assert judge(expect, answer(award(total="0.00", amount="0.00")))[0] == "exact"
    assert judge(expect, NOTHING_IS_GIVEN)[0] == "asked"
    assert judge(expect, answer(award(total="1.00", amount="1.00")))[0] == "wrong"


def test_no_sum_may_be_given_where_the_figure_is_not_held() -> None:
    expect = {"entitlement": "unpaid_wages", "outcome": "missing"}
    assert judge(expect, NOTHING_IS_GIVEN)[0] == "exact"
    assert judge(expect, answer(award(total="1.00", amount="1.00")))[0] == "wrong"


def test_a_last_day_is_told_by_the_deadline_or_in_words() -> None:
    expect = {"entitlement": "deadline", "day": "2026-12-07"}
    item = {"label": "最后一天", "value": "2026-12-07"}
    assert judge(expect, answer(award(entitlement="deadline", items=[item])))[0] == "exact"
    assert judge(expect, answer(text="最后一天是2026年12月7日。"))[0] == "exact"
    other = {**item, "value": "2026-12-05"}
    assert judge(expect, answer(award(entitlement="deadline", items=[other])))[0] == "wrong"
